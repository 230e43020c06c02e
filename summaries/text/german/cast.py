"""Whom a German pronoun, surname or "der Minister" means: from a noun phrase to a speaker."""

from summaries.model import Name
from summaries.text.german.chunks import Phrase
from summaries.text.german.nouns import BODY, PAPER, PERSON, THING, being, woman
from summaries.text.german.phrases import Phrases
from summaries.text.lexicon import DET, FEMALE, FIRST, lexicon
from summaries.text.speakers import UNKNOWN, Speaker

_BACK = 6  # sentences looked back for whom a pronoun means
_RECENT = 4  # sentences in which somebody who spoke is meant before somebody who was only named
_NEAREST = frozenset("dieser diese letzterer letztere".split())
_DEFINITE = frozenset("der die das dem den des".split())
_GENITIVE = frozenset("des eines dieses seines ihres".split())
_MEN, _WOMEN = (
    frozenset("er ihm ihn dieser letzterer jener seiner seinen dessen".split()),
    frozenset("sie ihr diese letztere ihrer ihren deren".split()),
)


def _ending(low: str) -> int:
    """The letters of a noun's genitive: Ministeriums 1, Verbandes 2, of others 0."""
    for cut in (2, 1):
        stem = low[:-cut]
        if low.endswith("es" if cut == 2 else "s") and being(stem) == being(low) != THING and stem[-1] not in "se":
            return cut
    return 0


