"""The open questions of a story, as commands see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.newsroom.people import Step
from commands.spec import Call
from summaries.model import Briefing, Line, Story


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of a story as the board shows it.

    id: its number in this newsroom.  line: its words, with the tag ``why`` (see ``summaries.board``) and the asker of
    an editor's own.  state: "open", "partly answered", "answered", "stale", "dropped".  owner: a name, or "".
    settled_by: the editor who answered, dropped or reopened it, or "".  raised, answers: verbatim lines of what raises
    and what answers it.
    """

    id: int
    line: Line
    state: str
    raised_at: datetime
    owner: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    raised: tuple[Line, ...] = ()
    answers: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The questions of a story, the most consequential first.  briefing: what its lines cite, each verified."""

    briefing: Briefing
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a stored article version, white space as single blanks in ``text``."""

    article: str
    url: str
    publisher: str
    version: str
    start: int
    end: int
    text: str
    published: datetime | None = None

    @property
    def code(self) -> str:
        """A short name for it, good within its story."""
        return f"{self.version[:12]}.{self.start}.{self.end}"


class Questions(Protocol):
    """The open questions of stories."""

    async def questions(self, call: Call, story: Story) -> Board:
        """Every question of a story; keeps since when each is open."""

    async def question_history(self, call: Call, row: QuestionRow) -> Sequence[Step]:
        """What people did to it, oldest first, without what was taken back."""

    async def story_of_question(self, call: Call, number: int) -> Story:
        """The story that a question belongs to.  Raises NotFound."""

    async def add_question(self, call: Call, story: Story, words: str) -> int:
        """Ask a question of one's own; gives its number.  Raises Conflict where it stands open already."""

    async def assign_question(self, call: Call, row: QuestionRow, member: str | None) -> None:
        """Give it to a member by id, or to nobody."""

    async def answer_question(self, call: Call, row: QuestionRow, passage: Passage) -> None:
        """It is answered by this passage."""

    async def reopen_question(self, call: Call, number: int, words: str) -> None:
        """It is open again.  words: how it reads, for the log.  Raises Conflict where it is open."""

    async def drop_question(self, call: Call, row: QuestionRow) -> None:
        """It is asked no more."""

    async def passages(self, call: Call, story: Story, words: str) -> Sequence[Passage]:
        """Passages of a story that speak most of what the words ask, best first, whether or not they answer."""

    async def passage(self, call: Call, story: Story, code: str) -> Passage:
        """The passage that a suggestion stands for.  Raises NotFound."""

    async def words_at(self, call: Call, url: str, words: str) -> Passage:
        """These very words in a stored version of an article.  Raises NotFound, BadInput where it has them not."""
