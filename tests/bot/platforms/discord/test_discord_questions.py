"""A story's questions on Discord: taken and answered by buttons and a list; a speaker and an answer looked up."""

from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.changed import buttons, choose, press, say, words

STORY = "CASTAMAR-PRISONER-TRANSFER"


async def test_an_editor_takes_a_question_and_answers_it_from_a_list_of_passages(bureau: Bureau) -> None:
    """One press each; the board at the desk shows it."""
    await bureau.role(bureau.double.mara, "editor")
    board = await say(bureau, "questions", {"story": STORY})
    assert "I take it" in buttons(board.original)
    assert "You have it now" in words(await press(bureau, board.original, "I take it"))
    asks = await press(bureau, board.original, "Answer")
    assert "Which words answer this?" in words(asks)
    [row] = [one for one in _every(asks.original) if one["type"] == 3]
    await choose(bureau, asks.original, row["placeholder"], row["options"][0]["label"])
    assert "Answered:" in words(asks)

    rows = (await bureau.room.say(f"/questions {STORY}")).data["questions"]
    assert isinstance(rows, list)
    assert [one["owner"] for one in rows if one["owner"]] == ["Mara Lindqvist"]


def _every(message: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []

    def walk(components: object) -> None:
        for one in components if isinstance(components, list) else []:
            found.append(one)
            walk(one.get("components"))

    walk(getattr(message, "components", []))
    return found


async def test_a_speaker_is_suggested_for_the_story_that_was_given(bureau: Bureau) -> None:
    """And found by the surname."""
    answer = await say(bureau, "quotes", {"story": STORY, "speaker": "Sorley"})

    assert "Henrik Sorley, Justice Minister" in words(answer)
    assert "If she tells me that it cannot be done to a citizen" in words(answer)


async def test_what_the_coverage_does_not_say_is_said_with_the_nearest_open_question(bureau: Bureau) -> None:
    """As at the desk."""
    asked = {"story": STORY, "question": "would inspections be part of an agreement?"}
    answer = await say(bureau, "ask", asked)

    assert "The coverage does not say." in words(answer)
    assert "inspections be part of an agreement? open" in words(answer)
