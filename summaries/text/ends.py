"""Where a reported clause ends: before another act of speech, or before a tail that is the writer's own.

There is no parser here.  A clause runs to the end of its sentence unless something stops it.  What always stops it is
another act of speech with a subject of its own, a contrast ("while others waited") and a loose relative clause.  What
may be the speaker's as well as the writer's ("…, raising its price", "…, but the pier stayed open") stops it only where
it would be longer than the clause that it hangs on: then a line that is too short is better than a wrong one.
"""

from summaries.text.lexicon import (
    ACT,
    ADVERB,
    AUX,
    CONJ,
    DET,
    PARTING,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SOURCE,
    STANCE,
    VERB,
)
from summaries.text.speech import Event, Scene

_MAY_PART = CONJ | ADVERB
_JOINED = 7  # tokens: "but went on to say"
_KEPT = 4  # tokens of a clause before anything may end it
_APART = frozenset("while whereas".split())  # sets the next clause against this one
_LOOSE = frozenset("which who whom whose where".split())
_MAYBE = frozenset("but and yet though although even as despite just compared a an the one".split())
_JOINS = frozenset("but and yet".split())
_NO_PARTICIPLES = frozenset(
    """
    including during according following something nothing anything everything morning evening being king spring string
    regarding concerning excluding
    """.split()
)
_SUBORDINATE = frozenset(
    "although though while when if as because since after before whereas whenever once until with".split()
)
_LEADS_ON = frozenset("the also while as whereas though although then".split())
_DASHES = frozenset("–—-") | {"--"}


def end(scene: Scene, first: int, last: int, event: Event, events: list[Event]) -> int:
    """The token behind a reported clause that starts at ``first`` in a sentence that ends at ``last``."""
    last = _before_others(scene, first, last, event, events)
    if scene.language != "en":
        return last
    tokens, word, mark = scene.tokens, scene.tokens.word, scene.tokens.mark
    if first < last and word[first] == ",":
        first = _next_comma(scene, first + 1, last)  # said that, in the end, the pier
    leaning, relative = _leans(scene, event), _within_relative(scene, event)
    i = first + _KEPT
    while i < last - 1:
        w = word[i]
        if mark[i] >= 0 or tokens.spoken[i]:
            i += 1
        elif w == "(":
            i = _past(scene, i, last) or last
        elif w == ";" or (w == "," and leaning and _opens_main(scene, i + 1 + bool(tokens.flag[i + 1] & CONJ))):
            return i
        elif w == ",":
            if relative and _verb(scene, i + 1):
                return i
            stop, i = _at_comma(scene, first, i, last)
            if stop:
                return stop
        elif w in _DASHES and _stands_alone(scene, i):
            stop, i = _at_dash(scene, first, i, last)
            if stop:
                return stop
        else:
            i += 1
    return last


def _before_others(scene: Scene, first: int, last: int, event: Event, events: list[Event]) -> int:
    """The end of a clause as other acts of speech in its sentence set it."""
    tokens = scene.tokens
    for other in events:
        if other.first <= first or other.source is None or other.kind == "stance" or other is event:
            continue
        if other.kind == "parting" and (
            tokens.spoken[other.first - 1] and not tokens.flag[other.first - 1] & _MAY_PART
        ):
            continue  # opposed adding another pier
        if other.kind == "according" and tokens.low[other.first - 2] in ("that", "but", "and"):
            continue  # that, according to …, the pier
        if other.carried or other.inverted:
            at = other.first
        elif other.source.first < first:
            at = _back_to_join(scene, first, other.first)
            if not at:
                continue
        else:
            at = min(scene.begins(other.source), other.first)
            if at <= first or not (
                tokens.flag[at - 1] & CONJ or tokens.word[at - 1] in ",;" or tokens.low[at - 1] in _LEADS_ON
            ):
                continue
        while at > first and (
            tokens.flag[at - 1] & CONJ or tokens.low[at - 1] in _LEADS_ON or tokens.word[at - 1] == ","
        ):
            at -= 1
        if at > first + 2 and (other.carried or other.kind in ("parting", "according") or not other.inverted):
            return at
    return last


