"""Acts of speech that only reported speech has: less sure of their speaker than those that quotations lean on.

Beside a verb with a subject right before it there are the progressive ("is telling voters that"), the infinitive ("went
on to say"), the verb behind a preposition ("by saying"), subjects of any make ("nine in ten said"),
headings in capitals ("County Says Pier Is Safe") and nouns ("the mayor’s claim that").
"""

from dataclasses import replace

from summaries.text.lexicon import (
    ACCORDING,
    ACT,
    ADVERB,
    AUX,
    CONJ,
    DET,
    NOUNLIKE,
    PARTING,
    PREP,
    PRONOUN,
    RELATIVE,
    SAY,
    TALK,
    VERB,
    WEEKDAY,
)
from summaries.text.phrases import Source
from summaries.text.sentences import Stretch
from summaries.text.speech import MOST_VERBS, Event, EventKind, Scene

_SPEECH = SAY | ACT | PARTING
_WANTED = SAY | ACT | PARTING | ACCORDING | TALK
_LONGEST_HEADING = 40  # tokens
_MOST = 16  # acts of speech of one sentence that may report; more is no prose
_WIDE = 18  # tokens of a subject of any make
_BE = frozenset("is are was were be been being am".split())
_BEHIND = frozenset("by in after before while when for since".split())
_NOT_SAID = frozenset(
    """
    not never no nothing without decline declined declines declining refuse refused refuses refusing fail failed fails
    failing failure refusal hesitate hesitated reluctant unable unwilling yet stop stopped avoid avoided forgot expected
    expects expect expecting plan plans planned planning going likely want wants wanted hope hopes hoped hoping ready
    prepared need needs needed how afraid able unlikely scheduled set due supposed easy hard fair safe
    """.split()
)
_NO_INFINITIVE = frozenset("ask call states reports claims question questions answer respond reply write posts".split())
_CLAUSE_EDGES = frozenset(
    "while though although when if because whereas since unless until as but and or nor so than where".split()
)
_TIMES = frozenset("last this past next week month year night earlier".split())
_INSIDE = frozenset("who that which whose".split())
_ALONE = frozenset("her him them us me both all many some several most few one two three four another".split())
_PROMISES = frozenset("call calls promise promises pledge pledges vow vows".split())
_OWNERS = frozenset("his her their".split())


def hearsay(scene: Scene, s: Stretch, events: list[Event]) -> list[Event]:
    """The acts of speech of a sentence that may report, those already found among them, in order."""
    if scene.language != "en":
        return events[:_MOST]
    tokens, flag, mark = scene.tokens, scene.tokens.flag, scene.tokens.mark
    spots = tokens.told(s.first, s.last, _WANTED)[:MOST_VERBS]
    if not spots:
        return []
    known = {event.first: event for event in events if event.source is not None}
    heading = _heading(scene, s)
    out: list[Event] = []
    taken = s.first
    for i in spots:
        if i < taken or mark[i] >= 0 or (i not in known and scene.name_at[i] >= 0):
            continue
        event = _widened(scene, known[i], s) if i in known else None
        if event is None and flag[i] & _SPEECH and (heading or not tokens.cap[i] or i == s.first):
            event = _verb(scene, i, s, heading)
        elif event is None and flag[i] & ACCORDING and tokens.low[i + 1 : i + 2] == ["to"]:
            event = _according(scene, i, s)
        elif event is None and flag[i] & TALK:
            event = _noun(scene, i, s)
        if event is not None:
            out.append(event)
            taken = max(i + 1, event.last)
            if len(out) == _MOST:
                break
    return out


def _widened(scene: Scene, event: Event, s: Stretch) -> Event:
    """The same act by the whole of a subject that the nearest noun phrase only ends: "a group led by two dockers"."""
    source = event.source
    if source is None or event.inverted or event.kind in ("according", "stance"):
        return event
    beside = event.carried and event.first > s.first and scene.tokens.spoken[event.first - 1]
    if event.carried and not beside:
        return event
    last = event.first if event.carried else source.last
    before = scene.begins(source) - 1
    if event.carried or (before >= s.first and _governs(scene, before)):
        wider = _whoever(scene, last - 1, s)
        if wider and (not event.carried or scene.tokens.low[wider.first - 1] == "with"):
            return replace(event, source=wider, carried=False)
    return event


