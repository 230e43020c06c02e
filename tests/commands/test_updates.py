"""/updates: what this person has not seen yet."""

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, buttons_of, reply_of, text_of


async def test_what_is_new_is_shown_once(say: Say) -> None:
    """The second look finds nothing, and it is private."""
    first = reply_of(await say("/updates"))
    second = reply_of(await say("/updates"))

    assert first.private
    assert first.title == "New in 2 stories"
    assert "Castamar will take 900 prisoners in a transfer. [1]" in text_of(first)
    assert second.title == "Nothing new since you last looked"


async def test_another_persons_look_is_their_own(say: Say) -> None:
    """What Edda saw is still new to Rolf."""
    await say("/updates")

    assert reply_of(await say("/updates", role="reader")).title == "New in 2 stories"


async def test_one_storys_news_says_since_when(say: Say, newsroom: FakeNewsroom) -> None:
    """A quote comes with its speaker and is called one; an open question is no news."""
    await say("/brief ollen-flood")
    newsroom.now = newsroom.now.replace(hour=8)
    newsroom.publishes("Wire", "Dam holds", "The flood dam holds. “It held,” Mira Sand said. Why is not known.")

    reply = reply_of(await say("/updates ollen-flood"))

    assert text_of(reply).splitlines() == [
        "New in Ollen flood",
        "Ollen flood",
        "1 new article since 07:30",
        "The flood dam holds. [2]",
        "New quote: “It held,” [2]",
        "Mira Sand · Wire · 09:30 ",
    ]
    assert [button.command for button in buttons_of(reply.blocks)] == ["brief", "story"]


async def test_the_channels_news_is_since_its_last_message(say: Say, newsroom: FakeNewsroom) -> None:
    """Whatever this person has seen; and asking for it is no look of theirs."""
    await say("/updates")
    assert reply_of(await say("/updates here")).title == "New in 2 stories"
    newsroom.posted = newsroom.now

    assert reply_of(await say("/updates here")).title == "Nothing new since this channel was last sent a briefing"


async def test_new_articles_without_news_are_counted(say: Say, newsroom: FakeNewsroom) -> None:
    """They say so, rather than that nothing came."""
    await say("/brief ollen-flood")
    newsroom.now = newsroom.now.replace(hour=8)
    newsroom.publishes("Wire", "Flood", "")

    reply = reply_of(await say("/updates ollen-flood"))

    assert reply.title == "Nothing new in Ollen flood since you last looked"
    assert "1 new article tells only what was known." in text_of(reply)


async def test_nothing_new_in_one_story_names_it(say: Say) -> None:
    """And says where to look instead."""
    await say("/brief ollen-flood")

    assert text_of(reply_of(await say("/updates ollen"))) == (
        "Nothing new in Ollen flood since you last looked\n/brief shows where a story stands."
    )
