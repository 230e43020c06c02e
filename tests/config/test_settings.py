"""Settings: what a file and the environment may say, and what a mistake is told."""

import tomllib
from pathlib import Path

import pytest

from config.settings import Settings, example, known_keys, load
from summaries.errors import BadInput

ROOT = Path(__file__).parent.parent.parent


def written(folder: Path, text: str) -> Path:
    """A settings file with that text."""
    file = folder / "standfirst.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_is_valid_and_changes_nothing(tmp_path: Path) -> None:
    """What init writes starts as it is, with every default."""
    settings = load(written(tmp_path, example()))
    assert settings.model_copy(update={"store": Settings().store}) == Settings()


def test_every_key_of_the_example_may_be_uncommented(tmp_path: Path) -> None:
    """Taking a # away gives valid TOML that loads."""
    lines = [line.removeprefix("# ") if " = " in line or "[[" in line else line for line in example().splitlines()]
    text = "\n".join(line.split("   #")[0] for line in lines)
    assert set(tomllib.loads(text)) == {
        "newsroom", "store", "desk", "collect", "stories", "slack", "discord", "log", "source",
    }  # fmt: skip
    assert load(written(tmp_path, text)).source[0].kind == "feed"


@pytest.mark.parametrize("key", known_keys())
def test_every_setting_is_in_the_reference(key: str) -> None:
    """docs/configuration.md names each key once, in its table."""
    assert f"| `{key}` |" in (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_reference_names_no_setting_that_is_not() -> None:
    """A key that went away leaves the reference too."""
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    documented = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    assert documented == known_keys()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[desk]\nprot = 1", ["desk.prot", "Did you mean 'desk.port'"]),
        ("[desk]\nport = 70000", ["desk.port", "70000"]),
        ('[newsroom]\nzone = "Mars/Base"', ["newsroom.zone", "Mars/Base", "IANA"]),
        ('[desk]\npublic_url = "desk.example.org"', ["desk.public_url", "https://"]),
        ("[desk\n", ["not valid TOML"]),
        ("nonsense = 1", ["nonsense"]),
        ("[store]\nkeep_days = 0", ["store.keep_days", "greater than or equal to 1"]),
        ("[slack]\nkeep_days = 9", ["slack.keep_days", "Did you mean 'store.keep_days'"]),
        ('[[source]]\nname = "x"', ["source.0.url"]),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path: Path, text: str, words: list[str]) -> None:
    """The sentence names file and key, and what would be right."""
    with pytest.raises(BadInput) as trouble:
        load(written(tmp_path, text))
    for word in [*words, "standfirst.toml"]:
        assert word in str(trouble.value)


def test_a_missing_file_says_how_to_write_one(tmp_path: Path) -> None:
    """It points at init."""
    with pytest.raises(BadInput, match="standfirst init"):
        load(tmp_path / "none.toml")


def test_the_environment_outranks_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host sets what the file cannot know."""
    monkeypatch.setenv("STANDFIRST_DESK__PORT", "9000")
    file = written(tmp_path, "[desk]\nport = 8000\n[newsroom]\nname = 'Bay desk'\n")
    assert (load(file).desk.port, load(file).newsroom.name) == (9000, "Bay desk")
    monkeypatch.setenv("PORT", "9100")
    assert load(file).desk.port == 9100


def test_the_database_lies_beside_its_settings(tmp_path: Path) -> None:
    """A relative path is relative to the file, wherever the command runs."""
    assert load(written(tmp_path, "")).store.path == tmp_path / "standfirst.db"
