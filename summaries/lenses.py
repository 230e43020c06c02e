"""Which lens suits a story that nobody gave one: counted by the lenses' own cue words."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from summaries.lens import Lens
from summaries.model import Read
from summaries.sections.cues import CueBook, Kind

FALLBACK = "general"
ENOUGH = 5.0  # cued sentences, leads counted double, for each article on average
LEAD = 1.25  # times as many as the next lens has
LOOKED_AT = 20  # newest articles looked at


def suggest_lens(reads: Sequence[Read], lenses: Mapping[str, Lens]) -> str:
    """The key of the lens whose cues the articles carry most, or "general" where none clearly leads."""
    book = _book(tuple(lenses.values()))
    counts = dict.fromkeys(lenses, 0.0)
    looked = reads[-LOOKED_AT:]
    for read in looked:
        for number, sentence in enumerate(read.analysis.sentences):
            if not sentence.boilerplate:
                for _, key in book.hits(sentence.stems, read.article.text, sentence.start, sentence.end):
                    counts[key] += 2.0 if number < 3 else 1.0
    ranking = sorted(counts.items(), key=lambda pair: -pair[1])
    if not looked or not ranking or ranking[0][1] < ENOUGH * len(looked):
        return FALLBACK
    clear = len(ranking) == 1 or ranking[0][1] >= LEAD * ranking[1][1]
    return ranking[0][0] if clear else FALLBACK


@lru_cache(maxsize=8)
def _book(lenses: tuple[Lens, ...]) -> CueBook:
    entries: list[tuple[Kind, str, str]] = [("lens", lens.key, cue) for lens in lenses for cue in lens.cues]
    return CueBook(entries)
