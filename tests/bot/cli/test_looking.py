"""What is looked up at the terminal: quotes, questions, answers."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import standfirst
from summaries.errors import BadInput


@pytest.fixture
def home(sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample newsroom's database, that commands run in."""
    shutil.copytree(sample_folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    """The outcome of a command line."""
    return CliRunner().invoke(standfirst, list(words))


def test_a_question_is_answered_with_the_passage(home: Path) -> None:
    """Or is told that the coverage does not say."""
    answered = run("ask", "fen-fever", "can", "it", "pass", "from", "person", "to", "person?")
    silent = run("ask", "castamar", "who pays for the buses?")

    assert "The illness does not pass from person to person." in answered.output
    assert "The coverage does not say." in silent.output
    assert answered.exit_code == silent.exit_code == 0


def test_a_speakers_quotes_are_shown(home: Path) -> None:
    """By surname."""
    outcome = run("quotes", "castamar", "--speaker", "Sorley")

    assert outcome.output.startswith("Henrik Sorley, Justice Minister\n")
    assert "“If she tells me that it cannot be done to a citizen" in outcome.output


def test_the_board_is_given_for_machines(home: Path) -> None:
    """With each question's key, state and evidence."""
    data = json.loads(run("questions", "castamar", "--json").output)

    assert {"id", "key", "text", "state", "raised_at", "owner", "why", "raised"} <= set(data["questions"][0])


def test_what_would_be_asked_elsewhere_is_an_error_here(home: Path) -> None:
    """A name that fits several stories, or none, in one sentence."""
    several, none = run("quotes", "harbour"), run("quotes", "zebra")

    assert isinstance(several.exception, BadInput)
    assert "HARBOUR-MERGER" in str(several.exception)
    assert isinstance(none.exception, BadInput)


def test_everything_stored_is_searched(home: Path) -> None:
    """With the outlet, the words for which each was found, and the story that it is in."""
    outcome = run("search", "cooling", "tower", "--from", "Meridian Wire")
    left_out = run("search", "fever", "-tower", "--json")

    assert "Search: cooling tower" in outcome.output
    assert "Meridian Wire" in outcome.output
    assert json.loads(left_out.output)["search"] == "fever -tower"
    assert any("FEN-FEVER-OUTBREAK" in row["stories"] for row in json.loads(left_out.output)["articles"])


def test_a_phrase_of_the_shell_is_a_phrase(home: Path) -> None:
    """One argument of several words."""
    assert json.loads(run("search", "cooling tower", "--json").output)["search"] == "“cooling tower”"
