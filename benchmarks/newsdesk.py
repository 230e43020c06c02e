"""Writers of invented news for benchmarks/wire.py: they know one event and each writes it down in their own words.

Material is in benchmarks/newswire/: facts that can be told in several ways, with words to choose between in brackets,
who says them behind an @, quotes of one press conference, and colour that only one writer saw.
"""

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.newsphrases import DAYS, QUOTING, SAYING, SMALL, VOICE

ROUNDS = 8  # as often as the ways to tell a fact are dealt: enough for two dozen writers
MATERIAL = Path(__file__).parent / "newswire"
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Event:
    """What happened: one kind of material with its names and numbers settled."""

    kind: str
    language: str
    words: dict[str, str]
    numbers: dict[str, int]
    people: dict[str, list[str]]
    sources: dict[str, list[str]]
    quotes: list[dict[str, Any]]
    facts: list[list[str]]
    colour: list[str]
    headlines: list[str]
    shared: str


@dataclass(frozen=True)
class Style:
    """How a house writes: numbers up to twelve as words, thousands apart, which form of titles, how per cent."""

    words: bool = True
    comma: str = ","
    title: int = 0
    later: int = 3
    percent: str = "percent"


@dataclass(frozen=True)
class Told:
    """One sentence before it is written out.  picks: which words are taken of each choice."""

    fact: int  # -1 a quote, -2 colour, -3 the press release
    template: str
    picks: tuple[int, ...]
    form: int = 0
    source: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Text:
    """An article before it is written out."""

    headline: Told
    paragraphs: tuple[tuple[Told, ...], ...]
    style: Style
    event: Event


def event_of(kind: str, dice: random.Random) -> Event:
    """One event of a kind."""
    table = tomllib.loads((MATERIAL / f"{kind}.toml").read_text("utf-8"))
    words = {name: dice.choice(values) for name, values in table["words"].items()}
    words["day"] = dice.choice(DAYS[table["language"]])
    return Event(
        kind, table["language"], words,
        {name: dice.randint(low, high) for name, (low, high) in table["numbers"].items()},
        table["people"], table["sources"], table["quotes"], [fact["tell"] for fact in table["facts"]],
        table["colour"], table["headlines"], table["shared"],
    )  # fmt: skip


def kinds() -> list[str]:
    """The kinds of events that there is material for."""
    return sorted(path.stem for path in MATERIAL.glob("*.toml"))


def picks(dice: random.Random) -> tuple[int, ...]:
    """Choices enough for one sentence."""
    return tuple(dice.randrange(12) for _ in range(8))


def style_of(dice: random.Random, language: str) -> Style:
    """A house's style."""
    percent = {"en": ("percent", "per cent", "%"), "es": ("por ciento", "%")}.get(language, ("%",))
    return Style(
        dice.random() < 0.5,
        dice.choice((",", "", ".")),
        dice.randrange(3),
        dice.choice((1, 3, 3)),
        dice.choice(percent),
    )


