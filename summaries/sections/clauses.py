"""Cutting a sentence to what a line can carry: a head that stands alone, with its attribution, never without
its hedge."""

import re

from summaries.text.lexicon import ACT, AUX, HEDGE, SAY, VERB, lexicon

LIMIT = 35  # words of a fact
LONG = 30  # words above which a subordinate tail is cut off where that is safe
SHORTEST = 6  # words of a head

_SPOKEN = re.compile(r",\s+[^,;“”]{2,60}?\b(?:said|says|announced|reported|confirmed)\b(?:\s+on\s+\w+day)?(?=\s+\w)")

Stretch = tuple[int, int]

_PAUSE = re.compile(r"[,;]\s|\s[—–-]{1,2}\s|—")
_TAIL = re.compile(
    r"(?:which|who|whose|where|while|whereas|although|though|leading|including|with|amid|despite|as well as"
    r"|after|before|between|or (?:about|some|nearly|roughly|almost)"
    r"|(?:in|on|at|during|under|from|by|for|of|to|with) (?:the|an?|its|his|her|their|which|whom)"
    r"|an?\s+\w+\s+(?:\w+\s+)?(?:that|which|who|where)|[a-z]{3,}ing)\b"
)
_OPENING = re.compile(
    r"(?:if|when|while|despite|after|before|following|although|though|since|as|because|in|on|at|with|under|amid|during|by|for"
    r"|until|once|according|asked|\w+ing)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(  # "the firm said on Monday" says nothing yet; "…, the firm said on Monday" does
    r"(?:\A|\band\s|\bbut\s)[^,]*\b(?:said|says|announced|told\s+\w+|warned|added|confirmed)(?:\s+on\s+\w+)?\Z"
)
_CREDITED = re.compile(  # what follows an attribution that stands between commas is another matter
    r",\s[^,;“”]{3,70}\b(?:said|announced|reported|estimated|ruled|confirmed)(?:\s+(?:late\s+)?on\s+\w+)?\Z"
)
_CONTRAST = re.compile(r"\b(?:not only|either|neither|both|whether|not)\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:according to\b|(?:[^,]{0,70}\b)?(?:said|says|reports?|reported|announced|told|wrote|warned|alleged"
    r"|claimed|confirmed|added)\b)"
)


def count(words: str) -> int:
    """How many words a stretch of text has, as an editor counts them."""
    return len(words.split())


def cut(text: str, start: int, end: int, limit: int = LIMIT, long: int = LONG) -> list[Stretch] | None:
    """The stretches of a sentence that a line of at most ``limit`` words carries; None where no cut is safe.

    A sentence of at most ``long`` words is kept whole.  A longer one loses a subordinate tail, never its
    attribution, and
    never a tail that hedges what the head says.
    """
    words = count(text[start:end])
    if words <= long:
        return [(start, end)]
    best = max(_cuts(text, start, end, limit), key=lambda found: found[0], default=None)
    if best is not None:
        return best[1]
    return [(start, end)] if words <= limit else None


def _cuts(text: str, start: int, end: int, limit: int) -> list[tuple[int, list[Stretch]]]:
    found = []
    words = count(text[start:end])
    pauses = [m.start() for m in _PAUSE.finditer(text, start, end) if _outside_quotes(text, start, m.start())]
    for number, pause in enumerate(pauses):
        head = text[start:pause]
        size = count(head)
        if size < SHORTEST or size > limit or not stands(head) or _half_a_contrast(head):
            continue
        if _OPENING.match(head) and number == 0:
            continue
        rest = text[pause:end].lstrip(",;—–- \n")
        if (spoken := _SPOKEN.match(text, pause, end)) and spoken.end() < end - 1:
            if words > limit and count(text[start : spoken.end()]) <= limit:
                found.append((size, [(start, spoken.end())]))
            continue
        if (
            not (_TAIL.match(rest) or (words > limit and _CREDITED.search(head)))
            or _hedges(rest)
            or _LEFT_OPEN.search(head)
        ):
            continue
        credit = _credit(text, pauses[number + 1 :], end)
        if credit is None and _CREDIT.search(rest) and not _CREDIT.search(head):
            continue
        stretches = [(start, pause)] if credit is None else [(start, pause), credit]
        if sum(count(text[a:b]) for a, b in stretches) <= limit:
            found.append((size, stretches))
    return found


def stands(head: str) -> bool:
    """Whether a stretch holds a finite verb, as far as word lists can tell."""
    known = lexicon("en")
    words = re.findall(r"[\w’']+", head.casefold())
    return any(
        known.get(word, 0) & (AUX | VERB | SAY | ACT) or (word.endswith("ed") and len(word) > 4) for word in words[1:]
    )


def _half_a_contrast(head: str) -> bool:
    found = _CONTRAST.search(head)
    return bool(found) and found is not None and "only" in found.group().casefold()


def _hedges(tail: str) -> bool:
    known = lexicon("en")
    return any(known.get(word, 0) & HEDGE for word in re.findall(r"[\w’']+", tail.casefold())[:4])


def _credit(text: str, pauses: list[int], end: int) -> Stretch | None:
    """The attribution that closes a sentence, with its comma: ", the ministry said."."""
    if not pauses:
        return None
    last = pauses[-1]
    return (last, end) if _CREDIT.match(text[last:end].lstrip(",;—–- ")) and count(text[last:end]) <= 10 else None


def _outside_quotes(text: str, start: int, at: int) -> bool:
    before = text[start:at]
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0
