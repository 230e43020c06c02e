"""The subject of a verb: right before it, behind a time, or before an aside that stands between the two."""

from summaries.text.lexicon import (
    ADVERB,
    AUX,
    CONJ,
    DET,
    MODIFIER,
    MONTH,
    NOUNLIKE,
    NUMBER,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SOURCE,
    TITLE,
    WEEKDAY,
)
from summaries.text.phrases import Phrases, Source
from summaries.text.sentences import Stretch
from summaries.text.verbs import finite_form

BE = frozenset(
    """
    is are was were be been being is isn't wasn't weren't isn’t wasn’t weren’t ist sind wurde wurden fue fueron
    est sont foi foram
    """.split()
)
_SPANS = frozenset(
    "ago less more than about over under almost nearly a an some few several second minute hour day week month year "
    "seconds minutes hours days weeks months years decades".split()
)
_WHICH = frozenset("this last next that the each every past".split())
_BRACKET = 12  # tokens in a bracket behind a name
_LONG = 80  # tokens of a sentence read for its subject
_FAR = 40  # tokens looked back for a subject


class Subjects(Phrases):
    """The subjects of one text's verbs."""

    __slots__ = ()

    def subject(self, s: Stretch, until: int) -> Source | None:
        """The subject of a sentence before ``until``: of its first finite verb, or of a later main clause's."""
        tokens, flag = self.tokens, self.tokens.flag
        best: Source | None = None
        if self.language == "de":  # its verb comes second, its subject before or behind it
            return super().subject(s, until)
        for v in range(s.first + 1, min(until, s.first + _LONG)):
            if tokens.mark[v] >= 0 or self.name_at[v] >= 0 or not (flag[v] & AUX or finite_form(tokens.low[v])):
                continue
            if flag[v - 1] & (RELATIVE | AUX) or tokens.low[v - 1] == "to":
                continue
            source, _, _ = self.before(v, s)
            if source is None or (best is not None and source.first <= best.last):
                continue
            before = self.begins(source) - 1
            if before >= s.first and flag[before] & PREP and self.name_at[before] < 0:
                continue
            if best is None or (before >= s.first and (tokens.word[before] == ";" or flag[before] & CONJ)):
                best = source
        return best or super().subject(s, until)

    def before(self, i: int, s: Stretch) -> tuple[Source | None, bool, bool]:
        """The subject before a verb; whether the verb is passive; whether its subject stands further off."""
        tokens, flag, low, word = self.tokens, self.tokens.flag, self.tokens.low, self.tokens.word
        j, lo, passive = i - 1, s.first, False
        while (
            j >= lo
            and self.name_at[j] < 0
            and flag[j] & (ADVERB | AUX)
            and not flag[j] & (PRONOUN | SOURCE)
            and i - j < 7
        ):
            passive = passive or low[j] in BE
            j -= 1
        if passive:
            return None, True, False
        if j < lo or tokens.mark[j] >= 0:
            return None, False, False
        j = self._behind_time(j, i, lo)
        w = word[j]
        if flag[j] & CONJ or low[j] == "to":
            return None, False, True
        if w in (",", ")", "—", "–", "--", "-"):
            return (source, False, False) if (source := self._across(j, lo, w)) else (None, False, True)
        if low[j] in ("when", "while", "where"):
            return None, False, False  # when asked to name one
        if flag[j] & RELATIVE and not flag[j] & PRONOUN:
            k = j - 1
            if k > lo and word[k] == ",":
                k -= 1
            source = self._ending(k, lo) if k >= lo else None
            named = source is not None and source.kind == "name"
            if source and named and low[j] == "who" and self.found[source.mention].kind in ("organisation", "place"):
                source = self._member(source, lo) or self._across(k + 1, lo, ",") or source
            return source, False, False
        return self._ending(j, lo), False, False

    def _behind_time(self, j: int, i: int, lo: int) -> int:
        """The token before "on Tuesday", "this week", "two weeks ago" between a subject and its verb."""
        flag, low, word = self.tokens.flag, self.tokens.low, self.tokens.word
        while j > lo and (flag[j] & (WEEKDAY | MONTH) or word[j].isdigit()) and j > i - 6:  # X on Tuesday said
            j -= 1
            while j > lo and low[j] in ("on", "last", "late", "early", "in", "next"):
                j -= 1
        while j > lo + 1 and low[j] in _SPANS and low[j - 1] in _WHICH:
            j -= 2  # Lind this week said
        if low[j] == "ago":
            while j > lo and (flag[j] & (NUMBER | ADVERB) or low[j] in _SPANS or word[j].isdigit()):
                j -= 1
        return j

    def _across(self, j: int, lo: int, w: str) -> Source | None:
        """The subject before an apposition or a bracket that ends at ``j``."""
        tokens, word = self.tokens, self.tokens.word
        opener = "(" if w == ")" else w
        best = self._set_off(j, lo, opener)
        if best:
            return best
        for k in range(j - 1, max(lo, j - _FAR), -1):
            if tokens.mark[k] >= 0:
                continue
            said = tokens.flag[k] & SAY and self.name_at[k] < 0 and not tokens.flag[k] & NOUNLIKE
            if word[k] in ";:" or (said and tokens.low[k - 1] != "who"):
                break
            if word[k] != opener or k <= lo:
                continue
            source = self._opened(self._unbracketed(k - 1, lo), lo, best)
            if source and w == "," and self._is_person(source) and self._aside(k, j):
                return source
            if source and (best is None or source.kind == "name"):
                best = source
            if w == ")":
                break
        return best

    def _set_off(self, j: int, lo: int, opener: str) -> Source | None:
        """The person in an aside about a role: "the third speaker, Mara Lind, said"."""
        inner = self.name_at[j - 1] if j > lo else -1
        if inner < 0 or self.found[inner].kind != "person":
            return None
        before = self.found[inner].first - 2
        if self.tokens.word[before + 1] != opener or before <= lo:
            return None
        wider = self._ending(before, lo)
        if self.tokens.low[before] in ("name", "names", "surname", "nickname"):
            return None  # a witness, who gave only her first name, Ada
        role = self.name_at[before] < 0 or (wider is not None and wider.kind == "nominal")
        return Source(self.found[inner].first, self.found[inner].last, "name", inner) if role else None

    def _opened(self, at: int, lo: int, best: Source | None) -> Source | None:
        """Whoever the aside is about that opens behind token ``at``; a mere noun phrase only where nobody else is."""
        index = self.name_at[at]
        if index >= 0 and (self.found[index].kind == "person" or best is None):
            source = self._ending(at, lo)
            if source and self.found[index].kind != "person":
                return self._member(source, lo) or source
            return source
        speaks = index < 0 and self.tokens.flag[at] & (SOURCE | ROLE | PRONOUN)
        return self._ending(at, lo) if best is None and speaks else None

    def _is_person(self, source: Source) -> bool:
        return source.kind == "name" and self.found[source.mention].kind == "person"

    def _unbracketed(self, j: int, lo: int) -> int:
        """The token before a bracket that ends at token ``j``, or ``j``: "Mara Lind (I-Marlow), who rows"."""
        if self.tokens.word[j] != ")":
            return j
        for k in range(j - 1, max(lo, j - _BRACKET), -1):
            if self.tokens.word[k] == "(":
                return max(lo, k - 1)
        return j

    def _member(self, source: Source, lo: int) -> Source | None:
        """The person before the body that he is of: "Mara Lind at the Marlow board, who rows"."""
        at = self.begins(source) - 1
        if at - 1 < lo or not self.tokens.flag[at] & PREP:
            return None
        index = self.name_at[at - 1]
        if index < 0 or self.found[index].kind != "person":
            return None
        return Source(self.found[index].first, self.found[index].last, "name", index)

    def behind_aside(self, i: int, s: Stretch) -> bool:
        """Whether the comma before a verb ends an aside about a person ("Kant, who rowed, said …")."""
        source = self._across(i - 1, s.first, ",")
        return source is not None and source.kind == "name" and self._aside(source.last, i)

    def _aside(self, at: int, end: int) -> bool:
        """Whether the comma at token ``at`` opens an aside that says who somebody is."""
        tokens, k = self.tokens, at + 1
        if at >= end or tokens.word[at] != "," or k >= end or self.name_at[k] >= 0:
            return False
        return bool(tokens.flag[k] & (RELATIVE | DET | ROLE | TITLE | MODIFIER)) or tokens.low[k][0].isdigit()

    def beside(self, i: int, s: Stretch) -> Source | None:
        """A name right before a participle: "with Lind saying", "Kant calling it a day"."""
        j = i - 1
        while j > s.first and self.tokens.flag[j] & ADVERB and self.name_at[j] < 0:
            j -= 1
        index = self.name_at[j]
        if index < 0 or self.found[index].kind == "place" or self.tokens.low[j].endswith(("’s", "'s")):
            return None
        source = Source(self.found[index].first, self.found[index].last, "name", index)
        before = self.begins(source) - 1
        governed = before >= s.first and self.tokens.flag[before] & PREP and self.tokens.low[before] != "with"
        return None if governed else source
