"""Buttons as Slack's elements: rows of them, and one list where many items carry them."""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.platforms.slack.show.letters import clean, clip, plain_text
from bot.platforms.slack.show.limits import ACTIONS, BUTTON, OPTION, OPTIONS, PLACEHOLDER
from bot.platforms.slack.show.pieces import weight
from bot.platforms.slack.show.runs import Json
from commands.buttons import LIMIT, Button

Numbers = Iterator[int]
_SELECT = 4_000  # characters of one select: several stand beside each other rather than fill a message
_OWN_LISTS = 3  # kinds of buttons that get a list each; of more kinds, one list says which with each item


def numbers() -> Numbers:
    """Numbers for the elements of a reply: none comes twice, whatever message each ends in."""
    return count(1)


def rows(buttons: Sequence[Button], number: Numbers) -> list[Json]:
    """Actions blocks with the buttons; one whose code is too long to survive is left out."""
    good = [button for button in buttons if button.length <= LIMIT]
    return [
        {"type": "actions", "elements": [_button(button, next(number)) for button in good[at : at + ACTIONS]]}
        for at in range(0, len(good), ACTIONS)
    ]


def _button(button: Button, number: int) -> Json:
    style = {"style": button.style} if button.style in {"primary", "danger"} else {}
    label = button.label if clean(button.label).strip() else button.command
    text = plain_text(label, BUTTON)
    return {"type": "button", "action_id": f"do:{number}", "text": text, "value": button.code, **style}


def lists(pressed: Sequence[tuple[str, Button]], number: Numbers) -> list[Json]:
    """Actions blocks with a select for each kind of button; its options are the items, by their words."""
    good = [(words, button) for words, button in pressed if button.length <= LIMIT]
    kinds = list(dict.fromkeys(button.label for _, button in good))
    if len(kinds) > _OWN_LISTS:
        return _lists("Choose", [(f"{button.label}: {words}", button.code) for words, button in good], number)
    return [
        block
        for kind in kinds
        for block in _lists(kind, [(words, button.code) for words, button in good if button.label == kind], number)
    ]


def _lists(label: str, pairs: Sequence[tuple[str, str]], number: Numbers) -> list[Json]:
    """One select in an actions block, or several that say which items each has."""
    options = [_option(words, code) for code, words in {code: words for words, code in pairs}.items()]
    parts = _parted(options)
    made, first = [], 1
    for part in parts:
        which = f" ({first}–{first + len(part) - 1})" if len(parts) > 1 else ""
        shown = plain_text(f"{clip(clean(label), PLACEHOLDER - 30)}…{which}", PLACEHOLDER)
        select = {"type": "static_select", "action_id": f"do-one:{next(number)}", "placeholder": shown, "options": part}
        made.append({"type": "actions", "elements": [select]})
        first += len(part)
    return made


def _option(words: str, code: str) -> Json:
    return {"text": plain_text(words, OPTION), "value": code}


def _parted(options: Sequence[Json]) -> list[list[Json]]:
    parts: list[list[Json]] = []
    for option in options:
        if parts and len(parts[-1]) < OPTIONS and weight([*parts[-1], option]) < _SELECT:
            parts[-1].append(option)
        else:
            parts.append([option])
    return parts
