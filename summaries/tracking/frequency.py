"""How common words are: what a stream has taught so far, on top of what every newsroom knows."""

from collections.abc import Iterable, Mapping
from functools import cache
from math import log

from summaries.text.stems import stem

ROOM = 60_000  # stems kept
MEMORY = 40_000  # articles after which all counts are halved: words go out of fashion
PRIOR = 10.0  # articles that the prior below weighs as much as
RARE = 0.07  # share of articles up to which any stem is rare
FAMILIAR = 0.3  # share from which nothing is
UNSEEN = 0.06  # prior share of articles that hold a word which is in neither list

# Words that a general English news text is likely to hold, by our own judgement, so that a first handful of articles is
# not told apart by "government" and "million".  Shares of articles.
_EVERYWHERE = """
year day week month time people percent million official government country state president minister report news world
man woman group member leader party public national police part number city home house work area case group plan issue
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december today yesterday morning night hour statement spokesman spokeswoman spoke person family child right
long big high good great early late show want need help call ask think know see come give find use try keep
"""
_OFTEN = """
court law trial judge lawyer charge prison sentence jury arrest crime victim murder attack kill die death injure war
army military force soldier fire weapon border security peace election vote voter campaign candidate poll parliament
senate congress bill law policy tax budget bank market price company business firm share profit trade deal merger
economy growth job worker union strike school student university teacher hospital health doctor patient disease virus
vaccine drug study research science climate storm flood earthquake water energy oil gas power plant road car train
flight airport ship police officer investigation evidence claim accuse allege deny warn agree reject approve announce
decide decision agreement talk meeting visit protest rights international foreign federal local town region village
street building land church game match team player club season win lose final cup goal film music book star media
internet phone video photo online twitter facebook website television money cost pay fund support
"""
_SHARES = ((_EVERYWHERE, 0.3), (_OFTEN, 0.1))


@cache
def prior() -> Mapping[str, float]:
    """The share of articles that general English holds each of its common stems in."""
    return {stem(word): share for words, share in reversed(_SHARES) for word in words.split()}


class Frequency:
    """In what share of articles a stem occurs; about 10 MB when full, and no more."""

    def __init__(self, counts: Mapping[str, float] | None = None, articles: float = 0.0) -> None:
        self._counts = dict(counts or {})
        self._articles = articles
        self._rarities: dict[str, float] = {}  # as long as nothing new is learned: a second look asks for them again

    @property
    def articles(self) -> float:
        """How many articles were counted, as far as they are remembered."""
        return self._articles

    def learn(self, stems: Iterable[str]) -> None:
        """Count one article by its distinct stems."""
        counts = self._counts
        self._rarities.clear()
        for one in set(stems):
            counts[one] = counts.get(one, 0.0) + 1.0
        self._articles += 1.0
        if self._articles >= MEMORY or len(counts) > ROOM:
            self._fade()

    def share(self, stem: str) -> float:
        """The share of articles that hold a stem, above 0 and at most 1."""
        seen = self._counts.get(stem, 0.0) + PRIOR * prior().get(stem, UNSEEN)
        return min(1.0, seen / (self._articles + PRIOR))

    def rarity(self, stem: str) -> float:
        """How much a stem tells: the negative logarithm of its share, 0 to about 12 (inverse document frequency)."""
        known = self._rarities.get(stem)
        if known is None:
            known = self._rarities[stem] = -log(self.share(stem))
        return known

    def rare(self, stem: str) -> bool:
        """Whether a stem may tell two stories of one type apart.

        In a small newsroom, or a young one, a story's own names stand in a good share of all articles: there a stem
        counts as rare when general English does not know it.
        """
        share = self.share(stem)
        return share <= RARE or (stem not in prior() and share <= FAMILIAR)

    def state(self) -> dict[str, object]:
        """What `restore` needs, in plain values."""
        return {"articles": self._articles, "counts": dict(self._counts)}

    @classmethod
    def restore(cls, state: Mapping[str, object]) -> "Frequency":
        """The frequency that `state` described; an empty or alien state gives a fresh one."""
        counts, articles = state.get("counts"), state.get("articles")
        if not isinstance(counts, Mapping) or not isinstance(articles, int | float):
            return cls()
        return cls({str(k): float(v) for k, v in counts.items()}, float(articles))

    def _fade(self) -> None:
        """Halve every count, and forget the stems that were seen once."""
        self._articles /= 2
        self._counts = {stem: count / 2 for stem, count in self._counts.items() if count > 1.0}
        if len(self._counts) > ROOM:
            kept = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))[: ROOM // 2]
            self._counts = dict(kept)
