"""/updates: what is new since this person last looked, or this channel was sent it; in one story or in all."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime

from commands.buttons import Button
from commands.news_lines import kind_of, news_item
from commands.newsroom import Newsroom, Update
from commands.offered import offer_blocks
from commands.phrases import THE_STORY
from commands.reply import Block, Buttons, Context, Heading, Items, Reply, plain, said
from commands.spec import Answer, Ask, Call, Command, Option
from commands.which import suggest_stories, which, zone_here
from commands.words import count, moment
from summaries.model import Story

_LINES_ALONE, _LINES_EACH, _STORIES = 8, 3, 8


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show what is new, then remember that this person has seen it; of the channel's news nothing is remembered."""
    story: Story | None = None
    if "story" in call.options:
        found = await which(call, newsroom, call.options["story"])
        if isinstance(found, Ask):
            yield found
            return
        story = found
    here = "here" in call.options
    told = await newsroom.updates(call, story, here=here)
    zone = await zone_here(call, newsroom)
    updates = [update for update in told if update.lines]
    retold = [update for update in told if update.new and not update.lines]
    reply = _shown(updates, retold, call.now, zone) if updates else _nothing(story, retold, here=here)
    offered = [] if story else offer_blocks(await newsroom.offers(call), call.now, zone)
    yield replace(reply, blocks=(*reply.blocks, *offered))


def _nothing(story: Story | None, retold: Sequence[Update], *, here: bool) -> Reply:
    where = f" in {story.name}" if story else ""
    since = "since this channel was last sent a briefing" if here else "since you last looked"
    reply = said(f"Nothing new{where} {since}", _retells(retold) or "/brief shows where a story stands.")
    reply.data.update(updates=[])
    return reply


def _retells(retold: Sequence[Update]) -> str:
    """What became of the new articles that bring no news; "" where there are none."""
    new = sum(update.new for update in retold)
    tell = "tells" if new == 1 else "tell"
    return f"{count(new, 'new article')} {tell} only what was known." if new else ""


def _shown(updates: Sequence[Update], retold: Sequence[Update], now: datetime, zone: str) -> Reply:
    blocks: list[Block] = []
    for update in updates[:_STORIES]:
        blocks += _story(update, now, zone, _LINES_ALONE if len(updates) == 1 else _LINES_EACH)
    if len(updates) > _STORIES:
        more = count(len(updates) - _STORIES, "more story moved", "more stories moved")
        blocks.append(Context(plain(f"{more}; /stories lists them.")))
    if words := _retells(retold):
        where = f"In {count(len(retold), 'other story', 'other stories')}, "
        blocks.append(Context(plain(f"{where}{words}")))
    if len(updates) == 1:
        blocks.append(_buttons(updates[0]))
    moved = updates[0].row.story.name if len(updates) == 1 else count(len(updates), "story", "stories")
    one = updates[0].row.story.slug if len(updates) == 1 else ""
    return Reply(f"New in {moved}", tuple(blocks), story_slug=one, data={"updates": [_data(u) for u in updates]})


def _story(update: Update, now: datetime, zone: str, most: int) -> list[Block]:
    articles = count(update.new, "new article") if update.new else "no new article"
    since = f"since {moment(update.since, now, zone)}"
    items = tuple(news_item(update.briefing, line, zone) for line in update.lines[:most])
    more = len(update.lines) - len(items)
    words = f"{count(more, 'more line')}: /updates {update.row.story.slug}" if more else ""
    tail: list[Block] = [Context(plain(words))] if more else []
    return [Heading(update.row.story.name), Context(plain(f"{articles} {since}")), Items(items), *tail]


def _buttons(update: Update) -> Buttons:
    option = ("story", update.row.story.slug)
    return Buttons((Button("Briefing", "brief", (option,), "primary"), Button("Articles", "story", (option,))))


def _data(update: Update) -> dict[str, object]:
    return {
        "slug": update.row.story.slug,
        "since": update.since.isoformat(),
        "new": update.new,
        "lines": [{"news": kind_of(line), "kind": line.kind, "text": line.text} for line in update.lines],
    }


_GIVE_ME = "[(give|get|send|show) (me|us)|are there]"

COMMAND = Command(
    "updates",
    "What is new since you last looked, or to this channel; in one story or in all",
    run,
    options=(
        Option("story", "Only this story", rest=True, suggest=suggest_stories),
        Option("here", "Since this channel was last sent it, rather than since you looked", flag=True),
    ),
    examples=("/updates", "/updates {story}", "/updates here"),
    phrases=(
        "what's new",
        f"what's new [here|today|now] (in|on|with|about) {THE_STORY}",
        "what's (new|changed) (here|today|now|for me|since i last looked)",
        f"[is there|have we] (anything|something) new [(in|on|with|about) {THE_STORY}]",
        f"{_GIVE_ME} [any|the] [latest] (news|updates|latest) [(in|on|with|about|for) {THE_STORY}]",
        f"what (did|have) (i|we) (miss|missed) [(in|on|with|about) {THE_STORY}]",
        "catch (me|us) up",
        f"what's (new|changed) for (this|the) channel [(in|on|with|about) {THE_STORY}] {{here=yes}}",
    ),
)
