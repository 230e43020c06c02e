"""Which labelled texts leave something open: ``python -m benchmarks.openmatters GOLD.jsonl > predictions.jsonl``.

With ``--hedged`` the question is another one: which are hedged, stated with less than certainty.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from summaries.model import Article, Sentence
from summaries.text.analyse import analyse


def is_open(sentence: Sentence) -> bool:
    """Whether a sentence says that something is not known, not decided or not finished."""
    return sentence.unknown or sentence.pending


def is_hedged(sentence: Sentence) -> bool:
    """Whether a sentence is told as reported, alleged or likely."""
    return sentence.hedged


def predicted(item: dict[str, str], says: Callable[[Sentence], bool]) -> dict[str, object]:
    """One text as the scorer reads it: 1 where some sentence of it says so."""
    read = analyse(Article(item["id"], "", "", "", item["text"]))
    return {"id": item["id"], "label": int(any(says(sentence) for sentence in read.sentences))}


def main(gold: Path, hedged: bool) -> None:
    """Write one line of predictions for each text."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        sys.stdout.write(json.dumps(predicted(json.loads(line), is_hedged if hedged else is_open)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--hedged" in sys.argv[2:])
