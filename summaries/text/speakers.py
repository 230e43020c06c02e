"""Whom a pronoun, a surname, a title or "the minister" means: from the words of a source to a speaker."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from summaries.model import Name, Quote
from summaries.text.antecedents import Light
from summaries.text.lexicon import DET, MODIFIER, ORG, PLURAL, PREP, ROLE
from summaries.text.phrases import PAPERS, Source
from summaries.text.speech import Event, Scene
from summaries.text.tokens import Tokens

SpeakerKind = Literal["name", "unnamed", "collective", "unknown"]
_HE = frozenset("he er él il ele".split())
_SHE = frozenset("she sie ella elle ela".split())
_BODIES = frozenset(
    "union council company firm committee commission government ministry department agency court campaign party group "
    "newspaper magazine network outlet university hospital school charity board panel team delegation".split()
)
_WORDS = frozenset("message answer reply response advice warning words argument view point plea verdict".split())
_MOST_EVENTS = 12  # acts of speech of one sentence looked at
_WORDY = 30  # tokens of an unnamed source kept


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the words of the speaker's name in characters, role likewise, -1 where there is none."""

    name: str | None
    start: int = -1
    end: int = -1
    kind: SpeakerKind = "unknown"
    role: str = ""
    role_start: int = -1
    role_end: int = -1


UNKNOWN = Speaker(None)


def quoted_by(
    who: Speaker, tokens: Tokens, start: int, end: int, direct: bool, cue: tuple[int, int] | None, sentence: int
) -> Quote:
    """The words from ``start`` to ``end``, in characters, as somebody’s.  cue: the tokens of the verb, or None."""
    return Quote(
        start,
        end,
        "direct" if direct else "indirect",
        speaker=who.name,
        speaker_start=who.start,
        speaker_end=who.end,
        speaker_kind=who.kind,
        role=who.role,
        role_start=who.role_start,
        role_end=who.role_end,
        cue_start=tokens.start[cue[0]] if cue else -1,
        cue_end=tokens.end[cue[1] - 1] if cue else -1,
        sentence=sentence,
    )


