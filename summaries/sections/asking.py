"""Wording a question from the clause that says what is not known: "whether the vote will be recounted" → "Will
the vote be
recounted?", every word of the clause still cited."""

import re
from dataclasses import dataclass

from summaries.model import Cited, Own
from summaries.sections.case import Case, Place
from summaries.sections.subjects import antecedent, subject
from summaries.text.lexicon import ACT, AUX, DET, PREP, PRONOUN, SAY, VERB, lexicon

LONGEST = 24  # words of a clause that is asked

_CLAUSE = re.compile(
    r"\b(?P<word>whether|if|who|whom|whose|what|which|why|when|where|how many|how much|how long|how far|how)\b\s+",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:questions?|inquiries|enquiries|queries)\s+(?:about|on|over|regarding)\s+", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"\b(?:(?:un|not\s+(?:yet\s+|immediately\s+|known\s+)?)clear|unclear|unknown|not\s+(?:yet\s+|immediately\s+)?known|uncertain|undecided"
    r"|(?:has|have|had)\s+yet\s+to\s+\w+|(?:has|have|had|did|do|does|would|will|could|can)(?:\s+not|n[’']t)\s+(?:yet\s+|immediately\s+)?\w+"
    r"|cannot\s+\w+|refused\s+to\s+\w+|declined\s+to\s+\w+|remains?\s+(?:to\s+be|unclear|unknown|open)\b|no\s+word\s+on|open\s+question"
    r"|(?:considering|investigating|examining|checking|looking\s+into|studying|deciding|asked|mystery|questions?\s+(?:over|about|on))"
    r"|n[eo]ither\b|no\s+one\s+(?:knows|has\s+said)|nobody\s+(?:knows|has\s+said)|not\s+answered"
    r"|nor\s+(?:is|was|does|did|has|have)\s+(?:\w+\s+){1,3}?(?:known|clear|say|said|explain|explained))",
    re.IGNORECASE,
)
_FRONTED = re.compile(  # "Why the warning was late has not been explained."
    r"[\"“]?(?P<word>whether|who|whom|what|which|why|when|where|how many|how much|how long|how)\s+"
    r"(?P<clause>[^,;:.?“”]{8,120}?)"
    r"\s+(?:is|was|remains?|remained|has|have|had|are|were)\s+(?:also\s+|still\s+|yet\s+|far\s+from\s+)*"
    r"(?:un(?:clear|known|certain|decided|explained|resolved|settled)|not\s+(?:yet\s+)?(?:been\s+)?(?:known|clear|explained|said"
    r"|decided|settled|announced|disclosed)|yet\s+to\s+be|to\s+be\s+\w+ed\b|left\s+open|open\b|an\s+open\b|a\s+matter)",
    re.IGNORECASE,
)
_HALT = re.compile(
    r"[;:]|,\s+an?\s+\w+\s+(?:worth|of|that|which|with)\b|\s+or\s+whether\b|,\s+nor\b|,\s+(?:but|and|which|who|while|although|said|according|as|or\s+whether)\b|\s[—–]\s|[.?!][”\"’]?$"
)
_PRONOUN = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:under|in|on|for|from|by|with|at|to|of|about|against)\s+\Z")
_IMPERSONAL = re.compile(r"\b(?:it|there)\s+(?:is|was|remains|remained)\b", re.IGNORECASE)
_LEANING = re.compile(
    r"\b(?:it|they|he|she|them|him|this|these|those|so\s+(?:few|many|much)|do\s+so|did\s+so|that\s+(?:place|day|man|woman|time)"
    r"|either|I|we|you|me|us)\b|\bso\Z",
    re.IGNORECASE,
)
# "the door of the ferry had been closed when it left": meant is what the clause itself names.
_INNER = re.compile(r"(?<=\w\s)(?:when|before|after|until|once|while|because)\s+(?:it|they|he|she)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
_HOLLOW = re.compile(r"(?:\w+\s+)?(?:the\s+)?(?:question|matter|issue|subject)\b|(?:the\s+)?site\b", re.IGNORECASE)
_WORDS = re.compile(r"\d[\d,.]*\d|[\w’'-]+|[,;]")
_SUBJECTS = {"who", "which", "what", "how many", "how much"}
_OBJECTS = {"which", "whose", "what", "how many", "how much"}  # may be followed by the noun that they ask for


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words: its pieces, the stretch of the article that holds what is not known, and its first word."""

    pieces: tuple[Cited | Own, ...]
    start: int
    end: int
    word: str = ""


def ask(case: Case, place: Place) -> Asked | None:
    """The question that a sentence leaves open, or None where it names no matter of its own that stands alone."""
    asked = _fronted(case, place) or _behind(case, place)
    asked = asked and _with_object(case, place, asked)
    return asked if asked is not None and _whole(asked) else None


def _fronted(case: Case, place: Place) -> Asked | None:
    """The question of a sentence that opens with it: "Whether anyone will be charged is unclear."."""
    sentence = case.sentence(place)
    found = _FRONTED.match(case.article(place.read).text, sentence.start, sentence.end)
    if found is None:
        return None
    start, end = found.span("clause")
    pieces = _turned(case, place, found, start, end, start) or (
        Own("Not clear: "),
        case.cite(place.read, found.start("word"), end),
    )
    return Asked(pieces, start, end, found.group("word").casefold())


def _behind(case: Case, place: Place) -> Asked | None:
    """The question behind words that say that it is open: "It was not clear whether…"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    unknowns = list(_UNKNOWN.finditer(text, sentence.start, sentence.end))
    for number, unknown in enumerate(unknowns):
        reach = unknowns[number + 1].start() if number + 1 < len(unknowns) else sentence.end
        clause = _CLAUSE.search(text, unknown.start(), min(reach, unknown.end() + 70))
        if clause is not None and not _idle(text, unknown, clause):
            return _from_clause(case, place, clause, unknown.start())
        about = _ABOUT.search(text, unknown.start(), sentence.end)
        if about is not None:
            start, end = about.end(), _halt(text, about.end(), sentence.end)
            if (clause := _CLAUSE.match(text, start, end)) is not None:
                return _from_clause(case, place, clause, unknown.start())
            return Asked((Own("Unanswered: "), case.cite(place.read, start, end)), start, end)
    return None


_OBJECT = re.compile(
    r"\b(?:called|described|defended|denied|ordered|announced|signed|rejected|confirmed|approved|criticised|condemned)\s+"
    r"((?:his|her|its|their|the|an?)\s+[\w’'-]+(?:\s+[a-z’'-]+){0,2}?)(?=\s*[“\",.;]|\s+(?:as|for|on|in|at|by|with|that)\b)"
)


def _with_object(case: Case, place: Place, asked: Asked) -> Asked:
    """The question with what its closing "it" means, where the sentence before names one thing."""
    last = next((i for i in range(len(asked.pieces) - 1, -1, -1) if isinstance(asked.pieces[i], Cited)), 0)
    piece = asked.pieces[last]
    sentences = case.reads[place.read].analysis.sentences
    if not isinstance(piece, Cited) or not piece.text.endswith(" it") or not place.sentence:
        return asked
    before = sentences[place.sentence - 1]
    if before.paragraph != sentences[place.sentence].paragraph:
        return asked
    found = _OBJECT.search(case.article(place.read).text, before.start, before.end)
    if found is None:
        return asked
    head = case.cite(place.read, piece.span.start, piece.span.end - len("it"))
    pieces = (*asked.pieces[:last], head, Own(" "), case.cite(place.read, *found.span(1)), *asked.pieces[last + 1 :])
    return Asked(pieces, asked.start, asked.end, asked.word)


def _whole(asked: Asked) -> bool:
    """Whether a question is understood by somebody who has not read the article."""
    cited = " ".join(piece.text for piece in asked.pieces if isinstance(piece, Cited))
    if isinstance(asked.pieces[0], Cited):
        return not _POSSESSIVE.match(cited)  # the whole sentence, its subject with it
    return not _LEANING.search(_INNER.sub(" ", cited)) and not _HOLLOW.match(cited)


def _idle(text: str, unknown: re.Match[str], clause: re.Match[str]) -> bool:
    """Whether the words are a manner of speaking and leave no matter open: "I do not know what to say"."""
    between = text[unknown.end() : clause.start()]
    return (
        text.startswith("to ", clause.end())
        or text[: unknown.start()].endswith(("I ", "“I "))
        or "“" in between
        or (clause.group("word").casefold() == "if" and ":" in between)
    )


def _from_clause(case: Case, place: Place, clause: re.Match[str], unknown: int) -> Asked | None:
    text = case.article(place.read).text
    start, end = clause.end(), _halt(text, clause.end(), case.sentence(place).end)
    if not 2 <= len(text[start:end].split()) <= LONGEST:
        return None
    pieces = _turned(case, place, clause, start, end, unknown) or _as_it_stands(case, place, clause.start(), end)
    return Asked(pieces, start, end, " ".join(clause.group("word").casefold().split()))


def _halt(text: str, start: int, end: int) -> int:
    found = _HALT.search(text, start, end)
    end = found.start() if found else end
    while end > start and (text[end - 1] in ".,;:?!" or text[end - 1].isspace()):
        end -= 1
    return end


def _as_it_stands(case: Case, place: Place, start: int, end: int) -> tuple[Cited | Own, ...]:
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if before := _PREPOSITION.search(text[sentence.start : start]):
        start = sentence.start + before.start()
    pronoun = _PRONOUN.search(text, start, end)
    if pronoun and len(text[sentence.start : end].split()) <= LONGEST and not _PRONOUN.match(text, sentence.start):
        return (case.cite(place.read, sentence.start, end),)
    return (Own("Not clear: "), case.cite(place.read, start, end))


def _turned(
    case: Case, place: Place, clause: re.Match[str], start: int, end: int, unknown: int
) -> tuple[Cited | Own, ...] | None:
    """The clause in the order of a question, or None where it takes more than moving an auxiliary."""
    text = case.article(place.read).text
    word = " ".join(clause.group("word").casefold().split())
    known = lexicon("en")
    words = list(_WORDS.finditer(text[start:end]))
    flags = [known.get(found.group().casefold(), 0) for found in words]
    lead = "" if word in ("whether", "if") else word[0].upper() + word[1:] + " "
    at = next((i for i, flag in enumerate(flags[:9]) if flag & AUX), None)
    if lead and (at == 0 or (at is None and flags and _is_verb(words[0].group(), flags[0]))):
        return Own(lead), case.cite(place.read, start, end), Own("?")
    if _PREPOSITION.search(text[: clause.start()][-12:]) and not _ABOUT.search(text[: clause.start()][-24:]):
        return None
    if flags and flags[0] & PREP and word in _SUBJECTS:
        # "who at the ministry signed it", "how many of the posts will go": the subject is the question itself.
        return Own(lead), case.cite(place.read, start, end), Own("?")
    if at is None or at == 0 or any(found.group() in ",;" for found in words[:at]):
        return None
    if word in _OBJECTS and not flags[0] & (DET | PRONOUN):
        # "how many people were aboard", "which bank will lend": already in the order of a question.
        one_noun = not any(flag & (DET | PRONOUN) for flag in flags[:at])
        return (Own(lead), case.cite(place.read, start, end), Own("?")) if one_noun else None
    if any(found.group().casefold() in ("who", "which", "that", "to", "where") for found in words[:at]):
        return None
    helper = words[at].group().casefold()
    who = _subject_of(case, place, text, start, start + words[at].start(), unknown)
    if who is None:
        return None
    opening = lead + (helper if lead else helper[0].upper() + helper[1:]) + " "
    rest = case.cite(place.read, start + words[at].end(), end)
    return Own(opening + who[0]), who[1], Own(" "), rest, Own("?")


def _is_verb(word: str, flags: int) -> bool:
    return bool(flags & (VERB | SAY | ACT)) or (word.endswith("ed") and len(word) > 4)


def _subject_of(case: Case, place: Place, text: str, start: int, end: int, unknown: int) -> tuple[str, Cited] | None:
    """The subject of a clause with what of ours stands before it; a pronoun gives way to whom it means."""
    if not _PRONOUN.fullmatch(text[start:end].strip()):
        return "", case.cite(place.read, start, end)
    pronoun = text[start:end].strip().casefold()
    if pronoun == "they":
        return None
    if pronoun == "it" and not _IMPERSONAL.search(text[case.sentence(place).start : start]):
        meant = subject(case, place, unknown)
    else:
        meant = antecedent(case, place, pronoun, unknown)
    if meant is None:
        return None
    return ("" if text[meant[0]].isupper() else "the "), case.cite(place.read, *meant)
