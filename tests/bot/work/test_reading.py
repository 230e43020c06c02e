"""From a wanted page to a stored version, and what happens where there is none."""

from datetime import timedelta

import pytest

from bot.ports.collector import Failed
from bot.work.reading import FIRST_RETRY, TRIES, read_page, retry
from tests.bot.work.conftest import TEXT, URL, Press, article
from tests.conftest import HandClock


async def test_a_page_becomes_an_analysed_version(press: Press) -> None:
    """Text, analysis and the step of its path."""
    assert await read_page(press.room.ground, await press.wanted()) == "first"
    (read,) = await press.room.store.articles.recent(press.room.id, 10)
    assert read.article.text == TEXT
    assert [quote.speaker for quote in read.analysis.quotes] == ["Ida Quill"]
    steps = [step.what for step in (await press.room.newsroom.why(press.room.call(), URL)).steps]
    assert steps == [f"Read: {len(TEXT.split())} words, version 1."]


@pytest.mark.parametrize(
    ("text", "outcome", "versions"),
    [
        (TEXT, "same", 1),
        (TEXT.replace("closed,", "closed ,"), "trivial", 2),
        (TEXT.replace("12 cracks", "21 cracks"), "substance", 2),
    ],
)
async def test_an_edit_is_told_from_a_trifle_and_from_nothing(
    press: Press, text: str, outcome: str, versions: int
) -> None:
    """The same text makes no version."""
    wanted = await press.wanted()
    await read_page(press.room.ground, wanted)
    press.page = article(text)
    assert await read_page(press.room.ground, wanted) == outcome
    assert len(await press.room.store.articles.versions(wanted.article)) == versions


@pytest.mark.parametrize("kind", ["paywall", "consent", "empty"])
async def test_what_is_no_article_keeps_the_text_that_we_had(press: Press, kind: str) -> None:
    """A wall that goes up later takes nothing away, and /why says what stands there."""
    wanted = await press.wanted()
    await read_page(press.room.ground, wanted)
    press.page = article("Subscribe to read on.", kind)
    assert await read_page(press.room.ground, wanted) == "failed"
    record = await press.room.store.articles.get(wanted.article)
    assert record is not None
    assert (record.state, record.versions) == ("read", 1)
    assert (await press.room.newsroom.why(press.room.call(), URL)).steps[-1].what.startswith("Not read: the page")


async def test_a_page_that_is_gone_withdraws_the_article_and_keeps_its_text(press: Press) -> None:
    """Old briefings still rest on it."""
    wanted = await press.wanted()
    await read_page(press.room.ground, wanted)
    press.page = Failed("herald.example says that it is gone.", gone=True)
    assert await read_page(press.room.ground, wanted) == "gone"
    record = await press.room.store.articles.get(wanted.article)
    assert record is not None
    assert (record.state, record.versions) == ("gone", 1)


async def test_a_failed_page_is_wanted_again_when_its_time_comes(press: Press, clock: HandClock) -> None:
    """Not before."""
    wanted = await press.wanted()
    press.page = Failed("herald.example did not answer.")
    assert await read_page(press.room.ground, wanted) == "failed"
    assert not await press.room.store.articles.wanted(clock.now(), 10)
    assert await press.room.store.articles.wanted(clock.now() + FIRST_RETRY, 10)


def test_retries_double_heed_what_was_asked_and_end(clock: HandClock) -> None:
    """Two, four, eight minutes; never sooner than Retry-After; not for ever."""
    now = clock.now()
    waits = [retry(tries, now, None) for tries in range(TRIES)]
    assert [at - now if at else None for at in waits] == [FIRST_RETRY * 2**n for n in range(TRIES - 1)] + [None]
    assert retry(0, now, timedelta(hours=1)) == now + timedelta(hours=1)
    assert retry(0, now, timedelta(seconds=1)) == now + FIRST_RETRY
