"""What Slack does not take in blocks and views: the models of slack_sdk, and all that they miss.

Each fault is a sentence with the place it is at; an empty list means that Slack would show the blocks.
"""

import logging
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as ViewModel

from tests.doubles.slack.elements import element_faults, image_faults, key_faults, text_faults
from tests.doubles.slack.kept import Json, Team
from tests.doubles.slack.rich import rich_faults
from tests.doubles.slack.state import State

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MARKDOWN = 12_000  # over the whole payload
TABLE_ROWS, TABLE_COLUMNS = 100, 20
TABLE_TEXT = 10_000  # over all cells

#: type: (keys that it needs, keys that it may have)
KEYS: dict[str, tuple[str, str]] = {
    "section": ("", "text fields accessory expand"),
    "divider": ("", ""),
    "header": ("text", ""),
    "context": ("elements", ""),
    "actions": ("elements", ""),
    "image": ("alt_text", "image_url slack_file title"),
    "input": ("label element", "hint optional dispatch_action"),
    "markdown": ("text", ""),
    "rich_text": ("elements", ""),
    "table": ("rows", "column_settings"),
    "video": (
        "alt_text title thumbnail_url video_url",
        "title_url description provider_icon_url provider_name author_name",
    ),
}
#: What an element may stand in.
SELECTS = "static_select external_select users_select conversations_select channels_select"
MULTI = " ".join(f"multi_{kind}" for kind in SELECTS.split())
TYPED = "plain_text_input number_input email_text_input url_text_input file_input rich_text_input"
PICKERS = "datepicker timepicker datetimepicker checkboxes radio_buttons"
HOLDS = {
    "actions": f"button overflow workflow_button {SELECTS} {PICKERS}".split(),
    "section": f"button overflow workflow_button image {SELECTS} {MULTI} {PICKERS}".split(),
    "input": f"{TYPED} {SELECTS} {MULTI} {PICKERS}".split(),
}


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
    return sum(len(text) if text else 8 for text in _weighed(blocks))


_VIEW_KEYS = {
    True: "callback_id private_metadata clear_on_close notify_on_close external_id submit close submit_disabled",
    False: "callback_id private_metadata external_id",
}


