"""Who is named as a source without a verb: "laut", "zufolge", "nach Angaben", "so", "aus Sicht"."""

from summaries.text.german.act import BREAKS, QUOTES, Act
from summaries.text.german.chunks import Phrase
from summaries.text.german.nouns import PAPER, THING
from summaries.text.german.subjects import Subjects
from summaries.text.german.verbs import forms
from summaries.text.lexicon import PREP
from summaries.text.sentences import Stretch

_STATED = frozenset(
    """
    angaben angabe aussage aussagen ansicht ansichten meinung auffassung einschätzung einschätzungen überzeugung worten
    darstellung informationen information bericht berichten medienberichten medienbericht erkenntnissen erkenntnis
    schätzung schätzungen berechnungen berechnung mitteilung bekunden dafürhalten zeugenaussagen lesart prognose
    prognosen beobachtungen auskunft bekanntgabe pressemitteilung pressemeldungen meldung meldungen agenturmeldungen
    korrespondentenberichten presseberichten zeitungsberichten polizeiangaben regierungsangaben
    augenzeugenberichten sicht
    """.split()
)
# Of these whose they are is the source; a report stands for itself.
_VOICE = frozenset(
    """
    angaben angabe aussage aussagen ansicht ansichten meinung auffassung einschätzung einschätzungen überzeugung worten
    darstellung informationen information erkenntnissen erkenntnis bekunden dafürhalten lesart auskunft sicht
    """.split()
)
_OWNERS = frozenset("seiner ihrer seinen ihren deren dessen".split())
_THAT = frozenset("dass daß ob".split())
_NO_TAG = frozenset("viel weit lange wie schnell gut etwas".split())


