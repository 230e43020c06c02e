"""Open matters of a story: what raises each one, and what has answered it since."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from summaries.lens import Facet, Lens
from summaries.model import Cited, Own, Read
from summaries.sections.asking import Asked, ask
from summaries.sections.case import Case, Place, key_of
from summaries.sections.cues import any_of
from summaries.sections.disagree import cited_figure, current, found, quantity_key
from summaries.sections.remembered import Remembered
from summaries.text.stems import fold, stem, telling_stems

State = Literal["open", "partly answered", "answered", "stale"]
STALE = timedelta(days=14)  # an open matter that no article has touched for so long
FRESH = timedelta(hours=48)  # how long an answer is news
ANSWERS = 0.6  # share of the question's stems that an answer holds
TOUCHES = 0.45  # share at which a sentence answers in part
MOST_RAISED = 40  # explicit unknowns weighed; the newest ones

LEAST = 2  # stems of a question that says something
SHARED_CONTEXT = 3  # stems that a stated cause shares with what surrounds the question why
CLUMSY = 0.2  # what a question loses that could not be put in the order of one
_CAUSAL = re.compile(
    r"\b(?:because|due to|owing to|caused by|as a result of|was the cause|the reason|blamed on)\b", re.IGNORECASE
)
_CAUSED = re.compile(r"(?:caused|made|led|brought|triggered)\b")
_STILL = re.compile(r"\b(?:if|would|could|may|might|should|plans?|wants?|asked|called? for|accus\w+)\b", re.IGNORECASE)
_WISHED = re.compile(  # asking for a thing does not settle it
    r"\b(?:asked|asks|urged|demand\w+|wants?|called? for|argu\w+|hopes?|request\w*|promis\w+|plea\w*)\b", re.IGNORECASE
)
_IDLE = frozenset(map(stem, "come go do be happen live know say give take make caused cause last first".split()))
_ALIKE = {stem(a): stem(b) for a, b in (("prosecuted", "charged"), ("indicted", "charged"), ("testify", "evidence"))}
_NEGATED = re.compile(r"(?:\b(?:not|never|no|yet to|nobody|without|if|whether)\b|n[’']t\b)[^,;]{0,30}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matter:
    """One question of a story.

    raised: where, oldest first.  answers: where it was answered.  weight: how consequential, higher first.
    """

    key: str
    pieces: tuple[Cited | Own, ...]
    raised: tuple[Place, ...]
    weight: float
    state: State = "open"
    answers: tuple[Place, ...] = ()
    stems: frozenset[str] = field(default_factory=frozenset)
    facet: Facet | None = None
    word: str = ""  # the word that asks: "whether", "why"
    core: frozenset[str] = field(default_factory=frozenset)  # stems of what is asked of the subject


def matters(case: Case) -> list[Matter]:
    """Every matter of a case, the most consequential first, each key once."""
    explicit = _answered(case, _explicit(case))
    taken = {matter.key for matter in explicit}
    rest = [m for m in (*_by_facet(case, explicit), *_disputed(case)) if m.key not in taken]
    return sorted((_aged(case, matter) for matter in (*explicit, *rest)), key=lambda m: -m.weight)


# --- said to be unknown -----------------------------------------------------------------------------------------------


def _explicit(case: Case) -> list[Matter]:
    raised: list[Matter] = []
    taken: set[str] = set()
    for place, asked, stems in _all_asked(case)[-MOST_RAISED:]:
        facet = _facet(case, place)
        known = next((i for i, m in enumerate(raised) if _same(m, stems, asked.word)), None)
        if known is not None:
            raised[known] = _raised_again(raised[known], place, stems, asked)
            continue
        key = key_of("unknown", case.words(place.read, asked.start, asked.end))
        if facet is not None and facet.key not in taken:
            taken.add(facet.key)
            key = facet.key
        weight = 1.0 + 0.3 * (facet.weight if facet else 0.3) + 0.2 * case.sentence(place).salience
        weight -= 0.0 if _turned(asked.pieces) else CLUMSY
        pieces = (Own(f"{facet.name}: "), *asked.pieces) if facet is not None and key == facet.key else asked.pieces
        raised.append(
            Matter(key, pieces, (place,), weight, stems=stems, facet=facet, word=asked.word, core=_core(asked))
        )
    return raised


def _all_asked(case: Case) -> list[tuple[Place, Asked, frozenset[str]]]:
    """Every question that some article leaves open, oldest first, with the stems of what is asked."""
    return [(Place(read, i), asked, stems) for read in case.firsts for i, asked, stems in _open_in(case.reads[read])]


def _read_open(read: Read) -> tuple[tuple[int, Asked, frozenset[str]], ...]:
    found = []
    alone = Case((read,), _NO_LENS, datetime.min.replace(tzinfo=UTC))
    for place in alone.unknowns:
        asked = ask(alone, place)
        stems = _stems(alone, place, asked) if asked is not None else frozenset()
        if asked is not None and len(stems) >= LEAST:  # "who that will be" says nothing to a reader of it alone
            found.append((place.sentence, asked, stems))
    return tuple(found)


_NO_LENS = Lens("", "", "", ())
_open_in = Remembered(_read_open)


def _core(asked: Asked) -> frozenset[str]:
    cited = [piece.text for piece in asked.pieces if isinstance(piece, Cited)]
    known = telling_stems("en")
    found = {known[fold(word.strip("“”\"'’,.;:?!()"))] for word in cited[-1].split()} if len(cited) > 1 else set()
    return frozenset(_ALIKE.get(one, one) for one in found if one)


def clumsy(matter: Matter) -> bool:
    """Whether a matter that the coverage raised could not be put in the order of a question."""
    return bool(matter.stems) and not _turned(matter.pieces)


def _turned(pieces: tuple[Cited | Own, ...]) -> bool:
    return isinstance(pieces[-1], Own) and pieces[-1].text == "?"


def _raised_again(matter: Matter, place: Place, stems: frozenset[str], asked: Asked) -> Matter:
    """The matter with one more place, in the words that read better."""
    better = _turned(asked.pieces) and not _turned(matter.pieces)
    return replace(
        matter,
        raised=(*matter.raised, place),
        weight=matter.weight + 0.1 + (CLUMSY if better else 0.0),
        pieces=asked.pieces if better else matter.pieces,
        stems=stems if better else matter.stems,
    )


def _stems(case: Case, place: Place, asked: Asked) -> frozenset[str]:
    """The stems of what is asked: of the sentence, and of the name that stands for a pronoun."""
    cited = [piece.text for piece in asked.pieces if isinstance(piece, Cited)]
    words = " ".join([case.words(place.read, asked.start, asked.end), *cited]).split()
    folded = {fold(word.strip("“”\"'’,.;:?!()")).removesuffix("’s") for word in words}
    own = {stem for stem in case.sentence(place).stems if any(word.startswith(stem[:4]) for word in folded)}
    own = {one for one in own if one not in _IDLE and one[:1].isalpha()}
    known = telling_stems("en")
    named = {known[word] for word in folded if own and len(cited) > 1 and word in fold(" ".join(cited)).split()}
    return frozenset(_ALIKE.get(one, one) for one in own | named if one and one not in _IDLE)


def _same(matter: Matter, stems: frozenset[str], word: str) -> bool:
    common = len(matter.stems & stems)
    least = min(len(matter.stems), len(stems))
    if common >= 2 and common >= 0.6 * least:
        return True
    return matter.word == word and word in ("why", "whether") and common >= 1 and least <= 2 and common >= 0.5 * least


def _facet(case: Case, place: Place) -> Facet | None:
    keys = case.facets_at.get(place)
    if not keys:
        return None
    return max((facet for facet in case.lens.facets if facet.key in keys), key=lambda facet: facet.weight)


def _answered(case: Case, raised: list[Matter]) -> list[Matter]:
    """The matters with what later articles say to them, all found in one pass over the sentences."""
    by_stem: dict[str, list[int]] = {}
    for number, matter in enumerate(raised):
        for one in matter.stems:
            by_stem.setdefault(one, []).append(number)
    answers: dict[int, list[tuple[Place, float]]] = {}
    asked = frozenset(by_stem)
    causes = [number for number, matter in enumerate(raised) if _asks_why(matter)]
    context = {number: _context(case, raised[number]) for number in causes}
    for place, stems, causal in _told(case):
        if causes and causal:
            for number in causes:
                told = raised[number].stems <= stems or len(context[number] & stems) >= SHARED_CONTEXT
                if told and place.read > raised[number].raised[0].read:
                    answers.setdefault(number, []).append((place, 1.0))
        common = asked & stems
        if len(common) < LEAST:
            continue
        hits = Counter(number for one in common for number in by_stem[one])
        for number, count in hits.items():
            matter = raised[number]
            if place.read <= matter.raised[0].read or number in context:
                continue
            share = count / len(matter.stems)
            enough = count >= 3 and share >= TOUCHES
            if matter.core and matter.core.isdisjoint(stems):
                continue
            if (enough or count == len(matter.stems)) and _fits(case, matter, place, count):
                answers.setdefault(number, []).append((place, share))
    return [_with_answers(case, matter, answers.get(number, [])) for number, matter in enumerate(raised)]


def _told(case: Case) -> Iterator[tuple[Place, frozenset[str], bool]]:
    for read in case.firsts:
        for index, stems, causal in _statements(case.reads[read]):
            yield Place(read, index), stems, causal


def _read_statements(read: Read) -> tuple[tuple[int, frozenset[str], bool], ...]:
    """The sentences of an article that tell something: index, stems, and whether they state a cause."""
    text = read.article.text
    return tuple(
        (index, frozenset(_ALIKE.get(one, one) for one in s.stems), _CAUSAL.search(text, s.start, s.end) is not None)
        for index, s in enumerate(read.analysis.sentences)
        if not s.boilerplate and not s.unknown
    )


_statements = Remembered(_read_statements)


def _asks_why(matter: Matter) -> bool:
    said = matter.pieces[-2].text if len(matter.pieces) > 1 else ""
    return matter.word == "why" or (matter.word == "what" and _CAUSED.match(said) is not None)


def _context(case: Case, matter: Matter) -> frozenset[str]:
    """The stems of the sentences that raise a matter, and of those right before them in their paragraphs."""
    found = set(matter.stems)
    for place in matter.raised:
        sentences = case.reads[place.read].analysis.sentences
        found.update(sentences[place.sentence].stems)
        before = sentences[place.sentence - 1] if place.sentence else None
        if before is not None and before.paragraph == sentences[place.sentence].paragraph:
            found.update(before.stems)
    return frozenset(found)


def _fits(case: Case, matter: Matter, place: Place, count: int) -> bool:
    """Whether a sentence that shares the words of a question can be its answer: no speech, a number to "how many"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if _WISHED.search(text, sentence.start, sentence.end):
        return False
    if matter.word in ("how many", "how much") and not any(
        set(figure.subject) & matter.stems or figure.value >= 10
        for figure in case.figures(place.read, sentence.start, sentence.end)
    ):
        return False
    if count >= 3:
        return True
    spoken = sum(q.end - q.start for q in case.quotes(place.read, sentence.start, sentence.end) if q.type == "direct")
    return spoken < 0.4 * (sentence.end - sentence.start) and not _STILL.search(text, sentence.start, sentence.end)


