"""Quotation marks of every style: what is somebody's words, and what is not."""

import pytest

# text, then the words of each direct quote
DIRECT = [
    ('"We are closing," Mara Lind said.', ["We are closing,"]),
    ("“We are closing,” Mara Lind said.", ["We are closing,"]),
    ("‘We are closing,’ Mara Lind said.", ["We are closing,"]),
    ("'We are closing,' Mara Lind said.", ["We are closing,"]),
    ("Mara Lind said: “We are closing.”", ["We are closing."]),
    ("Mara Lind said, “We are closing.”", ["We are closing."]),
    ("“We are closing,” said Mara Lind, “and we will not reopen.”", ["We are closing,", "and we will not reopen."]),
    ("“Why now?” asked Mara Lind.", ["Why now?"]),
    ("Mara Lind called the plan “a gift to the rich.”", ["a gift to the rich."]),
    ("Mara Lind told reporters that the pier was “rotten to the core.”", ["rotten to the core."]),
    ("According to Mara Lind, the pier is “a danger to all.”", ["a danger to all."]),
    ("“Yes,” she said.", ["Yes,"]),
    ("Mara Lind said the ‘rotten old pier’ must go.", ["rotten old pier"]),
    ("The report describes the cells as “cold and dirty.”", ["cold and dirty."]),
    ("“The pier is old,” Mara Lind said. “It must go.”", ["The pier is old,", "It must go."]),
    ("“One.\n\n“Two,” Mara Lind said.", ["One.", "Two,"]),
    ("„Wir schließen den Hafen“, sagte Mara Lind.", ["Wir schließen den Hafen"]),
    ("»Wir schließen den Hafen«, sagte Mara Lind am Montag.", ["Wir schließen den Hafen"]),
    ("« Nous fermons le port », a déclaré Mara Lind.", ["Nous fermons le port"]),
    ("«Cerramos el puerto», dijo Mara Lind el lunes.", ["Cerramos el puerto"]),
    ("“Fechamos o porto”, disse Mara Lind na segunda-feira.", ["Fechamos o porto"]),
]
HARD = [
    ("“He told me ‘get out’ and I did,” Mara Lind said.", ["He told me ‘get out’ and I did,"]),
    ('“I heard parts of it," Mara Lind said.', ["I heard parts of it,"]),
    ("Mara Lind said the workers’ strike was “a last resort for all of us.”", ["a last resort for all of us."]),
    ("“It’s over,” she said. The ‘90s are gone.", ["It’s over,"]),
    ("The pier, “a danger to all of us” in the words of Mara Lind, is shut.", ["a danger to all of us"]),
    ("“We never — never! — agreed,” said Mara Lind.", ["We never — never! — agreed,"]),
    ("Mara Lind (“I am tired”) left the room, she said.", ["I am tired"]),
    ("“Go,” said one. “Stay,” said another.", ["Go,", "Stay,"]),
    ("Mara Lind was angry. “They never asked us what we wanted.”", ["They never asked us what we wanted."]),
    ("“Who,” asked Mara Lind, “will pay?”", ["Who,", "will pay?"]),
]
NONE = [
    "In a move described as “unprecedented,” the council closed the pier.",
    "The “war on noise” goes on.",
    "They watched “The Long Way Home” on Monday.",
    "Anna “Nan” Lind opened the pier.",
    "The so-called “green” pier is grey.",
    "It was 6' tall and 3\" wide.",
    "The workers' pay and the owners' gains rose.",
    "Rock 'n' roll is back.",
    "The ship “Northern Star” sank.",
    "Her book, “A Year in Marlow,” came out in May.",
]


@pytest.mark.parametrize(("text", "words"), DIRECT + HARD)
def test_the_words_between_the_marks_are_the_quote(read, text, words):
    """Straight, curly, single, German, French and Spanish marks; tags before, behind and between."""
    assert [text[q.start : q.end] for q in read(text).quotes if q.type == "direct"] == words


@pytest.mark.parametrize("text", NONE)
def test_scare_quotes_titles_and_nicknames_are_no_quotes(read, text):
    """Marks around words that nobody is said to have spoken make no quote."""
    assert [text[q.start : q.end] for q in read(text).quotes if q.type == "direct"] == []


REPORTED = [
    ("Mara Lind said the pier would close in June.", "the pier would close in June"),
    ("Mara Lind said that the pier would close in June.", "the pier would close in June"),
    ("The pier would close in June, Mara Lind said.", "The pier would close in June"),
    ("The pier would close in June, according to Mara Lind.", "The pier would close in June"),
    ("According to Mara Lind, the pier will close in June.", "the pier will close in June"),
    ("Mara Lind told reporters on Monday that the pier was unsafe.", "the pier was unsafe"),
    ("Mara Lind said in a statement that the pier was unsafe.", "the pier was unsafe"),
    ("The council said on Tuesday it would close the pier.", "it would close the pier"),
    ("The pier was unsafe, the council said on Tuesday.", "The pier was unsafe"),
    ("Mara Lind warned that two more piers were at risk.", "two more piers were at risk"),
    ("Mara Lind accused the council of hiding the report.", "the council of hiding the report"),
    ("But the pier was sound, Mara Lind said.", "the pier was sound"),
]


@pytest.mark.parametrize(("text", "words"), REPORTED)
def test_reported_speech_is_the_clause_alone(read, text, words):
    """What somebody said in other words, without the verb and its speaker."""
    assert [text[q.start : q.end] for q in read(text).quotes if q.type == "indirect"] == [words]


SILENT = [
    "The report was published on Monday by the council.",
    "The United States closed three ports in June last year.",
    "The call for help came at noon from a boat.",
    "In his notes the captain drew a map of it.",
    "The claims were settled last year for a small sum.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nouns_that_look_like_speech_report_nothing(read, text):
    """Report, claim, call and states are nouns as often as verbs."""
    assert read(text).quotes == ()


TYPED = [
    (
        "''The pier is safe,'' Mara Lind said. ''We checked it in May.''",
        "The pier is safe,'' Mara Lind said. ''We checked it in May.",
    ),
    ("Mara Lind said the pier was ''safe and sound'' in May.", "the pier was ''safe and sound'' in May"),
    (
        "''The pier,'' Mara Lind said, ''is safe for all of us.''",
        "The pier,'' Mara Lind said, ''is safe for all of us.",
    ),
]


@pytest.mark.parametrize(("text", "words"), TYPED)
def test_words_between_lost_marks_are_reported_speech_in_one_piece(read, text, words):
    """Two apostrophes cannot vouch for every character, so that what they hold is one report with the words around."""
    quotes = read(text).quotes

    assert [(text[q.start : q.end], q.type, q.speaker) for q in quotes] == [(words, "indirect", "Mara Lind")]
