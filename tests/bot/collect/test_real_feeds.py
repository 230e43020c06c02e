"""Feeds as publishers served them: nothing that the forgiving parser finds is missed, and no quirk raises."""

import calendar
import io
import tarfile
import warnings
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from bot.collect.kinds.feed import entries
from bot.collect.listing import NotThisKind
from bot.collect.urls import joined

pytestmark = pytest.mark.shared
NOW = datetime(2026, 11, 23, tzinfo=UTC)
BASE = "https://base.example/feeds/all.xml"


@pytest.fixture(scope="module")
def feeds(shared: Path) -> dict[str, bytes]:
    """Bodies by name."""
    with tarfile.open(shared / "data" / "dev" / "feeds.tar.xz") as archive:
        return {m.name: f.read() for m in archive if m.isfile() and (f := archive.extractfile(m)) is not None}


def expected(data: bytes) -> set[tuple[str, str, datetime | None]]:
    """Link, id and date of what feedparser finds and can be fetched."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(io.BytesIO(data)).entries
    wanted = set()
    for entry in found:
        link = joined(BASE, entry.get("link") or "")
        if link:
            date = entry.get("published_parsed") or entry.get("updated_parsed")
            when = datetime.fromtimestamp(calendar.timegm(date), UTC) if date else None
            when = when if when and when.year >= 1990 else None  # "year one" is how some write "never"
            wanted.add((link, " ".join((entry.get("id") or link).split()), when))
    return wanted


def test_every_entry_of_the_real_feeds_is_found(feeds: dict[str, bytes]) -> None:
    """With the same link, id and date."""
    missed, count = [], 0
    for name, data in feeds.items():
        if "/real/" in f"/{name}":
            wanted = expected(data)
            found = {(e.url, e.guid, e.published) for e in entries(data, "", BASE, NOW).entries}
            missed += [(name, one) for one in wanted - found]
            count += len(wanted)
    assert count > 2_900
    assert not missed


def test_no_quirk_raises(feeds: dict[str, bytes]) -> None:
    """And what feedparser finds in them is found, but where it takes a sound file for the page."""
    missed = []
    for name, data in feeds.items():
        if "/quirks/" in f"/{name}":
            try:
                found = {e.url for e in entries(data, "", BASE, NOW).entries}
            except NotThisKind:
                found = set()
            missed += [name for link, _, _ in expected(data) if link not in found]
    assert {name.rsplit("__", 1)[-1] for name in missed} <= {
        "entry_link_rel_enclosure_no_href.xml",
        "entry_link_no_href_link_priority.xml",
    }
