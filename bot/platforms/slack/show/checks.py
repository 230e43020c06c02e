"""Our own checks of blocks, for what slack_sdk.models lets through and Slack refuses."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.platforms.slack.show import limits
from bot.platforms.slack.show.letters import units
from bot.platforms.slack.show.pieces import weight

Json = Mapping[str, Any]
_KEYS: Mapping[str, frozenset[str]] = {
    "header": frozenset({"text"}),
    "section": frozenset({"text", "fields", "accessory", "expand"}),
    "context": frozenset({"elements"}),
    "divider": frozenset(),
    "actions": frozenset({"elements"}),
    "image": frozenset({"alt_text", "title", "slack_file", "image_url"}),
    "input": frozenset({"label", "element", "hint", "optional", "dispatch_action"}),
    "rich_text": frozenset({"elements"}),
    "table": frozenset({"rows", "column_settings"}),
}


def checked(blocks: Sequence[Json], most: int = limits.BLOCKS) -> list[str]:
    """What is wrong with the blocks of a message or (most: 100) a view, a sentence each; empty where nothing is."""
    return list(_wrong(blocks, most))


def _wrong(blocks: Sequence[Json], most: int) -> Iterator[str]:
    if not 1 <= len(blocks) <= most:
        yield f"There are {len(blocks)} blocks; 1 to {most} may be."
    if most == limits.BLOCKS and weight(blocks) >= limits.TOTAL:
        yield f"The blocks take {weight(blocks)} characters; {limits.TOTAL} may be."
    if sum(block.get("type") == "table" for block in blocks) > limits.TABLES:
        yield "There is more than one table."
    yield from _twice("block_id", [block["block_id"] for block in blocks if "block_id" in block])
    yield from _twice("action_id", [each["action_id"] for each in _every(blocks) if "action_id" in each])
    for block in blocks:
        yield from _block(block)


def _twice(name: str, ids: Sequence[str]) -> Iterator[str]:
    yield from (f"The {name} {each!r} is there twice." for each in dict.fromkeys(ids) if ids.count(each) > 1)
    yield from (f"A {name} is empty or too long." for each in ids if not 1 <= units(each) <= limits.ACTION_ID)


def _block(block: Json) -> Iterator[str]:
    kind = str(block.get("type"))
    if kind not in _KEYS:
        yield f"There is no block of type {kind!r} here."
        return
    if unknown := set(block) - _KEYS[kind] - {"type", "block_id"}:
        yield f"A {kind} block has unknown keys: {', '.join(sorted(unknown))}."
    for each in _every([block]):
        yield from _element(each)
    yield from _BY_KIND[kind](block) if kind in _BY_KIND else ()


def _element(each: Json) -> Iterator[str]:
    kind = each.get("type")
    if kind == "mrkdwn":
        yield "Words stand in mrkdwn, where they could be markup."
    if kind == "plain_text" and each.get("emoji") is not False:
        yield "A plain_text does not forbid emoji."
    if kind in {"plain_text", "text", "raw_text"} and not each.get("text"):
        yield f"A {kind} is empty."
    if kind == "link" and not str(each.get("url")).startswith(("http://", "https://")):
        yield "A link leads to something other than the web."
    if kind == "button":
        yield from _most("A button's label", each["text"]["text"], limits.BUTTON)
        yield from _most("A button's value", each.get("value", "–"), limits.VALUE)
    if "options" in each:
        yield from _options(each["options"])


def _options(options: Sequence[Json]) -> Iterator[str]:
    if not 1 <= len(options) <= limits.OPTIONS:
        yield f"A select has {len(options)} options; 1 to {limits.OPTIONS} may be."
    for option in options:
        yield from _most("An option's label", option["text"]["text"], limits.OPTION)
        yield from _most("An option's value", option["value"], limits.OPTION_VALUE)


def _most(what: str, words: str, most: int) -> Iterator[str]:
    if not 1 <= units(words) <= most:
        yield f"{what} has {units(words)} characters; 1 to {most} may be."


def _header(block: Json) -> Iterator[str]:
    yield from _most("A header", block["text"]["text"], limits.HEADER)


def _section(block: Json) -> Iterator[str]:
    if "text" in block:
        yield from _most("A section", block["text"]["text"], limits.SECTION)
    for field in block.get("fields", ()):
        yield from _most("A field", field["text"], limits.FIELD)
    if len(block.get("fields", ())) > limits.FIELDS:
        yield "A section has too many fields."


def _counted(block: Json) -> Iterator[str]:
    most = {"actions": limits.ACTIONS, "context": limits.CONTEXT}[block["type"]]
    if not 1 <= len(block["elements"]) <= most:
        yield f"A block of {block['type']} has {len(block['elements'])} elements; 1 to {most} may be."


def _image(block: Json) -> Iterator[str]:
    yield from _most("A picture's description", block["alt_text"], limits.ALT_TEXT)
    if ("slack_file" in block) == ("image_url" in block):
        yield "A picture has no source, or two."


def _rich(block: Json) -> Iterator[str]:
    if not block["elements"] or any(not each["elements"] for each in block["elements"]):
        yield "A rich text holds a part without words."


def _table(block: Json) -> Iterator[str]:
    if not 1 <= len(block["rows"]) <= limits.ROWS:
        yield f"A table has {len(block['rows'])} rows; 1 to {limits.ROWS} may be."
    if len({len(row) for row in block["rows"]}) > 1 or not all(1 <= len(row) <= limits.CELLS for row in block["rows"]):
        yield f"A table's rows differ in length, or have more than {limits.CELLS} cells."


_BY_KIND = {
    "header": _header,
    "section": _section,
    "actions": _counted,
    "context": _counted,
    "image": _image,
    "rich_text": _rich,
    "table": _table,
}


def _every(thing: object) -> Iterator[Json]:
    """Every object within."""
    if isinstance(thing, Mapping):
        yield thing
        for value in thing.values():
            yield from _every(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from _every(value)
