"""Who is named or described: noun phrases of the three languages, found without a parser."""

from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, NUMBER, PREP, PRONOUN, TITLE
from summaries.text.romance.reading import Reading, Source
from summaries.text.sentences import Stretch

_FOR = frozenset(("au", "aux", "para"))
_LONGEST = 14  # tokens of a noun phrase
_UNNAMED = 16  # tokens of a relative clause kept with an unnamed source


class Nouns(Reading):
    """The noun phrases of one text."""

    def behind(self, j: int, s: Stretch) -> Source | None:
        """The noun phrase that begins at token ``j``: "la ministra de Salud, Ana Ruiz", "dos vecinos que …"."""
        if j >= s.last or self.spoken[j] >= 0:
            return None
        if self.name_at[j] >= 0:
            return self._named(self.name_at[j])
        if (pronoun := self.pronoun(j)) and not self.flag[j] & DET:
            return Source(j, j + 1, pronoun=pronoun)
        last = self._noun_end(j, s)
        if last <= j or not self._may_speak(j, last):
            return None
        if (person := self._person_in(j, last)) >= 0:
            return self._named(person)
        comma = self._comma(last, s)
        if comma and (person := self._apposed(comma + 1, s)) >= 0:
            return self._named(person)
        return Source(j, self._with_relative(j, last, s))

    def _person_in(self, first: int, last: int) -> int:
        """The person that a noun phrase names, -1 for none: not whose mayor, director or town somebody is."""
        for i in range(first, last):
            index = self.name_at[i]
            begins = index >= 0 and self.found[index].first == i and not (i and self.of(i - 1))
            if begins and self.found[index].kind == "person":
                return index
        return -1

    def _named(self, mention: int) -> Source:
        m = self.found[mention]
        return Source(m.first, m.last, mention)

    def pronoun(self, i: int) -> str:
        """ "he", "she" or "they" where a pronoun of a person stands, "" else."""
        low, small = self.low[i], self.small
        if self.name_at[i] >= 0 or not (self.flag[i] & PRONOUN or low in small.he or low in small.she):
            return ""
        if low in small.they:
            return "they"
        return "he" if low in small.he else "she" if low in small.she else ""

    def _noun_end(self, j: int, s: Stretch) -> int:
        """Where the noun phrase ends that begins at ``j``."""
        i, until = j, min(s.last, j + _LONGEST)
        while i < until and (self.opens_noun(i) or self.low[i] in ("tous", "todos", "todas")) and self.name_at[i] < 0:
            i += 1
            if self.elided(i - 1) == "l":
                break  # l’association is article and noun
        while i < until and (self.word(i) or (self.tokens.word[i] == "." and self._abbreviates(i))):
            if self.name_at[i] < 0 and self._breaks(i, j, s):
                break
            i += 1
        while i > j and not self.elided(i - 1) and self.flag[i - 1] & (PREP | DET | CONJ) and self.name_at[i - 1] < 0:
            i -= 1
        return i

    def _breaks(self, i: int, j: int, s: Stretch) -> bool:
        """Whether the word at ``i`` is none of the noun phrase that begins at ``j``."""
        f, low, small = self.flag[i], self.low[i], self.small
        if self.says(i) or (f & AUX and not f & DET) or f & (ADVERB | PRONOUN) or self.verbal(i):
            return True
        if low in small.that or low in small.who or low in small.when or (f & CONJ and not self._joins(i, s)):
            return True
        if f & PREP and not self.of(i):
            return low not in _FOR or i == j or not self.source_like(i - 1)  # l’adjoint au maire
        return bool(f & DET and not f & NUMBER) and i > j and not self.of(i) and not self.of(i - 1)

    def _abbreviates(self, i: int) -> bool:
        """Whether the full stop at ``i`` ends a title before a name: M. Bermont."""
        return i > 0 and bool(self.flag[i - 1] & TITLE) and i + 1 < len(self.name_at) and self.name_at[i + 1] >= 0

    def _joins(self, i: int, s: Stretch) -> bool:
        """Whether an "and" joins two nouns: a name or an article and a noun follow, and no verb."""
        return i + 1 < s.last and (self.name_at[i + 1] >= 0 or self.source_like(i + 1))

    def _may_speak(self, j: int, last: int) -> bool:
        """Whether a noun phrase is worded like somebody: an article or number first, or a noun of those who speak."""
        return self.opens_noun(j) or any(self.source_like(i) for i in range(j, min(last, j + 3)))

    def _comma(self, i: int, s: Stretch) -> int:
        """The comma behind a noun phrase that ends before ``i``, past where that is, 0 for none."""
        stop = min(s.last - 1, i + 6)
        if i < stop and self.tokens.word[i] != "," and not (self.flag[i] & PREP and self.name_at[i] < 0):
            return 0
        while (
            i < stop and self.word(i) and not self.says(i) and not self.verbal(i) and self.low[i] not in self.small.who
        ):
            i += 1
        return i if i < stop and self.tokens.word[i] == "," else 0

    def _apposed(self, i: int, s: Stretch) -> int:
        """The person named at ``i`` in apposition, -1 for none: "su hijo, Matías,", "el cura, don Luis,"."""
        until = min(s.last, i + 3)
        while i < until and self.name_at[i] < 0 and (self.opens_noun(i) or self.flag[i] & TITLE or self.source_like(i)):
            i += 1
        if i >= until or self.name_at[i] < 0:
            return -1
        m = self.found[self.name_at[i]]
        single = m.kind == "other" and m.first == i and m.last - i == 1
        alone = single and self.tokens.word[m.last : m.last + 1] == [","]
        return self.name_at[i] if m.kind == "person" or alone else -1

    def _with_relative(self, j: int, last: int, s: Stretch) -> int:
        """With the clause that says how an unnamed source wants to be known."""
        if last >= s.last or self.low[last] not in self.small.who or self.low[j] in self.small.the:
            return last
        i = last
        while i < s.last and i - last < _UNNAMED and self.word(i):
            i += 1
        return i if i < s.last and self.tokens.word[i] in ",.;:—" else last
