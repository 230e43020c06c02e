"""A strict reader of Discord's Markdown: what somebody sees of a line, and what in it is more than words.

Where Discord's behaviour is not known for sure, what might be markup counts as markup.  Some of it is looked for in the
raw text too, for Discord does that before it reads any backslash.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

JOINER = "\u2060"
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_ANGLED = re.compile(
    r"<(?:@[!&]?\d+|#\d+|t:-?\d+(?::\w)?|/[^>]+:\d+|a?:\w+:\d+|id:\w+|[a-z]+:[^>\s]+|[+@\w.-]+@[^>]+)>"
)
_MASKED = re.compile(r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?\)")
_TARGET = re.compile(r"\]\(https?://[^\s()]+\)")
_BARE = re.compile(r"https?://[^\s<]+", re.IGNORECASE)
_INVITATION = re.compile(r"discord(?:app)?\.(?:gg|com/invite|gift)/\w+", re.IGNORECASE)
_EVERYBODY = re.compile(r"@(?:everyone|here)", re.IGNORECASE)
_EMOJI = re.compile(r":[^\s:]+:")
_CODE = re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")
_STYLES = (
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)")),
    ("italic", re.compile(r"_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)")),
    ("strike", re.compile(r"~~((?:\\[\s\S]|[^\\])+?)~~")),
)
_LINES = (
    ("title", re.compile(r" *##(?!#) +(.+?)#*\s*\Z")),
    ("heading", re.compile(r" *#{1,3}(?!#) +(.+?)#*\s*\Z")),
    ("small", re.compile(r" *-# +(.+)\Z")),
    ("quote", re.compile(r" *>(?:>>)? (.*)\Z")),
    ("bullet", re.compile(r" *[-*] +(.+)\Z")),
    ("ordered", re.compile(r" *\d+\. +(.+)\Z")),
)


@dataclass
class Seen:
    """What a reader sees.  more: all that is no word of ours to say: mentions, times, code, emoji, bare links."""

    words: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    styled: list[tuple[str, str]] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    more: list[tuple[str, str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def message(body: Mapping[str, Any], seen: Seen | None = None) -> Seen:
    """What is seen of a message: its content, or its texts in their order; and the labels of what can be pressed."""
    seen = seen or Seen()
    if body.get("content"):
        text(str(body["content"]), seen)
    _components(body.get("components") or [], seen)
    return seen


def _components(components: Sequence[Mapping[str, Any]], seen: Seen) -> None:
    for each in components:
        if each.get("content"):
            text(str(each["content"]), seen)
        for item in each.get("items") or []:
            seen.words += "\n" + str(item.get("description") or "")
        seen.labels += [str(each[key]) for key in ("label", "placeholder") if each.get(key)]
        _components(each.get("components") or [], seen)


def text(words: str, seen: Seen) -> None:
    """Read some text, line by line."""
    raw = _TARGET.sub("]", words)
    for kind, pattern in (("ping", _EVERYBODY), ("bare link", _BARE), ("invitation", _INVITATION)):
        seen.more += [(kind, found) for found in pattern.findall(raw)]
    for line in words.split("\n"):
        kind, inner = _line(line)
        before = len(seen.words)
        seen.words += "\n"
        _inline(inner, seen)
        seen.lines.append((kind, seen.words[before + 1 :]))


def _line(line: str) -> tuple[str, str]:
    for kind, pattern in _LINES:
        found = pattern.match(line)
        if found:
            return kind, found[1]
    return "", line


def _inline(text: str, seen: Seen) -> None:
    at = 0
    while at < len(text):
        at = _next(text, at, seen)


def _next(text: str, at: int, seen: Seen) -> int:
    """Read what begins here; give where it ends."""
    if found := _ESCAPE.match(text, at):
        seen.words += found[1]
        return found.end()
    for kind, pattern in (
        ("angled", _ANGLED),
        ("ping", _EVERYBODY),
        ("bare link", _BARE),
        ("emoji", _EMOJI),
        ("code", _CODE),
    ):
        if found := pattern.match(text, at):
            seen.more.append((kind, found[0]))
            seen.words += found[0]
            return found.end()
    if found := _MASKED.match(text, at):
        before = len(seen.words)
        _inline(found[1], seen)
        seen.links.append((seen.words[before:], found[2]))
        return found.end()
    for style, pattern in _STYLES:
        if found := pattern.match(text, at):
            before = len(seen.words)
            _inline(found[1], seen)
            seen.styled.append((style, seen.words[before:]))
            return found.end()
    seen.words += text[at]
    return at + 1
