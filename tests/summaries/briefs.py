"""Invented reads and briefings for the tests of this room."""

from datetime import UTC, datetime, timedelta

from config.lens_files import load_lenses
from summaries.compose import compose
from summaries.model import Article, Briefing, Read, version_of
from summaries.text.analyse import analyse

START = datetime(2025, 5, 6, 8, tzinfo=UTC)
LATER = START + timedelta(days=2)
FIRST = (
    "At least 12 people died in the fire at the Pell mill on Monday, police said.\n\n"
    "“We ran to the gate and the gate was shut,” said Ana Brill, a weaver.\n\n"
    "It was not clear whether the fire alarm of the mill had rung that night.\n\n"
    "Velmo, which owns the mill, declined to comment. A hearing is set for 2 June."
)
SECOND = (
    "The fire at the Pell mill killed 19 people, police said on Wednesday.\n\n"
    "The fire alarm of the mill had not rung that night, inspectors found.\n\n"
    "“An alarm without a battery is an ornament,” said chief inspector Tom Kessel."
)


def read(text: str, *, name: str = "a", outlet: str = "Alpha Post", at: datetime = START) -> Read:
    """An analysed article."""
    article = Article(name, f"https://news.example/{name}", outlet, "A title", text, at, version_of(text))
    return Read(article, analyse(article))


def reads() -> list[Read]:
    """Two articles of one story, two days apart."""
    return [read(FIRST), read(SECOND, name="b", outlet="Beta News", at=LATER)]


def briefing(given: list[Read] | None = None, *, lens: str = "disaster", full: bool = False) -> Briefing:
    """The briefing of some reads, two hours after the later article."""
    found = reads() if given is None else given
    now = LATER + timedelta(hours=2)
    return compose(slug="PELL-FIRE", name="Fire in Pell", lens=load_lenses()[lens], reads=found, now=now, full=full)


def texts(given: list[Read] | None = None) -> dict[str, str]:
    """The texts of some reads by version."""
    return {r.article.version: r.article.text for r in (reads() if given is None else given)}
