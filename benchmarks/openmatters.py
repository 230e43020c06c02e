"""Which labelled texts leave something open: ``python -m benchmarks.openmatters GOLD.jsonl > predictions.jsonl``.

A text counts as open where a story of that text alone would have an open matter: some sentence leaves something open
and no other answers it.  With ``--hedged`` the question is another one: is a sentence told with less than certainty.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from summaries.lens import Lens
from summaries.model import Article, Read
from summaries.sections.case import Case
from summaries.sections.matters import left_open
from summaries.text.analyse import analyse

_MOMENT = datetime(2025, 1, 1, tzinfo=UTC)
_NO_LENS = Lens("", "", "", ())


def is_open(read: Read) -> bool:
    """Whether a text leaves a matter open."""
    return bool(left_open(Case((read,), _NO_LENS, _MOMENT, full=True)))


def is_hedged(read: Read) -> bool:
    """Whether some sentence of a text is told as reported, alleged or likely."""
    return any(sentence.hedged for sentence in read.analysis.sentences)


def predicted(item: dict[str, str], says: Callable[[Read], bool]) -> dict[str, object]:
    """One text as the scorer reads it."""
    article = Article(item["id"], "", "", "", item["text"], _MOMENT)
    return {"id": item["id"], "label": int(says(Read(article, analyse(article))))}


def main(gold: Path, hedged: bool) -> None:
    """Write one line of predictions for each text."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        sys.stdout.write(json.dumps(predicted(json.loads(line), is_hedged if hedged else is_open)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--hedged" in sys.argv[2:])
