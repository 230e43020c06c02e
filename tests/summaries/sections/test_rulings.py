"""What a newsroom holds of questions, in its briefings: own ones asked, settled ones not asked again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from config.lens_files import load_lenses
from summaries.board import board
from summaries.compose import case_of, compose, told
from summaries.model import Briefing, Line, Own, Ruling, Settled, Span
from summaries.verify import verify
from tests.summaries.briefs import LATER, START, read, reads, texts

NOW = LATER + timedelta(hours=2)
OWN = Ruling("own:1", NOW - timedelta(days=2), "Who held the key of the gate on 5 May?", "Ada Quill", "open")


def briefed(*rulings: Ruling, full: bool = False) -> Briefing:
    """The briefing of the mill fire, with what the newsroom holds."""
    lens = load_lenses()["disaster"]
    return compose(slug="X", name="X", lens=lens, reads=reads(), now=NOW, full=full, rulings=rulings)


def asked(briefing: Briefing) -> list[str]:
    """Its questions in words."""
    return [line.text for line in briefing.section("questions")]


def first() -> Line:
    """The first question of the briefing that nobody has touched."""
    return briefed().section("questions")[0]


def test_an_editors_own_question_comes_first_with_their_name() -> None:
    """Though it has a number, and rests on no article; four stand in all."""
    briefing = briefed(OWN)
    line = briefing.section("questions")[0]

    assert line.text == "Who held the key of the gate on 5 May?"
    assert (line.tags["asked_by"], line.tags["age_days"], line.sources) == ("Ada Quill", "2", ())
    assert len(briefing.section("questions")) <= 4


@pytest.mark.parametrize("state", ["answered", "dropped"])
def test_what_an_editor_settled_leaves_the_open_questions(state: Settled) -> None:
    """Their own and the coverage's alike."""
    line = first()
    settled = Ruling(line.key, START, state=state)

    assert line.text not in asked(briefed(settled))
    assert OWN.words not in asked(briefed(replace(OWN, state=state)))


def test_a_question_keeps_the_age_that_the_newsroom_knows() -> None:
    """Though the article that raised it first is no longer among those read."""
    line = first()
    old = Ruling(line.key, NOW - timedelta(days=9))
    aged = next(one for one in briefed(old).section("questions") if one.key == line.key)

    assert aged.tags["age_days"] == "9"


def test_what_an_editor_opened_again_is_asked_though_the_coverage_answers() -> None:
    """The alarm had not rung, says the second article; the editor is not content."""
    full = {line.key: line for line in briefed(full=True).section("questions")}
    key = next(key for key, line in full.items() if line.tags["state"] == "answered")
    again = next(
        line for line in briefed(Ruling(key, START, state="open"), full=True).section("questions") if line.key == key
    )

    assert again.tags["state"] == "open"


def test_an_answer_that_an_editor_named_is_cited_in_the_full_briefing() -> None:
    """Its span is evidence of the line, and its article a source."""
    second = reads()[1].article
    answer = Span(second.version, 0, 40)
    line = next(
        line
        for line in briefed(replace(OWN, state="answered", answer=answer), full=True).section("questions")
        if line.key == OWN.key
    )

    assert line.tags["state"] == "answered"
    assert answer in line.evidence
    assert line.sources


def test_the_board_has_all_of_them_with_what_raises_and_answers_each() -> None:
    """Dropped ones too; every line of it holds."""
    key = first().key
    case = case_of(
        reads(), load_lenses()["disaster"], NOW, full=True, rulings=[OWN, Ruling(key, START, state="dropped")]
    )
    lines = board(case)
    questions = {line.key: line for line in lines if line.section == "questions"}

    assert len(told(case, lines, slug="X", name="X", status="x").lines) == len(lines)
    assert questions[key].tags["state"] == "dropped"
    assert questions[OWN.key].tags["why"] == "asked"
    assert {line.tags["part"] for line in lines if line.section == "facts"} == {"raised", "answer"}


@pytest.mark.parametrize(
    "words",
    ["Who said “shut the gate”?", "The gate was shut.", "Who?\nWhen?", "x" * 200 + "?", "Who said 'shut it'?"],
)
def test_an_editors_line_that_is_no_question_or_quotes_is_dropped(words: str) -> None:
    """Whatever marks it as theirs."""
    tags = {"asked_by": "Ada Quill", "state": "open"}
    line = Line("questions", "templated", (Own(words),), (), key="own:2", tags=tags)
    briefing = replace(briefed(), lines=(line,))

    assert verify(briefing, texts()).briefing.lines == ()


def test_nothing_else_may_rest_on_no_article() -> None:
    """The mark of an editor opens no other door."""
    fact = Line("facts", "templated", (Own("Is it so?"),), (), tags={"asked_by": "Ada Quill"})
    unmarked = Line("questions", "templated", (Own("Is it so?"),), ())

    assert verify(replace(briefed(), lines=(fact, unmarked)), texts()).briefing.lines == ()


def test_a_dispute_of_three_figures_cites_all_of_their_articles() -> None:
    """So that its line on the board holds."""
    who = ("Police", "Organisers", "Shopkeepers")
    counted = dict(zip(who, (25_000, 40_000, 90_000), strict=True))
    given = [
        read(f"{one} counted {counted[one]:,} marchers in the square on Monday.", name=one, outlet=f"{one} Post")
        for one in who
    ]
    case = case_of(given, load_lenses()["general"], NOW, full=True)
    lines = board(case)

    assert [line for line in lines if line.tags.get("why") == "dispute"]
    assert len(told(case, lines, slug="X", name="X", status="x").lines) == len(lines)
