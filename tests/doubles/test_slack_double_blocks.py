"""Blocks and views that Slack does not take, and the largest that it takes."""

from typing import Any

import pytest

from tests.doubles.slack import File, SlackDouble
from tests.doubles.slack.blocks import message_faults, view_faults, weight

Json = dict[str, Any]


def words(text: str, kind: str = "plain_text") -> Json:
    """A text object."""
    return {"type": kind, "text": text}


def button(name: str = "do:1", label: str = "Go", **more: Any) -> Json:
    """A button."""
    return {"type": "button", "action_id": name, "text": words(label), **more}


def option(n: int, label: str = "", value: str = "") -> Json:
    """An option of a select."""
    return {"text": words(label or f"story {n}"), "value": value or f"v{n}"}


def select(count: int, **more: Any) -> Json:
    """A static_select."""
    return {"type": "static_select", "action_id": "s", "options": [option(n) for n in range(count)], **more}


def actions(*elements: Any) -> Json:
    """A row of things to touch."""
    return {"type": "actions", "elements": list(elements)}


def section(size: int = 1, **more: Any) -> Json:
    """A section of so many characters."""
    return {"type": "section", "text": words("x" * size, "mrkdwn"), **more}


def rich(*leaves: Json, kind: str = "rich_text_section", **more: Any) -> Json:
    """One part of rich text."""
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(leaves), **more}]}


def table(rows: int, columns: int) -> Json:
    """A table of raw text."""
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns for _ in range(rows)]}


def entry(element: Json | None = None, **more: Any) -> Json:
    """An input."""
    return {"type": "input", "label": words("Words"), "element": element or {"type": "plain_text_input"}, **more}


def modal(*blocks: Json, **more: Any) -> Json:
    """A form."""
    return {"type": "modal", "title": words("Track"), "submit": words("Send"), "blocks": list(blocks), **more}


