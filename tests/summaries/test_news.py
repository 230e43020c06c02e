"""What is new since somebody looked: facts, quotes, figures, answers that no earlier coverage told; never articles."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from briefs import FIRST, LATER, SECOND, START, read, reads

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Line, Read, version_of
from summaries.news.before import Before

SINCE = START + timedelta(hours=1)


def news(
    given: Sequence[Read], *, since: datetime = SINCE, before: Before | None = None, full: bool = True
) -> list[Line]:
    """The lines of news of some reads, two hours after the later article."""
    briefing = compose(
        slug="PELL-FIRE", name="Fire in Pell", lens=load_lenses()["disaster"], reads=given,
        now=LATER + timedelta(hours=2), since=since, before=before, full=full,
    )  # fmt: skip
    return list(briefing.section("new"))


def kinds(lines: Sequence[Line]) -> list[str]:
    """What kind of news each line is."""
    return [line.tags["news"] for line in lines]


def after(text: str) -> list[Read]:
    """The first article, and another outlet's two days later."""
    return [read(FIRST), read(text, name="b", outlet="Beta News", at=LATER)]


def test_an_answer_a_changed_figure_and_a_new_quote_are_told_apart() -> None:
    """The second article answers a question, changes the toll and lets an inspector speak."""
    lines = news(reads())

    assert kinds(lines) == ["answer", "figure", "quote"]
    assert lines[1].text == (
        "The fire at the Pell mill killed 19 people, police said on Wednesday. "
        "Earlier: At least 12 people (Alpha Post, 6 May)"
    )
    assert lines[2].text == "“An alarm without a battery is an ornament”"


def test_nothing_is_new_where_nothing_came() -> None:
    """All of it was known an hour after the later article."""
    assert news(reads(), since=LATER + timedelta(hours=1)) == []


def test_a_reprint_brings_no_news() -> None:
    """Under another masthead, and with its paragraphs in another order."""
    turned = "\n\n".join(reversed(FIRST.split("\n\n")))

    assert news([*reads()[:1], read(turned, name="c", outlet="Gamma Herald", at=LATER)]) == []


def test_a_rewrite_in_other_words_brings_no_news() -> None:
    """Who died, where and when had been told; that the words are others changes nothing."""
    assert news(after("A blaze at the mill in Pell on Monday left at least 12 people dead, according to police.")) == []


def test_a_quote_cut_shorter_is_no_new_quote() -> None:
    """Its words stood there."""
    assert news(after("“The gate was shut,” said Ana Brill of the Pell mill, a weaver.")) == []


def test_a_figure_rounded_is_no_changed_figure() -> None:
    """About 80,000 is what 79,800 was."""
    first = "The flood in Osk drove 79,800 people from their homes, the province said on Monday."
    then = "The flood in Osk drove about 80,000 people from their homes, the province said."

    assert news([read(first), read(then, name="b", outlet="Beta News", at=LATER)]) == []


def test_a_new_fact_is_news() -> None:
    """Whatever else the sentence repeats."""
    lines = news(after("The owner of the Pell mill, Velmo, has dismissed three managers over the locked exits."))

    assert kinds(lines) == ["fact"]
    assert "dismissed" in lines[0].text


def test_a_new_day_for_what_was_announced_is_news() -> None:
    """A hearing that moves is told in the same words."""
    lines = news(after("A hearing on the fire at the Pell mill is set for 9 June, the court said."))

    assert kinds(lines) == ["fact"]


def test_what_is_sure_now_is_news_where_it_was_alleged() -> None:
    """The same words without their hedge."""
    first = "The mill owner Velmo allegedly locked the eastern exits of the Pell mill before the fire."
    then = "The mill owner Velmo locked the eastern exits of the Pell mill before the fire, a court found."

    assert kinds(news([read(first), read(then, name="b", outlet="Beta News", at=LATER)])) == ["fact"]


def test_an_article_that_arrives_late_brings_news_only_of_what_nothing_told() -> None:
    """It was published before somebody looked, and stored after."""
    old = read(FIRST, name="late", outlet="Gamma Herald", at=START - timedelta(hours=3))
    before = Before(LATER + timedelta(hours=1), frozenset({"late"}))

    assert news([old, *reads()], since=before.at, before=before) == []


def test_an_edit_brings_what_it_adds_and_nothing_else() -> None:
    """The earlier text of the same article is known coverage, and its toll is what the new one is compared with."""
    edited = FIRST.replace("At least 12 people", "At least 15 people")
    before = Before(SINCE, frozenset({"a"}), (read(FIRST),))

    (line,) = news([read(edited)], before=before)

    assert line.text == (
        "At least 15 people died in the fire at the Pell mill on Monday, police said. "
        "Earlier: At least 12 people (Alpha Post, 6 May)"
    )
    assert {span.version for span in line.spans} == {version_of(FIRST), version_of(edited)}


def test_a_short_briefing_tells_one_line_of_it() -> None:
    """At most twenty words, the answer first."""
    (line,) = news(reads(), full=False)

    assert line.tags["news"] == "answer"
    assert len(line.text.split()) <= 20


def test_the_same_lines_do_not_come_again_after_a_look() -> None:
    """A third article that tells the second's news once more is nothing new."""
    third = read(SECOND.replace("inspectors found", "inspectors said"), name="c", outlet="Gamma", at=LATER)
    before = Before(LATER + timedelta(hours=1), frozenset({"c"}))

    assert news([*reads(), third], since=before.at, before=before) == []
