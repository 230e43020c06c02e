"""The line to Slack: replaced, cut, refused, switched off; whatever happens to it, each command is answered once."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import structlog
from structlog.testing import LogCapture

from bot.platforms.slack import sockets
from bot.platforms.slack.slack import Slack
from bot.ports.platform import Refused, Target
from commands.reply import said
from summaries.errors import BadInput
from tests.bot.platforms.slack.bureau import Bureau, house_of, open_bureau, settings_for
from tests.bot.platforms.slack.held import Held
from tests.conftest import HandClock
from tests.doubles.slack import SlackDouble
from tests.room import opened


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is gone is noticed at once."""
    monkeypatch.setattr(sockets, "LOOKS", 0.02)


@dataclass
class Busy:
    """A bureau with a command under way: acknowledged, its work held."""

    bureau: Bureau
    held: Held

    async def answered_once(self) -> None:
        """Let the work go on; there is one answer, then and after the next command."""
        double = self.bureau.double
        self.held.open()
        await self.bureau.idle()
        assert len(double.ephemerals(double.mara)) == 1
        await double.slash("/stories")
        await self.bureau.idle()
        assert len(double.ephemerals(double.mara)) == 2


@asynccontextmanager
async def busy(folder: Path, clock: HandClock) -> AsyncIterator[Busy]:
    """Somebody has given a command, whose work waits."""
    held = Held()
    async with open_bureau(folder, clock, around=held.around) as bureau:
        held.shut()
        await bureau.double.slash("/stories")
        yield Busy(bureau, held)
        assert bureau.double.refusals == []


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_a_line_that_slack_replaces_in_the_middle_of_a_command(reason: str, sample_copy: Path, clock: HandClock):
    """Slack says so some seconds before; the answer comes once, and the next command over the new line."""
    async with busy(sample_copy, clock) as here:
        await here.bureau.double.refresh(reason)
        await here.bureau.double.until(lambda: here.bureau.double.opened == 2)
        await here.bureau.double.connected()
        await here.answered_once()


async def test_the_new_line_stands_before_the_old_one_is_closed(sample_copy: Path, clock: HandClock):
    """Nothing that Slack sends falls between them."""
    async with busy(sample_copy, clock) as here:
        double = here.bureau.double
        [old] = double.listening()
        gate = double.hold("apps.connections.open")
        await double.refresh("warning")
        await gate.reached()
        old.open_ = True
        assert await double.slash("/stories", user=double.ines)
        gate.open()
        await double.until(lambda: double.opened == 2 and old not in double.sockets)
        await here.answered_once()


@pytest.mark.parametrize("abruptly", [False, True])
async def test_a_line_that_breaks_in_the_middle_of_a_command(abruptly: bool, sample_copy: Path, clock: HandClock):
    """It is got anew, and nothing is lost or done twice."""
    async with busy(sample_copy, clock) as here:
        double = here.bureau.double
        await double.drop_sockets(abruptly)
        await double.until(lambda: double.opened == 2)
        await double.connected()
        await here.answered_once()


@pytest.mark.parametrize("cut", ["before_ack", "after_ack"])
async def test_an_event_that_slack_tells_again_after_a_cut_is_answered_once(cut: str, bureau: Bureau):
    """It comes with the same event_id over the next line."""
    double = bureau.double
    double.cuts.append(cut)
    given = double.dm("stories")
    await double.until(lambda: given.failed or given.acked_at is not None)
    await double.until(lambda: double.opened == 2)
    await double.connected()
    await double.redeliver(given)
    await bureau.idle()
    assert len(double.posted) == 1


@pytest.mark.parametrize("cut", ["before_ack", "after_ack"])
async def test_a_command_whose_line_is_cut_is_still_answered_once(cut: str, bureau: Bureau):
    """Slack does not give it again; its answer goes another way than its acknowledgement."""
    double = bureau.double
    double.cuts.append(cut)
    double.slash("/stories")
    await double.until(lambda: double.opened == 2)
    await double.until(lambda: double.ephemerals(double.mara))
    await double.connected()
    await bureau.idle()
    assert len(double.ephemerals(double.mara)) == 1


