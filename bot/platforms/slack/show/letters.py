"""Words from outside as Slack may be given them: nothing in them steers, pings, links or becomes a picture."""

import re
from typing import Any

from bot.platforms.harmless import tame
from bot.platforms.slack.show.limits import NOTICE

# What mrkdwn reads as styles, by marks that look the same and that it does not know: they have no escape.
_STYLES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
JOINER = "\u2060"  # takes no room, breaks no line, and ends whatever Slack would recognise
# A mention, a channel, an address of the web or of mail, an emoji's name: each is cut in two early on.
_RECOGNISED = re.compile(r"[@#](?=\S)|(?<=[^\W\d_])(?=:[^\s\d])|:(?=[\w+'-]+:)|\.(?=[^\W\d_]{2})")
_LONE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as one line that steers nothing, without the halves of characters that no encoding takes."""
    return tame(_LONE.sub("\ufffd", text))


def units(text: str) -> int:
    """How long Slack takes the text to be at most: UTF-16 code units, so that a picture character counts twice."""
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


def plain_text(text: str, most: int) -> dict[str, Any]:
    """A plain_text object of at most ``most`` units; a blank text becomes a dash, for Slack refuses an empty one."""
    return {"type": "plain_text", "text": clip(clean(text).strip(), most) or "–", "emoji": False}


def notice(text: str) -> str:
    """A message's notification text: one line, at most 150 units as it is read, in which mrkdwn finds nothing to do."""
    shown = clip(clean(text).strip(), NOTICE).translate(_STYLES)
    parted = _RECOGNISED.sub(lambda found: found[0] + JOINER, shown)
    # A line that begins with > would be a quote, escaped or not.
    return ("" if not parted.startswith(">") else JOINER) + parted.translate(_ENTITIES)
