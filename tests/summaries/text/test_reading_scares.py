"""Words between quotation marks that nobody says."""

import pytest

NOBODYS = [
    ("a programme's name", "Kant said on the Courier’s “Tides at Noon” that he would row."),
    ("a song", "Lind sang a song, “The Quay at Night,” and Kant said thanks."),
    ("a book titled", "Lind wrote a book called “Women Who Row” about her time at sea."),
    ("a nickname", "Anna “Nan” Lind said nothing."),
    ("a scare quote", "The so-called “fast” boat sank, Lind said."),
    ("a heading", "“We will not leave,” Lind said.\n\n‘It is cold out there’\n\nShe rowed home."),
    ("letters left out", "Lind said in ‘08 that the ‘bout was hers."),
]


@pytest.mark.parametrize("text", [case[1] for case in NOBODYS], ids=[case[0] for case in NOBODYS])
def test_nobody_says_a_name_or_a_heading(read, text):
    """Titles, nicknames, headings, scare quotes and elisions are no quotes."""
    direct = [text[q.start : q.end] for q in read(text).quotes if q.type == "direct"]

    assert direct in ([], ["We will not leave,"])


SAID = [
    (
        "with capitals all the same",
        "In a long speech there Lind called Kant “The Quay King.”",
        "The Quay King.",
    ),
    ("a crowd", "“Row!” the crowd yelled.", "Row!"),
    ("of a work and of a person", "Kant’s “great mistake,” Lind said, was to row.", "great mistake,"),
]


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_what_is_said_stays_a_quote(read, text, words):
    """The rules for titles leave words alone that somebody says."""
    assert [text[q.start : q.end] for q in read(text).quotes if q.type == "direct"] == [words]


CERTAIN = [
    ("the only mayor", "Mayor Tess Marrow came. “Row,” the mayor said.", "Tess Marrow"),
    ("the last of two", "Mayor Tess Marrow met Mayor Olaf Brandt. Brandt rose. “Row,” the mayor said.", "Olaf Brandt"),
    (
        "of a town",
        "So Quay Mayor Tess Marrow sat down with another, Mayor Olaf Brandt. “Row,” the Quay mayor said.",
        "Tess Marrow",
    ),
    ("of another town", "Mayor Tess Marrow came. “Row,” the Tallow mayor said.", "the Tallow mayor"),
]


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in CERTAIN], ids=[case[0] for case in CERTAIN])
def test_a_title_means_somebody_only_where_that_is_certain(read, text, speaker):
    """ "The mayor" is the mayor whom the text named; a mayor of elsewhere stays as written."""
    assert read(text).quotes[-1].speaker in (speaker, speaker.removeprefix("the "))


CAREFUL = [
    ("As Kant said that “boats are slow,” one of his aides said the sums were old.", "Kant"),
    ("Kant cannot say that “boats are slow,” Lind added, saying it should be known.", "Lind"),
    ("Kant said that rowers lost. Lind answers with, “Why are we here?” Kant then says so.", "Lind"),
]


@pytest.mark.parametrize(("text", "speaker"), CAREFUL)
def test_a_lead_and_a_tag_are_weighed(read, text, speaker):
    """Between a verb before and a verb behind, the one whose words they are is taken."""
    assert [q.speaker for q in read(text).quotes if q.type == "direct"] == [speaker]
