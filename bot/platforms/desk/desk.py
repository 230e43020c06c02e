"""The desk as a platform: a web server on this machine whose channels are pages."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

import structlog
from aiohttp import web
from yarl import URL

from bot.platforms.desk import asking, charts, entry, evidence, pages, place, service
from bot.platforms.desk.doors import BODY_LIMIT, MIDDLEWARES, add_headers
from bot.platforms.desk.jobs import Jobs
from bot.platforms.desk.live import Live
from bot.platforms.desk.parts import PARTS, SECRET, SETTINGS, DeskSettings, Parts
from bot.platforms.desk.render import ROOM, set_up
from bot.platforms.replies import to_json
from bot.ports.platform import Finding, Refused, Target
from bot.ports.store import Member
from commands.reply import Reply
from summaries.errors import BadInput, NotFound, StoreError

log = structlog.get_logger()

WAY_OUT = 1.0  # seconds that open requests get to end when the desk stops


class Desk:
    """The local web desk.  It posts into its own channels and answers every command, with no token of anybody's."""

    name = place.NAME

    def __init__(self, settings: DeskSettings, parts: Parts) -> None:
        self._settings, self._parts = settings, parts
        self._live = Live()
        self._jobs = Jobs(settings.command_limit)
        self._runner: web.AppRunner | None = None
        self._port = settings.port

    @property
    def address(self) -> URL:
        """Where it can be reached: the public address where one is set, else this machine's."""
        return self._settings.public or self.local_address

    @property
    def local_address(self) -> URL:
        """Where this machine reaches it, with the port that it really took."""
        anywhere = self._settings.bind in {"0.0.0.0", "::", ""}  # noqa: S104 - compared, not bound
        return URL.build(scheme="http", host="127.0.0.1" if anywhere else self._settings.bind, port=self._port)

    async def way_in(self, member: Member, to: str = "/", local: bool = False) -> URL:
        """A fresh address, good once, that lets this member in and leads to the page ``to``."""
        expires = self._parts.clock.now() + self._settings.token
        base = self.local_address if local else self.address
        return await entry.way_in(self._parts.people, base, member, expires, to)

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post into a desk channel; the same delivery again is the same message.  Raises Refused."""
        now = self._parts.clock.now()
        try:
            message = await self._parts.posts.put(target.newsroom, target.channel, delivery, to_json(reply), now)
        except StoreError as error:
            raise Refused(str(error), uncertain=True) from error
        self._live.tell(target.newsroom, {"kind": "post", "channel": target.channel, "post": message})
        return str(message)

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery that was posted already."""
        message = await self._parts.posts.find(target.newsroom, target.channel, delivery)
        return None if message is None else str(message)

    def thread_of(self, target: Target, message: str) -> str:
        """The channel itself: the desk shows one message after another."""
        del message
        return target.external

    async def show_status(self, target: Target) -> None:
        """Nothing to show it on: there are no threads."""

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message.  Raises Refused."""
        try:
            await self._parts.posts.edit(target.newsroom, int(message), to_json(reply), self._parts.clock.now())
        except (NotFound, StoreError, ValueError) as error:
            raise Refused(f"The desk has no message {message} to change.") from error
        self._live.tell(target.newsroom, {"kind": "post", "channel": target.channel, "post": int(message)})

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """Where it can be reached, and whether that is safe; its own channels always take posts."""
        del subscribed
        public = self._settings.public_url
        if not public:
            return [Finding(True, f"Desk: on this machine only, port {self._settings.port}.")]
        if public.startswith("https://"):
            return [Finding(True, f"Desk: for others at {public}.")]
        words = "Put HTTPS in front of it: its cookie travels in the clear."
        return [Finding(False, f"Desk: for others at {public}. {words}")]

    async def moved(self, external: str) -> None:
        """Nothing to learn: the desk stays with its newsroom, and who comes in is looked up each time."""

    async def start(self) -> None:
        """Listen.  Raises BadInput where the address cannot be taken."""
        self._live, self._jobs = Live(), Jobs(self._settings.command_limit)
        self._runner = web.AppRunner(await self.application(), access_log=None, shutdown_timeout=WAY_OUT)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._settings.bind, self._settings.port).start()
        except OSError as error:
            await self._runner.cleanup()
            self._runner = None
            raise BadInput(_taken(self._settings, error)) from error
        self._port = int(self._runner.addresses[0][1])
        log.info("desk_listening", bind=self._settings.bind, port=self._port)

    async def stop(self) -> None:
        """End streams and commands under way, finish short requests, close the port."""
        self._live.close()
        await self._jobs.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def application(self) -> web.Application:
        """The desk as an aiohttp application, for ``start`` and for tests."""
        app = web.Application(middlewares=MIDDLEWARES, client_max_size=BODY_LIMIT)
        app[PARTS], app[SETTINGS] = self._parts, self._settings
        app[SECRET] = await self._parts.people.secret("desk")
        app[asking.SEND] = self.send
        app[asking.JOBS], app[service.LIVE] = self._jobs, self._live
        set_up(app)
        app.on_response_prepare.append(add_headers)
        app.cleanup_ctx.append(self._watching)
        app.add_routes(ROUTES)
        for path, make in self._parts.mounts.items():
            app.add_subapp(path, make())
        return app

    async def _watching(self, app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(service.watch(app), name="desk watch")
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


ROUTES = (
    web.get("/", pages.stories),
    web.get("/stories/{slug}", pages.story),
    web.get(r"/channels/{channel:\d{1,15}}", pages.channel),
    web.get("/evidence/{version}", evidence.evidence),
    web.get("/evidence/{version}/text", evidence.text),
    web.get("/charts/{code}.svg", charts.chart),
    web.post("/command", asking.command),
    web.get("/answers/{job}", asking.answer),
    web.get("/answers/{job}/file", asking.file),
    web.get("/events/{job}", asking.events, allow_head=False),
    web.get("/suggest", asking.suggest),
    web.get("/live", service.live, allow_head=False),
    web.get("/healthz", service.healthz),
    web.get("/metrics", service.metrics),
    web.get("/enter", entry.enter, allow_head=False),
    web.post("/enter", entry.enter),
    web.post("/leave", entry.leave),
    web.static("/static", ROOM / "static"),
)


def _taken(settings: DeskSettings, error: OSError) -> str:
    where = f"{settings.bind}:{settings.port}"
    return (
        f"The desk cannot listen on {where} ({error.strerror or error}); stop what does, or set desk.port to another."
    )
