"""Bureaus that differ from the usual one: other settings, other commands."""

from collections.abc import Callable
from dataclasses import replace

from bot.platforms.house import House
from bot.platforms.slack.settings import SlackSettings
from commands.registry import Registry
from commands.run import Runner


def prefixed(prefix: str) -> Callable[[SlackSettings], SlackSettings]:
    """For ``open_bureau(change=…)``: each command's name begins so."""
    return lambda settings: replace(settings, prefix=prefix)


def served_by(registry: Registry) -> Callable[[House], House]:
    """For ``open_bureau(around=…)``: a house with these commands; what fails in one fails the test."""

    def failed(_: str, problem: Exception) -> None:
        raise problem

    return lambda house: replace(house, runner=Runner(failed, registry))
