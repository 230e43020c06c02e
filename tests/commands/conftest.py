"""A newsroom to talk to, and a way to talk to it."""

from datetime import timedelta

import pytest

from commands.run import Runner
from commands.spec import Answer, Role
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, call_of


@pytest.fixture
def newsroom() -> FakeNewsroom:
    """A newsroom with two stories, three people and two sources."""
    room = FakeNewsroom(NOW)
    room.employs("Ada Quill", "admin")
    room.employs("Edda Marsh", "editor")
    room.employs("Rolf Tarn", "reader")
    room.polls("Harbour Courier")
    room.polls("Meridian Wire", state="failing", reason="The feed answers 404 Not Found since Friday.")
    room.follows("Prisoner transfer", "prisoner", "transfer", lens="detention")
    room.follows("Ollen flood", "flood", "dam", lens="disaster")
    room.publishes(
        "Harbour Courier",
        "Castamar offers cells",
        "Castamar will take 900 prisoners in a transfer. “We have the beds,” Ilva Ronn said. How many is not known.",
        at=NOW - timedelta(hours=20),
    )
    room.publishes(
        "Civic Radio",
        "Lawyers question prisoner transfer",
        "Lawyers will challenge the prisoner transfer in court. “No law allows it,” Teo Brandt said.",
        at=NOW - timedelta(hours=2),
    )
    room.publishes(
        "Veridan Today", "Dam gate opened", "The flood gate of the dam was opened.", at=NOW - timedelta(days=1)
    )
    return room


@pytest.fixture
def failures() -> list[tuple[str, Exception]]:
    """What the runner reported as our own failures."""
    return []


@pytest.fixture
def runner(failures: list[tuple[str, Exception]]) -> Runner:
    """A runner whose failure ids are foretold."""
    return Runner(lambda key, problem: failures.append((key, problem)), new_id=lambda: "c0ffee")


@pytest.fixture
def say(newsroom: FakeNewsroom, runner: Runner) -> Say:
    """Type a line as somebody with a role; the answers, in order."""

    async def spoken(text: str, role: Role = "editor", **options: str) -> list[Answer]:
        name, parsed = runner.parse(text)
        call = call_of(name, parsed | options, role)
        return [answer async for answer in runner.answers(call, newsroom)]

    return spoken
