"""Who a sentence is about, for sentences that say that somebody kept silent, was accused, or was acted upon."""

import re

from summaries.model import Name
from summaries.sections.case import Case, Place
from summaries.sections.clauses import stands

_BREAK = re.compile(r"[,;—–“”\"]|\b(?:and|but|while|that|who|which|as|because|after|when)\b")
_DETERMINER = re.compile(r"(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|he|she)$", re.IGNORECASE)
LONGEST = 6  # words of a subject that can be shown


def subject(case: Case, place: Place, at: int) -> tuple[int, int] | None:
    """The stretch that names the subject of the verb at offset ``at``, determiner left out; None where it is unclear.

    A pronoun is followed back to the only name, or else to the subject, of the sentence before in the same paragraph.
    """
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if (inserted := _inserted(case, place, at)) is not None:
        return inserted
    start, end = _clause(text, sentence.start, at)
    words = text[start:end].split()
    if len(words) == 1 and _PRONOUN.match(words[0]):
        return antecedent(case, place, words[0], start)
    return trimmed(text, start, end)


_WHICH = re.compile(r",?\s+(?:which|who)\s*\Z")


def _inserted(case: Case, place: Place, at: int) -> tuple[int, int] | None:
    """A name in apposition: "The operator, Osk Hydro, did…", or the one before a relative: "…by Hansa Form,
    which did…"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    names = case.names(place.read, sentence.start, at)
    if not names:
        return None
    last = names[-1]
    between = text[last.end : at]
    if between.strip() == "," and text[: last.start].rstrip().endswith(","):
        return last.start, last.end
    if _WHICH.fullmatch(between):
        return last.start, last.end
    return None


def _clause(text: str, start: int, at: int) -> tuple[int, int]:
    """Where the subject of the verb at ``at`` stands: a clause before it, with an inserted relative clause
    passed over."""
    segment = text[start:at]
    if (comma := segment.rfind(",")) >= 0 and not segment[comma + 1 :].strip():
        # "The inspectorate, which last came in May, refused": the subject stands before the first comma.
        first = segment.find(",")
        return (start, start + first) if first != comma else (start, start + comma)
    breaks = list(_BREAK.finditer(text, start, at))
    tail = breaks[-1].end() if breaks else start
    if breaks and breaks[-1].group() == "and" and _lists(text, start, breaks[-1].start()):
        return start, at
    if text[tail:at].strip():
        return tail, at
    return start, at


def _lists(text: str, start: int, at: int) -> bool:
    """Whether the "and" joins two nouns of one subject ("Vell and Dain were…") rather than two clauses."""
    return not stands(text[start:at])


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without blanks, leading determiner and trailing adverbs; None where it is empty or long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if found := _DETERMINER.match(text, start, end):
        start = found.end()
    words = text[start:end].split()
    if not words or len(words) > LONGEST or _PRONOUN.match(text[start:end]):
        return None
    return start, end


def antecedent(case: Case, place: Place, pronoun: str, at: int) -> tuple[int, int] | None:
    """The stretch that names whom a pronoun at ``at`` means: the only one who can be; None where that is unclear."""
    sentence = case.sentence(place)
    kinds = ("organisation",) if pronoun.casefold() in ("it", "they") else ("person",)
    here = _only(case.names(place.read, sentence.start, at), kinds)
    if here is not None:
        return here.start, here.end
    if place.sentence == 0:
        return None
    before = case.reads[place.read].analysis.sentences[place.sentence - 1]
    if before.paragraph != sentence.paragraph:
        return None
    name = _only(case.names(place.read, before.start, before.end), kinds)
    if name is None and kinds == ("person",):
        name = _possessor(case, place, pronoun, before.start, before.end)
    if name is not None:
        return name.start, name.end
    if kinds == ("organisation",):
        return _opening_noun(case, place.read, before.start, before.end)
    return None


def _possessor(case: Case, place: Place, pronoun: str, start: int, end: int) -> Name | None:
    """ "Dole’s lawyer, Beatrix Corm, left.  She has not said whether he…": he is the one whose lawyer she is."""
    text = case.article(place.read).text
    opener = "she" if pronoun.casefold() == "he" else "he"
    if text[case.sentence(place).start :][: len(opener) + 1].casefold() != opener + " ":
        return None
    people = [name for name in case.names(place.read, start, end) if name.kind == "person"]
    owners = [
        name
        for name in people
        if text[name.end : name.end + 2] in ("’s", "'s") or text[name.start : name.end].endswith(("’s", "'s"))
    ]
    return owners[0] if len(owners) == 1 and len({name.full for name in people}) == 2 else None


_OPENING = re.compile(
    r"(?:The\s+)([\w’'-]+(?:\s+[\w’'-]+){0,3}?)\s+(?:said|has|had|was|is|will|would|told|called|found)\b"
)


def _opening_noun(case: Case, read: int, start: int, end: int) -> tuple[int, int] | None:
    found = _OPENING.match(case.article(read).text, start, end)
    return found.span(1) if found else None


def _only(names: tuple[Name, ...], kinds: tuple[str, ...]) -> Name | None:
    by_full = {name.full: name for name in names if name.kind in kinds}
    return next(iter(by_full.values())) if len(by_full) == 1 else None
