"""Running commands: found by scanning this room, parsed, allowed or refused, answered; the same for every platform."""

import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence

from commands import parse, suggestions
from commands.allowed import allow
from commands.buttons import pressed
from commands.newsroom import Newsroom
from commands.plain_words import understood
from commands.registry import Registry
from commands.reply import Reply
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import NOTHING_TRACKED, suggest_stories
from summaries.errors import BadInput, StandfirstError

OnError = Callable[[str, Exception], None]


class Runner:
    """What every platform calls.

    on_error: is given the id that the person sees, and the exception, of every failure that is ours.
    """

    def __init__(
        self,
        on_error: OnError,
        registry: Registry | None = None,
        new_id: Callable[[], str] = lambda: secrets.token_hex(4),
    ) -> None:
        self.registry = registry or Registry.scan()
        self._on_error = on_error
        self._new_id = new_id

    def commands(self) -> Sequence[Command]:
        """Every command, by name."""
        return self.registry.commands

    def parse(self, text: str) -> tuple[str, dict[str, str]]:
        """A line as typed, as a command's name and its options.  Raises BadInput that says what is wrong with it."""
        name, rest = parse.command_word(text)
        if not name:
            raise BadInput("Type a command, such as /stories; /help lists them all.")
        command = self.registry.get(name)
        return command.name, parse.options_from(command, rest)

    def understand(self, text: str) -> tuple[str, dict[str, str]]:
        """A line in plain words ("brief me on the ferry") or typed, as a command's name and its options.

        text: without the mention that it began with.  Raises BadInput, with an example, for what is not understood.
        """
        return understood(text, self.registry.commands)

    def button(self, code: str) -> tuple[str, dict[str, str]]:
        """The command and options of a pressed button.  Raises BadInput for one that this version does not know."""
        name, args = pressed(code)
        try:
            command = self.registry.get(name)
            return command.name, parse.checked(command, args)
        except BadInput:
            raise BadInput("That button is of another version; run the command again to get a fresh one.") from None

    async def answers(self, call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
        """Progress as it comes, then one Reply or Ask; never an exception.  The call's options need not be checked."""
        try:
            command = self.registry.get(call.command)
            checked = Call(command.name, call.actor, call.channel, parse.checked(command, call.options), call.now)
            await allow(checked, newsroom, command.role, f"/{command.name}")
            missing = _missing(command, checked)
            if missing is not None:
                yield await _ask(command, missing, checked, newsroom)
                return
            answers = command.run(checked, newsroom)
            try:
                async for answer in answers:
                    yield answer
            finally:
                # A person who goes away must not leave the work running until the garbage is collected.
                if isinstance(answers, AsyncGenerator):
                    await answers.aclose()
        except StandfirstError as problem:
            yield refused(str(problem))
        except Exception as problem:
            yield self._failed(call, problem)

    async def preview(self, call: Call, newsroom: Newsroom) -> Reply | None:
        """What the call would do with its options so far, changing nothing; None where its command has no preview.

        What goes wrong is a reply of tone "error", as in ``answers``.
        """
        try:
            command = self.registry.get(call.command)
            if command.preview is None:
                return None
            checked = Call(command.name, call.actor, call.channel, parse.checked(command, call.options), call.now)
            await allow(checked, newsroom, command.role, f"/{command.name}")
            return await command.preview(checked, newsroom)
        except StandfirstError as problem:
            return refused(str(problem))
        except Exception as problem:
            return self._failed(call, problem)

    async def suggest(self, call: Call, newsroom: Newsroom, text: str) -> list[Choice]:
        """What may follow in a command box: each value is the whole new text of the box.  Empty when nothing fits."""
        try:
            return await suggestions.for_text(self.registry.commands, call, newsroom, text)
        except StandfirstError:
            return []

    async def choices(self, call: Call, newsroom: Newsroom, option: str, prefix: str) -> list[Choice]:
        """Values for one option of ``call.command``, for platforms with pickers of their own; at most 25."""
        command = self.registry.get(call.command)
        found = command.option(option)
        return await suggestions.values(found, call, newsroom, prefix) if found else []

    def _failed(self, call: Call, problem: Exception) -> Reply:
        key = self._new_id()
        self._on_error(key, problem)
        known = {command.name: command for command in self.registry.commands}.get(call.command)
        unchanged = known is None or not known.changes
        sentence = "Nothing was changed; try again" if unchanged else "See whether it took effect before you try again"
        return refused(
            f"Something failed on our side (id {key}). {sentence}, "
            "and if it happens twice tell whoever runs Standfirst that id."
        )


def refused(sentence: str) -> Reply:
    """An error as a reply: one plain sentence or two."""
    return Reply(sentence, tone="error")


def _missing(command: Command, call: Call) -> Option | None:
    return next((option for option in command.options if option.required and option.name not in call.options), None)


async def _ask(command: Command, option: Option, call: Call, newsroom: Newsroom) -> Answer:
    choices = await suggestions.values(option, call, newsroom, "")
    if choices:
        return Ask(option.name, option.description, tuple(choices))
    if option.suggest is suggest_stories:
        return refused(NOTHING_TRACKED)
    example = f", such as {command.examples[0]}" if command.examples and "{" not in command.examples[0] else ""
    return refused(
        f"/{command.name} needs {option.name}: {option.description[0].lower()}{option.description[1:]}{example}."
    )
