"""What comes twice, late, or to nobody: handled once, told plainly, and nothing lost."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.work.newsroom import OneNewsroom
from tests.bot.platforms.discord.bureau import Bureau, open_bureau
from tests.bot.platforms.discord.failing import forgiven, impatient
from tests.bot.platforms.discord.test_discord_order import answer, begun, first_button
from tests.bot.platforms.slack.held import Held
from tests.conftest import HandClock
from tests.doubles.discord import Message, shown

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


def letters(bureau: Bureau) -> list[Message]:
    """What stands in direct messages."""
    return [message for message in bureau.double.posted if not bureau.double.channels[message.channel].guild]


async def tracked(bureau: Bureau) -> int:
    """How many stories there are."""
    return len(await bureau.room.store.stories.list(bureau.room.id))


@pytest.mark.parametrize("kind", ["command", "button", "form", "choice"])
async def test_the_same_interaction_told_again_does_nothing_again(kind: str, bureau: Bureau):
    """By its id, which is written down."""
    double, before = bureau.double, await tracked(bureau)
    if kind == "command":
        given = double.slash("stories")
    elif kind == "button":
        message = await answer(bureau)
        given = double.press(message, first_button(message))
    else:
        form = await double.slash("track")
        given = double.submit(form.modal, {"words": "harbour ferry timetable"})
    await given
    await bureau.idle()
    if kind == "choice":  # whether to track it
        assert given.original is not None
        given = await double.press(given.original, first_button(given.original, ""))
        await bureau.idle()
    said, stories = (len(given.edits), len(given.follow_ups)), await tracked(bureau)
    assert stories == before + int(kind == "choice")
    for _ in range(3):
        double.replay(given)
        await double.until(lambda: double.refusals)
        await bureau.idle()
        forgiven(bureau)
    assert (len(given.edits), len(given.follow_ups)) == said
    assert await tracked(bureau) == stories


@pytest.mark.parametrize("done", [True, False])
async def test_an_acknowledgement_whose_receipt_is_lost_is_gone_on_with(done: bool, bureau: Bureau):
    """Discord had heard it, and the answer stands in its place; or not, and it comes as a direct message."""
    bureau.double.drop(CALLBACK, done=done)
    given = bureau.double.slash("stories")
    await bureau.double.until(lambda: given.replies or letters(bureau))
    await bureau.idle()
    assert (len(given.replies), len(letters(bureau))) == ((1, 0) if done else (0, 1))
    forgiven(bureau)


async def test_an_acknowledgement_that_discord_fails_at_is_tried_again(bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """The person has their answer, once."""
    impatient(monkeypatch)
    bureau.double.fail(CALLBACK, 502)
    given = await bureau.double.slash("stories")
    await given.answered_fully()
    await bureau.idle()
    assert len(given.replies) == 1


async def test_one_that_was_acknowledged_already_is_done_once(bureau: Bureau):
    """40060: by a try of ours that we did not hear of."""
    bureau.double.fail(CALLBACK, 400, 40060)
    bureau.double.slash("stories")
    await bureau.double.until(lambda: letters(bureau))
    await bureau.idle()
    assert len(letters(bureau)) == 1
    forgiven(bureau)


@pytest.mark.parametrize("code", [10062, 50027])
async def test_one_that_came_too_late_changes_nothing(code: int, bureau: Bureau):
    """Discord has told the person that nobody answered, so they give it again."""
    bureau.double.fail(CALLBACK, 404 if code == 10062 else 401, code)
    bureau.double.slash("subscribe", {"story": "OLLEN-DAM-FLOOD", "when": "daily 08:00"})
    await (await bureau.double.slash("stories", user=bureau.double.ines)).answered_fully()
    await bureau.idle()
    assert not await bureau.room.store.subscriptions.list(bureau.room.id)
    assert not letters(bureau)


@pytest.mark.parametrize(("status", "code"), [(404, 10015), (404, 10062), (401, 50027), (404, 10008)])
async def test_an_answer_that_its_place_does_not_take_comes_directly(status: int, code: int, bureau: Bureau):
    """The interaction is unknown by now, or its message was deleted."""
    bureau.double.fail("@original", status, code)
    await bureau.double.slash("stories")
    await bureau.idle()
    [letter] = letters(bureau)
    assert shown(letter).words


async def test_an_answer_after_fifteen_minutes_comes_directly(sample_copy: Path, clock: HandClock):
    """The token is good for no longer."""
    held = Held()
    async with open_bureau(sample_copy, clock, around=held.around) as bureau:
        held.shut()
        given = await bureau.double.slash("stories")
        await begun(bureau)
        clock.pass_(minutes=15)
        bureau.double.pass_(900)
        held.open()
        await bureau.idle()
        assert not given.replies
        assert len(letters(bureau)) == 1


async def test_somebody_who_takes_no_direct_messages_breaks_nothing(bureau: Bureau):
    """There is no way to them left."""
    bureau.double.mara.closed_dms = True
    bureau.double.fail("@original", 404, 10015)
    await bureau.double.slash("stories")
    await bureau.idle()
    assert not letters(bureau)
    forgiven(bureau)


async def test_a_press_on_a_message_that_was_deleted_is_answered_all_the_same(bureau: Bureau):
    """The answer does not need the message that held the button."""
    message = await answer(bureau)
    given = bureau.double.press(message, first_button(message))
    message.deleted = True
    await given
    await bureau.idle()
    assert given.replies


# --- what we did not foresee ------------------------------------------------------------------------------------------


async def broken(*_: Any) -> Any:
    """What nobody foresaw."""
    raise RuntimeError("secret: the disk is upside down")


@pytest.mark.parametrize("kind", ["command", "button", "form"])
async def test_work_that_breaks_is_told_to_whoever_waits(kind: str, bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """In one sentence, with the id that the log has; nothing of the fault itself."""
    double = bureau.double
    message, form = await answer(bureau), await double.slash("track")
    monkeypatch.setattr(type(bureau.house.people), "member", broken)
    given = {
        "command": lambda: double.slash("stories"),
        "button": lambda: double.press(message, first_button(message)),
        "form": lambda: double.submit(form.modal, {"words": "harbour ferry"}),
    }[kind]()
    await given
    await bureau.idle()
    [reply] = given.replies
    assert "went wrong on our side" in shown(reply).words
    assert "upside down" not in shown(reply).words


async def test_work_that_takes_too_long_is_given_up_and_said(bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """Nobody looks at a spinner for ever."""

    async def never(self: OneNewsroom, *_: Any) -> Any:
        await asyncio.Event().wait()

    monkeypatch.setattr(OneNewsroom, "stories", never)
    monkeypatch.setattr(bureau.discord._errands, "_limit", 0.05)
    given = await bureau.double.slash("stories")
    await bureau.idle()
    assert "too long" in shown(given.replies[-1]).words
