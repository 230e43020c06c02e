"""What makes a line the opening of the facts: it holds what the originals share, is news of the day, and says in full
whom and where it is about."""

import re
from math import exp

from summaries.sections.case import Case, Place
from summaries.sections.core import Core
from summaries.sections.likeness import Likeness

CENTRAL, CENTRAL_ALONE = 0.5, 0.15  # what holding the story's core counts
FRESH = 0.3
SURNAME_ONLY = 0.2  # what is lost by a surname whose first name stands elsewhere: the reader has met nobody yet
PLACED = 0.1  # what is gained by naming a place or a body
INVOLVED = 0.2  # what is lost by "we" and "you" outside quotation marks: no reporter speaks

_WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Yy]ou|[Yy]ours?|I|[Mm]y|us)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def opens(case: Case, likeness: Likeness, place: Place) -> float:
    """How well a sentence opens the facts, about -0.4 to 0.9."""
    central = CENTRAL if len(case.firsts) > 1 else CENTRAL_ALONE
    return (
        central * case.once(Core).share(likeness.stems[place]) + _of_today(case, place.read) + introduces(case, place)
    )


def introduces(case: Case, place: Place) -> float:
    """What a sentence gains or loses as the first that is read, by how it names people and places and who speaks."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    names = case.names(place.read, sentence.start, sentence.end)
    people = [name for name in names if name.kind == "person"]
    in_full = {name.full for name in people if " " in text[name.start : name.end]}
    bare = any(
        " " in name.full and name.full not in in_full and " " not in text[name.start : name.end] for name in people
    )
    involved = _WE.search(_QUOTED.sub("", text[sentence.start : sentence.end])) is not None
    placed = len(people) < len(names)
    return PLACED * placed - SURNAME_ONLY * bare - INVOLVED * involved


def _of_today(case: Case, read: int) -> float:
    """What a sentence gains by being news of the day."""
    if len(case.firsts) < 2:
        return 0.0
    newest = max(case.published(other) for other in (case.firsts[0], case.firsts[-1]))
    return FRESH * exp(-max(0.0, (newest - case.published(read)).total_seconds()) / 86_400)
