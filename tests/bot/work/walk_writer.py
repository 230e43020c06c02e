"""A child process that walks the stream of a database until it is killed, a version at a time."""

import asyncio
import sys
from pathlib import Path

from bot.work import walk
from tests.conftest import HandClock
from tests.room import opened


async def main(folder: Path) -> None:
    """Walk, and say so once it begins."""
    walk.BATCH = 2
    async with opened(folder, HandClock()) as room:
        print("walking", flush=True)
        await room.walk.go()
        print("done", flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
