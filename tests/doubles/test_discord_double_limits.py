"""What the Discord double refuses by itself, which the specification alone would let through."""

import json
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.http import Route

from tests.doubles.discord import DiscordDouble
from tests.doubles.discord.answers import ANSWERS
from tests.doubles.discord.callbacks import choice_faults
from tests.doubles.discord.command_checks import characters, command_faults, set_faults
from tests.doubles.discord.content import SENT, body_faults
from tests.doubles.discord.modals import modal_faults

V2 = 1 << 15
Json = dict[str, Any]


def button(**more: Any) -> Json:
    """A button that is right but for what is given."""
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **more}


def text(words: str = "a") -> Json:
    """A text of Components V2."""
    return {"type": 10, "content": words}


def row(*inside: Json) -> Json:
    """A row."""
    return {"type": 1, "components": list(inside)}


def select(count: int = 2, **more: Any) -> Json:
    """A select of so many options."""
    options = [{"label": f"o{n}", "value": str(n)} for n in range(count)]
    return {"type": 3, "custom_id": "s", "options": options, **more}


def of_texts(*there: Json) -> Json:
    """A message of Components V2."""
    return {"flags": V2, "components": list(there)}


def of_rows(*there: Json) -> Json:
    """A message with rows of the older kind."""
    return {"content": "x", "components": list(there)}


def section(count: int, **more: Any) -> Json:
    """A section of so many texts beside a button."""
    return {"type": 9, "components": [text() for _ in range(count)], "accessory": button(), **more}


def gallery(count: int) -> Json:
    """A gallery of so many pictures."""
    return {"type": 12, "items": [{"media": {"url": "https://a.example/c.png"}}] * count}


RIGHT = [
    {"content": "x" * 2000},
    {"content": "x", "nonce": "n" * 25, "enforce_nonce": True},
    {"embeds": [{"title": "t" * 256, "description": "d" * 4096}]},
    of_rows(row(*(button(custom_id=str(n), label="l" * 80) for n in range(5)))),
    of_rows(row(select(25))),
    of_rows(row(button(custom_id="c" * 100))),
    of_texts(text("x" * 4000)),
    of_texts(*(text() for _ in range(40))),
    of_texts({"type": 17, "components": [section(3), gallery(10), {"type": 14}, row(button(custom_id="b"))]}),
]

