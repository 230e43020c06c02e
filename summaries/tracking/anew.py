"""A story looked at anew: what an editor said of some articles, carried on to those that are like them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summaries.model import Match, Query, Read
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import cosine
from summaries.tracking.match import try_on
from summaries.tracking.neighbours import Nearby
from summaries.tracking.profile import Profile, learned_vector, profile_of
from summaries.tracking.resemblance import LIKE, Weighed, toward, weighed
from summaries.tracking.wording import Wording, wording_of

LEARNS_FROM = 50  # newest articles that a story learns from; more would make it drift no better
# Articles from which on what is closest to an article says something: in a newsroom of some days, the rivals of a story
# are its own articles that have not come in yet.
ENOUGH = 200
_ROUNDS = 4  # how often what came in may bring in more
_NOTHING = Match(0.0, False, ())


@dataclass(frozen=True, slots=True)
class News:
    """What everything is held against: how common words are, and what was lately in the news, if that is known."""

    frequency: Frequency
    nearby: Nearby | None = None

    def weigh(self, read: Read) -> Weighed:
        """An article's words, weighed beside its neighbours where enough of those are known."""
        return self._weighed(wording_of(read.article, read.analysis))

    def _weighed(self, wording: Wording) -> Weighed:
        known = self.nearby is not None and len(self.nearby) >= ENOUGH
        around = self.nearby.around(wording, self.frequency) if self.nearby is not None and known else None
        return weighed(wording, self.frequency, around)

    def arrive(self, read: Read) -> Weighed:
        """An article is news from now on; itself, weighed beside what was there before."""
        wording = wording_of(read.article, read.analysis)
        self.frequency.learn(wording.counts)
        one = self._weighed(wording)
        if self.nearby is not None:
            self.nearby.add(wording, self.frequency)
        return one


@dataclass(frozen=True, slots=True)
class Holding:
    """What a story holds without doubt.

    taught: articles that an editor confirmed; inside: others that are in; refused: those that an editor took out.
    scores: id of an article to what it scored when it came in by itself.
    """

    taught: Sequence[Read] = ()
    inside: Sequence[Read] = ()
    refused: Sequence[Read] = ()
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """An article and what it is to the story."""

    read: Read
    match: Match


def lessons(taught: Sequence[Read], others: Sequence[Read]) -> list[Read]:
    """The articles that a story learns from, oldest first: the newest ones, up to half of them confirmed by hand."""
    first = _newest(taught, LEARNS_FROM // 2)
    known = {read.article.id for read in first}
    rest = [read for read in (*taught, *others) if read.article.id not in known]
    return _newest([*first, *_newest(rest, LEARNS_FROM - len(first))], LEARNS_FROM)


def _newest(reads: Sequence[Read], most: int) -> list[Read]:
    """The newest of them, oldest first; an undated one counts as oldest."""

    def age(read: Read) -> tuple[bool, float, str]:
        published = read.article.published
        return published is not None, published.timestamp() if published else 0.0, read.article.id

    return sorted(reads, key=age)[-most:] if most else []


def grown(query: Query, holding: Holding, asked: Sequence[Read], news: News) -> list[Judged]:
    """What each article that is asked about is to a story, in the order given.

    The story learns from what it holds, then from what that brings in, and so on, a few times.
    """
    laid = [(read, news.weigh(read)) for read in asked]
    taught = {read.article.id for read in holding.taught}
    found: dict[str, Match] = {}
    for _ in range(_ROUNDS):
        brought = [read for read in asked if found.get(read.article.id, _NOTHING).matched]
        learnt = lessons(holding.taught, [*holding.inside, *brought])
        scores = {**{article: match.score for article, match in found.items()}, **holding.scores}
        profile = profile_of(query, learnt, holding.refused, taught, scores)
        learned = learned_vector(profile, news.frequency)
        profile = _beside(profile, learned, laid)
        for read, one in laid:
            if not found.get(read.article.id, _NOTHING).matched:
                found[read.article.id] = try_on(query, learned, profile, one)
        if len(brought) == sum(found[read.article.id].matched for read in asked):
            break
    return [Judged(read, found[read.article.id]) for read in asked]


def _beside(profile: Profile, learned: Mapping[str, float], laid: Sequence[tuple[Read, Weighed]]) -> Profile:
    """The profile where articles that are judged together are no rivals of each other as far as they are like it.

    In a stream the first article on an event is in, or not, when the next one comes; here all are there at once.
    """
    trust = dict(profile.trust)
    for read, one in laid:
        likely = min(1.0, toward(learned, one.own) / LIKE)
        trust[read.article.id] = max(trust.get(read.article.id, 0.0), likely)
    return replace(profile, trust=trust)


def drawn_in(query: Query, holding: Holding, news: News) -> list[Judged]:
    """The articles that leave a story now that some are refused, each with why it is not in any more.

    In doubt are those of ``holding.inside`` that a refused one would draw in by likeness alone; they stay where the
    query, or the rest of the story, still wants them.
    """
    out = {read.article.id for read in holding.refused}
    members = [read for read in holding.inside if read.article.id not in out]
    doubtful = kin(members, holding.refused, news)
    sure = Holding(
        holding.taught, without(members, {read.article.id for read in doubtful}), holding.refused, holding.scores
    )
    return [one for one in grown(query, sure, doubtful, news) if not one.match.matched]


def splits_off(articles: Sequence[Read], chosen: Sequence[Read], news: News) -> list[Read]:
    """The articles of a story that are more like the chosen ones than like the rest, the chosen ones first."""
    rest = without(articles, {read.article.id for read in chosen})
    near = kin(rest, chosen, news)
    stays = without(rest, {read.article.id for read in near})
    own, other = _vector(chosen, news), _vector(stays, news)
    return [*chosen, *(read for read in near if _closer(news.weigh(read), own, other))]


def kin(articles: Sequence[Read], to: Sequence[Read], news: News) -> list[Read]:
    """The articles that any of some others would draw in by likeness alone, in the order given."""
    vectors = [news.weigh(read).own for read in to]
    return [read for read in articles if any(cosine(vector, news.weigh(read).own) >= LIKE for vector in vectors)]


def _vector(reads: Sequence[Read], news: News) -> dict[str, float]:
    return learned_vector(profile_of(Query(), lessons((), reads)), news.frequency)


def _closer(one: Weighed, own: dict[str, float], other: dict[str, float]) -> bool:
    return cosine(one.own, own) > cosine(one.own, other)


def without(reads: Sequence[Read], ids: Collection[str]) -> list[Read]:
    """The reads of other articles than these."""
    return [read for read in reads if read.article.id not in ids]
