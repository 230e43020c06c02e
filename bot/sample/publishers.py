"""Who publishes in the sample newsroom, and under which addresses."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from summaries.errors import BadInput

FEED_KINDS = ("rss2", "rss2-teaser", "rss1", "atom", "json")
STYLES = ("semantic", "jsonld", "divsoup", "opengraph", "microdata", "tables", "blog")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One invented publisher.  feed: its kind, of FEED_KINDS; style: how its pages are built, of STYLES."""

    key: str
    name: str
    tagline: str
    feed: str
    feed_path: str
    style: str
    article_path: str
    sitemap: str | None = None

    @property
    def host(self) -> str:
        """The host that answers for this publisher, without a port."""
        return f"{self.key}.localhost"

    def path_of(self, slug: str, published: datetime) -> str:
        """The path of an article that was first published then."""
        return self.article_path.format(
            slug=slug, year=published.year, month=f"{published.month:02}", day=f"{published.day:02}"
        )


@dataclass(frozen=True, slots=True)
class TrackedStory:
    """A story that the demo follows from its first start.  words: what an editor would type after /track."""

    slug: str
    name: str
    words: str
    lens: str


def publishers() -> dict[str, Publisher]:
    """Every publisher by key.  Raises BadInput naming publishers.toml if an entry is malformed."""
    table = tomllib.loads(_text("publishers.toml"))
    try:
        found = {key: Publisher(key=key, **entry) for key, entry in table.items()}
    except TypeError as problem:
        raise BadInput(
            f"An entry of publishers.toml is malformed ({problem}): compare it with its neighbours."
        ) from None
    for publisher in found.values():
        if publisher.feed not in FEED_KINDS or publisher.style not in STYLES:
            raise BadInput(f"publishers.toml gives {publisher.key} an unknown feed or style: use one of those listed.")
    return found


def tracked() -> tuple[TrackedStory, ...]:
    """The stories that the demo tracks at its first start.  Raises BadInput naming stories.toml if one is malformed."""
    try:
        return tuple(TrackedStory(**entry) for entry in tomllib.loads(_text("stories.toml"))["story"])
    except (KeyError, TypeError) as problem:
        raise BadInput(f"stories.toml is malformed ({problem}): each story needs slug, name, words and lens.") from None


def _text(name: str) -> str:
    return files("bot.sample").joinpath(name).read_text(encoding="utf-8")
