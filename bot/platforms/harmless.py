"""What words and addresses from outside may not do to who shows them: steer a terminal, turn a line, run a script."""

import re
from urllib.parse import quote, urlsplit

# C0 and C1 controls (a terminal obeys them), and the marks that turn the writing direction of all that follows.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_MARKUP = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
_LEADING = re.compile(r"^(\s*\d*)([-+#=.)])")


def outward(url: str) -> str:
    """The address, if it is a web address; else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc and not _STEERING.search(url) else ""


def tame(text: str) -> str:
    """The text as one line without anything that steers a terminal."""
    return _BLANKS.sub(" ", _STEERING.sub("", text))


def unmarked(text: str) -> str:
    """The text as one line of Markdown in which nothing is markup (CommonMark 0.31, 2.4)."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", tame(text)))


def link_target(url: str) -> str:
    """A web address as it may stand between the brackets of a Markdown link."""
    return quote(url, safe="/:?#@!$&'*+,;=%~-._[]").replace("[", "%5B").replace("]", "%5D")
