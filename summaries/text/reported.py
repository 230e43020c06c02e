"""Speech reported in other words: where the clause begins and ends that somebody is said to have said."""

from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, MONTH, NUMBER, PREP, QUOTING, SAY, WEEKDAY
from summaries.text.sentences import Stretch
from summaries.text.speech import Event, Scene
from summaries.text.tokens import Tokens

_FEWEST = 4  # words of reported speech worth keeping
_THAT = frozenset("that dass daß que qu".split())
_THAT_WITHIN = 14  # tokens between a verb and its "that"
_TAIL = 14  # words behind a tag that closes a sentence (", the ministry said in a statement on Monday.")
_HEARERS = frozenset(
    """
    reporters journalists lawmakers supporters parliament congress broadcasters viewers listeners voters
    """.split()
)
_TELLING = frozenset(
    """
    told tells tell telling informed reminded reminds assured assures asked asks ask asking warned warns warning
    advised
    """.split()
)
_PLACES_OF_SPEECH = frozenset(
    """
    statement interview tweet letter speech email report conference post filing memo broadcast briefing
    """.split()
)
_ASKED = frozenset("by on about whether if why".split())
_WHERE = frozenset("in on during at through via to after before".split())


def clause(scene: Scene, event: Event, s: Stretch, events: list[Event], tags: bool) -> tuple[int, int] | None:
    """The tokens of what an act of speech reports, or None.

    tags: the verb belongs to words between quotation marks, and reports more only with a "that" right behind it.
    """
    if event.source is None or event.kind == "stance":
        return None
    tokens = scene.tokens
    first, last = 0, _closed_at(scene, event, s)
    if last > s.first:
        first = _after_opening(tokens, s.first, last)
    elif not tags or (event.last < s.last and tokens.low[event.last] in _THAT):
        first = _content(scene, event, s)
        last = _cut(scene, first, s.last, event, events)
    while first < last and not (tokens.word[first][0].isalnum() or tokens.word[first] in "$€£"):
        first += 1
    while last > first and not (tokens.word[last - 1][0].isalnum() or tokens.word[last - 1] in "%)"):
        last -= 1
    words = sum(tokens.spoken[first:last])
    return (first, last) if words >= _FEWEST else None


def _closed_at(scene: Scene, event: Event, s: Stretch) -> int:
    """Where the clause ends that a speech tag closes (", the ministry said."), or 0 where the tag closes none."""
    tokens = scene.tokens
    if event.kind not in ("say", "according") or event.carried or event.source is None:
        return 0
    first = min(event.first, scene.begins(event.source)) if event.kind == "say" else event.first
    if first <= s.first + 3:
        return 0
    if event.kind == "according":
        return first
    if tokens.word[first - 1] not in (",", "''"):
        return 0
    end = max(event.last, event.source.last)
    rest = sum(tokens.spoken[end : s.last])
    if rest > _TAIL or (rest and not _tail(scene, end)):
        return 0
    if scene.language == "en" and scene.tokens.low[s.first].endswith("ed") and scene.tokens.low[s.first + 1] in _ASKED:
        return 0  # Asked by the Courier, the county said
    return first - 1


def _tail(scene: Scene, i: int) -> bool:
    """Whether what follows a verb only says when, where and to whom."""
    tokens = scene.tokens
    if not tokens.word[i][0].isalnum():
        return tokens.word[i] == ","
    return (
        bool(tokens.flag[i] & (PREP | WEEKDAY | ADVERB | MONTH)) and tokens.low[i] not in ("to", "about", "of")
    ) or (tokens.low[i - 1] in _TELLING and (scene.name_at[i] >= 0 or tokens.low[i] in _HEARERS))


def _after_opening(tokens: Tokens, first: int, last: int) -> int:
    """Behind a "but" or "and" that opens the sentence."""
    return first + 1 if first < last and tokens.flag[first] & CONJ else first


