"""Wording a question from the sentence that leaves it open: from the clause that says what is not known ("whether the
vote will be recounted" → "Will the vote be recounted?"), or from what a noun or a step leaves open (see steps)."""

import re
from dataclasses import dataclass

from summaries.model import Cited, Own
from summaries.sections.case import Case, Place
from summaries.sections.named import NOUNS, Found
from summaries.sections.steps import STEPS
from summaries.sections.turning import ABOUT, turned

LONGEST = 22  # words of a clause that is asked, and of a question

_CLAUSE = re.compile(
    r"\b(?P<word>whether|if|who|whom|whose|what|which|why|when|where|how many|how much|how long|how far|how)\b\s+",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:(?:un|not\s+(?:yet\s+|immediately\s+|known\s+)?)clear|unclear|unknown|not\s+(?:yet\s+|immediately\s+)?known|uncertain|undecided"
    r"|(?:has|have|had)\s+yet\s+to\s+\w+|(?:has|have|had|did|do|does|would|will|could|can)(?:\s+not|n[’']t)\s+(?:yet\s+|immediately\s+)?\w+"
    r"|cannot\s+\w+|refused\s+to\s+\w+|declined\s+to\s+\w+|remains?\s+(?:to\s+be|unclear|unknown|open)\b|no\s+word\s+on|open\s+question"
    r"|(?:considering|investigating|examining|checking|looking\s+into|studying|deciding|weighing|mulling|debating|pondering|asked|mystery"
    r"|disagree[sd]?|divided|differ(?:s|ed)?|disput(?:es?|ed)|(?:conflicting|contradictory|rival|competing)\s+\w+|waiting\s+to\s+hear"
    r"|(?:trying|working|seeking|hoping)\s+to\s+\w+|questions?\s+(?:(?:remain|persist|linger)\w*\s+)?(?:over|about|on))"
    r"|(?:nobody|no\s+one|none)\b[^,;.]{0,40}?\b(?:would|could|can|will)\s+say|too\s+(?:early|soon)\s+to\s+\w+|tests?\s+to\s+\w+"
    r"|(?:leaves?|left|leaving)\s+(?:it\s+)?open|(?:do|does|did)\s+not\s+(?:yet\s+)?(?:know|understand)|understand\b|efforts\s+to\s+\w+"
    r"|n[eo]ither\b|no\s+one\s+(?:knows|has\s+said)|nobody\s+(?:knows|has\s+said)|not\s+answered"
    r"|nor\s+(?:is|was|does|did|has|have)\s+(?:\w+\s+){1,3}?(?:known|clear|say|said|explain|explained))",
    re.IGNORECASE,
)
_FRONTED = re.compile(  # "Why the warning was late has not been explained."
    r"[\"“]?(?P<word>whether|who|whom|what|which|why|when|where|how many|how much|how long|how)\s+"
    r"(?P<clause>[^,;:.?“”]{8,120}?)"
    r"\s+(?:is|was|remains?|remained|has|have|had|are|were|could|cannot|can)\s+(?:also\s+|still\s+|yet\s+|far\s+from\s+)*"
    r"(?:un(?:clear|known|certain|decided|explained|resolved|settled)|not\s+(?:yet\s+)?(?:been\s+)?(?:known|clear|explained|said"
    r"|decided|settled|announced|disclosed|understood|established|determined)|yet\s+to\s+be|to\s+be\s+(?:\w+ed|seen|known|found)\b|left\s+open"
    r"|open\b|an\s+open\b|a\s+(?:\w+\s+)?(?:matter|mystery|puzzle|question)|never\s+been\s+\w+|not\s+been\s+\w+|(?:not\s+)?(?:yet\s+)?be\s+(?:\w+ly\s+)?\w+ed\b|anyone[’']s\s+guess|in\s+doubt)",
    re.IGNORECASE,
)
_HALT = re.compile(
    r"[;:]|,\s+an?\s+\w+\s+(?:worth|of|that|which|with)\b|\s+or\s+whether\b|,\s+nor\b|,\s+(?:but|and|which|who|while|although|said|according|as|or\s+whether)\b"
    r"|,\s+(?:the|it|he|she|they|this|that|in|on|with|after|before|if|when)\b|,\s+an?\s+\w+\s+(?:at|in|from|for)\b"
    r"|\s[—–]\s|[.?!][”\"’]?$|,?[”\"]|\s+(?:is|are|was|were|remains?)\s+(?:under\s+way|continuing|ongoing|pending|un\w+|not\s+(?:yet\s+)?(?:known|clear))\b"
)
_PRONOUN = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:under|in|for|from|by|with|at|against)\s+\Z")
_LEANING = re.compile(
    r"\b(?:it|they|he|she|them|him|this|these|those|so\s+(?:few|many|much)|do\s+so|did\s+so|that\s+(?:place|day|man|woman|time|meeting|promise"
    r"|period|point|plan|matter|decision|money|order|report|question|offer|case|claim|request|event)"
    r"|either|I|we|you|me|us)\b|\bso\Z",
    re.IGNORECASE,
)
# "the door of the ferry had been closed when it left": meant is what the clause itself names.
_INNER = re.compile(r"(?<=\w\s)(?:when|before|after|until|once|while|because)\s+(?:it|they|he|she)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:his|her|its|their|and|but|so|or|yet)\b", re.IGNORECASE)
_HOLLOW = re.compile(r"(?:\w+\s+)?(?:the\s+)?(?:question|matter|issue|subject)\b|(?:the\s+)?site\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words: its pieces, the stretch of the article that holds what is not known, and its first word."""

    pieces: tuple[Cited | Own, ...]
    start: int
    end: int
    word: str = ""


def ask(case: Case, place: Place) -> Asked | None:
    """The question that a sentence leaves open, or None where it names no matter of its own that stands alone."""
    found = [*_fronted(case, place), *_behind(case, place)]
    whole = [one for asked in found if _whole(one := _with_object(case, place, asked))]
    asked = next((one for one in whole if _turned_well(one)), None)
    if asked is None and (made := _by_noun_or_step(case, place)) is not None:
        asked = Asked(*made, word=made[0][0].text.split()[0].casefold())
    if asked is not None and len("".join(piece.text for piece in asked.pieces).split()) <= LONGEST:
        return asked
    return next((one for one in whole if not _turned_well(one)), None)


def _by_noun_or_step(case: Case, place: Place) -> Found | None:
    """The first question that a sentence leaves open by a noun or a step; None where none stands alone."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    quotes = [q for q in case.quotes(place.read, sentence.start, sentence.end) if q.type == "direct"]
    for pattern, make in (*NOUNS, *STEPS):
        for found in pattern.finditer(text, sentence.start, sentence.end):
            if any(quote.start <= found.start() < quote.end for quote in quotes):
                continue
            if (made := make(case, place, found)) is not None:
                return made
    return None


def _turned_well(asked: Asked) -> bool:
    return isinstance(asked.pieces[-1], Own) and asked.pieces[-1].text.endswith("?")


def _fronted(case: Case, place: Place) -> list[Asked]:
    """The question of a sentence that opens with it: "Whether anyone will be charged is unclear."."""
    sentence = case.sentence(place)
    found = _FRONTED.match(case.article(place.read).text, sentence.start, sentence.end)
    if found is None:
        return []
    start, end = found.span("clause")
    word = found.group("word").casefold()
    pieces = turned(case, place, found, start, end, start)
    told = (Own("Not clear: "), case.cite(place.read, found.start("word"), end))
    return [Asked(each, start, end, word) for each in (pieces, told) if each is not None]


def _asked_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first asking word that opens no relative clause: ", which the council announced"."""
    return next((one for one in _CLAUSE.finditer(text, start, end) if not _relative(text, one)), None)


def _relative(text: str, clause: re.Match[str]) -> bool:
    low = clause.group("word").casefold()
    return low in ("which", "who", "whom", "whose", "where", "when") and text[: clause.start()].rstrip()[-1:] == ","


def _behind(case: Case, place: Place) -> list[Asked]:
    """The question behind words that say that it is open: "It was not clear whether…"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    unknowns = list(_UNKNOWN.finditer(text, sentence.start, sentence.end))
    for number, unknown in enumerate(unknowns):
        reach = unknowns[number + 1].start() if number + 1 < len(unknowns) else sentence.end
        clause = _asked_in(text, unknown.start(), min(reach, unknown.end() + 70))
        if clause is not None and not _idle(text, unknown, clause):
            return _from_clause(case, place, clause, unknown.start())
        about = ABOUT.search(text, unknown.start(), sentence.end)
        if about is not None:
            end = _halt(text, about.end(), sentence.end)
            clause = _CLAUSE.match(text, about.end(), end)  # what it is about may be a noun: see steps
            return _from_clause(case, place, clause, unknown.start()) if clause is not None else []
    return []


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
    if cited.count("“") != cited.count("”") or cited.count('"') % 2:
        return False  # half a quotation
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


def _from_clause(case: Case, place: Place, clause: re.Match[str], unknown: int) -> list[Asked]:
    text = case.article(place.read).text
    start, end = clause.end(), _halt(text, clause.end(), case.sentence(place).end)
    if not 2 <= len(text[start:end].split()) <= LONGEST:
        return []
    word = " ".join(clause.group("word").casefold().split())
    told = (turned(case, place, clause, start, end, unknown), _as_it_stands(case, place, clause.start(), end))
    return [Asked(pieces, start, end, word) for pieces in told if pieces is not None]


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
