"""The timeline: turning points by the day on which they happened, each once."""

from datetime import UTC, datetime, timedelta

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Article, Line, Read, version_of
from summaries.text.analyse import analyse

MONDAY = datetime(2026, 3, 2, 18, tzinfo=UTC)


def read(day: int, text: str, outlet: str) -> Read:
    """An article of so many days after Monday evening."""
    at = MONDAY + timedelta(days=day)
    name = f"{outlet}-{day}".casefold()
    article = Article(name, f"https://{outlet.casefold()}.example/{day}", outlet, "The dam", text, at, version_of(text))
    return Read(article, analyse(article))


def timeline(*reads: Read) -> list[Line]:
    """The timeline of some articles, a fortnight after Monday."""
    briefing = compose(
        slug="DAM",
        name="The dam",
        lens=load_lenses()["disaster"],
        reads=reads,
        now=MONDAY + timedelta(days=14),
        full=True,
    )
    return list(briefing.section("timeline"))


BREAK = read(0, "The Solm dam broke on Monday and flooded 40 houses in the village of Arin.", "Herald")
AGAIN = read(1, "Forty houses in Arin were flooded when the Solm dam broke on Monday, engineers said.", "Courier")
ARREST = read(3, "Police arrested the director of the Solm dam at the airport on Thursday.", "Herald")


def days(lines: list[Line]) -> list[str]:
    """The days of some lines."""
    return [line.tags["day"] for line in lines]


def test_what_two_outlets_date_to_one_day_is_one_line_with_both() -> None:
    """The day comes from the words of each, not from when they were published."""
    first, second = timeline(BREAK, AGAIN, ARREST)

    assert days([first, second]) == ["2026-03-02", "2026-03-05"]
    assert first.originals == 2
    assert len(first.sources) == 2
    assert "arrested the director" in second.text


def test_what_is_announced_is_not_told_as_happened() -> None:
    """Neither before its day nor after it."""
    hearing = read(3, "A hearing on the broken dam of Solm is set for 9 March, the court said.", "Courier")

    assert days(timeline(BREAK, hearing)) == ["2026-03-02"]


def test_the_day_on_which_something_was_announced_is_not_its_day() -> None:
    """Nor is it an event of that day: it stands under Next."""
    told = read(3, "The director of the Solm dam will resign on 20 March, his lawyer announced on Thursday.", "Courier")

    assert days(timeline(BREAK, told)) == ["2026-03-02"]


def test_some_months_ago_is_no_day() -> None:
    """Nobody knows which."""
    told = read(3, "Inspectors visited the Solm dam fourteen months ago and found a blocked gate in it.", "Courier")

    assert days(timeline(BREAK, told)) == ["2026-03-02"]


def test_the_day_on_which_somebody_spoke_dates_no_event_that_has_a_day_of_its_own() -> None:
    """It happened on Monday; that it was said on Thursday is no turning point."""
    told = read(
        3, "The ministry said on Thursday that the Solm dam broke on Monday because of a blocked gate.", "Courier"
    )

    assert days(timeline(told)) == ["2026-03-02"]


def test_an_event_that_is_told_under_two_days_stands_under_one() -> None:
    """An outlet that dates it wrongly makes no second event of it."""
    wrong = read(1, "The Solm dam broke on Sunday and flooded 40 houses in the village of Arin.", "Courier")

    assert len(timeline(BREAK, wrong)) == 1


def test_a_leading_yesterday_is_left_out() -> None:
    """The line stands under its day."""
    (line,) = timeline(
        read(1, "Yesterday, the Solm dam broke and flooded 40 houses in the village of Arin.", "Courier")
    )

    assert line.text == "[…] the Solm dam broke and flooded 40 houses in the village of Arin."
    assert line.tags["day"] == "2026-03-02"


def test_there_are_fourteen_at_most() -> None:
    """However long a story runs."""
    many = [
        read(
            day,
            f"On {MONDAY + timedelta(days=day):%-d %B} the village of Arin lost house number {100 + day}.",
            f"Paper{day}",
        )
        for day in range(0, 40)
    ]
    briefing = compose(
        slug="DAM", name="D", lens=load_lenses()["disaster"], reads=many, now=MONDAY + timedelta(days=50), full=True
    )

    assert len(briefing.section("timeline")) <= 14


def test_a_story_without_dates_has_no_timeline() -> None:
    """Nothing is guessed."""
    assert timeline(read(0, "The dam of Solm is an old one, and the village of Arin lies below it.", "Herald")) == []