def _back_to_join(scene: Scene, first: int, i: int) -> int:
    """The "and" or "but" that joins a verb at token ``i`` to a subject before the clause, 0 where there is none."""
    for k in range(i - 1, max(first, i - _JOINED), -1):
        if scene.tokens.flag[k] & CONJ:
            return k
        if scene.tokens.word[k] == ",":
            return 0
    return 0


def _at_comma(scene: Scene, first: int, i: int, last: int) -> tuple[int, int]:
    """Where the clause ends if the comma at ``i`` ends it, else 0; and where to look on."""
    low, flag = scene.tokens.low, scene.tokens.flag
    after = low[i + 1]
    long = last - i > i - first
    if after in _APART:
        return i, i
    at = i + 2 if after in ("for", "of", "to", "with", "in") and i + 2 < last else i + 1
    if low[at] in _LOOSE or (after in ("one", "some", "many", "most", "all") and low[i + 2 : i + 4] == ["of", "whom"]):
        closed = _next_comma(scene, at, last)
        return (0, closed) if closed < last and not flag[closed + 1] & CONJ else (i, i)
    participle = (after[-3:] == "ing" and len(after) > 4 and after not in _NO_PARTICIPLES) or flag[i + 1] & PARTING
    if long and (participle or after in _MAYBE) and scene.name_at[i + 1] < 0:
        same = after in _JOINS and (low[i + 2] == "that" or not _opens_main(scene, i + 2))
        return (0, i + 1) if same else (i, i)
    return 0, i + 1


def _at_dash(scene: Scene, first: int, i: int, last: int) -> tuple[int, int]:
    """The same for a dash that has no second one."""
    word = scene.tokens.word
    for j in range(i + 1, last - 1):
        if word[j] in _DASHES and _stands_alone(scene, j):
            return 0, j + 1
    return (i, i) if last - i > i - first else (0, i + 1)


def _next_comma(scene: Scene, i: int, last: int) -> int:
    word, mark = scene.tokens.word, scene.tokens.mark
    while i < last - 1:
        if word[i] == "," and mark[i] < 0:
            return i
        i += 1
    return last


def _past(scene: Scene, i: int, last: int) -> int:
    """Behind the bracket that opens at ``i``, 0 where it is never closed."""
    for j in range(i + 1, last):
        if scene.tokens.word[j] == ")":
            return j + 1
    return 0


def _stands_alone(scene: Scene, i: int) -> bool:
    """Whether a dash is none of a compound's."""
    tokens = scene.tokens
    return tokens.word[i] != "-" or (i > 0 and tokens.start[i] > tokens.end[i - 1])


def _leans(scene: Scene, event: Event) -> bool:
    """Whether an act of speech stands in a clause that leans on the sentence: "Although Mara Lind said …,"."""
    if event.source is None or event.carried:
        return False
    at = min(scene.begins(event.source), event.first)
    low, sentence = scene.tokens.low, scene.tokens.sentence
    if event.source.first > event.last and not event.inverted:
        return True  # Noting that …, she left
    return at > 0 and low[at - 1] in _SUBORDINATE and sentence[at - 1] == sentence[at]


def _within_relative(scene: Scene, event: Event) -> bool:
    """Whether it stands in a relative clause: "Mara Lind, who said …, left at noon."."""
    i = event.first - 1
    while i > 0 and event.first - i < 5 and scene.tokens.flag[i] & AUX:
        i -= 1
    return scene.tokens.low[i] == "who"


def _opens_main(scene: Scene, i: int) -> bool:
    """Whether a main clause may start here: with whoever it is about."""
    flag = scene.tokens.flag[i]
    return scene.name_at[i] >= 0 or bool(flag & (PRONOUN | DET | ROLE | SOURCE)) or scene.tokens.low[i] == "there"


def _verb(scene: Scene, i: int) -> bool:
    flag, low = scene.tokens.flag[i], scene.tokens.low[i]
    verb = flag & (AUX | SAY | VERB | ACT | STANCE) or low[-2:] == "ed"
    return scene.name_at[i] < 0 and bool(verb) and not flag & (DET | PRONOUN | RELATIVE)
