"""Which stories an article could belong to: found by its words, so that most stories are never tried on it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from summaries.model import Analysis, Article, Match, Query
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import title_stems
from summaries.tracking.match import try_on
from summaries.tracking.neighbours import Neighbourhood
from summaries.tracking.profile import Profile, learned_vector
from summaries.tracking.resemblance import Weighed, weighed
from summaries.tracking.wording import Wording, forms, skeleton, wording_of

LEARNED_KEYS = 40  # most telling stems of a profile by which a story is found
ASKED = 0.4  # share of what a query asks for that must occur for a story to be tried for its words alone
BOTH = 0.25, 0.03  # that share, and the likeness, from which a story is tried for both together
ALIKE = 0.07  # likeness by those stems from which it is tried for what it learned; a third of what a match takes
_LANGUAGES = ("en", "de", "es", "fr", "pt", "it", "nl", "")
_FADES = 0.7  # beside the two rarest words of a query, of each further one less is asked
_FAMILIAR = 0.3  # what even the commonest word of a query counts

Value = TypeVar("Value")
Item = tuple[int, int]  # a query of the story, its own or one beside it, and an item of that


@dataclass(frozen=True, slots=True)
class _Tracked:
    """shares: what each item weighs among those of its query.  asked, keys: where the story stands in the tables."""

    query: Query
    profile: Profile
    learned: Mapping[str, float]
    shares: Mapping[Item, float]
    asked: Mapping[str, frozenset[Item]]
    keys: Mapping[str, float]


class StoryIndex:
    """Stories by the stems that could bring an article to them.

    A story that the index passes over would not have matched: too little of what its query asks for occurs, and by the
    most telling stems that it learned the article is hardly like it.  What an article costs grows with the
    stories that share a stem with it, by a sum each, and not with those that are tracked.
    """

    def __init__(self) -> None:
        self._stories: dict[int, _Tracked] = {}
        self._asked: dict[str, dict[int, frozenset[Item]]] = {}
        self._learned: dict[str, dict[int, float]] = {}

    def __len__(self) -> int:
        return len(self._stories)

    def put(self, story: int, query: Query, profile: Profile, frequency: Frequency) -> None:
        """Track a story, or replace what was known of it: after a change of its query, or when it has learned."""
        self.drop(story)
        learned = learned_vector(profile, frequency)
        keys = dict(list(learned.items())[:LEARNED_KEYS])
        held = _Tracked(query, profile, learned, _shares(query, frequency), _asked(query, frequency), keys)
        self._stories[story] = held
        for key, items in held.asked.items():
            self._asked.setdefault(key, {})[story] = items
        for key, weight in keys.items():
            self._learned.setdefault(key, {})[story] = weight

    def drop(self, story: int) -> None:
        """Stop tracking a story; nothing happens if it was not tracked."""
        held = self._stories.pop(story, None)
        if held is None:
            return
        _take_out(story, self._asked, held.asked)
        _take_out(story, self._learned, held.keys)

    def candidates(self, one: Weighed) -> list[int]:
        """The stories that an article could belong to, in order of their ids."""
        occurs: defaultdict[int, set[Item]] = defaultdict(set)
        for key in _offered(one.wording):
            for story, items in self._asked.get(key, {}).items():
                occurs[story] |= items
        likeness: defaultdict[int, float] = defaultdict(float)
        for stem, own in one.own.items():
            for story, weight in self._learned.get(stem, {}).items():
                likeness[story] += own * weight
        found = {story for story, share in likeness.items() if share >= ALIKE}
        for story, occurring in occurs.items():
            if self._share(story, occurring) >= (BOTH[0] if likeness.get(story, 0.0) >= BOTH[1] else ASKED):
                found.add(story)
        return sorted(found)

    def _share(self, story: int, occurring: set[Item]) -> float:
        """How much occurs of what one of a story's queries asks for, of the one that most occurs of."""
        shares = self._stories[story].shares
        if len(occurring) == 1:
            return max(shares[item] for item in occurring)
        total: defaultdict[int, float] = defaultdict(float)
        for item in occurring:
            total[item[0]] += shares[item]
        return max(total.values())

    def try_on(self, story: int, one: Weighed) -> Match:
        """What an article is to a tracked story, whether or not its words would bring it there."""
        held = self._stories[story]
        return try_on(held.query, held.learned, held.profile, one)

    def matches(
        self, article: Article, analysis: Analysis, frequency: Frequency, context: Neighbourhood | None = None
    ) -> list[tuple[int, Match]]:
        """Every story that an article was tried on, with what became of it, matched or not, in order of their ids."""
        one = weighed(wording_of(article, analysis), frequency, context)
        return [(story, self.try_on(story, one)) for story in self.candidates(one)]


def _take_out(story: int, table: dict[str, dict[int, Value]], keys: Mapping[str, Value]) -> None:
    for key in keys:
        del table[key][story]
        if not table[key]:
            del table[key]


def _items(query: Query) -> Iterator[tuple[Item, str]]:
    """What the words of a query, and of those beside it, ask for."""
    for number, asked in enumerate((query, *query.also)):
        for place, item in enumerate(asked.words or asked.include):
            if title_stems(item):
                yield (number, place), item


def _shares(query: Query, frequency: Frequency) -> dict[Item, float]:
    weights = {
        item: sum(max(_FAMILIAR, frequency.rarity(stem)) for stem in title_stems(words))
        for item, words in _items(query)
    }
    total: defaultdict[int, float] = defaultdict(float)
    place: Counter[int] = Counter()
    for item, weight in sorted(weights.items(), key=lambda one: -one[1]):
        total[item[0]] += weight * _FADES ** max(0, place[item[0]] - 1)
        place[item[0]] += 1
    return {item: weight / total[item[0]] for item, weight in weights.items()}


def _asked(query: Query, frequency: Frequency) -> dict[str, frozenset[Item]]:
    """By which stems each item is found: the forms of its rarest one, for a phrase needs each of its stems."""
    found: defaultdict[str, set[Item]] = defaultdict(set)
    for item, words in _items(query):
        for language in _LANGUAGES:
            stems = title_stems(words, language)
            if stems:
                for form in forms(max(stems, key=lambda stem: (frequency.rarity(stem), stem))):
                    found[form].add(item)
        if words[:1].isupper() and len(title_stems(words)) == 1:
            found[f"~{skeleton(title_stems(words)[0])}"].add(item)
    return {key: frozenset(items) for key, items in found.items()}


def _offered(wording: Wording) -> Iterator[str]:
    yield from wording.places
    yield from wording.title
    yield from (f"~{bones}" for bones in wording.names)
