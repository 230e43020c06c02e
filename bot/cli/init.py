"""``standfirst init``: the settings file; with slack: the app's manifest; with discord: the address that invites it."""

import difflib
import json
from pathlib import Path
from typing import Any

import click

from bot.cli import discord_steps
from bot.cli.serve import config_option, settings_of
from bot.cli.slack_steps import left_out, steps
from bot.platforms.slack.setup.manifest import ManifestSettings, manifest
from commands.registry import Registry
from config.settings import FILE, Settings, example
from summaries.errors import BadInput


class WhatToInit(click.Group):
    """``init`` and ``init FILE`` write the settings; other words name what else to set up."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the settings where nothing else is named."""
        if not args or (args[0] not in self.commands and not args[0].startswith("-")):
            self._refuse_slip(args[0] if args else "")
            args = ["settings", *args]
        return super().parse_args(ctx, args)

    def _refuse_slip(self, word: str) -> None:
        """Rather than write settings into a file called slak.  Raises BadInput."""
        near = difflib.get_close_matches(word.lower(), self.commands, n=1)
        if near:
            raise BadInput(f"There is no {word!r} to set up. Did you mean: standfirst init {near[0]}")


@click.group(cls=WhatToInit)
def init() -> None:
    """Write a commented settings file; with slack or discord, set up the newsroom there step by step."""


@init.command()
@click.argument("file", type=click.Path(path_type=Path), default=FILE)
def settings(file: Path) -> None:
    """Write a commented settings file, every key at its default."""
    try:
        with file.open("x", encoding="utf-8") as fresh:
            fresh.write(example())
    except FileExistsError as problem:
        raise BadInput(f"{file} exists already, and stays as it is. Give another name, or edit it.") from problem
    except OSError as problem:
        raise BadInput(f"{file} cannot be written ({problem.strerror}). Give a path that can.") from problem
    click.echo(f"Wrote {file}. Put your sources into it, then: standfirst doctor, and standfirst run")


@init.command()
@config_option
@click.option("--name", default="Standfirst", show_default=True, help="What the app is called, at most 35 characters.")
@click.option("--prefix", help="Put before each command's name where names are taken: sf- makes /sf-brief.")
@click.option("--http/--socket", default=None, help="Slack calls your public address, instead of Socket Mode.")
@click.option("--workspaces", is_flag=True, help="Several workspaces install it, through Slack's page.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("slack-manifest.json"), show_default=True)
def slack(file: Path | None, name: str, prefix: str | None, http: bool | None, workspaces: bool, out: Path) -> None:
    """Write the manifest of a Slack app, and say step by step what to do with it."""
    kept = settings_of(file)
    chosen = _chosen(kept, name, prefix, http, workspaces)
    commands = Registry.scan().commands
    click.echo(_write(out, manifest(commands, chosen)))
    for line in [*left_out(commands, chosen.prefix), *steps(chosen, kept.slack.prefix, kept.slack.transport, out)]:
        click.echo(line)


def _chosen(kept: Settings, name: str, prefix: str | None, http: bool | None, workspaces: bool) -> ManifestSettings:
    """What the options say, and the settings file where they say nothing."""
    return ManifestSettings(
        name=name,
        prefix=kept.slack.prefix if prefix is None else prefix,
        public_url=kept.desk.public_url,
        http=kept.slack.transport == "http" if http is None else http,
        workspaces=workspaces or kept.slack.workspaces,
    )


def _write(out: Path, made: dict[str, Any]) -> str:
    """Write the manifest and say so.  Raises BadInput rather than replace a file that is no manifest."""
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    try:
        before = out.read_text(encoding="utf-8") if out.exists() else None
        if before == text:
            return f"{out} is as it should be already; nothing was changed."
        if before is not None and not _is_manifest(before):
            raise BadInput(f"{out} exists and is no Slack manifest; it stays as it is. Give another name with --out.")
        out.write_text(text, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput(f"{out} cannot be written ({problem}). Give another name with --out.") from problem
    if before is None:
        return f"Wrote {out}."
    return (
        f"Replaced {out}, which was there from before. For an app that exists already, paste it on the app's page "
        "under App Manifest, save, and install the app again where Slack asks for it."
    )


def _is_manifest(text: str) -> bool:
    try:
        return "display_information" in json.loads(text)
    except (ValueError, TypeError):
        return False


@init.command()
@config_option
@click.option("--application", help="The Application ID, from its General Information page; a token tells it too.")
@click.option("--server", help="The id of a server, to have it chosen already when the invite address is opened.")
def discord(file: Path | None, application: str | None, server: str | None) -> None:
    """Say step by step how Discord is set up, with the address by which the bot is invited.  It writes nothing."""
    table = settings_of(file).discord
    steps = discord_steps.steps(application or table.application, server or "", token=table.on, own=table.own_guilds)
    for line in steps:
        click.echo(line)
