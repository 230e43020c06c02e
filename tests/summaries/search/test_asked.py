"""What a search means, as editors type it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.errors import BadInput
from summaries.search.asked import LONGEST, Search, Term, search_from

MONDAY = datetime(2026, 3, 16, tzinfo=UTC)
DAYS = {"Monday": MONDAY, "last week": datetime(2026, 3, 9, tzinfo=UTC)}


def asked(text: str, **given: str) -> Search:
    """The search that a text means."""
    return search_from(text, DAYS.__getitem__, **given)


def test_words_and_phrases() -> None:
    """Each is a group of its own; curly, German and French marks are marks."""
    search = asked('harbour "Ollen dam" “night ferry” „alte Mole“ «le quai»')

    assert [group[0] for group in search.groups] == [
        Term("harbour"),
        Term("Ollen dam", phrase=True),
        Term("night ferry", phrase=True),
        Term("alte Mole", phrase=True),
        Term("le quai", phrase=True),
    ]


def test_a_minus_leaves_out() -> None:
    """A word, a phrase, an outlet; a hyphen within a word is no minus."""
    search = asked('ferry -football -"new owner" -from:Gazette by-election')

    assert search.without == (Term("football"), Term("new owner", phrase=True))
    assert search.not_publishers == ("Gazette",)
    assert [group[0].words for group in search.groups] == ["ferry", "by-election"]


def test_keys_and_their_other_names() -> None:
    """from: is publisher:, by: is speaker:, in: is story:."""
    search = asked('from:Herald publisher:"Civic Radio" by:Lind in:DAM since:Monday')

    assert search == Search((), (), ("Herald", "Civic Radio"), (), ("Lind",), "DAM", MONDAY)


def test_either_of_two() -> None:
    """OR joins its neighbours; at an end it is nothing."""
    assert asked("OR quince OR medlar pear OR").groups == ((Term("quince"), Term("medlar")), (Term("pear"),))


def test_words_that_nearly_every_text_has_are_left_out() -> None:
    """Unless there are no others, or they stand in capitals or a phrase."""
    assert asked("the dam of Ollen").terms == (Term("dam"), Term("Ollen"))
    assert asked("the of").terms == (Term("the"), Term("of"))
    assert asked('WHO "the dam"').terms == (Term("WHO"), Term("the dam", phrase=True))


def test_a_word_with_a_colon_of_its_own_is_a_word() -> None:
    """Only known keys are keys."""
    assert asked("Re:dam").terms == (Term("Re dam"),)


def test_options_that_came_apart_from_the_words_count_too() -> None:
    """Several outlets have commas between."""
    search = asked("dam", publisher="Herald, Civic Radio", since="Monday")

    assert (search.publishers, search.since) == (("Herald", "Civic Radio"), MONDAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing to look for"),
        ('""', "nothing to look for"),
        ("-football", "nothing to look for"),
        ("x" * (LONGEST + 1), "at most 1,000"),
        ("a" * 10_000, "10,000 characters"),
        (" ".join(f"word{n}" for n in range(40)), "too many words"),
        ("dam since:Monday since:Monday", "given twice"),
        ('dam since:Monday until:"last week"', "nothing can lie between"),
    ],
)
def test_what_cannot_be_looked_for_is_said(text: str, said: str) -> None:
    """In a sentence."""
    with pytest.raises(BadInput, match=said):
        asked(text)


@given(st.text(max_size=300))
def test_any_text_is_a_search_or_is_refused(text: str) -> None:
    """Nothing else is raised, and no term is without a letter or digit."""
    try:
        search = search_from(text, lambda said: MONDAY)
    except BadInput:
        return
    assert all(any(ch.isalnum() for ch in term.words) for term in (*search.terms, *search.without))
