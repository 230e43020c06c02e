"""Open pages that want to hear of news: one bounded queue a page, ended when the desk stops."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from commands.newsroom import OfferRow, StoryRow

Event = Mapping[str, str | int]

MOST_PAGES = 200
WAITING = 16  # events that a slow page may owe; then the oldest go, for it will be told to reload anyway


@dataclass(frozen=True, slots=True)
class State:
    """What open pages were told: of each story its articles and when it last moved, and of each offer its name."""

    stories: Mapping[str, tuple[int, datetime | None]]
    offers: Mapping[int, str]


def state_of(rows: Sequence[StoryRow], offers: Sequence[OfferRow] = ()) -> State:
    """How stories and offers stand."""
    return State(
        {row.story.slug: (row.articles, row.moved_at) for row in rows}, {offer.id: offer.name for offer in offers}
    )


def hello(state: State, posts: Mapping[int, int]) -> dict[str, object]:
    """What a page is told when it begins to listen, so that it sees what it missed while it did not.

    posts: the newest message of each channel.
    """
    return {
        "kind": "hello",
        "stories": {slug: articles for slug, (articles, _) in state.stories.items()},
        "posts": {str(channel): post for channel, post in posts.items()},
        "offers": {str(offer): name for offer, name in state.offers.items()},
    }


def moved(before: State, after: State) -> tuple[Event, ...]:
    """What to tell open pages.  new: articles more than before; 0 where something else about a story changed."""
    known = before.stories
    events: list[Event] = [
        {"kind": "story", "slug": slug, "new": max(0, state[0] - known.get(slug, (0, None))[0])}
        for slug, state in after.stories.items()
        if known.get(slug) != state
    ]
    events += [{"kind": "story", "slug": slug, "new": 0} for slug in known if slug not in after.stories]
    events += [
        {"kind": "offer", "offer": offer, "name": name}
        for offer, name in after.offers.items()
        if offer not in before.offers
    ]
    return tuple(events)


@dataclass(eq=False)
class Listener:
    """One open page."""

    newsroom: int
    queue: "asyncio.Queue[Event | None]" = field(default_factory=lambda: asyncio.Queue(WAITING))

    def put(self, event: Event | None) -> None:
        """Hand over an event; None ends the stream."""
        if self.queue.full():
            self.queue.get_nowait()
        self.queue.put_nowait(event)

    async def events(self) -> AsyncIterator[Event]:
        """What happens, until the end."""
        while (event := await self.queue.get()) is not None:
            yield event


class Live:
    """All open pages."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._closed = False

    @property
    def newsrooms(self) -> frozenset[int]:
        """Newsrooms that have a page open."""
        return frozenset(listener.newsroom for listener in self._listeners)

    def join(self, newsroom: int) -> Listener | None:
        """A page wants to hear; None where there are too many, or the desk is stopping."""
        if self._closed or len(self._listeners) >= MOST_PAGES:
            return None
        listener = Listener(newsroom)
        self._listeners.add(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """A page was closed."""
        self._listeners.discard(listener)

    def tell(self, newsroom: int, *events: Event) -> None:
        """Tell every open page of a newsroom."""
        for listener in self._listeners:
            if listener.newsroom == newsroom:
                for event in events:
                    listener.put(event)

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        for listener in self._listeners:
            listener.put(None)
