"""Runs as elements of Slack's rich text, which is the one place where words stand for nothing but themselves."""

from collections.abc import Sequence
from typing import Any

from bot.platforms import addresses
from bot.platforms.slack.show.letters import clean, units
from bot.platforms.slack.show.limits import ADDRESS
from commands.reply import Cite, Link, Muted, Run, Runs, StoryLink, Strong

Json = dict[str, Any]
BOLD: Json = {"bold": True}
ITALIC: Json = {"italic": True}


def address(url: str) -> str:
    """The web address as Slack takes it, or "" for what is none."""
    return addresses.address(url, ADDRESS)


def story_address(desk: str, slug: str) -> str:
    """The story's page on the desk; "" where there is no public desk."""
    return addresses.story_address(desk, slug, ADDRESS)


def elements(runs: Runs, desk: str = "") -> list[Json]:
    """The runs as rich text elements, blanks at both ends left out, neighbours of one kind made one."""
    joined: list[Json] = []
    for run in runs:
        for element in _run(run, desk):
            _join(joined, element)
    return trimmed(joined)


def trimmed(parts: Sequence[Json]) -> list[Json]:
    """The elements without blanks before the first word and after the last."""
    kept = list(parts)
    while kept and not kept[-1]["text"].strip():
        kept.pop()
    while kept and not kept[0]["text"].strip():
        kept.pop(0)
    if kept:
        kept[-1] = {**kept[-1], "text": kept[-1]["text"].rstrip()}
        kept[0] = {**kept[0], "text": kept[0]["text"].lstrip()}
    return kept


def text(words: str, style: Json | None = None) -> list[Json]:
    """Words as one element, or none where there are no words."""
    words = clean(words)
    return [{"type": "text", "text": words, **({"style": dict(style)} if style else {})}] if words else []


def shown(parts: Sequence[Json]) -> str:
    """The words that the elements show."""
    return "".join(part["text"] for part in parts)


def cut(parts: Sequence[Json], most: int) -> list[Json]:
    """The elements with at most ``most`` units of words; … says that some are gone."""
    kept: list[Json] = []
    left = most - 1
    for part in parts:
        size = units(part["text"])
        if size > left:
            words = part["text"][:left]
            while units(words) > left:
                words = words[:-1]
            return [*kept, {**part, "text": words + "…"}]
        kept.append(part)
        left -= size
    return kept


def _run(run: Run, desk: str) -> list[Json]:
    match run:
        case Strong():
            return text(run.text, BOLD)
        case Muted():
            # Rich text has no grey.  What a dot or a bracket sets apart already needs no more.
            return text(run.text, None if run.text.lstrip()[:1] in "·(" else ITALIC)
        case Link():
            return _link(run.text, address(run.url))
        case Cite():
            return _link(f"[{run.number}]", address(run.url))
        case StoryLink():
            url = story_address(desk, run.slug)
            return _link(run.text, url, BOLD) if url else text(run.text, BOLD)
        case _:
            return text(run.text)


def _link(words: str, url: str, style: Json | None = None) -> list[Json]:
    """A link, with the blanks at its ends outside it; words alone where there is no address to go to."""
    words = clean(words)
    inner = words.strip()
    if not url or not inner:
        return text(words, style)
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    link = {"type": "link", "url": url, "text": inner, **({"style": dict(style)} if style else {})}
    return [*text(lead), link, *text(tail)]


def _join(joined: list[Json], element: Json) -> None:
    """Add an element; what looks and leads the same as its neighbour becomes one with it, a blank between them too."""
    if joined and _alike(joined[-1], element):
        joined[-1] = {**joined[-1], "text": joined[-1]["text"] + element["text"]}
    elif len(joined) > 1 and not joined[-1]["text"].strip() and "url" in element and _alike(joined[-2], element):
        blank = joined.pop()
        joined[-1] = {**joined[-1], "text": joined[-1]["text"] + blank["text"] + element["text"]}
    else:
        joined.append(element)


def _alike(one: Json, other: Json) -> bool:
    return all(one.get(key) == other.get(key) for key in ("type", "url", "style"))
