"""A clause in the order of a question: "whether the vote will be recounted" → "Will the vote be recounted?"."""

import re

from summaries.model import Own
from summaries.sections.case import Case, Place
from summaries.sections.inflect import base_of, is_third
from summaries.sections.nouns import Pieces, inside, is_plural
from summaries.sections.subjects import antecedent, subject
from summaries.text.lexicon import ACT, ADVERB, AUX, CONJ, DET, NOUNLIKE, PREP, PRONOUN, SAY, VERB, lexicon
from summaries.text.verbs import ACTS, finite_form

ABOUT = re.compile(
    r"\b(?:questions?|inquiries|enquiries|queries|doubts?)(?:\s+(?:remain|remains|persist|linger|were\s+raised))?\s+(?:about|on|over|regarding|as\s+to)\s+",
    re.IGNORECASE,
)

_PRONOUN = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(under|in|on|for|from|by|with|at|to|of|about|against|through|into)\s+\Z", re.IGNORECASE)
_WITH_WHICH = frozenset("under in for with against at from by".split())
_IMPERSONAL = re.compile(r"\b(?:it|there)\s+(?:is|was|remains|remained)\b", re.IGNORECASE)
_WORDS = re.compile(r"\d[\d,.]*\d|[\w’'-]+|[,;]")
_SUBJECTS = {"who", "which", "what", "how many", "how much"}
_OBJECTS = {"which", "whose", "what", "how many", "how much"}  # may be followed by the noun that they ask for
_MODALS = frozenset("will would can could should must may might shall".split())
_INSERTED = re.compile(r"([^,;]{3,60}),\s+(?:where|which|who|whose)\b[^,;]*,\s+", re.IGNORECASE)
_HAVE = frozenset("had has have".split())
_OWNED = re.compile(
    r"\s+(?:an?|the|any|no|some|enough|his|her|its|their|\d)\b|\s+[“\"]", re.IGNORECASE
)  # "had a licence"
_BEEN = re.compile(r"\s+been\b(?=\s+\w+(?:ed|en|n|t|de|ld|ut)\b)")
_NO_VERB = DET | PREP | CONJ | PRONOUN
REACH = 10  # words of a subject before its verb


def turned(case: Case, place: Place, clause: re.Match[str], start: int, end: int, unknown: int) -> Pieces | None:
    """The clause that follows an asking word, turned; None where it takes more than an auxiliary's move.

    clause: the asking word, in a group ``word``.  start, end: the clause behind it.  unknown: where the words begin
    that say that it is open.
    """
    text = case.article(place.read).text
    word = " ".join(clause.group("word").casefold().split())
    words = list(_WORDS.finditer(text[start:end]))
    if not words:
        return None
    lead = "" if word in ("whether", "if") else word[0].upper() + word[1:] + " "
    before = _PREPOSITION.search(text[: clause.start()][-12:])
    if before and word in ("which", "whom", "what", "whose") and before.group(1).casefold() in _WITH_WHICH:
        lead = f"{before.group(1).capitalize()} {word} "
    known = lexicon("en")
    flags = [known.get(found.group().casefold(), 0) for found in words]
    at = next((i for i, flag in enumerate(flags[:REACH]) if flag & AUX), None)
    if lead and (at == 0 or (_is_verb(words[0].group(), flags[0]) and word in _SUBJECTS)):
        return _asked_already(case, place, lead, words, at if at == 0 else None, start, end)
    if flags[0] & PREP and word in _SUBJECTS:
        # "who at the ministry signed it", "how many of the posts will go": the subject is the question itself.
        return _asked_already(case, place, lead, words, at, start, end)
    if before and lead.startswith(before.group(1).capitalize()) and (two := _two_nouns(flags, words)):
        noun = case.cite(place.read, start, start + words[two].start())
        return (
            _moved(case, place, f"{lead}{noun.text} ", words, at, start, end, unknown, two) if at and at > two else None
        )
    if word in _OBJECTS and not flags[0] & (DET | PRONOUN) and lead:
        return _of_a_noun(case, place, lead, words, flags, start, end)
    if (inserted := _INSERTED.match(text, start, end)) is not None and word not in _SUBJECTS:
        return _past_insertion(case, place, lead, start, inserted.end(1), inserted.end(), end)
    if at is not None and at and not _broken(words[:at]):
        return _moved(case, place, lead, words, at, start, end, unknown)
    return _supported(case, place, lead, words, flags, start, end, unknown)


