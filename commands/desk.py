"""/desk: a signed link to the web desk."""

from collections.abc import AsyncIterator

from commands.newsroom import Newsroom
from commands.reply import Context, Link, Paragraph, Reply, plain
from commands.spec import Answer, Call, Command


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Give the link, to this person only."""
    link = await newsroom.desk_link(call)
    yield Reply(
        "Your desk",
        (
            Paragraph((Link("Open the desk", link),)),
            Context(plain("The link signs you in as yourself; do not pass it on.")),
        ),
        data={"url": link},
    )


COMMAND = Command("desk", "A link to the web desk that signs you in", run, examples=("/desk",))
