"""Commands in a message's menu: one link, several, none."""

import pytest

from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.changed import buttons, choose, done, press, send, words
from tests.doubles.discord import Given, Message, User, shown

ARTICLE = "https://northgate.example/news/island-ferry-timetable"
TRACK, WHY = "Track this story", "What became of this link"


async def chosen(bureau: Bureau, command: str, text: str, user: User | None = None) -> Given:
    """Somebody chooses a command in the menu of a message that Ines wrote."""
    message: Message = bureau.double.say(text, bureau.double.ines)
    return await done(bureau, bureau.double.context(command, message, user))


async def test_a_story_is_tracked_from_a_message_with_the_form_filled_in(bureau: Bureau):
    """At once: the link is in the message itself."""
    given = await chosen(bureau, TRACK, f"Have you seen this? {ARTICLE}.")
    assert given.answer == 9
    assert given.modal is not None
    [field] = [one["component"] for one in given.modal.components if one["component"]["custom_id"] == "words"]
    assert field["value"] == ARTICLE


async def test_what_became_of_a_link_is_said_at_once_and_to_the_asker_alone(bureau: Bureau):
    """There is nothing to fill in."""
    url = (await bureau.room.briefing("OLLEN-DAM-FLOOD")).sources[0].url
    given = await chosen(bureau, WHY, url)
    assert "OLLEN-DAM-FLOOD" in words(given)
    assert given.private
    assert bureau.double.posted == []


async def test_of_several_links_one_is_chosen(bureau: Bureau):
    """Though they are longer than a button or an option may be."""
    links = [f"https://northgate.example/news/{n}/{'a-very-long-slug-' * 12}" for n in ("one", "two")]
    asks = await chosen(bureau, WHY, " and ".join(links))
    assert "which link?" in words(asks)
    [first, second] = shown(asks.original).options
    assert first != second
    await choose(bureau, asks.original, "Choose…", second)
    assert "Never seen" in words(asks)
    assert any("/two/" in url for _, url in shown(asks.original).links)


async def test_a_few_short_links_are_buttons(bureau: Bureau):
    """One press chooses; the same link twice is one."""
    asks = await chosen(bureau, WHY, "https://a.example/1 or <https://b.example/2> or https://a.example/1")
    assert buttons(asks.original) == ["https://a.example/1", "https://b.example/2"]
    await press(bureau, asks.original, "https://b.example/2")
    assert "b.example" in words(asks)


async def test_one_of_several_links_is_tracked_with_the_preview_first(bureau: Bureau):
    """What was chosen fills the form in, should it be changed."""
    url = (await bureau.room.briefing("OLLEN-DAM-FLOOD")).sources[0].url
    asks = await chosen(bureau, TRACK, f"{url} https://b.example/2")
    await choose(bureau, asks.original, "Choose…", url) if shown(asks.original).options else await press(
        bureau, asks.original, url
    )
    assert words(asks).strip()
    assert "wrong on our side" not in words(asks)


@pytest.mark.parametrize("command", [TRACK, WHY])
async def test_a_message_without_a_link_says_so(bureau: Bureau, command: str):
    """To who chose the command."""
    given = await chosen(bureau, command, "no link here")
    assert words(given) == "That message has no link to an article; choose one that has."


async def test_a_reader_may_ask_what_became_of_a_link_and_not_track_it(bureau: Bureau):
    """The one is told, the other refused in words."""
    pia = bureau.double.add_user("pia")
    form = await chosen(bureau, TRACK, ARTICLE, pia)
    assert "editor" in words(await send(bureau, form, {}))
    assert "Never seen" in words(await chosen(bureau, WHY, ARTICLE, pia))


async def test_a_message_of_the_bots_own_has_links_too(bureau: Bureau):
    """Those of a briefing, whose words stand in components and not in the message's text."""
    reply = await bureau.room.say("/brief OLLEN-DAM-FLOOD")
    await bureau.discord.send(await bureau.target(), reply, "d1")
    given = await done(bureau, bureau.double.context(WHY, bureau.double.desk.messages[-1]))
    assert "which link?" in words(given)
