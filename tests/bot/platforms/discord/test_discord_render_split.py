"""Replies that are too long for one Discord message: parted between items, within every limit."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord.checks import checked
from bot.platforms.discord.letters import clip, units
from bot.platforms.discord.look import Look
from bot.platforms.discord.pieces import every
from bot.platforms.discord.render import delivery_in, messages
from commands.buttons import Button
from commands.reply import Buttons, Cite, Heading, Item, Items, Link, Paragraph, Plain, Reply, Strong, Table, plain

Json = dict[str, Any]


def told(reply: Reply, look: Look | None = None, **more: Any) -> tuple[Json, ...]:
    """Its messages, each within the limits."""
    made = messages(reply, look or Look(), **more)
    for message in made:
        assert checked(message) == []
    return made


def words(message: Json) -> str:
    """All that a message says."""
    shown = [str(each["content"]) for each in every(message.get("components") or []) if each["type"] == 10]
    return "\n".join([str(message.get("content") or ""), *shown]).strip()


def items(message: Json) -> list[str]:
    """The items of its lists."""
    return [line.partition(" ")[2] for line in words(message).split("\n") if line[:1] == "-" or line[:1].isdigit()]


def long(how_many: int, size: int = 300) -> Items:
    """Items of so many characters."""
    return Items(tuple(Item(plain(f"{n} " + "word " * (size // 5))) for n in range(how_many)), ordered=True)


@pytest.mark.parametrize("look", [Look(), Look(plain=True)])
def test_a_long_list_is_parted_between_items_and_loses_none(look: Look) -> None:
    """Every item stands whole in one message, in order."""
    made = told(Reply("Timeline", (Heading("Timeline"), long(60))), look)

    assert len(made) > 2
    assert [item for message in made for item in items(message)] == [f"{n} {'word ' * 60}".strip() for n in range(60)]


def test_a_continuation_carries_its_sections_heading_on_and_counts_on() -> None:
    """The reader knows where they are, and the numbers go on."""
    made = told(Reply("Story", (Heading("Timeline"), long(40))))

    heading, first, *_ = words(made[1]).split("\n")
    assert heading == "### Timeline (continued)"
    assert first.startswith(f"{len(items(made[0])) + 1}. ")


def test_the_name_of_what_leads_a_list_is_carried_on() -> None:
    """The story of a digest."""
    made = told(Reply("Digest", (Paragraph((Strong("The barrage"), Plain(": "))), long(40))))

    assert words(made[1]).startswith("### The barrage (continued)\n")


def test_a_heading_never_ends_a_message() -> None:
    """It stands with the first of what it is above, or with all of it in the next message."""
    for size in range(5, 40):
        for message in told(Reply("Story", (long(size), Heading("Sources"), long(3)))):
            assert "Sources" not in words(message).split("\n")[-1]


def test_buttons_stay_with_their_item() -> None:
    """No message begins with a row that belongs to the message before."""
    rows = tuple(Item(plain("word " * 300), buttons=(Button("A", "brief"), Button("B", "undo"))) for _ in range(5))

    for message in told(Reply("Stories", (Items(rows),))):
        kinds = [each["type"] for each in message["components"][0]["components"]]
        assert kinds[-2:] == [10, 1]
        assert kinds[0] == 10


def test_only_an_item_that_no_message_holds_is_cut_and_says_so() -> None:
    """The others stay whole; the giant ends in …."""
    made = told(Reply("Story", (Items((Item(plain("small")), Item(plain("word " * 9_000)), Item(plain("last")))),)))

    shown = [item for message in made for item in items(message)]
    assert (shown[0], shown[-1]) == ("small", "last")
    assert shown[1].endswith("…")
    assert len(shown[1]) > 2_000


def test_forty_components_are_the_most() -> None:
    """Many short paragraphs take several messages."""
    made = told(Reply("Story", tuple(Paragraph(plain(f"line {n}")) for n in range(100))))

    assert len(made) == 3
    assert all(len(list(every(message["components"]))) <= 40 for message in made)


def test_what_is_added_below_finds_room() -> None:
    """A delivery's button and a file, in messages that are full to the brim."""
    for many in range(30, 45):
        reply = Reply("Story", tuple(Paragraph(plain(f"line {n}")) for n in range(many)))
        made = told(reply, delivery="17", attached="a.txt")
        assert [delivery_in(each.get("custom_id", "")) for each in every(made[0]["components"])].count("17") == 1


def test_buttons_alone_never_continue_a_message() -> None:
    """They go with the line above them."""
    blocks = tuple(Paragraph(plain("word " * 60)) for _ in range(13))
    for many in range(1, 13):
        for message in told(Reply("Story", (*blocks[:many], Buttons((Button("A", "brief"),) * 5)))):
            assert words(message)


def test_more_rows_than_a_message_holds_take_several() -> None:
    """Two hundred buttons, none lost."""
    made = told(Reply("Title", (Paragraph(plain("Below.")), Buttons((Button("A", "brief"),) * 200))))

    assert sum(each["type"] == 2 for message in made for each in every(message["components"])) == 200


def test_source_numbers_lose_their_links_where_that_saves_a_message() -> None:
    """Addresses count as text; the list of sources links them all the same."""
    one, two = ("https://pell.example/" + letter * 200 for letter in "ab")
    facts = Items(tuple(Item((Plain("word " * 20), Cite(1, one), Plain(" "), Cite(2, two))) for _ in range(10)))
    sources = Paragraph((Strong("Sources "), Link("[1] Pell Gazette", one), Plain(" "), Link("[2] Wire", two)))

    (message,) = told(Reply("Story", (facts, sources)))
    without = told(Reply("Story", (facts,)))
    assert (words(message).count(one), words(message).count(two)) == (1, 1)
    assert sum(words(each).count(one) for each in without) == 10


def test_a_long_table_is_parted_between_rows_and_loses_none() -> None:
    """250 rows as items."""
    rows = tuple((plain(f"row {n}"), plain("x" * 40)) for n in range(250))
    made = told(Reply("Rows", (Table(("Name", "Number"), rows),)))

    shown = [line for message in made for line in words(message).split("\n")]
    assert [line for line in shown if line.startswith("row")] == [f"row {n}" for n in range(250)]


@settings(max_examples=60, deadline=None)
@given(sizes=st.lists(st.integers(1, 900), min_size=1, max_size=40), as_content=st.booleans())
def test_any_list_is_parted_between_items(sizes: list[int], as_content: bool) -> None:
    """Of whatever lengths, each item whole, none twice."""
    listed = Items(tuple(Item(plain(f"{n}{'x' * size}")) for n, size in enumerate(sizes)))
    made = told(Reply("List", (listed,)), Look(plain=as_content))

    assert [item for message in made for item in items(message)] == [f"{n}{'x' * size}" for n, size in enumerate(sizes)]


@given(st.text("ab 🎉", max_size=40), st.integers(2, 30))
def test_clipping_never_exceeds_its_measure(text: str, most: int) -> None:
    """Counted as Discord counts at most."""
    assert units(clip(text, most)) <= most
