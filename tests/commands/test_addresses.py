"""Telling an address from words, however it was pasted."""

import pytest

from commands.addresses import address
from summaries.errors import BadInput


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("<https://news.example/a|a title>", "https://news.example/a"),
        ('"http://news.example"', "http://news.example"),
        ("news.example/a?b=c:d", "https://news.example/a?b=c:d"),
        ("www.news.example", "https://www.news.example"),
        ("St.Louis", None),
        ("prisoner transfer", None),
        ("https://news.example/a and more", None),
        ("and/or", None),
        ("3.5", None),
    ],
)
def test_an_address_is_told_from_words(text: str, found: str | None) -> None:
    """With or without its scheme, in angle brackets or marks; a dot alone makes none."""
    assert address(text) == found


def test_a_host_alone_is_an_address_where_only_addresses_make_sense() -> None:
    """As for /sources add."""
    assert address("news.example", hosts=True) == "https://news.example"


@pytest.mark.parametrize("text", ["file:///etc/passwd", "javascript://x", "ftp://a.example/b"])
def test_other_schemes_are_refused_in_words(text: str) -> None:
    """Nothing but the web is read."""
    with pytest.raises(BadInput, match="addresses cannot be read"):
        address(text)


def test_an_endless_address_is_refused() -> None:
    """Before anything is fetched."""
    with pytest.raises(BadInput, match="at most 2,048"):
        address("https://a.example/" + "x" * 3_000)
