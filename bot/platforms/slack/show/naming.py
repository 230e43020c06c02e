"""Commands by the names that they have in this installation, wherever a reply tells somebody to type one.  Pure.

What sources wrote is left alone: quotes, briefings, links, and any line that cites.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from bot.platforms.slack.show.runs import Json
from commands.buttons import Button
from commands.reply import Cite, Link, QuoteBlock, Reply

Thing = TypeVar("Thing")
_SLASHED = re.compile(r"(?<![\w/.:])/([a-z]+(?:-[a-z]+)*)(?![\w/])")
_WORDS = frozenset({"text", "title", "prompt"})


def called_here(words: str, names: Mapping[str, str]) -> str:
    """The words with each ``/command`` under its name here.  names: here, by ours; empty where they are the same."""
    return _SLASHED.sub(lambda found: f"/{names.get(found[1], found[1])}", words) if names else words


def as_called(thing: Thing, names: Mapping[str, str]) -> Thing:
    """A reply, a question or a part of one with its commands under their names here."""
    return _named(thing, names) if names else thing


def _named(thing: Any, names: Mapping[str, str]) -> Any:
    if isinstance(thing, tuple):
        return thing if any(isinstance(part, Cite) for part in thing) else tuple(_named(part, names) for part in thing)
    if not is_dataclass(thing) or isinstance(thing, type | Button | Cite | Link | QuoteBlock):
        return thing
    if isinstance(thing, Reply) and thing.briefing_id is not None:
        return thing
    changed = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if isinstance(value, str) and each.name in _WORDS:
            changed[each.name] = called_here(value, names)
        elif isinstance(value, tuple) or is_dataclass(value):
            changed[each.name] = _named(value, names)
    return replace(thing, **changed)


def view_as_called(part: Any, names: Mapping[str, str]) -> Any:
    """A view of our own words with its commands under their names here."""
    if isinstance(part, list):
        return [view_as_called(each, names) for each in part]
    if not isinstance(part, dict) or not names:
        return part
    named: Json = {key: view_as_called(value, names) for key, value in part.items()}
    return named | ({"text": called_here(part["text"], names)} if isinstance(part.get("text"), str) else {})
