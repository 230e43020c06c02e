"""Which stories an article could belong to: found by its words, so that most stories are never tried on it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from summaries.model import Analysis, Article, Match, Query
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import title_stems
from summaries.tracking.match import try_on
from summaries.tracking.neighbours import Neighbourhood
from summaries.tracking.profile import Profile, learned_vector
from summaries.tracking.resemblance import Weighed, weighed
from summaries.tracking.wording import Wording, forms, skeleton, wording_of

LEARNED_KEYS = 40  # most telling stems of a profile by which a story is found
LEARNED_HITS = 2  # of them that an article must have


@dataclass(frozen=True, slots=True)
class _Tracked:
    query: Query
    profile: Profile
    learned: dict[str, float]
    asked: frozenset[str] = field(default_factory=frozenset)
    keys: frozenset[str] = field(default_factory=frozenset)


class StoryIndex:
    """Stories by the stems that could bring an article to them.

    A story that the index passes over would not have matched: no word of its query occurs, and fewer than two of the
    most telling stems that it learned.
    """

    def __init__(self) -> None:
        self._stories: dict[int, _Tracked] = {}
        self._asked: dict[str, set[int]] = {}
        self._learned: dict[str, set[int]] = {}

    def __len__(self) -> int:
        return len(self._stories)

    def put(self, story: int, query: Query, profile: Profile, frequency: Frequency) -> None:
        """Track a story, or replace what was known of it: after a change of its query, or when it has learned."""
        self.drop(story)
        learned = learned_vector(profile, frequency)
        held = _Tracked(query, profile, learned, frozenset(_asked(query)), frozenset(list(learned)[:LEARNED_KEYS]))
        self._stories[story] = held
        for key in held.asked:
            self._asked.setdefault(key, set()).add(story)
        for key in held.keys:
            self._learned.setdefault(key, set()).add(story)

    def drop(self, story: int) -> None:
        """Stop tracking a story; nothing happens if it was not tracked."""
        held = self._stories.pop(story, None)
        if held is None:
            return
        for table, keys in ((self._asked, held.asked), (self._learned, held.keys)):
            for key in keys:
                table[key].discard(story)
                if not table[key]:
                    del table[key]

    def candidates(self, wording: Wording) -> list[int]:
        """The stories that an article could belong to, in order of their ids."""
        found: set[int] = set()
        hits: Counter[int] = Counter()
        for key in _offered(wording):
            found |= self._asked.get(key, set())
        for stem in wording.counts:
            hits.update(self._learned.get(stem, ()))
        found.update(story for story, count in hits.items() if count >= LEARNED_HITS)
        return sorted(found)

    def try_on(self, story: int, one: Weighed) -> Match:
        """What an article is to a tracked story, whether or not its words would bring it there."""
        held = self._stories[story]
        return try_on(held.query, held.learned, held.profile, one)

    def matches(
        self, article: Article, analysis: Analysis, frequency: Frequency, context: Neighbourhood | None = None
    ) -> list[tuple[int, Match]]:
        """Every story that an article was tried on, with what became of it, matched or not, in order of their ids."""
        wording = wording_of(article, analysis)
        one = weighed(wording, frequency, context)
        tried = ((story, self._stories[story]) for story in self.candidates(wording))
        return [(story, try_on(held.query, held.learned, held.profile, one)) for story, held in tried]


def _asked(query: Query) -> Iterator[str]:
    for other in query.also:
        yield from _asked(other)
    for item in (*query.words, *query.include):
        for language in ("en", "de", "es", "fr", "pt", "it", "nl", ""):
            for stem in title_stems(item, language):
                yield from forms(stem)
        if item[:1].isupper():
            yield from (f"~{skeleton(stem)}" for stem in title_stems(item))


def _offered(wording: Wording) -> Iterator[str]:
    yield from wording.first
    yield from wording.title
    yield from (f"~{bones}" for bones in wording.names)
