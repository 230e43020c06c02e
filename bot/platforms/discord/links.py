"""The links in a message that somebody found.  Pure."""

import re
from collections.abc import Mapping
from typing import Any

from bot.platforms.discord.pieces import every
from bot.platforms.harmless import outward

# The target of a masked link, or an address as it stands.
_URL = re.compile(r"\]\(<?(https?://[^\s()<>]+)>?\)|(https?://[^\s<>|\"]+)", re.IGNORECASE)


def addresses(message: Mapping[str, Any]) -> list[str]:
    """The web addresses in a message, in order, each once: of its text, its components and its embeds."""
    texts = [message.get("content"), *(each.get("content") for each in every(message.get("components") or []))]
    found = [url for text in texts if text for url in _of(str(text))]
    found += [str(embed["url"]) for embed in message.get("embeds") or [] if embed.get("url")]
    return [url for url in dict.fromkeys(found) if outward(url)]


def _of(text: str) -> list[str]:
    return [masked or _trimmed(bare) for masked, bare in _URL.findall(text)]


def _trimmed(url: str) -> str:
    """Without the punctuation that ends a sentence, or closes a masked link."""
    url = url.rstrip(".,;:!?»”'*_~")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?")
    return url
