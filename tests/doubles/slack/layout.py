"""What Slack does not take in the layout of one block: its keys, its sizes, and what may stand in it."""

from collections.abc import Iterator
from typing import Any

from tests.doubles.slack.elements import element_faults, image_faults, key_faults, text_faults
from tests.doubles.slack.kept import Json, Team
from tests.doubles.slack.rich import rich_faults
from tests.doubles.slack.state import State

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


def layout_faults(slack: State, team: Team, block: Json, at: str) -> list[str]:
    """What is wrong with a block of a kind that we know; [] for the others."""
    kind = str(block.get("type"))
    if kind not in KEYS:
        return []
    needed, may = KEYS[kind]
    missing = key_faults(block, f"type {needed}", f"block_id {may}", at)
    # Where a key is missing, the rest would only stumble over it.
    try:
        return missing or _CHECKS.get(kind, _nothing)(slack, team, block, at)
    except (TypeError, KeyError, AttributeError, ValueError) as no:
        return [f"{at}: malformed: {no!r}"]


def weighed(part: Any) -> Iterator[str]:
    """The words and addresses in a part of a payload, and "" for each object around them."""
    if isinstance(part, list):
        for one in part:
            yield from weighed(one)
    elif isinstance(part, dict):
        yield ""
        for key, value in part.items():
            if isinstance(value, str) and key in {"text", "url", "alt_text", "image_url", "fallback"}:
                yield value
            elif not isinstance(value, str):
                yield from weighed(value)


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
    if (size := sum(len(text) for text in weighed(rows))) > TABLE_TEXT:
        faults.append(f"{at}: {size} characters in its cells, {TABLE_TEXT} are the most")
    cells = [(f"{at}/rows/{r}/{c}", cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    return faults + [fault for where, cell in cells for fault in _cell(slack, team, cell, where)]


_ALIGN = {"left", "center", "right"}


def _cell(slack: State, team: Team, cell: Json, at: str) -> list[str]:
    if cell.get("type") == "rich_text":
        return layout_faults(slack, team, cell, at)
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
