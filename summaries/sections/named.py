"""Questions from what a noun names in a sentence that leaves something open: "the cause of the fire is unknown"."""

import re
from collections.abc import Callable

from summaries.model import Own
from summaries.sections.case import Case, Place
from summaries.sections.nouns import Pieces, end_of_noun, inside, is_plural, is_somebody, leans
from summaries.sections.rests import end_of_rest

Found = tuple[Pieces, int, int]  # the question, and the stretch of the article that it is made from
Way = tuple[re.Pattern[str], Callable[[Case, Place, re.Match[str]], Found | None]]

_DUE = re.compile(
    r"\A(?:the |its )?(?:\w+ )?(?:verdict|ruling|decision|judgment|report|publication|answer|sentence)\b", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?P<noun>causes?|motives?|fate|whereabouts|identit(?:y|ies)|names?|results?|price|cost|value|size|scale|extent|number|amount"
    r"|terms|details|date|timing|source|origins?|contents|purpose|future|ownership|circumstances|explanation|reasons?|timetable"
    r"|outcome|timeline)\s+(?P<word>of|for|behind)\s+",
    re.IGNORECASE,
)
_WHAT: dict[str, tuple[str, str]] = {  # what stands before and behind the noun phrase
    "cause": ("What caused ", "?"),
    "causes": ("What caused ", "?"),
    "motive": ("What was the motive for ", "?"),
    "motives": ("What were the motives for ", "?"),
    "fate": ("What became of ", "?"),
    "result": ("What is the result of ", "?"),
    "results": ("What will the results of ", " show?"),
    "outcome": ("What will be the outcome of ", "?"),
    "explanation": ("What is the explanation for ", "?"),
    "reason": ("What is the reason for ", "?"),
    "reasons": ("What are the reasons for ", "?"),
    "timetable": ("What is the timetable for ", "?"),
    "timeline": ("What is the timeline for ", "?"),
}
_PLURAL_NOUNS = frozenset("terms details contents circumstances origins names identities".split())
_DISPUTED = re.compile(
    r"\b(?:is|are|was|were|remains?)\s+(?:\w+ly\s+)?(?:disputed|contested|in\s+dispute)\b", re.IGNORECASE
)
_ALWAYS = frozenset(
    "cause causes motive motives fate whereabouts result results outcome".split()
)  # also of what is pending
_ABOUT = re.compile(
    r"\b(?:questions?|doubts?|inquiries|enquiries|queries|mystery|uncertainty|(?:no\s+)?(?:word|news|information|details?|clarity))"
    r"(?:\s+(?:remain|remains|persist|linger|hang|were\s+raised|have\s+been\s+raised))?\s+(?:about|over|on|regarding|surrounding)\s+",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"\b(?:search(?:es|ing)?|hunt(?:ing)?|manhunt|looking|combing\s+\w+)\s+for\s+|\btrying\s+to\s+(?:trace|find|locate)\s+",
    re.IGNORECASE,
)
_NO_THING = re.compile(  # "looking for ways to…" misses nobody
    r"(?:\w+\s+){0,2}?(?:ways?|help|answers?|clues?|evidence|alternatives?|solutions?|jobs?|work|support|signs?|reasons?|change|information)\b",
    re.IGNORECASE,
)
_INQUIRY = re.compile(
    r"\b(?:investigation|inquiry|enquiry|probe|inquest|review|audit)\s+(?:into|of|over)\s+(?!whether|how|who|what|why)",
    re.IGNORECASE,
)
_INQUIRING = re.compile(
    r"\b(?:investigating|examining|looking\s+into|probing|reviewing)\s+(?!whether|how|who|what|why|if\b)", re.IGNORECASE
)
_TALKS = re.compile(r"\b(?:talks|negotiations|discussions)\s+(?:on|over|about|between|with)\s+", re.IGNORECASE)
_VERDICT = re.compile(r"\b(?:verdict|ruling|judgment)\s+(?:on|about|over|in)\s+", re.IGNORECASE)
_NONE_FOUND = re.compile(
    r"\bno\s+(?P<what>buyer|successor|replacement|solution|sponsor|donor|partner|investor|operator)\s+(?:has|had|was)\s+(?:yet\s+)?(?:been\s+)?found"
    r"\s+(?:for|to)\s+",
    re.IGNORECASE,
)
_DECISION = re.compile(r"\b(?:decision|vote)\s+(?:on|about|over|in)\s+", re.IGNORECASE)
_NO_DATE = re.compile(
    r"\bno\s+(?:new\s+)?date\s+(?:(?:has|have|had|was|is)\s+)?(?:been\s+)?(?:set|fixed|given|announced|agreed)?\s*for\s+"
    r"|\bnot\s+(?:yet\s+)?set\s+a\s+(?:new\s+)?date\s+for\s+",
    re.IGNORECASE,
)
_NO_TIMES = re.compile(
    r"\bno\s+(?P<noun>timetable|timeline|explanation|reason|motive|cause)\s[^,;]{0,40}?\b(?:for|of|behind)\s+", re.I
)
_DISPUTE = re.compile(r"\b(?:dispute|dispute[sd]?|standoff|row|deadlock)\s+(?:over|about)\s+", re.IGNORECASE)
_ACCOUNTS = re.compile(
    r"\b(?:conflicting|contradictory|competing|rival|differing)\s+(?:\w+\s+)?(?:accounts|reports|claims|versions|evidence|stories)"
    r"\s+(?:of|about|over)\s+(?!whether|how|who|what|why)",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|unverified)\s+(?:\w+\s+)?(?:reports?|claims?|rumou?rs?)\s+that\s+", re.IGNORECASE
)
_NOT_NAMED = re.compile(
    r"\b(?:not|n[’']t|declined\s+to|refused\s+to|yet\s+to)\s+(?:yet\s+|publicly\s+|been\s+)?(?:named?|identif(?:y|ied))\s+(?=the\s|any\s|two|three|\w+s\b)",
    re.IGNORECASE,
)


