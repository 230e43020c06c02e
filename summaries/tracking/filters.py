"""What keeps an article out of a story whatever it tells: its source, language, places, and words."""

from urllib.parse import urlsplit

from summaries.model import Article, Query
from summaries.text.stems import fold
from summaries.tracking.likeness import title_stems
from summaries.tracking.wording import Wording, forms, skeleton


def barred(query: Query, wording: Wording) -> str:
    """Why a query's filters keep an article out, in words; "" where they do not.  Exclusions come first."""
    for item in query.exclude:
        if strength_of(item, wording) > 0:
            return f"excluded by “{item}”"
    if query.sources and not any(_from(source, wording.article) for source in query.sources):
        return f"source is not among {', '.join(query.sources)}"
    if query.languages and wording.language not in query.languages:
        return f"language is {wording.language or 'unknown'}, not {' or '.join(query.languages)}"
    if query.places and not _is_at(query.places, wording):
        return f"neither names nor dateline have {' or '.join(query.places)}"
    for item in query.include:
        if strength_of(item, wording) <= 0:
            return f"“{item}” does not occur"
    return ""


def strength_of(item: str, wording: Wording) -> float:
    """How prominently one item of a query stands in an article: by stem, by parts, by another spelling of a name."""
    stems = title_stems(item, wording.language)
    if not stems:
        return 0.0
    if len(stems) > 1:
        return wording.phrase_strength(stems)
    stem = stems[0]
    found = max(wording.strength(form) for form in forms(stem)[:2])
    if not found and "-" in stem:
        found = wording.phrase_strength(title_stems(stem.replace("-", " "), wording.language) or (stem,))
    if not found and item[:1].isupper() and len(item) >= 5:
        found = wording.strength(wording.names.get(skeleton(stem), ""))
    return found


def _from(source: str, article: Article) -> bool:
    """Whether an article is of a publisher, given by its name or by its site's address."""
    wanted = " ".join(fold(source).split())
    if wanted == " ".join(fold(article.publisher).split()):
        return True
    host, site = _host(article.url), _host(wanted if "//" in wanted else f"//{wanted}")
    return "." in site and (host == site or host.endswith(f".{site}"))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_at(places: tuple[str, ...], wording: Wording) -> bool:
    """Whether one of the places is among an article's names, in its dateline, or in its title."""
    first = wording.analysis.sentences[0].start if wording.analysis.sentences else 0
    named = {name.full for name in wording.analysis.names}
    held = [_words(text[:300]) for text in (*named, wording.article.text[:first], wording.article.title)]
    return any(_words(place) in words for place in places for words in held)


def _words(text: str) -> str:
    """Folded words between blanks, with one at each end, so that only whole words are found in them."""
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in fold(text)).split())} "
