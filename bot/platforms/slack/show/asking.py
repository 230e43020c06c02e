"""A missing option as something to press, to choose from or to paste into."""

from bot.platforms.slack.show.blocks import section
from bot.platforms.slack.show.letters import clean, plain_text, units
from bot.platforms.slack.show.limits import BUTTON, PICK_LABEL, PICKS, PLACEHOLDER, VALUE
from bot.platforms.slack.show.pieces import Atom, Rich, Whole
from bot.platforms.slack.show.runs import BOLD, Json, elements, text
from commands.reply import Muted, Plain, Strong
from commands.spec import Ask, Choice

_BLOCK = 1_000_000  # of the prompt: no other rich text joins it


def asked(ask: Ask, key: str) -> list[Atom]:
    """The prompt and what answers it."""
    prompt = text(clean(ask.prompt).strip(), BOLD) or text("Which one?", BOLD)
    pieces = [Rich(section(prompt), _BLOCK)]
    if ask.upload:
        return [Atom((*pieces, Whole(_row([_pressable("Paste it", f"paste:{key}:0", key)]))))]
    picks = _picks(ask)
    if not picks:
        return [Atom((*pieces, Whole(_search(key))))]
    if any(clean(choice.hint).strip() for choice in picks):
        pieces += [Rich(section(_hinted(choice)), _BLOCK, "bullet", at) for at, choice in enumerate(picks)]
    return [Atom((*pieces, Whole(_row(_buttons(ask, picks, key)))))]


def _picks(ask: Ask) -> tuple[Choice, ...]:
    """The choices, where they are few and short enough to be buttons; else none."""
    short = all(
        0 < units(clean(choice.label).strip()) <= PICK_LABEL and 0 < units(choice.value) <= VALUE
        for choice in ask.choices
    )
    return ask.choices if short and 2 <= len(ask.choices) <= PICKS else ()


def _buttons(ask: Ask, picks: tuple[Choice, ...], key: str) -> list[Json]:
    made = [_pressable(choice.label, f"pick:{key}:{at}", choice.value) for at, choice in enumerate(picks)]
    if ask.preview is not None:
        made[0]["style"] = "primary"  # below a preview the first choice is to go ahead
    return made


def _hinted(choice: Choice) -> list[Json]:
    return elements((Strong(choice.label), Plain("  "), Muted(choice.hint)))


def _row(buttons: list[Json]) -> Json:
    return {"type": "actions", "elements": buttons}


def _pressable(label: str, action: str, value: str) -> Json:
    return {"type": "button", "action_id": action, "text": plain_text(label, BUTTON), "value": value}


def _search(key: str) -> Json:
    """A list that Slack fills by asking us with every letter."""
    name = f"choose:{key}"
    select = {
        "type": "external_select",
        "action_id": name,
        "placeholder": plain_text("Type to search", PLACEHOLDER),
        "min_query_length": 0,
    }
    return {"type": "actions", "block_id": name, "elements": [select]}
