"""What a figure is the figure of: for how long, when, where, of which part, and whether it is only wished for.

Two figures whose scopes exclude each other are two quantities: a day's output and a year's, March and April, the north
and the south, what was asked for and what was given.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summaries.model import DateMention
from summaries.sections.concepts import concepts
from summaries.text.stems import stem

_PERIODS = (
    "second|minute|hour|day|night|week|weekend|month|quarter|season|year|decade|head|person|share|kilo|kg|litre|liter"
    "|gallon|tonne|ton|barrel|patient|pupil|student|household|family|customer|ticket|hectare|acre|capita|voter|employee"
    "|worker|unit|kilometre|mile|vehicle|car|flight|Tag|Jahr|Monat|Woche|Stunde|año|mes|día|semana|jour|mois|an"
    "|semaine|ano|mês|dia"
)
_RATE = re.compile(
    rf"\s*(?:[\w’'-]+\s+){{0,3}}?(?:(?:a|an|per|each|every|for each|for every|pro|por|par|al)\s+(?P<per>{_PERIODS})s?\b"
    r"|(?P<all>to each|for each|each|apiece|annually|yearly|monthly|weekly|daily|hourly)\b)",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"\b(?P<per>annual|yearly|monthly|weekly|daily|hourly|nightly|average)\s+(?:\w+\s+){0,4}\Z", re.IGNORECASE
)
_PER_OF = {
    "annually": "year", "annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "hourly": "hour", "nightly": "night", "to each": "each", "for each": "each", "apiece": "each",
}  # fmt: skip
_OF_SHARES = frozenset("annual yearly monthly average".split())  # an annual rate is no sum a year
_SPAN = re.compile(
    r"\b(?:over|in|during|within|for|through|across)\s+(?:the\s+)?(?:(?:past|last|next|coming|first|following)\s+)?"
    r"(?:(?P<many>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several)\s+)?(?P<unit>hours?|days?|weeks?|months?"
    r"|years?|decades?|season|winter|summer|spring|autumn)\b(?!\s+old)",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag"
    "|Sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_YEAR_TO = re.compile(
    r"\b(?:year|twelve months|12 months)\s+to\b|\byear[- ]on[- ]year\b|\bfrom a year (?:earlier|ago)\b", re.IGNORECASE
)
_FROM_MONTH = re.compile(rf"\bmonth[- ]on[- ]month\b|\bfrom (?:a month|{_MONTHS})\b", re.IGNORECASE)
_NTH = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|final|1st|2nd|3rd|4th)\s+(?P<unit>[a-z]{3,})\b", re.IGNORECASE
)
_STANCE = re.compile(
    r"\b(?:vot\w+|ballots?|cast|came out|spoke|were|was)\s+(?:in\s+)?(?:for|favou?r|(?P<no>against))\b"
    r"|\b(?:backed|supported|approved|(?P<nay>opposed|rejected|disapproved))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|from|of|for|during|until|by|to|en|im Jahr|em)\s+((?:1[5-9]|20)\d\d)\b(?!\s*,\d)")
_THIS = re.compile(
    r"\b(this|last|next|previous|past)\s+(year|month|week|season|winter|summer|spring|autumn|fall|quarter|decade)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:in|for|during|since|to|from|of|im|en|em)\s+(?:early |late |mid-)?({_MONTHS})\b")
_DAY = re.compile(rf"\b({_WEEKDAYS})\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:said|says|told\s+\w+|announced|reported|wrote|showed|estimated|confirmed|warned|added|published|released|sagte"
    r"|dijo|a dit)\s+(?:[\w’']+\s+){0,2}\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|late|early)\s+\Z", re.IGNORECASE)
_AS_OF = re.compile(
    r"\b(?:as of|as at|by|until|up to|so far|since)\s+(?:late\s+|early\s+|the end of\s+)?\Z", re.IGNORECASE
)
_OPPOSED = [
    {"north", "south", "east", "west"}, {"upper", "lower"}, {"male", "female"}, {"domestic", "foreign"},
    {"urban", "rural"}, {"public", "private"}, {"summer", "winter"}, {"core", "headline"},
    {"men", "women", "boys", "girls", "children", "adults"},
]  # fmt: skip
_SIDES = re.compile(
    rf"\b({'|'.join(sorted(side for sides in _OPPOSED for side in sides))}|(?:north|south|east|west)ern)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|request(?:ed|s|ing)?|demand(?:ed|s|ing)?|sought|seek(?:s|ing)?|appeal(?:ed|s|ing)"
    r"|call(?:ed|s|ing)|propos(?:ed|es|ing)|recommend(?:ed|s|ing)|offer(?:ed|ing))"
    r"\s+(?:for\s+)?(?:\w+\s+){0,4}\Z",
    re.IGNORECASE,
)
_BAR = re.compile(
    r"\b(?:record|limit|capacity|target|quota|threshold|cap|ceiling|licen[sc]ed|permitted|allowed|designed|built to"
    r"|meant to|requirements?|eligible|minimum|maximum|forecast)\b[^.;:,]{0,40}\Z"
    r"|\b(?:required?|must|exceeds?|average|expected|previous|up from|down from|compared with|against|room for"
    r"|space for|need(?:s|ed)?|secure)\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_CHANGED = (
    r"r(?:ise|ises|ose|isen|ising)|increas\w+|gr(?:ow|ows|ew|own|owth)|climb\w*|jump\w*|gain\w*|up|f(?:all|alls|ell|allen|alling)"
    r"|drop\w*|declin\w+|down|lost|cut|slid|sank|shrank|shrunk|expand\w*|contract\w*|widen\w*|narrow\w*|add(?:ed|s|ing)"
)
_CHANGE = re.compile(rf"\b(?:{_CHANGED})\s+(?:\w+ly\s+)?(?:(?:by|of)\s+)?(?:another\s+|a further\s+)?\Z", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|of)\s*(?:another\s+|a further\s+)?\Z", re.IGNORECASE)
_CHANGE_AFTER = re.compile(
    r"\s*(?:\w+\s+)?(?:rise|increase|growth|fall|drop|decline|cut|reduction|jump|gain|loss|hike|higher|lower|more|less|up"
    r"|down)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|at|from)\s*\Z", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"\s*(?:[\w-]+\s+)?(?:of\s+(?:them|those|whom|which|these|the|its|their|his|her)\b|davon\b|d’entre\b|de ellos\b"
    r"|among them\b)"
)
_PART_BEFORE = re.compile(
    r"\b(?:including|among them|of whom|of which|of them|darunter|dont|incluid[oa]s|entre ellos"
    r"|of the \d[\d,]*\s+[\w\s]{1,25},)\s*(?:at least\s+|about\s+)?\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:another|a second|a third|a separate|separately|elsewhere|other)\b", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:an?|the|his|her|their)\s+[\w-]+(?:\s+[\w-]+)?\s+and\s+\Z", re.IGNORECASE)
_LOCAL = re.compile(
    r"[^.;,:]{0,40}?\b(?:in|at|near|outside|around)\s+(?:the\s+)?"
    rf"(?!(?:{_MONTHS}|{_WEEKDAYS})\b)((?:[A-Z][\w’'-]*\s*){{1,4}})"
)
_BESIDE = re.compile(r"\s+[A-Z][\w-]+\s+and\s+\d")  # 12 Finnish and 11 Danish sailors
_TARGET = re.compile(r"\s*(to|for|on|from)\s+(?:the\s+|its\s+|a\s+)?([a-z][\w’'-]+)")


# A pattern above is searched for only where a word stands without which it cannot be found.
_WORD = re.compile(r"\w+")
_SIDE_WORDS = frozenset(word for sides in _OPPOSED for side in sides for word in (side, f"{side}ern"))
_OTHER_WORDS = frozenset("another second third separate separately elsewhere other".split())
_NTH_WORDS = frozenset("first second third fourth fifth final 1st 2nd 3rd 4th".split())
_STANCE_WORDS = frozenset("for favor favour against backed supported approved opposed rejected disapproved".split())
_THIS_WORDS = frozenset("this last next previous past".split())
_DAY_WORDS = frozenset(f"{_MONTHS}|{_WEEKDAYS}".casefold().split("|"))


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of one figure.  Empty where its sentence says nothing of it."""

    rate: str = ""  # "day" of "300 tonnes a day", "each"
    span: str = ""  # "4 year" of "over four years"
    when: frozenset[tuple[str, str]] = frozenset()  # ("year", "2019"), ("day", "tuesday")
    sides: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()  # stems of the place named right behind the figure
    wish: bool = False
    change: bool = False
    part: bool = False
    target: tuple[str, str] = ("", "")  # ("to", "school") of "$5 million to schools"
    bar: bool = False
    other: bool = False  # of another event than the one before: "a second bomb killed"


