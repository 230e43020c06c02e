"""Where sentences begin and end."""

import pytest

# A bar stands between two sentences, "¶" for a paragraph's end that divides two.
PLAIN = [
    "The dam held. | The valley was dry.",
    "Who pays? | The council does.",
    "It burned! | Nobody was hurt.",
    "Dr. Mara Lind left at noon. | She did not return.",
    "Mr. Oduya and Mrs. Peel met on Tuesday. | They spoke for an hour.",
    "The levy rose 3.5 percent. | Rents followed.",
    "The U.S. ambassador left. | He flew home.",
    "Visit courier.example for more. | Lines are open.",
    "The vote was 12 to 4. | It ended at 10 p.m. on Monday.",
    "Sen. Ola Brandt voted no. | Gov. Tess Marrow voted yes.",
    "The bill, e.g. the one for lighting, was high. | It was paid.",
    "J. R. Holt wrote it. | P. Amin drew it.",
    "The firm, Tallow & Sons Ltd. of Marlow, closed. | Forty jobs went.",
    "She waited … and waited. | Nobody came.",
    "The harbour is deep. | “It is safe,” he said.",
    "(The mayor was away.) | The deputy signed.",
    "He won in Jan. 2019. | He lost in 2023.",
    "The train left at 10:30. | It was full.",
    "Heading without a stop ¶ The text begins here.",
    "First paragraph. ¶ Second paragraph.",
]
HARD = [
    "“We are done. It is over,” she said. | The hall emptied.",
    "“Why now?” he asked. | Nobody knew.",
    "“Why now?” Mara Lind asked. | Nobody knew.",
    "“Stop!” shouted the guard. | The car drove on.",
    "She said: “It is over. Go home.” | They went.",
    "The plan (see p. 4 of the report) is dead. | It cost 3 m.",
    "He moved to the U.S. | She stayed.",
    "The court in St. Anselm sat at 9 a.m. | It rose at 5 p.m.",
    "Prices rose from $1.20 to $1.50. | Wages did not.",
    "“It broke. Then it sank,” said Lt. Dara Voss of the coast guard. | Two men swam.",
    "The report by Prof. A. B. Kessler Jr. was late. | It said little.",
    "Was it “an error of judgment”? | Few thought so.",
    "the line is wrapped\nby hand and goes on. | It ends here.",
    "Version 2.0.1 is out. | It works.",
    "‘We go.’ | ‘We stay.’",
]


@pytest.mark.parametrize("marked", PLAIN + HARD)
def test_sentences_end_where_a_reader_would_end_them(read, marked):
    """Abbreviations, initials, decimals and quoted stops end nothing; paragraphs always do."""
    parts = [part.strip() for line in marked.split("¶") for part in line.split("|")]
    text = "\n\n".join(" ".join(p.strip() for p in line.split("|")) for line in marked.split("¶"))

    assert [text[s.start : s.end] for s in read(text).sentences] == parts


def test_german_dates_do_not_end_a_sentence(read):
    """A full stop behind a day of the month is an ordinal in German."""
    text = "Der Rat tagte am 14. März in Bonn. Die Abgeordneten stimmten am 3. Tag ab."

    assert [text[s.start : s.end] for s in read(text).sentences] == [
        "Der Rat tagte am 14. März in Bonn.",
        "Die Abgeordneten stimmten am 3. Tag ab.",
    ]


def test_paragraphs_are_counted(read):
    """Sentences of one paragraph share its number."""
    found = read("The dam held. The valley was dry.\n\nThe mayor left.").sentences

    assert [s.paragraph for s in found] == [0, 0, 1]


