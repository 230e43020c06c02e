"""Does an article belong to a story: a score, a verdict, and every reason in words."""

from collections.abc import Callable, Mapping, Sequence

from summaries.model import Analysis, Article, Match, Query, Read
from summaries.tracking.filters import barred, strength_of
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import title_stems
from summaries.tracking.neighbours import Neighbourhood
from summaries.tracking.profile import Profile, learned_vector
from summaries.tracking.resemblance import MATCHED, Weighed, alike, own_names, weighed
from summaries.tracking.wording import wording_of

NEARLY = 0.4  # score from which a preview shows an article as a near miss
_KNOWS = 3  # articles from which a story has learned what it is like


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
    worded, reasons, lacks_most_telling = _worded(query, one)
    likeness, like_reasons = alike(learned, profile, one)
    high, low = max(worded, likeness), max(0.0, min(worded, likeness))
    score = round(max(0.0, min(1.0, high + 0.3 * low)), 3)
    if (
        lacks_most_telling
        and profile.articles >= _KNOWS
        and likeness < MATCHED
        and not own_names(query, profile, one.wording)
    ):
        # "Harbour Bay mayor" without "recount" is the same town's other news, unless it reads like the story.
        score = min(score, MATCHED - 0.01)
    reasons += like_reasons
    return Match(score, score >= MATCHED, tuple(reasons) or ("none of its words, and not like its articles",))


def second_look(
    query: Query,
    profile: Profile,
    missed: Sequence[Read],
    frequency: Frequency,
    context_of: Callable[[Read], Neighbourhood | None] = lambda read: None,
) -> list[tuple[Read, Match]]:
    """The near misses that a story takes in now that it has learned more, in the order given.

    missed: articles that were nearly in, from as many days as the caller looks back, oldest first.  context_of: what
    stands around each now.  Each is judged alone: take in what comes back, make the profile anew, and look again while
    something comes.
    """
    learned = learned_vector(profile, frequency)
    found = []
    for read in missed:
        one = weighed(wording_of(read.article, read.analysis), frequency, context_of(read))
        verdict = try_on(query, learned, profile, one)
        if verdict.matched:
            found.append((read, verdict))
    return found


def _worded(query: Query, one: Weighed) -> tuple[float, list[str], bool]:
    """The share of what the query tells that the article has, each word by how prominently it stands.

    With the reasons, and whether the article lacks the word that tells most.
    """
    asked = 0.0
    got = 0.0
    words: list[str] = []
    phrases: list[str] = []
    missing: list[str] = []
    most = (0.0, False)
    for item in query.words or query.include:
        stems = title_stems(item, one.wording.language)
        if not stems:
            continue
        weight = sum(max(0.3, one.frequency.rarity(stem)) for stem in stems)
        strength = strength_of(item, one.wording)
        asked += weight
        got += weight * strength
        most = max(most, (weight, not strength))
        (missing if not strength else phrases if len(stems) > 1 else words).append(item)
    reasons = [f"words: {', '.join(words)}"] if words else []
    reasons += [f"phrase “{phrase}”" for phrase in phrases]
    if missing and (words or phrases):
        reasons.append(f"without: {', '.join(missing)}")
    return (got / asked if asked else 0.0), reasons, most[1]
