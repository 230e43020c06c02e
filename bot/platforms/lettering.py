"""Words from outside as any chat may be given them: one line, of a length that no platform counts longer."""

import re

from bot.platforms.harmless import tame

_LONE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as one line that steers nothing, without the halves of characters that no encoding takes."""
    return tame(_LONE.sub("\ufffd", text))


def units(text: str) -> int:
    """How long a platform takes the text to be at most: UTF-16 code units, so that a picture character counts twice."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def clip(text: str, most: int) -> str:
    """The text cut to at most ``most`` units, between words where one ends late enough; … says that it was cut."""
    if units(text) <= most:
        return text
    cut = text[: most - 1]
    while units(cut) >= most:
        cut = cut[:-1]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) > len(cut) // 2 else cut).rstrip(" ,;:–—-") + "…"
