"""The command box: a line, a pressed button or a picked choice becomes a command under way, and its answer a page."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.platforms.desk.jobs import Job, Jobs, Share
from bot.platforms.desk.parts import PARTS, VISIT
from bot.platforms.desk.place import Place, place_of
from bot.platforms.desk.render import wants_json
from bot.platforms.desk.stream import send_events
from bot.ports.platform import Refused, Target
from commands.reply import Context, Reply, plain
from commands.spec import Ask, Progress
from summaries.errors import BadInput, NotFound, StandfirstError

Send = Callable[[Target, Reply, str], Awaitable[str]]
SEND: "web.AppKey[Send]" = web.AppKey("send")
JOBS = web.AppKey("jobs", Jobs)
LONGEST_LINE = 2000  # characters of a typed command
PROMPT = timedelta(seconds=1.5)  # how long a page without our script waits before it shows progress instead


async def command(request: web.Request) -> web.StreamResponse:
    """Begin a command; our script gets the address of its progress, a plain form is led to its answer."""
    form = {name: _text(value) for name, value in (await request.post()).items()}
    place = await place_of(request, _channel(form))
    job = _begin(request, place, form)
    if wants_json(request):
        return web.json_response({"events": f"/events/{job.id}", "answer": f"/answers/{job.id}"})
    await job.settled(PROMPT)
    return web.Response(status=303, headers={"Location": f"/answers/{job.id}"})


async def answer(request: web.Request) -> web.StreamResponse:
    """The answer's own page; while there is none, its progress, looked at again every two seconds."""
    job = _job(request)
    await job.settled(PROMPT)
    place = await place_of(request, job.call.channel or None)
    return place.page("answer.html", job=job, typed=job.typed, level=1, **_words(place, job))


async def events(request: web.Request) -> web.StreamResponse:
    """A command's progress as it goes, then its answer as HTML."""
    job = _job(request)
    place = await place_of(request, job.call.channel or None)
    return await send_events(request, _told(place, job))


async def file(request: web.Request) -> web.StreamResponse:
    """The file that goes with an answer, to be kept."""
    said = _job(request).answer
    if not isinstance(said, Reply) or said.attachment is None:
        raise NotFound("No file goes with that answer.")
    name = "".join(char for char in said.attachment.name if char.isascii() and (char.isalnum() or char in "-_."))
    # Never shown in place: whatever the text is, it must not run as a page of ours.
    headers = {
        "Content-Disposition": f'attachment; filename="{name.lstrip(".") or "standfirst.txt"}"',
        "Content-Type": f"{said.attachment.media_type}; charset=utf-8",
    }
    return web.Response(body=said.attachment.text.encode(), headers=headers)


async def suggest(request: web.Request) -> web.StreamResponse:
    """What the line could become, for the box's list."""
    place = await place_of(request, _channel(request.query))
    text = request.query.get("text", "")[:LONGEST_LINE]
    runner = request.app[PARTS].runner
    try:
        choices = await runner.suggest(place.call(""), place.newsroom, text)
    except StandfirstError:
        choices = ()  # a list that cannot be had is no list; the command itself will say why
    shown = [{"label": c.label, "value": c.value, "hint": c.hint} for c in choices]
    return web.json_response({"choices": shown})


def _text(value: str | bytes | bytearray | web.FileField) -> str:
    """A form's value; of an uploaded file, its text."""
    if isinstance(value, str):
        return value
    return (value.file.read() if isinstance(value, web.FileField) else bytes(value)).decode("utf-8-sig", "replace")


def _begin(request: web.Request, place: Place, form: Mapping[str, str]) -> Job:
    runner, jobs = request.app[PARTS].runner, request.app[JOBS]
    try:
        name, options = _asked(request, form)
    except StandfirstError as error:
        call = place.call("")
        return jobs.begin(call, place.member.id, _only(Reply(str(error), tone="error")), form.get("text", ""))
    call = place.call(name, options)
    answers = runner.answers(call, place.newsroom)
    return jobs.begin(call, place.member.id, answers, form.get("text", ""), _sharing(request, place))


def _sharing(request: web.Request, place: Place) -> Share:
    """What posts an answer that is for everybody into the channel of the call, signed by who shared it."""

    async def share(job: Job, reply: Reply) -> None:
        if not place.channel.id:
            job.trouble = "This desk has no channel yet, so nobody else sees this."
            return
        target = Target(place.member.newsroom, place.channel.id, place.channel.external)
        signed = replace(reply, blocks=(Context(plain(f"Shared by {place.member.name}")), *reply.blocks))
        try:
            job.posted = await request.app[SEND](target, signed, f"share:{job.id}")
        except Refused as refused:
            job.trouble = f"It could not be posted in #{place.channel.name}: {refused.reason}"

    return share


def _asked(request: web.Request, form: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    runner = request.app[PARTS].runner
    if "code" in form:
        return runner.button(form["code"])
    if "command" in form:
        options = {name[7:]: value for name, value in form.items() if name.startswith("option.")}
        return form["command"], options
    text = form.get("text", "").strip()
    if not text:
        raise BadInput("Type a command, for instance /stories; /help lists them all.")
    if len(text) > LONGEST_LINE:
        raise BadInput(f"A command takes at most {LONGEST_LINE:,} characters; this one has {len(text):,}.")
    return runner.parse(text)


async def _only(reply: Reply) -> AsyncIterator[Progress | Reply | Ask]:
    yield reply


async def _told(place: Place, job: Job) -> AsyncIterator[Mapping[str, object]]:
    async for said in job.watch():
        if isinstance(said, Progress):
            yield {"kind": "progress", "text": said.text, "done": said.done, "total": said.total}
        else:
            html = place.html("answer_part.html", job=job, level=2, **_words(place, job))
            yield {"kind": "answer", "html": html, "title": said.title if isinstance(said, Reply) else said.prompt}


def _words(place: Place, job: Job) -> dict[str, Any]:
    said = job.answer
    return {"reply": said if isinstance(said, Reply) else None, "ask": said if isinstance(said, Ask) else None}


def _job(request: web.Request) -> Job:
    return request.app[JOBS].get(request.match_info["job"], request[VISIT].member.id)


def _channel(values: Mapping[str, str]) -> int | None:
    return _number(values.get("channel", ""))


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 and int(given) else None
