"""A modal that shows something to read: its blocks, and where its reader came from."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

TITLE, BLOCKS = 24, 100


def sheet(title: str, blocks: Sequence[Mapping[str, Any]], place: Mapping[str, str]) -> dict[str, Any]:
    """A modal view.  title: cut to 24 characters; blocks: the first 100, with identities that are unique among them."""
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": cut(title, TITLE), "emoji": False},
        "close": {"type": "plain_text", "text": "Close", "emoji": False},
        "private_metadata": json.dumps(dict(place), ensure_ascii=False),
        "blocks": [dict(block) for block in renumbered(blocks[:BLOCKS])],
    }


def renumbered(blocks: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The blocks of several messages as those of one: ``do:0`` of each would else be there twice."""
    count, fresh = 0, []
    for block in blocks:
        if block.get("type") != "actions":
            fresh.append(block)
            continue
        elements = []
        for element in block["elements"]:
            kind, _, rest = str(element["action_id"]).partition(":")
            if kind in {"do", "do-one"} and rest.isdigit():
                element = {**element, "action_id": f"{kind}:{count}"}  # noqa: PLW2901
                count += 1
            elements.append(element)
        fresh.append({**block, "elements": elements})
    return fresh


def cut(text: str, most: int) -> str:
    """The text in one line of at most that many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
