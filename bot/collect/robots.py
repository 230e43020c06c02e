"""robots.txt (RFC 9309): asked once a day a host, remembered for a bounded number of hosts."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego
from yarl import URL

from bot.collect.http import PAGE, Http
from bot.collect.settings import Settings
from bot.collect.text import decode
from bot.collect.urls import shown
from bot.collect.words import Trouble
from bot.ports.clock import Clock

LARGEST = 512 * 1024  # bytes; RFC 9309, 2.5 asks for 500 KiB at least
ASKED_AGAIN = timedelta(minutes=10)  # after it could not be read
MOST_SITEMAPS = 20


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows until a time.  parsed: None where it allows all.  unreadable: why it could not be read."""

    until: datetime
    parsed: Protego | None = None
    unreadable: str = ""


class Robots:
    """Answers whether an address may be fetched.

    A 4xx allows everything.  A 5xx or no answer allows nothing for a while (RFC 9309, 2.3.1.4), except what an editor
    named: a source that somebody added by hand is fetched all the same, though never one that the file disallows.
    """

    def __init__(self, http: Http, settings: Settings, clock: Clock) -> None:
        self._http, self._settings, self._clock = http, settings, clock
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._asking: dict[str, asyncio.Task[Rules]] = {}

    async def page_gate(self, url: URL) -> float:
        """The spacing that the host wants.  Raises Trouble where the address may not be fetched, or not now."""
        rules = await self._for(url)
        if rules.unreadable:
            wait = max(rules.until - self._clock.now(), timedelta(seconds=1))
            raise Trouble(f"{rules.unreadable} Until its robots.txt can be read its pages wait.", 0, wait)
        return self._spacing(rules, url)

    async def source_gate(self, url: URL) -> float:
        """As ``page_gate``, for what an editor named: fetched also where robots.txt cannot be read."""
        return self._spacing(await self._for(url), url)

    async def sitemaps(self, url: URL) -> tuple[str, ...]:
        """The sitemaps that the host's robots.txt names."""
        rules = await self._for(url)
        return tuple(rules.parsed.sitemaps)[:MOST_SITEMAPS] if rules.parsed is not None else ()

    def _spacing(self, rules: Rules, url: URL) -> float:
        if rules.parsed is None:
            return 0.0
        agent = self._settings.agent_name
        if not rules.parsed.can_fetch(str(url), agent):
            raise Trouble(
                f"The robots.txt of {shown(url.host or '')} asks bots not to fetch this: ask the publisher.", 403
            )
        return min(float(rules.parsed.crawl_delay(agent) or 0.0), self._settings.crawl_delay_seconds)

    async def _for(self, url: URL) -> Rules:
        origin = str(url.origin())
        known = self._rules.get(origin)
        if known is not None and known.until > self._clock.now():
            self._rules.move_to_end(origin)
            return known
        task = self._asking.get(origin)
        if task is None:
            task = self._asking[origin] = asyncio.create_task(self._ask(origin))
            task.add_done_callback(lambda _: self._asking.pop(origin, None))
        return await asyncio.shield(task)

    async def _ask(self, origin: str) -> Rules:
        now = self._clock.now()
        kept = now + self._settings.robots_kept
        try:
            answer = await self._http.get(f"{origin}/robots.txt", PAGE, LARGEST)
            rules = Rules(kept, _parsed(decode(answer.body, answer.content_type)))
        except Trouble as trouble:
            if trouble.forbidden:
                raise
            refused = 400 <= trouble.status < 500 and trouble.status != 429
            rules = (
                Rules(kept) if refused else Rules(now + (trouble.retry_after or ASKED_AGAIN), unreadable=str(trouble))
            )
        self._rules[origin] = rules
        while len(self._rules) > self._settings.robots_hosts:
            self._rules.popitem(last=False)
        return rules


def _parsed(text: str) -> Protego | None:
    """The rules, or None for a page that is no robots.txt: many sites answer any address with their front page."""
    if text.lstrip()[:1] == "<":
        return None
    try:
        return Protego.parse(text)
    except (ValueError, RecursionError):
        return None
