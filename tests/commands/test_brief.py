"""/brief: a story or an address, since a moment, for one person or the channel."""

from datetime import UTC, datetime

from commands.spec import Progress
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, buttons_of, reply_of, text_of


async def test_a_story_is_briefed_by_its_slug_its_name_or_words_of_it(say: Say) -> None:
    """However it is called, it is the same story."""
    for words in ("prisoner-transfer", '"Prisoner transfer"', "PRISONER", "transfer"):
        reply = reply_of(await say(f"/brief {words}"))

        assert reply.title == "Prisoner transfer"
        assert "“We have the beds,”" in text_of(reply)
        assert reply.story_slug == "prisoner-transfer"


async def test_the_beginnings_of_words_are_enough(say: Say) -> None:
    """Where the newsroom finds nothing by likeness."""
    assert reply_of(await say("/brief oll fl")).title == "Ollen flood"


async def test_without_a_story_it_asks_which(say: Say) -> None:
    """A picker of the newsroom's stories."""
    ask = ask_of(await say("/brief"))

    assert (ask.option, ask.choices[0].label) == ("story", "Prisoner transfer")


async def test_words_that_fit_several_stories_are_asked_back(say: Say, newsroom: FakeNewsroom) -> None:
    """The choice keeps the moment that came with the words."""
    newsroom.follows("Prisoner exchange", "exchange")

    ask = ask_of(await say("/brief prisoner yesterday"))

    assert ask.prompt == "Several stories fit “prisoner”: which one?"
    assert [choice.label for choice in ask.choices] == ["Prisoner transfer", "Prisoner exchange"]
    again = reply_of(await say("/brief", **{ask.option: ask.choices[0].value}))
    assert again.data["since"] == "2026-11-21T23:00:00+00:00"


async def test_a_moment_may_be_an_option_or_stand_at_the_end(say: Say) -> None:
    """By the clock of the channel, which is Paris."""
    for line in ("/brief ollen-flood since:7:00", "/brief ollen-flood 7:00", "/brief ollen flood since 7:00"):
        assert reply_of(await say(line)).data["since"] == datetime(2026, 11, 23, 6, 0, tzinfo=UTC).isoformat()


async def test_a_story_that_is_called_like_a_moment_is_still_a_story(say: Say, newsroom: FakeNewsroom) -> None:
    """An exact name wins over a moment at its end."""
    newsroom.follows("Bloody Sunday", "sunday")

    reply = reply_of(await say("/brief bloody sunday"))

    assert (reply.title, reply.data["since"]) == ("Bloody Sunday", None)


async def test_it_is_private_unless_shared(say: Say) -> None:
    """Sharing changes nothing else."""
    assert reply_of(await say("/brief ollen-flood")).private
    shared = reply_of(await say("/brief ollen-flood share"))
    assert not shared.private
    assert shared.title == "Ollen flood"


async def test_an_address_is_briefed_though_nobody_tracks_it(say: Say, newsroom: FakeNewsroom) -> None:
    """Progress first, then the briefing, with a button to track it."""
    article = newsroom.publishes("Civic Radio", "Bell found", "A bell was found.", url="https://radio.example/bell")

    *steps, _ = answers = await say(f"/brief {article.url}")

    assert [step.text for step in steps if isinstance(step, Progress)] == ["Fetching the article", "Reading it"]
    reply = reply_of(answers)
    assert (reply.title, reply.story_slug) == ("Bell found", "")
    assert [button.command for button in buttons_of(reply.blocks)] == ["track"]


async def test_a_bare_host_is_an_address_too(say: Say, newsroom: FakeNewsroom) -> None:
    """Pasted without its scheme, or in angle brackets."""
    newsroom.publishes("Civic Radio", "Bell found", "A bell was found.", url="https://radio.example/bell")

    for line in ("/brief radio.example/bell", "/brief <https://radio.example/bell>"):
        assert reply_of(await say(line)).title == "Bell found"


async def test_an_unknown_story_names_the_nearest(say: Say) -> None:
    """A slip of a letter, or something else altogether."""
    assert reply_of(await say("/brief olen-flod")).title == (
        "No tracked story is called “olen-flod”; did you mean Ollen flood?"
    )
    assert reply_of(await say("/brief xyzzy")).title == (
        "No tracked story is called “xyzzy”; tracked are Prisoner transfer and Ollen flood."
    )


async def test_a_moment_that_cannot_be_read_is_one_sentence(say: Say) -> None:
    """Where it is given as an option it cannot be part of a name."""
    reply = reply_of(await say("/brief ollen-flood since:soon"))

    assert reply.tone == "error"
    assert reply.title.startswith("'soon' is not a moment; write it like “yesterday”")


async def test_the_full_button_gives_the_full_briefing(say: Say) -> None:
    """Sources by title are what only the full one has."""
    reply = reply_of(await say("/brief prisoner-transfer full"))

    assert "[1] Castamar offers cells · Harbour Courier · yesterday 11:30" in text_of(reply)
