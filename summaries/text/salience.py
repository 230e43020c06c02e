"""What a sentence is worth to a colleague who has read nothing: its place, how concrete and how complete it is."""

import re
from dataclasses import dataclass
from functools import cache
from math import fsum

from summaries.model import Figure, Quote, Sentence
from summaries.text import pending, unknowns
from summaries.text.boilerplate import is_boilerplate
from summaries.text.lexicon import FIRST, HEDGE, lexicon
from summaries.text.marks import Marked
from summaries.text.mention import Mention
from summaries.text.sayings import AnyOf
from summaries.text.sentences import Stretch
from summaries.text.standing import ELSE, NO_NAME, PERSON, stands_alone
from summaries.text.tokens import Tokens
from summaries.text.units import PEOPLE

_HEDGED = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:said|thought|believed|understood|expected|reported|rumou?red|suspected"
    r"|accused) (?:to|of)|\baccording to (?:unconfirmed|early|initial)|\bit (?:is|was) (?:thought|believed"
    r"|reported|possible|not certain)|\bsoll(?:en)?\b",
    re.I,
)
# A pattern is tried only where one of its words stands, which a set tells a hundred times faster.
_HEDGE_WORDS = frozenset(
    """
    said thought believed understood expected reported rumored rumoured suspected accused according possible
    certain soll sollen
    """.split()
)
_UNSETTLED = AnyOf(*unknowns.WAYS, *pending.WAYS)
_OPPOSED = frozenset("puts put claims claimed insists estimates estimated".split())
# Without any of these, with either apostrophe, nothing is unknown or pending.
_TELLING = frozenset(spelt for word in _UNSETTLED.words | _OPPOSED for spelt in (word, word.replace("'", "’")))
_CHECKED = 1_500  # characters of one sentence looked at
_LEDE_WITHIN = 5  # sentences in which the one that says what happened is looked for
_LEDE_WORDS = 9
_LEDE_TOLD = 0.4  # share of the title that it tells
_TITLE_ENOUGH = 5  # stems of a title that tell it
_FEWEST = 4  # words of a sentence that stands alone
_MOSTLY = 0.6  # share of a sentence that stands between quotation marks
_DURATIONS = frozenset(
    "second minute hour day week month year decade".split()
)  # how long something took is hardly the news
_OFFICIALS = frozenset(
    """
    minister secretary governor mayor chief director inspector inspectors spokesman spokeswoman spokesperson officials
    official police ministry prosecutor prosecutors coroner commissioner president chancellor premier judge chair
    chairman chairwoman head commander superintendent master officer officers sheriff marshal investigator
    investigators administrator ambassador envoy general colonel captain lieutenant warden principal registrar ombudsman
    regulator magistrate administrators councillor
    """.split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was read in one text before its sentences are weighed: names and figures in order, stems of the title."""

    tokens: Tokens
    quotations: tuple[Marked, ...]
    stretches: tuple[Stretch, ...]
    stems: list[str]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    heavy: dict[str, float]
    title: frozenset[str]
    language: str


@dataclass(slots=True)
class _Counts:
    """Names, figures and quotations of each sentence, and whether an official says that something is not known."""

    named: list[int]
    counted: list[int]
    quoted: list[int]
    official: list[bool]


def weighed(page: Page) -> tuple[Sentence, ...]:
    """The sentences with what briefings need to know of each; offsets in characters."""
    names = [NO_NAME] * len(page.tokens)
    for m in page.mentions:
        low = page.tokens.low[m.first]
        if (
            m.kind == "other"
            and m.last - m.first == 1
            and (low in PEOPLE or (low[-1] == "s" and low[-2:-1] not in ("’", "'")))
        ):
            continue  # "Women", "Tenants" at the start of a sentence, as likely as a name
        known = m.last - m.first > 1 and page.tokens.flag[m.first] & FIRST
        kind = PERSON if m.kind in ("person", "other") or known else ELSE  # Olaf Hall is no hall
        first = m.role[0] if 0 <= m.role[0] < m.first else m.first
        names[first : m.last] = [kind] * (m.last - first)
    counts = _counts(page)
    drafts = [_draft(page, names, index, counts) for index in range(len(page.stretches))]
    lede = next((i for i, draft in enumerate(drafts[:_LEDE_WITHIN]) if draft.tells), 0)
    out, place = [], 0.0
    for index, draft in enumerate(drafts):
        at = max(place, 2.0) if index < lede else place
        out.append(
            _sentence(draft, 0.0 if draft.boilerplate or not draft.words else _salience(draft, at, index == lede))
        )
        place = 1.0 if index == lede else place + (index > lede and not draft.boilerplate)
    return tuple(out)


@dataclass(slots=True)
class _Draft:
    """A sentence before it is weighed.  told: share of the title in it.  tells: it may be what happened."""

    start: int
    end: int
    stems: tuple[str, ...]
    alone: bool
    boilerplate: bool
    hedged: bool
    unknown: bool
    pending: bool
    paragraph: int
    words: int
    names: int
    figures: int
    central: float
    told: float
    spoken: float
    tells: bool


def _counts(page: Page) -> _Counts:
    count = len(page.stretches)
    found = _Counts([0] * count, [0] * count, [0] * count, [False] * count)
    for mention in page.mentions:
        found.named[page.tokens.sentence[mention.first]] += 1
    for figure in page.figures:
        found.counted[figure.sentence] += figure.unit not in _DURATIONS
    for quote in page.quotes:
        if quote.type == "direct":
            found.quoted[quote.sentence] += quote.end - quote.start
            if _official(page, quote) and unknowns.officially_unknown(
                page.tokens.text[quote.start : min(quote.end, quote.start + _CHECKED)]
            ):
                found.official[quote.sentence] = True
    return found


def _official(page: Page, quote: Quote) -> bool:
    """Whether a quotation is an official's, by role, by the source's own words or by those right before the name."""
    who = quote.role or (quote.speaker or "" if quote.speaker_kind != "name" else "")
    if not who and quote.speaker_start >= 0:
        who = page.tokens.text[max(0, quote.speaker_start - 30) : quote.speaker_start]
    return not _OFFICIALS.isdisjoint(who.lower().split())


def _draft(page: Page, names: list[int], index: int, counts: _Counts) -> _Draft:
    tokens, s = page.tokens, page.stretches[index]
    start, end = tokens.start[s.first], tokens.end[s.last - 1]
    text = tokens.text[start : min(end, start + _CHECKED)]
    own = tuple(filter(None, page.stems[s.first : s.last]))
    words = sum(tokens.spoken[s.first : s.last])
    said = set(tokens.low[s.first : s.last])
    boilerplate = is_boilerplate(text, words, said)
    quoted = counts.quoted[index]
    alone = not boilerplate and words >= _FEWEST and stands_alone(tokens, names, s, quoted > 0, page.language)
    hedged = not said.isdisjoint(_hedging(page.language)) and (
        not said.isdisjoint(_hedges(page.language)) or bool(_HEDGED.search(text))
    )
    unknown, pending = _unsettled(page, s, text, start, said)
    unknown = unknown or counts.official[index]
    mine = set(own)
    told = min(1.0, len(mine & page.title) / max(1, min(len(page.title), _TITLE_ENOUGH)))
    share = quoted / max(1, end - start)
    concrete = counts.named[index] + counts.counted[index]
    return _Draft(
        start,
        end,
        own,
        alone,
        boilerplate,
        hedged,
        unknown,
        pending,
        s.paragraph,
        words,
        counts.named[index],
        counts.counted[index],
        fsum(map(page.heavy.__getitem__, filter(page.heavy.__contains__, mine))),  # exact, whatever order the set is in
        told,
        share,
        alone and words >= _LEDE_WORDS and concrete > 0 and share < 0.5 and (told >= _LEDE_TOLD or not page.title),
    )


@cache
def _hedges(language: str) -> frozenset[str]:
    # The lexicon remembers possessives that it met; what is a hedge must not depend on what was read before.
    words = lexicon(language).items()
    return frozenset(word for word, flags in words if flags & HEDGE and word[-2:] not in ("'s", "’s"))


@cache
def _hedging(language: str) -> frozenset[str]:
    """The words without any of which a sentence is not hedged."""
    return _hedges(language) | _HEDGE_WORDS


def _unsettled(page: Page, s: Stretch, text: str, start: int, said: set[str]) -> tuple[bool, bool]:
    """Whether the report's own words say that something is not known, and whether that something has no end yet."""
    if said.isdisjoint(_TELLING):
        return False, False
    if "’" in text:
        said = {word.replace("’", "'") for word in said}
    if not (_UNSETTLED.may_stand(said) or pending.may_oppose(text, said)):
        return False, False
    low = _plain(page, s, text, start).lower().replace("’", "'")
    unknown = unknowns.says_unknown(low, said)
    return unknown, not unknown and pending.says_pending(low, said)


def _sentence(draft: _Draft, salience: float) -> Sentence:
    d = draft
    return Sentence(
        d.start, d.end, d.stems, salience, d.alone, d.boilerplate, d.hedged, d.unknown, d.paragraph, d.pending
    )


def _plain(page: Page, s: Stretch, text: str, start: int) -> str:
    """The words of a sentence that are the report's own, those between quotation marks left out."""
    inside = set(page.tokens.mark[s.first : s.last])
    inside.discard(-1)
    for index in sorted(inside):
        m = page.quotations[index]
        a, b = max(0, page.tokens.start[m.opened] - start), page.tokens.end[min(m.closed, s.last - 1)] - start
        text = text[:a] + " " * max(0, min(b, len(text)) - a) + text[b:]
    return text


def _salience(draft: _Draft, place: float, lede: bool) -> float:
    """Early, like the title, central, concrete, complete, of a readable length; the weights are set by hand."""
    early = 1.0 if lede else 1 / (1.15 + place * 0.18)
    central = min(1.0, draft.central / 1.2)
    concrete = min(1.0, 0.3 * min(draft.names, 2) + 0.35 * min(draft.figures, 2))
    length = 1.0 if 8 <= draft.words <= 40 else 0.6 if 5 <= draft.words <= 50 else 0.2
    alone = draft.alone
    score = 0.32 * early + 0.2 * draft.told + 0.18 * central + 0.14 * concrete + 0.08 * length + 0.08 * alone
    if not alone:
        score *= 0.7
    elif draft.spoken > _MOSTLY:
        score *= 0.85  # what somebody says of the news is not the news
    return round(score, 4)
