"""How replies look in Discord: what stands where, what is pressed, what carries a delivery."""

from typing import Any

import pytest

from bot.platforms.answering import Sharing
from bot.platforms.discord.asking import value_of
from bot.platforms.discord.checks import checked
from bot.platforms.discord.letters import JOINER
from bot.platforms.discord.limits import NO_PREVIEWS, V2
from bot.platforms.discord.look import Look
from bot.platforms.discord.pieces import every
from bot.platforms.discord.render import ACCENTS, delivery_in, messages, picker, progress
from commands.buttons import Button, pressed
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

Json = dict[str, Any]
URL = "https://pell.example/a"
BRIEF = Button("Brief", "brief", (("story", "ORRIN"),))
BRIEFING = Reply(
    "The Orrin barrage",
    (
        Context(plain("ORRIN · developing · 14 articles · as of 07:00 CET")),
        Paragraph((Strong("New since yesterday "), Plain("Divers found cracks. "), Cite(1, URL))),
        Heading("Key facts"),
        Items((Item((Plain("It will not open. "), Cite(1, URL), Cite(2, "ftp://x"))),)),
        Heading("Quotes"),
        QuoteBlock(plain("“We will not stand under it”"), (Strong("Tamsin Roake"), Muted(" · Pell Gazette"))),
        Buttons((Button("Full briefing", "brief", style="primary"), Button("Stop", "untrack", style="danger"))),
    ),
)


def only(reply: Reply, look: Look | None = None, **more: Any) -> Json:
    """The reply as the one message that it fits into."""
    (message,) = messages(reply, look or Look(), **more)
    assert checked(message) == []
    return message


def inner(message: Json) -> list[Json]:
    """What its container holds."""
    (container,) = message["components"]
    held: list[Json] = container["components"]
    return held


def texts(message: Json) -> list[str]:
    """Its texts, in order."""
    return [each["content"] for each in every(message["components"]) if each["type"] == 10]


def pressables(message: Json) -> list[Json]:
    """All that can be pressed or chosen."""
    return [each for each in every(message["components"]) if each["type"] in {2, 3}]


def block(reply_block: Block, look: Look | None = None) -> Json:
    """What a block becomes below a title."""
    return inner(only(Reply("Title", (reply_block,)), look))[2]


def items(how_many: int, *buttons: Button) -> Items:
    """Items with buttons of their own."""
    return Items(tuple(Item(plain(f"Story {n} · quiet"), buttons=buttons) for n in range(1, how_many + 1)))


def test_a_briefing_reads_in_its_order() -> None:
    """Title and circumstances, a rule, what is new, each section under its heading, then the buttons."""
    message = only(BRIEFING)

    assert [each["type"] for each in inner(message)] == [10, 14, 10, 10, 10, 1]
    assert texts(message)[0] == "## The Orrin barrage\n-# ORRIN · developing · 14 articles · as of 07\\:00 CET"
    assert texts(message)[2] == f"### Key facts\n- It will not open. [\\[1\\]]({URL})\\[2\\]"
    assert message["flags"] == V2
    assert message["allowed_mentions"] == {"parse": []}
    assert "content" not in message


def test_a_quote_is_a_quote_with_its_speaker_below() -> None:
    """Words, a new line, who said them."""
    assert texts(only(BRIEFING))[3] == "### Quotes\n> “We will not stand under it”\n> — **Tamsin Roake** · Pell Gazette"


def test_the_bar_at_the_edge_says_how_it_went() -> None:
    """One colour where all is well, others for a notice and an error."""
    tones = ("ok", "notice", "error")
    shown = [only(Reply("It failed.", tone=tone))["components"][0]["accent_color"] for tone in tones]

    assert shown == [ACCENTS[tone] for tone in tones]
    assert len(set(shown)) == 3


def test_buttons_carry_their_codes_and_styles_under_numbers_of_their_own() -> None:
    """The name is all that a press brings back."""
    full, stop = pressables(only(BRIEFING))

    assert (full["custom_id"], full["style"], full["label"]) == ("do:0:brief", 1, "Full briefing")
    assert (stop["custom_id"], stop["style"]) == ("do:1:untrack", 4)


def test_a_button_whose_code_is_too_long_is_left_out() -> None:
    """The message stands without it."""
    message = only(Reply("Title", (Buttons((Button("Brief", "brief", (("story", "x" * 85),)), BRIEF)),)))

    assert [each["label"] for each in pressables(message)] == ["Brief"]
    assert pressables(message)[0]["custom_id"].endswith(BRIEF.code)


