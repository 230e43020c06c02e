"""A text as the three languages are read: elided words taken apart, names and spoken words laid over the tokens."""

from dataclasses import dataclass

from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, NUMBER, PREP, ROLE, SAY, SOURCE, TITLE, lexicon
from summaries.text.mention import Mention
from summaries.text.romance.words import (
    CLITICS,
    DOERS,
    ENDINGS,
    INFINITIVES,
    NO_DOERS,
    NO_PLURALS,
    NO_VERBS,
    NOUNS,
    PLURALS,
    SMALL,
    VERBS,
    WOULD,
    Small,
)
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_ELIDED = frozenset("l d qu n s c j m t lorsqu puisqu jusqu quelqu".split())
_BEHIND = ("-t-ils", "-t-elles", "-t-elle", "-t-il", "-t-on", "-elles", "-elle", "-ils", "-il", "-on")
_HE_OR_SHE = {"il": "he", "on": "he", "elle": "she", "ils": "they", "elles": "they"}
_PARTICIPLE = {
    "es": ("ado", "ido", "dicho", "escrito"),
    "fr": ("é", "répondu", "reconnu", "prévenu", "soutenu", "maintenu", "souvenu", "prétendu", "convenu", "réjoui"),
    "pt": ("ado", "ido", "dito", "escrito"),
}
_SOURCES = ROLE | SOURCE | TITLE


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, in tokens; mention: index of the name where it is one, -1 else; pronoun: he, she or they."""

    first: int
    last: int
    mention: int = -1
    pronoun: str = ""


class Reading:
    """One text; spoken: at each token the number of the words of others that it stands in, or -1."""

    def __init__(
        self,
        tokens: Tokens,
        stretches: tuple[Stretch, ...],
        found: tuple[Mention, ...],
        spoken: list[int],
        language: str,
    ) -> None:
        self.tokens, self.stretches, self.found, self.spoken, self.language = tokens, stretches, found, spoken, language
        self.small: Small = SMALL[language]
        self.low, self.flag, self._pronouns = list(tokens.low), list(tokens.flag), [""] * len(tokens)
        if language == "fr":
            self._take_apart()
        elif language == "pt":
            self._without_pronouns()
        self.name_at = [-1] * len(tokens)
        for index, m in enumerate(found):
            for i in range(m.first, m.last):
                self.name_at[i] = index

    def _take_apart(self) -> None:
        """French words without what is elided before them and the pronoun behind them: qu’elle, a-t-il."""
        known = lexicon("fr")
        for i, low in enumerate(self.low):
            bare = low
            if "'" in low or "’" in low:
                head, _, rest = low.replace("’", "'").partition("'")
                if head in _ELIDED and rest:
                    bare = rest
            for end in _BEHIND if "-" in bare else ():
                if bare.endswith(end):
                    bare, self._pronouns[i] = bare[: -len(end)], _HE_OR_SHE[end.rpartition("-")[2]]
                    break
            if bare != low:
                self.low[i], self.flag[i] = bare, known[bare] | (known[low] & CONJ)

    def _without_pronouns(self) -> None:
        """Portuguese verbs without the pronoun behind them: "limitou-se"."""
        known = lexicon("pt")
        for i, low in enumerate(self.low):
            bare, mark, pronoun = low.rpartition("-")
            if mark and pronoun in CLITICS:
                self.low[i], self.flag[i] = bare, known[bare]

    def elided(self, i: int) -> str:
        """What is elided before a French word: "qu" of "qu’elle", "" for none."""
        head, mark, _ = self.tokens.low[i].replace("’", "'").partition("'")
        return head if mark and head in _ELIDED and self.language == "fr" else ""

    def behind_of(self, i: int) -> str:
        """ "he", "she" or "they" where a French verb carries its pronoun behind it ("dit-il"), "" else."""
        return self._pronouns[i]

    def of(self, i: int) -> bool:
        """Whether "of" stands here, alone, with its article, or elided."""
        return self.low[i] in self.small.of or self.elided(i) == "d"

    def opens_noun(self, i: int) -> bool:
        """Whether a noun phrase begins with the article, number or possessive at this token."""
        return bool(self.flag[i] & (DET | NUMBER)) or self.elided(i) == "l"

    def person(self, i: int) -> bool:
        """Whether the name at this token may speak: not a place."""
        return self.name_at[i] >= 0 and self.found[self.name_at[i]].kind in ("person", "organisation", "other")

    def word(self, i: int) -> bool:
        """Whether a word stands here, outside the words of others."""
        return self.tokens.spoken[i] and self.spoken[i] < 0

    def says(self, i: int) -> bool:
        """Whether a finite verb of speech, or its participle behind "have", stands at this token."""
        if not self.flag[i] & SAY or self.name_at[i] >= 0 or self.spoken[i] >= 0 or (i and self._noun(i)):
            return False
        if self._pronouns[i]:
            return True
        if self.low[i].endswith(INFINITIVES[self.language]):
            return any(self.low[k] in WOULD for k in range(max(0, i - 3), i))
        participle = self.low[i].endswith(_PARTICIPLE[self.language]) and len(self.low[i]) > 3
        return not participle or self.low[i] in ("dit", "pide") or self._helped(i)

    def _noun(self, i: int) -> bool:
        if (
            self.low[i] in ("cuenta", "conta")
            and i + 1 < len(self.low)
            and (self.of(i + 1) or self.low[i + 1] == "com")
        ):
            return True  # darse cuenta de
        before = self.flag[i - 1]
        return self.low[i] in NOUNS and bool(before & (DET | PREP)) and self.low[i - 1] not in ("le", "se", "lo")

    def _helped(self, i: int) -> bool:
        """Whether "have" stands in the verb group that ends with the participle at ``i``."""
        return any(self.low[k] in self.small.have or self._pronouns[k] for k in range(self.group(i), i))

    def group(self, i: int) -> int:
        """The first token of the verb that ends at ``i``: "ha", of "ha también asegurado"."""
        for k in range(i - 1, max(-1, i - 5), -1):
            if self.low[k] in self.small.have or (self.flag[k] & AUX and self._pronouns[k]):
                return self._with_clitics(k)
            if not self.flag[k] & ADVERB and self.low[k] not in self.small.clitics:
                break
        return self._with_clitics(i)

    def _with_clitics(self, i: int) -> int:
        """The first of the pronouns right before a verb: "se", of "se souvient"."""
        while i and self.low[i - 1] in CLITICS and self.word(i - 1):
            i -= 1
        return i

    def start_of(self, i: int) -> int:
        """Where the word at a token starts in characters, behind what is elided before it."""
        cut = len(self.elided(i))
        return self.tokens.start[i] + (cut + 1 if cut else 0)

    def governed(self, i: int) -> bool:
        """Whether a preposition governs the name that begins at ``i``, with its article and role or without."""
        for k in range(i - 1, max(-1, i - 5), -1):
            if not self.tokens.spoken[k] or self.spoken[k] >= 0:
                return False
            if self.flag[k] & DET and not self.of(k):  # "a" of Portuguese is an article more often than not
                return k > 0 and bool(self.flag[k - 1] & PREP)
            if self.flag[k] & PREP or self.of(k):
                return True
            if not self.source_like(k):
                return False
        return False

    def role_of(self, index: int) -> tuple[int, int]:
        """The tokens of the role that stands beside a name: "ministra de Salud" before it, or behind its comma."""
        m, word = self.found[index], self.tokens.word
        k = m.first - 1
        apposed = k > 0 and word[k] == ","
        k -= apposed
        for i in range(k, max(-1, k - 9), -1):
            if not self.word(i) or self.flag[i] & (SAY | CONJ):
                break
            if self.low[i] in ("al", "au", "aux", "ao", "aos", "à", "às"):  # preposition and article in one
                return (i + 1, k + 1) if i < k and self._is_role(i + 1, k + 1) else (-1, -1)
            if self.opens_noun(i) and not self.of(i) and not (i and self.of(i - 1)):
                first = i if self.elided(i) == "l" else i + 1
                return (first, k + 1) if first <= k and self._is_role(first, k + 1) else (-1, -1)
            if i == k and not apposed and self.source_like(i) and (i == 0 or not self.word(i - 1)):
                return (i, k + 1)
        if m.role[0] >= m.last and self._is_role(m.role[0], m.role[1]):
            return m.role
        return (-1, -1)

    def _is_role(self, first: int, last: int) -> bool:
        return any(
            self.flag[i] & (ROLE | TITLE) and self.tokens.word[i] != "." for i in range(first, min(last, first + 3))
        )

    def plural(self, i: int) -> bool:
        """Whether the verb at a token is plural."""
        low = self.low[i]
        return low.endswith(PLURALS[self.language]) and not low.endswith(NO_PLURALS) and len(low) > 4

    def verbal(self, i: int) -> bool:
        """Whether a word in small letters has the shape of a finite verb, or is one of the commonest."""
        low = self.low[i]
        if self.tokens.cap[i] or self.name_at[i] >= 0:
            return False
        return low in VERBS[self.language] or (
            len(low) > 3 and low.endswith(ENDINGS[self.language]) and low not in NO_VERBS
        )

    def source_like(self, i: int) -> bool:
        """Whether a common noun at this token is somebody who may speak."""
        return bool(self.flag[i] & _SOURCES) or (
            self.name_at[i] < 0 and self.low[i].endswith(DOERS[self.language]) and self.low[i] not in NO_DOERS
        )
