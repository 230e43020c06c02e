"""What becomes of those who are counted, what a sum is the price of, and along what something is measured."""

import re
from collections.abc import Iterable

from summaries.model import Figure
from summaries.sections.concepts import FATE, FATES, MEASURED, PRICED
from summaries.sections.measures import dimension
from summaries.text.stems import stem
from summaries.text.units import TIMES

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BREAK = re.compile(r"[.;:!?()—–“”\"]|,\s|\d")
_HARD = re.compile(r"[.;:!?()—–“”\"]|\d")
_LEAD = re.compile(r"\b(?:leads?|led|ahead|margin|gap|trails?|trailed|majority|behind)\b[^.;,]{0,60}\Z", re.IGNORECASE)
_PASSED = re.compile(
    r"\b(?:won|lost|passed|defeated|beat|carried|approved|rejected)\b[^.;,]{0,30}\bby\s+\Z", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:has|have|had|there (?:are|were)|home to|houses|holds)\s+\Z", re.IGNORECASE)
_ON_BOARD = re.compile(
    r"\bon (?:board|(?:the|a|its|that) (?:boat|ship|ferry|bus|train|plane|flight|tram|dinghy|vessel|raft|coach|jet)\b)"
)
_LEAD_AFTER = re.compile(r"\s*(?:\w+\s+)?(?:ahead|behind|clear)\b")
CLOSE = 3  # words before a figure in which what is done to those counted stands: "killing at least"
AHEAD = 9  # words behind it that are looked at
OPENING = 22  # the same where the figure opens its sentence: its verb may stand far off
BACK = 14  # and before it


def is_money(figure: Figure) -> bool:
    """Whether a figure is a sum of money."""
    return len(figure.unit) >= 3 and (figure.unit.isupper() or figure.unit in _COINS)


_COINS = frozenset(
    """
    peso crown cent penny rand naira shilling dinar dirham riyal baht ringgit taka rupiah forint leu mark birr cedi
    """.split()
)


def aspects_of(figure: Figure, before: str, after: str, noun: int, language: str = "en") -> frozenset[str]:
    """The aspects of a figure: "dead", "height", one or more of a sum ("worth", "stolen"), none where no word tells.

    before, after: its sentence up to the figure, and from behind the figure (its noun with it, of ``noun`` characters).
    """
    if is_money(figure):
        return _priced(before, _up_to(after))
    if language != "en" and dimension(figure) in ("people", ""):
        found = _abroad(figure, before, after, language)
    else:
        found = _one_aspect(figure, before, after, noun)
    return _LOST if found == "lost" else frozenset({found}) if found else frozenset()


_LOST = frozenset({"lost", "dead", "destroyed"})  # farmers lose sheep, towns lose houses


def _abroad(figure: Figure, before: str, after: str, language: str) -> str:
    """What happens to those counted, in another language: by the noun, then the nearest word of the sentence."""
    known = FATES.get(language, {})
    for one in reversed(figure.subject):
        if one in known:
            return known[one]
    for word in (*_words(after)[:BACK], *reversed(_words(before)[-BACK:])):
        if found := known.get(word) or known.get(stem(word, language)):
            return found
    return ""


def _one_aspect(figure: Figure, before: str, after: str, noun: int) -> str:
    kind = dimension(figure)
    if kind in ("people", ""):
        return _fate(figure, before, after[noun:])
    if kind in _PHYSICAL:
        return _measured(before, after, figure.unit in TIMES, kind)
    return ""


# Nouns that say by themselves what became of those counted.
_TELLING = frozenset(
    stem(word)
    for word in (
        "dead deaths killed fatalities toll bodies injured wounded casualties injuries missing arrests evacuees"
        " survivors cases infections jobs layoffs redundancies vacancies votes"
        " workforce population membership tests doses toten verletzte tote heridos"
        " muertos fallecidos blessés morts feridos mortos"
    ).split()
)
_PHYSICAL = frozenset({"m", "hour", "km/h", "°", "kg"})


def _fate(figure: Figure, before: str, after: str) -> str:
    """What happens to those counted, by the noun, the words right before, those behind, those further before."""
    if _LEAD.search(before) or _PASSED.search(before) or _LEAD_AFTER.match(after):
        return "lead"
    for one in reversed(figure.subject):
        if one in _TELLING:
            return FATE[one]
    if _ON_BOARD.search(after[:60]):
        return "aboard"
    ahead, back = _words(_up_to(after)), _words(_from(before))
    things = figure.unit != "people"
    close = _known(reversed(back[-CLOSE:]), things)
    if close:
        return close
    told = [fate for word in ahead[: AHEAD if before.strip() else OPENING] if (fate := _fate_of(word, things))]
    if told:
        strong = [fate for fate in told if fate != "stock"]  # "people who live in Dorn have died"
        return "ill" if "hospital" in told and "ill" in told else (strong or told)[0]
    far = _known(reversed(back[-BACK:]), things)
    wide = far
    if not (far or things):
        wide = _known(_words(after)[:BACK], things) or _known(reversed(_words(before)[-BACK:]), things)
    named = next((FATE[one] for one in figure.subject if one in FATE and (things or FATE[one] not in _OF_THINGS)), "")
    return wide or named or ("stock" if _HAS.search(before) else "")


def _known(words: Iterable[str], things: bool) -> str:
    return next((fate for word in words if (fate := _fate_of(word, things))), "")


def _fate_of(word: str, things: bool) -> str:
    """The fate that a word tells; none that only things have of people, and the other way round."""
    fate = FATE.get(word) or FATE.get(stem(word), "")
    return fate if fate not in (_OF_PEOPLE if things else _OF_THINGS) else ""


_OF_PEOPLE = frozenset("sacked hungry held healed hospital deported convicted fled stock hurt".split())
_OF_THINGS = frozenset(
    "destroyed damaged burned flooded washed closed opened cancelled delayed built sold unpowered seized".split()
)


def _priced(before: str, after: str) -> frozenset[str]:
    """What a sum may be the price of, by the words of its clause."""
    behind = _words(after)[:AHEAD]
    near = _prices([*_words(_from(before))[-BACK:], *behind])
    return near or _prices(_words(before)[-BACK:])


def _prices(words: Iterable[str]) -> frozenset[str]:
    return frozenset(kind for word in words if (kind := PRICED.get(word) or PRICED.get(stem(word), "")))


def _measured(before: str, after: str, lasting: bool, kind_of: str) -> str:
    ahead, back = _words(after)[:5], _words(before)[-8:]
    for word in (*ahead[:2], *reversed(back), *ahead[2:]):
        kind = MEASURED.get(word) or MEASURED.get(stem(word), "")
        if kind and (kind in _LASTING) == lasting:
            return kind
    return _DEFAULT.get(kind_of, "")


_DEFAULT = {"km/h": "speed"}
_LASTING = frozenset({"sentence", "strike", "delay", "rescue"})


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _up_to(after: str) -> str:
    """The words behind a figure, up to the next mark or number."""
    found = _HARD.search(after)
    comma = after.find(", ")
    end = min(found.start() if found else len(after), comma if comma > 0 else len(after))
    return after[:end]


def _from(before: str) -> str:
    """The words before a figure, back to the last mark or number."""
    marks = [m.end() for m in _BREAK.finditer(before[-160:])]
    return before[-160:][marks[-1] :] if marks else before[-160:]
