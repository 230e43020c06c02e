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
    NOUNLIKE,
    PARTING,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SOURCE,
    STANCE,
    VERB,
    WEEKDAY,
)
from summaries.text.phrases import Source
from summaries.text.sentences import Stretch
from summaries.text.subjects import BE, Subjects
from summaries.text.verbs import finite

EventKind = Literal["say", "act", "parting", "according", "stance"]
_WANTED = SAY | ACT | PARTING | STANCE | ACCORDING
_TO_SOMEBODY = frozenset("told tells informed reminded assured".split())
_MODALS = frozenset("should would could can must may might will shall".split())
# Nouns that a name stands before; "Lind report" is no clause, "Lind reports" is one.
_NOUNS = frozenset(
    "report claim note state call question promise demand tweet post pledge vow estimate quote challenge comment "
    "text retort quip counter".split()
)
_TAKES_A_THING = frozenset(
    "denied denies deny promised promises pledged pledges vowed vows urged urges demanded demands proposed proposes "
    "recommended recommends announced announces revealed reveals disclosed implied".split()
)
_NO_SAYING = frozenset("nothing little something anything hello goodbye yes no farewell thanks".split())
MOST_VERBS = 60  # words of speech looked at in one sentence; one with more is no prose
_CLAIMS_WHAT = frozenset("claimed claims claim claiming".split())
_CLAIMED = frozenset("victory credit responsibility territory lives life asylum ground benefits".split())
_QUOTED = frozenset("quoted quotes cited cites".split())
_AGENT = 10  # tokens behind a passive in which who does it is named


@dataclass(slots=True)  # not frozen: made by the thousand, and a frozen one takes three times as long
class Event:
    """One act of speech: the verb's tokens, its source, whether the source stands behind it, and what verb it is."""

    first: int
    last: int
    source: Source | None
    inverted: bool
    kind: EventKind
    passive: bool = False
    carried: bool = False  # the subject stood earlier in the sentence


