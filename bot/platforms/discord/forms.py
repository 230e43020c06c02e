"""Modals: the form of any command, made from its options alone, and a box to type or paste into.

A modal must be the first answer to what was done, so it is made without asking anybody: from the command and what it
was given, in one go.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from bot.platforms.discord.form_fields import LABELLED, TEXT_INPUT, field, not_chosen, value_in
from bot.platforms.discord.letters import clean, clip
from bot.platforms.discord.limits import CUSTOM_ID, FIELDS, INPUT, MODAL_TITLE
from bot.platforms.discord.links import addresses
from bot.platforms.discord.runs import Json
from commands.spec import Choice, Command, Option

CONFIRM = "confirm"  # the option that says go ahead: its question shows what it would do, which a modal cannot
WORDS = "words"  # the one field of a box


def form(
    command: Command, values: Mapping[str, str], offered: Mapping[str, Sequence[Choice]] | None = None
) -> dict[str, Any]:
    """The command's form.

    values: what is filled in, by option; channels and people by Discord's id.  What has no field goes along in the
    form's name, where there is room.  offered: suggestions that are known already, by option.
    """
    fields = asked(command, values)
    shown = {option.name for option in fields}
    named = {option.name for option in fields if not_chosen(option, values.get(option.name, ""))}
    others = {name: value for name, value in values.items() if (name not in shown or name in named) and value}
    return {
        "custom_id": _named(command, others),
        "title": clip(command.name.replace("-", " ").capitalize(), MODAL_TITLE),
        "components": [field(each, values.get(each.name, ""), (offered or {}).get(each.name, ())) for each in fields],
    }


def asked(command: Command, values: Mapping[str, str]) -> list[Option]:
    """The at most five options that the form asks for: required ones first, then those given, then in their order."""
    askable = [
        option
        for option in command.options
        if (not option.upload or option.required) and (option.name != CONFIRM or command.preview is None)
    ]
    return sorted(askable, key=lambda option: (not option.required, not values.get(option.name)))[:FIELDS]


def for_shortcut(commands: Iterable[Command], data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The form of a command that was chosen on a message with exactly one link; None where there is none to show."""
    command = next((c for c in commands if c.shortcut is not None and c.shortcut.label == data.get("name")), None)
    if command is None or command.shortcut is None or not command.form or command.preview is None:
        return None
    messages: Mapping[str, Any] = (data.get("resolved") or {}).get("messages") or {}
    links = addresses(messages.get(str(data.get("target_id"))) or {})
    return form(command, {command.shortcut.option: links[0]}) if len(links) == 1 else None


def filled(command: Command, data: Mapping[str, Any]) -> dict[str, str]:
    """The options that a form holds when it is sent, by name; empty ones left out.

    data: the interaction's.  Channels and people are Discord's ids; of several values, one follows the other after a
    comma.
    """
    known = {option.name for option in command.options}
    rest = str(data.get("custom_id") or "").partition(":")[2].partition(":")[2]
    given = {name: value for name, value in parse_qsl(rest) if name in known}
    fields = {str(each.get("custom_id")): value_in(each) for each in _fields(data) if each.get("custom_id") in known}
    return {name: value for name, value in (given | {k: v for k, v in fields.items() if v}).items() if value}


def paste(kind: str, key: str) -> dict[str, Any]:
    """A box to type into.  kind: "paste" for a longer text, "search" for a few words; key: of the kept call."""
    label, style = ("The text; at most 4,000 characters", 2) if kind == "paste" else ("Words, or an address", 1)
    words: Json = {"type": TEXT_INPUT, "custom_id": WORDS, "style": style, "required": True, "max_length": INPUT}
    return {
        "custom_id": f"{kind}:{key}",
        "title": "Paste it here" if kind == "paste" else "Type it here",
        "components": [{"type": LABELLED, "label": label, "component": words}],
    }


def pasted(data: Mapping[str, Any]) -> str:
    """What was typed into a box."""
    return next((value_in(each) for each in _fields(data) if each.get("custom_id") == WORDS), "")


def _named(command: Command, others: Mapping[str, str]) -> str:
    """The form's name with as many of the other options as it holds."""
    name, kept = f"form:{command.name}:", dict(others)
    while kept and len(name + urlencode(kept)) > CUSTOM_ID:
        kept.popitem()
    return clip(clean(name + urlencode(kept)), CUSTOM_ID)


def _fields(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The fields of a modal as it was sent: each within a label, or in a row."""
    for each in data.get("components") or []:
        yield from [each["component"]] if each.get("component") else each.get("components") or []
