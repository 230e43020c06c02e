"""The [slack] table: off until something is set, whole or told what it lacks, and never shown."""

from pathlib import Path

import pytest

from config.settings import Settings, example, load, secret_keys
from summaries.errors import BadInput

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
BOT, APP = "xoxb-1-invented", "xapp-1-invented"
ONE = {"bot_token": BOT, "app_token": APP}
HTTP = {"bot_token": BOT, "transport": "http", "signing_secret": "shh-invented"}
MANY = {"client_id": "1.2", "client_secret": "cs-invented", "signing_secret": "shh-invented", "token_keys": [KEY]}


def loaded(folder: Path, slack: dict[str, object], public_url: str = "") -> Settings:
    """The settings of a file with that table."""
    rows = "\n".join(f"{key} = {value!r}" for key, value in slack.items())
    file = folder / "standfirst.toml"
    file.write_text(f"[desk]\npublic_url = '{public_url}'\n[slack]\n{rows}\n", encoding="utf-8")
    return load(file)


def test_slack_is_off_until_something_is_set(tmp_path: Path) -> None:
    """A prefix or a transport alone asks nothing of anybody."""
    assert not loaded(tmp_path, {"prefix": "sf-", "transport": "http"}).slack.on


@pytest.mark.parametrize(
    ("table", "url"),
    [(ONE, ""), (HTTP, "https://desk.example.org"), ({**MANY, "app_token": APP}, "https://desk.example.org")],
)
def test_a_whole_table_turns_slack_on(tmp_path: Path, table: dict[str, object], url: str) -> None:
    """One workspace over Socket Mode or HTTP, several through Slack's page."""
    assert loaded(tmp_path, table, url).slack.on


@pytest.mark.parametrize(
    ("table", "url", "missing"),
    [
        ({"bot_token": BOT}, "", "slack.app_token"),
        ({"app_token": APP}, "", "slack.bot_token"),
        ({"signing_secret": "shh-invented"}, "", "slack.bot_token"),
        ({"bot_token": BOT, "transport": "http"}, "https://desk.example.org", "slack.signing_secret"),
        (HTTP, "", "desk.public_url"),
        ({**MANY, "transport": "http"}, "", "desk.public_url"),
        (MANY, "https://desk.example.org", "slack.app_token"),
        *(
            (
                {**{k: v for k, v in MANY.items() if k != gone}, "transport": "http"},
                "https://d.example.org",
                f"slack.{gone}",
            )
            for gone in MANY
        ),
    ],
)
def test_a_half_filled_table_names_what_is_missing(
    tmp_path: Path, table: dict[str, object], url: str, missing: str
) -> None:
    """The first setting to fill in stands in the sentence, and no secret does."""
    with pytest.raises(BadInput) as trouble:
        loaded(tmp_path, table, url)
    assert f"set {missing} too" in str(trouble.value) or f"{missing}." in str(trouble.value)
    assert "invented" not in str(trouble.value)


def test_one_token_and_several_workspaces_exclude_each_other(tmp_path: Path) -> None:
    """Which of the two is meant cannot be guessed."""
    with pytest.raises(BadInput, match=r"slack\.bot_token is for one workspace"):
        loaded(tmp_path, {**MANY, **ONE}, "https://desk.example.org")


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("bot_token", APP, "xoxb-"),
        ("app_token", BOT, "xapp-"),
        ("bot_token", "xoxb-in vented", "xoxb-"),
        ("token_keys", ["invented-key"], "Fernet"),
        ("token_keys", "invented-key", "Fernet"),
        ("prefix", "Sf ", "a-z"),
        ("prefix", "s" * 17, "16"),
        ("own_teams", ["bay"], "T024BE7LD"),
        ("admins", ["@ines"], "U012AB3CD"),
        ("api_url", "slack.com/api/", "https://"),
    ],
)
def test_a_wrong_value_is_named_and_a_secret_is_not_shown(tmp_path: Path, key: str, value: object, words: str) -> None:
    """The sentence says what the setting must be; of a token it shows nothing."""
    with pytest.raises(BadInput) as trouble:
        loaded(tmp_path, {key: value})
    assert f"slack.{key}" in str(trouble.value)
    assert words in str(trouble.value)
    assert "invented" not in str(trouble.value)
    assert "invented" not in str(trouble.value.__cause__)


@pytest.mark.parametrize(
    "text", [f"slack = '{BOT}'", f"[slack]\nbot_tokn = '{BOT}'", f"[slack]\nbot_token = ['{BOT}']"]
)
def test_a_misplaced_token_is_not_shown_either(tmp_path: Path, text: str) -> None:
    """Whatever is wrong with the file, the token stays in it."""
    file = tmp_path / "standfirst.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as trouble:
        load(file)
    assert "invented" not in f"{trouble.value}{trouble.value.__cause__}"


def test_no_repr_shows_a_secret(tmp_path: Path) -> None:
    """Settings may be logged by mistake."""
    settings = loaded(tmp_path, {**MANY, "app_token": APP}, "https://desk.example.org")
    assert "invented" not in repr(settings)
    assert KEY not in f"{settings!r}{settings}"
    assert {key for key in secret_keys() if key.startswith("slack.")} == {
        f"slack.{key}" for key in ("bot_token", "app_token", "signing_secret", "client_secret", "token_keys")
    }


def test_tokens_may_stand_in_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are written with commas between; a line end that was copied along does no harm."""
    for key, value in {
        "BOT_TOKEN": BOT + "\n", "APP_TOKEN": APP, "ADMINS": "U012AB3CD, U999AB3CD", "OWN_TEAMS": '["T024BE7LD"]',
    }.items():  # fmt: skip
        monkeypatch.setenv(f"STANDFIRST_SLACK__{key}", value)
    slack = load(None).slack
    assert slack.bot_token.get_secret_value() == BOT
    assert slack.admins == ("U012AB3CD", "U999AB3CD")
    assert slack.own_teams == ("T024BE7LD",)


def test_an_environment_that_gives_a_table_whole_is_told_to_give_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, and no value."""
    monkeypatch.setenv("STANDFIRST_SLACK", BOT)
    with pytest.raises(BadInput) as trouble:
        load(None)
    assert "invented" not in str(trouble.value)


def test_the_web_api_s_address_ends_with_a_slash(tmp_path: Path) -> None:
    """What calls it joins a method's name to it."""
    assert loaded(tmp_path, {"api_url": "http://127.0.0.1:9/api"}).slack.api_url == "http://127.0.0.1:9/api/"


def test_the_example_says_that_tokens_may_stand_in_the_environment() -> None:
    """Right where somebody would type one."""
    table = example().split("[slack]")[1].split("\n[")[0]
    assert "environment" in table
    for key in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "CLIENT_SECRET", "TOKEN_KEYS"):
        assert f"STANDFIRST_SLACK__{key}" in table
