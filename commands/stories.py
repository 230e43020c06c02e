"""/stories: what the newsroom tracks, with counts of what is new."""

from collections.abc import AsyncIterator, Sequence

from commands.buttons import Button
from commands.newsroom import Newsroom, StoryRow
from commands.offered import offer_blocks
from commands.reply import (
    Block,
    Buttons,
    Context,
    Heading,
    Item,
    Items,
    Muted,
    Paragraph,
    Plain,
    Reply,
    Run,
    Runs,
    StoryLink,
    Strong,
    plain,
)
from commands.spec import Answer, Call, Command
from commands.which import zone_here
from commands.words import count, counts, moment


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """List the tracked stories, those that moved last first."""
    rows, zone = await newsroom.stories(call), await zone_here(call, newsroom)
    offered = offer_blocks(await newsroom.offers(call), call.now, zone)
    if not rows:
        lead = "Start one with /track and a few words, or with the address of an article."
        yield Reply("No story is tracked yet", (Paragraph(plain(lead)), *offered), data={"stories": []})
        return
    yield _list(rows, offered, call, zone)


def _list(rows: Sequence[StoryRow], offered: Sequence[Block], call: Call, zone: str) -> Reply:
    new = sum(row.new for row in rows)
    news = f"{count(new, 'new article')} since you last looked" if new else "nothing new since you last looked"
    return Reply(
        f"{count(len(rows), 'story', 'stories')} tracked",
        (
            Context(plain(f"{news[0].upper()}{news[1:]}")),
            *offered,
            *((Heading("Tracked"),) if offered else ()),
            Items(tuple(_item(row, call, zone) for row in rows)),
            *((Buttons((Button("What is new", "updates", style="primary"),)),) if new else ()),
        ),
        data={"stories": [_data(row) for row in rows]},
    )


def _item(row: StoryRow, call: Call, zone: str) -> Item:
    runs: list[Run] = [StoryLink(row.story.name, row.story.slug)]
    if row.new:
        runs.append(Strong(f" {row.new} new"))
    about = counts((row.articles, "article"), (row.outlets, "outlet"), (row.originals, "original"))
    moved = f" · moved {moment(row.moved_at, call.now, zone)}" if row.moved_at else ""
    runs.append(Muted(f" · {row.story.status} · {about}{moved}"))
    detail: Runs = (Plain(row.headline),) if row.headline else ()
    return Item(tuple(runs), detail, (Button("Brief", "brief", (("story", row.story.slug),)),))


def _data(row: StoryRow) -> dict[str, object]:
    return {
        "slug": row.story.slug,
        "name": row.story.name,
        "status": row.story.status,
        "articles": row.articles,
        "outlets": row.outlets,
        "originals": row.originals,
        "new": row.new,
        "moved_at": row.moved_at.isoformat() if row.moved_at else None,
        "headline": row.headline,
    }


COMMAND = Command(
    "stories",
    "The stories that the newsroom tracks, with counts of what is new to you",
    run,
    examples=("/stories",),
    phrases=(
        "stories",
        "(show|list|give) [me|us] [all] [the|our|my] stories",
        "(what|which stories) (do|are) (we|you) (track|follow|tracking|following)",
        "(what's|which stories are) tracked [here]",
    ),
)
