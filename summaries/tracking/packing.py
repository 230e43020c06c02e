"""A remembered article as bytes, so that a restart need not read its analysis again."""

import sys
from array import array
from struct import Struct, error
from typing import Any

from summaries.tracking.memory import Member

_FORM = 1  # first byte; raised when the rest changes
_HEAD = Struct("<BHHI")  # form, stems, marks, bytes of the stems' text


def packed(member: Member) -> bytes:
    """Stems, counts, weights, names and marks: about 1 KB, little-endian."""
    text = "\n".join(member.stems).encode("utf-8", "surrogatepass")
    size, marks = len(member.stems), len(member.marks)
    numbers = (_little(column).tobytes() for column in (member.counts, member.weights, member.marks))
    return b"".join((_HEAD.pack(_FORM, size, marks, len(text)), text, member.names, *numbers))


def unpacked(record: bytes, key: str, cluster: int, day: float | None, held: bool) -> Member:
    """The article that `packed` wrote.  Raises ValueError for any other bytes."""
    try:
        form, size, marks, length = _HEAD.unpack_from(record)
        at = _HEAD.size + length
        text = record[_HEAD.size : at].decode("utf-8", "surrogatepass")
    except (error, UnicodeDecodeError) as problem:
        raise ValueError(f"The packed words of article {key} cannot be read: {problem}. Read it again.") from problem
    # The same words come again and again: one string of each is kept.
    stems = tuple(map(sys.intern, text.split("\n"))) if size else ()
    names, at = record[at : at + size], at + size
    if form != _FORM or len(stems) != size or len(record) != at + 8 * size + 8 * marks:
        raise ValueError(f"The packed words of article {key} are of another form. Read the article again.")
    return Member(
        key, cluster, stems, _column("f", record[at : at + 4 * size]),
        _column("f", record[at + 4 * size : at + 8 * size]), names, _column("Q", record[at + 8 * size :]), day, held,
    )  # fmt: skip


def _column(kind: str, record: bytes) -> "array[Any]":
    column: array[Any] = array(kind)
    column.frombytes(record)
    return _little(column)


def _little(column: "array[Any]") -> "array[Any]":
    """The same in the byte order of a record, or back."""
    if sys.byteorder == "little":
        return column
    turned = column[:]
    turned.byteswap()
    return turned
