"""The reading room's door: an article in, all that is read in it out, once a version."""

from summaries.model import Analysis, Article, version_of
from summaries.text.credits import credits_of
from summaries.text.dates import dates
from summaries.text.german.names import sightings
from summaries.text.german.quotes import german_quotes
from summaries.text.language import language_of
from summaries.text.lexicon import TELLING, lexicon
from summaries.text.marks import marked
from summaries.text.names import as_names, mentions
from summaries.text.numbers import figures
from summaries.text.quotes import quotes
from summaries.text.romance.names import without_elided
from summaries.text.romance.quotes import ROMANCE, romance_quotes
from summaries.text.salience import Page, weighed
from summaries.text.sentences import sentences
from summaries.text.shingles import narrated, sketch
from summaries.text.stems import telling_stems
from summaries.text.terms import terms
from summaries.text.tokens import readable, tokenise
from summaries.text.variants import resolved

READER = "4"  # raised when the same text would be read otherwise, so that stored analyses are made anew
_SAMPLE = 600  # characters that the language is judged by


def analyse(article: Article) -> Analysis:
    """All that is read in one article version; deterministic, for any text, in time linear in its length.

    Offsets are code points of ``article.text``.  Of a text beyond 200,000 code points only the beginning is read.
    """
    text = readable(article.text)
    tokens = tokenise(text)
    language = language_of(tokens.low, f"{article.title[:200]}\n{text[:_SAMPLE]}")
    known = lexicon(language)
    tokens.flag = list(map(known.__getitem__, tokens.low))
    tokens.telling = [i for i, flag in enumerate(tokens.flag) if flag & TELLING]
    quotations = marked(tokens)
    stretches = sentences(tokens, quotations, language)
    table = telling_stems(language)
    stems = list(map(table.__getitem__, tokens.low))
    german = language == "de"
    found = resolved(tokens, sightings(tokens), roles=True) if german else mentions(tokens, stretches)
    if language == "fr":
        found = without_elided(tokens, found)
    names = as_names(tokens, found)
    if german:
        said = german_quotes(tokens, quotations, stretches, found, names)
    elif language in ROMANCE:
        said = romance_quotes(tokens, quotations, stretches, found, names, language)
    else:
        said = quotes(tokens, quotations, stretches, found, names, language)
    published = article.published.date() if article.published else None
    dated = dates(tokens, published, language)
    counted = figures(tokens, stems, language, dated, published)
    title = tokenise(article.title[:1000]).low
    about = terms(tokens, stems, title, language)
    heading = frozenset(stem for low in title[:60] if (stem := table[low]))
    page = Page(tokens, quotations, stretches, stems, found, counted, said, dict(about), heading, language)
    read = weighed(page)
    told = narrated(tokens, stems, {at for at, sentence in enumerate(read) if sentence.boilerplate})
    return Analysis(
        version=article.version or version_of(article.text),
        reader=READER,
        language=language,
        sentences=read,
        names=names,
        quotes=said,
        figures=counted,
        dates=dated,
        terms=about,
        shingles=sketch(told),
        credits=credits_of(text, article.byline),
        words=sum(tokens.spoken),
    )
