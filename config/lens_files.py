"""The lenses that ship with Standfirst: one TOML file each in ``config/lenses``."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from summaries.errors import BadInput
from summaries.lens import Lens, lens_from


def load_lenses() -> Mapping[str, Lens]:
    """Every shipped lens by its key, in the order of their names.

    Raises BadInput naming the file that is not TOML or not a lens.
    """
    found: dict[str, Lens] = {}
    for entry in sorted(files("config").joinpath("lenses").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            key = entry.name.removesuffix(".toml")
            found[key] = _lens(key, entry.read_text(encoding="utf-8"))
    return found


def _lens(key: str, words: str) -> Lens:
    try:
        return lens_from(key, tomllib.loads(words))
    except tomllib.TOMLDecodeError as problem:
        raise BadInput(f"The lens file {key}.toml is not valid TOML ({problem}): mend that line.") from problem
