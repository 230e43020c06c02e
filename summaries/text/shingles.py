"""A sketch of a text by which copies are known: two texts that share most of it were written by one hand.

What two reporters at one press conference share is left out: the words between quotation marks, titles and names, stop
words, and the lines that are no part of the article.  What is left is how a text tells what happened.
"""

from collections.abc import Container, Sequence
from itertools import compress
from zlib import crc32

from summaries.text.tokens import Tokens

SIZE = 128
_HASHES = 1 << 32  # different values of a hash
_FEWEST = 12  # words; shorter texts are alike by chance
_TOLD = 3  # of a text less than a third of which is told, an interview, the quotes are the text


def narrated(tokens: Tokens, stems: Sequence[str], boilerplate: Container[int]) -> list[str]:
    """Stems of the words that tell what happened, in order; those of capitalised words begin with a blank.

    "" stands for a stretch that is left out.  stems: of each token, "" for a stop word.  boilerplate: indices of
    sentences that are no part of the article.
    """
    rows = zip(stems, tokens.cap, tokens.mark, tokens.sentence, strict=True)
    every = [
        (" " + stem if cap else stem, mark >= 0)
        for stem, cap, mark, sentence in compress(rows, tokens.spoken)
        if stem and sentence not in boilerplate
    ]
    told = sum(not quoted for _, quoted in every)
    quotes_too = told * _TOLD < len(every)
    return [stem if quotes_too or not quoted else "" for stem, quoted in every]


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """The SIZE smallest hashes of runs of three words, in the text's order (bottom-k sketch, Cohen and Kaplan 2007).

    words: as `narrated` gives them.  Runs over a stretch left out, and runs of capitalised words alone, do not count.
    The share of equal values among the SIZE smallest of two sketches' union estimates how alike the texts are, and
    whether they stand in the same order whether one text was made from the other.
    """
    if sum(map(bool, words)) < _FEWEST:
        return ()
    runs = zip(words, words[1:], words[2:], strict=False)
    hashes = dict.fromkeys(
        crc32(f"{a.lstrip()} {b.lstrip()} {c.lstrip()}".encode("utf-8", "surrogatepass"))
        for a, b, c in runs
        if a and b and c and not (a[0] == b[0] == c[0] == " ")
    )
    if len(hashes) <= SIZE:
        return tuple(hashes)
    # Twice as many as are kept lie below this by chance, and are sorted in a tenth of the time.
    below = 2 * SIZE * (_HASHES // len(hashes))
    small = [value for value in hashes if value < below]
    largest = sorted(small if len(small) >= SIZE else hashes)[SIZE - 1]
    return tuple(value for value in hashes if value <= largest)
