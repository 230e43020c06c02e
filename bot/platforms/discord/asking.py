"""A missing option as something to press, to choose from, to search or to paste into."""

from collections.abc import Sequence

from bot.platforms.discord.letters import clean, units
from bot.platforms.discord.limits import OPTION, OPTIONS, PICK_LABEL, PICKS
from bot.platforms.discord.pieces import Atom, Line, Piece, Whole
from bot.platforms.discord.pressing import option, pressable, row, select
from bot.platforms.discord.runs import Json, Span, spans, text
from commands.reply import Muted, Strong
from commands.spec import Ask, Choice

_BLOCK = 1_000_000  # of the prompt: no other text joins it
_PAGES = 4  # lists of choices, with the row of a button below them the five rows of a plain message


def asked(ask: Ask, key: str) -> list[Atom]:
    """The prompt and what answers it."""
    prompt = text(ask.prompt, "bold") or text("Which one?", "bold")
    pieces: list[Piece] = [Line(prompt, _BLOCK)]
    if ask.upload:
        return [Atom((*pieces, Whole(row([pressable("Paste it", f"paste:{key}")]))))]
    picks = _picks(ask)
    if any(clean(choice.hint).strip() for choice in picks):
        pieces += [Line(_hinted(choice), _BLOCK, "bullet") for choice in picks]
    rows = [row(_buttons(ask, picks, key))] if picks else [*_pages(ask.choices, key), row([_search(ask, key)])]
    return [Atom((*pieces, *(Whole(each) for each in rows)))]


def value_of(choice: Choice, index: int) -> str:
    """What stands for a choice in a list: its value, or ``#{index}`` where that would not come back as it is."""
    bare = 0 < units(choice.value) <= OPTION and choice.value == clean(choice.value).strip()
    return choice.value if bare and not choice.value.startswith("#") else f"#{index}"


def _picks(ask: Ask) -> tuple[Choice, ...]:
    """The choices, where they are few and short enough to be buttons; else none."""
    short = all(0 < units(clean(choice.label).strip()) <= PICK_LABEL for choice in ask.choices)
    return ask.choices if short and 2 <= len(ask.choices) <= PICKS else ()


def _buttons(ask: Ask, picks: Sequence[Choice], key: str) -> list[Json]:
    # Below a preview the first choice is to go ahead.
    first = "primary" if ask.preview is not None else "plain"
    return [pressable(choice.label, f"pick:{key}:{at}", "plain" if at else first) for at, choice in enumerate(picks)]


def _hinted(choice: Choice) -> tuple[Span, ...]:
    return spans((Strong(choice.label), Muted(f" · {choice.hint}" if clean(choice.hint).strip() else "")))


def _pages(choices: Sequence[Choice], key: str) -> list[Json]:
    """Lists of up to 25 choices; what is beyond a hundred is found by searching."""
    named = list({value_of(choice, at): (choice, at) for at, choice in enumerate(choices)}.values())
    made = []
    for page, first in enumerate(range(0, len(named), OPTIONS)):
        part = named[first : first + OPTIONS]
        which = f" ({first + 1}–{first + len(part)})" if len(named) > OPTIONS else ""
        options = [option(choice.label, value_of(choice, at), choice.hint) for choice, at in part]
        made.append(row([select(f"choose:{key}:{page}", f"Choose…{which}", options)]))
    return made[:_PAGES]


def _search(ask: Ask, key: str) -> Json:
    return pressable("Something else…" if ask.choices else "Type it…", f"search:{key}")
