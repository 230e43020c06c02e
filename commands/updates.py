"""/updates: what is new since this person last looked, in one story or in all."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from commands.briefing_lines import aged, cites, quoted_words, runs_of, speaker_runs
from commands.buttons import Button
from commands.newsroom import Newsroom, Update
from commands.phrases import THE_STORY
from commands.reply import Block, Buttons, Context, Heading, Item, Items, Paragraph, Plain, Reply, plain, said
from commands.spec import Answer, Ask, Call, Command, Option
from commands.which import suggest_stories, which, zone_here
from commands.words import count, moment
from summaries.model import Briefing, Line, Story

_LINES_ALONE, _LINES_EACH, _STORIES = 8, 3, 8


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show what is new, then remember that this person has seen it."""
    story: Story | None = None
    if "story" in call.options:
        found = await which(call, newsroom, call.options["story"])
        if isinstance(found, Ask):
            yield found
            return
        story = found
    updates = [update for update in await newsroom.updates(call, story) if update.lines or update.row.new]
    zone = await zone_here(call, newsroom)
    yield _shown(updates, call.now, zone) if updates else _nothing(story)


def _nothing(story: Story | None) -> Reply:
    where = f" in {story.name}" if story else ""
    reply = said(f"Nothing new{where} since you last looked", "/brief shows where a story stands.")
    reply.data.update(updates=[])
    return reply


def _shown(updates: Sequence[Update], now: datetime, zone: str) -> Reply:
    blocks: list[Block] = []
    for update in updates[:_STORIES]:
        blocks += _story(update, now, zone, _LINES_ALONE if len(updates) == 1 else _LINES_EACH)
    if len(updates) > _STORIES:
        more = count(len(updates) - _STORIES, "more story moved", "more stories moved")
        blocks.append(Context(plain(f"{more}; /stories lists them.")))
    if len(updates) == 1:
        blocks.append(_buttons(updates[0]))
    moved = updates[0].row.story.name if len(updates) == 1 else count(len(updates), "story", "stories")
    one = updates[0].row.story.slug if len(updates) == 1 else ""
    return Reply(f"New in {moved}", tuple(blocks), story_slug=one, data={"updates": [_data(u) for u in updates]})


def _story(update: Update, now: datetime, zone: str, most: int) -> list[Block]:
    row = update.row
    articles = count(row.new, "new article") if row.new else "no new article"
    since = f"since {moment(update.since, now, zone)}"
    lines = update.lines[:most]
    items = tuple(_item(update.briefing, line, zone) for line in lines)
    head: list[Block] = [Heading(row.story.name), Context(plain(f"{articles} {since}"))]
    if items:
        more = len(update.lines) - len(lines)
        tail: list[Block] = [Context(plain(f"{count(more, 'more line')} in the briefing"))] if more else []
        return [*head, Items(items), *tail]
    return [*head, Paragraph(plain(row.headline or "The new coverage adds no line to the briefing."))]


def _item(briefing: Briefing, line: Line, zone: str) -> Item:
    if line.section == "quotes":
        return Item((*quoted_words(line), Plain(" "), *cites(briefing, line)), speaker_runs(briefing, line, zone))
    age = aged(line) if line.section == "questions" else ()
    return Item((*runs_of(line), *age, *cites(briefing, line)))


def _buttons(update: Update) -> Buttons:
    option = ("story", update.row.story.slug)
    return Buttons((Button("Briefing", "brief", (option,), "primary"), Button("Articles", "story", (option,))))


def _data(update: Update) -> dict[str, object]:
    return {
        "slug": update.row.story.slug,
        "since": update.since.isoformat(),
        "new": update.row.new,
        "lines": [{"section": line.section, "kind": line.kind, "text": line.text} for line in update.lines],
    }


_GIVE_ME = "[(give|get|send|show) (me|us)|are there]"

COMMAND = Command(
    "updates",
    "What is new since you last looked, in one story or in all",
    run,
    options=(Option("story", "Only this story", rest=True, suggest=suggest_stories),),
    examples=("/updates", "/updates {story}"),
    phrases=(
        "what's new",
        f"what's new [here|today|now] (in|on|with|about) {THE_STORY}",
        "what's (new|changed) (here|today|now|for me|since i last looked)",
        f"[is there|have we] (anything|something) new [(in|on|with|about) {THE_STORY}]",
        f"{_GIVE_ME} [any|the] [latest] (news|updates|latest) [(in|on|with|about|for) {THE_STORY}]",
        f"what (did|have) (i|we) (miss|missed) [(in|on|with|about) {THE_STORY}]",
        "catch (me|us) up",
    ),
)
