"""Two figures disagree only where the reports tell what matters."""

from datetime import timedelta

from tests.summaries.briefs import START, briefing, read

CALM = (
    "Marlow council met on Monday to settle the budget of the town for the coming year. "
    "The meeting went on until midnight in the old assembly room. "
    "Most of the evening was given to the roads and to the two libraries. "
    "The mayor thanked those who had stayed. "
    "The next meeting is in the spring. "
)
QUIET = (
    "Selby harbour opens a second berth for ferries on Friday, its board announced. "
    "Work took two winters and an autumn of storms. "
    "Islanders have asked for it since the old pier was closed. "
    "A band will play on the quay. "
    "Tickets go on sale this week. "
)
FIRST = "The fire at the cannery killed 12 people, the fire brigade of Marlow said."
OTHER = "The fire at the cannery killed 17 people, the fire brigade of Marlow said."


def disagreed(first: str, other: str) -> list[str]:
    """The lines of two outlets' reports, a day apart."""
    made = briefing([read(first), read(other, name="b", outlet="Beta News", at=START + timedelta(days=1))])
    return [line.text for line in made.section("disagree")]


def test_rival_figures_that_open_two_reports_are_shown() -> None:
    """The toll is what both reports are about."""
    (line,) = disagreed(FIRST + " " + CALM, OTHER + " " + QUIET)

    assert "12 people" in line
    assert "17 people" in line


def test_rival_figures_deep_in_two_long_reports_are_not() -> None:
    """A fire remembered in passing, behind what the reports are about."""
    assert disagreed(CALM + FIRST.replace("The fire", "A fire"), QUIET + OTHER.replace("The fire", "A fire")) == []
