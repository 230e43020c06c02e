"""The links in a message that somebody found.  Pure."""

import re
from collections.abc import Mapping
from typing import Any

from bot.platforms.harmless import outward

_URL = re.compile(r"https?://[^\s<>|\"]+", re.IGNORECASE)


def addresses(message: Mapping[str, Any]) -> list[str]:
    """The web addresses in a message, in order, each once: of its text and its embeds."""
    found = [_trimmed(url) for url in _URL.findall(str(message.get("content") or ""))]
    found += [str(embed["url"]) for embed in message.get("embeds") or [] if embed.get("url")]
    return [url for url in dict.fromkeys(found) if outward(url)]


def _trimmed(url: str) -> str:
    """Without the punctuation that ends a sentence, or closes a masked link."""
    url = url.rstrip(".,;:!?»”'*_~")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?")
    return url
