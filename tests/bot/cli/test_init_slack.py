"""``standfirst init slack``: the manifest on disk, and steps that fit what was chosen."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import bot.platforms.slack.extra
from bot.cli.main import standfirst
from bot.platforms.slack.setup.manifest import offered
from commands.registry import Registry
from config.settings import load
from summaries.errors import BadInput

PUBLIC = "[desk]\npublic_url = 'https://desk.example.org'\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    """The outcome of ``init`` with these words."""
    return CliRunner().invoke(standfirst, ["init", *words])


def made(file: Path) -> dict:
    """A manifest from disk."""
    return json.loads(file.read_text(encoding="utf-8"))


def commands(file: Path) -> set[str]:
    """The slash commands of a manifest on disk."""
    return {each["command"] for each in made(file)["features"]["slash_commands"]}


def test_the_manifest_is_written_and_the_steps_lead_from_it_to_the_first_command(home: Path) -> None:
    """Both tokens are named with the setting that they go into, and the steps are numbered through."""
    outcome = run("slack")

    assert outcome.exit_code == 0
    assert {f"/{c.name}" for c in offered(Registry.scan().commands, "")} < commands(home / "slack-manifest.json")
    for words in (
        "https://api.slack.com/apps → Create New App → From a manifest",
        "STANDFIRST_SLACK__BOT_TOKEN=xoxb-",
        "STANDFIRST_SLACK__APP_TOKEN=xapp-",
        "connections:write",
        "standfirst doctor",
        "standfirst run",
        "/invite @Standfirst",
    ):
        assert words in outcome.output
    numbers = [int(found) for found in re.findall(r"^ ?(\d+)\. ", outcome.output, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert "SIGNING_SECRET" not in outcome.output


def test_init_alone_still_writes_the_settings(home: Path) -> None:
    """As it always did, to the name that is given."""
    assert run("bay.toml").exit_code == 0
    assert load(home / "bay.toml").slack.on is False
    assert not (home / "slack-manifest.json").exists()


def test_a_slip_in_slack_writes_no_settings(home: Path) -> None:
    """It is answered with the word that was meant."""
    outcome = run("slak")

    assert isinstance(outcome.exception, BadInput)
    assert "standfirst init slack" in str(outcome.exception)
    assert not (home / "slak").exists()


def test_one_workspace_is_told_how_to_get_its_first_admin(home: Path) -> None:
    """Several are not: whoever installs the app is theirs."""
    assert "STANDFIRST_SLACK__ADMINS=" in run("slack").output
    (home / "standfirst.toml").write_text(PUBLIC, encoding="utf-8")
    assert "STANDFIRST_SLACK__ADMINS=" not in run("slack", "--workspaces").output


def test_over_http_doctor_comes_after_run(home: Path) -> None:
    """For it calls the address that run serves."""
    (home / "standfirst.toml").write_text(PUBLIC, encoding="utf-8")
    said = run("slack", "--http").output

    assert said.index("standfirst run") < said.index("standfirst doctor")
    assert (said := run("slack", "--socket").output).index("standfirst doctor") < said.index("standfirst run")


def test_name_prefix_and_file_are_chosen(home: Path) -> None:
    """And what the settings must say for the prefix to work is said."""
    outcome = run("slack", "--name", "Bay desk", "--prefix", "sf-", "--out", "bay.json")

    assert made(home / "bay.json")["display_information"]["name"] == "Bay desk"
    assert "/sf-brief" in commands(home / "bay.json")
    assert 'prefix = "sf-"' in outcome.output
    assert "/invite @Bay desk" in outcome.output


def test_what_the_settings_say_need_not_be_said_again(home: Path) -> None:
    """The prefix of the settings file is the manifest's."""
    (home / "standfirst.toml").write_text("[slack]\nprefix = 'sf-'\n", encoding="utf-8")
    outcome = run("slack")

    assert "/sf-brief" in commands(home / "slack-manifest.json")
    assert "prefix" not in outcome.output


