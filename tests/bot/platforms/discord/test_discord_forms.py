"""Modals of any command, made from its options alone, within Discord's limits, and read back."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord.checks import checked
from bot.platforms.discord.forms import asked, filled, for_shortcut, form, paste, pasted
from commands.newsroom import Newsroom
from commands.registry import Registry
from commands.reply import Reply, said
from commands.spec import Answer, Call, Choice, Command, Option
from tests.doubles.discord.modals import modal_faults

Json = dict[str, Any]
COMMANDS = Registry.scan().commands
BY_NAME = {command.name: command for command in COMMANDS}
STORIES = (Choice("The barrage", "barrage", "3 new"), Choice("The ferry", "ferry"))


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Nothing."""
    yield said(call.command)


async def preview(call: Call, newsroom: Newsroom) -> Reply:
    """Nothing."""
    return said(call.command)


async def suggest(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Nothing."""
    return []


def command(*options: Option, **more: Any) -> Command:
    """A command with those options."""
    return Command("file-away", "Puts something away", run, options, **more)


def shown(option: Option, value: str = "", offered: tuple[Choice, ...] = ()) -> Json:
    """The labelled field of an option, within the limits."""
    modal = form(command(option), {option.name: value}, {option.name: offered})
    assert checked(modal) == []
    assert modal_faults(modal) == []
    (field,) = modal["components"]
    return field


def sent(modal: Json, **values: object) -> Json:
    """What comes back when the modal is sent with those values."""
    back = []
    for field in modal["components"]:
        inner = field["component"]
        value = values.get(inner["custom_id"])
        held = {"values": value} if isinstance(value, list) else {"value": value}
        back.append({"type": 18, "component": {"type": inner["type"], "custom_id": inner["custom_id"], **held}})
    return {"custom_id": modal["custom_id"], "components": back}


@pytest.mark.parametrize("name", sorted(name for name, each in BY_NAME.items() if each.options))
def test_every_command_has_a_form_that_discord_takes(name: str) -> None:
    """Registered ones, and so later ones too."""
    modal = form(BY_NAME[name], {})

    assert checked(modal) == []
    assert modal_faults(modal) == []
    assert modal["custom_id"].startswith(f"form:{name}:")


def test_track_asks_for_five_options_the_required_one_first() -> None:
    """Never for what its own question asks with a preview."""
    assert [option.name for option in asked(BY_NAME["track"], {})] == ["words", "name", "lens", "include", "exclude"]


def test_what_was_given_already_is_among_the_five() -> None:
    """It is shown, filled in, rather than lost."""
    modal = form(BY_NAME["track"], {"sources": "Pell Gazette"})

    names = [field["component"]["custom_id"] for field in modal["components"]]
    assert names == ["words", "sources", "name", "lens", "include"]
    assert modal["components"][1]["component"]["value"] == "Pell Gazette"


def test_what_has_no_field_goes_along_in_the_forms_name() -> None:
    """As much as it holds; and comes back with what was sent."""
    seven = command(*(Option(f"o{n}", "A thing") for n in range(7)))
    given = {f"o{n}": f"value & {n}" for n in range(7)}
    modal = form(seven, given)

    assert filled(seven, sent(modal, o0="changed")) == {"o0": "changed", "o5": "value & 5", "o6": "value & 6"}
    long = form(seven, {**given, "o6": "x" * 200})
    assert filled(seven, sent(long)) == {"o5": "value & 5"}


def test_a_forged_name_fills_in_nothing_that_is_no_option() -> None:
    """The name comes back from outside."""
    forged = {"custom_id": "form:file-away:o0=x&evil=y", "components": []}

    assert filled(command(Option("o0", "A thing")), forged) == {"o0": "x"}


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        (Option("when", "When it should come"), 4),
        (Option("role", "The role", choices=(Choice("Editor", "editor"), Choice("Admin", "admin"))), 3),
        (Option("channel", "Which channel", kind="channel"), 8),
        (Option("member", "Whose role", kind="person"), 5),
        (Option("share", "Show it to all", flag=True), 23),
    ],
)
def test_each_kind_of_option_has_a_field_of_its_own(option: Option, kind: int) -> None:
    """Text, list, channel, person, tick."""
    field = shown(option)

    assert (field["type"], field["component"]["type"]) == (18, kind)
    assert field["component"]["custom_id"] == option.name


def test_a_fields_label_is_its_descriptions_first_clause() -> None:
    """The rest stands below it; what would be too long as a label stands there whole, under the option's name."""
    when = shown(Option("when", "When it should come: weekdays 07:00, daily 7am, hourly 9-18"))
    long = shown(Option("which_one", "Every article that has ever been seen by anybody in this newsroom"))

    assert (when["label"], when["description"]) == ("When it should come", "weekdays 07:00, daily 7am, hourly 9-18")
    assert long["label"] == "Which one"
    assert long["description"].startswith("Every article")


def test_stories_are_a_list_where_all_of_them_fit() -> None:
    """Elsewhere, and where what was typed is none of them, a text with examples."""
    story = Option("story", "Which story?", required=True, rest=True, suggest=suggest)

    assert [each["label"] for each in shown(story, offered=STORIES)["component"]["options"]] == [
        "The barrage",
        "The ferry",
    ]
    assert shown(story, "ferry", STORIES)["component"]["options"][1]["default"] is True
    assert shown(story, "another", STORIES)["component"]["value"] == "another"
    many = tuple(Choice(f"Story {n}", f"s{n}") for n in range(25))
    assert shown(story, offered=many)["component"]["placeholder"].startswith("Such as Story 0, Story 1")


def test_only_an_id_of_discords_fills_in_its_own_picker() -> None:
    """A name that was typed must not silently become another channel."""
    channel = Option("channel", "Which channel", kind="channel")

    assert shown(channel, "123456789012345678")["component"]["default_values"] == [
        {"id": "123456789012345678", "type": "channel"}
    ]
    typed = shown(channel, "desk")["component"]
    assert "default_values" not in typed
    assert typed["placeholder"] == "Instead of desk"


def test_what_is_sent_is_read_back_by_option() -> None:
    """Lists as values, ticks as yes, empty fields not at all; in labels as in rows."""
    options = (
        Option("words", "Words", required=True),
        Option("role", "The role", choices=(Choice("Editor", "editor"),)),
        Option("channel", "Which channel", kind="channel"),
        Option("share", "Show it", flag=True),
        Option("name", "Name"),
    )
    modal = form(command(*options), {})
    data = sent(modal, words=" flood ", role=["editor"], channel=["123456789012345678"], share=True, name="")

    assert filled(command(*options), data) == {
        "words": "flood",
        "role": "editor",
        "channel": "123456789012345678",
        "share": "yes",
    }
    rowed = {
        "custom_id": "form:file-away:",
        "components": [{"type": 1, "components": [{"custom_id": "name", "value": "N"}]}],
    }
    assert filled(command(*options), rowed) == {"name": "N"}


@settings(max_examples=80, deadline=None)
@given(
    names=st.lists(st.sampled_from("abcdefghij"), min_size=1, unique=True),
    said_of=st.text(min_size=1, max_size=200),
    value=st.text(max_size=5_000),
)
def test_no_description_and_no_value_makes_a_form_that_discord_refuses(
    names: list[str], said_of: str, value: str
) -> None:
    """Whatever stands in the options, and is given for them."""
    options = tuple(Option(name, said_of, required=n % 3 == 0, suggest=suggest) for n, name in enumerate(names))
    modal = form(command(*options), dict.fromkeys(names, value), {names[0]: (Choice(said_of, value),)})

    assert checked(modal) == []
    assert modal_faults(modal) == []


# --- on messages, and boxes -----------------------------------------------------------------------------------------


def chosen(content: str, label: str = "Track this story") -> Json:
    """What Discord sends when a command of a message's menu is chosen."""
    return {"name": label, "target_id": "5", "resolved": {"messages": {"5": {"content": content}}}}


def test_a_message_with_one_link_opens_the_form_with_it() -> None:
    """Tracking is confirmed there."""
    modal = for_shortcut(COMMANDS, chosen("See https://pell.example/a."))

    assert modal is not None
    assert modal["components"][0]["component"]["value"] == "https://pell.example/a"


@pytest.mark.parametrize(
    "data",
    [
        chosen("no link"),
        chosen("https://pell.example/a https://pell.example/b"),
        chosen("https://pell.example/a", "What became of this link"),
        chosen("https://pell.example/a", "Gone"),
    ],
)
def test_other_messages_open_no_form(data: Json) -> None:
    """Without a link or with several there is something to say or ask first; one that only tells needs none."""
    assert for_shortcut(COMMANDS, data) is None


@pytest.mark.parametrize("kind", ["paste", "search"])
def test_a_box_has_the_name_of_the_button_that_opens_it(kind: str) -> None:
    """And gives back what was typed."""
    modal = paste(kind, "k3y")

    assert (checked(modal), modal_faults(modal)) == ([], [])
    assert modal["custom_id"] == f"{kind}:k3y"
    assert pasted(sent(modal, words="<opml/>")) == "<opml/>"
    assert pasted({"components": []}) == ""
