"""What ten clicks teach a story: how well it matches articles that nobody said anything of, before and after.

usage: benchmarks/teaching.py GOLD.jsonl [--lessons 10] [--half 0 or 1]

Each story of six articles or more is tracked from one of them, as `/track URL` does.  Articles are split in two by the
hash of their ids: an editor sees one half only, and corrects what is wrong there, the worst first ("not this story",
"belongs here"); where nothing is wrong, they confirm what is right.  The other half is held back and measured.  Prints
one line of JSON: mean F1, precision and recall of the held-back half, before and after.  --half: only stories whose
name's hash is even (0) or odd (1).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from benchmarks.clusters import article
from summaries.model import Query, Read
from summaries.text.analyse import analyse
from summaries.tracking.anew import Holding, Judged, News, grown
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.resemblance import Weighed

LEAST = 6  # articles of a story


@dataclass(frozen=True)
class Weighing(News):
    """News whose articles are weighed once."""

    known: dict[str, Weighed] = field(default_factory=dict)

    def weigh(self, read: Read) -> Weighed:
        """The same each time."""
        if read.article.id not in self.known:
            self.known[read.article.id] = super().weigh(read)
        return self.known[read.article.id]


@dataclass(frozen=True)
class Score:
    """How well a story matches some articles."""

    f1: float
    precision: float
    recall: float


def scored(judged: Sequence[Judged], members: set[str], asked: set[str]) -> Score:
    """The score of what was judged, on the articles that are asked about."""
    inside = {one.read.article.id for one in judged if one.match.matched} & asked
    right = len(inside & members)
    precision = right / len(inside) if inside else 1.0
    recall = right / len(members & asked)
    return Score(2 * precision * recall / (precision + recall) if right else 0.0, precision, recall)


def lesson(judged: Sequence[Judged], members: set[str], seen: set[str], told: set[str]) -> Judged | None:
    """What an editor corrects next: the surest mistake of what they see, else the least sure match that is right."""
    open_ = [one for one in judged if one.read.article.id in seen and one.read.article.id not in told]
    wrong = [one for one in open_ if one.match.matched and one.read.article.id not in members]
    missed = [one for one in open_ if not one.match.matched and one.read.article.id in members]
    right = [one for one in open_ if one.match.matched and one.read.article.id in members]
    if wrong or missed:
        return max([*wrong, *missed], key=lambda one: (one.match.score, one.read.article.id))
    return min(right, key=lambda one: (one.match.score, one.read.article.id), default=None)


def taught(
    seed: Read, reads: Sequence[Read], members: set[str], lessons: int, news: News
) -> tuple[Score, Score] | None:
    """The scores of one story before and after; None where a half has too little to be measured."""
    query = Query(seed=seed.analysis.terms, seed_url=seed.article.url)
    others = [read for read in reads if read is not seed]
    seen = {read.article.id for read in others if not crc32(read.article.id.encode()) % 2}
    held = {read.article.id for read in others} - seen
    if not members & held or not members & seen:
        return None
    yes: list[Read] = []
    no: list[Read] = []
    judged = grown(query, Holding(inside=[seed]), others, news)
    before = scored(judged, members, held)
    for _ in range(lessons):
        said = lesson(judged, members, seen, {read.article.id for read in (*yes, *no)})
        if said is None:
            break
        (yes if said.read.article.id in members else no).append(said.read)
        judged = grown(query, Holding(yes, [seed], no), others, news)
    return before, scored(judged, members, held)


def main() -> None:
    """Read the arguments, print the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--lessons", type=int, default=10)
    parser.add_argument("--half", type=int, choices=(0, 1))
    given = parser.parse_args()
    print(json.dumps(measured(given.gold, given.lessons, given.half)))


def measured(gold: Path, lessons: int = 10, half: int | None = None) -> dict[str, Any]:
    """The result for one file."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    rows.sort(key=lambda row: row.get("order", 0))
    reads = {row["id"]: Read(found := article(row), analyse(found)) for row in rows}
    news = Weighing(Frequency())
    for read in reads.values():
        news.frequency.learn(lead_counts(read.analysis, read.article.title))
    stories: dict[str, list[str]] = {}
    for row in rows:
        stories.setdefault(row["cluster"], []).append(row["id"])
    results = [
        found
        for name, ids in stories.items()
        if len(ids) >= LEAST and (half is None or crc32(name.encode()) % 2 == half)
        if (found := taught(reads[ids[0]], list(reads.values()), set(ids), lessons, news)) is not None
    ]
    means = {
        f"{part} {when}": round(sum(getattr(pair[at], part) for pair in results) / max(1, len(results)), 3)
        for part in ("f1", "precision", "recall")
        for at, when in enumerate(("before", "after"))
    }
    return {"stories": len(results), "lessons": lessons, **means}


if __name__ == "__main__":
    main()
