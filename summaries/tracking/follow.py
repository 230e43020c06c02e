"""A story as it follows the stream: what it took in teaches it, and what it nearly took in is looked at again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summaries.model import Match, Query, Read
from summaries.tracking.frequency import Frequency
from summaries.tracking.match import try_on
from summaries.tracking.neighbours import Nearby
from summaries.tracking.profile import Profile, learned_vector, profile_of, trust_of
from summaries.tracking.resemblance import Weighed, weighed
from summaries.tracking.wording import wording_of

LEARNS_FROM = 24  # newest articles that a profile is made of, beside the first; more make it drift no better
WAITING = 60  # near misses that are looked at again
WORTH_WAITING = 0.2  # score from which an article may be taken in later
UNSURE = 0.9  # score up to which an article that is in is weighed again
_ROUNDS = 3  # how often what came in may bring in more


@dataclass(slots=True)
class _Held:
    """An article that is in, or waits to be, by its place in the stream."""

    place: int
    read: Read
    score: float


class Followed:
    """One story, bounded: the newest articles that it learns from, and the near misses that wait.

    found: ids of the articles that it took in, as they came.  confirmed, refused, taught: as `profile_of` has them.
    """

    def __init__(
        self,
        query: Query,
        frequency: Frequency,
        confirmed: Sequence[Read] = (),
        refused: Sequence[Read] = (),
        taught: Collection[str] = (),
    ) -> None:
        self.found: list[str] = []
        self._query, self._frequency = query, frequency
        self._confirmed, self._refused, self._taught = tuple(confirmed), tuple(refused), frozenset(taught)
        self._inside: list[_Held] = []
        self._waiting: list[_Held] = []
        self.profile = Profile()
        self._arrivals = 0
        self._learn()

    def knows(self, read: Read) -> bool:
        """Whether an article is in already."""
        return read.article.id in self.profile.members

    @property
    def scores(self) -> dict[str, float]:
        """Article id to its latest score, of those that came in and those that wait."""
        return {held.read.article.id: held.score for held in (*self._inside, *self._waiting)}

    def judge(self, one: Weighed) -> Match:
        """What an article is to the story now."""
        return try_on(self._query, self._learned, self.profile, one)

    def take(self, read: Read, one: Weighed) -> Match:
        """Judge an arrival: take it in, let it wait, or leave it."""
        match = self.judge(one)
        self._arrivals += 1
        held = _Held(self._arrivals, read, match.score)
        if match.matched:
            self._take_in(held)
            self._learn()
        elif match.score >= WORTH_WAITING:
            self._waiting = [*self._waiting, held][-WAITING:]
            nearly = {read.article.id: trust_of(match.score, inside=False)}
            self.profile = replace(self.profile, trust={**self.profile.trust, **nearly})
        return match

    def look_again(self, nearby: Nearby) -> list[tuple[Read, Match]]:
        """The near misses that are in now that the story has learned, and what came after them is known.

        The articles that came in narrowly are weighed again too: they stay, and teach as much as they are worth now.
        """
        found: list[tuple[Read, Match]] = []
        for done in range(_ROUNDS):
            came = [(held, match) for held in self._waiting if (match := self._again(held, nearby)).matched]
            self._waiting = [held for held in self._waiting if held not in [one for one, _ in came]]
            for held in self._inside[-LEARNS_FROM:]:
                if held.score < UNSURE:
                    self._again(held, nearby)
            for held, _ in came:
                self._take_in(held)
            self._learn()
            found += [(held.read, match) for held, match in came]
            if done and not came:
                break
        return found

    def _again(self, held: _Held, nearby: Nearby) -> Match:
        wording = wording_of(held.read.article, held.read.analysis)
        match = self.judge(weighed(wording, self._frequency, nearby.around(wording, self._frequency)))
        held.score = match.score
        return match

    def _take_in(self, held: _Held) -> None:
        self._inside.append(held)
        self._inside.sort(key=lambda one: one.place)
        self.found.append(held.read.article.id)

    def _learn(self) -> None:
        """Make the profile anew, of what was confirmed and the newest that came in."""
        inside = self._inside[-LEARNS_FROM:]
        reads = [*self._confirmed, *(held.read for held in inside)]
        self.profile = profile_of(self._query, reads, self._refused, self._taught, self.scores)
        self._learned = learned_vector(self.profile, self._frequency)
