"""What frames a quotation: the speech tag behind it, or the words that lead up to it.

A tag is known by where it stands as much as by its verb: after “…,” a subject with any verb is whoever spoke ("Lind
fumed"), and so is the subject of the last clause before a comma or colon and a quotation ("Lind shot back: “").
"""

from summaries.text.hearsay import hearsay
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, PREP, PRONOUN, RELATIVE, ROLE, SAY, SOURCE
from summaries.text.marks import Marked
from summaries.text.phrases import Source
from summaries.text.speech import Event, Scene
from summaries.text.tokens import Tokens
from summaries.text.verbs import finite_form

SHORT = 5  # words; a shorter fragment without a speech verb is a scare quote, a title or a nickname
_ENDS = frozenset(".!?…,") | {"..."}
_PAUSES = frozenset(",–—-")
_ASIDE = 30  # tokens of an apposition between a speaker and the verb: “…,” Lind, who was there, fumed.
_TITLES = 6  # tokens of titles between a quotation and its tag's subject
_BRIEF = 10  # tokens of a speaker that only a hint names
_LED = 6  # tokens between a verb and the quotation that it leads up to
_CLAUSE = 40  # tokens looked back for the clause that leads up to a quotation
_BOUNDS = frozenset(",;:()—–")


class Frame:
    """The acts of speech of one text beside its quotations."""

    def __init__(self, tokens: Tokens, quotations: tuple[Marked, ...], scene: Scene, events: list[list[Event]]) -> None:
        self.tokens, self.quotations, self.scene, self.events = tokens, quotations, scene, events
        self.doubles = any(tokens.word[m.opened] in '“"„«' for m in quotations)

    def ends_inside(self, m: Marked) -> bool:
        """Whether the words between the marks end in a stop or a comma."""
        return self.tokens.word[m.closed - 1] in _ENDS

    def opens_sentence(self, m: Marked) -> bool:
        """Whether a quotation begins a sentence."""
        first = self.scene.stretches[self.tokens.sentence[m.opened]].first
        return all(not self.tokens.word[i][0].isalnum() for i in range(first, m.opened))

    def tag(self, m: Marked, words: int) -> Event | None:
        """The speech tag right behind a quotation: “…,” she said."""
        tokens = self.tokens
        i = m.closed + 1
        if m.runs_on or i >= len(tokens):
            return None
        sentence = tokens.sentence[m.closed]
        if tokens.word[i] in _PAUSES:
            i += 1
        if i >= len(tokens) or tokens.sentence[i] != sentence:
            return None
        if tokens.word[m.closed - 1] in ".?!" and tokens.word[m.opened - 1] in ",:" and not self.opens_sentence(m):
            return None  # Lind answers, “Why?” Kant then says
        paused = self.ends_inside(m) or tokens.word[i - 1] in _PAUSES
        event = self._told(i, m, words, paused)
        if event is None and self.opens_sentence(m):
            event = self._shaped(m)
        return event

    def outranked(self, m: Marked, tag: Event) -> bool:
        """Whether a quotation's lead outranks its tag: "As Kant said that “…,” one of his aides said the sum was …"

        There the subject behind opens a clause of its own, with a verb of its own, and the lead stands right before.
        """
        tokens, flag = self.tokens, self.tokens.flag
        if self.opens_sentence(m) or tag.inverted or tag.kind != "say":
            return False
        led = any(
            e.kind == "say" and e.source and e.first < m.opened <= e.last + _LED
            for e in self.events[tokens.sentence[m.opened]]
        )
        for k in range(tag.last, self.scene.stretches[tokens.sentence[m.closed]].last if led else 0):
            if not tokens.word[k][0].isalnum():
                return False
            if flag[k] & AUX and tokens.mark[k] < 0:
                return True
        return False

    def _told(self, i: int, m: Marked, words: int, paused: bool) -> Event | None:
        """The tag by its verb of speech."""
        for event in self.events[self.tokens.sentence[m.closed]]:
            if event.first < m.closed or event.source is None:
                continue
            if event.kind == "parting":
                return event if event.first <= i + 1 else None
            reaches = self._reaches(i, event, paused)
            if event.kind in ("stance", "act") and (paused or not reaches):
                if event.first - i > _ASIDE:
                    return None
                continue
            if event.kind in ("stance", "act") or event.carried or not (paused or event.inverted or words >= SHORT):
                return None
            return event if reaches else None
        return None

    def _reaches(self, i: int, event: Event, paused: bool) -> bool:
        """Whether nothing but the speaker's titles stands between a quotation and its tag."""
        source = event.source
        if source is None:
            return False
        first = min(event.first, self.scene.begins(source))
        if first - i <= 2:
            return True
        return paused and first - i <= _TITLES and all(self.tokens.word[k][0].isalnum() for k in range(i, first))

    def _shaped(self, m: Marked) -> Event | None:
        """The tag by its shape alone: a subject and a verb, whatever it is, right behind a quotation that paused."""
        tokens, flag, low = self.tokens, self.tokens.flag, self.tokens.low
        i, hi = m.closed + 1, self.scene.stretches[tokens.sentence[m.closed]].last
        if i >= hi or tokens.word[m.closed - 1] not in ",?!":
            return None
        if flag[i] & (CONJ | RELATIVE | PREP) and self.scene.name_at[i] < 0 and self.scene.role_at[i] < 0:
            return None
        if not tokens.cap[i] and (self._finite(i) or low[i].endswith("ed")) and not flag[i] & AUX:
            source = self.scene.behind(i + 1, hi)
            named = source and (source.kind != "nominal" or self._speaks(source))
            return Event(i, i + 1, source, True, "say") if named else None
        if low[i] in ("is", "was") and low[i + 1 : i + 2] == ["how"]:
            source = self.scene.behind(i + 2, hi)
            return Event(i, i + 2, source, True, "say") if source else None
        source = self.scene.behind(i, hi)
        if source is not None and source.kind == "nominal":
            source = self._cut(source)
        if source is None or (source.kind == "nominal" and not self._speaks(source)):
            return None
        if source.first - i > _TITLES:
            return None
        verb = self._verb_of(source.last, hi)
        return Event(verb, verb + 1, source, False, "say") if verb else None

    def _cut(self, source: Source) -> Source:
        """A noun phrase without the verb behind it, where that verb looks like a noun: "the statement read"."""
        flag = self.tokens.flag
        for k in range(source.first + 1, source.last):
            if flag[k - 1] & (SOURCE | ROLE) and self._finite(k) and not flag[k] & (SOURCE | ROLE):
                return Source(source.first, k, "nominal")
        return source

    def _speaks(self, source: Source) -> bool:
        return any(self.tokens.flag[k] & (SOURCE | ROLE) for k in range(source.first, source.last))

    def _verb_of(self, i: int, hi: int) -> int:
        """The finite verb of the subject that ends before token ``i``, behind adverbs and an aside; 0 where none is."""
        tokens, word = self.tokens, self.tokens.word
        if i < hi and word[i] in ",(—–":
            closer = ")" if word[i] == "(" else word[i]
            end = next((k for k in range(i + 1, min(i + _ASIDE, hi)) if word[k] == closer), 0)
            if not end:
                return next((k for k in range(i + 1, min(i + _ASIDE, hi)) if tokens.flag[k] & SAY), 0)
            i = end + 1
            if i < hi and word[i] == ",":
                i += 1
        while i < hi and tokens.flag[i] & (ADVERB | AUX) and not tokens.flag[i] & (PRONOUN | SOURCE):
            if i + 1 >= hi or not word[i + 1][0].isalpha():
                break
            i += 1
        return i if i < hi and self._finite(i) else 0

    def _finite(self, i: int) -> bool:
        return self.scene.verbal(i) or finite_form(self.tokens.low[i])

    def later_tag(self, index: int) -> Event | None:
        """The tag of a quotation over several paragraphs, behind its last one."""
        for later in self.quotations[index + 1 : index + 40]:
            if not later.continues:
                return None
            if not later.runs_on:
                return self.tag(later, SHORT)
        return None

    def lead(self, m: Marked) -> Event | None:
        """The verb that introduces a quotation in its own sentence, else one that closes the sentence behind it."""
        tokens = self.tokens
        ahead = [e for e in self.events[tokens.sentence[m.opened]] if e.last <= m.opened]
        spoken = [e for e in ahead if e.kind != "stance"]
        if len(spoken) > 1 and any(e.kind == "say" for e in spoken):
            spoken = [e for e in spoken if e.kind != "according"]
        clause = self._leading(m, spoken[-1] if spoken else None)
        if clause:
            return clause
        if spoken:
            return spoken[-1]
        for event in self.events[tokens.sentence[min(m.closed, len(tokens) - 1)]]:
            if event.first > m.closed and event.source and event.kind in ("say", "according") and not event.carried:
                at = min(self.scene.begins(event.source), event.first) if event.kind == "say" else event.first
                if tokens.word[at - 1] == ",":
                    return event
        hinted = self._hinted(m)
        if hinted:
            return hinted
        long = not m.runs_on and sum(tokens.spoken[m.opened + 1 : m.closed]) >= SHORT
        if long and (shaped := self._shaped(m)):
            return shaped
        return ahead[-1] if ahead else None

    def _hinted(self, m: Marked) -> Event | None:
        """A less sure act of speech right ahead: "went on to say", "the mayor’s claim that", "by saying"."""
        sentence = self.tokens.sentence[m.opened]
        said = hearsay(self.scene, self.scene.stretches[sentence], self.events[sentence])
        ahead = [e for e in said if e.last <= m.opened and m.opened - e.last <= _CLAUSE and e.kind != "stance"]
        source = ahead[-1].source if ahead else None
        brief = source is not None and source.last - source.first <= _BRIEF
        return ahead[-1] if brief else None

    def _leading(self, m: Marked, last: Event | None) -> Event | None:
        """The clause that leads up to a full quotation by its shape: “After Kant spoke, Lind shot back, “We leave.””"""
        tokens, word, flag = self.tokens, self.tokens.word, self.tokens.flag
        at = m.opened - 1
        opens = self.scene.stretches[tokens.sentence[m.opened]].first
        if at <= opens or word[at] not in ",:" or not tokens.cap[m.opened + 1]:
            return None
        lo = max(opens, at - _CLAUSE, last.last if last else 0)
        for k in range(at - 1, lo - 1, -1):
            if tokens.mark[k] >= 0 or word[k] in ";:":
                return None
            if not self._finite(k) or self.scene.name_at[k] >= 0 or (last and k < last.last):
                continue
            source = self._subject_of(k, lo)
            if source and (source.first == opens or self._bounded(source, opens)):
                return Event(k, k + 1, source, False, "say")
            if word[k - 1] == "," or flag[k - 1] & CONJ:
                continue
        return None

    def _subject_of(self, verb: int, lo: int) -> Source | None:
        source, passive, _ = self.scene.before(verb, self.scene.stretches[self.tokens.sentence[verb]])
        if passive or source is None or source.first < lo:
            return None
        return source if source.kind != "nominal" or self._speaks(source) else None

    def _bounded(self, source: Source, opens: int) -> bool:
        """Whether a subject begins its clause: behind a comma, a conjunction or the start of the sentence."""
        tokens = self.tokens
        k = self.scene.begins(source) - 1
        while k > opens and tokens.flag[k] & (DET | ADVERB) and tokens.word[k] not in _BOUNDS:
            k -= 1
        if k == opens and tokens.low[k] in ("as", "when", "while", "after", "before"):
            return True
        return k < opens or tokens.word[k] in _BOUNDS or bool(tokens.flag[k] & CONJ)
