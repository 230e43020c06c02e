"""What somebody typed, as a command and its options: pure, and the same in every box of every platform."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commands.spec import Command, Option
from commands.words import clipped, listed, nearest
from summaries.errors import BadInput

_KEYED = re.compile(r"([A-Za-z][A-Za-z_-]*)[:=](?!//)(.*)\Z", re.DOTALL)
_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_YES = frozenset({"yes", "true", "on", "1", "y"})
_NO = frozenset({"no", "false", "off", "0", "n"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word as typed.  quoted: it starts with a quotation mark; closed: every mark in it found its partner."""

    raw: str
    start: int
    closed: bool = True

    @property
    def quoted(self) -> bool:
        """Whether it is a phrase, and so never an option."""
        return self.raw.startswith('"')

    @property
    def keyed(self) -> tuple[str, str] | None:
        """The option name and the value of ``key:value`` or ``key=value``; None for words, phrases and addresses."""
        found = None if self.quoted else _KEYED.match(self.raw)
        return (found[1].casefold(), found[2]) if found else None


def tokens(text: str) -> list[Token]:
    """The words of a text; one in quotation marks, straight or curly, stays whole and keeps (straight) marks."""
    text = text.translate(_MARKS)
    found, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end, inside = at, False
        while end < len(text) and (inside or not text[end].isspace()):
            if text[end] == '"':
                # A mark within a word (5" pipe) is a mark of its own.
                inside = not inside and (end == at or text[end - 1] in ":=,")
            end += 1
        found.append(Token(text[at:end], at, closed=not inside))
        at = end
    return found


def unquoted(value: str) -> str:
    """A value without the quotation marks around it."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] == '"' else value


def command_word(text: str) -> tuple[str, str]:
    """The command name, without its slash and in lower case, and what follows it."""
    head, *tail = text.split(None, 1) or [""]
    return head.removeprefix("/").casefold(), tail[0] if tail else ""


def options_from(command: Command, text: str) -> dict[str, str]:
    """The options that the words after a command's name give.

    Raises BadInput for an unknown option, one given twice, a mark left open, and words that the command has no use for.
    """
    words: list[Token] = []
    values: dict[str, str] = {}
    waiting: Option | None = None
    for token in tokens(text):
        if not token.closed:
            raise BadInput(_left_open(token.raw))
        if waiting is not None:
            _add(values, command, waiting, token.raw)
            waiting = None
            continue
        option = _option_of(command, token)
        if option is None:
            words.append(token)
        elif token.keyed and not token.keyed[1]:
            waiting = option
        elif token.keyed:
            _add(values, command, option, token.keyed[1])
    if waiting is not None:
        raise BadInput(f"{waiting.name}: has no value; write {waiting.name}:VALUE, or leave it out.")
    _place(values, command, words)
    return checked(command, values)


def _left_open(raw: str) -> str:
    after = raw.rpartition('"')[2].strip()
    if not after:
        return "The quotation mark at the end opens nothing; leave it out."
    return f"The quotation mark before “{clipped(after, 40)}” is never closed; put one where the phrase ends."


def _option_of(command: Command, token: Token) -> Option | None:
    keyed = token.keyed
    if keyed is None:
        return None
    option = command.option(keyed[0])
    if option is None and keyed[1]:
        raise BadInput(_no_such_option(command, keyed[0]))
    return option


def _no_such_option(command: Command, name: str) -> str:
    near = nearest(name, [option.name for option in command.options])
    if near:
        return f"/{command.name} has no option {name!r}; did you mean {near}:?"
    if not command.options:
        return f"/{command.name} takes no options, so leave {name}: out."
    names = listed([f"{option.name}:" for option in command.options], "or")
    return f"/{command.name} has no option {name!r}; it takes {names} (words with a colon go in quotation marks)."


def _add(values: dict[str, str], command: Command, option: Option, value: str) -> None:
    if option.name in values and not option.many:
        raise BadInput(f"{option.name}: is given twice; /{command.name} takes it once.")
    if option.many:
        values[option.name] = f"{values[option.name]},{value}" if option.name in values else value
    else:
        values[option.name] = unquoted(value)


def _place(values: dict[str, str], command: Command, words: list[Token]) -> None:
    """Give the words that no key claimed to flags, bare options and the option that takes the rest."""
    while words and (flag := _flag(command, words[-1])) and flag.name not in values:
        values[flag.name] = "yes"
        words.pop()
    for option in (option for option in command.options if option.bare and option.name not in values):
        for place in (0, -1):
            if words and not words[place].quoted and words[place].raw.casefold() in _allowed(option):
                values[option.name] = words.pop(place).raw
                break
    if not words:
        return
    said = " ".join(word.raw for word in words)
    rest = next((option for option in command.options if option.rest), None)
    if rest is None:
        raise BadInput(
            f"/{command.name} has no use for {clipped(said, 60)!r}; leave it out, or see /help {command.name}."
        )
    if rest.name in values:
        raise BadInput(
            f"/{command.name} got {rest.name}:{clipped(values[rest.name], 40)} and also {clipped(said, 40)!r}; "
            "give one of them."
        )
    values[rest.name] = said


def _flag(command: Command, word: Token) -> Option | None:
    option = None if word.quoted else command.option(word.raw.casefold())
    return option if option is not None and option.flag else None


def _allowed(option: Option) -> dict[str, str]:
    return {choice.value.casefold(): choice.value for choice in option.choices}


def checked(command: Command, values: Mapping[str, str]) -> dict[str, str]:
    """The same options with flags and fixed choices in their one spelling, and empty ones left out.

    Raises BadInput for an unknown option and for a value that is none of the choices.
    """
    good: dict[str, str] = {}
    for name, value in values.items():
        option = command.option(name)
        if option is None:
            raise BadInput(_no_such_option(command, name))
        if not value.strip():
            continue
        if option.flag:
            if _truth(option, value):
                good[option.name] = "yes"
        elif option.choices:
            good[option.name] = _choice(command, option, value)
        else:
            good[option.name] = value
    return good


def _truth(option: Option, value: str) -> bool:
    word = value.strip().casefold()
    if word not in _YES | _NO:
        raise BadInput(f"{option.name}: is yes or no, not {clipped(value, 40)!r}.")
    return word in _YES


def _choice(command: Command, option: Option, value: str) -> str:
    allowed = _allowed(option)
    known = allowed.get(value.strip().casefold())
    if known is None:
        near = nearest(value, allowed.values())
        meant = f"; did you mean {near}?" if near else "."
        raise BadInput(
            f"{option.name}: is {listed(list(allowed.values()), 'or')} for /{command.name}, "
            f"not {clipped(value, 40)!r}{meant}"
        )
    return known


def quoted(value: str) -> str:
    """A value as it is typed: in quotation marks where it holds blanks."""
    return f'"{value}"' if any(letter.isspace() for letter in value) else value


def typed(command: str, values: Sequence[tuple[str, str]], rest: str = "") -> str:
    """The text that stands for a command with these options, ready for more."""
    pieces = [f"/{command}", rest, *(f"{name}:{quoted(value)}" for name, value in values)]
    return " ".join(piece for piece in pieces if piece) + " "
