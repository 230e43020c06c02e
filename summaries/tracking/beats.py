"""Whether coverage speaks of a topic: any of its terms, where an article says what it is about."""

from collections.abc import Sequence

from summaries.model import Match, Query
from summaries.tracking.filters import barred, strength_of
from summaries.tracking.wording import Wording

ABOUT = 0.7  # how prominently a term must stand: in the title or the opening, or twice
SHARE = 0.5  # share of an event's articles that must speak of the topic


def on_topic(terms: Query, wording: Wording) -> Match:
    """Whether an article speaks of a topic, with the reasons in words.

    terms: words are alternatives, one of which must stand in the title or the opening or occur twice; include, exclude,
    sources, languages and places are filters that come first, as those of a story.
    """
    reason = barred(terms, wording)
    if reason:
        return Match(0.0, False, (reason,))
    found = sorted(((strength_of(term, wording), term) for term in terms.words or terms.include), reverse=True)
    best = found[0][0] if found else 0.0
    said = [term for strength, term in found if strength >= ABOUT]
    if not said:
        passing = [term for strength, term in found if strength > 0]
        return Match(best, False, (f"only in passing: {', '.join(passing)}" if passing else "none of its terms",))
    return Match(best, True, (f"speaks of {', '.join(sorted(said))}",))


def event_on_topic(matches: Sequence[Match]) -> bool:
    """Whether an event is one of the topic: at least half of its articles speak of it."""
    return bool(matches) and sum(match.matched for match in matches) >= SHARE * len(matches)
