"""How a query could be made tighter or wider, from what it brings and what it nearly brings."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summaries.model import Query, Read
from summaries.tracking.filters import strength_of
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import title_stems
from summaries.tracking.wording import Wording, wording_of

MOST = 3  # changes of one kind that are offered
_COMMON = 0.7  # share of the matched that a word must stand in to be asked of all
_ALSO = 0.34  # share of the nearly matched that a word must stand in to be worth a change

Action = Literal["include", "exclude", "add", "drop", "sources", "languages", "places"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a query that an editor may make with one click.

    action: include and exclude tighten it, add gives it one more word to look for, drop leaves one of its words out;
    sources, languages and places hold it to what the item lists, apart by commas.  item: the word or name as coverage
    writes it.  reason: why, in words.  matched, nearly: how many of the articles shown as matching, and as nearly
    matching, hold the item.
    """

    action: Action
    item: str
    reason: str
    matched: int
    nearly: int


def changed(query: Query, change: Change) -> Query:
    """The query after a change; one that was made already changes nothing."""
    if change.action == "drop":
        return replace(query, words=tuple(word for word in query.words if word != change.item))
    if change.action == "include":
        return replace(query, include=_with(query.include, change.item))
    if change.action == "exclude":
        return replace(query, exclude=_with(query.exclude, change.item))
    if change.action == "add":
        return replace(query, words=_with(query.words, change.item))
    for item in change.item.split(","):
        query = _held(query, change.action, " ".join(item.split()))
    return query


def _held(query: Query, action: Action, item: str) -> Query:
    if action == "sources":
        return replace(query, sources=_with(query.sources, item))
    if action == "languages":
        return replace(query, languages=_with(query.languages, item))
    return replace(query, places=_with(query.places, item))


def _with(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    return items if item.casefold() in map(str.casefold, items) else (*items, item)


def suggestions(
    query: Query, matched: Sequence[Read], nearly: Sequence[Read], frequency: Frequency
) -> Sequence[Change]:
    """What would tighten or widen a query, at most MOST of each kind, those that change most first.

    Exclude: what near misses hold and no match does.  Include: what nearly all matches hold and no near miss does.
    Add: what the matches share with near misses.  Drop: a word of the query that near misses lack.  Names come first.
    """
    inside = [_items(read) for read in matched]
    outside = [_items(read) for read in nearly]
    if not outside:
        return ()
    asked = {stem for item in (*query.words, *query.include, *query.exclude) for stem in title_stems(item)}
    held_in, held_out = _tally(inside), _tally(outside)
    forms = _forms([*inside, *outside])

    def offered(wanted: Callable[[str], bool], keys: Iterable[str], count: Counter[str]) -> list[str]:
        found = [key for key in keys if wanted(key) and not asked & set(title_stems(forms[key]))]
        return sorted(found, key=lambda key: (-count[key], -_weight(forms[key], frequency), key))[:MOST]

    most_in = max(1.0, _COMMON * len(inside))
    some_out = max(1.0, _ALSO * len(outside))
    changes = [
        Change("exclude", forms[key], f"in {held_out[key]} of the near misses, in no match", 0, held_out[key])
        for key in offered(lambda key: not held_in[key] and held_out[key] >= some_out, held_out, held_out)
        if inside
    ]
    changes += [
        Change("include", forms[key], f"in {held_in[key]} of {len(inside)} matches, in no near miss", held_in[key], 0)
        for key in offered(lambda key: not held_out[key] and held_in[key] >= most_in, held_in, held_in)
    ]
    changes += [
        Change(
            "add",
            forms[key],
            f"in {held_in[key]} of {len(inside)} matches, and in {held_out[key]} of the near misses",
            held_in[key],
            held_out[key],
        )
        for key in offered(lambda key: held_in[key] >= most_in and held_out[key] >= some_out, held_in, held_out)
    ]
    return (*changes, *_dropped(query, matched, nearly))


def _dropped(query: Query, matched: Sequence[Read], nearly: Sequence[Read]) -> list[Change]:
    if len(query.words) < 2:
        return []
    near = [wording_of(read.article, read.analysis) for read in nearly]
    inside = [wording_of(read.article, read.analysis) for read in matched]
    counts = [(word, _having(word, inside), _having(word, near)) for word in query.words]
    lacking = sorted((c for c in counts if 2 * c[2] < len(near)), key=lambda c: (c[2], query.words.index(c[0])))
    return [
        Change("drop", word, f"not in {len(near) - out} of {len(near)} near misses", held, out)
        for word, held, out in lacking[:1]
    ]


def _having(word: str, wordings: Sequence[Wording]) -> int:
    return sum(strength_of(word, wording) > 0 for wording in wordings)


def _items(read: Read) -> dict[str, str]:
    """What an article could be told by: its names, and the telling words of its title; folded key to the form."""
    found: dict[str, str] = {}
    for name in read.analysis.names:
        if 2 < len(name.full) <= 60 and title_stems(name.full, read.analysis.language):
            found.setdefault(" ".join(title_stems(name.full, read.analysis.language)), " ".join(name.full.split()))
    for word in read.article.title[:300].split():
        bare = word.strip("“”\"'‘’«»„.,:;!?()[]…–—-")
        stems = title_stems(bare, read.analysis.language)
        if len(stems) == 1 and len(bare) > 3 and bare.isalpha():
            found.setdefault(stems[0], bare)
    return found


def _tally(items: Sequence[dict[str, str]]) -> Counter[str]:
    return Counter(key for held in items for key in held)


def _forms(items: Sequence[dict[str, str]]) -> dict[str, str]:
    return {key: form for held in reversed(items) for key, form in held.items()}


def _weight(form: str, frequency: Frequency) -> float:
    stems = title_stems(form)
    return (2.0 if form[:1].isupper() else 1.0) * max(map(frequency.rarity, stems), default=0.0)
