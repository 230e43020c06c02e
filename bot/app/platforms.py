"""The doors to the newsroom: the desk always, and each chat platform that the settings set up."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.app.building import Parts
from bot.app.health import health
from bot.platforms.desk.desk import Desk
from bot.platforms.desk.parts import LOOPBACK, DeskSettings
from bot.platforms.desk.parts import Parts as DeskParts
from bot.platforms.discord.extra import missing as discord_lacks
from bot.platforms.house import House
from bot.platforms.slack.extra import missing as slack_lacks
from bot.ports.platform import Platform
from config.settings import Settings
from summaries.errors import BadInput

Mounts = Mapping[str, Callable[[], web.Application]]


@dataclass(frozen=True, slots=True)
class Doors:
    """The platforms of a newsroom, not yet receiving.  chats: those beside the desk."""

    desk: Desk
    chats: tuple[Platform, ...]

    @property
    def by_name(self) -> Mapping[str, Platform]:
        """Every platform by its name."""
        platforms: tuple[Platform, ...] = (self.desk, *self.chats)
        return {platform.name: platform for platform in platforms}


def build_doors(parts: Parts, without: Collection[str] = ()) -> Doors:
    """The desk and the chat platforms.  without: names of those to leave out.

    Raises BadInput where a setting or a package that one needs is missing.
    """
    settings = parts.settings
    chats: list[Platform] = []
    mounts: dict[str, Callable[[], web.Application]] = {}
    if settings.slack.on and "slack" not in without:
        slack, served = _slack(parts)
        chats.append(slack)
        mounts |= served
    if settings.discord.on and "discord" not in without:
        chats.append(_discord(parts))
    doors = Doors(build_desk(parts, mounts), tuple(chats))
    parts.ground.platforms.update(doors.by_name)
    return doors


def lacking(settings: Settings) -> Mapping[str, str]:
    """The chat platforms that are set up and whose packages are not installed, with what to install in a sentence."""
    said = {
        "slack": slack_lacks(settings.slack.workspaces) if settings.slack.on else "",
        "discord": discord_lacks() if settings.discord.on else "",
    }
    return {name: words for name, words in said.items() if words}


def build_desk(parts: Parts, mounts: Mounts | None = None) -> Desk:
    """The desk of a newsroom, not yet listening.  Raises BadInput for a public bind without a public address."""
    table = parts.settings.desk
    if table.bind not in LOOPBACK and not table.public_url:
        raise BadInput(
            f"desk.bind is {table.bind}, which others can reach: set desk.public_url to the address that they use, "
            "so that the desk can tell its own name from a forged one."
        )
    settings = DeskSettings(bind=table.bind, port=table.port, public_url=table.public_url)
    store = parts.store
    return Desk(
        settings,
        DeskParts(
            newsroom_for=parts.newsrooms.of, runner=parts.runner, people=store.people, posts=store.posts,
            articles=store.articles, clock=parts.ground.clock, health=partial(health, parts),
            registry=parts.meters.registry, mounts=mounts or {},
        ),
    )  # fmt: skip


def house(parts: Parts) -> House:
    """What a chat platform is given."""
    store = parts.store
    return House(
        newsroom_for=parts.newsrooms.of, runner=parts.runner, people=store.people, doors=store.doors, seen=store.seen,
        kept=store.kept, leases=store.leases, clock=parts.ground.clock, newsroom=parts.newsroom_id,
        zone=parts.settings.newsroom.zone, desk=parts.settings.desk.public_url, welcome=parts.newsrooms.refresh,
    )  # fmt: skip


def _slack(parts: Parts) -> tuple[Platform, Mounts]:
    table = parts.settings.slack
    if said := lacking(parts.settings).get("slack"):
        raise BadInput(said)
    from bot.platforms.slack.settings import SlackSettings  # noqa: PLC0415 - needs what may not be installed
    from bot.platforms.slack.slack import Slack  # noqa: PLC0415

    settings = SlackSettings(
        bot_token=table.bot_token.get_secret_value(), app_token=table.app_token.get_secret_value(),
        signing_secret=table.signing_secret.get_secret_value(), client_id=table.client_id,
        client_secret=table.client_secret.get_secret_value(),
        token_keys=tuple(key.get_secret_value() for key in table.token_keys), transport=table.transport,
        prefix=table.prefix, own_teams=table.own_teams, admins=table.admins, api_url=table.api_url,
    )  # fmt: skip
    slack = Slack(settings, house(parts))
    return slack, slack.mounts


def _discord(parts: Parts) -> Platform:
    table = parts.settings.discord
    if said := lacking(parts.settings).get("discord"):
        raise BadInput(said)
    from bot.platforms.discord.discord import Discord  # noqa: PLC0415 - needs what may not be installed
    from bot.platforms.discord.settings import DiscordSettings  # noqa: PLC0415

    settings = DiscordSettings(token=table.token.get_secret_value(), own_guilds=table.own_guilds, admins=table.admins)
    return Discord(settings, house(parts))
