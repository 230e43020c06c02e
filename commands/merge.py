"""/merge: lets one story go into another with all that it has; one click takes it back."""

import re
from collections.abc import AsyncIterator

from commands.newsroom import Merged, Newsroom
from commands.reply import Paragraph, Reply, StoryLink, plain
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.taught import undo_row
from commands.which import suggest_stories, which
from commands.words import count, listed
from summaries.errors import NotFound
from summaries.model import Story

_INTO = re.compile(r"\s+(?:into|with)\s+", re.IGNORECASE)


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Merge two stories."""
    said, into = _parted(call)
    gone = await which(call, newsroom, said, kept=f"into {into}" if into else "")
    if isinstance(gone, Ask):
        yield gone
        return
    keep = await which(call, newsroom, into, "into") if into else await _asked(call, newsroom, gone)
    if isinstance(keep, Ask):
        yield keep
        return
    yield _told(gone, await newsroom.merge(call, gone, keep))


def _parted(call: Call) -> tuple[str, str]:
    """The words that name the story that goes, and those that name the one that stays, if they are given."""
    said = call.options["story"]
    if "into" in call.options:
        return said, call.options["into"]
    gone, *keep = _INTO.split(said, maxsplit=1)
    return gone, keep[0] if keep else ""


async def _asked(call: Call, newsroom: Newsroom, gone: Story) -> Ask:
    rows = [row for row in await newsroom.stories(call) if row.story.id != gone.id]
    if not rows:
        raise NotFound(f"{gone.name} is the only story that is tracked: there is none to merge it with.")
    choices = tuple(Choice(row.story.name, row.story.slug, count(row.articles, "article")) for row in rows[:25])
    return Ask("into", f"Into which story should {gone.name} go?", choices)


def _told(gone: Story, merged: Merged) -> Reply:
    keep = merged.story
    moves = [count(merged.articles, "article")] if merged.articles else []
    moves += [count(merged.subscriptions, "subscription")] if merged.subscriptions else []
    brought = f"It brought {listed(moves)}, its words and its questions." if moves else "Its words look for it too."
    return Reply(
        f"{gone.name} went into {keep.name}",
        (
            Paragraph((StoryLink(keep.name, keep.slug), *plain(f" stays. {brought} {gone.slug} leads there now."))),
            undo_row(keep),
        ),
        story_slug=keep.slug,
        data={"gone": gone.slug, "slug": keep.slug, "articles": merged.articles, "follows": merged.subscriptions},
    )


COMMAND = Command(
    "merge",
    "Lets one story go into another, with its articles, words, subscriptions and questions",
    run,
    options=(
        Option("story", "Which story goes into another?", required=True, rest=True, suggest=suggest_stories),
        Option("into", "The story that stays", suggest=suggest_stories),
    ),
    role="editor",
    changes=True,
    examples=("/merge {story} into:prisoner-transfer",),
    phrases=(
        "merge [the] {story} [story] (into|with) [the] {into} [story]",
        "[the] {story} [story] (is the same as|is the same story as) [the] {into} [story]",
    ),
)
