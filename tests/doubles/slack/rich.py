"""What Slack does not take in rich text: keys and elements that it does not know, empty words, bad addresses."""

from typing import Any
from urllib.parse import urlsplit

from tests.doubles.slack.elements import key_faults
from tests.doubles.slack.kept import Json

STYLES = {"bold", "italic", "strike", "underline", "code", "highlight", "client_highlight", "unlink"}
SCHEMES = {"http", "https", "mailto", "tel", "slack"}

#: type: (keys that it needs, keys that it may have)
PARTS: dict[str, tuple[str, str]] = {
    "rich_text_section": ("elements", ""),
    "rich_text_quote": ("elements", "border"),
    "rich_text_preformatted": ("elements", "border language"),
    "rich_text_list": ("elements style", "indent offset border"),
}
LEAVES: dict[str, tuple[str, str]] = {
    "text": ("text", "style"),
    "link": ("url", "text style unsafe"),
    "emoji": ("name", "unicode skin_tone style"),
    "user": ("user_id", "style"),
    "usergroup": ("usergroup_id", "style"),
    "channel": ("channel_id", "style"),
    "team": ("team_id", "style"),
    "broadcast": ("range", "style"),
    "date": ("timestamp format", "url fallback style"),
    "color": ("value", "style"),
}


def rich_faults(block: Json, at: str) -> list[str]:
    """What is wrong with a rich_text block."""
    parts = block["elements"]
    if not isinstance(parts, list) or not parts:
        return [f"{at}: no elements"]
    return [fault for n, part in enumerate(parts) for fault in _part(part, f"{at}/elements/{n}")]


def _part(part: Any, at: str) -> list[str]:
    kind = part.get("type") if isinstance(part, dict) else None
    if kind not in PARTS:
        return [f"{at}: {kind!r} does not stand in rich_text"]
    needed, may = PARTS[kind]
    faults = key_faults(part, f"type {needed}", may, at)
    if faults:
        return faults
    inside = [(f"{at}/elements/{n}", one) for n, one in enumerate(part["elements"])]
    if kind == "rich_text_list":
        return _list(part, at) + [fault for where, one in inside for fault in _item(one, where)]
    leaves = {"text", "link"} if kind == "rich_text_preformatted" else set(LEAVES)
    return [fault for where, one in inside for fault in _leaf(one, where, leaves)]


def _list(part: Json, at: str) -> list[str]:
    faults = [] if part["style"] in {"bullet", "ordered"} else [f"{at}: no style {part['style']!r}"]
    faults += [] if part["elements"] else [f"{at}: a list of nothing"]
    for name, most in (("indent", 8), ("offset", 10_000), ("border", 1)):
        value = part.get(name, 0)
        faults += [] if isinstance(value, int) and 0 <= value <= most else [f"{at}: {name} {value!r}"]
    return faults


def _item(item: Any, at: str) -> list[str]:
    if not isinstance(item, dict) or item.get("type") != "rich_text_section":
        return [f"{at}: a list holds rich_text_section"]
    return _part(item, at)


def _leaf(leaf: Any, at: str, allowed: set[str]) -> list[str]:
    kind = leaf.get("type") if isinstance(leaf, dict) else None
    if kind not in allowed:
        return [f"{at}: {kind!r} does not stand here"]
    needed, may = LEAVES[kind]
    faults = key_faults(leaf, f"type {needed}", may, at)
    if faults:
        return faults
    style = leaf.get("style", {})
    if not isinstance(style, dict) or set(style) - STYLES or not all(isinstance(on, bool) for on in style.values()):
        faults.append(f"{at}: no style {style!r}")
    if kind == "text" and not (isinstance(leaf["text"], str) and leaf["text"]):
        faults.append(f"{at}: a text of no words")
    if kind == "link":
        faults += _link(leaf, at)
    if kind == "broadcast" and leaf["range"] not in {"here", "channel", "everyone"}:
        faults.append(f"{at}: no range {leaf['range']!r}")
    return faults


def _link(leaf: Json, at: str) -> list[str]:
    url = str(leaf["url"])
    try:
        split = urlsplit(url)
    except ValueError:
        return [f"{at}: not an address: {url[:80]!r}"]
    faults = [] if split.scheme in SCHEMES and len(url) <= 3000 else [f"{at}: not an address: {url[:80]!r}"]
    return faults + ([f"{at}: a link of no words"] if leaf.get("text") == "" else [])