async def test_while_slack_gives_no_line_it_is_asked_more_and_more_seldom(bureau: Bureau):
    """And as seldom as it says where it says so; then it works again by itself."""
    double = bureau.double
    double.fail("apps.connections.open", status=503)
    double.fail("apps.connections.open", "internal_error")
    double.fail("apps.connections.open", "ratelimited", retry_after=30)
    double.drop("apps.connections.open")
    with overheard(double) as logs:
        await double.drop_sockets()
        await double.until(lambda: double.opened == 2)
    assert bureau.waits == [1.0, 2.0, 30.0, 8.0]
    assert [line["event"] for line in logs].count("socket_not_reached") == 4
    await double.connected()
    await double.slash("/stories")
    assert await bureau.whispered()


@contextmanager
def overheard(double: SlackDouble) -> Iterator[list[Any]]:
    """What is logged, as it is logged, so that ``double.until`` can wait for a word."""

    class Ear(LogCapture):
        def __call__(self, *line: Any) -> Any:
            try:
                return super().__call__(*line)
            finally:
                double.changed()

    ear, before = Ear(), structlog.get_config()["processors"]
    structlog.configure(processors=[ear])
    try:
        yield ear.entries
    finally:
        structlog.configure(processors=before)


def loud(logs: list[Any]) -> list[str]:
    """The events that somebody should look at."""
    return [line["event"] for line in logs if line["log_level"] in {"error", "warning"}]


async def test_socket_mode_that_was_switched_off_is_said_once_and_not_asked_for_again(bureau: Bureau):
    """One line in the log says what to do; whatever posts goes on."""
    double = bureau.double
    asked = len(double.calls_to("apps.connections.open"))
    with overheard(double) as logs:
        await double.disable_link()
        await double.until(lambda: loud(logs))
        line = bureau.slack._socket.client  # type: ignore[union-attr]
        await line.connect_to_new_endpoint(force=True)
        await line.connect_to_new_endpoint()
    assert loud(logs) == ["socket_mode_ended"]
    assert "switch it on" in logs[0]["todo"]
    assert len(double.calls_to("apps.connections.open")) == asked
    target = await bureau.target()
    assert await bureau.slack.send(target, said("Digest"), "d1")
    double.refusals.clear()


async def test_a_line_that_breaks_after_socket_mode_was_switched_off_is_given_up_with_one_word(bureau: Bureau):
    """Slack answers that there is none, and is not asked again."""
    double = bureau.double
    double.link_disabled = True
    asked = len(double.calls_to("apps.connections.open"))
    with overheard(double) as logs:
        await double.drop_sockets()
        await double.until(lambda: loud(logs))
    assert loud(logs) == ["socket_mode_ended"]
    assert len(double.calls_to("apps.connections.open")) == asked + 1
    double.refusals.clear()


# --- the start ------------------------------------------------------------------------------------------------------


