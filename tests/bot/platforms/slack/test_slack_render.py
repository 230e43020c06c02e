"""How replies look in Slack: what stands where, what is pressed, what a phone shows."""

from typing import Any

from bot.platforms.slack.show.look import Look, Message
from bot.platforms.slack.show.render import checked, messages, picker, progress
from commands.buttons import Button
from commands.reply import (
    Bar,
    Block,
    Buttons,
    Chart,
    Cite,
    Context,
    Heading,
    Item,
    Items,
    Link,
    Muted,
    Paragraph,
    Plain,
    QuoteBlock,
    Reply,
    StoryLink,
    Strong,
    Table,
    plain,
    said,
)
from commands.spec import Ask, Choice, Progress

BRIEF = Button("Brief", "brief", (("story", "ORRIN"),))
NEW = Paragraph((Strong("New since yesterday: "), Plain("Divers found cracks. "), Cite(1, "https://pell.example/a")))
BRIEFING = Reply(
    "The Orrin barrage",
    (
        Context(plain("ORRIN · developing · 14 articles · as of 07:00 CET")),
        NEW,
        Heading("Key facts"),
        Items((Item((Plain("It will not open. "), Cite(1, "https://pell.example/a"), Cite(2, "ftp://x"))),)),
        Heading("Quotes"),
        QuoteBlock(plain("“We will not stand under it”"), (Strong("Tamsin Roake"), Muted(" · Pell Gazette"))),
        Buttons((Button("Full briefing", "brief", style="primary"), Button("Stop", "untrack", style="danger"))),
    ),
)


def only(reply: Reply, look: Look | None = None) -> Message:
    """The reply as the one message that it fits into."""
    (message,) = messages(reply, look or Look())
    assert checked(message.blocks) == []
    return message


def kinds(message: Message) -> list[str]:
    """What its blocks are."""
    return [block["type"] for block in message.blocks]


def pressed(message: Message) -> list[dict[str, Any]]:
    """All that can be pressed or chosen."""
    return [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]


def block(reply_block: Block, look: Look | None = None) -> dict[str, Any]:
    """What a block becomes below a title."""
    return only(Reply("Title", (reply_block,)), look).blocks[1]


def items(how_many: int, *buttons: Button) -> Items:
    """Items with buttons of their own."""
    return Items(tuple(Item(plain(f"Story {n} · quiet"), buttons=buttons) for n in range(1, how_many + 1)))


def test_a_briefing_reads_in_its_order() -> None:
    """Header, circumstances, what is new, then each section with its heading, then the buttons."""
    message = only(BRIEFING)

    assert kinds(message) == ["header", "context", "rich_text", "rich_text", "rich_text", "actions"]
    assert message.blocks[0]["text"] == {"type": "plain_text", "text": "The Orrin barrage", "emoji": False}
    heading, facts = message.blocks[3]["elements"]
    assert heading["elements"] == [{"type": "text", "text": "Key facts", "style": {"bold": True}}]
    assert (facts["type"], facts["style"]) == ("rich_text_list", "bullet")


def test_a_source_number_leads_to_its_article_if_that_is_on_the_web() -> None:
    """[1] is a link, [2] with an address that is none of the web is a word."""
    fact = only(BRIEFING).blocks[3]["elements"][1]["elements"][0]["elements"]

    assert fact[1] == {"type": "link", "url": "https://pell.example/a", "text": "[1]"}
    assert fact[2] == {"type": "text", "text": "[2]"}


def test_a_quote_is_a_quote_with_its_speaker_below() -> None:
    """Words, a new line, who said them."""
    quote = only(BRIEFING).blocks[4]["elements"][1]

    assert quote["type"] == "rich_text_quote"
    assert "".join(each["text"] for each in quote["elements"]) == (
        "“We will not stand under it”\n— Tamsin Roake · Pell Gazette"
    )


def test_buttons_carry_their_codes_and_styles_under_numbers_of_their_own() -> None:
    """The code is all that a press brings back."""
    full, stop = pressed(only(BRIEFING))

    assert (full["action_id"], full["value"], full["style"]) == ("do:1", "brief", "primary")
    assert (stop["action_id"], stop["value"], stop["style"]) == ("do:2", "untrack", "danger")


def test_a_button_whose_code_is_too_long_is_left_out() -> None:
    """The message stands without it."""
    message = only(Reply("Title", (Buttons((Button("Brief", "brief", (("story", "x" * 100),)), BRIEF)),)))

    assert [each["value"] for each in pressed(message)] == [BRIEF.code]


