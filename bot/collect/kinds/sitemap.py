"""News sitemaps, plain ones, and an index of them (sitemaps.org 0.9; Google's news extension)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from bot.collect.listing import Listing, NotThisKind, Raw, entries_of
from bot.collect.metadata import instant
from bot.collect.urls import joined

KIND = "sitemap"

MOST_URLS = 50_000  # what the protocol allows one file
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")


def entries(body: bytes, content_type: str, base: str, at: datetime) -> Listing:
    """Read a sitemap; of an index, its sitemaps come back as ``more``, news and the newest first."""
    if not _ROOT.search(body[:16384]):
        raise NotThisKind("something that is not a sitemap")
    root = _tree(body)
    if root is None or _name(root) not in {"urlset", "sitemapindex"}:
        raise NotThisKind("a damaged sitemap")
    if _name(root) == "sitemapindex":
        return Listing(entries=(), site=joined(base, "/") or base, more=_children(root, base))
    raws = sorted(_raws(root), key=lambda raw: raw.published or raw.updated or _NEVER, reverse=True)
    return Listing(entries=entries_of(raws, base, at), site=joined(base, "/") or base)


def _tree(body: bytes) -> etree._Element | None:
    """The tree, with no entity ever expanded, no file or address read, and broken parts left out."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, recover=True, huge_tree=False
    )
    try:
        return etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _raws(root: etree._Element) -> Iterator[Raw]:
    for count, element in enumerate(root):
        if count >= MOST_URLS:
            return
        if _name(element) != "url":
            continue
        found = {_name(e): (e.text or "").strip() for e in element.iter() if isinstance(e.tag, str) and e.text}
        yield Raw(
            link=_first(element, "loc"),
            title=_first(_first_element(element, "news"), "title"),
            published=instant(found.get("publication_date", "")),
            updated=instant(_first(element, "lastmod")),
            language=found.get("language", ""),
        )


def _children(root: etree._Element, base: str) -> tuple[str, ...]:
    found = []
    for element in list(root)[:MOST_URLS]:
        url = joined(base, _first(element, "loc")) if _name(element) == "sitemap" else None
        if url:
            found.append(("news" in url.lower(), instant(_first(element, "lastmod")) or _NEVER, url))
    return tuple(dict.fromkeys(url for _, _, url in sorted(found, key=lambda one: one[:2], reverse=True)))


def _first_element(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _first(element: etree._Element | None, name: str) -> str:
    child = _first_element(element, name) if element is not None else None
    return (child.text or "").strip() if child is not None else ""


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
