"""What Slack says people wrote, as they wrote it.  Pure.

Slack escapes ``& < >`` in texts and puts channels, people and addresses between angle brackets: ``<#C1|desk>``,
``<@U1|ann>``, ``<https://…|label>``.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.harmless import outward

_MARK = re.compile(r"<([^<>\n]{1,2000})>")
_URL = re.compile(r"https?://[^\s<>|\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A text in plain words.

    channels: name by id, of those that it names as ``#name``; people: ids of those that it names as ``@id``.
    """

    text: str
    channels: Mapping[str, str]
    people: tuple[str, ...]


def written(text: str, names: Mapping[str, str] | None = None) -> Written:
    """The text with channels as ``#name``, people as ``@id`` and addresses as they are.

    names: of channels by id, where Slack left them out.
    """
    channels: dict[str, str] = {}
    people: list[str] = []

    def said(found: re.Match[str]) -> str:
        target, _, label = found[1].partition("|")
        if target.startswith("#"):
            name = html.unescape(label) or (names or {}).get(target[1:]) or target[1:]
            channels[target[1:]] = name
            return f"#{name}"
        if target.startswith("@"):
            people.append(target[1:])
            return f"@{target[1:]}"
        if target.startswith("!"):
            return label or target[1:]
        return target.removeprefix("mailto:")

    return Written(html.unescape(_MARK.sub(said, text)).strip(), channels, tuple(people))


def without_mention(text: str, bot: str) -> str:
    """A text to the bot without the mention of it that opens it, wherever else it stands."""
    return re.sub(rf"<@{re.escape(bot)}(\|[^>]*)?>", " ", text).strip(" ,:\n\t")


def addresses(message: Mapping[str, Any]) -> list[str]:
    """The web addresses in a message, in order, each once: of its text, blocks and attachments."""
    found = [*_of_text(str(message.get("text") or "")), *_of_blocks(message.get("blocks") or [])]
    for attachment in message.get("attachments") or []:
        named = (attachment.get(key) for key in ("original_url", "from_url", "title_link"))
        found += [str(url) for url in named if url]
    return [url for url in dict.fromkeys(found) if outward(url)]


def _of_text(text: str) -> Iterator[str]:
    for mark in _MARK.finditer(text):
        target = mark[1].partition("|")[0]
        if target.lower().startswith(("http://", "https://")):
            yield html.unescape(target)
    for bare in _URL.finditer(_MARK.sub(" ", text)):
        yield html.unescape(bare[0].rstrip(".,;:!?)»”'"))


def _of_blocks(part: Any) -> Iterator[str]:
    """Links anywhere in blocks: rich text keeps them as elements of their own."""
    if isinstance(part, list):
        for each in part:
            yield from _of_blocks(each)
    elif isinstance(part, dict):
        if part.get("type") == "link" and isinstance(part.get("url"), str):
            yield part["url"]
        for key in ("elements", "text", "fields", "accessory"):
            if isinstance(part.get(key), dict | list):
                yield from _of_blocks(part[key])
        if part.get("type") == "mrkdwn" and isinstance(part.get("text"), str):
            yield from _of_text(part["text"])