WRONG = [
    ({"content": "x" * 2001}, "content"),
    ({"content": "x", "nonce": "n" * 26}, "nonce"),
    ({"content": "x", "colour": 1}, "colour"),
    ({"content": "x", "flags": 1 << 7}, "flags"),
    ({"embeds": [{"title": "t"}] * 11}, "embeds"),
    ({"embeds": [{"title": "t" * 257}]}, "title"),
    ({"embeds": [{"description": "d" * 3001}] * 2}, "6000"),
    ({"embeds": [{"title": "t", "fields": [{"name": "n", "value": "v"}] * 26}]}, "fields"),
    ({"embeds": [{"title": "t", "fields": [{"name": "n", "value": ""}]}]}, "value"),
    ({"embeds": [{"title": "t", "footer": {"text": "f" * 2049}}]}, "footer"),
    ({"embeds": [{"colour": 3, "title": "t"}]}, "colour"),
    (of_rows(row(button(), button())), "duplicated"),
    (of_rows(row(button(custom_id=""))), "custom_id"),
    (of_rows(row(button(custom_id="c" * 101))), "custom_id"),
    (of_rows(row(button(label="l" * 81))), "label"),
    (of_rows(row(button(label=None))), "label"),
    (of_rows(row(button(hint="x"))), "hint"),
    (of_rows(row({"type": 2, "style": 5, "label": "l", "url": "https://a.example/" + "x" * 512})), "url"),
    (of_rows(row({"type": 2, "style": 5, "label": "l", "url": "javascript:x"})), "url"),
    (of_rows(row(*(button(custom_id=str(n)) for n in range(6)))), "components"),
    (of_rows(*(row(button(custom_id=str(n))) for n in range(6))), "components"),
    (of_rows(row(select(26))), "options"),
    (of_rows(row(select(0))), "options"),
    (of_rows(row(select(2, max_values=3))), "max_values"),
    (of_rows(row(select(2, placeholder="p" * 151))), "placeholder"),
    (of_rows(row({**select(), "options": [{"label": "l" * 101, "value": "1"}]})), "label"),
    (of_rows(row({**select(), "options": [{"label": "l", "value": "1"}, {"label": "m", "value": "1"}]})), "value"),
    (of_rows(row(select(), button())), "alone"),
    (of_rows(text()), "IS_COMPONENTS_V2"),
    ({**of_texts(text()), "content": "x"}, "content"),
    ({**of_texts(text()), "embeds": [{"title": "t"}]}, "embeds"),
    ({**of_texts(text()), "poll": {}}, "poll"),
    (of_texts(*(text() for _ in range(41))), "40"),
    (of_texts(text("x" * 2001), text("x" * 2000)), "4000"),
    (of_texts(text("")), "content"),
    (of_texts(section(4)), "components"),
    (of_texts(section(0)), "components"),
    (of_texts(section(1, accessory=None)), "accessory"),
    (of_texts(gallery(11)), "items"),
    (of_texts(gallery(0)), "items"),
    (of_texts({"type": 17, "components": []}), "components"),
    (of_texts({"type": 17, "components": [{"type": 17, "components": [text()]}]}), "holds"),
    (of_texts(button()), "top"),
    ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "exclusive"),
    ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, "parse"),
]


@pytest.mark.parametrize("body", RIGHT)
def test_what_is_just_within_is_taken(body: Json) -> None:
    """The largest that Discord takes."""
    assert body_faults(body, SENT) == []


@pytest.mark.parametrize(("body", "said"), WRONG)
def test_what_is_just_beyond_is_refused(body: Json, said: str) -> None:
    """With a word of where and why."""
    assert said in " ".join(f"{where} {what}" for where, what in body_faults(body, SENT))


def label(**more: Any) -> Json:
    """A label with a text input."""
    return {"type": 18, "label": "Words", "component": {"type": 4, "custom_id": "words", "style": 1, **more}}


def form(*inside: Json, **more: Any) -> Json:
    """A form."""
    return {"custom_id": "form", "title": "Track", "components": list(inside), **more}


def test_a_form_has_limits_too() -> None:
    """Title 45, one to five components, texts of 4000, unique custom_ids."""
    wrong = {
        "title": form(label(), title="t" * 46),
        "between 1 and 5": form(*(label(custom_id=str(n)) for n in range(6))),
        "duplicated": form(label(), label()),
        "value": form(label(value="v" * 4001)),
        "max_length": form(label(max_length=4001)),
        "no component of type 2": form(button()),
        "the label that holds it": form(label(label="twice")),
    }

    assert modal_faults(form(*(label(custom_id=str(n), value="v" * 4000) for n in range(5)))) == []
    for said, one in wrong.items():
        assert said in " ".join(f"{where} {what}" for where, what in modal_faults(one))


def command(**more: Any) -> Json:
    """A command that is right but for what is given."""
    return {"name": "brief", "description": "Brief me", **more}


