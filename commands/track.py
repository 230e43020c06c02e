"""/track: shows what a story would match, then starts tracking it."""

from collections.abc import AsyncIterator, Collection
from dataclasses import replace

from commands.addresses import address, addressed
from commands.adjust import adjusted, choices, parted, suggest_confirm
from commands.articles import article_items
from commands.buttons import Button
from commands.newsroom import Newsroom, Preview
from commands.reply import Block, Buttons, Context, Heading, Items, Paragraph, Reply, StoryLink, Strong, plain, said
from commands.spec import Answer, Ask, Call, Command, Option, Progress, Shortcut
from commands.which import lens_named, suggest_lenses, suggest_publishers, zone_here
from commands.words import clipped, count, listed, nearest
from summaries.errors import BadInput
from summaries.model import Query, Story
from summaries.tracking.query import query_from

_LONGEST_NAME = 80
_FEW = 3  # articles that the preview of a form shows, of those that match and those that nearly do


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Preview, with one-click changes; with ``confirm:yes``, track."""
    call = await addressed(call, newsroom, "words")
    changes, confirmed = parted(call.options.get("confirm", ""))
    query = adjusted(query_of(call), changes)
    lens = lens_named(newsroom, call.options["lens"]) if "lens" in call.options else ""
    if confirmed == "no":
        yield said("Nothing is tracked", "Change the words and try again, or leave it.")
        return
    if query.seed_url:
        yield Progress("Reading the article")
    found = await newsroom.preview(call, query)
    name = _name(call, found)
    lens = lens or found.suggested_lens or "general"
    if not confirmed:
        offered = choices(changes, found.changes, "Start tracking", "Not now")
        yield Ask("confirm", f"Start tracking “{name}”?", offered, await _shown(found, name, lens, call, newsroom))
        return
    yield _tracking(await newsroom.track(call, name, lens, found.query), found)


async def preview(call: Call, newsroom: Newsroom) -> Reply:
    """What the options so far would match, in short, changing nothing; without words, the advice to type some.

    Raises StandfirstError for what cannot be tracked.
    """
    if not call.options.get("words", "").strip():
        return said("Type words", "What they would match among the stored articles is shown here.")
    lens = lens_named(newsroom, call.options["lens"]) if "lens" in call.options else ""
    found = await newsroom.preview(call, query_of(call))
    few = replace(found, matched=found.matched[:_FEW], nearly=found.nearly[:_FEW])
    return await _shown(few, _name(call, found), lens or found.suggested_lens or "general", call, newsroom)


def query_of(call: Call) -> Query:
    """What the call asks to track.  Raises BadInput when its words say nothing."""
    given = [call.options.get(name, "") for name in ("include", "exclude", "sources", "languages", "places")]
    url = address(call.options["words"])
    if url:
        return query_from("", *given, seed_url=url)
    return query_from(call.options["words"], *given)


def _name(call: Call, preview: Preview) -> str:
    name = " ".join(call.options.get("name", "").split())
    if len(name) > _LONGEST_NAME:
        raise BadInput(f"That name has {len(name)} characters; give one of at most {_LONGEST_NAME}.")
    return name or clipped(preview.suggested_name or " ".join(preview.query.words) or "Story", _LONGEST_NAME)


async def _strange(call: Call, newsroom: Newsroom, preview: Preview) -> list[str]:
    """A warning for each outlet asked for that nothing here is called or lives at: only its articles could match."""
    if not preview.query.sources:
        return []
    rows = await newsroom.sources(call)
    names = {row.name for row in rows} | {row.publisher for row in (*preview.matched, *preview.nearly)} - {""}
    places = [row.site.casefold() for row in rows] + [row.url.casefold() for row in rows]
    folded = {name.casefold() for name in names}
    return [
        f"No source here is called “{clipped(said, 40)}”{_meant(said, names)}; only its articles could match."
        for said in preview.query.sources
        if said.casefold() not in folded and not ("." in said and any(said.casefold() in place for place in places))
    ]


def _meant(said: str, names: Collection[str]) -> str:
    near = nearest(said, names)
    return f" (did you mean {near}?)" if near else ""


async def _shown(preview: Preview, name: str, lens: str, call: Call, newsroom: Newsroom) -> Reply:
    zone, strange = await zone_here(call, newsroom), await _strange(call, newsroom, preview)
    total = preview.total
    lead = (
        f"{count(total, 'stored article')} would match{_of(total, len(preview.matched))}."
        if total
        else "Nothing matches: no stored article would be in this story. What comes in from now on is checked."
    )
    blocks: list[Block] = [Context(plain(f"{_terms(preview.query)} · lens {lens}")), Paragraph(plain(lead))]
    blocks += [Paragraph((Strong("Check sources: "), *plain(warning))) for warning in strange]
    if preview.matched:
        blocks += [Heading("Would match"), Items(article_items(preview.matched, call.now, zone))]
    if preview.nearly:
        blocks += [Heading("Nearly, but not"), Items(article_items(preview.nearly, call.now, zone))]
    return Reply(
        f"Track “{name}”?",
        tuple(blocks),
        data={
            "name": name,
            "lens": lens,
            "total": total,
            "matched": [row.url for row in preview.matched],
            "nearly": [row.url for row in preview.nearly],
        },
    )


def _of(total: int, shown: int) -> str:
    return f"; the best {shown} are below" if shown and total > shown else ""


def _terms(query: Query) -> str:
    """A query in words."""
    words = ", ".join(f"“{word}”" if " " in word else word for word in query.words)
    parts = [f"like {clipped(query.seed_url, 80)}" if query.seed_url else words]
    parts += [f"with {listed(query.include)}"] if query.include else []
    parts += [f"without {listed(query.exclude, 'or')}"] if query.exclude else []
    parts += [f"from {listed(query.sources, 'or')}"] if query.sources else []
    parts += [f"in {listed(query.languages, 'or')}"] if query.languages else []
    parts += [f"naming {listed(query.places, 'or')}"] if query.places else []
    return ", ".join(part for part in parts if part)


def _tracking(story: Story, preview: Preview) -> Reply:
    option = ("story", story.slug)
    buttons = (
        Button("Brief", "brief", (option,), "primary"),
        Button("Follow here", "subscribe", (option,)),
        Button("Undo", "undo"),
    )
    matched = f"{count(preview.total, 'article')} so far" if preview.total else "no article so far"
    return Reply(
        f"Tracking {story.name}",
        (
            Paragraph((StoryLink(story.name, story.slug), *plain(f" is tracked as {story.slug}: {matched}."))),
            Buttons(buttons),
        ),
        story_slug=story.slug,
        data={"slug": story.slug, "name": story.name, "lens": story.lens, "articles": preview.total},
    )


COMMAND = Command(
    "track",
    "Shows what a story would match, then starts tracking it",
    run,
    options=(
        Option("words", 'Words and "quoted phrases" of the story, or an article\'s address', required=True, rest=True),
        Option("name", "What to call it; without it, the words or the article's title"),
        Option("lens", "Kind of story, by the questions that it must answer", suggest=suggest_lenses),
        Option("include", "Words that every article must have, separated by commas", many=True),
        Option("exclude", "Words that no article may have, separated by commas", many=True),
        Option("sources", "Only from these outlets, separated by commas", many=True, suggest=suggest_publishers),
        Option("languages", "Only in these languages, separated by commas: en, German", many=True),
        Option("places", "Only articles that name one of these places, separated by commas", many=True),
        Option("confirm", "yes tracks without asking", suggest=suggest_confirm),
    ),
    role="editor",
    changes=True,
    examples=(
        '/track "prisoner transfer" castamar lens:detention',
        "/track https://example.org/news/an-article",
        '/track flood dam name:"Ollen dam" exclude:football languages:en',
    ),
    form=True,
    preview=preview,
    shortcut=Shortcut("Track this story", "words"),
    phrases=(
        "track {words}",
        "(track|start tracking|watch|monitor|keep an eye on) [the] {words}",
        "(track|start tracking|watch|monitor|look for) [the|all] (news|coverage|stories) (of|about|on) [the] {words}",
        "(track|start tracking) [the] {words} and call it {name}",
    ),
)
