"""Who said what: quotations and reported speech, each with its speaker."""

from dataclasses import dataclass

from summaries.model import Name, Quote
from summaries.text.lexicon import ADVERB, AUX, STOP, WEEKDAY
from summaries.text.marks import Marked
from summaries.text.names import Mention
from summaries.text.sentences import Stretch
from summaries.text.speakers import UNKNOWN, Cast, Speaker
from summaries.text.speech import Event, Scene, Source
from summaries.text.tokens import Tokens

_SHORT = 5  # words; a shorter fragment without a speech verb is a scare quote, a title or a nickname
_FEWEST_REPORTED = 4  # words of reported speech worth keeping
_ENDS = frozenset(".!?…,") | {"..."}
_HEARERS = frozenset("reporters journalists lawmakers supporters lawmakers parliament congress broadcasters".split())


@dataclass(frozen=True, slots=True)
class _Said:
    """One quotation with whoever said it: the verb where there is one, the speaker."""

    event: Event | None
    speaker: Speaker


def quotes(
    tokens: Tokens,
    quotations: tuple[Marked, ...],
    stretches: tuple[Stretch, ...],
    found: tuple[Mention, ...],
    names: tuple[Name, ...],
) -> tuple[Quote, ...]:
    """The quotes of a text, direct and indirect, in order of where they start."""
    if not stretches:
        return ()
    scene = Scene(tokens, stretches, found)
    cast = Cast(tokens, scene, names)
    events = [scene.events(index) for index in range(len(stretches))]
    desk = _Desk(tokens, quotations, scene, cast, events)
    direct = desk.direct()
    reported = desk.reported(direct)
    return tuple(sorted((*direct, *reported), key=lambda q: (q.start, q.end)))