def scope_of(
    sentence: str, start: int, end: int, noun_end: int, unit: str, dates: Sequence[tuple[int, DateMention]] = ()
) -> Scope:
    """The scope of a figure.

    start, end, noun_end: where it and its noun stand in the sentence.  dates: those of the sentence, each with where
    it starts there.
    """
    before, after = sentence[:start], sentence[end:]
    behind = sentence[max(end, noun_end) :]
    left, right = clause(sentence, start, end)
    near = f"{_opening(sentence, start)} {sentence[left:right]}"
    told = [(at, date) for at, date in dates if left <= at < right or at < len(_opening(sentence, start))]
    words = frozenset(_WORD.findall(near.casefold()))
    return Scope(
        _rate(before, behind, after, unit),
        _span(f"{sentence[left:start]} {sentence[end:right]}"),
        _when(near, words, sentence, told),
        frozenset(side for one in _SIDES.findall(near) if (side := one.casefold().removesuffix("ern")))
        if words & _SIDE_WORDS
        else frozenset(),
        _local(behind),
        bool(_WISH.search(before[-70:])),
        _changes(before, after, unit),
        _is_part(before, after),
        _target(behind, unit),
        bool(_BAR.search(before[-70:])),
        bool(words & _OTHER_WORDS and _OTHER.search(near)),
    )


