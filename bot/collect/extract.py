"""An article's page into its text, title, author and instant: pure, and meant to run in a worker process."""

import logging
import re
from hashlib import sha256
from importlib.metadata import version
from typing import Literal

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.meta import reset_caches
from trafilatura.settings import Document

from bot.collect import metadata
from bot.collect.body import body_of
from bot.collect.prompts import without_prompts
from bot.collect.text import decode, line, normalise, normalise_lines
from bot.collect.urls import canonical, joined, same_site
from bot.ports.collector import Page
from summaries.errors import BadInput

EXTRACTOR = f"trafilatura/{version('trafilatura')}+standfirst/2"
LEAST_OF_BODY = 0.6  # of the letters that a body was found to hold
CACHES_CLEARED_EVERY = 500  # pages; its caches have no bound in bytes

# It would log addresses and words of pages.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

Kind = Literal["article", "paywall", "consent", "empty"]
_CONSENT = re.compile(
    r"cookie|consent|privacy|partners|personali[sz]ed|advertis|gdpr|einwilligung|datenschutz|confidentialité|privacidad",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"subscribe (now )?to (read|continue)|subscribers? only|to continue reading|already a subscriber"
    r"|(register|sign in) to (read|continue)|create a free account"
    r"|this (article|content|story) is (only )?(for|available to) subscribers"
    r"|abonnez-vous|réservé aux abonnés|nur für abonnenten|suscríbete para",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\r?\n")
_SHORT_WORDS = 120  # an article of fewer words behind a wall is its teaser
_EMPTY_WORDS = 12

_pages_read = 0


def read_page(html: bytes, url: str, content_type: str = "") -> Page:
    """Read one page.  Never raises for what a page holds: one that cannot be read is a Page of kind "empty"."""
    raw_hash = sha256(html).hexdigest()
    if _is_plain(content_type):
        return _plain(html, url, content_type, raw_hash)
    tree = trafilatura.load_html(decode(html, content_type))
    if tree is None:
        return Page(url=_address(url, ""), title="", text="", raw_hash=raw_hash, extractor=EXTRACTOR, kind="empty")
    said = metadata.read(tree, url)
    text = without_title(without_prompts(normalise_lines(_text(tree, url, said))), said.title)
    _clear_caches_now_and_then()
    return Page(
        url=_address(url, said.canonical),
        title=said.title,
        text=text,
        byline=said.author,
        published=said.published,
        language=said.language,
        site_name=said.site_name,
        raw_hash=raw_hash,
        extractor=EXTRACTOR,
        kind=_kind(text, tree, said),
    )


def read_text(data: bytes, content_type: str = "text/plain") -> str:
    """The text of a plain text file, as it is stored."""
    text = decode(data, content_type)
    return normalise(text) if _BLANK_LINE.search(text) else normalise_lines(text)


def _plain(data: bytes, url: str, content_type: str, raw_hash: str) -> Page:
    text = read_text(data, content_type)
    first, _, rest = text.partition("\n\n")
    title, body = (first, rest) if rest and len(first) <= 200 else ("", text)
    kind: Kind = "article" if len(body.split()) >= _EMPTY_WORDS else "empty"
    return Page(url=_address(url, ""), title=title, text=body, raw_hash=raw_hash, extractor=EXTRACTOR, kind=kind)


def _text(tree: HtmlElement, url: str, said: metadata.Said) -> str:
    """The article's text: of its body where that is clear and gives what it promised, else of the whole page."""
    _drop_what_is_never_read(tree)
    body = body_of(tree, said.descriptions)
    text = _extracted(body.page, url) if body is not None else ""
    return text if body is not None and len(text) >= LEAST_OF_BODY * body.letters else _extracted(tree, url)


def _extracted(tree: HtmlElement, url: str) -> str:
    document = trafilatura.bare_extraction(tree, url=url, fast=True, include_comments=False)
    return (document.text or "") if isinstance(document, Document) else ""


def _drop_what_is_never_read(tree: HtmlElement) -> None:
    """Take out what the extractor would copy several times before it throws it away.  JSON-LD stays: it is read."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            script.tag = "kept"
    etree.strip_elements(tree, "script", "style", "svg", "link", etree.Comment, with_tail=False)
    for script in tree.iter("kept"):
        script.tag = "script"


def without_title(text: str, title: str) -> str:
    """The text without the headline that many pages repeat as its first paragraph."""
    first, _, rest = text.partition("\n\n")
    return rest if rest and title and first.lstrip("#- ").casefold() == title.casefold() else text


def _kind(text: str, tree: HtmlElement, said: metadata.Said) -> Kind:
    words = len(text.split())
    if 0 < words < _SHORT_WORDS and (said.free is False or _WALL.search(f"{text[-600:]} {_after(text, tree)}")):
        return "paywall"
    if words < _EMPTY_WORDS:
        return "empty"
    if words < 2 * _SHORT_WORDS and 12 * len(_CONSENT.findall(text)) > words:
        return "consent"
    return "article"


def _after(text: str, tree: HtmlElement) -> str:
    """What a page shows right behind its article."""
    shown, end = line(tree.text_content()), text[-60:].rpartition("\n")[2]
    _, found, after = shown.rpartition(end)
    return after[:600] if found else ""


def _address(url: str, stated: str) -> str:
    """The canonical address: what the page states where that is on the same site and not merely its front page."""
    try:
        own = canonical(url)
    except BadInput:  # a file given at the command line
        return url
    other = joined(own, stated) if stated else None
    if other is None or not same_site(own, other) or (other.count("/") == 3 and other.endswith("/")):
        return own
    return other


def _is_plain(content_type: str) -> bool:
    return line(content_type).lower().startswith("text/plain")


def _clear_caches_now_and_then() -> None:
    global _pages_read  # noqa: PLW0603 - a count of this process
    _pages_read += 1
    if _pages_read % CACHES_CLEARED_EVERY == 0:
        reset_caches()
