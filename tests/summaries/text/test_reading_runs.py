"""Runs of quotations: each with its speaker, over splits, paragraphs, pronouns and namesakes; all of it invented."""

import pytest

# text, then each direct quote by its first words, with its speaker
RUNS: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "Bill Holt and his wife, Anna Holt, came. “We are glad,” Holt said. “We are glad,” Mrs. Holt said.",
        [("We", "Bill Holt"), ("We", "Anna Holt")],
    ),
    ("Anna Holt met Bill Holt. “We are glad,” Ms. Holt said.", [("We", "Anna Holt")]),
    ("Mara Lind said: “He told me, ‘You are next,’ and then he left.”", [("He told", "Mara Lind")]),
    ("‘It was dark,’ said Mara Lind. ‘Very dark indeed.’", [("It", "Mara Lind"), ("Very", "Mara Lind")]),
    ("— It was dark, said Mara Lind.", []),
    ("«It was dark out there», said Mara Lind.", [("It", "Mara Lind")]),
    ("„It was dark out there“, said Mara Lind.", [("It", "Mara Lind")]),
    (
        '"It was dark," said Mara Lind, a nurse. "Very dark."\n\n"I saw nothing," added her '
        'colleague Ivo Kant. "Nothing at all."',
        [("It", "Mara Lind"), ("Very", "Mara Lind"), ("I saw", "Ivo Kant"), ("Nothing", "Ivo Kant")],
    ),
    (
        "“It was dark,” said Mara Lind. She paused. “Very dark,” she added. Her son, Tam, nodded. "
        "“We saw nothing,” he said.",
        [("It", "Mara Lind"), ("Very", "Mara Lind"), ("We", "Tam")],
    ),
    ("“The sea took it all.\n\n“We ran,” Mara Lind said.", [("The sea", "Mara Lind"), ("We ran", "Mara Lind")]),
    (
        "Mara Lind said the boats were late. “They came at noon. They should have come at dawn.”",
        [("They", "Mara Lind")],
    ),
    (
        "Mara Lind, the harbour master, blamed the wind. “It turned at noon,” she said. “Nobody "
        "saw it.” Ivo Kant, who owns two boats, blamed Lind. “She was asleep,” he said.",
        [("It", "Mara Lind"), ("Nobody", "Mara Lind"), ("She", "Ivo Kant")],
    ),
    (
        "The White House declined to comment. “We do not discuss that,” a White House official said.",
        [("We", "a White House official")],
    ),
    ("“We do not discuss that,” White House press secretary Anna Holt said.", [("We", "Anna Holt")]),
    ("“This is a good day,” House Speaker Ivo Kant (R-Marlow) said in a statement.", [("This", "Ivo Kant")]),
    ("“This is a good day,” said Ivo Kant, R-Marlow, who sponsored the bill.", [("This", "Ivo Kant")]),
    ("Kant’s campaign said the ad was “false from beginning to end.”", [("false", "Kant’s campaign")]),
    ("The Kant campaign called the ad “false from beginning to end.”", [("false", "Kant campaign")]),
    (
        "“False,” said Kant campaign manager Ola Brandt. “All of it is false.”",
        [("False", "Ola Brandt"), ("All", "Ola Brandt")],
    ),
    ("In an interview with the Courier, Lind said she had been “sick of it for years.”", [("sick", "Lind")]),
    ("In an interview with Lind on Monday, Kant said he had been “sick of it for years.”", [("sick", "Kant")]),
    ("“You are no better,” he told Lind. Kant had just been fired.", [("You", None)]),
    ("Three students, all of them from Tallow, said they were “scared to go back.”", [("scared", "Three students")]),
    (
        "“I am scared,” one of the students said. “Really scared,” said another.",
        [("I", "one of the students"), ("Really", "another")],
    ),
    ("A 12-year-old girl who gave her name as Ada said the water was “up to my neck.”", [("up", "A 12-year-old girl")]),
    (
        "Ivo Kant, chief executive of Tallow Ports, said sales were “better than ever before.” "
        "Tallow Ports shares rose. “We are proud,” Kant said.",
        [("better", "Ivo Kant"), ("We", "Ivo Kant")],
    ),
    (
        "Tallow Ports said sales were “better than ever before.” “We are proud,” it said.",
        [("better", "Tallow Ports"), ("We", "Tallow Ports")],
    ),
    ("The UN’s refugee agency said the camp was “full beyond its limits.”", [("full", "The UN’s refugee agency")]),
    ("Amnesty International’s Anna Holt said the camp was “full beyond its limits.”", [("full", "Anna Holt")]),
    ("Holt, of Amnesty International, said the camp was “full beyond its limits.”", [("full", "Holt")]),
    (
        "Lawmakers were divided. “This is madness,” said one. “This is the only way,” said another.",
        [("This", "one"), ("This", "another")],
    ),
    (
        "Lind was asked about Kant. “He is a friend,” she said. “He will be back.” Kant did not respond.",
        [("He", "Lind"), ("He", "Lind")],
    ),
    (
        "“I love it here,” said Maria Lopez-Brandt, 40. Her neighbor Jose de la Torre does not. “Too loud,” he said.",
        [("I", "Maria Lopez-Brandt"), ("Too", "Jose de la Torre")],
    ),
    ("President Ivo Kant’s spokesman, Ola Brandt, said the trip was “off for now.”", [("off", "Ola Brandt")]),
    ("Asked about the trip, Kant’s office said it was “off for now, not forever.”", [("off", "Kant’s office")]),
    ("The trip is “off for now, not forever,” Kant’s office said.", [("off", "Kant’s office")]),
    ("The trip is “off for now, not forever,” said an aide to Kant.", [("off", "an aide to Kant")]),
    (
        "“The trip is off,” said an aide to Kant who was not authorized to speak publicly.",
        [("The", "an aide to Kant who was not authorized to speak publicly")],
    ),
    ("“The trip is off,” the aide, who was not authorized to speak publicly, said.", [("The", "the aide")]),
    (
        "Chief Justice Anna Holt wrote for the majority that the law was “plainly at odds with the "
        "text.” Justice Ivo Kant dissented. “The text says no such thing,” he wrote.",
        [("plainly", "Anna Holt"), ("The", "Ivo Kant")],
    ),
    ("The court said the law was “plainly at odds with the text.”", [("plainly", "The court")]),
    ("Sgt. Tam Brandt of the Marlow police said the man was “known to us for years.”", [("known", "Tam Brandt")]),
    ("Marlow police Sgt. Tam Brandt said the man was “known to us for years.”", [("known", "Tam Brandt")]),
    ("Neighbours described him as “a quiet man who kept to himself.”", [("a quiet", "Neighbours")]),
    ("He was described by neighbours as “a quiet man who kept to himself.”", [("a quiet", "neighbours")]),
    ("Lind is “a quiet woman who keeps to herself,” a neighbour said.", [("a quiet", "a neighbour")]),
    ("Police say Lind shouted “I will be back for you” as she fled.", [("I will", "Lind")]),
    ("Lind, whose novel “Tides at Noon” sold well, said she was “tired of the sea by now.”", [("tired", "Lind")]),
    ("Her book, “Tides at Noon,” is out.", []),
    ("The so-called “ghost fleet” has sailed.", []),
    ("Lind’s remark that the sea “does not care for us” drew applause.", [("does", "Lind")]),
    ("Lind’s claim that Kant “never read a book in his life” was false.", [("never", "Lind")]),
    ("Kant’s claims are “never backed by a single fact,” Lind said.", [("never", "Lind")]),
    ("As Lind once said, “The sea does not care for us.”", [("The", "Lind")]),
    ("“The sea,” as Lind once said, “does not care for us.”", [("The", "Lind"), ("does", "Lind")]),
    ("“The sea does not care,” Lind says with a smile. “It never did.”", [("The", "Lind"), ("It", "Lind")]),
    ("Says Lind: “The sea does not care for us.”", [("The", "Lind")]),
    ("LIND: The sea does not care. KANT: It does.", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_each_quotation_of_a_run_has_its_speaker(read, text, expected):
    """A reader would name the same people, in the same order; an article before a name may be left out."""
    said = [q for q in read(text).quotes if q.type == "direct"]

    assert len(said) == len(expected)
    for quote, (words, speaker) in zip(said, expected, strict=True):
        assert text[quote.start : quote.end].startswith(words)
        assert (quote.speaker or "").removeprefix("The ").removeprefix("the ") == (speaker or "").removeprefix(
            "The "
        ).removeprefix("the ")
