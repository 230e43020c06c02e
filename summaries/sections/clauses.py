"""Cutting a sentence to what a line can carry: a clause that stands alone, with its attribution, never without
its hedge."""

import re
from collections.abc import Iterator
from itertools import islice

from summaries.sections.asides import asides, setting
from summaries.text.lexicon import ACT, AUX, DET, HEDGE, PREP, SAY, VERB, lexicon
from summaries.text.verbs import PRESENT, SURE

LIMIT = 35  # words of a fact
LONG = 30  # words above which a subordinate tail is cut off where that is safe
SHORTEST = 6  # words of a head
TRIED = 12  # ends of a sentence that are tried
LOOKED_AT = 1_500  # characters of a sentence; what is longer is a list

Stretch = tuple[int, int]

_SPOKEN = re.compile(r",\s+[^,;“”]{2,60}?\b(?:said|says|announced|reported|confirmed)\b(?:\s+on\s+\w+day)?(?=\s+\w)")
_PAUSE = re.compile(r"[,;]\s|\s[—–-]{1,2}\s|—")
_TAIL = re.compile(
    r"(?:which|who|whose|where|while|whereas|although|though|leading|including|with|amid|despite|as well as"
    r"|after|before|between|or (?:about|some|nearly|roughly|almost)"
    r"|(?:in|on|at|during|under|from|by|for|of|to|with) (?:the|an?|its|his|her|their|which|whom)"
    r"|an?\s+\w+\s+(?:\w+\s+)?(?:that|which|who|where)"
    r"|(?:[a-z]+ly\s+)?(?:[a-z]{3,}ing|[a-z]{3,}ed (?:by|to|as|with|from|at)))\b"
)
_RELATIVE = re.compile(r",?\s(?:who|which|whose|where|that)\s[^,;]*(?:,|\Z)")
_OPENING = re.compile(
    r"(?:if|when|while|despite|after|before|following|although|though|since|as|because|in|on|at|with|under|amid|during|by|for"
    r"|until|once|according|asked|even|\w+ing)\b",
    re.IGNORECASE,
)
# What may be left out though no comma says so: when, why and for what, never on what condition.
_SOFT = re.compile(
    r"\s(?=(?:after|before|while|amid|despite|because|following|although|though|even though|ahead of"
    r"|in (?:an?|the) (?:bid|effort|attempt|move|hope) (?:to|of)|in (?:order|response) to|in exchange for|so that)\s)"
)
# Behind these words a clause has only begun: "the two men, who died [after]", "three days [before]".
_BEGUN = re.compile(
    r"\b(?:who|which|that|when|where|whom|whose|what|how|why|whether|if|as|than)(?:\s+\S+){0,2}\Z", re.IGNORECASE
)
_TIME = re.compile(r"\b(?:(?:second|minute|hour|day|week|month|year|decade|moment)s?|shortly|soon|long|just)\Z")
_NOT = re.compile(r"\b(?:not|never|no|nor|without|only)\b|n[’']t\b", re.IGNORECASE)
_SECOND = re.compile(r"and (?=(?:the|an?|his|her|its|their|it|he|she|they|that|there|some|many|one|two|three)\s|[A-Z])")
_LEFT_OPEN = re.compile(  # "the firm said on Monday" says nothing yet; "…, the firm said on Monday" does
    r"(?:\A|\b(?:and|but|when|as|where|who|which|because|after|while|that)\s)[^,]*"
    r"\b(?:said|says|announced|told\s+\w+|warned|added|confirmed)(?:\s+on\s+\w+)?\Z"
)
_CREDITED = re.compile(  # what follows an attribution that stands between commas is another matter
    r",\s[^,;“”]{3,70}\b(?:said|announced|reported|estimated|ruled|confirmed)(?:\s+(?:late\s+)?on\s+\w+)?\Z"
)
_CREDIT = re.compile(
    r"(?:according to\b|(?:[^,]{0,70}\b)?(?:said|says|reports?|reported|announced|told|wrote|warned|alleged"
    r"|claimed|confirmed|added)\b)"
)


def count(words: str) -> int:
    """How many words a stretch of text has, as an editor counts them."""
    return len(words.split())


def cut(text: str, start: int, end: int, limit: int = LIMIT, long: int = LONG) -> list[Stretch] | None:
    """The stretches of a sentence that a line of at most ``limit`` words carries; None where no cut is safe.

    A sentence of at most ``long`` words is kept whole.  A longer one loses a subordinate tail, an aside, or the setting
    before its comma; never its attribution, and never a tail that hedges what the head says.
    """
    words = count(text[start:end])
    if words <= long:
        return [(start, end)]
    if end - start > LOOKED_AT:
        return None
    nothing: list[Stretch] = []
    kept, best = max(_tails(text, start, end, limit, words), key=lambda found: found[0], default=(0, nothing))
    if words <= limit:
        return best or [(start, end)]
    for shorter in _without_asides(text, start, end, limit):
        if sum(count(text[a:b]) for a, b in shorter) > kept:
            return shorter
    return best or None


