"""What may follow in a command box: commands, then option names and values, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commands.newsroom import Newsroom
from commands.parse import Token, command_word, options_from, tokens, typed, unquoted
from commands.spec import Call, Choice, Command, Option
from summaries.errors import StandfirstError

LIMIT = 25


async def for_text(known: Sequence[Command], call: Call, newsroom: Newsroom, text: str) -> list[Choice]:
    """Suggestions for a box that holds ``text``; the value of each is the whole new text."""
    text = text.lstrip()
    name, rest = command_word(text)
    if not any(letter.isspace() for letter in text):
        return commands_like(known, name)
    command = next((command for command in known if command.name == name), None)
    if command is None:
        return []
    return await _after_command(command, call, newsroom, rest, open_word=not text[-1].isspace())


def commands_like(known: Sequence[Command], name: str) -> list[Choice]:
    """Commands whose name starts with the word, then those that contain it, then those whose summary does."""
    starts = [command for command in known if command.name.startswith(name)]
    within = [command for command in known if name in command.name and command not in starts]
    about = [c for c in known if len(name) > 2 and name in c.summary.casefold() and c not in starts and c not in within]
    return [Choice(f"/{c.name}", f"/{c.name} ", c.summary) for c in starts + within + about][:LIMIT]


async def _after_command(
    command: Command, call: Call, newsroom: Newsroom, rest: str, *, open_word: bool
) -> list[Choice]:
    words = _joined(command, tokens(rest))
    given = [token for token in words if token.keyed and command.option(token.keyed[0])]
    free = [token for token in words if token not in given]
    last = words[-1] if words and (open_word or not words[-1].closed) else None
    if last is None and words and words[-1] in given and not (words[-1].keyed or ("", ""))[1]:
        last = words[-1]  # "lens: " waits for its value
    if last is not None and last in given:
        return await _option_values(command, call, newsroom, words, last)
    pairs = [_pair(token) for token in given]
    found = await _rest_values(command, call, newsroom, free, pairs, open_word=last is not None)
    return (found + _bare_words(command, free, last, pairs) + _option_names(command, words, last, pairs))[:LIMIT]


def _joined(command: Command, words: list[Token]) -> list[Token]:
    """The words with ``lens: detention`` as one, as the parser takes it."""
    joined: list[Token] = []
    for word in words:
        before = joined[-1].keyed if joined else None
        if before and not before[1] and command.option(before[0]):
            joined[-1] = Token(joined[-1].raw + word.raw, joined[-1].start, word.closed)
        else:
            joined.append(word)
    return joined


def _pair(token: Token) -> tuple[str, str]:
    name, value = token.keyed or ("", "")
    return name, unquoted(value)


async def _option_values(
    command: Command, call: Call, newsroom: Newsroom, words: list[Token], last: Token
) -> list[Choice]:
    name, partial = last.keyed or ("", "")
    option = command.option(name)
    if option is None:
        return []
    # Of a list, the last item is the one being typed.
    done, _, prefix = partial.rpartition(",") if option.many else ("", "", partial)
    before = " ".join(word.raw for word in words if word is not last)
    call = replace(call, command=command.name, options=_given(command, [word for word in words if word is not last]))
    found = []
    for choice in await values(option, call, newsroom, prefix.strip('"')):
        value = f"{done},{choice.value}" if done else choice.value
        found.append(Choice(choice.label, typed(command.name, [(name, value)], before), choice.hint))
    return found


def _given(command: Command, words: list[Token]) -> dict[str, str]:
    """What the other words of a line give, for an option whose values depend on them; as far as they make sense."""
    try:
        return options_from(command, " ".join(word.raw for word in words))
    except StandfirstError:
        return {}


async def _rest_values(
    command: Command,
    call: Call,
    newsroom: Newsroom,
    free: list[Token],
    pairs: list[tuple[str, str]],
    *,
    open_word: bool,
) -> list[Choice]:
    rest = next((option for option in command.options if option.rest), None)
    if rest is None:
        return []
    bare = _bare_option(command, free, dict(pairs), open_word=open_word)
    kept = free[0].raw if bare else ""
    said = " ".join(token.raw for token in (free[1:] if bare else free)).strip('"')
    given = {**dict(pairs), **({bare.name: kept.casefold()} if bare else {})}
    found = await values(rest, replace(call, command=command.name, options=given), newsroom, said)
    return [
        Choice(choice.label, typed(command.name, pairs, f"{kept} {choice.value}".strip()), choice.hint)
        for choice in found
        if choice.value.casefold() != said.casefold()
    ]


def _bare_option(command: Command, free: list[Token], given: Mapping[str, str], *, open_word: bool) -> Option | None:
    """The option that the first word fills by itself (``/sources remove …``), once that word is finished."""
    if not free or (open_word and len(free) == 1):
        return None
    word = free[0].raw.casefold()
    options = (option for option in command.options if option.bare and option.name not in given)
    return next((o for o in options if word in {choice.value.casefold() for choice in o.choices}), None)


def _bare_words(command: Command, free: list[Token], last: Token | None, pairs: list[tuple[str, str]]) -> list[Choice]:
    """Choices that may stand as a word of their own: ``/sources add``, ``/brief … share``."""
    prefix = last.raw.casefold() if last in free and last is not None else ""
    kept = " ".join(token.raw for token in free if token is not last)
    filled = _bare_option(command, free, dict(pairs), open_word=last is not None)
    bare = [option for option in command.options if option.bare and option is not filled]
    words = [(choice.value, choice.hint or choice.label) for option in bare for choice in option.choices]
    words += [(option.name, option.description) for option in command.options if option.flag and kept]
    taken = {token.raw.casefold() for token in free if token is not last} | {name for name, _ in pairs}
    return [
        Choice(word, typed(command.name, pairs, f"{kept} {word}".strip()), hint)
        for word, hint in words
        if word.casefold().startswith(prefix) and word.casefold() not in taken and word.casefold() != prefix
    ]


def _option_names(
    command: Command, words: list[Token], last: Token | None, pairs: list[tuple[str, str]]
) -> list[Choice]:
    prefix = last.raw.casefold() if last is not None else ""
    before = " ".join(token.raw for token in words if token is not last)
    taken = {name for name, _ in pairs}
    return [
        Choice(f"{option.name}:", typed(command.name, (), before) + f"{option.name}:", option.description)
        for option in command.options
        if not option.rest and not option.flag and option.name.startswith(prefix) and option.name not in taken
    ]


async def values(option: Option, call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Values of one option that fit what is typed of it, best first."""
    if option.suggest is not None:
        return (await option.suggest(call, newsroom, prefix))[:LIMIT]
    fold = prefix.casefold()
    fixed = [choice for choice in option.choices if choice.value.casefold().startswith(fold)]
    return fixed or [choice for choice in option.choices if fold and fold in choice.label.casefold()]