def apart(one: Scope, other: Scope) -> bool:
    """Whether two scopes exclude each other."""
    if (one.rate, one.wish, one.change) != (other.rate, other.wish, other.change):
        return True
    if (one.part, one.other) != (other.part, other.other):
        return True
    if one.span and other.span and one.span != other.span:
        return True
    if _span_against(one, other) or _span_against(other, one):
        return True
    if any(
        (one.sides & pair) and (other.sides & pair) and one.sides.isdisjoint(other.sides & pair) for pair in _OPPOSED
    ):
        return True
    if one.target[0] and one.target[0] == other.target[0] and one.target != other.target:
        return True
    if one.local and other.local and one.local.isdisjoint(other.local):
        return True
    mine, theirs = dict(one.when), dict(other.when)
    return any(
        {v for k, v in one.when if k == unit}.isdisjoint({v for k, v in other.when if k == unit})
        for unit in mine.keys() & theirs.keys()
    )


def _span_against(one: Scope, other: Scope) -> bool:
    """Whether one figure is of a stretch of time and the other of one day or year."""
    if not one.span or other.span or not other.when:
        return False
    units = {unit for unit, _ in other.when}
    return bool(units & {"day", "year", "this", "quarter nth"})


def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a sentence that a figure stands in: between commas, brackets and conjunctions."""
    left = max(sentence.rfind(mark, 0, start) for mark in _CUTS)
    rights = [at for mark in _CUTS if (at := sentence.find(mark, end)) >= 0]
    return left + 1 if left >= 0 else 0, min(rights, default=len(sentence))


_CUTS = (", ", "; ", ": ", " – ", " — ", " (", ") ", " and ", " but ")


def _opening(sentence: str, start: int) -> str:
    """The words that open a sentence before its first comma, where the figure's own clause follows them."""
    comma = sentence.find(", ", 0, start)
    return sentence[:comma] if 0 < comma < 40 and sentence.count(", ", 0, start) == 1 else ""


