"""What a reader sees of a message, and of its notification: the words, and what in them pings, links or is styled.

It reads strictly: where Slack's behaviour is not known for sure, what might be markup counts as markup.
"""

from collections.abc import Mapping
from typing import Any

from tests.doubles.slack.methods import truth
from tests.doubles.slack.mrkdwn import markdown, mrkdwn, plain
from tests.doubles.slack.seen import Seen, Shown

__all__ = ["Shown", "notification", "shown"]


def shown(thing: Any) -> Shown:
    """What a reader sees: of the blocks, and of ``text`` only where there are no blocks.

    thing: a Message or View of the double, anything with ``blocks`` and ``text``, the dict of one, or a list of blocks.
    """
    blocks = thing if isinstance(thing, list | tuple) else _of(thing, "blocks")
    if not blocks:
        return notification(thing)
    seen = Seen()
    for block in blocks:
        _block(block, seen)
        seen.line()
    return seen.shown()


def notification(thing: Any) -> Shown:
    """What the notification shows: ``text``, parsed as its arguments say (mrkdwn, parse, link_names)."""
    asked: Mapping[str, Any] = _of(thing, "asked") or (thing if isinstance(thing, Mapping) else {})
    seen = Seen()
    full = asked.get("parse") == "full"
    mrkdwn(
        str(_of(thing, "text") or ""),
        seen,
        verbatim=asked.get("parse") == "none",
        styles=asked.get("mrkdwn") is None or truth(asked["mrkdwn"]),
        names=full or truth(asked.get("link_names")),
    )
    return seen.shown()


def _of(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def _block(block: Mapping[str, Any], seen: Seen) -> None:
    kind = block["type"]
    if kind == "rich_text":
        for part in block["elements"]:
            _part(part, seen)
    elif kind == "table":
        _table(block, seen)
    elif kind == "markdown":
        markdown(block["text"], seen)
    else:
        for text in (block.get("title"), block.get("text"), block.get("label"), block.get("hint")):
            _text(text, seen)
        for text in block.get("fields") or []:
            _text(text, seen)
        if kind == "image":
            _picture(block, seen)
        for one in [*(block.get("elements") or []), block.get("accessory"), block.get("element")]:
            _element(one, seen)


def _text(text: Mapping[str, Any] | None, seen: Seen) -> None:
    """A text object, on a line of its own."""
    if not text:
        return
    seen.line()
    if text["type"] == "mrkdwn":
        mrkdwn(text["text"], seen, verbatim=bool(text.get("verbatim")))
    else:
        plain(text["text"], seen, emoji=text.get("emoji", True))


def _element(element: Mapping[str, Any] | None, seen: Seen) -> None:
    """What stands in a block: words of a context, or something to touch."""
    if not element:
        return
    if element["type"] in {"mrkdwn", "plain_text"}:
        _text(element, seen)
    elif element["type"] == "image":
        _picture(element, seen)
    else:
        label = Seen()
        for text in (element.get("text"), element.get("placeholder")):
            _text(text, label)
        words = label.shown()
        seen.buttons.append(words.words)
        seen.emoji += words.emoji
        if element.get("url"):
            seen.links.append((words.words, element["url"]))
        for option in element.get("options") or []:
            _text(option["text"], seen_option := Seen())
            seen.options.append(seen_option.shown().words)


def _picture(image: Mapping[str, Any], seen: Seen) -> None:
    source = image.get("image_url") or (image.get("slack_file") or {}).get("id", "")
    seen.pictures.append((image["alt_text"], source))


def _table(block: Mapping[str, Any], seen: Seen) -> None:
    """Rows on lines, cells between tabs."""
    for row in block["rows"]:
        seen.line()
        for n, cell in enumerate(row):
            seen.write("\t" if n else "")
            if cell["type"] == "rich_text":
                for part in cell["elements"]:
                    for leaf in part["elements"]:
                        _leaf(leaf, seen)
            else:
                seen.write(str(cell["text"]))


def _part(part: Mapping[str, Any], seen: Seen) -> None:
    kind = part["type"]
    if kind == "rich_text_list":
        for item in part["elements"]:
            _part(item, seen)
        return
    seen.line()
    style = {"rich_text_quote": "quote", "rich_text_preformatted": "code"}.get(kind, "")
    with seen.styling(style):
        for leaf in part["elements"]:
            _leaf(leaf, seen)


def _leaf(leaf: Mapping[str, Any], seen: Seen) -> None:
    kind = leaf["type"]
    style = "+".join(sorted(name for name, on in (leaf.get("style") or {}).items() if on))
    with seen.styling(style):
        if kind == "text":
            seen.write(leaf["text"])
        elif kind == "link":
            seen.link(leaf.get("text") or leaf["url"], leaf["url"])
        elif kind == "emoji":
            seen.emoji.append(leaf["name"])
        elif kind == "date":
            seen.write(leaf.get("fallback") or str(leaf["timestamp"]))
        elif kind == "color":
            seen.write(leaf["value"])
        else:
            seen.mention(_MENTIONS[kind][0] + str(leaf[_MENTIONS[kind][1]]))


_MENTIONS = {
    "user": ("@", "user_id"),
    "usergroup": ("@", "usergroup_id"),
    "team": ("@", "team_id"),
    "channel": ("#", "channel_id"),
    "broadcast": ("@", "range"),
}
