"""The permissions that the bot asks for: the fewest that do the work, each with why, by the names that people see."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.platforms.discord.form_fields import FORUM, NEWS_THREAD, PRIVATE_THREAD, THREAD

MEDIA = 16  # a forum of pictures
FORUMS = frozenset({FORUM, MEDIA})
THREADS = frozenset({NEWS_THREAD, THREAD, PRIVATE_THREAD})
ADMINISTRATOR = 1 << 3


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission.

    bit: in Discord's number of permissions (docs, Permissions).  words: what Discord calls it in a channel's settings;
    in_forum: the same in a forum's, where that differs.  why: what it is for, a sentence.  without: what does not work
    where it is missing, after "Without it"; "" for one that nothing works without.
    """

    bit: int
    words: str
    why: str
    without: str = ""
    in_forum: str = ""

    def called(self, channel_kind: int) -> str:
        """Its name in the settings of such a channel."""
        return self.in_forum if self.in_forum and channel_kind in FORUMS else self.words


VIEW = Permission(1 << 10, "View Channel", "Standfirst sees the channels that it posts in, and no messages by it.")
SEND = Permission(
    1 << 11, "Send Messages", "It posts briefings and digests, and in a forum opens the post of a story.",
    in_forum="Create Posts",
)  # fmt: skip
SEND_IN_THREADS = Permission(
    1 << 38, "Send Messages in Threads",
    "It posts updates of a story into that story's thread or forum post; Send Messages does not include it.",
    "stories cannot have threads or forum posts, and answers to buttons stay private",
    in_forum="Send Messages in Posts",
)  # fmt: skip
CREATE_THREADS = Permission(
    1 << 35, "Create Public Threads", "It opens a thread for a story, and for answers below a message.",
    "stories cannot have threads, and answers to buttons stay private",
)  # fmt: skip
ATTACH = Permission(
    1 << 15, "Attach Files", "Charts are posted as pictures.", "charts are posted as words",
)  # fmt: skip
HISTORY = Permission(
    1 << 16, "Read Message History",
    "After a crash, it looks whether a message had reached the channel before it posts it again.",
    "a message that a crash left uncertain is not posted again by itself",
)  # fmt: skip

PERMISSIONS: tuple[Permission, ...] = (VIEW, SEND, SEND_IN_THREADS, CREATE_THREADS, ATTACH, HISTORY)
# The gateway tells us of servers and channels; of messages, members and presences it tells us nothing.
INTENTS: Mapping[str, str] = {"Guilds": "Which servers invited the bot, and what their channels are called."}


def asked() -> int:
    """All of them, as the number that an invite address carries."""
    return sum(permission.bit for permission in PERMISSIONS)


def missing(granted: int, channel_kind: int) -> tuple[Permission, ...]:
    """What is lacking in a channel of that kind for posting there and for all else that is done there.

    granted: the bot's permissions in it, with the channel's overwrites; for a thread, those of its parent.
    """
    if granted & ADMINISTRATOR:
        return ()
    return tuple(each for each in needed(channel_kind) if not granted & each.bit)


def needed(channel_kind: int) -> tuple[Permission, ...]:
    """The permissions that count in a channel of that kind."""
    if channel_kind in THREADS:
        return tuple(each for each in PERMISSIONS if each not in {SEND, CREATE_THREADS})
    if channel_kind in FORUMS:
        return tuple(each for each in PERMISSIONS if each is not CREATE_THREADS)
    return PERMISSIONS


def keeps_from_posting(permission: Permission, channel_kind: int) -> bool:
    """Whether nothing at all is posted without it there."""
    return permission in {VIEW, SEND} or (permission is SEND_IN_THREADS and channel_kind in THREADS)


def lacking_words(lacking: tuple[Permission, ...], channel_kind: int) -> str:
    """The names of what is lacking, as Discord's settings of that channel show them."""
    names = [permission.called(channel_kind) for permission in lacking]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
