"""What the commands that teach a story share: which article is meant, what moved with it, the buttons.  Pure."""

from collections.abc import Callable, Sequence

from commands.addresses import address
from commands.articles import article_items
from commands.buttons import Button
from commands.newsroom import ArticleRow, Newsroom, StoryPage
from commands.reply import Block, Buttons, Heading, Items, Paragraph, plain
from commands.spec import RANK, Call, Choice
from commands.words import clipped, count, nearest
from summaries.errors import NotFound
from summaries.model import Story

WHAT = (
    Choice("Not this story", "out", "It leaves, and stays out in every version"),
    Choice("Belongs here", "in", "It is in, whatever matching finds"),
)
_SHOWN = 10


def parted(said: str) -> tuple[str, str]:
    """The words that name the story, and the address that stands among them, if one does."""
    words = said.split()
    urls = [word for word in words if address(word)]
    rest = [word for word in words if word not in urls[:1]]
    return (" ".join(rest), urls[0]) if urls and rest else (said, "")


def meant(page: StoryPage, said: str) -> str:
    """The article that is meant, as the newsroom takes it: an address, an id, or words of a title in the story."""
    url = address(said)
    if url:
        return url
    listed = (*page.articles, *page.nearly)
    if any(row.id == said for row in listed) or said.isdigit():
        return said
    words = said.casefold().split()
    found = [row for row in listed if all(word in row.title.casefold() for word in words)]
    if len(found) == 1:
        return found[0].id
    if found:
        raise NotFound(f"“{clipped(said, 60)}” fits {len(found)} articles of {page.row.story.name}; give an address.")
    near = nearest(said, [row.title for row in listed])
    hint = f"did you mean “{clipped(near, 80)}”?" if near else "give its address."
    raise NotFound(f"No article of {page.row.story.name} is called “{clipped(said, 60)}”; {hint}")


def choice(row: ArticleRow) -> Choice:
    return Choice(clipped(row.title or row.url, 90), row.id, row.publisher)


async def suggest_articles(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Articles of the story that is named, by words of their titles; with ``what:in``, those that nearly matched."""
    found = await newsroom.find_story(call, parted(call.options.get("story", ""))[0])
    if not found:
        return []
    page = await newsroom.story_page(call, found[0])
    rows = page.nearly if call.options.get("what") == "in" else page.articles
    fold = prefix.casefold()
    return [choice(row) for row in rows if fold in row.title.casefold()][:25]


def moved(
    left: Sequence[ArticleRow], came: Sequence[ArticleRow], call: Call, zone: str, *, would: bool = False
) -> list[Block]:
    """Articles that went and came with a change, or would, each with why."""
    blocks: list[Block] = []
    verbs = ("would leave", "would come in") if would else ("left with it", "came in with it")
    for rows, verb in zip((left, came), verbs, strict=True):
        if rows:
            blocks += [
                Heading(f"{count(len(rows), 'article')} {verb}"),
                Items(article_items(rows[:_SHOWN], call.now, zone)),
            ]
            if len(rows) > _SHOWN:
                blocks.append(Paragraph(plain(f"The other {len(rows) - _SHOWN} are not listed here.")))
    return blocks


def undo_row(story: Story) -> Buttons:
    """What one does next: take it back, or look at the story."""
    return Buttons((Button("Undo", "undo"), Button("Articles", "story", (("story", story.slug),))))


def teach_buttons(call: Call, story: Story, what: str) -> Callable[[ArticleRow], tuple[Button, ...]]:
    """The one click under each article, for those who may: what "out" takes it out of the story, "in" puts it in."""
    if RANK[call.actor.role] < RANK["editor"]:
        return lambda row: ()
    return lambda row: (teach_button(story.slug, row.id, what),)


def teach_button(slug: str, article: str, what: str) -> Button:
    """Not this story, or belongs here."""
    label = next(choice.label for choice in WHAT if choice.value == what)
    return Button(label, "teach", (("story", slug), ("article", article), ("what", what)))