def _governs(scene: Scene, i: int) -> bool:
    """Whether a token leads up to a noun phrase that is no subject."""
    flag, low = scene.tokens.flag[i], scene.tokens.low[i]
    if scene.name_at[i] >= 0 or not scene.tokens.spoken[i]:
        return False
    return bool(flag & PREP) or not (flag & (CONJ | RELATIVE | SAY | ADVERB | AUX) or low in _CLAUSE_EDGES)


def _verb(scene: Scene, i: int, s: Stretch, heading: bool) -> Event | None:
    flag, low = scene.tokens.flag, scene.tokens.low
    if scene.no_speech(i, s) or scene.is_antecedent(i, s):
        return None
    j = i - 1
    while j >= s.first and flag[j] & ADVERB and not scene.tokens.cap[j] and not flag[j] & (DET | PRONOUN):
        j -= 1
    kind: EventKind = "act" if flag[i] & ACT and not flag[i] & (SAY | PARTING) else "say"
    if low[i][-3:] == "ing":
        source = _of_participle(scene, i, j, s)
    elif j < s.first:
        source = None
    elif low[j] == "to":
        source = _of_infinitive(scene, i, j, s) if kind == "say" else None
    elif heading or not flag[i] & NOUNLIKE or low[i + 1 : i + 2] == ["that"] or flag[min(i + 1, s.last - 1)] & PRONOUN:
        source = _of_finite(scene, j, s)
    else:
        source = None
    return Event(i, i + 1, source, False, kind) if source else None


def _of_participle(scene: Scene, i: int, j: int, s: Stretch) -> Source | None:
    """Who does what a form in -ing at ``i`` says, ``j`` the token before it and its adverbs."""
    flag, low = scene.tokens.flag, scene.tokens.low
    if j < s.first:
        return _opening(scene, i, s)  # Noting that the pier was safe, Mara Lind left
    if flag[j] & AUX:
        return _before_aux(scene, j, s) if low[j] in _BE else None
    if low[j] in _BEHIND:
        return scene.subject(s, i) if j > s.first else _opening(scene, i, s)
    if scene.tokens.spoken[j] and not flag[j] & (PREP | DET):
        return _whoever(scene, j, s)
    return None


def _of_infinitive(scene: Scene, i: int, j: int, s: Stretch) -> Source | None:
    """Who does what an infinitive at ``i`` says, None where it was not said: "declined to say", "plans to announce"."""
    low = scene.tokens.low
    if low[i] in _NO_INFINITIVE or any(low[k] in _NOT_SAID for k in range(max(s.first, j - 4), j)):
        return None
    return scene.subject(s, i)


def _of_finite(scene: Scene, j: int, s: Stretch) -> Source | None:
    """The subject of a verb behind token ``j``, of any make."""
    flag, low = scene.tokens.flag, scene.tokens.low
    if flag[j] & AUX:
        return _before_aux(scene, j, s) if low[j] not in _BE else None
    return None if flag[j] & (DET | RELATIVE) and low[j] not in _ALONE else _whoever(scene, j, s)


def _before_aux(scene: Scene, j: int, s: Stretch) -> Source | None:
    """The subject before the auxiliaries that end at token ``j``."""
    tokens, flag = scene.tokens, scene.tokens.flag
    negated = False
    while j > s.first and flag[j] & (AUX | ADVERB) and not flag[j] & PRONOUN:
        negated = negated or tokens.low[j] in ("not", "never") or tokens.low[j][-3:] in ("n't", "n’t")
        j -= 1
    if negated or tokens.mark[j] >= 0:
        return None
    return scene._ending(j, s.first) or _whoever(scene, j, s)


