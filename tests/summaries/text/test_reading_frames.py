"""Which words frame a quotation: tags by their shape, leads, asides between speaker and verb."""

import pytest

FRAMES = [
    ("a verb of no list", "“We will not leave the quay,” Lind fumed.", "Lind"),
    ("after a question", "“Would it be for us to leave?” Lind pressed. “Tell us now.”", "Lind"),
    ("with a particle", "After Ivo Kant praised Olaf Brandt, Mara Lind shot back, “We will not leave.”", "Mara Lind"),
    ("an aside with who", "“We will not leave,” Kant, who has not rowed, told reporters.", "Kant"),
    ("asides and a title", "“We will not leave,” said union leader Sam Okoro, 43, of Marlow.", "Sam Okoro"),
    ("put it", "As Ivo Kant, the harbour master, put it: “We will not leave the quay.”", "Ivo Kant"),
    ("who, then said", "Ivo Kant, who ran a small group, said the boat “could not row a mile.”", "Ivo Kant"),
    ("of another", "Of Brandt, Kant, who owns boats, said, “He will not leave the quay.”", "Kant"),
    ("marks in the aside", "Ivo Kant, a host of “Tides,” who rows, said it was “cold out there.”", "Ivo Kant"),
    ("with somebody saying", "Both men left – Lind saying she was “very happy to leave” – by boat.", "Lind"),
    ("beside a participle", "They left, with Ivo Kant calling it “a good day for boats.”", "Ivo Kant"),
    ("not within that", "Kant said that rowers rejected his boat, calling it an “old thing of no use.”", "Kant"),
    ("a noun like a verb", "Kant said in Marlow that states can rule since “men are to row.”", "Kant"),
    ("a while ago", "The Harbour Union two weeks ago said that “nobody will leave the quay.”", "Harbour Union"),
    ("a confidant", "“You may lose a boat or two,” said one Lind confidant.", "one Lind confidant"),
    ("an adviser", "“You may lose a boat or two,” said a senior Lind adviser.", "a senior Lind adviser"),
    ("an adverb", "Kant similarly warned that boats “do not know where to go.”", "Kant"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FRAMES], ids=[case[0] for case in FRAMES])
def test_the_speaker_is_read_from_the_frame(read, text, expected):
    """Where a tag stands tells as much as its verb."""
    assert next(q.speaker for q in read(text).quotes if q.type == "direct" and q.end - q.start > 9) == expected


def test_a_scare_quote_before_a_comma_is_nobodys(read):
    """What follows a fragment and its comma is no tag where the fragment opens no sentence."""
    text = "In a move described as “unheard of,” Mayor Tess Marrow has offered to row."

    assert not [q for q in read(text).quotes if q.type == "direct"]
