"""/offers: events that grow and that nobody tracks, stories that split or merge; and a yes or no to each."""

from collections.abc import AsyncIterator
from dataclasses import replace

from commands import track
from commands.allowed import allow
from commands.buttons import Button
from commands.newsroom import Newsroom, OfferRow
from commands.offered import offer_blocks, offer_data
from commands.reply import Buttons, Paragraph, Plain, Reply, Runs, StoryLink, plain
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import zone_here
from commands.words import count
from summaries.errors import BadInput

_ACTIONS = (
    Choice("track", "track", "Tracks the event as a story"),
    Choice("accept", "accept", "Splits the story, or merges the two"),
    Choice("decline", "decline", "Not now: it is not offered again unless it grows by a lot"),
)
_ANSWERS = (Choice("Start tracking", "yes"), Choice("Not now", "no"))


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """List what is offered, or answer one offer."""
    action = call.options.get("action")
    if action is None:
        yield await _list(call, newsroom)
        return
    await allow(call, newsroom, "editor", f"/offers {action}")
    row = await newsroom.offer(call, _number(call))
    if action == "decline" or call.options.get("confirm") == "no":
        await newsroom.decline_offer(call, row)
        yield _declined(row)
        return
    if row.kind != "new":
        yield await (_merge if row.kind == "merge" else _split)(call, newsroom, row)
        return
    async for answer in _track(call, newsroom, row):
        yield answer


def _number(call: Call) -> int:
    said = call.options.get("id", "").lstrip("#")
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise BadInput("Say which offer by its number; /offers lists them, each with its buttons.")
    return int(said)


async def _list(call: Call, newsroom: Newsroom) -> Reply:
    rows = await newsroom.offers(call)
    if not rows:
        lead = (
            "Nothing that is not tracked grows faster than is usual for your sources, and no story splits or merges. "
            "Whatever does is shown here, in /stories and on the desk."
        )
        return Reply("Nothing is offered now", (Paragraph(plain(lead)),), data={"offers": []})
    blocks = offer_blocks(rows, call.now, await zone_here(call, newsroom))
    return Reply(count(len(rows), "offer"), tuple(blocks), data={"offers": [offer_data(row) for row in rows]})


async def _track(call: Call, newsroom: Newsroom, row: OfferRow) -> AsyncIterator[Answer]:
    """What /track does with the central article; its question is asked by this command, so that it knows the offer."""
    options = {"words": row.url, "name": row.name}
    if "confirm" in call.options:
        options["confirm"] = call.options["confirm"]
    async for answer in track.run(replace(call, command="track", options=options), newsroom):
        if isinstance(answer, Reply) and answer.story_slug:
            await newsroom.took_offer(call, row, answer.story_slug)
        yield _with_event(answer, row) if isinstance(answer, Ask) else answer


def _with_event(ask: Ask, row: OfferRow) -> Ask:
    """The question, with what an offer brings beyond the words."""
    if ask.preview is None:
        return ask
    lead = f"The {count(row.articles, 'article')} on this event go into it, also those that its words miss."
    return replace(ask, preview=replace(ask.preview, blocks=(Paragraph(plain(lead)), *ask.preview.blocks)))


async def _merge(call: Call, newsroom: Newsroom, row: OfferRow) -> Reply:
    keep, gone = row.stories
    merged = await newsroom.merge(call, gone, keep)
    await newsroom.took_offer(call, row)
    came = f"{count(merged.articles, 'article')} came with it." if merged.articles else "It had all articles already."
    runs = (Plain(f"{gone.name} went into "), StoryLink(keep.name, keep.slug), Plain(f". {came}"))
    return _done(f"Merged into {keep.name}", runs, keep.slug)


async def _split(call: Call, newsroom: Newsroom, row: OfferRow) -> Reply:
    story = row.stories[0]
    made = await newsroom.split(call, story, row.moving, row.name)
    await newsroom.took_offer(call, row)
    apart = f" is a story of its own: {count(made.articles, 'article')} left "
    runs = (StoryLink(made.story.name, made.story.slug), Plain(apart), StoryLink(story.name, story.slug), Plain("."))
    return _done(f"Split off {made.story.name}", runs, made.story.slug)


def _done(title: str, runs: Runs, slug: str) -> Reply:
    buttons = Buttons((Button("Brief", "brief", (("story", slug),), "primary"), Button("Undo", "undo")))
    return Reply(title, (Paragraph(runs), buttons), story_slug=slug, data={"slug": slug})


def _declined(row: OfferRow) -> Reply:
    lead = f"“{row.name}” is not offered again unless it grows by a lot."
    return Reply(
        "Not now", (Paragraph(plain(lead)), Buttons((Button("Undo", "undo"),))), data={"id": row.id, "state": "no"}
    )


COMMAND = Command(
    "offers",
    "What grows and is not tracked, and which stories split or merge; with a yes or no to each",
    run,
    options=(
        Option("action", "What to do with one of them", choices=_ACTIONS, bare=True),
        Option("id", "The number of the offer", rest=True),
        Option("confirm", "yes tracks without asking", choices=_ANSWERS),
    ),
    changes=True,
    examples=("/offers",),
    phrases=(
        "what's growing",
        "what (else|are we not|aren't we) (tracking|is growing|covering)",
        "(what are we missing|what do we miss)",
        "(show|list|give) [me|us] [the|all] offers",
    ),
)
