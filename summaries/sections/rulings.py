"""What editors made of a story's questions: their own are asked too; those that they settled are not asked again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from summaries.model import Line, Own, Ruling, Span
from summaries.sections.case import Case
from summaries.sections.matters import Matter

MOST_OWN = 2  # editors' own questions in a short briefing
OWN = "own:"  # how the keys of editors' questions begin


def ruled(case: Case, found: Sequence[Matter], *, dropped: bool = False) -> list[Matter]:
    """The matters that are still asked, or in a full briefing shown.  dropped: those too that are asked no more.

    One that an editor opened again is open, though the coverage seems to answer it.
    """
    return [_ruled(case, matter) for matter in found if _stands(case, matter, dropped=dropped)]


def _stands(case: Case, matter: Matter, *, dropped: bool) -> bool:
    ruling = case.rulings.get(matter.key)
    if ruling is None or dropped:
        return True
    return ruling.state != "dropped" and (case.full or ruling.state != "answered")


def _ruled(case: Case, matter: Matter) -> Matter:
    ruling = case.rulings.get(matter.key)
    if ruling is not None and ruling.state == "open" and matter.state != "open":
        return replace(matter, state="open", answers=())
    return replace(matter, state="answered") if ruling is not None and ruling.state == "answered" else matter


def aged(case: Case, line: Line) -> Line:
    """The line of a question with the age that the newsroom knows, and with the editor's answer where it is at hand."""
    ruling = case.rulings.get(line.key)
    raised = datetime.fromisoformat(line.tags["raised"])
    if ruling is None:
        return line
    since = min(raised, ruling.raised_at)
    tags = {**line.tags, "raised": since.isoformat(), "age_days": str(max(0, (case.now - since).days))}
    line = replace(line, tags=tags)
    return _answered(case, line, ruling.answer) if ruling.state == "answered" and ruling.answer else line


def _answered(case: Case, line: Line, answer: Span) -> Line:
    read = next((at for at, one in enumerate(case.reads) if one.analysis.version == answer.version), None)
    if read is None:
        return line
    sources = tuple(dict.fromkeys((*line.sources, *case.numbers([read]))))
    return replace(line, sources=sources, evidence=(*line.evidence, answer), at=case.article(read).published)


def own(case: Case, *, dropped: bool = False) -> list[Line]:
    """Editors' own questions as lines: the open ones, the newest first; in a full briefing those answered too."""
    asked = sorted(_own(case, dropped=dropped), key=lambda ruling: ruling.raised_at, reverse=True)
    return [_line(case, ruling) for ruling in (asked if case.full else asked[:MOST_OWN])]


def _own(case: Case, *, dropped: bool) -> Iterator[Ruling]:
    shown = {"open", *(["answered"] if case.full else []), *(["dropped"] if dropped else [])}
    yield from (ruling for ruling in case.rulings.values() if ruling.words and ruling.state in shown)


def _line(case: Case, ruling: Ruling) -> Line:
    tags = {
        "state": ruling.state or "open",
        "age_days": str(max(0, (case.now - ruling.raised_at).days)),
        "raised": ruling.raised_at.isoformat(),
        "asked_by": ruling.asked_by,
    }
    line = Line("questions", "templated", (Own(ruling.words),), (), key=ruling.key, tags=tags)
    return _answered(case, line, ruling.answer) if ruling.state == "answered" and ruling.answer else line
