"""/story: one story's settings, its timeline, its articles and why each matched."""

from collections.abc import AsyncIterator
from datetime import datetime

from commands.articles import article_items, folded, original_items
from commands.briefing_lines import day_of, linked, runs_of
from commands.buttons import Button
from commands.coverage import coverage
from commands.newsroom import Newsroom, StoryPage
from commands.phrases import THE_STORY
from commands.reply import Block, Buttons, Context, Heading, Item, Items, Muted, Reply, Runs, Strong, plain
from commands.settings import query_words
from commands.spec import RANK, Answer, Ask, Call, Command, Option
from commands.taught import teach_buttons
from commands.which import suggest_stories, which, zone_here
from commands.words import count, counts, listed, moment
from summaries.model import Briefing, Story

_SHOWN = 25
_NEARLY = 5


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show one story."""
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        yield story
        return
    page = await newsroom.story_page(call, story)
    turned = await newsroom.timeline(call, story) if any(not row.withdrawn for row in page.articles) else None
    yield _page(page, turned, call, await zone_here(call, newsroom))


def _page(page: StoryPage, turned: Briefing | None, call: Call, zone: str) -> Reply:
    story, now = page.row.story, call.now
    originals = folded(page.articles)
    about = counts((page.row.articles, "article"), (page.row.outlets, "outlet"), (len(originals), "original"))
    withdrawn = sum(row.withdrawn for row in page.articles)
    about += f", {withdrawn} withdrawn" if withdrawn else ""
    blocks: list[Block] = [
        Context(plain(f"{story.slug.upper()} · {story.status} · {about}")),
        Heading("Settings"),
        Items(tuple(Item((Strong(f"{name}: "), *said)) for name, said in _settings(page, now, zone))),
    ]
    chart = coverage(page.articles, zone)
    blocks += [chart] if chart else []
    if turned is not None and turned.lines:
        blocks += [Heading("Timeline"), _timeline(turned)]
    if originals:
        refuse = teach_buttons(call, story, "out")
        blocks += [Heading("Articles"), Items(original_items(originals[:_SHOWN], now, zone, refuse))]
    if len(originals) > _SHOWN:
        older = len(originals) - _SHOWN
        blocks.append(Context(plain(f"{count(older, 'older article')} on the story's page on the desk.")))
    if page.nearly:
        confirm = teach_buttons(call, story, "in")
        nearly = article_items(page.nearly[:_NEARLY], now, zone, confirm)
        blocks += [Heading("Nearly, but not"), Items(nearly)]
    blocks += [_buttons(story), *_tending(call, story)]
    return Reply(story.name, tuple(blocks), story_slug=story.slug, data=_data(page, turned))


def _timeline(turned: Briefing) -> Items:
    """The turning points, each with its day and its outlets."""
    return Items(
        tuple(
            Item((Muted(f"{day_of(line, turned.as_of)}: "), *runs_of(line), *linked(turned, line)))
            for line in turned.lines
        )
    )


def _settings(page: StoryPage, now: datetime, zone: str) -> list[tuple[str, Runs]]:
    story = page.row.story
    said = [(name, plain(words)) for name, words in query_words(story.query)]
    followed = [f"#{row.channel_name} {row.when} {row.zone}{row.shape}" for row in page.subscriptions]
    took_in = [("Took in", plain(listed(page.took_in)))] if page.took_in else []
    return [
        *said,
        *took_in,
        ("Lens", plain(story.lens)),
        ("Followed by", plain(listed(followed)) if followed else (Muted("no channel"),)),
        ("Tracked since", plain(moment(story.created_at, now, zone))),
    ]


def _buttons(story: Story) -> Buttons:
    option = ("story", story.slug)
    return Buttons(
        (
            Button("Brief", "brief", (option,), "primary"),
            Button("What is new", "updates", (option,)),
            Button("Questions", "questions", (option,)),
            Button("Follow here", "subscribe", (option,)),
            Button("Stop tracking", "untrack", (option,), "danger"),
        )
    )


def _tending(call: Call, story: Story) -> list[Block]:
    """What else those who may change it can do with a story."""
    if RANK[call.actor.role] < RANK["editor"]:
        return []
    option = ("story", story.slug)
    more = ("Change", "edit"), ("Split", "split"), ("Merge", "merge")
    return [Buttons(tuple(Button(label, command, (option,)) for label, command in more))]


def _data(page: StoryPage, turned: Briefing | None) -> dict[str, object]:
    story, query = page.row.story, page.row.story.query
    return {
        "slug": story.slug,
        "name": story.name,
        "lens": story.lens,
        "status": story.status,
        "query": {
            "words": list(query.words),
            "include": list(query.include),
            "exclude": list(query.exclude),
            "sources": list(query.sources),
            "languages": list(query.languages),
            "places": list(query.places),
            "seed_url": query.seed_url,
        },
        "articles": [
            {
                "id": row.id,
                "url": row.url,
                "publisher": row.publisher,
                "title": row.title,
                "published": row.published.isoformat() if row.published else None,
                "version": row.version,
                "versions": row.versions,
                "score": row.match.score,
                "reasons": list(row.match.reasons),
                "withdrawn": row.withdrawn,
                "copy_of": row.copy_of,
            }
            for row in page.articles
        ],
        "nearly": [{"id": row.id, "url": row.url, "title": row.title} for row in page.nearly],
        "took_in": list(page.took_in),
        "timeline": [
            {"day": line.tags["day"], "text": line.text, "originals": line.originals}
            for line in (turned.lines if turned else ())
        ],
        "subscriptions": [
            {
                "channel": row.channel_name,
                "when": row.when,
                "zone": row.zone,
                "next_at": row.next_at.isoformat(),
                "threads": row.threads,
            }
            for row in page.subscriptions
        ],
    }


COMMAND = Command(
    "story",
    "One story: its settings, its articles, and why each of them matched",
    run,
    options=(Option("story", "Which story?", required=True, rest=True, suggest=suggest_stories),),
    examples=("/story {story}",),
    phrases=(
        "show me the {story} story",
        "(show|open) [me|us] [the] (story|page) (of|about|on) [the] {story}",
        f"[show|list] [me|us] [the|all] (articles|coverage|settings) (of|about|on|for|in) {THE_STORY}",
    ),
)
