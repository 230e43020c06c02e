"""Speech in a sentence: each verb that says that somebody said something, and who that is, as it stands there."""

from dataclasses import dataclass
from typing import Literal

from summaries.text.lexicon import (
    ACCORDING,
    ACT,
    ADVERB,
    AUX,
    CONJ,
    DET,
    MODIFIER,
    MONTH,
    NOUNLIKE,
    NUMBER,
    ORG,
    PARTING,
    PEOPLE,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SOURCE,
    STANCE,
    TITLE,
    VERB,
    WEEKDAY,
)
from summaries.text.names import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

EventKind = Literal["say", "act", "parting", "according", "stance"]
SourceKind = Literal["name", "pronoun", "nominal"]
_SPEECH = SAY | ACT | PARTING | STANCE
_BE = frozenset(
    """
    is are was were be been being is isn't wasn't weren't isn’t wasn’t weren’t ist sind wurde wurden fue fueron
    est sont foi foram
    """.split()
)
_BINDS = frozenset("of for from at in with de del des du da do von vom der des para".split())
_TAIL_STOPS = frozenset("on during after before as by when while through via last this earlier told who".split())
_FAR = 40  # tokens looked back for a subject
_UNNAMED = frozenset("who familiar briefed close aware knowledge involved present speaking".split())
_HUMAN = frozenset(
    """
    man woman boy girl person people men women others someone somebody everyone anyone nobody another many some
    most
    """.split()
)
_SOME = frozenset("one two three some many most both several half none".split())


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, in tokens; mention: index of the name where it is one, -1 else."""

    first: int
    last: int
    kind: SourceKind
    mention: int = -1


@dataclass(frozen=True, slots=True)
class Event:
    """One act of speech: the verb's tokens, its source, whether the source stands behind it, and what verb it is."""

    first: int
    last: int
    source: Source | None
    inverted: bool
    kind: EventKind
    passive: bool = False
    carried: bool = False  # the subject stood earlier in the sentence