def option(**more: Any) -> Json:
    """An option that is right but for what is given."""
    return {"type": 3, "name": "story", "description": "Which", **more}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (command(name="Brief"), "lower case"),
        (command(name="brief me"), "pattern"),
        (command(name="b" * 33), "name"),
        (command(description=""), "description"),
        (command(description="d" * 101), "description"),
        (command(options=[option(name=str(n)) for n in range(26)]), "25"),
        (command(options=[option(), option(name="must", required=True)]), "Required options"),
        (command(options=[option(), option()]), "unique"),
        (command(options=[option(choices=[{"name": "c", "value": "c" * 101}])]), "value"),
        (command(options=[option(choices=[{"name": str(n), "value": "c"} for n in range(26)])]), "choices"),
        (command(options=[option(autocomplete=True, choices=[{"name": "c", "value": "c"}])]), "autocomplete"),
        (command(options=[{**option(), "type": 1}, option(name="b")]), "stand alone"),
        (command(name_localizations={"xx": "a"}), "locale"),
        (command(name_localizations={"de": "Lage"}), "lower case"),
        (command(strange=1), "strange"),
        (command(contexts=[3]), "contexts"),
        (command(type=3, name="Track this story"), "neither"),
    ],
)
def test_a_command_has_limits(body: Json, said: str) -> None:
    """Names, descriptions, options and their order."""
    assert said in " ".join(f"{where} {what}" for where, what in command_faults(body))


def test_a_command_takes_8000_characters_in_its_longest_language() -> None:
    """Names, descriptions and the values of choices."""
    choices = [{"name": f"{n:02}" + "n" * 98, "value": f"{n:02}" + "v" * 98} for n in range(25)]
    long = command(options=[option(name=f"o{n}", choices=choices) for n in range(2)])

    assert characters(command(name_localizations={"de": "lagebericht"})) == len("lagebericht") + len("Brief me")
    assert "8000" in command_faults(long)[0][1]


def test_so_many_commands_and_choices() -> None:
    """100 typed ones, 15 of messages; 25 choices of 100 characters, of their option's type."""
    hundred = [command(name=f"c{n}") for n in range(100)]

    assert set_faults(hundred) == []
    assert set_faults([*hundred, command(name="one")])
    assert set_faults([command(), command()])
    assert set_faults([{"type": 3, "name": f"M{n}"} for n in range(16)])
    assert choice_faults({"name": "n" * 101, "value": "v"}, 3, "c")
    assert choice_faults({"name": "n", "value": "v"}, 4, "c")
    assert choice_faults({"name": "n", "value": 3}, 4, "c") == []


async def test_without_the_specification_it_refuses_all_the_same() -> None:
    """An empty message, an upload too large, an edit that takes the flag off; as discord.py meets them."""
    async with DiscordDouble() as double:
        with double.pointed():
            async with discord.Client(intents=discord.Intents.none()) as client:
                await client.login(double.token)
                channel = client.get_partial_messageable(int(double.desk.id))
                double.attachment_limit = 10
                with pytest.raises(discord.HTTPException, match="empty message"):
                    await channel.send(" ")
                with pytest.raises(discord.HTTPException, match="larger"):
                    await channel.send(file=discord.File(__file__, "large.txt"))
                await client.http.request(_post(double), json=of_texts(text("a")))
                made = double.posted[0].id
                with pytest.raises(discord.HTTPException, match="cannot be removed"):
                    await client.http.request(_edit(double, made), json={"flags": 0, "content": "a", "components": []})

    assert [one.code for one in double.refusals] == [50006, 50035, 50035]


def _post(double: DiscordDouble) -> Route:
    return Route("POST", "/channels/{channel_id}/messages", channel_id=double.desk.id)


def _edit(double: DiscordDouble, message: str) -> Route:
    return Route("PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=double.desk.id, message_id=message)


def test_every_route_that_is_answered_is_one_of_discords(shared: Path) -> None:
    """Else the specification would be held against nothing."""
    paths = json.loads((shared / "data" / "specs" / "discord-openapi.json").read_text())["paths"]
    known = {f"{method.upper()} {path}" for path, item in paths.items() for method in item}

    assert set(ANSWERS) <= known


def test_the_names_that_discord_py_takes_are_taken() -> None:
    """Ours is not stricter than the library in what it calls a name."""
    for name in ("brief", "was_neu", "übersicht", "1-2"):
        app_commands.Command(name=name, description="d", callback=_nothing)
        assert command_faults(command(name=name)) == []


async def _nothing(interaction: discord.Interaction) -> None:
    """A command's callback."""
