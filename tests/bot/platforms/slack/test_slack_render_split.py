"""Replies that are too long for one Slack message: parted between items, within every limit."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.slack.show import limits
from bot.platforms.slack.show.letters import clip, notice, units
from bot.platforms.slack.show.look import Look, Message
from bot.platforms.slack.show.render import checked, messages
from commands.buttons import Button
from commands.reply import (
    Buttons,
    Cite,
    Heading,
    Item,
    Items,
    Muted,
    Paragraph,
    Plain,
    QuoteBlock,
    Reply,
    StoryLink,
    Table,
    plain,
)

LOOK = Look(desk="https://desk.pell.example")


def told(reply: Reply) -> tuple[Message, ...]:
    """Its messages, each within the limits."""
    made = messages(reply, LOOK)
    for message in made:
        assert checked(message.blocks) == []
        assert len(json.dumps(message.blocks, ensure_ascii=False)) < 13_200
    return made


def items(message: Message) -> list[str]:
    """The items of a message's lists."""
    parts = [part for block in message.blocks if block["type"] == "rich_text" for part in block["elements"]]
    rows = [row for part in parts if part["type"] == "rich_text_list" for row in part["elements"]]
    return ["".join(each["text"] for each in row["elements"]) for row in rows]


def long(how_many: int, size: int = 300) -> Items:
    """Items of so many characters."""
    return Items(tuple(Item(plain(f"{n} " + "word " * (size // 5))) for n in range(how_many)), ordered=True)


def test_a_long_list_is_parted_between_items_and_loses_none() -> None:
    """Every item stands whole in one message, in order."""
    made = told(Reply("Timeline", (Heading("Timeline"), long(100))))

    assert len(made) > 1
    said = [item for message in made for item in items(message)]
    assert said == [f"{n} {'word ' * 60}".strip() for n in range(100)]


def test_a_continuation_carries_its_sections_heading_on_and_counts_on() -> None:
    """The reader knows where they are, and the numbers go on."""
    made = told(Reply("Story", (Heading("Timeline"), long(100))))

    heading, listed = made[1].blocks[0]["elements"]
    assert heading["elements"][0]["text"] == "Timeline (continued)"
    assert listed["offset"] == len(items(made[0]))
    assert made[1].text == "Story (continued)"


def test_a_continuation_carries_on_what_leads_a_list() -> None:
    """A digest's story is named again where its lines go on, without its counts."""
    lead = Paragraph((StoryLink("The barrage", "ORRIN"), Muted(" · developing")))
    made = told(Reply("Digest", (Heading("Changed"), lead, long(100))))

    assert made[1].blocks[0]["elements"][0]["elements"][0]["text"] == "The barrage (continued)"
    assert "The barrage" in str(made[0].blocks[1]["elements"][1])


def test_no_continuation_is_buttons_alone() -> None:
    """The last row comes with the last of what it is about."""
    for how_many in range(25, 45):
        made = told(Reply("Story", (long(how_many), Buttons((Button("Full briefing", "brief"),)))))

        assert [block["type"] for block in made[-1].blocks][-2:] == ["rich_text", "actions"]


def test_a_heading_never_ends_a_message() -> None:
    """It stands with the first of what it is above, or with all of it in the next message."""
    for size in range(20, 60):
        for message in told(Reply("Story", (long(size), Heading("Sources"), long(3)))):
            last = message.blocks[-1]["elements"][-1]
            assert "Sources" not in str(last)


def test_buttons_stay_with_their_item() -> None:
    """No message begins with a row that belongs to the message before."""
    rows = tuple(Item(plain("word " * 400), buttons=(Button("Brief", "brief"),)) for _ in range(5))

    for message in told(Reply("Stories", (Items(rows),))):
        kinds = [block["type"] for block in message.blocks if block["type"] != "header"]
        assert kinds == ["rich_text", "actions"] * (len(kinds) // 2)


def test_only_an_item_that_no_message_holds_is_cut_and_says_so() -> None:
    """The others stay whole; the giant ends in …."""
    made = told(Reply("Story", (Items((Item(plain("small")), Item(plain("word " * 9_000)), Item(plain("last")))),)))

    said = [item for message in made for item in items(message)]
    assert (said[0], said[-1]) == ("small", "last")
    assert said[1].endswith("…")
    assert len(said[1]) > 3_000


def test_fifty_blocks_are_the_most() -> None:
    """Many short paragraphs take several messages."""
    made = told(Reply("Story", tuple(Paragraph(plain(f"line {n}")) for n in range(120))))

    assert len(made) == 3
    assert all(len(message.blocks) <= limits.BLOCKS for message in made)


def test_numbers_of_buttons_are_never_given_twice() -> None:
    """A press in the first message is not one in its continuation."""
    rows = Items(tuple(Item(plain("word " * 400), buttons=(Button("Brief", "brief"),)) for _ in range(5)))
    made = told(Reply("Stories", (rows, Buttons((Button("All", "brief"),) * 30))))

    ids = [
        each["action_id"]
        for message in made
        for block in message.blocks
        if block["type"] == "actions"
        for each in block["elements"]
    ]
    assert len(ids) == len(set(ids)) == 35


def test_one_table_a_message_and_nothing_but_buttons_below_it() -> None:
    """Slack takes one, and shows it below all else."""
    table = Table(("Outlet",), ((plain("Wire"),),))
    made = told(Reply("Tables", (table, Buttons((Button("All", "brief"),)), table, Paragraph(plain("After.")))))

    assert [[block["type"] for block in message.blocks] for message in made] == [
        ["header", "table", "actions"],
        ["table"],
        ["rich_text"],
    ]


def test_a_long_table_is_parted_between_rows_with_its_names_on_each() -> None:
    """250 rows: the names stand above each part, no row is lost."""
    rows = tuple((plain(f"row {n}"), plain("x" * 40)) for n in range(250))
    made = told(Reply("Rows", (Table(("Name", "Number"), rows),)))

    tables = [block for message in made for block in message.blocks if block["type"] == "table"]
    assert all("Name" in str(table["rows"][0]) for table in tables)
    assert sum(len(table["rows"]) - 1 for table in tables) == 250


def test_many_choices_are_parted_into_lists_that_say_which() -> None:
    """A hundred stories do not fill a message with one select."""
    rows = tuple(
        Item(plain(f"Story {n} " + "x" * 60), buttons=(Button("Brief", "brief", (("story", str(n)),)),))
        for n in range(100)
    )
    made = told(Reply("Stories", (Items(rows),)))

    selects = [block["elements"][0] for m in made for block in m.blocks if block["type"] == "actions"]
    assert len(selects) > 1
    assert sum(len(select["options"]) for select in selects) == 100
    assert selects[0]["placeholder"]["text"].startswith("Brief… (1–")


def test_a_full_briefing_in_arabic_takes_no_more_messages_than_one_in_english() -> None:
    """Letters are counted as they are read, not as they are escaped."""
    english = Reply("A", (Items(tuple(Item(plain("a" * 200)) for _ in range(25))),))
    arabic = Reply("A", (Items(tuple(Item(plain("ب" * 200)) for _ in range(25))),))

    assert len(told(arabic)) == len(told(english)) == 1


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 14_000), min_size=1, max_size=6),
    cites=st.integers(0, 9),
    char=st.sampled_from('a🎉é&\\"'),
)
def test_whatever_the_lengths_every_message_is_within_the_limits(sizes: list[int], cites: int, char: str) -> None:
    """Items, quotes, tables and paragraphs of any length."""
    sources = tuple(Cite(n, f"https://pell.example/{'p' * 150}{n}") for n in range(cites))
    rows = Items(tuple(Item((Plain(char * size), *sources), plain(char * (size // 3))) for size in sizes))
    size = sizes[0]
    told(
        Reply(
            char * (size // 10),
            (
                Heading(char * size),
                rows,
                QuoteBlock(plain(char * size), plain(char * size)),
                Table((char * size,), ((plain(char * size),),)),
            ),
        )
    )


@pytest.mark.parametrize(
    ("text", "most", "expected"), [("one two three", 9, "one two…"), ("🎉🎉🎉", 5, "🎉🎉…"), ("ab", 2, "ab")]
)
def test_a_cut_falls_between_words_and_never_within_a_character(text: str, most: int, expected: str) -> None:
    """Length is counted in UTF-16 units, as the strictest of Slack's clients would."""
    assert clip(text, most) == expected
    assert units(expected) <= most


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Prices < costs & wages", "Prices &lt; costs &amp; wages"),
        ("> quoted", "\u2060&gt; quoted"),
        ("*bold* _it_ ~no~ `x`", "∗bold∗ ˍitˍ ∼no∼ ˋxˋ"),
        ("ask @here at 07:00", "ask @\u2060here at 07:00"),
        (":tada: https://a.example", ":\u2060tada: https\u2060://a.\u2060example"),
    ],
)
def test_a_notification_reads_the_same_and_does_nothing(text: str, shown: str) -> None:
    """What Slack would recognise is cut in two by a mark without width; a style's mark gives way to its like."""
    assert notice(text) == shown
