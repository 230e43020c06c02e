"""What Discord's refusals mean to people, and to the outbox."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import ClientConnectionError
from discord import DiscordServerError, Forbidden, HTTPException, NotFound, RateLimited

from bot.platforms.discord.refusals import MINUTE, NotDoneTwice, NotThere, code_of, refused, unsure


def error(status: int, code: int = 0, headers: dict[str, str] | None = None) -> HTTPException:
    """As discord.py raises it."""
    response: Any = SimpleNamespace(status=status, reason="no", headers=headers or {})
    kind = {403: Forbidden, 404: NotFound}.get(status, DiscordServerError if status >= 500 else HTTPException)
    return kind(response, {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (403, 50001, "View Channel"),
        (403, 50013, "Send Messages"),
        (404, 10003, "#desk was deleted"),
        (404, 10004, "invite it again"),
        (404, 10008, "cannot be changed"),
        (400, 50083, "Manage Threads"),
        (400, 160005, "unlock it"),
        (403, 50007, "direct messages"),
        (400, 40067, "demands a tag"),
        (400, 50035, "did not take the form"),
        (401, 0, "discord.token"),
        (400, 99999, "99999"),
    ],
)
def test_what_people_must_mend_is_not_tried_again(status: int, code: int, words: str):
    """It names the place and what to do there."""
    told = refused(error(status, code), "#desk")
    assert words in told.reason
    assert told.retry_after is None
    assert not told.uncertain


@pytest.mark.parametrize(
    ("trouble", "wait"),
    [
        (RateLimited(95.5), timedelta(seconds=95.5)),
        (error(429, 0, {"Retry-After": "600"}), timedelta(minutes=10)),
        (error(429, 0, {"Retry-After": "1.5"}), timedelta(seconds=1.5)),
        (error(429, 0, {"Retry-After": "later"}), MINUTE),
        (error(429), MINUTE),
    ],
)
def test_a_limit_is_waited_out_as_long_as_discord_says(trouble: Exception, wait: timedelta):
    """Nothing was done, so nothing is looked for."""
    told = refused(trouble, "#desk")
    assert told.retry_after == wait
    assert not told.uncertain


@pytest.mark.parametrize(
    "trouble", [error(500), error(503), ClientConnectionError(), TimeoutError(), OSError(), NotDoneTwice()]
)
def test_what_may_have_been_done_is_looked_for(trouble: Exception):
    """Before it is done again."""
    told = refused(trouble, "#desk")
    assert told.uncertain
    assert told.retry_after == MINUTE
    assert unsure(trouble)


def test_what_was_never_asked_needs_no_look():
    """Nobody had logged in."""
    told = refused(NotThere(), "#desk")
    assert not told.uncertain
    assert told.retry_after == MINUTE


def test_a_refusal_without_a_number_has_its_status():
    """And what is none of Discord's answers has none."""
    assert [code_of(one) for one in (error(404, 10003), error(401), OSError())] == [10003, 401, 0]
