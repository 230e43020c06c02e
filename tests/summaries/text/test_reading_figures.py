"""Figures of a story, and numbers that are none."""

import pytest

# text, then each figure: as written, value, high, unit, approx
FOUND = [
    ("Police arrested over 80,000 individuals.", [("over 80,000", 80000, 80000, "people", "over")]),
    ("The dam holds 30,000 tonnes.", [("30,000 tonnes", 30000, 30000, "t", "")]),
    ("It cost $1.2 million.", [("$1.2 million", 1.2e6, 1.2e6, "USD", "")]),
    ("Rents rose by 3.5 percent.", [("3.5 percent", 3.5, 3.5, "%", "")]),
    ("Rents rose by 3.5%.", [("3.5%", 3.5, 3.5, "%", "")]),
    ("About 400 people fled.", [("About 400", 400, 400, "people", "About")]),
    ("Three workers died.", [("Three", 3, 3, "people", "")]),
    ("At least twelve villagers drowned.", [("At least twelve", 12, 12, "people", "At least")]),
    ("The road is 12 km long.", [("12 km", 12, 12, "km", "")]),
    ("Between 300 and 400 homes were lost.", [("300 and 400", 300, 400, "", "")]),
    ("Some 10-12 boats sank.", [("Some 10-12", 10, 12, "", "Some")]),
    ("The firm owes €2bn.", [("€2bn", 2e9, 2e9, "EUR", "")]),
    ("More than 5 million voters stayed at home.", [("More than 5 million", 5e6, 5e6, "people", "More than")]),
    ("Up to 60 beds are free.", [("Up to 60", 60, 60, "", "Up to")]),
    ("Nearly two dozen ships wait.", [("Nearly two dozen", 24, 24, "", "Nearly")]),
    ("Twenty-five nurses resigned.", [("Twenty-five", 25, 25, "people", "")]),
    ("The fund holds 40 million euros.", [("40 million euros", 4e7, 4e7, "EUR", "")]),
    ("It lost 1,400 jobs.", [("1,400", 1400, 1400, "people", "")]),
    ("The fine was £500.", [("£500", 500, 500, "GBP", "")]),
    ("Hundreds of people marched.", [("Hundreds", 100, 1000, "people", "Hundreds")]),
]
HARD = [
    ("It will cost $3 to $4 billion.", [("$3 to $4 billion", 3e9, 4e9, "USD", "")]),
    ("From 5 to 8 percent left.", [("5 to 8 percent", 5, 8, "%", "")]),
    ("The 40-mile road is shut.", [("40-mile", 40, 40, "mile", "")]),
    (
        "An estimated 2.5 million litres leaked.",
        [("An estimated 2.5 million litres", 2.5e6, 2.5e6, "l", "An estimated")],
    ),
    ("No fewer than 30 of the ships were lost.", [("No fewer than 30", 30, 30, "", "No fewer than")]),
    ("One hundred and four.", []),
    ("The flood left 9 dead and 14 missing.", [("9", 9, 9, "people", ""), ("14", 14, 14, "people", "")]),
    (
        "As many as 1,200 prisoners, 300 of them women, were moved.",
        [("As many as 1,200", 1200, 1200, "people", "As many as"), ("300", 300, 300, "people", "")],
    ),
    ("They paid US$4.5m.", [("US$4.5m", 4.5e6, 4.5e6, "USD", "")]),
    ("Just over 1.1 million homes had no power.", [("Just over 1.1 million", 1.1e6, 1.1e6, "", "Just over")]),
]
NONE = [
    "She was born in 1987.",
    "The vote is on 14 March.",
    "Tess Marrow, 43, is the mayor.",
    "The 43-year-old was freed.",
    "The match ended 2-1.",
    "Call 555-0134 for help.",
    "They met in room 214.",
    "Flight 88 was late.",
    "It began at 10:30.",
    "It ended at 9 p.m. on Monday.",
    "She came 3rd.",
    "He lives at 12 Mill Road.",
    "The meeting is on page 4.",
    "The covid-19 rules changed.",
    "In the 21st century all is well.",
    "From 2019 to 2023 he ruled.",
    "The 2024 budget passed.",
    "Article 50 was used.",
    "The gates were found, one raised, one shut.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND + HARD)
def test_figures_have_value_unit_and_approximation(read, text, expected):
    """A figure is read as an editor reads it, with the words that weaken it."""
    found = [(text[f.start : f.end], f.value, f.high, f.unit, f.approx) for f in read(text).figures]

    assert found == expected


@pytest.mark.parametrize("text", NONE)
def test_dates_ages_scores_and_labels_are_no_figures(read, text):
    """Numbers that count nothing of the story are left alone."""
    assert [text[f.start : f.end] for f in read(text).figures] == []


SUBJECTS = [
    ("The base holds 30,000 migrants.", "migrants"),
    ("They seized 12 fishing boats in May.", "fishing boats"),
    ("About 40 million euros of public money is gone.", "public money"),
    ("Three of the bridges fell.", "bridges"),
    ("Between 60 and 70 orchards lie under water.", "orchards"),
    ("About 900 people live on the island.", "people"),
    ("As many as 700 people serving sentences would move.", "people serving sentences"),
    ("They counted 80 postal votes available for the count.", "postal votes"),
    ("For nine winters Tess Marrow kept the keys.", "winters"),
    ("She closed the inn nine winters ago.", "winters"),
    ("Nine patients remain in hospital.", "patients"),
    ("He lost 30 train drivers in May.", "train drivers"),
]


@pytest.mark.parametrize(("text", "noun"), SUBJECTS)
def test_a_figure_knows_what_it_counts(read, text, noun):
    """The words behind the number say what is counted."""
    figure = read(text).figures[0]

    assert text[figure.noun_start : figure.noun_end] == noun
    assert len(figure.subject) == len(noun.split())
