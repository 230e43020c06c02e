"""Reported speech: where the clause begins and ends, and what only looks like a report."""

import pytest


def reported(read, text: str) -> list[str]:
    """The reported clauses of a text."""
    return [text[q.start : q.end] for q in read(text).quotes if q.type == "indirect"]


INTERRUPTED = [
    ("The pier, Mara Lind said, was safe for walkers.", "The pier, Mara Lind said, was safe for walkers"),
    (
        "The pier, said Mara Lind, a harbour engineer, would close for good.",
        "The pier, said Mara Lind, a harbour engineer, would close for good",
    ),
    (
        "In winter, Mara Lind told the Courier on Monday, the pier is closed to all.",
        "In winter, Mara Lind told the Courier on Monday, the pier is closed to all",
    ),
    (
        "And Olaf Brandt, said Mara Lind, who knows him well, would never sell.",
        "Olaf Brandt, said Mara Lind, who knows him well, would never sell",
    ),
    (
        "Rather than wait for June, said Mara Lind, vice president for piers, the board wants to build now.",
        "Rather than wait for June, said Mara Lind, vice president for piers, the board wants to build now",
    ),
    (
        "By noon, according to Olaf Brandt, two boats had left the bay.",
        "By noon, according to Olaf Brandt, two boats had left the bay",
    ),
]


@pytest.mark.parametrize(("text", "words"), INTERRUPTED)
def test_a_clause_that_a_tag_interrupts_is_given_whole(read, text, words):
    """What stands before and behind ", she said," is one report."""
    assert reported(read, text) == [words]


CLOSED = [
    (
        "The board met with the mayor and cited a list of worries about the pier, officials said.",
        "The board met with the mayor and cited a list of worries about the pier",
    ),
    ("The pier of the old town was shut for good, as Mara Lind noted.", "The pier of the old town was shut for good"),
    (
        "The pier was unsafe, said Mara Lind, an engineer who has looked after it for the county since the storm.",
        "The pier was unsafe",
    ),
    ("The pier was unsafe, Mara Lind said, adding to a quarrel of years.", "The pier was unsafe"),
    ("The pier was unsafe, said Mara Lind, a harbour engineer from Marlow.", "The pier was unsafe"),
    ("The pier was unsafe, Mara Lind said, as a crowd gathered behind her.", "The pier was unsafe"),
    ("The pier was unsafe, Mara Lind said, on condition of silence about her name.", "The pier was unsafe"),
    ("The pier was unsafe, she said when the meeting had ended.", "The pier was unsafe"),
]


@pytest.mark.parametrize(("text", "words"), CLOSED)
def test_what_a_tag_trails_belongs_to_the_writer(read, text, words):
    """Who the speaker is and what happened meanwhile are no words of the speaker's."""
    assert reported(read, text)[0] == words


ENDS = [
    ("Mara Lind has vowed to keep the pier open and celebrated the vote on Monday.", "to keep the pier open"),
    ("Mara Lind questioned the price of the pier and refused to sign.", "the price of the pier"),
    (
        "Mara Lind said that with the fees they already had, the piers could stay open.",
        "with the fees they already had, the piers could stay open",
    ),
    (
        "Mara Lind said she saw a crucial, although brief, chance to sell the ferry before the storms of winter came.",
        "she saw a crucial, although brief, chance to sell the ferry before the storms of winter came",
    ),
    (
        "Mara Lind said they had swept the pier; mended the gates by hand; and sold the ferry.",
        "they had swept the pier; mended the gates by hand; and sold the ferry",
    ),
    ("Though dockers in Marlow said the pier was safe, the county kept it shut.", "the pier was safe"),
    ("Mara Lind said the pier was safe for walkers but went on to say it was ugly.", "the pier was safe for walkers"),
    (
        "Mara Lind said that, according to Olaf Brandt, the pier was safe.",
        "according to Olaf Brandt, the pier was safe",
    ),
    ("Mara Lind said the pier was safe, while Olaf Brandt stayed silent all day.", "the pier was safe"),
    ("Mara Lind said she would sell the ferry, which carries forty people a day.", "she would sell the ferry"),
    (
        "Mara Lind said the ferry, which carries forty people, would be sold.",
        "the ferry, which carries forty people, would be sold",
    ),
    (
        "Mara Lind said she would resign in May, leaving the harbour board with no head for the third time.",
        "she would resign in May",
    ),
    (
        "Mara Lind said the ferry would be sold by June, ending a quarrel.",
        "the ferry would be sold by June, ending a quarrel",
    ),
    (
        "Mara Lind said the pier was safe, but the county kept the gates shut and the ferry moored all through May.",
        "the pier was safe",
    ),
    ("Although Mara Lind said the pier was safe, the county kept it shut.", "the pier was safe"),
    ("When Olaf Brandt said the ferry would be sold, she left the room.", "the ferry would be sold"),
    (
        "Mara Lind said that the pier was safe, but that nobody should walk on it in the winter months before noon.",
        "the pier was safe, but that nobody should walk on it in the winter months before noon",
    ),
    ("Mara Lind, who said the pier was safe, issued a plan in May.", "the pier was safe"),
    (
        "Mara Lind, a former mayor who argued with Olaf Brandt in June, said that the pier was safe.",
        "the pier was safe",
    ),
    ("Mara Lind, who once praised the old plan for the pier, offered a new one.", "the old plan for the pier"),
    ("Mara Lind, who said the pier was safe, was re-elected in May.", "the pier was safe"),
    ("Mara Lind said the pier was safe; nobody else was asked.", "the pier was safe"),
    ("Mara Lind said the pier was safe - a claim that engineers have doubted for years.", "the pier was safe"),
    ("Mara Lind said the pier - the old one - was safe for now.", "the pier - the old one - was safe for now"),
]


