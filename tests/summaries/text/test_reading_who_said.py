"""Who said it: one case for each way in which newspapers frame a quotation; all people and places are invented."""

import pytest

# text, then the speaker of its last direct quote
CASES = [
    ("Ola Brandt was quoted by the Courier as saying: “We will not go there.”", "Ola Brandt"),
    ("“We will not go there,” Mara Lind was quoted as saying.", "Mara Lind"),
    ("Mara Lind is quoted in the report as saying that the harbour “will not be the same again.”", "Mara Lind"),
    ("“We will not go there,” the statement read.", "the statement"),
    ("“We will not go there,” read a statement from the Marlow council.", "a statement from the Marlow council"),
    ("“We will not go there at all,” reads the letter, signed by 40 teachers.", "the letter"),
    ("A spokesman for the Marlow council, Ivo Kant, said the plan was “not on the table at all.”", "Ivo Kant"),
    ("“It is over,” a spokesman for Lind said.", "a spokesman for Lind"),
    (
        "“It is over,” a spokeswoman for the health ministry told reporters on Friday.",
        "a spokeswoman for the health ministry",
    ),
    (
        "Two officials who asked not to be named said the plan was “dead in the water now.”",
        "Two officials who asked not to be named",
    ),
    ("“The plan is dead,” said two officials who asked not to be named.", "two officials who asked not to be named"),
    ("“The plan is dead,” one official familiar with the talks said.", "one official familiar with the talks"),
    ("According to Mara Lind, the plan is “dead in the water by now.”", "Mara Lind"),
    ("The plan, Mara Lind said, is “dead in the water by now.”", "Mara Lind"),
    ("“The plan,” Mara Lind said, “is dead in the water.”", "Mara Lind"),
    ("Asked whether she would run, Mara Lind replied: “I have no plans to do so.”", "Mara Lind"),
    ("“Will you run?” the reporter asked. “No,” Mara Lind replied. “I am too old for it.”", "Mara Lind"),
    (
        "Mara Lind rose to speak.\n\n“I have no plans to run,” she said.\n\n“I am far too old for it, and so are you.”",
        "Mara Lind",
    ),
    (
        "Mara Lind, 52, a nurse from Tallow, remembers the night of the flood. “The water came up to here,” she says.",
        "Mara Lind",
    ),
    ("“The water came up to here,” says Mara Lind, 52, who lives by the quay.", "Mara Lind"),
    ("Lind’s lawyer, Ivo Kant, said his client was “not guilty of anything at all.”", "Ivo Kant"),
    ("“She is not guilty,” said her lawyer, Ivo Kant.", "Ivo Kant"),
    ("Her lawyer Ivo Kant said she was “not guilty of anything at all.”", "Ivo Kant"),
    ("Mara Lind’s brother, Tam, said: “She never did a thing like that.”", "Tam"),
    ("In a letter to the council, Mara Lind called the plan “a disgrace to all of us.”", "Mara Lind"),
    ("Mara Lind told the BBC: “The plan is a disgrace to all of us.”", "Mara Lind"),
    ("The BBC reported that Mara Lind had called it “a disgrace to all of us.”", "Mara Lind"),
    ("Mara Lind tweeted that the plan was “a disgrace to all of us.”", "Mara Lind"),
    ("Lind and Kant said in a joint statement that they “look forward to working on it.”", "Lind and Kant"),
    ("“We are glad,” Mara Lind and Ivo Kant said in a joint statement.", "Mara Lind and Ivo Kant"),
    ("Mara Lind: “The plan is a disgrace to all of us.”", "Mara Lind"),
    ("Police said in a statement the man had been “taken into custody without trouble.”", "Police"),
    ("Prosecutors say Mara Lind told a friend that she “wanted it all to end.”", "Mara Lind"),
    (
        "The mayor of Marlow, Tess Marrow, said it was “time to act.” Marrow added: “We must start on it now.”",
        "Tess Marrow",
    ),
    ("Tess Marrow, mayor of Marlow, said it was “time to rebuild the pier.”", "Tess Marrow"),
    ("Marlow Mayor Tess Marrow said it was “time to rebuild the pier.”", "Tess Marrow"),
    ("It was “time to rebuild the pier,” said Marlow Mayor Tess Marrow.", "Tess Marrow"),
    ("Reached by phone, Mara Lind said, “I have nothing to add to that.”", "Mara Lind"),
    ("Speaking after the vote, Lind said: “I have nothing to add to that.”", "Lind"),
    ("“I have nothing to add to that,” Lind said, before walking away with Kant.", "Lind"),
    ("Lind said Kant had told her “not to worry about the money.”", "Kant"),
    ("When Kant asked why, Lind said: “I have nothing to add to that.”", "Lind"),
    ("Kant, who has known Lind for years, said she was “the best of all of them.”", "Kant"),
    ("The company said it was “reviewing the decision with care.”", "The company"),
    ("“We are reviewing the decision,” the company said in an email.", "the company"),
    ("Critics say the plan is “a gift to the rich and nobody else.”", "Critics"),
    ("“A gift to the rich,” critics call it.", "critics"),
    ("“A gift to the rich and nobody else,” is how Mara Lind described the plan.", "Mara Lind"),
    ("Mara Lind’s message was clear: “Stop the plan before it is too late.”", "Mara Lind"),
    ("For Mara Lind, the plan is “a gift to the rich and nobody else.”", "Mara Lind"),
    ("Mara Lind is adamant. “We will not go there,” she insists.", "Mara Lind"),
    ("“There was nothing left,” recalled Mara Lind, a teacher. “Not even the door.”", "Mara Lind"),
    ("Mara Lind laughed. “There was nothing left of it.”", "Mara Lind"),
    ("Mara Lind shook her head: “There was nothing left of it.”", "Mara Lind"),
    ("“There was nothing left,” she said of the house. Mara Lind, 40, had lived there for years.", "Mara Lind"),
    ("“We will fight this,” vowed union boss Sam Okoro.", "Sam Okoro"),
    ("Union boss Sam Okoro vowed to “fight this to the very end.”", "Sam Okoro"),
    ("A banner read “No more boats in this harbour.”", "A banner"),
    ("Protesters chanted “No more boats in this harbour!”", "Protesters"),
    ("The report concluded that the pier was “not safe for any use.”", "The report"),
    (
        "A report by the Marlow council concluded that the pier was “not safe for any use.”",
        "A report by the Marlow council",
    ),
    ("Lind – a former minister – said it was “not safe for any use.”", "Lind"),
    ("Mara Lind, speaking on the quay, said it was “not safe for any use.”", "Mara Lind"),
    (
        "Dr. Priya Amin at the University of Marlow, who led the study, said it was “not safe for any use.”",
        "Priya Amin",
    ),
    ("Priya Amin of the University of Marlow said it was “not safe for any use.”", "Priya Amin"),
    (
        "Priya Amin, a professor at the University of Marlow and author of the study, said it was “not safe.”",
        "Priya Amin",
    ),
    ("The university’s Priya Amin said it was “not safe for any use.”", "Priya Amin"),
    ("“Not safe at all,” according to a report by the council.", "a report by the council"),
    ("“It is not safe at all,” agreed Ivo Kant.", "Ivo Kant"),
    ("“It’s not safe at all,” Kant joked.", "Kant"),
    ("Mr. Kant said, “It is not safe at all.” Ms. Lind disagreed. “It is as safe as it can be,” she said.", "Lind"),
    ("“It is not safe at all,” Kant said. But Lind disagreed: “It is as safe as it can be.”", "Lind"),
    ("Kant had warned Lind on Monday. “It is not safe,” he told her.", "Kant"),
    ("Anna Holt and her husband Ivo Kant fled. “We took nothing with us,” he said.", "Ivo Kant"),
    ("The minister, Mara Lind, and her deputy, Ivo Kant, resigned. “It was time to go,” he said.", "Ivo Kant"),
    ("The prime minister, Mara Lind, resigned. “It was time to go,” the prime minister said.", "Mara Lind"),
    ("Prime Minister Mara Lind met President Ivo Kant. “It was time to go,” the president said.", "Ivo Kant"),
    ("The Tallow company fired Ivo Kant. “It was time to go,” it said in a statement.", "Tallow company"),
    ("The union called a strike. “We have no choice now,” it said.", "The union"),
    ("Residents fled the flood. “We lost all of it,” they said.", "Residents"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_the_speaker_is_whom_a_reader_would_name(read, text, speaker):
    """As a full name where the text has one, an unnamed source exactly as written."""
    said = [q for q in read(text).quotes if q.type == "direct"]

    assert said
    assert said[-1].speaker == speaker
    assert text[said[-1].speaker_start : said[-1].speaker_end] == speaker
