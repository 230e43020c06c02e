"""Telling an address from words, however it was pasted."""

import re
from dataclasses import replace

from commands.newsroom import Newsroom
from commands.parse import unquoted
from commands.spec import Call
from commands.words import clipped
from summaries.errors import BadInput

_HOST = r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?"
_BARE = re.compile(rf"{_HOST}/\S*\Z|www\.{_HOST}\Z", re.IGNORECASE)
_BARE_HOST = re.compile(rf"{_HOST}\Z", re.IGNORECASE)
_STORED = re.compile(r"article:(\d{1,18})\Z")
LONGEST = 2_048


def stored(article: str) -> str:
    """How a button names an article that is stored: addresses may be too long for one."""
    return f"article:{article}"


async def addressed(call: Call, newsroom: Newsroom, option: str) -> Call:
    """The call with the address of the article that an option names as ``stored`` does; else as it is.

    Raises NotFound for one that is not here any more.
    """
    found = _STORED.match(call.options.get(option, ""))
    if not found:
        return call
    return replace(call, options={**call.options, option: await newsroom.article_url(call, found[1])})


def address(text: str, *, hosts: bool = False) -> str | None:
    """The http(s) address that the text is, with its scheme; None when it is words.

    hosts: a host alone (``news.example``) is an address too; without it that is a word like St.Louis.
    Raises BadInput for one that is too long, and for addresses of other kinds.
    """
    said = unquoted(text)
    if said.startswith("<") and said.endswith(">"):
        said = said[1:-1].partition("|")[0].strip()
    if any(letter.isspace() for letter in said):
        return None
    scheme = re.match(r"([a-z][a-z0-9+.-]*)://", said, re.IGNORECASE)
    if scheme and scheme[1].casefold() not in {"http", "https"}:
        raise BadInput(f"{scheme[1]}:// addresses cannot be read; give one that begins with http:// or https://.")
    if not scheme and not _BARE.match(said) and not (hosts and _BARE_HOST.match(said)):
        return None
    if len(said) > LONGEST:
        raise BadInput(f"That address has {len(said):,} characters; at most {LONGEST:,} can be read.")
    return said if scheme else f"https://{said}"


def needed(text: str, what: str) -> str:
    """The address that the text is.  what: whose, for the sentence.  Raises BadInput when it is words."""
    found = address(text, hosts=True)
    if found is None:
        raise BadInput(f"“{clipped(text, 60)}” is not an address; give the {what}, beginning with https://.")
    return found