ITEM = {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
PICTURE = {"type": "image", "alt_text": "a chart", "image_url": "https://a.example/c.png"}

FINE: list[list[Json]] = [
    [section(3000)] * 50,
    [{"type": "header", "text": words("x" * 150)}],
    [{"type": "section", "fields": [words("x" * 2000)] * 10}],
    [{"type": "context", "elements": [words("x", "mrkdwn")] * 10}],
    [actions(*[button(f"do:{n}") for n in range(25)])],
    [actions(button(label="x" * 75, value="v" * 2000))],
    [actions(select(100))],
    [actions({"type": "external_select", "action_id": "c", "min_query_length": 0, "placeholder": words("Story")})],
    [actions({"type": "overflow", "action_id": "o", "options": [option(n) for n in range(5)]})],
    [table(100, 20)],
    [{"type": "markdown", "text": "x" * 12_000}],
    [PICTURE],
    [section(accessory=PICTURE)],
    [rich({"type": "text", "text": "x", "style": {"bold": True}}, {"type": "link", "url": "https://a.example"})],
    [rich({"type": "text", "text": "x"}, kind="rich_text_quote")],
    [rich(ITEM, kind="rich_text_list", style="ordered", indent=1)],
    [{"type": "divider"}],
]

WRONG: list[tuple[list[Json], str]] = [
    ([section()] * 51, "51 blocks"),
    ([section(3001)], "3001 characters"),
    ([section(0)], "0 characters"),
    ([{"type": "section"}], "neither text nor fields"),
    ([{"type": "section", "fields": [words("x" * 2001)]}], "2001 characters"),
    ([{"type": "section", "fields": [words("x")] * 11}], "11 fields"),
    ([{"type": "header", "text": words("x" * 151)}], "151 characters"),
    ([{"type": "header", "text": words("x", "mrkdwn")}], "only plain_text"),
    ([{"type": "context", "elements": [words("x")] * 11}], "11 elements"),
    ([{"type": "context", "elements": []}], "0 elements"),
    ([{"type": "context", "elements": [button()]}], "not a text object"),
    ([actions(*[button(f"do:{n}") for n in range(26)])], "26 elements"),
    ([actions(button(label="x" * 76))], "76 characters"),
    ([actions(button(value="v" * 2001))], "value of 2001"),
    ([actions(button(value=""))], "value of 0"),
    ([actions(button(style="loud"))], "style"),
    ([actions(button(colour="red"))], "no key 'colour'"),
    ([actions(button("x" * 256))], "action_id of 256"),
    ([actions(button(url="not an address"))], "not an address"),
    ([actions(button()), actions(button())], "action_id 'do:1' stands twice"),
    ([section(block_id="b"), section(block_id="b")], "block_id 'b' stands twice"),
    ([section(block_id="x" * 256)], "block_id"),
    ([actions(select(101))], "101 options"),
    ([actions(select(0))], "0 options"),
    ([actions({"type": "static_select", "action_id": "s", "options": [option(1, value="v" * 151)]})], "value of 151"),
    ([actions({"type": "static_select", "action_id": "s", "options": [option(1, label="x" * 76)]})], "76 characters"),
    ([actions({"type": "static_select", "action_id": "s", "options": [option(1), option(1)]})], "two options"),
    ([actions(select(3, initial_option=option(9)))], "initial option"),
    ([actions(select(3, placeholder=words("x" * 151)))], "151 characters"),
    ([actions({"type": "plain_text_input", "action_id": "p"})], "does not stand in actions"),
    ([actions({"type": "multi_static_select", "action_id": "p"})], "does not stand in actions"),
    ([entry()], "input stands in views only"),
    ([table(101, 1)], "101 rows"),
    ([{"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_001}]]}], "10001 characters"),
    ([table(1, 21)], "21 cells"),
    ([table(1, 1), table(1, 1)], "one table a message"),
    ([{"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}], "empty text"),
    ([{"type": "table", "rows": [[words("x")]]}], "no cell is of type"),
    ([{"type": "markdown", "text": "x" * 6001}] * 2, "12002 characters of markdown"),
    ([{**PICTURE, "slack_file": {"id": "F1"}}], "not both"),
    ([{"type": "image", "alt_text": "a chart"}], "not both"),
    ([{**PICTURE, "image_url": "file:///etc/hosts"}], "not an address"),
    ([{**PICTURE, "alt_text": ""}], "alt_text"),
    ([{"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}}], "invalid slack_file"),
    ([rich({"type": "text", "text": ""})], "no words"),
    ([rich({"type": "text", "text": "x", "style": {"loud": True}})], "no style"),
    ([rich({"type": "text", "text": "x", "style": "bold"})], "no style"),
    ([rich({"type": "text", "text": "x", "color": "red"})], "no key 'color'"),
    ([rich({"type": "link", "url": "javascript:alert(1)"})], "not an address"),
    ([rich({"type": "link", "url": "https://a.example", "text": ""})], "no words"),
    ([rich({"type": "marquee", "text": "x"})], "does not stand here"),
    ([rich({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted")], "does not stand here"),
    ([rich({"type": "text", "text": "x"}, kind="rich_text_list", style="bullet")], "a list holds"),
    ([rich(ITEM, kind="rich_text_list")], "style is missing"),
    ([{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}], "does not stand in rich_text"),
    ([{"type": "rich_text", "elements": []}], "no elements"),
    ([{"type": "marquee", "text": "x"}], "unknown type"),
    ([{"text": "x"}], "unknown type"),
    ([section(colour="red")], "no key 'colour'"),
    ([actions("x")], "malformed"),
    ([{"type": "context", "elements": "x"}], "malformed"),
    ([{"type": "table", "rows": [[None]]}], "malformed"),
]


@pytest.fixture
def slack() -> SlackDouble:
    """A Slack that needs no connection."""
    return SlackDouble()


@pytest.mark.parametrize("blocks", FINE)
def test_the_largest_that_slack_takes(slack: SlackDouble, blocks: list[Json]) -> None:
    """At each limit."""
    assert message_faults(slack, slack.team, blocks) == []


@pytest.mark.parametrize(("blocks", "why"), WRONG)
def test_what_slack_does_not_take(slack: SlackDouble, blocks: list[Json], why: str) -> None:
    """One over each limit, and what it does not know."""
    assert why in "; ".join(message_faults(slack, slack.team, blocks))


def test_a_picture_shows_a_file_of_the_same_team_that_was_uploaded_whole(slack: SlackDouble) -> None:
    """Not one of another team, nor one under way."""
    other = slack.add_team("Harbour Echo")
    for name, team, done in (("F1", slack.team, True), ("F2", slack.team, False), ("F3", other, True)):
        slack.files[name] = File(name, team.id, "c.png", 3, done=done)
    faults = {
        name: message_faults(slack, slack.team, [{"type": "image", "alt_text": "x", "slack_file": {"id": name}}])
        for name in ("F1", "F2", "F3")
    }

    assert [name for name, found in faults.items() if not found] == ["F1"]


@pytest.mark.parametrize(
    "view",
    [
        modal(*[section()] * 100),
        modal(entry(), private_metadata="x" * 3000, callback_id="x" * 255, notify_on_close=True),
        modal(entry(select(3)), entry({"type": "datepicker", "action_id": "d"}, optional=True, hint=words("when"))),
        {"type": "home", "blocks": [section(), actions(button())]},
        {"type": "modal", "title": words("Working"), "blocks": [section()]},
    ],
)
def test_views_that_slack_shows(slack: SlackDouble, view: Json) -> None:
    """At each limit."""
    assert view_faults(slack, slack.team, view) == []


@pytest.mark.parametrize(
    ("view", "why"),
    [
        (modal(*[section()] * 101), "101 blocks"),
        (modal(), "0 blocks"),
        (modal(table(1, 1)), "table stands in messages only"),
        (modal(section(), title=words("x" * 25)), "25 characters"),
        (modal(section(), submit=words("x" * 25)), "25 characters"),
        (modal(section(), close=words("x" * 25)), "25 characters"),
        (modal(section(), title=words("x", "mrkdwn")), "only plain_text"),
        (modal(section(), private_metadata="x" * 3001), "private_metadata of 3001"),
        (modal(section(), callback_id="x" * 256), "callback_id of 256"),
        (modal(section(), colour="red"), "no key 'colour'"),
        (modal(entry(), submit=None), "needs submit"),
        (modal(entry(button())), "does not stand in input"),
        (modal(entry(label=words("x" * 2001))), "2001 characters"),
        (modal(entry({"type": "plain_text_input", "max_length": 3001})), "lengths"),
        (modal(entry({"type": "plain_text_input", "max_length": 2, "initial_value": "xxx"})), "initial_value"),
        (modal(entry(block_id="w"), entry(block_id="w")), "block_id 'w' stands twice"),
        ({"type": "home", "title": words("x"), "blocks": [section()]}, "no key 'title'"),
        ({"type": "modal", "blocks": [section()]}, "title is missing"),
    ],
)
def test_views_that_slack_does_not_show(slack: SlackDouble, view: Json, why: str) -> None:
    """One over each limit, and what it does not know."""
    assert why in "; ".join(view_faults(slack, slack.team, view))


def test_the_weight_counts_words_addresses_and_what_holds_them() -> None:
    """So that many small parts weigh more than one long text."""
    one = weight([section(1000)])
    many = weight([rich(*[{"type": "text", "text": "x" * 10}] * 100)])

    assert 1000 < one < 1100
    assert many > 1500