def _whoever(scene: Scene, j: int, s: Stretch) -> Source | None:
    """Whatever noun phrase ends at token ``j``: from the edge of its clause, relative clauses within."""
    tokens, flag, low = scene.tokens, scene.tokens.flag, scene.tokens.low
    while j > s.first and (low[j] in _TIMES or flag[j] & WEEKDAY) and scene.name_at[j] < 0 and low[j - 1] != "on":
        j -= 1  # the board this past week announced
    if not tokens.spoken[j] and tokens.word[j] != "%":
        return None
    if flag[j] & (PREP | CONJ) or (flag[j] & AUX):
        return None
    k, verbs = j, 0
    lowest = max(s.first, j - _WIDE)
    while k >= lowest:
        f = flag[k]
        if tokens.mark[k] >= 0 or not (tokens.spoken[k] or tokens.word[k] in "%$’'-.") or low[k] in _CLAUSE_EDGES:
            break
        if scene.name_at[k] < 0:
            if low[k] in _INSIDE and k > s.first and tokens.spoken[k - 1]:
                verbs = 0  # those of the relative clause
            elif f & (AUX | VERB | SAY) and not f & NOUNLIKE and low[k + 1] != "by" and low[k - 1] != "those":
                verbs += 1
        k -= 1
    k += 1
    if verbs or k > j or (flag[k] & (PREP | RELATIVE) and scene.name_at[k] < 0) or k == lowest > s.first:
        return None
    return Source(k, j + 1, "nominal")


def _opening(scene: Scene, i: int, s: Stretch) -> Source | None:
    """The subject behind the comma that ends an opening participle clause."""
    tokens = scene.tokens
    for k in range(i + 2, min(i + 40, s.last - 1)):
        if tokens.word[k] == "," and tokens.mark[k] < 0:
            source = scene.behind(k + 1, s.last)
            if source and source.kind != "nominal":
                return source
    return None


def _noun(scene: Scene, i: int, s: Stretch) -> Event | None:
    """ "the mayor’s claim that", "her call to"."""
    flag, low = scene.tokens.flag, scene.tokens.low
    if i + 3 >= s.last:
        return None
    after = low[i + 1]
    if after != "that" and not (after == "to" and low[i] in _PROMISES):
        return None
    for k in range(i - 1, max(s.first - 1, i - 4), -1):
        if low[k] in _OWNERS:
            return Event(i, i + 1, Source(k, k + 1, "pronoun"), False, "say")
        if low[k].endswith(("’s", "'s")):
            index = scene.name_at[k]
            if index >= 0:
                m = scene.found[index]
                return Event(i, i + 1, Source(m.first, m.last, "name", index), False, "say")
            return Event(i, i + 1, Source(scene._start(k, s.first), k + 1, "nominal"), False, "say")
        if flag[k] & (DET | PREP | AUX):
            break
    return None


def _according(scene: Scene, i: int, s: Stretch) -> Event | None:
    """ "according to him", "according to early returns": whatever stands there is the source."""
    tokens = scene.tokens
    k = first = i + 2
    while k < s.last and k - first < _WIDE and tokens.spoken[k] and tokens.mark[k] < 0:
        if k > first and scene.name_at[k] < 0 and tokens.flag[k] & (AUX | RELATIVE | WEEKDAY):
            break
        k += 1
    return Event(i, first, Source(first, k, "nominal"), True, "according") if k > first else None


def _heading(scene: Scene, s: Stretch) -> bool:
    """Whether a line is set in capitals like a heading."""
    tokens = scene.tokens
    if s.last - s.first > _LONGEST_HEADING:
        return False
    capitals = small = 0
    for i in range(s.first, s.last):
        if len(tokens.word[i]) > 3 and tokens.spoken[i]:
            if tokens.cap[i]:
                capitals += 1
            else:
                small += 1
                if small > 2 and small > capitals:
                    return False
    return capitals > 2 and capitals > 4 * small