@pytest.mark.parametrize(("text", "words"), ENDS)
def test_a_report_ends_where_the_writer_goes_on(read, text, words):
    """Contrasts, loose relative clauses and tails longer than the clause are not the speaker's."""
    assert reported(read, text) == [words]


NO_REPORT = [
    "Mara Lind added two ferries to the fleet last year.",
    "Mara Lind claimed more land from the sea last year.",
    "Mara Lind maintained a steady pace until the last mile.",
    "Mara Lind wrote three novels about the sea and ships.",
    "Mara Lind rejected the plan of the county for the pier.",
    "Mara Lind discussed the fees of the harbour with nobody.",
    "Mara Lind claimed victory in the long race for the harbour board.",
    "A group called Free Harbour met on Monday in a hall by the sea.",
    "The four states that held votes in May had no trouble at all.",
    "Mara Lind said little about the pier in the town hall.",
    "Olaf Brandt named the ferry in Marlow when asked to pick a boat for the race.",
    "The harbour plan was reported by Mara Lind of the Courier and the old Marlow Gazette.",
    "Mara Lind reported after the meeting in the old town hall.",
    "The harbour’s pledged funds went to three new piers in Marlow.",
]


@pytest.mark.parametrize("text", NO_REPORT)
def test_a_verb_of_speech_with_a_mere_thing_behind_it_reports_nothing(read, text):
    """Adding ferries, writing novels and rejecting plans are acts, and no words."""
    assert reported(read, text) == []


TOLD = [
    ("Mara Lind is telling voters that the pier is safe for all.", "the pier is safe for all", "Mara Lind"),
    ("Mara Lind went on to say the pier was safe for all.", "the pier was safe for all", "Mara Lind"),
    ("Mara Lind began by saying that the pier was safe for all.", "the pier was safe for all", "Mara Lind"),
    ("Noting that the pier was safe for all, Mara Lind left the hall.", "the pier was safe for all", "Mara Lind"),
    ("Three in ten said they had never seen the pier.", "they had never seen the pier", "Three in ten"),
    (
        "Groups that have backed her say the pier is safe for all.",
        "the pier is safe for all",
        "Groups that have backed her",
    ),
    ("Dockers in Marlow said the pier was safe for all.", "the pier was safe for all", "Dockers in Marlow"),
    (
        "The road was laid in June, papers filed on Monday revealed.",
        "The road was laid in June",
        "papers filed on Monday",
    ),
    ("The ferry left at noon, according to early counts.", "The ferry left at noon", "early counts"),
    (
        "In nearby Marlow, the big mill is hanging on, but it is under pressure, said the mill’s owner, Olaf Brandt.",
        "In nearby Marlow, the big mill is hanging on, but it is under pressure",
        "Olaf Brandt",
    ),
    ("The race will be tight, said an official who was at the pier.", "The race will be tight", "an official"),
    ("A group led by two dockers said the pier was safe.", "the pier was safe", "A group led by two dockers"),
    (
        "Three in four of those asked say they had never seen the pier.",
        "they had never seen the pier",
        "Three in four of those asked",
    ),
    ("Mara Lind explained to the Courier why the pier had to close.", "why the pier had to close", "Mara Lind"),
    ("Mara Lind vowed last month to take the plan to court.", "to take the plan to court", "Mara Lind"),
    ("Mara Lind’s claim that the pier was safe for all came late.", "the pier was safe for all came late", "Mara Lind"),
    ("With Mara Lind saying the pier was safe for all, Olaf Brandt left.", "the pier was safe for all", "Mara Lind"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), TOLD)
def test_whoever_tells_in_whatever_form_is_heard(read, text, words, speaker):
    """Progressives, infinitives, participles, nouns and subjects of any make report too."""
    quotes = [(text[q.start : q.end], q.speaker) for q in read(text).quotes if q.type == "indirect"]

    assert quotes == [(words, speaker)]


UNSAID = [
    "Mara Lind did not say whether the pier was safe for all.",
    "Mara Lind has never said that the pier was safe for all.",
    "Mara Lind wouldn’t explain why the pier had to close so soon.",
    "Mara Lind declined to say the pier was safe for all.",
    "Mara Lind is expected to announce a new pier in June.",
    "Mara Lind refused to admit that the pier was unsafe.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_not_said_is_no_report(read, text):
    """Refusals and plans hold nobody's words."""
    assert reported(read, text) == []


def test_a_heading_reports_as_a_sentence_does(read):
    """Headings are set in capitals and have no full stop."""
    text = "Marlow Council Says Old Pier Is Safe for Walkers\n\nThe council met on Monday."

    assert reported(read, text) == ["Old Pier Is Safe for Walkers"]


def test_a_fronted_phrase_is_no_clause_of_the_speaker(read):
    """When and where somebody spoke is not what was said."""
    text = "During the long meeting in the hall, Mara Lind told reporters she would sell the ferry."

    assert reported(read, text) == ["she would sell the ferry"]


def test_mixed_speech_is_given_by_its_quotation_alone(read):
    """A fragment between marks keeps its speaker, and the words around it make no second quote."""
    text = "Mara Lind said the old pier was a danger to walkers, which “nobody will ever mend for us”."

    assert [(text[q.start : q.end], q.type, q.speaker) for q in read(text).quotes] == [
        ("nobody will ever mend for us", "direct", "Mara Lind")
    ]
