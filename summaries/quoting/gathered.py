"""Every quote of a story as lines: whose voice it is, told once with all the outlets that carry it, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from summaries.model import Cited, Line, Own, SectionName, Span
from summaries.quoting.speech import Spoken, spoken
from summaries.quoting.voices import one_name, voices
from summaries.sections.case import Case, key_of

MOST = 400  # lines of a story, the newest
WITHIN = 3  # words of a shorter telling that make it a part of a longer one
RETOLD = 0.75  # share of the shorter sentence's stems at which two sentences report one thing


@dataclass
class _Saying:
    """The same words, with every article that tells them, oldest first."""

    voice: str
    tellings: list[Spoken]

    @property
    def best(self) -> Spoken:
        """The one that is shown: the longest, of these the first that was published."""
        return max(self.tellings, key=lambda one: (len(one.words), -one.read))


def sayings(case: Case) -> list[Line]:
    """The quotes of a story and the sentences that report speech, newest first, at most MOST.

    Tags: ``voice``, the same for one person under every variant of the name, the fullest that the story has; ``kind``,
    "person", "organisation" or "unnamed"; ``speaker`` and ``role`` as the article has them; ``outlet`` and ``time`` of
    the first telling; ``reported`` for speech without quotation marks.  A line's sources are all articles that tell it.
    """
    found = [one for read in range(len(case.reads)) for one in spoken(case, read)]
    named = voices((*(one.who.name for one in found if one.kind == "person"), *_people(case)))
    lines = [_line(case, saying) for saying in _once(case, found, named)]
    lines.sort(key=lambda line: -(line.at or case.now).timestamp())
    return lines[:MOST]


def _people(case: Case) -> list[str]:
    """Everybody whom the story names in full, whether or not they speak: of whom else "Lind" may be short."""
    names = (name for read in case.reads for name in read.analysis.names)
    return sorted({" ".join(name.full.split()) for name in names if name.kind == "person" and " " in name.full})


def _voice(case: Case, one: Spoken, named: dict[str, str]) -> str:
    """Who is heard.  Nobody knows whether two articles' "a spokesman" are one: each original has its own."""
    if one.kind == "person":
        return named[one.who.name]
    name = one_name(one.who.name)
    return name if one.kind == "organisation" else f"{name}, {case.originals[one.read]}"


def _once(case: Case, found: list[Spoken], named: dict[str, str]) -> Iterator[_Saying]:
    """One saying for all tellings of the same words by the same voice."""
    known: dict[tuple[str, bool], list[_Saying]] = {}
    for one in found:
        voice = _voice(case, one, named)
        sayings = known.setdefault((voice, one.reported), [])
        same = next((saying for saying in sayings if _same(saying.best, one)), None)
        if same is None:
            sayings.append(_Saying(voice, [one]))
        else:
            same.tellings.append(one)
    for sayings in known.values():
        yield from sayings


def _same(known: Spoken, one: Spoken) -> bool:
    if one.reported:
        mine, theirs = set(one.words), set(known.words)
        least = min(len(mine), len(theirs))
        return least >= WITHIN and len(mine & theirs) >= RETOLD * least
    short, long = sorted((one.words, known.words), key=len)
    return len(short) >= WITHIN and f" {' '.join(short)} " in f" {' '.join(long)} "


def _line(case: Case, saying: _Saying) -> Line:
    best = saying.best
    others = [one for one in saying.tellings if one is not best]
    first = min((best, *others), key=lambda one: one.read)
    section: SectionName = "facts" if best.reported else "quotes"
    article = case.article(best.read)
    tags = {
        "speaker": best.who.name, "role": best.who.role, "outlet": article.publisher, "voice": saying.voice,
        "kind": best.kind, "reported": "yes" if best.reported else "",
        "time": article.published.isoformat() if article.published else "",
    }  # fmt: skip
    return Line(
        section=section,
        kind="verbatim",
        pieces=_pieces(case, best),
        sources=case.numbers((best.read, *(one.read for one in others))),
        evidence=(*_named(case, best), *(case.span(one.read, *one.stretches[0]) for one in others)),
        originals=len({case.originals[one.read] for one in saying.tellings}),
        key=key_of("said", (saying.voice, *best.words)),
        at=case.article(first.read).published,
        tags={key: value for key, value in tags.items() if value},
    )


def _pieces(case: Case, one: Spoken) -> tuple[Cited | Own, ...]:
    pieces: list[Cited | Own] = []
    text = case.article(one.read).text
    for number, (start, end) in enumerate(one.stretches):
        if number and text[one.stretches[number - 1][1] : start].strip():
            pieces.append(Own(" […] "))
        elif number:
            pieces.append(Own(" "))
        pieces.append(case.cite(one.read, start, end))
    pieces += [Own(" […]")] if one.cut else []
    return tuple(pieces) if one.reported else (Own("“"), *pieces, Own("”"))


def _named(case: Case, one: Spoken) -> tuple[Span, ...]:
    """Where the speaker's name and role stand."""
    who = one.who
    name = case.span(one.read, who.start, who.end)
    return (name, case.span(one.read, who.role_start, who.role_end)) if who.role_start >= 0 else (name,)
