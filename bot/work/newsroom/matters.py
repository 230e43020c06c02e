"""The open questions of stories."""

from collections.abc import Sequence

from bot.work import questions
from bot.work.newsroom.room import Room
from commands.newsroom import Board, Passage, QuestionRow, Step
from commands.spec import Call
from summaries.model import Story


class Matters(Room):
    """The open questions of stories; see ``commands.newsroom``."""

    async def questions(self, call: Call, story: Story) -> Board:
        """Every question of a story."""
        return await questions.board(self._ground, self._id, story, call)

    async def question_history(self, call: Call, row: QuestionRow) -> Sequence[Step]:
        """What people did to it."""
        return await questions.history(self._ground, self._id, row)

    async def story_of_question(self, call: Call, number: int) -> Story:
        """The story that a question belongs to."""
        return await questions.story_of(self._ground, self._id, number)

    async def add_question(self, call: Call, story: Story, words: str) -> int:
        """Ask a question of one's own."""
        return await questions.add(self._ground, self._id, story, words, call)

    async def assign_question(self, call: Call, row: QuestionRow, member: str | None) -> None:
        """Give it to a member."""
        await questions.assign(self._ground, self._id, row, member, call)

    async def answer_question(self, call: Call, row: QuestionRow, passage: Passage) -> None:
        """It is answered by this passage."""
        await questions.answer(self._ground, self._id, row, passage, call)

    async def reopen_question(self, call: Call, number: int, words: str) -> None:
        """It is open again."""
        await questions.reopen(self._ground, self._id, number, words, call)

    async def drop_question(self, call: Call, row: QuestionRow) -> None:
        """It is asked no more."""
        await questions.drop(self._ground, self._id, row, call)

    async def passages(self, call: Call, story: Story, words: str) -> Sequence[Passage]:
        """Passages of a story that speak most of what the words ask."""
        return await questions.passages(self._ground, self._id, story, words, call)

    async def passage(self, call: Call, story: Story, code: str) -> Passage:
        """The passage that a suggestion stands for."""
        return await questions.passage(self._ground, self._id, story, code)

    async def words_at(self, call: Call, url: str, words: str) -> Passage:
        """These very words in a stored version of an article."""
        return await questions.words_at(self._ground, url, words)