class Scene:
    """The names of one text laid over its tokens, for finding who a verb's subject is."""

    __slots__ = ("found", "name_at", "role_at", "stretches", "tokens")

    def __init__(self, tokens: Tokens, stretches: tuple[Stretch, ...], found: tuple[Mention, ...]) -> None:
        self.tokens, self.stretches, self.found = tokens, stretches, found
        self.name_at = [-1] * len(tokens)
        self.role_at = [-1] * len(tokens)
        for index, m in enumerate(found):
            for i in range(m.first, m.last):
                self.name_at[i] = index
            if m.role[0] >= 0 and m.role[0] < m.first:
                for i in range(m.role[0], m.first):
                    self.role_at[i] = index

    def events(self, index: int) -> list[Event]:
        """The acts of speech in one sentence, outside quotation marks, in order."""
        s = self.stretches[index]
        flag, mark = self.tokens.flag, self.tokens.mark
        out: list[Event] = []
        i = s.first
        while i < s.last:
            f = flag[i]
            if mark[i] < 0 and f & (_SPEECH | ACCORDING) and self.name_at[i] < 0:
                event = self._event(i, f, s, out[-1] if out else None)
                if event:
                    out.append(event)
                    i = max(i, event.last - 1)
            i += 1
        return out

    def _event(self, i: int, f: int, s: Stretch, before: Event | None) -> Event | None:
        tokens, flag = self.tokens, self.tokens.flag
        if f & ACCORDING:
            at = i + 2 if tokens.low[i] == "according" and i + 1 < s.last and tokens.low[i + 1] == "to" else i + 1
            if tokens.low[i] == "according" and at != i + 2:
                return None
            source = self.behind(at, s.last)
            return Event(i, at, source, True, "according") if source else None
        if tokens.cap[i] and i > s.first and tokens.mark[i - 1] < 0:
            return None
        if not self._is_verb(i, s) or (tokens.low[i - 1] == "who" and tokens.low[i + 1 : i + 3] == ["not", "to"]):
            return None
        kind: EventKind = "say" if f & SAY else "act" if f & ACT else "parting" if f & PARTING else "stance"
        last = i + 1
        if kind == "parting":
            return Event(
                i, last, before.source if before and before.source else self.subject(s, i), False, kind, carried=True
            )
        b = i - 1
        while b > s.first and flag[b] & AUX and not flag[b] & PRONOUN:
            b -= 1
        after_mark = i > s.first and (
            tokens.mark[b] >= 0 or (tokens.word[b] in ",–—" and b > 0 and tokens.mark[b - 1] >= 0)
        )
        comma = i > s.first and tokens.word[i - 1] == ","
        if after_mark or (comma and kind == "say"):
            source = self.behind(i + 1, s.last)
            if source and (after_mark or self._tails(source, s)):
                return Event(i, last, source, True, kind)
        source, passive, carried = self.before(i, s)
        if kind in ("act", "stance") and source and source.kind == "nominal" and not self._human(source):
            return None
        if (
            kind == "act"
            and tokens.low[i].endswith("ed")
            and i + 1 < s.last
            and tokens.low[i + 1] in ("as", "by")
            and source
            and source.kind == "nominal"
        ):
            return None
        if passive and not tokens.low[i].endswith("ing"):
            source = self._agent(i, s)
            if source is None:
                return None
            return Event(i, last, source, True, kind, passive=True)
        if source is None and carried:
            source = before.source if before and before.source else self.subject(s, i)
        if source is None and not carried:
            source = self.behind(i + 1, s.last) if i == s.first or comma else None
            if source and source.kind == "nominal" and not comma:
                source = None
            return Event(i, last, source, True, kind) if source else None
        return Event(i, last, source, False, kind, carried=carried)

    def _tails(self, source: Source, s: Stretch) -> bool:
        """Whether a noun phrase behind a verb ends a speech tag (", said Mara Lind on Friday.") rather than opens a clause."""
        i = source.last
        return (
            i >= s.last
            or not (self.tokens.low[i][0].isalnum() or self.tokens.flag[i] & AUX)
            or bool(self.tokens.flag[i] & (PREP | WEEKDAY))
        )

    def _agent(self, i: int, s: Stretch) -> Source | None:
        low = self.tokens.low
        for j in range(i + 1, min(i + 10, s.last)):
            if low[j] in ("by", "von", "por", "par"):
                return self.behind(j + 1, s.last)
        return None

    def _is_verb(self, i: int, s: Stretch) -> bool:
        """Whether a word that may be a noun or an adjective too is a verb here."""
        tokens, flag = self.tokens, self.tokens.flag
        if i == s.first:
            return not flag[i] & NOUNLIKE
        j = i - 1
        if tokens.mark[j] >= 0:
            return True
        f = flag[j]
        if tokens.low[i].endswith("ing") and flag[i] & PARTING:
            return not (f & DET) and tokens.low[j] not in _BE | {"of", "to"}
        if f & (DET | PREP) and not f & (PRONOUN | RELATIVE | ADVERB) and self.name_at[j] < 0:
            return False
        if tokens.low[j] == "to":
            return False
        if not flag[i] & NOUNLIKE:
            return True
        if self.name_at[j] >= 0:
            return not tokens.low[j].endswith(("’s", "'s"))
        if f & (PRONOUN | RELATIVE | AUX) or tokens.word[j] in (",", ")", "—", "–"):
            return True
        if f & ADVERB:
            return j > s.first and bool(self.name_at[j - 1] >= 0 or flag[j - 1] & (PRONOUN | AUX | RELATIVE | SOURCE))
        return bool(f & (SOURCE | ROLE))

    def _human(self, source: Source) -> bool:
        """Whether a noun phrase has a head that can speak."""
        return any(
            self.tokens.flag[k] & (SOURCE | ROLE | ORG) or self.tokens.low[k] in _HUMAN or self.name_at[k] >= 0
            for k in range(source.first, source.last)
        )

    def before(self, i: int, s: Stretch) -> tuple[Source | None, bool, bool]:
        """The subject that stands before a verb; whether the verb is passive; whether its subject stands further off."""
        tokens, flag, low, word = self.tokens, self.tokens.flag, self.tokens.low, self.tokens.word
        j, lo, passive = i - 1, s.first, False
        while (
            j >= lo
            and self.name_at[j] < 0
            and flag[j] & (ADVERB | AUX)
            and not flag[j] & (PRONOUN | SOURCE)
            and i - j < 7
        ):
            passive = passive or low[j] in _BE
            j -= 1
        if passive:
            return None, True, False
        if j < lo or tokens.mark[j] >= 0:
            return None, False, False
        while j > lo and (flag[j] & (WEEKDAY | MONTH) or word[j].isdigit()) and j > i - 6:  # X on Tuesday said
            j -= 1
            while j > lo and low[j] in ("on", "last", "late", "early", "in", "next"):
                j -= 1
        w = word[j]
        if flag[j] & CONJ or low[j] == "to":
            return None, False, True
        if w in (",", ")", "—", "–", "--", "-"):
            return (source, False, False) if (source := self._across(j, lo, w)) else (None, False, True)
        if flag[j] & RELATIVE and not flag[j] & PRONOUN:
            k = j - 1
            if k > lo and word[k] == ",":
                k -= 1
            return (self._ending(k, lo), False, False) if k >= lo else (None, False, False)
        return self._ending(j, lo), False, False

    def _across(self, j: int, lo: int, w: str) -> Source | None:
        """The subject before an apposition or a bracket that ends at ``j``."""
        tokens, word = self.tokens, self.tokens.word
        opener = "(" if w == ")" else w
        best: Source | None = None
        inner = self.name_at[j - 1] if j > lo else -1
        if inner >= 0 and self.found[inner].kind == "person" and word[self.found[inner].first - 1] == opener:
            before = self.found[inner].first - 2
            if before > lo and self.name_at[before] < 0:  # the third speaker, Mara Lind, said
                return Source(self.found[inner].first, self.found[inner].last, "name", inner)
        for k in range(j - 1, max(lo, j - _FAR), -1):
            if tokens.mark[k] >= 0 or word[k] in ";:":
                break
            if tokens.flag[k] & SAY and self.name_at[k] < 0 and not tokens.flag[k] & NOUNLIKE:
                break
            if word[k] == opener and k > lo:
                index = self.name_at[k - 1]
                if index >= 0 and (self.found[index].kind == "person" or best is None):
                    source = self._ending(k - 1, lo)
                    if source and (best is None or source.kind == "name"):
                        best = source
                elif best is None and tokens.flag[k - 1] & (SOURCE | ROLE | PRONOUN) and self.name_at[k - 1] < 0:
                    best = self._ending(k - 1, lo)
                if w == ")":
                    break
        return best

    def _ending(self, j: int, lo: int) -> Source | None:
        """The noun phrase that ends at token ``j``."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        index = self.name_at[j]
        if index >= 0:
            m = self.found[index]
            if low[j].endswith(("’s", "'s")):
                return None
            wider = self._bound(m.role[0] if 0 <= m.role[0] < m.first else m.first, j, lo)
            if wider:
                return wider
            joined = m.first
            if (
                joined - 2 >= lo
                and low[joined - 1] in ("and", "und", "y", "et", "e")
                and self.name_at[joined - 2] >= 0
                and m.kind == "person"
            ):
                other = self.found[self.name_at[joined - 2]]
                if other.kind == "person":
                    return Source(other.first, j + 1, "nominal")
            return Source(m.first, m.last, "name", index)
        f = flag[j]
        if f & PRONOUN and not (f & DET and not f & PRONOUN):
            return Source(j, j + 1, "pronoun")
        if not low[j][0].isalpha() or (f & (SAY | AUX | RELATIVE | PREP) and not f & (SOURCE | ROLE)):
            return None
        return self._nominal(j, lo)

    def _bound(self, first: int, j: int, lo: int) -> Source | None:
        """ "a spokesman for the ministry": the wider phrase when a name is only whom its head speaks for."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        k = first - 1
        while k > lo and flag[k] & DET:
            k -= 1
        if k <= lo or low[k] not in _BINDS or self.name_at[k] >= 0:
            return None
        head = k - 1
        for back in range(head, max(lo - 1, head - 5), -1):
            if tokens.mark[back] >= 0 or not low[back][0].isalpha():
                return None
            if flag[back] & (SOURCE | ROLE) and self.name_at[back] < 0 and not flag[back] & DET:
                start = self._start(back, lo)
                return Source(start, j + 1, "nominal")
            if flag[back] & (SAY | AUX | PRONOUN):
                return None
        return None

    def _start(self, head: int, lo: int) -> int:
        """Where the noun phrase with this head begins: its determiner, or its first modifier."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        k = head
        while k > lo and head - k < 7:
            f = flag[k - 1]
            if tokens.mark[k - 1] >= 0 or not low[k - 1][0].isalnum():
                break
            if f & (DET | NUMBER):
                k -= 1
                if k > lo and flag[k - 1] & (DET | NUMBER) and low[k - 1] not in ("this", "that"):
                    k -= 1
                break
            if f & (SAY | AUX | RELATIVE | PREP | CONJ | PRONOUN | ADVERB | WEEKDAY | VERB) and not f & (
                MODIFIER | ROLE | SOURCE
            ):
                break
            k -= 1
            if low[k].endswith(("’s", "'s")) and self.name_at[k] >= 0:
                return self.found[self.name_at[k]].first
        return k

    def _nominal(self, j: int, lo: int) -> Source | None:
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        start = self._start(j, lo)
        begins = bool(flag[start] & (DET | NUMBER)) or self.name_at[start] >= 0
        good = bool(flag[j] & (SOURCE | ROLE)) or low[j] in _HUMAN
        k = start
        while (
            k - 2 >= lo
            and low[k - 1] in _BINDS
            and (flag[k - 2] & (SOURCE | ROLE) or low[k - 2] in _HUMAN | _SOME)
            and self.name_at[k - 2] < 0
        ):
            k = self._start(k - 2, lo)
            good = begins = True
        if begins or good:
            head_at = self._clause(k, lo)
            if not good and head_at < k:
                return Source(head_at, j + 1, "nominal")
            return Source(k, j + 1, "nominal")
        head_at = self._clause(j, lo)
        return Source(head_at, j + 1, "nominal") if head_at < j else None

    def _clause(self, j: int, lo: int) -> int:
        """The start of "officials familiar with the matter", "two people who asked not to be named", else ``j``."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        for k in range(j, max(lo - 1, j - 18), -1):
            if tokens.mark[k] >= 0 or tokens.word[k] in ",;:" or (flag[k] & SAY and low[k - 1] != "who"):
                return j
            if low[k] in _UNNAMED and k > lo and (flag[k - 1] & (SOURCE | ROLE) or low[k - 1] in _HUMAN):
                return self._start(k - 1, lo)
        return j

    def behind(self, j: int, hi: int) -> Source | None:
        """The noun phrase that starts at token ``j``: "said the minister", "according to two officials"."""
        tokens, flag, low, word = self.tokens, self.tokens.flag, self.tokens.low, self.tokens.word
        if j >= hi or tokens.mark[j] >= 0:
            return None
        start = j
        if low[j] in _HUMAN | _SOME and not (j + 1 < hi and low[j + 1][0].isalnum()):
            return Source(j, j + 1, "nominal")  # “Go,” said one.
        if flag[j] & DET and j + 1 < hi:
            j += 1
        for k in range(j, min(j + 7, hi)):
            index = self.role_at[k]
            if index < 0 and k > j and self.name_at[k] >= 0 and self.name_at[k] != self.name_at[j]:
                index = self.name_at[k] if self.found[self.name_at[k]].kind == "person" else -1
            if index >= 0:
                m = self.found[index]
                return Source(m.first, m.last, "name", index)
            if (
                (self.name_at[k] >= 0 and self.name_at[k] != self.name_at[j])
                or not low[k][0].isalpha()
                or (flag[k] & (PREP | AUX | SAY) and not flag[k] & ROLE)
            ):
                break
        index = self.name_at[j]
        if index >= 0 and self.found[index].first == j:
            m = self.found[index]
            if not low[m.last - 1].endswith(("’s", "'s")):
                if (
                    m.last < hi
                    and low[m.last][0].isalpha()
                    and not flag[m.last] & (PREP | AUX | CONJ | SAY | RELATIVE | ADVERB | WEEKDAY | DET | MONTH)
                ):
                    if flag[m.last] & (SOURCE | ROLE):
                        return Source(start, m.last + 1, "nominal")
                return Source(m.first, m.last, "name", index)
            return self._stretching(start, m.last, hi)
        if flag[start] & PRONOUN and not flag[start] & DET:
            return Source(start, start + 1, "pronoun")
        if start == j and not (flag[j] & (SOURCE | ROLE | NUMBER | MODIFIER | PEOPLE) or low[j] in _HUMAN):
            return None
        if not low[j][0].isalpha():
            return None
        return self._stretching(start, j, hi)

    def _stretching(self, start: int, j: int, hi: int) -> Source | None:
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        k = j
        head = False
        while k < hi and k - start < 16 and tokens.mark[k] < 0:
            f = flag[k]
            if not low[k][0].isalnum() and low[k] != "-":
                break
            if f & (AUX | SAY | PRONOUN | WEEKDAY) and not f & (SOURCE | ROLE):
                break
            if f & RELATIVE and low[k] not in ("who",):
                break
            if low[k] == "who" and not head:
                break
            if f & PREP and (low[k] not in _BINDS or not head):
                break
            if f & CONJ and not (k + 1 < hi and flag[k + 1] & (SOURCE | ROLE | DET)):
                break
            if low[k] in _TAIL_STOPS and low[k] != "who":
                break
            head = head or bool(f & (SOURCE | ROLE)) or low[k] in _HUMAN or k > j
            if low[k] == "who":
                return Source(start, self._unnamed(k, hi), "nominal") if k > start else None
            k += 1
        while k > start and flag[k - 1] & (PREP | DET | CONJ | ADVERB):
            k -= 1
        if k < hi and tokens.word[k] == "," and k + 1 < hi and self.name_at[k + 1] >= 0:
            m = self.found[self.name_at[k + 1]]
            if m.kind == "person" and flag[k - 1] & (ROLE | SOURCE | TITLE):
                return Source(m.first, m.last, "name", self.name_at[k + 1])
        return Source(start, k, "nominal") if k > start else None

    def _unnamed(self, k: int, hi: int) -> int:
        """The end of "who asked not to be named", or ``k`` where another clause follows."""
        low = self.tokens.low
        if not any(low[j] in ("named", "identified", "anonymity", "quoted") for j in range(k, min(k + 12, hi))):
            return k
        while k < hi and low[k][0].isalnum():
            k += 1
        return k

    def _verbal(self, i: int) -> bool:
        """Whether a word looks like a finite verb."""
        f, low = self.tokens.flag[i], self.tokens.low[i]
        return bool(f & (AUX | VERB | SAY | STANCE | ACT)) or (low.endswith("ed") and not self.tokens.cap[i])

    def begins(self, source: Source) -> int:
        """The first token of a source with its titles and articles."""
        first = source.first
        if source.mention >= 0:
            role = self.found[source.mention].role[0]
            first = role if 0 <= role < first else first
        while (
            first > 0
            and self.tokens.flag[first - 1] & DET
            and self.tokens.low[first - 1] in ("the", "a", "an", "der", "die", "el", "la", "le")
        ):
            first -= 1
        return first

    def subject(self, s: Stretch, until: int) -> Source | None:
        """The main subject of a sentence: its first name or pronoun that no preposition governs, before ``until``."""
        tokens, flag = self.tokens, self.tokens.flag
        fallback: Source | None = None
        i = s.first
        if flag[i] & DET and until - i > 2 and self.name_at[i + 1] < 0 and not flag[i + 1] & (PREP | DET):
            end = i + 1
            while (
                end < until
                and end - i < 5
                and tokens.low[end][0].isalpha()
                and tokens.mark[end] < 0
                and not self._verbal(end)
            ):
                end += 1
            if (
                end < until
                and self._verbal(end)
                and end - i > 1
                and self.role_at[end - 1] < 0
                and self.name_at[end - 1] < 0
            ):
                return Source(i, end, "nominal")
        while i < until:
            if tokens.mark[i] >= 0:
                i += 1
                continue
            index = self.name_at[i]
            if index >= 0:
                m = self.found[index]
                role = m.role[0] if 0 <= m.role[0] < m.first else m.first
                previous = role - 1
                while previous > s.first and flag[previous] & DET:
                    previous -= 1
                governed = previous >= s.first and flag[previous] & PREP and self.name_at[previous] < 0
                owned = tokens.low[m.last - 1].endswith(("’s", "'s"))
                source = Source(m.first, m.last, "name", index)
                if (
                    not governed
                    and not owned
                    and m.last < until
                    and flag[m.last] & (SOURCE | ROLE)
                    and not tokens.cap[m.last]
                    and self.role_at[m.last] < 0
                ):
                    return Source(m.first, m.last + 1, "nominal")
                if not governed and not owned and m.kind != "place":
                    return source
                if owned and not governed and m.last < until and flag[m.last] & (SOURCE | ROLE):
                    return Source(m.first, m.last + 1, "nominal")
                fallback = fallback or (source if m.kind == "person" else None)
                i = m.last
                continue
            if flag[i] & PRONOUN and not flag[i] & DET:
                return Source(i, i + 1, "pronoun")
            if (
                flag[i] & (SOURCE | ROLE)
                and not tokens.cap[i]
                and (i == s.first or not flag[i - 1] & PREP)
                and self.role_at[i] < 0
            ):
                start = self._start(i, s.first)
                while i + 1 < until and flag[i + 1] & (SOURCE | ROLE) and not tokens.cap[i + 1]:
                    i += 1
                if not (start > s.first and flag[start - 1] & PREP):
                    return Source(start, i + 1, "nominal")
            i += 1
        return fallback