def test_the_platforms_own_buttons_join_the_last_row() -> None:
    """Share stands beside what the reply brought, and alone where it brought nothing."""
    share = Button("Share", "brief", (("share", "yes"),))

    assert [each["text"]["text"] for each in pressed(only(BRIEFING, Look(extra=(share,))))] == [
        "Full briefing",
        "Stop",
        "Share",
    ]
    assert kinds(only(said("Done", "It is."), Look(extra=(share,)))) == ["header", "rich_text", "actions"]


def test_few_items_have_their_buttons_right_below() -> None:
    """Three stories: each with its own row."""
    assert kinds(only(Reply("Stories", (items(3, BRIEF),)))) == ["header", *["rich_text", "actions"] * 3]


def test_many_items_share_one_list_that_names_each_by_its_first_words() -> None:
    """Six stories: a list of six to brief, under the button's label."""
    rows = tuple(
        Item(plain(f"Story {n} · quiet"), buttons=(Button("Brief", "brief", (("story", str(n)),)),)) for n in range(6)
    )
    message = only(Reply("Stories", (Items(rows),)))

    (select,) = pressed(message)
    assert (select["type"], select["action_id"], select["placeholder"]["text"]) == (
        "static_select",
        "do-one:1",
        "Brief…",
    )
    assert [option["text"]["text"] for option in select["options"]] == [f"Story {n}" for n in range(6)]
    assert select["options"][2]["value"] == "brief?story=2"


def test_items_of_many_kinds_of_buttons_share_one_list_that_says_which() -> None:
    """Four different buttons an item: one list, each choice with the button's label."""
    four = tuple(Button(label, label.lower()) for label in ("Brief", "Follow", "Stop", "Merge"))
    (select,) = pressed(only(Reply("Stories", (items(6, *four),))))

    assert select["placeholder"]["text"] == "Choose…"
    assert select["options"][1]["text"]["text"].startswith("Follow: Story")


def test_an_ordered_list_counts_on_after_buttons() -> None:
    """Buttons between two items do not start it at one again."""
    rows = Items((Item(plain("First"), buttons=(BRIEF,)), Item(plain("Second"))), ordered=True)
    message = only(Reply("Title", (rows,)))

    first, second = (each["elements"][0] for each in message.blocks if each["type"] == "rich_text")
    assert (first["style"], first.get("offset"), second["offset"]) == ("ordered", None, 1)


def test_a_detail_stands_below_its_item() -> None:
    """On a new line of the same item."""
    (listed,) = block(Items((Item(plain("Name"), plain("why")),)))["elements"]

    assert "".join(each["text"] for each in listed["elements"][0]["elements"]) == "Name\nwhy"


def test_a_story_leads_to_the_desk_where_others_can_reach_it() -> None:
    """With a public desk a link; without, strong words."""
    line = Paragraph((StoryLink("The barrage", "ORRIN"),))

    with_desk = block(line, Look(desk="https://desk.pell.example"))["elements"][0]["elements"][0]
    without = block(line)["elements"][0]["elements"][0]
    assert with_desk["url"] == "https://desk.pell.example/stories/ORRIN"
    assert without == {"type": "text", "text": "The barrage", "style": {"bold": True}}


def test_a_line_that_leads_a_list_stands_right_above_it() -> None:
    """One block, no gap."""
    message = only(Reply("Digest", (Paragraph(plain("The barrage")), items(2), Paragraph(plain("More.")))))

    assert kinds(message) == ["header", "rich_text", "rich_text"]


def test_circumstances_with_a_link_are_no_grey_line() -> None:
    """In a context block words from outside stand plain, and plain text links nothing."""
    assert block(Context(plain("as of 07:00")))["type"] == "context"
    assert block(Context((Link("Pell Gazette", "https://pell.example"),)))["type"] == "rich_text"


def test_a_number_and_its_outlet_with_one_address_are_one_link() -> None:
    """What leads to the same place is one link, blanks outside it."""
    url = "https://pell.example/a"
    parts = block(Paragraph((Plain("So. "), Cite(1, url), Link(" Pell Gazette ", url), Plain("x"))))["elements"][0]

    assert [each["text"] for each in parts["elements"]] == ["So. ", "[1] Pell Gazette", " x"]


def test_a_chart_is_its_picture_where_there_is_one_and_its_words_where_not() -> None:
    """The words stand for the picture for those who cannot see it, too."""
    chart = Chart("Coverage per day", "9 articles.", "articles", (Bar("Mon", 9),))

    picture = block(chart, Look(pictures={"Coverage per day": "F123"}))
    assert picture == {"type": "image", "slack_file": {"id": "F123"}, "alt_text": "9 articles."}
    assert block(chart)["elements"][0]["elements"][0]["text"] == "9 articles."


