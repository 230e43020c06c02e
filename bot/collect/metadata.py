"""What a page says about itself: title, author, instant, language.  Its head and its JSON-LD, and no guessing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from dateutil import parser as dateutil  # type: ignore[import-untyped]
from lxml.etree import XPath
from lxml.html import HtmlElement

from bot.collect.text import line

LONGEST_JSON = 1_000_000  # characters of one script
MOST_NODES = 2_000

_ARTICLE = re.compile(r"(Article|Posting)$|^Report$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "publish-date", "publishdate",
    "pubdate",
    "publication_date", "article.published", "rnews:datepublished", "citation_publication_date", "published_at",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "datecreated", "article_date_original",
    "og:published_time", "timestamp", "published-date", "article:published", "og:pubdate",
)  # fmt: skip
_TITLE = (
    "og:title",
    "headline",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "title",
)
_DESCRIPTION = ("description", "og:description", "twitter:description")
_AUTHOR = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dc:creator",
    "dcterms.creator", "citation_author",
)  # fmt: skip
_DATED = XPath('.//*[@itemprop="datePublished"]')
_BYLINE_CLASS = re.compile(r"(^|[\s_-])(by-?line|author)(-?(name|s|link|title|list))?($|[\s_-])", re.IGNORECASE)
_BY = re.compile(r"^(by|from|von|par|por|di|av|af|door|text|words)\b[:\s]+", re.IGNORECASE)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_,;\s])")
# Minutes east of UTC (RFC 5322, 4.3, and what is common on news sites).
_ZONES = {"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420}
_ZONES |= {"BST": 60, "IST": 330, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "JST": 540, "AEST": 600}
_SITE_TAIL = re.compile(r"\s+[|–—·•:»-]\s+")


@dataclass(slots=True)
class Said:
    """What a page says of itself; "" and None where it does not."""

    title: str = ""
    author: str = ""
    published: datetime | None = None
    language: str = ""
    site_name: str = ""
    canonical: str = ""
    body: str = ""  # articleBody of JSON-LD
    descriptions: tuple[str, ...] = ()  # what search engines and networks are told that it is about
    free: bool | None = None
    json: list[dict[str, Any]] = field(default_factory=list)


def read(tree: HtmlElement, url: str) -> Said:
    """Read all of it.  Instants are UTC; one without a zone is taken as UTC, one without a time as midnight."""
    said = Said(json=list(_articles(tree)))
    metas = _metas(tree)
    for item in said.json:
        _from_json(item, said)
    said.title = _title(tree, metas, said.title)
    said.author = said.author or _author(tree, metas)
    said.published = said.published or _published(tree, metas, url)
    said.language = _language(tree, metas) or said.language
    said.site_name = line(metas.get("og:site_name", "") or said.site_name or metas.get("application-name", ""))[:120]
    said.descriptions = tuple(metas[name] for name in _DESCRIPTION if metas.get(name))
    said.canonical = next((e.get("href") or "" for e in tree.iter("link") if e.get("rel") == "canonical"), "")
    return said


def instant(text: object) -> datetime | None:
    """A date as pages and feeds write it, in UTC; None where it is none or cannot be (before 1990, after 2100)."""
    if not isinstance(text, str) or not 6 <= len(text) <= 64 or not any(char.isdigit() for char in text):
        return None
    try:
        try:
            value = datetime.fromisoformat(text.strip())
        except ValueError:
            value = dateutil.parse(text.strip(), default=datetime(1, 1, 1), tzinfos=_zone)  # noqa: DTZ001
        value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return value.replace(microsecond=0) if 1990 <= value.year < 2100 else None


def _zone(name: str, seconds: int | None) -> timezone:
    """A zone by the letters that news sites write; unknown ones are taken as UTC."""
    return timezone(timedelta(seconds=seconds) if seconds else timedelta(minutes=_ZONES.get((name or "").upper(), 0)))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta name, lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        if content and not content.isspace():
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(attribute)
                if name:
                    found.setdefault(name.lower(), content)
    return found


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        text = script.text
        if script.get("type") != "application/ld+json" or not text or len(text) > LONGEST_JSON:
            continue
        try:
            data = json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(data) if _is_article(node))


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Objects of JSON-LD, top level and graphs first, without recursion."""
    queue: list[object] = [data]
    for count, node in enumerate(queue):
        if count > MOST_NODES:
            return
        if isinstance(node, list):
            queue += node[:200]
        elif isinstance(node, dict):
            yield node
            queue += [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(node.get(key), list | dict)
            ]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _from_json(item: dict[str, Any], said: Said) -> None:
    said.title = said.title or _string(item.get("headline"))
    said.author = said.author or _names(item.get("author") or item.get("creator"))
    said.published = said.published or instant(item.get("datePublished")) or instant(item.get("dateCreated"))
    said.site_name = said.site_name or _names(item.get("publisher"))
    said.language = said.language or _language_tag(_string(item.get("inLanguage")))
    said.body = said.body or _string(item.get("articleBody"))
    if said.free is None and "isAccessibleForFree" in item:
        said.free = str(item["isAccessibleForFree"]).lower() not in {"false", "0"}


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> str:
    """Names of people in JSON-LD: a string, an object, or a list of either."""
    found: list[str] = []
    for one in value[:10] if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        names = name if isinstance(name, list) else [name]
        found += [line(n) for n in names if isinstance(n, str) and n.strip() and not n.startswith("http")]
    return ", ".join(dict.fromkeys(name for name in found if len(name) <= 100))


