"""Those whom an article calls silent, accused, accusing or struck, under the words that name them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from summaries.lens import Lens
from summaries.model import Cited, Name, Own, Read
from summaries.sections.case import Case, Place
from summaries.sections.remembered import Remembered
from summaries.sections.subjects import subject, trimmed
from summaries.text.lexicon import ROLE, SOURCE, TITLE, lexicon
from summaries.text.stems import stem
from summaries.text.units import PEOPLE

_SILENT = re.compile(
    r"\b(?:(?:has|have|had|did|does|do|would|could|will)(?:\s+not|n[’']t)\s+(?:yet\s+|immediately\s+)?"
    r"(?:respond|responded|reply|replied|comment|commented|answer|answered|appear|appeared|spoken|speak|return|returned|be\s+reached"
    r"|been\s+named|been\s+reached)\b"
    r"|declined\s+(?:to\s+comment|an\s+interview|requests?)|refused\s+to\s+(?:comment|publish|answer|speak|say)"
    r"|could\s+not\s+(?:immediately\s+)?be\s+reached|was\s+not\s+available\s+for\s+comment|were\s+not\s+available\s+for\s+comment"
    r"|(?:has|have|had)\s+said\s+nothing"
    r"|(?:has|have)\s+yet\s+to\s+(?:comment|respond|reply|speak))",
    re.IGNORECASE,
)
_ACCUSING = re.compile(
    r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?<!\bbeing\s)"
    r"\b(?:(?:have|has)\s+)?(?:accus(?:ed|es|e)|alleg(?:ed|es|e)|denounc(?:ed|es|e)|criticis(?:ed|es|e)|criticiz(?:ed|es|e)"
    r"|condemn(?:ed|s)?|blam(?:ed|es)(?=\s+(?:[A-Z]|the\s+\w+\s+for)))\s+"
    r"(?!by\b|each\s+other\b|one\s+another\b)"
)
_ACCUSED = re.compile(
    r"\b(?:accused|blamed|denounced|criticised|criticized|condemned)\s+(?!of\b|by\b|in\b|for\b)", re.IGNORECASE
)
_STRUCK = re.compile(
    r"\b(?:was|were|been|is|are)\s+(?:also\s+)?(?:arrested|detained|charged|indicted|expelled|deported|dismissed|sacked|fired|suspended"
    r"|sentenced|jailed|banned|accused)\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"\b(?:was|were|been|is|are)\s+(?:also\s+|sharply\s+|widely\s+)?(?:criticised|criticized|condemned|denounced|blamed)\s+(?:by|for|over)\b",
    re.IGNORECASE,
)
_CRITICISM = re.compile(
    r"\b(?:criticism|complaints?|condemnation|accusations?|allegations?|protests?)\s+(?:from|by)\s+((?:[\w’'-]+\s*){1,4}?)(?=[,.;]|\s(?:for|over|about|that|of|who|and)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Silent:
    """A party that nobody let speak: how it is named, where, and why it is due."""

    shown: str
    place: Place
    reason: str
    piece: Cited | Own
    weight: float


def uncounted(words: str) -> str:
    """A group without its number: "a dozen officers" and "12 officers" are one."""
    return _COUNT.sub("", words)


_COUNT = re.compile(
    r"^(?:(?:an?|the|at least|about|some|more than|\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|dozens?|of|several|many|hundreds|scores)\s+)+",
    re.IGNORECASE,
)


# A sentence without any of these stems tells of nobody silent, accused, accusing or struck: no need to read it.
_TELLING = frozenset(
    stem(word)
    for word in """accuse alleges blamed denounce criticise criticize condemn criticism complaint condemnation
    accusation
    allegation protest respond reply comment answer appear spoken speak return reached named declined refused available
    interview arrested detained charged indicted expelled deported dismissed sacked fired suspended sentenced
    jailed banned
    publish nothing""".split()
)


def silent_ones(case: Case) -> Iterator[Silent]:
    for read in sorted(case.recent):
        for silent in _silent_in(case.reads[read]):
            yield replace(silent, place=Place(read, silent.place.sentence))


def _read_silent(read: Read) -> tuple[Silent, ...]:
    return tuple(_told_silent(Case((read,), _NO_LENS, _NEVER)))


_NO_LENS, _NEVER = Lens("", "", "", ()), datetime.min.replace(tzinfo=UTC)
_silent_in = Remembered(_read_silent)


def _told_silent(case: Case) -> Iterator[Silent]:
    for place, sentence in case.every():
        if _TELLING.isdisjoint(sentence.stems):
            continue
        text = case.article(place.read).text
        for pattern, reason, weight in (
            (_SILENT, "no answer", 0.8),
            (_STRUCK, "acted upon", 0.5),
            (_BLAMED, "accused", 0.6),
            (_ACCUSING, "accusing", 0.7),
        ):
            found = pattern.search(text, sentence.start, sentence.end)
            if found is None or (reason == "accusing" and _quoted_here(case, place)):
                continue
            named = _named(case, place, _party_before(case, place, found.start()))
            if named is not None and not (_MAY_BE_A_THING.search(found.group()) and _is_thing(case, place, named)):
                yield Silent(named.text, place, reason, named, weight)
        yield from _accused(case, place)
        if found := _CRITICISM.search(text, sentence.start, sentence.end):
            named = _named(case, place, trimmed(text, *found.span(1)))
            if named is not None:
                yield Silent(named.text, place, "accusing", named, 0.85)


_MAY_BE_A_THING = re.compile(r"(?:suspended|banned|dismissed)\Z", re.IGNORECASE)  # visits, flights and claims are, too


def _is_thing(case: Case, place: Place, named: Cited) -> bool:
    """Whether one word names neither somebody nor a role nor a group of people: "Visits"."""
    word = named.text.casefold()
    if " " in word or lexicon("en")[word] & (ROLE | SOURCE | TITLE) or word in PEOPLE:
        return False
    names = case.reads[place.read].analysis.names
    return not any(n.start == named.span.start and n.kind in ("person", "organisation") for n in names)


def _quoted_here(case: Case, place: Place) -> bool:
    """Whether an accusation is printed in the accuser's own words."""
    sentence = case.sentence(place)
    return any(quote.type == "direct" for quote in case.quotes(place.read, sentence.start, sentence.end))


