"""A line of news as every message shows it: its kind, its words, who said it, what it rests on.  Pure."""

from collections.abc import Mapping
from typing import Literal, cast

from commands.briefing_lines import aged, cites, quoted_words, runs_of, speaker_runs
from commands.reply import Item, Plain, Run, Runs, Strong
from summaries.model import Briefing, Line

News = Literal["answer", "figure", "dispute", "fact", "quote"]

_LABELS: Mapping[News, str] = {
    "answer": "Answered",
    "figure": "Changed figure",
    "dispute": "Figures differ",
    "quote": "New quote",
    "fact": "",
}
_OF_SECTION: Mapping[str, News] = {"questions": "answer", "quotes": "quote", "disagree": "figure"}


def kind_of(line: Line) -> News:
    """What kind of news a line is; of a line that does not say so, by its section."""
    kind = line.tags.get("news", "")
    return cast("News", kind) if kind in _LABELS else _OF_SECTION.get(line.section, "fact")


def label_of(line: Line) -> str:
    """The words for the kind: "Changed figure", "New quote", "Partly answered"; none for a fact."""
    if line.tags.get("state") == "partly answered":
        return "Partly answered"
    return _LABELS[kind_of(line)]


def label_runs(line: Line) -> tuple[Run, ...]:
    """The kind as the run that leads a line."""
    label = label_of(line)
    return (Strong(f"{label}: "),) if label else ()


def news_runs(line: Line) -> Runs:
    """The words of a line with its kind before them, and the state of a question behind."""
    said = (*quoted_words(line), Plain(" ")) if kind_of(line) == "quote" else runs_of(line)
    return (*label_runs(line), *said, *(aged(line) if line.section == "questions" else ()))


def news_item(briefing: Briefing, line: Line, zone: str) -> Item:
    """A line of news in a list, a quote with its speaker below."""
    below = speaker_runs(briefing, line, zone) if kind_of(line) == "quote" else ()
    return Item((*news_runs(line), *cites(briefing, line)), below)
