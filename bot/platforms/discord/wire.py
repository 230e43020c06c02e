"""Discord's HTTP calls, as JSON of our own: discord.py keeps the rate limits, and nothing of ours needs its views.

Every call names its route, so that discord.py's buckets know it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from secrets import token_hex
from typing import Any

from discord import Client, NotFound
from discord.http import Route
from discord.utils import _to_json

from bot.platforms.discord.checks import checked
from bot.platforms.discord.refusals import NotDoneTwice, NotThere

PRIVATE = 1 << 6  # flag of a message that only one person sees
NOBODY: Mapping[str, Any] = {"parse": []}  # allowed_mentions: whatever the words say, nobody is pinged

Payload = Mapping[str, Any]


class Oversized(Exception):
    """A message of ours that Discord would refuse; a fault of ours, kept from being sent."""


class Wire:
    """The calls that the adapter makes.  Without a client that has logged in, each raises NotThere."""

    def __init__(self) -> None:
        self._client: Client | None = None

    def use(self, client: Client | None) -> None:
        """From now on calls go over this client; None: over none."""
        self._client = client

    @property
    def client(self) -> Client:
        """The client that has logged in.  Raises NotThere."""
        if self._client is None:
            raise NotThere
        return self._client

    @property
    def application(self) -> int:
        """The id of the application."""
        return int(self.client.application_id or 0)

    async def _ask(self, method: str, path: str, body: Any = None, query: Payload | None = None, **where: Any) -> Any:
        more: dict[str, Any] = {} if body is None else {"json": body}
        if query:
            more["params"] = dict(query)
        return await self.client.http.request(Route(method, path, **where), **more)

    # --- interactions -----------------------------------------------------------------------------------------------

    async def acknowledge(self, interaction: int, token: str, kind: int, data: Payload | None = None) -> None:
        """The first answer to an interaction.  kind: Discord's callback type."""
        body: dict[str, Any] = {"type": kind, **({"data": dict(data)} if data is not None else {})}
        await self._ask(
            "POST", "/interactions/{webhook_id}/{webhook_token}/callback", body,
            webhook_id=interaction, webhook_token=token,
        )  # fmt: skip

    async def edit_answer(self, token: str, message: Payload) -> None:
        """Put a message in the place of the first answer."""
        await self._ask(
            "PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", safe(message),
            webhook_id=self.application, webhook_token=token,
        )  # fmt: skip

    async def follow_up(self, token: str, message: Payload) -> None:
        """One more private message after the first answer."""
        body = safe(message)
        body["flags"] = int(body.get("flags", 0)) | PRIVATE
        await self._ask(
            "POST", "/webhooks/{webhook_id}/{webhook_token}", body,
            webhook_id=self.application, webhook_token=token,
        )  # fmt: skip

    # --- messages ---------------------------------------------------------------------------------------------------

    async def post(self, channel: str, message: Payload, files: Sequence[tuple[str, bytes]] = ()) -> Mapping[str, Any]:
        """Post in a channel or thread, once: discord.py asks again by itself where Discord fails.

        files: name and content of each.
        """
        body = {"nonce": token_hex(10), "enforce_nonce": True, **safe(message)}
        path = "/channels/{channel_id}/messages"
        posted: Mapping[str, Any] = await self._send(path, body, files, channel_id=channel)
        return posted

    async def _send(self, path: str, body: dict[str, Any], files: Sequence[tuple[str, bytes]], **where: Any) -> Any:
        if not files:
            return await self._ask("POST", path, body, **where)
        # As discord.py sends files: the message as one part of the form, each file as another.
        body["attachments"] = [{"id": at, "filename": name} for at, (name, _) in enumerate(files)]
        form: list[dict[str, Any]] = [{"name": "payload_json", "value": _to_json(body)}]
        form += [
            {"name": f"files[{at}]", "value": content, "filename": name, "content_type": "application/octet-stream"}
            for at, (name, content) in enumerate(files)
        ]
        return await self.client.http.request(Route("POST", path, **where), form=form)

    async def edit(self, channel: str, message: str, content: Payload) -> None:
        """Change a message of ours."""
        body = safe(content)
        body.pop("nonce", None)
        body.pop("enforce_nonce", None)
        await self._ask(
            "PATCH", "/channels/{channel_id}/messages/{message_id}", body, channel_id=channel, message_id=message
        )

    async def history(self, channel: str, before: str = "", limit: int = 100) -> Sequence[Mapping[str, Any]]:
        """Messages of a channel, newest first."""
        query = {"limit": limit, **({"before": before} if before else {})}
        found: Sequence[Mapping[str, Any]] = await self._ask(
            "GET", "/channels/{channel_id}/messages", query=query, channel_id=channel
        )
        return found

    # --- places -----------------------------------------------------------------------------------------------------

    async def channel(self, channel: str) -> Mapping[str, Any]:
        """What Discord says of a channel or thread."""
        found: Mapping[str, Any] = await self._ask("GET", "/channels/{channel_id}", channel_id=channel)
        return found

    async def direct(self, user: str) -> str:
        """The id of the channel of direct messages with a person."""
        found = await self._ask("POST", "/users/@me/channels", {"recipient_id": user})
        return str(found["id"])

    async def thread_of(self, channel: str, message: str, name: str) -> str:
        """Open the thread of a message; the id of the thread is the message's."""
        found = await self._ask(
            "POST", "/channels/{channel_id}/messages/{message_id}/threads",
            {"name": name[:100] or "Standfirst", "auto_archive_duration": 10_080},
            channel_id=channel, message_id=message,
        )  # fmt: skip
        return str(found["id"])

    async def open_post(self, channel: str, name: str, message: Payload, tags: Sequence[str]) -> Mapping[str, Any]:
        """Open a forum's post with its first message; Discord's thread, with the message in it.

        No nonce guards a post, so that it is sent once only: NotDoneTwice where discord.py would send it again.
        """
        body: dict[str, Any] = {
            "name": name[:100],
            "auto_archive_duration": 10_080,
            "applied_tags": list(tags),
            "message": safe(message),
        }
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=channel)
        form = _Once([{"name": "payload_json", "value": _to_json(body), "content_type": "application/json"}])
        found: Mapping[str, Any] = await self.client.http.request(route, form=form)
        return found

    async def active_threads(self, guild: str) -> Sequence[Mapping[str, Any]]:
        """The threads and posts of a server that are not archived."""
        found = await self._ask("GET", "/guilds/{guild_id}/threads/active", guild_id=guild)
        threads: Sequence[Mapping[str, Any]] = found.get("threads") or []
        return threads

    async def message(self, channel: str, message: str) -> Mapping[str, Any] | None:
        """A message; None where it was deleted."""
        try:
            found: Mapping[str, Any] = await self._ask(
                "GET", "/channels/{channel_id}/messages/{message_id}", channel_id=channel, message_id=message
            )
        except NotFound:
            return None
        return found

    async def change_thread(self, thread: str, **changes: Any) -> None:
        """Reopen a thread (archived=False), or give it other tags (applied_tags=[…])."""
        await self._ask("PATCH", "/channels/{channel_id}", changes, channel_id=thread)

    async def sessions_left(self) -> tuple[int, timedelta]:
        """How many sessions of the gateway may still be begun today, and when there are more."""
        said = (await self._ask("GET", "/gateway/bot")).get("session_start_limit") or {}
        return int(said.get("remaining", 1)), timedelta(milliseconds=int(said.get("reset_after") or 0))

    # --- commands ---------------------------------------------------------------------------------------------------

    async def commands(self) -> Sequence[Mapping[str, Any]]:
        """The application's global commands as Discord has them."""
        found: Sequence[Mapping[str, Any]] = await self._ask(
            "GET", "/applications/{application_id}/commands",
            query={"with_localizations": "true"}, application_id=self.application,
        )  # fmt: skip
        return found

    async def set_commands(self, commands: Sequence[Payload]) -> None:
        """Replace the application's global commands."""
        await self._ask(
            "PUT", "/applications/{application_id}/commands", list(commands), application_id=self.application
        )


class _Once(list[dict[str, Any]]):
    """A form that can be sent once: discord.py reads it anew for each try."""

    _sent = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        if self._sent:
            raise NotDoneTwice
        self._sent = True
        return super().__iter__()


def safe(message: Payload) -> dict[str, Any]:
    """The message with nobody to be pinged.  Raises Oversized for one that Discord would not take."""
    if wrong := checked(message):
        raise Oversized("; ".join(wrong))
    return {**message, "allowed_mentions": dict(NOBODY)}