class _Desk:
    """One text on the desk, its quotations read in order so that each may lean on the one before."""

    def __init__(
        self, tokens: Tokens, quotations: tuple[Marked, ...], scene: Scene, cast: Cast, events: list[list[Event]]
    ) -> None:
        self.tokens, self.quotations, self.scene, self.cast, self.events = tokens, quotations, scene, cast, events
        self.last: tuple[int, Speaker] | None = None  # sentence in which somebody last spoke, and who

    # --- words between quotation marks ------------------------------------------------------------------------------

    def direct(self) -> list[Quote]:
        out: list[Quote] = []
        for index in range(len(self.quotations)):
            said = self._said(index)
            if said:
                self.last = (
                    self.tokens.sentence[min(self.quotations[index].closed, len(self.tokens) - 1)],
                    said.speaker,
                )
                out.append(self._quote(self.quotations[index], said))
        return out

    def _quote(self, m: Marked, said: _Said) -> Quote:
        tokens = self.tokens
        start, end = tokens.end[m.opened], tokens.start[m.closed] if not m.runs_on else tokens.end[m.closed - 1]
        while start < end and tokens.text[start].isspace():
            start += 1
        while end > start and tokens.text[end - 1].isspace():
            end -= 1
        return _written(tokens, start, end, "direct", said, tokens.sentence[m.opened])

    def _said(self, index: int) -> _Said | None:
        """Who said a quotation, or None where it is nobody's words."""
        tokens, m = self.tokens, self.quotations[index]
        words = sum(1 for i in range(m.opened + 1, m.closed) if tokens.word[i][0].isalnum())
        if not words or self._nickname(m):
            return None
        if m.continues and self.last:
            return _Said(None, self.last[1])
        event = self._tag(m) or self._lead(m)
        if event:
            if words < _SHORT and not self._spoken(m, event, words):
                return None
            speaker = self.cast.speaker(event.source)
            return _Said(event, speaker)
        if self._standing(m):
            return _Said(None, self._carried(m))
        if words < _SHORT or self._title(m):
            return None
        return _Said(None, self._nearby(m))

    def _nickname(self, m: Marked) -> bool:
        tokens = self.tokens
        a, b = m.opened - 1, m.closed + 1
        return (
            a >= 0
            and b < len(tokens)
            and m.closed - m.opened <= 4
            and tokens.cap[a]
            and tokens.cap[b]
            and self.scene.name_at[a] >= 0
            and self.scene.name_at[b] >= 0
            and tokens.close(a, m.opened)
            and tokens.close(m.closed, b)
        )

    def _title(self, m: Marked) -> bool:
        """Whether the words are the title of a work: a capital on each that bears weight."""
        tokens = self.tokens
        heavy = [i for i in range(m.opened + 1, m.closed) if tokens.word[i][0].isalpha() and not tokens.flag[i] & STOP]
        return len(heavy) > 1 and all(tokens.cap[i] for i in heavy)

    def _spoken(self, m: Marked, event: Event, words: int) -> bool:
        """Whether a short fragment is said rather than scare-quoted: its verb stands close, with a source."""
        if event.source is None or self._title(m) and event.kind != "act" and not self._ends_inside(m):
            return False
        if event.kind == "according" and words < 2:
            return False
        if event.first > m.opened:
            return words > 1 or self._ends_inside(m)
        return m.opened - event.last <= 40

    def _ends_inside(self, m: Marked) -> bool:
        return self.tokens.word[m.closed - 1] in _ENDS

    def _tag(self, m: Marked) -> Event | None:
        """The speech tag right behind a quotation: “…,” she said."""
        tokens = self.tokens
        i = m.closed + 1
        if m.runs_on or i >= len(tokens):
            return None
        sentence = tokens.sentence[m.closed]
        if i < len(tokens) and tokens.word[i] in (",", "–", "—", "-"):
            i += 1
        if i >= len(tokens) or tokens.sentence[i] != sentence:
            return None
        ended = self._ends_inside(m) or tokens.word[i - 1] in (",", "–", "—", "-")
        for event in self.events[sentence]:
            if event.first < m.closed or event.source is None:
                continue
            first = min(event.first, event.source.first)
            role = self._role_first(event.source)
            if event.kind in ("say", "according") and (ended or event.inverted) and not event.carried:
                if first - i <= 2 or role <= i + 1:
                    return event
            if event.kind == "parting" and event.first <= i + 1:
                return event
            break
        return None

    def _role_first(self, source: Source) -> int:
        if source.mention < 0:
            return source.first
        role = self.scene.found[source.mention].role[0]
        first = role if 0 <= role < source.first else source.first
        return first

    def _lead(self, m: Marked) -> Event | None:
        """The verb that introduces a quotation in its own sentence, else one that closes the sentence behind it."""
        tokens = self.tokens
        sentence = tokens.sentence[m.opened]
        best: Event | None = None
        for event in self.events[sentence]:
            if event.last <= m.opened and not (
                event.inverted and event.kind != "according" and self._closed_tag(event, m)
            ):
                best = event
        if best:
            return best
        last = tokens.sentence[min(m.closed, len(tokens) - 1)]
        for event in self.events[last]:
            if event.first > m.closed and event.source and event.kind in ("say", "according") and not event.carried:
                first = self._role_first(event.source) if event.kind == "say" else event.first
                at = min(first, event.first)
                while at > 0 and tokens.low[at - 1] in ("the", "a", "an"):
                    at -= 1
                if tokens.word[at - 1] == ",":
                    return event
        return None

    def _closed_tag(self, event: Event, m: Marked) -> bool:
        """Never: a tag between two halves of a quotation speaks for both."""
        return False

    def _standing(self, m: Marked) -> bool:
        """Whether a quotation is a sentence of its own, or several."""
        tokens = self.tokens
        s = self.scene.stretches[tokens.sentence[m.opened]]
        alone = all(not tokens.word[i][0].isalnum() for i in range(s.first, m.opened))
        if not alone:
            return False
        if m.runs_on:
            return True
        end = tokens.sentence[m.closed]
        rest = self.scene.stretches[end]
        return all(not tokens.word[i][0].isalnum() for i in range(m.closed + 1, rest.last))

    def _carried(self, m: Marked) -> Speaker:
        """Who goes on speaking in a quotation that names nobody."""
        tokens = self.tokens
        here = tokens.sentence[m.opened]
        if here == 0:
            return UNKNOWN
        paragraph = self.scene.stretches[here].paragraph
        before = self.scene.stretches[here - 1]
        same = before.paragraph == paragraph
        if self.last and self.last[0] >= here - 1:
            if not (not same and self._fresh(here - 1)):
                return self.last[1]
        events = [e for e in self.events[here - 1] if e.source]
        if events:
            return self.cast.speaker(events[-1].source)
        source = self.scene.subject(before, before.last)
        if source and (same or tokens.word[before.last - 1] == ":" or self.last is None or self.last[0] < here - 3):
            speaker = self.cast.speaker(source)
            if speaker.name:
                return speaker
        return self.last[1] if self.last else UNKNOWN

    def _fresh(self, sentence: int) -> bool:
        """Whether a sentence ends by announcing words to come: "Her deputy disagreed:"."""
        s = self.scene.stretches[sentence]
        return self.tokens.word[s.last - 1] == ":"

    def _nearby(self, m: Marked) -> Speaker:
        """The speaker of a long fragment without a verb of its own: the sentence's subject, or who spoke last."""
        tokens = self.tokens
        sentence = tokens.sentence[m.opened]
        source = self.scene.subject(self.scene.stretches[sentence], m.opened)
        if source and (source.kind != "nominal" or self.last is None):
            speaker = self.cast.speaker(source)
            if speaker.name:
                return speaker
        return self.last[1] if self.last else UNKNOWN

    # --- reported speech --------------------------------------------------------------------------------------------

    def reported(self, direct: list[Quote]) -> list[Quote]:
        """Clauses that report what somebody said in other words."""
        taken = [(q.start, q.end) for q in direct]
        out: list[Quote] = []
        at = 0
        for index, events in enumerate(self.events):
            s = self.scene.stretches[index]
            low, high = self.tokens.start[s.first], self.tokens.end[s.last - 1]
            while at < len(taken) and taken[at][1] <= low:
                at += 1
            inside = [t for t in taken[at : at + 8] if t[0] < high]
            spans: list[tuple[int, int]] = []
            for event in events:
                span = self._clause(event, s, events)
                if span is None:
                    continue
                a, b = self.tokens.start[span[0]], self.tokens.end[span[1] - 1]
                if any(x < b and a < y for x, y in inside) or any(x < b and a < y for x, y in spans):
                    continue
                spans.append((a, b))
                said = _Said(event, self.cast.speaker(event.source))
                out.append(_written(self.tokens, a, b, "indirect", said, index))
        return out

    def _clause(self, event: Event, s: Stretch, events: list[Event]) -> tuple[int, int] | None:
        """The tokens of what an act of speech reports, or None."""
        if event.source is None:
            return None
        tag = self._closes(event, s)
        if tag > s.first:
            first, last = s.first, tag
        else:
            first, last = self._content(event, s), s.last
            last = self._cut(first, last, event, events)
        while first < last and not (self.tokens.word[first][0].isalnum() or self.tokens.word[first] in "$€£"):
            first += 1
        while last > first and not (self.tokens.word[last - 1][0].isalnum() or self.tokens.word[last - 1] in "%)"):
            last -= 1
        words = sum(1 for i in range(first, last) if self.tokens.word[i][0].isalnum())
        return (first, last) if words >= _FEWEST_REPORTED else None

    def _closes(self, event: Event, s: Stretch) -> int:
        """Where the clause ends that a speech tag closes (", the ministry said."), or 0 where the tag does not close it."""
        tokens = self.tokens
        if event.kind not in ("say", "according") or event.carried or event.source is None:
            return 0
        first = min(event.first, self._role_first(event.source)) if event.kind == "say" else event.first
        while first > s.first and tokens.low[first - 1] in ("the", "a", "an"):
            first -= 1
        if first <= s.first + 3 or tokens.word[first - 1] != ",":
            return first if event.kind == "according" and first > s.first + 3 else 0
        end = max(event.last, event.source.last)
        rest = sum(1 for i in range(end, s.last) if tokens.word[i][0].isalnum())
        if event.kind == "say" and (rest > 9 or (end < s.last and tokens.low[end] == "that")):
            return 0
        return first - 1

    def _content(self, event: Event, s: Stretch) -> int:
        """Where what is reported starts, behind hearers, places and days."""
        tokens, low, flag = self.tokens, self.tokens.low, self.tokens.flag
        i = max(event.last, event.source.last if event.source and event.inverted else 0)
        if event.kind == "according":
            while i < s.last and tokens.word[i] != ",":
                i += 1
            return i + 1
        for j in range(i, min(i + 12, s.last)):
            if low[j] in ("that", "dass", "daß", "que", "qu") and tokens.mark[j] < 0:
                if j > i or not self._noun_follows(j):
                    return j + 1
            if tokens.word[j] in ",;:":
                break
        told = low[event.first] in (
            "told",
            "tells",
            "tell",
            "telling",
            "informed",
            "reminded",
            "assured",
            "asked",
            "urged",
            "advised",
        )
        if told:
            while i < s.last and (
                self.scene.name_at[i] >= 0
                or low[i] in _HEARERS
                or low[i] in ("the", "his", "her", "him", "them", "us", "me")
            ):
                i += 1
        while i < s.last and (flag[i] & WEEKDAY or (flag[i] & ADVERB and low[i] not in ("both", "all"))):
            i += 1
        if (
            i + 1 < s.last
            and low[i] in ("in", "on", "during", "at", "through", "via")
            and (low[i + 1] in ("a", "an", "twitter", "facebook") or flag[i + 1] & WEEKDAY)
        ):
            j = i + 1
            while j < s.last and j - i < 8 and tokens.word[j][0].isalnum() and not (flag[j] & AUX):
                j += 1
                if flag[j - 1] & WEEKDAY or low[j - 1] in (
                    "statement",
                    "interview",
                    "tweet",
                    "letter",
                    "speech",
                    "email",
                    "report",
                    "conference",
                    "post",
                ):
                    i = j
                    break
            while i < s.last and (flag[i] & WEEKDAY or low[i] == "on"):
                i += 1
        return i

    def _noun_follows(self, j: int) -> bool:
        return False

    def _cut(self, first: int, last: int, event: Event, events: list[Event]) -> int:
        """The end of a reported clause: before another act of speech of the same sentence."""
        tokens = self.tokens
        for other in events:
            if other.first > first and other.source is not None:
                at = other.first if other.carried or other.inverted else min(other.source.first, other.first)
                while at > first and (
                    tokens.low[at - 1] in ("and", "but", "the", "also", "while", "as") or tokens.word[at - 1] == ","
                ):
                    at -= 1
                if at > first + 3 and (other.carried or other.kind in ("parting", "according")):
                    return at
        return last


def _written(tokens: Tokens, start: int, end: int, kind: str, said: _Said, sentence: int) -> Quote:
    who, event = said.speaker, said.event
    cue = (tokens.start[event.first], tokens.end[event.last - 1]) if event else (-1, -1)
    return Quote(
        start,
        end,
        "direct" if kind == "direct" else "indirect",
        who.name,
        who.start,
        who.end,
        who.kind,
        who.role,
        who.role_start,
        who.role_end,
        *cue,
        sentence,
    )
