"""Modals: the form of any command, made from its options alone; work under way; an answer to read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.platforms.slack.show.form_fields import field, value_in
from bot.platforms.slack.show.letters import clean, clip, plain_text
from bot.platforms.slack.show.limits import CONTEXT_TEXT, VIEW_BLOCKS
from bot.platforms.slack.show.look import Look
from bot.platforms.slack.show.render import messages, progress
from bot.platforms.slack.show.runs import Json, elements
from bot.platforms.slack.show.views import sheet
from bot.platforms.tables import listed
from commands.reply import Block, Buttons, Context, Item, Items, Plain, Reply, Strong, Table, plain
from commands.spec import Command, Option, Progress

CONFIRM = "confirm"  # the option that says go ahead: whoever sends a form with a preview has
METADATA = 3_000  # characters of a view's private_metadata (docs, models)
TITLE = 24  # characters of a modal's title (docs, models)
_FIELDS, _PREVIEW_BLOCKS, _PREVIEW_ITEMS = 40, 20, 5


def form(
    command: Command,
    values: Mapping[str, str],
    place: Mapping[str, str],
    preview: Reply | None,
    look: Look,
    trouble: str = "",
) -> dict[str, Any]:
    """The command's form as a modal view.

    values: what is filled in, by option; channels and people by Slack's id.  place: short strings that come back with
    whatever is sent.  preview: what the command would do as it stands, shown below the inputs.  trouble: a sentence at
    the top.
    """
    above = [_sentence(trouble, strong=True)] if clean(trouble).strip() else []
    about: Json = {"type": "context", "elements": [plain_text(f"{command.summary}.", CONTEXT_TEXT)]}
    live = command.preview is not None
    inputs = [field(option, values.get(option.name, ""), place, live=live) for option in asked(command)]
    below = _previewed(preview, look) if preview is not None else []
    return {
        "type": "modal",
        "callback_id": f"form:{command.name}",
        "title": plain_text(command.name.replace("-", " ").capitalize(), TITLE),
        "submit": plain_text("Send", TITLE),
        "close": plain_text("Cancel", TITLE),
        "private_metadata": _metadata(place),
        "blocks": [*above, about, *inputs, *below][:VIEW_BLOCKS],
    }


def asked(command: Command) -> list[Option]:
    """The options that the command's form asks for, required ones first."""
    kept = [option for option in command.options if option.name != CONFIRM or command.preview is None]
    return sorted(kept, key=lambda option: not option.required)[:_FIELDS]


def filled(command: Command, state: Mapping[str, Any]) -> dict[str, str]:
    """The options that a form holds, by name; empty ones left out.

    state: ``view["state"]``.  Channels and people are Slack's ids; of an option that is given many times, the values
    are joined by commas.
    """
    values = state.get("values") or {}
    given = {
        option.name: value_in((values.get(option.name) or {}).get(f"option:{option.name}") or {})
        for option in command.options
    }
    return {name: value for name, value in given.items() if value}


def working(title: str) -> dict[str, Any]:
    """A modal that says that work is under way."""
    return sheet(_titled(title), progress(Progress("Working on it")).blocks, {})


def answer_view(reply: Reply, look: Look) -> dict[str, Any]:
    """A modal that shows a reply, at most 100 blocks of it."""
    blocks = [block for message in messages(readable(reply), look) for block in message.blocks]
    return sheet(_titled(reply.title), blocks, {})


def readable(reply: Reply) -> Reply:
    """The reply with its tables as lists: Slack shows no table in a modal."""
    return replace(reply, blocks=tuple(listed(block) if isinstance(block, Table) else block for block in reply.blocks))


def _previewed(preview: Reply, look: Look) -> list[Json]:
    """The preview in short: nothing to press, and of long lists the first few."""
    if preview.tone == "error":
        return [{"type": "divider"}, _sentence(preview.title)]
    short = replace(preview, blocks=tuple(_shortened(preview.blocks)))
    shown = messages(short, replace(look, extra=()))[0].blocks
    return [{"type": "divider"}, *shown[:_PREVIEW_BLOCKS]]


def _shortened(blocks: Sequence[Block]) -> list[Block]:
    short: list[Block] = []
    for block in blocks:
        block = listed(block) if isinstance(block, Table) else block  # noqa: PLW2901
        if isinstance(block, Items):
            first = tuple(replace(item, buttons=()) for item in block.items[:_PREVIEW_ITEMS])
            more = len(block.items) - len(first)
            short += [replace(block, items=first), *([Context(plain(f"and {more} more"))] if more else [])]
        elif isinstance(block, Item):
            short.append(replace(block, buttons=()))
        elif not isinstance(block, Buttons):
            short.append(block)
    return short


def _sentence(words: str, *, strong: bool = False) -> Json:
    runs = (Strong(words),) if strong else (Plain(words),)
    parts = elements(runs) or elements((Plain("–"),))
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}


def _titled(title: str) -> str:
    return clip(clean(title).strip(), TITLE) or "Standfirst"


def _metadata(place: Mapping[str, str]) -> str:
    """The place as JSON; parts that would make it too long are left out, the last ones first."""
    kept = dict(place)
    while len(text := json.dumps(kept)) > METADATA:
        kept.popitem()
    return text
