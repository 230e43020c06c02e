"""The app's manifest, made from the commands that there are: what is pasted into Slack's page to create the app."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.platforms.slack.setup import scopes
from commands.spec import RANK, Command, Option
from summaries.errors import BadInput

Json = dict[str, Any]

# Where Slack finds us over HTTP, under the desk's public address.
EVENTS = "/slack/events"
INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"

# Slack's numbers for a manifest: its schema, https://github.com/slackapi/manifest-schema, version 2.
NAME, COMMAND, COMMANDS, SHORTCUT, SHORTCUTS, SHORTCUT_WORDS = 35, 32, 50, 24, 10, 150
HINT = 120  # ours: what a chat window shows of a usage hint; Slack takes 1,000

OWN = "standfirst"
COLOUR = "#1c1b19"  # the desk's ink
DESCRIPTION = "Briefings for the stories your newsroom follows: every quote verbatim, every line cited."
LONG = (
    "Standfirst collects coverage, gathers it into the stories that editors track, and writes short briefings: "
    "key facts, quotes, where sources disagree, open questions, who has not been heard, what is next. "
    "Every quote is verbatim, and every line names the articles that it rests on."
)

# Slack's own commands, as its users have met them: a manifest that claims one is refused whole.
TAKEN_BY_SLACK = frozenset(
    "active apps archive away call close collapse dm dnd expand feed feedback huddle invite join keys kick leave "
    "me msg mute open part people prefs pro remind remove rename search shortcuts shrug star status topic unarchive "
    "who".split()
)

EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history", "link_shared": "links:read"}


@dataclass(frozen=True, slots=True)
class ManifestSettings:
    """What the manifest depends on beside the commands.

    name: what the app is called, at most 35 characters.  prefix: put before each command's name.  public_url: how
    others reach the desk, "" where they cannot.  http: Slack calls us there, instead of Socket Mode.  workspaces:
    several workspaces install the app, through Slack's page.
    """

    name: str = "Standfirst"
    prefix: str = ""
    public_url: str = ""
    http: bool = False
    workspaces: bool = False


def manifest(commands: Sequence[Command], settings: ManifestSettings) -> Json:
    """The manifest, as JSON.  Raises BadInput for settings that Slack would refuse."""
    _refuse(settings)
    unfurled = unfurl_domain(settings.public_url)
    events = ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"]
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": settings.name,
            "description": DESCRIPTION,
            "long_description": LONG,
            "background_color": COLOUR,
        },
        "features": _features(commands, settings, unfurled),
        "oauth_config": _oauth(settings, bool(unfurled)),
        "settings": {
            "event_subscriptions": {
                **_at(settings, "request_url"),
                "bot_events": sorted([*events, *(["link_shared"] if unfurled else [])]),
            },
            "interactivity": {
                "is_enabled": True,
                **_at(settings, "request_url"),
                **_at(settings, "message_menu_options_url"),
            },
            "org_deploy_enabled": False,
            "socket_mode_enabled": not settings.http,
            "token_rotation_enabled": settings.workspaces,
        },
    }


def slash_name(prefix: str, command: str) -> str:
    """A command as it is typed on Slack, with its slash.  /standfirst never has a prefix: its name is its own."""
    return f"/{OWN}" if command == OWN else f"/{prefix}{command}"


def offered(commands: Sequence[Command], prefix: str) -> tuple[Command, ...]:
    """The commands that get a slash command of their own, by name.

    All that Slack takes: no name of Slack's own, none too long, and where they are more than 50 with /standfirst, those
    that most people may give come first.  The others work as /standfirst NAME.
    """
    fit = [command for command in commands if _takes(slash_name(prefix, command.name))]
    ranked = sorted(fit, key=lambda command: (RANK[command.role], command.name))
    return tuple(sorted(ranked[: COMMANDS - 1], key=lambda command: command.name))


def names_here(commands: Sequence[Command], prefix: str) -> dict[str, str]:
    """What to type for each command that is called differently here, without the slash, by its own name."""
    own = {command.name for command in offered(commands, prefix)}
    typed = {
        command.name: slash_name(prefix, command.name)[1:] if command.name in own else f"{OWN} {command.name}"
        for command in commands
    }
    return {name: words for name, words in typed.items() if name != words}


def on_messages(commands: Sequence[Command]) -> tuple[Command, ...]:
    """The commands that are offered on any message: the first ten by name."""
    return tuple(sorted((c for c in commands if c.shortcut is not None), key=lambda c: c.name))[:SHORTCUTS]


def unfurl_domain(public_url: str) -> str:
    """The desk's host, whose links Slack can tell us of; "" where it has no name that Slack knows."""
    host = (urlsplit(public_url).hostname or "").lower()
    named = re.fullmatch(r"([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z][-a-z0-9]*[a-z0-9]", host)
    return host if named and not host.endswith((".local", ".localhost", ".internal")) else ""


