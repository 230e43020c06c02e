"""How values stand in columns: instants as microseconds since 1970 UTC, records as JSON, analyses as MessagePack."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, make_dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, get_type_hints

import msgspec

from summaries.model import Analysis, Briefing, Cited, Line, Own, Query, Span

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def stamp(at: datetime) -> int:
    """An aware instant as a column holds it: integers sort, compare and come back exactly."""
    return (at - _EPOCH) // _MICROSECOND


def moment(value: int) -> datetime:
    """The instant of a column, in UTC."""
    return _EPOCH + timedelta(microseconds=value)


def stamp_or_none(at: datetime | None) -> int | None:
    """``stamp`` for a column that may be empty."""
    return None if at is None else stamp(at)


def moment_or_none(value: int | None) -> datetime | None:
    """``moment`` for a column that may be empty."""
    return None if value is None else moment(value)


def to_json(value: object) -> str:
    """Any record or JSON value as JSON."""
    return msgspec.json.encode(value).decode()


def mapping(text: str) -> Mapping[str, Any]:
    """A JSON object."""
    return _MAPPING.decode(text)


def words(text: str) -> tuple[str, ...]:
    """A JSON list of strings."""
    return _WORDS.decode(text)


def query(text: str) -> Query:
    """A story's query."""
    return _QUERY.decode(text)


def numbers(ids: Iterable[str]) -> str:
    """Article ids as a JSON list for json_each; what is no id of ours is left out."""
    return to_json([number for number in map(article_number, ids) if number])


def article_number(article: str) -> int:
    """An article's row; 0, which no row has, for anything that is no id of ours."""
    return int(article) if article.isascii() and article.isdigit() and len(article) < 19 else 0


def pack(analysis: Analysis) -> bytes:
    """An analysis as it is stored."""
    return _PACK.encode(analysis)


def unpack(body: bytes) -> Analysis | None:
    """A stored analysis; None for one whose shape an older reader wrote and this model no longer knows."""
    try:
        return _UNPACK.decode(body)
    except msgspec.ValidationError:
        return None


# msgspec cannot tell two untagged dataclasses of a union apart, so a line is read through a twin whose pieces have an
# optional span.  The twins are made from the model itself: a field added there is kept without a change here.


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    span: Span | None = None


def _twin(model: type, **changed: object) -> type:
    hints = get_type_hints(model)
    columns = []
    for one in fields(model):
        kind = changed.get(one.name, hints[one.name])
        if one.default is not MISSING:
            columns.append((one.name, kind, field(default=one.default)))
        elif one.default_factory is not MISSING:
            columns.append((one.name, kind, field(default_factory=one.default_factory)))
        else:
            columns.append((one.name, kind, field()))
    return make_dataclass(f"Stored{model.__name__}", columns, frozen=True, slots=True)


def _values(record: Any) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}


def _line(stored: Any) -> Line:
    pieces = tuple(Own(piece.text) if piece.span is None else Cited(piece.text, piece.span) for piece in stored.pieces)
    return Line(**{**_values(stored), "pieces": pieces})


def briefing(text: str) -> Briefing:
    """A frozen briefing."""
    stored = _BRIEFING.decode(text)
    return Briefing(**{**_values(stored), "lines": tuple(map(_line, stored.lines))})


_StoredLine = _twin(Line, pieces=tuple[_Piece, ...])
_BRIEFING: msgspec.json.Decoder[Any] = msgspec.json.Decoder(
    _twin(Briefing, lines=tuple[_StoredLine, ...])  # type: ignore[valid-type]  # the twin is made at run time
)
_MAPPING = msgspec.json.Decoder(dict[str, Any])
_WORDS = msgspec.json.Decoder(tuple[str, ...])
_QUERY = msgspec.json.Decoder(Query)
_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Analysis)