class Scene(Subjects):
    """The acts of speech of one text."""

    __slots__ = ()

    def events(self, index: int) -> list[Event]:
        """The acts of speech in one sentence, outside quotation marks, in order."""
        s = self.stretches[index]
        flag, mark = self.tokens.flag, self.tokens.mark
        out: list[Event] = []
        taken = s.first
        for i in self.tokens.told(s.first, s.last, _WANTED)[:MOST_VERBS]:
            if i >= taken and mark[i] < 0 and self.name_at[i] < 0:
                event = self._event(i, flag[i], s, out)
                if event:
                    out.append(event)
                    taken = max(i + 1, event.last)
        return out

    def _event(self, i: int, f: int, s: Stretch, earlier: list[Event]) -> Event | None:  # noqa: PLR0912  # one way out for each thing that may stand here
        tokens, flag = self.tokens, self.tokens.flag
        if f & ACCORDING:
            at = i + 2 if tokens.low[i] == "according" and i + 1 < s.last and tokens.low[i + 1] == "to" else i + 1
            if tokens.low[i] == "according" and at != i + 2:
                return None
            if tokens.low[i] == "so" and not self._behind_mark(i, s):
                return None
            if at < s.last and tokens.low[at] in ("von", "vom"):
                at += 1
            source = self.behind(at, s.last)
            return Event(i, at, source, True, "according") if source else None
        if tokens.cap[i] and i > s.first and tokens.mark[i - 1] < 0:
            return None
        if not self._is_verb(i, s) or (tokens.low[i - 1] == "who" and tokens.low[i + 1 : i + 3] == ["not", "to"]):
            return None
        if self.no_speech(i, s):
            return None
        kind: EventKind = "say" if f & SAY else "act" if f & ACT else "parting" if f & PARTING else "stance"
        last = i + 1
        if kind == "parting":
            near = self.beside(i, s)
            return Event(i, last, near or self._main(i, s, earlier), False, kind, carried=near is None)
        b = i - 1
        while b > s.first and flag[b] & AUX and not flag[b] & PRONOUN and self.name_at[b] < 0:
            b -= 1
        after_mark = i > s.first and (
            tokens.mark[b] >= 0 or (tokens.word[b] in ",–—" and b > 0 and tokens.mark[b - 1] >= 0)
        )
        comma = i > s.first and tokens.word[i - 1] == ","
        if self._may_invert(i, s, after_mark) and (after_mark or (comma and kind == "say")):
            source = self.behind(i + 1, s.last)
            if source and (after_mark or (self._tails(source, s) and self._no_aside(source, i, s))):
                return Event(i, last, source, True, kind)
        if tokens.low[i] in _QUOTED and tokens.low[i - 1] not in BE and self._as_saying(i, s):
            told = self.behind(i + 1, s.last)
            if told:
                return Event(i, last, told, False, "say")  # the Courier quoted Lind as saying
        source, passive, carried = self.before(i, s)
        weak = source is None or (source.kind == "nominal" and not tokens.flag[source.last - 1] & (SOURCE | ROLE))
        if self.language == "de" and weak and not passive:  # the verb comes second, its subject often third
            third = self.behind(i + 1, s.last)
            if third and (third.kind == "name" or flag[third.last - 1] & (SOURCE | ROLE)):
                return Event(i, last, third, True, kind)
        if source and source.kind == "nominal" and tokens.low[i - 1] in _MODALS and not self._human(source):
            return None  # the platform should repeat
        if kind in ("act", "stance") and source and source.kind == "nominal" and not self._human(source):
            return None
        if (
            kind in ("act", "stance")
            and tokens.low[i].endswith("ed")
            and i + 1 < s.last
            and tokens.low[i + 1] in ("as", "by")
            and source
            and source.kind == "nominal"
        ):
            return None
        if passive and not tokens.low[i].endswith("ing"):
            told = self._quoted(i, s) if tokens.low[i] in ("quoted", "cited") else None
            if told:
                return Event(i, last, told, False, kind)
            source = self._agent(i, s)
            if source is None:
                return None
            return Event(i, last, source, True, kind, passive=True)
        if source is None and carried:
            source = self._main(i, s, earlier[-1:])
        if source is None and not carried:
            source = self.behind(i + 1, s.last) if i == s.first or comma else None
            if source and ((source.kind == "nominal" and not comma) or (comma and not self._tails(source, s))):
                source = None
            return Event(i, last, source, True, kind) if source else None
        return Event(i, last, source, False, kind, carried=carried)

    def _main(self, i: int, s: Stretch, earlier: list[Event]) -> Source | None:
        """The subject that a participle or a second verb leans on: the last speaker's, else the sentence's.

        "Kant said that rowers rejected his boat, calling it …" leans on Kant.
        """
        told = [e for e in earlier if e.source]
        if not told:
            return self.subject(s, i)
        last = told[-1]
        if last.kind in ("act", "stance") and len(told) > 1 and told[-2].kind == "say":
            between = range(told[-2].last, last.first)
            if not any(self.tokens.word[k] in ",;" or self.tokens.flag[k] & CONJ for k in between):
                return told[-2].source
        return last.source

    def no_speech(self, i: int, s: Stretch) -> bool:
        """Whether a verb of speech says something else here: "declared war", "reported missing", "said nothing"."""
        if i + 1 >= s.last:
            return False
        low, after = self.tokens.low[i], self.tokens.low[i + 1]
        return (
            (low in ("declared", "declares", "declaring") and after in ("war", "independence", "bankruptcy", "victory"))
            or (low == "reported" and after in ("missing", "dead", "killed", "injured", "stolen", "ill", "lost"))
            or (low in ("said", "says", "say") and after in _NO_SAYING)
            or (low in _CLAIMS_WHAT and not _CLAIMED.isdisjoint(self.tokens.low[i + 1 : i + 4]))
            or (low == "called" and self._names_a_thing(i, s))
        )

    def _names_a_thing(self, i: int, s: Stretch) -> bool:
        """Whether "called" only brings a name: "a group called Free Harbour"."""
        tokens, flag = self.tokens, self.tokens.flag
        if not (tokens.cap[i + 1] or tokens.low[i + 1] in ("the", "a") or tokens.mark[i + 1] >= 0):
            return False
        j = i - 1
        while j > s.first and i - j < 4 and not flag[j] & (DET | PREP | PRONOUN | AUX) and self.name_at[j] < 0:
            j -= 1
        return tokens.low[j] in ("a", "an", "one", "another", "of") and not flag[i - 1] & (ROLE | AUX)

    def _may_invert(self, i: int, s: Stretch, after_mark: bool) -> bool:
        """Whether a speaker may stand behind a verb: not "said that …", nor "told the council" behind an apposition."""
        low = self.tokens.low
        if not after_mark and ((i + 1 < s.last and low[i + 1] == "that") or low[i] in _TAKES_A_THING):
            return False
        return low[i] not in _TO_SOMEBODY

    def _no_aside(self, source: Source, i: int, s: Stretch) -> bool:
        """Whether the comma before a verb ends the clause that it tags, and no aside about its subject.

        Where a comma or the sentence's end follows the noun phrase behind the verb, nothing is left for it to do.
        """
        after = source.last
        closed = after >= s.last or not self.tokens.spoken[after] or self.tokens.low[after] == "who"
        return (closed and finite(self.tokens, self.name_at, s.first, i)) or not self.behind_aside(i, s)

    def _behind_mark(self, i: int, s: Stretch) -> bool:
        """Whether a quotation ends right before token ``i``, with or without a comma."""
        mark = self.tokens.mark
        return i > s.first and (mark[i - 1] >= 0 or (self.tokens.word[i - 1] == "," and i > 1 and mark[i - 2] >= 0))

    def _tails(self, source: Source, s: Stretch) -> bool:
        """Whether a noun phrase behind a verb ends a speech tag (", said Mara Lind on Friday."), opening no clause."""
        i = source.last
        if source.kind == "nominal" and not self._human(source):
            return False
        return (
            i >= s.last
            or (not (self.tokens.low[i][0].isalnum() or self.tokens.flag[i] & AUX) and self.tokens.mark[i] < 0)
            or bool(self.tokens.flag[i] & (PREP | WEEKDAY))
            or self.tokens.low[i] == "who"
        )

    def _as_saying(self, i: int, s: Stretch) -> bool:
        return "saying" in self.tokens.low[i + 1 : min(i + _AGENT, s.last)]

    def _quoted(self, i: int, s: Stretch) -> Source | None:
        """Who "was quoted by the Courier as saying": the subject of the passive."""
        if not self._as_saying(i, s):
            return None
        first = i
        while first - 1 > s.first and self.tokens.flag[first - 1] & (AUX | ADVERB):
            first -= 1
        return self._ending(first - 1, s.first) if first - 1 >= s.first else None

    def _agent(self, i: int, s: Stretch) -> Source | None:
        low = self.tokens.low
        for j in range(i + 1, min(i + _AGENT, s.last)):
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
            return not (f & DET) and tokens.low[j] not in BE | {"of", "to"}
        if f & (DET | PREP) and not f & (PRONOUN | RELATIVE | ADVERB) and self.name_at[j] < 0:
            return False
        if tokens.low[j] == "to":
            return False
        if not flag[i] & NOUNLIKE:
            return True
        if i + 1 < s.last and flag[i + 1] & AUX and tokens.low[i + 1][0].isalpha():
            return False  # that states can
        if tokens.low[j].endswith(("’s", "'s")) and not f & PRONOUN:
            return False
        if self.is_antecedent(i, s):
            return False
        if self.name_at[j] >= 0:
            return tokens.low[i] not in _NOUNS
        if f & (PRONOUN | RELATIVE | AUX) or tokens.word[j] in (",", ")", "—", "–"):
            return True
        if f & ADVERB:
            return j > s.first and bool(self.name_at[j - 1] >= 0 or flag[j - 1] & (PRONOUN | AUX | RELATIVE | SOURCE))
        return bool(f & (SOURCE | ROLE))

    def is_antecedent(self, i: int, s: Stretch) -> bool:
        """Whether a word is the noun that a relative clause hangs on: "the states that held a vote"."""
        after = i + 2
        return (
            after < s.last
            and self.tokens.low[i + 1] == "that"
            and bool(self.tokens.flag[i] & NOUNLIKE and self.tokens.flag[after] & (AUX | VERB))
        )
