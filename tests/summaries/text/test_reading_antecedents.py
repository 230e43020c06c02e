"""Whom "he" and "she" mean, over the whole chain of a text."""

import pytest

CHAINS = [
    ("the one who spoke last", "Ivo Kant met Ola Brandt. Brandt said no. “We leave,” he said.", "Ola Brandt"),
    ("the subject, not the object", "Ivo Kant wrote to Ola Brandt. “We leave,” he said.", "Ivo Kant"),
    ("not the owner", "Ivo Kant praised Ola Brandt’s boat. “It floats,” he said.", "Ivo Kant"),
    ("a woman", "Mara Lind met Ola Brandt. “We leave,” she said.", "Mara Lind"),
    ("a man, past a woman", "Ola Brandt rowed out. Mara Lind waited. “We leave,” he said.", "Ola Brandt"),
    ("by a title of kin", "Ivo Kant came with his wife, Tamsel Kant. “We leave,” she said.", "Tamsel Kant"),
    ("by Mr", "Mara Lind and Mr. Quorrin met. “We leave,” he said.", "Quorrin"),
    ("as for", "Ivo Kant rowed. As for Ola Brandt, he slept. “I was tired,” he said.", "Ola Brandt"),
    ("through a pronoun", "Mara Lind rose. She said so. Ivo Kant slept. “We leave,” she said.", "Mara Lind"),
    ("not whom the words name", "Mara Lind rose. “Anna Holt won,” she said.", "Mara Lind"),
    ("not a law", "Mara Lind rose. It was a Harbour Safety Act. “We leave,” she said.", "Mara Lind"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CHAINS], ids=[case[0] for case in CHAINS])
def test_a_pronoun_means_whom_a_reader_takes_it_for(read, text, expected):
    """The subject and the last speaker stand in the light; gender and number only forbid."""
    assert [q.speaker for q in read(text).quotes if q.type == "direct"][-1] == expected


def test_a_name_of_both_sexes_forbids_neither_pronoun(read):
    """Robin may be he or she."""
    for pronoun in ("he", "she"):
        text = f"Robin Holt rose. “We leave,” {pronoun} said."
        assert read(text).quotes[0].speaker == "Robin Holt"