def _with_answers(case: Case, matter: Matter, found_at: list[tuple[Place, float]]) -> Matter:
    text_end = {p: case.article(p.read).text[case.sentence(p).end - 1] for p, _ in found_at}
    told = [(p, share) for p, share in found_at if text_end[p] != "?"]
    full = [p for p, share in told if share >= ANSWERS and not case.sentence(p).hedged]
    part = [p for p, share in told if p not in full and share >= ANSWERS]
    last_raised = max(place.read for place in matter.raised)
    if full and full[-1].read >= last_raised:
        return replace(matter, state="answered", answers=tuple(full[-1:]))
    if full or part:
        return replace(matter, state="partly answered", answers=tuple((full or part)[-1:]))
    return matter


# --- what the lens asks -----------------------------------------------------------------------------------------------


def _by_facet(case: Case, explicit: list[Matter]) -> list[Matter]:
    asked = {matter.facet.key for matter in explicit if matter.facet is not None}
    return [
        matter
        for facet in case.lens.facets
        if facet.key not in asked and (matter := _facet_matter(case, facet, explicit)) is not None
    ]


def _facet_matter(case: Case, facet: Facet, explicit: list[Matter]) -> Matter | None:
    places = case.facet_places.get(facet.key, ())
    if not places and not (facet.always and case.candidates):
        return None
    settled = _settled(case, facet, places) or _settled_elsewhere(case, facet, places, explicit)
    sure = [place for place in settled if not case.sentence(place).hedged]
    doubt = sum(case.sentence(p).hedged or case.sentence(p).unknown for p in places)
    weight = facet.weight * (0.6 + 0.08 * min(len(places), 3) + 0.1 * min(doubt, 2)) + (0.2 if facet.always else 0.0)
    state: State = "answered" if sure else "partly answered" if settled else "open"
    return Matter(
        facet.key,
        (Own(f"{facet.name}: {facet.question}"),),
        places[:1] or case.candidates[:1],
        weight,
        state,
        tuple((sure or settled)[-1:]),
        facet=facet,
    )


