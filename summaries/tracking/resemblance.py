"""How like a story's articles an article is, beyond how like it is to everything else in the news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summaries.model import Query
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import cosine, telling, title_stems
from summaries.tracking.neighbours import Neighbourhood
from summaries.tracking.profile import Profile
from summaries.tracking.wording import Wording

MATCHED = 0.55  # score from which an article is in
LIKE = 0.2  # likeness to a profile that is worth MATCHED by itself
BEYOND = 0.11  # likeness, beyond that of the rivals, that is worth MATCHED where the neighbours are known
CENTRE = 0.4  # share of the profile in that likeness; the rest is of the closest articles of the story
CLOSEST = 3
RIVALS, RIVAL_COUNTS = 3, 0.6
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
    """What likeness to a story's articles is worth, 0 to 1; nothing without rare words in common, a name among them."""
    if not learned:
        return 0.0, []
    likeness = cosine(learned, one.own)
    worth = min(1.0, _worth(likeness, profile, one.context))
    shared = [stem for stem in one.rare if stem in learned]
    names = {stem for stem, share in profile.names if share >= OFTEN}
    named = [stem for stem in shared if stem in names]
    if len(shared) < SHARED or (names and not named):
        return min(0.4, worth), []
    of = f"{profile.articles} articles" if profile.articles > 1 else "the article"
    reasons = [f"like {of} of this story ({likeness:.2f})"] if likeness >= LIKE / 2 else []
    if reasons and named:
        reasons.append(f"names: {', '.join(_spelt(named, one.wording)[:3])}")
    return worth, reasons


def _worth(likeness: float, profile: Profile, context: Neighbourhood | None) -> float:
    if context is None or not profile.members:
        return likeness / LIKE * MATCHED
    inside = context.inside(profile.members)[:CLOSEST]
    closest = sum(inside) / min(CLOSEST, len(profile.members))
    rivals = [other.likeness for other in context.nearest if other.article not in profile.members][:RIVALS]
    near = CENTRE * likeness + (1 - CENTRE) * closest
    return (near - RIVAL_COUNTS * sum(rivals) / RIVALS) / BEYOND * MATCHED


def own_names(query: Query, profile: Profile, wording: Wording) -> bool:
    """Whether an article names somebody of the story whom the query does not."""
    asked = {stem for item in query.words for stem in title_stems(item, wording.language)}
    return any(share >= OFTEN and stem in wording.spelling and stem not in asked for stem, share in profile.names)


def _spelt(stems: Iterable[str], wording: Wording) -> list[str]:
    """Stems as the article writes them, where its names show it."""
    return list(dict.fromkeys(wording.spelling.get(stem, stem) for stem in stems))
