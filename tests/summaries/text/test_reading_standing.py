"""What stands alone, what is half a thought, and where a report begins."""

import pytest

FRAGMENTS = [
    "Twelve crowns an hour for each diver, over two winters.",
    "Tenants evicted by the county’s bailiffs with at least one month left on the lease.",
    "Nine pages in blue pencil, and the bill is 70,000 crowns.",
    "A harbour without boats, and boats without a harbour.",
    "The man who sold the bridge twice.",
    "Women dressed in grey from the villages above the quarry.",
    "Three days of talks in the castle at Marlow.",
]
WHOLE = [
    "The piers in the outer harbour belong to the county of Westria.",
    "The bacteria behind the fever respond to common drugs.",
    "The number of boats in Marlow depends on the tide.",
    "Tallow Ports offers nine berths to fishermen.",
    "Police arrested two men near the quarry.",
    "Two ferries collided in the harbour of Marlow.",
    "Mara Lind, the mayor of Marlow, resigned on Friday.",
    "After nine hours of talks, Tallow Ports and the union signed a pact.",
    "Fires burned for two days above Low Marlow.",
    "Tickets cost 12 crowns at the gate.",
    "More than 400 people have left Low Marlow since the quarry shook.",
    "Bakers, millers, and carters want a lower toll on Mill Bridge.",
    "Who pays for the quarry depends on a court in Marlow.",
    "Three engineers from the Rail Board arrived by boat at noon.",
]


@pytest.mark.parametrize("sentence", FRAGMENTS)
def test_a_sentence_without_a_main_verb_does_not_stand_alone(read, sentence):
    """A list of what and how much is no fact, however concrete."""
    assert read(f"The council met on Monday in Marlow. {sentence}").sentences[-1].stands_alone is False


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_whole_sentence_stands_alone(read, sentence):
    """A subject with its verb stands, whatever the form of the verb."""
    assert read(f"The council met on Monday in Marlow. {sentence}").sentences[-1].stands_alone is True


POINTING = [
    "In the iron chest behind Ms Marrow’s desk lie 90 letters without a stamp.",
    "The sum lies between the 900 crowns of the bill and the 700 of the receipt.",
    "Tess Marrow has mended nets there for 30 years.",
    "It was not clear whether that room is the vault.",
    "Will the county sell it?",
    "The pair, both in their fifties, were found on the moor.",
    "The three were held overnight.",
    "Olaf Brandt then left the room.",
    "Tess Marrow confirmed both figures.",
    "The firm lost its licence when the county began to ask.",
    "The ministry’s inspectors spent the morning in the cellar.",
    "If these terms hold, Tallow Ports would pay a third of the bill.",
    "Four of them were still in hospital on Tuesday.",
    "On Friday, the second day, they counted 900 crates.",
    "The harbour office still says 4,000.",
    "Tess Marrow, for the county, had written another.",
    "Olaf Brandt did not know either.",
    "By then the water had reached Mill Bridge.",
    "Nor does the county say who paid.",
    "We shall bring you the next report at seven.",
    "The incident took place shortly after noon.",
    "The announcement angered the fishermen of Marlow.",
]
STANDING = [
    "The number of divers fell to nine in May.",
    "The firm of Tallow & Sons lost its licence in May.",
    "The minister, Tess Marrow, signed the order in Low Marlow.",
    "The government named Olaf Brandt to lead the inquiry.",
    "In her first speech, Tess Marrow promised a new bridge.",
    "It is not known who paid the divers.",
    "This week the county paid the divers.",
    "There were nine divers in the harbour.",
    "Olaf Brandt told this newspaper that the vault was empty.",
    "The divers’ union asked Tallow Ports for more boats.",
    "A young Westrian diver has lost the use of his left hand.",
    "Hundreds have marched through Marlow to keep their quay.",
    "Mara Lind promised nine new quays, a lift and a bridge, and said that those works would pay for themselves.",
    "Boatmen want access to the inner harbour.",
    "Prosecutors allege that Olaf Brandt took 900 crowns.",
    "The deal in Marlow covers the boats of all who fish from there.",
]


