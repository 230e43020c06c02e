"""Fetching one article page: what comes back, and the sentence when nothing does."""

import gzip
from datetime import timedelta

import pytest
from fakesite import NOON, Publisher

from bot.collect.web import Web
from bot.ports.collector import Failed, Page


async def failed(web: Web, address: str) -> Failed:
    """The failure of a page that must fail."""
    page = await web.page(address)
    assert isinstance(page, Failed)
    return page


async def test_an_article_is_read(publisher: Publisher, web: Web) -> None:
    """Text without menu and footer, title, author and instant."""
    page = await web.page(publisher.publishes("quay-repairs", "Quay repairs to start in spring"))

    assert isinstance(page, Page)
    assert (page.kind, page.title, page.byline) == ("article", "Quay repairs to start in spring", "Ana Belmonte")
    assert (page.published, page.language, page.site_name) == (NOON, "en", "The Harbour Times")
    assert page.text.startswith("The council of Harbour Bay")
    assert page.text.count("\n\n") == 3
    assert "rights reserved" not in page.text


async def test_a_corrected_article_has_another_text_under_the_same_address(publisher: Publisher, web: Web) -> None:
    """A new version is told by its text and its raw hash."""
    address = publisher.publishes("quay-repairs")
    before = await web.page(address)
    publisher.corrects(
        "quay-repairs", [text.replace("4.2", "4.6") for text in publisher.items["quay-repairs"].paragraphs]
    )
    after = await web.page(address)

    assert isinstance(before, Page)
    assert isinstance(after, Page)
    assert after.url == before.url
    assert "4.6 million" in after.text
    assert after.raw_hash != before.raw_hash


async def test_a_withdrawn_article_is_gone(publisher: Publisher, web: Web) -> None:
    """A 410 is for good."""
    address = publisher.publishes("quay-repairs")
    publisher.withdraws("quay-repairs")
    failure = await failed(web, address)

    assert failure.gone
    assert failure.reason.startswith("harbour-times.localhost answered 410 Gone: ")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "403 Forbidden: it may refuse bots; ask the publisher for a feed."),
        (500, "500 Internal Server Error: it has trouble"),
    ],
)
async def test_a_refusal_is_told_in_words(publisher: Publisher, web: Web, status: int, words: str) -> None:
    """What happened, and what to do."""
    publisher.fails("/closed", status)
    failure = await failed(web, publisher.url("/closed"))

    assert failure.reason.startswith(f"harbour-times.localhost answered {words}")
    assert not failure.gone


@pytest.mark.parametrize("encoding", ["gzip", "br"])
async def test_a_bomb_is_refused(publisher: Publisher, web: Web, encoding: str) -> None:
    """Few bytes that unpack to very many are let go while they are few."""
    publisher.bombs("/bomb", encoding)
    failure = await failed(web, publisher.url("/bomb"))

    assert "unpacks to more than" in failure.reason


async def test_a_body_larger_than_the_cap_is_let_go(publisher: Publisher, web: Web) -> None:
    """The cap holds for what is not packed, too."""
    publisher.serves("/large", b"<p>x</p>" * 1_000_000)

    assert "more than 6 MB" in (await failed(web, publisher.url("/large"))).reason


async def test_a_redirect_is_followed_to_the_address_it_ends_at(publisher: Publisher, web: Web) -> None:
    """The page's address is where it was found."""
    address = publisher.publishes("quay-repairs")
    publisher.redirects("/short", "/quay-repairs?utm_source=feed", status=302)
    page = await web.page(publisher.url("/short"))

    assert isinstance(page, Page)
    assert page.url == address


async def test_a_redirect_without_end_is_ended(publisher: Publisher, web: Web) -> None:
    """Five are enough."""
    publisher.redirects("/loop", "/loop")
    failure = await failed(web, publisher.url("/loop"))

    assert "redirects more than 5 times" in failure.reason
    assert publisher.requests["/loop"] == 6


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "http://", "http://a b c/", "ftp://example.org/x"]
)
async def test_a_redirect_to_something_else_is_not_followed(publisher: Publisher, web: Web, target: str) -> None:
    """Only the web is fetched."""
    publisher.redirects("/away", target)

    assert (await failed(web, publisher.url("/away"))).reason


@pytest.mark.parametrize("body", [b"%PDF-1.7 \x00\x01", b"\x89PNG\r\n\x00\x00"])
async def test_what_is_no_page_is_not_read(publisher: Publisher, web: Web, body: bytes) -> None:
    """Whatever its header says."""
    publisher.serves("/paper", body)
    publisher.serves("/film", b"words", "video/mp4")

    assert "not text" in (await failed(web, publisher.url("/paper"))).reason
    assert "video/mp4" in (await failed(web, publisher.url("/film"))).reason


async def test_an_unknown_packing_is_refused(publisher: Publisher, web: Web) -> None:
    """We unpack what we asked for."""
    publisher.serves("/odd", b"words", Content_Encoding="zstd")

    assert "did not ask for" in (await failed(web, publisher.url("/odd"))).reason


async def test_a_packed_answer_that_breaks_off_is_no_answer(publisher: Publisher, web: Web) -> None:
    """Half an article would be a wrong version."""
    publisher.serves("/half", gzip.compress(b"<p>words</p>" * 1000)[:-20], Content_Encoding="gzip")

    assert "breaks off" in (await failed(web, publisher.url("/half"))).reason


async def test_a_host_that_asks_for_silence_gets_it(publisher: Publisher, web: Web) -> None:
    """After a 429 with Retry-After no other page of that host is asked for either."""
    publisher.fails("/busy", 429, Retry_After="3600")
    other = publisher.publishes("quay-repairs")
    first, second = await failed(web, publisher.url("/busy")), await failed(web, other)

    assert first.retry_after == timedelta(hours=1)
    assert second.retry_after is not None
    assert timedelta(minutes=59) < second.retry_after <= timedelta(hours=1)
    assert publisher.requests["/quay-repairs"] == 0


async def test_robots_txt_is_obeyed_and_asked_for_once(publisher: Publisher, web: Web) -> None:
    """By the name we go by."""
    publisher.robots = "User-agent: standfirst\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"
    publisher.publishes("quay-repairs")
    publisher.publishes("private-view")
    failure = await failed(web, publisher.url("/private-view"))

    assert "robots.txt" in failure.reason
    assert isinstance(await web.page(publisher.url("/quay-repairs")), Page)
    assert publisher.requests["/robots.txt"] == 1
    assert publisher.requests["/private-view"] == 0


async def test_pages_wait_while_robots_txt_cannot_be_read(publisher: Publisher, web: Web) -> None:
    """RFC 9309, 2.3.1.4."""
    publisher.robots = 500
    failure = await failed(web, publisher.publishes("quay-repairs"))

    assert failure.retry_after == timedelta(minutes=10)
    assert publisher.requests["/quay-repairs"] == 0


async def test_we_say_who_we_are(publisher: Publisher, web: Web) -> None:
    """An honest name, and no cookies."""
    await web.page(publisher.publishes("quay-repairs"))

    assert {headers["User-Agent"] for headers in publisher.headers_seen} == {
        "Standfirst/0.1 (news briefing bot; feed reader)"
    }
    assert not any("Cookie" in headers for headers in publisher.headers_seen)


async def test_what_a_server_says_reaches_no_sentence_as_it_stands(publisher: Publisher, web: Web) -> None:
    """A line break in a header would forge a log line."""
    publisher.serves("/odd", b"words", "evil/\x1b[31mtype")

    assert (await failed(web, publisher.url("/odd"))).reason.isprintable()
