"""A sketch of a text by which copies are known: two texts that share most of it share most of their words in order."""

from zlib import crc32

SIZE = 64
_RUN = 4  # words in one shingle
_HASHES = 1 << 32  # different values of a hash
_FEWEST = 12  # words; shorter texts are alike by chance


def sketch(words: list[str]) -> tuple[int, ...]:
    """The SIZE smallest hashes of runs of four words, ascending (bottom-k sketch, Cohen and Kaplan 2007).

    The share of equal values among the SIZE smallest of two sketches' union estimates how alike the texts are.
    """
    if len(words) < _FEWEST:
        return ()
    line = " ".join(words).encode("utf-8", "surrogatepass").split(b" ")
    runs = zip(*(line[at:] for at in range(_RUN)), strict=False)
    hashes = set(map(crc32, map(b" ".join, runs)))
    # Twice as many as are kept lie below this by chance, and are sorted in a tenth of the time.
    below = 2 * SIZE * (_HASHES // len(hashes))
    small = [value for value in hashes if value < below]
    return tuple(sorted(small if len(small) >= SIZE else hashes)[:SIZE])
