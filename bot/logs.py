"""Logs: text on a terminal, JSON lines elsewhere; no token and no article text at info level."""

import logging
import sys
from typing import Literal

import structlog


def set_up(level: str, form: Literal["auto", "text", "json"]) -> None:
    """Send every log line, ours and the libraries', to standard error in one form."""
    text = sys.stderr.isatty() if form == "auto" else form == "text"
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    # Both renderers escape control characters: a source cannot forge a line.
    last: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)]
        if text
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("apscheduler", "trafilatura", "htmldate", "courlan", "aiohttp.access", "asyncio", "slack_sdk"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    # Extraction libraries complain about odd pages with the page's own words.
    for quoting in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(quoting).setLevel(logging.CRITICAL)
