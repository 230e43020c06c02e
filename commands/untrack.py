"""/untrack: stop tracking a story; one click brings it back."""

from collections.abc import AsyncIterator

from commands.buttons import Button
from commands.newsroom import Newsroom
from commands.phrases import THE_STORY
from commands.reply import Buttons, Paragraph, Reply, plain
from commands.spec import Answer, Ask, Call, Command, Option
from commands.which import suggest_stories, which


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Stop tracking."""
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        yield story
        return
    await newsroom.untrack(call, story)
    yield Reply(
        f"{story.name} is no longer tracked",
        (
            Paragraph(plain("Its articles and briefings stay, and no channel gets it any more.")),
            Buttons((Button("Undo", "undo"),)),
        ),
        data={"slug": story.slug},
    )


COMMAND = Command(
    "untrack",
    "Stops tracking a story; its articles stay, and it can be undone",
    run,
    options=(
        Option("story", "Which story should no longer be tracked?", required=True, rest=True, suggest=suggest_stories),
    ),
    role="editor",
    changes=True,
    examples=("/untrack {story}",),
    phrases=(
        f"stop tracking {THE_STORY}",
        f"(stop (tracking|watching|monitoring)|untrack) {THE_STORY}",
        "(drop|forget) the {story} story",
    ),
)
