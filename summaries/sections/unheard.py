"""Not yet heard: parties acted upon, accused or accusing, who have no words of their own in any article,
direct or indirect."""

import re
from collections.abc import Iterator
from itertools import islice

from summaries.lens import Party
from summaries.model import Cited, Line, Own, SectionName, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.cues import any_of
from summaries.sections.heard import says, speakers, speaks
from summaries.sections.silent import Silent, silent_ones, uncounted

SECTION: SectionName = "unheard"
ORDER = 60
MOST = 4
MOST_FULL = 12


def lines(case: Case) -> list[Line]:
    """The parties not heard, the most directly concerned first."""
    due: dict[str, Silent] = {}
    for silent in (*_parties(case), *silent_ones(case)):
        if not speaks(case, silent.shown) and not any(_one_party(silent.shown, other) for other in due):
            due[silent.shown] = silent
    most = MOST_FULL if case.full else MOST
    ordered = sorted(due.values(), key=lambda one: -one.weight)
    return [_line(case, one) for one in islice((one for one in ordered if not says(case, one.shown)), most)]


def _one_party(one: str, other: str) -> bool:
    mine, theirs = set(uncounted(one).casefold().split()), set(uncounted(other).casefold().split())
    return mine <= theirs or theirs <= mine


# --- parties of the lens ----------------------------------------------------------------------------------------------


def _parties(case: Case) -> Iterator[Silent]:
    for party in case.lens.parties:
        named_at = case.party_places.get(party.name, ())
        if any(_spoken_for(case, place) for place in named_at):
            continue
        if any(_dead(case, party, place) for place in named_at):
            continue
        places = tuple(p for p in named_at if not _only_spoken(case, party, p))
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
        if " " not in cue and not cue.endswith("s"):
            continue  # "the defendant" is somebody whom the text names elsewhere
        if pattern and (found := pattern.search(case.article(place.read).text, sentence.start, sentence.end)):
            return case.cite(place.read, *found.span())
    return None


_ADVOCATE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|spokes\w+|representatives?|on behalf of|advocates?)\b", re.IGNORECASE
)
_DEATH = re.compile(
    r"\b(?:dead|deaths?|died|dies|kill\w*|murder\w*|burial|buried|bod(?:y|ies)|drown\w*|funerals?|autops\w+)\b",
    re.IGNORECASE,
)


def _spoken_for(case: Case, place: Place) -> bool:
    """Whether somebody speaks for those whom a sentence names: "…,” said Ana Brill, a lawyer for the plaintiffs"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    quotes = case.reads[place.read].analysis.quotes
    return _ADVOCATE.search(text, sentence.start, sentence.end) is not None and any(
        sentence.start <= quote.speaker_start < sentence.end
        for quote in quotes
        if quote.sentence in (place.sentence, place.sentence - 1)
    )


def _dead(case: Case, party: Party, place: Place) -> bool:
    """Whether a sentence tells of victims who cannot speak any more."""
    sentence = case.sentence(place)
    return (
        "victims" in party.cues
        and _DEATH.search(case.article(place.read).text, sentence.start, sentence.end) is not None
    )


def _party_speaks(case: Case, party: Party) -> bool:
    pattern = any_of(party.cues)
    return pattern is not None and any(pattern.search(speaker) for speaker in case.once(speakers))


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
