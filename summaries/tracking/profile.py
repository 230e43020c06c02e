"""What a story has learned: from its seed, from what it took in, and from what editors said of its articles."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import log, sqrt

from summaries.model import Query, Read
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts, telling
from summaries.tracking.wording import name_stems

LEARNED = 200  # stems kept of what a story has learned
DRIFT = 0.92  # weight of an article beside that of the next newer one
SEED_SHARE = 0.25  # of the profile that stays with the article that the story began from
TAUGHT = 3.0  # how much more an article counts that an editor confirmed
MATCHED = 0.55  # score from which an article is in
LEAST, MOST = 0.5, 0.9  # trust in an article that matched just so, and in one that matched fully
_BARELY = 0.05  # trust in one that is in and would not match any more
AWAY = 0.5  # how far refused articles push, beside what the confirmed ones weigh


@dataclass(frozen=True, slots=True)
class Profile:
    """What a story has learned from its seed and confirmed articles.

    weights: stem to weight, before rarity, heaviest first, then those below 0: of what refused articles have and the
    story has not.  names: stem of a name's word to the share of articles that hold it.  articles: how many it learned
    from.  members: ids of those that are in.  taught, refused: of those that an editor put in or took out.  strange:
    stems of names that only refused articles hold.  days: when the members were published, in order.  trust: id of an
    article, in or nearly in, to how surely it is of the story, above 0 to 1.
    """

    weights: tuple[tuple[str, float], ...] = ()
    names: tuple[tuple[str, float], ...] = ()
    articles: int = 0
    members: frozenset[str] = frozenset()
    taught: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()
    days: tuple[datetime, ...] = ()
    trust: Mapping[str, float] = field(default_factory=dict)


def profile_of(
    query: Query,
    confirmed: Sequence[Read],
    refused: Sequence[Read] = (),
    taught: Collection[str] = (),
    scores: Mapping[str, float] | None = None,
) -> Profile:
    """The profile of a story: newer articles count more, and a quarter stays with the seed so that it can't drift away.

    confirmed: the articles that are in, oldest first; put the seed's own first among them.  refused: those that an
    editor took out, which push the profile away (Rocchio 1971, "Relevance feedback in information retrieval").  taught:
    ids of confirmed articles that an editor put in or confirmed by hand; each counts as TAUGHT others.  scores: what
    articles scored when they were matched by themselves, or nearly: one that came in narrowly teaches less than the
    seed, so that no chain of half matches leads the story away.
    """
    scores = scores or {}
    members = frozenset(read.article.id for read in confirmed)
    trust = {one: trust_of(score, one in members) for one, score in scores.items()}
    trust.update({one: 1.0 for one in members if one in taught or one not in scores})
    total: defaultdict[str, float] = defaultdict(float)
    names: defaultdict[str, float] = defaultdict(float)
    age, weights = 1.0, 0.0
    for read in reversed(confirmed):
        sure = trust[read.article.id]
        weight = age * sure * (TAUGHT if read.article.id in taught else 1.0)
        for stem, share in _scaled(lead_counts(read.analysis, read.article.title)).items():
            total[stem] += weight * share
        for stem in name_stems(read.analysis):
            names[stem] += sure
        age, weights = age * DRIFT, weights + weight
    seed = dict(query.seed)
    own = 1.0 - SEED_SHARE if seed else 1.0
    learned = {stem: own * value / weights for stem, value in total.items()} if weights else {}
    for stem, value in _scaled(seed).items():
        learned[stem] = learned.get(stem, 0.0) + (1.0 - own if weights else 1.0) * value
    away: dict[str, float] = {}
    for stem, value in _mean(refused).items():
        left = learned.get(stem, 0.0) - AWAY * value
        (learned if left > 0 else away)[stem] = left
        if left <= 0:
            learned.pop(stem, None)
    kept = sorted(learned.items(), key=lambda item: (-item[1], item[0]))[:LEARNED]
    kept += sorted(away.items(), key=lambda item: (item[1], item[0]))[:LEARNED]
    mass = sum(trust[read.article.id] for read in confirmed)
    shares = sorted(((stem, n / mass) for stem, n in names.items()), key=lambda item: (-item[1], item[0]))
    return Profile(
        tuple(kept),
        tuple(shares[:LEARNED]),
        len(confirmed),
        members,
        members.intersection(taught),
        frozenset(read.article.id for read in refused),
        frozenset(stem for read in refused for stem in name_stems(read.analysis)).difference(names, learned),
        tuple(sorted(read.article.published for read in confirmed if read.article.published)),
        trust,
    )


def trust_of(score: float, inside: bool = True) -> float:
    """How surely an article is of the story that it scored 0 to 1 for, 0 to 1; below MATCHED, by half at most."""
    if not inside or score < MATCHED:
        return max(_BARELY if inside else 0.0, LEAST * min(1.0, score / MATCHED))
    return LEAST + (MOST - LEAST) * (score - MATCHED) / (1.0 - MATCHED)


def learned_vector(profile: Profile, frequency: Frequency) -> dict[str, float]:
    """What a story has learned, weighted by how rare it is now; below 0 for what speaks against an article."""
    toward = telling({stem: weight for stem, weight in profile.weights if weight > 0}, frequency)
    away = telling({stem: -weight for stem, weight in profile.weights if weight < 0}, frequency)
    return {**toward, **{stem: -weight for stem, weight in away.items()}}


def _mean(reads: Sequence[Read]) -> dict[str, float]:
    total: defaultdict[str, float] = defaultdict(float)
    for read in reads:
        for stem, share in _scaled(lead_counts(read.analysis, read.article.title)).items():
            total[stem] += share / len(reads)
    return total


def _scaled(counts: dict[str, float]) -> dict[str, float]:
    damped = {stem: 1.0 + log(count) if count >= 1.0 else count for stem, count in counts.items()}
    norm = sqrt(sum(value * value for value in damped.values())) or 1.0
    return {stem: value / norm for stem, value in damped.items()}
