"""The parts of one briefing line as runs: its words, its citations, its speaker, the state of a question.  Pure."""

from datetime import date, datetime, timedelta

from commands.reply import Cite, Link, Muted, Plain, Run, Runs, Strong
from commands.words import MONTHS, clipped, moment, open_for
from summaries.model import Briefing, Cited, Line, SourceRef, Span

_MARKS = '"“”„«»'


def runs_of(line: Line) -> Runs:
    """The words of a line, with a blank after them for what follows."""
    text = line.text.strip()
    return (Plain(f"{text} "),) if text else ()


def cites(briefing: Briefing, line: Line) -> tuple[Cite, ...]:
    """The source numbers of a line; each names the span of its own source's version that carries the line."""
    by_number = {source.number: source for source in briefing.sources}
    return tuple(_cite(line, by_number[number]) for number in line.sources if number in by_number)


def linked(briefing: Briefing, line: Line) -> Runs:
    """The first two outlets of a line by name, for a message without a list of sources; the citation names the span."""
    runs: list[Run] = []
    outlets = {source.number: source for source in briefing.sources}
    for cite in cites(briefing, line):
        source = outlets[cite.number]
        runs += [cite, Link(f" {source.publisher or clipped(source.title or source.url, 40)} ", cite.url)]
    return tuple(runs[:4])


def _cite(line: Line, source: SourceRef) -> Cite:
    span = span_in(line, source.version) or Span(source.version, 0, 0)
    label = source_label(source)
    return Cite(source.number, source.url, span.version, span.start, span.end, label)


def source_label(source: SourceRef) -> str:
    """A source in a word for a tooltip: outlet and title, as far as they are known; else its address."""
    return ": ".join(part for part in (source.publisher, source.title) if part) or source.url


def span_in(line: Line, version: str) -> Span | None:
    """Where a line rests on one version: its own words there, else its first evidence there, else None."""
    pieces = [piece.span for piece in line.pieces if isinstance(piece, Cited) and piece.span.version == version]
    if pieces:
        return max(pieces, key=lambda span: span.end - span.start)
    return next((span for span in line.evidence if span.version == version), None)


def quoted_words(line: Line) -> Runs:
    """The words of a quote between curly marks, whatever marks the line came with."""
    text = line.text.strip()
    if text[:1] in _MARKS and text[-1:] in _MARKS and len(text) > 1:
        text = text[1:-1]
    return (Plain(f"“{text}”"),)


def speaker_runs(briefing: Briefing, line: Line, zone: str) -> Runs:
    """Who said it: speaker, role, outlet, time; what is unknown is said to be."""
    speaker, role = line.tags.get("speaker", ""), line.tags.get("role", "")
    runs: list[Run] = [Strong(speaker) if speaker else Muted("speaker not named")]
    if role:
        runs.append(Plain(f", {role}"))
    first = next((source for source in briefing.sources if line.sources and source.number == line.sources[0]), None)
    outlet = line.tags.get("outlet") or (first.publisher if first else "")
    at = line.at or (first.published if first else None)
    when = moment(at, briefing.as_of, zone) if at else ""
    runs.append(Muted("".join(f" · {part}" for part in (outlet if outlet != speaker else "", when) if part) + " "))
    return tuple(runs)


def day_of(line: Line, now: datetime) -> str:
    """The day that a line is about, from its tags: ``14 May``, with the year where that is not this one; ``week of 12
    May``, ``May`` or ``2027`` where it is no exact one; or nothing."""
    try:
        day = date.fromisoformat(line.tags.get("day", ""))
    except ValueError:
        return ""
    precision = line.tags.get("precision", "day")
    if precision == "year":
        return str(day.year)
    if precision == "week":
        day -= timedelta(days=day.weekday())
    year = f" {day.year}" if day.year != now.year else ""
    month = MONTHS[day.month - 1]
    return f"{month}{year}" if precision == "month" else f"{'week of ' * (precision == 'week')}{day.day} {month}{year}"


def aged(line: Line) -> Runs:
    """The state and age of a question as the run that follows its words; empty where there is none."""
    state = state_of(line)
    if not state:
        return ()
    # "they would be held open since today" would read as part of the question.
    return (Muted(f"{state} " if line.text.rstrip()[-1:] in "?!." else f"· {state} "),)


def state_of(line: Line) -> str:
    """The state and age of a question in words: ``open 3 days``; nothing where its own words say it already.

    Of an editor's own question, who asks it: ``asked by Ada, open 3 days``.
    """
    asker = line.tags.get("asked_by", "")
    return ", ".join(part for part in (f"asked by {asker}" if asker else "", _state(line)) if part)


def _state(line: Line) -> str:
    state = line.tags.get("state", "").replace("_", " ").replace("partly-answered", "partly answered")
    days = line.tags.get("age_days", "")
    aged = open_for(int(days)) if days.isdigit() else ""
    tail = line.text.casefold().rsplit("?", 1)[-1]
    if state and state in tail:
        return ""
    if state in {"", "open"}:
        return aged or state
    return state if state == "answered" or not aged else f"{state}, {aged}"
