"""Open questions: what the coverage raises and does not settle, each with its state and age."""

from summaries.model import Line, SectionName
from summaries.sections.case import Case
from summaries.sections.matters import FRESH, Matter, clumsy, matters
from summaries.sections.rulings import aged, own, ruled

SECTION: SectionName = "questions"
ORDER = 50
MOST = 4
OF_LENS = 3  # questions of the lens beside those that the coverage itself leaves open
ENOUGH = 3  # questions of the coverage's own beside which those of the lens need not be asked
STRONG = 0.75  # weight of a question of the lens that a short briefing asks whatever else is open
LIGHT = 0.45  # weight below which a short briefing does not ask


def lines(case: Case) -> list[Line]:
    """At most four questions, open ones first, the most consequential of them first; every one in the full briefing."""
    found = ruled(case, case.once(matters))
    asked = own(case)
    if not case.full:
        found = _few([matter for matter in found if _asked(case, matter)])[: MOST - len(asked)]
        found.sort(key=lambda matter: matter.state == "answered")  # its answer is news, but what is open comes first
    return [*asked, *(aged(case, question(case, matter)) for matter in found)]


def _asked(case: Case, matter: Matter) -> bool:
    """Whether a short briefing asks it: weighty, not settled long ago, and not shown as a disagreement already."""
    return matter.weight >= LIGHT and _news(case, matter) and not matter.key.startswith("quantity:")


def _few(found: list[Matter]) -> list[Matter]:
    """The first few, one a facet; some may be asked by the lens alone, and the strongest of those is not the last."""
    told = [matter for matter in found if matter.stems or matter.facet is None]
    whole = [matter for matter in told if not clumsy(matter)]
    told = whole if len(whole) > 1 else told  # "Not clear: why…" stands only where little else is asked
    told = [m for i, m in enumerate(told) if m.facet is None or m.facet not in [o.facet for o in told[:i]]]
    of_lens = [matter for matter in found if not matter.stems and matter.facet is not None]
    if not told:
        return of_lens[:MOST]
    strong = [matter for matter in of_lens if matter.weight >= STRONG][:1]
    # A pattern question of the lens fills a gap; where the coverage asks enough of its own there is none.
    rest = [matter for matter in of_lens[:OF_LENS] if matter not in strong] if len(told) < ENOUGH else []
    first = sorted((*told[:2], *strong), key=lambda matter: -matter.weight)
    return [*first, *sorted((*told[2:], *rest), key=lambda matter: -matter.weight)][:MOST]


def _news(case: Case, matter: Matter) -> bool:
    """Whether a matter is still open, or was answered so lately, by a later article, that its answer is news."""
    if matter.state != "answered":
        return True
    last = max((case.published(place.read) for place in matter.answers), default=case.now)
    first = min(case.published(place.read) for place in matter.raised)
    return last > first and case.now - last <= FRESH and matter.stems != frozenset()


def question(case: Case, matter: Matter) -> Line:
    """One matter as the line that asks it."""
    # A dispute shows the figure of each place.
    told = matter.raised if matter.key.startswith("quantity:") else matter.raised[:2]
    places = tuple(dict.fromkeys((*told, *matter.rests, *matter.answers)))
    raised = min(case.published(place.read) for place in matter.raised)
    tags = {"state": matter.state, "age_days": str(max(0, (case.now - raised).days)), "raised": raised.isoformat()}
    tags["why"] = matter.why
    if matter.facet is not None:
        tags["facet"] = matter.facet.name
    return Line(
        section="questions",
        kind="templated",
        pieces=matter.pieces,
        sources=case.numbers(dict.fromkeys(place.read for place in places)),
        evidence=tuple(case.span(p.read, case.sentence(p).start, case.sentence(p).end) for p in places),
        originals=len({case.originals[place.read] for place in matter.raised}),
        key=matter.key,
        at=case.article((matter.answers or matter.raised)[-1].read).published,
        tags=tags,
    )
