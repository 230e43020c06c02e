"""Noun phrases of a German sentence with all that hangs on them: what may be a subject, and what cannot."""

from summaries.text.german.chunks import NOMINATIVE, OBLIQUE, OPENS, Chunks, Phrase
from summaries.text.german.nouns import BODY, PAPER, PERSON, THING, being, feminine, measure
from summaries.text.lexicon import ADVERB, AUX, MONTH, PREP, SAY, WEEKDAY
from summaries.text.mention import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_SUBJECTS = frozenset("er sie es wir ich man wer".split())
_DEMONSTRATIVE = frozenset("dieser diese letzterer letztere jener jene beide alle viele einige manche andere".split())
_OF = frozenset("des der eines einer seines seiner ihres ihrer dieses dieser deren dessen aller mehrerer".split())
_BOUND = frozenset("von vom für aus beim bei".split())
_BOUND_LOOSE = frozenset("am an im in zur zum".split())  # of a person's office only, and never before a time
_LONGEST = 26  # tokens of one phrase with all that hangs on it


class Phrases(Chunks):
    """The noun phrases of one text, sentence by sentence."""

    def __init__(self, tokens: Tokens, stretches: tuple[Stretch, ...], found: tuple[Mention, ...]) -> None:
        super().__init__(tokens, stretches, found)
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
            if low == "als" and i + 1 < s.last and (tokens.cap[i + 1] or self.adjective(i + 1)):
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
                prep = "" if tokens.word[i] not in OPENS else prep
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
        if tokens.word[i] in OPENS and i and (tokens.flag[i - 1] & SAY or tokens.low[i - 1] in ("laut", "so")):
            noun = i if self.titled_at(i, hi) else -1  # schrieb „Die Hafenpost“
        else:
            noun = self.noun(i, hi)
        if noun < 0:
            return None
        return self._built(i, noun, hi, prep)

    def _noun_follows(self, i: int, hi: int) -> bool:
        return self.noun(i, hi) > i and self.tokens.low[i] not in ("er", "es", "wir", "ich", "man", "wer", "sie")

    def _built(self, first: int, noun: int, hi: int, prep: str) -> Phrase:
        tokens = self.tokens
        mention, head, end = self.core(noun, hi)
        det = tokens.low[first]
        kind = self.kind(noun, head, mention)
        low = tokens.low[head]
        subject = not prep and det not in OBLIQUE
        if subject and det == "der" and feminine(tokens.low[noun] if mention < 0 else low) and mention < 0:
            subject = False
        if subject and det == "der" and kind != PERSON and low.endswith("en") and not feminine(low) and mention < 0:
            subject = False  # der Parteien
        plural = self.plural(first, det, low, mention, kind)
        phrase = Phrase(first, head, end, prep, subject, plural, kind, mention)
        self._complemented(phrase, hi)
        phrase.core = phrase.last
        self._apposed(phrase, hi)
        self._joined(phrase, hi)
        return phrase

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
                _, _, phrase.last = self.core(noun, hi)
                continue
            if low in _BOUND or (low in _BOUND_LOOSE and phrase.being == PERSON and phrase.mention < 0):
                if phrase.being not in (PERSON, BODY, PAPER) and low not in ("von", "vom", "für"):
                    return
                start = i + 1
                noun = self.noun(start, hi) if start < hi else -1
                body = noun >= 0 and being(tokens.low[self.core(noun, hi)[1]]) == BODY
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
                _, _, phrase.last = self.core(noun, hi)
                continue
            if self.name_at[i] >= 0 and phrase.mention < 0 and tokens.cap[i]:
                _, _, phrase.last = self.core(i, hi)
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
                    or tokens.low[after] in NOMINATIVE
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
        if noun < 0 or (tokens.low[i + 1] in OBLIQUE and not phrase.prep):
            return
        mention, head, end = self.core(noun, hi)
        kind = self.kind(noun, head, mention)
        if kind < PAPER or (kind == PERSON) != (phrase.being == PERSON):
            return
        if end < hi and tokens.spoken[end] and tokens.low[end] in _OF:
            deeper = self.noun(end, hi)
            if deeper >= 0:
                end = self.core(deeper, hi)[2]
        phrase.last, phrase.plural = end, True
        phrase.core = end
        if kind == PERSON:
            phrase.mention, phrase.head = -1, head
