"""Whether two sentences give different figures for one quantity, asked of the section of a briefing that says so:
``python -m benchmarks.figures GOLD.jsonl > predictions.jsonl``.

Each pair becomes two tiny articles of two outlets, a day apart, and the label is whether their briefing has a line
under "Sources disagree": an update or a dispute.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Article, Line, Read, version_of
from summaries.text.analyse import analyse

FIRST = datetime(2025, 5, 7, 9, tzinfo=UTC)  # a Wednesday
DAY = timedelta(days=1)


def disagreements(first: str, second: str) -> tuple[Line, ...]:
    """The lines under "Sources disagree" of a briefing of two articles."""
    reads = [
        _read("a", "Alpha Post", first, FIRST),
        _read("b", "Beta News", second, FIRST + DAY),
    ]
    lens = load_lenses()["general"]
    return compose(slug="pair", name="Pair", lens=lens, reads=reads, now=FIRST + 2 * DAY).section("disagree")


def _read(key: str, publisher: str, text: str, published: datetime) -> Read:
    article = Article(key, f"https://news.example/{key}", publisher, "", text, published, version_of(text))
    return Read(article, analyse(article))


def main(gold: Path) -> None:
    """Write one line of predictions for each pair."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        lines = disagreements(pair["a"]["text"], pair["b"]["text"])
        found = {"id": pair["id"], "label": int(bool(lines)), "lines": [shown.text for shown in lines]}
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
