"""One-click changes of a query, as choices below a preview: include, exclude, only these outlets, and so on.  Pure.

A choice's value says every change that was chosen so far, ``exclude:football; languages:en``, so that one click builds
on the one before and nothing need be remembered; ``yes`` at its end says go ahead.
"""

from collections.abc import Sequence
from typing import get_args

from commands.newsroom import Newsroom
from commands.spec import Call, Choice
from commands.words import clipped
from summaries.errors import BadInput
from summaries.model import Query
from summaries.tracking.suggest import Action, Change, changed

OFFERED = 3  # with yes and no, as many as stand side by side on every platform
_LABELS = {
    "include": "Include",
    "exclude": "Exclude",
    "add": "Look also for",
    "drop": "Leave out the word",
    "sources": "Only",
    "languages": "Only in",
    "places": "Only where it names",
}
_LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "pt": "Portuguese", "it": "Italian"}
_ACTIONS = frozenset(get_args(Action))


def parted(value: str) -> tuple[tuple[Change, ...], str]:
    """The changes that a choice's value says, and the word at its end: "yes", "no", or "".

    Raises BadInput for what is no such value.
    """
    changes: list[Change] = []
    parts = [part.strip() for part in value.split(";") if part.strip()]
    for place, part in enumerate(parts):
        action, marked, item = part.partition(":")
        if not marked and place == len(parts) - 1 and part.casefold() in {"yes", "no"}:
            return tuple(changes), part.casefold()
        if action not in _ACTIONS or not item.strip():
            raise BadInput(f"confirm: is yes or no, not {clipped(value, 40)!r}.")
        changes.append(Change(action, " ".join(item.split()), "", 0, 0))  # type: ignore[arg-type]  # one of _ACTIONS
    return tuple(changes), ""


async def suggest_confirm(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Yes and no."""
    del call, newsroom
    words = (Choice("yes", "yes", "Goes ahead without asking"), Choice("no", "no", "Leaves it"))
    return [choice for choice in words if choice.value.startswith(prefix.casefold())]


def adjusted(query: Query, changes: Sequence[Change]) -> Query:
    """The query after these changes, one after another."""
    for change in changes:
        query = changed(query, change)
    return query


def choices(so_far: Sequence[Change], offered: Sequence[Change], first: str, last: str) -> tuple[Choice, ...]:
    """What may be chosen below a preview: go ahead, each offered change, leave it.

    first, last: the labels of going ahead and of leaving it.  so_far: what was chosen before.
    """
    said = "".join(f"{_said(change)}; " for change in so_far)
    made = {(change.action, change.item.casefold()) for change in so_far}
    new = [change for change in offered if (change.action, change.item.casefold()) not in made]
    return (
        Choice(first, f"{said}yes"),
        *(Choice(label(change), f"{said}{_said(change)}", change.reason) for change in _spread(new)[:OFFERED]),
        Choice(last, "no"),
    )


def _said(change: Change) -> str:
    return f"{change.action}:{change.item.replace(';', ' ')}"


def _spread(changes: Sequence[Change]) -> list[Change]:
    """The first of each kind, then the second of each, and so on."""
    turn: dict[str, int] = {}
    ranked = []
    for change in changes:
        turn[change.action] = turn.get(change.action, -1) + 1
        ranked.append((turn[change.action], change))
    return [change for _, change in sorted(ranked, key=lambda one: one[0])]


def label(change: Change) -> str:
    """A change as a button says it: “Exclude football”, “Only in English”."""
    item = _LANGUAGES.get(change.item, change.item) if change.action == "languages" else change.item
    return clipped(f"{_LABELS[change.action]} {item}", 60)
