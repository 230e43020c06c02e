"""Who said it: names in full, roles, pronouns, titles, and sources that stay unnamed."""

import pytest

INTRO = "Mara Lind, the harbour master, met Ivo Kant in Marlow on Monday.\n\n"

# text, then speaker and role of its first quote
NAMED = [
    ("“We are closing the pier,” Mara Lind said.", "Mara Lind", ""),
    ("“We are closing the pier,” said Mara Lind.", "Mara Lind", ""),
    ("Mara Lind said: “We are closing the pier.”", "Mara Lind", ""),
    ("“We are closing the pier,” said Mayor Tess Marrow.", "Tess Marrow", "Mayor"),
    ("“We are closing the pier,” Mayor Tess Marrow said.", "Tess Marrow", "Mayor"),
    ("“We are closing the pier,” said Mara Lind, the harbour master.", "Mara Lind", "harbour master"),
    ("Mara Lind, the harbour master, said: “We are closing the pier.”", "Mara Lind", "harbour master"),
    ("Mara Lind, who runs the harbour, said: “We are closing the pier.”", "Mara Lind", ""),
    (
        "“We are closing the pier,” State Department spokesman Paul Reyes said.",
        "Paul Reyes",
        "State Department spokesman",
    ),
    (
        "“We are closing the pier,” said State Department spokesman Paul Reyes.",
        "Paul Reyes",
        "State Department spokesman",
    ),
    ("“We are closing the pier,” the Marlow Harbour Council said.", "Marlow Harbour Council", ""),
    ("The State Department described the cells as “cold and very dirty.”", "State Department", ""),
    (INTRO + "“We are closing the pier,” Lind said.", "Mara Lind", "harbour master"),
    (INTRO + "“We are closing the pier,” she said.", "Mara Lind", "harbour master"),
    (INTRO + "“We are closing the pier,” he said.", "Ivo Kant", ""),
    (INTRO + "“We are closing the pier,” the harbour master said.", "Mara Lind", "harbour master"),
    (INTRO + "“We are closing the pier,” Ms Lind told Civic Radio.", "Mara Lind", "harbour master"),
    (INTRO + "Kant was blunt. “We are closing the pier.”", "Ivo Kant", ""),
    ("“We are closing,” Mara Lind told reporters on Monday.", "Mara Lind", ""),
    ("According to Mara Lind, the pier is “a danger to everyone.”", "Mara Lind", ""),
    ("Mara Lind denied it, saying: “We never closed the pier.”", "Mara Lind", ""),
]
UNNAMED = [
    ("“We are closing the pier,” a spokesman for the council said.", "a spokesman for the council", "unnamed"),
    ("“We are closing the pier,” said a spokeswoman for Tallow Ports.", "a spokeswoman for Tallow Ports", "unnamed"),
    ("“We are closing the pier,” officials said.", "officials", "collective"),
    (
        "“We are closing the pier,” said two officials who asked not to be named.",
        "two officials who asked not to be named",
        "collective",
    ),
    ("“We are closing the pier,” police said.", "police", "collective"),
    ("“We are closing the pier,” a resident said.", "a resident", "unnamed"),
    ("“We are closing the pier,” one of the workers said.", "one of the workers", "unnamed"),
    ("“We are closing the pier,” according to a senior official.", "a senior official", "unnamed"),
    ("People familiar with the talks said the pier would close.", "People familiar with the talks", "collective"),
    (
        "Two officials who asked not to be named said the pier would close.",
        "Two officials who asked not to be named",
        "collective",
    ),
]
HARD = [
    (INTRO + "“We are closing,” Lind said. “It is over for the harbour.”", 1, "Mara Lind"),
    (INTRO + "“We are closing,” Lind said.\n\n“It is over for all of us.”", 1, "Mara Lind"),
    (INTRO + "“It is closing.\n\n“It is over,” Kant said.", 1, "Ivo Kant"),
    ("Tess Marrow met Ivo Kant. “She never asked me about the pier,” he said.", 0, "Ivo Kant"),
    ("Tess Marrow spoke to Ivo Kant. Marrow said the pier was old. “It must go by June,” she said.", 0, "Tess Marrow"),
    ("“It must go,” said Marlow councillor Ola Brandt.", 0, "Ola Brandt"),
    ("The council’s lawyer, Dara Voss, said: “It must go by the summer.”", 0, "Dara Voss"),
    ("“It must go,” said the mayor, Tess Marrow.", 0, "Tess Marrow"),
    ("Ivo Kant criticised Tess Marrow and said the pier was “a monument to waste.”", 0, "Ivo Kant"),
    ("Paul Reyes, a spokesman for the ministry, said: “It must go by June.”", 0, "Paul Reyes"),
    ("Tess Marrow’s office said the pier was “safe for the time being.”", 0, "Tess Marrow’s office"),
    ("„Der Hafen bleibt geschlossen“, sagte Innenministerin Lena Roth.", 0, "Lena Roth"),
    ("«El puerto sigue cerrado», dijo el ministro Juan Prado.", 0, "Juan Prado"),
    ("« Le port reste fermé », a déclaré Claire Morel.", 0, "Claire Morel"),
]


@pytest.mark.parametrize(("text", "speaker", "role"), NAMED)
def test_a_speaker_is_named_in_full_with_role(read, text, speaker, role):
    """Tags before and behind, appositions, surnames, pronouns and titles lead to one person."""
    quote = next(q for q in read(text).quotes if q.type == "direct")

    assert (quote.speaker, quote.role) == (speaker, role)
    assert text[quote.speaker_start : quote.speaker_end] == speaker


@pytest.mark.parametrize(("text", "speaker", "kind"), UNNAMED)
def test_an_unnamed_source_stays_as_written(read, text, speaker, kind):
    """Nobody is named whom the text does not name."""
    quote = read(text).quotes[0]

    assert (quote.speaker, quote.speaker_kind) == (speaker, kind)


@pytest.mark.parametrize(("text", "index", "speaker"), HARD)
def test_speech_that_leans_on_the_text_before_finds_its_speaker(read, text, index, speaker):
    """Quotations that go on, pronouns of two people, elided subjects, other languages."""
    assert [q for q in read(text).quotes if q.type == "direct"][index].speaker == speaker


def test_nobody_is_made_up(read):
    """Without a person to mean, a pronoun leaves the speaker unknown."""
    quote = read("“We are closing the pier,” she said.").quotes[0]

    assert (quote.speaker, quote.speaker_kind) == (None, "unknown")
