"""Whom a report calls struck, and what is only a thing."""

import pytest

from tests.summaries.briefs import briefing, read

REST = " The harbour of Marlow has 40 berths and is run by the town.\n\nFerries leave it for the islands each morning."


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Visits were suspended on Monday after a fire in the kitchen of the prison.", False),
        ("Guards were suspended on Monday after a fire in the kitchen of the prison.", True),
        ("Ola Brandt runs the prison. Brandt was suspended on Monday after a fire in its kitchen.", True),
    ],
)
def test_what_is_suspended_is_heard_of_only_where_it_is_somebody(line: str, shown: bool) -> None:
    """Visits have nothing to say; guards and their head have."""
    told = [one.text for one in briefing([read(line + REST)], lens="general", full=True).section("unheard")]

    assert bool(told) is shown, told
