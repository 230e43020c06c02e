"""A command that was invented for tests: it has all that a command can have, and no adapter knows of it."""

from collections.abc import AsyncIterator, Mapping

from commands.buttons import Button
from commands.newsroom import Newsroom
from commands.registry import Registry
from commands.reply import Buttons, Item, Items, Paragraph, Reply, plain
from commands.spec import Answer, Ask, Call, Choice, Command, Option, Progress
from tests.conftest import HandClock

PLACES = ("Northgate", "Sorrel", "Castamar")


async def _suggest(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    del call, newsroom
    return [Choice(place, place) for place in PLACES if place.casefold().startswith(prefix.casefold())]


def newcomer(clock: HandClock | None = None) -> Command:
    """The command.  clock: passes half an hour while the word "late" is answered."""

    async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
        del newsroom
        place = call.options["place"]
        if place == "which":
            yield Ask("place", "Where?", tuple(Choice(each, each) for each in PLACES))
            return
        if place == "slow":
            for step, station in enumerate(("first", "second", "third"), 1):
                yield Progress(f"Asking the {station} station", step, 3)
        if place == "late" and clock is not None:
            clock.pass_(minutes=35)
        yield _weather(place, call.options)

    return Command(
        "weather",
        "The weather in a place",
        run,
        options=(
            Option("place", "Where?", required=True, rest=True),
            Option("days", "For how many days?"),
            Option("when", "When?", choices=(Choice("Tomorrow", "tomorrow"), Choice("Today", "today"))),
        ),
        examples=("/weather Northgate",),
        form=True,
    )


def _weather(place: str, given: Mapping[str, str]) -> Reply:
    if place == "everywhere":
        return Reply("Weather", (Items(tuple(Item(plain(f"Station {n} {'rain ' * 20}")) for n in range(1, 401))),))
    shown = "Northgate" if place in {"slow", "late"} else place
    what = "Sun" if given.get("when") == "tomorrow" else "Rain"
    days = f" for {given['days']} days" if "days" in given else ""
    tomorrow = Button("Tomorrow", "weather", (("place", shown), ("when", "tomorrow")))
    return Reply(f"{what} over {shown}{days}", (Paragraph(plain("Dress for it.")), Buttons((tomorrow,))))


NEWCOMER = newcomer()


def registry_with(command: Command, clock: HandClock | None = None) -> Registry:
    """Every command there is, and this one."""
    return Registry((*Registry.scan().commands, newcomer(clock) if clock else command))
