"""A briefing as JSON that carries its own evidence, so that anybody can check it again without us.  See
docs/briefing-json.md."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from summaries.errors import BadInput
from summaries.model import Briefing, Cited, Line, Own, SourceRef, Span, version_of
from summaries.verify import verify

FORMAT = "standfirst-briefing"
VERSION = 1
_SECTIONS = frozenset({"new", "facts", "quotes", "disagree", "questions", "unheard", "next", "background", "timeline"})
_KINDS = frozenset({"verbatim", "templated"})


def to_json(briefing: Briefing, texts: Mapping[str, str]) -> dict[str, Any]:
    """The briefing with the text of every version that its lines rest on.

    texts: version name -> text.  Raises BadInput where one is missing: such an export could not be checked.
    """
    wanted = {span.version for line in briefing.lines for span in line.spans}
    missing = sorted(wanted - set(texts))
    if missing:
        raise BadInput(f"The text of version {missing[0][:12]} is missing: give every text that the briefing rests on.")
    urls = {source.version: source.url for source in briefing.sources}
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "slug": briefing.slug,
        "name": briefing.name,
        "lens": briefing.lens,
        "status": briefing.status,
        "as_of": briefing.as_of.isoformat(),
        "since": _moment(briefing.since),
        "articles": briefing.articles,
        "outlets": briefing.outlets,
        "originals": briefing.originals,
        "lines": [_line(line) for line in briefing.lines],
        "sources": [_source(source) for source in briefing.sources],
        "versions": [
            {"version": name, "sha256": version_of(texts[name]), "url": urls.get(name, ""), "text": texts[name]}
            for name in sorted(wanted)
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "section": line.section,
        "kind": line.kind,
        "text": line.text,
        "pieces": [
            {"text": piece.text, "span": _span(piece.span)} if isinstance(piece, Cited) else {"text": piece.text}
            for piece in line.pieces
        ],
        "sources": list(line.sources),
        "evidence": [_span(span) for span in line.evidence],
        "originals": line.originals,
        "key": line.key,
        "at": _moment(line.at),
        "tags": dict(line.tags),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"version": span.version, "start": span.start, "end": span.end}


def _source(source: SourceRef) -> dict[str, Any]:
    return {
        "number": source.number,
        "article": source.article,
        "url": source.url,
        "publisher": source.publisher,
        "title": source.title,
        "version": source.version,
        "published": _moment(source.published),
        "original": source.original,
        "credit": source.credit,
        "also": source.also,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


# --- back again -------------------------------------------------------------------------------------------------------


def from_json(exported: Any) -> tuple[Briefing, dict[str, str]]:
    """The briefing and its texts by version name, as they were exported.

    Raises BadInput naming the key that is missing or of the wrong kind.  Whether the lines hold is for
    ``check`` to say.
    """
    if not isinstance(exported, dict) or exported.get("format") != FORMAT:
        raise BadInput(
            f"This is not an exported briefing: its “format” is not “{FORMAT}”. Export one with --format json."
        )
    if exported.get("format_version") != VERSION:
        raise BadInput(
            f"This export has format_version {exported.get('format_version')!r}; only {VERSION} can be read here."
        )
    briefing = Briefing(
        slug=_text(exported, "slug"),
        name=_text(exported, "name"),
        lens=_text(exported, "lens"),
        status=_text(exported, "status"),
        as_of=_required_moment(exported, "as_of"),
        since=_read_moment(exported, "since"),
        articles=_number(exported, "articles"),
        outlets=_number(exported, "outlets"),
        originals=_number(exported, "originals"),
        lines=tuple(_read_line(line) for line in _tables(exported, "lines")),
        sources=tuple(_read_source(source) for source in _tables(exported, "sources")),
    )
    texts = {_text(version, "version"): _text(version, "text") for version in _tables(exported, "versions")}
    return briefing, texts


def check(exported: Any) -> list[tuple[str, bool, str]]:
    """Every line of an export with whether its spans carry it, and the reason where they do not.  Raises BadInput."""
    briefing, texts = from_json(exported)
    reasons = {id(dropped.line): dropped.reason for dropped in verify(briefing, texts).dropped}
    addresses = {_text(version, "version"): _text(version, "url") for version in _tables(exported, "versions")}
    moved = {s.number for s in briefing.sources if addresses.get(s.version, s.url) != s.url}
    for line in briefing.lines:
        if forged := moved & set(line.sources):
            reasons.setdefault(id(line), f"source {min(forged)} has another address than the version that it is")
    return [(line.text, id(line) not in reasons, reasons.get(id(line), "")) for line in briefing.lines]


def _read_line(table: Mapping[str, Any]) -> Line:
    section, kind = _text(table, "section"), _text(table, "kind")
    if section not in _SECTIONS or kind not in _KINDS:
        raise _wrong("section" if section not in _SECTIONS else "kind", section if section not in _SECTIONS else kind)
    tags = table.get("tags", {})
    if not isinstance(tags, dict) or not all(isinstance(value, str) for value in tags.values()):
        raise _wrong("tags", tags)
    line = Line(
        section=section,  # type: ignore[arg-type]  # one of _SECTIONS, which mypy cannot see
        kind=kind,  # type: ignore[arg-type]
        pieces=tuple(_read_piece(piece) for piece in _tables(table, "pieces")),
        sources=tuple(_whole(number, "sources") for number in _list(table, "sources")),
        evidence=tuple(_read_span(span) for span in _tables(table, "evidence")),
        originals=_number(table, "originals"),
        key=_text(table, "key"),
        at=_read_moment(table, "at"),
        tags={str(key): value for key, value in tags.items()},
    )
    if table.get("text") != line.text:
        raise BadInput(
            f"A line's “text” is not what its pieces say: {line.text[:60]!r}. The file was edited; export it anew."
        )
    return line


def _read_piece(table: Mapping[str, Any]) -> Cited | Own:
    if "span" not in table:
        return Own(_text(table, "text"))
    span = table["span"]
    if not isinstance(span, dict):
        raise _wrong("span", span)
    return Cited(_text(table, "text"), _read_span(span))


def _read_span(table: Mapping[str, Any]) -> Span:
    return Span(_text(table, "version"), _number(table, "start"), _number(table, "end"))


def _read_source(table: Mapping[str, Any]) -> SourceRef:
    return SourceRef(
        number=_number(table, "number"),
        article=_text(table, "article"),
        url=_text(table, "url"),
        publisher=_text(table, "publisher"),
        title=_text(table, "title"),
        version=_text(table, "version"),
        published=_read_moment(table, "published"),
        original=_number(table, "original"),
        credit=_text(table, "credit"),
        also=_number(table, "also") if "also" in table else 0,  # exports of before have none
    )


def _wrong(key: str, value: object) -> BadInput:
    return BadInput(
        f"The export's “{key}” is missing or of the wrong kind ({str(value)[:60]!r}): export the briefing anew."
    )


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str):
        raise _wrong(key, value)
    return value


def _number(table: Mapping[str, Any], key: str) -> int:
    return _whole(table.get(key), key)


def _whole(value: object, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(key, value)
    return value


def _list(table: Mapping[str, Any], key: str) -> list[Any]:
    value = table.get(key)
    if not isinstance(value, list):
        raise _wrong(key, value)
    return value


def _tables(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = _list(table, key)
    if not all(isinstance(item, dict) for item in value):
        raise _wrong(key, value)
    return value


def _required_moment(table: Mapping[str, Any], key: str) -> datetime:
    moment = _read_moment(table, key)
    if moment is None:
        raise _wrong(key, None)
    return moment


def _read_moment(table: Mapping[str, Any], key: str) -> datetime | None:
    value = table.get(key)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as problem:
        raise _wrong(key, value) from problem
    if moment.tzinfo is None:
        raise _wrong(key, value)
    return moment
