"""Charts as pictures: PNG for chats, SVG for pages; drawn by vl-convert where the extra ``charts`` is installed."""

import asyncio
import json
import os
import sys
from collections import OrderedDict
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from weakref import WeakKeyDictionary

import structlog

from bot.platforms.chart_spec import DAY, Colours, specification
from commands.reply import Chart

log = structlog.get_logger()
LIMIT = 20.0  # seconds for one picture, which takes about one
WIDTH = 480  # pixels as it is laid out; a phone shows a little less
_SHARP = 2  # pixels drawn for one laid out
_KEPT = 64  # pictures, since a story's chart is asked for again and again
_DRAWING = Path(__file__).with_name("drawing.py")
_pictures: OrderedDict[bytes, bytes] = OrderedDict()
# One picture at a time: each takes a core and sixty megabytes.
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


def available() -> bool:
    """Whether pictures can be drawn at all."""
    return find_spec("vl_convert") is not None


async def png(chart: Chart, width: int = WIDTH) -> bytes | None:
    """The chart with its words as a PNG, twice ``width`` across; None where it cannot be drawn: the log says why."""
    return await _drawn(chart, {"form": "png", "scale": _SHARP, "spec": specification(chart, width)})


async def svg(chart: Chart, width: int = WIDTH, colours: Colours = DAY) -> str | None:
    """The chart without its words, which a page shows itself, as an SVG document; None where it cannot be drawn."""
    drawn = await _drawn(chart, {"form": "svg", "spec": specification(chart, width, colours, caption=False)})
    return drawn.decode() if drawn else None


async def _drawn(chart: Chart, what: Mapping[str, object]) -> bytes | None:
    if not chart.bars:
        return None
    asked = json.dumps(what).encode()
    if asked not in _pictures:
        if not available():
            log.info("chart_not_drawn", reason="the extra charts is not installed")
            return None
        made = await _in_turn(asked)
        if made is None:
            return None
        _pictures[asked] = made
        if len(_pictures) > _KEPT:
            _pictures.popitem(last=False)
    return _pictures[asked]


async def _in_turn(asked: bytes) -> bytes | None:
    async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(1)):
        try:
            return await asyncio.wait_for(_run(asked), LIMIT)
        except TimeoutError:
            log.warning("chart_not_drawn", reason=f"it took longer than {LIMIT:.0f} s")
        except OSError as error:
            log.warning("chart_not_drawn", reason="the program that draws did not start", kind=type(error).__name__)
        return None


async def _run(asked: bytes) -> bytes | None:
    """What the drawing program answers.  It is given none of our surroundings: no token, no settings."""
    pipe = asyncio.subprocess.PIPE
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-I", str(_DRAWING), stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL,
        env=surroundings,
    )  # fmt: skip
    try:
        picture, _ = await program.communicate(asked)
    finally:
        if program.returncode is None:
            program.kill()
            await program.wait()
    if program.returncode or not picture:
        log.warning("chart_not_drawn", reason="vl-convert refused it", status=program.returncode)
        return None
    return picture