def _past_insertion(
    case: Case, place: Place, lead: str, start: int, subject_end: int, at: int, end: int
) -> Pieces | None:
    """A clause with a relative one inside it, which is left out: "the dam, where repairs were late, released water"."""
    found = _WORDS.search(case.article(place.read).text, at, end)
    if found is None:
        return None
    form, who = found.group().casefold(), case.cite(place.read, start, subject_end)
    rest = case.cite(place.read, found.end(), end)
    if lexicon("en").get(form, 0) & AUX:
        helper, verb = form, ""
    elif (base := base_of(form)) is not None and not form.endswith("ing"):
        helper, verb = ("does" if is_third(form) else "did"), f"{base} "
    else:
        return None
    return Own(lead + (helper if lead else helper.capitalize()) + " "), who, Own(f" {verb}"), rest, Own("?")


def _broken(words: list[re.Match[str]]) -> bool:
    return any(
        found.group() in ",;" or found.group().casefold() in ("who", "which", "that", "to", "where") for found in words
    )


def _two_nouns(flags: list[int], words: list[re.Match[str]]) -> int:
    """Where the second noun phrase of "which law the men would be held" begins; 0 for none."""
    return next((i for i in range(1, min(5, len(words))) if flags[i] & (DET | PRONOUN)), 0)


def _of_a_noun(
    case: Case, place: Place, lead: str, words: list[re.Match[str]], flags: list[int], start: int, end: int
) -> Pieces | None:
    """ "how many people were aboard", "which bank will lend": already a question, with no second noun between."""
    at = next((i for i, flag in enumerate(flags[:REACH]) if flag & AUX), None)
    if at is None and not any(
        _is_verb(found.group(), flag) for found, flag in zip(words[1:5], flags[1:5], strict=False)
    ):
        return None
    second = [i for i in range(1, at or 4) if i < len(flags) and flags[i] & (DET | PRONOUN) and not flags[i - 1] & PREP]
    return _asked_already(case, place, lead, words, at, start, end) if not second else None


def _asked_already(
    case: Case, place: Place, lead: str, words: list[re.Match[str]], at: int | None, start: int, end: int
) -> Pieces:
    """A clause in the order of a question already; what "would" happen then "will" now."""
    cited = case.cite(place.read, start, end)
    if at is None or words[at].group() != "would" or (at + 1 < len(words) and words[at + 1].group() == "have"):
        return Own(lead), cited, Own("?")
    rest = case.cite(place.read, start + words[at].end(), end)
    if at == 0:
        return Own(f"{lead}will "), rest, Own("?")
    return Own(lead), case.cite(place.read, start, start + words[at].start()), Own(" will "), rest, Own("?")


def _moved(
    case: Case,
    place: Place,
    lead: str,
    words: list[re.Match[str]],
    at: int,
    start: int,
    end: int,
    unknown: int,
    first: int = 0,
) -> Pieces | None:
    """The auxiliary before the subject: "the bridge would be rebuilt" → "Will the bridge be rebuilt?"."""
    text = case.article(place.read).text
    helper = words[at].group().casefold()
    if helper == "would" and not text[start + words[at].end() : end].lstrip().startswith("have "):
        helper = "will"  # what was said to be open then is asked now
    who = _subject_of(case, place, text, start + words[first].start(), start + words[at].start(), unknown)
    if who is None:
        return None
    after = start + words[at].end()
    if helper in _HAVE and _OWNED.match(text, after, end):
        did = {"had": "did", "has": "does", "have": "do"}[helper]
        owned = case.cite(place.read, after, end)
        return Own(lead + (did if lead else did.capitalize()) + " "), *who, Own(" have "), owned, Own("?")
    if helper == "had" and (been := _BEEN.match(text, after, end)):
        helper, after = ("were" if is_plural(who) else "was"), been.end()
    rest = case.cite(place.read, after, end)
    return Own(lead + (helper if lead else helper.capitalize()) + " "), *who, Own(" "), rest, Own("?")


