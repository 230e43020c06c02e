"""What the lens asks and the coverage does not settle, in the story's own nouns where it has them."""

import re
from collections import Counter
from functools import lru_cache
from itertools import islice

from summaries.lens import Facet
from summaries.model import Own
from summaries.sections.answered import asks_why
from summaries.sections.case import Case, Place
from summaries.sections.cues import any_of, phrase_book
from summaries.sections.disagree import current
from summaries.sections.matter import Matter, State
from summaries.sections.nouns import Pieces, doer, end_of_noun, inside, leans
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, NUMBER, PREP, PRONOUN, SAY, VERB, lexicon
from summaries.text.stems import stem
from summaries.text.verbs import finite_form

EARLY = 3  # sentences at the head of an article: what stands there is what it is about
HEAVY = 0.9  # weight of a facet that one sentence is enough for
MOST_LOOKED = 40  # sentences in which the noun of a facet's question is looked for, beside those about the facet
SHORT = 8  # words of a noun phrase in a question of the lens

_NEGATED = re.compile(r"(?:\b(?:not|never|no|yet to|nobody|without|if|whether)\b|n[’']t\b)[^,;]{0,30}\Z", re.IGNORECASE)
_BARRED = DET | PREP | AUX | CONJ | VERB | SAY | PRONOUN | ADVERB | NUMBER
_BEFORE = re.compile(r"([\w’'-]+)\s+\Z")
_NEXT = re.compile(r"\s+([^\W\d_][\w’'-]*)")
_ENDS = _BARRED
_OF_NAME = re.compile(r"\s+(?:in|of|from|at)\s+(?:the\s+)?(?=[A-Z])")


def faceted(case: Case, raised: list[Matter]) -> list[Matter]:
    """A matter for each facet that a story touches, or must settle, and that no article raises by itself."""
    asked = {matter.facet.key for matter in raised if matter.facet is not None}
    return [
        matter
        for facet in case.lens.facets
        if facet.key not in asked and (matter := _facet_matter(case, facet, raised)) is not None
    ]


def _facet_matter(case: Case, facet: Facet, raised: list[Matter]) -> Matter | None:
    places = case.facet_places.get(facet.key, ())
    if not _touched(case, facet, places):
        return None
    noun = _noun(case, facet, places) if facet.asked else None
    words = _in_its_nouns(facet, noun[0] if noun else None)
    if words is None:
        return None
    settled = _settled(case, facet, places) or _settled_elsewhere(case, facet, places, raised)
    sure = [place for place in settled if not case.sentence(place).hedged]
    doubt = sum(case.sentence(p).hedged or case.sentence(p).unknown for p in places)
    weight = facet.weight * (0.6 + 0.08 * min(len(places), 3) + 0.1 * min(doubt, 2)) + (0.2 if facet.always else 0.0)
    state: State = "answered" if sure else "partly answered" if settled else "open"
    return Matter(
        facet.key,
        (Own(f"{facet.name}: "), *words),
        places[:1] or case.candidates[:1],
        weight,
        state,
        tuple((sure or settled)[-1:]),
        facet=facet,
        why="unsettled" if places else "silent",
        rests=(noun[1],) if noun else (),
    )


def _touched(case: Case, facet: Facet, places: tuple[Place, ...]) -> bool:
    """Whether a story is about a facet, not only has its word: twice told, or early, or with a doubt."""
    if facet.always:
        return bool(places or case.candidates)
    if not places:
        return False
    first = case.sentence(places[0])
    early = places[0].sentence < EARLY or first.unknown or first.hedged
    return len(places) > 1 or early or facet.weight >= HEAVY


# --- the question in the story's own nouns ----------------------------------------------------------------------------


def _in_its_nouns(facet: Facet, noun: Pieces | None) -> Pieces | None:
    """The question with a noun phrase in its gap; else the one without a gap; None where it has neither."""
    if noun is None:
        return (Own(facet.question),) if facet.question else None
    before, _, after = facet.asked.partition("{}")
    if before.endswith("many ") and isinstance(noun[0], Own) and noun[0].text == "the ":
        noun = noun[1:]
    return Own(before), *noun, Own(after)


def _noun(case: Case, facet: Facet, places: tuple[Place, ...]) -> tuple[Pieces, Place] | None:
    """The noun phrase for the gap of a facet's question, and where it stands: named oftenest, best by a name."""
    found: Counter[str] = Counter()
    told: dict[str, tuple[Pieces, Place]] = {}
    looked = [place for place in places if not facet.heads or _has_head(case, facet, place)]
    if facet.heads:
        looked += islice((place for place in case.candidates if _has_head(case, facet, place)), MOST_LOOKED)
    for place in dict.fromkeys(looked if not (facet.behind or facet.before) else (*places, *looked)):
        for one in _nouns_at(case, facet, place):
            words = "".join(piece.text for piece in one)
            found[words] += 1 + 2 * any(word[0].isupper() for word in words.split())
            told.setdefault(words, (one, place))
    return told[max(found, key=lambda words: (found[words], -len(words)))] if found else None


def _has_head(case: Case, facet: Facet, place: Place) -> bool:
    """Whether a sentence may hold a head of a facet, by its stems."""
    return not _head_stems(facet.heads).isdisjoint(case.sentence(place).stems)


@lru_cache(maxsize=256)
def _head_stems(heads: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(head.split()[-1]) for head in heads)


