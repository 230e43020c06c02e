"""What holds for every reply of every command: buttons that fit and work, JSON data, errors in a sentence or two."""

import json

import pytest

from commands.reply import Reply
from commands.run import Runner
from commands.spec import Answer, Ask, Role
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, buttons_of

LINES = [
    "/help",
    "/help brief",
    "/stories",
    "/story LONG",
    "/brief LONG",
    "/brief LONG full",
    "/updates",
    "/track bells confirm:yes",
    "/track bells",
    "/subscribe LONG daily 7am",
    "/unsubscribe LONG",
    "/untrack LONG",
    "/sources",
    "/sources health",
    "/sources export",
    "/roles",
    "/why https://harbourcourier.example/castamar-offers-cells",
    "/desk",
    "/undo",
]
LONG = "a-story-with-the-longest-slug-that-the-newsroom-would-give-it"[:60]


@pytest.fixture
def long_story(newsroom: FakeNewsroom) -> str:
    """A story whose slug is as long as slugs get."""
    newsroom.follows(LONG, "prisoner")
    newsroom.link = "https://desk.example/"
    return LONG


@pytest.mark.parametrize("line", LINES)
async def test_every_button_fits_and_can_be_pressed(say: Say, runner: Runner, long_story: str, line: str) -> None:
    """At most 100 characters, and a command that this version knows."""
    await say(f"/subscribe {long_story} weekdays 07:00")
    for reply in replies(await say(line.replace("LONG", long_story), role="admin")):
        assert reply.tone == "ok", reply.title
        for button in buttons_of(reply.blocks):
            assert len(button.code) <= 100
            assert runner.button(button.code)[0] == button.command
        json.dumps(reply.data, allow_nan=False)
        assert reply.title
        assert len(reply.title) <= 200


def replies(answers: list[Answer]) -> list[Reply]:
    """Replies among the answers, and the preview of a question."""
    found = [answer for answer in answers if isinstance(answer, Reply)]
    return found + [a.preview for a in answers if isinstance(a, Ask) and a.preview is not None]


@pytest.mark.parametrize(
    "line",
    [
        "/brief nothing like it",
        "/track x lens:none",
        "/why what",
        "/subscribe ollen-flood when:never",
        "/sources add x",
        "/roles Nobody editor",
        "/unsubscribe",
        "/undo",
        "/desk",
        "/story",
    ],
)
@pytest.mark.parametrize("role", ["reader", "editor", "admin"])
async def test_every_error_is_a_plain_sentence_or_two(say: Say, newsroom: FakeNewsroom, line: str, role: Role) -> None:
    """It ends as a sentence ends, says nothing of exceptions, and is no essay."""
    newsroom.tracked = newsroom.tracked[:1] if line != "/story" else []

    (answer,) = await say(line, role=role)

    assert isinstance(answer, Reply)
    assert answer.tone == "error"
    assert answer.title[-1] in ".?"
    assert "Error" not in answer.title
    assert "Traceback" not in answer.title
    assert answer.title.count(". ") <= 1
    assert len(answer.title) <= 300


async def test_every_choice_of_a_question_completes_the_call(say: Say, long_story: str) -> None:
    """Choosing leads to a reply or another question, never to an error."""
    for line in ("/brief", "/story", "/subscribe", "/untrack", f"/subscribe {long_story}"):
        (ask,) = await say(line)
        assert isinstance(ask, Ask)
        assert 0 < len(ask.choices) <= 25
        assert all(len(choice.label) <= 100 for choice in ask.choices)
        answers = await say(line, **{ask.option: ask.choices[0].value})
        assert not any(isinstance(answer, Reply) and answer.tone == "error" for answer in answers)
