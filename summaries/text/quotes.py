"""Who said what: the words between quotation marks that are somebody's, with their speaker; then reported speech.

Two apostrophes on each side ('') are what old files leave of a lost mark: words between them are given as reported,
since such marks cannot vouch for every character.
"""

from dataclasses import dataclass, replace

from summaries.model import Name, Quote
from summaries.text.frames import SHORT, Frame
from summaries.text.hearsay import hearsay
from summaries.text.marks import Marked
from summaries.text.mention import Mention
from summaries.text.phrases import Source
from summaries.text.reported import clause
from summaries.text.scares import Scares
from summaries.text.sentences import Stretch
from summaries.text.speakers import UNKNOWN, Cast, Speaker, quoted_by
from summaries.text.speech import Event, Scene
from summaries.text.tokens import Tokens

_SPLIT = 40  # tokens of a tag between the parts of one quotation
_TYPED = "''"


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
    language: str,
) -> tuple[Quote, ...]:
    """The quotes of a text, direct and indirect, in order of where they start."""
    if not stretches:
        return ()
    scene = Scene(tokens, stretches, found, language)
    events = [scene.events(index) for index in range(len(stretches))]
    cast = Cast(tokens, scene, names, events)
    for event in (event for sentence in events for event in sentence):
        cast.speaker(event.source)  # in order of the text, so that a pronoun may lean on the one before
    desk = _Desk(tokens, quotations, scene, cast, events)
    direct = desk.direct()
    return tuple(sorted((*direct, *desk.reported(direct)), key=lambda q: (q.start, q.end, q.type)))


