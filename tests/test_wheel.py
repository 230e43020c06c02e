"""The wheel works where others have modules of our names."""

import subprocess
import sys
import venv
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = (
    "South quay closed\n\nThe harbour board closed the quay. “It stays shut,” said Ilse Marrow, the harbour master.\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The standfirst command of a fresh environment that the wheel was installed into."""
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    wheel = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(place), str(ROOT)]
    subprocess.run(wheel, check=True, timeout=300)
    venv.create(place / "env", with_pip=False)
    site = next((place / "env").glob("lib/python*/site-packages"))
    built = next(place.glob("standfirst-*.whl"))
    subprocess.run(
        [*pip, "--python", str(place / "env"), "install", "-q", "--no-deps", str(built)], check=True, timeout=300
    )
    # Our dependencies, from the environment that runs the tests; behind the wheel's own packages on the path.
    (site / "dependencies.pth").write_text(str(Path(click.__file__).parent.parent) + "\n", encoding="utf-8")
    return place / "env" / "bin" / "standfirst"


def test_decoys_in_the_folder_change_nothing(installed: Path, tmp_path: Path) -> None:
    """config.py, commands.py and summaries.py of somebody else's project lie where the command runs."""
    for name in ("config", "commands", "summaries", "bot"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')\n", encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    outcome = subprocess.run(
        [installed, "brief", "article.txt"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "The harbour board closed the quay." in outcome.stdout


def test_the_wheel_carries_the_sample_newsroom(installed: Path) -> None:
    """Stories, lenses, templates and styles are in it, and read from where it is installed."""
    code = (
        "import bot, config.lens_files, bot.sample.content, bot.sample.publishers, bot.platforms.desk as d, pathlib;"
        "from datetime import datetime, UTC;"
        "print(len(bot.sample.content.load(datetime.now(UTC))), len(config.lens_files.load_lenses()),"
        "len(list(pathlib.Path(d.__file__).parent.joinpath('static').iterdir())), bot.__file__)"
    )
    out = subprocess.run(
        [installed.with_name("python"), "-c", code], capture_output=True, text=True, check=True, timeout=300, cwd="/"
    ).stdout.split()
    assert int(out[0]) >= 60
    assert int(out[1]) >= 8
    assert int(out[2]) >= 2
    assert "site-packages" in out[3]
