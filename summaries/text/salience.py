"""What a sentence is worth to a colleague who has read nothing: its place, how concrete it is, and whether it "
"stands alone."""

import re
from functools import reduce
from operator import or_

from summaries.model import Figure, Name, Quote, Sentence
from summaries.text.lexicon import CONNECT, DOUBT, HEDGE, PRONOUN, STOP
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_BOILERPLATE_START = re.compile(
    r"(?:!\[|\[?image\b|photo(?:graph)?s?\s*(?:by|:|credit)|picture:|pictured\b|file photo|getty\b|©|\(c\)"
    r"|copyright\b|all rights reserved"
    r"|read (?:more|also|next|the full)|see also|also read|related\s*:|more on|more from|watch\s*:|listen\s*:"
    r"|click here|sign up|subscribe|newsletter"
    r"|follow (?:us|@)|share (?:this|on)|advertisement|sponsored|this article (?:was|is|first|originally)"
    r"|this story (?:was|has been)"
    r"|(?:with )?(?:additional )?reporting by|editing by|writing by|get (?:our|the) |we use cookies|by continuing"
    r"|accept (?:all )?cookies|support (?:our|quality) journalism"
    r"|join (?:our|us)|download (?:our|the) app|have a (?:story|tip)|contact us|comments? (?:are|\()|last updated"
    r"|updated at|published (?:at|on)|\d+ min(?:ute)?s? read"
    r"|lesen sie (?:auch|mehr)|mehr zum thema|newsletter|foto:|bild:|leer más|lea también|suscríb|foto:|lire aussi"
    r"|abonnez|photo :|crédit|leia (?:mais|também)|assine)",
    re.I,
)
_BOILERPLATE_INSIDE = re.compile(
    r"https?://\S+\)|/getty|getty images|/afp|/reuters\b|/ap\b|\(reuters\)$|sign up (?:to|for) (?:our|the)"
    r"|terms of (?:use|service)|privacy policy|all rights reserved|click here|editing by",
    re.I,
)
_UNKNOWN = re.compile(
    r"\bit (?:was|is|remains|remained) (?:not (?:immediately |yet )?(?:clear|known)|unclear|unknown|uncertain)"
    r"|\b(?:was|were|is|are|remains?) (?:still )?(?:unclear|unknown|unresolved|undecided|undetermined|unexplained)"
    r"|\bnot (?:yet|immediately|been) (?:been )?(?:clear|known|confirmed|released|announced|named|identified|said"
    r"|decided|disclosed|determined|respond\w*|comment\w*|established|set)"
    r"|\b(?:did|does|do|has|have|had|would|could) not (?:immediately |yet |always )?(?:respond|repl|return|comment"
    r"|answer|said|say\b|been (?:named|identified|released|announced|confirmed|explained|determined|reached)"
    r"|explain|give (?:a|any) (?:reason|detail|date|figure)|disclose|confirm|know)"
    r"|\b(?:didn|don|doesn|hasn|haven|couldn|wouldn)['’]t (?:immediately )?(?:respond|return|comment|know|say\b"
    r"|confirm)"
    r"|\b(?:has|have|had) yet to\b|\b(?:is|are) yet to\b|\bdeclined to (?:say|comment|give|confirm|name|identify"
    r"|discuss|answer|elaborate|specify)|\brefused to (?:say|comment|confirm|answer)"
    r"|\bno (?:one|date|decision|cause|motive|details?|explanation|timetable|reason|word"
    r"|agreement)(?: \w+)? (?:has|have|was|were|is|yet|had|on when|knows)|\bremains? to be seen|\b(?:questions?"
    r"|doubts?) (?:remain|over|about)|\braises? questions|\bcould not be (?:reached|confirmed|verified|determined"
    r"|established)"
    r"|\b(?:investigat\w+|inquiry|review|talks|negotiations) (?:is|are|was|were) (?:ongoing|continuing|under way"
    r"|underway)|\bunder investigation\b|\bunanswered\b|\bnobody (?:knows|has said)|\bnot say (?:when|whether|how"
    r"|why|who|what|where)"
    r"|\bwhether\b[^.]{0,80}\b(?:unclear|unknown|open|uncertain)\b|\bunklar\b|\bnoch nicht (?:bekannt|klar|fest)"
    r"|\bno está claro|\bse desconoce|\bon ignore\b|\bpas encore (?:connu|établi)|\bnão está claro"
    r"|\bainda não se sabe",
    re.I,
)
_HEDGED = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:said|thought|believed|understood|expected|reported|rumou?red|suspected"
    r"|accused) (?:to|of)|\baccording to (?:unconfirmed|early|initial)|\bit (?:is|was) (?:thought|believed"
    r"|reported|possible|not certain)|\bsoll(?:en)?\b",
    re.I,
)
_DEPENDENT = frozenset(
    """
    he she they it this that these those his her their its but however and or so yet then also thus therefore
    instead meanwhile moreover furthermore additionally besides nevertheless nonetheless consequently hence
    similarly likewise otherwise afterwards afterward both neither others another here there him them such
    """.split()
)
# A pattern is tried only where one of its words stands, which a set tells a hundred times faster.
_HEDGE_WORDS = frozenset(
    """
    said thought believed understood expected reported rumored rumoured suspected accused according possible
    certain soll sollen
    """.split()
)
_BOILERPLATE_WORDS = frozenset("http https getty afp reuters ap sign terms privacy rights click editing".split())
_CHECKED = 1_500  # characters of one sentence looked at


