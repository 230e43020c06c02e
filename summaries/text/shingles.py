"""A sketch of a text by which copies are known: two texts that share most of it share most of their words in order."""

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
    line = [word.encode("utf-8", "surrogatepass") for word in words]
    runs = zip(*(line[at:] for at in range(_RUN)), strict=False)
    return tuple(sorted(set(map(crc32, map(b" ".join, runs))))[:SIZE])
