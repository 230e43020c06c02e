"""What a text is about: its most telling stems, weighted, for likeness between articles."""

from collections import Counter
from itertools import compress
from math import log
from operator import itemgetter

from summaries.text.lexicon import STOP, lexicon
from summaries.text.stems import stems_of
from summaries.text.tokens import Tokens

MOST = 80
_TITLE_COUNTS = 2.0
_EARLY_COUNTS = 0.3  # more than one
_NAME_COUNTS = 1.5


def terms(tokens: Tokens, stems: list[str], title: list[str], language: str) -> tuple[tuple[str, float], ...]:
    """At most MOST stems with their weight, heaviest first; equal weights in alphabetical order.

    title: its lower-case words.

    The weight is 1 + log of the count, the title counted double, names half as much again, early words a little more;
    scaled so that the squares sum to one.
    """
    early = max(40, len(stems) // 5)
    counts: dict[str, float] = dict(Counter(filter(None, stems)))
    for stem, count in Counter(filter(None, stems[:early])).items():
        counts[stem] += _EARLY_COUNTS * count
    capital = set(compress(stems, tokens.cap))
    known, table = lexicon(language), stems_of(language)
    for low in title:
        if len(low) > 1 and low[0].isalpha() and not known.get(low, 0) & STOP:
            counts[table[low]] = counts.get(table[low], 0.0) + _TITLE_COUNTS
    weighed = [(stem, (1 + log(counts[stem])) * (_NAME_COUNTS if stem in capital else 1.0)) for stem in sorted(counts)]
    weighed.sort(key=itemgetter(1), reverse=True)  # a stable sort: equal weights stay in alphabetical order
    del weighed[MOST:]
    norm = sum(weight * weight for _, weight in weighed) ** 0.5 or 1.0
    return tuple((stem, round(weight / norm, 4)) for stem, weight in weighed)
