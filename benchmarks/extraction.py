"""Extract text from labelled pages as ``standfirst extract`` does: PAGES.jsonl.gz in, predictions for the scorer out.

    python benchmarks/extraction.py PAGES.jsonl.gz > predictions.jsonl
    python benchmarks/extraction.py --bare PAGES.jsonl.gz > bare.jsonl

``--bare`` is trafilatura alone (``bare_extraction(fast=True)``), to be scored in the same run.  Seconds of processor
time go to standard error.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura

from bot.collect.extract import read_page


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """The pages of a JSON Lines file, packed with gzip or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    yield from (json.loads(row) for row in text.decode().split("\n") if row.strip())


def ours(page: dict[str, Any]) -> dict[str, Any]:
    """What ``standfirst extract`` prints for a page."""
    read = read_page(page["html"].encode("utf-8", "replace"), page.get("url") or "", "text/html; charset=utf-8")
    date = read.published.isoformat() if read.published else None
    return {
        "id": page["id"],
        "text": read.text,
        "title": read.title,
        "author": read.byline,
        "date": date,
        "lang": read.language,
    }


def bare(page: dict[str, Any]) -> dict[str, Any]:
    """Trafilatura alone."""
    document = trafilatura.bare_extraction(page["html"], url=page.get("url"), fast=True)
    return {"id": page["id"], "text": document.text if document else ""}


def main() -> None:
    """Print a prediction a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--bare", action="store_true")
    arguments = parser.parse_args()
    rows, read = list(pages(arguments.pages)), bare if arguments.bare else ours
    start = time.process_time()
    predictions = [read(row) for row in rows]
    print(f"{len(rows)} pages, {time.process_time() - start:.2f} s", file=sys.stderr)
    for prediction in predictions:
        print(json.dumps(prediction, ensure_ascii=False))


if __name__ == "__main__":
    main()
