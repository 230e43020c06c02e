"""What matching remembers between ticks: how common words are, what is in the news, what each story has learned.

Of a story about twenty kilobytes are remembered, and none of its articles, so that ten thousand stories fit.
"""

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

import msgspec

from bot.ports.store import NewMatch
from summaries.model import Match, Query, Read, Story
from summaries.tracking.anew import Holding, News, lessons
from summaries.tracking.index import StoryIndex
from summaries.tracking.match import nearly
from summaries.tracking.profile import Profile, profile_of
from summaries.tracking.resemblance import OFTEN, Weighed

RELEARNT = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one article is to one story."""

    story: Story
    read: Read
    match: Match


@dataclass(slots=True)
class Known:
    """What matching remembers between ticks; all of it can be rebuilt from the store.

    seen: the newest change by a person that it knows of.
    """

    news: News
    seen: int = 0
    stories: dict[int, Story] = field(default_factory=dict)
    index: StoryIndex = field(default_factory=StoryIndex)
    _fresh: dict[int, int] = field(default_factory=dict)  # articles taken in since a story learned
    _size: dict[int, int] = field(default_factory=dict)  # articles that it learned from
    _grown: dict[int, None] = field(default_factory=dict)  # stories that learned more, the longest ago first

    def keep(self, tracked: Iterable[Story]) -> list[Story]:
        """Know these stories and no others; gives those that are new here, or ask for something else than before."""
        stories = {story.id: story for story in tracked}
        for gone in self.stories.keys() - stories.keys():
            self.drop(gone)
        changed = [s for s in stories.values() if s.id not in self._size or self.stories[s.id].query != s.query]
        self.stories.update(stories)
        return changed

    def drop(self, story: int) -> None:
        """Forget a story."""
        self.index.drop(story)
        for table in (self.stories, self._fresh, self._size, self._grown):
            table.pop(story, None)

    def learn(self, story: Story, holding: Holding) -> Profile:
        """What these articles teach a story, in place of what it knew."""
        learnt = lessons(holding.taught, holding.inside)
        taught = {read.article.id for read in holding.taught}
        profile = profile_of(story.query, learnt, holding.refused, taught, holding.scores)
        self.put(story, profile)
        return profile

    def put(self, story: Story, profile: Profile) -> None:
        """A story has learned this."""
        self.stories[story.id], self._fresh[story.id], self._size[story.id] = story, 0, profile.articles
        self.index.put(story.id, story.query, lean(profile), self.news.frequency)

    def take_in(self, story: Story) -> bool:
        """One more article is in; whether the story should learn anew: after every tenth part of what it has."""
        self._fresh[story.id] += 1
        due = self._fresh[story.id] * RELEARNT >= self._size[story.id]
        if due:
            self._grown[story.id] = None
        return due

    def grown(self, most: int) -> list[Story]:
        """Stories that have learned more since they were last given here; the others wait."""
        taken = list(self._grown)[:most]
        for story in taken:
            del self._grown[story]
        return [self.stories[story] for story in taken if story in self.stories]

    def verdicts(self, read: Read, inside: Collection[int] = ()) -> list[Verdict]:
        """What an article is to the stories that it could belong to, and to those that it is in (by their ids).

        A story of which no word occurs, and nearly nothing that it learned, is not tried at all.  The article is
        remembered as part of the news.
        """
        one = self.news.arrive(read)
        tried = sorted({*self.index.candidates(one), *(story for story in inside if story in self.stories)})
        return [self._judge(self.stories[story], one, read) for story in tried]

    def judge(self, story: Story, read: Read) -> Verdict:
        """What an article is to a story."""
        return self._judge(story, self.news.weigh(read), read)

    def _judge(self, story: Story, one: Weighed, read: Read) -> Verdict:
        return Verdict(story, read, self.index.try_on(story.id, one))


def lean(profile: Profile) -> Profile:
    """A profile with only what an article is held against; stems are shared between stories."""
    names = tuple((sys.intern(stem), share) for stem, share in profile.names if share >= OFTEN)
    return replace(profile, weights=tuple((sys.intern(stem), weight) for stem, weight in profile.weights), names=names)


# --- what is put by ---------------------------------------------------------------------------------------------------

_SHAPE = 2  # to be raised when the same articles teach something else than before


class _Kept(msgspec.Struct, array_like=True):
    shape: int
    query: int
    profile: Profile


_ENCODE, _DECODE, _JSON = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Kept), msgspec.json.Encoder()


def packed(story: Story, profile: Profile) -> bytes:
    """What a story has learned, as it is put by."""
    return _ENCODE.encode(_Kept(_SHAPE, _of(story.query), profile))


def unpacked(story: Story, body: bytes) -> Profile | None:
    """What was put by; None where it was of another query, or another version wrote it."""
    try:
        kept = _DECODE.decode(body)
    except msgspec.DecodeError:
        return None
    return kept.profile if (kept.shape, kept.query) == (_SHAPE, _of(story.query)) else None


def _of(query: Query) -> int:
    return crc32(_JSON.encode(query))


# --- verdicts ---------------------------------------------------------------------------------------------------------


def new_match(verdict: Verdict) -> NewMatch:
    """The row that keeps a match."""
    return NewMatch(verdict.story.id, verdict.read.article.id, verdict.match.score, verdict.match.reasons)


def worth_a_note(verdict: Verdict) -> bool:
    """Whether /why should tell of it: a match or a near miss, not every story of the newsroom."""
    return verdict.match.matched or nearly(verdict.match)


def said(verdict: Verdict) -> str:
    """A verdict in words, for /why."""
    reasons = "; ".join(verdict.match.reasons) or "nothing in common"
    outcome = "Matched" if verdict.match.matched else "Not matched to"
    return f"{outcome} {verdict.story.slug} ({verdict.match.score:.2f}): {reasons}."


def best_first(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The same verdicts by score; equal ones by address."""
    return sorted(verdicts, key=lambda v: (-v.match.score, v.read.article.url))
