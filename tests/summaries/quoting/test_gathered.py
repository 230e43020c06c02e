"""Every quote of a story, once, with all who tell it."""

from datetime import timedelta

from config.lens_files import load_lenses
from summaries.compose import case_of, told
from summaries.model import Briefing, Read
from summaries.quoting.gathered import sayings
from tests.summaries.briefs import START, read, texts

NOW = START + timedelta(days=2)


def gathered(*given: Read) -> Briefing:
    """The quotes of some articles, checked; every line holds."""
    case = case_of(given, load_lenses()["general"], NOW, full=True)
    lines = sayings(case)
    briefing = told(case, lines, slug="X", name="X", status="developing")
    assert len(briefing.lines) == len(lines)
    return briefing


def test_words_that_two_outlets_carry_stand_once_with_both() -> None:
    """Under the longer telling; the part that the other quotes is its evidence."""
    long = read("“The gate was shut and nobody had the key to it,” said Ana Brill, a weaver.")
    part = read("The weaver Ana Brill said: “Nobody had the key to it.”", name="b", outlet="Beta News")
    briefing = gathered(long, part)

    [line] = briefing.lines
    assert line.text == "“The gate was shut and nobody had the key to it”"
    assert line.sources == (1, 2)
    assert {texts([long, part])[s.version][s.start : s.end].rstrip(".") for s in line.evidence} >= {
        "Ana Brill",
        "Nobody had the key to it",
    }


def test_a_quote_that_a_tag_parts_is_one_line() -> None:
    """Both parts are spans of their own, with a cut between."""
    briefing = gathered(read("“We ran to the gate,” said Ana Brill, a weaver, “and the gate was shut.”"))

    assert [line.text for line in briefing.lines] == ["“We ran to the gate […] and the gate was shut.”"]


def test_reported_speech_is_the_sentence_that_tells_it() -> None:
    """Verbatim, without marks, and marked as reported; silence is no speech."""
    text = "Ana Brill, a weaver, said that the gate had been shut for a week. Brill has not said who shut it."
    briefing = gathered(read(text))

    assert [(line.section, line.text, line.tags["reported"]) for line in briefing.lines] == [
        ("facts", "Ana Brill, a weaver, said that the gate had been shut for a week.", "yes")
    ]


def test_the_newest_comes_first_and_a_line_keeps_the_time_of_its_first_telling() -> None:
    """However often it is retold."""
    old = read("“The gate was shut all night long,” said Ana Brill.")
    new = read("“The gate stood open to everybody,” said Tom Kessel.", name="b", at=START + timedelta(hours=5))
    again = read("“The gate was shut all night long,” said Ana Brill.", name="c", at=START + timedelta(hours=9))

    assert [line.tags["speaker"] for line in gathered(old, new, again).lines] == ["Tom Kessel", "Ana Brill"]


def test_two_articles_spokesmen_are_not_taken_for_one() -> None:
    """Nobody knows whether they are."""
    one = read("“The mill will open again on Monday,” a spokesman said.")
    other = read("“There was never any danger to the town,” a spokesman said.", name="b", outlet="Beta News")

    assert len({line.tags["voice"] for line in gathered(one, other).lines}) == 2


def test_somebody_who_is_only_named_in_full_elsewhere_has_their_full_name() -> None:
    """The one Lind of the story; where it knows two, nobody is guessed."""
    says = read("“The gate was shut all night long,” Ms Lind said.")
    named = read("The mill is run by Ada Lind, who is 52.", name="b", outlet="Beta News")
    other = read("Her brother Tom Lind sold his share in May.", name="c", outlet="Gamma")

    assert gathered(says, named).lines[0].tags["voice"] == "Ada Lind"
    assert gathered(says, named, other).lines[0].tags["voice"] != "Ada Lind"


def test_a_mere_report_is_nobodys_role() -> None:
    """Who stands behind "according to reports" is not called so."""
    text = "According to reports, Ada Lind said that the gate had been shut for a week."

    assert all(line.tags.get("role") != "reports" for line in gathered(read(text)).lines)
