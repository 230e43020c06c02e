"""The double in a process of its own: ``python -m tests.doubles.discord --port 8091``, for benchmarks.

It prints one line of JSON (api_url, gateway_url, token, guild, channel) when it is up, and takes besides:
POST /bench/slash {"command", "options", "count", "over", "people"}: so many commands of so many people, spread over so
many seconds; options: one mapping, or several that take turns.  The answer has ``acked_in`` (seconds, one each),
``failed``, ``answered`` (words stand in the place of "thinking") and ``refused``.
GET /bench/seen: what stands there now, in numbers.
"""

import argparse
import asyncio
import json
from pathlib import Path

from aiohttp import web

from tests.doubles.discord.kept import User
from tests.doubles.discord.server import DiscordDouble


class BenchDouble(DiscordDouble):
    """A double that is told from outside what to do."""

    def more_routes(self, app: web.Application) -> None:
        """The two that a benchmark uses."""
        app.router.add_post("/bench/slash", self._slash)
        app.router.add_get("/bench/seen", self._seen)

    async def _slash(self, request: web.Request) -> web.Response:
        asked = await request.json()
        count, over = int(asked["count"]), float(asked.get("over", 0))
        options = asked.get("options") or {}
        taking_turns = options if isinstance(options, list) else [options]
        people = self._people(int(asked.get("people", 1)))
        loop = asyncio.get_running_loop()
        start, given = loop.time(), []
        for n in range(count):
            await asyncio.sleep(max(0.0, start + over * n / count - loop.time()))
            user = people[n % len(people)]
            given.append(self.slash(asked["command"], taking_turns[n % len(taking_turns)], user))
        await asyncio.gather(*(one.acked(30) for one in given), return_exceptions=True)
        await asyncio.gather(*(one.answered_fully(120) for one in given), return_exceptions=True)
        acked = [one.acked_in for one in given if one.acked_at is not None]
        refused = [str(one) for one in self.refusals]
        answered = sum(1 for one in given if one.deferred and one.replies)
        return web.json_response(
            {"acked_in": acked, "failed": count - len(acked), "answered": answered, "refused": refused}
        )

    def _people(self, count: int) -> list[User]:
        """So many people of the first guild."""
        while sum(not self.users[one].bot for one in self.home.members) < count:
            self.add_user(f"reporter{len(self.users)}")
        return [self.users[one] for one in self.home.members if not self.users[one].bot][:count]

    async def _seen(self, request: web.Request) -> web.Response:
        answered = sum(one.original is not None and not one.original.loading for one in self.given)
        seen = {"calls": len(self.calls), "posted": len(self.posted), "ephemerals": len(self.ephemerals())}
        seen |= {"answered": answered, "sessions": len(self.live()), "refusals": len(self.refusals)}
        return web.json_response(seen | {"commands": len(self.commands)})


async def run(port: int, specs: Path | None) -> None:
    """Serve until the process is ended."""
    async with BenchDouble(specs, port=port) as discord:
        about = {"api_url": discord.api_url, "gateway_url": discord.gateway_url, "token": discord.token}
        about |= {"guild": discord.home.id, "channel": discord.desk.id}
        print(json.dumps(about), flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--specs", type=Path, help="folder of discord-openapi.json")
    asked = parser.parse_args()
    asyncio.run(run(asked.port, asked.specs))


if __name__ == "__main__":
    main()
