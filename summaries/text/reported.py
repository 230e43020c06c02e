"""Speech reported in other words: where the clause begins and ends that somebody is said to have said."""

from summaries.text.complements import content, tells
from summaries.text.ends import end, within_relative
from summaries.text.lexicon import ADVERB, AUX, CONJ, DET, MONTH, PARTING, PREP, PRONOUN, RELATIVE, VERB, WEEKDAY
from summaries.text.sentences import Stretch
from summaries.text.speech import Event, Scene
from summaries.text.tokens import Tokens
from summaries.text.verbs import finite

_FEWEST = 4  # words of reported speech worth keeping
_THAT = frozenset("that dass daß que qu".split())
_TAIL = 14  # words behind a tag that closes a sentence (", the ministry said in a statement on Monday.")
_MIDDLE = 9  # tokens of when and where within a tag that a clause runs around
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
_ASKED = frozenset("by on about whether if why".split())
_JOINS = frozenset("because if so to unless".split())
_FRONTS = frozenset("after before as when while if since although though because last this earlier once like".split())
_ASIDE = frozenset("as while when who which whose where with citing noting adding".split())


def clause(scene: Scene, event: Event, s: Stretch, events: list[Event], tags: bool) -> tuple[int, int] | None:
    """The tokens of what an act of speech reports, or None; a clause that a tag interrupts is given with its tag.

    tags: the verb belongs to words between quotation marks, and reports more only with a "that" right behind it.
    """
    if event.source is None or event.kind == "stance":
        return None
    tokens = scene.tokens
    first, last = 0, _tagged(scene, event, s, events)
    if last > s.first:
        first = _after_opening(tokens, s.first, last)
    elif event.inverted and event.kind == "say" and _behind_comma(scene, event, s):
        return None
    elif not tags or (event.last < s.last and (tokens.low[event.last] in _THAT or _says_more(scene, event, s))):
        first = content(scene, event, s)
        last = end(scene, first, s.last, event, events)
        if last - first < _FEWEST or not tells(scene, event, first, last):
            return None
    while first < last and not (tokens.word[first][0].isalnum() or tokens.word[first] in "$€£"):
        first += 1
    while last > first and not (tokens.word[last - 1][0].isalnum() or tokens.word[last - 1] in "%)"):
        last -= 1
    words = sum(tokens.spoken[first:last])
    return (first, last) if words >= _FEWEST else None


def _tagged(scene: Scene, event: Event, s: Stretch, events: list[Event]) -> int:
    """Where the clause ends that a speech tag closes or interrupts, or 0 where the verb is no tag."""
    tokens = scene.tokens
    if event.kind not in ("say", "according") or event.carried or event.source is None:
        return 0
    first = min(event.first, scene.begins(event.source)) if event.kind == "say" else event.first
    if first <= s.first or within_relative(scene, event):
        return 0
    inside = tokens.word[first - 1] in (",", "''")
    if event.kind == "according" and inside and tokens.low[first - 2] in _THAT:
        return 0  # that, according to the board, the pier
    stop = max(event.last, event.source.last)
    tag = inside or tokens.low[first - 1] == "as"
    whole = tag and (scene.language != "en" or finite(tokens, scene.name_at, s.first, first - 1))
    goes_on = _goes_on(scene, event, stop, s, whole) if inside else 0
    if goes_on:
        return end(scene, goes_on, s.last, event, events)
    if first <= s.first + 3:
        return 0
    if event.kind == "according":
        return first
    if tokens.low[first - 1] == "as" and tokens.word[first - 2] == "," and whole and stop == s.last - 1:
        return first - 2  # …, as the mayor put it.
    if not inside or not (whole or _self_contained(scene, s.first, first - 1)):
        return 0  # After the meeting, the mayor told reporters
    closed = stop
    while closed < s.last and tokens.word[closed] != ",":
        closed += 1
    who = event.inverted and tokens.low[stop : stop + 1] == ["who"]  # said an official who saw it
    rest = 0 if who else sum(tokens.spoken[stop:closed])
    if rest > _TAIL or (rest and not _tail(scene, stop)) or _introduces(scene, stop, first):
        return 0
    if scene.language == "en" and tokens.low[s.first].endswith("ed") and tokens.low[s.first + 1] in _ASKED:
        return 0  # Asked by the Courier, the county said
    return first - 1


