"""What a sentence says by the way: a bracket, a relative clause or an apposition between commas, the setting before
its subject."""

import re
from collections.abc import Iterator

from summaries.text.lexicon import ACT, AUX, SAY, STANCE, VERB, lexicon

LONGEST = 24  # words of an aside
_BRACKET = re.compile(r"\s\([^()\n]{2,160}\)(?=[\s,.;])")
_DASHED = re.compile(r"\s[—–-]{1,2}\s[^—–\n]{3,200}?\s[—–-]{1,2}\s|—[^—\n]{3,200}?—")
_RELATIVE = re.compile(r",\s(?:who|which|whose|where)\s[^;:—–\n]{3,200}?,(?=\s)")
_APPOSED = re.compile(r",\s(?:an?|the|its|his|her|their|[a-z]{3,}ing)\s[^;:—–\n]{3,160}?,(?=\s)")
# "After days of talks, ": when and where, never on what condition.
_SETTING = re.compile(
    r"(?:After|Before|Following|During|In|On|At|Since|Amid|Under|Speaking|Addressing|Writing)\b[^;:“”\"—–]{3,160}?,\s+"
    r"(?=[A-Z]|the\b|an?\b|two\b|three\b)"
)
_QUOTED = re.compile(r"[“”\"«»]")


def asides(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that may be left out of the middle of a sentence, the slightest kind first.

    What stands between commas is an aside only where a verb follows, for its subject stands before.
    """
    for pattern, needs_verb in ((_BRACKET, False), (_DASHED, False), (_RELATIVE, True), (_APPOSED, True)):
        for m in pattern.finditer(text, start, end):
            if (
                not _QUOTED.search(m.group())
                and len(m.group().split()) <= LONGEST
                and (not needs_verb or _verb_follows(text, m.end(), end))
            ):
                yield m.start(), m.end()


def _verb_follows(text: str, at: int, end: int) -> bool:
    known = lexicon("en")
    words = re.findall(r"[\w’']+", text[at : min(end, at + 60)])[:2]
    return any(
        known.get(w.casefold(), 0) & (AUX | VERB | SAY | ACT | STANCE) or (w.endswith("ed") and len(w) > 4)
        for w in words
        if w.islower()
    )


def setting(text: str, start: int, end: int) -> int | None:
    """Where a sentence begins behind its setting ("After days of talks, "), or None where it opens with none."""
    m = _SETTING.match(text, start, end)
    if m is None:
        return None
    following = lexicon("en").get(re.split(r"\W", text[m.end() : m.end() + 30].casefold(), maxsplit=1)[0], 0)
    return None if following & (SAY | AUX) else m.end()
