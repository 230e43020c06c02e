"""How Discord is set up, in plain words: read once, in a terminal, beside Discord's page.  Pure."""

from collections.abc import Iterator, Sequence

from bot.platforms.discord.extra import missing
from bot.platforms.discord.invite import invite, take_along
from bot.platforms.discord.permissions import INTENTS, PERMISSIONS

PAGE = "https://discord.com/developers/applications"
TOKEN = "STANDFIRST_DISCORD__TOKEN"  # noqa: S105 - the name of where it goes
OWN = "STANDFIRST_DISCORD__OWN_GUILDS"
# Stands in an address where the application's id is not known yet.
BLANK, NAMELESS = "APPLICATION_ID", "0" * 18


def steps(application: str, server: str, *, token: bool, own: Sequence[str]) -> list[str]:
    """The steps, numbered, with an empty line before each.

    application: its id, "" where it is not known yet.  server: the id of one to have chosen already, or "".  token: it
    is set.  own: the servers that the settings name as the newsroom's.  Raises BadInput for what is no id.
    """
    address = _filled(invite(application or NAMELESS, server), application)
    lines = [f"Invite Standfirst with this address: {address}"] if application else []
    lines += ["", "In a browser and here:"] if lines else ["In a browser and here:"]
    for number, step in enumerate(_steps(address, application, token=token, own=own), 1):
        first, *rest = step
        lines += ["", f"{number:2}. {first}", *(f"    {line}" for line in rest)]
    return [*lines, "", "docs/discord.md says more: each permission and why, and what to do when something fails."]


def _steps(address: str, application: str, *, token: bool, own: Sequence[str]) -> Iterator[list[str]]:
    if sentence := missing():
        yield ["Install what Discord needs; it is not there yet:", sentence.partition(": ")[2]]
    if not token:
        yield [f"{PAGE} → New Application. Any name: it is what people see. Create."]
        yield ["Bot → Reset Token → Yes, do it! Copy the token; Discord shows it once:",
               f"{TOKEN}=…    (or token in [discord] of standfirst.toml)"]  # fmt: skip
    yield [f"{PAGE} → your application → Bot → Privileged Gateway Intents:",
           "leave all three off. Messages, members and who is online are none of Standfirst's business; the one intent",
           f"that it asks for is {_listed(list(INTENTS))}, and that has no switch."]  # fmt: skip
    yield [*_inviting(application), address,
           "Choose your server, Continue, Authorize. Discord names what it asks for:",
           f"{_listed([each.words for each in PERMISSIONS])}."]  # fmt: skip
    if not own:
        yield ["Before the first run, so that your server shares this newsroom's stories (others get a newsroom each):",
               "User Settings → Advanced → Developer Mode, on; then a right click on the server, Copy Server ID:",
               f"{OWN}=…    (or own_guilds in [discord] of standfirst.toml)"]  # fmt: skip
    yield ["standfirst doctor          says what is still missing, if anything"]
    yield ["standfirst run"]
    yield ["In Discord, in a channel: /help, then /subscribe STORY weekdays 07:00.",
           "Whoever manages the server and speaks there first is its admin; /roles gives others a role."]  # fmt: skip
    yield ["To have the commands for yourself wherever you write, without any server's leave:",
           _filled(take_along(application or NAMELESS), application)]  # fmt: skip


def _inviting(application: str) -> list[str]:
    if application:
        return ["Open the invite address:"]
    return ["Open the invite address, with the Application ID of the General Information page in place of",
            f"{BLANK} (once the token is set, standfirst init discord prints it whole):"]  # fmt: skip


def _filled(address: str, application: str) -> str:
    return address if application else address.replace(NAMELESS, BLANK)


def _listed(words: Sequence[str]) -> str:
    return " and ".join([part for part in (", ".join(words[:-1]), words[-1]) if part])
