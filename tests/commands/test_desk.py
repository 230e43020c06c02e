"""/desk: a private link, or how to set one up."""

from commands.reply import Link, Paragraph
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, reply_of


async def test_the_link_is_given_in_private(say: Say, newsroom: FakeNewsroom) -> None:
    """It signs its reader in."""
    newsroom.link = "https://desk.example/in?token=x"

    reply = reply_of(await say("/desk"))

    assert reply.private
    assert reply.blocks[0] == Paragraph((Link("Open the desk", newsroom.link),))


async def test_without_an_address_it_says_how_to_set_one(say: Say) -> None:
    """The key is named."""
    assert "desk.public_url" in reply_of(await say("/desk")).title
