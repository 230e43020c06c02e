"""The README's first command, as a new user gives it."""

import http.cookiejar
import os
import queue
import signal
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATIENCE = 120  # seconds until a stuck demo fails the test; no promise about its speed


class Demo:
    """A running demo, with what it printed so far."""

    def __init__(self, data: Path) -> None:
        # A process group of its own, so that Ctrl-C reaches it as it does from a keyboard.
        self.process = subprocess.Popen(
            [ROOT / "scripts" / "demo", "--port", "0", "--data", str(data)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as out:
            for line in out:
                self.lines.put(line)

    def address(self) -> str:
        """The desk's address, once it is printed."""
        while True:
            words = self.lines.get(timeout=PATIENCE).split()
            found = next((word for word in words if word.startswith("http://127.0.0.1:")), None)
            if found:
                return found

    def end(self) -> int:
        """Press Ctrl-C; its exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[Demo]]:
    """The demos that a test started; whatever goes wrong, none outlives it."""
    demos: list[Demo] = []
    yield demos
    for demo in demos:
        if demo.process.poll() is None:
            os.killpg(demo.process.pid, signal.SIGKILL)
            demo.process.wait()


def front_page(address: str) -> str:
    """The desk's front page, entered by the printed address as a browser does."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    with urllib.request.build_opener(jar).open(address, timeout=PATIENCE) as page:
        text: str = page.read().decode()
    return text


def test_ctrl_c_while_it_still_collects_is_a_clean_end(tmp_path: Path, started: list[Demo]) -> None:
    """Nobody has to wait for the first start to be over; the next start does what is left."""
    started.append(Demo(tmp_path / "data"))
    assert "Collecting" in started[0].lines.get(timeout=PATIENCE)
    assert started[0].end() == 0
    started.append(Demo(tmp_path / "data"))
    assert "Harbour Bay recount" in front_page(started[1].address())


def test_the_demo_starts_shows_its_stories_ends_and_goes_on(tmp_path: Path, started: list[Demo]) -> None:
    """First start: stories with coverage.  Ctrl-C: a clean end.  Second start: everything is there."""
    started.append(Demo(tmp_path / "data"))
    first = front_page(started[0].address())
    assert "Harbour Bay recount" in first
    assert started[0].end() == 0
    started.append(Demo(tmp_path / "data"))
    second = front_page(started[1].address())
    assert "Harbour Bay recount" in second
    assert started[1].end() == 0
