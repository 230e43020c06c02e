"""/why: what became of an article, step by step."""

import re
from collections.abc import AsyncIterator, Sequence

from commands.addresses import needed
from commands.newsroom import Newsroom, Step
from commands.reply import Heading, Item, Items, Link, Muted, Paragraph, Plain, Reply
from commands.spec import Answer, Call, Command, Option, Shortcut
from commands.which import zone_here
from commands.words import clipped, moment

_JUDGED = re.compile(r"(Matched|Not matched to) ([^\s:]+)(:?)")  # a colon: somebody said so


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show the article's path."""
    path = await newsroom.why(call, needed(call.options["url"], "article's address"))
    zone = await zone_here(call, newsroom)
    steps = tuple(
        Item((Muted(f"{moment(step.at, call.now, zone)} "), Plain(step.what))) for step in told_once(path.steps)
    )
    yield Reply(
        path.verdict,
        (
            Paragraph((Link(clipped(path.title or path.url, 140), path.url),)),
            *((Heading("Step by step"), Items(steps, ordered=True)) if steps else ()),
        ),
        data={
            "url": path.url,
            "title": path.title,
            "verdict": path.verdict,
            "steps": [{"at": step.at.isoformat(), "what": step.what} for step in path.steps],
        },
    )


def told_once(steps: Sequence[Step]) -> list[Step]:
    """The steps without those that only say again how a story stood to the text already; a text read anew is news."""
    standing: dict[str, str] = {}
    kept = []
    for step in steps:
        if step.what.startswith("Read"):
            standing.clear()
        found = _JUDGED.match(step.what)
        if found is None or found[3] or standing.get(found[2]) != found[1]:
            kept.append(step)
        if found is not None:
            standing[found[2]] = found[1]
    return kept


COMMAND = Command(
    "why",
    "What became of an article: seen, matched or not and why, posted where, or what stopped it",
    run,
    options=(Option("url", "The article's address", required=True, rest=True, kind="address"),),
    examples=("/why https://example.org/news/an-article",),
    form=True,
    shortcut=Shortcut("What became of this link", "url"),
    phrases=(
        "what became of {url}",
        "what (became|happened) (of|to|with) {url}",
        "why ... {url} ...",
        "(did|have|has) (you|we) (see|seen|read|get|got|have|had) {url}",
        "where's {url}",
    ),
)
