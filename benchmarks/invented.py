"""A newsroom's stream, invented: words by Zipf's law, events with names of their own, articles that tell them.

Common words are English (our own word lists), rare ones are made of syllables; so the most common word stands in nearly
every article and most words in a handful, as in any language.  Everything follows from the number of an article.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate

from summaries.model import Article, version_of
from summaries.text.lexicon import STOP, lexicon

END = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)  # when the newest article was published
VOCABULARY = 60_000
OUTLETS = 60
A_DAY = 2_000  # articles
_FIRST = "the of to and a in that is was for on with as at by from it he his said be are has have had not".split()
_SENTENCES = 60_000  # of no event, drawn from by all
_OWN = 12  # sentences of an event
_TOLD = 7  # of them in one article
_OTHER = 14  # sentences of no event in one article
_EVENT_LASTS = 600  # articles between the first and the last of an event, on average
_CONSONANTS, _VOWELS = "b d f g h k l m n p r s t v z st tr br gr kl".split(), "a e i o u ei ou".split()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: who and where, the words of its kind, and the sentences that its articles share."""

    names: tuple[str, ...]
    kind: tuple[str, ...]
    sentences: tuple[str, ...]


def word(number: int) -> str:
    """An invented word, the same for a number each time."""
    letters, rest = [], number
    while rest or len(letters) < 2:
        rest, at = divmod(rest, len(_CONSONANTS) * len(_VOWELS))
        letters.append(_CONSONANTS[at % len(_CONSONANTS)] + _VOWELS[at // len(_CONSONANTS)])
    return "".join(letters) + ("n", "s", "r", "")[number & 3]


@cache
def vocabulary() -> tuple[str, ...]:
    """Words from the most common to the rarest."""
    known = lexicon("en")
    plain = [one for one in known if one.isalpha() and one.islower()]
    stops = [*_FIRST, *sorted(one for one in plain if known[one] & STOP and one not in _FIRST)]
    others = sorted(set(plain) - set(stops))
    random.Random(1).shuffle(others)
    made = (word(number) for number in range(VOCABULARY))
    return tuple(dict.fromkeys((*stops, *others, *made)))[:VOCABULARY]


@cache
def _weights() -> tuple[float, ...]:
    """Zipf and Mandelbrot: a word's share falls with its rank plus a little."""
    return tuple(accumulate(1.0 / (rank + 2.7) for rank in range(VOCABULARY)))


def sentence(dice: random.Random, names: Sequence[str] = (), kind: Sequence[str] = ()) -> str:
    """A sentence of 8 to 26 words, some of them names and of a kind."""
    words = dice.choices(vocabulary(), cum_weights=_weights(), k=dice.randint(8, 26))
    if kind:
        for at in dice.sample(range(1, len(words)), 3):
            words[at] = dice.choice(kind)
    if names:
        for at in dice.sample(range(len(words)), 2):
            words[at] = dice.choice(names)
    if dice.random() < 0.1 and names:
        return f"“{' '.join(words).capitalize()},” said {names[0]}."
    return f"{words[0][:1].upper()}{' '.join(words)[1:]}."


@cache
def _pool() -> tuple[str, ...]:
    dice = random.Random(2)
    return tuple(sentence(dice) for _ in range(_SENTENCES))


def person(dice: random.Random) -> str:
    """A first name and a surname."""
    return f"{word(dice.randrange(140, 2_000)).capitalize()} {word(dice.randrange(140, 60_000)).capitalize()}"


@cache
def _kinds() -> tuple[tuple[str, ...], ...]:
    dice = random.Random(3)
    return tuple(tuple(dice.sample(vocabulary()[300:6_000], 40)) for _ in range(30))


class Events:
    """Events as they come up; an article tells one that is on, or begins one."""

    def __init__(self) -> None:
        self._made: dict[int, Event] = {}

    def of(self, number: int) -> Event:
        """The event of an article."""
        return self.at(self.key(number))

    @staticmethod
    def key(number: int) -> int:
        """Which event an article tells: a few are told often, most a handful of times, each for a while."""
        back = int(random.Random(number * 7 + 1).expovariate(1.0 / _EVENT_LASTS))
        return max(number - back, 0) // 8 * 8  # one in eight articles begins an event

    def at(self, key: int) -> Event:
        """The event of a key; below zero, one of earlier days."""
        found = self._made.get(key)
        if found is None:
            dice = random.Random(key * 11 + 5)
            names = (person(dice), person(dice), word(dice.randrange(140, 60_000)).capitalize())
            kind = dice.choice(_kinds())
            own = tuple(sentence(dice, names, kind) for _ in range(_OWN))
            found = self._made[key] = Event(names, kind, own)
            for old in [one for one in self._made if one < key - 20 * _EVENT_LASTS]:
                del self._made[old]
        return found


def article(number: int, count: int, events: Events) -> Article:
    """The article of that number in a stream of ``count``; the last one is the newest."""
    dice = random.Random(number * 13 + 3)
    event = events.of(number)
    told = dice.sample(event.sentences, _TOLD)
    others = dice.choices(_pool(), k=_OTHER)
    told[4:4] = others[:7]
    text = [*told, *others[7:], f"It was item {number} of the day."]
    text = "\n\n".join(" ".join(text[at : at + 3]) for at in range(0, len(text), 3))
    title = " ".join([event.names[0].split()[-1], *dice.sample(event.kind, 4), event.names[2]]).capitalize()
    outlet = dice.randrange(OUTLETS)
    published = END - timedelta(days=(count - number) / A_DAY)
    url = f"https://paper{outlet}.example/{number}"
    return Article(str(number), url, f"Paper {outlet}", title, text, published, version_of(text), language="en")
