"""Whom "he" and "she" mean: the people of a text by how much they stand in the light at each sentence.

After the salience of Lappin and Leass (1994): what a mention weighs comes from its grammatical place, falls with every
sentence behind it, and adds up over the mentions of one person; gender and number only forbid.
"""

from dataclasses import dataclass

from summaries.text.lexicon import AUX, FEMALE, FIRST, PREP, RELATIVE, ROLE, TITLE, UNISEX
from summaries.text.mention import Mention
from summaries.text.speech import Event, Scene
from summaries.text.tokens import Tokens

Gender = str  # "f", "m", or "" where nothing tells
_MALE_WORDS = frozenset(
    """
    mr king prince lord sir father son husband brother uncle grandfather nephew grandson congressman chairman
    councilman assemblyman spokesman businessman salesman fisherman alderman actor monk priest widower herr señor
    monsieur
    """.split()
)
_BACK = 8  # sentences looked back
_MOST = 40  # mentions of one sentence looked at
_FADES = 0.4  # what is left of a mention's weight one sentence later
_OTHERS = 0.1  # share of a person's other mentions beside the weightiest
_SUBJECT, _PLAIN, _GOVERNED, _OWNER = 3.0, 1.6, 1.0, 0.9
_EARLY = 4  # tokens of a sentence in which a name with an aside behind it is its subject
_SETS_OFF = frozenset(",(—–") | {"--"}
_TOPIC = frozenset("for to like".split())  # "As for Lind, she …"; "To Lind, it is …"
_SPOKE = 2.0  # more for who is quoted there
_FIRST_OF_SENTENCE = 0.5
_DOUBTED = 0.6  # of a name that only looks like a person's
_UNTOLD = 0.95  # of a person whose gender nothing tells


@dataclass(slots=True)  # not frozen: made by the thousand
class _Standing:
    """One mention of a person: where it ends, whose it is, what it weighs, the quotation it stands in or -1."""

    at: int
    person: int
    mention: int
    weight: float
    inside: int


