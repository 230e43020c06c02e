"""Which sentence opens the key facts."""

from config.lens_files import load_lenses
from summaries.sections.case import Case, Place
from summaries.sections.opening import introduces
from tests.summaries.briefs import LATER, briefing, read

PIER = "Tallow Ports closed the outer pier of Low Marlow on Monday after two piles broke, the harbour police said."


def facts(*texts: str) -> list[str]:
    """The facts of a story that these texts tell."""
    return [
        line.text
        for line in briefing([read(text, name=f"a{n}", outlet=f"Paper {n}") for n, text in enumerate(texts)]).section(
            "facts"
        )
    ]


def worth(text: str) -> float:
    """What the first sentence of a text gains by how it names people and places, and by who speaks."""
    return introduces(Case((read(text),), load_lenses()["general"], LATER), Place(0, 0))


def test_whom_a_story_is_about_is_named_in_full_first() -> None:
    """A reader who has met nobody yet is not told of Brandt, but of Olaf Brandt."""
    rest = "was sentenced to nine years for the theft of a bell in Westria on Monday."

    assert worth(f"Olaf Brandt {rest}") > worth(f"Brandt {rest} Olaf Brandt denied the charges.")


def test_we_do_not_open_a_story() -> None:
    """Outside quotation marks "we" is no reporter's word; inside it is somebody's."""
    ours = worth("We must mend the outer pier of Low Marlow before the winter.")

    assert ours < worth("The county must mend the outer pier of Low Marlow before the winter.")
    assert ours < worth(
        "The county must mend the outer pier of Low Marlow, where “we land our fish”, before the winter."
    )


def test_half_a_sentence_is_no_fact() -> None:
    """What opens with "who" and asks nothing hangs on the sentence before."""
    found = facts(f"{PIER} Who sold nine of the old boats of Westria to the county for 400 crowns in May.")

    assert found == [PIER]


def test_an_opener_is_left_out() -> None:
    """A fact does not begin with "In fact"."""
    found = facts(f"{PIER} In fact, the county of Westria sold nine old boats to Dorn for 400 crowns in May.")

    assert any(line.startswith("[…] the county of Westria sold") for line in found)


def test_a_term_between_quotation_marks_may_open_a_fact() -> None:
    """What somebody called the owner is no quotation of its own; what somebody said is."""
    rest = "of the old mill of Westria was sentenced to nine years in prison for the fire on Monday"

    assert facts(f"“Cruel and careless” owner {rest}.") == [f"“Cruel and careless” owner {rest}."]
    assert facts(f"“It is over” said the owner, who {rest}.") == []