def _says_more(scene: Scene, event: Event, s: Stretch) -> bool:
    """Whether a verb behind a quotation has a clause of its own: "“Go,” but she said it was late."."""
    i = event.last
    return (
        not event.inverted and bool(scene.tokens.flag[i] & PRONOUN) and finite(scene.tokens, scene.name_at, i, s.last)
    )


def _self_contained(scene: Scene, first: int, last: int) -> bool:
    """Whether words before a tag are hardly a mere when or where, whatever their verb may be."""
    flag, low = scene.tokens.flag[first], scene.tokens.low[first]
    fronted = flag & (PREP | RELATIVE) or low in _FRONTS or low.endswith(("ing", "ed"))
    return last - first >= _MIDDLE and not fronted


def _behind_comma(scene: Scene, event: Event, s: Stretch) -> bool:
    """Whether a verb with its speaker behind it stands behind a comma: a tag, whatever it tags."""
    return event.first > s.first and scene.tokens.word[event.first - 1] in (",", "''") and not event.passive


def _introduces(scene: Scene, i: int, first: int) -> bool:
    """Whether a verb that ends at token ``i`` brings a quotation, and none stands before its subject."""
    mark = scene.tokens.mark
    return i + 1 < len(mark) and scene.tokens.word[i] in ",:" and mark[i + 1] >= 0 and mark[first - 2] < 0


def _goes_on(scene: Scene, event: Event, i: int, s: Stretch, whole: bool) -> int:
    """Where a clause goes on behind a tag between two commas ("The pier, he said on Monday, is safe"), else 0.

    whole: what stands before the tag is a clause already, so that nothing need follow.
    """
    tokens, word, low, flag = scene.tokens, scene.tokens.word, scene.tokens.low, scene.tokens.flag
    until = min(i + _MIDDLE, s.last)
    if i < until and tokens.spoken[i] and not _tail(scene, i):
        return 0
    while i < until and word[i] != ",":
        if tokens.mark[i] >= 0 or word[i] in ";:" or flag[i] & (AUX | RELATIVE):
            return 0
        i += 1
    if i >= until or i + 3 >= s.last:
        return 0
    i += 1
    if tokens.mark[i] >= 0:
        return i if word[i] == "''" else 0
    if event.inverted and not flag[i] & (AUX | VERB) and (event.kind != "according" or low[i] in ("a", "an")):
        return _behind_apposition(scene, i, s, whole)
    if low[i] in _ASIDE or low[i][-3:] == "ing" or flag[i] & PARTING:
        return 0
    return i if not whole or _may_follow(scene, i, s) else 0


def _may_follow(scene: Scene, i: int, s: Stretch) -> bool:
    """Whether what stands behind a tag can go on with a clause that is whole already."""
    tokens = scene.tokens
    joins = bool(tokens.flag[i] & CONJ) or tokens.low[i] in _JOINS
    return (joins and tokens.mark[i - 1] < 0) or finite(tokens, scene.name_at, i, s.last)


def _behind_apposition(scene: Scene, i: int, s: Stretch, whole: bool) -> int:
    """Behind what is told of a speaker who stands behind the verb: "said Mara Lind, the mayor, would close"."""
    if scene.tokens.flag[i] & CONJ or scene.tokens.low[i] in _JOINS:
        return i
    for j in range(i, min(i + 2 * _MIDDLE, s.last - 2)):
        if scene.tokens.word[j] == ",":
            behind = scene.tokens.flag[j + 1]
            return j + 1 if not whole or (behind & (AUX | VERB | CONJ) and not behind & DET) else 0
    return 0


def _tail(scene: Scene, i: int) -> bool:
    """Whether what follows a verb only says when, where and to whom."""
    tokens = scene.tokens
    if not tokens.word[i][0].isalnum():
        return tokens.word[i] == ","
    return (
        (
            bool(tokens.flag[i] & (PREP | WEEKDAY | ADVERB | MONTH))
            or tokens.low[i] in ("last", "this", "early", "late", "here", "there", "when", "as", "via")
        )
        and tokens.low[i] not in ("to", "about", "of")
    ) or (
        tokens.low[i - 1] in _TELLING
        and (
            scene.name_at[i] >= 0
            or tokens.low[i] in _HEARERS
            or tokens.low[i] in ("him", "her", "them", "me", "us")
            or (bool(tokens.flag[i] & DET) and i + 1 < len(tokens) and scene.name_at[i + 1] >= 0)
        )
    )


def _after_opening(tokens: Tokens, first: int, last: int) -> int:
    """Behind a "but" or "and" that opens the sentence."""
    return first + 1 if first < last and tokens.flag[first] & CONJ else first
