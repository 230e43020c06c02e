"""Running stories of our own, one a lens: what is asked at first, what later articles answer, who stays unheard."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from config.lens_files import load_lenses
from summaries.model import Briefing, Line
from tests.summaries.briefs import START, briefing, read, texts

STORIES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).parent.joinpath("cases", "open_stories.toml").read_text(encoding="utf-8")
)["story"]
every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["lens"])


def _brief(story: Mapping[str, Any], articles: int, *, full: bool = True) -> Briefing:
    told = [
        read(text, name=str(number), outlet=f"Outlet {number}", at=START + timedelta(days=number))
        for number, text in enumerate(story["articles"][:articles])
    ]
    return briefing(told, lens=story["lens"], full=full)


def _asked(brief: Briefing, *states: str) -> list[Line]:
    return [line for line in brief.section("questions") if line.tags["state"] in states]


def _holds(lines: list[Line], words: str) -> bool:
    return any(words in line.text for line in lines)


@every_story
def test_what_the_first_article_leaves_open_is_asked(story: Mapping[str, Any]) -> None:
    """Its questions stand in the order of a question, and open."""
    lines = _asked(_brief(story, 1), "open")

    assert [words for words in story.get("first", []) if not _holds(lines, words)] == [], [one.text for one in lines]


@every_story
def test_what_a_later_article_answers_is_open_no_more(story: Mapping[str, Any]) -> None:
    """What it settles leaves the open questions, short and full; what it does not settle stays."""
    both = len(story["articles"])
    full, short = _asked(_brief(story, both), "open"), _asked(_brief(story, both, full=False), "open")

    assert [words for words in story.get("asked", []) if not _holds(full, words)] == [], [one.text for one in full]
    assert [words for words in story.get("gone", []) if _holds([*full, *short], words)] == [], [
        one.text for one in full
    ]


@every_story
def test_an_answer_is_shown_with_the_sentence_that_gives_it(story: Mapping[str, Any]) -> None:
    """The full briefing keeps the question as answered, and its evidence holds the answer."""
    brief = _brief(story, len(story["articles"]))
    told = texts([read(text) for text in story["articles"]])

    for words, evidence in story.get("answered", []):
        lines = [line for line in _asked(brief, "answered") if words in line.text]
        assert lines, (words, [(one.text, one.tags["state"]) for one in brief.section("questions")])
        assert any(evidence in told[span.version][span.start : span.end] for span in lines[0].evidence), words


@every_story
def test_the_unheard_are_those_without_words(story: Mapping[str, Any]) -> None:
    """Parties acted upon or silent are named; whoever speaks in any article is not."""
    lines = list(_brief(story, len(story["articles"])).section("unheard"))

    assert [words for words in story.get("unheard", []) if not _holds(lines, words)] == [], [one.text for one in lines]
    assert [words for words in story.get("heard", []) if _holds(lines, words)] == [], [one.text for one in lines]


@every_story
def test_no_two_questions_of_a_story_are_one(story: Mapping[str, Any]) -> None:
    """Each key and each wording stands once, and at most four in a short briefing."""
    brief = _brief(story, 2)
    keys = [line.key for line in brief.section("questions")]
    asked = [line.text for line in brief.section("questions")]

    assert len(set(keys)) == len(keys)
    assert len(set(asked)) == len(asked)
    assert len(_brief(story, 2, full=False).section("questions")) <= 4


def test_every_lens_has_its_story() -> None:
    """None is left untold."""
    assert {story["lens"] for story in STORIES} == set(load_lenses())
