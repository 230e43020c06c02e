"""The acts of speech of a sentence: verbs that say that somebody said something, and whose view is told."""

from dataclasses import dataclass
from typing import Literal

from summaries.text.lexicon import ACT, AUX, CONJ, DET, PREP, RELATIVE
from summaries.text.romance.phrases import Phrases
from summaries.text.romance.reading import Source
from summaries.text.romance.words import SMALL, by_first_word
from summaries.text.sentences import Stretch

How = Literal["tag", "main", "act", "according"]
_ACCORDING = {language: by_first_word(small.according) for language, small in SMALL.items()}
_VIEWS = {
    language: frozenset(pattern[0] for pattern in (*small.according, *small.own)) | small.view
    for language, small in SMALL.items()
}
_READ = frozenset(
    "lee leer leerse lire lit lê ler lê-se reza".split()
)  # what is read in a message, by whoever wrote it
_WHICH = frozenset("cual cuales qual quais lequel laquelle lesquels lesquelles auquel duquel".split())
_FINITE = ("a", "e", "ó", "ou", "eu", "iu", "an", "en", "am", "em")
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
        views = _VIEWS[p.language]
        i = s.first
        while i < s.last and len(out) < _MOST:
            act = None
            if p.spoken[i] < 0 and p.name_at[i] < 0 and p.tokens.spoken[i]:
                if p.low[i] in views or p.tokens.low[i] in views:
                    act = self._according(i, s)
                if act is None and p.says(i):
                    act = self._said(i, s)
                elif act is None and p.flag[i] & ACT and p.word(i):
                    act = self._said(i, s) if self._closes(p.group(i), s) else self._called(i, s)
                elif act is None and not p.tokens.cap[i] and max(p.spoken[max(0, i - 4) : i], default=-1) >= 0:
                    act = self._shaped(i, s)
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
        for pattern in (*_ACCORDING[p.language].get(p.low[i], ()), *_ACCORDING[p.language].get(p.tokens.low[i], ())):
            end = i + len(pattern)
            if end < s.last and all(self._fits(k, word) for k, word in enumerate(pattern, i)):
                source = p.behind(end, s)
                if source and not any(p.low[k] in _WHICH for k in range(source.first, source.last)):
                    return Act(i, end, source, "according", source.last)
        for pattern in p.small.own:
            if p.low[i : i + len(pattern)] == list(pattern):
                return Act(i, i + len(pattern), None, "according", i + len(pattern))
        opens = i == s.first or p.tokens.word[i - 1] == "," or p.flag[i - 1] & CONJ or p.spoken[i - 1] >= 0
        if p.low[i] in p.small.view and opens and i + 1 < s.last:
            source = p.behind(i + 1, s)
            named = source is not None and source.mention >= 0
            closes = i > s.first and p.spoken[i - 1] >= 0
            if source and i == s.first:
                named = named or any(p.source_like(k) for k in range(source.first, min(source.last, source.first + 3)))
            if source and named and source.last < s.last and (closes or p.tokens.word[source.last] == ","):
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
            source = p.subject_behind(i + 1, s) or p.whatever(i + 1, s)
            return Act(group, i + 1, source, "tag", source.last if source else i + 1)
        if (
            group > s.first
            and p.low[group - 1] in ("quien", "quienes", "quem")
            and p.flag[min(i + 1, s.last - 1)] & AUX
        ):
            source = p.behind(i + 2, s)  # quien habló fue su abogado
            return Act(group, i + 1, source, "main", source.last if source else i + 1)
        source = p.subject_before(group, s) or p.opening(group, s)
        if source is None and self._opens(group, s):
            behind = p.subject_behind(i + 1, s)
            if behind and (self._plain(behind, s) or self._set_off(group, behind, s)):
                return Act(group, i + 1, behind, "main", behind.last)
        return Act(group, i + 1, source, "main", i + 1)

    def _shaped(self, i: int, s: Stretch) -> Act | None:
        """A tag by its place alone, whatever its verb: «…», suspira; «…», sourit-elle; «…», disparó Ana Ruiz."""
        p = self.phrases
        if not self._closes(p.group(i), s) or p.flag[i] & (DET | PREP | CONJ | RELATIVE | AUX):
            return None
        if p.language == "fr":
            if not p.behind_of(i):
                return None
            read = p.low[i] in _READ or p.low[min(i + 1, s.last - 1)] in _READ
            source = None if read else Source(i, i + 1, pronoun=p.behind_of(i))
            return Act(p.group(i), i + 1, source, "tag", i + 1)
        before = p.tokens.word[p.group(i) - 1]
        if before not in ",—–-" and p.tokens.word[p.group(i) - 2] not in "?!…":
            return None  # «Tres inviernos» ganó el premio
        if p.low[i] in _READ and p.low[i - 1] in p.small.clitics:
            return Act(p.group(i), i + 1, None, "tag", i + 1)
        source = p.subject_behind(i + 1, s)
        told = source is not None and (source.mention >= 0 or p.opens_noun(source.first))
        right_behind = source is not None and source.first == i + 1
        sure = p.verbal(i) or (right_behind and source is not None and source.mention >= 0)
        if source and told and sure and self._plain(source, s):
            return Act(i, i + 1, source, "tag", source.last)
        closed = source is not None and (source.last >= s.last or not p.tokens.spoken[source.last])
        finite = p.low[i].endswith(_FINITE) and not p.source_like(i)
        if source and told and closed and finite and right_behind:
            return Act(i, i + 1, source, "tag", source.last)
        alone = i + 1 >= s.last or not p.tokens.spoken[i + 1]
        if alone and (p.verbal(i) or p.low[i].endswith(("a", "e"))) and not p.source_like(i):
            return Act(i, i + 1, None, "tag", i + 1)
        return None

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

    def _set_off(self, group: int, source: Source, s: Stretch) -> bool:
        """Whether verb and subject stand between two commas: ", avisó el mediador noruego,"."""
        word = self.phrases.tokens.word
        between = group > s.first and word[group - 1] == "," and source.last < s.last and word[source.last] == ","
        return between and self.phrases.opens_noun(source.first) and source.last - source.first <= 5

    def _plain(self, source: Source, s: Stretch) -> bool:
        """Whether a phrase behind a verb is its subject rather than what was said: a name, or somebody by noun."""
        p = self.phrases
        if source.mention >= 0:
            return p.found[source.mention].kind != "place"
        return bool(source.pronoun) or any(
            p.source_like(k) for k in range(source.first, min(source.last, source.first + 3))
        )
