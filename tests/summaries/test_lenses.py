"""The lenses that ship, and which of them suits a story."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from briefs import read

from config.lens_files import load_lenses
from summaries.lenses import suggest_lens

EDITOR = sorted(Path(__file__).parent.parent.joinpath("editor").glob("*.toml"))


def _told(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_eight_lenses_ship() -> None:
    """One TOML file each."""
    assert set(load_lenses()) == {
        "detention", "election", "disaster", "court", "health", "business", "conflict", "general",
    }  # fmt: skip


@pytest.mark.parametrize(
    "key", ["detention", "election", "disaster", "court", "health", "business", "conflict", "general"]
)
def test_a_lens_asks_short_questions(key: str) -> None:
    """Every facet has cues and a question of at most fifteen words, with or without a gap for the story's nouns."""
    for facet in load_lenses()[key].facets:
        asked = [one for one in (facet.question, facet.asked) if one]
        assert facet.cues
        assert asked
        assert all(one.endswith("?") and len(one.split()) <= 15 for one in asked)
        assert bool(facet.asked) == bool(facet.heads or facet.behind or facet.before)


@pytest.mark.parametrize("path", EDITOR, ids=lambda path: path.stem)
def test_the_suggested_lens_is_the_editors_or_general(path: Path) -> None:
    """A lens is suggested where one leads clearly; a wrong one is worse than none."""
    told = _told(path)
    found = suggest_lens([read(one["text"].strip()) for one in told.get("article", [told])], load_lenses())

    assert found in {told["lens"], "general"}


def test_most_stories_get_their_lens() -> None:
    """Falling back to general is the exception."""
    stories = [_told(path) for path in EDITOR if _told(path)["lens"] != "general"]
    right = sum(
        suggest_lens([read(one["text"].strip()) for one in told.get("article", [told])], load_lenses()) == told["lens"]
        for told in stories
    )

    assert right >= 0.75 * len(stories)


def test_no_article_suggests_the_general_lens() -> None:
    """Nothing to count."""
    assert suggest_lens([], load_lenses()) == "general"
