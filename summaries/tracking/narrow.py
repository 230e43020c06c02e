"""How a query could be held to some outlets, languages or places, from what it brings."""

from collections import Counter
from collections.abc import Sequence

from summaries.model import Query, Read
from summaries.tracking.suggest import Change

_MOST = 0.6  # share of the matches that one language or place must hold
_OUTLETS = 3  # outlets that are named at most


def narrowings(query: Query, matched: Sequence[Read], nearly: Sequence[Read]) -> list[Change]:
    """What would keep other languages, places and outlets away; at most one of each, none where nothing would change.

    Languages and places: the one that most matches have and some do not, or some near misses do not.  Outlets: those of
    the matches, where near misses come from others.
    """
    if len(matched) < 2:
        return []
    found = [kind(query, matched, nearly) for kind in (_language, _place, _outlets)]
    return [change for change in found if change is not None]


def _language(query: Query, matched: Sequence[Read], nearly: Sequence[Read]) -> Change | None:
    inside = Counter(read.analysis.language for read in matched if read.analysis.language)
    outside = Counter(read.analysis.language for read in nearly if read.analysis.language)
    if query.languages or len(inside.keys() | outside.keys()) < 2 or not inside:
        return None
    language = max(inside, key=lambda code: (inside[code], code))
    if inside[language] < _MOST * len(matched):
        return None
    reason = f"{inside[language]} of {len(matched)} matches are in it"
    return Change("languages", language, reason, inside[language], outside[language])


def _place(query: Query, matched: Sequence[Read], nearly: Sequence[Read]) -> Change | None:
    if query.places:
        return None
    inside, outside = Counter[str](), Counter[str]()
    for reads, counter in ((matched, inside), (nearly, outside)):
        for read in reads:
            counter.update({name.full for name in read.analysis.names if name.kind == "place"})
    asked = {item.casefold() for item in (*query.words, *query.include)}
    wanted = [(place, count) for place, count in inside.items() if place.casefold() not in asked]
    if not wanted:
        return None
    place, count = max(wanted, key=lambda one: (one[1], -outside[one[0]], one[0]))
    some_lack_it = count < len(matched) or outside[place] < len(nearly)
    if count < _MOST * len(matched) or not some_lack_it:
        return None
    return Change("places", place, f"named in {count} of {len(matched)} matches", count, outside[place])


def _outlets(query: Query, matched: Sequence[Read], nearly: Sequence[Read]) -> Change | None:
    inside = Counter(read.article.publisher for read in matched if read.article.publisher)
    others = {read.article.publisher for read in nearly} - set(inside)
    if query.sources or not others or not inside or len(inside) > _OUTLETS:
        return None
    names = sorted(inside, key=lambda name: (-inside[name], name))
    near = sum(read.article.publisher in inside for read in nearly)
    reason = "all matches are from there, and some near misses are not"
    return Change("sources", ", ".join(names), reason, len(matched), near)
