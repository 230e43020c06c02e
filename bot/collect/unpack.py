"""Bodies as they come, unpacked piece by piece: a bomb is refused while it is still small."""

import zlib
from collections.abc import Iterator
from typing import Any

import brotli  # type: ignore[import-untyped]

PIECE = 64 * 1024
MEMBERS = 100  # of one gzip stream; honest ones have one
GENEROUS = 1024 * 1024  # bytes below which the ratio is not looked at: short pages pack very well


class Unpackable(Exception):
    """A body that is larger than we take, or not what its headers say.  Its words finish "example.org sent ..."."""


class Unpacker:
    """Undoes one Content-Encoding (RFC 9110, 8.4.1) within caps.

    wire: bytes taken as they come.  room: bytes given out.  expansion: times that the whole may grow once it is larger
    than a mebibyte.  Raises Unpackable.
    """

    def __init__(self, encoding: str, wire: int, room: int, expansion: int) -> None:
        self._wire, self._room, self._expansion = wire, room, expansion
        self._came = self._gave = 0
        self._stream = _stream_for(encoding.strip().lower())

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The unpacked pieces of a stretch of the body."""
        self._came += len(data)
        if self._came > self._wire:
            raise Unpackable(f"more than {_size(self._wire)}")
        try:
            for piece in self._stream.feed(data):
                self._gave += len(piece)
                self._look()
                yield piece
        except (zlib.error, brotli.error) as error:
            raise Unpackable("a damaged compressed answer") from error

    def finish(self) -> None:
        """Raises Unpackable where the body broke off."""
        if not self._stream.whole:
            raise Unpackable("an answer that breaks off")

    def _look(self) -> None:
        if self._gave > self._room:
            raise Unpackable(f"more than {_size(self._room)}")
        if self._gave > GENEROUS and self._gave > self._expansion * self._came:
            raise Unpackable(f"an answer that unpacks to more than {self._expansion} times its size")


class _Plain:
    whole = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Zlib:
    """gzip with any number of members, or deflate, which servers send with and without its zlib header."""

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._inner: Any = None
        self._members = 0
        self.whole = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inner is None:
                data = self._open(data)
                if not data:
                    return
            piece = self._inner.decompress(data, PIECE)
            data = self._inner.unconsumed_tail
            if piece:
                yield piece
            if self._inner.eof:
                data, self._inner, self.whole = self._inner.unused_data, None, True

    def _open(self, data: bytes) -> bytes:
        if self._members:
            data = data.lstrip(b"\0")  # padding between members
            if not self._gzip or not data.startswith(b"\x1f"):
                return b""  # what trails a finished stream is ignored, as browsers do
        self._members += 1
        if self._members > MEMBERS:
            raise Unpackable(f"an answer in more than {MEMBERS} compressed parts")
        bare = not self._gzip and (data[0] & 0x0F) != 8
        self._inner = zlib.decompressobj(31 if self._gzip else -15 if bare else 15)
        self.whole = False
        return data


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self._any = False

    @property
    def whole(self) -> bool:
        return not self._any or bool(self._inner.is_finished())

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._any and self._inner.is_finished():
            return
        self._any = True
        piece = self._inner.process(data, output_buffer_limit=PIECE)
        while piece:
            yield piece
            if self._inner.is_finished():
                return
            # It may say that it can take more while output is left: only an empty piece means that there is none.
            piece = self._inner.process(b"", output_buffer_limit=PIECE)


def _stream_for(encoding: str) -> _Plain | _Zlib | _Brotli:
    if encoding in {"", "identity", "none", "utf-8"}:  # the last two are seen, and mean nothing
        return _Plain()
    if encoding in {"gzip", "x-gzip"}:
        return _Zlib(gzip=True)
    if encoding == "deflate":
        return _Zlib(gzip=False)
    if encoding == "br":
        return _Brotli()
    raise Unpackable("an answer packed in a way that we did not ask for")


def unpack_all(data: bytes, room: int, expansion: int) -> bytes:
    """A gzip file (``sitemap.xml.gz``) unpacked within the same caps."""
    unpacker = Unpacker("gzip", len(data), room, expansion)
    whole = b"".join(unpacker.feed(data))
    unpacker.finish()
    return whole


def _size(count: int) -> str:
    return f"{count // (1024 * 1024)} MB" if count >= 1024 * 1024 else f"{count // 1024} kB"
