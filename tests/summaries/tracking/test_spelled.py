"""Reasons are read by people: a stem is shown as the article spells it."""

from summaries.model import Article
from summaries.tracking.spelled import spelled


def told(title: str, text: str) -> Article:
    """An article."""
    return Article("1", "https://pell.example/1", "Pell Gazette", title, text, None, "v")


def test_a_stem_is_shown_as_the_article_spells_it() -> None:
    """By its first occurrence, the title before the text, without a possessive; the order is kept."""
    article = told("Brigade’s captain at the mill", "Two explosions shook the mill. The brigades came at once.")

    assert spelled(("explos", "mill", "brigad"), article, "en") == ("explosions", "mill", "Brigade")


def test_a_stem_that_is_nowhere_stands_as_it_is() -> None:
    """It stood far down in a long text."""
    assert spelled(("anchorag",), told("Mill", "Nothing."), "en") == ("anchorag",)
