"""/split: makes a story of some articles of another; one click takes it back."""

from collections.abc import AsyncIterator, Sequence

from commands.articles import article_items
from commands.buttons import Button
from commands.newsroom import ArticleRow, Newsroom, Split, StoryPage
from commands.phrases import THE_STORY
from commands.reply import Buttons, Items, Paragraph, Reply, StoryLink, plain, said
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.taught import choice, meant, suggest_articles
from commands.which import suggest_stories, which, zone_here
from commands.words import count, split_list
from summaries.errors import BadInput, NotFound
from summaries.model import Story

_WITH = (
    Choice("All of these", "kin", "The chosen article, and those that tell the same"),
    Choice("Only the one", "one", "The chosen article alone"),
    Choice("Not now", "no"),
)
_LONGEST_NAME = 80


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Choose an article, see what would go with it, split."""
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        yield story
        return
    page = await newsroom.story_page(call, story)
    given = [meant(page, article) for article in split_list(call.options.get("articles", ""))]
    if not given:
        yield _asked(page)
        return
    how = call.options.get("with", "")
    if how == "no":
        yield said("Nothing was split", f"{story.name} stays as it is.")
        return
    kin = [await newsroom.kin(call, story, article) for article in given]
    rows = {row.id: row for akin in kin for row in akin}
    if not how and len(rows) > len(given):
        shown = _shown(story, list(rows.values()), call, await zone_here(call, newsroom))
        yield Ask("with", f"Split these off {story.name}?", _WITH, shown)
        return
    wanted = list(rows) if how == "kin" else [akin[0].id for akin in kin]
    name = " ".join(call.options.get("name", "").split())
    if len(name) > _LONGEST_NAME:
        raise BadInput(f"That name has {len(name)} characters; give one of at most {_LONGEST_NAME}.")
    yield _told(story, await newsroom.split(call, story, wanted, name))


def _asked(page: StoryPage) -> Ask:
    if len(page.articles) < 2:
        have = count(len(page.articles), "article")
        raise NotFound(f"{page.row.story.name} has {have}: there is nothing to split.")
    return Ask("articles", "Which article tells another story?", tuple(choice(row) for row in page.articles[:25]))


def _shown(story: Story, kin: Sequence[ArticleRow], call: Call, zone: str) -> Reply:
    items = Items(article_items(kin[:15], call.now, zone))
    what = f"{count(len(kin), 'article')} of {story.name} tell what that one tells."
    return Reply("What would go with it", (Paragraph(plain(what)), items))


def _told(story: Story, split: Split) -> Reply:
    made = split.story
    option = ("story", made.slug)
    more = (Button("Brief", "brief", (option,), "primary"), Button("Articles", "story", (option,)))
    articles = count(split.articles, "article")
    what = f" is tracked as {made.slug}, with {articles} that {story.name} does not have any more."
    return Reply(
        f"Split off: {made.name}",
        (Paragraph((StoryLink(made.name, made.slug), *plain(what))), Buttons((Button("Undo", "undo"), *more))),
        story_slug=made.slug,
        data={"slug": made.slug, "name": made.name, "from": story.slug, "articles": split.articles},
    )


COMMAND = Command(
    "split",
    "Makes a story of some articles of another; both learn from that, and it can be undone",
    run,
    options=(
        Option("story", "Which story should be split?", required=True, rest=True, suggest=suggest_stories),
        Option(
            "articles", "An article that tells another story, or several of them", many=True, suggest=suggest_articles
        ),
        Option("with", "kin: with those that tell the same; one: only those named", choices=_WITH),
        Option("name", "What to call the new story; without it, the title of one of its articles"),
    ),
    role="editor",
    changes=True,
    examples=("/split {story}", '/split {story} name:"The toll"'),
    phrases=(f"split {THE_STORY}", f"(split|divide|break up) {THE_STORY}"),
)
