"""The nouns of German phrases with their articles and adjectives, told by their capitals."""

from dataclasses import dataclass

from summaries.text.german.nouns import BODY, PAPER, PERSON, THING, being, measure
from summaries.text.german.verbs import forms
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, PREP, PRONOUN, SAY, STOP
from summaries.text.mention import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

NOMINATIVE = frozenset("der die das ein eine dieser diese dieses jener jene jedes jeder jede kein keine".split())
_OWN = frozenset("mein meine unser unsere sein seine ihr ihre deren dessen euer".split())
OBLIQUE = frozenset(
    """
    den dem des einen einem eines einer diesen diesem jenen jenem jeden jedem keinen keinem keines keiner
    seinen seinem seines seiner ihren ihrem ihres ihrer meinen meinem unseren unserem unserer allen
    """.split()
)
_COUNTED = frozenset(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf mehrere einige viele wenige beide alle manche zahlreiche
    verschiedene hunderte tausende dutzende etliche sämtliche andere weitere
    """.split()
)
_DETS = NOMINATIVE | _OWN | OBLIQUE | _COUNTED
OPENS, _CLOSES = frozenset('„“"«»‚‘'), frozenset('“”"»«‘’')
_SMALL = frozenset(
    """
    wie ohne heute gerade sowie wegen neben oder aber weiter immer wieder später leider daher außer unter hinter über
    bisher nachdem während werden haben sollen können müssen wollen dürfen waren wurden hatten seien dabei darüber
    darunter hier seither hinzu lieber eher ferner weder sondern trotzdem außerdem zudem indem sofern morgen gestern
    zusammen eben neben oben unten außen innen vorne hinten selber immerhin gegenüber je
    """.split()
)
_YEARS = frozenset("jahre jahren monate monaten wochen tage".split())
_MODIFIERS = 9  # small words between an article and its noun


@dataclass(slots=True)
class Phrase:
    """A noun phrase in tokens.

    first: its article or first word.  head: the noun (of a name the last token).  last: behind its genitives, names and
    appositions.  prep: the preposition that governs it, or "".  subject: whether its form may be a subject's.  plural:
    None where its form leaves it open.  being: of its head.  mention: index of the name that it is or bears, or -1.
    """

    first: int
    head: int
    last: int
    prep: str
    subject: bool
    plural: bool | None
    being: int
    mention: int = -1
    pronoun: bool = False
    governor: int = -1  # token of the preposition
    core: int = -1  # behind the head and its genitives, before appositions


class Chunks:
    """The names of one text laid over its tokens, and the nouns that start at a token."""

    def __init__(self, tokens: Tokens, stretches: tuple[Stretch, ...], found: tuple[Mention, ...]) -> None:
        self.tokens, self.stretches, self.found = tokens, stretches, found
        self.name_at = [-1] * len(tokens)
        for index, m in enumerate(found):
            for i in range(m.first, m.last):
                self.name_at[i] = index
        self._verbs = forms()
        self.titled: set[int] = set()  # tokens of names between quotation marks, with the marks

    def noun(self, i: int, hi: int) -> int:
        """The first noun of a phrase that starts at ``i``: the token itself, or behind article and adjectives; -1."""
        tokens = self.tokens
        if self._nominal(i, i):
            return i
        low = tokens.low[i]
        if not (low in _DETS or low[0].isdigit() or self.adjective(i)):
            return -1
        for k in range(i + 1, min(i + _MODIFIERS, hi)):
            if self._nominal(k, i):
                if tokens.low[k] in _YEARS and k + 1 < hi and tokens.low[k + 1].startswith("alte"):
                    continue  # der 47 Jahre alte Trainer
                return k
            if tokens.word[k] in OPENS and self.titled_at(k, hi):
                return k
            if not (
                self.adjective(k)
                or tokens.low[k][0].isdigit()
                or tokens.flag[k] & ADVERB
                or tokens.word[k] in ".-–%"
                or tokens.low[k] in ("und", "mehr", "als", "so", "sehr", "rund", "etwa", "gut")
            ):
                return -1
        return -1

    def _nominal(self, k: int, first: int) -> bool:
        tokens = self.tokens
        if not tokens.cap[k]:
            return False
        if self.name_at[k] >= 0:
            return True
        flag = tokens.flag[k]
        opens = (
            k == 0
            or tokens.sentence[k - 1] != tokens.sentence[k]
            or not (tokens.spoken[k - 1] or tokens.word[k - 1] == ",")
        )
        if opens and (flag & (PREP | CONJ | AUX | ADVERB | PRONOUN | STOP) or tokens.low[k] in _DETS):
            return False
        return not (
            opens and self.adjective(k) and k + 1 < len(tokens) and tokens.cap[k + 1] and not being(tokens.low[k])
        )

    def adjective(self, k: int) -> bool:
        tokens = self.tokens
        low = tokens.low[k]
        return (
            low.endswith(("e", "en", "er", "es", "em"))
            and low[0].isalpha()
            and low not in _SMALL
            and low not in self._verbs
            and not tokens.flag[k] & (PREP | AUX | CONJ | PRONOUN | DET | SAY)
        )

    def titled_at(self, k: int, hi: int) -> int:
        """The token behind a name between quotation marks that opens at ``k`` ("die „Hafenpost“"), or 0."""
        tokens = self.tokens
        if not tokens.cap[min(k + 1, hi - 1)]:
            return 0
        for j in range(k + 2, min(k + 8, hi)):
            if tokens.word[j] in _CLOSES:
                return j + 1
        return 0

    def core(self, noun: int, hi: int) -> tuple[int, int, int]:  # noqa: PLR0912, PLR0915  # one way on for each sort of word
        """Name, head and end of the nouns that start at ``noun``: "Ministerin Mara Lind", "Zeitung „Hafenpost“"."""
        tokens = self.tokens
        if tokens.word[noun] in OPENS:
            after = self.titled_at(noun, hi)
            self.titled.update(range(noun, after))
            return -1, noun + 1, after
        j = noun
        mention, head = -1, noun
        while j < min(hi, noun + 10):
            index = self.name_at[j]
            if index >= 0:
                m = self.found[index]
                if m.kind == "person" or mention < 0:
                    if m.end < tokens.end[m.last - 1] and m.last < hi and tokens.cap[m.last] and j == noun:
                        j = m.last  # Linds Sprecher
                        continue
                    if m.last + 1 < hi and tokens.word[m.last] in "’'" and tokens.cap[m.last + 1] and j == noun:
                        j = m.last + 1  # Lorenz’ Sprecher
                        continue
                    if mention >= 0 and self.found[mention].kind == "person":
                        break
                    if j > noun and m.end < tokens.end[m.last - 1]:
                        j = m.last  # Anhänger Linds
                        continue
                    mention, head = index, m.last - 1
                j = m.last
                continue
            if tokens.cap[j]:
                if mention >= 0 and self.found[mention].kind == "person":
                    break
                if mention >= 0 and self.found[mention].kind == "place" and not being(tokens.low[j]):
                    break
                if j > noun and measure(tokens.low[j]) and mention < 0:
                    break
                if mention >= 0:
                    mention = -1
                if mention < 0 and (being(tokens.low[j]) or not being(tokens.low[head]) or tokens.low[head][-1] == "s"):
                    head = j
                j += 1
            elif tokens.word[j] == "-" and j + 2 < hi and tokens.low[j + 1] in ("und", "oder") and tokens.cap[j + 2]:
                j += 2
                head = j
            elif (
                tokens.word[j] == "." and j + 1 < hi and tokens.cap[j + 1] and j > noun and len(tokens.low[j - 1]) <= 4
            ):
                j += 1
            elif tokens.word[j] in OPENS and j > noun and mention < 0 and (after := self.titled_at(j, hi)):
                self.titled.update(range(j, after))
                j = after
                break
            elif tokens.word[j] == "/" and j + 1 < hi and tokens.cap[j + 1]:
                j += 1
            else:
                break
        return mention, head, max(j, noun + 1)

    def kind(self, noun: int, head: int, mention: int) -> int:
        if mention >= 0:
            kind = self.found[mention].kind
            return (
                PERSON if kind == "person" else BODY if kind == "organisation" else PAPER if kind == "place" else THING
            )
        if self.tokens.word[noun] in OPENS:
            return PAPER
        return max(being(self.tokens.low[head]), being(self.tokens.low[noun]) if head > noun else 0)

    def plural(self, first: int, det: str, low: str, mention: int, kind: int) -> bool | None:
        if mention >= 0:
            return False
        if det in _COUNTED or (det[0].isdigit() and det not in ("1",)) or low.endswith(("innen", "leute")):
            return True
        if det in ("ein", "eine", "das", "der", "dieser", "dieses", "jeder", "jede", "jedes"):
            return False
        if det in ("die", "diese", "seine", "ihre", "keine", "unsere", "deren", "dessen"):
            return True if kind == PERSON and not low.endswith(("in", "frau", "e")) else None
        if self.tokens.cap[first] and det == low:
            return None
        return None
