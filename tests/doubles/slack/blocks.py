"""What Slack does not take in blocks and views: the models of slack_sdk, and all that they miss.

Each fault is a sentence with the place it is at; an empty list means that Slack would show the blocks.
"""

import logging
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as ViewModel

from tests.doubles.slack.elements import key_faults, text_faults
from tests.doubles.slack.kept import Json, Team
from tests.doubles.slack.layout import layout_faults, weighed
from tests.doubles.slack.state import State

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MARKDOWN = 12_000  # over the whole payload
_MESSAGES_ONLY = {"table", "markdown"}


def message_faults(slack: State, team: Team, blocks: object) -> list[str]:
    """Why Slack would not take these blocks in a message."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return ["blocks is not an array of objects"]
    faults = [f"{len(blocks)} blocks, {MESSAGE_BLOCKS} are the most"] if len(blocks) > MESSAGE_BLOCKS else []
    faults += [f"blocks/{n}: input stands in views only" for n, b in enumerate(blocks) if b.get("type") == "input"]
    if sum(block.get("type") == "table" for block in blocks) > 1:
        faults.append("one table a message")
    return faults + _faults(slack, team, blocks)


def view_faults(slack: State, team: Team, view: Json) -> list[str]:
    """Why Slack would not show this view."""
    blocks, modal = view.get("blocks"), view.get("type") == "modal"
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return ["blocks is not an array of objects"]
    faults = key_faults(view, "type blocks" + (" title" if modal else ""), _VIEW_KEYS[modal], "view")
    faults += [] if 1 <= len(blocks) <= VIEW_BLOCKS else [f"{len(blocks)} blocks, 1 to {VIEW_BLOCKS} may be"]
    for name in ("title", "submit", "close"):
        faults += text_faults(view[name], 24, f"view/{name}", plain=True) if view.get(name) is not None else []
    faults += [
        f"view/{name} of {len(str(view[name]))} characters, {most} are the most"
        for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255))
        if len(str(view.get(name) or "")) > most
    ]
    if modal and not view.get("submit") and any(block.get("type") == "input" for block in blocks):
        faults.append("a view with input blocks needs submit")
    faults += [f"view/blocks: {b['type']} stands in messages only" for b in blocks if b.get("type") in _MESSAGES_ONLY]
    return faults + _faults(slack, team, blocks) + _model_faults(lambda: ViewModel(**view).to_dict(), "view")


def weight(blocks: list[Json]) -> int:
    """What the blocks weigh towards the total that Slack does not document.

    Every character that is shown or linked, and some for each object around it: a message of rich text was seen to be
    refused at 11,341 characters of text, one of markdown alone at 13,297.
    """
    return sum(len(text) if text else 8 for text in weighed(blocks))


_VIEW_KEYS = {
    True: "callback_id private_metadata clear_on_close notify_on_close external_id submit close submit_disabled",
    False: "callback_id private_metadata external_id",
}


def _faults(slack: State, team: Team, blocks: list[Json]) -> list[str]:
    faults = [fault for n, block in enumerate(blocks) for fault in _block_faults(slack, team, block, f"blocks/{n}")]
    faults += _twice([block["block_id"] for block in blocks if block.get("block_id")], "block_id")
    faults += _twice([one["action_id"] for one in _all_elements(blocks) if one.get("action_id")], "action_id")
    if (total := sum(len(str(b.get("text", ""))) for b in blocks if b.get("type") == "markdown")) > MARKDOWN:
        faults.append(f"{total} characters of markdown, {MARKDOWN} are the most")
    return faults


def _block_faults(slack: State, team: Team, block: Json, at: str) -> list[str]:
    faults = layout_faults(slack, team, block, at)
    faults += [f"{at}: empty block_id"] if block.get("block_id") == "" else []
    return faults + _model_faults(lambda: _parsed(block), at)


def _parsed(block: Json) -> None:
    parsed = Block.parse(block)
    if parsed is None:
        raise SlackObjectFormationError(f"unknown type of block {block.get('type')!r}")
    parsed.to_dict()


def _model_faults(parse: Any, at: str) -> list[str]:
    """What the models of slack_sdk have against it."""
    quiet = logging.getLogger("slack_sdk.models")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        parse()
    except SlackObjectFormationError as no:
        return [f"{at}: {no}"]
    except (TypeError, KeyError, AttributeError, ValueError) as no:
        return [f"{at}: malformed: {no}"]
    finally:
        quiet.setLevel(level)
    return []


def _all_elements(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        inside = block.get("elements")
        for one in [*(inside if isinstance(inside, list) else []), block.get("element"), block.get("accessory")]:
            if isinstance(one, dict):
                yield one


def _twice(names: list[str], what: str) -> list[str]:
    return [f"{what} {name!r} stands twice" for name in dict.fromkeys(names) if names.count(name) > 1]
