"""What a newsroom is offered, as people see it and answer it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ports.store import Found, Offer
from bot.work.events import take_event
from bot.work.ground import Ground, by
from bot.work.match import Matching
from commands.newsroom import OfferRow
from commands.spec import Call
from commands.words import clipped
from summaries.errors import Conflict, NotFound
from summaries.model import Story
from summaries.tracking.query import NAME

SHOWN = 3  # of each kind: an offer is a question, and nobody answers ten
TITLES = 3
LASTS = timedelta(hours=6)  # for which an offer stands after the last look that found it growing
SETTLED = "That was settled already; /offers shows what waits."


async def grown(ground: Ground, newsroom: int, now: datetime) -> Sequence[OfferRow]:
    """Events that grow and are not tracked."""
    return [row for row in await rows(ground, newsroom, now) if row.kind == "new"]


async def rows(ground: Ground, newsroom: int, now: datetime) -> Sequence[OfferRow]:
    """What waits, at most a few of each kind."""
    shown: list[OfferRow] = []
    for offer in await ground.store.offers.list(newsroom, now - LASTS):
        kind = offer.found.kind
        if sum(row.kind == kind for row in shown) < SHOWN and (row := await _row(ground, newsroom, offer)):
            shown.append(row)
    return shown


async def one(ground: Ground, newsroom: int, number: int) -> OfferRow:
    """One that waits.  Raises NotFound, Conflict."""
    offer = await ground.store.offers.get(newsroom, number)
    row = await _row(ground, newsroom, offer) if offer else None
    if offer is None or row is None:
        raise NotFound("That offer is not there any more; /offers shows what waits.")
    if offer.state:
        raise Conflict(SETTLED)
    return row


async def decline(ground: Ground, newsroom: int, call: Call, row: OfferRow) -> None:
    """No."""
    said = f"said not now to “{clipped(row.name, 60)}”"
    await ground.store.offers.decline(newsroom, row.id, by(call, said))


async def took(ground: Ground, newsroom: int, matching: Matching, call: Call, row: OfferRow, slug: str) -> None:
    """Yes; an event that is tracked from now on has its articles in the story, also those that its words miss."""
    store = ground.store
    if not slug:
        await store.offers.take(newsroom, row.id, None, call.now)
        return
    story, offer = await store.stories.by_slug(newsroom, slug), await store.offers.get(newsroom, row.id)
    if story is None or offer is None:
        return
    await take_event(ground, newsroom, matching, story, offer.found.articles, call.now)
    await store.offers.take(newsroom, row.id, story.id, call.now)


async def _row(ground: Ground, newsroom: int, offer: Offer) -> OfferRow | None:
    """An offer as it is shown; None where what it is about is gone."""
    found = offer.found
    record = await ground.store.articles.get(found.articles[0])
    stories = await _stories(ground, newsroom, found.stories)
    if record is None or record.state == "gone" or len(stories) < len(found.stories):
        return None
    if found.kind == "new" and await _tracked(ground, newsroom, found):
        return None
    moving = await _moving(ground, newsroom, found)
    if moving is None:
        return None
    records = [await ground.store.articles.get(article) for article in moving[:TITLES]]
    return OfferRow(
        offer.id, found.kind, clipped(record.title or record.url, NAME), record.url, found.voices, found.since,
        found.until, len(moving) or found.total, found.outlets, offer.made_at, stories, moving,
        tuple(each.title for each in records if each),
    )  # fmt: skip


async def _moving(ground: Ground, newsroom: int, found: Found) -> tuple[str, ...] | None:
    """The articles that a split still would take along, or that make a merger; None where nothing is left to ask."""
    if found.kind == "new":
        return ()
    held = await ground.store.offers.held(newsroom, found.articles)
    inside = {article for article, story in held if story in found.stories}
    kept = tuple(article for article in found.articles if article in inside)
    return kept if 2 * len(kept) >= len(found.articles) else None


async def _tracked(ground: Ground, newsroom: int, found: Found) -> bool:
    """Whether somebody has tracked the event since the last look, whichever way."""
    held = {article for article, _ in await ground.store.offers.held(newsroom, found.articles)}
    return 2 * len(held) >= len(found.articles)


async def _stories(ground: Ground, newsroom: int, ids: Sequence[int]) -> tuple[Story, ...]:
    if not ids:
        return ()
    tracked = {story.id: story for story in await ground.store.stories.list(newsroom)}
    return tuple(tracked[each] for each in ids if each in tracked)
