"""The subject of a verb: the noun phrase behind it, or the one before."""

from summaries.text.lexicon import ADVERB, AUX, CONJ, CONNECT, DET, PERIOD, PREP, ROLE, SAY, SOURCE, STOP
from summaries.text.romance.nouns import Nouns
from summaries.text.romance.reading import Source
from summaries.text.sentences import Stretch

_LONGEST = 14  # tokens of a noun phrase
_BACK = 40  # tokens looked back for a subject
_HEARERS = 14  # tokens of whom and where between a verb and its subject
_OBJECT = 8  # tokens of what a preposition governs there
_UNNAMED = 16  # tokens of a relative clause kept with an unnamed source


class Phrases(Nouns):
    """The subjects of the verbs of one text."""

    # -- behind a verb, past whom it is said to ---------------------------------------------------------------------

    def subject_behind(self, j: int, s: Stretch) -> Source | None:
        """The subject behind a verb that ends before ``j``, past when, where and to whom it is said."""
        i = j
        while i < min(s.last, j + _HEARERS):
            if self.spoken[i] >= 0:
                return None
            if not self.tokens.spoken[i]:
                aside = [k for k in range(i + 1, min(s.last - 1, i + 6)) if self.tokens.word[k] == ","]
                if self.tokens.word[i] != "," or not aside:
                    return None
                i = aside[0] + 1  # dijo, emocionado, el ciclista
            elif self.low[i] == "il" and self.low[i + 1 : i + 3] == ["y", "a"]:
                i += 5  # il y a dix ans
            elif (
                self._describes(i, s)
                or self.low[i] in self.small.when
                or self.flag[i] & PERIOD  # hace diez años
                or (self.flag[i] & ADVERB and not self.opens_noun(i))
            ):
                i += 1
            elif self.flag[i] & PREP and self.name_at[i] < 0 and not (self.opens_noun(i) and not self._governs(i)):
                i = self._past_object(i + 1, s)
            elif i + 1 < s.last and self.flag[i] & DET and self.low[i + 1] in self.small.when:  # este lunes
                i += 2
            else:
                return self.behind(i, s)
        return None

    def _describes(self, i: int, s: Stretch) -> bool:
        """Whether a lone word between a verb and its subject tells how it was said: "dijo emocionado el ciclista"."""
        plain = (
            self.flag[i] & ~(STOP | CONNECT) == 0
            and self.name_at[i] < 0
            and not self.tokens.cap[i]
            and not self.source_like(i)
        )
        return plain and i + 1 < s.last and (self.opens_noun(i + 1) or self.name_at[i + 1] >= 0)

    def _governs(self, i: int) -> bool:
        """Whether a word that may be article or preposition ("a" of Portuguese) is the preposition here."""
        return self.low[i] != "a" or self.language == "es"

    def _past_object(self, i: int, s: Stretch) -> int:
        """Behind the object of a preposition: "a este diario", "en su cuenta", "à l’AFP"."""
        first = i
        while i < s.last and self.word(i) and i - first < _OBJECT:
            named = self.name_at[i] >= 0
            if i > first and (self.opens_noun(i) or named) and not self.of(i - 1) and not self.of(i):
                opened = self.opens_noun(i - 1)
                if named and not self._apposition(i) and not (opened and i - 1 == first):
                    return i
                if not named and not opened:
                    return i
            i += 1
        return i if i - first < _OBJECT else s.last

    def _apposition(self, i: int) -> bool:
        """Whether the name at ``i`` is what the noun before it is called, or goes on: "a la red Erbol"."""
        return self.name_at[i] == self.name_at[i - 1] or self.found[self.name_at[i]].kind != "person"

    # -- before a verb ----------------------------------------------------------------------------------------------

    def subject_before(self, group: int, s: Stretch) -> Source | None:
        """The subject of a verb group that begins at ``group``, None where the sentence leaves it out."""
        k = group - 1
        lowest = max(s.first, group - _BACK)
        while k >= lowest and (self.low[k] in self.small.clitics or self.flag[k] & ADVERB) and self.name_at[k] < 0:
            if self.pronoun(k):
                break
            k -= 1
        relative = False
        while k >= lowest:
            if self.spoken[k] >= 0 or self.tokens.word[k] in ":;":
                return None
            if self.tokens.word[k] in ",—–)":
                before = self._set_off(k, lowest)
                if before is None:
                    return None
                if isinstance(before, Source):
                    return before
                k = before
                continue
            if self.low[k] in self.small.who and k > lowest:
                k -= 2 if self.tokens.word[k - 1] == "," else 1
                relative = True
                continue
            if self.flag[k] & CONJ and self.name_at[k] < 0:
                return None
            first, source = self._ending(k, lowest, s, relative)
            if source is not None:
                return self._told_apart(source, group)
            if first < 0:
                return None
            k = first
        return None

    def whatever(self, i: int, s: Stretch) -> Source | None:
        """The words right behind a tag's verb that are its subject without an article: "sostiene parte del fallo"."""
        plain = i < s.last and self.word(i) and self.flag[i] & ~(STOP | SOURCE | ROLE) == 0
        if not plain or self.tokens.cap[i] or self.low[i] in self.small.when or self.verbal(i):
            return None
        last = self._noun_end(i, s)
        return Source(i, last) if last > i + 1 or self.source_like(i) else None

    def opening(self, group: int, s: Stretch) -> Source | None:
        """An unnamed source that opens its sentence, told apart up to the verb at ``group``."""
        source = self.behind(s.first, s) if s.first < group else None
        if source is None or source.last >= group or self.low[source.last] not in self.small.who:
            return None
        return self._told_apart(source, group)

    def _told_apart(self, source: Source, group: int) -> Source:
        """A source with what tells an unnamed one apart: "un agente que participó en el operativo"."""
        i = source.last
        wordy = group - i > _UNNAMED or source.mention >= 0 or source.pronoun
        if wordy or i >= group or self.low[i] not in self.small.who or self.low[source.first] in self.small.the:
            return source
        return Source(source.first, group) if all(self.word(k) for k in range(i, group)) else source

    def _set_off(self, k: int, lowest: int) -> Source | int | None:
        """What the comma at ``k`` closes: a name in apposition, or words to step over; None where it closes nothing."""
        if k - 1 >= lowest and self.name_at[k - 1] >= 0 and self.found[self.name_at[k - 1]].kind == "person":
            m = self.found[self.name_at[k - 1]]
            if m.first > lowest and self.tokens.word[m.first - 1] == ",":
                return self._named(self.name_at[k - 1])
        mark = "," if self.tokens.word[k] == "," else "(" if self.tokens.word[k] == ")" else self.tokens.word[k]
        for i in range(k - 1, lowest, -1):
            if self.spoken[i] >= 0:
                return None
            if self.tokens.word[i] == mark:
                return i - 1
        return None

    def _ending(self, k: int, lowest: int, s: Stretch, relative: bool) -> tuple[int, Source | None]:
        """The subject whose noun phrase ends at ``k``; else the token before what stands there, -1 for a verb."""
        if pronoun := self.pronoun(k):
            return k - 1, Source(k, k + 1, pronoun=pronoun)
        first, i = -1, k
        while i >= lowest and self.word(i) and k - i < _LONGEST:
            named = self.name_at[i] >= 0
            if not named and (self.says(i) or (self.flag[i] & AUX and not self.flag[i] & (DET | PREP))):
                break
            if not named and self.low[i] in self.small.that:
                break
            opens = self.opens_noun(i) and not named
            if (opens and (not self.of(i) or i == lowest or not self.word(i - 1))) or (
                named and i == self.found[self.name_at[i]].first
            ):
                first = i
                if i == lowest or not (self.of(i - 1) or (named and self._continues(i - 1))):
                    break
            i -= 1
        if first < 0:
            return -1, None
        if (
            not relative
            and first > lowest
            and self.flag[first - 1] & PREP
            and not self.of(first - 1)
            and self.word(first - 1)
        ):
            return first - 2, None
        if (person := self._person_in(first, k + 1)) >= 0:
            return first - 1, self._named(person)
        if self.name_at[first] >= 0:
            if self.found[self.name_at[first]].kind == "place":
                return first - 1, None
            return first - 1, self._named(self.name_at[first])
        somebody = any(
            self.source_like(i) or (self.name_at[i] >= 0 and not self.of(i - 1))
            for i in range(first, min(k + 1, first + 4))
        )
        edge = first == s.first or not self.word(first - 1) or bool(self.flag[first - 1] & CONJ)
        if not somebody and (relative or not edge):
            return first - 1, None
        return first - 1, Source(first, min(k + 1, max(first + 1, self._noun_end(first, s))))

    def _continues(self, i: int) -> bool:
        """Whether a word before a name belongs to its phrase: a role, or what the role is of."""
        return self.word(i) and not self.flag[i] & (PREP | SAY | CONJ | AUX) and not self.tokens.cap[i]
