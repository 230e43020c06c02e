"""Our own checks of messages and modals, for what discord.py and Discord's specification let through."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.platforms.discord import limits
from bot.platforms.discord.letters import units

Json = Mapping[str, Any]
_ROW, _BUTTON, _SELECT, _INPUT, _SECTION, _TEXT, _GALLERY, _CONTAINER, _LABEL = 1, 2, 3, 4, 9, 10, 12, 17, 18
_SELECTS = frozenset({3, 5, 6, 7, 8})
_FIELDS = _SELECTS | {4, 19, 21, 22, 23}
_IN_CONTAINER = frozenset({_ROW, _SECTION, _TEXT, _GALLERY, 13, 14})
_CHOOSING = frozenset({"custom_id", "placeholder", "min_values", "max_values", "required"})
_KEYS: Mapping[int, frozenset[str]] = {
    1: frozenset({"components"}),
    2: frozenset({"style", "label", "custom_id", "url", "disabled"}),
    3: _CHOOSING | {"options"},
    4: frozenset({"custom_id", "style", "value", "placeholder", "required", "min_length", "max_length"}),
    5: _CHOOSING | {"default_values"},
    8: _CHOOSING | {"default_values", "channel_types"},
    9: frozenset({"components", "accessory"}),
    10: frozenset({"content"}),
    12: frozenset({"items"}),
    13: frozenset({"file"}),
    14: frozenset({"divider", "spacing"}),
    17: frozenset({"components", "accent_color"}),
    18: frozenset({"label", "description", "component"}),
    19: frozenset({"custom_id", "min_values", "max_values", "required"}),
    21: frozenset({"custom_id", "options", "required"}),
    23: frozenset({"custom_id", "default"}),
}


def checked(payload: Json) -> list[str]:
    """What is wrong with a message's or modal's JSON, a sentence each; empty where nothing is."""
    return list(_modal(payload) if "title" in payload else _message(payload))


def _message(payload: Json) -> Iterator[str]:
    components = payload.get("components") or []
    layout = bool(int(payload.get("flags") or 0) & limits.V2)
    if units(str(payload.get("nonce") or "")) > limits.NONCE:
        yield f"The nonce is longer than {limits.NONCE} characters."
    if layout:
        yield from _layout(payload, components)
    else:
        yield from _plain(payload, components)
    yield from _components(components)


def _layout(payload: Json, components: Sequence[Json]) -> Iterator[str]:
    if any(payload.get(key) for key in ("content", "embeds", "poll", "sticker_ids")):
        yield "A message in Components V2 has content, embeds, stickers or a poll."
    everything = list(every(components))
    if not 1 <= len(everything) <= limits.COMPONENTS:
        yield f"There are {len(everything)} components; 1 to {limits.COMPONENTS} may be."
    size = sum(units(str(each.get("content") or "")) for each in everything if each.get("type") == _TEXT)
    if size > limits.TEXT:
        yield f"The texts have {size} characters; {limits.TEXT} may be."


def _plain(payload: Json, components: Sequence[Json]) -> Iterator[str]:
    content = str(payload.get("content") or "")
    if units(content) > limits.CONTENT:
        yield f"The content has {units(content)} characters; {limits.CONTENT} may be."
    if not content.strip() and not payload.get("embeds") and not payload.get("attachments"):
        yield "The message is empty."
    if len(components) > limits.ROWS or any(each.get("type") != _ROW for each in components):
        yield f"A plain message has something other than up to {limits.ROWS} rows."


def _modal(payload: Json) -> Iterator[str]:
    components = payload.get("components") or []
    yield from _most("A modal's title", str(payload["title"]), limits.MODAL_TITLE)
    yield from _most("A modal's custom_id", str(payload.get("custom_id") or ""), limits.CUSTOM_ID)
    if not 1 <= len(components) <= limits.FIELDS:
        yield f"A modal has {len(components)} components; 1 to {limits.FIELDS} may be."
    if any(each.get("type") not in {_LABEL, _TEXT} for each in components):
        yield "A modal has something other than labels and texts."
    yield from _components(components)


def _components(components: Sequence[Json]) -> Iterator[str]:
    everything = list(every(components))
    ids = [str(each["custom_id"]) for each in everything if "custom_id" in each]
    yield from (f"The custom_id {each!r} is there twice." for each in dict.fromkeys(ids) if ids.count(each) > 1)
    for custom_id in ids:
        yield from _most("A custom_id", custom_id, limits.CUSTOM_ID)
    for each in everything:
        yield from _component(each)


def _component(each: Json) -> Iterator[str]:
    kind = int(each.get("type") or 0)
    if kind not in _KEYS:
        yield f"There is no component of type {kind} here."
        return
    if unknown := set(each) - _KEYS[kind] - {"type", "id"}:
        yield f"A component of type {kind} has unknown keys: {', '.join(sorted(unknown))}."
    if kind in _BY_KIND:
        yield from _BY_KIND[kind](each)
    if kind in _SELECTS | {21}:
        yield from _select(each)


def _row(each: Json) -> Iterator[str]:
    kinds = [inner.get("type") for inner in each["components"]]
    if not 1 <= len(kinds) <= limits.ROW or (set(kinds) != {_BUTTON} and (len(kinds) > 1 or kinds[0] not in _SELECTS)):
        yield f"A row holds something other than 1 to {limits.ROW} buttons, or one select."


def _button(each: Json) -> Iterator[str]:
    yield from _most("A button's label", str(each.get("label") or ""), limits.BUTTON)
    if ("url" in each) == ("custom_id" in each) or ("url" in each) != (each.get("style") == 5):
        yield "A button has neither custom_id nor address, or both, or the wrong style for it."
    if "url" in each:
        yield from _address(each["url"], limits.BUTTON_URL)


def _select(each: Json) -> Iterator[str]:
    if "placeholder" in each:
        yield from _most("A select's placeholder", each["placeholder"], limits.PLACEHOLDER)
    if each["type"] not in {_SELECT, 21}:
        return
    options = each.get("options") or []
    if not 1 <= len(options) <= limits.OPTIONS:
        yield f"A select has {len(options)} options; 1 to {limits.OPTIONS} may be."
    values = [option["value"] for option in options]
    if len(set(values)) != len(values):
        yield "A select has the same value twice."
    for option in options:
        for key in ("label", "value", "description"):
            if key in option:
                yield from _most(f"An option's {key}", option[key], limits.OPTION)


def _input(each: Json) -> Iterator[str]:
    if units(str(each.get("value") or "")) > min(limits.INPUT, int(each.get("max_length") or limits.INPUT)):
        yield f"A text input is filled in with more than {limits.INPUT} characters, or than it takes."
    if "placeholder" in each:
        yield from _most("A text input's placeholder", each["placeholder"], limits.INPUT_PLACEHOLDER)


def _section(each: Json) -> Iterator[str]:
    texts = [inner.get("type") for inner in each["components"]]
    if not 1 <= len(texts) <= limits.SECTION_TEXTS or set(texts) != {_TEXT}:
        yield f"A section has something other than 1 to {limits.SECTION_TEXTS} texts."
    if (each.get("accessory") or {}).get("type") not in {_BUTTON, 11}:
        yield "A section has no button or picture beside it."


def _text(each: Json) -> Iterator[str]:
    yield from _most("A text", str(each.get("content") or "").strip(), limits.TEXT)


def _gallery(each: Json) -> Iterator[str]:
    items = each["items"]
    if not 1 <= len(items) <= limits.GALLERY:
        yield f"A gallery has {len(items)} pictures; 1 to {limits.GALLERY} may be."
    for item in items:
        if "description" in item:
            yield from _most("A picture's description", item["description"], limits.ALT_TEXT)


def _container(each: Json) -> Iterator[str]:
    inner = [part.get("type") for part in each["components"]]
    if not inner or not set(inner) <= _IN_CONTAINER:
        yield "A container is empty, or holds what it may not."
    if not 0 <= int(each.get("accent_color") or 0) <= limits.ACCENT:
        yield "A container's colour is none."


def _label(each: Json) -> Iterator[str]:
    yield from _most("A label", each["label"], limits.LABEL)
    if "description" in each:
        yield from _most("A label's description", each["description"], limits.LABEL_WORDS)
    if (each.get("component") or {}).get("type") not in _FIELDS:
        yield "A label has no field."


_BY_KIND = {
    _ROW: _row,
    _BUTTON: _button,
    _INPUT: _input,
    _SECTION: _section,
    _TEXT: _text,
    _GALLERY: _gallery,
    _CONTAINER: _container,
    _LABEL: _label,
}


def _address(url: str, most: int) -> Iterator[str]:
    if not url.startswith(("http://", "https://")) or units(url) > most:
        yield "A button leads to something other than the web, or its address is too long."


def _most(what: str, words: str, most: int) -> Iterator[str]:
    if not 1 <= units(words) <= most:
        yield f"{what} has {units(words)} characters; 1 to {most} may be."


def every(components: Sequence[Any]) -> Iterator[Json]:
    """Every component, those within others too."""
    for each in components:
        yield each
        yield from every(each.get("components") or [])
        yield from every([each[key] for key in ("accessory", "component") if each.get(key)])
