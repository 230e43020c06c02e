"""Where a reported clause ends: before another act of speech, or before a tail that is the writer's own.

There is no parser here.  A clause runs to the end of its sentence unless something stops it.  What always stops it is
another act of speech with a subject of its own, a contrast ("while others waited") and a loose relative clause.  What
may be the speaker's as well as the writer's ("…, raising its price", "…, but the pier stayed open") stops it only where
it would be longer than the clause that it hangs on: then a line that is too short is better than a wrong one.
"""

from dataclasses import dataclass

from summaries.text.lexicon import (
    ACT,
    ADVERB,
    AUX,
    CONJ,
    DET,
    PARTING,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SOURCE,
    STANCE,
    VERB,
)
from summaries.text.speech import Event, Scene
from summaries.text.verbs import PAST, finite

_MAY_PART = CONJ | ADVERB
_ASIDE = 5  # tokens of an aside between two commas
_JOINED = 7  # tokens: "but went on to say"
_LEAN = 8  # tokens before a subject in which its clause may open
_KEPT = 4  # tokens of a clause before anything may end it
_APART = frozenset("while whereas".split())  # sets the next clause against this one
_HAD = frozenset("has had was were is did does would could said told led took made kept put began met".split())
_OPENERS = frozenset("that whether if how why what".split())
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
_FIRMLY = frozenset("although though while when if because whereas".split())
_LEADS_ON = frozenset("the also while as whereas though although then".split())
_DASHES = frozenset("–—-") | {"--"}


@dataclass(slots=True)
class _Hangs:
    """How a report hangs in its sentence.

    leaning: on a main clause behind the next comma.  within: inside one that goes on behind it with its verb.
    phrase: as a thing or an infinitive, and no clause.
    """

    leaning: bool
    within: bool
    phrase: bool


def end(scene: Scene, first: int, last: int, event: Event, events: list[Event]) -> int:
    """The token behind a reported clause that starts at ``first`` in a sentence that ends at ``last``."""
    last = _before_others(scene, first, last, event, events)
    if scene.language != "en" or last - first <= _KEPT:
        return last
    tokens, word, mark = scene.tokens, scene.tokens.word, scene.tokens.mark
    if first < last and (word[first] == "," or tokens.flag[first] & PREP or tokens.low[first] in _SUBORDINATE):
        start = _next_comma(scene, first + 1, last)  # said that, in the end, the pier
        first = start if start < last and _opens_main(scene, start + 1) else first
    hangs = _Hangs(
        _leans(scene, event),
        within_relative(scene, event) or event.kind == "parting",
        _is_phrase(scene, event, first),
    )
    i = first + _KEPT
    while i < last - 2:
        if mark[i] >= 0 or (tokens.spoken[i] and not tokens.flag[i] & CONJ):
            i += 1
            continue
        stop, i = _at(scene, first, i, last, hangs)
        if stop:
            return stop
    return last


def _at(scene: Scene, first: int, i: int, last: int, hangs: _Hangs) -> tuple[int, int]:
    """Where the clause ends if the conjunction or the mark at ``i`` ends it, else 0; and where to look on."""
    w = scene.tokens.word[i]
    if w == ",":
        if (hangs.leaning and _resumes(scene, i + 1)) or (hangs.within and _verb(scene, i + 1)):
            return i, i
        return _at_comma(scene, first, i, last)
    if scene.tokens.spoken[i]:
        own = hangs.phrase and _past_verb(scene, i + 1)
        return (i, i) if own and not finite(scene.tokens, scene.name_at, first, i) else (0, i + 1)
    if w == "(":
        return 0, _past(scene, i, last) or last
    if w == ";":
        listed = _verb(scene, i + 1 + bool(scene.tokens.flag[i + 1] & CONJ))
        return (0, i + 1) if listed else (i, i)
    if w in _DASHES and _stands_alone(scene, i):
        return _at_dash(scene, first, i, last)
    return 0, i + 1


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
        if at > first and (other.carried or other.kind in ("parting", "according") or not other.inverted):
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
        closed = _next_comma(scene, i + 1, last)
        if closed < min(last - 1, i + _ASIDE):
            return 0, closed  # although brief,
        same = after in _JOINS and (low[i + 2] == "that" or not (_opens_main(scene, i + 2) or _past_verb(scene, i + 2)))
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
    for i in range(at - 1, max(at - _LEAN, -1), -1):
        if sentence[i] != sentence[at] or not scene.tokens.spoken[i] or scene.tokens.mark[i] >= 0:
            break
        if low[i] in _SUBORDINATE:
            return i == at - 1 or low[i] in _FIRMLY
    return False


def _is_phrase(scene: Scene, event: Event, first: int) -> bool:
    """Whether what is reported may be an infinitive or a thing: a verb behind its "and" is then the sentence's own."""
    if event.kind == "according" or scene.tokens.low[first - 1] in _OPENERS:
        return False
    return not scene.tokens.flag[first] & PRONOUN


def _past_verb(scene: Scene, i: int) -> bool:
    """Whether a finite verb in the past, or an auxiliary, stands here behind its adverbs."""
    flag, low = scene.tokens.flag, scene.tokens.low
    while flag[i] & ADVERB and i + 1 < len(flag) and not flag[i] & DET:
        i += 1
    if scene.name_at[i] >= 0:
        return False
    return low[i] in PAST or low[i] in _HAD or low[i][-2:] == "ed"


def within_relative(scene: Scene, event: Event) -> bool:
    """Whether it stands in a relative clause: "Mara Lind, who said …, left at noon."."""
    i = event.first - 1
    while i > 0 and event.first - i < 5 and scene.tokens.flag[i] & (AUX | ADVERB):
        i -= 1
    return scene.tokens.low[i] == "who"


def _resumes(scene: Scene, i: int) -> bool:
    """Whether the sentence may go on to its main clause here."""
    return _opens_main(scene, i + (scene.tokens.low[i] in ("and", "but")))


def _opens_main(scene: Scene, i: int) -> bool:
    """Whether a main clause may start here: with whoever it is about."""
    flag = scene.tokens.flag[i]
    return scene.name_at[i] >= 0 or bool(flag & (PRONOUN | DET | ROLE | SOURCE)) or scene.tokens.low[i] == "there"


def _verb(scene: Scene, i: int) -> bool:
    flag, low = scene.tokens.flag[i], scene.tokens.low[i]
    verb = flag & (AUX | SAY | VERB | ACT | STANCE) or low[-2:] == "ed"
    return scene.name_at[i] < 0 and bool(verb) and not flag & (DET | PRONOUN | RELATIVE)
