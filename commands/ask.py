"""/ask: the passages of a story's coverage that answer a question, or that it does not say."""

from collections.abc import AsyncIterator
from datetime import datetime

from commands.briefing_lines import cites, runs_of, state_of
from commands.buttons import LIMIT, Button
from commands.newsroom import Asked, Newsroom
from commands.parse import unquoted
from commands.reply import Block, Buttons, Context, Item, Items, Muted, Paragraph, Plain, Reply, Run, Strong, plain
from commands.spec import Answer, Ask, Call, Command, Option
from commands.which import named_by_beginning, pick, suggest_stories, which, zone_here
from commands.words import clipped, clock, count, day, moment
from summaries.model import Line, Story

SILENT = "The coverage does not say."
_WIDE = "That asks for the whole story, which the briefing tells. Ask for one thing: who, when, where, why, how many."
_LONGEST = 300  # characters of a question that are looked up


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Look the question up in the story that is given, or that its first words name."""
    words, question = await _parted(call, newsroom)
    if not words:
        yield await pick(call, newsroom, "Ask the coverage of which story?")
        return
    story = await which(call, newsroom, words)
    if isinstance(story, Ask):
        yield story
    elif not question:
        yield Ask("question", f"What do you want to know about {story.name}?", ())
    else:
        asked = await newsroom.ask(call, story, question[:_LONGEST])
        yield _shown(call, story, question, asked, await zone_here(call, newsroom))


async def _parted(call: Call, newsroom: Newsroom) -> tuple[str, str]:
    """The words that name the story, and the question."""
    said = unquoted(call.options.get("question", ""))
    if "story" in call.options:
        return call.options["story"], said
    said = said.removeprefix("the ").removeprefix("The ")
    named = await named_by_beginning(call, newsroom, said)
    return named, said[len(named) :].strip(" ,:;-–—")


def _shown(call: Call, story: Story, question: str, asked: Asked, zone: str) -> Reply:
    briefing = asked.briefing
    found = briefing.section("facts")
    since = f", the oldest of {day(asked.since, zone, call.now)}" if asked.since else ""
    read = f"{count(briefing.articles, 'article')} searched{since}"
    at = clock(briefing.as_of, zone)
    blocks: list[Block] = [Context(plain(f"{story.slug.upper()} · {read} · as of {at}"))]
    if asked.wide:
        blocks.append(Paragraph(plain(_WIDE)))
    elif found:
        blocks.append(Items(tuple(_item(asked, line, call.now, zone) for line in found)))
    else:
        blocks.append(Paragraph((Strong(SILENT),)))
        blocks += [_near(asked, line) for line in briefing.section("questions")]
    kept = any(line.tags.get("asked_by") for line in briefing.section("questions"))
    blocks += _buttons(call, story, question, keep=not found and not kept and not asked.wide, wide=asked.wide)
    data: dict[str, object] = {
        "slug": story.slug,
        "question": question,
        "answered": bool(found),
        "searched": briefing.articles,
        "passages": [_data(asked, line) for line in found],
    }
    return Reply(_asking(question), tuple(blocks), story_slug=story.slug, data=data)


def _asking(question: str) -> str:
    said = clipped(question, 140)
    said = said[:1].upper() + said[1:]
    return said if said.endswith(("?", "…")) else f"{said.rstrip(' .!')}?"


def _item(asked: Asked, line: Line, now: datetime, zone: str) -> Item:
    known = {source.number: source.publisher for source in asked.briefing.sources}
    outlets = list(dict.fromkeys(known[number] for number in line.sources if known.get(number)))
    about = [", ".join(outlets[:3]) + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else "")]
    about += [moment(line.at, now, zone) if line.at else "undated"]
    about += [count(line.originals, "original")] if line.originals > 1 else []
    about += ["as reported"] if line.tags.get("hedged") else []
    return Item((*runs_of(line), *cites(asked.briefing, line)), (Muted(" · ".join(part for part in about if part)),))


def _near(asked: Asked, line: Line) -> Paragraph:
    runs: tuple[Run, ...] = (Plain("The nearest open question: "), *runs_of(line), Muted(f"{state_of(line)} "))
    return Paragraph((*runs, *cites(asked.briefing, line)))


def _buttons(call: Call, story: Story, question: str, *, keep: bool, wide: bool) -> list[Block]:
    row = [Button("Open questions", "questions", (("story", story.slug),))]
    if wide:
        row.insert(0, Button("Briefing", "brief", (("story", story.slug),), "primary"))
    if keep and call.actor.role != "reader":
        args = (("story", story.slug), ("action", "add"), ("question", question))
        row.insert(0, Button("Keep it as an open question", "questions", args, "primary"))
    fitting = tuple(button for button in row if button.length <= LIMIT)
    return [Buttons(fitting)] if fitting else []


def _data(asked: Asked, line: Line) -> dict[str, object]:
    sources = {source.number: source for source in asked.briefing.sources}
    return {
        "text": line.text,
        "at": line.at.isoformat() if line.at else None,
        "spans": [[span.version, span.start, span.end] for span in line.spans],
        "urls": [sources[number].url for number in line.sources if number in sources],
    }


COMMAND = Command(
    "ask",
    "The passages of a story that answer a question, or that its coverage does not say",
    run,
    options=(
        Option("story", "A tracked story; or begin the question with its name", suggest=suggest_stories),
        Option("question", "What you want to know: who, what, when, where, why, how many", rest=True),
    ),
    examples=("/ask {story} who pays for it", "/ask story:{story} when will the court decide"),
    phrases=(
        "ask about {question}",
        "ask [the coverage] [of|about|on] {question}",
        "(look|find) (up|out) (in|from) the coverage [of|on] {question}",
    ),
)
