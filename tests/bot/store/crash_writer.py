"""A child process that stores articles until it is killed, and says of each that it was acknowledged."""

import asyncio
import sys
from pathlib import Path

from bot.store.sqlite import open_store
from tests.bot.store.newsdesk import NOON, entry, new_version, open_desk


async def main(path: Path, first: int) -> None:
    """Store articles from number ``first`` on, a line ``number id`` for each on standard output."""
    store = await open_store(path)
    desk = await open_desk(store, "Room")
    followed = await store.sources.list(desk.newsroom)
    source = followed[0] if followed else await desk.follow()
    for number in range(first, 10**9):
        # Once more the last of the run before: it may be there or not, and must not be there twice.
        await desk.listed(source, entry(max(number - 1, 1)), entry(number))
        for wanted in await store.articles.wanted(NOON, 10):
            number_of_it = int(wanted.url.rpartition("/")[2])
            await store.articles.save(new_version(wanted.article, number_of_it), NOON)
            print(number_of_it, wanted.article, flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
