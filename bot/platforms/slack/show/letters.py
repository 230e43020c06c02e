"""Words from outside as Slack may be given them: nothing in them steers, pings, links or becomes a picture."""

import re
from typing import Any

from bot.platforms.lettering import clean, clip, units
from bot.platforms.slack.show.limits import NOTICE

__all__ = ["JOINER", "clean", "clip", "notice", "plain_text", "units"]

# What mrkdwn reads as styles, by marks that look the same and that it does not know: they have no escape.
_STYLES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
JOINER = "\u2060"  # takes no room, breaks no line, and ends whatever Slack would recognise
# A mention, a channel, an address of the web or of mail, an emoji's name: each is cut in two early on.
_RECOGNISED = re.compile(r"[@#](?=\S)|(?<=[^\W\d_])(?=:[^\s\d])|:(?=[\w+'-]+:)|\.(?=[^\W\d_]{2})")


def plain_text(text: str, most: int) -> dict[str, Any]:
    """A plain_text object of at most ``most`` units; a blank text becomes a dash, for Slack refuses an empty one."""
    return {"type": "plain_text", "text": clip(clean(text).strip(), most) or "–", "emoji": False}


def notice(text: str) -> str:
    """A message's notification text: one line, at most 150 units as it is read, in which mrkdwn finds nothing to do."""
    shown = clip(clean(text).strip(), NOTICE).translate(_STYLES)
    parted = _RECOGNISED.sub(lambda found: found[0] + JOINER, shown)
    # A line that begins with > would be a quote, escaped or not.
    return ("" if not parted.startswith(">") else JOINER) + parted.translate(_ENTITIES)
