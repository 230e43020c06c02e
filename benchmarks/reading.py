"""What reading costs beside extracting: ``python benchmarks/reading.py PAGES.jsonl[.gz]`` prints one line of JSON.

Pages (id, url, html) are extracted by bare trafilatura in its fast mode, and the texts read by our analysis, in one run
on one core; each page's time is the best of three, so that a busy machine weighs on both alike.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from summaries.model import Article
from summaries.text.analyse import analyse

ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time that a piece of work takes, the best of ROUNDS."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def main(pages: Path) -> None:
    """Measure both on every page that has a text."""
    packed = pages.read_bytes()
    lines = (gzip.decompress(packed) if pages.suffix == ".gz" else packed).decode("utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    extracting = reading = 0.0
    words = read = 0
    for item in items:
        found = trafilatura.bare_extraction(item["html"], url=item["url"], fast=True)
        if not found or not found.text:
            continue
        article = Article(item["id"], item["url"], "", found.title or "", found.text)
        analyse(article)  # the first of a language loads its stemmer
        extracting += best(lambda item=item: trafilatura.bare_extraction(item["html"], url=item["url"], fast=True))
        reading += best(lambda article=article: analyse(article))
        words += len(found.text.split())
        read += 1
    result = {
        "pages": read,
        "words_a_page": round(words / read),
        "extract_ms": round(1000 * extracting / read, 2),
        "read_ms": round(1000 * reading / read, 2),
        "read_ms_of_600_words": round(600e3 * reading / words, 2),
        "ratio": round(reading / extracting, 3),
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
