"""/quotes: who said what in a story, where and when; verbatim, and what is only reported told as such."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.briefing_lines import cites, quoted_words, runs_of
from commands.buttons import LIMIT, Button
from commands.newsroom import Newsroom
from commands.parse import unquoted
from commands.phrases import THE_STORY
from commands.reply import (
    Block,
    Buttons,
    Context,
    Heading,
    Item,
    Items,
    Muted,
    Paragraph,
    QuoteBlock,
    Reply,
    Run,
    Strong,
    plain,
)
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import pick, suggest_stories, which, zone_here
from commands.words import clipped, clock, count, counts, listed, moment, nearest, page_of
from summaries.errors import NotFound, StandfirstError
from summaries.model import Briefing, Line
from summaries.quoting.voices import meant, surname

_SPEAKERS = 5  # a page
_EACH = 2  # quotes of each speaker on it
_ALONE = 8  # quotes of one speaker a page
_UNNAMED = "Unnamed sources"


@dataclass(frozen=True, slots=True)
class _Voice:
    """One speaker with all their lines, what they said before what they are reported to have said, newest first."""

    name: str
    role: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """``Marco Rubio, US Secretary of State``."""
        return f"{self.name}, {self.role}" if self.role else self.name


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show every speaker's newest quotes, or all of one speaker's."""
    if "story" not in call.options:
        yield await pick(call, newsroom, "Quotes of which story?")
        return
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        yield story
        return
    briefing = await newsroom.quotes(call, story)
    voices = _voices(briefing.lines)
    zone = await zone_here(call, newsroom)
    if not voices:
        yield _none(briefing)
    elif "speaker" in call.options:
        yield _of_one(call, briefing, voices, zone)
    else:
        yield _of_all(call, briefing, voices, zone)