def _wants_before(tokens: Tokens, s: Stretch, flags: int, quoted: bool) -> bool:
    """Whether a sentence leans on the one before it."""
    first = s.first
    while first < s.last and not tokens.word[first][0].isalnum():
        first += 1
    if first >= s.last:
        return True
    low = tokens.low[first]
    if quoted and first > s.first and tokens.mark[first] >= 0:
        return False
    if low in ("there", "this", "that", "it") and first + 1 < s.last:
        after = tokens.low[first + 1]
        if (low == "there" and after in ("is", "are", "was", "were", "have", "has", "will")) or (
            low == "this" and after in ("week", "year", "month", "summer", "morning")
        ):
            return False
    if low == "it" and any(tokens.low[i] == "that" for i in range(first, min(first + 7, s.last))):
        return False
    return low in _DEPENDENT or (
        bool(flags & (CONNECT | PRONOUN))
        and low not in ("i", "we", "you")
        and not flags & ~(CONNECT | PRONOUN | STOP) & 0
    )


def weighed(
    tokens: Tokens,
    stretches: tuple[Stretch, ...],
    stems: list[str],
    names: tuple[Name, ...],
    figures: tuple[Figure, ...],
    quotes: tuple[Quote, ...],
    heavy: dict[str, float],
) -> tuple[Sentence, ...]:
    """The sentences with what briefings need to know of each; offsets in characters."""
    count = len(stretches)
    named, counted, quoted = [0] * count, [0] * count, [0] * count
    at = 0
    for name in names:
        while at + 1 < count and tokens.start[stretches[at + 1].first] <= name.start:
            at += 1
        named[at] += 1
    for figure in figures:
        counted[figure.sentence] += 1
    for quote in quotes:
        quoted[quote.sentence] += quote.type == "direct"
    out, place = [], 0
    for index, s in enumerate(stretches):
        sentence = _sentence(tokens, s, stems, named[index], counted[index], bool(quoted[index]), heavy, place)
        place += not sentence.boilerplate
        out.append(sentence)
    return tuple(out)


def _sentence(
    tokens: Tokens,
    s: Stretch,
    stems: list[str],
    names: int,
    figures: int,
    quoted: bool,
    heavy: dict[str, float],
    place: int,
) -> Sentence:
    start, end = tokens.start[s.first], tokens.end[s.last - 1]
    text = tokens.text[start : min(end, start + _CHECKED)]
    own = tuple(stem for stem in stems[s.first : s.last] if stem)
    words = sum(tokens.spoken[s.first : s.last])
    flags = reduce(or_, tokens.flag[s.first : s.last], 0)
    said = set(tokens.low[s.first : s.last])
    first = tokens.flag[next((i for i in range(s.first, s.last) if tokens.spoken[i]), s.first)]
    boilerplate = _boilerplate(text, words, said)
    alone = not boilerplate and words >= 4 and not _wants_before(tokens, s, first, quoted) and text[-1:] not in ":,;-–—"
    if boilerplate or not words:
        salience = 0.0
    else:
        salience = _salience(place, words, names, figures, sum(heavy.get(stem, 0.0) for stem in set(own)), alone)
    hedged = bool(flags & HEDGE) or (not said.isdisjoint(_HEDGE_WORDS) and bool(_HEDGED.search(text)))
    return Sentence(
        start,
        end,
        own,
        salience,
        alone,
        boilerplate,
        hedged,
        bool(flags & DOUBT) and bool(_UNKNOWN.search(text)),
        s.paragraph,
    )


def _salience(place: int, words: int, names: int, figures: int, weight: float, alone: bool) -> float:
    """Early, central, concrete, complete, of a readable length; the weights are set by hand and sum to one."""
    early = 1 / (1 + place * 0.18)
    central = min(1.0, weight / 1.2)
    concrete = min(1.0, 0.3 * min(names, 2) + 0.35 * min(figures, 2))
    length = 1.0 if 8 <= words <= 35 else 0.6 if 5 <= words <= 45 else 0.2
    score = 0.40 * early + 0.25 * central + 0.17 * concrete + 0.10 * length + 0.08 * alone
    return round(score if alone else score * 0.75, 4)


def _boilerplate(text: str, words: int, said: set[str]) -> bool:
    if text.startswith(("![", "[", "http", "www.", "@", "#")) and (
        "](" in text or "http" in text or words < 8 or text[0] in "@#"
    ):
        return True
    if _BOILERPLATE_START.match(text) and (words <= 40):
        return True
    return words <= 45 and not said.isdisjoint(_BOILERPLATE_WORDS) and bool(_BOILERPLATE_INSIDE.search(text))
