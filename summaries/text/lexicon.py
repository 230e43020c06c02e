"""What the reading rooms know of single words: one dictionary a language, from word to a set of flags."""

from functools import cache
from importlib import import_module

from summaries.text.calendars import DAYS, UNITS
from summaries.text.numerals import STARTS, TENS

STOP = 1  # too common to say what a text is about
SAY = 1 << 1  # takes a quotation or a that-clause: said, told, wrote
PRONOUN = 1 << 2  # he, she, they, it as a subject
TITLE = 1 << 3  # stands before a name: President, Mr, Sen
ORG = 1 << 4  # in the name of an organisation: Ministry, Inc, Party
AUX = 1 << 5  # has, had, was, will, did
CONNECT = 1 << 6  # opens a sentence that needs the one before it
MONTH = 1 << 7
WEEKDAY = 1 << 8
NUMBER = 1 << 9  # two, dozen, hundred
FIRST = 1 << 10  # a given name
PLACE = 1 << 11  # a country, state or large city
DET = 1 << 12  # the, a, his, this
PREP = 1 << 13
ADVERB = 1 << 14  # may stand between a subject and its verb
PARTICLE = 1 << 15  # inside a name, in lower case: van, de, bin
CONJ = 1 << 16
RELATIVE = 1 << 17  # who, which, that
ACT = 1 << 18  # says what was said by naming it: praised, accused, called for
ROLE = 1 << 19  # what a person is: minister, spokesman, mayor
PEOPLE = 1 << 20  # American, British: a capital but no name
HEDGE = 1 << 21  # may, reportedly, alleged
SITE = 1 << 22  # in the name of a place: River, County, Street
PARTING = 1 << 23  # saying, adding: speech whose subject stood before
ABBREVIATION = 1 << 24  # a full stop after it ends nothing
SOURCE = 1 << 25  # speaks without being named: officials, police, a report
MODIFIER = 1 << 26  # stands before a role: former, deputy, prime
VERB = 1 << 27  # a common verb form that is not speech: went, made
PLURAL = 1 << 28  # we, they: more than one
FEMALE = 1 << 29  # of a woman: given names, Mrs, spokeswoman, she
NOUNLIKE = 1 << 31  # a speech verb that is as often a noun: report, claims, call
ACCORDING = 1 << 32  # names a source before it: according, laut, selon
QUOTING = 1 << 33  # speech that reports a clause only with "that": continued, replied
STANCE = 1 << 34  # holds rather than says: believes, fears; lends a quotation its subject
UNISEX = 1 << 36  # a given name of men and women alike
THING = 1 << 37  # in the name of a thing: a law, a prize, a deal, a work
DIGITS = 1 << 35  # starts with a digit, or is a number in two words: 1,400, 21st, twenty-one
TALK = 1 << 38  # a noun of speech: a claim, a warning, a promise
AMOUNT = 1 << 39  # may start a number in words: two, dozens, half
PERIOD = 1 << 40  # tomorrow, week, year: may be part of a date

_ROOM = 100_000  # words remembered a language
_NO_ADVERBS = frozenset(
    "family ally reply supply assembly anomaly bully rally july italy monopoly kelly reilly daly".split()
)
LANGUAGES = ("en", "de", "es", "fr", "pt")
FLAGS = {
    name: value
    for name, value in globals().items()
    if name.isupper() and isinstance(value, int) and name != "LANGUAGES"
}
# What rooms look for all over a text: words of speech, of numbers and of dates.
TELLING = SAY | ACT | PARTING | STANCE | ACCORDING | TALK | AMOUNT | DIGITS | MONTH | WEEKDAY | PERIOD


@cache
def places() -> frozenset[tuple[str, ...]]:
    """Names of places of two words and more, each as its lower-case words."""
    names = vars(import_module("summaries.text.lexicon_names"))["PLACES"]
    return frozenset(tuple(name.replace("_", " ").split()) for name in names.split())


class Words(dict[str, int]):
    """Word to flags; a word that no list has is known by its shape, and remembered within bounds.

    A possessive is its owner ("Venezuela’s"), an English word in -ly an adverb.
    """

    def __init__(self, table: dict[str, int], english: bool) -> None:
        super().__init__(table)
        self.english = english

    def __missing__(self, low: str) -> int:
        flags = DIGITS if low[:1].isdigit() or ("-" in low and low.partition("-")[0] in TENS) else 0
        if low[-2:] in ("'s", "’s"):
            flags |= self.get(low[:-2], 0)
        elif self.english and low[-2:] == "ly" and len(low) > 4 and low not in _NO_ADVERBS:
            flags |= ADVERB
        elif self.english and low[-1:] == "s" and dict.get(self, low[:-1], 0) & (ROLE | SOURCE) and low[-2:] != "ss":
            flags |= SOURCE  # engineers, hospitals, companies: many of those who speak
        if len(self) < _ROOM:
            self[low] = flags
        return flags


@cache
def lexicon(language: str) -> Words:
    """Lower-case word to flags for a language; English where we have no lexicon of it.

    Names of people, places and months are shared by all: newspapers write each other's names.
    """
    table: dict[str, int] = {}
    own = language if language in LANGUAGES else "en"
    for room in ("names", own):
        words = vars(import_module(f"summaries.text.lexicon_{room}"))
        for name, flag in FLAGS.items():
            for word in str(words.get(name, "")).split():
                table[word.replace("_", " ")] = table.get(word, 0) | flag
    if own == "en":
        for word in [w for w in table if w[-2:] == "ly" and len(w) > 4 and w not in _NO_ADVERBS]:
            if table[word] & ~(STOP | CONNECT | HEDGE) == 0:
                table[word] |= ADVERB
    words = Words(table, own == "en")
    for word in STARTS[own]:
        words[word] |= AMOUNT
    for word in (*DAYS, *UNITS):
        words[word] |= PERIOD
    return words
