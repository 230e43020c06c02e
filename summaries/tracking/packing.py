"""A remembered article as bytes, so that a restart need not read its analysis again."""

import sys
from array import array
from struct import Struct, error, pack, unpack_from

from summaries.tracking.memory import Member

_FORM = 1  # first byte; raised when the rest changes
_HEAD = Struct("<BHHI")  # form, stems, marks, bytes of the stems' text


def packed(member: Member) -> bytes:
    """Stems, counts, weights, names and marks: about 1.4 KB, little-endian."""
    text = "\n".join(member.stems).encode("utf-8", "surrogatepass")
    size, marks = len(member.stems), len(member.marks)
    numbers = pack(f"<{2 * size}f{marks}Q", *member.counts, *member.weights, *member.marks)
    return _HEAD.pack(_FORM, size, marks, len(text)) + text + member.names + numbers


def unpacked(record: bytes, key: str, cluster: int, day: float | None, held: bool) -> Member:
    """The article that `packed` wrote.  Raises ValueError for any other bytes."""
    try:
        form, size, marks, length = _HEAD.unpack_from(record)
        at = _HEAD.size + length
        text = record[_HEAD.size : at].decode("utf-8", "surrogatepass")
        numbers = unpack_from(f"<{2 * size}f{marks}Q", record, at + size)
    except (error, UnicodeDecodeError) as problem:
        raise ValueError(f"The packed words of article {key} cannot be read: {problem}. Read it again.") from problem
    # The same words come again and again: one string of each is kept.
    stems = tuple(map(sys.intern, text.split("\n"))) if size else ()
    if form != _FORM or len(stems) != size:
        raise ValueError(f"The packed words of article {key} are of another form. Read the article again.")
    return Member(
        key, cluster, stems, array("f", numbers[:size]), array("f", numbers[size : 2 * size]),
        record[at : at + size], array("Q", numbers[2 * size :]), day, held,
    )  # fmt: skip
