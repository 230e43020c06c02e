"""A story's reads become its briefing: every section, checked line by line, fitted to the message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from summaries.budget import fit
from summaries.lens import Lens
from summaries.model import Briefing, Line, Read, Ruling, SourceRef
from summaries.news.before import Before, published_by
from summaries.sections import sections
from summaries.sections.case import Case
from summaries.tracking.near import originals
from summaries.verify import verify

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def compose(
    *,
    slug: str,
    name: str,
    lens: Lens,
    reads: Sequence[Read],
    now: datetime,
    since: datetime | None = None,
    status: str = "developing",
    story_id: int | None = None,
    full: bool = False,
    rulings: Sequence[Ruling] = (),
    before: Before | None = None,
    carried: Mapping[str, str] | None = None,
) -> Briefing:
    """The briefing of a story at one moment; every line of it has passed ``verify``.

    reads: the story's articles in any order, one version each (of several versions of one article the last
    given counts).
    rulings: what the newsroom holds of the story's questions.
    since: when the reader looked last; it brings what is new, one line of it unless full.  before: what had been seen
    then; None where publication alone tells it.  carried: whose text each article carries, by ids, where it was found
    when they arrived; where one lacks it is found anew.  full: with background, timeline, every quote and question,
    and all sources; otherwise at most 250 words and 1,800 characters.
    """
    case = case_of(reads, lens, now, since, full=full, rulings=rulings, before=before, carried=carried)
    lines = tuple(line for section in sections() for line in section.lines(case)) if case.reads else ()
    checked = told(case, lines, slug=slug, name=name, status=status, story_id=story_id)
    return with_all_sources(checked, case) if full else renumbered(fit(checked))


def case_of(
    reads: Sequence[Read],
    lens: Lens,
    now: datetime,
    since: datetime | None = None,
    *,
    full: bool,
    rulings: Sequence[Ruling] = (),
    before: Before | None = None,
    carried: Mapping[str, str] | None = None,
) -> Case:
    """A story's reads, in any order, as the sections look at them; of several versions of an article the last given."""
    ordered = _oldest_first(reads)
    if since is not None and before is None:
        before = published_by(ordered, since)
    return Case(ordered, lens, now, since, _originals(ordered, carried or {}), full, rulings, before)


def _originals(ordered: Sequence[Read], carried: Mapping[str, str]) -> Sequence[int]:
    first: dict[str, int] = {}
    for place, read in enumerate(ordered):
        if read.article.id not in carried:
            return originals(ordered)
        first.setdefault(carried[read.article.id], place)
    return [first[carried[read.article.id]] for read in ordered]


def told(
    case: Case, lines: Sequence[Line], *, slug: str, name: str, status: str, story_id: int | None = None
) -> Briefing:
    """A briefing of these lines of a case, in their order, with the sources that they cite; those that hold."""
    briefing = Briefing(
        slug=slug,
        name=name,
        lens=case.lens.key,
        status=status,
        as_of=case.now,
        since=case.since,
        articles=len(case.reads),
        outlets=len({read.article.publisher for read in case.reads}),
        originals=len(set(case.originals)),
        lines=tuple(lines),
        sources=_sources(case),
        story_id=story_id,
    )
    texts = {source.version: case.text_of(read).article.text for read, source in _by_read(case, briefing)}
    return verify(briefing, texts).briefing


def _oldest_first(reads: Sequence[Read]) -> list[Read]:
    latest = {read.article.id: read for read in reads}
    return sorted(latest.values(), key=lambda read: read.article.published or _EARLIEST)


def _by_read(case: Case, briefing: Briefing) -> list[tuple[int, SourceRef]]:
    by_number = {source.number: source for source in briefing.sources}
    return [(read, by_number[number]) for read, number in case.numbered.items()]


def _sources(case: Case) -> tuple[SourceRef, ...]:
    return tuple(source(case, read, number) for read, number in sorted(case.numbered.items(), key=lambda pair: pair[1]))


def source(case: Case, read: int, number: int) -> SourceRef:
    """One read as a numbered source."""
    one = case.text_of(read)
    article, analysis = one.article, one.analysis
    return SourceRef(
        number=number,
        article=article.id,
        url=article.url,
        publisher=article.publisher,
        title=article.title,
        version=analysis.version,
        published=article.published,
        original=case.originals[read] if read >= 0 else _newer(case, article.id),
        credit=analysis.credits[0] if analysis.credits else "",
        also=case.once(_outlets_of)[case.originals[read]] - 1,
    )


def _newer(case: Case, article: str) -> int:
    """The original that an earlier text of an article belongs to: that of its text of today, or one of its own."""
    today = (original for read, original in zip(case.reads, case.originals, strict=True) if read.article.id == article)
    return next(today, len(case.reads))


def _outlets_of(case: Case) -> Mapping[int, int]:
    """How many outlets ran each text."""
    outlets: dict[int, set[str]] = {}
    for read, original in enumerate(case.originals):
        outlets.setdefault(original, set()).add(case.article(read).publisher)
    return {original: len(names) for original, names in outlets.items()}


def with_all_sources(briefing: Briefing, case: Case) -> Briefing:
    """The briefing with the story's uncited articles after its cited sources."""
    cited = renumbered(briefing)
    known = {(ref.article, ref.version) for ref in cited.sources}
    rest = [
        read
        for read in range(len(case.reads))
        if (case.reads[read].article.id, case.reads[read].analysis.version) not in known
    ]
    more = tuple(source(case, read, len(cited.sources) + n) for n, read in enumerate(rest, start=1))
    return replace(cited, sources=cited.sources + more)


def renumbered(briefing: Briefing) -> Briefing:
    """The briefing with only the sources that its lines cite, numbered from 1 in order of first use."""
    fresh: dict[int, int] = {}
    for line in briefing.lines:
        for number in line.sources:
            fresh.setdefault(number, len(fresh) + 1)
    lines = tuple(_with_numbers(line, fresh) for line in briefing.lines)
    kept = [replace(ref, number=fresh[ref.number]) for ref in briefing.sources if ref.number in fresh]
    return replace(briefing, lines=lines, sources=tuple(sorted(kept, key=lambda ref: ref.number)))


def _with_numbers(line: Line, fresh: dict[int, int]) -> Line:
    return replace(line, sources=tuple(fresh[number] for number in line.sources))
