"""Message shortcuts: what becomes of a link that somebody found in a message."""

from tests.bot.platforms.slack.bureau import Bureau
from tests.doubles.slack.shown import shown

ARTICLE = "https://northgate.example/news/the-ferry-that-never-came"


async def test_the_story_of_a_link_is_tracked_from_its_message(bureau: Bureau):
    """Its form opens with the address filled in, so that nothing need be typed."""
    double = bureau.double
    message = double.say(f"Have you seen this? {ARTICLE}", double.ines)
    await double.shortcut("track", message)
    await bureau.idle()
    [form] = double.modals(double.mara)
    assert form.title == "Track"
    [words] = [block["element"]["initial_value"] for block in form.blocks if block.get("block_id") == "words"]
    assert words == ARTICLE


async def test_what_became_of_a_link_is_said_at_once_and_to_the_asker_alone(bureau: Bureau):
    """There is nothing to fill in."""
    double = bureau.double
    url = (await bureau.room.briefing("OLLEN-DAM-FLOOD")).sources[0].url
    await double.shortcut("why", double.say(url, double.ines))
    [message] = await bureau.whispered()
    assert "OLLEN-DAM-FLOOD" in shown(message).words
    assert double.modals(double.mara) == []
    assert double.posted == []


async def test_of_several_links_one_is_chosen(bureau: Bureau):
    """Though they are longer than a button or an option may be."""
    double = bureau.double
    links = [f"https://northgate.example/news/{n}/{'a-very-long-slug-' * 12}" for n in ("one", "two")]
    await double.shortcut("why", double.say(" and ".join(links), double.ines))
    [asks] = await bureau.whispered()
    assert "which link?" in shown(asks).words
    element = asks.blocks[-1]["elements"][0]["action_id"]
    offered = await double.suggest(asks, element)
    assert len(offered.options) == 2
    await double.choose(asks, element, offered.options[1]["value"])
    await bureau.idle()
    assert "Never seen" in shown(asks).words
    assert links[1] in [url for _, url in shown(asks).links]


async def test_a_few_short_links_are_buttons(bureau: Bureau):
    """One press chooses."""
    double = bureau.double
    await double.shortcut("why", double.say("https://a.example/1 or https://b.example/2", double.ines))
    [asks] = await bureau.whispered()
    await double.press(asks, "https://b.example/2")
    await bureau.idle()
    assert "b.example" in shown(asks).words


async def test_a_message_without_a_link_says_so(bureau: Bureau):
    """To who chose the shortcut."""
    await bureau.double.shortcut("track", bureau.double.say("no link here", bureau.double.ines))
    [message] = await bureau.whispered()
    assert "no link to an article" in shown(message).words


async def test_a_reader_may_ask_what_became_of_a_link_and_not_track_it(bureau: Bureau):
    """The one is told, the other refused in words."""
    double = bureau.double
    pia = double.add_user("pia")
    message = double.say(ARTICLE, double.ines)
    await double.shortcut("track", message, pia)
    await bureau.whispered(pia)
    await double.shortcut("why", message, pia)
    refused, told = await bureau.whispered(pia, count=2)
    assert "editor" in shown(refused).words
    assert "Never seen" in shown(told).words
    assert double.modals(pia) == []


async def test_a_shortcut_of_another_version_says_so(bureau: Bureau):
    """Of a command that is not there, or is none for messages."""
    message = bureau.double.say(ARTICLE, bureau.double.ines)
    await bureau.double.shortcut("weather", message)
    await bureau.double.shortcut("untrack", message)
    for told in await bureau.whispered(count=2):
        assert "another version" in shown(told).words
