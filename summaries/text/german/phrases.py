"""Noun phrases of a German sentence, found by their articles and capitals: what may be a subject, and what cannot."""

from dataclasses import dataclass

from summaries.text.german.nouns import BODY, PAPER, PERSON, THING, being, feminine, measure
from summaries.text.german.verbs import forms
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, MONTH, PREP, PRONOUN, SAY, STOP, WEEKDAY
from summaries.text.mention import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_NOMINATIVE = frozenset("der die das ein eine dieser diese dieses jener jene jedes jeder jede kein keine".split())
_OWN = frozenset("mein meine unser unsere sein seine ihr ihre deren dessen euer".split())
_OBLIQUE = frozenset(
    """
    den dem des einen einem eines einer diesen diesem dieses_ jenen jenem jeden jedem keinen keinem keines keiner
    seinen seinem seines seiner ihren ihrem ihres ihrer meinen meinem unseren unserem unserer beiden_ dieser_ allen
    """.split()
)
_COUNTED = frozenset(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf mehrere einige viele wenige beide alle manche zahlreiche
    verschiedene hunderte tausende dutzende etliche sämtliche andere weitere
    """.split()
)
_DETS = _NOMINATIVE | _OWN | _OBLIQUE | _COUNTED
_SUBJECTS = frozenset("er sie es wir ich man wer".split())
_DEMONSTRATIVE = frozenset("dieser diese letzterer letztere jener jene beide alle viele einige manche andere".split())
_OF = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser deren dessen aller mehrerer".split())
_BOUND = frozenset("von vom für aus beim bei".split())
_BOUND_LOOSE = frozenset("am an im in zur zum".split())  # of a person's office only, and never before a time
_OPENS, _CLOSES = frozenset('„“"«»‚‘'), frozenset('“”"»«‘’')
_SMALL = frozenset(
    """
    wie ohne heute gerade sowie wegen neben oder aber weiter immer wieder später leider daher außer unter hinter über
    bisher nachdem während werden haben sollen können müssen wollen dürfen waren wurden hatten seien dabei darüber
    darunter hier seither hinzu lieber eher ferner weder sondern trotzdem außerdem zudem indem sofern morgen gestern
    zusammen eben neben oben unten außen innen vorne hinten selber immerhin gegenüber je
    """.split()
)
_YEARS = frozenset("jahre jahren monate monaten wochen tage".split())
_LONGEST = 26  # tokens of one phrase with all that hangs on it
_MODIFIERS = 9  # small words between an article and its noun
_RELATIVE = frozenset("der die das dem den deren dessen welcher welche welches welchem welchen".split())


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


class Phrases:
    """The noun phrases of one text, sentence by sentence."""

    def __init__(self, tokens: Tokens, stretches: tuple[Stretch, ...], found: tuple[Mention, ...]) -> None:
        self.tokens, self.stretches, self.found = tokens, stretches, found
        self.name_at = [-1] * len(tokens)
        for index, m in enumerate(found):
            for i in range(m.first, m.last):
                self.name_at[i] = index
        self._verbs = forms()
        self.titled: set[int] = set()  # tokens of names between quotation marks, with the marks
        self._known: dict[int, list[Phrase]] = {}

    def of(self, sentence: int) -> list[Phrase]:
        """The phrases of a sentence in order, outermost only."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._read(self.stretches[sentence])
        return known

    def _read(self, s: Stretch) -> list[Phrase]:
        out: list[Phrase] = []
        i = s.first
        prep, governor = "", -1
        tokens = self.tokens
        while i < s.last:
            low, flag = tokens.low[i], tokens.flag[i]
            if flag & PREP and self.name_at[i] < 0 and (not tokens.cap[i] or i == s.first):
                prep, governor = low, i
                i += 1
                continue
            if low == "als" and i + 1 < s.last and (tokens.cap[i + 1] or self._adjective(i + 1)):
                prep, governor = low, i  # als Sprecher; "als der Sprecher …" opens a clause
                i += 1
                continue
            phrase = self.at(i, s.last, prep)
            if phrase:
                phrase.governor = governor if prep else -1
                out.append(phrase)
                i = phrase.last
                prep = ""
                continue
            if not (low.endswith(("e", "en", "er", "em", "es")) or flag & ADVERB or low[0].isdigit()):
                prep = "" if tokens.word[i] not in _OPENS else prep
            i += 1
        return out

    def at(self, i: int, hi: int, prep: str) -> Phrase | None:
        """The phrase that starts at token ``i``, with all that hangs on it."""
        tokens = self.tokens
        low = tokens.low[i]
        if low in _SUBJECTS and not self._noun_follows(i, hi):
            return Phrase(i, i, i + 1, prep, not prep, low == "wir" or None, THING, pronoun=True, core=i + 1)
        if low in _DEMONSTRATIVE and not self._noun_follows(i, hi):
            plural = None if low in ("diese", "jene") else low not in ("dieser", "letzterer", "letztere", "jener")
            return Phrase(i, i, i + 1, prep, not prep, plural, THING, pronoun=True, core=i + 1)
        if tokens.word[i] in _OPENS and i and (tokens.flag[i - 1] & SAY or tokens.low[i - 1] in ("laut", "so")):
            noun = i if self._titled(i, hi) else -1  # schrieb „Die Hafenpost“
        else:
            noun = self.noun(i, hi)
        if noun < 0:
            return None
        return self._built(i, noun, hi, prep)

    def _noun_follows(self, i: int, hi: int) -> bool:
        return self.noun(i, hi) > i and self.tokens.low[i] not in ("er", "es", "wir", "ich", "man", "wer", "sie")

    def noun(self, i: int, hi: int) -> int:
        """The first noun of a phrase that starts at ``i``: the token itself, or behind article and adjectives; -1."""
        tokens = self.tokens
        if self._nominal(i, i):
            return i
        low = tokens.low[i]
        if not (low in _DETS or low[0].isdigit() or self._adjective(i)):
            return -1
        for k in range(i + 1, min(i + _MODIFIERS, hi)):
            if self._nominal(k, i):
                if tokens.low[k] in _YEARS and k + 1 < hi and tokens.low[k + 1].startswith("alte"):
                    continue  # der 47 Jahre alte Trainer
                return k
            if tokens.word[k] in _OPENS and self._titled(k, hi):
                return k
            if not (
                self._adjective(k)
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
            opens and self._adjective(k) and k + 1 < len(tokens) and tokens.cap[k + 1] and not being(tokens.low[k])
        )

    def _adjective(self, k: int) -> bool:
        tokens = self.tokens
        low = tokens.low[k]
        return (
            low.endswith(("e", "en", "er", "es", "em"))
            and low[0].isalpha()
            and low not in _SMALL
            and low not in self._verbs
            and not tokens.flag[k] & (PREP | AUX | CONJ | PRONOUN | DET | SAY)
        )

    def _titled(self, k: int, hi: int) -> int:
        """The token behind a name between quotation marks that opens at ``k`` ("die „Hafenpost“"), or 0."""
        tokens = self.tokens
        if not tokens.cap[min(k + 1, hi - 1)]:
            return 0
        for j in range(k + 2, min(k + 8, hi)):
            if tokens.word[j] in _CLOSES:
                return j + 1
        return 0

    def _built(self, first: int, noun: int, hi: int, prep: str) -> Phrase:
        tokens = self.tokens
        mention, head, end = self._core(noun, hi)
        det = tokens.low[first]
        kind = self._kind(noun, head, mention)
        low = tokens.low[head]
        subject = not prep and det not in _OBLIQUE
        if subject and det == "der" and feminine(tokens.low[noun] if mention < 0 else low) and mention < 0:
            subject = False
        if subject and det == "der" and kind != PERSON and low.endswith("en") and not feminine(low) and mention < 0:
            subject = False  # der Parteien
        plural = self._plural(first, det, low, mention, kind)
        phrase = Phrase(first, head, end, prep, subject, plural, kind, mention)
        self._complemented(phrase, hi)
        phrase.core = phrase.last
        self._apposed(phrase, hi)
        self._joined(phrase, hi)
        return phrase

    def _core(self, noun: int, hi: int) -> tuple[int, int, int]:  # noqa: PLR0912, PLR0915  # one way on for each sort of word
        """Name, head and end of the nouns that start at ``noun``: "Ministerin Mara Lind", "Zeitung „Hafenpost“"."""
        tokens = self.tokens
        if tokens.word[noun] in _OPENS:
            after = self._titled(noun, hi)
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
            elif tokens.word[j] in _OPENS and j > noun and mention < 0 and (after := self._titled(j, hi)):
                self.titled.update(range(j, after))
                j = after
                break
            elif tokens.word[j] == "/" and j + 1 < hi and tokens.cap[j + 1]:
                j += 1
            else:
                break
        return mention, head, max(j, noun + 1)

    def _kind(self, noun: int, head: int, mention: int) -> int:
        if mention >= 0:
            kind = self.found[mention].kind
            return (
                PERSON if kind == "person" else BODY if kind == "organisation" else PAPER if kind == "place" else THING
            )
        if self.tokens.word[noun] in _OPENS:
            return PAPER
        return max(being(self.tokens.low[head]), being(self.tokens.low[noun]) if head > noun else 0)

    def _plural(self, first: int, det: str, low: str, mention: int, kind: int) -> bool | None:
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

    def _complemented(self, phrase: Phrase, hi: int) -> None:
        """Take in genitives, and whose or where somebody is: "der Sprecher des Ministeriums für Verkehr"."""
        tokens = self.tokens
        while phrase.last < hi and phrase.last - phrase.first < _LONGEST:
            i = phrase.last
            if tokens.word[i] == "(" and i + 2 < hi and (j := self._bracket(i, hi)):
                phrase.last = j
                continue
            low = tokens.low[i]
            if low in _OF:
                noun = self.noun(i, hi)
                if noun < 0:
                    return
                _, _, phrase.last = self._core(noun, hi)
                continue
            if low in _BOUND or (low in _BOUND_LOOSE and phrase.being == PERSON and phrase.mention < 0):
                if phrase.being not in (PERSON, BODY, PAPER) and low not in ("von", "vom", "für"):
                    return
                start = i + 1
                noun = self.noun(start, hi) if start < hi else -1
                body = noun >= 0 and being(tokens.low[self._core(noun, hi)[1]]) == BODY
                if noun < 0 or tokens.flag[noun] & (WEEKDAY | MONTH) or measure(tokens.low[noun]):
                    return
                if low in _BOUND_LOOSE and not (being(tokens.low[noun]) in (BODY,) or self.name_at[noun] >= 0):
                    return
                if (
                    phrase.mention >= 0
                    and self.found[phrase.mention].kind == "person"
                    and not body
                    and self.name_at[noun] < 0
                    and low not in ("von", "vom")
                ):
                    return
                _, _, phrase.last = self._core(noun, hi)
                continue
            if self.name_at[i] >= 0 and phrase.mention < 0 and tokens.cap[i]:
                _, _, phrase.last = self._core(i, hi)
                continue
            return

    def _bracket(self, i: int, hi: int) -> int:
        for j in range(i + 1, min(i + 8, hi)):
            if self.tokens.word[j] == ")":
                return j + 1
        return 0

    def _apposed(self, phrase: Phrase, hi: int) -> None:
        """Take in the name or the role that stands between commas: "der Sprecher der Bahn, Olaf Brandt,"."""
        tokens = self.tokens
        i = phrase.last
        if phrase.being not in (PERSON, BODY) or i + 1 >= hi or tokens.word[i] not in (",", "–"):
            return
        index = self.name_at[i + 1]
        after = i + 1
        if phrase.mention < 0:
            while (
                index < 0
                and after < min(i + 5, hi) - 1
                and (
                    being(tokens.low[after]) == PERSON
                    or tokens.low[after] in ("dr", "prof", ".", "herr", "frau")
                    or tokens.low[after] in _NOMINATIVE
                )
            ):
                after += 1
                index = self.name_at[after]
            if index >= 0 and self.found[index].kind == "person" and phrase.being == PERSON:
                m = self.found[index]
                end = m.last
                if end < hi and tokens.word[end] == "(" and (j := self._bracket(end, hi)):
                    end = j
                if end >= hi or not tokens.spoken[end] or tokens.flag[end] & (SAY | AUX):
                    phrase.mention, phrase.head = index, m.last - 1
                    phrase.last = end
                    if end < hi and tokens.word[end] == tokens.word[i]:
                        phrase.last = end + 1 if end + 1 < hi and tokens.spoken[end + 1] else end
            return
        m = self.found[phrase.mention]
        if m.kind == "person" and m.role[0] > m.last and m.role[1] <= hi:
            phrase.last = m.role[1]
            if phrase.last < hi and tokens.word[phrase.last] == tokens.word[i]:
                phrase.last += 1

    def _joined(self, phrase: Phrase, hi: int) -> None:
        """Take in a second of the same sort: "Mara Lind und Olaf Brandt", "Polizei und Staatsanwaltschaft"."""
        tokens = self.tokens
        i = phrase.last
        if (
            phrase.being < PAPER
            or i + 1 >= hi
            or tokens.low[i] not in ("und", "sowie")
            or (not phrase.subject and not phrase.prep)
        ):
            return
        noun = self.noun(i + 1, hi)
        if noun < 0 or (tokens.low[i + 1] in _OBLIQUE and not phrase.prep):
            return
        mention, head, end = self._core(noun, hi)
        kind = self._kind(noun, head, mention)
        if kind < PAPER or (kind == PERSON) != (phrase.being == PERSON):
            return
        if end < hi and tokens.spoken[end] and tokens.low[end] in _OF:
            deeper = self.noun(end, hi)
            if deeper >= 0:
                end = self._core(deeper, hi)[2]
        phrase.last, phrase.plural = end, True
        phrase.core = end
        if kind == PERSON:
            phrase.mention, phrase.head = -1, head
