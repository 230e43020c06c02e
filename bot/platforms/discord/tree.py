"""The application commands, made from our commands; whether Discord's differ from them; what is wrong with them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.platforms.discord import limits
from bot.platforms.discord.form_fields import POSTABLE
from bot.platforms.discord.letters import clean, clip, units
from bot.platforms.discord.runs import Json
from bot.platforms.discord.tongues import TONGUES, Tongues
from commands.spec import RANK, Command, Option

TYPED, ON_MESSAGE = 1, 3  # types of commands
STRING, FLAG, PERSON, CHANNEL, FILE = 3, 5, 6, 7, 11  # types of options
GUILD_INSTALL, USER_INSTALL = 0, 1
IN_GUILD, WITH_BOT, ELSEWHERE = 0, 1, 2  # contexts: a server, direct messages with the bot, other private channels
_NAME = re.compile(r"[-_'\w]{1,32}\Z")
# Where a command may be used.  Who may use it is the newsroom's to say, so no permission of Discord's is asked for.
_EVERYWHERE: Json = {
    "integration_types": [GUILD_INSTALL, USER_INSTALL],
    "contexts": [IN_GUILD, WITH_BOT, ELSEWHERE],
    "default_member_permissions": None,
}


def commands(registered: Sequence[Command], tongues: Tongues = TONGUES, *, files: bool = False) -> list[Json]:
    """Every application command as JSON: those that are typed, by name, then those of a message's menu.

    files: options that take a file's text are offered as attachments; else they are left out, and asked for.
    """
    typed = [_typed(command, tongues, files=files) for command in offered(registered)]
    return typed + [_on_message(command, tongues) for command in on_messages(registered)]


def offered(registered: Sequence[Command]) -> list[Command]:
    """The commands that are typed, by name: of too many, those that most people may give."""
    good = [command for command in registered if _NAME.match(command.name) and command.name == command.name.lower()]
    ranked = sorted(good, key=lambda command: (RANK[command.role], command.name))
    return sorted(ranked[: limits.COMMANDS], key=lambda command: command.name)


def on_messages(registered: Sequence[Command]) -> list[Command]:
    """The commands that are offered on any message: the first five by name."""
    chosen = (command for command in registered if command.shortcut is not None)
    return sorted(chosen, key=lambda command: command.name)[: limits.ON_MESSAGES]


def _typed(command: Command, tongues: Tongues, *, files: bool) -> Json:
    options = [option for option in command.options if files or not option.upload]
    options.sort(key=lambda option: not option.required)
    return {
        "type": TYPED,
        "name": command.name,
        "description": _described(command.summary, command.name),
        "options": [_option(command, option, tongues) for option in options[: limits.COMMAND_OPTIONS]],
        **_EVERYWHERE,
        **_translated(command.name, tongues),
    }


def _on_message(command: Command, tongues: Tongues) -> Json:
    label = command.shortcut.label if command.shortcut else command.name
    names = {key: value for key, value in _translated(label, tongues).items() if key == "name_localizations"}
    return {"type": ON_MESSAGE, "name": clip(label, limits.NAME), **_EVERYWHERE, **names}


def _option(command: Command, option: Option, tongues: Tongues) -> Json:
    made: Json = {
        "type": _kind(option),
        "name": option.name,
        "description": _described(option.description, option.name),
        # Without it the command's form is shown, which Discord would keep people from asking for.
        "required": option.required and not command.form,
        **_translated(f"{command.name} {option.name}", tongues),
    }
    if made["type"] == CHANNEL:
        made["channel_types"] = list(POSTABLE)
    elif made["type"] == STRING and option.choices:
        made["choices"] = [
            {"name": clip(clean(choice.label).strip(), limits.CHOICE) or choice.value, "value": choice.value}
            for choice in option.choices[: limits.CHOICES]
        ]
    elif made["type"] == STRING and option.suggest is not None:
        made["autocomplete"] = True
    return made


def _kind(option: Option) -> int:
    if option.flag:
        return FLAG
    if option.upload:
        return FILE
    return {"channel": CHANNEL, "person": PERSON}.get(option.kind, STRING)


def _described(words: str, name: str) -> str:
    return clip(clean(words).strip(), limits.DESCRIPTION) or name


def _translated(key: str, tongues: Tongues) -> Json:
    names = {locale: tongue.names[key] for locale, tongue in tongues.items() if key in tongue.names}
    about = {locale: tongue.descriptions[key] for locale, tongue in tongues.items() if key in tongue.descriptions}
    return ({"name_localizations": names} if names else {}) | ({"description_localizations": about} if about else {})


# --- whether they differ --------------------------------------------------------------------------------------------

# What we say of a command and what Discord takes it to be where nothing is said; all else that it adds is its own.
_OF_COMMAND: Mapping[str, object] = {
    "type": TYPED,
    "name": "",
    "description": "",
    "name_localizations": {},
    "description_localizations": {},
    "default_member_permissions": None,
    "integration_types": [GUILD_INSTALL],
    "contexts": [],
}
_OF_OPTION: Mapping[str, object] = {
    "type": STRING,
    "name": "",
    "description": "",
    "name_localizations": {},
    "description_localizations": {},
    "required": False,
    "autocomplete": False,
    "channel_types": [],
}
_UNORDERED = frozenset({"integration_types", "contexts", "channel_types"})


def difference(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> bool:
    """Whether Discord's commands are other than ours, so that they must be sent.

    The order of commands, what Discord adds, and what it leaves out or spells out because it is the default make no
    difference; the order of options and choices does, for people see it.
    """
    return _plainest(ours) != _plainest(theirs)


def _plainest(commands: Sequence[Mapping[str, Any]]) -> Counter[str]:
    return Counter(repr(_command(command)) for command in commands)


def _command(command: Mapping[str, Any]) -> list[object]:
    return [*_of(command, _OF_COMMAND), [_option_said(option) for option in command.get("options") or []]]


def _option_said(option: Mapping[str, Any]) -> list[object]:
    choices = [[choice["name"], choice["value"]] for choice in option.get("choices") or []]
    return [*_of(option, _OF_OPTION), choices]


def _of(thing: Mapping[str, Any], defaults: Mapping[str, object]) -> Iterator[object]:
    for key, default in defaults.items():
        value = thing.get(key)
        value = default if value is None else value
        if isinstance(value, Mapping):
            yield sorted(value.items())
        else:
            yield sorted(value) if key in _UNORDERED and isinstance(value, list | tuple) else value


# --- what is wrong with them ----------------------------------------------------------------------------------------


def checked(commands: Sequence[Mapping[str, Any]]) -> list[str]:
    """What Discord would refuse in the commands, a sentence each; empty where nothing is."""
    return list(_wrong(commands))


def _wrong(commands: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for kind, most in ((TYPED, limits.COMMANDS), (ON_MESSAGE, limits.ON_MESSAGES)):
        names = [str(command["name"]) for command in commands if command.get("type", TYPED) == kind]
        if len(names) > most:
            yield f"There are {len(names)} commands of type {kind}; {most} may be."
        yield from (f"The command {name} is there twice." for name in set(names) if names.count(name) > 1)
    for command in commands:
        if command.get("type", TYPED) == TYPED:
            yield from _typed_wrong(command)
        elif command.get("description") or command.get("options") or not 1 <= units(command["name"]) <= limits.NAME:
            yield f"The command {command['name']} of a message's menu has a description, options, or no fitting name."


def _typed_wrong(command: Mapping[str, Any]) -> Iterator[str]:
    options = command.get("options") or []
    yield from _words_wrong(command, f"/{command['name']}")
    if len(options) > limits.COMMAND_OPTIONS:
        yield f"/{command['name']} has {len(options)} options; {limits.COMMAND_OPTIONS} may be."
    if len({option["name"] for option in options}) < len(options):
        yield f"/{command['name']} has two options of one name."
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        yield f"/{command['name']} has a required option after one that may be left out."
    for option in options:
        yield from _words_wrong(option, f"{option['name']} of /{command['name']}")
        yield from _choices_wrong(option, f"{option['name']} of /{command['name']}")
    if weight(command) > limits.COMMAND_TEXT:
        yield f"/{command['name']} takes {weight(command)} characters; {limits.COMMAND_TEXT} may be."


def _words_wrong(thing: Mapping[str, Any], what: str) -> Iterator[str]:
    names = [thing["name"], *(thing.get("name_localizations") or {}).values()]
    if not all(_NAME.match(name) and name == name.lower() for name in names):
        yield f"The name of {what} is not made of 1 to {limits.NAME} lower-case letters."
    about = [thing.get("description") or "", *(thing.get("description_localizations") or {}).values()]
    if not all(1 <= units(words) <= limits.DESCRIPTION for words in about):
        yield f"The description of {what} has not 1 to {limits.DESCRIPTION} characters."


def _choices_wrong(option: Mapping[str, Any], what: str) -> Iterator[str]:
    choices = option.get("choices") or []
    if len(choices) > limits.CHOICES or (choices and option.get("autocomplete")):
        yield f"{what} has more than {limits.CHOICES} choices, or suggests others too."
    if len({choice["name"] for choice in choices}) < len(choices):
        yield f"{what} has two choices of one name."
    if not all(1 <= units(choice[key]) <= limits.CHOICE for choice in choices for key in ("name", "value")):
        yield f"A choice of {what} has not 1 to {limits.CHOICE} characters."


def weight(command: Mapping[str, Any]) -> int:
    """Characters that Discord counts of a command: names, descriptions and values, each in its longest language."""
    own = _longest(command, "name") + _longest(command, "description")
    return own + sum(
        weight(option) + sum(units(choice["name"]) + units(choice["value"]) for choice in option.get("choices") or [])
        for option in command.get("options") or []
    )


def _longest(thing: Mapping[str, Any], key: str) -> int:
    said = [thing.get(key) or "", *(thing.get(f"{key}_localizations") or {}).values()]
    return max(units(words) for words in said)
