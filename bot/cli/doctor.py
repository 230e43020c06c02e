"""``standfirst doctor``: settings, database, sources, outbox, and every platform that is set up."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from bot.app import Parts, build_doors, health, lacking, opened
from bot.cli.serve import config_option, settings_of
from bot.ports.collector import SourceKind, Validators
from bot.ports.platform import Finding, Target, Topic
from bot.ports.store import Channel, Subscription
from commands.newsroom import SourceRow
from config.settings import FILE, Settings, unread
from summaries.errors import BadInput, StandfirstError


@click.command()
@config_option
def doctor(file: Path | None) -> None:
    """Check settings, database, sources, the desk, Slack and Discord, and say what to do.

    Exit code 1 where something is wrong.  It changes nothing and posts nothing.
    """
    settings = settings_of(file)
    findings = [Finding(True, f"Settings: read ({file or (FILE if FILE.exists() else 'defaults, no settings file')}).")]
    findings += _unread()
    try:
        findings += asyncio.run(_examine(settings))
    except StandfirstError as trouble:
        findings.append(Finding(False, str(trouble)))
    for finding in dict.fromkeys(findings):  # two calls that fail alike are one thing to mend
        click.echo(f"{'ok  ' if finding.well else 'MEND'}  {finding.words}")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)


def _unread() -> list[Finding]:
    return [
        Finding(False, f"Settings: {name} in the environment is read by nothing. Did you mean {near}?")
        for name, near in unread(os.environ).items()
    ]


async def _examine(settings: Settings) -> list[Finding]:
    async with opened(settings) as parts:
        return [
            *await _database(parts),
            *await _platforms(parts),
            *await _sources(parts),
            await _outbox(parts),
        ]


async def _database(parts: Parts) -> list[Finding]:
    wrong = await parts.store.check()
    if wrong:
        return [Finding(False, f"Database: {sentence}") for sentence in wrong]
    count = await parts.store.articles.count()
    return [Finding(True, f"Database: {parts.settings.store.path} is sound and holds {count} articles.")]


async def _platforms(parts: Parts) -> list[Finding]:
    """What each platform finds out about itself; one that cannot even be built says why, and the others still speak."""
    lack = lacking(parts.settings)
    found = [Finding(False, words) for words in lack.values()]
    try:
        platforms = build_doors(parts, without=lack).by_name
    except BadInput as trouble:
        return [*found, Finding(False, f"Platforms: {trouble}")]
    subscribed = await _subscribed(parts)
    for name, platform in platforms.items():
        found += await platform.examine(subscribed.get(name, ()))
    return found


async def _subscribed(parts: Parts) -> Mapping[str, Sequence[Target]]:
    """The channels that are owed posts, and the stories with threads there, by platform.

    Those of workspaces that left are owed none.
    """
    by_platform: dict[str, list[Target]] = {}
    for newsroom, _ in await parts.store.people.newsrooms():
        wishes = await parts.store.subscriptions.list(newsroom)
        for channel in await parts.store.people.channels(newsroom):
            here = [wish for wish in wishes if wish.channel == channel.id]
            if here and not channel.closed:
                by_platform.setdefault(channel.platform, []).extend(await _targets(parts, channel, here))
    return by_platform


async def _targets(parts: Parts, channel: Channel, wishes: Sequence[Subscription]) -> list[Target]:
    """Where the posts of a channel go: the channel itself, once, and each story that has a thread of its own."""
    target = Target(channel.newsroom, channel.id, channel.external, channel.name, channel.workspace)
    stories = {story.id: story for story in await parts.store.stories.list(channel.newsroom)}
    targets = [target] if any(not wish.threads for wish in wishes) else []
    for wish in wishes:
        if wish.threads and (story := stories.get(wish.story)):
            opened = await parts.store.outbox.opened(channel.newsroom, channel.id, story.id)
            targets.append(replace(target, topic=Topic(story.slug, story.name, story.status), opened=opened))
    return targets


async def _sources(parts: Parts) -> Sequence[Finding]:
    rows = await parts.newsroom.sources(parts.call("sources"))
    wrong = [
        Finding(False, f"Source {s.url} of the settings file: {said}")
        for s in parts.settings.source
        if (said := _address(parts, s.url))
    ]
    if wrong:
        return wrong
    if not rows:
        more = (
            f" {len(parts.settings.source)} in the settings file will be at the first run."
            if parts.settings.source
            else ""
        )
        return [Finding(bool(more), f"Sources: none is followed yet.{more or ' Add one: standfirst sources add URL'}")]
    failing = [(row, row.reason) for row in rows if row.state == "failing"]
    failing += [(row, said) for row in rows if row.state == "waiting" and (said := await _tried(parts, row))]
    well = Finding(True, f"Sources: {len(rows) - len(failing)} of {len(rows)} are well.")
    return [*(Finding(False, f"Source {row.name} ({row.url}): {reason}") for row, reason in failing), well]


def _address(parts: Parts, url: str) -> str:
    """What is wrong with an address, or nothing."""
    try:
        parts.ground.collector.canonical(url)
    except BadInput as problem:
        return str(problem)
    return ""


async def _tried(parts: Parts, row: SourceRow) -> str:
    """What is wrong with a source that nobody has looked at yet, or nothing; what it lists is not stored."""
    kind: SourceKind = "sitemap" if row.kind == "sitemap" else "page" if row.kind == "page" else "feed"
    visit = await parts.ground.collector.visit(row.url, kind, Validators(), parts.ground.clock.now())
    return visit.failure or ("" if visit.entries else "It lists no article. Check its address.")


async def _outbox(parts: Parts) -> Finding:
    owed = (await health(parts)).owed
    return Finding(True, f"Outbox: {owed} owed." if owed else "Outbox: nothing is owed.")