class Patience:
    """A wait that ends when the test says."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._waiting: asyncio.Queue[asyncio.Event] = asyncio.Queue()

    async def wait(self, seconds: float) -> None:
        """In place of asyncio.sleep."""
        self.asked.append(seconds)
        over = asyncio.Event()
        await self._waiting.put(over)
        await over.wait()

    async def next(self) -> asyncio.Event:
        """The next wait, once it is there; set, it is over."""
        async with asyncio.timeout(5):
            return await self._waiting.get()


@asynccontextmanager
async def unstarted(
    folder: Path, clock: HandClock, **changed: Any
) -> AsyncIterator[tuple[SlackDouble, Slack, Patience]]:
    """An adapter that nobody has started yet, and its Slack."""
    patience = Patience()
    async with opened(folder, clock) as room, SlackDouble() as double:
        settings = replace(settings_for(double), **changed)
        slack = Slack(settings, house_of(room), patience.wait)
        try:
            yield double, slack, patience
        finally:
            await slack.stop()


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_where_slack_cannot_be_reached_at_the_start_it_comes_later_by_itself(
    method: str, sample_copy: Path, clock: HandClock
):
    """The start is not held up, so that the desk and the collector run meanwhile."""
    async with unstarted(sample_copy, clock) as (double, slack, patience):
        double.drop(method, times=None)
        await slack.start()
        assert not double.sockets
        (await patience.next()).set()
        second = await patience.next()
        double.faults.waiting.clear()
        second.set()
        await double.connected()
        given = await double.slash("/stories")
        assert await given.replied()
        await slack.idle()
        assert patience.asked == [15.0, 15.0]


async def test_a_web_socket_that_cannot_be_opened_is_tried_again_with_a_new_address(
    sample_copy: Path, clock: HandClock
):
    """Addresses are good once."""
    async with unstarted(sample_copy, clock) as (double, slack, patience):
        tickets, double.tickets = double.tickets, _Lost()
        await slack.start()
        double.tickets = tickets
        (await patience.next()).set()
        await double.connected()
        assert len(double.calls_to("apps.connections.open")) == 2


class _Lost(set[str]):
    """Tickets that nobody is let in with."""

    def __contains__(self, ticket: object) -> bool:
        return False


async def test_posting_before_slack_was_reached_is_tried_again_later(sample_copy: Path, clock: HandClock):
    """What is owed stays owed."""
    async with unstarted(sample_copy, clock) as (double, slack, _):
        double.drop("auth.test", times=None)
        await slack.start()
        with pytest.raises(Refused) as refused:
            await slack.send(Target(1, 1, "C1", "desk", 1), said("Digest"), "d1")
    assert refused.value.retry_after is not None
    assert not refused.value.uncertain


@pytest.mark.parametrize(
    ("setting", "token", "words"),
    [
        ("bot_token", "xoxb-wrong", "slack.bot_token"),
        ("app_token", "xapp-wrong", "slack.app_token"),
        ("app_token", "the bot's", "slack.app_token"),
    ],
)
async def test_a_wrong_token_ends_the_start_with_a_sentence(
    setting: str, token: str, words: str, sample_copy: Path, clock: HandClock
):
    """It names the setting and what to do, and never shows the token."""
    async with unstarted(sample_copy, clock) as (double, slack, _):
        settings = replace(slack._settings, **{setting: double.token if token == "the bot's" else token})
        wrong = Slack(settings, slack._house)
        with pytest.raises(BadInput) as told:
            await wrong.start()
        await wrong.stop()
    assert words in str(told.value)
    assert token not in str(told.value)


async def test_socket_mode_that_is_off_at_the_start_says_where_to_switch_it_on(sample_copy: Path, clock: HandClock):
    """There is nothing to wait for."""
    async with unstarted(sample_copy, clock) as (double, slack, _):
        double.link_disabled = True
        with pytest.raises(BadInput, match="switch it on"):
            await slack.start()


async def test_it_stops_while_it_waits_for_slack(sample_copy: Path, clock: HandClock):
    """Nothing is left behind."""
    async with unstarted(sample_copy, clock) as (double, slack, patience):
        double.drop("auth.test", times=None)
        await slack.start()
        await patience.next()
        await slack.stop()
        assert not double.sockets


# --- the end --------------------------------------------------------------------------------------------------------


async def test_a_stop_lets_commands_under_way_end(sample_copy: Path, clock: HandClock):
    """The answer still comes, though the line is closed."""
    async with busy(sample_copy, clock) as here:
        double = here.bureau.double
        stopping = asyncio.create_task(here.bureau.slack.stop())
        await double.until(lambda: not double.sockets)
        here.held.open()
        await stopping
        assert len(double.ephemerals(double.mara)) == 1


async def test_a_stop_gives_up_what_does_not_end_and_the_next_start_takes_commands(
    sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """Cancelled and awaited: no task is left, no session open."""
    async with busy(sample_copy, clock) as here:
        double, slack = here.bureau.double, here.bureau.slack
        before = asyncio.all_tasks()
        await slack.stop()
        ours = {task for task in asyncio.all_tasks() & before if "slack" in task.get_name()}
        assert not [task for task in ours if not task.done()]
        here.held.open()
        await slack.start()
        await double.connected()
        await double.slash("/stories")
        await here.bureau.idle()
        assert len(double.ephemerals(double.mara)) == 1