def _settled_elsewhere(case: Case, facet: Facet, places: tuple[Place, ...], explicit: list[Matter]) -> list[Place]:
    """What settles a facet without its cues: a cause that answered why, the count that holds now for "how many"."""
    if facet.question.startswith("What caused"):
        return [place for matter in explicit if _asks_why(matter) for place in matter.answers]
    if facet.question.startswith("How many"):
        return [place for place in places if place in current(case)]
    return []


def _settled(case: Case, facet: Facet, places: tuple[Place, ...]) -> list[Place]:
    pattern = any_of(facet.settled_by)
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


# --- disputed figures -------------------------------------------------------------------------------------------------


def _disputed(case: Case) -> list[Matter]:
    raised = []
    for one in found(case):
        if one.verdict == "dispute":
            pieces: list[Cited | Own] = []
            for count in one.counts:
                pieces += [*([Own(" or ")] if pieces else []), cited_figure(case, count)]
            places = tuple(sorted((c.place for c in one.counts), key=lambda p: (p.read, p.sentence)))
            raised.append(Matter(quantity_key(one), (*pieces, Own("?")), places, 0.75))
    return raised


def _aged(case: Case, matter: Matter) -> Matter:
    if matter.state == "open" and matter.raised:
        touched = max(case.published(place.read) for place in matter.raised)
        if case.now - touched > STALE:
            return replace(matter, state="stale", weight=matter.weight - 0.5)
    return matter
