"""Composing a briefing: counts, numbering, order, and what the full one adds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from briefs import FIRST, LATER, briefing, read, reads, texts

from benchmarks.reading import WORST
from config.lens_files import load_lenses
from summaries.budget import message
from summaries.compose import compose
from summaries.sections import sections
from summaries.verify import verify


def test_a_briefing_counts_articles_outlets_and_originals() -> None:
    """A reprint is an article and an outlet, and no original."""
    made = briefing([*reads(), read(FIRST, name="c", outlet="Gamma Herald", at=LATER)])

    assert (made.articles, made.outlets, made.originals) == (3, 3, 2)


def test_every_line_of_a_briefing_holds() -> None:
    """Nothing that compose gives out is dropped by a second check."""
    for full in (False, True):
        assert not verify(briefing(full=full), texts()).dropped


def test_sources_are_numbered_in_order_of_first_use() -> None:
    """Numbers run from 1 without gaps, as a reader meets them."""
    made = briefing()
    met = list(dict.fromkeys(number for line in made.lines for number in line.sources))

    assert met == list(range(1, len(made.sources) + 1)) == [source.number for source in made.sources]


def test_sections_stand_in_their_order() -> None:
    """A section's lines stand together, in the order that the modules give."""
    order = [section.name for section in sections()]
    shown = [line.section for line in briefing(full=True).lines]

    assert shown == sorted(shown, key=order.index)


def test_the_full_briefing_lists_every_article() -> None:
    """Uncited articles come after the cited ones."""
    quiet = read("Rain fell on Dorn. The river stayed low.", name="q", outlet="Delta", at=LATER)

    assert {source.article for source in briefing([*reads(), quiet], full=True).sources} == {"a", "b", "q"}


def test_reads_may_come_in_any_order() -> None:
    """The briefing is the same, whichever article was read first."""
    assert briefing(reads()).lines == briefing(list(reversed(reads()))).lines


def test_of_two_versions_of_an_article_the_last_counts() -> None:
    """An older version of the same article carries no line."""
    made = briefing([read(FIRST), read(FIRST.replace("12 people", "13 people"))])

    assert made.articles == 1
    assert "13 people" in message(made)


def test_no_article_gives_an_empty_briefing() -> None:
    """Nothing is said where nothing was read."""
    made = briefing([])

    assert (made.lines, made.sources, made.articles) == ((), (), 0)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "….", "“”", "12 12 12", "a" * 5000, "“Unclosed said he. " * 40, "It. " * 300]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    """An empty, broken or endless text gives a briefing all the same."""
    assert briefing([read(text), *reads()]).articles in (2, 3)


@pytest.mark.parametrize("text", WORST.values(), ids=WORST.keys())
def test_the_worst_text_alone_gives_no_endless_line(text: str) -> None:
    """Not even the full briefing of an article without sentences holds a line that is longer than a paragraph."""
    made = briefing([read(text[:40_000])], full=True)

    assert all(len(line.text) < 1_000 for line in made.lines)


def test_an_undated_article_is_briefed() -> None:
    """Without a date the article counts as of now, and its lines have no time."""
    undated = read(FIRST)
    made = briefing([replace(undated, article=replace(undated.article, published=None))])

    assert made.section("facts")
    assert all(line.at is None for line in made.lines)


def test_what_is_new_is_one_short_line() -> None:
    """At most twenty words of a later article."""
    made = compose(
        slug="S", name="S", lens=load_lenses()["disaster"], reads=reads(), now=LATER + timedelta(hours=1),
        since=LATER - timedelta(hours=1),
    )  # fmt: skip
    (new,) = made.section("new")

    assert len(new.text.split()) <= 20
    assert new.at == LATER
