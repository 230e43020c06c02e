"""Acts of speech in a German sentence: its verb or its "laut", and who that says to have spoken."""

from dataclasses import dataclass
from typing import Literal

from summaries.text.german.nouns import BODY, PAPER, PERSON, THING, measure
from summaries.text.german.phrases import Phrase, Phrases
from summaries.text.german.verbs import AUXILIARIES, PASSIVE, Form, forms
from summaries.text.lexicon import ADVERB, PREP
from summaries.text.marks import Marked
from summaries.text.sentences import Stretch

ActKind = Literal["say", "tell", "hold", "want", "according"]
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
_PARTICLES_WITHIN = 45  # tokens behind a verb in which its particle is looked for
_BRACKET = 12  # tokens in a bracket that a clause may hold
_FRAGMENT = 30  # tokens of words between marks that a clause may hold
_CLAUSE = 60  # tokens of one clause looked at
_BREAKS = frozenset(',;:()–—„“”"«»')
_QUOTES = frozenset('„“”"«»‚‘')
_THAT = frozenset("dass daß ob".split())
_SUBORDINATE = frozenset(
    """
    dass daß ob wenn weil da als nachdem bevor während obwohl sodass damit bis falls sofern indem wie wo wonach
    der die das dem den deren dessen welcher welche welches was wer warum wohin woher
    """.split()
)


@dataclass(slots=True)
class Act:
    """One act of speech in tokens.

    first, last: its verb or preposition, to its end.  source: who spoke, None where nobody is named.  verb: "say"
    reports a clause, "tell" names what was said, "hold" thinks it, "according" is no verb ("laut", "nach Angaben").
    start, end: the clause that it fills or stands in.  how: "main", with the verb second; "tag", behind what was said;
    "wie", a subordinate "wie X mitteilte"; "inner", another subordinate clause.
    """

    first: int
    last: int
    source: Phrase | None
    verb: ActKind
    start: int
    end: int
    how: Literal["main", "tag", "wie", "inner"] = "main"
    lemma: str = ""
    it: bool = False  # "heißt es", with or without a place where


