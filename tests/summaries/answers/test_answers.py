"""What the coverage of invented stories answers, and what it does not say: the questions of ``cases/*.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from config.lens_files import load_lenses
from summaries.answers.found import MOST, answers, nearest
from summaries.compose import case_of, told
from summaries.model import Article, Read, version_of
from summaries.sections.case import Case
from summaries.text.analyse import analyse

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FLOOR = 0.85
STORIES = sorted(Path(__file__).parent.joinpath("cases").glob("*.toml"))


def story(path: Path) -> tuple[Case, list[Mapping[str, Any]]]:
    """The case of a story, and its questions."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    reads = []
    for number, one in enumerate(table["article"]):
        text = one["text"].strip()
        url = f"https://news.example/{number}"
        named = (str(number), url, one["outlet"], one["title"])
        article = Article(*named, text, one["at"], version_of(text))
        reads.append(Read(article, analyse(article)))
    return case_of(reads, load_lenses()["general"], NOW, full=True), table["question"]


def outcomes() -> Iterator[tuple[bool, bool, bool]]:
    """For each question: whether the coverage answers it, whether an answer was given, whether the best is right."""
    for path in STORIES:
        case, questions = story(path)
        for question in questions:
            found = answers(case, question["ask"])
            right = bool(found) and question.get("words", "\0") in found[0].text
            yield "words" in question, bool(found), right


def test_answers_are_found_and_silence_is_told() -> None:
    """F1 of the first passage: one that is wrong counts against it, as does one where nothing answers."""
    seen = list(outcomes())
    right = sum(one for _, _, one in seen)
    given, due = sum(one for _, one, _ in seen), sum(one for one, _, _ in seen)

    assert len(seen) >= 112
    assert due == len(seen) / 2
    assert 2 * right / (given + due) >= FLOOR


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_passage_stands_in_an_article(path: Path) -> None:
    """Of whatever question: all lines pass the check, at most five of them."""
    case, questions = story(path)
    for question in questions:
        for found in (answers(case, question["ask"]), nearest(case, question["ask"])):
            checked = told(case, found, slug="X", name="X", status="developing")
            assert len(checked.lines) == len(found) <= MOST


def test_a_question_that_asks_nothing_has_no_answer() -> None:
    """Nor has one about what the story does not know."""
    case, _ = story(STORIES[0])

    assert [answers(case, words) for words in ("", "?!", "what is it", "who is Quorn Vasterling?")] == [[], [], [], []]


def test_the_same_words_of_two_outlets_are_one_answer_with_both() -> None:
    """The copy adds its number, not a line."""
    case, _ = story(STORIES[0])
    text = "A brake that had locked and overheated was the cause of the fire in the wagon, the accident board said."
    other = Article(
        "9", "https://news.example/9", "Gamma", "T", text, datetime(2025, 5, 10, tzinfo=UTC), version_of(text)
    )
    both = case_of([*case.reads, Read(other, analyse(other))], case.lens, NOW, full=True)
    [line, *_] = answers(both, "What caused the fire?")

    assert len(line.sources) == 2
    assert line.originals == 2


def test_the_count_that_holds_now_comes_first() -> None:
    """Of two that differ, the later one that supersedes the other."""
    texts = ("Four people died in the mill fire, police said.", "Nine people died in the mill fire, police said.")
    reads = []
    for number, text in enumerate(texts):
        at = datetime(2025, 5, 6 + number, tzinfo=UTC)
        article = Article(
            str(number), f"https://news.example/{number}", f"Post {number}", "Fire", text, at, version_of(text)
        )
        reads.append(Read(article, analyse(article)))
    case = case_of(reads, load_lenses()["disaster"], NOW, full=True)

    assert answers(case, "How many people died?")[0].text.startswith("Nine people")


def test_asking_is_the_same_twice() -> None:
    """No order of chance."""
    case, questions = story(STORIES[2])
    again, _ = story(STORIES[2])

    for question in questions:
        first, second = answers(case, question["ask"]), answers(again, question["ask"])
        assert [line.text for line in first] == [line.text for line in second]
