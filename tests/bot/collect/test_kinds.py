"""The contract that each source kind passes, and the shipped samples of each."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.collect.kinds import Reader, kinds
from bot.collect.listing import MOST_ENTRIES, Listing, NotThisKind

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
BASE = "https://paper.example/list/"

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Paper &amp; Co</title><link>https://paper.example/</link>{}
</channel></rss>"""
RSS_ITEM = """<item><title>{title}</title><link>{link}</link><guid>{guid}</guid>
<pubDate>Wed, 04 Mar 2026 {hour}:00:00 GMT</pubDate></item>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{}</urlset>"""
SITEMAP_URL = """<url><loc>{link}</loc><news:news><news:publication><news:name>Paper</news:name>
<news:language>en</news:language>
</news:publication><news:publication_date>2026-03-04T{hour}:00:00Z</news:publication_date>
<news:title>{title}</news:title>
</news:news></url>"""
PAGE = "<html><head><title>Paper &amp; Co</title></head><body>{}</body></html>"
PAGE_LINK = '<div><a href="{link}">{title}</a> <time datetime="2026-03-04T{hour}:00:00Z">today</time></div>'
SHAPES = {"feed": (RSS, RSS_ITEM), "sitemap": (SITEMAP, SITEMAP_URL), "page": (PAGE, PAGE_LINK)}
TITLE = "Council of Harbour Bay votes on quay repairs"

kind = pytest.mark.parametrize("kind", sorted(SHAPES))


def body(kind: str, *items: tuple[str, str, str]) -> bytes:
    """A listing of that kind with (link, title, hour) items."""
    whole, one = SHAPES[kind]
    return whole.format(
        "".join(one.format(link=link, title=title, hour=hour, guid=link) for link, title, hour in items)
    ).encode()


def read(kind: str, data: bytes, content_type: str = "") -> Listing:
    """What the kind's reader makes of it, at noon."""
    return kinds()[kind](data, content_type, BASE, NOON)


def test_every_kind_of_the_folder_is_here() -> None:
    """A new kind needs its sample."""
    assert set(kinds()) == set(SHAPES)


@kind
def test_an_entry_has_address_title_and_instant(kind: str) -> None:
    """What every kind gives."""
    (entry,) = read(kind, body(kind, ("https://paper.example/2026/03/quay-repairs-to-start-soon", TITLE, "09"))).entries

    assert entry.url == "https://paper.example/2026/03/quay-repairs-to-start-soon"
    assert entry.title == TITLE
    assert entry.published == NOON - timedelta(hours=3)
    assert entry.guid
    assert entry.fingerprint


@kind
def test_a_link_is_canonical_and_read_against_its_base(kind: str) -> None:
    """Relative, and with a tracker."""
    (entry,) = read(kind, body(kind, ("../2026/03/quay-repairs-to-start?utm_source=x", TITLE, "09"))).entries

    assert entry.url == "https://paper.example/2026/03/quay-repairs-to-start"


@kind
def test_an_instant_ahead_of_the_clock_is_now(kind: str) -> None:
    """And the fingerprint does not move with the clock."""
    data = body(kind, ("/2026/03/quay-repairs-to-start-soon", TITLE, "23"))
    (entry,) = read(kind, data).entries
    (later,) = kinds()[kind](data, "", BASE, NOON + timedelta(hours=1)).entries

    assert entry.published == NOON
    assert later.fingerprint == entry.fingerprint


@kind
def test_repeats_are_folded(kind: str) -> None:
    """The same thing twice is one entry."""
    one = ("/2026/03/quay-repairs-to-start-soon", TITLE, "09")

    assert len(read(kind, body(kind, one, one)).entries) == 1


@kind
def test_a_changed_title_changes_the_fingerprint_and_not_the_rest(kind: str) -> None:
    """So the page is read again as the same article."""
    link = "/2026/03/quay-repairs-to-start-soon"
    before, after = (read(kind, body(kind, (link, title, "09"))).entries[0] for title in (TITLE, TITLE + " again"))

    assert (before.url, before.guid) == (after.url, after.guid)
    assert before.fingerprint != after.fingerprint


@kind
def test_no_more_than_500_entries(kind: str) -> None:
    """However long the list."""
    many = (f"/2026/03/quay-repairs-to-start-{number}" for number in range(2_000))

    assert len(read(kind, body(kind, *((link, TITLE, "09") for link in many))).entries) == MOST_ENTRIES


@kind
def test_markup_stays_out_of_titles(kind: str) -> None:
    """Escaped once or twice, in tags or scripts."""
    title = "Quay &lt;b&gt;repairs&lt;/b&gt; &amp;lt;i&amp;gt;start&amp;lt;/i&amp;gt; at 5 &amp;amp; 6 "
    title += "&lt;script&gt;x()&lt;/script&gt;"
    (entry,) = read(kind, body(kind, ("/2026/03/quay-repairs-to-start-soon", title, "09"))).entries

    assert entry.title == "Quay repairs start at 5 & 6"


@kind
@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:desk@paper.example", "ftp://paper.example/a", "http://", "  "]
)
def test_what_is_no_web_address_is_left_out(kind: str, link: str) -> None:
    """Nothing to fetch."""
    assert read(kind, body(kind, (link, TITLE, "09"))).entries == ()


@kind
def test_a_file_of_this_machine_is_not_read(kind: str) -> None:
    """External entities stay unread, and bodies that look like a path are bodies."""
    for data in (b"/etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1:1/", EVIL + body(kind)):
        try:
            listing = read(kind, data)
        except NotThisKind:
            continue
        assert "root:" not in repr(listing)


EVIL = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def test_an_entity_is_never_a_file() -> None:
    """In feeds and sitemaps, which are XML."""
    for name, shape in (("feed", RSS), ("sitemap", SITEMAP)):
        item = SHAPES[name][1].format(link="/2026/03/a-b-c-d", title="&f;", hour="09", guid="1")
        data = EVIL + shape.format(item).split("?>", 1)[1].encode()
        assert "root:" not in repr(read(name, data))


def test_a_billion_laughs_are_not_laughed() -> None:
    """Entities that multiply are not expanded."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    start = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>'
    for name, shape in (("feed", RSS), ("sitemap", SITEMAP)):
        item = SHAPES[name][1].format(link="/2026/03/a-b-c-d", title="&l11;", hour="09", guid="1")
        try:
            listing = read(name, (start + shape.format(item).split("?>", 1)[1]).encode())
        except NotThisKind:
            continue
        assert len(repr(listing)) < 20_000


@kind
@given(st.binary(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_break_a_reader(kind: str, data: bytes) -> None:
    """A listing, or the word that it is none."""
    try:
        read(kind, data)
    except NotThisKind:
        return


@kind
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_damage_breaks_a_reader(kind: str, data: st.DataObject) -> None:
    """A sound listing with bytes lost, doubled or changed."""
    whole = bytearray(body(kind, *((f"/2026/03/quay-repairs-number-{n}", TITLE, "09") for n in range(3))))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=5))
    try:
        read(kind, bytes(whole))
    except NotThisKind:
        return


def test_readers_have_the_contracts_shape() -> None:
    """Four arguments, a listing."""
    reader: Reader
    for reader in kinds().values():
        with pytest.raises(NotThisKind):
            reader(b"", "", BASE, NOON)
