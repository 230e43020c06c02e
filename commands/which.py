"""Which story, which lens, which zone somebody means: shared by every command that takes one."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from commands.newsroom import Newsroom, StoryRow
from commands.parse import unquoted
from commands.spec import Ask, Call, Choice
from commands.words import ago, clipped, count, listed, nearest, zone_suggestions
from summaries.errors import BadInput, NotFound
from summaries.model import Story

_NAMING = 4  # letters that a word needs to name a story among other words
NOTHING_TRACKED = "No story is tracked yet; start with /track and a few words."


async def which(call: Call, newsroom: Newsroom, words: str, option: str = "story", *, kept: str = "") -> Story | Ask:
    """The one story that the words mean, or the question which of several.

    words: a slug, a name, or words from either; option: the option to fill when the person has to choose; kept: words
    that came with it ("yesterday") and go into each choice.  Raises NotFound with the nearest names.
    """
    said = unquoted(words)
    found = await newsroom.find_story(call, said) or await _by_beginnings(call, newsroom, said)
    if len(found) == 1:
        return found[0]
    if found:
        choices = tuple(Choice(story.name, f"{story.slug} {kept}".strip(), story.status) for story in found[:25])
        return Ask(option, f"Several stories fit “{clipped(said, 60)}”: which one?", choices)
    raise NotFound(await _no_such_story(call, newsroom, said))


async def _by_beginnings(call: Call, newsroom: Newsroom, said: str) -> list[Story]:
    """Stories in whose slug or name a part begins with each of the words."""
    words = said.casefold().split()
    return [row.story for row in await newsroom.stories(call) if words and _fits(row, words)]


async def _no_such_story(call: Call, newsroom: Newsroom, said: str) -> str:
    rows = await newsroom.stories(call)
    if not rows:
        return NOTHING_TRACKED
    named = {name: row.story.name for row in rows for name in (row.story.name, row.story.slug)}
    near = nearest(said, named) or _spelt_like(said, named)
    meant = f"did you mean {named[near]}?" if near else f"{_some([row.story.name for row in rows])}."
    return f"No tracked story is called “{clipped(said, 60)}”; {meant}"


def _spelt_like(said: str, names: Iterable[str]) -> str | None:
    """The name of which a part is nearly the one word that was said."""
    return next((n for n in names if get_close_matches(said.casefold(), n.casefold().split(), 1, 0.8)), None)


def _some(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"the only one is {names[0]}"
    if len(names) <= 4:
        return f"tracked are {listed(names)}"
    return f"tracked are {', '.join(names[:3])} and {len(names) - 3} more (/stories)"


async def pick(call: Call, newsroom: Newsroom, prompt: str, option: str = "story") -> Ask:
    """The question which story, for a command that was given none.  Raises NotFound where nothing is tracked."""
    choices = await suggest_stories(call, newsroom, "")
    if not choices:
        raise NotFound(NOTHING_TRACKED)
    return Ask(option, prompt, tuple(choices))


async def suggest_stories(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Stories whose slug or name fits what is typed so far: the channel's own first, and of these what moved last."""
    words = prefix.casefold().strip('"').split()
    rows = [row for row in await newsroom.stories(call) if _fits(row, words)]
    if len(rows) > 1:
        here = {row.story.slug for row in await newsroom.subscriptions(call) if row.channel == call.channel}
        rows.sort(key=lambda row: row.story.slug not in here)
    return [Choice(row.story.name, row.story.slug, _hint(row, call)) for row in rows[:25]]


def _fits(row: StoryRow, words: Sequence[str], *, spelling: bool = False) -> bool:
    """Whether each word begins a part of the story's slug or name; spelling: or is nearly one."""
    parts = f"{row.story.slug} {row.story.slug.replace('-', ' ')} {row.story.name}".casefold().split()
    return all(
        any(part.startswith(word) for part in parts) or (spelling and bool(get_close_matches(word, parts, 1, 0.8)))
        for word in words
    )


def _hint(row: StoryRow, call: Call) -> str:
    if row.new:
        return f"{row.new} new"
    return f"moved {ago(row.moved_at, call.now)}" if row.moved_at else count(row.articles, "article")


async def suggest_lenses(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Lenses whose key starts with what is typed, then those whose description has it."""
    del call
    fold = prefix.casefold()
    starts = [(key, text) for key, text in newsroom.lenses() if key.startswith(fold)]
    within = [(key, text) for key, text in newsroom.lenses() if fold in text.casefold() and (key, text) not in starts]
    return [Choice(key, key, clipped(text, 80)) for key, text in starts + within]


async def suggest_zones(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Time zones: the channel's own first while nothing is typed."""
    if prefix.strip():
        return [Choice(name, name) for name in zone_suggestions(prefix)]
    here = await zone_here(call, newsroom)
    common = ("UTC", "Europe/London", "Europe/Paris", "America/New_York", "Asia/Tokyo")
    return [Choice(name, name) for name in dict.fromkeys((here, *common))]


async def suggest_channels(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Channels of the workspace, that of the call first."""
    fold = prefix.casefold().lstrip("#")
    rows = await newsroom.channels(call)
    return [Choice(f"#{row.name}", row.name, row.zone) for row in rows if row.name.casefold().startswith(fold)]


async def suggest_publishers(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Names of the sources that are polled."""
    fold = prefix.casefold()
    names = dict.fromkeys(row.name for row in await newsroom.sources(call))
    return [Choice(name, name) for name in names if fold in name.casefold()]


async def zone_here(call: Call, newsroom: Newsroom) -> str:
    """The time zone in which the channel of the call reads its clocks."""
    rows = await newsroom.channels(call)
    return rows[0].zone if rows else "UTC"


async def named_exactly(call: Call, newsroom: Newsroom, words: str) -> bool:
    """Whether the words are the whole slug or name of a tracked story."""
    fold = unquoted(words).casefold()
    found = await newsroom.find_story(call, unquoted(words))
    return any(fold in {story.slug.casefold(), story.name.casefold()} for story in found)


async def named_by_beginning(call: Call, newsroom: Newsroom, words: str) -> str:
    """The longest beginning of the words that names a tracked story, each word in part; nothing where none does.

    A beginning of short words alone ("the") names none.
    """
    rows = await newsroom.stories(call)
    said = words.split()
    for end in range(len(said), 0, -1):
        head = [word.casefold() for word in said[:end]]
        exact = " ".join(head) in {name.casefold() for row in rows for name in (row.story.slug, row.story.name)}
        if exact or (max(map(len, head)) >= _NAMING and any(_fits(row, head, spelling=True) for row in rows)):
            return " ".join(said[:end])
    return ""


async def suggest_moments(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Past moments that people ask for most."""
    del call, newsroom
    common = ("yesterday", "today", "7:00", "24h", "Monday", "3 days", "1 week")
    return [Choice(words, words) for words in common if words.casefold().startswith(prefix.casefold())]


def lens_named(newsroom: Newsroom, name: str) -> str:
    """The key of the lens that is called so.  Raises BadInput with the nearest, or all."""
    keys = [key for key, _ in newsroom.lenses()]
    wanted = name.strip().casefold()
    if wanted in keys:
        return wanted
    near = nearest(wanted, keys)
    hint = f"did you mean {near}?" if near else f"there are {listed(keys)}."
    raise BadInput(f"There is no lens “{clipped(name, 40)}”; {hint}")