def _supported(
    case: Case,
    place: Place,
    lead: str,
    words: list[re.Match[str]],
    flags: list[int],
    start: int,
    end: int,
    unknown: int,
) -> Pieces | None:
    """A verb without an auxiliary, with "did" or "does" before its subject: "it received" → "Did Varga receive"."""
    text = case.article(place.read).text
    at = next((i for i in range(1, min(REACH, len(words))) if _verb_at(words, flags, i)), None)
    if at is None or _broken(words[:at]):
        return None
    form = words[at].group().casefold()
    third = is_third(form)
    base = form if form in ACTS and base_of(form) is None else base_of(form)
    who = _subject_of(case, place, text, start, start + words[at].start(), unknown)
    if base is None or who is None:
        return None
    helper = "does" if third else "did" if base != form or form in ("set", "put", "cut", "hit", "let") else "do"
    if helper == "do" and not is_plural(who):
        return None
    rest = case.cite(place.read, start + words[at].end(), end)
    tail: Pieces = (Own(f" {base} "), rest, Own("?")) if rest.text else (Own(f" {base}?"),)
    return Own(lead + (helper if lead else helper.capitalize()) + " "), *who, *tail


def _verb_at(words: list[re.Match[str]], flags: list[int], i: int) -> bool:
    word, flag = words[i].group(), flags[i]
    if flag & _NO_VERB or word[0].isupper() or flag & ADVERB:
        return False
    return (
        _is_verb(word, flag) and not (flags[i - 1] & (DET | PREP)) and not (flag & NOUNLIKE and not word.endswith("ed"))
    )


def _is_verb(word: str, flags: int) -> bool:
    low = word.casefold()
    return (
        bool(flags & (VERB | SAY | ACT))
        or (low.endswith("ed") and len(low) > 4)
        or (not flags & PREP and (finite_form(low) or low in ACTS))
    )


def _subject_of(case: Case, place: Place, text: str, start: int, end: int, unknown: int) -> Pieces | None:
    """The subject of a clause; a pronoun gives way to whom it means."""
    pronoun = text[start:end].strip().casefold()
    if not _PRONOUN.fullmatch(pronoun):
        cited = case.cite(place.read, start, end)
        return (cited,) if cited.text else None
    if pronoun == "it" and not _IMPERSONAL.search(text[case.sentence(place).start : start]):
        meant = subject(case, place, unknown)
    elif pronoun == "they":
        meant = _plural_subject(case, place, unknown)
    else:
        meant = antecedent(case, place, pronoun, unknown)
    if meant is None:
        return None
    if case.sentence(place).start <= meant[0]:
        pieces = inside(case, place, *meant)
        if pieces is None:
            return None
        lower = "".join(piece.text for piece in pieces)[0].islower()
        return (Own("the "), *pieces) if lower and not (pronoun == "they" and _bare(text, meant[0])) else pieces
    cited = case.cite(place.read, *meant)
    return (cited,) if cited.text[0].isupper() else (Own("the "), cited)


def _bare(text: str, start: int) -> bool:
    return re.search(r"\b(?:the|its|their|his|her)\s+\Z", text[max(0, start - 7) : start], re.IGNORECASE) is None


def _plural_subject(case: Case, place: Place, unknown: int) -> tuple[int, int] | None:
    meant = subject(case, place, unknown)
    if meant is None:
        return None
    pieces = inside(case, place, *meant) if case.sentence(place).start <= meant[0] else (case.cite(place.read, *meant),)
    return meant if pieces is not None and is_plural(pieces) else None
