"""Analyses made in a worker process and brought home as MessagePack: pickled, they would cost the event loop more."""

import msgspec

from summaries.model import Analysis, Article
from summaries.text.analyse import analyse

_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Analysis)


def analysed(article: Article) -> bytes:
    """All that is read in an article version, packed; runs in a worker."""
    return _PACK.encode(analyse(article))


def unpacked(body: bytes) -> Analysis:
    """What ``analysed`` packed."""
    return _UNPACK.decode(body)
