"""The quotes of a Spanish, French or Portuguese text, direct and reported."""

from summaries.model import Name, Quote
from summaries.text.marks import Marked
from summaries.text.mention import Mention
from summaries.text.romance.acts import Acts
from summaries.text.romance.cast import Cast
from summaries.text.romance.direct import Direct
from summaries.text.romance.phrases import Phrases
from summaries.text.romance.reported import Telling
from summaries.text.romance.spans import spans
from summaries.text.romance.words import ROMANCE
from summaries.text.sentences import Stretch
from summaries.text.speakers import quoted_by
from summaries.text.tokens import Tokens

__all__ = ["ROMANCE", "romance_quotes"]


def romance_quotes(
    tokens: Tokens,
    quotations: tuple[Marked, ...],
    stretches: tuple[Stretch, ...],
    found: tuple[Mention, ...],
    names: tuple[Name, ...],
    language: str,
) -> tuple[Quote, ...]:
    """The quotes in order of where they start.  language: one of ROMANCE."""
    if not stretches:
        return ()
    phrases = Phrases(tokens, stretches, found, [-1] * len(tokens), language)
    spoken = spans(phrases, quotations)
    acts = Acts(phrases)
    cast = Cast(acts, names)
    out: list[Quote] = []
    for said in Direct(spoken, acts, cast).read():
        start, end = tokens.start[said.span.first], tokens.end[said.span.last - 1]
        cue = (said.act.first, said.act.last) if said.act else None
        out.append(quoted_by(said.speaker, tokens, start, end, True, cue, tokens.sentence[said.span.opened]))
    for told in Telling(acts, cast).read():
        end = tokens.end[told.last - 1]
        cue = told.act.first, told.act.last
        out.append(quoted_by(told.speaker, tokens, told.start, end, False, cue, told.sentence))
    return tuple(sorted(out, key=lambda q: (q.start, q.end, q.type)))