def _weighed(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _weighed(one)
    elif isinstance(part, dict):
        yield ""
        for key, value in part.items():
            if isinstance(value, str) and key in {"text", "url", "alt_text", "image_url", "fallback"}:
                yield value
            elif not isinstance(value, str):
                yield from _weighed(value)


def _faults(slack: State, team: Team, blocks: list[Json]) -> list[str]:
    faults = [fault for n, block in enumerate(blocks) for fault in _block_faults(slack, team, block, f"blocks/{n}")]
    faults += _twice([block["block_id"] for block in blocks if block.get("block_id")], "block_id")
    faults += _twice([one["action_id"] for one in _all_elements(blocks) if one.get("action_id")], "action_id")
    if (total := sum(len(str(b.get("text", ""))) for b in blocks if b.get("type") == "markdown")) > MARKDOWN:
        faults.append(f"{total} characters of markdown, {MARKDOWN} are the most")
    return faults


def _block_faults(slack: State, team: Team, block: Json, at: str) -> list[str]:
    kind = str(block.get("type"))
    if kind in KEYS:
        needed, may = KEYS[kind]
        faults = key_faults(block, f"type {needed}", f"block_id {may}", at)
        # Where a key is missing, the rest would only stumble over it.
        faults = faults or _CHECKS.get(kind, _nothing)(slack, team, block, at)
    else:
        faults = []
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


def _section(slack: State, team: Team, block: Json, at: str) -> list[str]:
    faults = text_faults(block["text"], 3000, f"{at}/text") if block.get("text") is not None else []
    fields = block.get("fields") or []
    faults += [f"{at}: neither text nor fields"] if block.get("text") is None and not fields else []
    faults += [f"{at}: {len(fields)} fields"] if len(fields) > 10 or block.get("fields") == [] else []
    faults += [f for n, field in enumerate(fields) for f in text_faults(field, 2000, f"{at}/fields/{n}")]
    accessory = block.get("accessory")
    return faults + (_held(slack, team, accessory, "section", f"{at}/accessory") if accessory else [])


def _header(slack: State, team: Team, block: Json, at: str) -> list[str]:
    return text_faults(block["text"], 150, f"{at}/text", plain=True)


def _context(slack: State, team: Team, block: Json, at: str) -> list[str]:
    elements = block["elements"]
    faults = [] if 1 <= len(elements) <= 10 else [f"{at}: {len(elements)} elements, 1 to 10 may be"]
    for n, one in enumerate(elements):
        where = f"{at}/elements/{n}"
        if one.get("type") == "image":
            faults += key_faults(one, "type alt_text", "image_url slack_file", where)
            faults += image_faults(slack, team, one, where)
        else:
            faults += text_faults(one, 3000, where)
    return faults


def _actions(slack: State, team: Team, block: Json, at: str) -> list[str]:
    elements = block["elements"]
    faults = [] if 1 <= len(elements) <= 25 else [f"{at}: {len(elements)} elements, 1 to 25 may be"]
    return faults + [
        fault for n, one in enumerate(elements) for fault in _held(slack, team, one, "actions", f"{at}/elements/{n}")
    ]


def _input(slack: State, team: Team, block: Json, at: str) -> list[str]:
    faults = text_faults(block["label"], 2000, f"{at}/label", plain=True)
    if block.get("hint") is not None:
        faults += text_faults(block["hint"], 2000, f"{at}/hint", plain=True)
    return faults + _held(slack, team, block["element"], "input", f"{at}/element")


def _image(slack: State, team: Team, block: Json, at: str) -> list[str]:
    titled = text_faults(block["title"], 2000, f"{at}/title", plain=True) if block.get("title") is not None else []
    return titled + image_faults(slack, team, block, at)


def _table(slack: State, team: Team, block: Json, at: str) -> list[str]:
    rows = block["rows"]
    faults = [] if 1 <= len(rows) <= TABLE_ROWS else [f"{at}: {len(rows)} rows, 1 to {TABLE_ROWS} may be"]
    faults += [f"{at}: a row of {len(row)} cells" for row in rows if not 1 <= len(row) <= TABLE_COLUMNS]
    faults += [f"{at}: rows of different lengths"] if len({len(row) for row in rows}) > 1 else []
    settings = block.get("column_settings") or []
    faults += [f"{at}: {len(settings)} column_settings"] if len(settings) > TABLE_COLUMNS else []
    for n, one in enumerate(settings):
        faults += key_faults(one or {}, "", "align is_wrapped", f"{at}/column_settings/{n}")
        faults += [f"{at}: align {one['align']!r}"] if one and one.get("align", "left") not in _ALIGN else []
    if (size := sum(len(text) for text in _weighed(rows))) > TABLE_TEXT:
        faults.append(f"{at}: {size} characters in its cells, {TABLE_TEXT} are the most")
    cells = [(f"{at}/rows/{r}/{c}", cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    return faults + [fault for where, cell in cells for fault in _cell(slack, team, cell, where)]


_MESSAGES_ONLY = {"table", "markdown"}
_ALIGN = {"left", "center", "right"}


def _cell(slack: State, team: Team, cell: Json, at: str) -> list[str]:
    if cell.get("type") == "rich_text":
        return _block_faults(slack, team, cell, at)
    if cell.get("type") == "raw_text":
        return key_faults(cell, "type text", "", at) or ([] if cell["text"] else [f"{at}: empty text"])
    if cell.get("type") == "raw_number":
        return key_faults(cell, "type value text", "", at)
    return [f"{at}: no cell is of type {cell.get('type')!r}"]


def _markdown(slack: State, team: Team, block: Json, at: str) -> list[str]:
    return [] if isinstance(block["text"], str) and block["text"] else [f"{at}: empty text"]


def _rich(slack: State, team: Team, block: Json, at: str) -> list[str]:
    return rich_faults(block, at)


def _nothing(slack: State, team: Team, block: Json, at: str) -> list[str]:
    return []


_CHECKS = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "table": _table,
    "markdown": _markdown,
    "rich_text": _rich,
}


def _held(slack: State, team: Team, element: Json, holder: str, at: str) -> list[str]:
    if element.get("type") not in HOLDS[holder]:
        return [f"{at}: {element.get('type')!r} does not stand in {holder}"]
    if element["type"] == "image":
        keys = key_faults(element, "type alt_text", "image_url slack_file", at)
        return keys or image_faults(slack, team, element, at)
    return element_faults(element, at)


def _all_elements(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        for one in [*(block.get("elements") or []), block.get("element"), block.get("accessory")]:
            if isinstance(one, dict):
                yield one


def _twice(names: list[str], what: str) -> list[str]:
    return [f"{what} {name!r} stands twice" for name in dict.fromkeys(names) if names.count(name) > 1]