def _voices(lines: Sequence[Line]) -> list[_Voice]:
    """The speakers, those heard last first; those who are not named come together, at the end."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        named = line.tags.get("kind") != "unnamed"
        groups.setdefault(line.tags.get("voice", "") if named else "", []).append(line)
    unnamed = groups.pop("", [])
    voices = [_voice(many) for many in groups.values()]
    voices.sort(key=lambda voice: "reported" in voice.lines[0].tags)  # stable: what was said before what is reported
    return [*voices, _Voice(_UNNAMED, "", _ordered(unnamed))] if unnamed else voices


def _voice(lines: Sequence[Line]) -> _Voice:
    """The name in its fullest form, and the role that stands beside it most often."""
    fullest = max((line.tags["speaker"] for line in lines), key=lambda name: len(name.split()))
    name = lines[0].tags["voice"] if lines[0].tags.get("kind") == "person" else fullest
    roles = [line.tags["role"] for line in lines if line.tags.get("role")]
    return _Voice(name, max(roles, key=roles.count, default=""), _ordered(lines))


def _ordered(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: "reported" in line.tags))


# --- all speakers -----------------------------------------------------------------------------------------------------


def _of_all(call: Call, briefing: Briefing, voices: Sequence[_Voice], zone: str) -> Reply:
    shown, at, pages = page_of(voices, call.options.get("page", ""), _SPEAKERS)
    blocks: list[Block] = [_header(briefing, voices, zone, at, pages)]
    buttons = []
    for voice in shown:
        direct = [line for line in voice.lines if "reported" not in line.tags]
        few = direct[:_EACH] or voice.lines[:1]
        blocks += [Heading(voice.title), *_said(briefing, few, call.now, zone, named=voice.name == _UNNAMED)]
        buttons += [_more_of(briefing, voice)] if len(few) < len(voice.lines) else []
    fitting = [button for button in buttons if button.length <= LIMIT][: 4 if at < pages else 5]
    if at < pages:
        args = (("story", briefing.slug), ("page", str(at + 1)))
        fitting.append(Button("More speakers", "quotes", args, "primary"))
    blocks += [Buttons(tuple(fitting))] if fitting else []
    return Reply(f"Quotes: {briefing.name}", tuple(blocks), story_slug=briefing.slug, data=_data(briefing, shown))


def _more_of(briefing: Briefing, voice: _Voice) -> Button:
    label = clipped(f"{voice.name if voice.name == _UNNAMED else surname(voice.name)}: all {len(voice.lines)}", 40)
    return Button(label, "quotes", (("story", briefing.slug), ("speaker", voice.name)))


def _header(briefing: Briefing, voices: Sequence[_Voice], zone: str, at: int, pages: int) -> Context:
    quotes = sum("reported" not in line.tags for line in briefing.lines)
    named = [voice for voice in voices if voice.name != _UNNAMED]
    numbers = counts((quotes, "quote"), (len(named), "speaker"), (briefing.articles, "article"))
    page = f" · page {at} of {pages}" if pages > 1 else ""
    return Context(plain(f"{briefing.slug.upper()} · {numbers} · as of {clock(briefing.as_of, zone)}{page}"))


# --- one speaker ------------------------------------------------------------------------------------------------------


def _of_one(call: Call, briefing: Briefing, voices: Sequence[_Voice], zone: str) -> Reply | Ask:
    words = unquoted(call.options["speaker"])
    found = [voice for voice in voices if voice.name in _named(words, voices)]
    if not found:
        raise NotFound(_nobody(words, briefing, voices))
    if len(found) > 1:
        choices = tuple(Choice(voice.name, voice.name, clipped(voice.role, 60)) for voice in found[:25])
        return Ask("speaker", f"Several speakers fit “{clipped(words, 40)}”: which one?", choices)
    voice = found[0]
    shown, at, pages = page_of(voice.lines, call.options.get("page", ""), _ALONE)
    page = f" · page {at} of {pages}" if pages > 1 else ""
    said = sum("reported" not in line.tags for line in voice.lines)
    numbers = count(said, "quote")
    if said < len(voice.lines):
        numbers += f", {len(voice.lines) - said} reported"
    head = f"{briefing.slug.upper()} · {numbers} · as of {clock(briefing.as_of, zone)}{page}"
    blocks: list[Block] = [Context(plain(head))]
    direct = [line for line in shown if "reported" not in line.tags]
    blocks += _said(briefing, direct, call.now, zone, named=voice.name == _UNNAMED)
    if reported := [line for line in shown if "reported" in line.tags]:
        blocks += [Heading("Reported"), *_said(briefing, reported, call.now, zone, named=False)]
    buttons = [Button("Every speaker", "quotes", (("story", briefing.slug),))]
    if at < pages:
        args = (("story", briefing.slug), ("speaker", voice.name), ("page", str(at + 1)))
        buttons.insert(0, Button("More", "quotes", args, "primary"))
    blocks.append(Buttons(tuple(button for button in buttons if button.length <= LIMIT)))
    return Reply(voice.title, tuple(blocks), story_slug=briefing.slug, data=_data(briefing, [voice]))


def _named(words: str, voices: Sequence[_Voice]) -> list[str]:
    return meant(words, [voice.name for voice in voices])


def _nobody(words: str, briefing: Briefing, voices: Sequence[_Voice]) -> str:
    names = [voice.name for voice in voices]
    near = nearest(words, [*names, *map(surname, names)])
    heard = listed(names[:4]) if len(names) <= 4 else f"{', '.join(names[:3])} and {len(names) - 3} more"
    hint = f"did you mean {near}?" if near else f"heard are {heard}."
    return f"No quote of “{clipped(words, 40)}” is in the coverage of {briefing.name}; {hint}"


# --- lines ------------------------------------------------------------------------------------------------------------


def _said(briefing: Briefing, lines: Sequence[Line], now: datetime, zone: str, *, named: bool) -> list[Block]:
    """Quotes between their marks; reported speech as a list, said to be reported.  named: each with its speaker."""
    blocks: list[Block] = []
    items = []
    for line in lines:
        who: tuple[Run, ...] = (Strong(line.tags["speaker"]), Muted(" · ")) if named else ()
        where: tuple[Run, ...] = (Muted(f"{_outlets(briefing, line)}{_when(line, now, zone)} "), *cites(briefing, line))
        if "reported" in line.tags:
            items.append(Item((*runs_of(line), Muted("reported · "), *where)))
        else:
            blocks.append(QuoteBlock(quoted_words(line), (*who, *where)))
    return [*blocks, Items(tuple(items))] if items else blocks


def _outlets(briefing: Briefing, line: Line) -> str:
    """Every outlet that tells it, the one that is quoted first."""
    known = {source.number: source.publisher for source in briefing.sources}
    names = list(dict.fromkeys(known.get(number, "") for number in line.sources))
    named = [name for name in names if name]
    return listed(named) if len(named) <= 3 else f"{', '.join(named[:2])} and {len(named) - 2} more outlets"


def _when(line: Line, now: datetime, zone: str) -> str:
    return f" · {moment(line.at, now, zone)}" if line.at else " · undated"


def _none(briefing: Briefing) -> Reply:
    read = f"{count(briefing.articles, 'article')} read, and nobody in them is quoted by name."
    reply = Reply(f"No quotes yet: {briefing.name}", (Paragraph(plain(read)),), story_slug=briefing.slug)
    reply.data.update(slug=briefing.slug, speakers=[])
    return reply


def _data(briefing: Briefing, voices: Sequence[_Voice]) -> dict[str, object]:
    sources = {source.number: source for source in briefing.sources}
    return {
        "slug": briefing.slug,
        "speakers": [
            {
                "name": voice.name,
                "role": voice.role,
                "quotes": [
                    {
                        "text": line.text,
                        "reported": "reported" in line.tags,
                        "speaker": line.tags.get("speaker", ""),
                        "at": line.at.isoformat() if line.at else None,
                        "spans": [[span.version, span.start, span.end] for span in line.spans],
                        "urls": [sources[number].url for number in line.sources if number in sources],
                    }
                    for line in voice.lines
                ],
            }
            for voice in voices
        ],
    }


async def suggest_speakers(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """The speakers of the story that was named, by any part of their name or role."""
    words = call.options.get("story", "")
    try:
        found = await newsroom.find_story(call, unquoted(words)) if words else []
        briefing = await newsroom.quotes(call, found[0]) if len(found) == 1 else None
    except StandfirstError:
        return []
    voices = _voices(briefing.lines) if briefing else []
    said = prefix.casefold().split()
    fitting = [voice for voice in voices if all(word in voice.title.casefold() for word in said)]
    return [Choice(voice.name, voice.name, clipped(voice.role, 60)) for voice in fitting]


COMMAND = Command(
    "quotes",
    "Who said what in a story, where and when, word for word",
    run,
    options=(
        Option("story", "A tracked story", rest=True, suggest=suggest_stories),
        Option("speaker", "Only what this person or body said", suggest=suggest_speakers),
        Option("page", "The next part of a long answer; the buttons fill it in"),
    ),
    examples=("/quotes {story}", "/quotes {story} speaker:Lind"),
    phrases=(
        f"who said what (in|on|about) {THE_STORY}",
        f"what (did|does|has|have) {{speaker}} (say|said) (in|on|about|of) {THE_STORY}",
        f"what (was|is) said (in|on|about) {THE_STORY}",
        f"[(give|get|send|show) (me|us)] [all] [the] quotes (in|on|of|from|for|about) {THE_STORY}",
        f"[(give|get|send|show) (me|us)] [all] [the] quotes (by|of|from) {{speaker}} (in|on|about) {THE_STORY}",
    ),
)
