"""One option of a command as one field of a form, by what the option says of itself, and back to its value."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.platforms.discord.letters import clean, clip, units
from bot.platforms.discord.limits import INPUT, INPUT_PLACEHOLDER, LABEL, LABEL_WORDS, OPTION, OPTIONS, PLACEHOLDER
from bot.platforms.discord.runs import Json
from commands.spec import Choice, Option

LABELLED, TEXT_INPUT, SELECT, PERSON, CHANNEL, CHECKBOX = 18, 4, 3, 5, 8, 23  # Discord's component types
TEXT_CHANNEL, NEWS, NEWS_THREAD, THREAD, PRIVATE_THREAD, FORUM = 0, 5, 10, 11, 12, 15  # and of channels
POSTABLE = (TEXT_CHANNEL, NEWS, NEWS_THREAD, THREAD, PRIVATE_THREAD, FORUM)
_CLAUSE = re.compile(r"[;:,] ")
_SNOWFLAKE = re.compile(r"\d{15,20}\Z")


def field(option: Option, value: str, offered: Sequence[Choice] = ()) -> Json:
    """The labelled field of an option.

    value: what is filled in, or "".  offered: what is suggested for it; where the option takes all that is left of a
    command's words and every choice there is fits in a list, the field is that list.
    """
    label, words = wording(option)
    named = {
        "type": LABELLED,
        "label": label,
        "component": {"custom_id": option.name, **_field(option, value, offered)},
    }
    return named | ({"description": words} if words else {})


def wording(option: Option) -> tuple[str, str]:
    """A field's label and what stands below it: the first clause of the option's description, and what follows."""
    said = clean(option.description).strip()
    first = _CLAUSE.search(said)
    head = said[: first.start()] if first else said
    if option.flag or not said[:1].isupper() or units(head) > LABEL:
        return clip(option.name.replace("_", " ").capitalize(), LABEL), clip(said, LABEL_WORDS)
    rest = said[first.end() :].strip() if first else ""
    return head, clip(rest if not first or first[0] == ": " else rest[:1].upper() + rest[1:], LABEL_WORDS)


def not_chosen(option: Option, value: str) -> bool:
    """Whether the value is a name where Discord's own picker stands: it is not in the field, and goes along with it."""
    return option.kind in {"channel", "person"} and not option.choices and bool(value) and not _SNOWFLAKE.match(value)


def value_in(component: Mapping[str, Any]) -> str:
    """The value that a field holds when the form is sent; "" where it is empty."""
    several = component.get("values")
    if several is not None:
        return ",".join(str(each) for each in several)
    value = component.get("value")
    return ("yes" if value else "") if isinstance(value, bool) else str(value or "").strip()


def _field(option: Option, value: str, offered: Sequence[Choice]) -> Json:
    if option.flag:
        return {"type": CHECKBOX, "default": value == "yes"}
    if option.choices:
        return _select(option, value, option.choices)
    if option.kind == "channel":
        return _picker(CHANNEL, "channel", option, value) | {"channel_types": list(POSTABLE)}
    if option.kind == "person":
        return _picker(PERSON, "user", option, value)
    if option.rest and offered and _listable(value, offered):
        return _select(option, value, offered)
    return _text(option, value, offered)


def _text(option: Option, value: str, offered: Sequence[Choice]) -> Json:
    lines = "\n".join(clean(line) for line in value.strip().split("\n"))
    made: Json = {
        "type": TEXT_INPUT,
        "style": 2 if option.upload or "\n" in lines else 1,
        "required": option.required,
        "max_length": INPUT,
    }
    such = ", ".join(clean(choice.label).strip() for choice in offered)
    hint = clip(f"Such as {such}", INPUT_PLACEHOLDER) if such else ""
    return made | ({"placeholder": hint} if hint else {}) | ({"value": clip(lines, INPUT)} if lines.strip() else {})


def _select(option: Option, value: str, choices: Sequence[Choice]) -> Json:
    options = []
    for choice in {each.value: each for each in choices if _fits(each.value)}.values():
        shown: Json = {"label": clip(clean(choice.label).strip(), OPTION) or "–", "value": choice.value}
        hint = clip(clean(choice.hint).strip(), OPTION)
        options.append(
            shown | ({"description": hint} if hint else {}) | ({"default": True} if choice.value == value else {})
        )
    most = {"max_values": len(options[:OPTIONS])} if option.many else {}
    return {"type": SELECT, "options": options[:OPTIONS], "placeholder": _PICK, **_needed(option), **most}


def _picker(kind: int, name: str, option: Option, value: str) -> Json:
    """Discord's own picker.  A name that was typed must not silently become another: only an id is filled in."""
    chosen = {"default_values": [{"id": value, "type": name}]} if _SNOWFLAKE.match(value) else {}
    shown = f"Instead of {value}" if value and not chosen else _PICK
    return {"type": kind, "placeholder": clip(clean(shown), PLACEHOLDER), **_needed(option), **chosen}


def _needed(option: Option) -> Json:
    return {"required": option.required} | ({} if option.required else {"min_values": 0})


def _listable(value: str, offered: Sequence[Choice]) -> bool:
    """Whether the choices are all that there are, and what is filled in is one of them."""
    values = [choice.value for choice in offered]
    return len(offered) < OPTIONS and all(_fits(each) for each in values) and (not value or value in values)


def _fits(value: str) -> bool:
    """Whether Discord takes the value and brings it back unchanged."""
    return 0 < units(value) <= OPTION and value == clean(value).strip()


_PICK = "Choose"
