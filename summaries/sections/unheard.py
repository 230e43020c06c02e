"""Not yet heard: parties acted upon, accused or accusing, who have no words of their own in any article,
direct or indirect."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from summaries.lens import Lens, Party
from summaries.model import Cited, Line, Own, Quote, Read, SectionName, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.cues import any_of
from summaries.sections.remembered import Remembered
from summaries.sections.subjects import subject, trimmed
from summaries.text.stems import stem

SECTION: SectionName = "unheard"
ORDER = 60
MOST = 4
MOST_FULL = 12

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
    r"\b(?:(?:have|has)\s+)?(?:accus(?:ed|es|e)|alleg(?:ed|es|e)|denounc(?:ed|es|e)|criticis(?:ed|es|e)|criticiz(?:ed|es|e)"
    r"|condemn(?:ed|s)?|blam(?:ed|es)(?=\s+(?:[A-Z]|the\s+\w+\s+for)))\s+(?!by\b)"
)
_ACCUSED = re.compile(
    r"\b(?:accused|blamed|denounced|criticised|criticized|condemned)\s+(?!of\b|by\b|in\b|for\b)", re.IGNORECASE
)
_STRUCK = re.compile(
    r"\b(?:was|were|been|is|are)\s+(?:also\s+)?(?:arrested|detained|charged|indicted|expelled|deported|dismissed|sacked|fired|suspended"
    r"|sentenced|jailed|banned|accused)\b",
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


def lines(case: Case) -> list[Line]:
    """The parties not heard, the most directly concerned first."""
    due: dict[str, Silent] = {}
    for silent in (*_parties(case), *_silent(case)):
        if not _speaks(case, silent.shown) and not any(_one_party(silent.shown, other) for other in due):
            due[silent.shown] = silent
    most = MOST_FULL if case.full else MOST
    ordered = sorted(due.values(), key=lambda one: -one.weight)
    return [_line(case, one) for one in islice((one for one in ordered if not _says(case, one.shown)), most)]


_SAYS = re.compile(r"\s+(?:also\s+|later\s+)?(?:said|says|told|wrote|added|argued|insisted|denied)\b")


def _says(case: Case, shown: str) -> bool:
    """Whether a speech verb follows the name in any article: a last look before somebody is called unheard."""
    for read in case.firsts:
        text = case.article(read).text
        at = text.find(shown)
        while at >= 0:
            if _SAYS.match(text, at + len(shown)):
                return True
            at = text.find(shown, at + 1)
    return False


def _one_party(one: str, other: str) -> bool:
    mine, theirs = set(one.casefold().split()), set(other.casefold().split())
    return mine <= theirs or theirs <= mine


# --- parties of the lens ----------------------------------------------------------------------------------------------


def _parties(case: Case) -> Iterator[Silent]:
    for party in case.lens.parties:
        places = tuple(p for p in case.party_places.get(party.name, ()) if not _only_spoken(case, party, p))
        if (not places and not party.implied) or not case.candidates or _party_speaks(case, party):
            continue
        place = places[0] if places else case.candidates[0]
        if party.implied:
            yield Silent(party.name, place, "acted upon", Own(party.name), 1.0)
        elif (named := _as_named(case, party, place)) is not None:
            yield Silent(named.text, place, "concerned", named, 0.9)


def _only_spoken(case: Case, party: Party, place: Place) -> bool:
    """Whether a party is named in somebody's quoted words only: that says nothing of who is due."""
    sentence = case.sentence(place)
    pattern = any_of(party.cues)
    found = pattern.search(case.article(place.read).text, sentence.start, sentence.end) if pattern else None
    return found is not None and any(
        quote.type == "direct" and quote.start <= found.start() < quote.end
        for quote in case.quotes(place.read, sentence.start, sentence.end)
    )


def _as_named(case: Case, party: Party, place: Place) -> Cited | None:
    """The words that name the party in the text, the longest cue that stands there."""
    sentence = case.sentence(place)
    for cue in sorted(party.cues, key=len, reverse=True):
        pattern = any_of((cue,))
        if pattern and (found := pattern.search(case.article(place.read).text, sentence.start, sentence.end)):
            return case.cite(place.read, *found.span())
    return None


def _party_speaks(case: Case, party: Party) -> bool:
    pattern = any_of(party.cues)
    return pattern is not None and any(pattern.search(speaker) for speaker in case.once(_speakers))


# --- those whom the text calls silent, accused, accusing or struck ----------------------------------------------------


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


