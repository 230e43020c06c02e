"""Feeds: RSS 0.9x to 2.0, RSS 1.0, Atom and JSON Feed, sound or broken."""

import calendar
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import fastfeedparser
import feedparser

from bot.collect.listing import Listing, NotThisKind, Raw, entries_of, words
from bot.collect.metadata import instant
from bot.collect.urls import joined

KIND = "feed"

_PAGE_RELS = ("alternate", "", None)
# All that XML itself knows; of anything else the fast parser would drop the letters.
_LOOSE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
MOST_TAGS = 400_000  # beyond which the slow parser is not tried


def entries(body: bytes, content_type: str, base: str, at: datetime) -> Listing:
    """Read a feed: the fast parser first, the forgiving one where that fails, finds nothing or may miss some."""
    feed = _fast(body)
    if feed is None or not feed["entries"] or _needs_care(body, feed):
        feed = _forgiving(body, content_type) or feed
    if feed is None:
        raise NotThisKind("something that is not a feed")
    about = _mapping(feed.get("feed"))
    link = _string(about.get("link"))
    home = joined(base, link) or base
    inner = _string(about.get("base")) or base
    raws = (_raw(_mapping(entry), _string(about.get("language"))) for entry in feed["entries"])
    return Listing(
        entries=entries_of(raws, joined(base, inner) or base, at),
        title=words(_string(about.get("title")), 200),
        site=home,
    )


def _fast(body: bytes) -> Mapping[str, Any] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            feed = fastfeedparser.parse(body, include_content=False, include_tags=False, include_media=False)
        return feed if isinstance(feed.get("entries"), list) else None
    except Exception:  # whatever a broken feed makes a parser raise, the other one gets its turn
        return None


def _needs_care(body: bytes, feed: Mapping[str, Any]) -> bool:
    """Whether the fast reading may lack what the forgiving one has: bases of links, loose "&", links, dates."""
    if b"xml:base" in body or _has_loose_ampersand(body) or not _tells_its_encoding(body):
        return True
    dated = b"date>" in body.lower() or b"<updated" in body or b"<published" in body
    for entry in feed["entries"]:
        if not entry.get("link") or (dated and not (entry.get("published") or entry.get("updated"))):
            return True
    return False


def _tells_its_encoding(body: bytes) -> bool:
    """Whether the body is UTF-8 or says what it is; else the header counts, which the fast parser is not given."""
    if b"encoding=" in body[:200] or body[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_loose_ampersand(body: bytes) -> bool:
    """Whether XML has an "&" that starts nothing that XML knows ("AT&T", "&eacute;")."""
    if body.lstrip()[:1] == b"{" or not _LOOSE.search(body):
        return False
    return _LOOSE.search(_CDATA.sub(b"", body)) is not None


def _forgiving(body: bytes, content_type: str) -> Mapping[str, Any] | None:
    if body.count(b"<") > MOST_TAGS:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # A stream, never the bytes themselves: those it would take for an address or the name of a file.
            headers = {"content-type": content_type} if content_type else {}
            feed = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception:
        return None
    if not feed.entries and not feed.get("version"):
        return None
    return {"feed": feed.feed, "entries": feed.entries}


def _raw(entry: Mapping[str, Any], language: str) -> Raw:
    guid = _string(entry.get("id"))
    return Raw(
        link=_link(entry, guid),
        guid=guid,
        title=_string(entry.get("title")),
        summary=_string(entry.get("summary")) or _string(entry.get("description")),
        author=_string(entry.get("author")),
        published=_when(entry, "published"),
        updated=_when(entry, "updated"),
        language=_string(entry.get("language")) or language,
    )


def _link(entry: Mapping[str, Any], guid: str) -> str:
    """The entry's page: its link, an alternate one, or a guid that is an address; never an enclosure.

    The fast parser gives an Atom entry's first link where none says "alternate", be it the entry itself or a sound
    file; a link that says nothing is the alternate one (RFC 4287, 4.2.7.2).
    """
    link = _string(entry.get("link"))
    pages = [href for one in _links(entry) if one.get("rel") in _PAGE_RELS and (href := _string(one.get("href")))]
    if pages and link not in pages:
        return pages[0]
    return link or (guid if guid.lower().startswith(("http://", "https://")) else "")


def _links(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    links = entry.get("links")
    yield from (_mapping(link) for link in links) if isinstance(links, list) else ()


def _when(entry: Mapping[str, Any], name: str) -> datetime | None:
    parsed = entry.get(f"{name}_parsed")
    if parsed:
        try:
            when = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            return None
        return when if 1990 <= when.year < 2100 else None
    return instant(_string(entry.get(name)))


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
