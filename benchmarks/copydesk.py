"""What desks do with an agency's text before they print it, for benchmarks/wire.py."""

import random
from dataclasses import replace

from benchmarks.newsdesk import Room, Text, Told, retold, style_of
from benchmarks.newsphrases import LOCAL

TOWNS = (
    "Ferrow",
    "Marlow Heath",
    "Oldmere",
    "Tarn",
    "Wickstow",
    "Esker",
    "Lorn",
    "Penhale",
    "Ravensby",
    "Quill",
    "Stray",
    "Umber",
)
PAPERS = (
    "Courier",
    "Ledger",
    "Herald",
    "Post",
    "Chronicle",
    "Mercury",
    "Gazette",
    "Bulletin",
    "Echo",
    "Observer",
    "Argus",
    "Standard",
)


def copied(text: Text, room: Room, outlet: str, heavy: bool = False) -> tuple[Text, list[str]]:
    """An agency's text as one masthead prints it, and the local paragraph that it adds, if any.

    heavy: half of the sentences are written anew besides.
    """
    dice = room.dice
    paragraphs = _cut(list(text.paragraphs), dice)
    edits = dice.choice((0.0, 0.1, 0.2, 0.35))
    paragraphs = [tuple(_edited(told, edits, room) for told in paragraph) for paragraph in paragraphs]
    if heavy:
        paragraphs = [tuple(retold(told, room) if dice.random() < 0.5 else told for told in p) for p in paragraphs]
    paragraphs = _reordered(paragraphs, dice)
    style = style_of(dice, text.event.language) if dice.random() < 0.6 else text.style
    return Text(room.headline(), tuple(paragraphs), style, text.event), local(text.event.language, outlet, dice)


def local(language: str, outlet: str, dice: random.Random) -> list[str]:
    """One to three lines of the paper's own, for two papers in three."""
    if dice.random() < 0.35:
        return []
    town, _, paper = outlet.rpartition(" ")
    lines = dice.sample(LOCAL[language], dice.choice((1, 1, 2, 3)))
    return [" ".join(line.format(town=town, paper=paper) for line in lines)]


def _cut(paragraphs: list[tuple[Told, ...]], dice: random.Random) -> list[tuple[Told, ...]]:
    """All of it, its top, or what is left where paragraphs were taken out; at least 45 of 100."""
    keep = max(4, round(len(paragraphs) * dice.uniform(0.45, 1.0)))
    how = dice.random()
    if how < 0.3:
        return paragraphs
    if how < 0.7:
        return paragraphs[:keep]
    kept = sorted([0, *dice.sample(range(1, len(paragraphs)), min(keep, len(paragraphs)) - 1)])
    return [paragraphs[at] for at in kept]


def _edited(told: Told, rate: float, room: Room) -> Told:
    """A sentence with a word or its attribution changed, at a rate."""
    dice = room.dice
    if dice.random() >= rate:
        return told
    if told.source and dice.random() < 0.5:
        return replace(told, form=(told.form + dice.randint(1, 3)) % (4 if told.fact == -1 else 5))
    changed = list(told.picks)
    for _ in range(dice.choice((1, 1, 2))):
        if changed:
            changed[dice.randrange(min(4, len(changed)))] += 1
    return replace(told, picks=tuple(changed))


def _reordered(paragraphs: list[tuple[Told, ...]], dice: random.Random) -> list[tuple[Told, ...]]:
    for _ in range(dice.choice((0, 0, 1, 2))):
        at = dice.randrange(1, max(2, len(paragraphs) - 1))
        paragraphs[at : at + 2] = reversed(paragraphs[at : at + 2])
    if dice.random() < 0.3 and len(paragraphs) > 3:
        at = dice.randrange(1, len(paragraphs) - 1)
        paragraphs[at : at + 2] = [paragraphs[at] + paragraphs[at + 1]]
    return paragraphs
