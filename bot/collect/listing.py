"""What every source kind gives: entries, made safe and comparable in one place."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.collect.text import line
from bot.collect.urls import joined
from bot.ports.collector import Entry

MOST_ENTRIES = 500
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_GUID = 500, 1_500, 1_000

_HIDDEN = re.compile(
    r"<(script|style|noscript|template)\b[^>]*>.{0,100000}?</\1\s*>|<!--.{0,100000}?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_INLINE = re.compile(r"</?(a|b|i|em|strong|span|u|sub|sup|small|mark|abbr|code|font|wbr)\b[^<>]*>", re.IGNORECASE)


class NotThisKind(Exception):
    """A body that is not a listing of this kind.  Its words finish "example.org sent ..."."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of one body, and what it says of itself.

    more: further listings that this one names (the sitemaps of an index), newest first.
    """

    entries: tuple[Entry, ...]
    title: str = ""
    site: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """An entry as the source gives it: markup, relative links and dates ahead of the clock included.

    stamp: the updated date as written, so that a clamped one does not look like a change.
    """

    link: str
    guid: str = ""
    title: str = ""
    summary: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    base: str = ""


def entries_of(raws: Iterable[Raw], base: str, at: datetime) -> tuple[Entry, ...]:
    """Entries with canonical links and clean words, at most 500; repeats folded, those without a link left out.

    Entries that share one page (a live blog's posts under one address) share a fingerprint too: the page changed when
    any of them did.
    """
    found: dict[tuple[str, str], Entry] = {}
    for raw in raws:
        entry = _entry(raw, base, at)
        if entry is not None:
            found.setdefault((entry.url, entry.guid), entry)
            if len(found) >= MOST_ENTRIES:
                break
    return _with_shared_fingerprints(tuple(found.values()))


def _entry(raw: Raw, base: str, at: datetime) -> Entry | None:
    url = joined(raw.base or base, html.unescape(raw.link))
    if url is None:
        return None
    title, summary = words(raw.title, LONGEST_TITLE), words(raw.summary, LONGEST_SUMMARY)
    published = raw.published or raw.updated
    return Entry(
        url=url,
        guid=line(raw.guid)[:LONGEST_GUID] or url,
        title=title,
        summary=summary,
        author=words(raw.author, 200),
        published=min(published, at) if published else None,
        updated=min(raw.updated, at) if raw.updated else None,
        fingerprint=_print(title, summary, raw.updated.isoformat() if raw.updated else ""),
        language=raw.language[:16],
    )


def words(markup: str, longest: int) -> str:
    """Words without their markup, on one line, cut at a blank where they are too long.

    Escapes are undone at most twice, because many feeds escape escaped text; a "<" that opens no tag stays.
    """
    text = markup[: 40 * longest]
    for _ in range(2):
        if "<" in text:
            text = _TAG.sub(" ", _INLINE.sub("", _HIDDEN.sub(" ", text)))
        unescaped = html.unescape(text) if "&" in text else text
        if unescaped == text:
            break
        text = unescaped
    text = line(text)
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _print(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _with_shared_fingerprints(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    pages: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        pages[entry.url].append(entry.fingerprint)
    return tuple(
        replace(entry, fingerprint=_print(*sorted(pages[entry.url]))) if len(pages[entry.url]) > 1 else entry
        for entry in entries
    )
