"""Work that would stall the event loop, in processes that may hang or die without harm."""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

T = TypeVar("T")

MOST = 8  # processes where nobody says how many; each takes some 120 MB
_YIELDING = 5  # how much they yield the processor to the process that answers people

_ENDING = "was not read, because we are shutting down"
_BROKEN = "was not read, because no process could be started for it"
RECYCLED_AFTER = 2_000  # tasks of one process, so that what a library hoards is given back


class Lost(Exception):
    """The work hung, or its process died.  Its words finish "the page ..."."""


class Workers:
    """A pool of processes, started with the first work.

    most: processes; 0: one for each processor that this process may use, at most MOST.  ahead: pieces of work given out
    per process; more wait their turn here, where they cost no copies.
    """

    def __init__(self, most: int = 0, ahead: int = 3) -> None:
        self._most = most or min(processors(), MOST)
        self._turns = asyncio.Semaphore(self._most * ahead)
        self._pool: ProcessPool | None = None
        self._waiting: set[asyncio.Future[Any]] = set()
        self._closed = False

    async def run(self, function: Callable[..., T], /, *args: object, timeout: float) -> T:  # noqa: ASYNC109 - it is the process's
        """The function's result.

        Function, arguments and result must be picklable.  timeout: seconds from when a process takes it up.  Raises
        Lost, or what the function raises.
        """
        async with self._turns:
            if self._closed:
                raise Lost(_ENDING)
            pool = self._started()
            try:
                waiting = asyncio.wrap_future(pool.schedule(function, args=args, timeout=timeout))
            except RuntimeError as error:  # the pool broke since it was started
                self._drop(pool)
                raise Lost(_BROKEN) from error
            self._waiting.add(waiting)
            try:
                return await waiting
            except TimeoutError as error:
                raise Lost(f"took longer than {timeout:.0f} seconds to read") from error
            except ProcessExpired as error:
                raise Lost("broke the process that read it") from error
            except BrokenProcessPool as error:
                self._drop(pool)
                raise Lost(_BROKEN) from error
            except asyncio.CancelledError as error:
                if self._closed:
                    raise Lost(_ENDING) from error
                raise
            finally:
                self._waiting.discard(waiting)

    async def close(self) -> None:
        """End the processes at once; work under way is lost."""
        self._closed = True
        for waiting in tuple(self._waiting):
            waiting.cancel()  # a pool that is stopped never answers what it had not begun
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(pool.join)

    def _drop(self, pool: ProcessPool) -> None:
        """Forget a pool that broke; the next work starts another."""
        if self._pool is pool:
            self._pool = None

    def _started(self) -> ProcessPool:
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self._most,
                max_tasks=RECYCLED_AFTER,
                initializer=prepare,
                initargs=(os.getpid(),),
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def prepare(parent: int) -> None:
    """In each new process: Ctrl-C is the parent's to handle, and no process outlives a parent that was killed.

    With a process on every processor, the parent must not wait for one when somebody asks it something.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    # What is read here is dropped by reference counts; looking for cycles among its many nodes costs a tenth.
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        threading.Event().wait(1.0)
    os._exit(1)