def test_six_buttons_take_two_rows() -> None:
    """Discord takes five side by side."""
    six = Buttons(tuple(Button(str(n), "brief") for n in range(6)))

    assert [len(row["components"]) for row in inner(only(Reply("Title", (six,)))) if row["type"] == 1] == [5, 1]


def test_the_platforms_own_buttons_join_the_last_row() -> None:
    """More stands beside what the reply brought, and alone where it brought nothing."""
    look = Look(extra=(Button("More", "updates"),))

    assert [each["label"] for each in pressables(only(BRIEFING, look))] == ["Full briefing", "Stop", "More"]
    assert [each["type"] for each in inner(only(said("Done", "It is."), look))] == [10, 14, 10, 1]


def test_an_answer_is_shared_by_a_button_that_joins_the_last_row() -> None:
    """By its code, by the key of its kept call where that is too long, and not at all where neither fits."""
    long = Button("Share", "brief", (("story", "x" * 85),))

    shared = pressables(only(BRIEFING, sharing=Sharing(Button("Share", "brief", (("share", "yes"),)))))[-1]
    kept = pressables(only(BRIEFING, sharing=Sharing(long, "k3y")))[-1]
    assert (shared["custom_id"], kept["custom_id"]) == ("do:s:brief?share=yes", "kept:k3y")
    assert len(pressables(only(BRIEFING, sharing=Sharing(long)))) == 2


def test_items_with_one_button_have_it_beside_them() -> None:
    """Each item is a section."""
    sections = inner(only(Reply("Stories", (items(8, BRIEF),))))[2:]

    assert [each["type"] for each in sections] == [9] * 8
    assert (sections[0]["components"][0]["content"], sections[0]["accessory"]["label"]) == (
        "Story 1 · quiet",
        "Brief",
    )


def test_few_items_with_two_buttons_have_them_right_below() -> None:
    """Three stories: each with its own row."""
    assert [each["type"] for each in inner(only(Reply("Stories", (items(3, BRIEF, BRIEF),))))][2:] == [10, 1] * 3


def test_many_items_share_one_list_that_names_each_by_its_first_words() -> None:
    """Nine stories: a list of nine to brief, under the button's label."""
    rows = tuple(
        Item(plain(f"Story {n} · quiet"), buttons=(Button("Brief", "brief", (("story", str(n)),)),)) for n in range(9)
    )
    (select,) = pressables(only(Reply("Stories", (Items(rows),))))

    assert (select["type"], select["custom_id"], select["placeholder"]) == (3, "do-one:0", "Brief…")
    assert [option["label"] for option in select["options"]] == [f"Story {n}" for n in range(9)]
    assert select["options"][2]["value"] == "brief?story=2"


def test_more_than_25_items_share_several_lists() -> None:
    """Each says which of them it has."""
    rows = tuple(Item(plain(str(n)), buttons=(Button("Brief", "brief", (("story", str(n)),)),)) for n in range(30))

    assert [(each["placeholder"], len(each["options"])) for each in pressables(only(Reply("S", (Items(rows),))))] == [
        ("Brief… (1–25)", 25),
        ("Brief… (26–30)", 5),
    ]


def test_items_of_many_kinds_of_buttons_share_one_list_that_says_which() -> None:
    """Four different buttons an item: one list, each choice with the button's label."""
    four = tuple(Button(label, label.lower()) for label in ("Brief", "Follow", "Stop", "Merge"))
    (select,) = pressables(only(Reply("Stories", (items(6, *four),))))

    assert select["placeholder"] == "Choose…"
    assert select["options"][1]["label"].startswith("Follow: Story")


def test_a_detail_stands_small_below_its_item_and_numbers_go_on() -> None:
    """An ordered list counts on after it."""
    listed = Items((Item(plain("First"), plain("why")), Item(plain("Second"))), ordered=True)

    assert block(listed)["content"] == "1. First\n-# why\n2. Second"


def test_bullets_stand_before_lines_and_not_before_entries() -> None:
    """Where each item has a small line below it, the two stand flush."""
    with_detail, without = Item(plain("Name"), plain("why")), Item(plain("Other"))

    assert block(Items((with_detail, with_detail)))["content"] == "Name\n-# why\nName\n-# why"
    assert block(Items((with_detail, without)))["content"] == "- Name\n-# why\n- Other"


def test_a_table_is_a_list_with_the_columns_names() -> None:
    """The first cell leads, empty ones are left out."""
    table = Table(
        ("Outlet", "Articles", "Health"), ((plain("Wire"), plain("61"), ()), (plain("Mail"), (), plain("ok")))
    )

    assert block(table)["content"] == "Wire\n-# Articles: 61\nMail\n-# Health: ok"