def _nouns_at(case: Case, facet: Facet, place: Place) -> list[Pieces]:
    sentence = case.sentence(place)
    text = case.article(place.read).text
    found: list[Pieces | None] = []
    if (heads := any_of(facet.heads)) is not None:
        met = [one.span() for one in heads.finditer(text, sentence.start, sentence.end) if one.group()[0].islower()]
        found += [_around(case, place, *span) for span in met]
    if (behind := any_of(facet.behind)) is not None:
        for one in behind.finditer(text, sentence.start, sentence.end):
            start = one.end() + 1
            found.append(inside(case, place, start, end_of_noun(text, start, sentence.end)))
    if (before := any_of(facet.before)) is not None:
        found += [doer(case, place, one.start()) for one in before.finditer(text, sentence.start, sentence.end)]
    return [
        one
        for one in found
        if one is not None and 0 < len("".join(p.text for p in one).split()) <= SHORT and _tells(one)
    ]


def _tells(pieces: Pieces) -> bool:
    words = "".join(piece.text for piece in pieces)
    return not leans(words) and any(len(word) > 3 for word in words.split())


def _around(case: Case, place: Place, start: int, end: int) -> Pieces | None:
    """The noun phrase whose head stands at a stretch: "El Salvador’s overcrowded prisons", "convicts from Osk"."""
    text = case.article(place.read).text
    known = lexicon("en")
    behind = _NEXT.match(text, end, case.sentence(place).end)
    if (behind and not known.get(behind.group(1).casefold(), 0) & _ENDS and not finite_form(behind.group(1))) or any(
        name.start < start and end < name.end for name in case.names(place.read, start - 40, start)
    ):
        return None  # "prison guards", "the Jobs Act": another noun's
    low = start
    for _ in range(4):
        found = _BEFORE.search(text[max(case.sentence(place).start, low - 30) : low])
        if found is None:
            break
        word = found.group(1)
        named = any(n.start <= low - len(found.group()) < n.end for n in case.names(place.read, low - 40, low))
        led_to = text[: low - len(found.group())].rstrip().endswith((" to", "not"))  # "to incarcerate convicts": a verb
        third = finite_form(word.casefold()) and not word.casefold().endswith("ed")
        if not named and (
            third or led_to or known.get(word.casefold(), 0) & _BARRED or word.casefold().endswith("ing")
        ):
            if word.casefold() in ("its", "his", "her", "their", "this", "these", "that", "those", "no", "own"):
                return None
            break
        low -= len(found.group())
    if (of := _OF_NAME.match(text, end)) is not None:
        names = [name for name in case.names(place.read, of.end(), of.end() + 1) if name.start == of.end()]
        end = names[0].end if names and names[0].kind != "person" else end
    the = re.search(r"\b(?:the|an?)\s+\Z", text[max(0, low - 5) : low], re.IGNORECASE)
    pieces = inside(case, place, low, end)
    if pieces is None:
        return None
    bare = not any(word[0].isupper() for word in "".join(piece.text for piece in pieces).split())
    return (Own("the "), *pieces) if the or bare else pieces


def settled_since(case: Case, matter: Matter) -> Place | None:
    """Where a later sentence settles a facet that an article raised in its own words: "the source is unknown"."""
    facet = matter.facet
    if facet is None or not _asks_for(facet, matter):
        return None
    found = [p for p in _settled(case, facet, case.facet_places.get(facet.key, ())) if p > max(matter.raised)]
    return next((place for place in reversed(found) if not case.sentence(place).hedged), None)


def _asks_for(facet: Facet, matter: Matter) -> bool:
    """Whether a question asks for the facet itself, and not for some step that touches it."""
    question = matter.text.removeprefix(f"{facet.name}: ").casefold()
    return facet.name.casefold() in question or question.startswith(("what caused", "where did"))


# --- what settles it --------------------------------------------------------------------------------------------------


def _settled_elsewhere(case: Case, facet: Facet, places: tuple[Place, ...], raised: list[Matter]) -> list[Place]:
    """What settles a facet without its cues: a cause that answered why, the count that holds now for "how many"."""
    if facet.question.startswith("What caused"):
        return [place for matter in raised if asks_why(matter) for place in matter.answers]
    if facet.question.startswith("How many"):
        return [place for place in places if place in current(case)]
    return []


def _settled(case: Case, facet: Facet, places: tuple[Place, ...]) -> list[Place]:
    beside = _said(case, facet.settled_by, places)
    if beside or not facet.settled_anywhere:
        return beside
    book = phrase_book(facet.settled_anywhere)
    text = {read: case.article(read).text for read in case.firsts}
    met = [(p, case.sentence(p)) for p in case.candidates]
    likely = tuple(p for p, one in met if book.hits(one.stems, text[p.read], one.start, one.end))
    return _said(case, facet.settled_anywhere, likely)


def _said(case: Case, phrases: tuple[str, ...], places: tuple[Place, ...]) -> list[Place]:
    pattern = any_of(phrases)
    if pattern is None:
        return []
    found_at = []
    for place in places:
        sentence = case.sentence(place)
        if sentence.unknown:
            continue
        text = case.article(place.read).text
        found_here = pattern.finditer(text, sentence.start, sentence.end)
        if any(not _NEGATED.search(text[sentence.start : one.start()]) for one in found_here):
            found_at.append(place)
    return found_at
