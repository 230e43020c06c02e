"""The words between quotation marks and behind dashes that are somebody's, with their speaker."""

from dataclasses import dataclass

from summaries.text.romance.acts import Act, Acts
from summaries.text.romance.cast import Cast
from summaries.text.romance.spans import Span
from summaries.text.romance.words import TITLED
from summaries.text.speakers import Speaker

_SHORT = 5  # words; a shorter fragment needs an act of speech in its sentence
_FAR = 40  # tokens between an act and a fragment that it still brings
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of somebody, with the act that says so where there is one."""

    span: Span
    act: Act | None
    speaker: Speaker


class Direct:
    """The words of others in one text, read in order so that each may lean on those before."""

    def __init__(self, found: list[Span], acts: Acts, cast: Cast) -> None:
        self.found, self.acts, self.cast = found, acts, cast
        self.phrases, self.tokens = acts.phrases, acts.phrases.tokens
        self.last: tuple[int, Speaker] | None = None  # sentence in which somebody last spoke, and who
        self.groups: dict[int, tuple[Act | None, Speaker]] = {}

    def read(self) -> list[Said]:
        """Who said each; what is nobody's words is left out."""
        out = []
        for span in self.found:
            said = self._said(span)
            if said:
                self.last = (self._sentence(span.closed), said.speaker)
                self.groups.setdefault(span.group, (said.act, said.speaker))
                out.append(said)
        return out

    def _sentence(self, i: int) -> int:
        return self.tokens.sentence[min(i, len(self.tokens) - 1)]

    def _said(self, span: Span) -> Said | None:
        words = sum(self.tokens.spoken[span.first : span.last])
        if not words or self._nickname(span):
            return None
        if span.group in self.groups:
            return Said(span, *self.groups[span.group])
        if span.continues and self.last:
            return Said(span, None, self.last[1])
        act = self._tag(span)
        if act is None and not self._named_thing(span, words):
            act = self._lead(span, words)
        if act:
            return Said(span, act, self.cast.who[act.first])
        if self._announced(span) and (words > 1 or self._ends_inside(span)):
            return Said(span, None, self._before(span))
        if self._alone(span):
            return Said(span, None, self._before(span)) if words > 2 or self._ends_inside(span) else None
        return None

    def _tag(self, span: Span) -> Act | None:
        """The act right behind: «…», dijo Ana Ruiz."""
        for act in self.acts.of(self._sentence(span.closed)):
            if act.first > span.closed:
                near = all(not self.tokens.spoken[i] for i in range(span.closed + 1, act.first))
                return act if near and act.how in ("tag", "according") and act.first - span.closed <= 3 else None
        following = self._sentence(span.closed) + 1
        if following < len(self.phrases.stretches) and self._ends_inside(span):
            acts = self.acts.of(following)
            s = self.phrases.stretches[following]
            if acts and acts[0].how == "tag" and acts[0].first <= s.first + 1 and not self.tokens.cap[s.first]:
                return acts[0]
        return None

    def _lead(self, span: Span, words: int) -> Act | None:
        """The nearest act before in the same sentence, else whose view the end of it tells."""
        acts = self.acts.of(self._sentence(span.opened))
        ahead = [act for act in acts if act.end <= span.opened and span.opened - act.end <= _FAR]
        if ahead:
            strong = [act for act in ahead if act.how != "according"]
            near = ahead[-1] if words < _SHORT or not strong else strong[-1]
            return near if words > 1 or near.how != "main" or span.opened - near.end <= 4 else None
        for act in self.acts.of(self._sentence(span.closed)):
            closes = act.how in ("tag", "main") and self.tokens.word[act.first - 1] == ","
            if act.first > span.closed and act.source and words > 2 and (closes or act.how == "according"):
                return act
        return None

    def _announced(self, span: Span) -> bool:
        """Whether a colon stands right before."""
        return span.opened > 0 and self.tokens.word[span.opened - 1] == ":"

    def _alone(self, span: Span) -> bool:
        """Whether nothing but these words stands in their sentence."""
        s = self.phrases.stretches[self._sentence(span.opened)]
        rest = self.phrases.stretches[self._sentence(span.closed)]
        before, after = range(s.first, span.opened), range(span.closed + 1, rest.last)
        return all(not self.phrases.word(i) for i in (*before, *after))

    def _before(self, span: Span) -> Speaker:
        """Who goes on speaking in words that name nobody."""
        here = self._sentence(span.opened)
        if self._announced(span) and (source := self.cast.subject(here)) and source.last <= span.opened:
            return self.cast.speaker(source, span.opened)
        if self.last and self.last[0] >= here - 1:
            return self.last[1]
        return self.cast.left_out(span.opened, here)

    def _ends_inside(self, span: Span) -> bool:
        return self.tokens.word[span.last - 1][-1] in _ENDS

    def _nickname(self, span: Span) -> bool:
        """Whether the words stand inside a name: Ramón “el Zurdo” Piquer."""
        a, b = span.opened - 1, span.closed + 1
        if span.dialogue or a < 0 or b >= len(self.tokens) or span.last - span.first > 3:
            return False
        return self.phrases.name_at[a] >= 0 and self.phrases.name_at[b] >= 0

    def _named_thing(self, span: Span, words: int) -> bool:
        """Whether the noun before says that these words are a name: the novel «…», the so-called «…»."""
        k = span.opened - 1
        return (
            words < 2 * _SHORT
            and k >= 0
            and self.tokens.sentence[k] == self._sentence(span.opened)
            and (self.phrases.low[k] in TITLED)
        )
