"""One option of a command as one input of a form, by what the option says of itself, and back to its value."""

import re
from collections.abc import Mapping
from typing import Any

from bot.platforms.slack.show.letters import clean, clip, plain_text, units
from bot.platforms.slack.show.limits import BUTTON, OPTION, OPTION_VALUE, OPTIONS, PLACEHOLDER
from bot.platforms.slack.show.runs import Json
from commands.spec import Choice, Option
from commands.words import split_list

LONGEST = 3_000  # characters of a plain_text_input (docs)
RADIOS = 5  # choices that stand below each other; more, or none of them, go into a list
_CHANNEL = re.compile(r"[CG][A-Z0-9]{6,}\Z")
_PERSON = re.compile(r"[UW][A-Z0-9]{6,}\Z")
_CLAUSE = re.compile(r"[;:,] ")
_COMMAS = re.compile(r"separated by commas\Z", re.IGNORECASE)  # in a list of their own they need none
_LABEL, _HINT = 75, 150


def field(option: Option, value: str, place: Mapping[str, str], *, live: bool) -> Json:
    """The input block of an option.  value: what is filled in, or ""; live: each change of it is told to us."""
    label, hint = wording(option)
    hint = _where(option, value, place) or ("" if option.many and option.suggest and _COMMAS.match(hint) else hint)
    block = {
        "type": "input",
        "block_id": option.name,
        "label": plain_text(label, _LABEL),
        "optional": not option.required,
        "element": {"action_id": f"option:{option.name}", **_element(option, value, place, live=live)},
    }
    if hint and not option.flag:
        block["hint"] = plain_text(hint, _HINT)
    return block | ({"dispatch_action": True} if live else {})


def wording(option: Option) -> tuple[str, str]:
    """An input's label and hint, from the option's description: its first clause, and what follows that."""
    said = clean(option.description).strip()
    if option.flag or not said[:1].isupper() or (units(said) > _LABEL and not _CLAUSE.search(said)):
        return option.name.replace("_", " ").capitalize(), said
    first = _CLAUSE.search(said)
    if first is None:
        return said, ""
    rest = said[first.end() :].strip()
    return said[: first.start()], rest if first[0] == ": " else rest[:1].upper() + rest[1:]


def value_in(element: Mapping[str, Any]) -> str:
    """The value that an input holds in a view's state; "" where it is empty."""
    several = element.get("selected_options")
    if several is not None:
        return ",".join(str(option.get("value") or "") for option in several)
    one = element.get("selected_option") or {}
    known = ("value", "selected_conversation", "selected_channel", "selected_user")
    return str(one.get("value") or next((element[key] for key in known if element.get(key)), "")).strip()


def _where(option: Option, value: str, place: Mapping[str, str]) -> str:
    """A hint for what Slack's own pickers cannot be filled in with: a channel by its name, a thread."""
    if option.kind == "channel" and value and not _CHANNEL.match(value):
        return f"Choose {clip(clean(value), 80)} here; left empty, it is the channel of the command"
    if option.kind == "channel" and place.get("t"):
        return "Left empty, it is this thread"
    if option.kind == "channel" and not option.required and not place.get("c"):
        return "Left empty, it comes to you in a direct message"
    return ""


def _element(option: Option, value: str, place: Mapping[str, str], *, live: bool) -> Json:
    if option.flag:
        return _checkbox(option, value)
    if option.upload:
        return _text(value, multiline=True, live=live)
    if any(_fits(choice.value) for choice in option.choices):
        return _choices(option, value)
    if option.kind == "channel":
        return _conversation(value, place)
    if option.kind == "person":
        return {"type": "users_select"} | ({"initial_user": value} if _PERSON.match(value) else {})
    if option.suggest is not None:
        return _search(option, value)
    return _text(value, multiline="\n" in value, live=live)


def _text(value: str, *, multiline: bool, live: bool) -> Json:
    element: Json = {"type": "plain_text_input", "multiline": multiline, "max_length": LONGEST}
    if value.strip():
        element["initial_value"] = clip("\n".join(clean(line) for line in value.strip().split("\n")), LONGEST)
    if live:
        element["dispatch_action_config"] = {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]}
    return element


def _checkbox(option: Option, value: str) -> Json:
    box = {"text": plain_text(option.description, BUTTON), "value": "yes"}
    return {"type": "checkboxes", "options": [box]} | ({"initial_options": [box]} if value == "yes" else {})


def _choices(option: Option, value: str) -> Json:
    # What is optional stands in a list, for a chosen radio button cannot be taken back.
    radio = option.required and len(option.choices) <= RADIOS
    options = [_option(choice) for choice in option.choices if _fits(choice.value)][:OPTIONS]
    chosen = [each for each in options if each["value"] == value]
    element: Json = {"type": "radio_buttons" if radio else "static_select", "options": options}
    return element | ({"initial_option": chosen[0]} if chosen else {})


def _search(option: Option, value: str) -> Json:
    kind = "multi_external_select" if option.many else "external_select"
    element: Json = {"type": kind, "min_query_length": 0, "placeholder": plain_text("Type to search", PLACEHOLDER)}
    given = split_list(value) if option.many else (value.strip(),)
    chosen = [_option(Choice(each, each)) for each in given if _fits(each)]
    if not chosen:
        return element
    return element | ({"initial_options": chosen} if option.many else {"initial_option": chosen[0]})


def _conversation(value: str, place: Mapping[str, str]) -> Json:
    element: Json = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if _CHANNEL.match(value):
        return element | {"initial_conversation": value}
    # A name that was typed, or a thread, must not silently become the channel that is on the screen.
    return element if value or place.get("t") else element | {"default_to_current_conversation": True}


def _option(choice: Choice) -> Json:
    shown = {"text": plain_text(choice.label, OPTION), "value": choice.value}
    return shown | ({"description": plain_text(choice.hint, OPTION)} if clean(choice.hint).strip() else {})


def _fits(value: str) -> bool:
    """Whether Slack takes the value and brings it back unchanged."""
    return 0 < units(value) <= OPTION_VALUE and value == clean(value)
