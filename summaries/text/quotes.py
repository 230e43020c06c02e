"""Who said what."""

from summaries.model import Name, Quote
from summaries.text.marks import Marked
from summaries.text.names import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens


def quotes(
    tokens: Tokens,
    quotations: tuple[Marked, ...],
    stretches: tuple[Stretch, ...],
    found: tuple[Mention, ...],
    names: tuple[Name, ...],
) -> tuple[Quote, ...]:
    """The quotes of a text, in order."""
    out = []
    for m in quotations:
        if m.closed - m.opened > 5:
            out.append(
                Quote(
                    tokens.start[m.opened + 1], tokens.end[m.closed - 1], "direct", sentence=tokens.sentence[m.opened]
                )
            )
    return tuple(out)
