"""/topics: beats, each with its stories and the terms that bring new ones."""

from collections.abc import AsyncIterator, Sequence

from commands.allowed import allow
from commands.buttons import Button
from commands.newsroom import EventRow, Newsroom, TopicRow
from commands.parse import unquoted
from commands.reply import (
    Block,
    Buttons,
    Context,
    Heading,
    Item,
    Items,
    Link,
    Muted,
    Paragraph,
    Plain,
    Reply,
    StoryLink,
    Strong,
    plain,
    said,
)
from commands.settings import query_words
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import lens_named, suggest_lenses, suggest_publishers, suggest_stories, which, zone_here
from commands.words import clipped, count, counts, listed, moment, nearest, split_list
from summaries.errors import BadInput, NotFound
from summaries.model import Query, Story
from summaries.tracking.query import query_from

LONGEST_NAME = 60
_SHOWN = 8  # stories of a topic in the list of topics
_ACTIONS = (
    Choice("add", "add", "A new topic with its terms"),
    Choice("edit", "edit", "Another name, other terms, other stories"),
    Choice("remove", "remove", "Ends a topic; its stories stay tracked"),
    Choice("list", "list", "Every topic with its stories"),
)
_CONFIRM = (Choice("Add the topic", "yes"), Choice("Not now", "no"))


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """List the topics, show one, or do the action."""
    action = call.options.get("action", "list")
    if action != "list":
        await allow(call, newsroom, "editor", f"/topics {action}")
    if action == "add":
        yield await _add(call, newsroom)
    elif action == "list":
        yield await _list(call, newsroom)
    else:
        row = await _which(call, newsroom)
        if isinstance(row, Ask):
            yield row
        elif action == "remove":
            await newsroom.remove_topic(call, row)
            yield _changed(f"The topic {row.name} is gone", "Its stories stay tracked.", row)
        else:
            yield await _edit(call, newsroom, row)


# --- showing --------------------------------------------------------------------------------------------------------


async def _list(call: Call, newsroom: Newsroom) -> Reply | Ask:
    if call.options.get("what"):
        row = await _which(call, newsroom)
        return row if isinstance(row, Ask) else _page(row, call, await zone_here(call, newsroom))
    rows = await newsroom.topics(call)
    if not rows:
        lead = (
            "A topic is a beat: stories, and terms that bring new ones. Make one: /topics add Harbour terms:port,ferry"
        )
        return Reply("No topic yet", (Paragraph(plain(lead)),), data={"topics": []})
    zone, blocks = await zone_here(call, newsroom), list[Block]()
    for row in rows:
        blocks += [Heading(row.name), Context(plain(_about(row))), *_stories(row, call, zone, _SHOWN)]
    return Reply(count(len(rows), "topic"), tuple(blocks), data={"topics": [_data(row) for row in rows]})


def _page(row: TopicRow, call: Call, zone: str) -> Reply:
    settings = [Item((Strong(f"{name}: "), Plain(words))) for name, words in query_words(row.terms)]
    settings.append(Item((Strong("Lens: "), Plain(row.lens or "the one that fits each story"))))
    blocks: list[Block] = [Context(plain(_about(row))), Items(tuple(settings)), *_stories(row, call, zone, 25)]
    return Reply(row.name, tuple(blocks), data={"topics": [_data(row)]})


def _about(row: TopicRow) -> str:
    new = sum(story.new for story in row.stories)
    told = count(len(row.stories), "story", "stories") + (f", {count(new, 'new article')}" if new else "")
    terms = ", ".join(f"“{term}”" if " " in term else term for term in row.terms.words)
    return f"{told} · events about {terms} join" if terms else f"{told} · no terms: stories join by hand"


def _stories(row: TopicRow, call: Call, zone: str, most: int) -> list[Block]:
    if not row.stories:
        return [Paragraph(plain("No story yet."))]
    left = len(row.stories) - most
    items = Items(tuple(_item(row, at, call, zone) for at in range(min(most, len(row.stories)))))
    return [items, Context(plain(f"{count(left, 'more story', 'more stories')}"))] if left > 0 else [items]


