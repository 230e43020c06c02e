"""How a sentence is shown where it stands alone: without its opener, its pronoun named, cut to what a line carries."""

import re
from dataclasses import dataclass

from summaries.model import Cited, Name, Own
from summaries.sections.case import Case, Place
from summaries.sections.clauses import LIMIT, LONG, Stretch, count, cut
from summaries.sections.whole import understood

_PERSONAL = re.compile(r"(?:He|She)\b")
_OPENER = re.compile(
    r"(?:(?:However|Meanwhile|But|And|Yet|Also|Moreover|Furthermore|Additionally|Indeed|Nevertheless|Nonetheless),?"
    r"|(?:In fact|Of course|Instead|Still|Then|So|Elsewhere|Separately|Earlier|Later|Now|In addition|At the same time),"
    r"|The (?:move|decision|announcement|news|incident|comments|remarks|statement)s? c[ao]mes? as)\s+"
)
_SHORTEST = 5  # words of a line
_LABEL = re.compile(r"(?:UPDATED?|Updated?|BREAKING|Breaking|EXCLUSIVE|Exclusive|WATCH|LIVE)(?: NEWS)?\s?[:–—-]\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as a line shows it.

    stretches: what is left of it, at least one.  opened: its opening ("However,") was left out.  who: the person whom
    its leading He or She means.
    """

    place: Place
    stretches: tuple[Stretch, ...]
    opened: bool = False
    who: Name | None = None


def shown(case: Case, place: Place, limit: int = LIMIT, long: int = LONG) -> Shown | None:
    """The sentence at a place as a line of at most ``limit`` words, or None where it is not understood alone."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    start, opened = sentence.start, False
    if label := _LABEL.match(text, start, sentence.end):
        start = label.end()
    if opener := _OPENER.match(text, start, sentence.end):
        start, opened = opener.end(), True
    who = None
    if _PERSONAL.match(text, start):
        who = _meant(case, place)
        if who is None:
            return None
    elif not understood(case, place, start):
        return None
    if heading(text[start : sentence.end]):
        return None
    stretches = cut(text, start, sentence.end, limit, long)
    if not stretches or (who is not None and stretches[0][0] > start):
        return None
    return Shown(place, tuple(stretches), opened or stretches[0][0] > start, who)


def heading(words: str) -> bool:
    """Whether words are too few for a line, or a heading: most of them with a capital, and no full stop behind."""
    found = words.split()
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in found)
    return len(found) < _SHORTEST or (found[-1][-1].isalnum() and capitals > 0.6 * len(found))


def _meant(case: Case, place: Place) -> Name | None:
    """The person whom a leading He or She means: the only one whom the sentence before names, in the same paragraph."""
    if place.sentence == 0:
        return None
    sentences = case.reads[place.read].analysis.sentences
    before, own = sentences[place.sentence - 1], sentences[place.sentence]
    if before.paragraph != own.paragraph:
        return None
    people = {n.full: n for n in case.names(place.read, before.start, before.end) if n.kind == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


def size(case: Case, line: Shown) -> int:
    """How many words of the article a line shows."""
    text = case.article(line.place.read).text
    return sum(count(text[a:b]) for a, b in line.stretches)


def pieces(case: Case, line: Shown) -> tuple[Cited | Own, ...]:
    """The line in pieces: its stretches, […] where words were left out, and the name for its pronoun."""
    read = line.place.read
    text = case.article(read).text
    made: list[Cited | Own] = [Own("[…] ")] if line.opened else []
    for number, (first, end) in enumerate(line.stretches):
        start = first
        if number == 0 and line.who is not None:
            made.append(Own(f"[{line.who.full}] "))
            start += len("He") if text.startswith("He", start) else len("She")
        elif number:
            made.append(Own(" […]") if text[start] in ",;" else Own(" […] "))
        made.append(case.cite(read, start, end))
    if line.stretches[-1][1] < case.sentence(line.place).end:
        made.append(Own(" […]"))
    return tuple(made)