def _title(tree: HtmlElement, metas: dict[str, str], stated: str) -> str:
    """The only h1, or what the page states, without the site's name behind it."""
    headings = [text for element in tree.iter("h1") if (text := line(_text(element)))]
    if len(set(headings)) == 1 and 5 < len(headings[0]) <= 300:
        return headings[0]
    given = next((metas[name] for name in _TITLE if metas.get(name)), "")
    title = line(stated or given)
    if title:
        return _without_site(title, metas)
    element = tree.find(".//title")
    return _without_site(line(_text(element)), metas) if element is not None else (headings[0] if headings else "")


def _without_site(title: str, metas: dict[str, str]) -> str:
    site = line(metas.get("og:site_name", "")).lower()
    parts = _SITE_TAIL.split(title)
    if len(parts) > 1 and (parts[-1].lower() == site or (not site and len(parts[-1]) < len(title) / 3)):
        return title[: -len(parts[-1])].rstrip(" |–—·•:»-")
    return title


def _author(tree: HtmlElement, metas: dict[str, str]) -> str:
    for name in _AUTHOR:
        value = line(metas.get(name, ""))
        if value and len(value) <= 120 and "://" not in value and "@" not in value:
            return _BY.sub("", value)
    for element in tree.iter("a", "span", "p", "div", "address", "li"):
        if element.get("rel") == "author" or element.get("itemprop") == "author" or _has_byline_class(element):
            value = _BY.sub("", line(_text(element)))
            if 2 < len(value) <= 80 and not any(char.isdigit() for char in value):
                return value
    return ""


def _has_byline_class(element: HtmlElement) -> bool:
    name = element.get("class")
    if name is None or len(name) > 200 or not ("by" in name or "uthor" in name):
        return False
    return _BYLINE_CLASS.search(name) is not None


def _text(element: HtmlElement) -> str:
    return " ".join(element.itertext())


def _published(tree: HtmlElement, metas: dict[str, str], url: str) -> datetime | None:
    for name in _PUBLISHED:
        found = instant(metas.get(name))
        if found:
            return found
    times = [(element, instant(element.get("datetime"))) for element in list(tree.iter("time"))[:20]]
    marked = [
        when for element, when in times if when and (element.get("pubdate") is not None or _says_published(element))
    ]
    found = next(iter(marked), None) or next((when for _, when in times if when), None)
    if found:
        return found
    for element in _DATED(tree):
        found = instant(element.get("datetime") or element.get("content") or line(_text(element)))
        if found:
            return found
    match = _URL_DATE.search(url)
    return _day(*map(int, match.groups())) if match else None


def _says_published(element: HtmlElement) -> bool:
    words = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return "publish" in words or "entry-date" in words


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _language(tree: HtmlElement, metas: dict[str, str]) -> str:
    root = tree if tree.tag == "html" else tree.find(".//html")
    tags = [root.get("lang") or root.get("xml:lang") if root is not None else None]
    tags += [metas.get(name) for name in ("content-language", "og:locale", "language", "dc.language")]
    return next((found for tag in tags if tag and (found := _language_tag(tag))), "")


def _language_tag(text: str) -> str:
    match = _LANGUAGE.match(text.strip())
    return match[0].lower() if match else ""


def not_after(when: datetime | None, now: datetime) -> datetime | None:
    """An instant that a page states, against the clock: a little ahead is a wrong clock, far ahead is another date."""
    if when is None or when <= now:
        return when
    return now if when - now <= timedelta(days=1) else None
