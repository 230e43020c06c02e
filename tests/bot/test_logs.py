"""What is logged, and in which form."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Logging as it was, for the tests that come after."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_elsewhere_than_on_a_terminal_each_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    """Ours and the libraries' alike."""
    logs.set_up("info", "json")
    structlog.get_logger("bot.x").info("source_visited", source=3)
    logging.getLogger("some.library").warning("odd")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["source_visited", "odd"]
    assert lines[0]["source"] == 3
    assert lines[0]["timestamp"].endswith("Z")


@pytest.mark.parametrize("form", ["json", "text"])
def test_nothing_in_a_value_can_forge_a_line(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Line breaks and terminal codes from outside stay inside their value."""
    logs.set_up("info", form)  # type: ignore[arg-type]
    structlog.get_logger("bot.x").info("page_read", title="a\nforged line\x1b[2J")
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "\x1b[2J" not in err


def test_what_a_page_makes_the_extractor_say_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    """Extraction libraries quote the page in their complaints."""
    logs.set_up("info", "json")
    logging.getLogger("trafilatura.core").warning("discarding: the words of the page")
    assert capsys.readouterr().err == ""


def test_the_level_of_the_settings_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """At warning, information is left out."""
    logs.set_up("warning", "json")
    structlog.get_logger("bot.x").info("quiet")
    structlog.get_logger("bot.x").warning("loud")
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["loud"]
