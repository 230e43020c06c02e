"""``standfirst init discord``: the address that invites the bot, and steps that fit what is set already."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

import bot.platforms.discord.extra
from bot.cli.main import standfirst
from bot.platforms.discord.permissions import PERMISSIONS, asked
from summaries.errors import BadInput

APPLICATION = "1189407362718490624"
TOKEN = "MTE4OTQwNzM2MjcxODQ5MDYyNA.GxAbCd.invented-invented-invented-12"
SERVER = "1189407362718490625"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token is set."""
    monkeypatch.setenv("STANDFIRST_DISCORD__TOKEN", TOKEN)


def run(*words: str) -> Result:
    """The outcome of ``init discord`` with these words."""
    return CliRunner().invoke(standfirst, ["init", "discord", *words])


def asks(outcome: Result) -> dict[str, list[str]]:
    """What the first invite address of the output asks Discord for."""
    found = re.search(r"https://discord\.com/oauth2/authorize\S+", outcome.output)
    assert found
    return parse_qs(urlsplit(found[0]).query)


def test_the_steps_lead_from_the_application_to_the_first_command(home: Path) -> None:
    """Numbered through, with the setting that each thing goes into; and nothing is written."""
    outcome = run()

    assert outcome.exit_code == 0
    at = [outcome.output.index(words) for words in (
        "https://discord.com/developers/applications → New Application",
        "STANDFIRST_DISCORD__TOKEN=",
        "leave all three off",
        "https://discord.com/oauth2/authorize",
        "STANDFIRST_DISCORD__OWN_GUILDS=",
        "standfirst doctor",
        "standfirst run",
        "/subscribe",
    )]  # fmt: skip
    assert at == sorted(at)
    numbers = [int(found) for found in re.findall(r"^ ?(\d+)\. ", outcome.output, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert list(home.iterdir()) == []


def test_the_address_asks_for_the_smallest_permissions_and_each_is_named() -> None:
    """What is asked for is what the steps say is asked for."""
    outcome = run("--application", APPLICATION)

    assert asks(outcome)["permissions"] == [str(asked())]
    assert asks(outcome)["scope"] == ["bot applications.commands"]
    assert all(each.words in outcome.output for each in PERMISSIONS)


@pytest.mark.usefixtures("token")
def test_a_token_tells_whose_address_it_is_and_needs_no_step_any_more() -> None:
    """The address comes first; the token is not shown."""
    outcome = run()

    assert asks(outcome)["client_id"] == [APPLICATION]
    assert outcome.output.startswith("Invite Standfirst with this address: https://")
    assert "New Application" not in outcome.output
    assert "invented" not in outcome.output


def test_without_a_token_the_application_may_be_named() -> None:
    """Its id is no secret."""
    assert asks(run("--application", APPLICATION))["client_id"] == [APPLICATION]


def test_without_either_the_address_has_a_gap_and_says_what_belongs_there() -> None:
    """Nobody takes a made-up id for their own."""
    outcome = run()

    assert asks(outcome)["client_id"] == ["APPLICATION_ID"]
    assert "General Information" in outcome.output


def test_a_server_can_be_chosen_already() -> None:
    """Whoever opens the address cannot pick the wrong one."""
    assert asks(run("--application", APPLICATION, "--server", SERVER))["guild_id"] == [SERVER]


@pytest.mark.usefixtures("token")
def test_own_servers_that_are_set_need_no_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings say them."""
    assert "OWN_GUILDS" in run().output
    monkeypatch.setenv("STANDFIRST_DISCORD__OWN_GUILDS", SERVER)
    assert "OWN_GUILDS" not in run().output


@pytest.mark.parametrize("words", [("--application", "Standfirst"), ("--application", APPLICATION, "--server", "home")])
def test_what_is_no_id_is_told(words: tuple[str, ...]) -> None:
    """Before an address is printed that leads nowhere."""
    outcome = run(*words)

    assert isinstance(outcome.exception, BadInput)
    assert "oauth2" not in outcome.output


def test_a_person_can_take_the_commands_along() -> None:
    """The last step, without any server."""
    last = re.findall(r"https://discord\.com/oauth2/authorize\S+", run("--application", APPLICATION).output)[-1]

    assert parse_qs(urlsplit(last).query)["integration_type"] == ["1"]


def test_the_package_that_is_missing_is_the_first_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address itself needs none."""
    monkeypatch.setattr(bot.platforms.discord.extra, "find_spec", lambda name: None)

    assert "pip install 'standfirst[discord]'" in run().output.split(" 2. ")[0]


def test_doctor_names_the_package_that_discord_lacks_and_looks_at_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once Discord is set up, and not before."""
    monkeypatch.setattr(bot.platforms.discord.extra, "find_spec", lambda name: None)
    assert "iscord" not in CliRunner().invoke(standfirst, ["doctor"]).output
    monkeypatch.setenv("STANDFIRST_DISCORD__TOKEN", TOKEN)
    outcome = CliRunner().invoke(standfirst, ["doctor"])

    assert outcome.exit_code == 1
    assert "MEND  Discord is set up, but the package" in outcome.output
    assert "ok    Desk: on this machine only" in outcome.output
    assert "invented" not in outcome.output