class _Desk:
    """One text on the desk, its quotations read in order so that each may lean on the one before."""

    def __init__(
        self,
        tokens: Tokens,
        quotations: tuple[Marked, ...],
        scene: Scene,
        cast: Cast,
        events: list[list[Event]],
    ) -> None:
        self.tokens, self.quotations, self.scene, self.cast, self.events = tokens, quotations, scene, cast, events
        self.frame = Frame(tokens, quotations, scene, events)
        self.scares = Scares(self.frame)
        self.last: tuple[int, Speaker] | None = None  # sentence in which somebody last spoke, and who
        self.tags: set[int] = set()  # first tokens of the verbs that tag a quotation
        self.leads: set[int] = set()  # and of those that bring one
        self.typed: list[tuple[Marked, _Said]] = []  # what stands between marks that are two apostrophes

    def direct(self) -> list[Quote]:
        """What stands between quotation marks and is somebody's words."""
        out: list[Quote] = []
        for index, m in enumerate(self.quotations):
            said = self._said(index, m)
            if not said:
                continue
            self.last = (self.tokens.sentence[min(m.closed, len(self.tokens) - 1)], said.speaker)
            if self.tokens.word[m.opened] != _TYPED:
                out.append(self._quote(m, said))
                if said.event and said.event.first not in self.tags:
                    self.leads.add(said.event.first)
            else:
                self.typed.append((m, said))
        return out

    def reported(self, direct: list[Quote]) -> list[Quote]:
        """Clauses that report what somebody said in other words."""
        taken = [(q.start, q.end) for q in direct]
        typed = self._typed()
        out: list[Quote] = []
        covered: set[int] = set()  # doubtful quotations that a reported clause holds
        at = nearest = 0
        for index, found in enumerate(self.events):
            s = self.scene.stretches[index]
            events = hearsay(self.scene, s, found)
            low, high = self.tokens.start[s.first], self.tokens.end[s.last - 1]
            while at < len(taken) and taken[at][1] <= low:
                at += 1
            spans = [span for span in taken[at : at + 8] if span[0] < high]
            while nearest < len(typed) and typed[nearest].end <= low:
                nearest += 1
            told: list[tuple[int, int, Event]] = []
            for event in events:
                words = clause(self.scene, event, s, events, event.first in self.tags)
                if words is None or event.first in self.leads:
                    continue
                a, b = self.tokens.start[words[0]], self.tokens.end[words[1] - 1]
                kept = [t for t in told if not (a <= t[0] and t[1] <= b)]  # a tag outranks what it closes
                if any(x < b and a < y for x, y in (*spans, *((t[0], t[1]) for t in kept))):
                    continue
                over = [k for k in range(nearest, min(nearest + 8, len(typed))) if typed[k].start < b]
                if any(typed[k].start < a or b < typed[k].end for k in over if a < typed[k].end):
                    continue  # the quotation says more
                covered.update(k for k in over if a < typed[k].end)
                told = [*kept, (a, b, event)]
            for a, b, event in told:
                said = _Said(event, self.cast.speaker(event.source))
                out.append(_written(self.tokens, a, b, "indirect", said, index))
        return out + [quote for k, quote in enumerate(typed) if k not in covered]

    def _typed(self) -> list[Quote]:
        """Quotations between doubtful marks as reported speech, joined over the tag that splits them."""
        out: list[Quote] = []
        last: tuple[Marked, _Said] | None = None
        for m, said in self.typed:
            if last and out and self._goes_on(last[0], m, last[1], said):
                out[-1] = replace(out[-1], end=self._quote(m, said).end)
            elif self.frame.opens_sentence(m):
                out.append(self._quote(m, said, "indirect"))
            else:
                continue
            last = (m, said)
        return out

    def _goes_on(self, before: Marked, m: Marked, said: _Said, then: _Said) -> bool:
        """Whether a quotation is the rest of the one before: only its tag stands between."""
        if then.event is not None and then.event is not said.event:
            return False
        between = range(before.closed + 1, m.opened)
        if len(between) > min(_SPLIT, before.closed - before.opened + m.closed - m.opened):
            return False  # more tag than words
        here = self.tokens.sentence[before.closed]
        return all(self.tokens.sentence[i] == here or i == m.opened for i in between)

    def _quote(self, m: Marked, said: _Said, kind: str = "direct") -> Quote:
        tokens = self.tokens
        start, end = tokens.end[m.opened], tokens.end[m.closed - 1]
        while start < end and tokens.text[start].isspace():
            start += 1
        return _written(tokens, start, end, kind, said, tokens.sentence[m.opened])

    def _said(self, index: int, m: Marked) -> _Said | None:
        """Who said a quotation, or None where it is nobody's words."""
        words = sum(self.tokens.spoken[m.opened + 1 : m.closed])
        if not words or self.scares.nobodys(m):
            return None
        if m.continues and self.last:
            return _Said(None, self.last[1])
        if m.runs_on and self.frame.opens_sentence(m) and (event := self.frame.later_tag(index)):
            return _Said(None, self.cast.speaker(event.source))
        event = self.frame.tag(m, words)
        if event and not self.frame.outranked(m, event):
            self.tags.add(event.first)
        else:
            event = self.frame.lead(m)
        if event:
            if words < SHORT and not self.scares.spoken(m, event, words, self.tags):
                return None
            return _Said(event, self.cast.speaker(event.source))
        if self._standing(m):
            return _Said(None, self._carried(m))
        if words < SHORT or self.scares.title(m):
            return None
        return _Said(None, self._nearby(m))

    def _standing(self, m: Marked) -> bool:
        """Whether a quotation is a sentence of its own, or several."""
        if not self.frame.opens_sentence(m) or m.runs_on:
            return m.runs_on and self.frame.opens_sentence(m)
        rest = self.scene.stretches[self.tokens.sentence[m.closed]]
        return all(not self.tokens.word[i][0].isalnum() for i in range(m.closed + 1, rest.last))

    def _carried(self, m: Marked) -> Speaker:
        """Who goes on speaking in a quotation that names nobody."""
        here = self.tokens.sentence[m.opened]
        if here == 0:
            return UNKNOWN
        before = self.scene.stretches[here - 1]
        announced = self.tokens.word[before.last - 1] == ":"
        if self.last and self.last[0] >= here - 1 and not announced:
            return self.last[1]
        events = [e for e in self.events[here - 1] if e.source and e.kind != "stance"]
        if events:
            return self.cast.speaker(events[-1].source)
        same = before.paragraph == self.scene.stretches[here].paragraph
        if same or announced or self.last is None or self.last[0] < here - 3:
            speaker = self.cast.speaker(self.scene.subject(before, before.last))
            if speaker.name:
                return speaker
        return self.last[1] if self.last else UNKNOWN

    def _nearby(self, m: Marked) -> Speaker:
        """The speaker of a long fragment without a verb of its own: the sentence's subject, or who spoke last."""
        s = self.scene.stretches[self.tokens.sentence[m.opened]]
        source = self._for(s) or self.scene.subject(s, m.opened)
        if source and (source.kind != "nominal" or self.last is None):
            speaker = self.cast.speaker(source)
            if speaker.name:
                return speaker
        return self.last[1] if self.last else UNKNOWN

    def _for(self, s: Stretch) -> Source | None:
        """The person whose view a sentence opens with: "For Lind, it is …"."""
        tokens, index = self.tokens, self.scene.name_at[s.first + 1] if s.first + 1 < s.last else -1
        if index < 0 or tokens.low[s.first] not in ("for", "to"):
            return None
        name = self.scene.found[index]
        set_off = name.last < s.last and tokens.word[name.last] == "," and name.kind == "person"
        return Source(name.first, name.last, "name", index) if set_off else None


def _written(tokens: Tokens, start: int, end: int, kind: str, said: _Said, sentence: int) -> Quote:
    cue = (said.event.first, said.event.last) if said.event else None
    return quoted_by(said.speaker, tokens, start, end, kind == "direct", cue, sentence)
