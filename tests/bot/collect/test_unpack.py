"""Bodies unpacked piece by piece, within caps."""

import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collect.unpack import PIECE, Unpackable, Unpacker, unpack_all

WORDS = b"The council of Harbour Bay voted on Tuesday. " * 3000
PACKED = {
    "gzip": gzip.compress(WORDS),
    "x-gzip": gzip.compress(WORDS),
    "deflate": zlib.compress(WORDS),
    "br": brotli.compress(WORDS),
    "identity": WORDS,
    "": WORDS,
}


def unpacked(encoding: str, data: bytes, step: int, wire: int = 10**7, room: int = 10**7) -> bytes:
    """The body, given in steps."""
    unpacker = Unpacker(encoding, wire, room, expansion=500)
    pieces = [piece for at in range(0, len(data), step) for piece in unpacker.feed(data[at : at + step])]
    unpacker.finish()
    assert all(len(piece) <= 2 * PIECE for piece in pieces) or encoding in {"", "identity"}
    return b"".join(pieces)


@pytest.mark.parametrize("encoding", PACKED)
@pytest.mark.parametrize("step", [1, 1000, 10**7])
def test_every_packing_is_undone(encoding: str, step: int) -> None:
    """However the bytes come."""
    assert unpacked(encoding, PACKED[encoding], step) == WORDS


def test_deflate_is_undone_with_and_without_its_header() -> None:
    """Servers send both."""
    assert unpacked("deflate", zlib.compress(WORDS)[2:-4], 100) == WORDS


def test_several_members_are_one_body() -> None:
    """RFC 1952, 2.2."""
    assert unpacked("gzip", gzip.compress(WORDS) * 3 + b"\0\0\0", 1000) == WORDS * 3


def test_members_without_end_are_ended() -> None:
    """Each costs time, however small."""
    with pytest.raises(Unpackable, match="compressed parts"):
        unpacked("gzip", gzip.compress(b"") * 1000, 10**6)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_gives_little_before_it_is_refused(encoding: str) -> None:
    """Never more than the room, whatever is packed."""
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": lambda d: brotli.compress(d, quality=3)}[encoding]
    unpacker = Unpacker(encoding, 10**7, 2_000_000, expansion=100)
    given = 0
    with pytest.raises(Unpackable):  # noqa: PT012 - what came before the refusal is what is measured
        for piece in unpacker.feed(pack(bytes(50_000_000))):
            given += len(piece)
    assert given <= 2_000_000


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_what_breaks_off_is_refused(encoding: str) -> None:
    """Half a body is none."""
    with pytest.raises(Unpackable):
        unpacked(encoding, PACKED[encoding][:-10], 1000)


@given(st.sampled_from(["gzip", "deflate", "br"]), st.binary(max_size=300))
def test_garbage_is_refused_or_empty_but_never_breaks(encoding: str, data: bytes) -> None:
    """One kind of trouble for all of it."""
    try:
        unpacked(encoding, data, 50)
    except Unpackable:
        return


def test_what_comes_over_the_wire_is_capped_too() -> None:
    """Also where it would unpack to nothing."""
    with pytest.raises(Unpackable, match="more than"):
        unpacked("", WORDS, 1000, wire=1000)


def test_a_gzip_file_is_unpacked_within_the_same_caps() -> None:
    """sitemap.xml.gz."""
    assert unpack_all(gzip.compress(WORDS), 10**7, 500) == WORDS
    with pytest.raises(Unpackable):
        unpack_all(gzip.compress(WORDS), 1000, 500)
