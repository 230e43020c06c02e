"""The acts of speech of a sentence: verbs that say that somebody said something, and whose view is told."""

from dataclasses import dataclass
from typing import Literal

from summaries.text.lexicon import ACT, CONJ, DET
from summaries.text.romance.phrases import Phrases
from summaries.text.romance.reading import Source
from summaries.text.romance.words import SMALL, by_first_word
from summaries.text.sentences import Stretch

How = Literal["tag", "main", "act", "according"]
_ACCORDING = {language: by_first_word(small.according) for language, small in SMALL.items()}
_MOST = 12  # acts of one sentence


@dataclass(slots=True)
class Act:
    """One act of speech: its verb or "according to" in tokens, who speaks, and where it ends with its subject.

    source: None where the sentence leaves the subject out.  how: a tag behind spoken words; a main verb; a verb that
    names what was said ("called it"); or whose view it is.
    """

    first: int
    last: int
    source: Source | None
    how: How
    end: int


class Acts:
    """The acts of speech of one text."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.known: dict[int, list[Act]] = {}

    def of(self, sentence: int) -> list[Act]:
        """The acts of one sentence, in order."""
        if sentence not in self.known:
            self.known[sentence] = self._found(self.phrases.stretches[sentence])
        return self.known[sentence]

    def _found(self, s: Stretch) -> list[Act]:
        p = self.phrases
        out: list[Act] = []
        i = s.first
        while i < s.last and len(out) < _MOST:
            act = None
            if p.spoken[i] < 0 and p.name_at[i] < 0:
                act = self._according(i, s)
                if act is None and p.says(i):
                    act = self._said(i, s)
                elif act is None and p.flag[i] & ACT and p.word(i):
                    act = self._called(i, s)
            if act:
                out.append(act)
                i = max(i + 1, act.end)
            else:
                i += 1
        return out

    def _according(self, i: int, s: Stretch) -> Act | None:
        p = self.phrases
        if i > s.first and p.flag[i - 1] & DET and p.word(i - 1):
            return None  # el segundo
        if not p.tokens.spoken[i]:
            return None
        for pattern in (*_ACCORDING[p.language].get(p.low[i], ()), *_ACCORDING[p.language].get(p.tokens.low[i], ())):
            end = i + len(pattern)
            if end < s.last and all(self._fits(k, word) for k, word in enumerate(pattern, i)):
                source = p.behind(end, s)
                if source:
                    return Act(i, end, source, "according", source.last)
        opens = i == s.first or p.tokens.word[i - 1] == "," or p.flag[i - 1] & CONJ
        if p.low[i] in p.small.view and opens and i + 1 < s.last:
            source = p.behind(i + 1, s)
            named = source is not None and source.mention >= 0
            if source and named and source.last < s.last and p.tokens.word[source.last] == ",":
                return Act(i, i + 1, source, "according", source.last)
        return None

    def _fits(self, i: int, word: str) -> bool:
        p = self.phrases
        if word == "OF":
            return p.low[i] in p.small.of or p.elided(i) == "d"
        return word in (p.low[i], p.tokens.low[i])

    def _said(self, i: int, s: Stretch) -> Act:
        p = self.phrases
        group = p.group(i)
        for k in (i, group):
            if p.behind_of(k):
                tag: How = "tag" if self._closes(group, s) else "main"
                return Act(group, i + 1, Source(k, k + 1, pronoun=p.behind_of(k)), tag, i + 1)
        if self._closes(group, s):
            source = p.subject_behind(i + 1, s)
            return Act(group, i + 1, source, "tag", source.last if source else i + 1)
        source = p.subject_before(group, s) or p.opening(group, s)
        if source is None and self._opens(group, s):
            behind = p.subject_behind(i + 1, s)
            if behind and self._plain(behind, s):
                return Act(group, i + 1, behind, "main", behind.last)
        return Act(group, i + 1, source, "main", i + 1)

    def _called(self, i: int, s: Stretch) -> Act | None:
        p = self.phrases
        participle = p.low[i].endswith(("ado", "ido", "é")) and p.group(i) == i
        if participle or (i > s.first and p.flag[i - 1] & DET and p.low[i - 1] not in p.small.clitics):
            return None
        source = p.subject_before(p.group(i), s)
        return Act(p.group(i), i + 1, source, "act", i + 1)

    def _closes(self, group: int, s: Stretch) -> bool:
        """Whether a verb stands right behind spoken words, or behind the comma after them."""
        p = self.phrases
        k = group - 1
        while k >= 0 and group - k <= 3 and p.spoken[k] < 0 and p.tokens.word[k] in ",—–-.":
            k -= 1  # behind a question mark, the tag stands in a sentence of its own
        return k >= 0 and p.spoken[k] >= 0 and group - k <= 3

    def _opens(self, group: int, s: Stretch) -> bool:
        """Whether a verb begins a clause, so that its subject may stand behind it."""
        p = self.phrases
        k = group - 1
        if k < s.first:
            return True
        return (
            p.tokens.word[k] in ",—–:;" or bool(p.flag[k] & CONJ) or p.low[k] in ("según", "segundo", "selon", "como")
        )

    def _plain(self, source: Source, s: Stretch) -> bool:
        """Whether a phrase behind a verb is its subject rather than what was said: a name, or somebody by noun."""
        p = self.phrases
        if source.mention >= 0:
            return p.found[source.mention].kind != "place"
        return bool(source.pronoun) or any(
            p.source_like(k) for k in range(source.first, min(source.last, source.first + 3))
        )
