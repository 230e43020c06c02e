"""Feeds as they are met: every family, and what breaks naive readers."""

import json
from datetime import UTC, datetime

import pytest

from bot.collect.kinds.feed import entries
from bot.collect.listing import Listing, NotThisKind

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
NINE = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
BASE = "https://paper.example/feed"

RSS_091 = """<rss version="0.91"><channel><title>P</title><item><title>Quay repairs</title>
<link>https://paper.example/quay</link></item></channel></rss>"""
RSS_10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://paper.example/"><title>P</title></channel>
<item rdf:about="https://paper.example/quay"><title>Quay repairs</title><link>https://paper.example/quay</link>
<dc:date>2026-03-04T10:00:00+01:00</dc:date><dc:creator>Ana Belmonte</dc:creator></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><id>tag:paper.example,2026:f</id>
<entry><id>tag:paper.example,2026:1</id><title type="html">Quay &lt;em&gt;repairs&lt;/em&gt;</title>
<link rel="self" href="/api/1"/><link rel="enclosure" href="/a.mp3"/><link href="/quay"/>
<published>2026-03-04T09:00:00Z</published><updated>2026-03-04T11:00:00Z</updated>
<author><name>Ana Belmonte</name></author><summary>Words.</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "P",
        "home_page_url": "https://paper.example/",
        "items": [
            {
                "id": 7,
                "url": "/quay",
                "title": "Quay repairs",
                "date_published": "2026-03-04T10:00:00+01:00",
                "authors": [{"name": "Ana Belmonte"}],
            }
        ],
    }
)


def read(text: str | bytes, content_type: str = "") -> Listing:
    """The listing at noon."""
    return entries(text.encode() if isinstance(text, str) else text, content_type, BASE, NOON)


@pytest.mark.parametrize("text", [RSS_091, RSS_10, ATOM, JSON_FEED], ids=["0.91", "1.0", "atom", "json"])
def test_every_family_is_read(text: str) -> None:
    """The same article in each."""
    (entry,) = read(text).entries

    assert (entry.url, entry.title) == ("https://paper.example/quay", "Quay repairs")
    assert entry.published in {None, NINE}
    assert entry.author in {"", "Ana Belmonte"}


def test_an_atom_entry_keeps_both_of_its_dates() -> None:
    """Published is when it came out, updated when it changed."""
    (entry,) = read(ATOM).entries

    assert (entry.published, entry.updated) == (NINE, datetime(2026, 3, 4, 11, 0, tzinfo=UTC))
    assert entry.guid == "tag:paper.example,2026:1"


def rss(*items: str) -> str:
    """A feed of those items."""
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>P</title>{body}</channel></rss>'


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://paper.example/a</guid>", "https://paper.example/a"),
        ('<guid isPermaLink="true">https://paper.example/a</guid>', "https://paper.example/a"),
        ("<link> https://paper.example/a\n </link>", "https://paper.example/a"),
        ("<link>https://paper.example/?a=1&b=2&c</link>", "https://paper.example/?a=1&b=2&c"),
        ("<link><![CDATA[https://paper.example/?a=1&b=2]]></link>", "https://paper.example/?a=1&b=2"),
        ("<link>/a</link>", "https://paper.example/a"),
        (
            '<link>https://paper.example/a</link><enclosure url="https://paper.example/a.mp3"/>',
            "https://paper.example/a",
        ),
    ],
)
def test_an_entrys_page_is_found(item: str, url: str) -> None:
    """In the link, or in a guid that is an address."""
    (entry,) = read(rss(f"<title>Quay repairs</title>{item}")).entries

    assert entry.url == url


def test_an_entry_without_any_page_is_left_out() -> None:
    """An opaque guid leads nowhere."""
    assert read(rss("<title>Quay</title><guid isPermaLink='false'>17</guid>")).entries == ()


def test_links_are_read_against_xml_base() -> None:
    """Which may change from entry to entry."""
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/news/"><title>P</title>
    <entry xml:base="harbour/"><id>1</id><title>Quay</title><link href="quay"/></entry></feed>"""
    (entry,) = read(atom).entries

    assert entry.url == "https://paper.example/news/harbour/quay"


def test_posts_that_share_a_page_share_a_fingerprint() -> None:
    """A live blog is one page: it changed when any post did, and not when nothing did."""
    posts = [
        f"<title>Post {n}</title><guid isPermaLink='false'>{n}</guid><link>https://paper.example/live#{n}</link>"
        for n in range(3)
    ]
    before, after = read(rss(*posts)).entries, read(rss(*posts, posts[0].replace("0", "9"))).entries

    assert len(before) == 3
    assert len({entry.fingerprint for entry in before}) == 1
    assert {entry.fingerprint for entry in before}.isdisjoint(entry.fingerprint for entry in after)


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("Wed, 04 Mar 2026 09:00:00 GMT", NINE),
        ("Wed, 04 Mar 2026 10:00:00 +0100", NINE),
        ("Wed, 4 Mar 26 04:00:00 EST", NINE),
        ("2026-03-04T09:00:00.123Z", NINE),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Wed, 04 Mar 2036 09:00:00 GMT", NOON),
        ("yesterday or so", None),
        ("", None),
    ],
)
def test_dates_are_read_in_many_forms(date: str, wanted: datetime | None) -> None:
    """In UTC to the second, never ahead of the clock, none where it is nonsense."""
    (entry,) = read(rss(f"<title>Quay</title><link>https://paper.example/a</link><pubDate>{date}</pubDate>")).entries

    assert entry.published == wanted


@pytest.mark.parametrize(
    "data",
    [
        b"\n\n  " + rss("<title>Caf\u00e9</title><link>https://paper.example/a</link>").encode(),
        b"\xef\xbb\xbf" + rss("<title>Caf\u00e9</title><link>https://paper.example/a</link>").encode(),
        rss("<title>Caf\u00e9</title><link>https://paper.example/a</link>").encode("utf-16"),
        b'<?xml version="1.0" encoding="iso-8859-1"?>'
        + rss("<title>Caf\u00e9</title><link>https://paper.example/a</link>").encode("latin-1"),
        rss("<title>Caf&eacute;</title><link>https://paper.example/a</link>").encode(),
        rss("<title>Caf\u00e9</title><link>https://paper.example/a</link>").encode()[:-20],
        rss("<title>Caf\u00e9\x0b</title><link>https://paper.example/a</link>").encode(),
    ],
    ids=["blank", "bom", "utf-16", "latin-1", "html entity", "cut short", "control"],
)
def test_broken_feeds_are_read_as_far_as_they_go(data: bytes) -> None:
    """As feeds are, on some day of every week."""
    (entry,) = read(data).entries

    assert entry.title == "Café"


@pytest.mark.parametrize(
    "data", [b"", b"<html><body>Not here</body></html>", b"{}", b'{"error": 1}', b"words", b"\x00" * 50, b"[" * 5000]
)
def test_what_is_no_feed_says_so(data: bytes) -> None:
    """A failure, so that what we had is kept."""
    with pytest.raises(NotThisKind):
        read(data)


def test_an_empty_feed_is_a_feed() -> None:
    """Nothing new is no failure."""
    assert read(rss()).entries == ()


def test_the_header_settles_the_encoding_where_the_body_does_not() -> None:
    """RFC 7303, 3."""
    data = rss("<title>Caf\u00e9</title><link>https://paper.example/a</link>").encode("latin-1")

    assert read(data, "text/xml; charset=iso-8859-1").entries[0].title == "Café"
