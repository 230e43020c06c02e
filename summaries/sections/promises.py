"""What the coverage announces for a day, a week, a month or a year ahead, each with the clause that announces it."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from summaries.model import DateMention, Sentence
from summaries.sections.case import Case, Place
from summaries.sections.clauses import Stretch, count, cut
from summaries.sections.remembered import Remembered
from summaries.text.calendars import MONTHS, WEEKDAYS
from summaries.text.stems import stem

MOST = 6  # dates of a sentence; one with more is a calendar
LONGEST = 20  # words of an event's clause
FARTHEST = 730  # days ahead that a period may begin; what is farther off is no date for a desk

_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due|expected|expects?|scheduled|set for|planned|plans?|hopes?|faces"
    r"|forecast|opens?|starts?|begins?|meets?|votes?|returns?|resumes?|expires?|ends?|closes?|would|deadline|obliges?"
    r"|hearing|must|has until|have until|postponed|adjourned|delayed|remanded|rescheduled|called for)\b"
    r"|\b(?:by|until|before)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:will|is to|are to|due|expected|scheduled|set for|set to|forecast|must|has until|have until|resumes?|expires?"
    r"|opens?|starts?|begins?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*,?\s*(?:(?!(?:said|told|was|were|had)\b)[\w’'-]+\s+){1,9}?(?:will|shall|is to|are to|is due|are due"
    r"|is expected|are expected|is scheduled|are scheduled|is set|are set)\b",
    re.IGNORECASE,
)
_SPOKEN_ON = re.compile(
    r"\b(?:said|told\s+\w+|announced|reported|wrote|says|agreed|decided|ruled|promised)\s+(?:on\s+|late\s+|early\s+)*\Z",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|he|she|which|who)\b", re.IGNORECASE)
_SPLIT = re.compile(r"(?:,\s+(?:and|but|while|as)\s+|[;:]\s+|\.\s+)")
_LEANS = re.compile(r"\bdo so\b")
_NO_EVENT = re.compile(
    r"\b(?:will|would|is|are|to|does|do|did|has|have)\s+(?:not|never|no longer)\b"
    r"|\b(?:won|wouldn|isn|aren|don|doesn)[’']t\b|\bwill be no\b|\bnot (?:wait|be)\b|\bhad been\b"
    r"|\b(?:was|were)\s+(?:\w+ly\s+)?(?:to|due|expected|forecast|planned|supposed)\b"
    r"|\b(?:I|we|We|our|Our|my|My|us|you|You|your)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|wrote|added|warned|tweeted|argued|claimed)\b", re.IGNORECASE
)
_FRAGMENT = re.compile(
    r"[\"“”’'\s]*(?:is|are|was|were|will|would|and|or|but|as|to|when|that|which|who|whom|if|per|by|of|than)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:would|could|might|may|hopes?|plans?)\b[^.;,]{0,80}\Z", re.IGNORECASE)
# Words for what a desk keeps in its diary: two outlets that name one of them for one day tell one event.
_KINDS = frozenset(
    stem(word)
    for word in (
        "hearing trial vote election referendum ballot run-off deadline report review verdict ruling sentencing"
        " sentence strike talks summit meeting launch inquest inquiry protest march rally match final funeral visit"
        " results auction handover release opening closure session debate conference appeal ceremony speech testimony"
        " testify"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Event:
    """A clause that announces something.  day: the first it may be, or the last where its words say the end; until: the
    last day that it may still come on; precision: as its date is meant."""

    day: date
    until: date
    precision: Literal["day", "week", "month", "year"]
    place: Place
    stretch: Stretch
    salience: float
    plain: bool = True  # announced in the words right before the date


def ahead(case: Case) -> tuple[Event, ...]:
    """Every event that the coverage dates to a day from now on, or to a period that has not ended."""
    return tuple(_ahead(case))


def _ahead(case: Case) -> Iterator[Event]:
    today = case.now.date()
    earliest = today - timedelta(days=7)  # a weekday that is announced lies after its article
    for read in sorted(case.recent):
        dates = case.reads[read].analysis.dates
        crowd = Counter(mention.sentence for mention in dates)
        for mention in dates:
            if crowd[mention.sentence] > MOST:
                continue
            if mention.day is None or (mention.day < earliest and _until(mention.day, mention.precision) < today):
                continue
            event = _announced(case, read, mention)
            if event is not None:
                yield event


def _announced(case: Case, read: int, mention: DateMention) -> Event | None:
    place = Place(read, mention.sentence)
    sentence = case.sentence(place)
    if sentence.boilerplate or mention.day is None or mention.precision == "unresolved":
        return None
    known = _known(case.reads[read])
    if mention.start not in known:
        known[mention.start] = _announces(case.article(read).text, sentence, mention)
    if (how := known[mention.start]) is None:
        return None
    leads, plain = how
    text = case.article(read).text
    before = text[sentence.start : mention.start]
    day = _day(case, read, mention, before, leads) if mention.precision == "day" else mention.day
    if day is None or (mention.precision != "day" and not _period_counts(case, read, mention, before, plain)):
        return None
    until = _until(day, mention.precision)
    if until < case.now.date():
        return None
    stretch = _clause(text, sentence.start, sentence.end, mention, leads)
    if stretch is None or _LEANS.search(text, *stretch) or not _tells(text[slice(*stretch)]):
        return None
    return Event(day, until, mention.precision, place, stretch, sentence.salience, plain)


def announces(case: Case, place: Place, mention: DateMention) -> bool:
    """Whether the sentence at a place announces something for a date that it names."""
    return _announces(case.article(place.read).text, case.sentence(place), mention) is not None


def _announces(text: str, sentence: Sentence, mention: DateMention) -> tuple[bool, bool] | None:
    """Whether a sentence opens with the date that it announces, and whether in plain words; None: announces nothing."""
    before, after = text[sentence.start : mention.start], text[mention.end : sentence.end]
    if _SPOKEN_ON.search(before) or _said_since(before):
        return None
    leads = count(before) < 4 and _AFTER.match(after) is not None  # "On 14 May the court will rule"
    if not leads and not _AHEAD.search(before):
        return None
    return leads, leads or _PLAIN.search(before[-60:]) is not None


# By where a date starts in its article.
_known: Remembered[dict[int, tuple[bool, bool] | None]] = Remembered(lambda read: {})


def _tells(clause: str) -> bool:
    """Whether a clause tells of an event in words that stand alone: no denial, no "we", no half of a quotation."""
    if _NO_EVENT.search(clause) or _FRAGMENT.match(clause):
        return False
    return clause.count("“") == clause.count("”") and clause.count('"') % 2 == 0


def _said_since(before: str) -> bool:
    """Whether somebody speaks between what is announced and the date, so that the date is of the speech."""
    said = [found.end() for found in _SAID.finditer(before)]
    told = [found.end() for found in _AHEAD.finditer(before)]
    return bool(said) and said[-1] > (told[-1] if told else -1)


def _period_counts(case: Case, read: int, mention: DateMention, before: str, plain: bool) -> bool:
    """Whether a week, a month or a year is announced firmly enough, and near enough, to be a date ahead."""
    published = case.published(read).date()
    near = mention.day is not None and mention.day <= published + timedelta(days=FARTHEST)
    return (
        plain
        and near
        and mention.day is not None
        and _until(mention.day, mention.precision) > published
        and (not _VAGUE.search(before))
    )


def _until(day: date, precision: str) -> date:
    """The last day of the period that a day stands for."""
    if precision == "week":
        return day + timedelta(days=6 - day.weekday())
    if precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31) if precision == "year" else day


def _day(case: Case, read: int, mention: DateMention, before: str, leads: bool) -> date | None:
    """The day that a date ahead means: a bare weekday that is announced lies after its article, not before it."""
    published = case.published(read).date()
    if mention.day is None or mention.day > published:
        return mention.day
    plain = leads or (
        _PLAIN.search(before) is not None
        and not any(
            sentence_date.end <= mention.start
            for sentence_date in case.dates(read, mention.start - len(before), mention.start)
            if sentence_date.day is not None and sentence_date.day > published
        )
    )
    if mention.day == published:
        return mention.day if plain else None
    text = case.article(read).text
    bare = _WEEKDAY.match(text, mention.start, mention.end) and text[mention.end : mention.end + 2] not in ("’s", "'s")
    return mention.day + timedelta(days=7) if plain and bare and (published - mention.day).days < 7 else None


def _clause(text: str, start: int, end: int, date_at: DateMention, leads: bool) -> Stretch | None:
    """The clause around a date: the part of the sentence between conjunctions that holds it, cut where that is safe."""
    mention, mention_end = date_at.start, date_at.end
    marks = [m.span() for m in _SPLIT.finditer(text, start, end)]
    low = max((b for _, b in marks if b <= mention), default=start)
    high = min((a for a, _ in marks if a >= mention_end), default=end)
    announces = leads or _AHEAD.search(text[low:mention])
    if not announces or count(text[low:high]) < 5 or _PRONOUN.match(text, low):
        low, high = start, end
    if count(text[low:high]) > LONGEST:
        comma = text.find(",", mention_end + 40 if leads else mention_end, high)
        if comma > 0 and count(text[low:comma]) >= 5:
            high = comma
    if count(text[low:high]) > LONGEST + 10:
        shorter = cut(text, low, high, limit=LONGEST + 10, long=LONGEST)
        if not shorter or not (shorter[0][0] <= mention and mention_end <= shorter[0][1]):
            return None
        low, high = shorter[0]
    while high > low and (text[high - 1] in ".;, " or text[high - 1].isspace()):
        high -= 1
    return low, high


def one_event(case: Case, one: Event, other: Event) -> bool:
    """Whether two clauses announce one event: for one day, or one within the period of the other, in like words."""
    if one.place == other.place and one.stretch == other.stretch:
        return True
    mine, theirs = _told(case, one), _told(case, other)
    common = mine & theirs
    share = len(common) / max(1, min(len(mine), len(theirs)))
    if one.day == other.day and one.precision == other.precision:
        return share >= SAME_DAY or len(common) >= 3 or (len(common) >= 2 and bool(common & _KINDS))
    first, last = max(one.day, other.day), min(one.until, other.until)
    return one.precision != other.precision and first <= last and share >= WITHIN


def _told(case: Case, event: Event) -> frozenset[str]:
    """The stems of an event's sentence, but for those of its date."""
    known = case.once(_told_by)
    if event.place not in known:
        stems = case.sentence(event.place).stems
        known[event.place] = frozenset(one for one in stems if not one[0].isdigit() and one not in _DATES)
    return known[event.place]


def _told_by(_: Case) -> dict[Place, frozenset[str]]:
    return {}


_DATES = frozenset(stem(word) for word in (*MONTHS, *WEEKDAYS))
SAME_DAY = 0.4  # share of the smaller sentence that two clauses for one day have in common
WITHIN = 0.5  # the same where one is for a day and the other for its week, month or year
