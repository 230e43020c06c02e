"""From a due subscription to the slot that is served."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.ports.store import Subscription
from bot.work.schedule import slots

MONDAY_7 = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)  # 07:00 in Paris
WISH = Subscription(1, 1, 1, 1, "weekdays 07:00", "Europe/Paris", MONDAY_7, MONDAY_7 - timedelta(days=3))


def test_a_due_slot_is_named_by_its_wall_time() -> None:
    """The slot carries local date, wall time and zone, and the next one is tomorrow's."""
    slot, due_at, next_at = slots(WISH, MONDAY_7)
    assert (slot, due_at) == ("2026-03-16T07:00 Europe/Paris", MONDAY_7)
    assert next_at == MONDAY_7 + timedelta(days=1)


def test_after_a_long_stop_only_the_newest_missed_slot_is_served() -> None:
    """Three days down is one digest, not three."""
    slot, due_at, next_at = slots(WISH, MONDAY_7 + timedelta(days=2, hours=5))
    assert (slot, due_at) == ("2026-03-18T07:00 Europe/Paris", MONDAY_7 + timedelta(days=2))
    assert next_at == MONDAY_7 + timedelta(days=3)


def test_the_wall_clock_rules_across_the_change_to_summer_time() -> None:
    """On 30 March 2026 07:00 in Paris is an hour earlier in UTC than the Friday before."""
    friday = datetime(2026, 3, 27, 6, 0, tzinfo=UTC)
    _, _, next_at = slots(replace(WISH, next_due_at=friday), friday)
    assert next_at == datetime(2026, 3, 30, 5, 0, tzinfo=UTC)
