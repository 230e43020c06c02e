"""What the coverage of a story says, as commands see it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.newsroom.tracking import StoryRow
from commands.spec import Call, Progress
from summaries.model import Briefing, Line, Story


@dataclass(frozen=True, slots=True)
class Update:
    """What is new in one story since a moment.

    lines: what no earlier coverage told, in the order to tell it; what kind of news each is, its tag ``news`` says
    (``answer``, ``figure``, ``dispute``, ``fact``, ``quote``).  new: articles that came since.
    """

    row: StoryRow
    since: datetime
    lines: tuple[Line, ...]
    briefing: Briefing
    new: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the coverage of a story says to a question.

    briefing: its facts are the passages that answer, best first, none where the coverage does not say; then its
    questions hold the open one that asks the like, if there is one.  since: when the oldest article read was published.
    wide: it asks for the whole story, so that no passage is looked for.
    """

    briefing: Briefing
    since: datetime | None
    wide: bool = False


class Briefings(Protocol):
    """What is told of stories."""

    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        """The briefing as of now, verified; remembers that this person looked."""

    async def full_briefing(self, call: Call, story: Story, since: datetime | None = None) -> Briefing:
        """The briefing with background, timeline, every quote, question and source, and all news since a moment."""

    def brief_url(self, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
        """Brief one article that nobody need track: Progress while it is fetched and read, then the Briefing."""

    async def quotes(self, call: Call, story: Story) -> Briefing:
        """Every quote of a story as lines, verified, newest first; their tags as of ``summaries.quoting.gathered``.

        Raises NotFound where the story has no article yet.
        """

    async def timeline(self, call: Call, story: Story) -> Briefing:
        """The turning points of a story as lines with the tag ``day``, verified, oldest first.

        Raises NotFound where the story has no article yet.
        """

    async def ask(self, call: Call, story: Story, question: str) -> Asked:
        """The passages of a story that answer a question.  Raises NotFound where it has no article yet."""

    async def updates(self, call: Call, story: Story | None, *, here: bool = False) -> Sequence[Update]:
        """What is new since this person last looked, in one story or all that moved; remembers that they looked.

        here: since the channel of the call was last sent the story instead, in one or all that it follows; nothing is
        remembered.
        """
