"""/undo: the last change of the person who asks, said in words."""

from tests.commands.talk import Say, reply_of, text_of


async def test_the_last_change_is_taken_back_and_named(say: Say) -> None:
    """With who did it and when."""
    await say("/subscribe ollen-flood daily 7am")

    assert text_of(reply_of(await say("/undo"))) == (
        "Taken back: you subscribed #desk to Ollen flood\nThat was done at 07:30. It is now as it was before."
    )


async def test_the_change_of_somebody_else_is_named_as_theirs(say: Say) -> None:
    """An admin's undo reaches it."""
    await say("/subscribe ollen-flood daily 7am")

    assert reply_of(await say("/undo", role="admin")).title == (
        "Taken back: Edda Marsh subscribed #desk to Ollen flood"
    )


async def test_nothing_to_take_back_is_said(say: Say) -> None:
    """A reader has changed nothing."""
    reply = reply_of(await say("/undo", role="reader"))

    assert (reply.title, reply.tone) == ("There is no change of yours to take back.", "error")
