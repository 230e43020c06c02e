"""A plain page that lists articles: links that look like articles, in the order of the page."""

import re
from collections.abc import Iterator
from datetime import datetime

import trafilatura
from lxml.html import HtmlElement
from yarl import URL

from bot.collect.listing import Listing, NotThisKind, Raw, entries_of
from bot.collect.metadata import instant
from bot.collect.text import decode, line
from bot.collect.urls import joined, same_site

KIND = "page"

MOST_LINKS = 5_000
_DATED = re.compile(r"/(19|20)\d\d[/-]?(0[1-9]|1[0-2])([/-]|$)")
_NUMBERED = re.compile(r"[/_-]\d{5,}|\d{5,}[._-]|[?&](p|id|article|story)=\d+")
_SLUG = re.compile(r"[^\W_]+(-[^\W_]+){3,}")
_ELSEWHERE = re.compile(
    r"/(tag|tags|topic|topics|category|categories|author|authors|profile|search|login|signin|subscribe|newsletters?|account"
    r"|about|contact|privacy|terms|cookies?|help|jobs|advert\w*|shop|wp-login|feed|rss|page)(/|\.|$)"
    r"|\.(jpe?g|png|gif|svg|pdf|mp[34]|zip|css|js)$",
    re.IGNORECASE,
)


def entries(body: bytes, content_type: str, base: str, at: datetime) -> Listing:
    """Links of the same site whose address or words are an article's, with the date beside them where there is one."""
    text = decode(body, content_type)
    if "<" not in text[:4096] or text.lstrip()[:5].lower() == "<?xml":
        raise NotThisKind("something that is not a page")
    tree = trafilatura.load_html(text)
    if tree is None:
        raise NotThisKind("an empty page")
    stated = next((str(e.get("href")) for e in tree.iterfind(".//base[@href]")), "")
    base = (joined(base, stated) if stated else None) or base
    title = line(" ".join(tree.itertext("title")))[:200]
    return Listing(entries=entries_of(_raws(tree, base), base, at), title=title, site=base)


def _raws(tree: HtmlElement, base: str) -> Iterator[Raw]:
    """One a page address; the longest words that link to it are its title."""
    words: dict[str, str] = {}
    elements: dict[str, HtmlElement] = {}
    for element in list(tree.iter("a"))[:MOST_LINKS]:
        url = joined(base, str(element.get("href") or ""))
        if url is None or not same_site(base, url):
            continue
        text = line(" ".join(element.itertext()))
        if url not in words or len(text) > len(words[url]):
            words[url], elements[url] = text, element
    for url, text in words.items():
        if looks_like_article(url, text):
            yield Raw(link=url, title=text, published=_beside(elements[url]))


def looks_like_article(url: str, words: str) -> bool:
    """Whether a link leads to an article: a dated, numbered or long-slugged address, and words like a headline's."""
    path = URL(url).path
    if path in {"", "/"} or _ELSEWHERE.search(path):
        return False
    points = 2 * bool(_DATED.search(path)) + bool(_NUMBERED.search(url)) + bool(_SLUG.search(path))
    return points + (len(words.split()) >= 5) >= 2 and len(words.split()) >= 2


def _beside(element: HtmlElement) -> datetime | None:
    """The ``<time>`` in the link's card: no further up than the card that holds this one link's heading."""
    card = element
    for _ in range(4):
        for found in card.iter("time"):
            return instant(found.get("datetime"))
        parent = card.getparent()
        if parent is None or len({a.get("href") for a in parent.iter("a")}) > 3:
            return None
        card = parent
    return None
