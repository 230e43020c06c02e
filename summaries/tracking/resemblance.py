"""How like a story's articles an article is, beyond how like it is to everything else in the news."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log2

from summaries.model import Query
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import telling, title_stems
from summaries.tracking.neighbours import Neighbourhood
from summaries.tracking.profile import MATCHED, Profile
from summaries.tracking.wording import Wording

LIKE = 0.2  # likeness to a profile that is worth MATCHED by itself
BEYOND = 0.11  # likeness, beyond that of the rivals, that is worth MATCHED where the neighbours are known
CENTRE = 0.4  # share of the profile in that likeness; the rest is of the closest articles of the story
CLOSEST = 3  # articles of the story that are as close as it is close to the story
NEAREST = 0.75  # what the closest one of them counts by itself: a story has sides
RIVALS, RIVAL_COUNTS = 3, 0.6
FRESH_DAYS = 4.0  # silence of a story after which more is asked of an article
STALE, STALE_OFF = 0.15, 0.05  # how much more, a doubling of the silence: a share of the bar, and off the worth
STRANGE = 0.1  # of an article's squared weights in names that only refused ones hold: enough to be one of them
OFTEN = 0.3  # share of a story's articles that hold a name which is the story's own
SHARED = 3  # rare stems that an article must share with a story before likeness counts


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article as many stories are tried on it: its words, how much each tells, and what stands around it.

    own: stem to weight, the most telling ones first, as a vector of length one.  rare: those that can tell two stories
    of one type apart.
    """

    wording: Wording
    frequency: Frequency
    own: Mapping[str, float]
    rare: tuple[str, ...]
    context: Neighbourhood | None = None


def weighed(wording: Wording, frequency: Frequency, context: Neighbourhood | None = None) -> Weighed:
    """Weigh an article's words, once for all the stories that it is tried on."""
    own = telling(wording.counts, frequency)
    return Weighed(wording, frequency, own, tuple(filter(frequency.rare, own)), context)


def alike(learned: Mapping[str, float], profile: Profile, one: Weighed) -> tuple[float, list[str]]:
    """What likeness to a story's articles is worth, at most 1; little without rare words in common, a name among them.

    Below 0 where other news is far closer.
    """
    if not learned:
        return 0.0, []
    likeness = toward(learned, one.own)
    worth = min(1.0, _worth(likeness, profile, one))
    shared = [stem for stem in one.rare if learned.get(stem, 0.0) > 0]
    names = {stem for stem, share in profile.names if share >= OFTEN}
    named = [stem for stem in shared if stem in names]
    if len(shared) < SHARED or (names and not named):
        return min(0.4, worth), []
    of = f"{profile.articles} articles" if profile.articles > 1 else "the article"
    reasons = [f"like {of} of this story ({likeness:.2f})"] if likeness >= LIKE / 2 else []
    if reasons and named:
        reasons.append(f"names: {', '.join(_spelt(named, one.wording)[:3])}")
    return worth, reasons


def toward(learned: Mapping[str, float], own: Mapping[str, float]) -> float:
    """The cosine of an article and what speaks for it in a story."""
    return sum(weight * learned[stem] for stem, weight in own.items() if learned.get(stem, 0.0) > 0)


def pushed(learned: Mapping[str, float], profile: Profile, one: Weighed) -> float:
    """How much closer an article is to what editors took out of a story than to the story, 0 to 1."""
    if not profile.refused:
        return 0.0
    own = one.own
    away = -sum(weight * learned[stem] for stem, weight in own.items() if learned.get(stem, 0.0) < 0)
    near = one.context.nearest if one.context else ()
    out = max((other.likeness for other in near if other.article in profile.refused), default=0.0)
    inside = max((other.likeness for other in near if other.article in profile.members), default=0.0)
    apart = max(away, out) - max(toward(learned, own), inside)
    strange = sum(own.get(stem, 0.0) ** 2 for stem in profile.strange)
    return max(0.0, min(1.0, apart / LIKE + strange / STRANGE))


def _worth(likeness: float, profile: Profile, one: Weighed) -> float:
    """Likeness in units of a score, below 0 where other news is far closer."""
    worth = likeness / LIKE if one.context is None else _beyond(likeness, profile, one.context) / BEYOND
    late = _silence(profile, one.wording.article.published)
    return worth * MATCHED / (1.0 + STALE * late) - STALE_OFF * late


def _beyond(likeness: float, profile: Profile, context: Neighbourhood) -> float:
    """The likeness to the story beyond that of its rivals: neighbours count for it as surely as they are in it."""
    inside: list[float] = []
    rivals: list[float] = []
    for other in context.nearest:
        trust = profile.trust.get(other.article, 0.0)
        if other.article in profile.members:
            inside.append(other.likeness * trust)
        rivals.append(other.likeness * (1.0 - trust))
    inside = sorted(inside, reverse=True)[:CLOSEST]
    closest = sum(inside) / min(CLOSEST, max(1, len(profile.members)))
    closest = max(closest, NEAREST * inside[0] if inside else 0.0)
    near = CENTRE * likeness + (1.0 - CENTRE) * closest
    return near - RIVAL_COUNTS * sum(sorted(rivals, reverse=True)[:RIVALS]) / RIVALS


def _silence(profile: Profile, published: datetime | None) -> float:
    """How often FRESH_DAYS doubles between an article and the closest day of the story; 0 where that is not known."""
    if published is None or not profile.days:
        return 0.0
    at = bisect(profile.days, published)
    days = min(abs((published - day).total_seconds()) for day in profile.days[max(0, at - 1) : at + 1]) / 86_400
    return log2(days / FRESH_DAYS) if days > FRESH_DAYS else 0.0


def own_names(query: Query, profile: Profile, wording: Wording) -> bool:
    """Whether an article names somebody of the story whom the query does not."""
    asked = {stem for item in query.words for stem in title_stems(item, wording.language)}
    return any(share >= OFTEN and stem in wording.spelling and stem not in asked for stem, share in profile.names)


def _spelt(stems: Iterable[str], wording: Wording) -> list[str]:
    """Stems as the article writes them, where its names show it."""
    return list(dict.fromkeys(wording.spelling.get(stem, stem) for stem in stems))
