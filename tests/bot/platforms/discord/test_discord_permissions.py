"""The smallest permissions, each with why; the address that asks for them; what is missing, in Discord's own words."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.platforms.discord import permissions
from bot.platforms.discord.invite import invite, take_along
from bot.platforms.discord.permissions import ATTACH, CREATE_THREADS, HISTORY, PERMISSIONS, SEND, SEND_IN_THREADS, VIEW
from summaries.errors import BadInput

APPLICATION = "123456789012345678"
TEXT, THREAD, FORUM = 0, 11, 15
ALL = permissions.asked()


def test_no_permission_is_asked_for_that_is_not_needed() -> None:
    """By Discord's numbers: to see, to post, in threads too, pictures, and to look back after a crash."""
    assert {each.bit for each in PERMISSIONS} == {1 << number for number in (10, 11, 38, 35, 15, 16)}
    assert all(each.why.endswith(".") for each in PERMISSIONS)
    assert {each for each in PERMISSIONS if not each.without} == {VIEW, SEND}


def test_the_invite_asks_for_those_and_for_commands() -> None:
    """Into a server that may be chosen already."""
    query = parse_qs(urlsplit(invite(APPLICATION)).query)

    assert query == {
        "client_id": [APPLICATION],
        "scope": ["bot applications.commands"],
        "permissions": [str(ALL)],
        "integration_type": ["0"],
    }
    assert parse_qs(urlsplit(invite(APPLICATION, "5" * 18)).query)["guild_id"] == ["5" * 18]


def test_a_person_takes_the_commands_along_without_a_bot() -> None:
    """No permission is asked for."""
    assert parse_qs(urlsplit(take_along(APPLICATION)).query) == {
        "client_id": [APPLICATION],
        "scope": ["applications.commands"],
        "integration_type": ["1"],
    }


@pytest.mark.parametrize("words", ["", "abc", "123&permissions=8", "1" * 30])
def test_what_is_no_id_makes_no_address(words: str) -> None:
    """It says where the id is found."""
    with pytest.raises(BadInput, match="General Information"):
        invite(words)


@pytest.mark.parametrize(
    ("granted", "kind", "names"),
    [
        (ALL, TEXT, ""),
        (permissions.ADMINISTRATOR, TEXT, ""),
        (ALL & ~SEND.bit, TEXT, "Send Messages"),
        (ALL & ~SEND.bit, FORUM, "Create Posts"),
        (ALL & ~SEND_IN_THREADS.bit, FORUM, "Send Messages in Posts"),
        (ALL & ~SEND.bit, THREAD, ""),
        (ALL & ~CREATE_THREADS.bit, FORUM, ""),
        (ALL & ~VIEW.bit & ~ATTACH.bit & ~HISTORY.bit, TEXT, "View Channel, Attach Files and Read Message History"),
    ],
)
def test_what_is_missing_has_the_name_that_people_see(granted: int, kind: int, names: str) -> None:
    """In a channel's settings; a forum's are called otherwise."""
    assert permissions.lacking_words(permissions.missing(granted, kind), kind) == names
