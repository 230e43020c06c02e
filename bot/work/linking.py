"""Joining a workspace to a newsroom: codes that are given and shown, what stays behind, and who is told."""

import asyncio
import secrets
from datetime import timedelta
from hashlib import scrypt

import structlog

from bot.ports.store import Channel, Leaving, Wrong
from bot.work.ground import Ground, by
from commands.newsroom import Joining, LinkCode
from commands.spec import Call
from commands.words import clipped, clock
from summaries.errors import BadInput, Conflict

log = structlog.get_logger(__name__)

GOOD_FOR = timedelta(hours=1)
CODES = 5  # of a newsroom that are good at a time
TRIES, WINDOW = 10, timedelta(hours=1)  # wrong codes of a workspace before no more are looked at for a while
# Without what is read for something else (0 O, 1 I L, Z as 2, S as 5, B as 8), and without vowels: no word comes out.
LETTERS = "23456789CDFGHJKMNPQRTVWXY"
LENGTH = 8
DESK = "desk"

SHAPE = "is no code: a code is eight letters and digits, such as K7QX-M2RD."
WRONG = (
    "That code is not good here: it is mistyped, used, or older than an hour. An admin of the other newsroom gets a "
    "fresh one with /link."
)
AT_THE_DESK = (
    "The desk stays with its own newsroom. Type /link with the code in the workspace that is to join, as an admin "
    "there; /link alone gives a code here."
)


async def give(ground: Ground, newsroom: int, name: str, call: Call) -> LinkCode:
    """A fresh code of this newsroom; only its hash is kept."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    until = call.now + GOOD_FOR
    signed = by(call, "gave a code by which another workspace can join")
    ended = await ground.store.links.give(newsroom, await _hashed(ground, code), until, CODES, signed)
    return LinkCode(f"{code[:4]}-{code[4:]}", name, until, ended)


async def joining(ground: Ground, newsroom: int, call: Call, words: str) -> Joining:
    """What joining the newsroom of a code would mean; see ``commands.newsroom.Newsroom.joining``."""
    found, _, _ = await _shown(ground, newsroom, call, words)
    return found


async def join(ground: Ground, newsroom: int, call: Call, words: str) -> Joining:
    """Move the workspace, and tell the platform that it is in."""
    found, leaving, code = await _shown(ground, newsroom, call, words)
    door = await ground.store.links.join(newsroom, leaving.door.workspace, code, by(call, ""))
    if door is None:
        raise BadInput(WRONG)
    log.info("workspace_joined", platform=door.platform, left=newsroom, newsroom=door.newsroom)
    if door.platform in ground.platforms:
        await ground.platforms[door.platform].moved(door.external)
    return found


async def _shown(ground: Ground, newsroom: int, call: Call, words: str) -> tuple[Joining, Leaving, str]:
    """What the code leads to and what would stay behind, with the code's hash.  Raises BadInput, Conflict."""
    channel, workspace = await ground.store.people.channel_by_id(newsroom, call.channel), call.actor.workspace
    if channel is None or channel.workspace != workspace or channel.platform == DESK:
        raise BadInput(AT_THE_DESK)
    code = await _hashed(ground, _read(words))
    shown = await ground.store.links.show(newsroom, workspace, code, call.now, WINDOW, TRIES)
    if isinstance(shown, Wrong):
        raise BadInput(_refusal(shown, channel))
    if shown.newsroom == newsroom:
        raise Conflict(f"This workspace is a door to “{shown.name}” already: that code is one of its own.")
    leaving = await ground.store.links.leaving(newsroom, workspace)
    found = Joining(
        shown.name, leaving.newsroom, leaving.stories, leaving.subscriptions, leaving.doors, ground.closed_kept.days
    )
    return found, leaving, code


def _refusal(wrong: Wrong, channel: Channel) -> str:
    if wrong.again_at is None:
        return WRONG
    return f"Too many codes were wrong in this workspace; try again at {clock(wrong.again_at, channel.zone)}."


def _read(words: str) -> str:
    """A code as it was given, however it is typed.  Raises BadInput for what is none."""
    code = "".join(letter for letter in words.upper() if letter.isalnum())
    if len(code) != LENGTH or not set(code) <= set(LETTERS):
        raise BadInput(f"“{clipped(words.strip(), 40)}” {SHAPE}")
    return code


async def _hashed(ground: Ground, code: str) -> str:
    """What is kept of a code: slow to make, for there are few enough codes to try them all against a fast hash."""
    salt = await ground.store.people.secret("link codes")
    made = await asyncio.to_thread(scrypt, code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
    return made.hex()
