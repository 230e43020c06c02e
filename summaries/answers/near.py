"""The open question that is nearest to one that the coverage does not answer."""

import re
from collections.abc import Sequence

from summaries.answers.found import names_of
from summaries.answers.passages import Passages
from summaries.answers.question import question_of
from summaries.model import Line
from summaries.sections.case import Case
from summaries.text.stems import telling_stems

LEAST = 0.6  # share of the question's weight that an open question must speak of
_WORD = re.compile(r"[^\W_][\w’'-]*")
_SETTLED = frozenset({"answered", "dropped"})


def nearest_open(case: Case, question: str, lines: Sequence[Line]) -> Line | None:
    """The line, among those of a board, that asks the like; None where none does.  Answered ones are left out."""
    asked = question_of(question, names_of(case))
    weights = case.once(Passages).weights(asked.terms)
    total = sum(weights.values())
    stems = telling_stems("en")
    best: tuple[float, Line] | None = None
    for line in lines:
        if line.section != "questions" or line.tags.get("state") in _SETTLED:
            continue
        told = {stems[word.lower()] for word in _WORD.findall(line.text)}
        share = sum(w for term, w in weights.items() if not term.stems.isdisjoint(told)) / total if total else 0.0
        if share >= LEAST and (best is None or share > best[0]):
            best = share, line
    return best[1] if best else None
