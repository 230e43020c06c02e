"""What Discord takes as components of a message: rows, buttons, selects, and the layout of Components V2."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.doubles.discord.kept import Fault, Json

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = (
    1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 17, 18,
)  # fmt: skip
SELECTS = {SELECT, 5, 6, 7, 8}
LINK, PREMIUM = 5, 6
IN_CONTAINER = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR}
ON_TOP = IN_CONTAINER | {CONTAINER}
MOST, DISPLAYED = 40, 4000
_SELECT = "custom_id placeholder min_values max_values disabled required"
KNOWN = {
    ROW: "components",
    BUTTON: "style label emoji custom_id sku_id url disabled",
    SELECT: f"{_SELECT} options",
    INPUT: "custom_id style label min_length max_length required value placeholder",
    5: f"{_SELECT} default_values",
    6: f"{_SELECT} default_values",
    7: f"{_SELECT} default_values",
    8: f"{_SELECT} default_values channel_types",
    SECTION: "components accessory",
    TEXT: "content",
    THUMBNAIL: "media description spoiler",
    GALLERY: "items",
    FILE: "file spoiler",
    SEPARATOR: "divider spacing",
    CONTAINER: "components accent_color spoiler",
    LABEL: "label description component",
    19: "custom_id min_values max_values required",
    21: "custom_id options required",
    22: "custom_id options min_values max_values required",
    23: "custom_id default",
}


def component_faults(components: Sequence[Json], v2: bool) -> list[Fault]:
    """What is wrong with a message's components."""
    faults: list[Fault] = []
    if not v2 and len(components) > 5:
        faults.append(("components", "Must be 5 or fewer in length"))
    for n, one in enumerate(components):
        where = f"components/{n}"
        if one.get("type") not in (ON_TOP if v2 else {ROW}):
            said = "" if v2 else " without the flag IS_COMPONENTS_V2"
            faults.append((where, f"Value of field 'type': {one.get('type')} does not stand on top{said}"))
        else:
            faults += one_fault(one, where)
    there = list(leaves(components))
    if len(there) > MOST:
        faults.append(("components", f"The maximum number of components is {MOST}, not {len(there)}"))
    shown = sum(len(str(one.get("content") or "")) for one in there if one.get("type") == TEXT)
    if shown > DISPLAYED:
        faults.append(("components", f"Total displayed text of {shown} is more than {DISPLAYED}"))
    return faults + twins(there)


def leaves(components: Iterable[Json]) -> Iterable[Json]:
    """Every component, those inside others too."""
    for one in components:
        if not isinstance(one, dict):
            continue
        yield one
        inside = [*(one.get("components") or []), one.get("accessory"), one.get("component")]
        yield from leaves([each for each in inside if each])


def twins(there: Sequence[Json]) -> list[Fault]:
    """custom_ids and ids that stand twice."""
    faults: list[Fault] = []
    for key in ("custom_id", "id"):
        values = [one[key] for one in there if one.get(key)]
        twice = sorted({str(one) for one in values if values.count(one) > 1})
        if twice:
            faults.append(("components", f"Component {key} cannot be duplicated: {', '.join(twice)}"))
    return faults


def one_fault(one: Json, where: str) -> list[Fault]:
    """What is wrong with one component and what is inside it."""
    kind = one.get("type")
    if kind not in KNOWN:
        return [(f"{where}/type", f"{kind!r} is no type of component")]
    faults = unknown(one, {"type", "id", *KNOWN[kind].split()}, where)
    if "custom_id" in KNOWN[kind].split() and not (kind == BUTTON and one.get("style") in {LINK, PREMIUM}):
        faults += size(one, "custom_id", 1, 100, where)
    if kind in _CHECKS:
        faults += _CHECKS[kind](one, where)
    elif kind in SELECTS:
        faults += _select(one, where)
    return faults


def unknown(thing: Mapping[str, Any], known: set[str], where: str) -> list[Fault]:
    """Keys that nobody reads."""
    return [(f"{where}/{key}", "is an unknown key") for key in thing if key not in known]


def size(thing: Mapping[str, Any], key: str, low: int, high: int, where: str) -> list[Fault]:
    """Whether a text is there (where low is more than 0) and within its bounds."""
    value = thing.get(key)
    if value is None:
        return [(f"{where}/{key}", "This field is required")] if low else []
    if not isinstance(value, str):
        return [(f"{where}/{key}", "is not a string")]
    if not low <= len(value) <= high:
        return [(f"{where}/{key}", f"Must be between {low} and {high} in length, not {len(value)}")]
    return []


def _row(one: Json, where: str) -> list[Fault]:
    inside = one.get("components") or []
    kinds = [each.get("type") for each in inside]
    faults: list[Fault] = []
    if not 1 <= len(inside) <= 5:
        faults.append((f"{where}/components", f"Must be between 1 and 5 in length, not {len(inside)}"))
    if any(kind not in SELECTS | {BUTTON} for kind in kinds):
        faults.append((f"{where}/components", "a row holds buttons or one select"))
    elif set(kinds) & SELECTS and len(kinds) > 1:
        faults.append((f"{where}/components", "a select stands alone in its row"))
    for n, each in enumerate(inside):
        faults += one_fault(each, f"{where}/components/{n}")
    return faults


