"""/unsubscribe: end what a channel gets."""

from collections.abc import AsyncIterator, Sequence

from commands.buttons import Button
from commands.newsroom import Newsroom, SubscriptionRow
from commands.phrases import THE_STORY
from commands.reply import Buttons, Paragraph, Reply, plain
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import suggest_channels, which
from summaries.errors import NotFound


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """End one subscription, or ask which."""
    rows = await newsroom.subscriptions(call)
    if not rows:
        raise NotFound("No channel here is subscribed to anything; /subscribe starts that.")
    if "story" in call.options:
        story = await which(call, newsroom, call.options["story"])
        if isinstance(story, Ask):
            yield story
            return
        rows = _fitting([row for row in rows if row.story.id == story.id], f"subscribed to {story.name}")
    if "channel" in call.options:
        channel = call.options["channel"].lstrip("#")
        rows = _fitting(
            [row for row in rows if row.channel_name.casefold() == channel.casefold()], f"called #{channel}"
        )
    if "id" in call.options:
        rows = _fitting([row for row in rows if str(row.id) == call.options["id"]], "subscribed by that id any more")
    elif len(rows) > 1 or "story" not in call.options:
        yield Ask("id", "Which one should end?", tuple(_choice(row) for row in rows[:25]))
        return
    await newsroom.unsubscribe(call, rows[0])
    yield _done(rows[0])


def _fitting(rows: Sequence[SubscriptionRow], what: str) -> Sequence[SubscriptionRow]:
    if not rows:
        raise NotFound(f"No channel here is {what}; /unsubscribe alone lists what there is.")
    return rows


def _choice(row: SubscriptionRow) -> Choice:
    return Choice(f"{row.story.name} in #{row.channel_name}", str(row.id), f"{row.when} {row.zone}{row.shape}")


def _done(row: SubscriptionRow) -> Reply:
    return Reply(
        f"#{row.channel_name} no longer gets {row.story.name}",
        (Paragraph(plain(f"It came {row.when} {row.zone}{row.shape}.")), Buttons((Button("Undo", "undo"),))),
        story_slug=row.story.slug,
        data={"id": row.id, "story": row.story.slug, "channel": row.channel_name},
    )


async def _suggest_story(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Stories that some channel is subscribed to."""
    stories = {row.story.slug: row.story.name for row in await newsroom.subscriptions(call)}
    fold = prefix.casefold()
    return [Choice(name, slug) for slug, name in stories.items() if fold in name.casefold() or fold in slug]


async def _suggest_id(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    rows = await newsroom.subscriptions(call)
    return [_choice(row) for row in rows if str(row.id).startswith(prefix)]


COMMAND = Command(
    "unsubscribe",
    "Ends a channel's subscription to a story",
    run,
    options=(
        Option("story", "Which story's subscription?", rest=True, suggest=_suggest_story),
        Option("channel", "Only in this channel", suggest=suggest_channels),
        Option("id", "The subscription, from the list that /unsubscribe gives", suggest=_suggest_id),
    ),
    role="editor",
    changes=True,
    examples=("/unsubscribe {story}", "/unsubscribe"),
    phrases=(
        f"stop sending {THE_STORY} here",
        f"(stop (sending|posting|following)|unfollow) [me|us] {THE_STORY} [here|in this channel]",
        f"(stop (sending|posting|following)|unfollow) {THE_STORY} (in|to) {{channel:channel}}",
        f"unsubscribe [me|us|this channel|{{channel:channel}}] [from {THE_STORY}]",
    ),
)