_LINK = re.compile(r"\s(?:from|of|in|at|for|with|on|by|near|behind|to|under|against)\s")
_FOR_WHOM = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|representatives?|aides?|agents?|counsel|officials|executives|press\s+office)\s+(?:for|at|of|to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def _party_before(case: Case, place: Place, at: int) -> tuple[int, int] | None:
    """Who does what the verb at ``at`` says: the head of its subject, not a place behind it ("a man from Osk was…")."""
    text = case.article(place.read).text
    people = [name for name in case.names(place.read, case.sentence(place).start, at) if name.kind == "person"]
    stretch = subject(case, place, at)
    if stretch is None:
        return None
    start, end = stretch
    link = _LINK.search(text, start, end)
    if link is not None:
        if _FOR_WHOM.search(text[start : link.end()]):
            return link.end() + (4 if text[link.end() :].startswith("the ") else 0), end
        head = trimmed(text, start, link.start())
        named = head is not None and any(head[0] <= n.start < head[1] for n in case.names(place.read, *head))
        group = head is not None and _COMMON.match(text[head[0] : head[1]]) is not None
        return head if named or group else None
    whole = [n for n in people if " " in n.full and not _OF_PLACE.search(text[max(0, n.start - 6) : n.start])]
    if _listed(text, start) and len({name.full for name in whole}) == 1 and end - start < len(whole[0].full):
        return whole[0].start, whole[0].end  # "A man, Robert Moor, 55, of Osk Way, Osk, was jailed"
    return stretch


_OF_PLACE = re.compile(r"\b(?:of|from|in|at|near)\s\Z")


def _listed(text: str, start: int) -> bool:
    """Whether a name stands behind a comma, as one more detail of somebody named before."""
    return text[:start].rstrip()[-1:] == ","


def _accused(case: Case, place: Place) -> Iterator[Silent]:
    sentence = case.sentence(place)
    text = case.article(place.read).text
    for found in _ACCUSED.finditer(text, sentence.start, sentence.end):
        for name in case.names(place.read, found.end(), found.end() + 30):
            if name.kind in ("person", "organisation") and not text[found.end() : name.start].strip(" the"):
                yield Silent(name.full, place, "accused", case.cite(place.read, name.start, name.end), 0.75)
                break


_COMMON = re.compile(
    r"(?:[\w’'-]+\s+){0,4}?(?:groups?|organi[sz]ations?|unions?|families|relatives|residents|guards|officers|campaigners|activists|lawyers"
    r"|inspectorate|ministry|company|owner|operator|government|police|army|party|authority|service|agency|council|commission|firm"
    r"|workers|villagers|miners|students|nurses|parents|captain|director|manager|supplier|club|university|hospital|court|critics"
    r"|opponents|neighbours|neighbors|tenants|staff|employees|board|bank|church|school|teachers|farmers|migrants|refugees|prisoners)$",
    re.IGNORECASE,
)


_THEIRS = re.compile(r"\b(?:its|his|her|their)\s+\Z", re.IGNORECASE)
_BEHALF = re.compile(r"\bon behalf of\s+(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?")


def _behalf(case: Case, place: Place, start: int) -> Cited | None:
    """For whom somebody kept silent: "its lawyers did not reply on behalf of Ana Brill"."""
    found = _BEHALF.search(case.article(place.read).text, start, case.sentence(place).end)
    names = case.names(place.read, found.start(), case.sentence(place).end) if found else ()
    return case.cite(place.read, names[0].full_start, names[0].full_end) if names else None


def _mere_opening(case: Case, place: Place, name: Name) -> bool:
    """Whether a "name" is only the first word of its sentence in its capital: "Elected officials accused…"."""
    text = case.article(place.read).text
    after, word = text[name.end : name.end + 2], text[name.start : name.end].casefold()
    one = " " not in word and (word.endswith("ed") or lexicon("en").get(word, 0) != 0)
    return (
        name.kind == "other"
        and one
        and name.start == case.sentence(place).start
        and after[:1] == " "
        and after[1:].islower()
    )


def _named(case: Case, place: Place, stretch: tuple[int, int] | None) -> Cited | None:
    """The subject as cited, where it is a name or a common word for a party."""
    if stretch is None:
        return None
    start, end = stretch
    text = case.article(place.read).text
    if (counted := _COUNT.match(text[start:end])) is not None:
        start += counted.end()
    if _THEIRS.search(text[:start][-8:]) and " " not in text[start:end]:
        return _behalf(case, place, end)  # "its lawyers": whose, the text names elsewhere
    whole = case.cite(place.read, start, end)
    if len(whole.text.split()) > 1 and whole.text.split()[-1].islower() and _COMMON.match(whole.text):
        return whole
    names = [n for n in case.names(place.read, start, end) if n.kind in ("person", "organisation", "other")]
    if len(names) == 1 and names[0].end <= end and not _mere_opening(case, place, names[0]):
        return case.cite(place.read, names[0].start, names[0].end)
    cited = case.cite(place.read, start, end)
    if len(cited.text.split()) == 1 and not cited.text.casefold().endswith("s"):
        return None  # "the company" is somebody whom the text names elsewhere
    return cited if _COMMON.match(cited.text) else None
