"""What a rendered message is, and what a renderer must know beside the reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.platforms.slack.show.runs import Json
from commands.buttons import Button


@dataclass(frozen=True, slots=True)
class Message:
    """One Slack message.  text: the notification, as safe mrkdwn of one line.  blocks: Block Kit, at most 50."""

    text: str
    blocks: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How replies look here.

    desk: the desk's public address without a slash at its end, or "".  extra: buttons added to a reply's last row.
    pictures: the Slack file id of a chart's picture, by the chart's title.  names: of commands that are called
    differently in this installation, by their own.
    """

    desk: str = ""
    extra: tuple[Button, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
