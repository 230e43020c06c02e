"""The application commands: made from ours alone, within Discord's limits, sent only where something differs."""

import copy
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.discord import limits, tree
from bot.platforms.discord.tongues import Tongue
from commands.newsroom import Newsroom
from commands.registry import Registry
from commands.reply import said
from commands.spec import Answer, Call, Choice, Command, Option, Role, Shortcut
from tests.doubles.discord.command_checks import command_faults, set_faults

Json = dict[str, Any]
COMMANDS = Registry.scan().commands
OURS = tree.commands(COMMANDS)


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Nothing."""
    yield said(call.command)


async def suggest(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Nothing."""
    return []


def command(*options: Option, name: str = "file-away", role: Role = "reader") -> Command:
    """A command with those options."""
    return Command(name, "Puts something away", run, options, role)


def named(name: str) -> Json:
    """The application command of that name."""
    return next(each for each in OURS if each["name"] == name)


def option(made: Option) -> Json:
    """What an option becomes."""
    (one,) = tree.commands([command(made)], files=True)[0]["options"]
    found: Json = one
    return found


def test_every_registered_command_is_offered_and_discord_takes_them() -> None:
    """Typed ones by name, then those of a message's menu; later ones come by themselves."""
    assert [each["name"] for each in OURS if each["type"] == 1] == [each.name for each in COMMANDS]
    assert {each["name"] for each in OURS if each["type"] == 3} == {"Track this story", "What became of this link"}
    assert tree.checked(OURS) == []
    assert set_faults(OURS) == []
    assert [fault for each in OURS for fault in command_faults(each)] == []


def test_commands_work_wherever_somebody_took_them() -> None:
    """In servers, in direct messages, elsewhere; installed for a server or a person; roles are ours to check."""
    for each in OURS:
        assert (each["integration_types"], each["contexts"]) == ([0, 1], [0, 1, 2])
        assert each["default_member_permissions"] is None


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (Option("when", "When"), 3),
        (Option("url", "Its address", kind="address"), 3),
        (Option("share", "Show it", flag=True), 5),
        (Option("member", "Whose", kind="person", suggest=suggest), 6),
        (Option("channel", "Which", kind="channel", suggest=suggest), 7),
        (Option("file", "Which", upload=True), 11),
    ],
)
def test_each_kind_of_option_is_of_discords_own_type(made: Option, kind: int) -> None:
    """Discord's pickers for channels and people, a switch for a flag."""
    shown = option(made)

    assert shown["type"] == kind
    assert "autocomplete" not in shown


def test_what_is_suggested_is_completed_and_a_few_choices_are_listed() -> None:
    """Never both."""
    role = option(Option("role", "Which", choices=(Choice("Editor", "editor"),), suggest=suggest))

    assert option(Option("story", "Which", suggest=suggest))["autocomplete"] is True
    assert (role["choices"], "autocomplete" in role) == ([{"name": "Editor", "value": "editor"}], False)


def test_a_channel_is_one_that_can_be_posted_in() -> None:
    """Text, announcements, threads, forums; no voice, no category."""
    assert option(Option("channel", "Which", kind="channel"))["channel_types"] == [0, 5, 10, 11, 12, 15]


def test_required_options_come_first() -> None:
    """Discord refuses them after others."""
    made = tree.commands([command(Option("a", "A"), Option("b", "B", required=True), Option("c", "C"))])

    assert [each["name"] for each in made[0]["options"]] == ["b", "a", "c"]


def test_what_a_form_asks_for_may_be_left_out() -> None:
    """Discord would keep people from sending /track alone, and so from its form; /untrack has none."""
    assert [each["required"] for each in named("track")["options"]] == [False] * 9
    assert named("untrack")["options"][0]["required"] is True


def test_a_file_is_asked_for_unless_it_can_be_attached() -> None:
    """Its option is left out, so that the command asks."""
    assert [each["name"] for each in named("sources")["options"]] == ["action", "what"]


def test_of_too_many_commands_those_stay_that_most_people_may_give() -> None:
    """A hundred; and five on messages."""
    many = [command(name=f"c{n}", role="admin" if n < 50 else "reader") for n in range(120)]
    on_messages = [replace(each, shortcut=Shortcut(f"Do {each.name}", "x")) for each in many[:7]]

    typed = tree.commands(many)
    assert len(typed) == 100
    assert sum(each["name"] in {f"c{n}" for n in range(50, 120)} for each in typed) == 70
    assert sum(each["type"] == 3 for each in tree.commands(on_messages)) == 5


def test_other_languages_come_from_a_table() -> None:
    """Commands, options, and those of a message's menu, where it has them."""
    german = Tongue(
        {"brief": "lage", "brief story": "thema", "Track this story": "Thema verfolgen"}, {"brief": "Die Lage"}
    )
    made = {each["name"]: each for each in tree.commands(COMMANDS, {"de": german})}

    assert made["brief"]["name_localizations"] == {"de": "lage"}
    assert made["brief"]["description_localizations"] == {"de": "Die Lage"}
    assert made["brief"]["options"][0]["name_localizations"] == {"de": "thema"}
    assert made["Track this story"]["name_localizations"] == {"de": "Thema verfolgen"}
    assert "name_localizations" not in made["why"]
    assert tree.checked(list(made.values())) == []
    assert tree.difference(list(made.values()), OURS)


