"""What doctor asks Discord: over REST alone, only to read, and no question waits for long."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from types import SimpleNamespace, TracebackType
from typing import Any, Self

from aiohttp import ClientError, ClientSession, TraceConfig, TraceRequestEndParams
from discord import Client, DiscordServerError, HTTPException, Intents, LoginFailure, RateLimited, VoiceClient
from discord.http import Route

from bot.platforms.discord.findings import NOT_ACCEPTED, SHUT_OUT, mend, slowly, unreached
from bot.ports.platform import Finding

PAGE = 200  # servers that Discord lists at a time
LONGEST = 30.0  # seconds of a rate limit that are waited out, if patience allows

Json = Mapping[str, Any]

# Nobody here speaks, so nobody needs to be told what speaking would need.
VoiceClient.warn_nacl = VoiceClient.warn_dave = False


class Unanswered(Exception):
    """Discord gave no answer, or takes none of our questions.  finding: what doctor says of it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.words)
        self.finding = finding


class Inquiry:
    """One look at Discord: ``async with Inquiry(token, patience) as ask``.

    patience: seconds that one question may take, with what discord.py tries again.  options: for discord.py's client.
    """

    def __init__(self, token: str, patience: float, **options: Any) -> None:
        trace = TraceConfig()
        trace.on_request_end.append(self._ended)
        self._client = Client(
            intents=Intents(guilds=True), http_trace=trace, max_ratelimit_timeout=LONGEST, max_messages=None, **options
        )
        self._token, self._patience = token, patience
        self._last = 0  # the HTTP status of what was answered last

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()

    async def _ended(self, session: ClientSession, context: SimpleNamespace, end: TraceRequestEndParams) -> None:
        self._last = end.response.status

    async def bot(self) -> Json:
        """The bot's own user; to be asked first.  Raises Unanswered, also for a token that is not accepted."""
        found: Json = await self._answered(self._client.http.static_login(self._token))
        return found

    async def application(self) -> Json:
        """The application, as its pages are set."""
        found: Json = await self.get("/applications/@me")
        return found

    async def starts(self) -> Json:
        """How often the bot may still connect today."""
        found: Json = (await self.get("/gateway/bot"))["session_start_limit"]
        return found

    async def commands(self, application: str) -> Sequence[Json]:
        """The application's global commands."""
        found: Sequence[Json] = await self.get(
            "/applications/{application_id}/commands", {"with_localizations": "true"}, application_id=application
        )
        return found

    async def servers(self) -> Mapping[str, str]:
        """The servers that the bot is in: names by ids, oldest first."""
        found: dict[str, str] = {}
        while True:
            after = {"after": max(found, key=int)} if found else {}
            page = await self.get("/users/@me/guilds", {"limit": PAGE, **after})
            found |= {str(each["id"]): str(each["name"]) for each in page}
            if len(page) < PAGE:
                return dict(sorted(found.items(), key=lambda each: int(each[0])))

    async def server(self, number: str) -> Json:
        """A server with its roles."""
        found: Json = await self.get("/guilds/{guild_id}", guild_id=number)
        return found

    async def member(self, number: str, user: str) -> Json:
        """The bot as a member of a server; of anybody else it is not asked."""
        found: Json = await self.get("/guilds/{guild_id}/members/{user_id}", guild_id=number, user_id=user)
        return found

    async def channel(self, number: str) -> Json:
        """A channel or thread.  Raises HTTPException where Discord does not show it."""
        found: Json = await self.get("/channels/{channel_id}", channel_id=number)
        return found

    async def get(self, path: str, query: Mapping[str, Any] | None = None, **where: Any) -> Any:
        """Ask.  Raises Unanswered, or HTTPException for what Discord itself refuses."""
        return await self._answered(self._client.http.request(Route("GET", path, **where), params=query or {}))

    async def _answered(self, question: Awaitable[Any]) -> Any:
        try:
            async with asyncio.timeout(self._patience):
                answer = await question
        except LoginFailure:
            raise Unanswered(mend(NOT_ACCEPTED)) from None
        except RateLimited as limit:
            raise Unanswered(slowly(limit.retry_after)) from limit
        except HTTPException as error:
            if finding := _outage(error):
                raise Unanswered(finding) from error
            raise
        except TimeoutError as late:
            raise Unanswered(self._late()) from late
        except (ClientError, OSError, ValueError) as error:
            reason = str(error).partition("\n")[0][:120] or type(error).__name__
            raise Unanswered(unreached(reason)) from error
        if not isinstance(answer, dict | list):
            raise Unanswered(unreached("what answered is not Discord"))
        return answer

    def _late(self) -> Finding:
        """Why patience ran out: discord.py waits and asks again by itself after what it takes to pass."""
        if self._last == 429:
            return slowly(60)
        return unreached(f"HTTP {self._last}" if self._last >= 500 else f"no answer in {self._patience:g} s")


def _outage(error: HTTPException) -> Finding | None:
    """What doctor says of an answer after which nothing else need be asked; None for one about a single thing."""
    if error.status == 401:
        return mend(NOT_ACCEPTED)
    if error.status == 429:  # discord.py waits out all but those of the edge, which shuts an address out
        return mend(SHUT_OUT)
    if isinstance(error, DiscordServerError) or not error.code:  # Discord's own no has a number of its own
        return unreached(f"HTTP {error.status}")
    return None
