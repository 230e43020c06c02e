"""An analysis as JSON types: the documented, stable shape of ``standfirst analyse`` (docs/analysis-json.md)."""

from typing import Any

from summaries.model import Analysis, DateMention, Figure, Name, Quote


def analysis_json(analysis: Analysis, text: str) -> dict[str, Any]:
    """The analysis of a text; every ``text`` in it is the slice of the text between its ``start`` and ``end``."""
    return {
        "version": analysis.version,
        "reader": analysis.reader,
        "lang": analysis.language or None,
        "sentences": [[s.start, s.end] for s in analysis.sentences],
        "quotes": [_quote(quote, text) for quote in analysis.quotes],
        "figures": [_figure(figure, text) for figure in analysis.figures],
        "names": [_name(name, text) for name in analysis.names],
        "dates": [_date(mention, text) for mention in analysis.dates],
        "credits": list(analysis.credits),
    }


def _span(start: int, end: int, text: str) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _maybe(start: int, end: int) -> list[int] | None:
    return [start, end] if start >= 0 else None


def _quote(quote: Quote, text: str) -> dict[str, Any]:
    return _span(quote.start, quote.end, text) | {
        "type": quote.type,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "speaker_span": _maybe(quote.speaker_start, quote.speaker_end),
        "role": quote.role or None,
        "role_span": _maybe(quote.role_start, quote.role_end),
        "cue_span": _maybe(quote.cue_start, quote.cue_end),
    }


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    return _span(figure.start, figure.end, text) | {
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit or None,
        "approx": figure.approx or None,
        "subject": list(figure.subject),
        "subject_span": _maybe(figure.noun_start, figure.noun_end),
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
    }


def _name(name: Name, text: str) -> dict[str, Any]:
    return _span(name.start, name.end, text) | {
        "kind": name.kind,
        "full": name.full,
        "full_span": [name.full_start, name.full_end],
        "role": name.role or None,
        "role_span": _maybe(name.role_start, name.role_end),
    }


def _date(mention: DateMention, text: str) -> dict[str, Any]:
    return _span(mention.start, mention.end, text) | {
        "day": mention.day.isoformat() if mention.day else None,
        "precision": mention.precision,
    }
