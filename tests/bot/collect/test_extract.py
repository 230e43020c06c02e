"""A page's bytes into an article: text, title, author, instant, and what it is instead."""

import json
from datetime import UTC, datetime

import pytest
from fakesite import Item, page, story
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.collect.extract import read_page, read_text
from bot.ports.collector import Page

NINE = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
URL = "https://paper.example/quay-repairs"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in story("quay repairs"))


GRAPH = """<script type="application/ld+json">
{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2026-03-04T09:00Z"}]}</script>"""


def html(head: str = "", body: str = f"<h1>Quay repairs to start</h1>{PARAGRAPHS}", lang: str = ' lang="en"') -> str:
    """A page with that head and body."""
    return f"<!doctype html><html{lang}><head>{head}</head><body><main><article>{body}</article></main></body></html>"


def read(text: str, url: str = URL) -> Page:
    """What is read in it."""
    return read_page(text.encode(), url, "text/html; charset=utf-8")


def linked(**data: object) -> str:
    """A head with JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **data})}</script>'


def test_the_sites_furniture_stays_out() -> None:
    """Menu, footer and the headline, which has its own place."""
    item = Item("quay", "Quay repairs to start", story("quay repairs"), NINE, "1")
    text = read(page(item)).text

    assert text == "\n\n".join(story("quay repairs"))


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2026-03-04T10:00:00+01:00"),
        linked(datePublished="2026-03-04T09:00:00Z", dateModified="2026-03-04T11:00:00Z"),
        GRAPH,
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>'
        '<meta property="article:published_time" content="2026-03-04T09:00:00+00:00">',
        '<meta name="date" content="Wed, 04 Mar 2026 09:00:00 GMT">',
        '<meta name="parsely-pub-date" content="2026-03-04T04:00:00-05:00">',
    ],
)
def test_the_instant_is_read_where_pages_state_it(head: str) -> None:
    """To the second, in UTC; the first day, not the last change."""
    assert read(html(head)).published == NINE


def test_a_time_element_gives_the_instant() -> None:
    """Where the head is silent."""
    body = f'<h1>Quay repairs</h1><time datetime="2026-03-04T09:00:00Z">4 March</time>{PARAGRAPHS}'

    assert read(html(body=body)).published == NINE


def test_the_address_gives_the_day_at_least() -> None:
    """At midnight, UTC."""
    assert read(html(), "https://paper.example/2026/03/04/quay").published == datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize("date", ["0001-01-01", "soon", "31/31/2026", "9" * 60, "2026-13-45T99:99:99Z", ""])
def test_a_senseless_date_is_none(date: str) -> None:
    """Nothing is guessed."""
    assert read(html(linked(datePublished=date))).published is None


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (linked(author={"@type": "Person", "name": "Ana Belmonte"}), "Ana Belmonte"),
        (linked(author=[{"name": "Ana Belmonte"}, {"name": "Ivo Tarn"}]), "Ana Belmonte, Ivo Tarn"),
        (linked(author="Ana Belmonte"), "Ana Belmonte"),
        ('<meta name="author" content="By Ana Belmonte">', "Ana Belmonte"),
        ('<meta property="article:author" content="https://social.example/ana">', ""),
    ],
)
def test_the_author_is_a_name(head: str, author: str) -> None:
    """Or several; never an address."""
    assert read(html(head)).byline == author


def test_a_byline_in_the_page_is_read() -> None:
    """Where nothing else names the author."""
    assert read(html(body=f'<h1>Quay</h1><p class="byline">By Ana Belmonte</p>{PARAGRAPHS}')).byline == "Ana Belmonte"


def test_the_title_comes_without_the_sites_name() -> None:
    """Which stands behind it in many heads."""
    head = '<title>Quay repairs to start | The Paper</title><meta property="og:site_name" content="The Paper">'
    found = read(html(head, body=PARAGRAPHS))

    assert (found.title, found.site_name) == ("Quay repairs to start", "The Paper")


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ("https://paper.example/quay?id=1", "https://paper.example/quay?id=1"),
        ("/quay", "https://paper.example/quay"),
        ("https://www.paper.example/quay?utm_source=x", "https://www.paper.example/quay"),
        ("https://other.example/quay", URL),
        ("https://paper.example/", URL),
        ("javascript:alert(1)", URL),
        ("", URL),
    ],
)
def test_the_address_that_a_page_states_counts_on_its_own_site_only(stated: str, wanted: str) -> None:
    """Nobody else's article can be claimed, and a front page is no article."""
    assert read(html(f'<link rel="canonical" href="{stated}">')).url == wanted


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", "empty"),
        ("<p>One moment please.</p>", "empty"),
        (f"<p>{story('quay')[0]}</p><p>Already a subscriber? Sign in to continue reading this story.</p>", "paywall"),
        (
            "<h1>Before you continue</h1><p>We and our partners use cookies to store personalised advertising "
            "data. With your consent, our partners may use cookies and process data about your privacy choices.</p>",
            "consent",
        ),
        (PARAGRAPHS, "article"),
    ],
)
def test_a_page_that_holds_no_article_says_what_it_is(body: str, kind: str) -> None:
    """So that nobody is quoted from a cookie banner."""
    assert read(html(body=body)).kind == kind