def _content(scene: Scene, event: Event, s: Stretch) -> int:
    """Where what is reported starts, behind hearers, places and days; ``s.last`` where nothing is."""
    tokens, low, flag = scene.tokens, scene.tokens.low, scene.tokens.flag
    i = max(event.last, event.source.last if event.source and event.inverted else 0)
    if event.kind == "according":
        while i < s.last and tokens.word[i] != ",":
            i += 1
        return i + 1
    that = _that(scene, event, i, s)
    if that:
        return that + 1
    if flag[event.first] & QUOTING:
        return s.last
    if low[event.first] in ("added", "adds", "add") and (
        flag[i] & (NUMBER | PREP) or tokens.word[i][0].isdigit() or low[i] in ("a", "an")
    ):
        return s.last
    if low[event.first] in _TELLING:
        while i < s.last and (
            scene.name_at[i] >= 0
            or low[i] in _HEARERS
            or (flag[i] & DET and low[i + 1 : i + 2] and low[i + 1] in _HEARERS)
        ):
            i += 1
        if i < s.last and low[i] in ("him", "her", "them", "us", "me", "it"):
            i += 1
    return _behind_when(scene, i, s)


def _that(scene: Scene, event: Event, i: int, s: Stretch) -> int:
    """The "that" which opens a reported clause, past hearers, places and days; 0 where there is none."""
    tokens, low, flag = scene.tokens, scene.tokens.low, scene.tokens.flag
    if event.kind == "act":
        return 0
    free = i < s.last and (bool(flag[i] & (PREP | WEEKDAY | ADVERB)) or low[event.first] in _TELLING)
    for j in range(i, min(i + _THAT_WITHIN, s.last)):
        if low[j] in _THAT and tokens.mark[j] < 0:
            return j if j == i or free else 0
        if (flag[j] & (AUX | SAY) and scene.name_at[j] < 0) or tokens.word[j] in ";:":
            return 0
    return 0


def _behind_when(scene: Scene, i: int, s: Stretch) -> int:
    """Past "in a statement", "on Monday", "in an interview with …," that stand between a verb and what it reports."""
    tokens, low, flag = scene.tokens, scene.tokens.low, scene.tokens.flag
    moved = True
    while moved and i + 1 < s.last:
        moved = False
        if flag[i] & WEEKDAY or (flag[i] & ADVERB and low[i] not in ("both", "all", "not", "no", "only")):
            i += 1
            moved = True
        elif low[i] in _WHERE and (
            flag[i + 1] & WEEKDAY or low[i + 1] in ("a", "an", "twitter", "facebook", "his", "her", "their", "the")
        ):
            for j in range(i + 1, min(i + 9, s.last)):
                if flag[j] & AUX or not tokens.word[j][0].isalnum():
                    break
                if flag[j] & WEEKDAY or low[j] in _PLACES_OF_SPEECH or low[j] in ("twitter", "facebook"):
                    i = j + 1
                    moved = True
                    break
    return i


def _cut(scene: Scene, first: int, last: int, event: Event, events: list[Event]) -> int:
    """The end of a reported clause: before another act of speech of the same sentence."""
    tokens = scene.tokens
    for other in events:
        if other.first <= first or other.source is None or other.kind == "stance":
            continue
        if other.carried or other.inverted:
            at = other.first
        else:
            at = min(scene.begins(other.source), other.first)
            if at <= first or not (
                tokens.flag[at - 1] & CONJ or tokens.word[at - 1] in ",;" or tokens.low[at - 1] in ("while", "as")
            ):
                continue
        while at > first and (
            tokens.flag[at - 1] & CONJ
            or tokens.low[at - 1] in ("the", "also", "while", "as")
            or tokens.word[at - 1] == ","
        ):
            at -= 1
        if at > first + 2 and (other.carried or other.kind in ("parting", "according") or not other.inverted):
            return at
    return last