def usage(command: Command) -> str:
    """What may follow the command, as it is typed; as many options as a chat window shows."""
    words = ""
    for option in command.options:
        longer = f"{words} {spelled(option)}".strip()
        if option.upload or len(longer) > HINT:
            continue
        words = longer
    return words


def spelled(option: Option) -> str:
    """An option as it is typed; in brackets where it may be left out."""
    values = "|".join(choice.value for choice in option.choices)
    if option.rest:
        word = option.name.upper()
    elif option.flag:
        word = option.name
    elif option.bare and values:
        word = values
    else:
        word = f"{option.name}:{values or '…'}"
    return word if option.required else f"[{word}]"


def _takes(slash: str) -> bool:
    name = slash.removeprefix("/")
    return bool(re.fullmatch(r"[a-z0-9_-]+", name)) and len(slash) <= COMMAND and name not in TAKEN_BY_SLACK | {OWN}


def _refuse(settings: ManifestSettings) -> None:
    if not settings.name.strip() or len(settings.name) > NAME:
        raise BadInput(f"Slack takes an app's name of 1 to {NAME} characters. Give another with --name.")
    if not re.fullmatch(r"[a-z0-9_-]*", settings.prefix):
        raise BadInput(
            "A prefix of command names is made of a-z, 0-9, - and _, such as sf-. Give another with --prefix."
        )
    if (settings.http or settings.workspaces) and not settings.public_url.startswith("https://"):
        raise BadInput(
            "For --http and --workspaces, Slack has to reach the desk at an https:// address. "
            "Set desk.public_url (or STANDFIRST_DESK__PUBLIC_URL) to it, such as https://desk.example.org."
        )


def _features(commands: Sequence[Command], settings: ManifestSettings, unfurled: str) -> Json:
    shortcuts = [
        {
            "name": command.shortcut.label[:SHORTCUT],
            "type": "message",
            "callback_id": command.name,
            "description": command.summary[:SHORTCUT_WORDS],
        }
        for command in on_messages(commands)
        if command.shortcut is not None
    ]
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": settings.name, "always_online": True},
        **({"shortcuts": shortcuts} if shortcuts else {}),
        "slash_commands": [_slash(settings, OWN, "Any command of Standfirst's, by its name", "COMMAND …")]
        + [_slash(settings, c.name, c.summary, usage(c)) for c in offered(commands, settings.prefix)],
        **({"unfurl_domains": [unfurled]} if unfurled else {}),
    }


def _slash(settings: ManifestSettings, name: str, summary: str, hint: str) -> Json:
    return {
        "command": slash_name(settings.prefix, name),
        **_at(settings, "url"),
        "description": summary,
        **({"usage_hint": hint} if hint else {}),
        # Channels and people arrive with their ids, not as words that anybody could have typed.
        "should_escape": True,
    }


def _oauth(settings: ManifestSettings, unfurling: bool) -> Json:
    return {
        **({"redirect_urls": [settings.public_url + REDIRECT]} if settings.workspaces else {}),
        "scopes": {
            "bot": list(scopes.needed(unfurling)),
            # Named in both lists, as Slack wants it: whoever installs may take these out.
            "bot_optional": list(scopes.optional(unfurling)),
        },
    }


def _at(settings: ManifestSettings, key: str) -> Json:
    """The address that Slack calls under that key; nothing with Socket Mode, which needs none."""
    return {key: settings.public_url + EVENTS} if settings.http else {}
