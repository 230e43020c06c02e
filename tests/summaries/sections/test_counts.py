"""The counts of one article: what is read of a book, and how far back its figures are set against each other."""

from summaries.sections.counts import tallies
from summaries.sections.leaning import CLOSELY
from tests.summaries.briefs import read


def _told(count: int) -> str:
    return "\n\n".join(f"At least {number} people were killed in Osk that week." for number in range(20, 20 + count))


def test_every_sentence_of_a_report_is_read_for_its_figures() -> None:
    """A long report loses no figure."""
    found = tallies(read(_told(120)))

    assert [tally.figure.value for tally in found.counts] == list(range(20, 140))


def test_a_book_is_read_in_its_most_salient_sentences() -> None:
    """A text of thousands of figures costs no more than the longest report, and keeps those that matter most."""
    told = read(_told(CLOSELY + 300))
    salience = [sentence.salience for sentence in told.analysis.sentences]
    looked = {tally.sentence for tally in tallies(told).counts}

    assert 0 < len(looked) <= CLOSELY
    assert min(salience[i] for i in looked) >= max(s for i, s in enumerate(salience) if i not in looked)


def test_a_higher_figure_is_set_against_the_nearest_one_before_it() -> None:
    """The figure that a rival claim is compared with is the last that is like it."""
    found = tallies(
        read(
            "At least 30 people were killed in the flood, police said. The ministry counted 40 people killed in the"
            " flood. The hospital gave a higher figure, with 55 people killed in the flood."
        )
    )
    values = [tally.figure.value for tally in found.counts]

    assert values == [30, 40, 55]
    assert (1, 2) in found.rivals
    assert (0, 2) not in found.rivals
