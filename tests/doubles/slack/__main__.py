"""The double in a process of its own: ``python -m tests.doubles.slack --port 8090``, for benchmarks.

It prints one line of JSON (api_url, token, app_token, signing_secret, channel) when it is up, and takes besides:
POST /bench/slash {"command", "texts", "count", "over", "people"}: so many commands of so many people, spread over so
many seconds; the answer has ``acked_in`` (seconds, one each), ``failed``, ``answered`` and ``refused``.
GET /bench/seen: what stands there now, in numbers.
"""

import argparse
import asyncio
import json
from pathlib import Path

from aiohttp import web

from tests.doubles.slack.kept import User
from tests.doubles.slack.server import SlackDouble


class BenchDouble(SlackDouble):
    """A double that is told from outside what to do."""

    def more_routes(self, app: web.Application) -> None:
        """The two that a benchmark uses."""
        app.router.add_post("/bench/slash", self._slash)
        app.router.add_get("/bench/seen", self._seen)

    async def _slash(self, request: web.Request) -> web.Response:
        asked = await request.json()
        count, over = int(asked["count"]), float(asked.get("over", 0))
        texts = asked.get("texts") or [asked.get("text", "")]
        people = self._people(int(asked.get("people", 1)))
        loop = asyncio.get_running_loop()
        start, given = loop.time(), []
        for n in range(count):
            await asyncio.sleep(max(0.0, start + over * n / count - loop.time()))
            given.append(self.slash(asked["command"], texts[n % len(texts)], people[n % len(people)]))
        await asyncio.gather(*(one.acked(30) for one in given), return_exceptions=True)
        await asyncio.gather(*(one.replied(1, 120) for one in given), return_exceptions=True)
        acked = [one.acked_in for one in given if one.acked_at is not None]
        refused = [str(one) for one in self.refusals]
        answered = sum(1 for one in given if one.replies and not one.ack)
        return web.json_response(
            {"acked_in": acked, "failed": count - len(acked), "answered": answered, "refused": refused}
        )

    def _people(self, count: int) -> list[User]:
        """So many people of the first channel."""
        while len(self.desk.members) <= count:
            self.desk.members.add(self.add_user(f"reporter{len(self.desk.members)}").id)
        return [user for user in self.users.values() if user.id in self.desk.members and not user.bot][:count]

    async def _seen(self, request: web.Request) -> web.Response:
        seen = {"calls": len(self.calls), "posted": len(self.posted), "ephemerals": len(self.ephemerals())}
        return web.json_response(seen | {"sockets": len(self.listening()), "refusals": len(self.refusals)})


async def run(port: int, specs: Path | None, deliver_to: str | None) -> None:
    """Serve until the process is ended."""
    async with BenchDouble(specs, port=port, deliver_to=deliver_to) as slack:
        about = {"api_url": slack.api_url, "token": slack.token, "app_token": slack.app_token}
        about |= {"signing_secret": slack.signing_secret, "channel": slack.desk.id}
        print(json.dumps(about), flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--specs", type=Path, help="folder of slack-methods.json")
    parser.add_argument("--deliver-to", help="signed HTTP to this address, in place of Socket Mode")
    asked = parser.parse_args()
    asyncio.run(run(asked.port, asked.specs, asked.deliver_to))


if __name__ == "__main__":
    main()