def test_over_http_the_signing_secret_takes_the_app_token_s_place(home: Path) -> None:
    """And Slack has to verify the address while Standfirst runs."""
    (home / "standfirst.toml").write_text(PUBLIC, encoding="utf-8")
    outcome = run("slack", "--http")

    assert "STANDFIRST_SLACK__SIGNING_SECRET" in outcome.output
    assert "xapp-" not in outcome.output
    assert 'transport = "http"' in outcome.output
    assert outcome.output.index("standfirst run") < outcome.output.index("https://desk.example.org/slack/events")


def test_for_several_workspaces_a_key_is_made_that_the_settings_take(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time another, and nobody is given a bot token to copy."""
    (home / "standfirst.toml").write_text(PUBLIC, encoding="utf-8")
    first, second = (
        re.search(r"TOKEN_KEYS=(\S+)", run("slack", "--workspaces").output)[1]  # type: ignore[index]
        for _ in range(2)
    )
    for key in ("CLIENT_ID", "CLIENT_SECRET", "SIGNING_SECRET"):
        monkeypatch.setenv(f"STANDFIRST_SLACK__{key}", "invented")
    monkeypatch.setenv("STANDFIRST_SLACK__APP_TOKEN", "xapp-invented")
    monkeypatch.setenv("STANDFIRST_SLACK__TOKEN_KEYS", first)

    assert first != second
    assert load(home / "standfirst.toml").slack.workspaces
    assert "BOT_TOKEN" not in run("slack", "--workspaces").output
    assert "https://desk.example.org/slack/install" in run("slack", "--workspaces").output


@pytest.mark.parametrize("option", ["--http", "--workspaces"])
def test_what_needs_a_public_address_says_so(home: Path, option: str) -> None:
    """Before anything is written."""
    assert "desk.public_url" in str(run("slack", option).exception)
    assert not (home / "slack-manifest.json").exists()


def test_a_manifest_that_changed_is_replaced_and_that_is_said(home: Path) -> None:
    """After an update there are new commands; the app that exists is told apart from a new one."""
    run("slack")
    assert "nothing was changed" in run("slack").output
    outcome = run("slack", "--prefix", "sf-")

    assert "Replaced slack-manifest.json" in outcome.output
    assert "/sf-brief" in commands(home / "slack-manifest.json")


@pytest.mark.parametrize("content", ["notes of mine", "[1, 2]", '{"name": "mine"}', "7"])
def test_another_s_file_is_never_replaced(home: Path, content: str) -> None:
    """It stays as it is."""
    (home / "slack-manifest.json").write_text(content, encoding="utf-8")
    outcome = run("slack")

    assert isinstance(outcome.exception, BadInput)
    assert "--out" in str(outcome.exception)
    assert (home / "slack-manifest.json").read_text(encoding="utf-8") == content


def test_packages_that_are_missing_are_the_first_step(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest itself needs none of them."""
    monkeypatch.setattr(bot.platforms.slack.extra, "find_spec", lambda name: None)
    outcome = run("slack")

    assert outcome.exit_code == 0
    assert "pip install 'standfirst[slack]'" in outcome.output.split(" 2. ")[0]


def test_doctor_names_a_setting_in_the_environment_that_nothing_reads(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One underscore where two belong; its value stays unshown."""
    monkeypatch.setenv("STANDFIRST_SLACK_BOT_TOKEN", "xoxb-invented")
    said = CliRunner().invoke(standfirst, ["doctor"]).output

    assert "MEND  Settings: STANDFIRST_SLACK_BOT_TOKEN" in said
    assert "STANDFIRST_SLACK__BOT_TOKEN" in said
    assert "xoxb-invented" not in said


def test_doctor_names_the_packages_that_slack_lacks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once Slack is set up, and not before."""
    monkeypatch.setattr(bot.platforms.slack.extra, "find_spec", lambda name: None)
    assert "slack" not in CliRunner().invoke(standfirst, ["doctor"]).output
    monkeypatch.setenv("STANDFIRST_SLACK__BOT_TOKEN", "xoxb-invented")
    monkeypatch.setenv("STANDFIRST_SLACK__APP_TOKEN", "xapp-invented")
    outcome = CliRunner().invoke(standfirst, ["doctor"])

    assert outcome.exit_code == 1
    assert "MEND  Slack is set up, but the packages" in outcome.output
    assert "invented" not in outcome.output
