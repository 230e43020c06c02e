"""/sources: what is polled, how it fares, and changing it."""

import pytest

from commands.run import Runner
from commands.spec import Progress
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, call_of, reply_of, text_of


async def test_failing_sources_come_first_with_the_reason(say: Say) -> None:
    """In words."""
    assert text_of(reply_of(await say("/sources"))).splitlines() == [
        "2 sources",
        "1 source failing; /sources health says why",
        "Meridian Wire · feed · 3 articles · failing · last well 2 hours ago",
        "The feed answers 404 Not Found since Friday.",
        "Harbour Courier · feed · 3 articles · ok · last well 2 hours ago",
    ]


async def test_health_shows_those_that_are_not_well(say: Say, newsroom: FakeNewsroom) -> None:
    """Or that all are."""
    assert reply_of(await say("/sources health")).title == "1 of 2 sources is not well"
    newsroom.polled = [row for row in newsroom.polled if row.state == "ok"]
    assert reply_of(await say("/sources health")).title == "All is well"


async def test_an_admin_adds_a_site_and_its_feed_is_found(say: Say, newsroom: FakeNewsroom) -> None:
    """Progress first."""
    newsroom.offers_feed("https://radio.example", "Civic Radio")

    answers = await say("/sources add radio.example", role="admin")

    assert isinstance(answers[0], Progress)
    assert reply_of(answers).title == "Polling Civic Radio"
    assert newsroom.polled[-1].name == "Civic Radio"


async def test_an_admin_removes_by_part_of_the_name(say: Say, newsroom: FakeNewsroom) -> None:
    """And can take it back."""
    assert reply_of(await say("/sources remove courier", role="admin")).title == "Harbour Courier is no longer polled"
    assert len(newsroom.polled) == 1
    await say("/undo", role="admin")
    assert len(newsroom.polled) == 2


async def test_which_one_to_remove_is_asked(say: Say, newsroom: FakeNewsroom) -> None:
    """Without a name, or with one that fits several."""
    newsroom.polls("Harbour Radio")

    assert len(ask_of(await say("/sources remove", role="admin")).choices) == 3
    ask = ask_of(await say("/sources remove harbour", role="admin"))
    assert [choice.label for choice in ask.choices] == ["Harbour Courier", "Harbour Radio"]
    await say("/sources remove", role="admin", what=ask.choices[1].value)
    assert "Harbour Radio" not in [row.name for row in newsroom.polled]


async def test_sources_go_out_and_come_in_as_opml(say: Say, newsroom: FakeNewsroom) -> None:
    """What was exported brings nothing new; a longer list does."""
    out = reply_of(await say("/sources export"))
    assert out.attachment is not None
    assert text_of(out) == "2 sources as OPML\nMeridian Wire and Harbour Courier."
    opml = out.attachment.text

    same = reply_of(await say("/sources import", role="admin", file=opml))
    more = reply_of(
        await say("/sources import", role="admin", file=opml.replace("</body>", '<outline text="New"/></body>'))
    )

    assert same.title == "0 sources added; 2 sources there already"
    assert more.title == "1 source added; 2 sources there already"
    assert len(newsroom.polled) == 3


async def test_an_address_to_add_is_asked_for(say: Say, runner: Runner, newsroom: FakeNewsroom) -> None:
    """No choice is offered but what is typed, once it is an address."""
    ask = ask_of(await say("/sources add", role="admin"))
    call = call_of("sources", {"action": "add"}, "admin")

    assert (ask.option, ask.upload, ask.choices) == ("what", False, ())
    offered = await runner.choices(call, newsroom, "what", "radio.example")
    assert [choice.value for choice in offered] == ["https://radio.example"]
    for typed in ("radio", "", "ftp://radio.example", "two words"):
        assert await runner.choices(call, newsroom, "what", typed) == []


async def test_a_file_to_import_is_asked_for(say: Say) -> None:
    """A platform may offer to upload it."""
    ask = ask_of(await say("/sources import", role="admin"))

    assert (ask.option, ask.upload, ask.choices) == ("file", True, ())


@pytest.mark.parametrize(
    ("line", "role", "sentence"),
    [
        ("/sources add radio.example", "editor", "/sources add needs the role of an admin, and you are an editor"),
        ("/sources remove courier", "reader", "/sources remove needs the role of an admin"),
        (
            "/sources frob",
            "reader",
            "“frob” is neither an action nor a source here; the actions are add, remove, health",
        ),
        ("/sources exprot", "reader", "“exprot” is neither an action nor a source here; did you mean export?"),
        ("/sources add some words", "admin", "Give the address of a site or of its feed"),
        ("/sources add https://none.example", "admin", "No feed was found at https://none.example"),
        ("/sources remove Harbor Courier", "admin", "No source is called “Harbor Courier”; did you mean Harbour"),
        ("/sources import file:nonsense", "admin", "That file is not OPML"),
    ],
)
async def test_what_cannot_be_done_is_one_sentence(
    say: Say, newsroom: FakeNewsroom, line: str, role: str, sentence: str
) -> None:
    """And the sources stay as they are."""
    reply = reply_of(await say(line, role=role))

    assert reply.tone == "error"
    assert reply.title.startswith(sentence)
    assert len(newsroom.polled) == 2
