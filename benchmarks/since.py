"""Whether news is new: rewrites that must bring none, and changed figures, quotes, answers, facts that must be found.

    python -m benchmarks.since [--show]

One hundred cases from invented events: half of them retell what was known (in other words, with the paragraphs turned,
with a quote cut shorter, a figure rounded, a sentence left out), half add one thing.  A line that is no news is a false
alarm, a thing that is not told a miss; F1 over the cases.  --show prints what went wrong.
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.lens import Lens
from summaries.model import Article, Line, Read, version_of
from summaries.text.analyse import analyse

EVENTS = Path(__file__).parent / "cases" / "since.toml"
THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = THEN + timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Case:
    """A later article, and the words that are news in it; "" where none are."""

    event: int
    name: str
    lens: str
    report: str
    later: str
    news: str = ""


def cases() -> Iterator[Case]:
    """Every case of every event, and the first four with a sentence left out: one hundred."""
    events = tomllib.loads(EVENTS.read_text(encoding="utf-8"))["event"]
    for number, event in enumerate(events):
        for name, later, news in (*_retold(event), *_added(event)):
            yield Case(number, name, event["lens"], _text(event["report"]), later, news)
    for number, event in enumerate(events[:4]):
        yield Case(number, "cut copy", event["lens"], _text(event["report"]), _text(event["report"][:-2]))


def _retold(event: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield "rewrite", _text(event["rewrite"]), ""
    yield "turned", _text(reversed(event["report"])), ""
    yield "quote cut", _text([*event["rewrite"], event["cut"]]), ""
    yield "rounded", _text([*event["rewrite"], event["rounded"]]), ""


def _added(event: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name in ("changed", "quote", "answer", "fact"):
        sentence, news = event[name]
        yield name, _text([sentence, *event["rewrite"]]), news


def _text(sentences: Any) -> str:
    return "\n\n".join(sentences)


def told(case: Case, lenses: Mapping[str, Lens]) -> list[Line]:
    """The lines of news that the later article brings."""
    reads = [_read("report", "Herald", case.report, THEN), _read("later", "Courier", case.later, LATER)]
    briefing = compose(
        slug="CASE", name="Case", lens=lenses[case.lens], reads=reads, now=LATER + timedelta(hours=1),
        since=THEN + timedelta(hours=1), full=True,
    )  # fmt: skip
    return list(briefing.section("new"))


def _read(name: str, outlet: str, text: str, at: datetime) -> Read:
    article = Article(name, f"https://{name}.example/", outlet, "", text, at, version_of(text))
    return Read(article, analyse(article))


def main() -> None:
    """Print precision, recall and F1, of all and of each half of the events, and what each kind comes to."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--show", action="store_true", help="print false alarms and misses")
    show = options.parse_args().show
    lenses = load_lenses()
    results = []
    for case in cases():
        lines = told(case, lenses)
        right = [line for line in lines if case.news and case.news in line.text]
        wrong = [line for line in lines if line not in right]
        results.append((case, bool(right), wrong))
        if show and (wrong or bool(right) != bool(case.news)):
            print(f"{case.event:2} {case.name:9} {'' if right or not case.news else 'MISSED ' + case.news}")
            for line in wrong:
                print(f"             alarm: {line.tags['news']}: {line.text}")
    for label, half in (("all", None), ("even", 0), ("odd", 1)):
        chosen = [one for one in results if half is None or one[0].event % 2 == half]
        hits = sum(right for _, right, _ in chosen)
        alarms = sum(bool(wrong) for _, _, wrong in chosen)
        misses = sum(bool(case.news) and not right for case, right, _ in chosen)
        f1 = 2 * hits / max(1, 2 * hits + alarms + misses)
        print(f"{label:5} cases {len(chosen)}  found {hits}  false alarms {alarms}  missed {misses}  F1 {f1:.3f}")
    for name in dict.fromkeys(case.name for case, _, _ in results):
        kind = [(bool(case.news) == right and not wrong) for case, right, wrong in results if case.name == name]
        print(f"  {name:9} {sum(kind)} of {len(kind)} wholly right")


if __name__ == "__main__":
    main()
