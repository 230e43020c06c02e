"""OPML in and out."""

import pytest

from bot.work.opml import LARGEST, Outline, read_opml, write_opml
from summaries.errors import BadInput

FEEDS = [
    Outline("https://a.example.org/feed?x=1&y=2", "Bay & Harbour <Daily>", "https://a.example.org/"),
    Outline("https://b.example.org/rss", "", ""),
]


def test_what_is_written_is_read_again() -> None:
    """Addresses, titles and sites survive, whatever characters they hold."""
    first, second = read_opml(write_opml("Our feeds", FEEDS).encode())
    assert first == FEEDS[0]
    assert (second.url, second.title) == (FEEDS[1].url, FEEDS[1].url)


def test_nested_folders_and_repeats_give_each_feed_once() -> None:
    """Readers nest feeds in folders and list one in several."""
    feed = '<outline type="rss" text="A" xmlUrl="https://a.example.org/f"/>'
    text = f'<opml version="1.0"><body><outline text="x">{feed}</outline>{feed}</body></opml>'
    assert [outline.url for outline in read_opml(text.encode())] == ["https://a.example.org/f"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a readable OPML"),
        (b"<rss/>", "begins with <rss>"),
        (b"<opml><body/></opml>", "names no feed"),
        (b'<!DOCTYPE o [<!ENTITY a "b">]><opml><body>&a;</body></opml>', "not a readable OPML"),
        (b" " * (LARGEST + 1), "larger than 5 MB"),
    ],
)
def test_what_is_no_list_of_feeds_is_said_in_a_sentence(data: bytes, says: str) -> None:
    """Damage, entity tricks, size and emptiness each get their own words."""
    with pytest.raises(BadInput, match=says):
        read_opml(data)
