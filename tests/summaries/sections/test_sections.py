"""Each section on small invented stories: thirty cases a section, ten of them hard, in ``cases/*.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Article, Line, Read, version_of
from summaries.text.analyse import analyse

NOW = datetime(2025, 5, 10, 8, tzinfo=UTC)
TOLD = {
    "a": ("Alpha Post", datetime(2025, 5, 6, 8, tzinfo=UTC)),
    "b": ("Beta News", datetime(2025, 5, 8, 8, tzinfo=UTC)),
    "c": ("Alpha Post", datetime(2025, 5, 9, 8, tzinfo=UTC)),
}
PARTS = sorted(Path(__file__).parent.joinpath("cases").glob("*.toml"))


def _cases() -> Iterator[Any]:
    for path in PARTS:
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def _read(key: str, text: str, publisher: str, published: datetime) -> Read:
    article = Article(
        key, f"https://news.example/{key}", publisher, "A title", text, published=published, version=version_of(text)
    )
    return Read(article, analyse(article))


def _lines(part: Any, case: Mapping[str, Any]) -> tuple[Line, ...]:
    reads = [_read(key, case[key], *TOLD[key]) for key in TOLD if key in case]
    if case.get("copy"):
        reads.append(_read("copy", case["a"], *TOLD["b"]))
    lens = load_lenses()[case.get("lens", "general")]
    return compose(slug="case", name="Case", lens=lens, reads=reads, now=NOW).section(part)


@pytest.mark.parametrize(("part", "case"), list(_cases()))
def test_a_section_says_what_its_case_expects(part: str, case: Mapping[str, Any]) -> None:
    """The expected words stand in its lines, the forbidden ones do not, and counts and states are right."""
    lines = _lines(part, case)
    shown = [line.text for line in lines]

    for words in case.get("lines", []):
        assert any(words in text for text in shown), (words, shown)
    for words in case.get("not", []):
        assert not any(words in text for text in shown), (words, shown)
    if case.get("none"):
        assert not shown
    if "count" in case:
        assert len(shown) == case["count"], shown
    if "first" in case:
        assert case["first"] in shown[0]
    for tag in ("state", "verdict", "day"):
        if tag in case:
            assert case[tag] in [line.tags.get(tag) for line in lines], [(line.text, line.tags) for line in lines]
    if "words" in case:
        assert all(len(text.split()) <= case["words"] for text in shown), shown
    if "originals" in case:
        assert lines[0].originals == case["originals"], lines
    if "not_originals" in case:
        assert all(line.originals != case["not_originals"] for line in lines), lines


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_each_section_has_thirty_cases_ten_of_them_hard(path: Path) -> None:
    """The cases are as many as were promised, and no name stands twice."""
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]

    assert len(cases) >= 30
    assert sum(bool(case.get("hard")) for case in cases) >= 10
    assert len({case["name"] for case in cases}) == len(cases)
