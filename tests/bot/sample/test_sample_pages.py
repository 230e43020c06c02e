"""The seven ways of building a page: each must yield its article, and nothing else, to a good extractor."""

from datetime import UTC, datetime, timedelta

import pytest
import trafilatura

from bot.sample.content import load, visible
from bot.sample.publishers import publishers
from bot.sample.server import page_at

ANCHOR = datetime(2025, 3, 5, 14, 30, tzinfo=UTC)
NOW = ANCHOR + timedelta(seconds=125)


@pytest.mark.parametrize("publisher", publishers().values(), ids=lambda publisher: publisher.style)
def test_extraction_brings_back_every_paragraph_and_no_boilerplate(publisher):
    """Paragraph by paragraph, for every article of the style; corrections printed on the page may follow."""
    items, site = load(ANCHOR), f"http://{publisher.host}:8000"
    for item, edition in visible(items, publisher.key, NOW):
        if edition.withdrawn:
            continue
        page = page_at(publisher, site, publisher.path_of(item.slug, item.published), items, NOW)
        found = trafilatura.bare_extraction(page.body, fast=True, with_metadata=True)
        lines = [line for line in found.text.split("\n") if line.strip() and "orrect" not in line[:12]]
        assert lines == list(edition.paragraphs), item.slug
        assert found.title == edition.title
        assert found.date == item.published.date().isoformat()


def test_markup_in_a_text_is_shown_and_never_obeyed():
    """Templates escape what they are given."""
    items, publisher = load(ANCHOR), publishers()["northgate-herald"]
    item, edition = visible(items, publisher.key, NOW)[0]
    page = page_at(publisher, 'http://x"><script>', publisher.path_of(item.slug, item.published), items, NOW)

    assert edition.title
    assert "<script>" not in page.body
