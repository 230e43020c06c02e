"""Clauses of a German sentence and the likeliest subject of the verb in each."""

from summaries.text.german.act import BREAKS
from summaries.text.german.chunks import Phrase
from summaries.text.german.nouns import BODY, PAPER, PERSON, measure
from summaries.text.german.phrases import Phrases
from summaries.text.lexicon import ADVERB
from summaries.text.marks import Marked
from summaries.text.sentences import Stretch

_BETWEEN = frozenset(
    """
    selbst selber dagegen hingegen jedoch indes indessen unterdessen daraufhin zudem auch bereits aber allerdings
    wiederum
    seinerseits ihrerseits derweil nun jetzt erneut mehrfach wiederholt gestern heute dann schließlich
    """.split()
)
_BRACKET = 12  # tokens in a bracket that a clause may hold
_FRAGMENT = 30  # tokens of words between marks that a clause may hold
_CLAUSE = 60  # tokens of one clause looked at


class Subjects:
    """Who does what in one text: the clauses around its verbs, and their subjects."""

    def __init__(self, phrases: Phrases, quotations: tuple[Marked, ...]) -> None:
        self.phrases, self.tokens = phrases, phrases.tokens
        self.within: dict[int, int] = {}  # a mark or bracket that a clause runs across -> its other one
        for m in quotations:
            if m.closed - m.opened < _FRAGMENT and self._embedded(m.opened, m.closed):
                self.within[m.opened], self.within[m.closed] = m.closed, m.opened
        opened = -1
        for i, word in enumerate(self.tokens.word):
            if word == "(":
                opened = i
            elif word == ")" and opened >= 0 and i - opened < _BRACKET:
                self.within[opened], self.within[i] = i, opened
                opened = -1

    def _embedded(self, opened: int, closed: int) -> bool:
        """Whether words between marks are part of the clause around them: no colon or comma before, words behind."""
        tokens, n = self.tokens, len(self.tokens)
        before = opened > 0 and (tokens.spoken[opened - 1] or opened - 1 in self.within)
        return before and closed + 1 < n and (tokens.spoken[closed + 1] or tokens.word[closed + 1] in ".-(")

    def clause(self, i: int, s: Stretch) -> tuple[int, int]:
        """The clause around token ``i``: between commas, colons, brackets and quotation marks."""
        tokens, titled = self.tokens, self.phrases.titled
        start = i
        while (
            start > s.first
            and i - start < _CLAUSE
            and (
                start - 1 in titled
                or start - 1 in self.within
                or (tokens.word[start - 1] not in BREAKS and tokens.mark[start - 1] < 0)
            )
        ):
            start = max(s.first, min(start - 1, self.within.get(start - 1, start - 1)))
        end = i + 1
        while (
            end < s.last
            and end - i < _CLAUSE
            and (end in titled or end in self.within or (tokens.word[end] not in BREAKS and tokens.mark[end] < 0))
        ):
            end = min(s.last, max(end, self.within.get(end, end)) + 1)
        return start, end

    def topic(self, start: int, s: Stretch, sentence: int) -> Phrase | None:
        """The phrase that alone fills a sentence up to its first comma, before an apposition or a relative clause."""
        for p in self.phrases.of(sentence):
            if p.first > s.first + 1 or not p.subject or p.being < BODY:
                return None
            opens = p.first == s.first or self.tokens.low[s.first] in ("auch", "und", "doch", "aber", "selbst")
            ends = p.last < start and (
                self.tokens.word[p.last] in (",", "(", "–") or self.tokens.word[p.last - 1] in (",", "–")
            )
            return p if opens and (ends or p.last == start) else None
        return None

    def behind_relative(self, start: int, s: Stretch, sentence: int) -> Phrase | None:
        """The subject before a relative clause or a bracket that ends right before ``start``: "X, der …, sagte"."""
        if start <= s.first or self.tokens.word[start - 1] not in (",", ")", "–", "“", "”"):
            return None
        tokens = self.tokens
        best = None
        for p in self.phrases.of(sentence):
            if p.first >= start:
                break
            if (p.subject and p.being >= BODY and p.last < start and tokens.word[p.last] in (",", "(", "–")) or (
                p.subject and p.being >= BODY and tokens.word[p.last - 1] in (",", "–") and p.last <= start
            ):
                best = best or p
        return best

    def subject(self, lo: int, hi: int, verb: int, plural: bool | None, sentence: int) -> Phrase | None:
        """The likeliest subject of a verb among the phrases from ``lo`` to ``hi``: by form, number, kind and place."""
        best: Phrase | None = None
        worth = 0.0
        for p in self.phrases.of(sentence):
            if p.first >= hi:
                break
            if p.last <= lo or not p.subject or p.first < lo or self._quoted(p):
                continue
            score = self._worth(p, verb, plural)
            if best is None or score > worth:
                best, worth = p, score
        return best if best is not None and worth > 0 else None

    def _quoted(self, p: Phrase) -> bool:
        """Whether a phrase stands in somebody's words."""
        return self.tokens.mark[p.first] >= 0 and p.first not in self.phrases.titled

    def _small(self, k: int) -> bool:
        """Whether a word may stand between a subject and its verb: "Lind selbst dagegen sagte"."""
        return bool(self.tokens.flag[k] & ADVERB) or self.tokens.low[k] in _BETWEEN

    def _worth(self, p: Phrase, verb: int, plural: bool | None) -> float:
        tokens = self.tokens
        score = {PERSON: 6.0, BODY: 5.0, PAPER: 3.0}.get(p.being, 1.0)
        low = tokens.low[p.first]
        if p.pronoun:
            score = 1.0 if low in ("es", "man") else 5.5
        if plural is not None and p.plural is not None and plural != p.plural:
            score -= 4 if not (p.pronoun and low == "sie") else 0
        if low in ("der", "ein", "dieser") and p.being == PERSON:
            score += 1.5
        if verb in (p.last, p.core):
            score += 3
        elif p.last < verb <= p.last + 4 and all(self._small(k) for k in range(p.last, verb)):
            score += 2.5
        elif (
            verb < p.first
            and all(
                tokens.flag[k] & ADVERB or tokens.low[k] in ("sich", "ihm", "ihr")
                for k in range(verb + 1, min(p.first, verb + 5))
            )
            and p.first - verb < 5
        ):
            score += 2.2
        elif verb < p.first:
            score -= 0.1 * min(10, p.first - verb)
        if measure(tokens.low[p.head]):
            score -= 5
        return score
