"""Addresses: one form for one page, and nothing else gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collect.urls import canonical, joined, same_site, shown
from summaries.errors import BadInput


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("HTTPS://Example.ORG:443/News/../a?b=2&a=1#top", "https://example.org/a?b=2&a=1"),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://bücher.example/ä?q=ü", "https://xn--bcher-kva.example/%C3%A4?q=%C3%BC"),
        ("https://example.org/a?utm_source=x&id=3&fbclid=1&UTM_Medium=y", "https://example.org/a?id=3"),
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
        ("https://example.org/?12345", "https://example.org/?12345"),
        ("https://example.org/a?p=&q", "https://example.org/a?p=&q"),
        ("https://example.org/a?id=1&amp;page=2", "https://example.org/a?id=1&page=2"),
        ("https://example.org/a?source=7&cid=9&session=2", "https://example.org/a?source=7&cid=9&session=2"),
        ("https://example.org/a%2Fb/", "https://example.org/a%2Fb/"),
        ("https://archive.example/https://example.org/a", "https://archive.example/https://example.org/a"),
        ('  "https://example.org/a b"\n', "https://example.org/a%20b"),
        ("https://exam\nple.org/a\t", "https://example.org/a"),
    ],
)
def test_an_address_has_one_form(given: str, wanted: str) -> None:
    """What carries no meaning goes; what may carry some stays."""
    assert canonical(given) == wanted


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "https://",
        "https:///a",
        "http://[::1",
        "https://example.org:99999/",
        "https://a:b@example.org/",
        "data:text/html,x",
        "https://" + "a" * 9000,
        "//example.org/a",
        "https://./",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    """With a sentence that can be printed."""
    with pytest.raises(BadInput) as refusal:
        canonical(address)
    assert str(refusal.value).isprintable()


@given(st.text(max_size=60))
def test_the_canonical_form_is_its_own(tail: str) -> None:
    """Whatever stands in the address, doing it twice changes nothing, and it is plain ASCII."""
    try:
        once = canonical("https://example.org/" + tail)
    except BadInput:
        return
    assert canonical(once) == once
    assert once.isascii()
    assert " " not in once


@given(st.text(max_size=80))
def test_no_text_breaks_a_link(text: str) -> None:
    """A link gives an address or nothing."""
    link = joined("https://example.org/a/b", text)
    assert link is None or link.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("../c", "https://example.org/c"),
        ("c?d=1", "https://example.org/a/c?d=1"),
        ("//other.example/c", "https://other.example/c"),
        ("http://other.example", "http://other.example/"),
        ("#top", None),
        ("javascript:void(0)", None),
        ("", None),
    ],
)
def test_a_link_is_read_against_its_page(link: str, wanted: str | None) -> None:
    """RFC 3986, 5."""
    assert joined("https://example.org/a/b", link) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a", "http://example.org/b", True),
        ("https://m.example.org/", "https://example.org/", True),
        ("https://news.example.org/", "https://example.org/", True),
        ("https://example.org/", "https://example.com/", False),
        ("https://badexample.org/", "https://example.org/", False),
        ("https://example.org/", "", False),
    ],
)
def test_sites_are_told_by_their_hosts(one: str, other: str, same: bool) -> None:
    """A neighbour with a similar name is another site."""
    assert same_site(one, other) is same


@given(st.text(max_size=400))
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    """No line break, no escape sequence, no end of it."""
    assert shown(text).isprintable()
    assert len(shown(text)) < 2_200
