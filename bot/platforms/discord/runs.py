"""Runs as spans of words, each with its style and where it leads, and spans as Discord's Markdown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.platforms import addresses
from bot.platforms.discord.letters import JOINER, clean, literal, units
from bot.platforms.discord.limits import LINK
from commands.reply import Cite, Link, Muted, Run, Runs, StoryLink, Strong

Json = dict[str, Any]
Style = Literal["", "bold", "italic"]
_STARS = {"": "", "bold": "**", "italic": "*"}
_BRACKETS = re.compile(r"[\[\]]")
# In an address, what would end a link, or the style around it.
_AWAY = {mark: f"%{ord(mark):02X}" for mark in "()<>\\\"'*`|[]{}^"}
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look.  words: one line, nothing escaped yet; url: where they lead, or ""."""

    words: str
    style: Style = ""
    url: str = ""


def address(url: str) -> str:
    """The web address as it may stand between a link's brackets; "" for what is none."""
    good = addresses.address(url, LINK)
    safe = _EVERYBODY.sub("%40", "".join(_AWAY.get(char, char) for char in good))
    return safe if len(safe) <= LINK else ""


def story_address(desk: str, slug: str) -> str:
    """The story's page on the desk; "" where there is no public desk."""
    return address(addresses.story_address(desk, slug, LINK))


def spans(runs: Runs, desk: str = "", *, small: bool = False) -> tuple[Span, ...]:
    """The runs as spans, blanks at both ends left out, neighbours of one look made one.

    small: they stand in a small grey line, where nothing needs to recede any more.
    """
    joined: list[Span] = []
    for run in runs:
        span = _span(run, desk, small=small)
        if not span.words:
            continue
        if joined and (joined[-1].style, joined[-1].url) == (span.style, span.url):
            joined[-1] = replace(joined[-1], words=joined[-1].words + span.words)
        else:
            joined.append(span)
    return _trimmed(joined)


def text(words: str, style: Style = "") -> tuple[Span, ...]:
    """Words as one span, or none where there are no words."""
    words = clean(words).strip()
    return (Span(words, style),) if words else ()


def shown(parts: Iterable[Span]) -> str:
    """The words that the spans show."""
    return "".join(part.words for part in parts)


def cut(parts: Sequence[Span], most: int) -> tuple[Span, ...]:
    """The spans with at most ``most`` units of words; … says that some are gone."""
    kept: list[Span] = []
    left = most - 1
    for part in parts:
        if units(part.words) > left:
            words = part.words[:left]
            while units(words) > left:
                words = words[:-1]
            return (*kept, replace(part, words=words + "…"))
        kept.append(part)
        left -= units(part.words)
    return tuple(kept)


def marked(parts: Sequence[Span]) -> str:
    """The spans as one line of Markdown."""
    line = ""
    for part in parts:
        inner = part.words.strip()
        if not inner:
            line += part.words
            continue
        at = part.words.index(inner)
        before, after = part.words[:at], part.words[at + len(inner) :]
        stars = _STARS[part.style]
        body = stars + (_linked(inner, part.url) if part.url else literal(inner)) + stars
        # Stars that meet would be read as one mark.
        parted = JOINER if stars and not before and line.endswith("*") else ""
        line += before + parted + body + after
    return line


def _span(run: Run, desk: str, *, small: bool) -> Span:
    match run:
        case Strong():
            return Span(clean(run.text), "bold")
        case Muted():
            # There is no grey within a line.  What a dot or a bracket sets apart already needs no more.
            apart = small or run.text.lstrip()[:1] in "·("
            return Span(clean(run.text), "" if apart else "italic")
        case Link():
            return Span(clean(run.text), "", address(run.url))
        case Cite():
            return Span(f"[{run.number}]", "", address(run.url))
        case StoryLink():
            return Span(clean(run.text), "bold", story_address(desk, run.slug))
        case _:
            return Span(clean(run.text))


def _trimmed(parts: Sequence[Span]) -> tuple[Span, ...]:
    kept = list(parts)
    while kept and not kept[-1].words.strip():
        kept.pop()
    while kept and not kept[0].words.strip():
        kept.pop(0)
    if kept:
        kept[-1] = replace(kept[-1], words=kept[-1].words.rstrip())
        kept[0] = replace(kept[0], words=kept[0].words.lstrip())
    return tuple(kept)


def _linked(words: str, url: str) -> str:
    """A masked link.  Brackets that do not pair would end it early: then the longest words without any are the link."""
    if _paired(words):
        return f"[{literal(words)}]({url})"
    inner = max(_BRACKETS.split(words), key=len)
    if not inner.strip():
        return literal(words)
    at = words.index(inner)
    before, after = words[:at], words[at + len(inner) :]
    return literal(before) + f"[{literal(inner)}]({url})" + literal(after)


def _paired(words: str) -> bool:
    """Whether each bracket closes before another opens."""
    return re.sub(r"[^\[\]]", "", words).replace("[]", "") == ""