def _item(row: TopicRow, at: int, call: Call, zone: str) -> Item:
    story = row.stories[at]
    moved = f" · moved {moment(story.moved_at, call.now, zone)}" if story.moved_at else ""
    new = (Strong(f" {story.new} new"),) if story.new else ()
    about = Muted(f" · {story.story.status} · {counts((story.articles, 'article'), (story.outlets, 'outlet'))}{moved}")
    option = ("story", story.story.slug)
    out = Button("Take out", "topics", (("action", "edit"), ("what", str(row.id)), ("without", story.story.slug)))
    buttons = (Button("Brief", "brief", (option,)), out)
    return Item((StoryLink(story.story.name, story.story.slug), *new, about), buttons=buttons)


# --- changing -------------------------------------------------------------------------------------------------------


async def _add(call: Call, newsroom: Newsroom) -> Reply | Ask:
    name = _name(call.options.get("name") or call.options.get("what", ""))
    if not name:
        return Ask("name", "What is the topic called?", ())
    terms = _terms(call)
    stories = await _named(call, newsroom, "stories")
    if isinstance(stories, Ask):
        return stories
    lens = lens_named(newsroom, call.options["lens"]) if call.options.get("lens") else ""
    if not terms.words and not stories:
        return Ask("terms", "Which words tell of it? Give some, separated by commas; several words are a phrase.", ())
    if call.options.get("confirm") == "no":
        return said("No topic was added", "Change the terms and try again, or leave it.")
    if "confirm" not in call.options and terms.words:
        events = await newsroom.topic_preview(call, terms)
        shown = _preview(name, terms, events, call, await zone_here(call, newsroom))
        return Ask("confirm", f"Add the topic “{name}”?", _CONFIRM, shown)
    row = await newsroom.add_topic(call, name, lens, terms, stories)
    more = "Events that fit become its stories as they come in." if terms.words else "Its stories are added by hand."
    return _changed(f"The topic {row.name} is added", more, row)


def _preview(name: str, terms: Query, events: Sequence[EventRow], call: Call, zone: str) -> Reply:
    about = "; ".join(f"{said}: {words}" for said, words in query_words(terms))
    lead = (
        f"{count(len(events), 'event')} of late would be in it."
        if events
        else "No event of late speaks of it; what comes in from now on is checked."
    )
    items = [
        Item(
            (
                Link(clipped(event.title, 140), event.url),
                Muted(f" · {counts((event.articles, 'article'), (event.outlets, 'outlet'))}"),
                Muted(f" · {moment(event.last_at, call.now, zone)}"),
            ),
            plain(f"tracked already as {event.story}") if event.story else (),
        )
        for event in events
    ]
    blocks: list[Block] = [Context(plain(about)), Paragraph(plain(lead)), *([Items(tuple(items))] if items else [])]
    return Reply(f"Topic “{name}”", tuple(blocks), data={"name": name, "events": [event.url for event in events]})


async def _edit(call: Call, newsroom: Newsroom, row: TopicRow) -> Reply | Ask:
    into, out = await _named(call, newsroom, "stories"), await _named(call, newsroom, "without")
    if isinstance(into, Ask):
        return into
    if isinstance(out, Ask):
        return out
    given = {"name", "terms", "include", "exclude", "sources", "lens"} & set(call.options)
    if not given and not into and not out:
        raise BadInput("Say what changes: name:, terms:, exclude:, sources: or lens:; stories: puts in, without: out.")
    done = []
    if given:
        name = _name(call.options.get("name", "")) or row.name
        lens = lens_named(newsroom, call.options["lens"]) if call.options.get("lens") else row.lens
        row = await newsroom.edit_topic(call, row, name, lens, _terms(call, row.terms))
        done.append("its settings are changed")
    for story in into:
        await newsroom.put_into_topic(call, row, story)
        done.append(f"{story.name} is in it")
    for story in out:
        await newsroom.take_from_topic(call, row, story)
        done.append(f"{story.name} is out of it")
    return _changed(f"{row.name}: {listed(done)}", "", row)


def _changed(title: str, more: str, row: TopicRow) -> Reply:
    blocks: list[Block] = [Paragraph(plain(more))] if more else []
    return Reply(title, (*blocks, Buttons((Button("Undo", "undo"),))), data={"topics": [_data(row)]})


