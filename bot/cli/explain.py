"""A text marked up with all that was read in it, sentence by sentence, so that a wrong reading can be seen."""

from collections.abc import Iterator, Sequence

from bot.platforms.columns import Piece, laid_out
from bot.platforms.harmless import tame
from summaries.model import Analysis, Article, DateMention, Figure, Name, Quote, Sentence

_STYLES = {"quote": "32", "reported": "33", "figure": "36", "date": "35", "name": "1"}  # SGR, painted in this order
_DAYS = {
    "day": "%A %-d %B %Y",
    "week": "the week of %-d %B %Y",
    "month": "%B %Y",
    "year": "%Y",
    "unresolved": "%-d %B %Y",
}
_LABEL = 10  # columns of what kind of finding a row is
_MUTED = "2"

Found = Quote | Figure | DateMention | Name


def explained(article: Article, analysis: Analysis, width: int, colour: bool) -> str:
    """Each sentence of an article with a row for each quote, figure, date and name that starts in it.

    width: columns of the screen.  colour: what was found is painted inside the sentences too.  Ends in a newline.
    """
    found = _by_sentence(analysis)
    parts = [_heading(article, analysis, width, colour)]
    for index, sentence in enumerate(analysis.sentences):
        rows = found[index]
        words = (
            _painted(article.text, sentence, rows) if colour else [(article.text[sentence.start : sentence.end], "")]
        )
        number = f"{index + 1}."
        lines = [laid_out([(tame(text), style) for text, style in words], width, "    ", f"{number:<4}")]
        lines += [_row(kind, text, width, colour) for kind, text in _rows(article.text, sentence, rows)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _heading(article: Article, analysis: Analysis, width: int, colour: bool) -> str:
    day = f"dates counted from {article.published:%-d %B %Y}" if article.published else "no date of its own"
    facts = [analysis.language or "no language", f"{analysis.words} words", f"{len(analysis.sentences)} sentences", day]
    if analysis.credits:
        facts.append(f"credits {', '.join(analysis.credits)}")
    title = laid_out([(tame(article.title or article.id), "1" if colour else "")], width)
    key = [piece for kind, style in _STYLES.items() for piece in ((kind, style), (" ", ""))] if colour else []
    lines = [title, laid_out([(tame(" · ".join(facts)), _MUTED if colour else "")], width)]
    return "\n".join([*lines, laid_out(key, width)] if key else lines)


def _by_sentence(analysis: Analysis) -> list[list[Found]]:
    """What starts in each sentence, in order of the text."""
    every: list[Found] = [*analysis.quotes, *analysis.figures, *analysis.dates, *analysis.names]
    every.sort(key=lambda item: (item.start, -item.end))
    rows: list[list[Found]] = [[] for _ in analysis.sentences]
    at = 0
    for item in every:
        while at + 1 < len(rows) and analysis.sentences[at + 1].start <= item.start:
            at += 1
        if rows:
            rows[at].append(item)
    return rows


def _kind(item: Found) -> str:
    match item:
        case Quote():
            return "quote" if item.type == "direct" else "reported"
        case Figure():
            return "figure"
        case DateMention():
            return "date"
        case Name():
            return "name"


def _painted(text: str, sentence: Sentence, rows: Sequence[Found]) -> list[Piece]:
    """The sentence in pieces, each in the style of the narrowest finding that covers it."""
    styles = [""] * (sentence.end - sentence.start)
    for item in sorted(rows, key=lambda item: item.start - item.end):
        style = _STYLES[_kind(item)]
        for i in range(item.start - sentence.start, min(item.end, sentence.end) - sentence.start):
            styles[i] = style
    pieces: list[Piece] = []
    for char, style in zip(text[sentence.start : sentence.end], styles, strict=True):
        if pieces and pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + char, style)
        else:
            pieces.append((char, style))
    return pieces


def _rows(text: str, sentence: Sentence, found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    for item in found:
        yield _kind(item), f"{text[item.start : item.end]} → {_said_of(text, item)}"
    yield "sentence", _worth(sentence)


def _said_of(text: str, item: Found) -> str:
    match item:
        case Quote():
            return _speaker(text, item)
        case Figure():
            amount = f"{item.value:,.10g}" + (f" to {item.high:,.10g}" if item.high != item.value else "")
            of = text[item.noun_start : item.noun_end] if item.noun_start >= 0 else ""
            subject = f"of “{of}” ({' '.join(item.subject)})" if of else "of nothing that is named"
            return " · ".join(filter(None, [amount, item.unit, item.approx and f"“{item.approx}”", subject]))
        case DateMention():
            return f"{item.day:{_DAYS[item.precision]}}" if item.day else "no day that can be told"
        case Name():
            full = "" if item.full == text[item.start : item.end] else f" · in full {item.full}"
            return item.kind + full + (f" · {item.role}" if item.role else "")


def _speaker(text: str, quote: Quote) -> str:
    if quote.speaker is None:
        who = "nobody that is known"
        if quote.speaker_start >= 0:
            who = f"“{text[quote.speaker_start : quote.speaker_end]}”, nobody that is known"
    else:
        who = quote.speaker + (f", {quote.role}" if quote.role else "") + f" ({quote.speaker_kind})"
    cue = f" · by “{text[quote.cue_start : quote.cue_end]}”" if quote.cue_start >= 0 else " · without a verb of its own"
    return f"said by {who}{cue}"


def _worth(sentence: Sentence) -> str:
    said = [f"worth {sentence.salience:.2f}"]
    if sentence.boilerplate:
        said.append("no news: a caption, a credit or a call to action")
    elif not sentence.stands_alone:
        said.append("needs the sentence before it")
    if sentence.hedged:
        said.append("hedged")
    if sentence.unknown:
        said.append("says that something is not known")
    return " · ".join(said)


def _row(kind: str, words: str, width: int, colour: bool) -> str:
    style = _STYLES.get(kind, _MUTED) if colour else ""
    label = f"{kind:<{_LABEL}}"
    indent = " " * (4 + _LABEL)
    line = laid_out([(tame(words), _MUTED if colour and kind == "sentence" else "")], width, indent, indent)
    return "    " + (f"\x1b[{style}m{label}\x1b[0m" if style else label) + line[len(indent) :]
