"""The keeper's commands on a newsroom's own database."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import standfirst
from summaries.errors import BadInput, StandfirstError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    """The outcome of a command line."""
    return CliRunner().invoke(standfirst, list(words))


def test_init_writes_once_and_never_over(home: Path) -> None:
    """A second init leaves what an editor changed."""
    assert run("init").exit_code == 0
    (home / "standfirst.toml").write_text("[newsroom]\nname = 'Bay'\n", encoding="utf-8")
    assert isinstance(run("init").exception, BadInput)
    assert "Bay" in (home / "standfirst.toml").read_text(encoding="utf-8")


def test_doctor_says_what_is_missing_and_what_to_do(home: Path) -> None:
    """No source yet: exit code 1, and the command that adds one."""
    outcome = run("doctor")
    assert outcome.exit_code == 1
    assert "standfirst sources add" in outcome.output
    assert "is sound" in outcome.output


def test_doctor_looks_at_a_source_that_nobody_has_looked_at(home: Path) -> None:
    """An address that this machine must not fetch is told from a sound one before the first run."""
    feeds = '<opml version="2.0"><body><outline text="Bay" xmlUrl="http://127.0.0.1:9/feed.xml"/></body></opml>'
    (home / "feeds.opml").write_text(feeds, encoding="utf-8")
    run("sources", "import", "feeds.opml")
    outcome = run("doctor")
    assert outcome.exit_code == 1
    assert "MEND  Source Bay (http://127.0.0.1:9/feed.xml):" in outcome.output


def test_doctor_names_a_damaged_database(home: Path) -> None:
    """A file that is no database is said to be none, and is left as it is."""
    (home / "standfirst.db").write_bytes(b"not a database at all, but a diary" * 50)
    outcome = run("doctor")
    assert outcome.exit_code == 1
    assert "MEND" in outcome.output
    assert (home / "standfirst.db").read_bytes().startswith(b"not a database")


def test_backup_opens_and_checks_and_is_never_overwritten(home: Path) -> None:
    """The copy is a sound database of its own."""
    assert run("backup", "copy.db").exit_code == 0
    with sqlite3.connect(home / "copy.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    assert isinstance(run("backup", "copy.db").exception, StandfirstError)


def test_sources_come_in_and_go_out_as_opml(home: Path) -> None:
    """What was imported is exported; a second import adds nothing."""
    feeds = '<opml version="2.0"><body><outline text="Bay" xmlUrl="https://bay.example.org/feed.xml"/></body></opml>'
    (home / "feeds.opml").write_text(feeds, encoding="utf-8")
    assert "Added 1" in run("sources", "import", "feeds.opml").output
    assert "Added 0; 1 were followed already" in run("sources", "import", "feeds.opml").output
    assert "https://bay.example.org/feed.xml" in run("sources", "export").output
    assert "waiting" in run("sources", "list").output


def test_why_of_an_address_never_seen_says_what_to_add(home: Path) -> None:
    """The one sentence, with the command that helps."""
    assert "/sources add bay.example.org" in run("why", "https://bay.example.org/a").output


def test_track_says_what_it_tracks(home: Path) -> None:
    """With nothing stored yet the story waits for coverage."""
    assert "Tracking FEN-FEVER" in run("track", "fen", "fever", "--name", "Fen fever", "--lens", "health").output


def test_a_mistake_ends_with_exit_code_2_and_no_traceback(home: Path) -> None:
    """As a shell script sees it."""
    code = "from bot.cli.main import main; main()"
    outcome = subprocess.run(
        [sys.executable, "-c", code, "why", "ftp://x"], capture_output=True, text=True, check=False, timeout=60
    )
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("standfirst: ")
    assert "Traceback" not in outcome.stderr


def test_a_public_bind_without_a_public_address_is_refused(home: Path) -> None:
    """doctor and run say which setting is missing."""
    (home / "standfirst.toml").write_text("[desk]\nbind = '0.0.0.0'\n", encoding="utf-8")
    assert "desk.public_url" in run("doctor").output


def test_a_disk_that_vanishes_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the settings say that losing everything is meant."""
    monkeypatch.setenv("DYNO", "web.1")
    assert "store.allow_ephemeral_disk" in run("doctor").output
    monkeypatch.setenv("STANDFIRST_STORE__ALLOW_EPHEMERAL_DISK", "true")
    assert "is sound" in run("doctor").output


def test_a_bad_address_leaves_the_rest_of_a_list_in_place(home: Path) -> None:
    """Readers export feed:// addresses, and lists hold what is no address at all."""
    outlines = "".join(
        f'<outline text="{name}" xmlUrl="{url}"/>'
        for name, url in [
            ("A", "feed://a.example.org/f"),
            ("B", "javascript:alert(1)"),
            ("C", "https://c.example.org/f"),
        ]
    )
    (home / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', encoding="utf-8")
    outcome = run("sources", "import", "feeds.opml")
    assert "Added 2" in outcome.output
    assert "Left out, for no address of the web: B" in outcome.output
    assert "https://a.example.org/f" in run("sources", "export").output


def test_a_newsroom_that_is_renamed_keeps_what_it_has(home: Path) -> None:
    """The name is what it is called, not which one it is."""
    run("track", "fen", "fever", "--name", "Fen fever", "--lens", "health")
    (home / "standfirst.toml").write_text("[newsroom]\nname = 'Bay echo'\n", encoding="utf-8")
    outcome = run("track", "fen", "fever", "--name", "Fen fever", "--lens", "health")
    assert "tracked already" in str(outcome.exception)


def test_doctor_names_a_source_of_the_settings_that_is_no_address(home: Path) -> None:
    """Before run would refuse it."""
    (home / "standfirst.toml").write_text("[[source]]\nurl = 'nonsense'\n", encoding="utf-8")
    outcome = run("doctor")
    assert outcome.exit_code == 1
    assert "MEND  Source nonsense of the settings file" in outcome.output


def test_desk_gives_no_address_that_nobody_answers(home: Path) -> None:
    """Neither where there is no newsroom, nor where none is running."""
    assert "no newsroom" in str(run("desk").exception)
    assert not (home / "standfirst.db").exists()
    run("doctor")
    assert "--port" in str(run("desk", "--port", "9").exception)


def test_the_demo_refuses_a_folder_that_it_cannot_write(home: Path) -> None:
    """A file of that name stands in its way."""
    (home / "taken").write_text("", encoding="utf-8")
    assert run("demo", "--data", "taken").exit_code == 2
