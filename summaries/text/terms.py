"""What a text is about: its most telling stems, weighted, for likeness between articles."""

from math import log

from summaries.text.lexicon import STOP, lexicon
from summaries.text.stems import stems_of
from summaries.text.tokens import Tokens

MOST = 80
_TITLE_COUNTS = 2.0
_NAME_COUNTS = 1.5


def terms(tokens: Tokens, stems: list[str], title: list[str], language: str) -> tuple[tuple[str, float], ...]:
    """At most MOST stems with their weight, heaviest first; equal weights in alphabetical order.

    title: its lower-case words.

    The weight is 1 + log of the count, the title counted double, names half as much again, early words a little more;
    scaled so that the squares sum to one.
    """
    counts: dict[str, float] = {}
    capital: set[str] = set()
    early = max(40, len(stems) // 5)
    for i, stem in enumerate(stems):
        if stem:
            counts[stem] = counts.get(stem, 0.0) + (1.3 if i < early else 1.0)
            if tokens.cap[i]:
                capital.add(stem)
    known, table = lexicon(language), stems_of(language)
    for low in title:
        if len(low) > 1 and low[0].isalpha() and not known.get(low, 0) & STOP:
            counts[table[low]] = counts.get(table[low], 0.0) + _TITLE_COUNTS
    weighed = [(stem, (1 + log(count)) * (_NAME_COUNTS if stem in capital else 1.0)) for stem, count in counts.items()]
    weighed.sort(key=lambda item: (-item[1], item[0]))
    weighed = weighed[:MOST]
    norm = sum(weight * weight for _, weight in weighed) ** 0.5 or 1.0
    return tuple((stem, round(weight / norm, 4)) for stem, weight in weighed)
