"""What a briefing says of labelled stories: ``python -m benchmarks.summaries GOLD.jsonl --section facts|background``
writes one line of predictions for each story.

Each story goes the way of ``standfirst brief --full FILE.jsonl``: its articles are read and composed with the lens that
their words suggest, and what is written are the bare spans of the section's lines, in the order in which the full
briefing shows them, each with the article that it stands in.  Where the gold says what the news of the day is
(``query``), for which a reader needs the background, that is one more article, the newest; no span of it is written.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.cli.inputs import article
from bot.cli.texts import brief_articles
from summaries.model import Article, Cited

TODAY = "today"


def told(item: dict[str, Any]) -> list[Article]:
    """The articles of a story, as ``standfirst brief`` takes them from a file."""
    records = list(item["docs"])
    if item.get("query"):
        records.append({"id": TODAY, "text": item["query"], "date": item.get("query_date")})
    return [article(record, item["id"]) for record in records]


def shown(articles: list[Article], section: Any) -> Iterator[dict[str, str]]:
    """The spans of one section of the full briefing, in its order, each with its article."""
    briefing, texts = brief_articles(articles, None, True)
    whose = {source.version: source.article for source in briefing.sources}
    for line in briefing.section(section):
        for piece in line.pieces:
            if isinstance(piece, Cited) and whose[piece.span.version] != TODAY:
                span = piece.span
                yield {"text": texts[span.version][span.start : span.end], "doc": whose[span.version]}


def main() -> None:
    """Write one line of predictions for each story."""
    asked = argparse.ArgumentParser(description="What a briefing says of labelled stories.")
    asked.add_argument("gold", type=Path)
    asked.add_argument("--section", choices=["facts", "background"], required=True)
    options = asked.parse_args()
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found = {"id": item["id"], "sentences": list(shown(told(item), options.section))}
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