@dataclass
class Room:
    """All writers of one event: their ways to tell each fact are dealt, so that few tell it in the same way."""

    event: Event
    dice: random.Random
    orders: list[list[str]] = field(default_factory=list)
    colour: list[str] = field(default_factory=list)
    seats: int = 0

    def __post_init__(self) -> None:
        # Dealt anew each round, so that no two writers sit over the same cards in every fact.
        self.orders = [
            [way for _ in range(ROUNDS) for way in self.dice.sample(tells, len(tells))] for tells in self.event.facts
        ]
        self.colour = self.dice.sample(self.event.colour, len(self.event.colour))

    def sentence(self, fact: int, seat: int, later: int = 0) -> Told:
        """A fact as the writer at a seat tells it; later: where another sentence of the text told it before."""
        order = self.orders[fact]
        clause, _, source = order[seat].partition(" @")
        dice, turn = self.dice, seat * ROUNDS // len(order) + later
        # Two who tell it in the same way seldom choose the same words besides.
        chosen = tuple(turn if dice.random() < 0.8 else pick for pick in picks(dice))
        return Told(fact, clause, chosen, dice.randrange(5), dice.choice(self.event.sources[source]) if source else "")

    def _voiced(self, told: Told) -> Told:
        before, after = VOICE[self.event.language]
        dice = self.dice
        return replace(
            told,
            before=dice.choice(before) if dice.random() < 0.35 else "",
            after=dice.choice(after) if dice.random() < 0.35 else "",
        )

    def quote(self, whose: int, which: int) -> Told:
        """A quote, whole or one clause of it."""
        said = self.event.quotes[whose]
        words = said["says"][which].rstrip(".")
        parts = words.split(", ", 1)
        if len(parts) == 2 and self.dice.random() < 0.25 and min(len(p.split()) for p in parts) > 4:
            words = parts[0]
        return Told(-1, words, (), self.dice.randrange(4), said["by"])

    def quotes(self, least: int, most: int) -> list[Told]:
        """Some of the press conference."""
        every = [(w, n) for w, said in enumerate(self.event.quotes) for n in range(len(said["says"]))]
        return [self.quote(w, n) for w, n in self.dice.sample(every, self.dice.randint(least, most))]

    def agency(self) -> Text:
        """The text of an agency: nearly all facts in their order, some told twice over, four quotes, no colour."""
        dice, seat = self.dice, self.seats
        self.seats += 1
        facts = [
            0,
            *sorted(
                dice.sample(
                    range(1, len(self.event.facts)), dice.randint(len(self.event.facts) - 3, len(self.event.facts) - 1)
                )
            ),
        ]
        told = [self.sentence(fact, seat) for fact in facts]
        told += [self.sentence(fact, seat + 1, 5) for fact in dice.sample(facts, dice.randint(5, len(facts) - 1))]
        return self._text(told[:1], self._mixed(told[1:], self.quotes(3, 5)), 2)

    def reporter(self, share: float = 0.75) -> Text:
        """A report of its own: some of the facts in an order of its own, some quotes, colour that nobody else has."""
        dice, seat = self.dice, self.seats
        self.seats += 1
        facts = range(1, len(self.event.facts))
        rest = dice.sample(facts, min(len(facts), round(share * len(facts) * dice.uniform(0.75, 1.1))))
        told = [self.sentence(fact, seat) for fact in (0, *rest)]
        told += [self.sentence(fact, seat + 1, 4) for fact in dice.sample(rest, dice.randint(0, 4))]
        told = [told[0], *map(self._voiced, told[1:])]
        own = [Told(-2, self.colour.pop(), picks(dice)) for _ in range(dice.randint(1, 2)) if self.colour]
        shared = [Told(-3, self.event.shared, ())] if dice.random() < 0.3 else []
        return self._text(told[:1], self._mixed(told[1:], [*self.quotes(1, 4), *own, *shared]), dice.choice((1, 2, 3)))

    def _mixed(self, told: list[Told], more: list[Told]) -> list[Told]:
        mixed = list(told)
        for one in more:
            mixed.insert(self.dice.randint(0, len(mixed)), one)
        return mixed

    def _text(self, lead: list[Told], rest: list[Told], long: int) -> Text:
        paragraphs, at = [tuple(lead)], 0
        while at < len(rest):
            size = self.dice.randint(1, long)
            paragraphs.append(tuple(rest[at : at + size]))
            at += size
        return Text(self.headline(), tuple(paragraphs), style_of(self.dice, self.event.language), self.event)

    def headline(self) -> Told:
        """A new headline."""
        return Told(-2, self.dice.choice(self.event.headlines), picks(self.dice))


def written(text: Text) -> tuple[str, list[str]]:
    """An article's headline and paragraphs as they are read."""
    met: set[str] = set()
    body = [" ".join(_sentence(told, text, met) for told in paragraph) for paragraph in text.paragraphs]
    return _filled(text.headline, text, set()), [paragraph for paragraph in body if paragraph]


def _sentence(told: Told, text: Text, met: set[str]) -> str:
    said = _filled(told, text, met)
    if told.fact == -1:
        line = QUOTING[text.event.language][told.form].format(q=said, s=_slots(told.source, text, met))
    elif told.source:
        line = SAYING[text.event.language][told.form].format(c=said, s=_slots(told.source, text, met))
    else:
        line = said
    line = " ".join(line.split()).replace(",,", ",").replace(" ,", ",").removesuffix(",")
    line = line[0].upper() + line[1:]
    return line if (line[-1] in "”»“" and line[-2:-1] in ".!?") or line[-1] == "." else line + "."


def _filled(told: Told, text: Text, met: set[str]) -> str:
    at = iter(told.picks)
    clause = _CHOICE.sub(lambda m: _chosen(m[1].split("|"), next(at, 0)), told.template)
    return _slots(f"{told.before}{clause}{told.after}", text, met)


def _chosen(words: Sequence[str], pick: int) -> str:
    return words[pick % len(words)]


def _slots(template: str, text: Text, met: set[str]) -> str:
    event, style = text.event, text.style

    def put(m: re.Match[str]) -> str:
        name = m[1]
        if name in event.words:
            return event.words[name]
        if name in event.numbers:
            return _number(event.numbers[name], style, event.language)
        form = style.later if name in met else style.title
        met.add(name)
        return event.people[name][form]

    found = _SLOT.sub(put, template)
    return (
        found.replace(" percent", "%" if style.percent == "%" else f" {style.percent}")
        if event.language == "en"
        else found
    )


def _number(value: int, style: Style, language: str) -> str:
    small = SMALL[language].split()
    if style.words and value < len(small):
        return small[value]
    comma = style.comma if language == "en" or style.comma != "," else "."
    return f"{value:,}".replace(",", comma)


def retold(told: Told, room: Room) -> Told:
    """The same fact in other words."""
    if told.fact < 0:
        return replace(told, form=(told.form + 1) % 4)
    others = [way for way in room.event.facts[told.fact] if way.partition(" @")[0] != told.template]
    clause, _, source = room.dice.choice(others).partition(" @")
    return Told(
        told.fact,
        clause,
        picks(room.dice),
        room.dice.randrange(5),
        room.dice.choice(room.event.sources[source]) if source else "",
    )
