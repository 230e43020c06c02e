"""A Reply as JSON and back: what desk channels store, and what any platform may keep of a message it sent.

Every block, run and button is an object tagged with its class name under ``is``.  Fields that hold their default are
left out, so that old messages stay readable when a block gains a field; a tag that is not known here is refused.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, cast

from commands import reply as words
from commands.buttons import Button
from commands.reply import Reply
from summaries.errors import BadInput

TAG = "is"
KINDS: Mapping[str, Any] = {
    kind.__name__: kind
    for kind in (
        words.Plain,
        words.Strong,
        words.Muted,
        words.Link,
        words.Cite,
        words.StoryLink,
        words.Heading,
        words.Context,
        words.Paragraph,
        words.Item,
        words.Items,
        words.QuoteBlock,
        words.Table,
        words.Bar,
        words.Chart,
        words.Buttons,
        words.Attachment,
        Button,
        Reply,
    )
}


def to_json(reply: Reply) -> dict[str, object]:
    """The reply as JSON types only: objects, arrays, strings, numbers, booleans and null."""
    return cast(dict[str, object], _plain(reply))


def from_json(body: Mapping[str, object]) -> Reply:
    """The reply that ``to_json`` gave.  Raises BadInput for anything else."""
    reply = _typed(body)
    if not isinstance(reply, Reply):
        raise BadInput("This stored message is not a reply; it was written by another version of Standfirst.")
    return reply


def _plain(thing: Any) -> Any:
    if type(thing).__name__ in KINDS and type(thing) is KINDS[type(thing).__name__]:
        own = {field.name: (getattr(thing, field.name), _default(field)) for field in fields(thing)}
        kept = {name: _plain(value) for name, (value, default) in own.items() if value != default}
        return {TAG: type(thing).__name__, **kept}
    if isinstance(thing, tuple | list):
        return [_plain(each) for each in thing]
    return thing


def _typed(thing: Any) -> Any:
    if isinstance(thing, list):
        return tuple(_typed(each) for each in thing)
    if not isinstance(thing, Mapping):
        return thing
    kind = KINDS.get(str(thing.get(TAG)))
    if kind is None:
        raise BadInput("This stored message holds a part that is not known; it was written by another version.")
    known = {field.name for field in fields(kind)}
    given = {
        name: dict(value) if name == "data" and isinstance(value, Mapping) else _typed(value)
        for name, value in thing.items()
        if name in known
    }
    try:
        return kind(**given)
    except TypeError as error:
        raise BadInput("This stored message lacks a part that it needs; it was written by another version.") from error


def _default(field: "Field[Any]") -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