@pytest.mark.parametrize("sentence", POINTING)
def test_a_sentence_that_points_back_does_not_stand_alone(read, sentence):
    """Demonstratives, bare roles and numbers, "there" and "they" want what came before."""
    assert read(f"The council met on Monday in Marlow. {sentence}").sentences[-1].stands_alone is False


@pytest.mark.parametrize("sentence", STANDING)
def test_what_is_named_in_the_sentence_needs_nothing_before_it(read, sentence):
    """A role with its holder, a number with its noun, a pronoun with its name stand."""
    assert read(f"The council met on Monday in Marlow. {sentence}").sentences[-1].stands_alone is True


DATELINES = [
    "MARLOW — ",
    "LOW MARLOW, Westria — ",
    "MARLOW (Westria Wire) — ",
    "PORT-AU-MARLOW, 3 March (Reuters) - ",
    "Marlow (AFP) – ",
    "(Westria Wire) -- ",
    "LOW MARLOW: ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_sentence_starts_behind_its_dateline(read, dateline):
    """Where a report was written is no part of what happened."""
    text = f"{dateline}Two ferries collided off Mill Point on Tuesday, the coast guard said. Nobody was hurt."
    found = read(text).sentences

    assert text[found[0].start : found[0].end].startswith("Two ferries")
    assert found[0].stands_alone


def test_a_dash_inside_a_sentence_makes_no_dateline(read):
    """Mara Lind — not a place — opens her own sentence."""
    text = "Mara Lind — the mayor of Marlow — closed the pier on Monday."

    assert read(text).sentences[0].start == 0


def test_a_place_in_a_dateline_does_not_speak(read):
    """What an outlet heard in Marlow, Marlow did not say."""
    text = "MARLOW (Courier) — The county has closed the pier, saying on Monday that its piles were rotten."

    assert all(quote.speaker != "MARLOW" for quote in read(text).quotes)


def test_what_happened_outweighs_the_colour_around_it(read):
    """An opener, a length of time and a share price weigh less than the sentence that tells the title."""
    text = (
        "The gulls cried. Tallow Ports will close its oldest quay in Marlow by June, the company told its"
        " 400 workers on Monday. Olaf Brandt read the letter aloud for ten minutes."
        " Shares in Tallow closed at 12.40 crowns."
    )
    found = read(text, title="Tallow Ports to close oldest Marlow quay").sentences

    assert max(found, key=lambda s: s.salience) is found[1]
    assert found[1].salience > 1.2 * max(found[0].salience, found[2].salience, found[3].salience)


OPEN = [
    ("Where the smoke came from is not known.", True),
    ("The cause of the smoke has still not been identified.", True),
    ("Tess Marrow would not name the divers.", True),
    ("Judge Brandt has not set a date for the hearing.", True),
    ("Which of the nine piers will close is still to be announced.", True),
    ("Nobody outside the county knows.", True),
    ("Nor has the county explained why the pier was shut.", True),
    ("The inspectors said it was too early to say who was to blame.", True),
    ("“We do not know who paid,” Interior Minister Tess Marrow said.", True),
    ("“I do not know, and I would doubt anybody who said that they did,” said Olaf Brandt, a historian.", False),
    ("“Nobody has asked me. I shall answer,” Olaf Brandt said.", False),
    ("The firm’s lawyers did not reply to a request for comment on behalf of Mr Brandt.", False),
    ("Tess Marrow said that no one had objected to it.", False),
    ("Talks with the union are under way.", False),
]


@pytest.mark.parametrize(("sentence", "unknown"), OPEN)
def test_only_the_report_or_an_official_says_that_something_is_not_known(read, sentence, unknown):
    """A quoted voice that wonders leaves nothing open in the story."""
    assert read(sentence).sentences[0].unknown is unknown


def test_superscripts_are_no_days(read):
    """A raised digit behind a weekday is read as nothing."""
    assert [mention.day for mention in read("It opens on Monday ².").dates] == [None]
