"""What is new between two briefings: facts, quotes, figures, answers; never mere articles."""

from datetime import timedelta

from briefs import FIRST, LATER, START, briefing, read, reads

from summaries.since import news_since


def test_nothing_is_new_in_the_same_briefing() -> None:
    """A briefing holds no news against itself."""
    assert news_since(briefing(), briefing(), None) == ()


def test_a_new_figure_a_new_quote_and_an_answer_are_news() -> None:
    """The second article changes the toll, lets an inspector speak and answers a question."""
    new = news_since(briefing([read(FIRST)]), briefing(), None)
    sections = {line.section for line in new}

    assert {"facts", "quotes", "disagree", "questions"} <= sections
    assert [line.tags["state"] for line in new if line.section == "questions"] == ["answered"]


def test_a_reprint_is_no_news() -> None:
    """An article that adds no line adds nothing new."""
    before = briefing()
    after = briefing([*reads(), read(FIRST, name="c", outlet="Gamma Herald", at=LATER)])

    assert news_since(before, after, None) == ()


def test_without_an_earlier_briefing_what_was_published_since_is_new() -> None:
    """The first article's lines are old, the second's new."""
    new = news_since(None, briefing(), START + timedelta(hours=1))

    assert new
    assert all(line.at is not None and line.at > START for line in new)


def test_an_open_question_alone_is_no_news() -> None:
    """Only an answer is."""
    assert all(line.section != "questions" for line in news_since(None, briefing([read(FIRST)]), None))
