"""The standards editor's page."""

import re
from dataclasses import replace
from hashlib import sha256
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.desk.changes import compare, nearby
from bot.platforms.desk.marked import paragraphs
from tests.bot.platforms.invented import FIRST, OTHER, RECORDS, SECOND, span

NEWEST = RECORDS[1].version


def address(text: str, words: str) -> str:
    """The evidence page of some words."""
    where = span(text, words)
    return f"/evidence/{where.version}?start={where.start}&end={where.end}"


async def test_the_span_is_marked_in_the_stored_text(browser):
    """The words, and only they."""
    body = await browser.page(address(SECOND, "asked to keep a bag packed"))

    assert 'id="span" tabindex="-1" class="main">asked to keep a bag packed</mark>' in body
    assert body.count("<mark") == 1


async def test_the_whole_text_is_shown_as_stored(browser):
    """Character for character."""
    body = await browser.page(address(SECOND, "bag"))
    stored = re.search(r'<div class="stored"[^>]*>(.*?)</div>', body, re.DOTALL)
    lines = re.findall(r"<p>(.*?)</p>", stored[1], re.DOTALL)

    assert "\n".join(unescape(re.sub(r"<[^>]*>", "", line)) for line in lines) == SECOND


async def test_the_checksum_is_computed_again(browser):
    """In full, with the outcome of this very moment."""
    good = await browser.page(f"/evidence/{NEWEST}")
    browser.office.articles.records[1] = replace(RECORDS[1], text=SECOND + " ")
    bad = await browser.page(f"/evidence/{NEWEST}")

    assert NEWEST[:32] in good
    assert "it matches" in good
    assert "does not match" in bad


async def test_the_text_alone_has_the_checksum_that_names_it(browser):
    """Anybody can check with a tool of their own."""
    response = await browser.client.get(f"/evidence/{NEWEST}/text")

    assert sha256(await response.read()).hexdigest() == NEWEST
    assert response.content_type == "text/plain"


async def test_an_old_version_says_what_changed_since(browser):
    """Number of how many, and a word by word comparison."""
    body = await browser.page(address(FIRST, "cracks in 14 of its 62 gates"))

    assert "version 1 of 2" in body
    assert "no longer stand in the newest version" in body
    assert "<del>14</del><ins>19</ins>" in body


async def test_words_that_still_stand_are_said_to(browser):
    """The edit left them alone."""
    assert "stand unchanged in the newest version" in await browser.page(address(FIRST, "asked to keep a bag packed"))


async def test_an_article_with_one_version_has_no_comparison(browser):
    """Nothing is compared with nothing."""
    assert "What changed" not in await browser.page(address(OTHER, "Calder & Voss"))


@pytest.mark.parametrize("query", ["start=5&end=99999", "start=9&end=3", "start=-5&end=3"])
async def test_a_span_outside_the_text_marks_nothing(browser, query):
    """And the page says so, though the text can be read."""
    body = await browser.page(f"/evidence/{NEWEST}?{query}")

    assert "<mark" not in body
    assert "outside the stored text" in body


@pytest.mark.parametrize("query", ["start=a&end=b", "start=1&end=2&also=x-y", "start=1&end=" + "9" * 5000])
async def test_a_span_that_is_no_number_is_bad_input(browser, query):
    """One plain sentence."""
    assert "not a number" in await browser.page(f"/evidence/{NEWEST}?{query}", status=400)


@pytest.mark.parametrize("version", ["0" * 64, "x", "..%2F..%2Fetc", NEWEST.upper()])
async def test_an_unknown_version_is_not_found(browser, version):
    """Only checksums that are stored."""
    await browser.page(f"/evidence/{version}", status=404)


spans = st.tuples(st.integers(-3, 60), st.integers(-3, 60))


@given(st.text(st.sampled_from("ab \n𝔘é"), max_size=50), st.none() | spans, st.lists(spans, max_size=4))
def test_marking_loses_no_character(text, main, also):
    """Whatever the spans, the parts are the text again, and the marked words are the span."""
    lines = paragraphs(text, main, also)
    marked = "".join(part.text for line in lines for part in line if part.mark == "main")

    assert "\n".join("".join(part.text for part in line) for line in lines) == text
    if main and 0 <= main[0] < main[1] <= len(text):
        assert marked == text[main[0] : main[1]].replace("\n", "")
    assert sum(part.first for line in lines for part in line) <= 1


words = st.lists(st.sampled_from(["one", "two", "three.", "\n", "four,"]), max_size=25).map(" ".join)


@given(words, words)
def test_a_comparison_holds_both_texts(old, new):
    """Without what is gone it is the new text, without what is new the old one, blank lines aside."""

    def side(without: str) -> list[str]:
        kept = ["".join(s.text for s in p.stretches if s.kind != without) for p in compare(old, new)]
        return [line for line in kept if line.strip()]

    assert side("gone") == [line for line in new.split("\n") if line.strip()]
    assert side("new") == [line for line in old.split("\n") if line.strip()]


def test_a_comparison_pairs_paragraphs_by_what_they_say():
    """A paragraph put in front does not make all that follow look changed."""
    old = "The gates are cracked, the office said.\nThe hearing is on Monday."
    new = "A new first paragraph.\nThe gates are badly cracked, the office said.\nThe hearing is on Monday."

    assert [[(s.kind, s.text) for s in p.stretches] for p in compare(old, new)] == [
        [("new", "A new first paragraph.")],
        [("same", "The gates are"), ("new", " badly"), ("same", " cracked, the office said.")],
        [("same", "The hearing is on Monday.")],
    ]


def test_unchanged_stretches_are_left_out():
    """Only the changed paragraph and its neighbours are shown."""
    old = "\n".join(f"Paragraph {number}." for number in range(20))
    shown = nearby(compare(old, old.replace("Paragraph 9.", "Paragraph nine.")))

    assert [None if each is None else each.stretches[0].text for each in shown] == [
        None, "Paragraph 8.", "Paragraph ", "Paragraph 10.", None,
    ]  # fmt: skip
