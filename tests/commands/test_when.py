"""Schedules as people say them, and each slot served once through every daylight-saving change."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.when import Rule, between, instant, next_after, parse, split_trailing
from summaries.errors import BadInput


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("weekdays 07:00", "weekdays 07:00"),
        ("daily 7am", "daily 07:00"),
        ("Mon, Wed 06:30 Europe/London", "Mon, Wed 06:30 Europe/London"),
        ("hourly 9-18", "hourly 9-18"),
        ("every day at 7", "daily 07:00"),
        ("07:00", "daily 07:00"),
        ("weekdays at 7:30 pm", "weekdays 19:30"),
        ("every monday at 9", "Mon 09:00"),
        ("Fridays noon", "Fri 12:00"),
        ("Mon-Fri 7", "weekdays 07:00"),
        ("fri to mon 7.15", "Mon, Fri, Sat, Sun 07:15"),
        ("weekends midnight", "weekends 00:00"),
        ("16:00 and 7:00 daily", "daily 07:00, 16:00"),
        ("weekdays hourly 9-17 utc", "weekdays hourly 9-17 UTC"),
        ("hourly between 9 and 18", "hourly 9-18"),
        ("hourly from 9am to 6pm", "hourly 9-18"),
        ("every hour", "hourly"),
        ("hourly 22-2", "hourly 22-2"),
        ("fridays 5pm Paris", "Fri 17:00 Europe/Paris"),
        ("mon to thu 7 america/port-au-prince", "Mon, Tue, Wed, Thu 07:00 America/Port-au-Prince"),
        ("daily 07:00 America/Argentina/Buenos_Aires", "daily 07:00 America/Argentina/Buenos_Aires"),
    ],
)
def test_what_people_say_has_one_spelling(said: str, words: str) -> None:
    """However it is said, it is repeated in one way, and that way reads the same."""
    rule = parse(said)

    assert rule.words == words
    assert parse(rule.words) == rule


@pytest.mark.parametrize(
    "said",
    [
        "",
        "weekdays",
        "daily 25:00",
        "daily 7:99",
        "13pm",
        "every other day 7",
        "monthly 7",
        "hourly 9-25",
        "07:00 soon",
    ],
)
def test_what_is_no_schedule_is_answered_with_examples(said: str) -> None:
    """One sentence that shows how to write it."""
    with pytest.raises(BadInput, match="is not a schedule; write it like “weekdays 07:00”"):
        parse(said)


def test_a_zone_that_does_not_exist_is_named_with_the_nearest() -> None:
    """A slip in the zone is not taken for a slip in the schedule."""
    with pytest.raises(BadInput, match="'europe/pari' is not a time zone; did you mean Europe/Paris"):
        parse("weekdays 07:00 Europe/Pari")


_TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
_RULES = st.builds(
    lambda days, times: Rule(days, tuple(sorted(times))),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sets(_TIMES, min_size=1, max_size=30),
)


@given(_RULES)
def test_every_rule_reads_back_from_its_words(rule: Rule) -> None:
    """What is stored in words is the schedule itself."""
    assert parse(rule.words) == rule


def test_a_schedule_is_split_from_a_storys_name() -> None:
    """The longest end that reads as a schedule is taken, and the name is left alone."""
    assert split_trailing("prisoner transfer every day at 7") == ("prisoner transfer", parse("daily 7"))
    assert split_trailing("prisoner transfer") == ("prisoner transfer", None)
    assert split_trailing("weekdays 07:00") == ("weekdays", parse("07:00"))


# --- due ------------------------------------------------------------------------------------------------------------

_ZONES = sorted(available_timezones())
WEEKDAYS_AT_SEVEN = parse("weekdays 07:00")


def test_the_morning_after_a_friday_is_monday() -> None:
    """Weekdays are weekdays in the zone of the channel."""
    friday = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)  # 07:00 in Paris: that slot is now, not ahead

    assert next_after(WEEKDAYS_AT_SEVEN, "Europe/Paris", friday) == (
        "2026-11-23T07:00 Europe/Paris",
        datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
    )


def test_a_rule_with_a_zone_of_its_own_keeps_it() -> None:
    """The channel's zone is for rules that have none."""
    rule = parse("daily 07:00 Asia/Tokyo")

    assert next_after(rule, "Europe/Paris", datetime(2026, 6, 1, tzinfo=UTC)) == (
        "2026-06-02T07:00 Asia/Tokyo",
        datetime(2026, 6, 1, 22, 0, tzinfo=UTC),
    )


def test_a_time_that_is_skipped_is_served_when_clocks_go_on() -> None:
    """New York has no 02:30 on 8 March 2026; the clock goes from 02:00 to 03:00 at 07:00 UTC."""
    assert next_after(parse("daily 02:30"), "America/New_York", datetime(2026, 3, 8, 5, 0, tzinfo=UTC)) == (
        "2026-03-08T02:30 America/New_York",
        datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
    )


