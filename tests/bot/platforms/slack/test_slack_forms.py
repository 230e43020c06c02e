"""Forms of any command, from its options alone: what Slack takes, what comes back, and nothing in them is markup."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.platforms.slack.show.form_fields import wording
from bot.platforms.slack.show.forms import answer_view, asked, filled, form, working
from bot.platforms.slack.show.look import Look
from bot.platforms.slack.show.render import checked
from commands.buttons import Button
from commands.newsroom import Newsroom
from commands.registry import Registry
from commands.reply import Buttons, Item, Items, Paragraph, Reply, Table, plain, said
from commands.spec import Answer, Call, Choice, Command, Option
from tests.bot.platforms.slack.replies_drawn import replies, words

COMMANDS = Registry.scan().commands
LOOK = Look("https://desk.pell.example")


async def nothing(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """A command that does nothing."""
    yield said("Nothing")


async def offered(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Nothing to choose from."""
    return []


async def previewed(call: Call, newsroom: Newsroom) -> Reply:
    """Nothing to see."""
    return said("Nothing")


def command_of(*options: Option, preview: bool = False) -> Command:
    """A command that nobody has thought of yet."""
    return Command("later", "What a later version brings", nothing, options, preview=previewed if preview else None)


def faults(view: Mapping[str, Any]) -> list[str]:
    """What Slack's own models and our checks hold against a view."""
    View(**view).to_dict()
    for block in view["blocks"]:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()
    json.dumps(view, ensure_ascii=False).encode()
    return checked(view["blocks"], 100)


def inputs(view: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The input blocks of a view, by the option that they are for."""
    return {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}


def element(option: Option, value: str = "", place: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The element that an option of a command gets."""
    view = form(command_of(option), {option.name: value}, place or {"c": "C0PELL123"}, None, LOOK)
    assert faults(view) == []
    found: dict[str, Any] = inputs(view)[option.name]["element"]
    return found


def every(thing: object) -> Iterator[Mapping[str, Any]]:
    """Every object within."""
    if isinstance(thing, Mapping):
        yield thing
        for value in thing.values():
            yield from every(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from every(value)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_form_that_slack_takes(command: Command) -> None:
    """Whether or not it asks for one; each input is found again by its option's name."""
    view = form(command, {}, {"c": "C0PELL123"}, None, LOOK)

    assert faults(view) == []
    assert view["callback_id"] == f"form:{command.name}"
    assert list(inputs(view)) == [option.name for option in asked(command)]
    for name, block in inputs(view).items():
        assert block["element"]["action_id"] == f"option:{name}"


def test_a_form_for_tracking_shows_all_that_can_be_said() -> None:
    """What is needed comes first, and whoever sends it has confirmed it."""
    track = next(command for command in COMMANDS if command.name == "track")
    fields = inputs(form(track, {"words": "barrage"}, {}, None, LOOK))

    assert {name: block["element"]["type"] for name, block in fields.items()} == {
        "words": "plain_text_input",
        "name": "plain_text_input",
        "lens": "external_select",
        "include": "plain_text_input",
        "exclude": "plain_text_input",
        "sources": "multi_external_select",
        "languages": "plain_text_input",
        "places": "plain_text_input",
    }
    assert [name for name, block in fields.items() if not block["optional"]] == ["words"]
    assert fields["words"]["element"]["initial_value"] == "barrage"
    assert fields["words"]["label"]["text"] == 'Words and "quoted phrases" of the story'
    assert fields["words"]["hint"]["text"] == "Or an article's address"
    assert all(block["dispatch_action"] for block in fields.values())


def test_a_form_for_subscribing_asks_slack_for_the_channel() -> None:
    """Not for direct messages or bots; the one that is on the screen is filled in."""
    subscribe = next(command for command in COMMANDS if command.name == "subscribe")
    fields = inputs(form(subscribe, {"when": "weekdays 07:00"}, {"c": "C0PELL123"}, None, LOOK))

    assert fields["when"]["element"]["initial_option"]["value"] == "weekdays 07:00"
    assert fields["channel"]["element"] == {
        "action_id": "option:channel",
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        "default_to_current_conversation": True,
    }


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        (Option("much", "Much"), "plain_text_input"),
        (Option("what", "What", rest=True), "plain_text_input"),
        (Option("file", "The file", upload=True), "plain_text_input"),
        (Option("where", "Where", kind="channel", suggest=offered), "conversations_select"),
        (Option("who", "Who", kind="person", suggest=offered), "users_select"),
        (Option("story", "Which story?", rest=True, suggest=offered), "external_select"),
        (Option("outlets", "Outlets", many=True, suggest=offered), "multi_external_select"),
        (Option("loud", "Say it loud", flag=True), "checkboxes"),
        (Option("way", "Way", required=True, choices=(Choice("A", "a"), Choice("B", "b", "why"))), "radio_buttons"),
        (Option("way", "Way", choices=(Choice("A", "a"), Choice("B", "b"))), "static_select"),
        (
            Option("way", "Way", required=True, choices=tuple(Choice(str(n), str(n)) for n in range(120))),
            "static_select",
        ),
        (Option("way", "Way", choices=(Choice("Long", "x" * 151),)), "plain_text_input"),
    ],
)
def test_each_kind_of_option_gets_the_input_that_fits(option: Option, kind: str) -> None:
    """Whatever command it belongs to."""
    assert element(option)["type"] == kind


