"""/story: one story's settings, its articles and why each matched."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from commands.articles import article_items
from commands.buttons import Button
from commands.coverage import coverage
from commands.newsroom import Newsroom, StoryPage, SubscriptionRow
from commands.phrases import THE_STORY
from commands.reply import Block, Buttons, Context, Heading, Item, Items, Muted, Reply, Runs, Strong, plain
from commands.spec import Answer, Ask, Call, Command, Option
from commands.which import suggest_stories, which, zone_here
from commands.words import count, counts, listed, moment
from summaries.model import Query, Story

_SHOWN = 25


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show one story."""
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        yield story
        return
    yield _page(await newsroom.story_page(call, story), call.now, await zone_here(call, newsroom))


def _page(page: StoryPage, now: datetime, zone: str) -> Reply:
    story = page.row.story
    about = counts((page.row.articles, "article"), (page.row.outlets, "outlet"))
    withdrawn = sum(row.withdrawn for row in page.articles)
    about += f", {withdrawn} withdrawn" if withdrawn else ""
    blocks: list[Block] = [
        Context(plain(f"{story.slug.upper()} · {story.status} · {about}")),
        Heading("Settings"),
        Items(
            tuple(Item((Strong(f"{name}: "), *said)) for name, said in _settings(story, page.subscriptions, now, zone))
        ),
    ]
    chart = coverage([row.published for row in page.articles if row.published], zone)
    blocks += [chart] if chart else []
    if page.articles:
        blocks += [Heading("Articles"), Items(article_items(page.articles[:_SHOWN], now, zone))]
    if len(page.articles) > _SHOWN:
        older = len(page.articles) - _SHOWN
        blocks.append(Context(plain(f"{count(older, 'older article')} on the story's page on the desk.")))
    return Reply(story.name, (*blocks, _buttons(story)), story_slug=story.slug, data=_data(page))


def _settings(
    story: Story, subscriptions: Sequence[SubscriptionRow], now: datetime, zone: str
) -> list[tuple[str, Runs]]:
    said = [(name, plain(words)) for name, words in query_words(story.query)]
    followed = [f"#{row.channel_name} {row.when} {row.zone}{row.shape}" for row in subscriptions]
    return [
        *said,
        ("Lens", plain(story.lens)),
        ("Followed by", plain(listed(followed)) if followed else (Muted("no channel"),)),
        ("Tracked since", plain(moment(story.created_at, now, zone))),
    ]


def query_words(query: Query) -> list[tuple[str, str]]:
    """A query as the names and values of its settings, the empty ones left out."""
    words = ", ".join(f"“{word}”" if " " in word else word for word in query.words)
    pairs = (
        ("Words", words),
        ("Like the article", query.seed_url),
        ("Every article has", listed(query.include)),
        ("No article has", listed(query.exclude, "or")),
        ("Only from", listed(query.sources, "or")),
    )
    return [(name, value) for name, value in pairs if value]


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


def _data(page: StoryPage) -> dict[str, object]:
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
