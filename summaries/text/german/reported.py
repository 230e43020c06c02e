"""What German reports in other words: clauses of verbs of speech, "laut", and sentences in the subjunctive."""

from dataclasses import dataclass

from summaries.text.german.act import Act
from summaries.text.german.acts import Acts
from summaries.text.german.cast import Cast
from summaries.text.german.verbs import PAST_SUBJUNCTIVE, SUBJUNCTIVE
from summaries.text.lexicon import CONJ
from summaries.text.speakers import Speaker

_FEWEST = 4  # words of reported speech worth keeping
_OPENS_CLAUSE = frozenset("dass daß ob wie warum wer was".split())
# Verbs that say something of their own without a clause: they report with the whole sentence.
_NAMING = frozenset(
    """
    forder warn appellier bezeichn kritisier sprechen nennen vermut verlang mahn wirft weist schließt lehnt plädier
    fordert ruft bemängel beklag rüg befürcht bestreiten dementier widersprechen geht zeigt
    """.split()
)
# Verbs that say something only with a clause of their own: "finden, dass", but "fanden ein Boot".
_LOOSE = frozenset(
    """
    finden befinden sehen empfinden halten entscheiden beschließen schließen denken bekennen raten singen verbieten
    plan rechn droh wert betracht erzähl notier zitier schilder ermittel rufen melden meld stellt stellen weisen
    wunder offenbar freu ärger beruhig staun trauer begeister amüsier tob polter informier brüll
    """.split()
)


@dataclass(frozen=True, slots=True)
class Reported:
    """Tokens ``first`` to ``last`` that report somebody's words, with the act where there is one."""

    first: int
    last: int
    act: Act | None
    speaker: Speaker
    sentence: int


class Telling:
    """The reported speech of one text, read in order: a sentence in the subjunctive leans on the one before."""

    def __init__(self, acts: Acts, cast: Cast) -> None:
        self.acts, self.cast, self.tokens, self.phrases = acts, cast, acts.tokens, acts.phrases
        self.speakers: dict[int, Speaker] = {}  # sentence -> who is reported in it

    def read(self) -> list[Reported]:
        """Every stretch of reported speech."""
        out: list[Reported] = []
        carried: tuple[int, Speaker] | None = None
        for sentence in range(len(self.phrases.stretches)):
            found = self._sentence(sentence)
            if found:
                out += found
                carried = (sentence, found[-1].speaker)
            elif self._subjunctive(sentence):
                who = carried[1] if carried and carried[0] == sentence - 1 else None
                present = self._present(sentence)
                if who is None and present:
                    who = self._earlier(sentence)
                if who is not None:
                    s = self.phrases.stretches[sentence]
                    words = self._trimmed(s.first, s.last)
                    if words:
                        out.append(Reported(*words, None, who, sentence))
                    carried = (sentence, who)
            if carried and carried[0] == sentence:
                self.speakers[sentence] = carried[1]
        return out

    def _earlier(self, sentence: int) -> Speaker | None:
        """Who spoke in the sentence before one in the subjunctive that follows no reported clause."""
        if sentence == 0:
            return None
        for act in reversed(self.acts.of(sentence - 1)):
            if act.source:
                return self.cast.speaker(act.source, sentence - 1)
        s = self.phrases.stretches[sentence - 1]
        source = self.acts.subjects.subject(s.first, s.last, -2, None, sentence - 1)
        return self.cast.speaker(source, sentence - 1) if source and source.being >= 2 else None

    def _subjunctive(self, sentence: int) -> bool:
        s = self.phrases.stretches[sentence]
        low, mark = self.tokens.low, self.tokens.mark
        return any(low[i] in SUBJUNCTIVE or low[i] in PAST_SUBJUNCTIVE for i in range(s.first, s.last) if mark[i] < 0)

    def _present(self, sentence: int) -> bool:
        s = self.phrases.stretches[sentence]
        low, mark = self.tokens.low, self.tokens.mark
        return (
            any(low[i] in SUBJUNCTIVE for i in range(s.first, s.last) if mark[i] < 0)
            and "ich" not in low[s.first : s.last]
        )

    def _sentence(self, sentence: int) -> list[Reported]:
        out: list[Reported] = []
        s = self.phrases.stretches[sentence]
        for act in self.acts.of(sentence):
            self.cast.speaker(act.source, sentence)
            if act.verb == "want" or (act.source is None and (not act.it or act.how == "inner")):
                continue
            span = self._clause(act, s.first, s.last)
            if span is None:
                continue
            span = self._before_tag(*span, act, sentence)
            words = self._trimmed(*span)
            if words and not any(a < words[1] and words[0] < b for a, b in ((r.first, r.last) for r in out)):
                who = self.cast.speaker(act.source, sentence)
                out.append(Reported(*words, act, who, sentence))
        return out

    def _before_tag(self, first: int, last: int, act: Act, sentence: int) -> tuple[int, int]:
        """The same stretch without the tag that closes its sentence: "widersprach: Es sei so, sagte Lind"."""
        for other in self.acts.of(sentence):
            if other is not act and other.how == "tag" and first + 2 < other.start < last and other.first < last:
                return first, other.start
        return first, last

    def _clause(self, act: Act, first: int, last: int) -> tuple[int, int] | None:
        tokens = self.tokens
        if act.verb == "according":
            if act.how == "tag" and act.first > first + 3:
                rest = sum(tokens.spoken[act.last : last])
                if rest <= 8 or tokens.word[min(act.last, last - 1)] not in ",":
                    return first, act.first
            if act.first <= first + 2:
                return self._behind_relative(act.last, last), last
            return first, last
        if act.how == "tag":
            said = act.verb == "say" or self._subjunctive_in(first, act.start)
            return (first, act.start) if act.start > first and said else None
        if act.how == "wie":
            if act.start <= first + 1:
                return act.end, last
            return first, act.start
        at = max(act.end, act.last)
        if act.verb != "tell" and at + 1 < last and tokens.word[at] in ",:":
            if any(other.how == "wie" and other.start == at + 1 for other in self.acts.of(tokens.sentence[act.first])):
                return None
            clausal = act.lemma not in _LOOSE or tokens.low[at + 1] in _OPENS_CLAUSE
            if clausal or self._subjunctive_in(at, last):
                return at + 1, last
        if act.how == "inner":
            return None
        return (first, last) if act.lemma in _NAMING or self._subjunctive_in(first, last) else None

    def _behind_relative(self, at: int, last: int) -> int:
        """Behind a relative clause that starts at ``at`` with its comma, else ``at``."""
        tokens = self.tokens
        if (
            at + 1 < last
            and tokens.word[at] == ","
            and tokens.low[at + 1] in ("der", "die", "das", "dem", "den", "deren")
        ):
            for k in range(at + 1, last):
                if tokens.word[k] == ",":
                    return k
        return at

    def _subjunctive_in(self, first: int, last: int) -> bool:
        low, mark = self.tokens.low, self.tokens.mark
        return any((low[i] in SUBJUNCTIVE or low[i] in PAST_SUBJUNCTIVE) and mark[i] < 0 for i in range(first, last))

    def _trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        tokens = self.tokens
        while first < last and (
            not tokens.spoken[first] or (tokens.flag[first] & CONJ and tokens.low[first] != "doch")
        ):
            if tokens.mark[first] >= 0 and tokens.spoken[first]:
                break
            first += 1
        while last > first and not tokens.spoken[last - 1] and tokens.word[last - 1] not in "%)":
            last -= 1
        return (first, last) if sum(tokens.spoken[first:last]) >= _FEWEST else None
