"""OPML 2.0 in and out: the lists of feeds that every reader can give and take."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from summaries.errors import BadInput

MOST = 2_000
LARGEST = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list."""

    url: str
    title: str
    site: str


def read_opml(data: bytes) -> list[Outline]:
    """The feeds of an OPML file, each once, at most 2,000.

    Raises BadInput for what is no OPML, is larger than 5 MB, or names no feed.
    """
    if len(data) > LARGEST:
        raise BadInput("That OPML file is larger than 5 MB. Export a list of feeds, not their contents.")
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError) as problem:
        raise BadInput(f"That is not a readable OPML file ({problem}). Export it again from the reader.") from problem
    if root.tag.lower() != "opml":
        raise BadInput(f"That is not an OPML file: it begins with <{root.tag[:40]}>. Export OPML from the reader.")
    feeds: dict[str, Outline] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if url:
            title = (outline.get("title") or outline.get("text") or "").strip()
            feeds.setdefault(url, Outline(url, title, (outline.get("htmlUrl") or "").strip()))
    if not feeds:
        raise BadInput("That OPML file names no feed: no outline in it has an xmlUrl. Export the feeds with it.")
    return list(feeds.values())[:MOST]


def write_opml(title: str, outlines: Sequence[Outline]) -> str:
    """An OPML 2.0 document of feeds."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for feed in outlines:
        attributes = {
            "type": "rss",
            "text": feed.title or feed.url,
            "title": feed.title or feed.url,
            "xmlUrl": feed.url,
        }
        SubElement(body, "outline", attributes | ({"htmlUrl": feed.site} if feed.site else {}))
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"