def _without_asides(text: str, start: int, end: int, limit: int) -> Iterator[list[Stretch]]:
    """The sentence without one of its asides, or without its setting; what remains may lose its tail besides."""
    for gap in asides(text, start, end):
        kept = [(start, gap[0]), (gap[1], end)]
        before = count(text[start : gap[0]])
        room = limit - before
        if count(text[gap[1] : end]) <= room:
            yield kept
        elif room >= SHORTEST:
            whole = _tails(text, gap[1], end, room, limit + 1, head=text[start : gap[0]] + " ")
            size, rest = max(whole, key=lambda found: found[0], default=(0, []))
            if size:
                yield [kept[0], *rest]
    if (begins := setting(text, start, end)) is not None:
        behind = cut(text, begins, end, limit, limit)
        if behind:
            yield behind


def _tails(
    text: str, start: int, end: int, limit: int, words: int, head: str = ""
) -> Iterator[tuple[int, list[Stretch]]]:
    """The ways to leave out what a sentence ends with, each with the number of words that it keeps.

    head: what is shown before ``start``, and counts as the beginning of the clause.
    """
    pauses = [m.start() for m in _PAUSE.finditer(text, start, end) if _outside_quotes(text, start, m.start())]
    for number in range(min(len(pauses), TRIED)):
        found = _at_pause(text, start, end, pauses, number, limit, words, head)
        if found:
            yield sum(count(text[a:b]) for a, b in found), found
    if words <= limit:
        return
    soft = (m for m in _SOFT.finditer(text, start, end) if _outside_quotes(text, start, m.start()))
    for m in islice(soft, TRIED):
        found = _ended(text, start, m.start(), end, pauses, limit, head)
        if found and not _NOT.search(text, start, m.start()):
            yield sum(count(text[a:b]) for a, b in found), found


def _at_pause(
    text: str, start: int, end: int, pauses: list[int], number: int, limit: int, words: int, before: str
) -> list[Stretch] | None:
    pause = pauses[number]
    head = before + text[start:pause]
    size = count(text[start:pause])
    if size < SHORTEST or size > limit or not stands(head) or _half_a_contrast(head):
        return None
    if _OPENING.match(head) and number == 0 and not before:
        return None
    rest = text[pause:end].lstrip(",;—–- \n")
    if (spoken := _SPOKEN.match(text, pause, end)) and spoken.end() < end - 1:
        known = words > limit and count(text[start : spoken.end()]) <= limit
        return [(start, spoken.end())] if known and not _LEFT_OPEN.search(text[start : spoken.end()]) else None
    safe = _TAIL.match(rest) or (words > limit and (_CREDITED.search(head) or _another(rest)))
    return _ended(text, start, pause, end, pauses, limit, before) if safe else None


def _ended(
    text: str, start: int, at: int, end: int, pauses: list[int], limit: int, before: str
) -> list[Stretch] | None:
    """The sentence without what stands behind ``at``, but with the attribution that closes it."""
    head, rest = before + text[start:at], text[at:end].lstrip(",;—–- \n")
    if count(text[start:at]) < SHORTEST or not stands(_RELATIVE.sub(",", head)) or _hedges(rest) or _open_ended(head):
        return None
    if rest.startswith(("before", "after")) and _TIME.search(head):
        return None
    if _OPENING.match(head) and "," not in head:
        return None
    credit = _credit(text, [pause for pause in pauses if pause > at], end)
    if credit is None and _CREDIT.search(rest) and not _CREDIT.search(head):
        return None
    stretches = [(start, at)] if credit is None else [(start, at), credit]
    return stretches if sum(count(text[a:b]) for a, b in stretches) <= limit else None


def _another(rest: str) -> bool:
    """Whether a clause of its own follows: ", and the council rejected it"."""
    return _SECOND.match(rest) is not None and stands(rest)


def _open_ended(head: str) -> bool:
    """Whether a head breaks off: behind its speech verb, or at a word that wants another."""
    known = lexicon("en").get(head.rsplit(None, 1)[-1].casefold(), 0)
    return bool(known & (AUX | DET | PREP)) or any(p.search(head) for p in (_LEFT_OPEN, _BEGUN))


def stands(head: str) -> bool:
    """Whether a stretch holds a finite verb, as far as word lists can tell."""
    known = lexicon("en")
    words = re.findall(r"[\w’']+", head.casefold())
    return any(
        known.get(word, 0) & (AUX | VERB | SAY | ACT)
        or (word.endswith("ed") and len(word) > 4)
        or word in SURE
        or (
            word in PRESENT
            and (after[:1].isdigit() or known.get(after, 0) & DET)
            and not known.get(before, 0) & (DET | PREP)
        )
        for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False)
    )


def _half_a_contrast(head: str) -> bool:
    return "not only" in head.casefold()


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
