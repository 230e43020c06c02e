"""What editors type, and the names that stories go by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.errors import BadInput
from summaries.model import Query
from summaries.tracking.query import name_for, query_from, slug_for
from tests.summaries.tracking.invented import TOLD, read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("prisoner transfer", ("prisoner", "transfer")),
        ("prisoner, transfer", ("prisoner", "transfer")),
        ('"legal status" prisoners', ("legal status", "prisoners")),
        ("“legal   status”", ("legal status",)),
        ("«statut légal»", ("statut légal",)),
        ("„offene Frage“ Linden", ("offene Frage", "Linden")),
        ('an "open quote', ("an", "open", "quote")),
        ("Linden linden LINDEN", ("Linden",)),
        ("  Linden,,  ;Pell. ", ("Linden", "Pell")),
        ("MS-13", ("MS-13",)),
    ],
)
def test_words_are_read_as_typed(typed, words):
    """Blanks and commas part them, quotation marks of any country keep them together."""
    assert query_from(typed).words == words


def test_signs_include_and_exclude():
    """As in every search box."""
    query = query_from('Linden +fever -cup -"league table" +“marsh nets”')

    assert query.words == ("Linden",)
    assert query.include == ("fever", "marsh nets")
    assert query.exclude == ("cup", "league table")


def test_options_part_at_commas():
    """An item of several words is a phrase; a source may have blanks."""
    query = query_from(
        "Linden", include="fever, marsh nets", exclude='cup, "league table"', sources="Radio Skerne; The Ledger"
    )

    assert query.include == ("fever", "marsh nets")
    assert query.exclude == ("cup", "league table")
    assert query.sources == ("Radio Skerne", "The Ledger")


def test_languages_are_codes_or_names():
    """Apart by commas or blanks, each once."""
    assert query_from("Linden", languages="EN, German de-AT").languages == ("en", "de")


def test_what_is_no_language_is_refused():
    """With what to give instead."""
    with pytest.raises(BadInput, match="two letters"):
        query_from("Linden", languages="klingonese")


def test_places_part_at_commas():
    """A place may have blanks."""
    assert query_from("ferry", places="Port Vell, Skerne").places == ("Port Vell", "Skerne")


def test_a_seed_needs_no_words():
    """A story tracked from an address."""
    seed = read("ferry").analysis
    query = query_from("", seed=seed, seed_url="https://ledger.example/ferry")

    assert query.seed == seed.terms
    assert query.seed_url == "https://ledger.example/ferry"


@pytest.mark.parametrize(
    "typed", ["", "   ", ",;", '""', "“ ”", "the", "of the and", "-cup", "Linden -after", "a" * 1001]
)
def test_what_says_nothing_is_refused(typed):
    """With a sentence that says what to do."""
    with pytest.raises(BadInput, match=r"type some|add a name|tells more|give at most"):
        query_from(typed)


def test_a_word_cannot_be_wanted_and_excluded():
    """Nothing would ever match."""
    with pytest.raises(BadInput, match="both wanted and excluded"):
        query_from("Linden -linden")


def test_a_story_has_a_bound_on_its_words():
    """A pasted page is not a query."""
    with pytest.raises(BadInput, match="too many"):
        query_from(" ".join(f"word{n}" for n in range(60)))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("El Salvador jail offer", "EL-SALVADOR-JAIL-OFFER"),
        ("The trial of Edda Tolland", "TRIAL-EDDA-TOLLAND"),
        ("Île de Pâques: what next?", "ILE-DE-PAQUES"),
        ("Straßenbahn Łódź", "STRASSENBAHN-LODZ"),
        ("US sanctions", "US-SANCTIONS"),
        ("选举", "STORY"),
        ("", "STORY"),
        ("../../etc/passwd", "ETC-PASSWD"),
    ],
)
def test_slugs_read_as_desks_write_them(name, slug):
    """Capitals and hyphens, without the little words."""
    assert slug_for(name) == slug


def test_a_taken_slug_gets_a_number():
    """In whatever case the other was stored."""
    assert slug_for("Linden fever", {"linden-fever", "LINDEN-FEVER-2"}) == "LINDEN-FEVER-3"


@given(st.text(max_size=80), st.sets(st.text(alphabet="AB-2", max_size=6)))
def test_a_slug_is_always_fit_for_a_command(name, taken):
    """ASCII capitals, digits and single hyphens, at most 32 characters, unlike any other."""
    slug = slug_for(name, taken)

    assert slug.isascii()
    assert slug == slug.upper()
    assert 1 <= len(slug) <= 32
    assert all(part.isalnum() for part in slug.split("-"))
    assert slug not in taken
    assert slug_for(name, {slug}) != slug


@given(st.text(max_size=200))
def test_any_text_is_a_query_or_a_plain_refusal(typed):
    """Nothing that can be typed breaks it."""
    try:
        query = query_from(typed)
    except BadInput:
        return
    assert query.words or query.include


def test_a_story_is_named_by_its_words():
    """As typed, with a capital."""
    assert name_for(query_from("prisoner transfer Castamar")) == "Prisoner transfer Castamar"


def test_a_seeded_story_is_named_by_its_most_central_title():
    """The title that shares most with the others."""
    titles = [title for title, _ in TOLD["harbour-trial"]]

    assert name_for(Query(seed=(("x", 1.0),)), titles) in titles[:2]
    assert name_for(Query(seed=(("x", 1.0),)), ["One"]) == "One"


def test_a_long_name_is_cut_at_a_word():
    """At most seventy characters."""
    name = name_for(Query(), ["Ministers " * 20])

    assert len(name) <= 70
    assert name.endswith("Ministers…")