def _silent(case: Case) -> Iterator[Silent]:
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
            (_ACCUSING, "accusing", 0.7),
        ):
            found = pattern.search(text, sentence.start, sentence.end)
            if found and (named := _named(case, place, subject(case, place, found.start()))):
                yield Silent(named.text, place, reason, named, weight)
        yield from _accused(case, place)
        if found := _CRITICISM.search(text, sentence.start, sentence.end):
            named = _named(case, place, trimmed(text, *found.span(1)))
            if named is not None:
                yield Silent(named.text, place, "accusing", named, 0.85)


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


def _named(case: Case, place: Place, stretch: tuple[int, int] | None) -> Cited | None:
    """The subject as cited, where it is a name or a common word for a party."""
    if stretch is None:
        return None
    start, end = stretch
    text = case.article(place.read).text
    if _THEIRS.search(text[:start][-8:]) and " " not in text[start:end]:
        return _behalf(case, place, end)  # "its lawyers": whose, the text names elsewhere
    whole = case.cite(place.read, start, end)
    if len(whole.text.split()) > 1 and whole.text.split()[-1].islower() and _COMMON.match(whole.text):
        return whole
    names = [n for n in case.names(place.read, start, end) if n.kind in ("person", "organisation", "other")]
    if len(names) == 1 and names[0].end <= end:
        return case.cite(place.read, names[0].start, names[0].end)
    cited = case.cite(place.read, start, end)
    if len(cited.text.split()) == 1 and not cited.text.casefold().endswith("s"):
        return None  # "the company" is somebody whom the text names elsewhere
    return cited if _COMMON.match(cited.text) else None


# --- who is heard -----------------------------------------------------------------------------------------------------


def _speakers(case: Case) -> frozenset[str]:
    """Everybody who has words of their own in some article: name, mention and role in one string each."""
    return frozenset().union(*(_speakers_in(case.reads[read]) for read in case.firsts))


def _read_speakers(read: Read) -> frozenset[str]:
    heard = set()
    text, alone = read.article.text, Case((read,), _NO_LENS, _NEVER)
    for quote in read.analysis.quotes:
        if quote.speaker and not _no_words(alone, 0, quote):
            around = text[quote.speaker_start : quote.speaker_end] if quote.speaker_start >= 0 else ""
            heard.add(f"{quote.speaker} {around} {quote.role}".casefold())
    return frozenset(heard)


_speakers_in = Remembered(_read_speakers)


def _words_heard(case: Case) -> tuple[frozenset[str], ...]:
    return tuple({frozenset(re.findall(r"\w+", speaker)) for speaker in case.once(_speakers)})


def _who_speaks(case: Case, read: int, quote: Quote) -> str:
    start = case.reads[read].analysis.sentences[quote.sentence].start
    return case.article(read).text[start : quote.cue_start]


_NO_WORDS = re.compile(r"(?:accus|blam|denounc|critici|condemn|respond|repl|declin|refus|comment)", re.IGNORECASE)


def _no_words(case: Case, read: int, quote: Quote) -> bool:
    """Whether a "quote" tells of silence or of an accusation, and not what somebody said."""
    if quote.type == "direct":
        return False
    cue = case.article(read).text[quote.cue_start : quote.cue_end] if quote.cue_start >= 0 else ""
    if cue.casefold().startswith("den") and " and " in _who_speaks(case, read, quote):
        return True  # "Osk and Brill deny it": what each would say remains unheard
    sentences = case.reads[read].analysis.sentences
    return bool(_NO_WORDS.match(cue)) or (quote.sentence < len(sentences) and sentences[quote.sentence].unknown)


def _speaks(case: Case, shown: str) -> bool:
    """Whether any article carries words of a party, by any part of its name that is its own."""
    words = re.findall(r"\w+", shown.casefold())
    mine = frozenset(words) - {"the", "of", "and"}
    surname = words[-1] if words and shown[:1].isupper() and len(words[-1]) > 3 else None
    return any(mine <= theirs or surname in theirs for theirs in case.once(_words_heard))


def _line(case: Case, one: Silent) -> Line:
    sentence = case.sentence(one.place)
    evidence: tuple[Span, ...] = (case.span(one.place.read, sentence.start, sentence.end),)
    return Line(
        section="unheard",
        kind="templated",
        pieces=(one.piece,),
        sources=case.numbers([one.place.read]),
        evidence=evidence,
        key=key_of("unheard", one.shown),
        at=case.article(one.place.read).published,
        tags={"reason": one.reason},
    )
