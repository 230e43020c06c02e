"""Slash commands, as somebody in a channel types them."""

from tests.bot.platforms.slack.bureau import Bureau
from tests.doubles.slack.shown import shown


async def test_a_briefing_is_shown_to_the_asker_alone(bureau: Bureau):
    """The rest of the channel sees nothing."""
    await bureau.double.slash("/brief", "saint orla ferry")

    [message] = await bureau.whispered()
    words = shown(message).words
    assert "Key facts" in words
    assert bureau.double.posted == []
