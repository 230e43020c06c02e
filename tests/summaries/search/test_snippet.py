"""The words that are shown of a hit."""

from hypothesis import given
from hypothesis import strategies as st

from summaries.search.snippet import WORDS, snippet

TEXT = (
    "The council met on Tuesday. It spoke of roads, of rents and of the new school, for hours and without a vote.\n\n"
    "Then the harbour was named. The night ferry will stop there from May, said Ida Marlow, who owns the ferry."
)


def words_of(text: str, forms: set[str], *phrases: tuple[str, ...]) -> tuple[str, list[str]]:
    """A snippet as it reads, and what of it was looked for."""
    pieces = snippet(text, forms, phrases).pieces(text)
    return "".join(words for words, _ in pieces), [words for words, hit in pieces if hit]


def test_it_shows_where_most_of_the_words_stand() -> None:
    """From the beginning of the sentence, with the hits marked."""
    words, hits = words_of(TEXT, {"ferry", "harbour"})

    assert words.startswith("Then the harbour was named. The night ferry")
    assert hits == ["harbour", "ferry", "ferry"]


def test_a_phrase_is_marked_where_its_words_stand_side_by_side() -> None:
    """And nowhere else."""
    assert words_of(TEXT, set(), ("night", "ferry"))[1] == ["night", "ferry"]


def test_without_a_hit_it_is_the_beginning() -> None:
    """As when only an outlet was asked for."""
    words, hits = words_of(TEXT, set())

    assert words.startswith("The council met on Tuesday.")
    assert hits == []


def test_case_and_accents_do_not_matter() -> None:
    """The text is shown as it stands."""
    assert words_of("The CAFÉ burned.", {"cafe"}) == ("The CAFÉ burned.", ["CAFÉ"])


def test_a_quotation_keeps_its_marks() -> None:
    """At the beginning of what is shown, and at its end."""
    assert words_of("“Nobody asked us.”", {"asked"})[0] == "“Nobody asked us.”"


@given(st.text(max_size=400), st.sampled_from(["a", "the", "0"]))
def test_offsets_are_within_the_text_and_in_order(text: str, form: str) -> None:
    """Whatever the text is; and what is shown is what stands there, white space aside."""
    found = snippet(text, {form})
    edges = [found.start, *(edge for hit in found.hits for edge in hit), found.end]

    assert 0 <= found.start <= found.end <= len(text)
    assert edges == sorted(edges)
    assert len(text[found.start : found.end].split()) <= 4 * WORDS or not text.isascii()
    assert "".join(words for words, _ in found.pieces(text)) == "".join(
        " " if run.isspace() else run for run in _runs(text[found.start : found.end])
    )


def _runs(text: str) -> list[str]:
    found: list[str] = []
    for letter in text:
        if found and letter.isspace() and found[-1].isspace():
            continue
        found.append(letter)
    return found
