"""Commands under way: each is a task that the desk owns, bounded in number and time, and gone when the desk stops."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from secrets import token_hex, token_urlsafe

import structlog

from commands.reply import Reply
from commands.spec import Answer, Ask, Call, Progress
from summaries.errors import Conflict, NotFound

log = structlog.get_logger()

AT_ONCE = 32  # of everybody
AT_ONCE_EACH = 6
KEPT = 200  # answers that wait to be fetched, oldest forgotten first


@dataclass(eq=False)
class Job:
    """One command under way, or its answer.  typed: the line as given, "" for a button.

    steps: what it said it was doing, in order.  posted: the message by which its answer stands in the channel of the
    call, or "" where it does not; trouble: why it could not be posted.
    """

    call: Call
    member: int
    typed: str = ""
    id: str = field(default_factory=lambda: token_urlsafe(12))
    steps: list[str] = field(default_factory=list)
    progress: Progress | None = None
    answer: Reply | Ask | None = None
    posted: str = ""
    trouble: str = ""
    task: "asyncio.Task[None] | None" = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, answer: Answer) -> None:
        """Take in what the command says, and tell whoever watches."""
        if isinstance(answer, Progress):
            self.progress = answer
            if answer.text not in self.steps[-1:]:
                self.steps = [*self.steps, answer.text][-100:]
        else:
            self.answer = answer
        self.changed.set()
        self.changed = asyncio.Event()

    async def watch(self) -> AsyncIterator[Answer]:
        """The newest progress each time that it changes, then the answer."""
        seen: Progress | None = None
        while self.answer is None:
            changed = self.changed
            if self.progress is not None and self.progress is not seen:
                seen = self.progress
                yield seen
                continue
            await changed.wait()
        yield self.answer

    async def settled(self, within: timedelta) -> bool:
        """Whether the answer is there, after waiting for it that long."""
        if self.task is not None and self.answer is None:
            await asyncio.wait({self.task}, timeout=within.total_seconds())
        return self.answer is not None


Share = Callable[[Job, Reply], Awaitable[None]]


class Jobs:
    """All commands under way at this desk."""

    def __init__(self, limit: timedelta) -> None:
        self._limit = limit
        self._jobs: dict[str, Job] = {}
        self._stopping = False

    def begin(
        self, call: Call, member: int, answers: AsyncIterator[Answer], typed: str = "", share: Share | None = None
    ) -> Job:
        """Start a command.  Raises Conflict where too many are under way.

        share: posts an answer that is not private, before it is shown to who asked.
        """
        running = [job for job in self._jobs.values() if job.answer is None]
        mine = [job for job in running if job.member == member]
        if self._stopping or len(running) >= AT_ONCE or len(mine) >= AT_ONCE_EACH:
            raise Conflict("Too many commands are under way just now; wait for one to end, then try again.")
        job = Job(call, member, typed)
        job.task = asyncio.create_task(self._run(job, answers, share), name=f"desk command {call.command}")
        self._jobs[job.id] = job
        self._forget()
        return job

    def get(self, id_: str, member: int) -> Job:
        """A job of this person.  Raises NotFound for anybody else's, and for one long gone."""
        job = self._jobs.get(id_)
        if job is None or job.member != member:
            raise NotFound("That answer is no longer kept here; give the command again.")
        return job

    async def stop(self) -> None:
        """Cancel what runs and wait until it has ended."""
        self._stopping = True
        tasks = [job.task for job in self._jobs.values() if job.task and not job.task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, job: Job, answers: AsyncIterator[Answer], share: Share | None) -> None:
        try:
            async with asyncio.timeout(self._limit.total_seconds()):
                async for answer in answers:
                    if share and isinstance(answer, Reply) and not answer.private and answer.tone != "error":
                        await share(job, answer)
                    job.hear(answer)
        except TimeoutError:
            job.hear(_sorry("It took too long and was stopped. Try again, with less to do at once."))
        except asyncio.CancelledError:
            job.hear(_sorry("The desk was stopped before it was done. Give the command again once it is back."))
            raise
        except Exception as error:
            number = token_hex(4)
            log.exception("command_failed", id=number, command=job.call.command, kind=type(error).__name__)
            job.hear(_sorry(f"Something went wrong on our side; the log has it under the id {number}."))
        if job.answer is None:
            job.hear(_sorry("The command ended without an answer, which is our mistake. Please try again."))

    def _forget(self) -> None:
        done = [id_ for id_, job in self._jobs.items() if job.answer is not None]
        for id_ in done[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[id_]


def _sorry(sentence: str) -> Reply:
    return Reply(sentence, tone="error")
