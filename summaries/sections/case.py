"""The case on the desk: a story's reads with the look-ups that every section shares, each computed at most once."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar, cast

from summaries.lens import Lens
from summaries.model import Article, Cited, DateMention, Figure, Name, Quote, Read, Ruling, Sentence, Span
from summaries.news.before import Before
from summaries.sections.cues import CueBook, cue_book
from summaries.sections.remembered import Remembered

T = TypeVar("T")

CANDIDATES = 8  # sentences of one article that may become facts, at least
RECENT = 60  # originals in which a short briefing looks for events ahead and for those who kept silent
_NONE: frozenset[str] = frozenset()
POOL = 200  # candidates of a case, where that many are had; a story of few articles looks deeper into each


class Place(NamedTuple):
    """One sentence of one read: index of the read (oldest first), index of the sentence."""

    read: int
    sentence: int


class Case:
    """A story's reads, oldest first, as the sections look at them.

    originals: one number a read; equal numbers are copies of one text.  rulings: what the newsroom holds of the story's
    questions.  before: what had been seen at ``since``, where that is set.  Everything below is lazy and computed once.
    """

    def __init__(
        self,
        reads: Sequence[Read],
        lens: Lens,
        now: datetime,
        since: datetime | None = None,
        originals: Sequence[int] | None = None,
        full: bool = False,
        rulings: Iterable[Ruling] = (),
        before: Before | None = None,
    ) -> None:
        self.reads = tuple(reads)
        self.lens = lens
        self.now = now
        self.since = since
        self.before = before
        self.originals = tuple(originals) if originals is not None else tuple(range(len(self.reads)))
        self.full = full
        self.rulings: Mapping[str, Ruling] = {ruling.key: ruling for ruling in rulings}
        self._numbers: dict[int, int] = {}
        self._done: dict[Callable[[Case], Any], Any] = {}
        self._starts: dict[tuple[str, int], list[int]] = {}
        self._values: dict[Place, frozenset[float]] = {}
        self._facets_of: dict[int, Mapping[int, frozenset[str]]] = {}

    def once(self, work: Callable[["Case"], T]) -> T:
        """The result of a function of this case, computed the first time that it is asked for."""
        if work not in self._done:
            self._done[work] = work(self)
        return cast(T, self._done[work])

    # --- plain look-ups -------------------------------------------------------------------------------------------

    def article(self, read: int) -> Article:
        """The article of a read."""
        return self.reads[read].article

    def published(self, read: int) -> datetime:
        """When a read was published; undated ones count as of now."""
        return self.reads[read].article.published or self.now

    def text_of(self, number: int) -> Read:
        """The read that has been given a source number as ``number``: below zero an earlier text, from the last."""
        return self.reads[number] if number >= 0 or self.before is None else self.before.earlier[number]

    def sentence(self, place: Place) -> Sentence:
        """The sentence at a place."""
        return self.reads[place.read].analysis.sentences[place.sentence]

    def words(self, read: int, start: int, end: int) -> str:
        """The text of a stretch, runs of white space as one blank."""
        return " ".join(self.reads[read].article.text[start:end].split())

    def says(self, place: Place) -> str:
        """The text of the sentence at a place."""
        sentence = self.sentence(place)
        return self.words(place.read, sentence.start, sentence.end)

    def span(self, read: int, start: int, end: int) -> Span:
        """A stretch of a read as evidence."""
        return Span(self.reads[read].analysis.version, start, end)

    def cite(self, read: int, start: int, end: int) -> Cited:
        """A stretch of a read as a piece of a line, blanks at its ends left out."""
        text = self.reads[read].article.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Cited(self.words(read, start, end), self.span(read, start, end))

    def numbers(self, reads: Iterable[int]) -> tuple[int, ...]:
        """Source numbers of reads in order of first use, without repeats; the first read comes first."""
        return tuple(dict.fromkeys(self._numbers.setdefault(read, len(self._numbers) + 1) for read in reads))

    @property
    def numbered(self) -> Mapping[int, int]:
        """Which reads have been given which source number so far."""
        return dict(self._numbers)

    # --- what stands in a stretch ---------------------------------------------------------------------------------

    def names(self, read: int, start: int, end: int) -> tuple[Name, ...]:
        """The names that stand in a stretch, in order."""
        marks = self.reads[read].analysis.names
        low, high = self._between("names", read, marks, start, end)
        return marks[low:high]

    def figures(self, read: int, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that stand in a stretch, in order."""
        marks = self.reads[read].analysis.figures
        low, high = self._between("figures", read, marks, start, end)
        return marks[low:high]

    def values(self, place: Place) -> frozenset[float]:
        """The values of the figures in a sentence, as written."""
        found = self._values.get(place)
        if found is None:
            sentence = self.sentence(place)
            figures = self.figures(place.read, sentence.start, sentence.end)
            found = self._values[place] = frozenset(figure.value for figure in figures)
        return found

    def dates(self, read: int, start: int, end: int) -> tuple[DateMention, ...]:
        """The dates that stand in a stretch, in order."""
        marks = self.reads[read].analysis.dates
        low, high = self._between("dates", read, marks, start, end)
        return marks[low:high]

    def quotes(self, read: int, start: int, end: int) -> tuple[Quote, ...]:
        """The quotes that start in a stretch, in order."""
        marks = self.reads[read].analysis.quotes
        low, high = self._between("quotes", read, marks, start, end)
        return marks[low:high]

    def _between(
        self, kind: str, read: int, marks: Sequence[Name | Figure | DateMention | Quote], start: int, end: int
    ) -> tuple[int, int]:
        starts = self._starts.get((kind, read))
        if starts is None:
            starts = self._starts[(kind, read)] = [mark.start for mark in marks]
        return bisect_left(starts, start), bisect_left(starts, end)

    # --- shared over the whole case -------------------------------------------------------------------------------

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """One read for each original: the oldest copy, or what the same outlet made of it last.

        A reprint adds nothing; an outlet that publishes its own text anew, with another toll, has updated it.
        """
        seen: dict[int, int] = {}
        for read, original in enumerate(self.originals):
            known = seen.setdefault(original, read)
            if self.article(known).publisher == self.article(read).publisher:
                seen[original] = read
        return tuple(sorted(seen.values()))

    @cached_property
    def _carriers(self) -> Mapping[int, int]:
        outlets: dict[int, set[str]] = {}
        for read, original in enumerate(self.originals):
            outlets.setdefault(original, set()).add(self.article(read).publisher)
        return {original: len(who) for original, who in outlets.items()}

    def carried(self, read: int) -> int:
        """How many outlets carry the original that a read belongs to: what many reprint is news."""
        return self._carriers[self.originals[read]]

    @cached_property
    def tellers(self) -> tuple[int, ...]:
        """Every read that may give a figure of its own: the originals, and what their outlets said of them before."""
        whose = {self.originals[read]: self.article(read).publisher for read in self.firsts}
        return tuple(r for r in range(len(self.reads)) if self.article(r).publisher == whose[self.originals[r]])

    @cached_property
    def candidates(self) -> tuple[Place, ...]:
        """The most telling sentences of every original, CANDIDATES or more of each."""
        found = []
        deep = max(CANDIDATES, POOL // max(1, len(self.firsts)))
        for read in self.firsts:
            sentences = self.reads[read].analysis.sentences
            usable = [i for i, s in enumerate(sentences) if s.stems and not s.boilerplate]
            usable.sort(key=lambda i: -sentences[i].salience)
            found += [Place(read, i) for i in sorted(usable[:deep])]
        return tuple(found)

    @cached_property
    def cues(self) -> CueBook:
        """The cues of the lens, ready to match."""
        return cue_book(self.lens)

    @cached_property
    def facet_places(self) -> Mapping[str, tuple[Place, ...]]:
        """For each facet key, the sentences that are about it, oldest first."""
        return self._raised[0]

    @cached_property
    def party_places(self) -> Mapping[str, tuple[Place, ...]]:
        """For each party's name, the sentences that name it, oldest first."""
        return self._raised[1]

    def facets_at(self, place: Place) -> frozenset[str]:
        """The facets that a sentence of an original is about."""
        found = self._facets_of.get(place.read)
        if found is None:
            about = _facets(self.lens)(self.reads[place.read]) if place.read in self._originals else {}
            found = self._facets_of[place.read] = about
        return found.get(place.sentence, _NONE)

    @cached_property
    def _originals(self) -> frozenset[int]:
        return frozenset(self.firsts)

    @cached_property
    def party_at(self) -> frozenset[Place]:
        """The sentences that name a party of the lens."""
        return frozenset(place for places in self.party_places.values() for place in places)

    @cached_property
    def unknowns(self) -> tuple[Place, ...]:
        """Sentences that say that something is not known, not answered or not yet done, oldest first."""
        return tuple(place for place, sentence in self.every() if sentence.unknown)

    @cached_property
    def fresh(self) -> frozenset[int]:
        """The reads that nobody had seen at ``since``; none where that is not set."""
        if self.before is None:
            return frozenset()
        return frozenset(at for at, one in enumerate(self.reads) if one.article.id in self.before.fresh)

    @cached_property
    def recent(self) -> frozenset[int]:
        """The newest originals; all of them in a full briefing."""
        return frozenset(self.firsts if self.full else self.firsts[-RECENT:])

    def every(self) -> Iterator[tuple[Place, Sentence]]:
        """Every sentence of every original that is no boilerplate, oldest article first."""
        yield from self._every

    @cached_property
    def _every(self) -> tuple[tuple[Place, Sentence], ...]:
        return tuple(
            (Place(read, index), sentence)
            for read in self.firsts
            for index, sentence in enumerate(self.reads[read].analysis.sentences)
            if not sentence.boilerplate
        )

    @cached_property
    def _raised(self) -> tuple[dict[str, tuple[Place, ...]], dict[str, tuple[Place, ...]]]:
        facets: dict[str, list[Place]] = {}
        parties: dict[str, list[Place]] = {}
        about = cued(self.lens)
        for read in self.firsts:
            for index, kind, key in about(self.reads[read]):
                (facets if kind == "facet" else parties).setdefault(key, []).append(Place(read, index))
        return {k: tuple(v) for k, v in facets.items()}, {k: tuple(v) for k, v in parties.items()}


@lru_cache(maxsize=64)
def cued(lens: Lens) -> Remembered[tuple[tuple[int, str, str], ...]]:
    """What each sentence of a read is about, under a lens: index, kind ("facet" or "party") and key."""
    book = cue_book(lens)

    def work(read: Read) -> tuple[tuple[int, str, str], ...]:
        text = read.article.text
        return tuple(
            (index, kind, key)
            for index, sentence in enumerate(read.analysis.sentences)
            if not sentence.boilerplate
            for kind, key in book.hits(sentence.stems, text, sentence.start, sentence.end)
        )

    return Remembered(work)


@lru_cache(maxsize=64)
def _facets(lens: Lens) -> Remembered[Mapping[int, frozenset[str]]]:
    """The facets of each sentence of a read that is about any, by the index of the sentence."""
    about = cued(lens)

    def work(read: Read) -> Mapping[int, frozenset[str]]:
        keys: dict[int, set[str]] = {}
        for index, kind, key in about(read):
            if kind == "facet":
                keys.setdefault(index, set()).add(key)
        return {index: frozenset(found) for index, found in keys.items()}

    return Remembered(work)


def key_of(kind: str, words: Iterable[str] | str) -> str:
    """A short stable key: the kind and twelve hexadecimal digits of what it is made from."""
    material = words if isinstance(words, str) else " ".join(words)
    return f"{kind}:{sha256(' '.join(material.casefold().split()).encode()).hexdigest()[:12]}"
