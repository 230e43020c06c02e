"""The board of a story's questions: all that are asked, why each is open, what the coverage says to it so far."""

from collections.abc import Iterator

from summaries.model import Line
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import count
from summaries.sections.matters import Matter, matters
from summaries.sections.questions import question
from summaries.sections.rulings import aged, own, ruled

RAISED = 2  # sentences that raise a question, shown on the board
LONGEST = 60  # words of such a sentence
_TAGGED = "question"


def board(case: Case) -> list[Line]:
    """The questions of a case that is full, the most consequential first, and after each what it rests on.

    A question's line has the tag ``why``: "unknown" (an article says that it is not known), "pending" (announced or
    under way, without an end), "unsettled" (raised, and settled nowhere), "silent" (such a story must settle it, and no
    article speaks of it), "dispute" (outlets differ) or "asked" (an editor asks).  Its evidence follows as verbatim
    lines of section "facts" with the question's key in the tag ``question`` and "raised" or "answer" in the tag
    ``part``.
    """
    lines: list[Line] = []
    for asked in own(case, dropped=True):
        asked.tags["why"] = "asked"
        lines.append(asked)
    for matter in ruled(case, case.once(matters), dropped=True):
        line = aged(case, question(case, matter))
        if (ruling := case.rulings.get(matter.key)) is not None and ruling.state == "dropped":
            line.tags["state"] = "dropped"
        lines += [line, *_evidence(case, matter, matter.why)]
    return lines


def _evidence(case: Case, matter: Matter, why: str) -> Iterator[Line]:
    """The sentences that raise a question and those that answer it.  What no article speaks of has none."""
    raised = matter.raised[-RAISED:] if why != "silent" else ()
    for part, places in (("raised", raised), ("answer", matter.answers)):
        for place in places:
            sentence = case.sentence(place)
            if count(case.says(place)) <= LONGEST:
                yield _told(case, place, sentence.start, sentence.end, {_TAGGED: matter.key, "part": part})


def _told(case: Case, place: Place, start: int, end: int, tags: dict[str, str]) -> Line:
    piece = case.cite(place.read, start, end)
    article = case.article(place.read)
    return Line(
        section="facts",
        kind="verbatim",
        pieces=(piece,),
        sources=case.numbers([place.read]),
        key=key_of("evidence", f"{tags[_TAGGED]} {piece.text}"),
        at=article.published,
        tags={**tags, "outlet": article.publisher},
    )
