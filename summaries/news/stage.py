"""The case that news is looked for in: the story's own, or one with the texts of then and the copies that differ."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from summaries.model import Read
from summaries.news.told import Known
from summaries.sections.case import Case


def seen(case: Case) -> tuple[Read, ...]:
    """Every text that had been seen when somebody looked: those of today, and those that stood then."""
    earlier = case.before.earlier if case.before else ()
    return (*earlier, *(read for at, read in enumerate(case.reads) if at not in case.fresh))


def told(case: Case) -> Known:
    """What those texts tell."""
    return Known(seen(case))


BESIDE = 30  # originals that had been seen
MOST = 8  # sentences of a copy, the most telling that its original has not, that are looked at


class Stage(Case):
    """A case whose earlier texts are reads of their own, before the others, and whose differing copies are originals.

    A copy adds nothing to a briefing; but the agency's update under another masthead may be all that there is of it.
    Of what had been seen the newest originals are there, as what figures are held against; source numbers are those of
    the case, whose earlier texts count below zero.
    """

    def __init__(self, case: Case, differing: Collection[int]) -> None:
        earlier = case.before.earlier if case.before else ()
        known = [read for read in case.firsts if read not in case.fresh][-BESIDE:]
        taken = sorted({*case.fresh, *known})
        self._case, self._of = case, [*range(-len(earlier), 0), *taken]
        alone = len(case.reads)
        today = {read.article.id: original for read, original in zip(case.reads, case.originals, strict=True)}
        then = [today.get(read.article.id, alone + at) for at, read in enumerate(earlier)]
        own = {read: alone + len(then) + at for at, read in enumerate(differing)}
        originals = [*then, *(own.get(read, case.originals[read]) for read in taken)]
        reads = (*earlier, *(case.reads[read] for read in taken))
        super().__init__(reads, case.lens, case.now, case.since, originals, case.full)

    @cached_property
    def fresh(self) -> frozenset[int]:
        """The reads that nobody had seen."""
        return frozenset(at for at, read in enumerate(self._of) if read in self._case.fresh)

    def numbers(self, reads: Iterable[int]) -> tuple[int, ...]:
        """Source numbers of reads in order of first use, as the case gives them."""
        return self._case.numbers(self._of[read] for read in reads)


def stage(case: Case) -> Case:
    """The case itself where it does: no text has been replaced, and no fresh copy tells what its original does not."""
    differing = list(_differing(case))
    earlier = case.before.earlier if case.before else ()
    return Stage(case, differing) if differing or earlier else case


def _differing(case: Case) -> Iterator[int]:
    """The fresh copies of another outlet's text that tell something which it does not."""
    firsts = {case.originals[read]: read for read in case.firsts}
    for read in sorted(case.fresh):
        first = firsts[case.originals[read]]
        if first != read and any(_adds(case, first, read)):
            yield read


def _adds(case: Case, first: int, copy: int) -> Iterator[bool]:
    """For each sentence of a copy that its original has not word for word, whether it is news."""
    there = set(_sentences(case.reads[first]).values())
    sentences, known = case.reads[copy].analysis.sentences, case.once(told)
    differing = [index for index, words in _sentences(case.reads[copy]).items() if words not in there]
    for index in sorted(differing, key=lambda at: -sentences[at].salience)[:MOST]:
        yield not known.tells(case.reads[copy], index)


def _sentences(read: Read) -> dict[int, str]:
    """The sentences of a text by their index, white space as single blanks."""
    text = read.article.text
    return {
        index: " ".join(text[one.start : one.end].split())
        for index, one in enumerate(read.analysis.sentences)
        if not one.boilerplate
    }
