"""Promise 2: every line names the articles that it rests on."""

from dataclasses import replace

import pytest

from bot.work import briefings
from summaries import verify
from summaries.compose import compose
from summaries.model import Briefing
from tests.room import Room


def careless_compose(**asked: object) -> Briefing:
    """A composer that forgets where a line came from."""
    briefing = compose(**asked)  # type: ignore[arg-type]
    first, *rest = briefing.lines
    return replace(briefing, lines=(replace(first, sources=()), *rest))


async def check(room: Room) -> int:
    """Each line names sources of its briefing, which are stored versions; gives how many lines there were."""
    count = 0
    for story in await room.store.stories.list(room.id):
        briefing = await room.briefing(story.slug)
        sources = {source.number: source for source in briefing.sources}
        for line in briefing.lines:
            assert line.sources, f"no source carries {line.section}"
            for number in line.sources:
                version = await room.store.articles.version(sources[number].version)
                assert version is not None
                assert version.url == sources[number].url
            assert {span.version for span in line.spans} <= {sources[number].version for number in line.sources}
            count += 1
    return count


async def test_every_line_of_every_briefing_leads_to_stored_articles(room: Room) -> None:
    """All stories of the sample newsroom."""
    assert await check(room) > 80


async def test_a_line_without_a_source_is_dropped(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever composed it."""
    monkeypatch.setattr(briefings, "compose", careless_compose)
    await check(room)


async def test_the_check_would_notice_if_sources_were_not_asked_for(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the guard the bare line comes through."""
    monkeypatch.setattr(briefings, "compose", careless_compose)
    monkeypatch.setattr(verify, "_problems", lambda line, sources, texts: iter(()))
    with pytest.raises(AssertionError, match="no source carries"):
        await check(room)
