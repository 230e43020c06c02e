"""/stories: what is tracked, and what of it is new to the person who asks."""

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, buttons_of, reply_of, text_of


async def test_stories_are_listed_by_what_moved_last(say: Say) -> None:
    """With counts, the newest headline, and a button to brief each."""
    reply = reply_of(await say("/stories"))

    assert text_of(reply).splitlines() == [
        "2 stories tracked",
        "3 new articles since you last looked",
        "Prisoner transfer 2 new · developing · 2 articles, 2 outlets, 2 originals · moved 05:30",
        "Lawyers question prisoner transfer",
        "Ollen flood 1 new · developing · 1 article, 1 outlet, 1 original · moved yesterday 07:30",
        "Dam gate opened",
    ]
    assert [button.code for button in buttons_of(reply.blocks)] == [
        "brief?story=prisoner-transfer",
        "brief?story=ollen-flood",
        "updates",
    ]


async def test_what_was_seen_is_no_longer_new(say: Say) -> None:
    """A briefing is a look."""
    await say("/brief prisoner-transfer")
    await say("/brief ollen-flood")

    assert "Nothing new since you last looked" in text_of(reply_of(await say("/stories")))


async def test_an_empty_newsroom_is_told_how_to_start(say: Say, newsroom: FakeNewsroom) -> None:
    """Not an empty list."""
    newsroom.tracked.clear()

    reply = reply_of(await say("/stories"))

    assert text_of(reply) == (
        "No story is tracked yet\nStart one with /track and a few words, or with the address of an article."
    )