class Cast:
    """The people of one text, as a German text speaks of them."""

    def __init__(self, phrases: Phrases, names: tuple[Name, ...]) -> None:
        self.phrases, self.tokens, self.names = phrases, phrases.tokens, names
        self.gender: dict[int, str] = {}
        self.holders: dict[str, list[int]] = {}  # head of a role -> mentions of who has it
        for index, m in enumerate(phrases.found):
            if m.kind != "person":
                continue
            self.gender[m.full] = self.gender.get(m.full) or self._gender(index)
            if m.role[0] >= 0:
                for i in range(*m.role):
                    if self.tokens.cap[i] and being(self.tokens.low[i]) == PERSON:
                        self.holders.setdefault(self.tokens.low[i], []).append(index)
                        break
        self.heard: dict[int, list[tuple[Phrase, Speaker]]] = {}  # sentence -> sources and speakers of its acts
        self.seen: dict[tuple[int, int], Speaker] = {}

    def _gender(self, index: int) -> str:
        m, tokens = self.phrases.found[index], self.tokens
        for i in range(*m.role) if m.role[0] >= 0 else ():
            if tokens.cap[i] and being(tokens.low[i]) == PERSON and not tokens.low[i].endswith(("e", "en")):
                return "f" if woman(tokens.low[i]) else "m"
        if m.last - m.first > 1:
            first = tokens.low[m.first].partition("-")[0]
            flag = lexicon("de")[first]
            if flag & FIRST:
                return "f" if flag & FEMALE else "m"
        before = tokens.low[m.first - 1] if m.first else ""
        return "f" if before == "frau" else "m" if before in ("herr", "herrn") else ""

    def speaker(self, source: Phrase | None, sentence: int) -> Speaker:
        """Who a source is, resolved as far as the text allows; remembered, in order of the text, as who spoke last."""
        if source is None:
            return UNKNOWN
        key = source.first, source.last
        known = self.seen.get(key)
        if known is None:
            known = self.seen[key] = self._resolved(source, sentence)
            if known.name:
                self.heard.setdefault(sentence, []).append((source, known))
        return known

    def _resolved(self, source: Phrase, sentence: int) -> Speaker:
        if source.pronoun:
            return self._pronoun(source, sentence)
        if source.mention >= 0:
            kind = self.phrases.found[source.mention].kind
            if kind == "person" or source.first >= self.phrases.found[source.mention].first - 1:
                return self._named(source.mention)
        return self._nominal(source, sentence)

    def _named(self, mention: int) -> Speaker:
        name = self.names[mention]
        return Speaker(name.full, name.full_start, name.full_end, "name", name.role, name.role_start, name.role_end)

    def _pronoun(self, source: Phrase, sentence: int) -> Speaker:
        low = self.tokens.low[source.first]
        at = self.tokens.start[source.first], self.tokens.end[source.first]
        gender = "m" if low in _MEN else "f" if low in _WOMEN else ""
        if not gender:
            return Speaker(None, *at)
        if low in _NEAREST:
            nearest = self._nearest(source.first, sentence, gender)
            if nearest >= 0:
                return self._named(nearest)
        for back in range(sentence, max(-1, sentence - _RECENT), -1):
            for before, who in reversed(self.heard.get(back, [])):
                if before.first < source.first and self._may_be(before, gender):
                    return who
        for back in range(sentence, max(-1, sentence - _BACK), -1):
            found = [
                p
                for p in self.phrases.of(back)
                if p.first < source.first and p.being >= (PERSON if gender == "m" else BODY) and self._fits(p, gender)
            ]
            if found:
                best = min(found, key=lambda p: (not p.subject, p.mention < 0, p.first))
                return self._resolved(best, back) if not best.pronoun else Speaker(None, *at)
        return Speaker(None, *at)

    def _nearest(self, at: int, sentence: int, gender: str) -> int:
        """The last person named before token ``at`` in this sentence or the one before, -1 where there is none."""
        for back in (sentence, sentence - 1):
            for p in reversed(self.phrases.of(back) if back >= 0 else []):
                m = self.phrases.found[p.mention] if p.mention >= 0 else None
                if m and p.first < at and m.kind == "person" and self.gender.get(m.full, "") in ("", gender):
                    return p.mention
        return -1

    def _may_be(self, source: Phrase, gender: str) -> bool:
        if source.pronoun:
            return (self.tokens.low[source.first] in _MEN) == (gender == "m")
        return self._fits(source, gender)

    def _fits(self, p: Phrase, gender: str) -> bool:
        if p.pronoun:
            return False
        if p.mention >= 0:
            m = self.phrases.found[p.mention]
            if m.kind == "person":
                return self.gender.get(m.full, "") in ("", gender)
            return gender == "f" and p.being == BODY
        low = self.tokens.low[p.head]
        if p.being == PERSON:
            return woman(low) == (gender == "f") if not p.plural else gender == "f"
        return gender == "f" and p.being == BODY

    def _nominal(self, source: Phrase, sentence: int) -> Speaker:
        tokens = self.tokens
        first = source.first
        aged = tokens.low[source.head].startswith("jährig") or "jahre" in tokens.low[first : source.head]
        if aged and tokens.low[first] in ("der", "die"):
            before = self._nearest(first, sentence, "m" if tokens.low[first] == "der" else "f")
            if before >= 0:
                return self._named(before)  # der 58-Jährige
        alone = source.last - first <= 2
        if source.being == PERSON and source.mention < 0 and tokens.low[first] in _DEFINITE and alone:
            mention = self._holder(tokens.low[source.head], source.first)
            if mention >= 0:
                return self._named(mention)
        if (
            source.being in (BODY, PAPER)
            and tokens.flag[first] & DET
            and tokens.low[first] in _DEFINITE
            and first + 1 < source.last
        ):
            first += 1
        end = source.last
        while end > first + 1 and tokens.word[end - 1] in ",–":
            end -= 1
        a, b = tokens.start[first], tokens.end[end - 1]
        if source.being == PERSON and tokens.low[first] in ("dem", "den", "des") and first + 1 < end:
            a = tokens.start[first + 1]
        if tokens.low[source.first] in _GENITIVE and end - 1 == source.head and source.mention < 0:
            b -= _ending(tokens.low[source.head])
        kind = "collective" if source.plural or source.being == BODY else "unnamed"
        return Speaker(tokens.text[a:b], a, b, "collective" if kind == "collective" else "unnamed")

    def _holder(self, head: str, at: int) -> int:
        """The last person before token ``at`` whose role ends in this noun ("der Minister": Innenminister), or -1."""
        best = -1
        for role, mentions in self.holders.items():
            if role == head or (len(head) > 4 and role.endswith(head)):
                for index in mentions:
                    if self.phrases.found[index].first < at:
                        best = max(best, index)
        return best