# --- what was typed -------------------------------------------------------------------------------------------------


def _name(words: str) -> str:
    name = " ".join(unquoted(words).split())
    if len(name) > LONGEST_NAME:
        raise BadInput(f"That name has {len(name)} characters; give one of at most {LONGEST_NAME}.")
    return name


def _terms(call: Call, before: Query | None = None) -> Query:
    """The terms as given, each option that is missing as it was before."""
    before = before or Query()
    given = {
        "include": before.include,
        "exclude": before.exclude,
        "sources": before.sources,
    }
    for option in given:
        if option in call.options:
            given[option] = split_list(call.options[option])
    terms = split_list(call.options["terms"]) if "terms" in call.options else before.words
    if not terms and not given["include"]:
        return Query()
    phrases = " ".join(f'"{term}"' for term in terms)
    return query_from(phrases, ", ".join(given["include"]), ", ".join(given["exclude"]), ", ".join(given["sources"]))


async def _named(call: Call, newsroom: Newsroom, option: str) -> list[Story] | Ask:
    found = []
    for words in split_list(call.options.get(option, "")):
        story = await which(call, newsroom, words, option)
        if isinstance(story, Ask):
            return story
        found.append(story)
    return found


async def _which(call: Call, newsroom: Newsroom) -> TopicRow | Ask:
    rows = await newsroom.topics(call)
    if not rows:
        raise NotFound("There is no topic yet; /topics add makes one.")
    wanted = unquoted(call.options.get("what", "")).casefold()
    for fits in (
        [row for row in rows if wanted and wanted in (row.name.casefold(), str(row.id))],
        [row for row in rows if wanted in row.name.casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            return Ask("what", "Which topic?", tuple(Choice(row.name, str(row.id), _about(row)) for row in fits[:25]))
    near = nearest(wanted, [row.name for row in rows])
    hint = f"did you mean {near}?" if near else f"there is {listed([row.name for row in rows[:5]])}."
    raise NotFound(f"No topic is called “{clipped(wanted, 60)}”; {hint}")


async def _suggest_topics(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    if call.options.get("action") == "add":
        return []
    fold = prefix.casefold().strip()
    rows = await newsroom.topics(call)
    return [Choice(row.name, row.name, _about(row)) for row in rows if fold in row.name.casefold()]


def _data(row: TopicRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "lens": row.lens,
        "terms": list(row.terms.words),
        "include": list(row.terms.include),
        "exclude": list(row.terms.exclude),
        "sources": list(row.terms.sources),
        "stories": [story.story.slug for story in row.stories],
    }


COMMAND = Command(
    "topics",
    "Beats: each with its stories, and the terms that bring new ones",
    run,
    options=(
        Option("action", "add, edit, remove or list; without it, the list", choices=_ACTIONS, bare=True),
        Option("what", "The topic's name", rest=True, suggest=_suggest_topics),
        Option("terms", "Words and phrases of the beat, separated by commas; any one will do", many=True),
        Option("stories", "Tracked stories to put in, separated by commas", many=True, suggest=suggest_stories),
        Option("without", "For edit: stories to take out, separated by commas", many=True, suggest=suggest_stories),
        Option("include", "Words that every article must have, separated by commas", many=True),
        Option("exclude", "Words that no article may have, separated by commas", many=True),
        Option("sources", "Only from these outlets, separated by commas", many=True, suggest=suggest_publishers),
        Option("lens", "Lens of its new stories; without it, the one that fits each", suggest=suggest_lenses),
        Option("name", "For edit: another name"),
        Option("confirm", "yes adds without asking", choices=_CONFIRM),
    ),
    changes=True,
    examples=(
        "/topics",
        '/topics add Prisons terms:"prison conditions",deportation',
        "/topics edit Prisons stories:{story}",
    ),
    phrases=(
        "topics",
        "(show|list|give) [me|us] [all] [the|our|my] (topics|beats)",
        "(what|which) (topics|beats) (do|are) (we|you) (have|follow|cover|covering|following)",
    ),
)
