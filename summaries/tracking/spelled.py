"""Stems as an article spells them: people read "brigade", not "brigad"."""

from collections.abc import Iterable

from summaries.model import Article
from summaries.text.stems import stems_of
from summaries.text.tokens import tokenise

_READ = 4000  # characters of a text that are looked through


def spelled(stems: Iterable[str], article: Article, language: str) -> tuple[str, ...]:
    """For each stem the word of the title or the text's beginning that has it; the stem itself where none does."""
    wanted = dict.fromkeys(stems, "")
    tokens, table = tokenise(f"{article.title}\n{article.text[:_READ]}"), stems_of(language)
    left = len(wanted)
    for word, low in zip(tokens.word, tokens.low, strict=True):
        if not left:
            break
        stem = table[low]
        if stem in wanted and not wanted[stem]:
            wanted[stem] = word.removesuffix("’s").removesuffix("'s")
            left -= 1
    return tuple(word or stem for stem, word in wanted.items())
