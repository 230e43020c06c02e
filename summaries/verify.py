"""Every line against its exact spans: keep it whole, or drop it.  Nothing is mended here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from summaries.model import Briefing, Cited, Line, Own, SourceRef, Span, version_of
from summaries.sections.disagree import credit_of

_MARKS = re.compile(r"(?:\[…\]|[\s“”\"„«».])*\Z")
_BRACKET = re.compile(r"\[([^\[\]…]+)\]")
_QUOTATION = re.compile(r"[\"“”„«»‘]|(?<!\w)['’]")
_OPENERS = "“„«\"‘'"
_CLOSERS = '”“»"’'
LONGEST_ASKED = 200  # characters of an editor's own question
REACH = 4000  # code points from a quotation's mark to its words, at most


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that its spans do not carry, and why."""

    line: Line
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A briefing with only the lines that hold, and those that were dropped."""

    briefing: Briefing
    dropped: tuple[Dropped, ...]


def verify(briefing: Briefing, texts: Mapping[str, str]) -> Checked:
    """The briefing with every line that holds.

    texts: version name -> text, for every version that the lines rest on; one that is missing or whose SHA-256
    is not its
    name carries no line.
    """
    kept: list[Line] = []
    dropped: list[Dropped] = []
    sources = {source.number: source for source in briefing.sources}
    sound = {version: text for version, text in texts.items() if _named_rightly(version, text)}
    for line in briefing.lines:
        problem = next(_problems(line, sources, sound), None)
        if problem is None:
            kept.append(line)
        else:
            dropped.append(Dropped(line, problem))
    return Checked(replace(briefing, lines=tuple(kept)), tuple(dropped))


@lru_cache(maxsize=512)
def _named_rightly(version: str, text: str) -> bool:
    return version_of(text) == version


def _problems(line: Line, sources: Mapping[int, SourceRef], texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a line, the most basic first."""
    if _is_an_editors(line):
        yield from _asked_problems(line)
        return
    if not line.sources:
        yield "it cites no source"
    if not line.spans:
        yield "it rests on no span"
    unknown = [number for number in line.sources if number not in sources]
    if unknown:
        yield f"it cites source {unknown[0]}, which the briefing does not have"
        return
    cited_versions = {sources[number].version for number in line.sources}
    for span in line.spans:
        yield from _span_problems(span, cited_versions, texts)
    for piece in line.pieces:
        if isinstance(piece, Cited) and (text := texts.get(piece.span.version)) is not None:
            yield from _cited_problems(piece, text)
    if line.kind == "verbatim":
        yield from _mark_problems(line, texts)
    elif line.section == "questions" and line.tags.get("asked_by"):
        yield from _asked_problems(line)
    else:
        yield from _word_problems(line, sources)
    if line.section == "quotes" or line.tags.get("news") == "quote":
        yield from _quote_problems(line, texts)
    if line.section == "quotes" or "speaker" in line.tags:
        yield from _attribution_problems(line, sources, texts)


def _is_an_editors(line: Line) -> bool:
    """Whether a line is an editor's own question, marked as such: it rests on no article and says nothing of one."""
    return line.section == "questions" and bool(line.tags.get("asked_by")) and not line.spans


def _asked_problems(line: Line) -> Iterator[str]:
    """An editor's own question is theirs to word, but it asks, in one line, and quotes nobody."""
    if line.kind != "templated" or not line.text.rstrip().endswith("?"):
        yield "an editor's own line that asks nothing"
    if "\n" in line.text or len(line.text) > LONGEST_ASKED:
        yield "an editor's own question of more than a line"
    if _QUOTATION.search(line.text):
        yield f"a quotation mark in an editor's own question: {line.text[:60]!r}"


def _span_problems(span: Span, cited: set[str], texts: Mapping[str, str]) -> Iterator[str]:
    text = texts.get(span.version)
    if text is None:
        yield f"the version {span.version[:12]} is missing or is not what its name says"
    elif not 0 <= span.start < span.end <= len(text):
        yield f"the span {span.start}-{span.end} lies outside its version"
    if span.version not in cited:
        yield f"it rests on the version {span.version[:12]}, which none of its sources is"


def _cited_problems(piece: Cited, text: str) -> Iterator[str]:
    if " ".join(text[piece.span.start : piece.span.end].split()) != " ".join(piece.text.split()):
        yield f"the article does not say “{piece.text[:60]}” at {piece.span.start}"


