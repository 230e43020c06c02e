"""Words from outside as Discord may be given them: nothing in them pings, links, formats or becomes something else.

Discord's Markdown drops a backslash before any ASCII mark and shows the mark (docs: "Markdown Text 101"), so nearly all
of it can be shown as it is written, to be copied as it was.  Only @everyone and @here, which Discord also looks for in
the raw text, are parted by a joiner that takes no room.
"""

import re

from bot.platforms.lettering import clean, clip, units

__all__ = ["JOINER", "clean", "clip", "literal", "units"]

JOINER = "\u2060"  # takes no room, breaks no line, and ends whatever Discord would recognise

# Styles, code, spoilers, quotes, masked links, and all that stands between < and >.
_MARKS = re.compile(r"[\\*_~`|\[\]<>]")
# What begins a heading, a small line or an item of a list, where it begins a line.
_LEADING = re.compile(r"^(\s*\d*)([-+#=.)])")
# The colon of an address or of an emoji's name, the dot of an invitation without a scheme (discord.gg/…), and the
# bracket that would make a link's address of what follows: Discord finds it beyond a backslash, and beyond a link.
_LINKING = re.compile(r":(?!\s)|\.(?=[A-Za-z]{2,}[/\\])|(?<=\])\(")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)


def literal(text: str) -> str:
    """The text as one line of Discord's Markdown in which nothing is markup."""
    marked = _LINKING.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", clean(text)))
    return _EVERYBODY.sub(f"@{JOINER}", _LEADING.sub(r"\1\\\2", marked))
