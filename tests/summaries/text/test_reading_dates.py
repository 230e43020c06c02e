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


# text, the date as written, its day, how exactly it is meant; for an article of Wednesday 12 March 2031
PERIODS = [
    ("A report is due by the end of the month.", "end of the month", date(2031, 3, 31), "month"),
    ("The inquiry will report early next year.", "early next year", date(2032, 1, 1), "year"),
    ("The bill comes before parliament in two weeks.", "in two weeks", date(2031, 3, 26), "week"),
    ("The strike will begin in three days' time.", "in three days' time", date(2031, 3, 15), "day"),
    ("Voters go to the polls in six months.", "in six months", date(2031, 9, 12), "month"),
    ("They had met two weeks ago.", "two weeks ago", date(2031, 2, 26), "week"),
    ("The court adjourned the case until 9 April.", "9 April", date(2031, 4, 9), "day"),
    ("The trial opens on Monday.", "Monday", date(2031, 3, 17), "day"),
    ("Lawmakers vote on Tuesday.", "Tuesday", date(2031, 3, 18), "day"),
    ("On Friday the council will vote on the plan.", "Friday", date(2031, 3, 14), "day"),
    ("On Friday the council voted on the plan.", "Friday", date(2031, 3, 7), "day"),
    ("The fair runs from 14 to 16 May.", "14 to 16 May", date(2031, 5, 14), "day"),
    ("A ruling is expected at the end of May.", "end of May", date(2031, 5, 31), "month"),
    ("Talks resume this weekend.", "this weekend", date(2031, 3, 15), "week"),
    ("The deadline expires later this month.", "later this month", date(2031, 3, 31), "month"),
    ("He will be sentenced in January.", "January", date(2032, 1, 1), "month"),
    ("He was sentenced in January.", "January", date(2031, 1, 1), "month"),
    ("Das Gericht will in zwei Wochen entscheiden, sagte er.", "in zwei Wochen", date(2031, 3, 26), "week"),
    ("Die Frist läuft nach Angaben der Stadt Ende des Monats ab.", "Ende des Monats", date(2031, 3, 31), "month"),
    ("El juicio comenzará el próximo martes, según el tribunal.", "próximo martes", date(2031, 3, 18), "day"),
    ("La votación será la semana que viene, dijo el alcalde.", "semana que viene", date(2031, 3, 17), "week"),
    ("Le procès s'ouvrira mardi prochain, selon le parquet.", "mardi prochain", date(2031, 3, 18), "day"),
    ("Le vote aura lieu dans deux semaines, a dit le maire.", "dans deux semaines", date(2031, 3, 26), "week"),
    ("A votação será na próxima semana, disse o prefeito.", "próxima semana", date(2031, 3, 17), "week"),
]


@pytest.mark.parametrize(("text", "written", "day", "precision"), PERIODS)
def test_a_period_is_counted_from_the_articles_own_day(read, text, written, day, precision):
    """Its first day, or its last where the words say its end; past or to come by the verbs around it."""
    found = read(text, published=WEDNESDAY).dates

    assert [(text[d.start : d.end], d.day, d.precision) for d in found] == [(written, day, precision)]


@pytest.mark.parametrize("text", ["The river rose more in two weeks than in a year.", "She was there for ten years."])
def test_how_long_something_took_is_no_date(read, text):
    """A stretch of time counts from nothing."""
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
