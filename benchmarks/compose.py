"""How long `compose` takes for a story of 200 analysed articles (issue: at most 60 ms).  Run: python -m
benchmarks.compose"""

import random
import time
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Article, Read, version_of
from summaries.text.analyse import analyse

ARTICLES, ROUNDS, LIMIT_MS = 200, 15, 60.0
CASES = Path(__file__).parent.parent / "tests" / "editor"


def synthetic(count: int, seed: int = 7) -> list[Read]:
    """Articles mixed from the paragraphs of the editor's cases, with figures of their own."""
    dice = random.Random(seed)
    paragraphs = [p for path in sorted(CASES.glob("*.toml")) for p in _paragraphs(path)]
    start = datetime(2025, 3, 1, tzinfo=UTC)
    reads = []
    for number in range(count):
        text = "\n\n".join(dice.sample(paragraphs, 22)).replace("12", str(dice.randint(10, 99)))
        article = Article(
            str(number), f"https://news.example/{number}", f"Outlet {number % 23}", f"Title {number}", text,
            start + timedelta(hours=number), version_of(text),
        )  # fmt: skip
        reads.append(Read(article, analyse(article)))
    return reads


def _paragraphs(path: Path) -> list[str]:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    return [p for told in case.get("article", [case]) for p in told["text"].strip().split("\n\n")]


def main() -> None:
    """Print the median and the worst processor time of several rounds, for every lens."""
    reads, lenses = synthetic(ARTICLES), load_lenses()
    now = datetime(2025, 3, 10, tzinfo=UTC)
    for key, lens in lenses.items():
        times = []
        for _ in range(ROUNDS):
            before = time.process_time()
            compose(slug="BENCH", name="Bench", lens=lens, reads=reads, now=now, since=now - timedelta(days=1))
            times.append((time.process_time() - before) * 1000)
        verdict = "ok" if median(times) <= LIMIT_MS else "too slow"
        print(f"{key:10} median {median(times):6.1f} ms  worst {max(times):6.1f} ms  {verdict}")


if __name__ == "__main__":
    main()
