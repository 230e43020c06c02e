"""A story's questions on Slack: read, taken, answered and asked by buttons, lists and a box."""

from tests.bot.platforms.slack.bureau import Bureau
from tests.doubles.slack import Message
from tests.doubles.slack.shown import shown

STORY = "CASTAMAR-PRISONER-TRANSFER"


async def said(bureau: Bureau, text: str) -> Message:
    """The answer to /questions."""
    count = len(bureau.double.ephemerals(bureau.double.mara))
    await bureau.double.slash("/questions", text)
    return (await bureau.whispered(count=count + 1))[-1]


async def last(bureau: Bureau) -> str:
    """What was whispered last, in words."""
    await bureau.idle()
    return " ".join(shown(bureau.double.ephemerals(bureau.double.mara)[-1]).words.split())


async def test_a_reader_reads_the_board_and_is_offered_details_only(bureau: Bureau) -> None:
    """Each question with its number, age and what raises it."""
    await bureau.role(bureau.double.mara, "reader")
    message = await said(bureau, STORY)

    assert "inspections be part of an agreement?" in shown(message).words
    assert "An article says that it is not known" in shown(message).words
    assert {label for label in shown(message).buttons if label != "Share in channel"} == {"Details", "Next page"}


async def test_an_editor_takes_a_question_and_answers_it_from_a_list_of_passages(bureau: Bureau) -> None:
    """One press each; the board at the desk shows it."""
    await bureau.role(bureau.double.mara, "editor")
    message = await said(bureau, STORY)
    bureau.room.clock.pass_(seconds=5)
    await bureau.double.press(message, "I take it")
    assert "You have it now" in await last(bureau)
    bureau.room.clock.pass_(seconds=5)
    await bureau.double.press(message, "Answer")
    await bureau.idle()
    asks = bureau.double.ephemerals(bureau.double.mara)[-1]
    assert "Which words answer this?" in shown(asks).words
    select = next(e for b in asks.blocks if b["type"] == "actions" for e in b["elements"])["action_id"]
    offered = await bureau.double.suggest(asks, select)
    await bureau.double.choose(asks, select, offered.labels[0])
    assert "Answered:" in await last(bureau)

    board = await bureau.room.say(f"/questions {STORY}")
    rows = board.data["questions"]
    assert isinstance(rows, list)
    assert [row["owner"] for row in rows if row["owner"]] == ["mara"]


async def test_an_editors_question_goes_into_the_briefing_at_the_desk(bureau: Bureau) -> None:
    """Typed in one line."""
    await bureau.role(bureau.double.mara, "editor")
    await said(bureau, f'add {STORY} question:"who pays for the buses"')

    briefing = await bureau.room.newsroom.brief(bureau.room.call(), await bureau.room.story(STORY), None)
    asked = briefing.section("questions")[0]
    assert (asked.text, asked.tags["asked_by"]) == ("Who pays for the buses?", "mara")
