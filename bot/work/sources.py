"""Sources as people ask for them: add by a site's address, remove, health, OPML in and out."""

import re
from collections.abc import AsyncIterator, Sequence
from urllib.parse import urlsplit

from bot.ports.collector import Found
from bot.ports.store import By, Source
from bot.work.ground import Ground, by
from bot.work.opml import Outline, read_opml, write_opml
from commands.newsroom import Imported, SourceRow
from commands.spec import Call, Progress
from summaries.errors import BadInput, Conflict, Unreachable

FEED_SCHEME = re.compile(r"^feed:(?P<slashes>//)?", re.IGNORECASE)


async def rows(ground: Ground, newsroom: int) -> list[SourceRow]:
    """Sources with their health, failing ones first."""
    listed = [row_of(source) for source in await ground.store.sources.list(newsroom)]
    return sorted(listed, key=lambda row: (row.state != "failing", row.name.casefold()))


def row_of(source: Source) -> SourceRow:
    """A source's health in words."""
    if source.gone:
        state, reason = (
            "failing",
            "The publisher says that it is gone for good (410). Remove it, or add its new address.",
        )
    elif source.failure:
        state, reason = "failing", source.failure
    elif source.last_ok_at is None:
        state, reason = "waiting", "It has not been looked at yet."
    else:
        state, reason = "ok", ""
    return SourceRow(
        id=source.id, name=source.name, url=source.url, site=source.site, kind=source.kind, state=state, reason=reason,
        articles=source.articles, last_ok_at=source.last_ok_at, next_at=None if source.gone else source.pace.next_at,
    )  # fmt: skip


async def add(ground: Ground, newsroom: int, call: Call, address: str) -> AsyncIterator[Progress | SourceRow]:
    """Find the feed behind an address and follow it."""
    yield Progress(f"Looking for a feed at {urlsplit(address).hostname or address}")

    async def quiet(_: str) -> None:
        return None

    found = await ground.collector.discover(address, quiet)
    if not found:
        raise Unreachable(f"No feed, news sitemap or article list was found at {address}. Give the feed's own address.")
    source = await follow(ground, newsroom, found[0], by(call, f"added the source {found[0].title or found[0].url}"))
    yield row_of(source)


async def follow(ground: Ground, newsroom: int, found: Found, signed: By) -> Source:
    """Follow what discovery found.  Raises Conflict where it is followed already."""
    host = urlsplit(found.site or found.url).hostname or found.url
    name = found.title.strip() or host.removeprefix("www.")
    return await ground.store.sources.add(newsroom, found.url, found.kind, name, found.site, name, signed)


async def import_opml(ground: Ground, newsroom: int, call: Call, data: bytes) -> Imported:
    """Follow every feed of a list whose address can be followed.  Raises BadInput where none can."""
    outlines = read_opml(data)
    added, there, left_out = 0, 0, []
    for outline in outlines:
        try:
            url = ground.collector.canonical(web_address(outline.url))
            found = Found(url, "feed", outline.title, outline.site, 0)
            await follow(ground, newsroom, found, by(call, f"imported the source {outline.title or url}"))
            added += 1
        except Conflict:
            there += 1
        except BadInput:
            left_out.append(outline.title or outline.url[:80])
    if len(left_out) == len(outlines):
        raise BadInput(f"No address in that file is one of the web: {', '.join(left_out[:5])}. Export it again.")
    return Imported(added, there, tuple(left_out))


def web_address(url: str) -> str:
    """An address as readers export it, as one of the web: feed://host/… and feed:https://host/… are common."""
    return FEED_SCHEME.sub(lambda scheme: "https://" if scheme["slashes"] else "", url, count=1)


def export_opml(name: str, sources: Sequence[Source]) -> str:
    """The sources as OPML."""
    return write_opml(f"{name}: sources", [Outline(s.url, s.name, s.site) for s in sources])
