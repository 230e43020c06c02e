"""A second source is cited beside a fact only where it says the same thing."""

from datetime import UTC, datetime, timedelta

import pytest

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Article, Line, Read, version_of
from summaries.text.analyse import analyse

AT = datetime(2026, 3, 16, 9, tzinfo=UTC)
FACT = "The Tarn inspectorate said on Monday that a seized motor had kept the second gate of the dam shut."
FILLER = " The town hall in Upper Tarn opened its kitchen to everyone who had come down from the hills that evening."


def carried(other: str) -> Line | None:
    """The fact's line in a briefing of two originals, of which the other says that."""
    texts = [
        f"{FACT} Divers had found the motor on Sunday.",
        f"{other}{FILLER} A teacher brought forty blankets, and a baker brought bread for two hundred people.",
    ]
    reads = []
    for number, text in enumerate(texts):
        at = AT + timedelta(hours=number)
        article = Article(
            f"a{number}", f"https://{number}.example/a", f"Paper {number}", "Dam at Tarn", text, at, version_of(text)
        )
        reads.append(Read(article, analyse(article)))
    briefing = compose(
        slug="TARN-DAM", name="Tarn dam", lens=load_lenses()["disaster"], reads=reads, now=AT + timedelta(hours=3)
    )
    return next((line for line in briefing.section("facts") if "seized motor" in line.text), None)


@pytest.mark.parametrize(
    "same",
    [
        "A seized motor kept the second gate of the dam shut, the Tarn inspectorate said on Monday.",
        "The second gate of the dam was kept shut by a seized motor, according to the inspectorate.",
    ],
)
def test_another_outlet_that_says_it_is_cited(same: str) -> None:
    """In its own words and order."""
    line = carried(same)
    assert line is not None
    assert (len(line.sources), line.originals) == (2, 2)


@pytest.mark.parametrize(
    "else_",
    [
        "The Tarn inspectorate has not yet said what kept the second gate of the dam shut.",
        "The Tarn inspectorate said that it would present a first finding on the dam on Monday.",
        "It was not clear whether a seized motor had kept the second gate of the dam shut.",
        "The Tarn inspectorate denied that a seized motor had kept the second gate of the dam shut.",
        "Which motor had kept the second gate of the dam shut is still to be announced by the Tarn inspectorate.",
        "The Tarn inspectorate may say on Monday that a seized motor had kept the second gate of the dam shut.",
        "The head of the Tarn inspectorate, who visited the dam on Monday, becomes deputy minister.",
    ],
)
def test_another_outlet_that_says_something_else_is_not(else_: str) -> None:
    """Not knowing, denying, asking, or another matter of the same people is no second source."""
    line = carried(else_)
    assert line is not None
    assert (len(line.sources), line.originals) == (1, 1)
