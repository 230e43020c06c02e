"""Whom a source means: a name in full, a pronoun, "the minister", or a subject that the sentence leaves out."""

from bisect import bisect_left

from summaries.model import Name
from summaries.text.lexicon import FEMALE, FIRST, ORG, ROLE, SOURCE, TITLE
from summaries.text.romance.acts import Act, Acts
from summaries.text.romance.reading import Source
from summaries.text.romance.words import BODIES
from summaries.text.speakers import UNKNOWN, Speaker

_BACK = 6  # sentences looked back for a pronoun
_HEARD = 3  # sentences in which who spoke last goes on speaking
_WORDY = 30  # tokens of an unnamed source kept


class Cast:
    """The people of one text, and who spoke when."""

    def __init__(self, acts: Acts, names: tuple[Name, ...]) -> None:
        self.acts, self.phrases, self.names = acts, acts.phrases, names
        self.roles: dict[int, tuple[int, int]] = {}  # fullest mention of a person -> tokens of the role
        self.holders: dict[str, list[tuple[int, int]]] = {}  # head of a role -> first token of mention, mention
        self.gender: dict[int, str] = {}
        self.standing: list[list[int]] = [[] for _ in self.phrases.stretches]  # people named in each sentence
        for index, m in enumerate(self.phrases.found):
            if m.kind == "person":
                self._enter(index)
        self.heard: list[tuple[int, int, Speaker]] = []  # sentence, token and speaker of each act so far
        self.who: dict[int, Speaker] = {}  # first token of an act -> its speaker
        for sentence in range(len(self.phrases.stretches)):
            for act in acts.of(sentence):
                self._hear(act, sentence)

    def _enter(self, index: int) -> None:
        p = self.phrases
        m = p.found[index]
        role = p.role_of(index)
        if role[0] >= 0:
            self.roles.setdefault(m.full, role)
            for i in range(*role):
                if p.flag[i] & (ROLE | TITLE):
                    self.holders.setdefault(p.low[i], []).append((m.first, index))
                    break
        self.gender[m.full] = self.gender.get(m.full) or self._gender(index, role)
        if p.spoken[m.first] < 0:
            self.standing[p.tokens.sentence[m.first]].append(index)

    def _gender(self, index: int, role: tuple[int, int]) -> str:
        """ "she", "he", or "" where nothing tells."""
        p = self.phrases
        m = p.found[index]
        span = [*range(max(0, role[0] - 1), role[1])] if role[0] >= 0 else []
        for i in [*span, *range(max(0, m.first - 2), m.first)]:
            if p.flag[i] & FEMALE and p.flag[i] & (ROLE | TITLE):
                return "she"
            if p.low[i] in ("m", "sr", "señor", "don", "monsieur", "senhor", "dom"):
                return "he"
        if span and p.low[span[0]] in p.small.woman:
            return "she"
        if span and p.low[span[0]] in p.small.man:
            return "he"
        given = p.flag[m.first]
        if given & FIRST and (m.last - m.first > 1 or m.full != index):
            return "she" if given & FEMALE else "he"
        low = p.low[m.first]
        if p.language != "fr" and m.last - m.first > 1:
            return "she" if low.endswith("a") else "he" if low.endswith(("o", "r", "l", "n", "s")) else ""
        return ""

    def _hear(self, act: Act, sentence: int) -> None:
        speaker = self.speaker(act.source, act.first) if act.source else self.left_out(act.first, sentence)
        if (
            self.phrases.plural(act.last - 1)
            and speaker.kind == "name"
            and (act.source is None or act.source.mention < 0)
        ):
            speaker = UNKNOWN  # they said, and this is one
        self.who[act.first] = speaker
        if speaker.name:
            self.heard.append((sentence, act.first, speaker))

    def speaker(self, source: Source | None, at: int) -> Speaker:
        """Who a source is, resolved as far as the text before token ``at`` allows."""
        if source is None:
            return UNKNOWN
        if source.mention >= 0:
            return self.named(source.mention)
        if source.pronoun:
            return self._pronoun(source)
        return self._nominal(source)

    def named(self, mention: int) -> Speaker:
        """The speaker that a mention names, by its fullest form and first role."""
        p = self.phrases
        name, role = self.names[mention], self.roles.get(p.found[mention].full, (-1, -1))
        if role[0] < 0:
            return Speaker(name.full, name.full_start, name.full_end, "name")
        a, b = p.start_of(role[0]), p.tokens.end[role[1] - 1]
        return Speaker(name.full, name.full_start, name.full_end, "name", p.tokens.text[a:b], a, b)

    def left_out(self, at: int, sentence: int) -> Speaker:
        """Who speaks where the subject is left out before token ``at``: who spoke last, else whom the text is about."""
        last = bisect_left(self.heard, at, key=lambda heard: heard[1]) - 1
        when = self.heard[last][0] if last >= 0 else -1
        for back in range(sentence, max(when, sentence - _HEARD, -1), -1):  # whom the text has turned to since
            source = self.subject(back)
            if source and source.last <= at:
                return self.speaker(source, at)
        if last >= 0 and sentence - when <= _HEARD:
            return self.heard[last][2]
        people = [index for back in range(max(0, sentence - _BACK), sentence + 1) for index in self.standing[back]]
        before = [index for index in people if self.phrases.found[index].last <= at]
        return self.named(before[-1]) if before else UNKNOWN

    def subject(self, sentence: int, bodies: bool = False) -> Source | None:
        """Who a sentence is about: the first noun phrase of somebody that no preposition governs.

        bodies: or of something with a name of its own, which may be a body.
        """
        p = self.phrases
        s = p.stretches[sentence]
        first = s.first
        while first < s.last and not p.tokens.spoken[first]:
            first += 1
        if first < s.last and p.spoken[first] < 0 and (source := p.behind(first, s)):
            if source.mention >= 0:
                m = p.found[source.mention]
                apposed = m.kind == "other" and (m.first > first or p.source_like(first) or bodies)
                if m.kind in ("person", "organisation") or apposed:
                    return source
            elif any(
                p.source_like(i) or (bodies and p.name_at[i] >= 0) for i in range(first, min(source.last, first + 3))
            ):
                return source
        for index in self.standing[sentence]:
            m = p.found[index]
            if m.first == s.first or not p.governed(m.first):
                return Source(m.first, m.last, index)
        return None

    def _pronoun(self, source: Source) -> Speaker:
        p = self.phrases
        a, b = p.start_of(source.first), p.tokens.end[source.last - 1]
        here = p.tokens.sentence[source.first]
        if source.pronoun == "they":
            last = bisect_left(self.heard, source.first, key=lambda heard: heard[1])
            for when, _, who in reversed(self.heard[max(0, last - _HEARD) : last]):
                if here - when <= _HEARD and who.kind == "collective":
                    return who
            return Speaker(None, a, b)
        for known in (source.pronoun, ""):  # whose gender something tells, before whose gender nothing does
            for back in range(here, max(-1, here - _BACK), -1):
                fits = [
                    index
                    for index in self.standing[back]
                    if p.found[index].last <= source.first and self.gender.get(p.found[index].full, "") == known
                ]
                if fits:
                    free = [index for index in fits if not p.governed(p.found[index].first)]
                    return self.named((free or fits)[0])
        for back in (here, here - 1):
            subject = self.subject(back) if back >= 0 else None
            if subject and subject.last <= source.first and subject.mention < 0:
                article = p.low[subject.first]
                if p.elided(subject.first) or article in (p.small.woman if source.pronoun == "she" else p.small.man):
                    return self._nominal(subject)
        return Speaker(None, a, b)

    def _body(self, at: int) -> Source | None:
        """The named body that this sentence or the one before is about: "la compañía" for "la naviera Costa"."""
        p = self.phrases
        here = p.tokens.sentence[at]
        for back in (here, here - 1):
            source = self.subject(back, bodies=True) if back >= 0 else None
            if source is None or source.last > at:
                continue
            kinds = {p.found[p.name_at[i]].kind for i in range(source.first, source.last) if p.name_at[i] >= 0}
            return source if kinds & {"organisation", "other"} and "person" not in kinds else None
        return None

    def _nominal(self, source: Source) -> Speaker:
        p = self.phrases
        if source.last - source.first > _WORDY:
            return UNKNOWN
        definite = p.low[source.first] in p.small.the or p.elided(source.first) == "l"
        heads = [i for i in range(source.first, source.last) if p.flag[i] & (ROLE | TITLE)]
        if definite and heads and source.last - source.first <= 3:
            held = [index for first, index in self.holders.get(p.low[heads[0]], []) if first < source.first]
            if held:
                return self.named(held[-1])
        if definite and source.last - source.first <= 2 and p.low[source.last - 1] in BODIES:
            body = self._body(source.first)
            if body is not None:
                source = body
        a, b = p.tokens.start[source.first], p.tokens.end[source.last - 1]
        many = p.low[source.first].endswith("s") or p.tokens.low[source.first] in ("dois", "duas", "dos", "deux")
        group = not heads and any(p.flag[i] & (ORG | SOURCE) for i in range(source.first, source.last))
        return Speaker(p.tokens.text[a:b], a, b, "collective" if many or group else "unnamed")
