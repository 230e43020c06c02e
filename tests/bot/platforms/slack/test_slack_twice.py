"""What comes twice, late, or to nobody: handled once, told plainly, and nothing lost."""

import asyncio
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.work.newsroom import OneNewsroom
from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.conftest import HandClock
from tests.doubles.slack import Message, shown


def forgiven(bureau: Bureau) -> None:
    """What was refused on purpose is no fault of the test."""
    bureau.double.refusals.clear()


async def a_message(bureau: Bureau, command: str = "/stories") -> Message:
    """An answer with buttons, before Mara alone."""
    await bureau.double.slash(command)
    [message] = await bureau.whispered()
    return message


def first_button(message: Message) -> str:
    """The action of its first button that does something."""
    return next(
        element["action_id"]
        for block in message.blocks
        for element in block.get("elements", [])
        if element["type"] == "button" and element["action_id"].startswith("do:")
    )


@pytest.mark.parametrize("kind", ["command", "mention", "direct message", "home", "shortcut"])
async def test_the_same_payload_told_again_does_nothing_again(kind: str, bureau: Bureau):
    """By its trigger, or by its event_id."""
    double = bureau.double
    given = {
        "command": lambda: double.slash("/stories"),
        "mention": lambda: double.mention("stories"),
        "direct message": lambda: double.dm("stories"),
        "home": double.open_home,
        "shortcut": lambda: double.shortcut("why", double.say("https://paper.example/report")),
    }[kind]()
    await given
    await bureau.idle()
    shown_before, homes = len(double.posted) + len(double.ephemerals()), len(double.calls_to("views.publish"))
    assert shown_before + homes
    for _ in range(3):
        await double.redeliver(given)
    await bureau.idle()
    assert len(double.posted) + len(double.ephemerals()) == shown_before
    assert len(double.calls_to("views.publish")) == homes


async def test_an_event_is_known_again_after_a_restart(sample_copy: Path, clock: HandClock):
    """What was handled is written down."""
    async with open_bureau(sample_copy, clock) as bureau:
        given = await bureau.double.dm("stories")
        await bureau.idle()
        assert len(bureau.double.posted) == 1
        payload = given.payload
    async with open_bureau(sample_copy, clock) as bureau:
        await bureau.double.forge("events_api", payload)
        await bureau.idle()
        assert bureau.double.posted == []


async def test_a_double_click_is_one(bureau: Bureau):
    """Two triggers, one person, one button, within two seconds; later it is meant."""
    double, message = bureau.double, await a_message(bureau)
    button = first_button(message)
    await double.press(message, button)
    await double.press(message, button)
    await bureau.idle()
    answered = len(double.ephemerals(double.mara))
    assert answered == 2
    bureau.room.clock.pass_(seconds=3)
    await double.press(message, button)
    await bureau.idle()
    assert len(double.ephemerals(double.mara)) == 3


async def test_a_form_sent_twice_tracks_one_story(bureau: Bureau):
    """Slack tells it again where it did not hear us."""
    double = bureau.double
    await double.slash("/track")
    [view] = await double.until(lambda: double.modals(double.mara))
    await bureau.idle()
    before = len(await bureau.room.store.stories.list(bureau.room.id))
    given = await double.submit(view, {"words": "harbour ferry timetable"})
    await double.redeliver(given)
    await bureau.idle()
    assert len(await bureau.room.store.stories.list(bureau.room.id)) == before + 1
    forgiven(bureau)


async def test_a_trigger_that_has_expired_falls_back_to_a_message(bureau: Bureau):
    """A form cannot be opened any more; the question comes as a message, and nothing is lost."""
    double = bureau.double
    double.fail("views.open", "expired_trigger_id")
    await double.slash("/track")
    [message] = await bureau.whispered()
    assert double.modals(double.mara) == []
    assert shown(message).words


async def test_a_press_on_a_message_that_was_deleted_is_answered_all_the_same(bureau: Bureau):
    """The answer does not need the message that held the button."""
    double = bureau.double
    message = await a_message(bureau)
    button = first_button(message)
    given = double.press(message, button)
    message.deleted = True
    await given
    await bureau.idle()
    assert double.ephemerals(double.mara)


