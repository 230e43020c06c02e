"""Room of the open matters of stories: what a newsroom holds of each, beside what the coverage says."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.store.records import By, Change, Question
from summaries.model import Span


class Questions(Protocol):
    """Questions by their key.  Called by bot.work.questions.

    A question is known by what it is about (``summaries.model.Ruling``), so that one whose wording changes keeps its
    age, owner and answer.  What answers by itself, when new coverage comes, gives the state "" and stores nothing here.
    """

    async def raised(self, newsroom: int, story: int, found: Sequence[tuple[str, datetime]]) -> None:
        """Keep the keys that coverage raises, each since a moment; a known one keeps all, and its earlier moment.

        Raises NotFound for a story of another newsroom.
        """

    async def list(self, newsroom: int, story: int) -> Sequence[Question]:
        """The questions of one story, those raised first first; none for another newsroom's."""

    async def get(self, newsroom: int, question: int) -> Question | None:
        """One question of this newsroom, of a story that is tracked."""

    async def add(self, newsroom: int, story: int, key: str, words: str, by: By) -> Question:
        """An editor's own question, open from now on.

        Raises NotFound for a story of another newsroom, Conflict where one of that key stands open.
        """

    async def assign(self, newsroom: int, question: int, member: int | None, by: By) -> Question:
        """Give it to a member of this newsroom, or to nobody.  Raises NotFound for either of another newsroom."""

    async def answer(self, newsroom: int, question: int, article: str, span: Span, by: By) -> Question:
        """It is answered by these words.

        Raises NotFound for an unknown question, and where the article has no such version or the span lies outside it.
        """

    async def reopen(self, newsroom: int, question: int, by: By) -> Question:
        """It is open again, whatever the coverage says.  Raises NotFound; Conflict where an editor's stands open."""

    async def drop(self, newsroom: int, question: int, by: By) -> Question:
        """It is asked no more.  Raises NotFound; Conflict where it is dropped already."""

    async def history(self, newsroom: int, question: int) -> Sequence[Change]:
        """What people did to it, oldest first, with what was taken back."""
