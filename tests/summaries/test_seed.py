"""The seed article of the project, briefed as an editor would.  Its text is read from the shared data, never copied."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.lens_files import load_lenses
from summaries.budget import message, word_count
from summaries.compose import compose
from summaries.lenses import suggest_lens
from summaries.model import Article, Briefing, Read, version_of
from summaries.text.analyse import analyse

pytestmark = pytest.mark.shared


@pytest.fixture
def seed_read(shared: Path) -> Read:
    """The article: its first line is the title, the rest the text."""
    title, text = (shared / "data" / "seed" / "el-salvador-offer.txt").read_text(encoding="utf-8").split("\n", 1)
    article = Article(
        "seed", "https://news.example/seed", "Unknown", title, text.strip(), None, version_of(text.strip())
    )
    return Read(article, analyse(article))


@pytest.fixture
def seed_briefing(seed_read: Read) -> Briefing:
    """Its briefing with the detention lens."""
    now = datetime(2025, 2, 5, 7, tzinfo=UTC)
    return compose(slug="SEED", name="Seed", lens=load_lenses()["detention"], reads=[seed_read], now=now)


def test_the_lens_of_the_seed_is_detention(seed_read: Read) -> None:
    """Its words suggest it."""
    assert suggest_lens([seed_read], load_lenses()) == "detention"


@pytest.mark.parametrize(
    "words", ["Nayib Bukele has offered", "Lake Coatepeque", "foreign nationals", "arrested over 80,000", "2019"]
)
def test_the_facts_are_carried(seed_briefing: Briefing, words: str) -> None:
    """Offer, meeting, nationals and foreigners, arrests."""
    assert any(words in line.text for line in seed_briefing.section("facts"))


def test_the_migrants_are_reported_not_stated(seed_briefing: Briefing) -> None:
    """The number stands with its hedge and its place."""
    (line,) = [line for line in seed_briefing.lines if "30,000 migrants" in line.text]

    assert "reportedly" in line.text
    assert "Guantanamo Bay" in line.text


def test_the_quotes_have_their_speakers(seed_briefing: Briefing) -> None:
    """The minister and the department speak; the scare quote does not."""
    speakers = {line.tags["speaker"]: line for line in seed_briefing.section("quotes")}

    assert {"Marco Rubio", "US State Department"} <= set(speakers)
    assert speakers["Marco Rubio"].tags["role"] == "US Secretary of State"
    assert all(len(line.text.split()) > 2 for line in seed_briefing.section("quotes"))


def test_the_questions_are_open(seed_briefing: Briefing) -> None:
    """Prison conditions and legal status."""
    states = {line.tags["facet"]: line.tags["state"] for line in seed_briefing.section("questions")}

    assert states["Prison conditions"] == states["Legal status"] == "open"


def test_the_unheard_are_named(seed_briefing: Briefing) -> None:
    """The prisoners and the human rights organizations."""
    assert {"detained people", "human rights organizations"} <= {line.text for line in seed_briefing.section("unheard")}


def test_the_message_fits(seed_briefing: Briefing) -> None:
    """At most 250 words and 1,800 characters."""
    assert word_count(message(seed_briefing)) <= 250
    assert len(message(seed_briefing)) <= 1800
