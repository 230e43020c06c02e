"""Clusters of a labelled set, through the code that `standfirst cluster` runs.

usage: benchmarks/clusters.py GOLD.jsonl [--order N] > predictions.jsonl

Order 0 is the file's own; any other shuffles the arrivals with that seed.  Predictions go to standard output, the
time an article to standard error.  Score them with score_clusters.py.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from summaries.model import Article
from summaries.tracking.stream import cluster_stream


def articles(path: Path, order: int = 0) -> list[Article]:
    """The articles of a labelled set in arrival order."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows.sort(key=lambda row: row.get("order", 0))
    if order:
        random.Random(order).shuffle(rows)
    return [article(row) for row in rows]


def article(row: dict[str, Any]) -> Article:
    """One line of a labelled set as an article."""
    day = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC) if row.get("date") else None
    return Article(row["id"], row.get("url") or "", row.get("source") or "", row["title"] or "", row["text"], day)


def predictions(path: Path, order: int) -> Iterator[str]:
    """One line of JSON an article."""
    for key, cluster in cluster_stream(articles(path, order)):
        yield json.dumps({"id": key, "cluster": cluster})


def main() -> None:
    """Read the arguments, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--order", type=int, default=0)
    given = parser.parse_args()
    began, count = time.perf_counter(), 0
    for line in predictions(given.gold, given.order):
        print(line)
        count += 1
    print(
        f"{1000 * (time.perf_counter() - began) / max(count, 1):.2f} ms an article, analysis included", file=sys.stderr
    )


if __name__ == "__main__":
    main()