def test_a_chart_is_a_picture_where_one_is_attached_else_its_words() -> None:
    """By the chart's title; a plain message shows what is attached by itself."""
    chart = Chart("Week", "14 articles this week", "articles", (Bar("Mon", 14),))
    look = Look(pictures={"Week": "chart0.png"})

    (item,) = block(chart, look)["items"]
    assert item == {"media": {"url": "attachment://chart0.png"}, "description": "14 articles this week"}
    assert block(chart)["content"] == "14 articles this week"


def test_a_story_leads_to_the_desk_where_others_can_reach_it() -> None:
    """With a public desk a link; without, strong words."""
    line = Paragraph((StoryLink("The barrage", "ORRIN"), Muted(" · quiet")))

    assert block(line, Look(desk="https://desk.pell.example"))["content"] == (
        "**[The barrage](https://desk.pell.example/stories/ORRIN)** · quiet"
    )
    assert block(line)["content"] == "**The barrage** · quiet"


def test_a_line_that_leads_a_list_stands_right_above_it() -> None:
    """One text, no gap."""
    message = only(Reply("Digest", (Paragraph(plain("The barrage")), items(2), Paragraph(plain("More.")))))

    assert texts(message)[1:] == ["The barrage\n- Story 1 · quiet\n- Story 2 · quiet", "More."]


def test_a_link_whose_brackets_do_not_pair_still_leads_there() -> None:
    """Its longest words without any are the link."""
    assert block(Paragraph((Link("Cracked [live", URL),)))["content"] == f"[Cracked ]({URL})\\[live"
    assert block(Paragraph((Link("[1] Pell Gazette", URL),)))["content"] == f"[\\[1\\] Pell Gazette]({URL})"


def test_what_would_end_a_link_is_spelled_out_in_its_address() -> None:
    """Brackets, quotation marks and stars."""
    assert block(Paragraph((Link("x", "https://pell.example/a_(b)**[c]"),)))["content"] == (
        "[x](https://pell.example/a_%28b%29%2A%2A%5Bc%5D)"
    )
    assert block(Paragraph((Link("x", "https://pell.example/@everyone"),)))["content"] == (
        "[x](https://pell.example/%40everyone)"
    )


def test_stars_of_neighbours_do_not_meet() -> None:
    """Strong words right before muted ones stay apart."""
    assert block(Paragraph((Strong("a"), Muted("b"))))["content"] == f"**a**{JOINER}*b*"


def test_a_headings_last_hash_is_kept() -> None:
    """Discord would take it for the heading's own."""
    assert texts(only(Reply("In C#", (Paragraph(plain("x")),))))[0] == f"## In C#{JOINER}"


def test_a_title_alone_and_an_error_are_plain_lines() -> None:
    """Nothing is set large that has nothing below it, or went wrong."""
    assert texts(only(Reply("Nothing new"))) == ["Nothing new"]
    assert texts(only(Reply("There is no such story.", tone="error"))) == ["There is no such story."]


def test_a_title_that_the_first_heading_says_again_stands_once() -> None:
    """Whatever its case."""
    assert texts(only(Reply("Key facts", (Heading("KEY FACTS"), Paragraph(plain("x")))))) == ["## Key facts", "x"]


def test_a_very_long_title_is_a_bold_line() -> None:
    """A heading of 151 characters would fill a phone."""
    assert texts(only(Reply("x" * 151, (Paragraph(plain("y")),))))[0] == f"**{'x' * 151}**"


def test_a_delivery_is_carried_by_a_button_that_is_there() -> None:
    """The press still brings back its command."""
    full, _ = pressables(only(BRIEFING, delivery="4711"))

    assert full["custom_id"] == "do:0.4711:brief"
    assert delivery_in(full["custom_id"]) == "4711"
    assert pressed(full["custom_id"].partition(":")[2].partition(":")[2]) == ("brief", {})


def test_a_delivery_brings_a_small_button_where_none_has_room() -> None:
    """It is of use by itself: what is new."""
    lone = only(said("Nothing new in 2 stories"), delivery="4711")
    crowded = only(Reply("T", (Buttons((Button("B", "brief", (("story", "x" * 81),)),)),)), delivery="4711")

    for message in (lone, crowded):
        assert (pressables(message)[-1]["label"], pressables(message)[-1]["custom_id"]) == (
            "What’s new",
            "do:d.4711:updates",
        )


