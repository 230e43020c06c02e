"""Who said what in Spanish, French and Portuguese: subjects behind verbs or left out, dashes, tags inside marks."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.model import Article
from summaries.text.analyse import analyse

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = ("es", "fr", "pt")
LEAST = 0.9  # F1 of words and speaker together on the invented cases; .98 and more when they were written


def cases(language):
    """The invented cases of a language."""
    rows = (CASES / f"quotes_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row) for row in rows]


def bare(text):
    """Words without the marks around them."""
    return text.strip(" .,;:!?…«»“”\"'¿¡")


def same(found, segment):
    """Whether a speaker is the one that the case names, by the last word of the name."""
    wanted = {name.split()[-1].casefold() for name in (segment["speaker"], segment["speaker_resolved"]) if name}
    return bool(found) and found.split()[-1].casefold() in wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_say_where_their_words_stand(language):
    """Every span slices to its text, and no two cases share a name."""
    rows = cases(language)

    assert len({row["id"] for row in rows}) == len(rows) >= 100
    for row in rows:
        assert all(row["text"][s["start"] : s["end"]] == s["text"] for s in row["segments"])
        assert all(row["text"][slice(*span)] == q["text"] for q in row["quotes"] for span in q["spans"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_speakers_of_the_invented_cases_are_read(language, read):
    """Direct speech, its words and its speaker both right, over all cases of a language."""
    right = said = wanted = 0
    for row in cases(language):
        found = [quote for quote in read(row["text"]).quotes if quote.type == "direct"]
        words = {bare(row["text"][quote.start : quote.end]): quote.speaker for quote in found}
        said, wanted = said + len(words), wanted + len(row["segments"])
        right += sum(same(words.get(bare(segment["text"])), segment) for segment in row["segments"])

    assert 2 * right / (said + wanted) >= LEAST


SAID = [
    ("«No lo sabíamos», ha reconocido a esta redacción la concejala Ana Belmonte.", "Ana Belmonte"),
    ("Según relató Ana Belmonte, «el agua entró por la puerta de atrás».", "Ana Belmonte"),
    ("—No me voy —dijo Ana Belmonte—, y nadie va a echarme de aquí.", "Ana Belmonte"),
    ("« Nous n'en savions rien », reconnaît l'adjoint au maire, Noé Tardieu.", "Noé Tardieu"),
    ("« Nous partirons demain, a promis Noé Tardieu, et sans un mot. »", "Noé Tardieu"),
    ("D'après Noé Tardieu, « l'eau est entrée par la porte de derrière ».", "Noé Tardieu"),
    ("“Não sabíamos de nada”, reconheceu à imprensa o vereador Ivo Tarnes.", "Ivo Tarnes"),
    ("Na avaliação de Ivo Tarnes, “a água entrou pela porta dos fundos”.", "Ivo Tarnes"),
    ("— Não vou embora — disse Ivo Tarnes — e ninguém vai me tirar daqui.", "Ivo Tarnes"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_every_piece_of_a_quotation_has_its_speaker(read, text, speaker):
    """Past whom it was said to, around a tag, before and behind."""
    quotes = [quote for quote in read(text).quotes if quote.type == "direct"]

    assert quotes
    assert {quote.speaker for quote in quotes} == {speaker}


def test_a_tag_inside_french_marks_is_nobodys_words(read):
    """What stands before it and behind it are two pieces."""
    text = "« Le bac, c'est toute ma vie, confie Odile Marchand, ancienne batelière. Je n'ai pas de voiture. »"
    quotes = read(text).quotes

    assert [text[q.start : q.end] for q in quotes] == ["Le bac, c'est toute ma vie", "Je n'ai pas de voiture."]


def test_a_subject_that_is_left_out_is_whom_the_text_has_turned_to(read):
    """The newest person that a sentence is about, not who spoke before."""
    text = "El fiscal Juan Solana preguntó por la fecha. La contable Eva Rico no dudó. «Fue en marzo», respondió."

    assert [quote.speaker for quote in read(text).quotes] == ["Eva Rico"]


def test_the_role_before_a_name_is_the_speakers(read):
    """With what it is of, without its article, in apposition or not."""
    quotes = [
        *read("«Hay dinero», dijo la ministra de Obras Públicas, Ana Belmonte, el martes.").quotes,
        *read("« Il y a de l'argent », a dit l'ingénieure Ana Belmonte à la mairie hier soir.").quotes,
    ]

    assert [(q.speaker, q.role) for q in quotes] == [
        ("Ana Belmonte", "ministra de Obras Públicas"),
        ("Ana Belmonte", "ingénieure"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "El llamado «impuesto de la sal» se votará el jueves, aunque nadie sabe todavía cuánto costará a los pueblos.",
        "La novela «El puente de los sastres» ganó ayer el premio de la provincia en una ceremonia sin discursos.",
        "Le film « Trois étés au moulin » ouvrira le festival, et la place sera fermée aux voitures dès le matin.",
        "O romance “A ponte dos alfaiates” ganhou ontem o prêmio do estado em uma cerimônia sem discursos na praça.",
    ],
)
def test_what_is_only_called_so_is_nobodys_words(read, text):
    """Titles, and names that somebody gave."""
    assert read(text).quotes == ()


OPENINGS = st.sampled_from(["la casa es de todos y no de él ", "les uns et les autres "])
PIECES = st.sampled_from([
    "«", "»", "“", "”", '"', "— ", "\n\n", ", ", ". ", "dijo ", "dit-il ", "disse ", "Ana Ruiz ", "que ", "según ",
    "l'eau ",
    "el alcalde de Roble ", "la prefeita, Eva Lima, ", "qu'elle ", "a-t-il ajouté ", "no se sabe nada de la barca ",
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=40), OPENINGS)
@settings(max_examples=150, deadline=None)
def test_no_damage_moves_a_quote_off_its_words(pieces, opening):
    """Spans slice to the text, twice the same."""
    text = opening + "".join(pieces)
    found = analyse(Article("a1", "", "", "", text))

    assert found == analyse(Article("a1", "", "", "", text))
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.speaker is None or text[quote.speaker_start : quote.speaker_end] == quote.speaker
        assert not quote.role or text[quote.role_start : quote.role_end] == quote.role
