"""A sketch of a text by which copies are known: two texts that share most of it share most of their words in order."""

from itertools import accumulate
from zlib import crc32

SIZE = 64
_RUN = 4  # words in one shingle
_FEWEST = 12  # words; shorter texts are alike by chance


def sketch(words: list[str]) -> tuple[int, ...]:
    """The SIZE smallest hashes of runs of four words, ascending (bottom-k sketch, Cohen and Kaplan 2007).

    The share of equal values among the SIZE smallest of two sketches' union estimates how alike the texts are.
    """
    if len(words) < _FEWEST:
        return ()
    joined = " ".join(words)
    line = joined.encode("utf-8", "surrogatepass")
    sizes = map(len, words) if len(line) == len(joined) else (len(w.encode("utf-8", "surrogatepass")) for w in words)
    ends = list(accumulate(size + 1 for size in sizes))
    return tuple(sorted({crc32(line[a : b - 1]) for a, b in zip([0, *ends], ends[_RUN - 1 :], strict=False)})[:SIZE])
