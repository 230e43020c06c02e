"""Who a speaker is, read beside the name: "council leader X", "X, a baker in Y", "his sister, X"."""

import re
from dataclasses import dataclass

from summaries.model import Name, Quote
from summaries.sections.case import Case
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, MODIFIER, PREP, ROLE, SAY, TITLE, VERB, lexicon

LONGEST = 9  # words of a role

_APPOSITION = re.compile(
    r",\s+((?:an?|the|his|her|their|its|[\w’'-]+[’']s?)\s+[^,.;:“”\"\n]{3,70}?|[a-z][^,.;:“”\"\n]{3,70}?)(?=,|\.|\s+who\b|”)"
)
_LEADS = re.compile(r",\s+who\s+((?:leads?|heads?|runs?|chairs?|owns?|directs?)\s+[^,.;:“”\"\n]{3,60}?)(?=,|\.)")
_LEFT = re.compile(r"[^\W\d_][\w’'-]*\Z")
_TITLES_ONLY = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Lord|Lady)\.?", re.IGNORECASE)
_BESIDE = re.compile(r",\s+\Z")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name and role as they stand in the article, with their stretches (role_start is -1 for none)."""

    name: str
    start: int
    end: int
    role: str = ""
    role_start: int = -1
    role_end: int = -1


def speaker(case: Case, read: int, quote: Quote) -> Speaker | None:
    """The speaker of a quote under the fullest name, with the role that stands beside a mention; None where unknown."""
    if quote.speaker is None or quote.speaker_start < 0:
        return None
    text = case.article(read).text
    inside = case.names(read, quote.speaker_start, quote.speaker_end)
    name = inside[0] if inside else None
    if _ADDRESSED.search(text[max(0, quote.speaker_start - 12) : quote.speaker_start]):
        # "…,” X told the inquest": the inquest was told.
        tellers = case.names(read, quote.end, quote.speaker_start)
        name = tellers[-1] if tellers else name
    elif (subject := _own_subject(case, read, quote)) is not None:
        return _speaker(text, *subject, None)
    if name is None and (follows := _named_after(case, read, quote)) is not None:
        role = (quote.speaker_start, quote.speaker_end)
        return _speaker(text, follows.full_start, follows.full_end, role)
    if name is None:
        return _speaker(text, quote.speaker_start, quote.speaker_end, None)
    start = _group_before(text, name) if (name.start, name.end) == (name.full_start, name.full_end) else None
    given = (quote.role_start, quote.role_end) if quote.role_start >= 0 else None
    if given is None and name.role_start >= 0:
        given = (name.role_start, name.role_end)
    role_at = _role(case, read, name, given) if start is None and name.kind != "place" else None
    return _speaker(text, name.full_start if start is None else start, name.full_end, role_at)


_ADDRESSED = re.compile(r"\btold\s+(?:the\s+|a\s+)?\Z")
_SUBJECT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+([a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,2})\s+"
    r"(?:has\s+|had\s+)?(?:described|describes|called|calls|said|says|wrote|found|warned|reported|noted|concluded|ruled)\b"
)


def _own_subject(case: Case, read: int, quote: Quote) -> tuple[int, int] | None:
    """The unnamed subject that speaks in the quote's own sentence, where the speaker was taken from another
    sentence."""
    sentences = case.reads[read].analysis.sentences
    if quote.sentence >= len(sentences):
        return None
    start = sentences[quote.sentence].start
    if start <= quote.speaker_start:
        return None
    found = list(_SUBJECT.finditer(case.article(read).text, start, quote.start))
    return found[-1].span(1) if found else None


def _speaker(text: str, start: int, end: int, role: tuple[int, int] | None) -> Speaker:
    said = " ".join(text[start:end].split())
    if role is None:
        return Speaker(said, start, end)
    return Speaker(said, start, end, " ".join(text[role[0] : role[1]].split()), *role)


def _named_after(case: Case, read: int, quote: Quote) -> Name | None:
    """The name that follows an unnamed speaker after a comma: "his sister, Vera Osk, told…"."""
    for name in case.names(read, quote.speaker_end, quote.speaker_end + 40):
        between = case.article(read).text[quote.speaker_end : name.start]
        return name if between.strip() == "," and name.kind in ("person", "other") else None
    return None


_GROUP = re.compile(r"\b([A-Za-z]+s\s+(?:from|of|for|at|with)\s+(?:the\s+)?)\Z")


def _group_before(text: str, name: Name) -> int | None:
    """Where "Observers from the" begins before the name of an organisation, or None."""
    found = _GROUP.search(text[max(0, name.start - 40) : name.start])
    if name.kind == "person" or found is None:
        return None
    return name.start - len(found.group(1))


def _role(case: Case, read: int, name: Name, given: tuple[int, int] | None) -> tuple[int, int] | None:
    """The stretch of a role: the one that was read, widened to the left, unless it is a mere form of address."""
    text = case.article(read).text
    if case.reads[read].analysis.language == "de":
        return given  # the patterns below are English; the reading room knows German roles whole
    mere = given is None or _TITLES_ONLY.fullmatch(text[given[0] : given[1]])
    if not mere and given is not None:
        return _widened(text, given)
    for start, end in ((name.full_start, name.full_end), (name.start, name.end)):
        found = _before(text, start) or _after(text, end)
        if found is not None:
            return found
    return given


def _after(text: str, end: int) -> tuple[int, int] | None:
    for pattern in (_LEADS, _APPOSITION):
        found = pattern.match(text, end)
        if found and len(found.group(1).split()) <= LONGEST and _is_role(found.group(1)):
            return found.span(1)
    return None


def _is_role(words: str) -> bool:
    known = lexicon("en")
    lows = re.findall(r"[\w’'-]+", words.casefold())
    if not lows or known.get(lows[0], 0) & (SAY | CONJ | AUX) or lows[0].endswith("ing"):
        return False
    return (
        bool(known.get(lows[0], 0) & DET)
        or any(known.get(low, 0) & (ROLE | TITLE) for low in lows[:5])
        or (lows[0] in {"leads", "heads", "runs", "chairs", "owns", "directs"})
    )


def _before(text: str, start: int) -> tuple[int, int] | None:
    """Role words directly before a name ("chief investigator X") or before a comma ("Ibarn's lawyer, X")."""
    end = start - 1 if text[start - 1 : start] == " " else start
    comma = _BESIDE.search(text[max(0, start - 3) : start])
    if comma:
        end = max(0, start - 3) + comma.start()
    low = _run_left(text, end)
    if low is None:
        return None
    known = lexicon("en")
    words = [word.casefold() for word in re.findall(r"[\w’'-]+", text[low:end])]
    return (low, end) if any(known.get(word, 0) & ROLE for word in words) else None


def _widened(text: str, role: tuple[int, int]) -> tuple[int, int]:
    low = _run_left(text, role[0] - 1) if text[role[0] - 1 : role[0]] == " " else None
    return (low, role[1]) if low is not None else role


def _run_left(text: str, end: int) -> int | None:
    """Where the run of words that may belong to a role begins, going left from ``end``; None for no such word."""
    known = lexicon("en")
    low: int | None = None
    at = end
    for _ in range(4):
        found = _LEFT.search(text[max(0, at - 30) : at])
        if found is None:
            break
        word = found.group().casefold()
        flags = known.get(word, 0)
        barred = DET | PREP | AUX | CONJ | ADVERB | (0 if flags & (ROLE | MODIFIER) else SAY | VERB)
        if (flags & barred or word.endswith("ed")) and not flags & (ROLE | TITLE):
            break
        low = at - len(found.group())
        if text[low - 1 : low] != " ":
            break
        at = low - 1
    return low
