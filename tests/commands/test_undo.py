"""/undo: the last change of the person who asks, said in words."""

from tests.commands.talk import Say, reply_of, text_of


async def test_the_last_change_is_taken_back_and_named(say: Say) -> None:
    """With who did it and when."""
    await say("/subscribe ollen-flood daily 7am")

    assert text_of(reply_of(await say("/undo"))) == (
        "Taken back: subscribed #desk to Ollen flood\nEdda Marsh had done it at 07:30."
    )


async def test_nothing_to_take_back_is_said(say: Say) -> None:
    """A reader has changed nothing."""
    reply = reply_of(await say("/undo", role="reader"))

    assert (reply.title, reply.tone) == ("There is no change of yours to take back.", "error")