def _button(one: Json, where: str) -> list[Fault]:
    style = one.get("style")
    faults = size(one, "label", 0, 80, where)
    if style not in range(1, 7):
        return [*faults, (f"{where}/style", f"{style!r} is no style")]
    if style == LINK:
        faults += size(one, "url", 1, 512, where) + _address(one.get("url"), f"{where}/url")
        faults += [(f"{where}/custom_id", "a link has none")] if "custom_id" in one else []
    elif "url" in one and one["url"] is not None:
        faults.append((f"{where}/url", "only a link has one"))
    if style != PREMIUM and not one.get("label") and not one.get("emoji"):
        faults.append((where, "a button has a label or an emoji"))
    return faults


def _address(url: Any, where: str) -> list[Fault]:
    right = isinstance(url, str) and url.startswith(("http://", "https://", "discord://"))
    return [] if right else [(where, "Scheme must be one of http, https, discord")]


def _select(one: Json, where: str) -> list[Fault]:
    faults = size(one, "placeholder", 0, 150, where)
    low, high = one.get("min_values", 1), one.get("max_values", 1)
    low, high = 1 if low is None else low, 1 if high is None else high
    if not (0 <= low <= 25 and 1 <= high <= 25 and low <= high):
        faults.append((where, f"min_values {low} and max_values {high} do not fit"))
    if one["type"] == SELECT:
        faults += options(one, where, high)
    return faults


def options(one: Json, where: str, high: int, most: int = 25) -> list[Fault]:
    """What is wrong with the options of a select, 1 to 25 of 100 characters each."""
    there = one.get("options") or []
    faults: list[Fault] = []
    if not 1 <= len(there) <= most:
        faults.append((f"{where}/options", f"Must be between 1 and {most} in length, not {len(there)}"))
    if high > len(there):
        faults.append((f"{where}/max_values", f"{high} of {len(there)} options cannot be chosen"))
    values = [each.get("value") for each in there]
    if len(set(values)) < len(values):
        faults.append((f"{where}/options", "The specified option value is already used"))
    if sum(bool(each.get("default")) for each in there) > high:
        faults.append((f"{where}/options", "more defaults than may be chosen"))
    for n, each in enumerate(there):
        at = f"{where}/options/{n}"
        faults += unknown(each, {"label", "value", "description", "emoji", "default"}, at)
        faults += (
            size(each, "label", 1, 100, at) + size(each, "value", 1, 100, at) + size(each, "description", 0, 100, at)
        )
    return faults


def _section(one: Json, where: str) -> list[Fault]:
    texts, beside = one.get("components") or [], one.get("accessory")
    faults: list[Fault] = []
    if not 1 <= len(texts) <= 3:
        faults.append((f"{where}/components", f"Must be between 1 and 3 in length, not {len(texts)}"))
    for n, each in enumerate(texts):
        if each.get("type") != TEXT:
            faults.append((f"{where}/components/{n}", "a section holds texts"))
        faults += one_fault(each, f"{where}/components/{n}")
    if not isinstance(beside, dict) or beside.get("type") not in {BUTTON, THUMBNAIL}:
        return [*faults, (f"{where}/accessory", "a button or a thumbnail is required")]
    return faults + one_fault(beside, f"{where}/accessory")


def _text(one: Json, where: str) -> list[Fault]:
    return size(one, "content", 1, DISPLAYED, where)


def media(one: Any, where: str, files_only: bool = False) -> list[Fault]:
    """What is wrong with a picture's or file's address."""
    url = one.get("url") if isinstance(one, dict) else None
    schemes = ("attachment://",) if files_only else ("http://", "https://", "attachment://")
    right = isinstance(url, str) and url.startswith(schemes) and len(url) <= 2048
    return [] if right else [(f"{where}/url", f"Scheme must be one of {', '.join(schemes)}")]


def _thumbnail(one: Json, where: str) -> list[Fault]:
    return media(one.get("media"), f"{where}/media") + size(one, "description", 0, 1024, where)


def _gallery(one: Json, where: str) -> list[Fault]:
    items = one.get("items") or []
    faults: list[Fault] = []
    if not 1 <= len(items) <= 10:
        faults.append((f"{where}/items", f"Must be between 1 and 10 in length, not {len(items)}"))
    for n, each in enumerate(items):
        at = f"{where}/items/{n}"
        faults += unknown(each, {"media", "description", "spoiler"}, at) + media(each.get("media"), f"{at}/media")
        faults += size(each, "description", 0, 1024, at)
    return faults


def _file(one: Json, where: str) -> list[Fault]:
    return media(one.get("file"), f"{where}/file", files_only=True)


def _separator(one: Json, where: str) -> list[Fault]:
    return [] if one.get("spacing", 1) in {1, 2} else [(f"{where}/spacing", "is 1 or 2")]


def _container(one: Json, where: str) -> list[Fault]:
    inside = one.get("components") or []
    faults: list[Fault] = [] if inside else [(f"{where}/components", "This field is required")]
    colour = one.get("accent_color")
    if colour is not None and not 0 <= colour <= 0xFFFFFF:
        faults.append((f"{where}/accent_color", "is no colour"))
    for n, each in enumerate(inside):
        if each.get("type") not in IN_CONTAINER:
            faults.append((f"{where}/components/{n}", f"a container holds no {each.get('type')}"))
        else:
            faults += one_fault(each, f"{where}/components/{n}")
    return faults


_CHECKS = {
    ROW: _row,
    BUTTON: _button,
    SECTION: _section,
    TEXT: _text,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
}
