"""Which language a text is in: by its commonest words where they decide, by py3langid where they don't."""

from functools import cache

from summaries.text.lexicon import LANGUAGES, STOP, lexicon

_SAMPLE = 120  # words looked at
_ENOUGH = 0.28  # share of stop words that settles it when no other language comes near


@cache
def _stop_words() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word, flags in lexicon(language).items():
            if flags & STOP:
                owners[word] = (*owners.get(word, ()), language)
    return owners


def language_of(low: list[str], sample: str) -> str:
    """Two letters (ISO 639-1) for the language of a text, "" where there are no words.

    low: its words in lower case, in order.  sample: title and first characters, for the slower judge, which is loaded
    only when stop words leave a doubt (0.8 s once, then 0.1 ms a text).
    """
    owners = _stop_words()
    counts = dict.fromkeys(LANGUAGES, 0.0)
    seen = 0
    for word in low:
        if not word[0].isalpha():
            continue
        seen += 1
        for language in owners.get(word, ()):
            counts[language] += 1
        if seen == _SAMPLE:
            break
    if not seen:
        return ""
    first, second = sorted(counts, key=lambda language: -counts[language])[:2]
    if counts[first] / seen >= _ENOUGH and counts[first] >= 1.5 * counts[second] and seen >= 8:
        return first
    return _judged(sample) or (first if counts[first] else "")


def _judged(sample: str) -> str:
    import py3langid  # noqa: PLC0415  # its model takes 0.8 s to load; most texts never need it

    clean = sample.encode("utf-8", "ignore").decode("utf-8")
    return str(py3langid.classify(clean)[0]) if clean.strip() else ""
