"""Verification keeps a line that its spans carry and drops every other: thirty lines, good and bad."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from summaries.model import Briefing, Cited, Line, Own, SourceRef, Span, version_of
from summaries.verify import quoted, verify

TEXT = (
    "Ana Brill resigned on Monday. “I am tired,\nand I am done,” Brill said. The mayor called her “brave”.\n\n"
    'She earned 90,000 crowns. \'It was time,\' said Otto Prast. "Nobody asked me," he added, "and nobody will."\n\n'
    "«Nous partons», dit Luc. “We began in May.\n\n“We end in June,” Prast wrote."
)
VERSION = version_of(TEXT)
OTHER = "Another text that says something else."
NOON = datetime(2025, 5, 6, 12, tzinfo=UTC)


def cite(words: str, shown: str | None = None) -> Cited:
    """A piece that cites words of the text; shown: what it claims they are."""
    start = TEXT.index(words)
    return Cited(shown if shown is not None else " ".join(words.split()), Span(VERSION, start, start + len(words)))


def line(*pieces: Cited | Own, section: str = "facts", kind: str = "verbatim", **more: object) -> Line:
    """A line that cites source 1."""
    made = Line(section=section, kind=kind, pieces=pieces, sources=(1,))  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def problem_of(one: Line, texts: dict[str, str] | None = None) -> str:
    """Why a line is dropped, or nothing."""
    source = SourceRef(1, "a", "https://news.example/a", "Channel 4", "Title", VERSION, NOON)
    briefing = Briefing("S", "S", "general", "developing", NOON, None, 1, 1, 1, (one,), (source,))
    dropped = verify(briefing, {VERSION: TEXT} if texts is None else texts).dropped
    return dropped[0].reason if dropped else ""


def quote(*pieces: Cited | Own) -> Line:
    """A quote line."""
    return line(*pieces, section="quotes")


def asked(*pieces: Cited | Own) -> Line:
    """A templated line."""
    return line(*pieces, section="questions", kind="templated")


RESIGNED, EARNED = cite("Ana Brill resigned on Monday."), cite("earned 90,000 crowns")
GOOD = {
    "an exact sentence": line(RESIGNED),
    "white space folded": quote(Own("“"), cite("I am tired,\nand I am done"), Own("”")),
    "a cut with its mark": line(cite("Ana Brill resigned"), Own(" […]")),
    "two spans with a cut between": line(cite("Ana Brill"), Own(" […] "), cite("on Monday.")),
    "a name in brackets that the article holds": line(Own("[Ana Brill] "), EARNED),
    "a closing full stop": line(EARNED, Own(".")),
    "words of ours round a span": asked(Own("Why did "), cite("Ana Brill"), Own(" leave?")),
    "the credit of a cited source": asked(cite("90,000 crowns"), Own(" (Channel 4, 6 May)"), Own(": update")),
    "straight quotation marks": quote(Own("“"), cite("Nobody asked me"), Own("”")),
    "the second half of a straight quotation": quote(Own("“"), cite("and nobody will."), Own("”")),
    "single quotation marks": quote(Own("“"), cite("It was time"), Own("”")),
    "angle quotation marks": quote(Own("“"), cite("Nous partons"), Own("”")),
    "hard: part of a quotation": quote(Own("“"), cite("I am done"), Own("”")),
    "hard: a paragraph of a long quotation that closes later": quote(Own("“"), cite("We began in May."), Own("”")),
    "evidence that lies in the text": line(RESIGNED, evidence=(Span(VERSION, 0, 9),)),
}
BAD = {
    "words that the span does not hold": line(cite("Ana Brill resigned on Monday.", "Ana Brill was dismissed.")),
    "one letter changed": line(cite("Ana Brill resigned on Monday.", "Ana Brill resigned on monday.")),
    "a span one character off": line(Cited("Ana Brill", Span(VERSION, 1, 10))),
    "a span past the end": line(Cited("x", Span(VERSION, 5, 100_000))),
    "an empty span": line(RESIGNED, evidence=(Span(VERSION, 4, 4),)),
    "a span before the beginning": line(RESIGNED, evidence=(Span(VERSION, -3, 4),)),
    "an unknown version": line(Cited("Another", Span(version_of(OTHER), 0, 7))),
    "no source": line(RESIGNED, sources=()),
    "a source that is not there": line(RESIGNED, sources=(2,)),
    "words of ours in a verbatim line": line(Own("Reportedly "), RESIGNED),
    "a verbatim line of ours alone": line(Own("[Ana Brill]"), evidence=(Span(VERSION, 0, 9),)),
    "a name in brackets that the article lacks": line(Own("[Rosa Ibarn] "), EARNED),
    "hard: half of a name in brackets": line(Own("[Ana Bri] "), EARNED),
    "hard: a negation in brackets": line(Own("[not] "), RESIGNED),
    "a number of ours": asked(Own("Did 12 leave with "), cite("Ana Brill"), Own("?")),
    "a quotation mark of ours": asked(Own("Is “brave” fair to "), cite("Ana Brill"), Own("?")),
    "a credit with the wrong day": asked(cite("90,000 crowns"), Own(" (Channel 4, 7 May)")),
    "hard: the credit of another outlet": asked(cite("90,000 crowns"), Own(" (Channel 5, 6 May)")),
    "a quote that nobody said": quote(Own("“"), cite("The mayor called her"), Own("”")),
    "hard: a quote that runs over its end": quote(Own("“"), cite("and I am done,” Brill said"), Own("”")),
    "hard: words between two quotations": quote(Own("“"), cite("Brill said"), Own("”")),
    "hard: words between two straight quotations": quote(Own("“"), cite("he added"), Own("”")),
    "hard: one of two spans is not quoted": quote(
        Own("“"), cite("I am tired"), Own(" […] "), cite("The mayor"), Own("”")
    ),
    "a line that rests on nothing": asked(Own("Who knew?")),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_line_that_holds_is_kept(name: str) -> None:
    """Nothing is wrong with it."""
    assert problem_of(GOOD[name]) == ""


@pytest.mark.parametrize("name", BAD)
def test_a_line_that_does_not_hold_is_dropped(name: str) -> None:
    """There is a reason, in words."""
    assert problem_of(BAD[name])


def test_a_text_that_was_changed_carries_no_line() -> None:
    """A text whose hash is not its version's name is no evidence, even where the words still stand in it."""
    assert "missing or is not" in problem_of(line(RESIGNED), {VERSION: TEXT + " "})


def test_the_good_lines_of_a_briefing_stay_when_a_bad_one_goes() -> None:
    """Lines stand or fall one by one."""
    source = SourceRef(1, "a", "https://news.example/a", "Channel 4", "Title", VERSION, NOON)
    bad = BAD["one letter changed"]
    briefing = Briefing("S", "S", "general", "developing", NOON, None, 1, 1, 1, (bad, line(RESIGNED)), (source,))

    checked = verify(briefing, {VERSION: TEXT})

    assert checked.briefing.lines == (line(RESIGNED),)
    assert [dropped.line for dropped in checked.dropped] == [bad]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    """Contractions between single marks do not end a quotation."""
    text = "‘We don’t know,’ she said."

    assert quoted(text, 1, text.index(",’"))
    assert not quoted("It’s the mayor’s turn.", 5, 12)
