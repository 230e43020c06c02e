"""/help: what one can say here, with this newsroom's own stories as examples."""

from collections.abc import AsyncIterator

from commands.buttons import Button
from commands.newsroom import Newsroom
from commands.registry import Registry
from commands.reply import Buttons, Context, Heading, Item, Items, Muted, Paragraph, Plain, Reply, Runs, Strong, plain
from commands.spec import Answer, Call, Choice, Command, Option
from commands.words import count


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """List the commands, or describe one."""
    registry = Registry.scan()
    rows = await newsroom.stories(call)
    story = rows[0].story.slug if rows else "my-story"
    if "command" in call.options:
        yield _one(registry.get(call.options["command"].strip()), story)
        return
    yield _all(registry.commands, story, tracked=len(rows))


def _all(commands: tuple[Command, ...], story: str, tracked: int) -> Reply:
    lead = (
        f"{count(tracked, 'story', 'stories')} tracked here. Try {_example(story)}."
        if tracked
        else "Nothing is tracked here yet. Start with /track and a few words, or the address of an article."
    )
    items = Items(tuple(_item(command) for command in commands))
    buttons = (Button("Stories", "stories", style="primary"), Button("What is new", "updates"))
    data: dict[str, object] = {"commands": [{"name": c.name, "summary": c.summary, "role": c.role} for c in commands]}
    return Reply(
        "What you can say to Standfirst",
        (
            Paragraph(plain(lead)),
            items,
            Context(plain("Options are name:value; phrases go in quotation marks. /help COMMAND says more about one.")),
            *((Buttons(buttons),) if tracked else ()),
        ),
        data=data,
    )


def _example(story: str) -> str:
    return f"/brief {story}"


def _item(command: Command) -> Item:
    role: Runs = () if command.role == "reader" else (Muted(f" ({command.role}s)"),)
    return Item((Strong(f"/{command.name}"), Plain(f" {command.summary}"), *role))


def _one(command: Command, story: str) -> Reply:
    options = tuple(Item((Strong(_spelled(o)), Plain(f" {o.description}"))) for o in command.options)
    examples = tuple(Item(plain(example.replace("{story}", story))) for example in command.examples)
    return Reply(
        f"/{command.name}",
        (
            Paragraph(plain(f"{command.summary}.")),
            *((Heading("Options"), Items(options)) if options else ()),
            *((Heading("For example"), Items(examples)) if examples else ()),
            Context(plain(f"For {command.role}s and up." if command.role != "reader" else "For everyone.")),
        ),
        data={"command": command.name, "options": [option.name for option in command.options]},
    )


def _spelled(option: Option) -> str:
    if option.rest:
        return option.name.upper()
    if option.flag:
        return option.name
    return f"{option.name}:{'|'.join(choice.value for choice in option.choices) or '…'}"


async def _suggest(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    del call, newsroom
    fold = prefix.removeprefix("/").casefold()
    return [Choice(f"/{c.name}", c.name, c.summary) for c in Registry.scan().commands if c.name.startswith(fold)]


COMMAND = Command(
    "help",
    "What you can say here, with this newsroom's own stories as examples",
    run,
    options=(Option("command", "The command to explain", rest=True, suggest=_suggest),),
    examples=("/help", "/help track"),
    phrases=(
        "help",
        "help [me]",
        "(hi|hello|hey|good (morning|afternoon|evening)|thanks|thank you|cheers) [there|all|everyone|bot|standfirst]",
        "what (can|do) (you|i|we) (do|say|ask) [here]",
        "how does (this|it) work",
        "(who are you|what's this)",
        "commands",
    ),
)
