"""The quotes of a German text, direct and reported."""

from summaries.model import Name, Quote
from summaries.text.german.acts import Acts
from summaries.text.german.cast import Cast
from summaries.text.german.direct import Direct
from summaries.text.german.phrases import Phrases
from summaries.text.german.reported import Telling
from summaries.text.german.subjects import Subjects
from summaries.text.marks import Marked
from summaries.text.mention import Mention
from summaries.text.sentences import Stretch
from summaries.text.speakers import quoted_by
from summaries.text.tokens import Tokens


def german_quotes(
    tokens: Tokens,
    quotations: tuple[Marked, ...],
    stretches: tuple[Stretch, ...],
    found: tuple[Mention, ...],
    names: tuple[Name, ...],
) -> tuple[Quote, ...]:
    """The quotes of a German text in order of where they start."""
    if not stretches:
        return ()
    phrases = Phrases(tokens, stretches, found)
    acts = Acts(Subjects(phrases, quotations))
    cast = Cast(phrases, names)
    telling = Telling(acts, cast)
    told = telling.read()
    out = []
    taken = []
    for said in Direct(quotations, acts, cast, telling.speakers).read():
        m = quotations[said.quotation]
        start, end = tokens.end[m.opened], tokens.end[m.closed - 1]
        while start < end and tokens.text[start].isspace():
            start += 1
        cue = (said.act.first, said.act.last) if said.act else None
        out.append(quoted_by(said.speaker, tokens, start, end, True, cue, tokens.sentence[m.opened]))
        taken.append((start, end))
    at = 0
    for r in told:
        a, b = tokens.start[r.first], tokens.end[r.last - 1]
        while at < len(taken) and taken[at][1] <= a:
            at += 1
        if at < len(taken) and taken[at][0] < b:
            continue
        cue = (r.act.first, r.act.last) if r.act else None
        out.append(quoted_by(r.speaker, tokens, a, b, False, cue, r.sentence))
    return tuple(sorted(out, key=lambda q: (q.start, q.end, q.type)))
