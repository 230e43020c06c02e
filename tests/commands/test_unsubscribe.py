"""/unsubscribe: ends one subscription, and asks where several could be meant."""

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, reply_of, text_of


async def test_the_one_subscription_of_a_story_ends(say: Say, newsroom: FakeNewsroom) -> None:
    """And says what it was."""
    await say("/subscribe ollen-flood daily 7am")

    reply = reply_of(await say("/unsubscribe ollen-flood"))

    assert text_of(reply) == "#desk no longer gets Ollen flood\nIt came daily 07:00 Europe/Paris."
    assert not newsroom.standing


async def test_several_are_asked_back(say: Say, newsroom: FakeNewsroom) -> None:
    """The chosen one ends, the other stays."""
    newsroom.opens("night-desk")
    await say("/subscribe ollen-flood daily 7am")
    await say("/subscribe ollen-flood Mon 16:00 #night-desk")

    ask = ask_of(await say("/unsubscribe ollen-flood"))
    await say("/unsubscribe ollen-flood", **{ask.option: ask.choices[1].value})

    assert [row.when for row in newsroom.standing] == ["daily 07:00"]


async def test_without_a_story_it_asks_even_about_one(say: Say, newsroom: FakeNewsroom) -> None:
    """Nothing ends by a slip."""
    await say("/subscribe ollen-flood daily 7am")

    ask = ask_of(await say("/unsubscribe"))

    assert [choice.label for choice in ask.choices] == ["Ollen flood in #desk"]
    assert len(newsroom.standing) == 1


async def test_what_is_not_subscribed_is_said(say: Say) -> None:
    """Nothing at all, or not that story."""
    assert reply_of(await say("/unsubscribe")).title.startswith("No channel here is subscribed to anything")
    await say("/subscribe ollen-flood daily 7am")
    assert reply_of(await say("/unsubscribe prisoner")).title.startswith(
        "No channel here is subscribed to Prisoner transfer"
    )
