"""What reading costs beside extracting: ``python -m benchmarks.reading PAGES.jsonl[.gz]`` prints one line of JSON.

Pages (id, url, html) are extracted by bare trafilatura in its fast mode, and the texts read by our analysis, in one run
on one core; each page's time is the best of three, so that a busy machine weighs on both alike.

``python -m benchmarks.reading --worst`` reads the worst texts that we could think of instead: for each the median of
five readings in seconds of processor time, beside a fixed reference loop.
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from benchmarks.reference import reference
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
    lines = (gzip.decompress(packed) if pages.suffix == ".gz" else packed).decode("utf-8").split("\n")
    items = [json.loads(line) for line in lines if line.strip()]
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


# Built to make a careless reader quadratic, or a pattern backtrack; most are a megabyte long.
WORST = {
    "quotation marks": "“" * 1_000_000,
    "straight marks": '"' * 1_000_000,
    "both marks": "“”" * 500_000,
    "apostrophes": "' " * 500_000,
    "one line of 300,000 characters": "word " * 60_000,
    "one sentence of 300,000 characters": "He, said Ola Brandt, that 12 of 14 men who left on Monday, " * 5_100,
    "one word": "a" * 1_000_000,
    "capitals": "Mara Lind " * 100_000,
    "parentheses": "(" * 500_000 + ")" * 500_000,
    "nested parentheses": "(a " * 150_000 + ") " * 150_000,
    "speech": "she said " * 110_000,
    "speech with commas": "he, said, " * 100_000,
    "open paragraphs": "“x\n\n" * 250_000,
    "numbers": "10-" * 330_000,
    "full stops": "." * 1_000_000,
    "not known": "not " * 250_000,
    "one of the": "one of the " * 90_000,
    "initials": "J. " * 330_000,
    "quotations that each run on": "“We are tired of it all.\n\n" * 40_000,
    "blank lines": "\n" * 1_000_000,
    "marks around letters": '" a ' * 250_000,
    "tags without end": "“We go,” said Mara Lind, “and " * 35_000,
    "addresses": "[a](http://b.example) " * 50_000,
    "pictures": "![a](" * 200_000,
    "pronouns": "He said she said they said. " * 40_000,
    "money": "$12 million to €13 billion " * 40_000,
    "German marks": "„“" * 500_000,
    "German speech": "sagte der Minister, er habe gesagt, dass " * 25_000,
    "French dashes": "— Non, dit-elle — oui, dit-il " * 30_000,
}


def worst() -> None:
    """Read each of the worst texts five times."""
    analyse(Article("first", "", "", "", "The first of a language loads its stemmer."))
    medians = {}
    for name, text in WORST.items():
        article = Article("worst", "", "", "", text)
        taken = []
        for _ in range(5):
            began = time.process_time()
            analyse(article)
            taken.append(time.process_time() - began)
        medians[name] = round(statistics.median(taken), 2)
    ordered = dict(sorted(medians.items(), key=lambda item: -item[1]))
    sys.stdout.write(json.dumps({"reference_s": round(reference(), 3), "median_s": ordered}) + "\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["--worst"]:
        worst()
    else:
        main(Path(sys.argv[1]))
