"""The pages that are read: stories, one story, one channel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import structlog
from aiohttp import web

from bot.platforms.desk.citing import sections
from bot.platforms.desk.parts import PARTS
from bot.platforms.desk.place import Place, place_of
from bot.platforms.desk.whole import whole
from bot.platforms.replies import from_json
from bot.ports.store import Post
from commands.articles import folded
from commands.buttons import Button
from commands.newsroom import ArticleRow, StoryPage
from commands.offered import offer_blocks
from commands.reply import Reply
from commands.taught import teach_buttons
from summaries.errors import BadInput, NotFound
from summaries.model import SectionName, Story

log = structlog.get_logger()

SHOWN_POSTS = 50
SHOWN_ARTICLES = 30  # the rest folds away
BRIEF: tuple[SectionName, ...] = ("new", "facts", "quotes", "disagree", "questions", "unheard", "next", "background")


@dataclass(frozen=True, slots=True)
class Posted:
    """A post with its reply, as a channel shows it."""

    post: Post
    reply: Reply


async def stories(request: web.Request) -> web.StreamResponse:
    """What the newsroom tracks, with what is new; the last posts; sources in trouble."""
    place = await place_of(request)
    call = place.call("stories")
    rows = await place.newsroom.stories(call)
    trouble = [source for source in await place.newsroom.sources(call) if source.state == "failing"]
    posts = await _posts(place, 3)
    offered = offer_blocks(await place.newsroom.offers(call), call.now, place.channel.zone)
    return place.page("stories.html", rows=rows, offered=offered, trouble=trouble, posts=posts)


async def story(request: web.Request) -> web.StreamResponse:
    """One story: its briefing, timeline, articles with why each matched, and who gets it."""
    place = await place_of(request)
    call = place.call("story")
    found = await _story(place, request.match_info["slug"])
    if found.slug.lower() != request.match_info["slug"].lower():  # it went into this one
        raise web.HTTPFound(f"/stories/{quote(found.slug)}")
    shown = await place.newsroom.story_page(call, found)
    try:
        short = await place.newsroom.brief(call, found, None)
        full = await place.newsroom.full_briefing(call, found)
    except NotFound as nothing:  # tracked, and no article yet: the page says so
        return place.page("story.html", briefing=None, waiting=str(nothing), **_story_words(place, found, shown))
    briefing = whole(short, full)
    return place.page(
        "story.html",
        briefing=briefing,
        sections=sections(briefing, BRIEF, short),
        timeline=next(iter(sections(briefing, ("timeline",))), None),
        **_story_words(place, found, shown),
    )


async def channel(request: web.Request) -> web.StreamResponse:
    """The posts of one desk channel, newest first."""
    place = await place_of(request, int(request.match_info["channel"]))
    subscriptions = await place.newsroom.subscriptions(place.call("subscribe"))
    return place.page(
        "channel.html",
        posts=await _posts(place, SHOWN_POSTS),
        subscriptions=[row for row in subscriptions if row.channel == place.channel.id],
    )


def story_buttons(slug: str) -> tuple[Button, ...]:
    """What can be done with a story from its page."""
    return (
        Button("Follow here", "subscribe", (("story", slug),), style="primary"),
        Button("Change", "edit", (("story", slug),)),
        Button("Stop tracking", "untrack", (("story", slug),), style="danger"),
    )


def look_ups(slug: str) -> tuple[Button, ...]:
    """What can be looked up in a story beyond its briefing."""
    story = ("story", slug)
    return (Button("Board of questions", "questions", (story,)), Button("All quotes", "quotes", (story,)))


def teaching(place: Place, story: Story) -> Callable[[ArticleRow, str], tuple[Button, ...]]:
    """What an article's place on the page offers to those who may teach the story."""
    call = place.call("teach")
    return lambda article, what: teach_buttons(call, story, what)(article)


def _story_words(place: Place, found: Story, shown: StoryPage) -> dict[str, Any]:
    listed = folded(shown.articles)
    return {
        "story": found,
        "row": shown.row,
        "withdrawn": sum(article.withdrawn for article in shown.articles),
        "nearly": shown.nearly,
        "took_in": shown.took_in,
        "teach": teaching(place, found),
        "originals": listed[:SHOWN_ARTICLES],
        "older": listed[SHOWN_ARTICLES:],
        "subscriptions": shown.subscriptions,
        "buttons": story_buttons(found.slug),
        "look_ups": look_ups(found.slug),
    }


async def _story(place: Place, slug: str) -> Story:
    found = await place.newsroom.find_story(place.call("story"), slug)
    exact = next((each for each in found if each.slug.lower() == slug.lower()), None)
    if exact is None and len(found) == 1:
        went = (await place.newsroom.story_page(place.call("story"), found[0])).took_in
        exact = found[0] if slug.lower() in map(str.lower, went) else None
    if exact is None:
        raise NotFound("No story of that name is tracked here. The first page lists those that are.")
    return exact


async def _posts(place: Place, limit: int) -> list[Posted]:
    posts = await place.request.app[PARTS].posts.list(place.member.newsroom, place.channel.id, limit)
    return [posted for post in posts if (posted := _posted(post)) is not None]


def _posted(post: Post) -> Posted | None:
    try:
        return Posted(post, from_json(post.body))
    except BadInput:
        log.warning("post_unreadable", post=post.id)
        return None
