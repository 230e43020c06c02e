"""The [discord] table: off until a token is set, its ids checked, and its token never shown."""

from pathlib import Path

import pytest

from config.settings import Settings, example, load, secret_keys
from summaries.errors import BadInput

APPLICATION = "1189407362718490624"
TOKEN = "MTE4OTQwNzM2MjcxODQ5MDYyNA.GxAbCd.invented-invented-invented-12"
SERVER, PERSON = "1189407362718490625", "1189407362718490626"


def loaded(folder: Path, discord: dict[str, object]) -> Settings:
    """The settings of a file with that table."""
    rows = "\n".join(f"{key} = {value!r}" for key, value in discord.items())
    file = folder / "standfirst.toml"
    file.write_text(f"[discord]\n{rows}\n", encoding="utf-8")
    return load(file)


def test_discord_is_off_until_a_token_is_set(tmp_path: Path) -> None:
    """Servers and admins alone ask nothing of anybody."""
    assert not loaded(tmp_path, {"own_guilds": [SERVER], "admins": [PERSON]}).discord.on
    assert loaded(tmp_path, {"token": TOKEN}).discord.on


def test_the_token_tells_the_application(tmp_path: Path) -> None:
    """Its first part is the id in base64, so that nobody has to copy that too."""
    assert loaded(tmp_path, {"token": TOKEN}).discord.application == APPLICATION


@pytest.mark.parametrize("first", ["x" * 24, "0123456789" * 3, "bm8tbnVtYmVyLWF0LWFsbA"])
def test_a_token_that_tells_no_application_is_one_all_the_same(tmp_path: Path, first: str) -> None:
    """How Discord makes them is its own affair."""
    discord = loaded(tmp_path, {"token": TOKEN.replace(TOKEN.partition(".")[0], first)}).discord
    assert discord.on
    assert discord.application == ""


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("token", f"Bot {TOKEN}", "no word stands before it"),
        ("token", "invented-client-secret-of-32-signs", "Reset Token"),
        ("token", TOKEN.replace(".", ". ", 1), "three parts"),
        ("own_guilds", ["Tidewater Post"], "Copy Server ID"),
        ("own_guilds", [f"{SERVER}0123"], "Copy Server ID"),
        ("admins", ["@ines"], "Developer Mode"),
        ("admins", ["１１８９４０７３６２７１８４９０６２５"], "Developer Mode"),
    ],
)
def test_a_wrong_value_is_named_and_a_token_is_not_shown(tmp_path: Path, key: str, value: object, words: str) -> None:
    """The sentence says what the setting must be."""
    with pytest.raises(BadInput) as trouble:
        loaded(tmp_path, {key: value})
    assert f"discord.{key}" in str(trouble.value)
    assert words in str(trouble.value)
    assert "invented" not in f"{trouble.value}{trouble.value.__cause__}"


@pytest.mark.parametrize(
    "text", [f"discord = '{TOKEN}'", f"[discord]\ntokn = '{TOKEN}'", f"[discord]\ntoken = ['{TOKEN}']"]
)
def test_a_misplaced_token_is_not_shown_either(tmp_path: Path, text: str) -> None:
    """Whatever is wrong with the file, the token stays in it."""
    file = tmp_path / "standfirst.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as trouble:
        load(file)
    assert "invented" not in f"{trouble.value}{trouble.value.__cause__}"


def test_no_repr_shows_the_token(tmp_path: Path) -> None:
    """Settings may be logged by mistake."""
    settings = loaded(tmp_path, {"token": TOKEN})
    assert "invented" not in f"{settings!r}{settings}"
    assert "discord.token" in secret_keys()


def test_ids_may_be_written_as_the_numbers_that_they_are(tmp_path: Path) -> None:
    """Without quotation marks, as they are copied."""
    assert loaded(tmp_path, {"own_guilds": [int(SERVER)]}).discord.own_guilds == (SERVER,)


def test_everything_may_stand_in_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are written with commas between, or as JSON; a line end that was copied along does no harm."""
    for key, value in {
        "TOKEN": TOKEN + "\n", "OWN_GUILDS": f"{SERVER}, {PERSON}", "ADMINS": f"[{PERSON}]",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"STANDFIRST_DISCORD__{key}", value)
    discord = load(None).discord
    assert discord.token.get_secret_value() == TOKEN
    assert discord.own_guilds == (SERVER, PERSON)
    assert discord.admins == (PERSON,)


def test_one_id_in_the_environment_is_a_list_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks like a number there."""
    monkeypatch.setenv("STANDFIRST_DISCORD__OWN_GUILDS", SERVER)
    assert load(None).discord.own_guilds == (SERVER,)


def test_the_example_says_that_the_token_may_stand_in_the_environment() -> None:
    """Right where somebody would type one."""
    table = example().split("[discord]")[1].split("\n[")[0]
    assert "STANDFIRST_DISCORD__TOKEN" in table
    assert "docs/discord.md" in table
