"""A sketch of a text by which copies are known: two texts that share most of it share most of their words in order."""

from heapq import nsmallest
from itertools import accumulate
from zlib import crc32

SIZE = 64
_RUN = 4  # words in one shingle
_FEWEST = 12  # words; shorter texts are alike by chance
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 over the golden ratio: spreads 32 bits over 63 (Knuth 6.4)
_BITS = (1 << 63) - 1  # fits a signed column


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
    runs = {crc32(line[a : b - 1]) for a, b in zip([0, *ends], ends[_RUN - 1 :], strict=False)}
    # Spread first: the order of the spread values is the one that other sketches are compared by.
    return tuple(nsmallest(SIZE, ((value * _SPREAD) & _BITS for value in runs)))
