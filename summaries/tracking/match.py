"""Does an article belong to a story: a score, a verdict, and every reason in words."""

from collections.abc import Mapping

from summaries.model import Analysis, Article, Match, Query
from summaries.tracking.asked import DESCRIBES, Told, told
from summaries.tracking.filters import barred
from summaries.tracking.frequency import Frequency
from summaries.tracking.neighbours import Neighbourhood
from summaries.tracking.profile import MATCHED, Profile, learned_vector
from summaries.tracking.resemblance import Weighed, alike, own_names, pushed, weighed
from summaries.tracking.wording import wording_of

NEARLY = 0.4  # score from which a preview shows an article as a near miss
STARTS = 0.65  # share of a described event that its first article must tell
_KNOWS = 3  # articles from which a story has learned what it is like
_BOTH, _AGAINST = 0.1, 0.3
_PUSHED = 0.5  # taken off the score of what is like refused articles, and not like the story


def match(
    query: Query,
    profile: Profile,
    article: Article,
    analysis: Analysis,
    frequency: Frequency,
    context: Neighbourhood | None = None,
) -> Match:
    """Whether an article belongs to a story, 0 to 1, matched from MATCHED on, with each reason in words.

    Filters come first: an excluded word, a source, language or place that is not wanted, an included word that is
    missing.  Then the words of the query, by how rare they are and how prominently they stand, and the likeness to what
    the story has learned; where ``context`` tells what else is in the news, beyond the likeness to that.
    """
    one = weighed(wording_of(article, analysis), frequency, context)
    return try_on(query, learned_vector(profile, frequency), profile, one)


def nearly(found: Match) -> bool:
    """Whether a preview should show it as a near miss."""
    return not found.matched and found.score >= NEARLY


def try_on(query: Query, learned: Mapping[str, float], profile: Profile, one: Weighed) -> Match:
    """`match` on an article that is weighed already."""
    if one.wording.article.id in profile.refused:
        return Match(0.0, False, ("taken out by an editor",))
    found = [_tried(asked, learned, profile, one) for asked in (query, *query.also)]
    return max(found, key=lambda match: (match.matched, match.score))


def _tried(query: Query, learned: Mapping[str, float], profile: Profile, one: Weighed) -> Match:
    bar = barred(query, one.wording)
    if bar:
        return Match(0.0, False, (bar,))
    if one.wording.article.id in profile.taught:
        return Match(1.0, True, ("confirmed by an editor",))
    words = told(query, one)
    likeness, like_reasons = alike(learned, profile, one)
    away = pushed(learned, profile, one)
    score = round(max(0.0, min(1.0, _score(words, likeness, query, profile, one)) - _PUSHED * away), 3)
    reasons = (*words.reasons, *like_reasons)
    if away > 0:
        reasons = (*reasons, "like what an editor took out")
    return Match(score, score >= MATCHED, reasons or ("none of its words, and not like its articles",))


def _score(words: Told, likeness: float, query: Query, profile: Profile, one: Weighed) -> float:
    if not words.asked:
        return likeness
    described = words.asked >= DESCRIBES
    score = max(words.score, likeness) + 0.3 * max(0.0, min(words.score, likeness))
    if described:
        # The first article teaches what the next are held against: half of a description is not enough for it.
        alone = words.score if words.score >= STARTS else min(words.score, MATCHED - 0.01)
        # Words that are scattered over another event's report, and a likeness without the words: neither is enough.
        both = (words.score + max(-_AGAINST, likeness)) / 2 + _BOTH
        known = _known(query, profile)
        score = (1.0 - known) * alone + known * both
    if words.lacks_most_telling and profile.articles >= _KNOWS and likeness < MATCHED:
        # "Harbour Bay" without "recount" is the same town's other news, unless it reads like the story.
        # NEARLY is the most that likeness is worth where no telling name is shared.
        reads_like = not described or likeness > NEARLY
        return score if reads_like and own_names(query, profile, one.wording) else min(score, MATCHED - 0.01)
    return score


def _known(query: Query, profile: Profile) -> float:
    """How well a story knows what it is like, 0 to 1: two thirds from one sure article, whole where it has a seed."""
    if query.seed:
        return 1.0
    sure = sum(profile.trust.get(member, 1.0) for member in profile.members)
    return sure / (sure + 0.5)
