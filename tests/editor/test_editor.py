"""What an editor expects of a briefing, and forbids: written down for invented articles before the code existed.

Each TOML file is one case: an article (or several, [[article]]), the lens, the moment, then [expect] and [forbid].
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from config.lens_files import load_lenses
from summaries.budget import message, word_count
from summaries.compose import compose
from summaries.model import Article, Briefing, Line, Read, version_of
from summaries.text.analyse import analyse

CASES = sorted(Path(__file__).parent.glob("*.toml"))


def _reads(case: Mapping[str, Any]) -> Iterator[Read]:
    for number, told in enumerate(case.get("article", [case])):
        text = told["text"].strip()
        published: datetime = told["published"]
        article = Article(
            id=str(number),
            url=f"https://news.example/{number}",
            publisher=told["publisher"],
            title=told["title"],
            text=text,
            published=published,
            version=version_of(text),
        )
        yield Read(article, analyse(article))


def _briefing(case: Mapping[str, Any]) -> Briefing:
    lens = load_lenses()[case["lens"]]
    return compose(
        slug="case", name="Case", lens=lens, reads=list(_reads(case)), now=case["now"], since=case.get("since")
    )


def _carried(briefing: Briefing, section: Any) -> str:
    return "\n".join(line.text for line in briefing.section(section))


def _missing(briefing: Briefing, expect: Mapping[str, Any]) -> Iterator[str]:
    for section in ("facts", "unheard", "next", "new"):
        carried = _carried(briefing, section)
        yield from (
            f"{section}: {words}" for words in expect.get(section, []) if words.casefold() not in carried.casefold()
        )
    for quote in expect.get("quotes", []):
        if not any(_is_quote(line, quote) for line in briefing.section("quotes")):
            yield f"quotes: {quote}"
    for question in expect.get("questions", []):
        if not any(_is_question(line, question) for line in briefing.section("questions")):
            yield f"questions: {question}"
    for one in expect.get("disagree", []):
        if not any(_is_difference(line, one) for line in briefing.section("disagree")):
            yield f"disagree: {one}"


def _is_quote(line: Line, quote: Mapping[str, str]) -> bool:
    role = quote.get("role", "")
    return (
        quote["words"] in line.text
        and quote["speaker"].casefold() in line.tags.get("speaker", "").casefold()
        and role.casefold() in line.tags.get("role", "").casefold()
    )


def _is_question(line: Line, question: Mapping[str, str]) -> bool:
    facet = question.get("facet", "").casefold()
    return (
        question.get("words", "").casefold() in line.text.casefold()
        and facet in line.tags.get("facet", "").casefold()
        and question.get("state", line.tags["state"]) == line.tags["state"]
    )


def _is_difference(line: Line, one: Mapping[str, Any]) -> bool:
    return all(words in line.text for words in one["words"]) and line.tags["verdict"] == one["verdict"]


def _forbidden(briefing: Briefing, forbid: Mapping[str, Any]) -> Iterator[str]:
    for section in ("facts", "quotes", "unheard", "questions", "next"):
        carried = _carried(briefing, section)
        yield from (f"{section}: {words}" for words in forbid.get(section, []) if words in carried)
    yield from (f"any: {words}" for words in forbid.get("any", []) if words in message(briefing))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_briefing_is_what_its_editor_expects(path: Path) -> None:
    """Every expected line is there, no forbidden one is, within 250 words."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))

    briefing = _briefing(case)

    assert not list(_missing(briefing, case["expect"])), message(briefing)
    assert not list(_forbidden(briefing, case.get("forbid", {}))), message(briefing)
    assert word_count(message(briefing)) <= 250
    assert len(message(briefing)) <= 1800
