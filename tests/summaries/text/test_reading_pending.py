"""What a report tells as unfinished, in whichever words of one family."""

import pytest

UNFINISHED = [
    "An inquiry into the fire at the mill was underway.",
    "An inquiry into the fire at the mill was under way.",
    "Inspectors are attempting to ascertain who locked the gate.",
    "Divers are still trying to pinpoint where the boat went down.",
    "The coast guard is carrying out its own investigation of the wreck.",
]
FINISHED = [
    "The inquiry into the fire at the mill ended in May.",
    "Inspectors established who had locked the gate.",
    "The boat lies where it went down in 1911.",
]


@pytest.mark.parametrize("line", UNFINISHED)
def test_what_goes_on_is_pending(read, line):
    """An investigation, a search for who or where."""
    assert read(f"Two people died in Marlow on Monday.\n\n{line}").sentences[-1].pending


@pytest.mark.parametrize("line", FINISHED)
def test_what_has_ended_is_not(read, line):
    """The same matters, settled."""
    assert not read(f"Two people died in Marlow on Monday.\n\n{line}").sentences[-1].pending
