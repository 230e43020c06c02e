"""/teach: tells a story that an article is not of it, or is; one click each, one more takes it back."""

from collections.abc import AsyncIterator

from commands.newsroom import Newsroom, StoryPage, Taught
from commands.phrases import THE_STORY
from commands.reply import Block, Link, Paragraph, Plain, Reply
from commands.spec import Answer, Ask, Call, Command, Option
from commands.taught import WHAT, choice, meant, moved, parted, suggest_articles, undo_row
from commands.which import suggest_stories, which, zone_here
from commands.words import clipped
from summaries.errors import NotFound
from summaries.model import Story


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Refuse or confirm an article."""
    words, url = parted(call.options["story"])
    story = await which(call, newsroom, words, kept=url)
    if isinstance(story, Ask):
        yield story
        return
    given = call.options.get("article") or url
    what = call.options.get("what", "")
    if not what and not given:
        yield Ask("what", f"What should {story.name} learn?", WHAT)
        return
    page = await newsroom.story_page(call, story)
    article = meant(page, given) if given else _asked(page, what)
    if isinstance(article, Ask):
        yield article
    elif not what:
        yield Ask("what", f"Is it {story.name}?", WHAT)
    elif what == "out":
        yield _refused(story, await newsroom.refuse(call, story, article), call, await zone_here(call, newsroom))
    else:
        yield _confirmed(story, await newsroom.confirm(call, story, article), call, await zone_here(call, newsroom))


def _asked(page: StoryPage, what: str) -> Ask:
    rows = page.articles if what == "out" else page.nearly
    name = page.row.story.name
    if rows:
        asked = f"Which article is not {name}?" if what == "out" else f"Which article belongs to {name}?"
        return Ask("article", asked, tuple(choice(row) for row in rows[:25]))
    if what == "out":
        raise NotFound(f"{name} has no article yet, so none can be taken out.")
    return Ask("article", f"The address of the article that belongs to {name}?", ())


# --- what is said -----------------------------------------------------------------------------------------------------


def _refused(story: Story, taught: Taught, call: Call, zone: str) -> Reply:
    title = clipped(taught.article.title or taught.article.url, 140)
    said = " is not in it any more, and stays out when it is edited."
    return _told(f"Not {story.name}", said, story, taught, title, call, zone)


def _confirmed(story: Story, taught: Taught, call: Call, zone: str) -> Reply:
    title = clipped(taught.article.title or taught.article.url, 140)
    said = " is in it now, and stays in when it is edited."
    return _told(f"It belongs to {story.name}", said, story, taught, title, call, zone)


def _told(head: str, said: str, story: Story, taught: Taught, title: str, call: Call, zone: str) -> Reply:
    blocks: list[Block] = [Paragraph((Link(title, taught.article.url), Plain(said)))]
    blocks += moved(taught.left, taught.came, call, zone)
    blocks.append(undo_row(story))
    return Reply(
        head,
        tuple(blocks),
        story_slug=story.slug,
        data={
            "slug": story.slug,
            "article": taught.article.url,
            "left": [row.url for row in taught.left],
            "came": [row.url for row in taught.came],
        },
    )


COMMAND = Command(
    "teach",
    "Tells a story that an article is not of it, or is; it learns from that, and it can be undone",
    run,
    options=(
        Option(
            "story", "Which story; the article's address may follow it", required=True, rest=True,
            suggest=suggest_stories,
        ),
        Option("what", "out: not this story; in: it belongs here", choices=WHAT, bare=True),
        Option("article", "The article: its address, or words of its title", suggest=suggest_articles),
    ),
    role="editor",
    changes=True,
    examples=(
        "/teach out {story} https://example.org/news/an-article",
        "/teach in {story} https://example.org/news/an-article",
    ),
    phrases=(
        f"an article is not [(of|about|in|part of)] {THE_STORY}{{what=out}}",
        f"(some|one|an) article (does not belong|doesn't belong) (to|in) {THE_STORY}{{what=out}}",
        f"{{article:address}} is not [(of|about|in|part of)] {THE_STORY}{{what=out}}",
        f"{{article:address}} (belongs to|is part of|is about) {THE_STORY}{{what=in}}",
        f"(take|remove|drop) {{article:address}} (out of|from) {THE_STORY}{{what=out}}",
        f"(add|put) {{article:address}} (to|in|into) {THE_STORY}{{what=in}}",
    ),
)  # fmt: skip