async def test_an_answer_in_a_thread_whose_message_was_deleted_reaches_the_asker(bureau: Bureau):
    """A mention that is gone when its answer is ready."""
    double = bureau.double
    given = double.mention("brief me on the dam")
    double.remove(double.messages[-1])
    await given
    await bureau.idle()
    said = [*double.posted, *double.ephemerals(double.mara)]
    assert said
    forgiven(bureau)


async def test_an_answer_whose_receipt_is_lost_is_shown_once(bureau: Bureau):
    """The connection broke after Slack had shown it: it is not shown again by the same address."""
    bureau.double.drop("response_url")
    await bureau.double.slash("/stories")
    await bureau.idle()
    by_address = [one for one in bureau.double.ephemerals(bureau.double.mara) if one.via == "response_url"]
    assert len(by_address) == 1


# --- Slack slows us down, or does not know us any more --------------------------------------------------------------


@pytest.fixture(autouse=True)
def no_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack-sdk adds up to a second to what Slack asks for."""
    monkeypatch.setattr(random, "random", float)


async def test_an_interactive_call_waits_and_asks_again_twice_at_most(bureau: Bureau):
    """As long as Slack says; then somebody is told."""
    double = bureau.double
    double.fail("chat.postMessage", "ratelimited", times=2, retry_after=0)
    await double.dm("stories")
    await bureau.idle()
    assert len(double.calls_to("chat.postMessage")) == 3
    assert len(double.posted) == 1


async def test_more_than_twice_is_not_asked(bureau: Bureau):
    """A person does not wait for ever, and Slack is not stormed."""
    double = bureau.double
    double.fail("views.publish", "ratelimited", times=None, retry_after=0)
    await double.open_home()
    await bureau.idle()
    assert len(double.calls_to("views.publish")) == 3


async def test_a_token_that_was_revoked_closes_the_door_while_answering(bureau: Bureau):
    """No command after that reaches the newsroom; what is kept stays."""
    double = bureau.double
    double.tokens[double.token].dead = "token_revoked"
    await double.dm("stories")
    await bureau.idle()
    assert bureau.slack._entrances.everyone() == []
    calls = len(double.calls)
    await double.slash("/stories")
    await bureau.idle()
    assert len(double.calls) == calls
    assert len(await bureau.room.store.stories.list(bureau.room.id)) > 1
    forgiven(bureau)


async def test_being_told_of_the_revocation_closes_the_door(bureau: Bureau):
    """tokens_revoked and app_uninstalled."""
    await bureau.double.uninstall()
    await bureau.idle()
    assert bureau.slack._entrances.everyone() == []
    forgiven(bureau)


# --- what we did not foresee ----------------------------------------------------------------------------------------


async def broken(*_: Any) -> Any:
    """What nobody foresaw."""
    raise RuntimeError("xoxb-secret: the disk is upside down")


@pytest.mark.parametrize("kind", ["command", "direct message", "form"])
async def test_work_that_breaks_is_told_to_whoever_waits(kind: str, bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """In one sentence, with the id that the log has; nothing of the fault itself."""
    double = bureau.double
    if kind == "form":
        await double.slash("/track")
        [view] = await double.until(lambda: double.modals(double.mara))
        await bureau.idle()
    monkeypatch.setattr(type(bureau.house.people), "channel", broken)
    match kind:
        case "command":
            await double.slash("/stories")
            await bureau.idle()
            words = shown(double.ephemerals(double.mara)[-1]).words
        case "direct message":
            await double.dm("stories")
            await bureau.idle()
            words = shown(double.posted[-1]).words
        case _:
            await double.submit(view, {"words": "harbour ferry"})
            await bureau.idle()
            words = str(double.modals(double.mara)[-1].blocks)
    assert "went wrong on our side" in words
    assert "upside down" not in words
    forgiven(bureau)


async def test_work_that_takes_too_long_is_given_up_and_said(
    sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """Nobody looks at a spinner for ever."""

    async def never(self: OneNewsroom, *_: Any) -> Any:
        await asyncio.Event().wait()

    monkeypatch.setattr(OneNewsroom, "stories", never)

    def quick(settings: Any) -> Any:
        return replace(settings, command_limit=timedelta(seconds=0.05))

    async with open_bureau(sample_copy, clock, change=quick) as bureau:
        await bureau.double.slash("/stories")
        [message] = await bureau.whispered()
        assert "too long" in shown(message).words
