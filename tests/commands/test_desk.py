"""/desk: a private link, or how to set one up."""

from commands.reply import Link, Paragraph
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, reply_of, text_of


async def test_the_link_is_given_in_private(say: Say, newsroom: FakeNewsroom) -> None:
    """It signs its reader in."""
    newsroom.link = "https://desk.example/in?token=x"

    reply = reply_of(await say("/desk"))

    assert reply.private
    assert reply.blocks[0] == Paragraph((Link("Open the desk", newsroom.link),))


async def test_without_an_address_it_says_how_to_set_one(say: Say) -> None:
    """What gets one in on that machine comes first; then the key that opens it to others."""
    reply = reply_of(await say("/desk"))

    assert reply.title.startswith("Run `standfirst desk` in the folder of its standfirst.toml (for the demo: ")
    assert "desk.public_url" in text_of(reply)