# --- differences ----------------------------------------------------------------------------------------------------


def as_discord_has_them(ours: list[Json], chance: random.Random) -> list[Json]:
    """The commands as Discord gives them back: in another order, with more said, and defaults said or not."""
    theirs = copy.deepcopy(ours)
    chance.shuffle(theirs)
    for number, each in enumerate(theirs):
        each |= {"id": str(number), "application_id": "9", "version": "3", "nsfw": False, "dm_permission": True}
        each["name_localizations"] = each.get("name_localizations") or chance.choice([None, {}])
        chance.shuffle(each["contexts"])
        if each["type"] == 3 or chance.random() < 0.5:
            each.setdefault("description", "")
        for said_of in each.get("options") or []:
            if not said_of["required"] and chance.random() < 0.5:
                del said_of["required"]
            if "autocomplete" not in said_of and chance.random() < 0.5:
                said_of["autocomplete"] = False
            if "choices" not in said_of and chance.random() < 0.5:
                said_of["choices"] = []
            chance.shuffle(said_of.get("channel_types") or [])
    return theirs


@settings(max_examples=60, deadline=None)
@given(seed=st.integers())
def test_what_discord_adds_or_leaves_out_is_no_difference(seed: int) -> None:
    """Nothing is sent then."""
    assert not tree.difference(OURS, as_discord_has_them(OURS, random.Random(seed)))


def changed(commands: list[Json], chance: random.Random) -> None:
    """Change one thing that people would see."""
    each = chance.choice([command for command in commands if command.get("options")])
    an_option = chance.choice(each["options"])
    match chance.randrange(8):
        case 0:
            commands.remove(each)
        case 1:
            commands.append({**copy.deepcopy(each), "name": "another"})
        case 2:
            each["description"] += "!"
        case 3:
            an_option["required"] = not an_option["required"]
        case 4:
            an_option["type"] = 4
        case 5:
            an_option["name"] += "s"
        case 6:
            each["contexts"] = [0]
        case 7:
            each["default_member_permissions"] = "8"


@settings(max_examples=100, deadline=None)
@given(seed=st.integers())
def test_any_change_that_people_would_see_is_a_difference(seed: int) -> None:
    """In whatever order Discord has them."""
    chance = random.Random(seed)
    theirs = as_discord_has_them(OURS, chance)
    for each in theirs:
        for said_of in each.get("options") or []:
            said_of.setdefault("required", False)
    changed(theirs, chance)

    assert tree.difference(OURS, theirs)


def test_the_order_of_options_is_a_difference() -> None:
    """People see it."""
    two = tree.commands([command(Option("a", "A"), Option("b", "B"))])
    turned = copy.deepcopy(two)
    turned[0]["options"].reverse()

    assert tree.difference(two, turned)


# --- limits ---------------------------------------------------------------------------------------------------------


LISTED = [{"name": str(n), "value": str(n)} for n in range(26)]
HEAVY = [{"name": f"{n:100}", "value": f"{n:100}"} for n in range(25)]
SECOND = {"type": 3, "name": "b", "description": "B", "required": False, "choices": LISTED[:2]}
FINE = {"type": 1, "name": "file-away", "description": "Puts something away", "options": [SECOND]}
BROKEN = {
    "a name with a blank": [{**FINE, "name": "File Away"}],
    "a long name": [{**FINE, "name": "x" * 33}],
    "no description": [{**FINE, "description": ""}],
    "an option's long description": [{**FINE, "options": [{**SECOND, "description": "x" * 101}]}],
    "a required option after another": [{**FINE, "options": [SECOND, {**SECOND, "name": "c", "required": True}]}],
    "26 options": [{**FINE, "options": [{**SECOND, "name": f"o{n}"} for n in range(26)]}],
    "two options of one name": [{**FINE, "options": [SECOND, SECOND]}],
    "26 choices": [{**FINE, "options": [{**SECOND, "choices": LISTED}]}],
    "two choices of one name": [{**FINE, "options": [{**SECOND, "choices": LISTED[:1] * 2}]}],
    "a long choice": [{**FINE, "options": [{**SECOND, "choices": [{"name": "a", "value": "x" * 101}]}]}],
    "choices and suggestions": [{**FINE, "options": [{**SECOND, "autocomplete": True}]}],
    "8,001 characters": [{**FINE, "options": [{**SECOND, "name": name, "choices": HEAVY} for name in "abc"]}],
    "the same twice": [FINE, FINE],
    "a description in a menu": [{"type": 3, "name": "Track this", "description": "x"}],
    "a long name in a menu": [{"type": 3, "name": "x" * 33}],
}


def test_what_discord_takes_is_let_through() -> None:
    """The command that the others differ from."""
    assert tree.checked([FINE]) == []


@pytest.mark.parametrize("what", BROKEN)
def test_what_discord_would_refuse_is_found_here(what: str) -> None:
    """Each limit that discord.py does not check."""
    assert len(tree.checked(BROKEN[what])) == 1


def test_a_hundred_and_one_commands_are_too_many() -> None:
    """Counted apart from those on messages."""
    made = [{**copy.deepcopy(OURS[0]), "name": f"c{n}"} for n in range(limits.COMMANDS + 1)]

    assert len(tree.checked(made)) == 1
    assert tree.checked(made[:-1]) == []
