"""The quotes of a Spanish, French or Portuguese text, direct and reported."""

from summaries.model import Name, Quote
from summaries.text.marks import Marked
from summaries.text.mention import Mention
from summaries.text.romance.acts import Act, Acts
from summaries.text.romance.cast import Cast
from summaries.text.romance.direct import Direct
from summaries.text.romance.phrases import Phrases
from summaries.text.romance.reported import Telling
from summaries.text.romance.spans import spans
from summaries.text.romance.words import ROMANCE
from summaries.text.sentences import Stretch
from summaries.text.speakers import Speaker
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
        out.append(_written(tokens, start, end, True, said.speaker, said.act, tokens.sentence[said.span.opened]))
    for told in Telling(acts, cast).read():
        end = tokens.end[told.last - 1]
        out.append(_written(tokens, told.start, end, False, told.speaker, told.act, told.sentence))
    return tuple(sorted(out, key=lambda q: (q.start, q.end, q.type)))


def _written(tokens: Tokens, start: int, end: int, direct: bool, who: Speaker, act: Act | None, sentence: int) -> Quote:
    return Quote(
        start,
        end,
        "direct" if direct else "indirect",
        speaker=who.name,
        speaker_start=who.start,
        speaker_end=who.end,
        speaker_kind=who.kind,
        role=who.role,
        role_start=who.role_start,
        role_end=who.role_end,
        cue_start=tokens.start[act.first] if act else -1,
        cue_end=tokens.end[act.last - 1] if act else -1,
        sentence=sentence,
    )