_ASKING = re.compile(r"(?:what|who|whom|whose|how|why|where|when|which|whether)\b", re.IGNORECASE)


def _noun_after(case: Case, place: Place, at: int) -> tuple[Pieces, int] | None:
    if _ASKING.match(case.article(place.read).text, at) is not None:
        return None
    end = end_of_noun(case.article(place.read).text, at, case.sentence(place).end)
    pieces = inside(case, place, at, end)
    return (pieces, end) if pieces is not None else None


def _wrapped(case: Case, place: Place, at: int, before: str, after: str) -> Found | None:
    noun = _noun_after(case, place, at)
    return ((Own(before), *noun[0], Own(after)), at, noun[1]) if noun is not None else None


def _of(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    """ "the fate of the crew" → "What became of the crew?"; "the price of the stake" → "What is the price of…?"."""
    noun = found.group("noun").casefold()
    sentence = case.sentence(place)
    disputed = _DISPUTED.search(case.article(place.read).text, found.end(), sentence.end) is not None
    if not (noun in _ALWAYS or sentence.unknown or disputed):
        return None
    if noun in _WHAT:
        return _wrapped(case, place, found.end(), *_WHAT[noun])
    told = _noun_after(case, place, found.end())
    if told is None:
        return None
    plural = is_plural(told[0])
    if noun == "whereabouts":
        return (Own("Where are " if plural else "Where is "), *told[0], Own("?")), found.start(), told[1]
    if noun in ("identity", "identities", "name", "names") and is_somebody("".join(piece.text for piece in told[0])):
        return (Own("Who are " if plural else "Who is "), *told[0], Own("?")), found.start(), told[1]
    opening = "What are the " if noun in _PLURAL_NOUNS else "What is the "
    return (Own(f"{opening}{noun} {found.group('word')} "), *told[0], Own("?")), found.start(), told[1]


def _about(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    within = _OF.search(case.article(place.read).text, found.end(), min(found.end() + 40, case.sentence(place).end))
    if within is not None:
        return _of(case, place, within)
    return _wrapped(case, place, found.end(), "What is known of ", "?")


def _of_inquiry(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    within = _OF.match(text, found.end(), case.sentence(place).end) or _OF.match(
        text, text.find(" ", found.end()) + 1, case.sentence(place).end
    )
    if within is not None:
        return _of(case, place, within)
    noun = _noun_after(case, place, found.end())
    return (
        ((Own("What will the "), case.cite(place.read, found.start(), noun[1]), Own(" find?")), found.start(), noun[1])
        if noun
        else None
    )


def _of_search(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    if _NO_THING.match(case.article(place.read).text, found.end()) is not None:
        return None
    return _wrapped(case, place, found.end(), "Will ", " be found?")


def _of_talks(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    noun = _noun_after(case, place, found.end())
    if noun is None:
        return None
    talks = inside(case, place, found.start(), noun[1])
    return ((Own("Will the "), *talks, Own(" succeed?")), found.start(), noun[1]) if talks is not None else None


def _of_verdict(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    noun = _noun_after(case, place, found.end())
    verdict = inside(case, place, found.start(), noun[1]) if noun is not None else None
    return ((Own("What will the "), *verdict, Own(" be?")), found.start(), noun[1]) if noun and verdict else None


def _none_found(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    what = found.group("what").casefold()
    article = "an" if what[0] in "aeiou" else "a"
    return _wrapped(case, place, found.end(), f"Will {article} {what} be found for ", "?")


def _of_times(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    return _wrapped(case, place, found.end(), *_WHAT[found.group("noun").casefold()])


def _no_date(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    """ "no date has been set for the retrial" → "When will the retrial take place?"."""
    if (noun := _noun_after(case, place, found.end())) is None:
        return None
    due = _DUE.search("".join(piece.text for piece in noun[0])) is not None
    pieces = (Own("When is "), *noun[0], Own(" due?")) if due else (Own("When will "), *noun[0], Own(" take place?"))
    return pieces, found.end(), noun[1]


def _who(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    noun = _noun_after(case, place, found.end())
    if noun is None or not is_somebody("".join(piece.text for piece in noun[0])):
        return None
    return (Own("Who are " if is_plural(noun[0]) else "Who is "), *noun[0], Own("?")), found.end(), noun[1]


def _true(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    end = end_of_rest(case.article(place.read).text, found.end(), case.sentence(place).end)
    cited = case.cite(place.read, found.end(), end)
    if leans(cited.text) or len(cited.text.split()) < 3:
        return None
    return (Own("Is it true that "), cited, Own("?")), found.end(), end


def _around(before: str, after: str) -> Callable[[Case, Place, re.Match[str]], Found | None]:
    return lambda case, place, found: _wrapped(case, place, found.end(), before, after)


NOUNS: tuple[Way, ...] = (
    (_NO_DATE, _no_date),
    (_NO_TIMES, _of_times),
    (_UNCONFIRMED, _true),
    (_NOT_NAMED, _who),
    (_SEARCH, _of_search),
    (_ACCOUNTS, _around("Whose account of ", " is right?")),
    (_ABOUT, _about),
    (_INQUIRY, _of_inquiry),
    (_INQUIRING, _around("What will the investigation of ", " find?")),
    (_OF, _of),
    (_TALKS, _of_talks),
    (_VERDICT, _of_verdict),
    (_DECISION, _around("What will be decided on ", "?")),
    (_NONE_FOUND, _none_found),
    (_DISPUTE, _around("How will the dispute over ", " end?")),
)
