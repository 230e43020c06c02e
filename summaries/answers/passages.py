"""The sentences of a story as they can answer: what each says itself, and what it takes from those before it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from summaries.answers.question import Term
from summaries.model import Read
from summaries.quoting.voices import parts
from summaries.sections.case import Case, Place
from summaries.sections.remembered import Remembered
from summaries.text.stems import telling_stems

BEFORE = 0.6  # what a term counts that only the sentence before has, in the same paragraph
AROUND = 0.45  # what it counts where only the title or the first sentence of the article has it
KIN = 0.8  # what a word of the same family counts beside the very word

# How a sentence begins that speaks of what the one before it names; papers begin a paragraph so, too.
LEANING = re.compile(
    r"(?:it|its|they|their|he|his|she|her|this|these|those|both|half|most|about|one|each)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence.

    own: stems of its words, and the last words of names and speakers in it; before: of the sentence before it, in its
    paragraph or where it begins with a word that leans on that one; around: of the article's title and first sentence.
    """

    sentence: int
    own: frozenset[str]
    before: frozenset[str]
    around: frozenset[str]


def _read_passages(read: Read) -> tuple[Passage, ...]:
    analysis = read.analysis
    says = [set(sentence.stems) for sentence in analysis.sentences]
    at = 0
    for name in analysis.names:
        while at + 1 < len(analysis.sentences) and analysis.sentences[at].end <= name.start:
            at += 1
        if says:
            says[at].update(parts(name.full)[-1:])
    for quote in analysis.quotes:
        if quote.speaker and quote.speaker_kind == "name" and quote.sentence < len(says):
            says[quote.sentence].update(parts(quote.speaker)[-1:])
    table = telling_stems(analysis.language or "en")
    title = {table[word.lower().strip("“”‘’'\"?!.,:;")] for word in read.article.title.split()}
    around = frozenset((says[0] if says else set()) | title) - {""}
    found = []
    for index, sentence in enumerate(analysis.sentences):
        leans = index and (
            analysis.sentences[index - 1].paragraph == sentence.paragraph
            or LEANING.match(read.article.text, sentence.start) is not None
        )
        before = frozenset(says[index - 1]) if leans else frozenset()
        if not sentence.boilerplate:
            found.append(Passage(index, frozenset(says[index]), before, around))
    return tuple(found)


_passages = Remembered(_read_passages)


class Passages:
    """All sentences of a story's originals, and how rare each stem is among them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.places: list[tuple[Place, Passage]] = [
            (Place(read, passage.sentence), passage) for read in case.firsts for passage in _passages(case.reads[read])
        ]
        self._counts: Counter[str] = Counter(stem for _, passage in self.places for stem in passage.own)

    def weight(self, term: Term) -> float:
        """How much an answer must speak of a term: the rarer it is in the story, the more (inverse frequency)."""
        having = min(len(self.places), sum(self._counts[stem] for stem in term.stems))
        return term.share * log(1 + (len(self.places) + 1) / (1 + having))

    def share(self, term: Term) -> float:
        """The share of sentences that speak of a term themselves, 0 to 1."""
        having = sum(not term.stems.isdisjoint(passage.own) for _, passage in self.places)
        return having / max(1, len(self.places))

    def weights(self, terms: tuple[Term, ...]) -> Mapping[Term, float]:
        """The weights of the terms of a question."""
        return {term: self.weight(term) for term in terms}


def held(term: Term, passage: Passage) -> float:
    """How far a passage speaks of a term, 0 to 1."""
    if term.own in passage.own:
        return 1.0
    if not term.stems.isdisjoint(passage.own):
        return 1.0 if term.name else KIN
    if not term.stems.isdisjoint(passage.before):
        return BEFORE
    return AROUND if not term.stems.isdisjoint(passage.around) else 0.0