def _rate(before: str, behind: str, after: str, unit: str) -> str:
    found = _RATE.match(behind[:60]) or _RATE.match(after[:60]) or _RATE_BEFORE.search(before[-50:])
    if found is None:
        return ""
    kinds = found.groupdict()
    per = (kinds.get("per") or kinds.get("all") or "").casefold()
    if unit == "%" and per in _OF_SHARES:
        return ""
    return _PER_OF.get(per, per)


def _span(near: str) -> str:
    if _YEAR_TO.search(near):
        return "year"
    if _FROM_MONTH.search(near):
        return "month"
    found = _SPAN.search(near)
    if found is None:
        return ""
    if not found.group("many") and found.group().split()[0].casefold() not in ("over", "across"):
        return ""
    unit = found.group("unit").casefold().removesuffix("s")
    return f"{(found.group('many') or '').casefold()} {unit}".strip()


def _when(
    near: str, words: frozenset[str], sentence: str, dates: Sequence[tuple[int, DateMention]]
) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    if any(len(word) == 4 and word[0] in "12" for word in words):
        found |= {("year", m.group(1)) for m in _YEAR.finditer(near)}
    if words & _NTH_WORDS:
        found |= {(f"{m.group('unit')} nth".casefold(), m.group("nth").casefold()) for m in _NTH.finditer(near)}
    if words & _STANCE_WORDS:
        found |= {("stance", "against" if m.group("no") or m.group("nay") else "for") for m in _STANCE.finditer(near)}
    if words & _THIS_WORDS:
        found |= {("this", m.group().casefold()) for m in _THIS.finditer(near)}
    for at, date in dates:
        ahead = _ON.sub("", sentence[:at])
        if date.day is None or _SPOKEN.search(ahead) or _AS_OF.search(ahead):
            continue
        if date.precision in ("day", "month"):
            found.add(("month", f"{date.day:%Y-%m}"))
        if date.precision == "day":
            found.add(("day", date.day.isoformat()))
    if words & _DAY_WORDS and not any(date.day for _, date in dates):
        found |= {("month", m.group(1).casefold()) for m in _MONTH.finditer(near)}
        for m in _DAY.finditer(near):
            ahead = _ON.sub("", near[: m.start()])
            if not _SPOKEN.search(ahead) and not _AS_OF.search(ahead):
                found.add(("day", m.group(1).casefold()))
    return frozenset(found)


def _target(behind: str, unit: str) -> tuple[str, str]:
    """Whom or what a sum is for, where that stands right behind it."""
    found = _TARGET.match(behind) if len(unit) == 3 and unit.isupper() else None
    return (found.group(1), next(iter(concepts([stem(found.group(2))])))) if found else ("", "")


def _local(behind: str) -> frozenset[str]:
    found = _LOCAL.match(behind)
    return frozenset(stem(word) for word in found.group(1).split()) if found else frozenset()


def _is_part(before: str, after: str) -> bool:
    """Whether a figure is a part of another one, or of a list."""
    if _PART_AFTER.match(after) or _BESIDE.match(after):
        return True
    return bool(_PART_BEFORE.search(before[-60:]) or _LISTED.search(before[-50:]))


def _changes(before: str, after: str, unit: str) -> bool:
    """Whether a figure is by how much something changed, rather than where it stands now."""
    if _TO.search(before):
        return False
    if _CHANGE.search(before[-40:]):
        return unit in ("%", "point") or bool(_BY.search(before))
    return unit in ("%", "point") and bool(_CHANGE_AFTER.match(after))