def test_an_article_about_cookies_is_an_article() -> None:
    """Its subject is not its kind."""
    body = PARAGRAPHS * 2 + "<p>The council also discussed cookies, privacy and consent on its own site.</p>"

    assert read(html(body=body)).kind == "article"


def test_a_teaser_that_is_said_to_be_closed_is_a_paywall() -> None:
    """schema.org: isAccessibleForFree."""
    body = f"<h1>Quay repairs</h1><p>{story('quay')[0]}</p>"

    assert read(html(linked(isAccessibleForFree="False"), body)).kind == "paywall"
    assert read(html(linked(isAccessibleForFree=False), PARAGRAPHS * 3)).kind == "article"


def test_a_text_is_normalised_once_and_for_all() -> None:
    """NFC, no soft hyphens or zero-width characters, no marks that turn the direction, blanks folded."""
    words = (
        "The cafe\u0301 by the har\u00adbour\u200b is\u00a0 open \u202eagain, said the owner of the house on Tuesday."
    )
    text = read(html(body=f"<h1>Quay</h1><p>{words}</p>{PARAGRAPHS}")).text

    assert text.startswith("The café by the harbour is open again, said")
    assert "\n\n" in text
    assert "\n\n\n" not in text


CAFE = html().replace("quay", "café").replace("“", "&ldquo;").replace("”", "&rdquo;")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (CAFE.encode("latin-1"), "text/html; charset=iso-8859-1"),
        (html('<meta charset="windows-1252">').replace("quay", "café").encode("cp1252"), "text/html"),
        (CAFE.encode(), "text/html; charset=iso-8859-1"),
        (CAFE.encode("utf-16"), "text/html"),
        (CAFE.encode() + b"<!-- \xff\xfe -->", "text/html"),
        (CAFE.encode("latin-1", "xmlcharrefreplace"), "text/html; charset=nonsense"),
    ],
    ids=["header", "meta", "lying header", "utf-16", "a broken byte", "unknown charset"],
)
def test_letters_survive_whatever_the_encoding(data: bytes, content_type: str) -> None:
    """The page is right about itself more often than its server."""
    assert "café repairs" in read_page(data, URL, content_type).text


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_it(data: bytes) -> None:
    """A page, if an empty one."""
    assert read_page(data, URL, "text/html").extractor


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_what_is_stored_can_be_stored(text: str) -> None:
    """UTF-8, no control characters, the same when read again."""
    found = read_text(text.encode("utf-8", "replace"))
    found.encode()
    assert read_text(found.encode()) == found
    assert "\n\n\n" not in found


def test_plain_text_is_read_by_its_paragraphs() -> None:
    """Blank lines part them; where there are none, lines do."""
    assert read_text(b"One\nline.\n\n Two\t lines. ") == "One line.\n\nTwo lines."
    assert read_text(b"One.\nTwo.\r\nThree.") == "One.\n\nTwo.\n\nThree."


def test_a_plain_text_page_has_its_first_line_for_a_title() -> None:
    """Agencies still send them."""
    found = read_page(("Quay repairs\n\n" + "\n\n".join(story("quay"))).encode(), URL, "text/plain")

    assert (found.title, found.kind) == ("Quay repairs", "article")
    assert found.text.startswith("The council")


def test_a_deep_page_is_survived() -> None:
    """Nesting without end."""
    assert read("<div>" * 20_000 + "words" + "</div>" * 20_000).kind == "empty"
