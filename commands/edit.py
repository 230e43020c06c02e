"""/edit: changes what a story looks for, its name or its lens; shows what would leave and come first."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from commands.adjust import adjusted, choices, parted, suggest_confirm
from commands.articles import article_items
from commands.newsroom import Changed, Newsroom
from commands.phrases import THE_STORY
from commands.reply import Block, Context, Heading, Items, Paragraph, Reply, Runs, StoryLink, Strong, plain, said
from commands.settings import query_words
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.taught import moved, teach_buttons, undo_row
from commands.which import lens_named, suggest_lenses, suggest_publishers, suggest_stories, which, zone_here
from commands.words import clipped
from summaries.errors import BadInput
from summaries.model import Query, Story
from summaries.tracking.query import refined
from summaries.tracking.suggest import Change

_LISTS = ("include", "exclude", "sources", "languages", "places", "drop")
_LONGEST_NAME = 80
_HELP = "Type what else should change: words:, include:, exclude:, sources:, languages:, places:, drop:, name: or lens:"


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Preview what a change would move, then make it."""
    changes, confirmed = parted(call.options.get("confirm", ""))
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        yield story
        return
    if confirmed == "no":
        yield said("Nothing was changed", f"{story.name} stays as it is.")
        return
    after = wanted(call, newsroom, story, changes)
    if after == story:
        yield await _offered(call, newsroom, story)
        return
    found = await newsroom.would_change(call, after)
    if not confirmed and (found.left or found.came):
        offered = choices(changes, (), "Change it", "Leave it")
        yield Ask("confirm", f"Change {story.name}?", offered, _shown(found, call, await zone_here(call, newsroom)))
        return
    yield _told(await newsroom.change(call, after), call, await zone_here(call, newsroom))


def wanted(call: Call, newsroom: Newsroom, story: Story, changes: Sequence[Change]) -> Story:
    """The story as the call wants it.  Raises BadInput for settings that say nothing, or name no lens."""
    given = {name: call.options.get(name, "") for name in ("words", *_LISTS)}
    query: Query = refined(story.query, **given) if any(given.values()) else story.query
    name = " ".join(call.options.get("name", "").split()) or story.name
    if len(name) > _LONGEST_NAME:
        raise BadInput(f"That name has {len(name)} characters; give one of at most {_LONGEST_NAME}.")
    lens = lens_named(newsroom, call.options["lens"]) if "lens" in call.options else story.lens
    return replace(story, name=name, lens=lens, query=adjusted(query, changes))


async def _offered(call: Call, newsroom: Newsroom, story: Story) -> Ask | Reply:
    """What it looks for now, what one click would change, and how to type anything else."""
    found = await newsroom.preview(call, story.query)
    nearly = (await newsroom.story_page(call, story)).nearly
    zone = await zone_here(call, newsroom)
    blocks: list[Block] = [Context(_settings(story)), Paragraph(plain(_HELP))]
    if nearly:
        items = article_items(nearly[:5], call.now, zone, teach_buttons(call, story, "in"))
        blocks += [Heading("Nearly, but not"), Items(items)]
    offered = choices((), found.changes, "", "Leave it")[1:]
    if len(offered) < 2:
        return Reply(f"What {story.name} looks for", tuple(blocks), story_slug=story.slug)
    return Ask("confirm", f"What should change in {story.name}?", offered, Reply(story.name, tuple(blocks)))


def _settings(story: Story) -> Runs:
    pairs = [*query_words(story.query), ("Lens", story.lens)]
    return tuple(run for name, value in pairs for run in (Strong(f"{name}: "), *plain(f"{value}. ")))


def _shown(found: Changed, call: Call, zone: str) -> Reply:
    blocks: list[Block] = [Context(_settings(found.story)), *moved(found.left, found.came, call, zone, would=True)]
    return Reply(found.story.name, tuple(blocks))


def _told(found: Changed, call: Call, zone: str) -> Reply:
    story = found.story
    blocks: list[Block] = [Paragraph((StoryLink(story.name, story.slug), *plain(" is changed. "), *_settings(story)))]
    blocks += moved(found.left, found.came, call, zone)
    if not found.left and not found.came:
        blocks.append(Paragraph(plain("No article left or came in for it.")))
    return Reply(
        f"Changed: {clipped(story.name, 80)}",
        (*blocks, undo_row(story)),
        story_slug=story.slug,
        data={
            "slug": story.slug,
            "name": story.name,
            "left": [row.url for row in found.left],
            "came": [row.url for row in found.came],
        },
    )


async def suggest_items(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """What stands in the settings of the story that is named, to be dropped."""
    found = await newsroom.find_story(call, call.options.get("story", ""))
    if not found:
        return []
    query, fold = found[0].query, prefix.casefold()
    items = (*query.words, *query.include, *query.exclude, *query.sources, *query.languages, *query.places)
    return [Choice(item, item) for item in dict.fromkeys(items) if item.casefold().startswith(fold)][:25]


COMMAND = Command(
    "edit",
    "Changes what a story looks for, its name or its lens, and shows first what would leave and come",
    run,
    options=(
        Option("story", "Which story?", required=True, rest=True, suggest=suggest_stories),
        Option("words", "Words to look for, in place of those that it has"),
        Option("include", "Words that every article must have, beside those that it has", many=True),
        Option("exclude", "Words that no article may have, beside those that it has", many=True),
        Option("sources", "Only from these outlets, beside those that it has", many=True, suggest=suggest_publishers),
        Option("languages", "Only in these languages, beside those that it has", many=True),
        Option("places", "Only articles that name one of these places, beside those that it has", many=True),
        Option("drop", "Items to take out of any of these settings", many=True, suggest=suggest_items),
        Option("name", "What to call it"),
        Option("lens", "Kind of story, by the questions that it must answer", suggest=suggest_lenses),
        Option("confirm", "yes changes it without asking", suggest=suggest_confirm),
    ),
    role="editor",
    changes=True,
    examples=("/edit {story} exclude:football", "/edit {story} drop:football languages:en"),
    phrases=(
        f"(edit|change) {THE_STORY}",
        f"change (what|how) {THE_STORY} (looks for|is tracked|tracks)",
        f"(exclude|leave out) {{exclude}} (from|in) {THE_STORY}",
        "rename [the] {story} [story] to {name}",
    ),
)
