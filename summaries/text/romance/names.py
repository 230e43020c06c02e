"""French names without the article that is elided before the word before them: "L’éleveur Firmin Castagnet"."""

import re
from dataclasses import replace

from summaries.text.lexicon import ORG, SOURCE, lexicon
from summaries.text.mention import Mention
from summaries.text.tokens import Tokens
from summaries.text.variants import resolved

_NOBLE = re.compile(r"d['’][A-ZÀ-Ý]")  # Ernest d’Avila
_ARTICLES = frozenset("l d qu n s c j m t lorsqu puisqu".split())


def without_elided(tokens: Tokens, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The same mentions, none that begins with a common word behind an apostrophe, unless an organisation's.

    And with a "d’" of nobility and what is behind it.
    """
    kept: list[Mention] = []
    changed = False
    for m in found:
        behind = tokens.word[m.last] if m.last < len(tokens) else ""
        noble = m.kind == "person" and _NOBLE.match(behind) is not None and tokens.close(m.last - 1, m.last)
        head, mark, rest = tokens.word[m.first].replace("’", "'").partition("'")
        common = bool(mark) and head.lower() in _ARTICLES and rest[:1].islower()
        body = m.last - m.first > 1 and bool(lexicon("fr")[rest.lower()] & (ORG | SOURCE))
        if common and not body and m.last - m.first == 1:
            changed = True
        elif (common and not body) or noble:
            first = m.first + 1 if common and not body else m.first
            last, end = (m.last + 1, tokens.end[m.last]) if noble else (m.last, m.end)
            kept.append(replace(m, first=first, last=last, end=end))
            changed = True
        else:
            kept.append(m)
    return resolved(tokens, kept) if changed else found
