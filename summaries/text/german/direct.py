"""Words between German quotation marks that are somebody's, with their speaker."""

from dataclasses import dataclass

from summaries.text.german.act import Act
from summaries.text.german.acts import Acts
from summaries.text.german.cast import Cast
from summaries.text.german.chunks import Phrase
from summaries.text.german.nouns import BODY
from summaries.text.german.phrases import Phrases
from summaries.text.german.scares import Scares
from summaries.text.german.verbs import PAST_SUBJUNCTIVE, SUBJUNCTIVE
from summaries.text.marks import Marked
from summaries.text.speakers import UNKNOWN, Speaker
from summaries.text.tokens import Tokens

_ENDS = frozenset(".!?…")
_SHORT = 5  # words; a shorter fragment needs an act of speech in its sentence
# Verbs whose words are their object: even a single noun between marks is what was said.
_WITH_WORDS = frozenset("wirft nennen bezeichn titulier beschimpf schimpf sprechen charakterisier".split())
_LISTS = frozenset(", und oder sowie bzw . auch in im als von beispielsweise etwa".split())


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation that is somebody's words."""

    quotation: int
    act: Act | None
    speaker: Speaker


class Direct:
    """The quotations of one text, read in order so that each may lean on the one before."""

    def __init__(self, quotations: tuple[Marked, ...], acts: Acts, cast: Cast, reported: dict[int, Speaker]) -> None:
        self.quotations, self.acts, self.cast, self.reported = quotations, acts, cast, reported
        self.phrases: Phrases = acts.phrases
        self.tokens: Tokens = acts.tokens
        self.scares = Scares(acts.phrases)
        self.last: tuple[int, Speaker] | None = None
        self.verdicts: dict[int, Said | None] = {}

    def read(self) -> list[Said]:
        """Who said each quotation; what is nobody's words is left out."""
        out = []
        for index, m in enumerate(self.quotations):
            said = self.verdicts[index] = self._said(index, m)
            if said:
                self.last = (self._sentence(m.closed), said.speaker)
                out.append(said)
        return out

    def _sentence(self, i: int) -> int:
        return self.tokens.sentence[min(i, len(self.tokens) - 1)]

    def _said(self, index: int, m: Marked) -> Said | None:
        tokens = self.tokens
        words = sum(tokens.spoken[m.opened + 1 : m.closed])
        if not words or (m.opened in self.phrases.titled and self.scares.title(m)):
            return None
        if m.continues and self.last:
            return Said(index, None, self.last[1])
        here = self._sentence(m.opened)
        tag, announced = self._tag(m), self._announced(m)
        act = announced if announced and (tag is None or tag.it or tag.source is None) else tag
        whole = self._whole(m)
        if act:
            if words < 2 and not whole and act.how != "tag":
                return self._fragment(index, m, words, here)
            return Said(index, act, self.cast.speaker(act.source, self._sentence(act.first)))
        if self._introduced(m) and (words > 2 or self._ends_inside(m)) and not self.scares.named_thing(m):
            source = self._subject_of(m, here)
            if source and (source.being or (source.pronoun and self.tokens.low[source.first] != "es")):
                return Said(index, None, self.cast.speaker(source, here))
            return Said(index, None, self._before(m, here))
        if whole:
            if words < 3 and not self._ends_inside(m):
                return None
            return Said(index, None, self._before(m, here))
        return self._fragment(index, m, words, here)

    # -- a quotation with a tag or an announcement --------------------------------------------------------------------

    def _tag(self, m: Marked) -> Act | None:
        """The act right behind a quotation: “…“, sagte Mara Lind."""
        tokens = self.tokens
        if m.runs_on or m.closed + 1 >= len(tokens):
            return None
        i = m.closed + 1
        sentence = self._sentence(m.closed)
        if tokens.word[i] in (",", "–", "-"):
            i += 1
        if i >= len(tokens) or tokens.sentence[i] != sentence:
            return None
        for act in self.acts.of(sentence):
            begins = min(act.first, act.start if act.how in ("wie",) else act.first)
            if begins < m.closed:
                continue
            if begins - i <= 1 and act.how in ("tag", "wie", "main") and (act.source or act.it):
                return act
            break
        return None

    def _announced(self, m: Marked) -> Act | None:
        """The act before a colon that opens a quotation."""
        if not self._introduced(m):
            return None
        sentence = self._sentence(m.opened - 1)
        acts = [a for a in self.acts.of(sentence) if a.first < m.opened and a.source]
        main = [a for a in acts if a.how in ("main", "tag") and a.verb != "according"]
        near = [a for a in main if m.opened - a.end <= 2 or m.opened - a.first <= 30]
        if near:
            return near[-1]
        return acts[-1] if acts and not main else None

    def _introduced(self, m: Marked) -> bool:
        """Whether a colon stands before a quotation."""
        return m.opened > 0 and self.tokens.word[m.opened - 1] == ":"

    def _ends_inside(self, m: Marked) -> bool:
        return self.tokens.word[m.closed - 1][-1] in _ENDS

    def _whole(self, m: Marked) -> bool:
        """Whether a quotation is a sentence of its own, or several."""
        tokens = self.tokens
        s = self.phrases.stretches[self._sentence(m.opened)]
        opens = all(not tokens.spoken[i] for i in range(s.first, m.opened))
        if m.runs_on:
            return opens
        rest = self.phrases.stretches[self._sentence(m.closed)]
        return opens and all(not tokens.spoken[i] for i in range(m.closed + 1, rest.last))

    def _subject_of(self, m: Marked, here: int) -> Phrase | None:
        """The subject of the sentence whose colon opens a quotation."""
        s = self.phrases.stretches[self._sentence(m.opened - 1)]
        return self.acts.subjects.subject(s.first, m.opened, -2, None, self._sentence(m.opened - 1))

    def _before(self, m: Marked, here: int) -> Speaker:
        """Who goes on speaking in a quotation that names nobody."""
        if self.last and self.last[0] >= here - 1:
            return self.last[1]
        for back in (here - 1, here - 2):
            if back < 0:
                break
            acts = [a for a in self.acts.of(back) if a.source]
            if acts:
                return self.cast.speaker(acts[-1].source, back)
            if back in self.reported:
                return self.reported[back]
            if back == here - 1:
                s = self.phrases.stretches[back]
                source = self.acts.subjects.subject(s.first, s.last, -2, None, back)
                if source and source.being >= BODY:
                    return self.cast.speaker(source, back)
        return self.last[1] if self.last and self.last[0] >= here - 4 else UNKNOWN

    # -- fragments in a sentence ------------------------------------------------------------------------------------

    def _fragment(self, index: int, m: Marked, words: int, here: int) -> Said | None:
        if self._listed(index):
            before = self.verdicts.get(index - 1)
            return Said(index, before.act, before.speaker) if before else None
        if self.scares.named_thing(m) or self._is_source(m, here):
            return None
        act = self._over(m, here)
        accused = act is not None and act.lemma in _WITH_WORDS
        if words < _SHORT and ((self.scares.title(m) and not accused) or self.tokens.word[m.opened - 1] == "("):
            return None
        if act and act.source and self.tokens.low[act.source.first] == "man" and words < _SHORT:
            return None
        if act and act.source and (act.verb != "want" or words > 2):
            return Said(index, act, self.cast.speaker(act.source, here))
        if here in self.reported and self._subjunctive(here):
            return Said(index, None, self.reported[here])
        if act and act.it and (words >= _SHORT or act.how != "inner"):
            return Said(index, act, UNKNOWN)
        holder = self._for_whom(m, here)
        if holder:
            return Said(index, None, self.cast.speaker(holder, here))
        if words < _SHORT or self.scares.noun_phrase(m):
            return None
        source = self.acts.subjects.subject(
            self.phrases.stretches[here].first, self.phrases.stretches[here].last, -2, None, here
        )
        if source and source.being >= BODY:
            return Said(index, None, self.cast.speaker(source, here))
        return Said(index, None, self._before(m, here))

    def _listed(self, index: int) -> bool:
        """Whether a quotation goes on with a list that the one before began: „…“ und „…“."""
        if not index:
            return False
        tokens, before, m = self.tokens, self.quotations[index - 1], self.quotations[index]
        between = range(before.closed + 1, m.opened)
        return (
            0 < len(between) <= 3
            and tokens.sentence[before.closed] == tokens.sentence[m.opened]
            and all(tokens.low[i] in _LISTS for i in between)
            and any(tokens.low[i] in ("und", "oder", "sowie", ",") for i in between)
            and tokens.word[before.closed - 1][-1] not in ",.!?"
        )

    def _is_source(self, m: Marked, here: int) -> bool:
        """Whether the words are the name of who speaks: wie die „Aktion Hafen“ mitteilte."""
        sources = (act.source for act in self.acts.of(here))
        return any(source and source.first <= m.opened and m.closed < source.last for source in sources)

    def _for_whom(self, m: Marked, here: int) -> Phrase | None:
        """Whose view it is: "Für die Ministerin ist das eine „gute Lösung“."""
        s = self.phrases.stretches[here]
        if not {"ist", "war", "sei", "sind", "waren", "bleibt", "wäre", "hält"} & set(
            self.tokens.low[s.first : s.last]
        ):
            return None
        for p in self.phrases.of(here):
            if p.prep == "für" and p.being >= BODY and p.last <= m.opened and self.tokens.mark[p.first] < 0:
                return Phrase(p.first, p.head, p.last, "", True, p.plural, p.being, p.mention, core=p.core)
        return None

    def _over(self, m: Marked, here: int) -> Act | None:
        """The act in whose words a fragment stands: the nearest before it in its sentence, else one that closes it."""
        acts = self.acts.of(here)
        ahead = [a for a in acts if a.first < m.opened]
        behind = [
            a
            for a in acts
            if a.first > m.closed and (a.how in ("tag", "wie") or a.verb in ("tell", "say", "according"))
        ]
        ahead = [a for a in ahead if not (a.source and a.source.first > m.closed and a.how != "main")]
        able = [a for a in ahead if a.it or (a.source and (a.source.being or self._somebody(a.source)))]
        if ahead:
            return able[-1] if able else ahead[-1]
        return behind[0] if behind else None

    def _somebody(self, source: Phrase) -> bool:
        return source.pronoun and self.tokens.low[source.first] not in ("man", "es")

    def _subjunctive(self, here: int) -> bool:
        s = self.phrases.stretches[here]
        return any(low in SUBJUNCTIVE or low in PAST_SUBJUNCTIVE for low in self.tokens.low[s.first : s.last])