def test_a_table_is_a_table_with_bold_names_and_even_rows() -> None:
    """A short row is filled up: Slack refuses rows of different lengths."""
    made = block(Table(("Outlet", "Articles"), ((plain("Pell Gazette"), plain("9")), (plain("Wire"),))))

    assert made["type"] == "table"
    assert [len(row) for row in made["rows"]] == [2, 2, 2]


def test_an_error_is_one_plain_sentence() -> None:
    """No header shouts it."""
    message = only(Reply("There is no story ORIN; did you mean ORRIN?", tone="error"))

    assert kinds(message) == ["rich_text"]
    assert message.text == "There is no story ORIN; did you mean ORRIN?"


def test_a_title_that_is_all_there_is_is_a_plain_line() -> None:
    """A quiet day takes one line, not a headline."""
    assert kinds(only(Reply("Nothing new in 3 stories since yesterday 07:00"))) == ["rich_text"]


def test_a_title_that_the_first_heading_says_again_stands_once() -> None:
    """Nobody reads it twice."""
    assert kinds(only(Reply("Roles", (Heading("roles"), Paragraph(plain("Everyone reads.")))))) == [
        "header",
        "rich_text",
    ]


def test_a_title_too_long_for_a_header_is_a_bold_line() -> None:
    """Its words stay whole."""
    message = only(Reply("word " * 40, (Paragraph(plain("x")),)))

    assert kinds(message) == ["rich_text", "rich_text"]


def test_a_phone_shows_the_title_and_the_newest_line() -> None:
    """Without source numbers, within 150 characters."""
    assert only(BRIEFING).text == "The Orrin barrage: New since yesterday: Divers found cracks."


def test_a_phone_shows_what_sums_up_a_list() -> None:
    """Six stories: how many moved, not the first of them."""
    reply = Reply("6 stories tracked", (Context(plain("2 new articles")), items(2)))

    assert only(reply).text == "6 stories tracked: 2 new articles"


def test_a_phone_shows_the_first_news_of_a_digest_with_its_story() -> None:
    """The story's name without its counts, then the line."""
    head = Paragraph((StoryLink("The barrage", "ORRIN"), Muted(" · developing · 14 articles")))
    reply = Reply("New in 2 stories", (Context(plain("18 new lines")), head, Items((Item(plain("It cracked.")),))))

    assert only(reply).text == "New in 2 stories: The barrage: It cracked."


def test_an_empty_reply_is_a_message_all_the_same() -> None:
    """Slack takes no message without words."""
    assert only(Reply("")).blocks


def test_progress_is_one_grey_line_that_says_how_far() -> None:
    """With a count where one is known."""
    assert progress(Progress("Reading", 3, 6)).blocks[0]["elements"][0]["text"] == "Reading · 3 of 6"
    assert progress(Progress("Reading")).blocks[0]["elements"][0]["text"] == "Reading …"
    assert checked(progress(Progress("")).blocks) == []


def test_few_short_choices_are_buttons_and_going_ahead_is_the_first() -> None:
    """Below a preview the first choice is the one that does it."""
    ask = Ask(
        "confirm", "Start tracking?", (Choice("Start", "yes"), Choice("Not now", "no")), said("Track it?", "2 fit")
    )
    (message,) = picker(ask, "k3yk3yk3yk3y", Look())

    assert [(each["action_id"], each["value"], each.get("style")) for each in pressed(message)] == [
        ("pick:k3yk3yk3yk3y:0", "yes", "primary"),
        ("pick:k3yk3yk3yk3y:1", "no", None),
    ]
    assert kinds(message) == ["header", "rich_text", "rich_text", "actions"]


def test_choices_with_hints_are_told_above_their_buttons() -> None:
    """A button has no room for why."""
    (message,) = picker(Ask("story", "Which?", (Choice("A", "a", "3 new"), Choice("B", "b"))), "k3yk3yk3yk3y", Look())

    assert "3 new" in str(message.blocks[0])


def test_other_choices_are_searched_with_every_letter() -> None:
    """One choice, many choices or long ones: a list that Slack fills by asking."""
    for choices in (
        (),
        (Choice("A", "a"),),
        tuple(Choice(str(n), str(n)) for n in range(6)),
        (Choice("x" * 61, "x"),) * 2,
    ):
        (message,) = picker(Ask("story", "Which story?", choices), "k3yk3yk3yk3y", Look())
        (select,) = pressed(message)

        assert (select["type"], select["min_query_length"]) == ("external_select", 0)
        assert select["action_id"] == message.blocks[-1]["block_id"] == "choose:k3yk3yk3yk3y"


def test_a_file_is_pasted() -> None:
    """The button opens what takes it."""
    (message,) = picker(Ask("file", "Which OPML file?", (), upload=True), "k3yk3yk3yk3y", Look())

    assert [each["action_id"] for each in pressed(message)] == ["paste:k3yk3yk3yk3y:0"]
