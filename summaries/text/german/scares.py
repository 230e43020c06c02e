"""Words between German quotation marks that are no quotation: titles, ships, what something is called."""

from summaries.text.german.phrases import Phrases
from summaries.text.lexicon import DET, PREP, STOP
from summaries.text.marks import Marked

_SHORT = 5  # words; a longer one is no name
_CRIES = frozenset("parolen sprüche sprüchen rufe rufen slogans losungen sätze sätzen worte worten sprechchöre".split())
_TITLED = frozenset(
    """
    genannt genannte genannten genannter titel motto typ typs namen name lied song film album buch roman zeitung
    zeitschrift magazin sendung serie show spiel schiff projekt programm aktion kampagne verein band gruppe firma
    initiative organisation partei hotel restaurant club klub gaststätte kneipe sogenannte sogenannten sogenannter
    rubrik überschrift thema aufschrift codename stichwort begriff wort codenamen preis orden medaille werk oper stück
    drama ausstellung festival messe website webseite internetseite portal nachrichtenagentur rakete raumfähre
    raumsonde satellit sonde zug fähre frachter tanker boot yacht orkan hurrikan taifun sturm sturmtief tief hoch
    modell marke sorte
""".split()
)


class Scares:
    """Which quotations of one text only name something."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.tokens = phrases, phrases.tokens

    def title(self, m: Marked) -> bool:
        """Whether the words are a name: nouns alone, or a capital on each word that bears weight."""
        tokens = self.tokens
        words = [i for i in range(m.opened + 1, m.closed) if tokens.word[i][0].isalpha()]
        if not words:
            return True
        if m.opened and (
            self._articled(m) or (tokens.low[m.opened - 1] == "wie" and tokens.low[m.opened - 2] in _CRIES)
        ):
            return False
        if len(words) == 1:
            return tokens.cap[words[0]]
        heavy = [i for i in words if not tokens.flag[i] & STOP]
        if tokens.low[words[0]] in ("der", "die", "das") and tokens.cap[words[0]]:
            return True
        return len(heavy) > 1 and all(tokens.cap[i] for i in heavy)

    def noun_phrase(self, m: Marked) -> bool:
        """Whether the words start with a noun in the middle of a sentence, as names of laws and prizes do."""
        first = m.opened + 1
        while first < m.closed and not self.tokens.spoken[first]:
            first += 1
        small = self.tokens.flag[first] & (STOP | DET | PREP)
        return self.tokens.spoken[m.opened - 1] and self.tokens.cap[first] and not small

    def _articled(self, m: Marked) -> bool:
        tokens = self.tokens
        i = m.opened - 1
        while (
            i > m.opened - 4
            and tokens.low[i].endswith(("en", "er", "es", "em", "e"))
            and not tokens.cap[i]
            and not tokens.flag[i] & DET
        ):
            i -= 1
        return tokens.low[i] in ("ein", "eine", "einen", "einem", "einer", "als", "von", "kein", "keine", "zu")

    def named_thing(self, m: Marked) -> bool:
        """Whether a noun before a quotation says that it is a name: the ship „Seestern“, under the title „…“."""
        tokens = self.tokens
        i = m.opened - 1
        if i < 0 or tokens.mark[i] >= 0:
            return False
        if m.closed + 1 < len(tokens) and tokens.low[m.closed + 1].startswith("genannt"):
            return True
        if tokens.word[i] == ":" and tokens.low[i - 1] in _TITLED:
            return True
        if tokens.low[i] == "wie" and tokens.cap[i - 1] and tokens.low[i - 1] not in _CRIES:
            return True
        if tokens.low[i] in _TITLED or any(tokens.low[i].endswith(word) for word in _TITLED if len(word) > 4):
            return True
        return (
            tokens.cap[i]
            and tokens.sentence[i] == self.tokens.sentence[m.opened]
            and self._noun_before(i)
            and sum(tokens.spoken[m.opened : m.closed]) < _SHORT
            and tokens.cap[m.opened + 1]
        )

    def _noun_before(self, i: int) -> bool:
        return self.phrases.name_at[i] < 0 and not self.tokens.flag[i] & PREP
