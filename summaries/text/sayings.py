"""Ways of saying one thing, written as a reader would note them: "BE (still) being examined/investigated".

A saying is its words in order.  ``a/b`` is one of several, ``(a/b)`` may be absent, ``so_far`` is two words,
``inquir-`` is any word that begins so, ``..3`` stands for up to three words, ``!a/b`` for none of these right behind,
``^`` for the beginning and ``$`` for the end of the sentence; words in capitals are the classes below, and a line
that begins with a stroke goes on with the one before.  A saying is tried only where each of its words stands somewhere
in the sentence, which sets tell, so that most sentences cost one look-up.
"""

import re
from collections.abc import Iterator

from summaries.text.lexicon import AUX, CONJ, DET, PREP, PRONOUN, STOP, lexicon

CLASSES = {
    "BE": "is/are/was/were/be/been/being/remain/remains/remained",
    "NOW": "is/are/remain/remains",
    "HAVE": "has/have/had",
    "DO": "did/does/do/has/have/would/could/can/will/had",
    "STILL": "still/also/yet/now/as_yet/so_far/currently/already/again/reportedly/being/long/rather/very/even",
    "SOON": "yet/also/still/so_far/immediately/publicly/currently/entirely/fully/completely/quite/always/at_first",
    "ASKS": "who/whom/whose/what/when/where/why/how/which/whether/if",
    "SAID": "said/says/told/confirmed/confirms/admitted/announced/revealed/replied/answered/acknowledged",
    "THE": "a/an/the/its/his/her/their/this/that/any",
    "LATER": "later/eventually/since/then/finally/now",
    "DAY": "monday/tuesday/wednesday/thursday/friday/saturday/sunday/january/february/march/april/may/june/july/august"
    "/september/october/november/december/tomorrow/tonight",
    "STEP": "appeal/challenge/contest/sue/publish/release/file/lodge/decide/investigate/review/fight/announce",
    "TAKEN": "been/had/come/gone/known/begun/taken/given/led/lost/left/got/made/seen/struck/hit/caught/broken/fallen"
    "/stolen/spread/sent/shot/met/paid/put/set/fled/drowned/burst/brought/sold/spoken/hidden/driven/done/become/caused/died"
    "/killed/started/used/failed/entered/acted/escaped/helped/happened/occurred/played/leaked/reached/received/violated/misled"
    "/committed/contributed/crashed/collapsed/exposed/infected/ignored/missed/triggered/slipped/suffered/survived/worked",
}
CLASSES["DIDNT"] = "/".join(f"{verb}n't" for verb in "did does do has have had would could wo ca".split()) + "/cannot"
_LY = r"\w+ly"
_GAP = r"(?:\s+[\w%$£€'.-]+){0,N}?"
_EVERYWHERE = frozenset("the a an of to in on be is are was were has have had for that it said says".split())
_COMMON = STOP | AUX | DET | PREP | PRONOUN | CONJ


class Saying:
    """One saying: the sets of words that it needs, and its pattern over lower-case text with straight apostrophes."""

    def __init__(self, written: str) -> None:
        self.needs: list[frozenset[str]] = []
        parts = "".join([self._part(part) for part in written.split()])
        self.pattern = re.compile(r"(?<![\w-])" + parts.removeprefix(r"\s+").replace(r"\A\s+", r"\A") + r"(?![\w-])")
        self.needs.sort(key=lambda words: (sum(map(_commonness, words)), len(words)))
        self.rest = self.needs[1:]

    def may_stand(self, words: set[str]) -> bool:
        """Whether a sentence of these words has each that it needs, the first of them known to be there."""
        for need in self.rest:  # noqa: SIM110  # asked some hundred times a text: any() takes twice as long
            if need.isdisjoint(words):
                return False
        return True

    def _part(self, part: str) -> str:
        if part in "^$":
            return r"\A" if part == "^" else r"\W*\Z"
        if part.startswith(".."):
            return _GAP.replace("N", part[2:])
        if part.startswith("!"):
            return rf"(?!\s+{_either(part[1:])}(?!\w))"
        if part.startswith("("):
            return rf"(?:\s+{_either(part[1:-1])})?"
        words = [word for name in part.split("/") for word in CLASSES.get(name, name).split("/")]
        if not any(word.endswith("-") or word == "LY" for word in words):
            self.needs.append(frozenset(min(word.split("_"), key=_commonness) for word in words))
        return rf"\s+{_either(part)}"


def _either(part: str) -> str:
    words = [word for name in part.split("/") for word in CLASSES.get(name, name).split("/")]
    return "(?:" + "|".join(map(_word, words)) + ")"


def _word(word: str) -> str:
    if word == "LY":
        return _LY
    return re.escape(word.removesuffix("-")).replace("_", r"\s+") + (r"[\w'-]*" if word.endswith("-") else "")


def _commonness(word: str) -> int:
    if word in _EVERYWHERE:
        return 3
    return int(bool(lexicon("en").get(word, 0) & _COMMON))


class Sayings:
    """Several sayings, one a line, found by the least common word of each.

    words: without any of these a sentence need not be looked at.  unless: sayings that, found in the same sentence,
    take all of them back.
    """

    def __init__(self, written: str, unless: str = "") -> None:
        self._unless = Sayings(unless) if unless else None
        self.by_word: dict[str, list[Saying]] = {}
        for one in map(Saying, filter(str.strip, written.replace("\n/", "/").splitlines())):
            for word in one.needs[0]:
                self.by_word.setdefault(word, []).append(one)
        self.words = frozenset(self.by_word)

    def found(self, low: str, words: set[str]) -> Iterator[re.Match[str]]:
        """Where a sentence says it, in no order of meaning; text and words in lower case with straight apostrophes."""
        tried: set[Saying] = set()
        for word in self.words & words:
            for one in self.by_word[word]:
                if one.may_stand(words) and one not in tried:
                    tried.add(one)
                    if (found := one.pattern.search(low)) and not (self._unless and self._unless.says(low, words)):
                        yield found

    def says(self, low: str, words: set[str]) -> bool:
        """Whether a sentence says it."""
        return next(self.found(low, words), None) is not None


class AnyOf:
    """Tells by its words alone, at one look for all, whether a sentence may say any of many sayings."""

    def __init__(self, *several: Sayings) -> None:
        self._by_word: dict[str, list[Saying]] = {}
        for sayings in several:
            for word, ones in sayings.by_word.items():
                self._by_word.setdefault(word, []).extend(ones)
        self.words = frozenset(self._by_word)

    def may_stand(self, words: set[str]) -> bool:
        """Whether one of the sayings finds each word that it needs."""
        for word in self.words & words:
            for one in self._by_word[word]:
                if one.may_stand(words):
                    return True
        return False
