"""Wire copy: are originals counted right where one text runs under nine mastheads beside nine reports of their own?

usage: benchmarks/wire.py [--seed N] [--cases N] [--hard] [--errors]

Cases are generated (newsdesk.py writes, copydesk.py edits): nine papers print an agency's text with new headlines,
cut, edited, in their own style, with local lines, with or without credit; nine reporters tell the same event, with
the same names, numbers and quotes of one press conference, in words of their own.  The hard version adds: half of the
printed sentences rewritten beside the agency's own page, a second agency's text in three papers, a long piece that
takes in five paragraphs of the wire, a round-up of three wire items where there are as many kinds of events in the
language, and the agency's corrected update.

One line of JSON a seed and way.  `counted`: the share of cases whose number of originals is exactly right; `originals`:
the share of originals whose copies are exactly those found; `copies`: the share of copies placed with their own.
Ways: `originals` on all reads; `stream` and `shuffled`, NearIndex in order of publication and in another.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from benchmarks.copydesk import PAPERS, TOWNS, copied
from benchmarks.newsdesk import Room, Text, event_of, kinds, written
from summaries.model import Article, Read
from summaries.text.analyse import analyse
from summaries.tracking.near import NearIndex, agencies_of, originals

SEEDS = 5
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AGENCIES = ("Meridian Wire", "Reuters", "AFP", "dpa", "Norrin News Agency", "AP")
ANY = "any"  # a round-up: it may go to any of its items, and must be no original of its own


@dataclass(frozen=True)
class Case:
    """Reads, and the true original of each."""

    reads: tuple[Read, ...]
    labels: tuple[str, ...]


def case(seed: int, number: int, hard: bool) -> Case:
    """One generated case."""
    dice = random.Random(f"{seed}:{number}")
    every = kinds()
    kind = every[number % len(every)]
    room = Room(event_of(kind, dice), dice)
    press = Press(dice)
    first, second = dice.sample(AGENCIES, 2)
    wire = room.agency()
    for _ in range(9):
        press.copy(wire, room, first, "wire", heavy=hard)
    rival = room.agency() if hard else None
    for own in range(9):
        press.own(room.reporter(), f"own {own}")
    if rival is not None:
        press.own_page(wire, first)
        for _ in range(3):
            press.copy(rival, room, second, "rival", heavy=False)
        press.long_piece(room.reporter(1.0), room.reporter(1.0), wire)
        if len(more := [k for k in every if k != kind and event_of(k, dice).language == room.event.language]) > 1:
            press.round_up(wire, [Room(event_of(k, dice), dice).agency() for k in dice.sample(more, 2)], first)
        press.update(wire, room, first)
    return press.case()


class Press:
    """Prints texts under mastheads, each at its minute."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._mastheads = [
            f"{town} {paper}" for town, paper in zip(dice.sample(TOWNS * 3, 36), PAPERS * 3, strict=True)
        ]
        self._out: list[tuple[Read, str]] = []

    def copy(self, wire: Text, room: Room, agency: str, label: str, *, heavy: bool) -> None:
        """One paper's print of an agency's text."""
        outlet = self._mastheads.pop()
        text, more = copied(wire, room, outlet, heavy)
        headline, body = written(text)
        if more:
            body.insert(self._dice.choice((0, 1, len(body))), more[0])
        body, byline = self._credited(body, agency)
        self._print(outlet, headline, body, byline, label, self._dice.uniform(0, 9))

    def own_page(self, wire: Text, agency: str) -> None:
        """The agency's own page: its text as it went out."""
        headline, body = written(wire)
        self._print(agency, headline, body, f"By {agency}", "wire", 0)

    def own(self, text: Text, label: str) -> None:
        """A report of a paper's own."""
        headline, body = written(text)
        self._print(self._mastheads.pop(), headline, body, "By a staff reporter", label, self._dice.uniform(-2, 10))

    def long_piece(self, text: Text, more: Text, wire: Text) -> None:
        """A reporter's long piece that takes in five paragraphs of the wire."""
        headline, body = written(text)
        body += written(more)[1][1:]
        taken = written(wire)[1]
        for paragraph in self._dice.sample(taken, 5):
            body.insert(self._dice.randint(1, len(body)), paragraph)
        self._print(self._mastheads.pop(), headline, body, "By our own correspondent", "long piece", 11)

    def round_up(self, wire: Text, others: Sequence[Text], agency: str) -> None:
        """Three wire items under one headline; two papers print the other two whole."""
        items = [written(text) for text in (wire, *others)]
        for n, (headline, body) in enumerate(items[1:]):
            self._print(self._mastheads.pop(), headline, body, f"By {agency}", f"other {n}", self._dice.uniform(0, 9))
        body = [p for headline, item in items for p in (headline, *item[:4])]
        self._print(self._mastheads.pop(), "The day in brief", body, "", ANY, 11)

    def update(self, wire: Text, room: Room, agency: str) -> None:
        """The agency's own corrected update: a new lead, a number put right, two paragraphs more."""
        event = replace(wire.event, numbers={k: v + 1 for k, v in wire.event.numbers.items()})
        paragraphs = (
            (room.sentence(0, room.seats + 1),), *wire.paragraphs[1:],
            (room.sentence(1, room.seats),), (room.sentence(2, room.seats),),
        )  # fmt: skip
        headline, body = written(Text(room.headline(), paragraphs, wire.style, event))
        note = {"de": "(berichtigt)", "es": "(corregido)", "fr": "(corrigé)"}.get(event.language, "(corrects figures)")
        self._print(agency, headline, [f"{note} {body[0]}", *body[1:]], f"By {agency}", "wire", 10)

    def _credited(self, body: list[str], agency: str) -> tuple[list[str], str]:
        how = self._dice.randrange(6)
        town = self._dice.choice(TOWNS).upper()
        if how == 0:
            return [f"{town} ({agency}) - {body[0]}", *body[1:]], ""
        if how == 1:
            return [*body, f"({agency})"], "Online desk"
        if how == 2:
            return body, f"By {agency}"
        if how == 3:
            return [*body, f"With reporting by {agency}"], ""
        return body, ""

    def _print(self, outlet: str, headline: str, body: list[str], byline: str, label: str, hours: float) -> None:
        key = f"{len(self._out):02}"
        url = f"https://{outlet.replace(' ', '-').lower()}.example/{key}"
        found = Article(key, url, outlet, headline, "\n\n".join(body), NOON + timedelta(hours=hours), byline=byline)
        self._out.append((Read(found, analyse(found)), label))

    def case(self) -> Case:
        """What was printed, in no order."""
        self._dice.shuffle(self._out)
        return Case(tuple(read for read, _ in self._out), tuple(label for _, label in self._out))


