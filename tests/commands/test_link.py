"""/link: a code for another workspace, and joining another newsroom by one."""

import pytest

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, reply_of, text_of


async def test_an_admin_gets_a_code_and_reads_what_to_do_with_it(say: Say, newsroom: FakeNewsroom) -> None:
    """For that person alone, with the hour until which it is good."""
    reply = reply_of(await say("/link", role="admin"))
    (code,) = newsroom.codes

    assert reply.private
    assert text_of(reply).splitlines() == [
        f"Code {code}",
        f"In the other workspace, as an admin there, type /link {code}.",
        "From then on it is a door to “Harbour Room”: stories, sources, questions and digests are one. Whoever types "
        "the code is admin.",
        "Good once, until 08:30 CET; give it only to those who may join.",
    ]


async def test_a_code_too_many_says_that_the_oldest_ended(say: Say) -> None:
    """Five are good at a time."""
    said = [text_of(reply_of(await say("/link", role="admin"))) for _ in range(6)]

    ended = "The oldest of the codes given before is not good any more."
    assert [ended in one for one in said] == [False] * 5 + [True]


async def test_a_workspace_with_stories_is_asked_first(say: Say, newsroom: FakeNewsroom) -> None:
    """With what stays behind and for how long; nothing has moved yet."""
    code = newsroom.invited("The Far Desk")
    await say("/subscribe ollen-flood daily 7am")
    ask = ask_of(await say(f"/link {code}", role="admin"))

    assert ask.prompt == "Join this workspace to “The Far Desk”?"
    assert [choice.value for choice in ask.choices] == ["yes", "no"]
    assert ask.preview is not None
    text = text_of(ask.preview)
    assert "2 tracked stories, and 1 subscription of this workspace's channels" in text
    assert "This workspace is the only way into “Harbour Room”" in text
    assert "wait for 30 days, then all of it is deleted" in text
    assert "/undo does not take this back" in text
    assert newsroom.joined == ""


async def test_stories_stay_with_the_workspaces_that_stay(say: Say, newsroom: FakeNewsroom) -> None:
    """Then it is not the only way in."""
    newsroom.others = 2
    ask = ask_of(await say(f"/link {newsroom.invited('The Far Desk')}", role="admin"))

    assert ask.preview is not None
    text = text_of(ask.preview)
    assert "The stories of “Harbour Room” stay with its 2 other workspaces." in text
    assert "the only way" not in text


async def test_going_ahead_joins_and_says_that_undo_does_not_reach_it(say: Say, newsroom: FakeNewsroom) -> None:
    """And how to leave again."""
    code = newsroom.invited("The Far Desk")
    reply = reply_of(await say(f"/link {code} confirm:yes", role="admin"))

    assert newsroom.joined == "The Far Desk"
    assert reply.title == "This workspace has joined “The Far Desk”"
    assert "to leave again, type /link here with a code of another newsroom" in text_of(reply)


async def test_leaving_it_joins_nothing(say: Say, newsroom: FakeNewsroom) -> None:
    """And the code stays good."""
    code = newsroom.invited("The Far Desk")
    reply = reply_of(await say(f"/link {code} confirm:no", role="admin"))

    assert (reply.title, newsroom.joined) == ("Nothing was joined", "")
    assert code in newsroom.codes


async def test_a_workspace_with_nothing_to_leave_joins_at_once(say: Say, newsroom: FakeNewsroom) -> None:
    """As just after an installation."""
    newsroom.tracked.clear()
    await say(f"/link {newsroom.invited('The Far Desk')}", role="admin")

    assert newsroom.joined == "The Far Desk"


@pytest.mark.parametrize("line", ["/link", "/link K7QX-M2RD", "/link K7QX-M2RD confirm:yes"])
@pytest.mark.parametrize("role", ["reader", "editor"])
async def test_only_admins_give_codes_and_join(say: Say, newsroom: FakeNewsroom, line: str, role: str) -> None:
    """Others read whom to ask; nothing is given or joined."""
    newsroom.invited("The Far Desk")
    reply = reply_of(await say(line, role=role))

    assert reply.tone == "error"
    assert "needs the role of an admin" in reply.title
    assert "ask Ada Quill" in reply.title
    assert (newsroom.joined, list(newsroom.codes)) == ("", ["K7QX-M2RD"])


async def test_a_code_that_is_not_good_and_one_of_ones_own_are_each_a_sentence(
    say: Say, newsroom: FakeNewsroom
) -> None:
    """With nothing joined, confirmed or not."""
    own = newsroom.invited("Harbour Room", "CCCC-2222")
    for given, sentence in (("XXXX-2222", "is not good here"), (own, "is a door to “Harbour Room” already")):
        for line in (f"/link {given}", f"/link {given} confirm:yes"):
            reply = reply_of(await say(line, role="admin"))
            assert reply.tone == "error"
            assert sentence in reply.title
    assert newsroom.joined == ""