class Cast:
    """The people of one text: who is a woman, who was spoken of last, who has which title."""

    def __init__(self, tokens: Tokens, scene: Scene, names: tuple[Name, ...], events: list[list[Event]]) -> None:
        self.tokens, self.scene, self.names, self.events = tokens, scene, names, events
        self.light = Light(tokens, scene, events)
        self.bearers: dict[str, list[int]] = {}  # words of a role -> the mentions that have it, in order
        self.holders: dict[str, list[int]] = {}  # one word of a role -> the mentions that have it, in order
        for index, m in enumerate(scene.found):
            if m.kind == "person" and m.role[0] >= 0:
                words = tokens.low[m.role[0] : m.role[1]]
                self.bearers.setdefault(" ".join(words), []).append(index)
                for word in dict.fromkeys(words):
                    self.holders.setdefault(word, []).append(index)
        self.seen: dict[tuple[int, int], Speaker] = {}

    def speaker(self, source: Source | None) -> Speaker:
        """Who a source is, resolved as far as the text allows."""
        if source is None:
            return UNKNOWN
        key = (source.first, source.last)
        known = self.seen.get(key)
        if known is None:
            known = self.seen[key] = self._resolve(source)
        return known

    def _resolve(self, source: Source) -> Speaker:
        if source.kind == "name":
            return self.named(source.mention)
        if source.kind == "pronoun":
            return self._pronoun(source)
        return self._nominal(source)

    def named(self, mention: int) -> Speaker:
        """The speaker that a mention names, by its fullest form and first role."""
        name = self.names[mention]
        return Speaker(name.full, name.full_start, name.full_end, "name", name.role, name.role_start, name.role_end)

    def _as_written(self, source: Source, kind: SpeakerKind) -> Speaker:
        start = self.tokens.start[source.first]
        last = source.last - 1
        cut = 2 if self.tokens.low[last].endswith(("’s", "'s")) else 0
        end = self.tokens.end[last] - cut
        return Speaker(self.tokens.text[start:end], start, end, kind)

    def _pronoun(self, source: Source) -> Speaker:
        low = self.tokens.low[source.first]
        at = self.tokens.start[source.first], self.tokens.end[source.last - 1]
        if low in _HE or low in _SHE:
            mention = self.light.meant(source.first, "m" if low in _HE else "f")
            if mention < 0:
                return Speaker(None, *at)
            self.light.spoke(source.first, mention, speaks=True)
            return self.named(mention)
        if low == "it":
            return self._it(source.first) or Speaker(None, *at)
        if self.tokens.flag[source.first] & PLURAL:
            return self._they(source.first) or Speaker(None, *at)
        return Speaker(None, *at)

    def _they(self, i: int) -> Speaker | None:
        """Whom "they" means: the last plural source or organisation that spoke or stood as a subject."""
        here = self.tokens.sentence[i]
        for sentence in range(here, max(-1, here - 4), -1):
            s = self.scene.stretches[sentence]
            for event in reversed(self.events[sentence][-_MOST_EVENTS:]):
                source = event.source
                if not source or source.first >= i or source.kind == "pronoun":
                    continue
                if source.kind == "nominal" and self.tokens.low[self._head(source)] in PAPERS:
                    continue
                if source.kind == "nominal" or self.scene.found[source.mention].kind != "person":
                    return self.speaker(source)
            subject = self.scene.subject(s, min(s.last, i))
            if subject and subject.kind == "nominal" and self.tokens.low[subject.last - 1].endswith("s"):
                return self.speaker(subject)
        return None

    def _it(self, i: int) -> Speaker | None:
        """What "it" means that speaks: the organisation or paper that spoke last, or the last sentence's subject."""
        here = self.tokens.sentence[i]
        for sentence in range(here - 1, max(-1, here - 3), -1):
            s = self.scene.stretches[sentence]
            sources = [event.source for event in reversed(self.events[sentence][-_MOST_EVENTS:])]
            for source in (*sources, self.scene.subject(s, min(s.last, i))):
                if source and source.last <= i and source.kind != "pronoun" and self._speaks_as_it(source):
                    return self.speaker(source)
        return None

    def _speaks_as_it(self, source: Source) -> bool:
        if source.kind == "name":
            return self.scene.found[source.mention].kind == "organisation"
        head = self._head(source)
        low, flag = self.tokens.low[head], self.tokens.flag[head]
        return (bool(flag & ORG) or low in PAPERS or low in _BODIES) and low[-1] != "s"

    def _nominal(self, source: Source) -> Speaker:
        tokens = self.tokens
        if source.last - source.first > _WORDY:
            return UNKNOWN
        head = self._head(source)
        definite = tokens.low[source.first] in ("the", "der", "die", "el", "la", "le", "o", "a_")
        alone = source.last - source.first <= 3
        if definite and not tokens.flag[head] & ORG:
            bearers = self.bearers.get(" ".join(tokens.low[source.first + 1 : source.last]), [])
            mention = self._one_of(bearers, source.first)
            if mention >= 0:
                self.light.spoke(source.first, mention, speaks=True)
                return self.named(mention)
        if definite and alone and tokens.flag[head] & ROLE:
            mention = self._titled(source.first, head)
            if mention >= 0:
                self.light.spoke(source.first, mention, speaks=True)
                return self.named(mention)
        owner = self.scene.name_at[source.first]
        if owner >= 0 and tokens.low[head] in _WORDS and self.scene.found[owner].last < source.last:
            return self.named(owner)  # Lind’s message
        if definite and tokens.low[head].endswith("year-old"):
            mention = self.light.meant(source.first, "")
            if mention >= 0:
                return self.named(mention)
        written = self._trimmed(source) if definite else source
        plural = (
            tokens.low[head].endswith("s")
            or bool(tokens.flag[head] & ORG)
            or tokens.low[head] in ("police", "people")
            or "and" in tokens.low[source.first : source.last]
        )
        return self._as_written(written, "collective" if plural else "unnamed")

    def _trimmed(self, source: Source) -> Source:
        """Without its article where a name follows: "the Marlow council" is the Marlow council."""
        inner = self.scene.name_at[source.first + 1] if source.first + 1 < source.last else -1
        return Source(source.first + 1, source.last, source.kind) if inner >= 0 else source

    def _head(self, source: Source) -> int:
        flag, low = self.tokens.flag, self.tokens.low
        for i in range(source.first + 1, source.last):
            if flag[i] & PREP or low[i] in ("who", "familiar", "briefed", "close"):
                return i - 1
        return source.last - 1

    def _one_of(self, holders: list[int], i: int) -> int:
        """Whom a title at token ``i`` means among its holders: the only one, or the one in the light; -1 for nobody."""
        found = self.scene.found
        people = frozenset(found[index].full for index in holders)
        if len(people) > 1:
            return self.light.meant(i, "", people)
        at = bisect_left(holders, i, key=lambda index: found[index].first)
        return holders[at - 1] if at else holders[0] if holders else -1

    def _titled(self, i: int, end: int) -> int:
        """Whom "the senator", from token ``i`` to its head at ``end``, means; -1 where that is not certain.

        The only one who has the title; among several the one in the light.  "The Marlow senator" is one whose role says
        so.
        """
        found, low = self.scene.found, self.tokens.low
        holders = self.holders.get(low[end], [])
        telling = [low[k] for k in range(i + 1, end) if not self.tokens.flag[k] & (MODIFIER | DET)]
        if telling:
            holders = [k for k in holders if set(telling) <= set(low[found[k].role[0] : found[k].role[1]])]
        return self._one_of(holders, i)
