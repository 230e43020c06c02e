"""What the coverage itself leaves open: each sentence that does, as one question, and the same question once."""

from dataclasses import replace
from datetime import UTC, datetime

from summaries.lens import Facet, Lens
from summaries.model import Cited, Own, Read
from summaries.sections.asking import Asked, ask
from summaries.sections.case import Case, Place, key_of
from summaries.sections.matter import Matter, Why
from summaries.sections.remembered import Remembered
from summaries.text.stems import fold, stem, telling_stems

MOST_RAISED = 40  # sentences weighed; the newest ones
LEAST = 2  # stems of a question that says something
CLUMSY = 0.2  # what a question loses that could not be put in the order of one
PENDING = 0.15  # and one about a matter that is under way rather than said to be unknown

_IDLE = frozenset(map(stem, "come go do be happen live know say give take make caused cause last first".split()))
ALIKE = {stem(a): stem(b) for a, b in (("prosecuted", "charged"), ("indicted", "charged"), ("testify", "evidence"))}
_WHY: dict[bool, Why] = {True: "unknown", False: "pending"}
# Questions that name what they ask for may have a single noun: "What caused the blackout?"
_NAMES = frozenset("what where who when will how whose did is was were".split())
_NO_LENS = Lens("", "", "", ())

Raised = tuple[int, Asked, frozenset[str]]  # sentence, question, stems of what is asked


def raised(case: Case) -> list[Matter]:
    """The matters that articles leave open, oldest first, each once."""
    found: list[Matter] = []
    taken: set[str] = set()
    for place, asked, stems in _all_asked(case)[-MOST_RAISED:]:
        facet = _facet(case, place)
        known = next((i for i, m in enumerate(found) if _same(m, stems, asked.word)), None)
        if known is not None:
            found[known] = _raised_again(found[known], place, stems, asked)
            continue
        key = key_of("unknown", case.words(place.read, asked.start, asked.end))
        if facet is not None and facet.key not in taken:
            taken.add(facet.key)
            key = facet.key
        found.append(_matter(case, place, asked, stems, facet, key))
    return found


def _matter(case: Case, place: Place, asked: Asked, stems: frozenset[str], facet: Facet | None, key: str) -> Matter:
    sentence = case.sentence(place)
    pieces = (Own(f"{facet.name}: "), *asked.pieces) if facet is not None and key == facet.key else asked.pieces
    weight = 1.0 + 0.3 * (facet.weight if facet else 0.3) + 0.2 * sentence.salience
    matter = Matter(
        key,
        pieces,
        (place,),
        weight,
        stems=stems,
        facet=facet,
        word=asked.word,
        core=_core(asked),
        why=_WHY[sentence.unknown],
    )
    loss = (0.0 if matter.turned else CLUMSY) + (0.0 if sentence.unknown else PENDING)
    return replace(matter, weight=weight - loss)


def _all_asked(case: Case) -> list[tuple[Place, Asked, frozenset[str]]]:
    """Every question that some article leaves open, oldest first, with the stems of what is asked."""
    return [(Place(read, i), asked, stems) for read in case.firsts for i, asked, stems in _open_in(case.reads[read])]


def _read_open(read: Read) -> tuple[Raised, ...]:
    alone = Case((read,), _NO_LENS, datetime.min.replace(tzinfo=UTC))
    found = []
    for place, sentence in alone.every():
        if not (sentence.unknown or sentence.pending):
            continue
        asked = ask(alone, place)
        if asked is None or not (sentence.unknown or turned(asked)):
            continue  # a plan that makes no question is a fact, and stands with the facts
        stems = _stems(alone, place, asked)
        if len(stems) >= (
            1 if asked.word in _NAMES else LEAST
        ):  # "who that will be" says nothing to a reader of it alone
            found.append((place.sentence, asked, stems))
    return tuple(found)


_open_in = Remembered(_read_open)


def turned(asked: Asked) -> bool:
    """Whether the words of a question stand in the order of one."""
    return isinstance(asked.pieces[-1], Own) and asked.pieces[-1].text.endswith("?")


def _core(asked: Asked) -> frozenset[str]:
    cited = [piece.text for piece in asked.pieces if isinstance(piece, Cited)]
    known = telling_stems("en")
    found = {known[fold(word.strip("“”\"'’,.;:?!()"))] for word in cited[-1].split()} if len(cited) > 1 else set()
    return frozenset(ALIKE.get(one, one) for one in found if one)


def _raised_again(matter: Matter, place: Place, stems: frozenset[str], asked: Asked) -> Matter:
    """The matter with one more place, in the words that read better."""
    better = turned(asked) and not matter.turned
    return replace(
        matter,
        raised=(*matter.raised, place),
        weight=matter.weight + 0.1 + (CLUMSY if better else 0.0),
        pieces=asked.pieces if better else matter.pieces,
        stems=stems if better else matter.stems,
        rests=(place,) if better else matter.rests,
    )


def _stems(case: Case, place: Place, asked: Asked) -> frozenset[str]:
    """The stems of what is asked: of the sentence, and of the name that stands for a pronoun."""
    said = [piece.text for piece in asked.pieces]
    words = " ".join([case.words(place.read, asked.start, asked.end), *said]).split()
    folded = {fold(word.strip("“”\"'’,.;:?!()")).removesuffix("’s") for word in words}
    own = {stem for stem in case.sentence(place).stems if any(word.startswith(stem[:4]) for word in folded)}
    own = {one for one in own if one not in _IDLE and one[:1].isalpha()}
    known = telling_stems("en")
    cited = " ".join(piece.text for piece in asked.pieces if isinstance(piece, Cited))
    named = {known[word] for word in folded if own and word in fold(cited).split()}
    return frozenset(ALIKE.get(one, one) for one in own | named if one and one not in _IDLE)


def _same(matter: Matter, stems: frozenset[str], word: str) -> bool:
    common = len(matter.stems & stems)
    least = min(len(matter.stems), len(stems))
    if common >= 2 and common >= 0.6 * least:
        return True
    return matter.word == word and word in ("why", "whether") and common >= 1 and least <= 2 and common >= 0.5 * least


def _facet(case: Case, place: Place) -> Facet | None:
    keys = case.facets_at(place)
    if not keys:
        return None
    return max((facet for facet in case.lens.facets if facet.key in keys), key=lambda facet: facet.weight)
