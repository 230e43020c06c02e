"""Acts of speech in a German sentence: its verb or its "laut", and who that says to have spoken."""

from summaries.text.german.according import According
from summaries.text.german.act import BREAKS, Act, How
from summaries.text.german.chunks import Phrase
from summaries.text.german.nouns import BODY, PAPER, PERSON, THING
from summaries.text.german.subjects import Subjects
from summaries.text.german.verbs import AUXILIARIES, PASSIVE, Form, forms
from summaries.text.lexicon import ADVERB
from summaries.text.sentences import Stretch

_PARTICLES_WITHIN = 45  # tokens behind a verb in which its particle is looked for
_AUXILIARY_WITHIN = 40  # tokens before a participle in which its auxiliary is looked for
_SUBORDINATE = frozenset(
    """
    dass daß ob wenn weil da als nachdem bevor während obwohl sodass damit bis falls sofern indem wie wo wonach
    der die das dem den deren dessen welcher welche welches was wer warum wohin woher
    """.split()
)
_BECOMES = frozenset("wird werden wurde wurden worden".split())
_MODALS = frozenset(
    """
    will wollen wollte wollten soll sollen sollte sollten kann können konnte konnten könnte könnten muss müssen musste
    mussten müsse müsste darf dürfen durfte durften dürfe möchte möchten wird werden werde würde würden wolle solle
    könne
""".split()
)
_IT_IS_SAID = frozenset("hieß heißt heiße hiess geheißen".split())
_MIDST = frozenset("bekannt fest klar schluss ergebnis ausdruck".split())  # particles with more behind them


class Acts:
    """The acts of speech of one text, sentence by sentence."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects, self.phrases, self.tokens = subjects, subjects.phrases, subjects.tokens
        self.according = According(subjects)
        self.table = forms()
        self._known: dict[int, list[Act]] = {}

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
            act = self.according.at(i, s, sentence) or self._verb(i, s, sentence, out[-1] if out else None)
            if act and not (out and act.first < out[-1].last):
                out.append(act)
        return out

    def _verb(self, i: int, s: Stretch, sentence: int, before: Act | None) -> Act | None:
        tokens = self.tokens
        known = self.table.get(tokens.low[i])
        if not known or (tokens.cap[i] and i > s.first):
            return None
        start, end = self.subjects.clause(i, s)
        for form in known:
            act = self._formed(form, i, start, end, s, sentence)
            if act and act.source and act.source.pronoun and tokens.low[act.source.first] == "es" and not act.it:
                continue
            if act:
                act.lemma = form.lemma
                if form.lemma == "zitier":
                    act.source = self._cited(i, sentence) or act.source
                return self._carried(act, i, start, s, sentence, before)
        return None

    def _cited(self, i: int, sentence: int) -> Phrase | None:
        """Whom somebody quotes: "zitierte die Hafenpost den Werftchef"."""
        for p in self.phrases.of(sentence):
            if p.first > i and p.being == PERSON and not p.prep and self.tokens.mark[p.first] < 0:
                return p
        return None

    def _carried(self, act: Act, i: int, start: int, s: Stretch, sentence: int, before: Act | None) -> Act:
        """The same act with the subject of the verb before an "und" that stands right before its own."""
        tokens = self.tokens
        if i <= s.first or tokens.low[i - 1] not in ("und", "sowie", "oder", "aber") or act.it:
            return act
        if before and before.source and before.verb != "according":
            act.source = before.source
        else:
            earlier = self.subjects.subject(start, i - 1, -2, None, sentence) or self.subjects.topic(start, s, sentence)
            act.source = earlier or act.source
        act.how = "main"
        return act

    def _formed(self, form: Form, i: int, start: int, end: int, s: Stretch, sentence: int) -> Act | None:
        tokens = self.tokens
        low = tokens.low[i]
        last = i + 1
        if low in _IT_IS_SAID:
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
                    or low in _MIDST
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
        how: How = "tag" if i == start and i > s.first else "main"
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
        for k in range(i - 1, max(start - 1, i - _AUXILIARY_WITHIN), -1):
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
                if tokens.low[aux] not in _BECOMES or form.kind == "hold":
                    return None
                return Act(i, i + 1, None, form.kind, start, i + 1, "inner", it=True)  # wird als … bezeichnet
            if source is None:
                source = self.subjects.subject(start, i, aux, None, sentence)
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
        _, end = self.subjects.clause(i, s)
        if form.plural and end - i <= 2 and _MODALS & set(tokens.low[start:i]):
            return None  # will mit den Parteien sprechen
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
            tagging = start > s.first and (tokens.word[before] in BREAKS)
            source = self.subjects.subject(i + 1, end, i, form.plural, sentence)
            if tagging and source:
                comma_relative = self.subjects.topic(start, s, sentence)
                if comma_relative:
                    return Act(i, last, comma_relative, form.kind, comma_relative.first, end)
                return Act(i, last, source, form.kind, start, end, "tag")
            carried = self.subjects.behind_relative(start, s, sentence)
            if carried:
                return Act(i, last, carried, form.kind, carried.first, end)
            return Act(i, last, source, form.kind, start, end, "tag" if tagging else "main") if source else None
        source = self.subjects.subject(start, end, i, form.plural, sentence)
        if source is None:
            source = self.subjects.behind_relative(start, s, sentence)
        if source is None or (form.kind != "say" and source.being == THING and not source.pronoun):
            return None
        return Act(i, last, source, form.kind, start, end)

    def _final(self, form: Form, i: int, last: int, start: int, end: int, s: Stretch, sentence: int) -> Act | None:
        tokens = self.tokens
        opener = tokens.low[start]
        if opener in ("der", "die", "das", "welcher", "welche", "welches") and start > s.first:
            for p in self.phrases.of(sentence):
                if p.last in (start - 1, start) and p.being >= PAPER:
                    return Act(i, last, p, form.kind, start, end, "inner")
        source = self.subjects.subject(start + 1, i, i, form.plural, sentence)
        if source is None:
            return None
        return Act(i, last, source, form.kind, start, end, "wie" if opener == "wie" else "inner")