@pytest.mark.parametrize("custom_id", ["do:0:brief", "do-one:3", "pick:k.x:1", "", "do:0"])
def test_other_names_carry_no_delivery(custom_id: str) -> None:
    """A look into the history is not misled."""
    assert delivery_in(custom_id) == ""


def test_a_file_goes_with_the_last_message() -> None:
    """Components V2 show an attachment only where a component says so."""
    assert inner(only(said("sources.opml"), attached="sources.opml"))[-1] == {
        "type": 13,
        "file": {"url": "attachment://sources.opml"},
    }


def test_where_components_are_refused_a_message_is_content_and_rows() -> None:
    """The same words; sections a line apart, no previews of links."""
    message = only(BRIEFING, Look(plain=True), delivery="4711")

    assert message["content"].startswith("## The Orrin barrage\n-# ORRIN · developing")
    assert "\n\n**New since yesterday** Divers" in message["content"]
    assert [row["type"] for row in message["components"]] == [1]
    assert message["flags"] == NO_PREVIEWS
    assert delivery_in(message["components"][0]["components"][0]["custom_id"]) == "4711"


def test_in_plain_messages_items_buttons_are_a_list_that_names_them() -> None:
    """Rows stand below everything, where nobody could tell whose they are."""
    message = only(Reply("Stories", (items(2, BRIEF),)), Look(plain=True))

    assert message["components"][0]["components"][0]["type"] == 3


def test_progress_is_one_small_line() -> None:
    """With numbers where they are known."""
    assert texts(progress(Progress("Reading", 3, 12))) == ["-# Reading · 3 of 12"]
    assert texts(progress(Progress("Reading"))) == ["-# Reading …"]
    assert checked(progress(Progress(" "))) == []


# --- questions ------------------------------------------------------------------------------------------------------


def asked(ask: Ask) -> Json:
    """The question as the one message that it fits into."""
    (message,) = picker(ask, "k3y")
    assert checked(message) == []
    return message


def test_few_choices_are_buttons_and_below_a_preview_the_first_stands_out() -> None:
    """To go ahead is the first of them."""
    yes_no = (Choice("Start tracking", "yes"), Choice("Not now", "no"))
    message = asked(Ask("confirm", "Start tracking?", yes_no, said("Track it?", "2 articles.")))

    assert [(each["custom_id"], each["style"]) for each in pressables(message)] == [
        ("pick:k3y:0", 1),
        ("pick:k3y:1", 2),
    ]
    assert texts(message) == ["## Track it?", "2 articles.", "**Start tracking?**"]


def test_hints_of_few_choices_stand_above_their_buttons() -> None:
    """A button has no room for them."""
    message = asked(Ask("story", "Which story?", (Choice("Barrage", "a", "3 new"), Choice("Ferry", "b"))))

    assert texts(message) == ["**Which story?**\n- **Barrage** · 3 new\n- **Ferry**"]


def test_many_choices_are_lists_with_a_box_to_type_into() -> None:
    """25 each; hints stand below their labels."""
    message = asked(Ask("story", "Which story?", tuple(Choice(f"S{n}", f"s{n}", "quiet") for n in range(30))))

    first, second, search = pressables(message)
    assert (first["custom_id"], len(first["options"]), len(second["options"])) == ("choose:k3y:0", 25, 5)
    assert second["options"][0] == {"label": "S25", "value": "s25", "description": "quiet"}
    assert search["custom_id"] == "search:k3y"


def test_without_choices_there_is_a_box_to_type_into() -> None:
    """Any text is an answer."""
    assert [each["custom_id"] for each in pressables(asked(Ask("words", "Which words?", ())))] == ["search:k3y"]


def test_a_file_is_asked_for_with_a_box_to_paste_into() -> None:
    """Whatever choices come with it."""
    assert [each["custom_id"] for each in pressables(asked(Ask("file", "Which file?", (), upload=True)))] == [
        "paste:k3y"
    ]


@pytest.mark.parametrize(
    ("value", "stands_for"), [("barrage", "barrage"), ("x" * 101, "#3"), ("#5", "#3"), ("", "#3"), (" a", "#3")]
)
def test_a_choice_that_would_not_come_back_unchanged_is_told_by_its_number(value: str, stands_for: str) -> None:
    """Too long, blank at an end, or looking like a number itself."""
    assert value_of(Choice("Label", value), 3) == stands_for


def test_two_choices_of_one_value_are_offered_once() -> None:
    """Discord refuses a list with the same value twice."""
    many = tuple(Choice(f"S{n}", f"s{n % 7}") for n in range(9))
    assert len(pressables(asked(Ask("story", "Which?", many)))[0]["options"]) == 7
