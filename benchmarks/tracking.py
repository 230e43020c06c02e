"""Which articles of a labelled stream are taken into each tracked story.

usage: benchmarks/tracking.py GOLD.jsonl [--words] > predictions.jsonl

A story of three articles or more is tracked from its first one, as `/track URL` does, or with --words from its event's
title alone.  What matched is learned from at once.  How common words are is learned from the whole file first, as a
newsroom has read the days before.  Score the predictions with score_tracking.py.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.clusters import article
from summaries.model import Article, Query, Read
from summaries.text.analyse import analyse
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.match import match
from summaries.tracking.profile import profile_of
from summaries.tracking.query import query_from

LEARNED_FROM = 12  # latest confirmed articles that a profile is made of


def stories(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by story, in arrival order, where there are three or more."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["cluster"], []).append(row)
    return {story: members for story, members in found.items() if len(members) >= 3}


def followed(query: Query, seed: Read | None, stream: Iterable[Read], frequency: Frequency) -> Iterator[Article]:
    """The articles of a stream that match a story which learns as it goes."""
    confirmed = [seed] if seed else []
    profile = profile_of(query, confirmed)
    for read in stream:
        if match(query, profile, read.article, read.analysis, frequency).matched:
            confirmed.append(read)
            profile = profile_of(query, confirmed[:1] + confirmed[1:][-LEARNED_FROM:])
            yield read.article


def main() -> None:
    """Read the arguments, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines() if line.strip()]
    rows.sort(key=lambda row: row.get("order", 0))
    reads = {row["id"]: Read(found := article(row), analyse(found)) for row in rows}
    frequency = Frequency()
    for read in reads.values():
        frequency.learn(lead_counts(read.analysis, read.article.title))
    began, tried = time.perf_counter(), 0
    for story, members in stories(rows).items():
        seed = reads[members[0]["id"]]
        if given.words and not members[0].get("event_title"):
            continue
        if given.words:
            query, first, stream = query_from(members[0]["event_title"]), None, list(reads.values())
        else:
            query, first = query_from("", seed=seed.analysis, seed_url=seed.article.url), seed
            stream = [read for read in reads.values() if read is not seed]
        print(json.dumps({"story": story, "members": [a.id for a in followed(query, first, stream, frequency)]}))
        tried += len(stream)
    print(f"{1000 * (time.perf_counter() - began) / max(tried, 1):.3f} ms a match", file=sys.stderr)


if __name__ == "__main__":
    main()
