"""What is pressed: buttons as Discord's components, rows of them, lists where many items carry them; and their names.

A component's custom_id is all that a press brings back, and it needs no memory of ours:

``do:{n}:{code}``         a button with its command; n makes it unique in its message
``do:{n}.{delivery}:{code}``  the same, on the button that says which delivery the message is
``do-one:{n}``            a list; what is chosen is the code
``kept:{key}``            a button whose call is kept, its code being too long
``pick:{key}:{index}``    a choice of a kept question
``choose:{key}:{page}``   a list of such choices: what is chosen is the value, or ``#{index}`` (see asking)
``search:{key}``          opens a box to type into, for a kept question; the box has the same name
``paste:{key}``           the same for a longer text
``again:{command}:{key}``  opens a form once more, with what was filled in
``form:{command}:{rest}`` a form; rest: options that it does not ask for, as in a button's code
"""

from collections.abc import Iterator, Sequence
from itertools import count

from bot.platforms.discord.letters import clean, clip
from bot.platforms.discord.limits import BUTTON, CUSTOM_ID, OPTION, OPTIONS, PLACEHOLDER, ROW
from bot.platforms.discord.runs import Json
from commands.buttons import Button

ROW_KIND, BUTTON_KIND, SELECT_KIND = 1, 2, 3  # Discord's component types
STYLES = {"primary": 1, "plain": 2, "danger": 4}
_OWN_LISTS = 3  # kinds of buttons that get a list each; of more kinds, one list says which with each item
_ROOM = CUSTOM_ID - len("do:99:")

Numbers = Iterator[int]


def numbers() -> Numbers:
    """Numbers for the components of a reply: none comes twice in a message, which holds fewer than a hundred."""
    return (each % 100 for each in count())


def pressable(label: str, custom_id: str, style: str = "plain") -> Json:
    """A button."""
    shown = clip(clean(label).strip(), BUTTON) or "–"
    return {"type": BUTTON_KIND, "style": STYLES[style], "label": shown, "custom_id": custom_id}


def row(components: Sequence[Json]) -> Json:
    """What stands side by side: at most five buttons, or one list."""
    return {"type": ROW_KIND, "components": list(components)}


def fitting(buttons: Sequence[Button]) -> list[Button]:
    """The buttons whose code is short enough to be in a name."""
    return [each for each in buttons if each.length <= _ROOM]


def button(button: Button, number: Numbers) -> Json:
    """A reply's button, which must be ``fitting``."""
    label = button.label if clean(button.label).strip() else button.command
    return pressable(label, f"do:{next(number)}:{button.code}", button.style)


def rows(buttons: Sequence[Button], number: Numbers) -> list[Json]:
    """Rows of the buttons; one whose code is too long to survive is left out."""
    good = [button(each, number) for each in fitting(buttons)]
    return [row(good[at : at + ROW]) for at in range(0, len(good), ROW)]


def lists(pressed: Sequence[tuple[str, Button]], number: Numbers) -> list[Json]:
    """Rows with a list for each kind of button; its options are the items, by their words."""
    good = [(words, each) for words, each in pressed if each.length <= OPTION]
    kinds = list(dict.fromkeys(each.label for _, each in good))
    if len(kinds) > _OWN_LISTS:
        return _lists("Choose", [(f"{each.label}: {words}", each.code) for words, each in good], number)
    return [
        made
        for kind in kinds
        for made in _lists(kind, [(words, each.code) for words, each in good if each.label == kind], number)
    ]


def select(custom_id: str, placeholder: str, options: Sequence[Json]) -> Json:
    """A list of at most 25 options of which one is chosen."""
    shown = clip(clean(placeholder).strip(), PLACEHOLDER) or "Choose"
    return {"type": SELECT_KIND, "custom_id": custom_id, "placeholder": shown, "options": list(options)}


def option(label: str, value: str, hint: str = "") -> Json:
    """One option of a list."""
    below = clip(clean(hint).strip(), OPTION)
    shown = {"label": clip(clean(label).strip(), OPTION) or "–", "value": value}
    return shown | ({"description": below} if below else {})


def _lists(label: str, pairs: Sequence[tuple[str, str]], number: Numbers) -> list[Json]:
    """One list in a row, or several that say which items each has."""
    options = [option(words, code) for code, words in {code: words for words, code in pairs}.items()]
    made = []
    for at in range(0, len(options), OPTIONS):
        part = options[at : at + OPTIONS]
        which = f" ({at + 1}–{at + len(part)})" if len(options) > OPTIONS else ""
        named = f"{clip(clean(label).strip(), PLACEHOLDER - 30)}…{which}"
        made.append(row([select(f"do-one:{next(number)}", named, part)]))
    return made


def carrying(custom_id: str, delivery: str) -> str:
    """The name of a button with the delivery's id in it; "" where there is no room for it, or it is no such button."""
    kind, _, rest = custom_id.partition(":")
    number, _, code = rest.partition(":")
    name = f"{kind}:{number}.{delivery}:{code}"
    return name if kind == "do" and "." not in number and len(name) <= CUSTOM_ID else ""


def delivery_in(custom_id: str) -> str:
    """The delivery that a button's name carries, or ""."""
    kind, _, rest = custom_id.partition(":")
    return rest.partition(":")[0].partition(".")[2] if kind == "do" else ""
