"""Promise 8: /why says what became of any article."""

import pytest

from bot.work import match
from tests.room import Room


async def check(room: Room) -> int:
    """What /why says of each article agrees with what became of it; gives how many there were."""
    inside: dict[str, set[str]] = {}
    for story in await room.store.stories.list(room.id):
        for article in await room.store.stories.articles(room.id, story.id):
            inside.setdefault(article.record.url, set()).add(story.slug)
    reads = await room.store.articles.recent(room.id, 1000)
    for read in reads:
        path = await room.newsroom.why(room.call(), read.article.url)
        assert path.steps[0].what.startswith("Listed by"), path
        assert any(step.what.startswith("Read: ") for step in path.steps), path
        matched = {slug for slug in inside.get(read.article.url, ()) if f"Matched {slug} (" in path.verdict}
        assert matched == inside.get(read.article.url, set()), f"{read.article.url}: {path.verdict}"
        if not matched:
            assert path.verdict.startswith(("Read, and not matched", "Not matched to")), path.verdict
    return len(reads)


async def test_why_agrees_with_what_became_of_every_article(room: Room) -> None:
    """Listed, read, matched or not, for all of the sample's coverage."""
    assert await check(room) > 40


async def test_an_address_that_nobody_listed_gets_a_reason_too(room: Room) -> None:
    """The answer says what to do."""
    assert "Never seen" in (await room.newsroom.why(room.call(), "https://nowhere.example/x")).verdict


async def test_the_check_would_notice_if_verdicts_were_not_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story tracked while notes are thrown away leaves articles unexplained."""
    monkeypatch.setattr(match, "said", lambda verdict: "Looked at.")
    await room.say("/track fog coast road confirm:yes")
    with pytest.raises(AssertionError, match="fog-on-the-coast-road"):
        await check(room)
