"""The briefing message: a Briefing as a Reply, in the form that every platform posts.  Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from commands.briefing_lines import aged, cites, day_of, quoted_words, runs_of, speaker_runs
from commands.buttons import LIMIT, Button
from commands.measure import size
from commands.news_lines import news_item, news_runs
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
    QuoteBlock,
    Reply,
    Run,
    Strong,
    plain,
)
from commands.words import clipped, clock, count, counts, dated_clock, moment
from summaries.budget import CHARACTERS, WORDS, fit
from summaries.model import Briefing, Line, SectionName, SourceRef

_HEADINGS: Mapping[SectionName, str] = {
    "facts": "Key facts",
    "quotes": "Quotes",
    "disagree": "Sources disagree",
    "questions": "Open questions",
    "unheard": "Not yet heard",
    "next": "Next",
    "background": "Background",
    "timeline": "Timeline",
}
_CAPS: Mapping[SectionName, int] = {
    "new": 1,
    "facts": 5,
    "quotes": 3,
    "disagree": 2,
    "questions": 4,
    "unheard": 5,
    "next": 3,
}


def briefing_reply(briefing: Briefing, zone: str, *, full: bool = False, dated: bool = False) -> Reply:
    """The message that shows a briefing.

    zone: IANA name; clocks read there.  full: everything that the briefing has, instead of at most 250 words and 1,800
    characters, in which what matters least gives way.  dated: the header says the day too, for a text that is kept
    (outside the measure: the same lines are shown).
    """
    if full:
        return _dated_reply(briefing, zone, _reply(briefing, zone, full=True), dated=dated)
    lines = tuple(line for name, most in _CAPS.items() for line in briefing.section(name)[:most])
    short, tighter = replace(briefing, lines=lines), 0
    reply = _reply(short, zone, full=False)
    # The composer's budget does not know our roles, links and zone, so it is tightened until the message as shown fits.
    while not _fits(reply) and len(short.lines) > 1:
        tighter += 5
        short = fit(short, WORDS - tighter, CHARACTERS - 8 * tighter)
        reply = _reply(short, zone, full=False)
    return _dated_reply(briefing, zone, reply, dated=dated)


def _dated_reply(briefing: Briefing, zone: str, reply: Reply, *, dated: bool) -> Reply:
    if not dated:
        return reply
    return replace(reply, blocks=(Context(plain(header(briefing, zone, dated=True))), *reply.blocks[1:]))


def _fits(reply: Reply) -> bool:
    words, characters = size(reply)
    return words <= WORDS and characters <= CHARACTERS


def header(briefing: Briefing, zone: str, *, dated: bool = False) -> str:
    """``SLUG · developing · 14 articles, 9 outlets, 5 originals · as of 07:00 CET``; dated: with the day and year."""
    at = (dated_clock if dated else clock)(briefing.as_of, zone)
    numbers = counts((briefing.articles, "article"), (briefing.outlets, "outlet"), (briefing.originals, "original"))
    parts = (briefing.slug.upper(), briefing.status, numbers, f"as of {at}")
    return " · ".join(part for part in parts if part)


def _reply(briefing: Briefing, zone: str, *, full: bool) -> Reply:
    blocks: list[Block] = [Context(plain(header(briefing, zone))), *_new(briefing, zone)]
    for name, heading in _HEADINGS.items():
        if lines := briefing.section(name):
            blocks += [Heading(heading), *_SECTION.get(name, _items)(briefing, lines, zone)]
    shown = briefing.lines
    if not shown:
        blocks.append(Paragraph(plain(_empty(briefing))))
    blocks += [*_sources(briefing, shown, zone, full=full), *_buttons(briefing, full=full)]
    return Reply(
        briefing.name or briefing.slug,
        tuple(blocks),
        briefing_id=briefing.id,
        story_slug=briefing.slug if briefing.story_id is not None else "",
        data=_data(briefing, shown),
    )


def _empty(briefing: Briefing) -> str:
    if not briefing.articles:
        return "No article matches this story yet; the briefing fills as coverage comes in."
    return "The coverage read so far carries no line that stands up to checking."


def _new(briefing: Briefing, zone: str) -> list[Block]:
    since = f" since {moment(briefing.since, briefing.as_of, zone)}" if briefing.since else ""
    lines = briefing.section("new")
    if len(lines) > 1:
        return [Heading(f"New{since}"), Items(tuple(news_item(briefing, line, zone) for line in lines))]
    return [Paragraph((Strong(f"New{since}: "), *news_runs(line), *cites(briefing, line))) for line in lines]


def _items(briefing: Briefing, lines: tuple[Line, ...], zone: str) -> list[Block]:
    del zone
    return [Items(tuple(Item((*runs_of(line), *cites(briefing, line))) for line in lines))]


def _questions(briefing: Briefing, lines: tuple[Line, ...], zone: str) -> list[Block]:
    del zone
    return [Items(tuple(Item((*runs_of(line), *aged(line), *cites(briefing, line))) for line in lines))]


def _disagreements(briefing: Briefing, lines: tuple[Line, ...], zone: str) -> list[Block]:
    del zone
    items = []
    for line in lines:
        verdict = line.tags.get("verdict", "")
        said: tuple[Run, ...] = (Muted(f"{verdict} "),) if verdict and verdict not in line.text else ()
        items.append(Item((*runs_of(line), *said, *cites(briefing, line))))
    return [Items(tuple(items))]


def _quotes(briefing: Briefing, lines: tuple[Line, ...], zone: str) -> list[Block]:
    return [
        QuoteBlock(quoted_words(line), (*speaker_runs(briefing, line, zone), *cites(briefing, line))) for line in lines
    ]


def _dated_items(briefing: Briefing, lines: tuple[Line, ...], zone: str) -> list[Block]:
    del zone
    items = []
    for line in lines:
        on = day_of(line, briefing.as_of)
        first: tuple[Run, ...] = (Muted(f"{on}: "),) if on else ()
        items.append(Item((*first, *runs_of(line), *cites(briefing, line))))
    return [Items(tuple(items))]


_SECTION: Mapping[SectionName, Callable[[Briefing, tuple[Line, ...], str], list[Block]]] = {
    "quotes": _quotes,
    "disagree": _disagreements,
    "questions": _questions,
    "next": _dated_items,
    "timeline": _dated_items,
}


def _sources(briefing: Briefing, shown: tuple[Line, ...], zone: str, *, full: bool) -> list[Block]:
    cited = {number for line in shown for number in line.sources}
    sources = [source for source in briefing.sources if full or source.number in cited]
    if not sources:
        return []
    if not full:
        runs: list[Run] = [Strong("Sources ")]
        for source in sources:
            name = source.publisher or clipped(source.title or source.url, 60)
            runs += [Link(f"[{source.number}] {name}", source.url), *_also(source), Plain(" ")]
        return [Paragraph(tuple(runs[:-1]))]
    items = []
    for source in sources:
        when = f" · {_dated(source.published, briefing, zone)}" if source.published else ""
        also = f" · also in {count(source.also, 'outlet')}" if source.also else ""
        credit = f" · from {source.credit}" if source.credit and source.credit != source.publisher else ""
        title = clipped(source.title or source.url, 140)
        outlet = f" · {source.publisher}" if source.publisher else ""
        items.append(Item((Link(f"[{source.number}] {title}", source.url), Muted(f"{outlet}{when}{credit}{also}"))))
    return [Heading("Sources"), Items(tuple(items))]


def _also(source: SourceRef) -> list[Run]:
    return [Muted(f" (also in {source.also})")] if source.also else []


def _dated(at: datetime, briefing: Briefing, zone: str) -> str:
    return moment(at, briefing.as_of, zone)


def _buttons(briefing: Briefing, *, full: bool) -> list[Block]:
    if briefing.story_id is None:
        url = briefing.sources[0].url if len(briefing.sources) == 1 else ""
        row = [Button("Track this", "track", (("words", url),))] if url else []
    else:
        story = ("story", briefing.slug)
        row = [Button("Full briefing", "brief", (story, ("full", "yes")), "primary")]
        if full:
            row = [Button("Questions", "questions", (story,)), Button("All quotes", "quotes", (story,))]
        row += [
            Button("Follow here", "subscribe", (story,)),
            Button("Not this story", "teach", (story, ("what", "out"))),
        ]
    fitting = tuple(button for button in row if button.length <= LIMIT)
    return [Buttons(fitting)] if fitting else []


def _data(briefing: Briefing, shown: tuple[Line, ...]) -> dict[str, object]:
    return {
        "slug": briefing.slug,
        "as_of": briefing.as_of.isoformat(),
        "since": briefing.since.isoformat() if briefing.since else None,
        "articles": briefing.articles,
        "outlets": briefing.outlets,
        "originals": briefing.originals,
        "lines": [
            {
                "section": line.section,
                "kind": line.kind,
                "text": line.text,
                "sources": list(line.sources),
                "key": line.key,
            }
            for line in shown
        ],
        "sources": [
            {"number": s.number, "url": s.url, "publisher": s.publisher, "title": s.title, "version": s.version}
            for s in briefing.sources
        ],
    }
