"""Words between quotation marks that nobody says: nicknames, titles of works, headings, scare quotes."""

from summaries.text.frames import Frame
from summaries.text.lexicon import ADVERB, CONJ, DET, PREP, STOP
from summaries.text.marks import Marked
from summaries.text.speech import Event

_NEAR = 8  # tokens between a tag and a fragment that goes on with the same quotation
_FAR = 40  # tokens between a verb and a fragment that it still introduces
_NICKNAME = 4  # tokens of one
_HEADING = 8  # words of a line between single marks that heads what follows
_WORKS = frozenset(
    """
    ad advert advertisement album anthem article audiobook ballad blog book booklet broadcast bulletin cartoon channel
    chapter column comedy comic commercial documentary drama drawing editorial epic episode essay exhibition festival
    feature film game guide headline hit hymn interview journal lecture magazine memoir memorandum memo mini-series
    miniseries motto movie mural musical newsletter novel novella opera op-ed painting pamphlet paper photograph picture
    piece play playlist podcast poem poster programme program report revue romance saga satire sculpture season segment
    sequel serial series show single sitcom sketch skit slot soap sonata song spinoff sport spot story study symphony
    tale talk thriller title track tragedy treatise trilogy tune video volume waltz website western workshop
    """.split()
)
_NAMED = frozenset("called titled entitled named dubbed headlined subtitled captioned".split())
_HEARD = frozenset("told tells tell".split())  # told “Tides at Noon”: to whom, not what


class Scares:
    """Judges the quotations of one text by the words around them."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.tokens, self.scene = frame, frame.tokens, frame.scene

    def nobodys(self, m: Marked) -> bool:
        """Whether nobody says a quotation, whatever verb stands beside it."""
        return self._nickname(m) or self._work(m) or self._heading(m)

    def _nickname(self, m: Marked) -> bool:
        """Whether a quotation stands inside a name: Anna “Nan” Lind."""
        tokens = self.tokens
        a, b = m.opened - 1, m.closed + 1
        if a < 0 or b >= len(tokens) or m.closed - m.opened > _NICKNAME or tokens.sentence[a] != tokens.sentence[b]:
            return False
        inside = self.scene.name_at[a] >= 0 and self.scene.name_at[b] >= 0
        if tokens.word[m.closed - 1] == "," or tokens.low[a][-2:] in ("'s", "’s"):
            return False
        return inside and tokens.close(a, m.opened) and tokens.close(m.closed, b)

    def _work(self, m: Marked) -> bool:
        """Whether the words are plainly a work's title: the Courier’s “Tides at Noon”, a song called “Go”."""
        tokens, low = self.tokens, self.tokens.low
        k = m.opened - 1
        opens = self.scene.stretches[tokens.sentence[m.opened]].first
        if k < opens or not self._capitals(m):
            return False
        if tokens.word[k] == "," and k > opens:
            k -= 1
        elif low[k][-2:] in ("'s", "’s") or tokens.word[k] in ("’", "'"):
            at = k - 1 if tokens.word[k] in ("’", "'") else k
            index = self.scene.name_at[at]
            return index >= 0 and self.scene.found[index].kind != "person"
        return low[k] in _WORKS or (low[k] in _NAMED and tokens.word[k] == tokens.word[m.opened - 1])

    def _heading(self, m: Marked) -> bool:
        """Whether a line of its own between single marks is a heading, in a text that quotes with double ones."""
        tokens = self.tokens
        if tokens.word[m.opened] not in "'‘" or m.closed - m.opened > _HEADING + 2:
            return False
        before, after = m.opened - 1, m.closed + 1
        alone = (before < 0 or tokens.word[before][0] == "\n") and (
            after >= len(tokens) or tokens.word[after][0] == "\n"
        )
        return alone and self.frame.doubles

    def title(self, m: Marked) -> bool:
        """Whether the words may be the title of a work: a capital on each of several that bear weight."""
        return self._capitals(m, 2)

    def _capitals(self, m: Marked, fewest: int = 1) -> bool:
        tokens = self.tokens
        words = (i for i in range(m.opened + 1, m.closed) if tokens.word[i][0].isalpha())
        light = STOP | PREP | DET | CONJ | ADVERB if fewest == 1 else STOP
        heavy = [i for i in words if not tokens.flag[i] & light]
        return len(heavy) >= fewest and all(tokens.cap[i] for i in heavy)

    def spoken(self, m: Marked, event: Event, words: int, tags: set[int]) -> bool:
        """Whether a short fragment is said rather than scare-quoted: its verb stands close, with a source.

        tags: first tokens of the verbs that tag a quotation.
        """
        if event.source is None or (self.title(m) and event.kind != "act" and not self.frame.ends_inside(m)):
            return False
        if event.kind == "according" and words < 2:  # one word is no statement
            return False
        if event.first > m.opened:
            return words > 1 or event.first in tags
        if event.first in tags and event.kind != "parting":
            return m.opened - max(event.last, event.source.last) <= _NEAR and self.frame.ends_inside(m)
        return m.opened - event.last <= _FAR
