"""What grows and is not tracked, and what waits for a yes, as lines of any reply."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from commands.buttons import Button
from commands.newsroom import OfferRow
from commands.reply import Block, Context, Heading, Item, Items, Link, Muted, Plain, Run, StoryLink, plain
from commands.words import clipped, count, listed, moment

GROWING = "Growing, not tracked"
WAITING = "Waiting for a yes"
_NAMED = 3  # outlets
_MINUTES = 90  # up to which a span is told in minutes


def offer_blocks(rows: Sequence[OfferRow], now: datetime, zone: str) -> list[Block]:
    """Headings and items with their buttons; nothing where nothing is offered."""
    growing = [row for row in rows if row.kind == "new"]
    waiting = [row for row in rows if row.kind != "new"]
    blocks: list[Block] = []
    for heading, some in ((WAITING, waiting), (GROWING, growing)):
        if some:
            blocks += [Heading(heading), Items(tuple(offer_item(row, now, zone) for row in some))]
    return blocks


def offer_item(row: OfferRow, now: datetime, zone: str) -> Item:
    """One offer, with its buttons."""
    if row.kind == "new":
        more = len(row.outlets) - _NAMED
        named = [*row.outlets[:_NAMED], *([f"{more} more"] if more > 0 else [])]
        about = f"{count(row.articles, 'article')} from {listed(named)}, last {moment(row.until, now, zone)}"
        return Item((Link(row.name, row.url), Muted(f" · {pace(row)}")), plain(about), offer_buttons(row))
    return Item(question(row), plain("; ".join(clipped(title, 80) for title in row.titles)), offer_buttons(row))


def question(row: OfferRow) -> tuple[Run, ...]:
    """What is asked about tracked stories."""
    first = StoryLink(row.stories[0].name, row.stories[0].slug)
    if row.kind == "merge":
        other = StoryLink(row.stories[1].name, row.stories[1].slug)
        said = f" tell one event by now, in {count(row.articles, 'article')} from {count(len(row.outlets), 'outlet')}."
        return (first, Plain(" and "), other, Plain(f"{said} Merge them?"))
    apart = f" falls into two: {count(row.articles, 'article')} from {count(len(row.outlets), 'outlet')} tell only of “"
    return (first, Plain(apart), Plain(row.name), Plain("”. Split it off?"))


def offer_buttons(row: OfferRow) -> tuple[Button, ...]:
    """Yes and no."""
    number = ("id", str(row.id))
    if row.kind == "new":
        return (
            Button("Track", "offers", (("action", "track"), number), "primary"),
            Button("Not now", "offers", (("action", "decline"), number)),
        )
    yes = "Merge" if row.kind == "merge" else "Split"
    return (
        Button(yes, "offers", (("action", "accept"), number), "primary"),
        Button("No", "offers", (("action", "decline"), number)),
    )


def pace(row: OfferRow) -> str:
    """``7 outlets in 40 minutes``."""
    return f"{count(row.voices, 'outlet')} in {span(row.until - row.since)}"


def span(length: timedelta) -> str:
    """A length of time in the words of a newsroom."""
    minutes = max(1, round(length.total_seconds() / 60))
    return count(minutes, "minute") if minutes <= _MINUTES else count(round(minutes / 60), "hour")


def digest_blocks(rows: Sequence[OfferRow]) -> list[Block]:
    """One line for a digest: these events grow and are not tracked; nothing where none does."""
    if not rows:
        return []
    runs: list[Run] = [Plain("Growing and not tracked: ")]
    for place, row in enumerate(rows):
        runs += [Plain("; ")] if place else []
        runs += [Link(clipped(row.name, 60), row.url), Muted(f" ({pace(row)})")]
    return [Context(tuple(runs))]


def digest_buttons(rows: Sequence[OfferRow]) -> tuple[Button, ...]:
    """The answers to one offer; of several, what tracks each by its name."""
    if len(rows) == 1:
        return offer_buttons(rows[0])
    return tuple(
        Button(f"Track {clipped(row.name, 30)}", "offers", (("action", "track"), ("id", str(row.id))))
        for row in rows[:5]
    )


def offer_data(row: OfferRow) -> dict[str, object]:
    """The same for machines."""
    return {
        "id": row.id,
        "kind": row.kind,
        "name": row.name,
        "url": row.url,
        "voices": row.voices,
        "since": row.since.isoformat(),
        "until": row.until.isoformat(),
        "articles": row.articles,
        "outlets": list(row.outlets),
        "stories": [story.slug for story in row.stories],
    }
