"""Noun phrases for questions: where one ends, how it reads inside a sentence of ours, and whether it is plural."""

import re

from summaries.model import Cited, Own
from summaries.sections.case import Case, Place
from summaries.sections.subjects import subject
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, NOUNLIKE, NUMBER, PREP, ROLE, SAY, SOURCE, TITLE, lexicon

Pieces = tuple[Cited | Own, ...]

LONGEST = 14  # words of a noun phrase

_WORD = re.compile(r"[\w$£€%][\w$£€%’'.&-]*|[^\s\w]")
_ENDS = frozenset(
    """
    who which that when while after before as because since although though but whether if where why how until unless
    """.split()
)
_WHICH_ONE = frozenset(
    "way ways fact people man woman men women one ones place time day those person reason part thing things".split()
)
# Verbs that end what stands before them; others in -ed may belong to it: "the miners trapped in the pit".
_INTRANSITIVE = frozenset(
    """
    continued continues resumed resumes ended ends began begins started stalled failed collapsed remained went came took
    gave became grew fell rose led said had ran goes broke spread said shows showed left met made lasted remain remains
    """.split()
)
_TIMES = re.compile(
    r"\s+(?:(?:on|since|until|by|from|late|early|last|next|this)\s+)+(?:\w+day|week|month|year|night|morning|afternoon|evening)"
    r"(?:\s+(?:night|morning|afternoon|evening))?\Z"
    r"|\s+(?:so\s+far|yet|still|now|today|tonight|yesterday|tomorrow|too|either|again|at\s+this\s+(?:time|stage)"
    r"|at\s+a\s+later\s+date|in\s+due\s+course|shortly|soon|later|immediately)\Z",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\b(?:it|its|they|them|their|he|him|his|she|her|this|these|those|such|himself|herself|itself|themselves|I|we|our|us|my"
    r"|you|your|one|ones|both|another|the\s+(?:same|other|pair|matter|issue|subject|latter)|the\s+(?:two|three)(?!\s+[a-z])|former\Z)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"people|(?:wo)?m[ae]n|girls?|boys?|child(?:ren)?|teenagers?|victims?|suspects?|patients?|passengers?|crew|hostages?|migrants?|refugees?"
    r"|survivors?|witness(?:es)?|donors?|heirs?|relatives|students?|workers?|[a-z]{3,}(?:ers?|ors?|ists?|men|man|women|woman)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s*(?:\b(?:which|who|that)\s*\Z|,\s*(?:which|who|whose)\b)|,.*\Z", re.DOTALL)
_DETERMINED = re.compile(r"\b(?P<word>the|an?|its|his|her|their|no|any|some|this|that|these|those)\s+\Z", re.IGNORECASE)


def end_of_noun(text: str, start: int, end: int) -> int:
    """Where the noun phrase that begins at ``start`` ends: before a comma, a clause, an auxiliary or a speech verb."""
    known = lexicon("en")
    last = start
    for count, found in enumerate(_WORD.finditer(text, start, end)):
        word = found.group()
        low = word.casefold().rstrip(".")
        flags = known.get(low, 0)
        if low in ("that", "who", "which", "where") and text[start:last].rpartition(" ")[2].casefold() in _WHICH_ONE:
            return start  # "the way that…" says nothing without what follows
        if count >= LONGEST or not (word[0].isalnum() or word[0] in "$£€%") or low in _ENDS:
            break
        if count and (flags & AUX or low in _INTRANSITIVE or (flags & SAY and not flags & NOUNLIKE)):
            break
        if low in ("and", "or") and _another_clause(text, found.end(), end):
            break
        last = found.end() - (1 if word.endswith(".") else 0)
    return trimmed_end(text, start, last)


_TRAILS = re.compile(r"\s+(?:to\s+[a-z]+|(?:by|for|while|after|before|without)\s+[a-z]+ing\b.*)\Z")


def trimmed_end(text: str, start: int, end: int) -> int:
    """The end of a stretch without the times and the small words that trail it."""
    known = lexicon("en")
    while end > start:
        if (time := _TIMES.search(text[start:end])) is not None and time.start():
            end = start + time.start()
            continue
        if (trails := _TRAILS.search(text[start:end])) is not None and trails.start():
            end = start + trails.start()
            continue
        head, _, word = text[start:end].rpartition(" ")
        if head and known.get(word.casefold(), 0) & (PREP | DET | CONJ | AUX | ADVERB):
            end = start + len(head.rstrip())
            continue
        break
    return end


def _another_clause(text: str, start: int, end: int) -> bool:
    found = _WORD.search(text, start, end)
    return found is None or bool(lexicon("en").get(found.group().casefold(), 0) & (AUX | SAY | ADVERB))


def leans(words: str) -> bool:
    """Whether words point at something that a reader of them alone has not met."""
    return _LEANING.search(words) is not None


def inside(case: Case, place: Place, start: int, end: int) -> Pieces | None:
    """A noun phrase as it reads inside a sentence: no capital of a sentence's first word; None where it leans."""
    cited = case.cite(place.read, start, end)
    if not cited.text or leans(cited.text) or cited.text.endswith(("’s", "'s", "’", "'")):
        return None
    first = cited.text.split()[0]
    if _counts(first):
        return Own("the "), *_without_capital(case, place, start, end)
    opens = start == case.sentence(place).start
    if not opens or not first[:1].isupper() or first[1:2].isupper() or _named_at(case, place.read, start):
        return (cited,)
    low = first.casefold()
    if lexicon("en").get(low, 0) & (TITLE | ROLE) and cited.text[len(first) + 1 :][:1].isupper():
        return (cited,)  # "Senator Alba Reyne"
    if low in ("a", "an"):
        return Own("the "), case.cite(place.read, start + len(first), end)
    return _without_capital(case, place, start, end)


def _counts(word: str) -> bool:
    return word[0].isdigit() or (
        lexicon("en").get(word.casefold(), 0) & NUMBER != 0 and word.casefold() not in _NO_COUNT
    )


_NO_COUNT = frozenset("one half".split())


def _without_capital(case: Case, place: Place, start: int, end: int) -> Pieces:
    """A stretch whose first word loses the capital that its place in the sentence gave it."""
    cited = case.cite(place.read, start, end)
    first = cited.text.split()[0]
    if not first[0].isupper():
        return (cited,)
    rest = case.cite(place.read, start + len(first), end)
    return (Own(first.casefold() + " "), rest) if rest.text else (Own(first.casefold()),)


def _named_at(case: Case, read: int, start: int) -> bool:
    return any(
        n.start == start and (n.kind != "other" or not _is_common(n.full)) for n in case.names(read, start, start + 1)
    )


def _is_common(word: str) -> bool:
    """Whether what was taken for a name may be a noun at the head of its sentence: "Talks", "Prosecutors"."""
    return " " not in word and (word.endswith("s") or lexicon("en").get(word.casefold(), 0) != 0)


def doer(case: Case, place: Place, at: int) -> Pieces | None:
    """Who does what the verb at ``at`` says, as it reads inside a sentence; None where that is unclear or leans."""
    text = case.article(place.read).text
    stretch = subject(case, place, at)
    if stretch is None:
        return None
    start, end = stretch
    start = _after_speech(text, start, end)
    if (relative := _RELATIVE.search(text[start:end])) is not None:
        end = start + relative.start()
    end = trimmed_end(text, start, end)
    before = _DETERMINED.search(text[max(0, start - 6) : start])
    word = before.group("word").casefold() if before else ""
    if word not in ("", "the", "a", "an", "some"):
        return None
    sentence = case.sentence(place)
    if sentence.start <= start < sentence.end:
        pieces = inside(case, place, start, end)
    else:
        cited = case.cite(place.read, start, end)
        pieces = None if leans(cited.text) else (cited,)
    if pieces is None:
        return None
    return (Own("the "), *pieces) if word in ("the", "a", "an") else pieces


def _after_speech(text: str, start: int, end: int) -> int:
    """Where the subject begins of what somebody says: "critics say the offer" → "the offer"."""
    known = lexicon("en")
    for found in _WORD.finditer(text, start, end):
        flags = known.get(found.group().casefold(), 0)
        if flags & SAY and not flags & NOUNLIKE:
            that = re.match(r"\s+(?:on\s+\w+day\s+)?(?:that\s+)?(?:the\s+)?", text[found.end() : end])
            start = found.end() + (len(that.group()) if that else 0)
    return start


def is_plural(pieces: Pieces) -> bool:
    """Whether a noun phrase is plural, by its number, its head's ending or its "and"."""
    words = "".join(piece.text for piece in pieces).split()
    known = lexicon("en")
    head = words[-1]
    for at, word in enumerate(words):
        flags = known.get(word.casefold(), 0)
        if at and flags & PREP:
            head = words[at - 1]
            break
        if (flags & NUMBER and word.casefold() != "one") or (word[0].isdigit() and word != "1"):
            return True
    low = head.casefold().strip(",")
    return low in _PLURALS or (
        low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s")) and head[0].islower()
    )


_PLURALS = frozenset("people police men women children staff families crew".split())


def is_somebody(words: str) -> bool:
    """Whether a noun phrase means people: by a name, by a role, or by a noun that people are called."""
    known = lexicon("en")
    return any(
        word[0].isupper() or known.get(word.casefold(), 0) & (ROLE | SOURCE) or _PEOPLE.fullmatch(word)
        for word in re.findall(r"[^\W\d_][\w’'-]*", words)
    )
