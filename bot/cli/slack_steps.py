"""What to do with the manifest, in plain words: read once, in a terminal, beside Slack's page.  Pure but for a key."""

import base64
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.platforms.slack.extra import missing
from bot.platforms.slack.setup.manifest import EVENTS, INSTALL, ManifestSettings, offered, slash_name
from commands.spec import Command

PAGE = "https://api.slack.com/apps"
ENVIRONMENT = "STANDFIRST_SLACK__"


def left_out(commands: Sequence[Command], prefix: str) -> list[str]:
    """Which commands got no slash command of their own, and how they are given all the same."""
    own = {command.name for command in offered(commands, prefix)}
    names = [command.name for command in commands if command.name not in own]
    if not names:
        return []
    return [f"Slack takes no command of its own for: {', '.join(names)}. They work as /standfirst NAME."]


def steps(chosen: ManifestSettings, prefix: str, transport: str, out: Path) -> list[str]:
    """The steps, numbered, with an empty line before each.

    prefix, transport: as the settings file has them, to say where it must change.
    """
    lines = ["", "Now, in a browser and here:"]
    for number, step in enumerate(_steps(chosen, prefix, transport, out), 1):
        first, *rest = step
        lines += ["", f"{number:2}. {first}", *(f"    {line}" for line in rest)]
    return [*lines, "", "docs/slack.md says more: each permission and why, and what to do when something fails."]


def _steps(chosen: ManifestSettings, prefix: str, transport: str, out: Path) -> Iterator[list[str]]:
    if sentence := missing(chosen.workspaces):
        yield ["Install what Slack needs; it is not there yet:", sentence.partition(": ")[2]]
    yield [f"{PAGE} → Create New App → From a manifest. Choose your workspace, then JSON,",
           f"and put in what stands in {out}. Next, look it over, Create."]  # fmt: skip
    changed = list(_changed(chosen, prefix, transport))
    if changed:
        yield ["In standfirst.toml, under [slack], set:", *changed]
    yield from _several(chosen) if chosen.workspaces else _one(chosen)
    if not chosen.http:
        yield ["Basic Information → App-Level Tokens → Generate Token and Scopes: any name, Add Scope,",
               "connections:write, Generate. Copy the token that begins with xapp-:",
               _setting("app_token", "xapp-…")]  # fmt: skip
    yield from _starting(chosen.http)
    if chosen.http:
        yield ["While it runs: App Manifest (or Event Subscriptions) on the app's page, and where Slack says that",
               f"{chosen.public_url}{EVENTS} is not verified, press Retry or “Click here to verify”."]  # fmt: skip
    if chosen.workspaces:
        yield ["Manage Distribution → Activate Public Distribution. Then whoever installs it opens",
               f"{chosen.public_url}{INSTALL}"]  # fmt: skip
    yield [f"In Slack, in the channel that shall get briefings: /invite @{chosen.name}",
           f"then {slash_name(chosen.prefix, 'help')}, or /standfirst help."]  # fmt: skip


def _changed(chosen: ManifestSettings, prefix: str, transport: str) -> Iterator[str]:
    wanted = "http" if chosen.http else "socket"
    if chosen.prefix != prefix:
        yield f'prefix = "{chosen.prefix}"'
    if wanted != transport:
        yield f'transport = "{wanted}"'


def _one(chosen: ManifestSettings) -> Iterator[list[str]]:
    yield ["Install App → Install to your workspace → Allow. Copy the Bot User OAuth Token, which begins with xoxb-:",
           _setting("bot_token", "xoxb-…")]  # fmt: skip
    if chosen.http:
        yield ["Basic Information → App Credentials. Copy the Signing Secret:", _setting("signing_secret", "…")]
    yield ["Whoever comes is a reader until an admin gives them a role. To be an admin yourself:",
           "your profile in Slack → ⋮ → Copy member ID:", _setting("admins", "U…")]  # fmt: skip


def _several(chosen: ManifestSettings) -> Iterator[list[str]]:
    yield ["Basic Information → App Credentials. Copy Client ID, Client Secret and Signing Secret:",
           _setting("client_id", "…"), _setting("client_secret", "…"), _setting("signing_secret", "…")]  # fmt: skip
    key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    yield ["The tokens of the workspaces are kept encrypted. Here is a fresh key for them; keep it safe,",
           "for without it every workspace has to install again:", _setting("token_keys", key)]  # fmt: skip
    yield ["The workspaces that belong to this newsroom, so that they share its stories (others get a newsroom each):",
           _setting("own_teams", "T…,T…")]  # fmt: skip


def _starting(http: bool) -> Iterator[list[str]]:
    """Over HTTP, doctor calls the address, so something has to answer there."""
    look = "standfirst doctor          says what is still missing, if anything"
    yield from (["standfirst run"], [f"While it runs: {look}"]) if http else ([look], ["standfirst run"])


def _setting(key: str, value: str) -> str:
    return f"{ENVIRONMENT}{key.upper()}={value}    (or {key} in [slack] of standfirst.toml)"
