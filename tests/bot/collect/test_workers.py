"""Work in processes: a page that hangs or kills its process costs one failure."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.collect.workers import MOST, Lost, Workers, processors


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def hang() -> None:
    """Never ends."""
    while True:
        time.sleep(1)


def die() -> None:
    """Takes its process along."""
    os._exit(9)


def complain() -> None:
    """An error of the function's own."""
    raise ValueError("no such page")


async def test_work_is_done_elsewhere(workers: Workers) -> None:
    """And its result comes back."""
    assert await workers.run(double, 21, timeout=5) == 42
    assert await workers.run(os.getpid, timeout=5) != os.getpid()


async def test_there_is_a_process_for_each_processor_and_it_gives_way() -> None:
    """All of them work at once, and each yields to the process that answers people."""
    workers = Workers()
    try:
        pids = set()
        while len(pids) < min(processors(), MOST):
            pids |= set(await asyncio.gather(*(workers.run(os.getpid, timeout=30) for _ in range(4 * MOST))))
        yielding = await workers.run(os.nice, 0, timeout=30)
    finally:
        await workers.close()

    assert len(pids) == min(processors(), MOST)
    assert yielding > os.nice(0)


async def test_an_error_of_the_work_is_raised_here(workers: Workers) -> None:
    """As it was."""
    with pytest.raises(ValueError, match="no such page"):
        await workers.run(complain, timeout=5)


@pytest.mark.parametrize(("work", "seconds", "words"), [(hang, 0.2, "longer than"), (die, 5, "broke the process")])
async def test_lost_work_leaves_the_others_alive(workers: Workers, work: object, seconds: float, words: str) -> None:
    """The next piece finds a process."""
    with pytest.raises(Lost, match=words):
        await workers.run(work, timeout=seconds)  # type: ignore[arg-type]

    assert await workers.run(double, 2, timeout=5) == 4


async def test_what_is_wanted_after_the_end_is_lost_in_words() -> None:
    """Nothing hangs on a pool that is closed."""
    workers = Workers(1)
    await workers.close()
    with pytest.raises(Lost, match="shutting down"):
        await workers.run(double, 1, timeout=1)


async def test_closing_ends_work_under_way() -> None:
    """Within the three seconds that Ctrl-C has."""
    workers = Workers(1)
    await workers.run(double, 1, timeout=10)
    work = asyncio.create_task(workers.run(hang, timeout=60))
    await asyncio.sleep(0)  # it is given out
    start = time.monotonic()
    await workers.close()

    assert time.monotonic() - start < 3
    with pytest.raises(Lost):
        await work


SCRIPT = """
import asyncio, os, signal
from bot.collect.workers import Workers

async def main():
    workers = Workers(1)
    print(await workers.run(os.getpid, timeout=10), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_no_process_outlives_a_parent_that_was_killed(tmp_path: Path) -> None:
    """SIGKILL leaves nothing behind."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, str(script)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=30,
    )
    child = int(run.stdout)
    for _ in range(60):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1][:3]:
            return
        time.sleep(0.1)
    pytest.fail(f"process {child} lives on")
