"""French names without the article that is elided before the word before them: "L’éleveur Firmin Castagnet"."""

from dataclasses import replace

from summaries.text.lexicon import ORG, SOURCE, lexicon
from summaries.text.mention import Mention
from summaries.text.tokens import Tokens
from summaries.text.variants import resolved

_ARTICLES = frozenset("l d qu n s c j m t lorsqu puisqu".split())


def without_elided(tokens: Tokens, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The same mentions, but none that begins with a common word behind an apostrophe, unless an organisation's."""
    kept: list[Mention] = []
    changed = False
    for m in found:
        head, mark, rest = tokens.word[m.first].replace("’", "'").partition("'")
        common = mark and head.lower() in _ARTICLES and rest[:1].islower()
        if not common or (m.last - m.first > 1 and lexicon("fr")[rest.lower()] & (ORG | SOURCE)):
            kept.append(m)
            continue
        changed = True
        if m.last - m.first > 1:
            kept.append(replace(m, first=m.first + 1))
    return resolved(tokens, kept) if changed else found
