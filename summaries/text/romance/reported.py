"""Speech reported in other words: the clause behind "that", and the one whose view it is."""

from dataclasses import dataclass

from summaries.text.lexicon import ADVERB, CONJ, PREP
from summaries.text.romance.acts import Act, Acts
from summaries.text.romance.cast import Cast
from summaries.text.sentences import Stretch
from summaries.text.speakers import Speaker

_FEWEST = 4  # words of reported speech worth keeping
_HEARERS = 8  # tokens between a verb and its "that"
_TAIL = 8  # tokens of when and where behind a tag that closes a sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One clause, in tokens, with the act that reports it; ``start`` in characters, behind what is elided."""

    first: int
    last: int
    start: int
    act: Act
    speaker: Speaker
    sentence: int


class Telling:
    """The reported speech of one text."""

    def __init__(self, acts: Acts, cast: Cast) -> None:
        self.acts, self.cast, self.phrases = acts, cast, acts.phrases

    def read(self) -> list[Told]:
        """Clauses in order; those that hold words of others are left out, for these are told already."""
        out = []
        for sentence, s in enumerate(self.phrases.stretches):
            acts = self.acts.of(sentence)
            for index, act in enumerate(acts):
                clause = self._clause(act, acts[index + 1 :], s)
                if clause is None or self.cast.who[act.first].name is None:
                    continue
                for part in self._parts(*clause):
                    first, last = self._trimmed(*part)
                    words = sum(self.phrases.tokens.spoken[first:last])
                    if words >= _FEWEST and all(self.phrases.spoken[i] < 0 for i in range(first, last)):
                        out.append(self._told(first, last, act, sentence))
        return out

    def _told(self, first: int, last: int, act: Act, sentence: int) -> Told:
        p = self.phrases
        start = p.start_of(first) if p.elided(first) == "qu" else p.tokens.start[first]
        return Told(first, last, start, act, self.cast.who[act.first], sentence)

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """A clause, parted where it holds words of others: "que «…» y que las pensiones subirán"."""
        p = self.phrases
        if all(p.spoken[i] < 0 for i in range(first, last)):
            return [(first, last)]
        parts = []
        for i in range(first, last - 1):
            that = p.low[i + 1] in p.small.that or p.elided(i + 1) == "qu"
            if p.spoken[i] < 0 and p.flag[i] & CONJ and that:
                parts.append((i + 1 if p.elided(i + 1) == "qu" else i + 2, last))
        return parts

    def _clause(self, act: Act, later: list[Act], s: Stretch) -> tuple[int, int] | None:
        p = self.phrases
        if act.how == "act":
            return None
        first = self._behind_that(act, s)
        if first:
            return first, self._end(first, later, s)
        word = p.tokens.word
        if act.how == "according":
            told = any(other.how == "main" and other.source and self._behind_that(other, s) for other in later[:2])
            if act.first <= s.first + 1 and act.end < s.last and word[act.end] == "," and not told:
                return act.end + 1, self._end(act.end + 1, later, s)
            if word[act.first - 1] == "," and s.last - act.end <= _TAIL:
                return s.first, act.first - 1
            return None
        closes = act.source is not None and act.end > act.last and s.last - act.end <= _TAIL
        if closes and act.first > s.first + _FEWEST and word[act.first - 1] == ",":
            return s.first, act.first - 1
        return None

    def _behind_that(self, act: Act, s: Stretch) -> int:
        """The first token of the clause behind "that", 0 where there is none."""
        p = self.phrases
        starts = (act.last,) if act.how == "tag" else (act.last, act.end)  # behind a tag, "que" tells of its subject
        for start in dict.fromkeys(starts):
            for i in range(start, min(s.last - 1, start + _HEARERS)):
                if p.spoken[i] >= 0 or not p.tokens.spoken[i] or (p.flag[i] & CONJ and p.name_at[i] < 0):
                    break
                if i == start and not self._may_part(i):
                    break  # contó detalles de lo que
                if p.elided(i) == "qu":
                    return i
                if p.low[i] in p.small.that:
                    return i + 1
                if p.says(i) or (i >= act.last and act.how == "tag"):
                    break
        return 0

    def _may_part(self, i: int) -> bool:
        """Whether a word may stand between a verb of speech and its "that": when, where, to whom; not what was said."""
        p = self.phrases
        that = p.low[i] in p.small.that or p.elided(i) == "qu"
        when = p.low[i] in p.small.when or p.low[min(i + 1, len(p.low) - 1)] in p.small.when
        return that or when or bool(p.flag[i] & (PREP | ADVERB))

    def _end(self, first: int, later: list[Act], s: Stretch) -> int:
        """Where a clause ends: with its sentence, or where another act of speech is joined to the first."""
        p = self.phrases
        for act in later:
            k = act.first - 1
            if act.first <= first:
                continue
            if act.source is not None and first < act.source.first < act.first:
                k = act.source.first - 1
            if p.flag[k] & CONJ and p.word(k):
                return k
            if p.tokens.word[k] == "," and act.how in ("according", "tag"):
                return k
        return s.last

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        tokens = self.phrases.tokens
        while first < last and not tokens.spoken[first]:
            first += 1
        while last > first and not (tokens.spoken[last - 1] or tokens.word[last - 1] in "%)€$"):
            last -= 1
        return first, last
