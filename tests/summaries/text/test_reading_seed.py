"""The article that the project began from, read as an editor reads it."""

import pytest

from summaries.model import Analysis, Article
from summaries.text.analyse import analyse

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def seed(shared) -> tuple[str, Analysis]:
    """The seed article's body and what is read in it."""
    raw = (shared / "data" / "seed" / "el-salvador-offer.txt").read_text(encoding="utf-8")
    title, _, body = raw.partition("\n")
    return body, analyse(Article("seed", "", "", title, body))


def test_the_secretarys_words_are_his_with_his_office(seed):
    """A quotation behind "told reporters that" has the full name and the role of its speaker."""
    body, read = seed
    quote = next(q for q in read.quotes if body[q.start : q.end].startswith("agreed to the most"))

    assert (quote.speaker, quote.role, quote.type) == ("Marco Rubio", "US Secretary of State", "direct")


def test_the_departments_two_fragments_are_the_departments(seed):
    """An organisation speaks twice in one sentence."""
    body, read = seed
    found = [body[q.start : q.end][:19] for q in read.quotes if q.speaker == "US State Department"]

    assert found == ["harsh and dangerous", "in many facilities,"]


def test_the_scare_quoted_word_is_nobodys(seed):
    """One word that a move was described as is no quote."""
    body, read = seed

    assert not any(q.type == "direct" and body[q.start : q.end].strip(",") == "unprecedented" for q in read.quotes)


def test_its_figures_are_found_with_what_they_count(seed):
    """Thirty thousand migrants, over eighty thousand individuals."""
    _, read = seed
    found = {(f.value, f.approx, f.unit) for f in read.figures}

    assert {(30000, "", "people"), (80000, "over", "people")} <= found


def test_its_picture_is_boilerplate(seed):
    """The image line is no sentence of the story, and names nobody."""
    _, read = seed

    assert read.sentences[0].boilerplate
    assert not any(name.start < read.sentences[0].end for name in read.names)


def test_its_credit_is_the_outlet_that_it_reports_from(seed):
    """ "Al Jazeera reports" is a credit."""
    assert seed[1].credits == ("Al Jazeera",)
