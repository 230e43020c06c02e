"""Which articles of a labelled stream are taken into each tracked story.

usage: benchmarks/tracking.py GOLD.jsonl [--words] > predictions.jsonl

A story of three articles or more is tracked from its first one, as `/track URL` does, or with --words from its event's
title alone.  Articles arrive in order, each is judged beside those that came before, and what matched is learned from
at once; near misses are looked at again when one more came, or came near.  How common words are is learned from the
whole file first, as a newsroom has read the days before.  Score the predictions with score_tracking.py.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.clusters import article
from summaries.model import Query, Read
from summaries.text.analyse import analyse
from summaries.tracking.follow import Followed
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.match import nearly
from summaries.tracking.neighbours import Nearby
from summaries.tracking.query import query_from
from summaries.tracking.resemblance import weighed
from summaries.tracking.wording import wording_of


def stories(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by story, in arrival order, where there are three or more."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["cluster"], []).append(row)
    return {story: members for story, members in found.items() if len(members) >= 3}


def read_all(path: Path) -> tuple[list[dict[str, Any]], dict[str, Read], Frequency]:
    """The rows of a labelled set in arrival order, what is read in each, and how common words are in them."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows.sort(key=lambda row: row.get("order", 0))
    reads = {row["id"]: Read(found := article(row), analyse(found)) for row in rows}
    frequency = Frequency()
    for read in reads.values():
        frequency.learn(lead_counts(read.analysis, read.article.title))
    return rows, reads, frequency


def tracked(
    rows: list[dict[str, Any]], reads: dict[str, Read], words: bool
) -> Iterator[tuple[str, Query, Read | None]]:
    """Each story with its query, and the article that it is tracked from where that is not words."""
    for story, members in stories(rows).items():
        seed = reads[members[0]["id"]]
        if not words:
            yield story, query_from("", seed=seed.analysis, seed_url=seed.article.url), seed
        elif members[0].get("event_title"):
            yield story, query_from(members[0]["event_title"]), None


def follow(followed: dict[str, Followed], stream: Sequence[Read], frequency: Frequency) -> tuple[int, float]:
    """Try every arrival on every story; how often that was, and the seconds that it took."""
    nearby = Nearby()
    tried, spent = 0, 0.0
    for read in stream:
        wording = wording_of(read.article, read.analysis)
        one = weighed(wording, frequency, nearby.around(wording, frequency))
        nearby.add(wording, frequency)
        began = time.perf_counter()
        found = [(story, story.take(read, one)) for story in followed.values() if not story.knows(read)]
        spent, tried = spent + time.perf_counter() - began, tried + len(found)
        for story, match in found:
            if match.matched or nearly(match):
                story.look_again(nearby)
    return tried, spent


def main() -> None:
    """Read the arguments, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args()
    rows, reads, frequency = read_all(given.gold)
    followed = {
        story: Followed(query, frequency, [seed] if seed else [])
        for story, query, seed in tracked(rows, reads, given.words)
    }
    tried, spent = follow(followed, list(reads.values()), frequency)
    for name, story in followed.items():
        print(json.dumps({"story": name, "members": story.found}))
    print(f"{1e6 * spent / max(tried, 1):.0f} µs a match", file=sys.stderr)


if __name__ == "__main__":
    main()
