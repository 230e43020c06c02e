"""Bureaus that differ from the usual one: other settings, other commands, begun once more."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.platforms.house import House
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.slack import Slack
from commands.registry import Registry
from commands.run import Runner
from tests.bot.platforms.slack.bureau import Bureau, settings_for


def prefixed(prefix: str) -> Callable[[SlackSettings], SlackSettings]:
    """For ``open_bureau(change=…)``: each command's name begins so."""
    return lambda settings: replace(settings, prefix=prefix)


def served_by(registry: Registry) -> Callable[[House], House]:
    """For ``open_bureau(around=…)``: a house with these commands; what fails in one fails the test."""

    def failed(_: str, problem: Exception) -> None:
        raise problem

    return lambda house: replace(house, runner=Runner(failed, registry))


@asynccontextmanager
async def begun_again(bureau: Bureau) -> AsyncIterator[None]:
    """The adapter is stopped and built anew, over the same database and the same Slack."""
    await bureau.slack.stop()
    bureau.slack = Slack(settings_for(bureau.double), bureau.house, _no_time)
    await bureau.slack.start()
    try:
        await bureau.double.connected()
        yield
    finally:
        await bureau.slack.stop()


async def _no_time(seconds: float) -> None:
    """Instead of waiting."""
