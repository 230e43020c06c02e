"""/desk: a signed link to the web desk."""

from collections.abc import AsyncIterator

from commands.newsroom import Newsroom
from commands.reply import Context, Link, Paragraph, Reply, plain
from commands.spec import Answer, Call, Command
from summaries.errors import BadInput

FRESH = (
    "Run `standfirst desk` in the folder of its standfirst.toml (for the demo: `standfirst desk --data FOLDER`) "
    "to get a fresh way in."
)


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Give the link, to this person only."""
    try:
        link = await newsroom.desk_link(call)
    except BadInput as problem:
        yield Reply(FRESH, (Context(plain(str(problem))),), "error")
        return
    yield Reply(
        "Your desk",
        (
            Paragraph((Link("Open the desk", link),)),
            Context(plain("The link signs you in as yourself; do not pass it on.")),
        ),
        data={"url": link},
    )


COMMAND = Command(
    "desk",
    "A link to the web desk that signs you in",
    run,
    examples=("/desk",),
    phrases=(
        "open the desk",
        "[open|show me|give me|take me to|where's] [a link to] [the|my] [web] desk",
    ),
)
