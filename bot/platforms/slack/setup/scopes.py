"""The permissions that the app asks for: the fewest that do the work, each with why, and what goes without it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """A permission of the bot's token.

    why: what it is for, a sentence.  without: what does not work where it was not granted, after "Without it"; "" for
    one that nothing works without.  unfurling: only asked for where links to the desk are shown with a preview.
    """

    why: str
    without: str = ""
    unfurling: bool = False


_ALL: Mapping[str, Scope] = {
    "commands": Scope("Slash commands and message shortcuts reach Standfirst."),
    "chat:write": Scope("Standfirst answers, and posts briefings and digests in the channels that it was invited to."),
    "app_mentions:read": Scope("A message that names @Standfirst reaches it, and no other message of a channel does."),
    "im:history": Scope("What somebody writes to Standfirst in direct messages reaches it."),
    "channels:read": Scope(
        "Public channels are called by their names, and doctor sees whether Standfirst may post there.",
        "public channels are shown by their ids, and doctor cannot check them",
    ),
    "groups:read": Scope(
        "The same for the private channels that Standfirst was invited to.",
        "private channels are shown by their ids, and doctor cannot check them",
    ),
    "users:read": Scope(
        "People are called by their names, and schedules are offered in their own time zones.",
        "people are called by what Slack sends with a command, and schedules start in the newsroom's time zone",
    ),
    "files:write": Scope(
        "Charts are posted as pictures, and long exports as files.",
        "charts are posted as words and exports as text",
    ),
    "links:read": Scope(
        "Standfirst learns when somebody posts a link to a story's page on the desk, and of no other link.",
        "links to the desk get no preview",
        unfurling=True,
    ),
    "links:write": Scope(
        "It shows a preview of that story under the link.",
        "links to the desk get no preview",
        unfurling=True,
    ),
    "channels:history": Scope(
        "After a crash, Standfirst looks whether a message had reached a public channel before it posts it again.",
        "a message that a crash left uncertain in a public channel is not posted again by itself",
    ),
    "groups:history": Scope(
        "The same for private channels that Standfirst was invited to.",
        "a message that a crash left uncertain in a private channel is not posted again by itself",
    ),
}

SCOPES: Mapping[str, str] = {name: scope.why for name, scope in _ALL.items()}
REQUIRED: tuple[str, ...] = tuple(name for name, scope in _ALL.items() if not scope.without)
# What the app's own token, of Socket Mode, must be allowed; Slack asks for it where that token is made.
SOCKET_SCOPE = "connections:write"


def needed(unfurling: bool) -> tuple[str, ...]:
    """Every scope that the manifest asks for, the required ones first.

    unfurling: whether links to the desk are shown with a preview.
    """
    return tuple(name for name, scope in _ALL.items() if unfurling or not scope.unfurling)


def optional(unfurling: bool) -> tuple[str, ...]:
    """Those of them that whoever installs may leave out."""
    return tuple(name for name in needed(unfurling) if name not in REQUIRED)


def lacking(granted: Iterable[str], unfurling: bool) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """What was not granted: the required scopes, and for each optional one what goes without it."""
    have = frozenset(granted)
    missing = [name for name in needed(unfurling) if name not in have]
    return tuple(name for name in missing if name in REQUIRED), {
        name: _ALL[name].without for name in missing if name not in REQUIRED
    }
