"""/roles: who may do what; admins change it."""

import pytest

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, reply_of, text_of


async def test_everyone_sees_who_may_do_what(say: Say) -> None:
    """Those who may do most come first."""
    assert text_of(reply_of(await say("/roles", role="reader"))).splitlines()[:3] == [
        "Who may do what",
        "Ada Quill admin manages sources, roles and settings too",
        "Edda Marsh editor tracks, subscribes and answers too",
    ]


async def test_an_admin_gives_a_role_by_name(say: Say, newsroom: FakeNewsroom) -> None:
    """By the whole name or the first part of it."""
    assert reply_of(await say("/roles rolf editor", role="admin")).title == "Rolf Tarn is now editor"
    assert next(row.role for row in newsroom.people if row.name == "Rolf Tarn") == "editor"


async def test_the_role_is_asked_for_when_missing(say: Say) -> None:
    """With what each may do."""
    ask = ask_of(await say("/roles Rolf Tarn", role="admin"))

    assert ask.prompt == "Which role for Rolf Tarn? Now: reader."
    assert [choice.value for choice in ask.choices] == ["reader", "editor", "admin"]


async def test_two_people_of_one_name_are_told_apart(say: Say, newsroom: FakeNewsroom) -> None:
    """By id."""
    newsroom.employs("Rolf Berg", "reader")

    ask = ask_of(await say("/roles rolf admin", role="admin"))

    assert [choice.label for choice in ask.choices] == ["Rolf Tarn", "Rolf Berg"]
    assert reply_of(await say(f"/roles {ask.choices[1].value} admin", role="admin")).title == "Rolf Berg is now admin"


@pytest.mark.parametrize(
    ("line", "role", "sentence"),
    [
        (
            "/roles Rolf editor",
            "editor",
            "Giving roles needs the role of an admin, and you are an editor; ask Ada Quill.",
        ),
        ("/roles editor", "admin", "Say who gets the role, such as /roles NAME editor."),
        ("/roles Ralf editor", "admin", "Nobody here is called “Ralf”"),
    ],
)
async def test_what_cannot_be_done_is_one_sentence(say: Say, line: str, role: str, sentence: str) -> None:
    """And roles stay."""
    reply = reply_of(await say(line, role=role))

    assert reply.tone == "error"
    assert reply.title.startswith(sentence)