@pytest.mark.parametrize(
    ("option", "value", "key", "shown"),
    [
        (Option("much", "Much"), "three", "initial_value", "three"),
        (Option("much", "Much"), "x" * 4_000, "initial_value", "x" * 2_999 + "…"),
        (Option("where", "Where", kind="channel"), "C0NIGHT12", "initial_conversation", "C0NIGHT12"),
        (Option("who", "Who", kind="person"), "U0ADA1234", "initial_user", "U0ADA1234"),
    ],
)
def test_what_is_known_is_filled_in(option: Option, value: str, key: str, shown: str) -> None:
    """From the command line that lacked something."""
    assert element(option, value)[key] == shown


def test_choices_are_filled_in_by_their_values() -> None:
    """One of a list, several of a search, a box that is ticked."""
    way = Option("way", "Way", choices=(Choice("First", "a"), Choice("Second", "b")))
    outlets = Option("outlets", "Outlets", many=True, suggest=offered)

    assert element(way, "b")["initial_option"]["text"]["text"] == "Second"
    assert "initial_option" not in element(way, "c")
    assert [each["value"] for each in element(outlets, "Pell Wire, Ostrava Bay")["initial_options"]] == [
        "Pell Wire",
        "Ostrava Bay",
    ]
    assert element(Option("loud", "Loud", flag=True), "yes")["initial_options"][0]["value"] == "yes"
    assert "initial_option" not in element(Option("story", "Story", suggest=offered), "x" * 151)


def test_a_channel_given_by_name_or_a_thread_is_not_taken_for_the_one_on_the_screen() -> None:
    """Slack's picker knows ids only, and no threads: what cannot be filled in is said."""
    option = Option("where", "Where", kind="channel")

    assert "default_to_current_conversation" not in element(option, "night-desk")
    assert "default_to_current_conversation" not in element(option, "", {"c": "C0PELL123", "t": "171.5"})
    view = form(command_of(option), {"where": "night-desk"}, {}, None, LOOK)
    assert inputs(view)["where"]["hint"]["text"].startswith("Choose night-desk here")


@pytest.mark.parametrize(
    ("description", "label", "hint"),
    [
        ("What to call it; without it, the words", "What to call it", "Without it, the words"),
        ("From when news is new: yesterday, 7:00", "From when news is new", "yesterday, 7:00"),
        ("weekdays 07:00, daily 7am", "When", "weekdays 07:00, daily 7am"),
        ("Which story?", "Which story?", ""),
        ("W" * 90, "When", "W" * 90),
        ("", "When", ""),
    ],
)
def test_a_label_is_the_first_clause_of_the_description(description: str, label: str, hint: str) -> None:
    """Or the option's name, where the description is a row of examples."""
    assert wording(Option("when", description)) == (label, hint)


def test_a_form_comes_back_as_options_by_name() -> None:
    """Whatever held them; what is empty is left out, and channels and people stay Slack's ids."""
    command = command_of(
        Option("much", "Much"),
        Option("none", "None"),
        Option("story", "Story", suggest=offered),
        Option("outlets", "Outlets", many=True, suggest=offered),
        Option("no_outlets", "Outlets", many=True, suggest=offered),
        Option("where", "Where", kind="channel"),
        Option("who", "Who", kind="person"),
        Option("loud", "Loud", flag=True),
        Option("soft", "Soft", flag=True),
        Option("gone", "Gone"),
    )
    entered: dict[str, dict[str, Any]] = {
        "much": {"type": "plain_text_input", "value": " three "},
        "none": {"type": "plain_text_input", "value": None},
        "story": {"type": "external_select", "selected_option": {"value": "orrin-barrage"}},
        "outlets": {"type": "multi_external_select", "selected_options": [{"value": "Pell Wire"}, {"value": "Bay"}]},
        "no_outlets": {"type": "multi_external_select", "selected_options": []},
        "where": {"type": "conversations_select", "selected_conversation": "C0NIGHT12"},
        "who": {"type": "users_select", "selected_user": "U0ADA1234"},
        "loud": {"type": "checkboxes", "selected_options": [{"value": "yes"}]},
        "soft": {"type": "checkboxes", "selected_options": []},
        "strange": {"type": "plain_text_input", "value": "x"},
    }
    state = {"values": {name: {f"option:{name}": held} for name, held in entered.items()}}

    assert filled(command, state) == {
        "much": "three",
        "story": "orrin-barrage",
        "outlets": "Pell Wire,Bay",
        "where": "C0NIGHT12",
        "who": "U0ADA1234",
        "loud": "yes",
    }
    assert filled(command, {}) == {}


