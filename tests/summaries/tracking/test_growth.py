"""What grows fast depends on whom a newsroom reads, and copies of one text are one voice."""

from datetime import UTC, datetime, timedelta

import pytest

from summaries.tracking.growth import Told, Usual, again, growing, mostly, usual, voices

NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def told(cluster: int, outlet: str, ago: timedelta, original: str = "") -> Told:
    """An article of an outlet, so long before noon."""
    key = f"{cluster}-{outlet}-{ago}"
    return Told(key, cluster, outlet, NOON - ago, original or key)


def quiet_weeks(outlets: int, pause: timedelta, each: int = 1) -> list[Told]:
    """Two weeks of outlets that write once a ``pause``; ``each`` of them tell an event within minutes of each other."""
    turns = range(2, int(14 * DAY / pause))
    return [
        told(1000 * turn + outlet // each, f"outlet {outlet}", turn * pause + outlet * MINUTE)
        for turn in turns
        for outlet in range(outlets)
    ]


def test_the_span_follows_how_often_outlets_write() -> None:
    """Twice their usual pause, between an hour and a day."""
    assert usual(quiet_weeks(6, 3 * HOUR)).span == 6 * HOUR
    assert usual(quiet_weeks(6, 10 * MINUTE)).span == HOUR
    assert usual(quiet_weeks(6, 2 * DAY)).span == DAY
    assert usual([]) == Usual(HOUR, 3)


def test_what_is_usual_is_not_fast() -> None:
    """Where four outlets tell most events at once, four are no growth; in a quiet newsroom three are."""
    assert usual(quiet_weeks(20, 3 * HOUR)).fast == 3
    assert usual(quiet_weeks(20, 3 * HOUR, each=4)).fast == 5


def test_half_of_all_outlets_is_much_by_any_measure() -> None:
    """Six outlets that always tell everything together would else never be offered anything."""
    assert usual(quiet_weeks(6, 3 * HOUR, each=6)).fast == 3


def test_an_event_that_outgrows_the_usual_is_found() -> None:
    """With its voices, and from when to when; what grew yesterday is not."""
    fire = [told(7, f"outlet {number}", number * 10 * MINUTE) for number in range(1, 5)]
    flood = [told(8, f"outlet {number}", DAY + number * MINUTE) for number in range(6)]
    (growth,) = growing([*fire, *flood], Usual(HOUR, 3), NOON)

    assert (growth.cluster, growth.voices) == (7, 4)
    assert (growth.since, growth.until) == (NOON - 40 * MINUTE, NOON - 10 * MINUTE)


def test_copies_of_one_text_are_one_voice() -> None:
    """Wire copy under nine mastheads is no growth; a report of one's own beside it is a second voice."""
    wire = [told(7, f"outlet {number}", (20 - number) * MINUTE, "wire") for number in range(9)]

    assert voices(wire) == 1
    assert growing(wire, Usual(HOUR, 3), NOON) == []
    assert voices([*wire, told(7, "outlet 3", MINUTE)]) == 2


def test_the_fastest_come_first() -> None:
    """Whatever order the articles came in."""
    three = [told(1, f"outlet {number}", 9 * MINUTE) for number in range(3)]
    five = [told(2, f"outlet {number}", 5 * MINUTE) for number in range(5)]

    assert [one.cluster for one in growing([*three, *five], Usual(HOUR, 3), NOON)] == [2, 1]


@pytest.mark.parametrize(("then", "now", "asked"), [(3, 5, False), (3, 6, True), (7, 13, False), (1, 3, False)])
def test_a_no_stands_until_it_has_grown_by_a_lot(then: int, now: int, asked: bool) -> None:
    """Twice the voices."""
    assert again(then, now) is asked


def test_half_tracked_is_mostly_tracked() -> None:
    """Nothing is offered that is in a story already."""
    members = [told(7, f"outlet {number}", MINUTE) for number in range(4)]

    assert mostly(members, {members[0].article, members[2].article})
    assert not mostly(members, {members[0].article})
