"""What Discord takes as an application command."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.doubles.discord.callbacks import choice_faults
from tests.doubles.discord.components import size, unknown
from tests.doubles.discord.kept import Fault, Json

#: The pattern of Discord's documentation, without the scripts that it adds: letters, digits, _ - ' of any language.
NAME = re.compile(r"^[-_'\w]{1,32}$")
KNOWN = set(
    "id name name_localizations description description_localizations options default_member_permissions dm_permission "
    "contexts integration_types handler type nsfw".split()
)
OPTION = set(
    "type name name_localizations description description_localizations required choices options channel_types "
    "min_value max_value min_length max_length autocomplete".split()
)
LOCALES = set(
    "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja "
    "zh-TW ko ar he".split()
)
LONGEST = 8000
MOST = {1: 100, 2: 15, 3: 15}


def command_faults(body: Json, where: str = "") -> list[Fault]:
    """What is wrong with one command."""
    kind = body.get("type") or 1
    faults = unknown(body, KNOWN, where) + _names(body, where, typed=kind == 1)
    if kind == 1:
        faults += _described(body, where) + _options(body.get("options") or [], f"{where}/options", 0)
        if (length := characters(body)) > LONGEST:
            faults.append((where, f"Command exceeds maximum size ({LONGEST}): {length}"))
    elif body.get("description") or body.get("options"):
        faults.append((where, "a command of a menu has neither description nor options"))
    for key, values in (("contexts", {0, 1, 2}), ("integration_types", {0, 1})):
        given = body.get(key)
        if given is not None and (not given or not set(given) <= values or len(set(given)) < len(given)):
            faults.append((f"{where}/{key}", f"takes some of {sorted(values)}, each once"))
    return faults


def set_faults(bodies: Sequence[Json]) -> list[Fault]:
    """What is wrong with all commands of one place together."""
    faults: list[Fault] = []
    for kind, most in MOST.items():
        names = [str(one.get("name", "")).casefold() for one in bodies if (one.get("type") or 1) == kind]
        if len(names) > most:
            faults.append(("", f"Maximum number of application commands reached ({most})"))
        twice = sorted({one for one in names if names.count(one) > 1})
        faults += [(one, "APPLICATION_COMMANDS_DUPLICATE_NAME") for one in twice]
    return faults


def _names(body: Mapping[str, Any], where: str, typed: bool) -> list[Fault]:
    faults = size(body, "name", 1, 32, where)
    words = {"name": body.get("name"), **{f"name_localizations/{k}": v for k, v in _local(body, "name").items()}}
    for key, name in words.items():
        if key != "name":
            faults += size({key: name}, key, 1, 32, where)
        if typed and isinstance(name, str) and (not NAME.match(name) or name != name.lower()):
            faults.append((f"{where}/{key}", f"{name!r} does not match the pattern of names, lower case"))
    for key in ("name", "description"):
        faults += [(f"{where}/{key}_localizations", f"{one} is no locale") for one in set(_local(body, key)) - LOCALES]
    return faults


def _described(body: Mapping[str, Any], where: str) -> list[Fault]:
    faults = size(body, "description", 1, 100, where)
    for language, words in _local(body, "description").items():
        faults += size({"description": words}, "description", 1, 100, f"{where}/description_localizations/{language}")
    return faults


def _local(body: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return body.get(f"{key}_localizations") or {}


def _options(options: Sequence[Json], where: str, depth: int) -> list[Fault]:
    faults: list[Fault] = [(where, "Must be 25 or fewer in length")] if len(options) > 25 else []
    names = [one.get("name") for one in options]
    if len(set(names)) < len(names):
        faults.append((where, "Option names must be unique"))
    kinds = [one.get("type") for one in options]
    if set(kinds) & {1, 2} and set(kinds) - {1, 2}:
        faults.append((where, "Sub-command and sub-command group options stand alone"))
    optional = False
    for n, one in enumerate(options):
        if one.get("required") and optional:
            faults.append((f"{where}/{n}", "Required options must be placed before non-required options"))
        optional = optional or not one.get("required")
        faults += _option(one, f"{where}/{n}", depth)
    return faults


def _option(one: Json, where: str, depth: int) -> list[Fault]:
    kind = int(one.get("type") or 0)
    faults = unknown(one, OPTION, where) + _names(one, where, typed=True) + _described(one, where)
    if kind not in range(1, 12) or (kind == 2 and depth) or (kind == 1 and depth > 1):
        return [*faults, (f"{where}/type", f"{kind!r} cannot stand here")]
    if kind in {1, 2}:
        return faults + _options(one.get("options") or [], f"{where}/options", depth + 1 if kind == 2 else 2)
    choices = one.get("choices") or []
    if len(choices) > 25:
        faults.append((f"{where}/choices", "Must be 25 or fewer in length"))
    if one.get("autocomplete") and (choices or kind not in {3, 4, 10}):
        faults.append((f"{where}/autocomplete", "goes with neither choices nor this type"))
    if choices and kind not in {3, 4, 10}:
        faults.append((f"{where}/choices", "do not go with this type"))
    for n, choice in enumerate(choices):
        faults += choice_faults(choice, kind, f"{where}/choices/{n}")
    if len({str(choice.get("name")) for choice in choices}) < len(choices):
        faults.append((f"{where}/choices", "Option choices must have unique names"))
    low, high = one.get("min_length"), one.get("max_length")
    if (low is not None and not 0 <= low <= 6000) or (high is not None and not 1 <= high <= 6000):
        faults.append((where, "min_length and max_length are between 0 and 6000"))
    return faults


def characters(body: Mapping[str, Any]) -> int:
    """What counts towards 8000: names, descriptions and values, each in its longest language."""
    total = sum(
        max([len(str(body.get(key) or "")), *(len(str(one)) for one in _local(body, key).values())])
        for key in ("name", "description")
    )
    for choice in body.get("choices") or []:
        total += max([len(str(choice.get("name") or "")), *(len(str(v)) for v in _local(choice, "name").values())])
        total += len(choice["value"]) if isinstance(choice.get("value"), str) else 0
    return total + sum(characters(one) for one in body.get("options") or [])
