"""The reading room's door: an article in, all that is read in it out, once a version."""

from summaries.model import Analysis, Article, version_of
from summaries.text.credits import credits_of
from summaries.text.dates import dates
from summaries.text.language import language_of
from summaries.text.lexicon import ADVERB, STOP, lexicon
from summaries.text.marks import marked
from summaries.text.names import as_names, mentions
from summaries.text.numbers import figures
from summaries.text.quotes import quotes
from summaries.text.salience import weighed
from summaries.text.sentences import sentences
from summaries.text.shingles import sketch
from summaries.text.stems import stems_of
from summaries.text.terms import terms
from summaries.text.tokens import Tokens, readable, tokenise

READER = "1"  # raised when the same text would be read otherwise, so that stored analyses are made anew
_NO_ADVERBS = frozenset(
    "family ally reply supply assembly anomaly bully rally july italy monopoly kelly reilly daly".split()
)
_SAMPLE = 600  # characters that the language is judged by


def analyse(article: Article) -> Analysis:
    """All that is read in one article version; deterministic, for any text, in time linear in its length.

    Offsets are code points of ``article.text``.  Of a text beyond 200,000 code points only the beginning is read.
    """
    text = readable(article.text)
    tokens = tokenise(text)
    language = language_of(tokens.low, f"{article.title[:200]}\n{text[:_SAMPLE]}")
    known = lexicon(language)
    tokens.flag = [known.get(low) or _shaped(known, low, language) for low in tokens.low]
    quotations = marked(tokens)
    stretches = sentences(tokens, quotations, language)
    stems = _stems(tokens, language)
    found = mentions(tokens, stretches, language)
    names = as_names(tokens, found)
    said = quotes(tokens, quotations, stretches, found, names)
    counted = figures(tokens, stems, language)
    about = terms(tokens, stems, article.title, language)
    words = [low for low in tokens.low if low[0].isalnum()]
    return Analysis(
        version=article.version or version_of(article.text),
        reader=READER,
        language=language,
        sentences=weighed(tokens, stretches, stems, names, counted, said, dict(about)),
        names=names,
        quotes=said,
        figures=counted,
        dates=dates(tokens, article.published.date() if article.published else None, language),
        terms=about,
        shingles=sketch(words),
        credits=credits_of(text, article.byline),
        words=len(words),
    )


def _shaped(known: dict[str, int], low: str, language: str) -> int:
    """What the shape of a word tells: a possessive of a known one ("Venezuela’s"), an English adverb in -ly."""
    if low[-2:] in ("'s", "’s"):
        return known.get(low[:-2], 0)
    return ADVERB if low[-2:] == "ly" and language == "en" and len(low) > 4 and low not in _NO_ADVERBS else 0


def _stems(tokens: Tokens, language: str) -> list[str]:
    """The folded stem of each token, "" for marks, stop words and single letters."""
    table = stems_of(language)
    return [
        table[low] if len(low) > 1 and (low[0].isalpha() or low[0].isdigit()) and not flag & STOP else ""
        for low, flag in zip(tokens.low, tokens.flag, strict=True)
    ]