BOILERPLATE = [
    "![A pier at dusk](https://courier.example/pier.jpg)",
    "Read more: the pier in pictures",
    "Sign up for our newsletter to get the news each morning.",
    "Photo: Ines Falk / Harbour Courier",
    "Subscribe to the Harbour Courier today.",
    "Follow us on every network.",
    "All rights reserved.",
    "Share this article",
    "© 2031 Harbour Courier",
    "Related: what the pier cost",
    "Here is what is known about the pier, and what is not.",
    "[Read the whole of our debate about what the town can still afford: who pays for the pier?]",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_known_for_what_it_is(read, line):
    """Captions, credits and invitations are no news."""
    text = f"The council of Marlow voted on Tuesday to close the pier.\n\n{line}\n\nThe pier opened in 1911."
    found = read(text).sentences

    assert [text[s.start : s.end] for s in found if s.boilerplate] == [line]


LEANING = [
    ("He signed it at noon.", False),
    ("However, the pier stayed open.", False),
    ("This angered the union.", False),
    ("The pier closed at noon.", True),
    ("Mara Lind signed the order.", True),
    ("There were 40 boats in the harbour.", True),
    ("It was not clear that the pier was safe.", True),
    ("But the union refused.", False),
    ("Their boats stayed in the harbour.", False),
    ("“We are closing the pier,” Mara Lind said.", True),
]


@pytest.mark.parametrize(("sentence", "alone"), LEANING)
def test_a_sentence_that_leans_on_the_one_before_does_not_stand_alone(read, sentence, alone):
    """A pronoun or a connective at its start needs what came before."""
    text = f"The council met on Monday in Marlow. {sentence}"

    assert read(text).sentences[-1].stands_alone is alone


OPEN = [
    ("It was not clear who ordered the closure.", True),
    ("The ministry did not respond to questions.", True),
    ("The council has yet to publish the report.", True),
    ("Tallow Ports declined to comment.", True),
    ("The cause of the fire is unknown.", True),
    ("Police said no motive has been found.", True),
    ("It remains to be seen whether the pier will open.", True),
    ("The pier did not open on Monday.", False),
    ("No boats left the harbour on Monday.", False),
    ("The answer came at noon.", False),
]


@pytest.mark.parametrize(("sentence", "unknown"), OPEN)
def test_what_is_not_known_is_marked(read, sentence, unknown):
    """A sentence that says that something is open is told from one that merely says no."""
    assert read(sentence).sentences[0].unknown is unknown


HEDGED = [
    ("The pier may close in June.", True),
    ("Two boats reportedly sank.", True),
    ("The captain is suspected of fraud.", True),
    ("The blast was allegedly planned.", True),
    ("Talks could resume next week.", True),
    ("The pier closed in June.", False),
    ("Two boats sank off Marlow.", False),
]


@pytest.mark.parametrize(("sentence", "hedged"), HEDGED)
def test_what_is_not_stated_as_fact_is_marked(read, sentence, hedged):
    """Reported, alleged and possible things are hedged."""
    assert read(sentence).sentences[0].hedged is hedged


def test_the_opening_is_worth_more_than_the_end(read):
    """Salience falls with place, and boilerplate is worth nothing."""
    text = (
        "The council of Marlow voted on Tuesday to close the old pier after 40 complaints.\n\n"
        "Some people walked there on Sundays with dogs and ice cream.\n\n"
        "Others did not care.\n\nSign up for our newsletter."
    )
    found = [s.salience for s in read(text).sentences]

    assert found[0] == max(found)
    assert found[-1] == 0.0
    assert all(0 <= value <= 1 for value in found)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("— Marlow closed its two bridges on Monday.", "Marlow closed its two bridges on Monday."),
        ("• Marlow closed its two bridges on Monday.", "Marlow closed its two bridges on Monday."),
        ("[Marlow closed its two bridges on Monday.", "Marlow closed its two bridges on Monday."),
        ("[Marlow] closed its two bridges on Monday.", "[Marlow] closed its two bridges on Monday."),
        ("WATCH: Marlow closes.\n\nMARLOW – Two bridges closed on Monday.", "Two bridges closed on Monday."),
    ],
)
def test_what_stands_before_a_sentence_is_no_part_of_it(read, line, said):
    """Bullets, a bracket that never closes, the dateline behind a teaser."""
    text = line + "\nNobody was hurt in the town."

    assert said in [text[s.start : s.end] for s in read(text).sentences]


def test_a_party_and_its_state_in_brackets_end_nothing(read):
    """The stop in "(D-N.W.)" is an abbreviation's."""
    text = "Senator Mara Lind (D-N.W.) opened the new pier of Marlow on Monday."

    assert [text[s.start : s.end] for s in read(text).sentences] == [text]