def streamed(reads: Sequence[Read]) -> tuple[int, ...]:
    """The same through NearIndex, in the order given."""
    index, places = NearIndex(), {read.article.id: place for place, read in enumerate(reads)}
    for read in reads:
        index.add(read.article.id, read.analysis.shingles, agencies_of(read))
    return tuple(places[index.original(read.article.id)] for read in reads)


def ways(one: Case, seed: int) -> Iterator[tuple[str, Case, tuple[int, ...]]]:
    """The originals that each way finds."""
    yield "originals", one, originals(one.reads)
    rows = sorted(zip(one.reads, one.labels, strict=True), key=lambda row: row[0].article.published or NOON)
    yield "stream", (ordered := _case(rows)), streamed(ordered.reads)
    random.Random(seed).shuffle(rows)
    yield "shuffled", (shuffled := _case(rows)), streamed(shuffled.reads)


def _case(rows: Sequence[tuple[Read, str]]) -> Case:
    return Case(tuple(read for read, _ in rows), tuple(label for _, label in rows))


@dataclass
class Score:
    """Counts over the cases of a seed."""

    cases: int = 0
    counted: int = 0
    true: int = 0
    right: int = 0
    copies: int = 0
    placed: int = 0

    def take(self, labels: Sequence[str], found: Sequence[int]) -> list[str]:
        """Score one case; what went wrong, in words."""
        wrong = []
        groups: dict[int, set[int]] = {}
        for place, group in enumerate(found):
            groups.setdefault(group, set()).add(place)
        truth: dict[str, set[int]] = {}
        for place, label in enumerate(labels):
            truth.setdefault(label, set()).add(place)
        loose = truth.pop(ANY, set())
        self.cases += 1
        self.counted += len(groups) == len(truth)
        self.true += len(truth)
        exact = [members - loose for members in groups.values()]
        for label, members in truth.items():
            self.right += members in exact
            wrong += [] if members in exact else [f"{label}: " + " ".join(_mixed(labels, found, members))]
            most = Counter(found[place] for place in members).most_common(1)[0][0]
            owned = (
                Counter(labels[place] for place in groups[most] if labels[place] != ANY).most_common(1)[0][0] == label
            )
            self.copies += len(members) if len(members) > 1 else 0
            self.placed += sum(found[place] == most and owned for place in members) if len(members) > 1 else 0
        wrong += ["round-up counted as an original" for place in loose if groups[found[place]] == {place}]
        return wrong

    def told(self) -> dict[str, float]:
        """The shares."""
        return {
            "counted": round(self.counted / self.cases, 3),
            "originals": round(self.right / self.true, 3),
            "copies": round(self.placed / max(1, self.copies), 3),
        }


def _mixed(labels: Sequence[str], found: Sequence[int], members: set[int]) -> list[str]:
    mine = sorted({found[place] for place in members})
    return [f"[{', '.join(f'{labels[p]}#{p}' for p, g in enumerate(found) if g == group)}]" for group in mine]


def main() -> None:
    """Generate, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, help="one seed only, of 0 to 4")
    parser.add_argument("--cases", type=int, default=28)
    parser.add_argument("--hard", action="store_true", help="the hard version only; without it both are run")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    worst: dict[tuple[str, str], dict[str, float]] = {}
    for hard in (True,) if given.hard else (False, True):
        for seed in range(SEEDS) if given.seed is None else (given.seed,):
            scores: dict[str, Score] = {}
            for number in range(given.cases):
                for way, seen, found in ways(case(seed, number, hard), seed):
                    for line in scores.setdefault(way, Score()).take(seen.labels, found):
                        if given.errors:
                            print(f"  {number} {way} {line}")
            for way, score in scores.items():
                key = ("hard" if hard else "plain", way)
                told = score.told()
                worst[key] = {name: min(value, worst.get(key, told)[name]) for name, value in told.items()}
                print(json.dumps({"version": key[0], "seed": seed, "way": way, **told}))
    for (version, way), told in worst.items():
        print(json.dumps({"version": version, "seed": "worst", "way": way, **told}))


if __name__ == "__main__":
    main()