class According:
    """The sources of one text that a preposition names."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects, self.phrases, self.tokens = subjects, subjects.phrases, subjects.tokens
        self.table = forms()

    def at(self, i: int, s: Stretch, sentence: int) -> Act | None:
        """The act that token ``i`` opens or closes, None where it is another word."""
        low = self.tokens.low[i]
        if low in ("laut", "gemäß") and not self._adjective_laut(i):
            return self._sourced(i, i + 1, s, sentence)
        if low == "so" and self._tags(i, s):
            return self._so(i, s, sentence)
        if low in ("zufolge", "nach") and i > s.first:
            act = self._postposed(i, s, sentence)
            if act:
                return act
        if low in ("nach", "aus") and i + 1 < s.last:
            return self._stated(i, s, sentence)
        return None

    def _adjective_laut(self, i: int) -> bool:
        """Whether "laut" is loud here: no noun phrase behind it."""
        after = self.tokens.low[i + 1 : i + 2]
        return not after or not (
            self.tokens.cap[i + 1] or self.phrases.noun(i + 1, min(i + 9, len(self.tokens))) >= 0 or after[0] in QUOTES
        )

    def _phrase_from(self, i: int, sentence: int, within: int = 0) -> Phrase | None:
        for p in self.phrases.of(sentence):
            if p.first >= i:
                return p if p.first <= i + within else None
            if p.first < i < p.last and p.last - i > 0:
                return Phrase(i, p.head, p.last, p.prep, True, p.plural, p.being, p.mention, core=p.core)
        return None

    def _sourced(self, i: int, at: int, s: Stretch, sentence: int) -> Act | None:
        source = self._phrase_from(at, sentence, 1)
        if source is None:
            return None
        inner = self._owner(source, sentence) or self._possessor(source, s, sentence)
        return self._placed(Act(i, source.last, inner or source, "according", s.first, s.last), i, s)

    def _owner(self, source: Phrase, sentence: int) -> Phrase | None:
        """Whose statement it is: of "Angaben der Polizei" the police, where a word only says that they said it."""
        tokens = self.tokens
        noun = source.first
        while noun < source.last and not tokens.cap[noun]:
            noun += 1
        if noun >= source.last or tokens.low[noun] not in _VOICE:
            return None
        at = noun + 1
        if at < source.last and tokens.low[at] in ("von", "vom"):
            at += 1
        if at >= source.last:
            return None
        inner = self.phrases.at(at, source.last + 12, "")
        if inner is None:
            return None
        inner.subject = True
        return inner

    def _possessor(self, source: Phrase, s: Stretch, sentence: int) -> Phrase | None:
        """Whom "seiner" means in "seiner Ansicht nach", and "eigenen" in "nach eigenen Angaben"."""
        for k in range(source.first, source.head):
            low = self.tokens.low[k]
            if low in _OWNERS:
                return Phrase(k, k, k + 1, "", True, None, THING, pronoun=True, core=k + 1)
            if low in ("eigenen", "eigener"):
                return self.subjects.subject(s.first, s.last, -2, None, sentence)
        return None

    def _placed(self, act: Act, i: int, s: Stretch) -> Act:
        tokens = self.tokens
        act.how = "tag" if i > s.first and tokens.word[i - 1] in BREAKS and tokens.word[i - 1] != "(" else "main"
        return act

    def _tags(self, i: int, s: Stretch) -> bool:
        """Whether a "so" stands where a tag stands: behind a comma or a closing mark."""
        tokens = self.tokens
        if i == s.first or i + 1 >= s.last:
            return False
        if tokens.word[i - 1] not in BREAKS:
            return False
        after = tokens.low[i + 1]
        return after not in _THAT and after not in _NO_TAG

    def _so(self, i: int, s: Stretch, sentence: int) -> Act | None:
        tokens = self.tokens
        source = self._phrase_from(i + 1, sentence)
        if source is None or not source.subject or source.prep:
            return None
        after = source.last
        closes = (
            after >= s.last
            or not tokens.spoken[after]
            or bool(tokens.flag[after] & PREP)
            or tokens.low[after] in ("weiter", "gestern", "heute", "gegenüber", "wörtlich")
        )
        verb = after < s.last and tokens.low[after] in self.table
        if not closes or verb:
            return None
        return Act(i, source.last, self._owner(source, sentence) or source, "according", s.first, s.last, "tag")

    def _postposed(self, i: int, s: Stretch, sentence: int) -> Act | None:
        """ "dem Bericht zufolge", "seiner Ansicht nach"."""
        tokens = self.tokens
        before = [p for p in self.phrases.of(sentence) if p.last == i]
        if not before:
            return None
        source = before[0]
        if tokens.low[i] == "nach":
            noun = next((k for k in range(source.first, source.last) if tokens.cap[k]), -1)
            if noun < 0 or tokens.low[noun] not in _STATED:
                return None
        inner = self._owner(source, sentence) or self._possessor(source, s, sentence)
        return self._placed(Act(source.first, i + 1, inner or source, "according", s.first, s.last), source.first, s)

    def _stated(self, i: int, s: Stretch, sentence: int) -> Act | None:
        """ "nach Angaben der Polizei", "nach ihren Worten", "aus Sicht des Verbands"."""
        tokens = self.tokens
        noun = i + 1
        while (
            noun < min(i + 5, s.last)
            and not tokens.cap[noun]
            and (tokens.low[noun].endswith(("e", "en", "er", "em")) or tokens.low[noun] == "dem")
        ):
            noun += 1
        if noun >= s.last or tokens.low[noun] not in _STATED:
            return None
        if tokens.low[i] == "aus" and tokens.low[noun] != "sicht":
            return None
        at = noun + 1
        if at < s.last and tokens.low[at] in ("von", "vom"):
            at += 1
        source = self.phrases.at(at, s.last, "") if at < s.last else None
        owned = (
            at == noun + 1
            and source is not None
            and tokens.low[at] not in ("der", "des", "einer", "eines", "mehrerer", "seiner", "ihrer", "dieser")
            and self.phrases.name_at[at] < 0
        )
        if source is None or owned:
            source = Phrase(i + 1, noun, noun + 1, "", True, None, PAPER, core=noun + 1)
            source = self._possessor(source, s, sentence) or source
            return self._placed(Act(i, noun + 1, source, "according", s.first, s.last), i, s)
        if tokens.low[noun] not in _VOICE:
            source = Phrase(i + 1, noun, source.last, "", True, None, PAPER, core=source.last)
        return self._placed(Act(i, max(noun + 1, source.last), source, "according", s.first, s.last), i, s)
