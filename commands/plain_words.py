"""What somebody writes to the bot, in a mention or a direct message, as a command: by rules, with no model.

Every command brings its own phrases (``Command.phrases``), so that a new one needs no change here.
"""

import re
from collections.abc import Sequence

from commands.parse import checked, command_word, options_from
from commands.phrases import heard, plainest
from commands.registry import Registry
from commands.spec import Command
from commands.words import clipped, listed, nearest
from summaries.errors import BadInput

_LONGEST = 500  # characters: what is longer is no request in a sentence
_MANNERS = 6  # polite words on either side of a request; nobody says more
_SHOWN_FIRST = ("brief", "updates", "track")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ", "'"))
_BEFORE = re.compile(
    r"\A(?:(?:thanks|thank you|hi|hello|hey|there|standfirst|bot|ok|okay|so|and|also|just|now|please|pls|plz|kindly)\b"
    r"[,:!.]*"
    r"|(?:can|could|would|will) (?:you|we|i)(?: (?:please|kindly|maybe|just))*"
    r"|(?:i|we)(?:'d| would) (?:like|love)(?: you)? to"
    r"|(?:i|we) (?:want|need)(?: you)? to|let's|let us|do you mind|would you mind)\s+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[\s,;:–-]+(?:please|pls|plz|thanks(?: a lot| so much)?|thank you(?: very much)?|thx|ta|cheers|for me|for us"
    r"|right now|will you|would you|could you|can you|if you can|if possible|asap|bot|standfirst)"
    r"|[?!…]+|(?<![ap]\.m)\.+)\Z",
    re.IGNORECASE,
)


def understood(text: str, commands: Sequence[Command]) -> tuple[str, dict[str, str]]:
    """The command and the options that a line means: typed, with or without its slash, or in plain English.

    text: what was written, without the mention that it began with.  Raises BadInput, with examples, for the rest.
    """
    line = " ".join(text.split())
    if line.startswith("/"):
        name, rest = command_word(text.strip())
        command = Registry(tuple(commands)).get(name)
        return command.name, options_from(command, rest)
    forms = _without_manners(line)
    in_words = (found for said in reversed(forms) if (found := _in_plain_words(said, commands)))
    return next(in_words, None) or _typed(forms[-1], text, commands) or _not_understood(line, commands)


def _without_manners(line: str) -> list[str]:
    """The line, and what stays of it as greeting, please and thanks are taken off; the bare request comes last."""
    forms = [line.translate(_APOSTROPHES).strip("` ")]
    if len(line) > _LONGEST:
        return forms
    for _ in range(_MANNERS):
        for polite in (_AFTER, _BEFORE):
            shorter = polite.sub("", forms[-1], count=1).strip(" ,")
            if shorter not in {forms[-1], ""}:
                forms.append(shorter)
    return forms


def _in_plain_words(said: str, commands: Sequence[Command]) -> tuple[str, dict[str, str]] | None:
    if len(said) > _LONGEST:
        return None
    ways = [way for command in commands for way in heard(command, said)]
    if not ways:
        return None
    best = max(ways, key=lambda way: (way.spare, len(way.values)))
    return best.command.name, _options(best.command, dict(best.values))


def _options(command: Command, values: dict[str, str]) -> dict[str, str]:
    """The values of a phrase, where the words of the option that takes the rest may hold typed options too."""
    rest = next((option for option in command.options if option.rest and option.name in values), None)
    typed = options_from(command, values.pop(rest.name)) if rest is not None else {}
    return checked(command, {**typed, **values})


def _typed(said: str, text: str, commands: Sequence[Command]) -> tuple[str, dict[str, str]] | None:
    """A command given as on its own line: "brief ferry yesterday"; lines and blanks of the text count there."""
    name, rest = command_word(said)
    command = next((command for command in commands if command.name == name), None)
    if command is None:
        return None
    if len(said) > _LONGEST:
        rest = command_word(text.strip())[1]
    options = options_from(command, rest)
    return None if _is_a_sentence(command, options) else (command.name, options)


def _is_a_sentence(command: Command, options: dict[str, str]) -> bool:
    """Whether words stand where only an address can ("why is it late"), or where the command takes none."""
    addresses = (options.get(option.name, "") for option in command.options if option.kind == "address")
    return any(" " in value and "://" not in value for value in addresses)


def _not_understood(line: str, commands: Sequence[Command]) -> tuple[str, dict[str, str]]:
    known = {command.name: command for command in commands}
    if not line and "help" in known:
        return "help", {}
    first = command_word(line)[0]
    near = nearest(first, known) if len(first) > 3 else None
    shown = [known[near]] if near else [known[name] for name in _SHOWN_FIRST if name in known]
    examples = [plainest(command) if command.phrases else f"/{command.name}" for command in shown]
    examples += ["help"] if "help" in known and near != "help" else []
    like = listed([f"“{example}”" for example in examples], "or")
    raise BadInput(f"“{clipped(line, 60)}” is not understood here; write it like {like}.")
