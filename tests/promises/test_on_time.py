"""Promise 5: schedules follow the wall clock of their zone; each scheduled local date and wall time is served once."""

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from commands import when
from tests.room import Room

SPRING = datetime(2026, 3, 27, 12, 0, tzinfo=UTC)  # in Paris 02:30 on the 29th does not exist
AUTUMN = datetime(2026, 10, 23, 12, 0, tzinfo=UTC)  # and on 25 October it comes twice
EXPECTED = {
    "2026-03-28T02:30 Europe/Paris": datetime(2026, 3, 28, 1, 30, tzinfo=UTC),
    "2026-03-29T02:30 Europe/Paris": datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # the change itself
    "2026-03-30T02:30 Europe/Paris": datetime(2026, 3, 30, 0, 30, tzinfo=UTC),
    "2026-10-24T02:30 Europe/Paris": datetime(2026, 10, 24, 0, 30, tzinfo=UTC),
    "2026-10-25T02:30 Europe/Paris": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the first of the two
    "2026-10-26T02:30 Europe/Paris": datetime(2026, 10, 26, 1, 30, tzinfo=UTC),
}


async def check(room: Room) -> None:
    """Through both changes, tick by tick, each date is served once and at its hour."""
    for start in (SPRING, AUTUMN):
        room.clock.at = start
        await room.say("/subscribe OLLEN-DAM-FLOOD daily 02:30")
        for _ in range(int(timedelta(days=3) / timedelta(minutes=15))):
            before = {delivery.slot for delivery in await room.store.outbox.owed(room.id)}
            await room.schedules().serve()
            for delivery in await room.store.outbox.owed(room.id):
                if delivery.slot not in before:
                    assert room.clock.at == EXPECTED[delivery.slot], f"{delivery.slot} was served at {room.clock.at}"
            room.clock.pass_(minutes=15)
    slots = [delivery.slot for delivery in await room.store.outbox.owed(room.id)]
    assert sorted(slots) == sorted(EXPECTED), "a date was served twice or not at all"


async def test_each_date_is_served_once_through_both_clock_changes(room: Room) -> None:
    """A wall time that is skipped, and one that comes twice."""
    await check(room)


async def test_the_check_would_notice_a_clock_that_does_not_know_of_gaps(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain conversion serves the skipped slot half an hour late."""

    def plain(wall: datetime, zone: tzinfo) -> datetime:
        return wall.replace(tzinfo=zone).astimezone(UTC)

    monkeypatch.setattr(when, "instant", plain)
    with pytest.raises(AssertionError, match="was served at"):
        await check(room)
