"""The briefing as it is posted, then everything else that the full one knows, under one numbering."""

from dataclasses import replace

from summaries.model import Briefing, Line, SourceRef


def whole(short: Briefing, full: Briefing) -> Briefing:
    """The short briefing, and after its lines of each section those that only the full one has.

    Sources keep the numbers of the short one; those that only the full one has are numbered after them.
    """
    known = {_identity(source): source.number for source in short.sources}
    fresh = [source for source in full.sources if _identity(source) not in known]
    numbers = {source.number: known.get(_identity(source), 0) for source in full.sources}
    numbers |= {source.number: len(known) + place for place, source in enumerate(fresh, start=1)}
    said = {(line.section, line.text) for line in short.lines}
    more = [line for line in full.lines if (line.section, line.text) not in said]
    return replace(
        short,
        lines=short.lines + tuple(_renumbered(line, numbers) for line in more),
        sources=short.sources + tuple(replace(source, number=numbers[source.number]) for source in fresh),
    )


def _identity(source: SourceRef) -> tuple[str, str]:
    return source.article, source.version


def _renumbered(line: Line, numbers: dict[int, int]) -> Line:
    return replace(line, sources=tuple(numbers[number] for number in line.sources))