class Acts:
    """The acts of speech of one text, sentence by sentence."""

    def __init__(self, phrases: Phrases, quotations: tuple[Marked, ...]) -> None:
        self.phrases = phrases
        self.within: dict[int, int] = {}  # mark of a fragment in the midst of a clause -> its other mark
        tokens = phrases.tokens
        for m in quotations:
            if self._embedded(m.opened, m.closed) and m.closed - m.opened < _FRAGMENT:
                self.within[m.opened], self.within[m.closed] = m.closed, m.opened
        self.tokens = phrases.tokens
        self.table = forms()
        self._known: dict[int, list[Act]] = {}

        opened = -1
        for i, word in enumerate(tokens.word):
            if word == "(":
                opened = i
            elif word == ")" and opened >= 0 and i - opened < _BRACKET:
                self.within[opened], self.within[i] = i, opened
                opened = -1

    def _embedded(self, opened: int, closed: int) -> bool:
        """Whether words between marks are part of the clause around them: no colon or comma before, words behind."""
        tokens, n = self.phrases.tokens, len(self.phrases.tokens)
        before = opened > 0 and (tokens.spoken[opened - 1] or opened - 1 in self.within)
        return before and closed + 1 < n and (tokens.spoken[closed + 1] or tokens.word[closed + 1] in ".-(")

    def of(self, sentence: int) -> list[Act]:
        """The acts of a sentence in order."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._read(sentence)
        return known

    def _read(self, sentence: int) -> list[Act]:
        s = self.phrases.stretches[sentence]
        tokens = self.tokens
        self.phrases.of(sentence)  # learns which marks only name something
        out: list[Act] = []
        for i in range(s.first, s.last):
            if tokens.mark[i] >= 0:
                continue
            act = self._preposition(i, s, sentence) or self._verb(i, s, sentence, out[-1] if out else None)
            if act and not (out and act.first < out[-1].last):
                out.append(act)
        return out

    # -- who is named by a preposition ------------------------------------------------------------------------------

    def _preposition(self, i: int, s: Stretch, sentence: int) -> Act | None:
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
            self.tokens.cap[i + 1]
            or self.phrases._noun(i + 1, min(i + 9, len(self.tokens))) >= 0
            or after[0] in _QUOTES
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
        inner = self.phrases._at(at, source.last + 12, "")
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
                return self.subject(s.first, s.last, -2, None, sentence)
        return None

    def _placed(self, act: Act, i: int, s: Stretch) -> Act:
        tokens = self.tokens
        act.how = "tag" if i > s.first and tokens.word[i - 1] in _BREAKS and tokens.word[i - 1] != "(" else "main"
        return act

    def _tags(self, i: int, s: Stretch) -> bool:
        """Whether a "so" stands where a tag stands: behind a comma or a closing mark."""
        tokens = self.tokens
        if i == s.first or i + 1 >= s.last:
            return False
        if tokens.word[i - 1] not in _BREAKS:
            return False
        after = tokens.low[i + 1]
        return not (
            after in _THAT or after in ("viel", "weit", "lange", "dass", "wie", "schnell", "gut", "etwas", "ein_")
        )

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
            if (
                noun < 0
                or tokens.low[noun] not in _STATED
                or (i + 1 < s.last and self._phrase_from(i + 1, sentence) and tokens.cap[i + 1] is True and False)
            ):
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
        if tokens.low[i] == "aus" and tokens.low[noun] not in ("sicht",):
            return None
        at = noun + 1
        if at < s.last and tokens.low[at] in ("von", "vom"):
            at += 1
        source = self.phrases._at(at, s.last, "") if at < s.last else None
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

    # -- verbs ------------------------------------------------------------------------------------------------------

    def _verb(self, i: int, s: Stretch, sentence: int, before: Act | None) -> Act | None:
        tokens = self.tokens
        known = self.table.get(tokens.low[i])
        if not known or (tokens.cap[i] and i > s.first):
            return None
        start, end = self._clause(i, s)
        for form in known:
            act = self._formed(form, i, start, end, s, sentence)
            if act:
                act.lemma = form.lemma
                return self._carried(act, i, start, s, sentence, before)
        return None

    def _carried(self, act: Act, i: int, start: int, s: Stretch, sentence: int, before: Act | None) -> Act:
        """The same act with the subject of the verb before an "und" that stands right before its own."""
        tokens = self.tokens
        if i <= s.first or tokens.low[i - 1] not in ("und", "sowie", "oder", "aber") or act.it:
            return act
        if before and before.source and before.verb != "according":
            act.source = before.source
        else:
            earlier = self.subject(start, i - 1, -2, None, sentence) or self._topic(start, s, sentence)
            act.source = earlier or act.source
        act.how = "main"
        return act

    def _clause(self, i: int, s: Stretch) -> tuple[int, int]:
        """The clause around token ``i``: between commas, colons, brackets and quotation marks."""
        tokens, titled = self.tokens, self.phrases.titled
        start = i
        while (
            start > s.first
            and i - start < _CLAUSE
            and (
                start - 1 in titled
                or start - 1 in self.within
                or (tokens.word[start - 1] not in _BREAKS and tokens.mark[start - 1] < 0)
            )
        ):
            start = max(s.first, min(start - 1, self.within.get(start - 1, start - 1)))
        end = i + 1
        while (
            end < s.last
            and end - i < _CLAUSE
            and (end in titled or end in self.within or (tokens.word[end] not in _BREAKS and tokens.mark[end] < 0))
        ):
            end = min(s.last, max(end, self.within.get(end, end)) + 1)
        if end < s.last and tokens.word[end] in _QUOTES and tokens.mark[end] >= 0:
            end = min(s.last, end)
        return start, end

    def _formed(self, form: Form, i: int, start: int, end: int, s: Stretch, sentence: int) -> Act | None:
        tokens = self.tokens
        low = tokens.low[i]
        last = i + 1
        if low in ("hieß", "heißt", "heiße", "hiess", "geheißen"):
            return self._it(i, start, end, s, sentence)
        if form.shape == "participle":
            return self._perfect(form, i, start, s, sentence)
        if form.particles:
            at = self._particle(form, i, s)
            if at < 0:
                return None
            last = i + 1
        if tokens.low[i - 1] == "zu" and i > s.first:
            return None
        return self._act(form, i, last, start, s, sentence)

    def _particle(self, form: Form, i: int, s: Stretch) -> int:
        """Where the particle of a separable verb stands behind it, -1 where none does."""
        tokens = self.tokens
        for k in range(i + 1, min(i + _PARTICLES_WITHIN, s.last)):
            low = tokens.low[k]
            if (
                low in form.particles
                and tokens.mark[k] < 0
                and (
                    k + 1 >= s.last
                    or not tokens.spoken[k + 1]
                    or tokens.low[k + 1] in ("und", "oder", "dass", "wie")
                    or low in ("bekannt", "fest", "klar", "schluss", "ergebnis", "ausdruck")
                )
            ):
                return k
            if "davon_aus" in form.particles and low == "davon":
                return k
        return -1

    def _it(self, i: int, start: int, end: int, s: Stretch, sentence: int) -> Act | None:
        """ "heißt es im Bericht": said by a piece of writing, or by nobody."""
        tokens = self.tokens
        near = tokens.low[i + 1 : i + 2] + tokens.low[max(start, i - 8) : i]
        if "es" not in near:
            return None
        source = None
        for p in self.phrases.of(sentence):
            if (
                p.first >= start
                and p.first < min(s.last, i + 12)
                and p.prep in ("in", "im", "aus", "bei", "von", "vom", "beim", "auf", "seitens")
                and p.being >= PAPER
            ):
                source = p
                break
        how: Literal["main", "tag", "wie", "inner"] = "tag" if i == start and i > s.first else "main"
        if tokens.low[start] == "wie":
            how = "wie"
        return Act(i, i + 1, source, "say", start, end, how, it=True)

    def _perfect(self, form: Form, i: int, start: int, s: Stretch, sentence: int) -> Act | None:
        """ "hat … erklärt", and "wurde von … kritisiert"."""
        tokens = self.tokens
        if (
            form.particles
            and not (i > start and tokens.low[i - 1] in form.particles)
            and not ("davon_aus" in form.particles and "davon" in tokens.low[start:i])
        ):
            return None
        aux = -1
        for k in range(i - 1, max(start - 1, i - 40), -1):
            if tokens.low[k] in AUXILIARIES or tokens.low[k] in PASSIVE:
                aux = k
                break
        if aux < 0 and i + 1 < s.last and (tokens.low[i + 1] in AUXILIARIES or tokens.low[i + 1] in PASSIVE):
            aux = i + 1
        if aux < 0:
            return None
        if tokens.low[aux] in PASSIVE and tokens.low[aux] not in AUXILIARIES:
            source = None
            for p in self.phrases.of(sentence):
                if start <= p.first < i and p.prep in ("von", "vom", "durch") and p.being >= BODY:
                    source = p
            if source is None and tokens.low[i] != "zitiert":
                return None
            if source is None:
                source = self.subject(start, i, aux, None, sentence)
            return Act(i, i + 1, source, form.kind, start, i + 1, "main") if source else None
        plural = AUXILIARIES.get(tokens.low[aux])
        made = Form(form.kind, "finite", frozenset(), plural)
        act = self._act(made, aux, i + 1, start, s, sentence)
        if act:
            act.first, act.last = i, i + 1
        return act

    def _act(self, form: Form, i: int, last: int, start: int, s: Stretch, sentence: int) -> Act | None:
        """The act of a finite verb at ``i``: its subject by where the verb stands in its clause."""
        tokens = self.tokens
        _, end = self._clause(i, s)
        opener = tokens.low[start]
        inner = (
            (opener in _SUBORDINATE and start > s.first)
            or (opener == "wie" and start == s.first)
            or opener in ("als", "wenn", "weil", "nachdem", "während", "obwohl")
        )
        final = end - i <= 3 and i > start
        if inner and final:
            return self._final(form, i, last, start, end, s, sentence)
        if i == start or (i - start == 1 and tokens.flag[start] & ADVERB):  # "…“, sagte X" / ", betonte X"
            before = start - 1
            tagging = start > s.first and (tokens.word[before] in _BREAKS)
            source = self.subject(i + 1, end, i, form.plural, sentence)
            if tagging and source:
                comma_relative = self._topic(start, s, sentence)
                if comma_relative:
                    return Act(i, last, comma_relative, form.kind, comma_relative.first, end)
                return Act(i, last, source, form.kind, start, end, "tag")
            carried = self._behind_relative(start, s, sentence)
            if carried:
                return Act(i, last, carried, form.kind, carried.first, end)
            return Act(i, last, source, form.kind, start, end, "tag" if tagging else "main") if source else None
        source = self.subject(start, end, i, form.plural, sentence)
        if source is None:
            source = self._behind_relative(start, s, sentence)
        if source is None or (form.kind != "say" and source.being == THING and not source.pronoun):
            return None
        return Act(i, last, source, form.kind, start, end)

    def _final(self, form: Form, i: int, last: int, start: int, end: int, s: Stretch, sentence: int) -> Act | None:
        tokens = self.tokens
        opener = tokens.low[start]
        if opener in ("der", "die", "das", "welcher", "welche", "welches") and start > s.first:
            for p in self.phrases.of(sentence):
                if p.last in (start - 1, start) and p.being >= BODY:
                    return Act(i, last, p, form.kind, start, end, "inner")
        source = self.subject(start + 1, i, i, form.plural, sentence)
        if source is None:
            return None
        return Act(i, last, source, form.kind, start, end, "wie" if opener == "wie" else "inner")

    def _topic(self, start: int, s: Stretch, sentence: int) -> Phrase | None:
        """The phrase that alone fills a sentence up to its first comma, before an apposition or a relative clause."""
        for p in self.phrases.of(sentence):
            if p.first > s.first + 1 or not p.subject or p.being < BODY:
                return None
            opens = p.first == s.first or self.tokens.low[s.first] in ("auch", "und", "doch", "aber", "selbst")
            ends = p.last < start and (
                self.tokens.word[p.last] in (",", "(", "–") or self.tokens.word[p.last - 1] in (",", "–")
            )
            return p if opens and (ends or p.last == start) else None
        return None

    def _behind_relative(self, start: int, s: Stretch, sentence: int) -> Phrase | None:
        """The subject before a relative clause or a bracket that ends right before ``start``: "X, der …, sagte"."""
        if start <= s.first or self.tokens.word[start - 1] not in (",", ")", "–", "“", "”"):
            return None
        tokens = self.tokens
        best = None
        for p in self.phrases.of(sentence):
            if p.first >= start:
                break
            if (p.subject and p.being >= BODY and p.last < start and tokens.word[p.last] in (",", "(", "–")) or (
                p.subject and p.being >= BODY and tokens.word[p.last - 1] in (",", "–") and p.last <= start
            ):
                best = best or p
        return best

    # -- subjects ---------------------------------------------------------------------------------------------------

    def subject(self, lo: int, hi: int, verb: int, plural: bool | None, sentence: int) -> Phrase | None:
        """The likeliest subject of a verb among the phrases from ``lo`` to ``hi``: by form, number, kind and place."""
        best: Phrase | None = None
        worth = 0.0
        for p in self.phrases.of(sentence):
            if p.first >= hi:
                break
            if p.last <= lo or not p.subject or p.first < lo or self._quoted(p):
                continue
            score = self._worth(p, verb, plural)
            if best is None or score > worth:
                best, worth = p, score
        return best if best is not None and worth > 0 else None

    def _quoted(self, p: Phrase) -> bool:
        """Whether a phrase stands in somebody's words."""
        return self.tokens.mark[p.first] >= 0 and p.first not in self.phrases.titled

    def _worth(self, p: Phrase, verb: int, plural: bool | None) -> float:
        tokens = self.tokens
        score = {PERSON: 6.0, BODY: 5.0, PAPER: 3.0}.get(p.being, 1.0)
        low = tokens.low[p.first]
        if p.pronoun:
            score = 1.0 if low in ("es", "man") else 5.5
        if plural is not None and p.plural is not None and plural != p.plural:
            score -= 4 if not (p.pronoun and low == "sie") else 0
        if low in ("der", "ein", "dieser") and p.being == PERSON:
            score += 1.5
        if verb in (p.last, p.core):
            score += 3
        elif (
            verb < p.first
            and all(
                tokens.flag[k] & ADVERB or tokens.low[k] in ("sich", "ihm", "ihr")
                for k in range(verb + 1, min(p.first, verb + 5))
            )
            and p.first - verb < 5
        ):
            score += 2.2
        elif verb < p.first:
            score -= 0.1 * min(10, p.first - verb)
        if measure(tokens.low[p.head]):
            score -= 5
        return score
