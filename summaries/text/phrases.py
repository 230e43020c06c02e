"""Who a verb's subject may be: noun phrases around the names of a text, found without a parser."""

from dataclasses import dataclass
from typing import Literal

from summaries.text.lexicon import (
    ACT,
    ADVERB,
    AUX,
    CONJ,
    DET,
    MODIFIER,
    MONTH,
    NUMBER,
    ORG,
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
from summaries.text.mention import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

SourceKind = Literal["name", "pronoun", "nominal"]
_BINDS = frozenset("of for from at in with de del des du da do von vom der des para".split())
_TAIL_STOPS = frozenset("on during after before as by when while through via last this earlier told who".split())
_UNNAMED = frozenset("who familiar briefed close aware knowledge involved present speaking".split())
_HUMAN = frozenset(
    """
    man woman boy girl person people men women others someone somebody everyone anyone nobody another many some
    most
    """.split()
)
_HANDED = frozenset("seen obtained reviewed published released leaked viewed issued mentioned".split())
PAPERS = frozenset(
    """
    papers documents reports letters emails figures tables polls surveys studies filings statements memos articles books
    paper document report letter email poll survey study filing statement memo article book essay analysis editorial
    column post review brief ruling opinion audit
    """.split()
)
_TO = frozenset(
    "aide aides adviser advisers advisor advisors ambassador envoy assistant assistants counsel heir".split()
)
_UNNAMED_FOR = frozenset("named identified anonymity quoted authorized authorised anonymously permission name".split())
_CLAUSE = 10  # tokens of a clause with "who" between its noun and a name that ends it
_PREMODIFIED = 5  # tokens between a preposition and its name
_OPENS_CLAUSE = frozenset("if because though although unless than whether since".split())
_ALONE = frozenset("another one some many others both several few most".split())  # speak without a noun
_SOME = frozenset(
    "one two three some many most both several half none dozens scores hundreds thousands tens millions".split()
)


@dataclass(slots=True)  # not frozen: made by the thousand, and a frozen one takes three times as long
class Source:
    """Who speaks, in tokens; mention: index of the name where it is one, -1 else."""

    first: int
    last: int
    kind: SourceKind
    mention: int = -1


class Phrases:
    """The names of one text laid over its tokens, and the noun phrases that begin or end at a token."""

    __slots__ = ("found", "language", "name_at", "role_at", "stretches", "tokens")

    def __init__(
        self, tokens: Tokens, stretches: tuple[Stretch, ...], found: tuple[Mention, ...], language: str
    ) -> None:
        self.tokens, self.stretches, self.found, self.language = tokens, stretches, found, language
        self.name_at = [-1] * len(tokens)
        self.role_at = [-1] * len(tokens)
        for index, m in enumerate(found):
            for i in range(m.first, m.last):
                self.name_at[i] = index
            if m.role[0] >= 0 and m.role[0] < m.first:
                for i in range(m.role[0], m.first):
                    self.role_at[i] = index

    def behind(self, j: int, hi: int) -> Source | None:  # noqa: PLR0912  # one way out for each thing that may stand here
        """The noun phrase that starts at token ``j``: "said the minister", "according to two officials"."""
        tokens, flag, low, _word = self.tokens, self.tokens.flag, self.tokens.low, self.tokens.word
        if j >= hi or tokens.mark[j] >= 0:
            return None
        start = j
        if low[j] in _HUMAN | _SOME and not (j + 1 < hi and low[j + 1][0].isalnum()):
            return Source(j, j + 1, "nominal")  # “Go,” said one.
        if low[j] in _SOME and low[j + 1] == "of":
            return self._one_of(j, hi)
        if flag[j] & DET and j + 1 < hi:
            j += 1
        if low[j].isdigit() and low[j + 1 : j + 2] == ["-"] and j + 2 < hi:
            j += 2  # a 12-year-old girl
        for k in range(j, min(j + 7, hi)):
            index = self.role_at[k]
            last = self.name_at[k]
            if last >= 0 and self._aide(self.found[last].last, hi) and k > start and index < 0:
                return Source(start, self.found[last].last + 1, "nominal")  # one Lind confidant
            if index < 0 and k > j and self.name_at[k] >= 0 and self.name_at[k] != self.name_at[j]:
                index = self.name_at[k] if self.found[self.name_at[k]].kind == "person" else -1
            if index >= 0:
                m = self.found[index]
                return Source(m.first, m.last, "name", index)
            if (
                (self.name_at[k] >= 0 and self.name_at[k] != self.name_at[j])
                or not low[k][0].isalnum()
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
                ) and flag[m.last] & (SOURCE | ROLE):
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

    def _aide(self, i: int, hi: int) -> bool:
        """Whether token ``i``, right behind a name, is whom the name belongs to: "a senior Lind adviser"."""
        tokens, f = self.tokens, self.tokens.flag[i] if i < hi else 0
        if i >= hi or tokens.cap[i] or not tokens.low[i][0].isalpha() or tokens.low[i - 1].endswith(("’s", "'s")):
            return False
        if f & (SOURCE | ROLE) and not f & (SAY | AUX):
            return True
        closes = i + 1 >= hi or not tokens.word[i + 1][0].isalnum()
        return f == 0 and closes and not tokens.low[i].endswith(("ed", "ing", "ly"))

    def _one_of(self, j: int, hi: int) -> Source:
        """ "one of them", "two of her aides", or the name set off by a comma behind it."""
        tokens = self.tokens
        k = j + 2
        while k < hi and k - j < 8 and tokens.word[k][0].isalpha() and not tokens.flag[k] & (AUX | SAY | WEEKDAY):
            if tokens.flag[k] & (PREP | RELATIVE) and k > j + 2:
                break
            k += 1
        if k + 1 < hi and tokens.word[k] == ",":
            named = max(self.name_at[k + 1], self.role_at[k + 1])
            if named >= 0 and self.found[named].kind == "person":
                return Source(self.found[named].first, self.found[named].last, "name", named)
        return Source(j, k, "nominal")

    def begins(self, source: Source) -> int:
        """The first token of a source with its titles and articles."""
        first = source.first
        if source.mention >= 0:
            role = self.found[source.mention].role[0]
            first = role if 0 <= role < first else first
        owner = self.name_at[first - 1] if first > 0 else -1
        if owner >= 0 and self.tokens.low[first - 1].endswith(("’s", "'s")):
            first = self.found[owner].first  # the Courier’s editor Mara Lind
        while (
            first > 0
            and self.tokens.flag[first - 1] & DET
            and self.tokens.low[first - 1] in ("the", "a", "an", "der", "die", "el", "la", "le")
        ):
            first -= 1
        return first

    def subject(self, s: Stretch, until: int) -> Source | None:  # noqa: PLR0912  # one way out for each thing that may stand here
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
                and not self.verbal(end)
            ):
                end += 1
            if (
                end < until
                and self.verbal(end)
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

    def _ending(self, j: int, lo: int) -> Source | None:
        """The noun phrase that ends at token ``j``."""
        _tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        index = self.name_at[j]
        if index >= 0:
            m = self.found[index]
            if low[j].endswith(("’s", "'s")):
                return None
            begin = m.role[0] if 0 <= m.role[0] < m.first else m.first
            wider = self._bound(begin, j, lo) or self._relative(begin, lo)
            if wider:
                return wider
            joined = m.first
            if (
                joined - 2 >= lo
                and low[joined - 1] in ("and", "und", "y", "et", "e")
                and self.name_at[joined - 2] >= 0
                and m.kind in ("person", "other")
            ):
                other = self.found[self.name_at[joined - 2]]
                if other.kind in ("person", "other"):
                    return Source(other.first, j + 1, "nominal")
            return Source(m.first, m.last, "name", index)
        f = flag[j]
        if f & PRONOUN and not (f & DET and not f & PRONOUN):
            return Source(j, j + 1, "pronoun")
        if low[j] in _ALONE:
            return Source(j - 1 if j > lo and low[j - 1] in ("yet", "still") else j, j + 1, "nominal")
        if low[j] in _OPENS_CLAUSE:
            return None
        if not low[j][0].isalpha() or (f & (SAY | AUX | RELATIVE | PREP) and not f & (SOURCE | ROLE)):
            return None
        return self._nominal(j, lo)

    def _bound(self, first: int, j: int, lo: int) -> Source | None:
        """ "a spokesman for the ministry": the wider phrase when a name is only whom its head speaks for."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        k = first - 1
        while k > lo and first - k < _PREMODIFIED and self.name_at[k] < 0 and self._premodifies(k):
            k -= 1
        if k <= lo or self.name_at[k] >= 0:
            return None
        bound = low[k] in _BINDS or (low[k] == "by" and low[k - 1] in PAPERS) or (low[k] == "to" and low[k - 1] in _TO)
        if not bound:
            return self._reduced(k, lo) if flag[k] & PREP else None
        head = k - 1
        if (index := self.name_at[head]) >= 0 and low[k] in ("of", "from") and self.found[index].kind == "person":
            return Source(self.found[index].first, self.found[index].last, "name", index)  # Mara Lind of the county
        for back in range(head, max(lo - 1, head - 8), -1):
            if tokens.mark[back] >= 0 or not low[back][0].isalpha():
                return None
            if flag[back] & (SOURCE | ROLE) and self.name_at[back] < 0 and not flag[back] & DET:
                start = self._start(back, lo)
                if start - 2 >= lo and low[start - 1] == "of" and low[start - 2] in _SOME:
                    start -= 2  # one of the spokesmen for the ministry
                return Source(start, j + 1, "nominal")
            if flag[back] & (SAY | AUX | PRONOUN):
                return None
        return None

    def _relative(self, first: int, lo: int) -> Source | None:
        """Whom a clause is about that ends in a name: "a girl who gave her name as Ada"."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        for k in range(first - 1, max(lo, first - _CLAUSE), -1):
            if tokens.mark[k] >= 0 or not low[k][0].isalnum():
                return None
            if low[k] == "who":
                spoken = flag[k - 1] & (SOURCE | ROLE | PEOPLE) or low[k - 1] in _HUMAN or self.name_at[k - 1] >= 0
                return self._ending(k - 1, lo) if spoken else None
        return None

    def _premodifies(self, k: int) -> bool:
        """Whether a token may stand between a preposition and the name that it governs: "of the anti-war Courier"."""
        f, low = self.tokens.flag[k], self.tokens.low[k]
        if f & DET or low[-2:] in ("’s", "'s"):
            return True
        return low[0].isalpha() and not f & (PREP | SAY | AUX | PRONOUN | CONJ | RELATIVE | VERB)

    def _reduced(self, k: int, lo: int) -> Source | None:
        """Who stands before a participle that leads to a name: "a source speaking to the Courier"."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        for at in range(k - 1, max(lo, k - 4), -1):
            if tokens.mark[at] >= 0 or not low[at][0].isalpha() or self.name_at[at] >= 0:
                return None
            if low[at].endswith("ing") or low[at] in _UNNAMED:
                if self.name_at[at - 1] >= 0 or flag[at - 1] & (SOURCE | ROLE) or low[at - 1] in _HUMAN:
                    return self._ending(at - 1, lo)
                return None
        return None

    def _start(self, head: int, lo: int) -> int:
        """Where the noun phrase with this head begins: its determiner, or its first modifier."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        k = head
        while k > lo and head - k < 7:
            f = flag[k - 1]
            if low[k - 1] == "-" and k - 2 >= lo and low[k - 2].isdigit():
                k -= 2  # a 12-year-old girl
                continue
            if tokens.mark[k - 1] >= 0 or not low[k - 1][0].isalnum():
                break
            if low[k - 1] == "that" and low[head][-1] == "s":
                break  # said that boats
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
        _tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        start = self._start(j, lo)
        begins = bool(flag[start] & (DET | NUMBER)) or self.name_at[start] >= 0
        good = bool(flag[j] & (SOURCE | ROLE)) or low[j] in _HUMAN
        k = start
        while (
            k - 2 >= lo
            and (low[k - 1] in _BINDS or (low[k - 1] == "by" and low[k - 2] in PAPERS))
            and (flag[k - 2] & (SOURCE | ROLE) or low[k - 2] in _HUMAN | _SOME)
            and self.name_at[k - 2] < 0
        ):
            k = self._start(k - 2, lo)
            good = begins = True
        member = self.name_at[k - 2] if k - 2 >= lo and low[k - 1] in ("of", "from", "at", "with") else -1
        if member >= 0 and good and self.found[member].kind == "person":
            return Source(self.found[member].first, self.found[member].last, "name", member)
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
            written = (low[k] == "by" and low[k - 1] in PAPERS) or (low[k] == "to" and low[k - 1] in _TO)
            if f & PREP and (low[k] not in _BINDS or not head) and not written:
                break
            if f & CONJ and not (k + 1 < hi and flag[k + 1] & (SOURCE | ROLE | DET)):
                break
            if low[k] in _TAIL_STOPS and low[k] != "who" and not written:
                break
            head = head or bool(f & (SOURCE | ROLE)) or low[k] in _HUMAN or k > j
            if low[k] == "who":
                return Source(start, self._unnamed(k, hi), "nominal") if k > start else None
            k += 1
        k = self._trimmed(start, k, hi)
        if k + 1 < hi and tokens.word[k] == ",":
            named = max(self.name_at[k + 1], self.role_at[k + 1])
            if named >= 0 and self.found[named].kind == "person" and self._speaks(start, k):
                return Source(self.found[named].first, self.found[named].last, "name", named)
        return Source(start, k, "nominal") if k > start else None

    def _trimmed(self, start: int, k: int, hi: int) -> int:
        """The end of a noun phrase without what only leads on: "a memo [obtained by the Courier]"."""
        flag, low = self.tokens.flag, self.tokens.low
        while k > start and flag[k - 1] & (PREP | DET | CONJ | ADVERB):
            k -= 1
        return k - 1 if k < hi and k - start > 2 and low[k] == "by" and low[k - 1] in _HANDED else k

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a noun phrase has a role or a source of words in it."""
        return (
            any(self.tokens.flag[i] & (ROLE | SOURCE | TITLE) for i in range(first, last))
            or self.tokens.low[first] in _SOME
        )

    def _unnamed(self, k: int, hi: int) -> int:
        """The end of "who asked not to be named", or ``k`` where another clause follows."""
        low = self.tokens.low
        if not any(low[j] in _UNNAMED_FOR for j in range(k, min(k + 12, hi))):
            return k
        while k < hi and low[k][0].isalnum():
            k += 1
        return k

    def verbal(self, i: int) -> bool:
        """Whether a word looks like a finite verb."""
        f, low = self.tokens.flag[i], self.tokens.low[i]
        return bool(f & (AUX | VERB | SAY | STANCE | ACT)) or (low.endswith("ed") and not self.tokens.cap[i])

    def _human(self, source: Source) -> bool:
        """Whether a noun phrase has a head that can speak."""
        return any(
            self.tokens.flag[k] & (SOURCE | ROLE | ORG) or self.tokens.low[k] in _HUMAN or self.name_at[k] >= 0
            for k in range(source.first, source.last)
        )
