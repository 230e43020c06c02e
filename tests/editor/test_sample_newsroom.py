"""What an editor expects of the briefings of the sample newsroom, before and after its live articles.

Each file of ``newsroom/`` is one story: [always] holds at both moments, [before] and [after] at one.  Strings may
hold alternatives parted by " | "; ``apart`` lists pairs of words that no line of "Sources disagree" may hold together.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.sample.content import load
from bot.sample.publishers import publishers
from config.lens_files import load_lenses
from summaries.budget import message, word_count
from summaries.compose import compose
from summaries.model import Analysis, Article, Briefing, Read, SectionName, version_of
from summaries.text.analyse import analyse

ANCHOR = datetime(2025, 11, 23, 12, tzinfo=UTC)  # a Sunday
MOMENTS = {"before": ANCHOR, "after": ANCHOR + timedelta(minutes=5)}
STORIES = sorted(Path(__file__).parent.joinpath("newsroom").glob("*.toml"))
ALL: tuple[SectionName, ...] = ("facts", "quotes", "disagree", "questions", "unheard", "next")


@cache
def _analysis(article: Article) -> Analysis:
    return analyse(article)


def _reads(story: str, now: datetime) -> Iterator[Read]:
    names = publishers()
    for item in load(ANCHOR):
        edition = item.edition(now)
        if item.story == story and edition is not None and not edition.withdrawn:
            article = Article(
                id=f"{item.publisher}/{item.slug}",
                url=f"https://{item.publisher}.example/{item.slug}",
                publisher=names[item.publisher].name,
                title=edition.title,
                text=edition.text,
                published=item.published,
                version=version_of(edition.text),
            )
            yield Read(article, _analysis(article))


@cache
def _briefing(story: str, lens: str, moment: str, full: bool) -> Briefing:
    now = MOMENTS[moment]
    return compose(slug=story, name=story, lens=load_lenses()[lens], reads=list(_reads(story, now)), now=now, full=full)


def _expected(path: Path, moment: str, key: str) -> list[Any]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return [one for part in ("always", moment) for one in told.get(part, {}).get(key, [])]


def _brief(path: Path, moment: str, full: bool = False) -> Briefing:
    return _briefing(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))["lens"], moment, full)


def _holds(text: str, alternatives: str) -> bool:
    return any(words.casefold() in text.casefold() for words in alternatives.split(" | "))


def _told(briefing: Briefing, *sections: SectionName) -> str:
    return "\n".join(line.text for section in sections for line in briefing.section(section))


def _in_state(briefing: Briefing, *states: str) -> str:
    return "\n".join(line.text for line in briefing.section("questions") if line.tags["state"] in states)


every_story = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
at_both_moments = pytest.mark.parametrize("moment", list(MOMENTS))


@every_story
@at_both_moments
def test_the_key_facts_tell_what_happened(path: Path, moment: str) -> None:
    """Every fact that a colleague must know is there, and no colour, no superseded figure takes its place."""
    shown = _told(_brief(path, moment), "facts")

    assert [words for words in _expected(path, moment, "facts") if not _holds(shown, words)] == [], shown
    assert [words for words in _expected(path, moment, "facts_not") if _holds(shown, words)] == [], shown


@every_story
@at_both_moments
def test_nothing_stands_that_an_editor_would_strike(path: Path, moment: str) -> None:
    """Lines that lean on what is not shown, or say what the articles do not, are nowhere; the message fits."""
    briefing = _brief(path, moment)
    shown = _told(briefing, *ALL)

    assert [words for words in _expected(path, moment, "not") if _holds(shown, words)] == [], shown
    assert word_count(message(briefing)) <= 250
    assert len(message(briefing)) <= 1800


@every_story
@at_both_moments
def test_sources_disagree_only_over_one_thing(path: Path, moment: str) -> None:
    """Expected differences have their verdict; figures of different things never stand in one line."""
    short, full = _brief(path, moment), _brief(path, moment, full=True)
    shown = [line.text for line in full.section("disagree")]

    for briefing, key in ((short, "disagree"), (full, "disagree_full")):
        for one in _expected(path, moment, key):
            assert any(
                all(words in line.text for words in one["words"]) and line.tags["verdict"] == one["verdict"]
                for line in briefing.section("disagree")
            ), (one, [line.text for line in briefing.section("disagree")])
    never = _expected(path, moment, "disagree_never")
    assert not [line.text for line in full.section("disagree") if line.tags["verdict"] in never]
    for one, other in _expected(path, moment, "apart"):
        assert not [text for text in shown if one in text and other in text.replace(one, "", 1)], (one, other)


@every_story
@at_both_moments
def test_questions_are_those_that_stand_open(path: Path, moment: str) -> None:
    """What is open is asked; what a later article answered is not asked as if it were open."""
    short, full = _brief(path, moment), _brief(path, moment, full=True)
    asked = _in_state(short, "open", "partly answered", "stale")

    assert [words for words in _expected(path, moment, "open") if not _holds(asked, words)] == [], asked
    assert [words for words in _expected(path, moment, "not_open") if _holds(asked, words)] == [], asked
    answered = _in_state(full, "answered")
    assert [words for words in _expected(path, moment, "answered_full") if not _holds(answered, words)] == [], answered


@every_story
@at_both_moments
def test_who_is_unheard_and_what_is_next(path: Path, moment: str) -> None:
    """The full briefing names those without words of their own, and the dated events ahead."""
    full = _brief(path, moment, full=True)
    unheard, ahead = _told(full, "unheard"), _told(full, "next")

    assert [words for words in _expected(path, moment, "unheard") if not _holds(unheard, words)] == [], unheard
    assert [words for words in _expected(path, moment, "unheard_not") if _holds(unheard, words)] == [], unheard
    assert [words for words in _expected(path, moment, "next") if not _holds(ahead, words)] == [], ahead


@every_story
def test_the_six_stories_are_all_expected(path: Path) -> None:
    """No expectation stands for a story that the sample newsroom does not tell."""
    assert list(_reads(path.stem, ANCHOR))