def test_a_time_that_comes_twice_is_served_the_first_time_only() -> None:
    """London reads 01:30 at 00:30 and 01:30 UTC on 25 October 2026."""
    served = between(
        parse("daily 01:30"),
        "Europe/London",
        datetime(2026, 10, 24, 12, tzinfo=UTC),
        datetime(2026, 10, 26, tzinfo=UTC),
    )

    assert served == [("2026-10-25T01:30 Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC))]


def test_a_day_that_was_skipped_whole_is_served_at_its_end() -> None:
    """Samoa had no 30 December 2011; its slot falls on the first instant of the 31st, 10:00 UTC on the 30th."""
    served = between(
        parse("daily 07:00"),
        "Pacific/Apia",
        datetime(2011, 12, 29, 18, tzinfo=UTC),
        datetime(2011, 12, 30, 18, tzinfo=UTC),
    )

    assert served == [
        ("2011-12-30T07:00 Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
        ("2011-12-31T07:00 Pacific/Apia", datetime(2011, 12, 30, 17, tzinfo=UTC)),
    ]


def test_two_slots_on_one_instant_are_both_served() -> None:
    """02:15 and 02:45 both fall on the change; the second is still to come when the first has been served."""
    rule, before = parse("daily 02:15, 02:45"), datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    first, at = next_after(rule, "America/New_York", before)
    second, at_too = next_after(rule, "America/New_York", at, first)

    assert (first[:16], second[:16], at_too) == ("2026-03-08T02:15", "2026-03-08T02:45", at)
    assert next_after(rule, "America/New_York", at, second)[0].startswith("2026-03-09T02:15")


def test_all_slots_of_a_day_that_was_skipped_whole_are_served() -> None:
    """Both of them fall on the first instant of the day after."""
    served = between(
        parse("daily 07:00, 16:00"),
        "Pacific/Apia",
        datetime(2011, 12, 30, 6, tzinfo=UTC),
        datetime(2011, 12, 30, 12, tzinfo=UTC),
    )

    assert [slot[:16] for slot, _ in served] == ["2011-12-30T07:00", "2011-12-30T16:00"]


@cache
def _changes(name: str) -> tuple[datetime, ...]:
    """Moments at most ten days after each change of a zone's offset between 1970 and 2040; one moment where none is."""
    zone, at, found = ZoneInfo(name), datetime(1970, 1, 2, tzinfo=UTC), []
    offset = at.astimezone(zone).utcoffset()
    while at.year < 2040:
        at += timedelta(days=10)
        if at.astimezone(zone).utcoffset() != offset:
            found.append(at)
            offset = at.astimezone(zone).utcoffset()
    return tuple(found) or (at,)


@given(st.data(), _RULES)
@settings(max_examples=120, deadline=None)
def test_every_scheduled_wall_time_is_served_once_through_every_change(data: st.DataObject, rule: Rule) -> None:
    """Over any change of any zone's clocks: no slot lost, none twice, in order, at the right instant."""
    name = data.draw(st.sampled_from(_ZONES))
    change = data.draw(st.sampled_from(_changes(name)))
    zone, after, until = ZoneInfo(name), change - timedelta(days=13), change + timedelta(days=2)

    served = between(rule, name, after, until)

    wanted = []
    for step in range(-3, 20):
        day = (after + timedelta(days=step)).date()
        for at in rule.times if day.weekday() in rule.days else ():
            wall = datetime.combine(day, at)
            if after < instant(wall, zone) <= until:
                wanted.append(f"{wall:%Y-%m-%dT%H:%M} {name}")
    assert [slot for slot, _ in served] == wanted
    assert [at for _, at in served] == sorted(at for _, at in served)
    for slot, due in served:
        wall, there = datetime.fromisoformat(slot.split(" ")[0]), due.astimezone(zone).replace(tzinfo=None)
        assert there == wall or (there > wall and not _exists(wall, zone))
        if there != wall:
            # At the change itself: a moment before, the wall clock had not come to the skipped time yet.
            assert (due - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None) < wall


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    return any(
        wall.replace(tzinfo=zone, fold=fold).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
        for fold in (0, 1)
    )


@given(st.sampled_from(_ZONES), st.integers(1971, 2036), st.integers(0, 1439))
@settings(max_examples=50, deadline=None)
def test_a_daily_slot_comes_once_for_each_date_of_any_year(name: str, year: int, minute: int) -> None:
    """Any zone, any year: as many slots as dates, each date once."""
    rule = Rule(frozenset(range(7)), (time(minute // 60, minute % 60),))
    wall, last = (datetime.combine(date(y, 12, 31), rule.times[0]) for y in (year - 1, year))
    zone = ZoneInfo(name)

    served = between(rule, name, instant(wall, zone), instant(last, zone))

    dates = [slot[:10] for slot, _ in served if slot[:4] == str(year)]
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    assert dates == [(first + timedelta(days=step)).isoformat() for step in range(length)]
