"""/undo: take back the last change."""

from collections.abc import AsyncIterator

from commands.newsroom import Newsroom
from commands.reply import Paragraph, Reply, plain
from commands.spec import Answer, Call, Command
from commands.which import zone_here
from commands.words import moment


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Take back this person's last change; for an admin, anybody's in the channel."""
    undone = await newsroom.undo(call)
    at = moment(undone.at, call.now, await zone_here(call, newsroom))
    who = "you" if undone.by == call.actor.name else undone.by
    yield Reply(
        f"Taken back: {who} {undone.what}",
        (Paragraph(plain(f"That was done at {at}. It is now as it was before.")),),
        data={"what": undone.what, "by": undone.by, "at": undone.at.isoformat()},
    )


COMMAND = Command(
    "undo",
    "Takes back your last change (for admins, the channel's last)",
    run,
    changes=True,
    examples=("/undo",),
    phrases=("undo that", "undo [that|it|this|the last change]", "take (that|it) back", "revert [that|it|this]"),
)
