"""Who a source is where a name, a place or an outlet stands nearer to the verb than the one who speaks."""

import pytest

# text, words of a quote, its speaker
SPEAKERS = [
    (
        "“The pier is safe,” the harbour ombudsman, Luca Amery, told Westria Today on Sunday.",
        "The pier is safe,",
        "Luca Amery",
    ),
    (
        "“We paid twice,” its managing director, Conrad Peel, told the Courier. He said the firm would not pay again.",
        "the firm would not pay again",
        "Conrad Peel",
    ),
    (
        "Dr Oona Marsh, head of the eye clinic, said that the first patient came at noon.",
        "the first patient came at noon",
        "Oona Marsh",
    ),
    (
        "An official at the county’s Land Bank, who asked not to be named because he is no boss, said the quarry “is"
        " where all of us would dig”.",
        "is where all of us would dig",
        "An official at the county’s Land Bank",
    ),
    (
        "A spokeswoman for Marlow Rescue, Hana Brill, said that the boats were in.",
        "the boats were in",
        "Hana Brill",
    ),
    ("“It rang at three,” said the head of the watch, Dr Lars Holm.", "It rang at three,", "Lars Holm"),
    (
        "Dr Ivo Brandt of St Anselm says visitors may enter without masks.",
        "visitors may enter without masks",
        "Ivo Brandt",
    ),
    (
        "Judge Tess Marrow heard the farmers of Marlow. “I lost two barns,” said one of them, Berta Crane.",
        "I lost two barns,",
        "Berta Crane",
    ),
    (
        "“He has had enough,” said one of the aides, who was not allowed to speak.",
        "He has had enough,",
        "one of the aides",
    ),
    (
        "Pressed on the cells at Monte Grigio, the justice minister, Olaf Brandt, said he had not seen them. “I saw a"
        " chapel,” he added.",
        "I saw a chapel,",
        "Olaf Brandt",
    ),
    (
        "The fees were real, said Bea Marsh, for Mr Holm. “My client kept no books,” she told the court.",
        "My client kept no books,",
        "Bea Marsh",
    ),
    ("Hospitals in the county said that they had beds enough.", "they had beds enough", "Hospitals in the county"),
    (
        "Two welders who have seen the dock’s log said that the crane was overloaded.",
        "the crane was overloaded",
        "Two welders who have seen the dock’s log",
    ),
    ("The quay will close, according to a letter seen by the Courier.", "The quay will close", "a letter"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPEAKERS)
def test_the_one_who_speaks_is_told_from_who_stands_nearer(read, text, words, speaker):
    """Neither the outlet that was told, nor a place, nor a client is the speaker."""
    found = {text[quote.start : quote.end]: quote.speaker for quote in read(text).quotes}

    assert found.get(words) == speaker


SILENT = [
    "Westria has been poorer since it declared war on the river clans.",
    "Asked by the Courier, Olaf Brandt said only that he was “well”.",
    "She knew that five men reported missing by their wives were safe.",
    "Olaf Brandt, his lawyer, has said nothing since Monday in Marlow.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says_is_nobodys_words(read, text):
    """A declared war, a question's source and a silence are no reported speech."""
    assert [text[q.start : q.end] for q in read(text).quotes if q.type == "indirect"] == []


ROLES = [
    ("“It is cold,” said Father Luc Marsh, who rang the bell.", ""),
    ("The fees were real, said Bea Marsh, for Mr Holm.", ""),
    ("“It is cold,” said Bea Marsh, the mayor of Marlow.", "the mayor of Marlow"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_form_of_address_is_no_role(read, text, role):
    """Father and Mr say nothing of what somebody does; nor does whom they speak for."""
    assert read(text).quotes[0].role in (role, role.removeprefix("the "))
