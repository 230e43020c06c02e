"""What is new in a briefing: facts, quotes, figures and answers that the one before did not have; never mere
articles."""

from datetime import datetime

from summaries.model import Briefing, Line, SectionName, Span

NEWS: frozenset[SectionName] = frozenset({"facts", "quotes", "disagree", "questions"})


def news_since(before: Briefing | None, now_briefing: Briefing, since: datetime | None) -> tuple[Line, ...]:
    """The lines of a briefing that are news to somebody who saw another one.

    before: the briefing seen last, or None; then what was published after ``since`` is new, and everything
    where that is
    None too.  A fact retold by another outlet is no news; a new figure, and a question whose state changed, are.
    """
    lines = tuple(line for line in now_briefing.lines if line.section in NEWS and _tells(line))
    if before is None:
        return tuple(line for line in lines if since is None or (line.at is not None and line.at > since))
    known = {(line.section, line.key): line for line in before.lines if line.key}
    return tuple(line for line in lines if _is_new(line, known.get((line.section, line.key)), before))


def _tells(line: Line) -> bool:
    """Of the questions, only one that is answered, wholly or in part, is news."""
    return line.section != "questions" or line.tags.get("state") in ("answered", "partly answered")


def _is_new(line: Line, known: Line | None, before: Briefing) -> bool:
    if line.section == "questions":
        return known is None or known.tags.get("state") != line.tags.get("state")
    if line.section == "disagree":
        return known is None or known.text != line.text
    if known is not None:
        return False
    return not any(
        _overlap(mine, theirs) for old in before.section(line.section) for mine in line.spans for theirs in old.spans
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.version == other.version and one.start < other.end and other.start < one.end