class Light:
    """The people of one text, and who stands in the light where."""

    def __init__(self, tokens: Tokens, scene: Scene, events: list[list[Event]]) -> None:
        self.tokens, self.scene = tokens, scene
        self.gender: dict[int, Gender] = {}
        self.sure: set[int] = set()
        for m in scene.found:
            if m.kind != "person":
                continue
            if not self.gender.get(m.full):
                self.gender[m.full] = self._gender(m)
            after = tokens.word[m.last : m.last + 2]
            aged = len(after) == 2 and after[0] == "," and after[1].isdigit()  # Mara Lind, 43
            if m.role[0] >= 0 or tokens.flag[m.first] & FIRST or aged:
                self.sure.add(m.full)
        heard = [e.source for each in events for e in each if e.kind != "stance"]
        speaking = {source.mention for source in heard if source and source.kind == "name"}
        self.sure |= {scene.found[k].full for k in speaking if scene.found[k].kind == "person"}
        surnames = {k for k, m in enumerate(scene.found) if m.kind == "other" and self._surname(m, k in speaking)}
        self.standing: list[list[_Standing]] = [[] for _ in scene.stretches]
        for index, m in enumerate(scene.found):
            if m.kind == "person" or index in surnames:
                self._enter(index, m, index in speaking)

    def _enter(self, index: int, m: Mention, speaks: bool) -> None:
        tokens = self.tokens
        sentence = tokens.sentence[m.first]
        here = self.standing[sentence]
        if len(here) >= _MOST:
            return
        weight = self._place(m) + (_SPOKE if speaks else 0)
        if not here:
            weight += _FIRST_OF_SENTENCE
        if m.full not in self.sure:
            weight *= _DOUBTED
        here.append(_Standing(m.last, m.full, index, weight, tokens.mark[m.first]))

    def _surname(self, m: Mention, speaks: bool) -> bool:
        """Whether a word of no kind that speaks or acts may be a surname: not all capitals, no article before it."""
        if not (speaks or (m.last < len(self.tokens) and self.scene.verbal(m.last))):
            return False
        word, low = self.tokens.word[m.first], self.tokens.low
        before = low[m.first - 1] if m.first else ""
        return m.last - m.first == 1 and before != "the" and word[1:].islower()

    def spoke(self, at: int, mention: int, speaks: bool) -> None:
        """Note that the pronoun or noun phrase at token ``at`` means this mention's person."""
        tokens, m = self.tokens, self.scene.found[mention]
        here = self.standing[tokens.sentence[at]]
        if m.kind != "place" and len(here) < _MOST:
            weight = _SUBJECT + (_SPOKE if speaks else 0)
            here.append(_Standing(at + 1, m.full, mention, weight, tokens.mark[at]))

    def _place(self, m: Mention) -> float:
        """What the grammatical place of a mention weighs."""
        tokens, flag = self.tokens, self.tokens.flag
        first = m.role[0] if 0 <= m.role[0] < m.first else m.first
        sentence = tokens.sentence[m.first]
        opens = self.scene.stretches[sentence].first
        if tokens.low[m.last - 1].endswith(("’s", "'s")) or (m.last < len(tokens) and tokens.word[m.last] in "’'"):
            return _PLAIN if first == opens else _OWNER
        before = first - 1
        while before > opens and tokens.low[before] in ("the", "a", "an", "and"):
            before -= 1
        if before >= opens and flag[before] & PREP and not flag[before] & AUX and self.scene.name_at[before] < 0:
            return _SUBJECT if before - opens < 2 and tokens.low[before] in _TOPIC else _GOVERNED
        after = m.last
        if after >= len(tokens) or tokens.sentence[after] != sentence:
            return _PLAIN
        set_off = first - opens < _EARLY and tokens.word[after] in _SETS_OFF
        return _SUBJECT if set_off or flag[after] & RELATIVE or self.scene.verbal(after) else _PLAIN

    def _gender(self, m: Mention) -> Gender:
        """ "f", "m" or "" where neither title nor role nor given name tells."""
        flag, low = self.tokens.flag, self.tokens.low
        span = range(m.role[0], m.role[1]) if m.role[0] >= 0 else range(0)
        for i in (*span, *range(max(0, m.first - 2), m.first)):
            if flag[i] & FEMALE and flag[i] & (TITLE | ROLE):
                return "f"
            if low[i] in _MALE_WORDS:
                return "m"
        first = self.scene.found[m.full].first  # "Small" alone may be a surname like a given name
        if flag[first] & UNISEX or not flag[first] & FIRST:
            return ""
        return "f" if flag[first] & FEMALE else "m"

    def meant(self, i: int, gender: Gender, among: frozenset[int] | None = None) -> int:
        """The mention of whom a pronoun at token ``i`` means, -1 where nobody fits.

        among: the persons (indices of their fullest mentions) that it may mean, None for everybody.
        """
        tokens = self.tokens
        here, inside = tokens.sentence[i], tokens.mark[i]
        best: dict[int, list[float]] = {}
        latest: dict[int, int] = {}
        fade = 1.0
        for sentence in range(here, max(-1, here - _BACK), -1):
            for s in self.standing[sentence]:
                if s.at > i or (s.inside >= 0 and s.inside != inside) or (among is not None and s.person not in among):
                    continue
                known = self.gender.get(s.person, "")
                if known and gender and known != gender:
                    continue
                weight = s.weight * fade * (1.0 if known else _UNTOLD)
                best.setdefault(s.person, []).append(weight)
                if latest.get(s.person, -1) < s.mention:
                    latest[s.person] = s.mention
            fade *= _FADES
        if not best:
            return self._ahead(i, gender) if among is None and inside < 0 else -1
        total = {person: max(w) + _OTHERS * (sum(w) - max(w)) for person, w in best.items()}
        return latest[max(total, key=lambda p: (total[p], latest[p]))]

    def _ahead(self, i: int, gender: Gender) -> int:
        """The first person named as a subject right behind a pronoun that nobody before it fits, -1 where none is."""
        here = self.tokens.sentence[i]
        for each in self.standing[here : here + 3]:
            for s in each:
                known = self.gender.get(s.person, "")
                if s.at > i and s.inside < 0 and s.weight >= _SUBJECT and (not known or known == gender):
                    return s.mention
        return -1