def _mark_problems(line: Line, texts: Mapping[str, str]) -> Iterator[str]:
    """Our own pieces of a verbatim line hold marks and bracketed names only, and the names occur in the version."""
    versions = {span.version for span in line.spans}
    if not any(isinstance(piece, Cited) for piece in line.pieces):
        yield "a verbatim line with no words of an article"
    for piece in line.pieces:
        if not isinstance(piece, Own):
            continue
        for name in _BRACKET.findall(piece.text):
            if not any(_holds(texts[version], name) for version in versions if version in texts):
                yield f"the inserted name [{name}] is not in the article"
        if not _MARKS.match(_BRACKET.sub("", piece.text)):
            yield f"words of ours in a verbatim line: {piece.text[:60]!r}"


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", " ".join(text.split())) is not None


def _word_problems(line: Line, sources: Mapping[int, SourceRef]) -> Iterator[str]:
    """Our own words of a templated line hold no digit and no quotation mark, but for the credit of a cited source."""
    shown_credits = sorted((credit_of(sources[number]) for number in line.sources), key=len, reverse=True)
    for piece in line.pieces:
        if isinstance(piece, Own):
            words = piece.text
            for credit in shown_credits:
                words = words.replace(f"({credit})", "").replace(f", {credit})", "")
            if any(character.isdigit() for character in words):
                yield f"a number of ours: {piece.text[:60]!r}"
            if _QUOTATION.search(words):
                yield f"a quotation mark of ours: {piece.text[:60]!r}"


def _quote_problems(line: Line, texts: Mapping[str, str]) -> Iterator[str]:
    for piece in line.pieces:
        if not isinstance(piece, Cited) or (text := texts.get(piece.span.version)) is None:
            continue
        if not quoted(text, piece.span.start, piece.span.end):
            yield f"“{piece.text[:60]}” does not stand between quotation marks in the article"


def _attribution_problems(line: Line, sources: Mapping[int, SourceRef], texts: Mapping[str, str]) -> Iterator[str]:
    """Who is said to have said it, and in what role, stands in the evidence; outlet and time are its source's."""
    told = {
        " ".join(texts[span.version][span.start : span.end].split())
        for span in line.evidence
        if span.version in texts and span.start >= 0
    }
    for tag in ("speaker", "role"):
        if tag in line.tags and " ".join(line.tags[tag].split()) not in told:
            yield f"its evidence does not name {line.tags[tag][:60]!r} as {tag}"
    source = sources[line.sources[0]] if line.sources else None
    if source is not None and line.tags.get("outlet", source.publisher) != source.publisher:
        yield f"its source is not {line.tags['outlet'][:60]!r}"
    if source is not None and "time" in line.tags:
        published = source.published.isoformat() if source.published else ""
        if line.tags["time"] != published:
            yield "its source was published at another time"


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text lies within one pair of quotation marks.

    The nearest mark before it opens and the nearest one after it closes; a quotation that runs over several
    paragraphs may
    open each of them anew and close in the last only.
    """
    opener = _mark_before(text, start)
    if opener is None:
        return False
    if text[opener] == '"':
        return text.count('"', _paragraph(text, opener), opener) % 2 == 0 and '"' not in text[start:end]
    inside = text[opener + 1 : end]
    return not any(_closes(text, opener + 1 + at, text[opener]) for at in range(len(inside.rstrip(_CLOSERS)))) and (
        _closed_after(text, end, text[opener])
    )


def _mark_before(text: str, start: int) -> int | None:
    for at in range(start - 1, max(-1, start - REACH), -1):
        if text[at] in "’'‘" and _apostrophe(text, at):
            continue
        if text[at] in _OPENERS or text[at] in "”»’":
            opens = text[at] in _OPENERS and not (text[at] == "'" and not _starts_a_word(text, at))
            return at if opens else None
    return None


_PAIR = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}


def _closes(text: str, at: int, opener: str) -> bool:
    return text[at] in _PAIR[opener] and not _apostrophe(text, at)


def _closed_after(text: str, end: int, opener: str) -> bool:
    for at in range(max(0, end - 1), min(len(text), end + REACH)):
        if _closes(text, at, opener):
            return True
        if text[at] == opener and opener in "“«" and at >= end and text[max(0, at - 2) : at].count("\n") == 0:
            return False
    return False


def _starts_a_word(text: str, at: int) -> bool:
    return not text[at - 1 : at].strip() or text[at - 1] in '([“"'


def _apostrophe(text: str, at: int) -> bool:
    if text[at] not in "’‘'":
        return False
    before = text[at - 1 : at].isalnum()
    return before and text[at + 1 : at + 2].isalpha()


def _paragraph(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