def test_a_preview_stands_below_the_inputs_in_short() -> None:
    """A few of many items, and nothing to press."""
    items = Items(tuple(Item(plain(f"Article {n}"), buttons=(Button("Brief", "brief"),)) for n in range(9)))
    shown = Reply("Track “Barrage”?", (items, Buttons((Button("Go", "undo"),))))

    view = form(command_of(Option("what", "What"), preview=True), {}, {}, shown, Look(extra=(Button("X", "undo"),)))

    kinds = [block["type"] for block in view["blocks"]]
    assert faults(view) == []
    assert kinds == ["context", "input", "divider", "header", "rich_text", "context"]
    assert len(view["blocks"][4]["elements"][0]["elements"]) == 5
    assert view["blocks"][5]["elements"][0]["text"] == "and 4 more"


def test_trouble_stands_at_the_top_and_a_refused_preview_in_a_sentence() -> None:
    """What was typed stays where it was."""
    refusal = Reply("“the” says too little to track a story by.", tone="error")

    view = form(command_of(Option("what", "What")), {"what": "the"}, {}, refusal, LOOK, "Type more words.")

    assert faults(view) == []
    assert view["blocks"][0]["elements"][0]["elements"][0]["text"] == "Type more words."
    assert view["blocks"][-1]["elements"][0]["elements"][0]["text"] == refusal.title
    assert inputs(view)["what"]["element"]["initial_value"] == "the"


def test_where_a_form_was_opened_comes_back_with_it() -> None:
    """As JSON, and never more of it than Slack keeps."""
    view = form(command_of(), {}, {"c": "C0PELL123", "n": "n" * 4_000}, None, LOOK)

    assert json.loads(view["private_metadata"]) == {"c": "C0PELL123"}


def test_a_command_of_many_options_has_a_form_still() -> None:
    """At most a hundred blocks, whatever is below."""
    many = Reply("Much", tuple(Paragraph(plain("x")) for _ in range(200)))

    view = form(command_of(*(Option(f"o{n}", "O") for n in range(120))), {}, {}, many, LOOK)

    assert faults(view) == []


def test_an_answer_is_read_in_a_modal() -> None:
    """With its tables as lists, for a modal shows none; and a long title cut."""
    table = Table(("Outlet", "Articles"), ((plain("Pell Wire"), plain("9")),))
    view = answer_view(Reply("Everything about the Orrin barrage", (table,)), LOOK)

    assert faults(view) == []
    assert len(view["title"]["text"]) <= 24
    listed = next(each for each in every(view) if each.get("type") == "rich_text_list")
    assert [part["text"] for part in listed["elements"][0]["elements"]] == ["Pell Wire", "\n", "Articles: 9"]


def test_work_under_way_is_said_in_a_modal() -> None:
    """Until the answer takes its place."""
    assert faults(working("Track")) == []
    assert working("")["title"]["text"] == "Standfirst"


@settings(max_examples=40, deadline=None)
@given(reply=replies, value=words, trouble=words)
def test_words_from_outside_stand_in_forms_as_words(reply: Reply, value: str, trouble: str) -> None:
    """Nothing that was typed, found or answered is mrkdwn, and every view passes the checks."""
    options = (
        Option("much", "Much"),
        Option("story", "Story", suggest=offered),
        Option("outlets", "Outlets", many=True, suggest=offered),
        Option("where", "Where", kind="channel"),
        Option("file", "File", upload=True),
    )
    values = {option.name: value for option in options}

    for view in (
        form(command_of(*options, preview=True), values, {"n": value}, reply, LOOK, trouble),
        answer_view(reply, LOOK),
    ):
        assert faults(view) == []
        kinds = {str(each.get("type")) for each in every(view)}
        assert not kinds & {"mrkdwn", "markdown", "table", "user", "usergroup", "channel", "broadcast", "emoji"}


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=400), max_size=12))
def test_any_place_fits_into_the_metadata(place: dict[str, str]) -> None:
    """Whatever it is called."""
    assert len(form(command_of(), {}, place, None, LOOK)["private_metadata"]) <= 3_000
