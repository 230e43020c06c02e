"""A story goes from event to event; it splits where two are told beside each other, and two merge that tell one."""

from datetime import UTC, datetime, timedelta

from summaries.tracking.apart import mergers, splits
from summaries.tracking.growth import Told

NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(cluster: int, many: int, since: int = 0, every: int = 4, outlets: int = 3) -> list[Told]:
    """Articles of one event, one ``every`` so many hours from ``since`` hours on, by so many outlets in turn."""
    return [
        Told(f"{cluster}-{n}", cluster, f"outlet {n % outlets}", NOON + (since + n * every) * HOUR, f"{cluster}-{n}")
        for n in range(many)
    ]


def test_two_events_beside_each_other_split_a_story() -> None:
    """The smaller one is what comes apart; single articles on the side change nothing."""
    (split,) = splits({5: [*told(1, 8), *told(2, 6), *told(3, 1), *told(4, 2)]})

    assert (split.story, split.cluster) == (5, 2)
    assert [one.article for one in split.apart] == [f"2-{n}" for n in range(6)]


def test_events_after_each_other_are_one_story() -> None:
    """An offer on Monday, a ruling on Wednesday."""
    assert splits({5: [*told(1, 8), *told(2, 6, since=48)]}) == []


def test_a_small_part_does_not_split_a_story() -> None:
    """Neither three articles, nor one outlet's series, nor a tenth of all."""
    assert splits({5: [*told(1, 8), *told(2, 3)]}) == []
    assert splits({5: [*told(1, 8), *told(2, 6, outlets=1)]}) == []
    assert splits({5: [*told(1, 40, every=1), *told(2, 5)]}) == []


def test_two_stories_with_one_coverage_merge() -> None:
    """The one with more articles stays; the older one of equals."""
    (merger,) = mergers({5: told(1, 5), 6: told(1, 8), 7: told(2, 9)})
    assert (merger.keep, merger.gone) == (6, 5)
    assert len(merger.shared) == 5
    (equal,) = mergers({6: told(1, 5), 5: told(1, 5)})
    assert (equal.keep, equal.gone) == (5, 6)


def test_two_stories_on_one_event_merge_though_they_share_no_article() -> None:
    """Each was tracked by words that the other's articles lack."""
    whole = told(1, 10, every=1)
    (merger,) = mergers({5: whole[:5], 6: whole[5:]})

    assert len(merger.shared) == 10


def test_neighbours_do_not_merge() -> None:
    """A broad story and a narrow one within it share some articles, and tell several events."""
    narrow = told(1, 8)
    broad = [*told(1, 8), *told(2, 14), *told(3, 14)]

    assert mergers({5: narrow, 6: broad}) == []
    assert mergers({5: told(1, 3), 6: told(1, 3)}) == []
