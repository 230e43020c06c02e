"""Dates as written, and the days they mean."""

from datetime import date

import pytest

WEDNESDAY = "2031-03-12"

# text, the date as written, the day it means for an article of Wednesday 12 March 2031
FOUND = [
    ("The pier closed on Monday.", "Monday", date(2031, 3, 10)),
    ("The pier closed on Wednesday.", "Wednesday", date(2031, 3, 12)),
    ("The pier closed on Thursday.", "Thursday", date(2031, 3, 6)),
    ("The pier closed yesterday.", "yesterday", date(2031, 3, 11)),
    ("The pier closes today.", "today", date(2031, 3, 12)),
    ("The pier closes tomorrow.", "tomorrow", date(2031, 3, 13)),
    ("The council meets next Tuesday.", "next Tuesday", date(2031, 3, 18)),
    ("The council met last Friday.", "last Friday", date(2031, 3, 7)),
    ("The vote is on 14 March.", "14 March", date(2031, 3, 14)),
    ("The vote is on March 14.", "March 14", date(2031, 3, 14)),
    ("The vote was on 14 March 2029.", "14 March 2029", date(2029, 3, 14)),
    ("The vote was on March 14, 2029.", "March 14, 2029", date(2029, 3, 14)),
    ("The log says 2030-11-05.", "2030-11-05", date(2030, 11, 5)),
    ("The pier burned in June 2024.", "June 2024", date(2024, 6, 1)),
    ("The pier burned in January.", "January", date(2031, 1, 1)),
    ("A ruling is due in May.", "May", date(2031, 5, 1)),
    ("It opened on the 3rd of April.", "the 3rd of April", date(2031, 4, 3)),
    ("It opens on 1st April.", "1st April", date(2031, 4, 1)),
    ("Talks start next week.", "next week", date(2031, 3, 17)),
    ("Rents rose last year.", "last year", date(2030, 1, 1)),
    ("It began on Sept. 5, 2030.", "Sept. 5, 2030", date(2030, 9, 5)),
    ("The council will meet on Friday.", "Friday", date(2031, 3, 14)),
]
HARD = [
    ("A hearing is scheduled for Friday.", "Friday", date(2031, 3, 14)),
    ("The strike is set to begin on Monday.", "Monday", date(2031, 3, 17)),
    ("She said on Friday that it would close.", "Friday", date(2031, 3, 7)),
    ("The pier closed in December.", "December", date(2030, 12, 1)),
    ("They left on Tuesday, 4 March.", "4 March", date(2031, 3, 4)),
    ("It is Monday’s vote that counts.", "Monday", date(2031, 3, 10)),
    ("Der Rat tagt am 14. März in der alten Halle der Stadt.", "14. März", date(2031, 3, 14)),
    ("El consejo se reunió el 14 de marzo de 2029 en la sala del puerto.", "14 de marzo de 2029", date(2029, 3, 14)),
    ("Le conseil se réunit le 14 mars dans la salle du port.", "14 mars", date(2031, 3, 14)),
    ("Am 05.11.2030 brannte der Steg in der Nacht ab.", "05.11.2030", date(2030, 11, 5)),
]
NONE = [
    "She may leave.",
    "They march on the capital.",
    "The March family left.",
    "He walked 12 miles.",
    "The 30-day limit passed.",
    "Her second try failed.",
]


@pytest.mark.parametrize(("text", "written", "day"), FOUND + HARD)
def test_a_date_means_the_day_that_the_article_settles(read, text, written, day):
    """Weekdays, relative days and days without a year are counted from the article's own date."""
    found = read(text, published=WEDNESDAY).dates

    assert [(text[d.start : d.end], d.day) for d in found] == [(written, day)]


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_a_date_is_none(read, text):
    """May and march are verbs, too."""
    assert read(text, published=WEDNESDAY).dates == ()


UNRESOLVED = [
    "The pier closed on Monday.",
    "The vote is on 14 March.",
    "It closed yesterday.",
    "Talks start next week.",
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_without_the_articles_date_a_relative_day_stays_open(read, text):
    """Nothing is guessed where nobody said when the article came out."""
    (mention,) = read(text).dates

    assert (mention.day, mention.precision) == (None, "unresolved")


def test_a_date_in_full_needs_no_article_date(read):
    """A day with its year means itself."""
    (mention,) = read("The vote was on 14 March 2029.").dates

    assert (mention.day, mention.precision) == (date(2029, 3, 14), "day")


PRECISION = [
    ("It burned in June 2024.", "month"),
    ("Talks start next week.", "week"),
    ("Rents rose last year.", "year"),
]


@pytest.mark.parametrize(("text", "precision"), PRECISION)
def test_a_date_is_as_precise_as_its_words(read, text, precision):
    """A month is not its first day."""
    assert read(text, published=WEDNESDAY).dates[0].precision == precision
