"""Quotes with speakers, read from labelled articles: ``python benchmarks/quotes.py GOLD.jsonl > predictions.jsonl``."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from summaries.model import Article, Quote
from summaries.text.analyse import analyse


def predicted(text: str, quote: Quote) -> dict[str, object]:
    """One quote as the scorer reads it; a pronoun that could not be resolved stands for itself."""
    speaker = quote.speaker or (text[quote.speaker_start : quote.speaker_end] if quote.speaker_start >= 0 else None)
    return {
        "start": quote.start,
        "end": quote.end,
        "text": text[quote.start : quote.end],
        "speaker": speaker,
        "type": quote.type,
    }


def main(gold: Path) -> None:
    """Write one line of predictions for each article."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        at = datetime.fromisoformat(item["date"]).replace(tzinfo=UTC) if item.get("date") else None
        read = analyse(Article(item["id"], "", "", item.get("title") or "", item["text"], at))
        found = [predicted(item["text"], quote) for quote in read.quotes]
        sys.stdout.write(json.dumps({"id": item["id"], "quotes": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
