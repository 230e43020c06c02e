"""What stands behind a verb of speech: the clause, the infinitive or the thing that it reports, and where it starts."""

from summaries.text.lexicon import ACT, ADVERB, AUX, CONJ, DET, NUMBER, PREP, PRONOUN, QUOTING, SAY, VERB, WEEKDAY
from summaries.text.sentences import Stretch
from summaries.text.speech import Event, Scene
from summaries.text.verbs import finite

_THAT = frozenset("that dass daß que qu".split())
_ASKING = frozenset("whether if how why what who when where which".split())
_AUXILIARIES = 5  # tokens before a verb in which a "not" may stand
_THAT_WITHIN = 24  # tokens between a verb and its "that"
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
_WHERE = frozenset("in on during at through via to after before".split())
# Verbs that say something only with a clause: what else is "added", "claimed" or "maintained" is no word of anybody's.
_NEED_A_CLAUSE = frozenset(
    """
    said say says saying told tell tells telling added adds add adding wrote write writes writing noted note notes
    noting stated state states stating claimed claim claims claiming maintained maintain maintains argued argue
    argues arguing observed observes remarked remarks remarking joked jokes joking replied replies reply replying
    responded responds respond responding continued continues continue commented contended contends contend
    contending concluded concludes conclude concluding informed reminded reminds assured assures advised estimated
    boasted boasts explained explains explain explaining declared declares declare implied implies hinted hints
    signaled signalled testified mused opined reasoned recounted forecast speculated insisted insists insist
    insisting alleged alleges allege alleging reiterated reiterates reiterating emphasized emphasised emphasizes
    emphasises emphasizing affirmed asserted asserts asserting conceded concedes conceding hinting implying
    estimates
    """.split()
)
# What these name is a matter or a stand, and no words: "rejected the plan", "discussed the fees".
_NO_WORDS = frozenset(
    """
    rejected reject rejects rejecting defended defend defends dismissed dismiss dismisses discussed discuss challenged
    challenge mocked mocks welcomed welcome touted outlined outlines detailed ridiculed portrayed quoted quotes thanked
    thanks condemned condemns denounced denounces denouncing decried decries congratulated citing
    """.split()
)
_SAID = frozenset("said say says".split())
_BOUND = frozenset("pledged pledges pledge promised promises promise vowed vows vow".split())
_TOPICS = frozenset("for of about against on over".split())  # what "called for", "warned of" and "insisted on" bring
_WHETHER = frozenset("whether if how why what".split())
_SPANS = frozenset("week month year night summer spring autumn fall winter weekend morning evening afternoon".split())
_TIMES = frozenset("as when while last this earlier later where".split())
_GAPS = frozenset("as what which whatever".split())


def content(scene: Scene, event: Event, s: Stretch) -> int:
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


def tells(scene: Scene, event: Event, first: int, last: int) -> bool:
    """Whether what stands behind a verb of speech can be what was said: a clause, where the verb needs one."""
    tokens, low, flag = scene.tokens, scene.tokens.low, scene.tokens.flag
    if scene.language != "en" or event.kind == "according" or first >= last:
        return True
    if negated(scene, event.first):
        return False
    if event.passive and low[first] not in _ASKING and low[first] != "to" and low[first - 1] not in _THAT:
        return False  # reported by the Courier and
    verb, opening = low[event.first], low[first]
    if (opening in _ASKING and opening not in _TIMES) or (flag[first] & PRONOUN and not flag[first] & DET):
        return True
    if low[first - 1] in _THAT:
        return bool(flag[first]) or scene.name_at[first] >= 0 or any(f & (AUX | VERB) for f in flag[first:last])
    if verb in _NO_WORDS or low[first : first + 2] in (["a", "question"], ["each", "other"]):
        return False
    act = bool(flag[event.first] & ACT)
    if not act and _gapped(scene, event):  # what he says, as she put it
        return not flag[first] & CONJ and (bool(flag[first] & AUX) or finite(tokens, scene.name_at, first, last))
    if opening == "to":
        return verb not in _NEED_A_CLAUSE and scene.name_at[first + 1] < 0 and not flag[first + 1] & (DET | PRONOUN)
    if opening in _TOPICS or (act and opening == "as"):
        return True
    if flag[first] & PREP or opening in _TIMES:
        return finite(tokens, scene.name_at, first, last)
    if verb in _NEED_A_CLAUSE or low[event.first - 1] == "to":
        return verb in _SAID or finite(tokens, scene.name_at, first, last)
    if verb in _BOUND:
        return bool(flag[first] & (DET | PRONOUN | NUMBER)) or not opening[0].isalpha()
    return True


def negated(scene: Scene, i: int) -> bool:
    """Whether a verb is denied: "did not say whether", "never said", "wouldn’t explain why"."""
    flag, low = scene.tokens.flag, scene.tokens.low
    for j in range(i - 1, max(i - _AUXILIARIES, -1), -1):
        if low[j] in ("not", "never") or low[j].endswith(("n’t", "n't")):
            return True
        if not flag[j] & (AUX | ADVERB) or flag[j] & PRONOUN:
            return False
    return False


def _gapped(scene: Scene, event: Event) -> bool:
    """Whether what was said stands before the verb as "what", "which" or "as": "as the mayor put it"."""
    if event.source is None or event.inverted:
        return False
    at = min(scene.begins(event.source), event.first) - 1
    low = scene.tokens.low
    return at >= 0 and low[at] in _GAPS and (at == 0 or low[at - 1] != "even")


def _that(scene: Scene, event: Event, i: int, s: Stretch) -> int:
    """The "that" which opens a reported clause, past hearers, places and days; 0 where there is none."""
    tokens, low, flag = scene.tokens, scene.tokens.low, scene.tokens.flag
    if event.kind == "act":
        return 0
    free = i < s.last and (
        bool(flag[i] & (PREP | WEEKDAY | ADVERB)) or low[i] in _TIMES or low[event.first] in _TELLING
    )
    for j in range(i, min(i + _THAT_WITHIN, s.last)):
        if free and j > i and low[j] in _WHETHER and tokens.mark[j] < 0 and tokens.spoken[j - 1]:
            return j - 1
        if low[j] in _THAT and tokens.mark[j] < 0:
            relative = j + 1 < s.last and flag[j + 1] & (AUX | VERB) and scene.name_at[j + 1] < 0
            return j if not relative and (j == i or free) else 0
        if (flag[j] & (AUX | SAY) and scene.name_at[j] < 0) or tokens.word[j] in ";:":
            return 0
    return 0


def _behind_when(scene: Scene, i: int, s: Stretch) -> int:
    """Past "in a statement", "on Monday", "in an interview with …," that stand between a verb and what it reports."""
    tokens, low, flag = scene.tokens, scene.tokens.low, scene.tokens.flag
    moved = True
    while moved and i + 1 < s.last:
        moved = False
        if low[i] in ("last", "this", "earlier", "next") and i + 1 < s.last and low[i + 1] in _SPANS:
            i += 2
            moved = True
        elif flag[i] & WEEKDAY or (flag[i] & ADVERB and low[i] not in ("both", "all", "not", "no", "only")):
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
