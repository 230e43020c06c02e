"""The Discord double's interactions: commands, buttons, forms and menus, with the real discord.py answering."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from tests.doubles.discord import DiscordDouble, Given, shown
from tests.doubles.test_discord_double_gateway import online

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


class Newsroom(discord.Client):
    """A bot whose answers a test may change: ``bot.answer = lambda interaction: …``."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0, max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.interactions: list[discord.Interaction] = []
        self.answer: Any = defer

        @self.tree.command(description="Brief me")
        @app_commands.allowed_installs(guilds=True, users=True)
        @app_commands.describe(story="which", items="how many")
        async def brief(interaction: discord.Interaction, story: str, items: app_commands.Range[int, 1, 9] = 3) -> None:
            await self._hear(interaction)

        @brief.autocomplete("story")
        async def stories(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"Harbour fire ({typed})", value="harbour")]

        topic = app_commands.Group(name="topic", description="Topics")

        @topic.command(description="Add one")
        async def add(interaction: discord.Interaction, name: str, where: discord.TextChannel) -> None:
            await interaction.response.send_message(f"{name} in {where.name}")

        self.tree.add_command(topic)

        @self.tree.context_menu(name="Track this story")
        async def track(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"tracking {message.content}", ephemeral=True)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
            await self._hear(interaction)

    async def _hear(self, interaction: discord.Interaction) -> None:
        self.interactions.append(interaction)
        await self.answer(interaction)


async def defer(interaction: discord.Interaction) -> None:
    """The answer unless a test gives another."""
    await interaction.response.defer(ephemeral=True)


@pytest.fixture
async def double(shared: Path) -> AsyncIterator[DiscordDouble]:
    """A Discord that holds itself against the specification; discord.py is pointed at it."""
    async with DiscordDouble(shared / "data" / "specs") as double:
        with double.pointed():
            yield double


@pytest.fixture
async def bot(double: DiscordDouble) -> AsyncIterator[Newsroom]:
    """A bot that is online with its commands registered."""
    bot = Newsroom()
    async with online(double, bot):
        await bot.tree.sync()
        yield bot


async def private(given: Given) -> tuple[int, bool]:
    """How an interaction was answered, and whether its message is private."""
    await given
    assert given.original is not None
    return given.answer or 0, bool(given.original.ephemeral_to)


async def test_a_command_is_deferred_edited_and_followed_up(double: DiscordDouble, bot: Newsroom) -> None:
    """Privately: seen by who asked, and in no channel's history."""

    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.edit_original_response(content="Harbour fire: two injured")
        await interaction.followup.send("More below", ephemeral=True)

    bot.answer = answer
    given = await double.slash("brief", {"story": "harbour", "items": 4}, user=double.ines)
    await given.followed_up()

    assert given.acked_in < 3
    assert (given.answer, given.private) == (5, True)
    assert [one.content for one in given.replies] == ["Harbour fire: two injured", "More below"]
    assert double.ephemerals(double.ines) == given.replies
    assert double.posted == []
    assert bot.interactions[0].namespace.items == 4


async def test_the_first_follow_up_takes_a_deferred_answers_place(double: DiscordDouble, bot: Newsroom) -> None:
    """And is as private as the defer was, whatever it says."""

    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("public?", ephemeral=False)

    bot.answer = answer
    given = await double.slash("brief", {"story": "harbour"})
    await given.answered_fully()

    assert (given.original.content, given.original.ephemeral_to) == ("public?", double.mara.id)
    assert given.follow_ups == []


async def test_an_interaction_is_answered_once(double: DiscordDouble, bot: Newsroom) -> None:
    """40060 for the second time, 10062 with another's token, 10015 for an edit before the answer."""
    codes: list[int] = []

    async def answer(interaction: discord.Interaction) -> None:
        await _code(codes, interaction.edit_original_response(content="early"))
        await interaction.response.defer()
        for path in (_path(interaction), _path(interaction).replace("interaction-", "stolen-")):
            await _code(codes, bot.http.request(discord.http.Route("POST", path), json={"type": 5}))

    bot.answer = answer
    await double.slash("brief", {"story": "harbour"})
    await _settled(lambda: len(codes) == 3)

    assert codes == [one.code for one in double.refusals] == [10015, 40060, 10062]


def _path(interaction: discord.Interaction) -> str:
    return f"/interactions/{interaction.id}/{interaction.token}/callback"


async def _code(codes: list[int], doing: Any) -> None:
    with pytest.raises(discord.HTTPException) as raised:
        await doing
    codes.append(raised.value.code)


async def _settled(so: Any) -> None:
    """Wait for something in the bot, which tells the double nothing when it is done."""
    async with asyncio.timeout(5):
        while not so():  # noqa: ASYNC110 - the bot's own step, a turn of the loop away
            await asyncio.sleep(0)


async def test_three_seconds_are_the_longest(double: DiscordDouble, bot: Newsroom) -> None:
    """10062 once they are over."""
    gate = double.hold("callback")
    given = double.slash("brief", {"story": "harbour"})
    await gate.reached()
    double.pass_(3.5)
    gate.open()
    await double.until(lambda: double.refusals)

    assert (double.refusals[0].code, given.acked_at) == (10062, None)


async def test_a_token_lasts_fifteen_minutes(double: DiscordDouble, bot: Newsroom) -> None:
    """401 50027 then; the private message stays as it is."""
    await double.slash("brief", {"story": "harbour"})
    double.pass_(901)
    with pytest.raises(discord.HTTPException) as raised:
        await bot.interactions[0].edit_original_response(content="late")

    assert (raised.value.status, raised.value.code) == (401, 50027)


async def test_a_stranger_gets_five_follow_ups(double: DiscordDouble, bot: Newsroom) -> None:
    """40094 for the sixth where the bot is not in the guild and only the user installed it."""
    away = double.add_guild("Elsewhere", double.ines, bot=False)
    double.ines.installed = True
    given = await double.slash("brief", {"story": "harbour"}, guild=away, user=double.ines)
    await bot.interactions[0].edit_original_response(content="first")
    for n in range(5):
        await bot.interactions[0].followup.send(str(n))
    with pytest.raises(discord.HTTPException) as raised:
        await bot.interactions[0].followup.send("sixth")

    assert raised.value.code == 40094
    assert given.payload["authorizing_integration_owners"] == {"1": double.ines.id}
    assert len(given.follow_ups) == 5


async def test_choices_are_offered_while_somebody_types(double: DiscordDouble, bot: Newsroom) -> None:
    """Autocomplete, callback type 8."""
    given = await double.autocomplete("brief", "story", "har")

    assert (given.answer, given.labels) == (8, ["Harbour fire (har)"])


async def test_a_subcommand_carries_what_its_options_name(double: DiscordDouble, bot: Newsroom) -> None:
    """A channel comes resolved."""
    given = await double.slash("topic add", {"name": "ferries", "where": double.desk})

    assert given.original.content == "ferries in city-desk"


async def test_a_menu_command_carries_the_message(double: DiscordDouble, bot: Newsroom) -> None:
    """With its words, though the bot may not read messages."""
    message = double.say("Fire at the harbour", double.ines)
    given = await double.context("Track this story", message)

    assert given.original.content == "tracking Fire at the harbour"


async def test_a_press_edits_its_message(double: DiscordDouble, bot: Newsroom) -> None:
    """UPDATE_MESSAGE, by label and by custom_id; a link reaches nobody."""
    view = ui.LayoutView()
    view.add_item(ui.Section("# Harbour fire", accessory=ui.Button(label="Go", custom_id="do:1:go")))
    view.add_item(ui.ActionRow(ui.Button(label="Read", url="https://tidewater.example/1")))
    await bot.get_channel(int(double.desk.id)).send(view=view)  # type: ignore[union-attr]

    async def answer(interaction: discord.Interaction) -> None:
        changed = ui.LayoutView()
        changed.add_item(ui.TextDisplay("Gone"))
        await interaction.response.edit_message(view=changed)

    bot.answer = answer
    message = double.posted[0]
    given = await double.press(message, "Go", double.ines)

    assert bot.interactions[0].data["custom_id"] == "do:1:go"
    assert (given.answer, shown(message).words) == (7, "Gone")
    assert message.earlier
    with pytest.raises(LookupError):
        double.press(message, "Go")


async def test_a_link_and_a_disabled_button_are_not_pressed(double: DiscordDouble, bot: Newsroom) -> None:
    """ValueError: nothing would reach the app."""
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="Read", url="https://tidewater.example/1"))
    view.add_item(ui.Button(label="Over", custom_id="over", disabled=True))
    await bot.get_channel(int(double.desk.id)).send("x", view=view)  # type: ignore[union-attr]

    for label in ("Read", "Over"):
        with pytest.raises(ValueError, match="nothing reaches the app"):
            double.press(double.posted[0], label)


async def test_a_select_hands_over_what_was_chosen(double: DiscordDouble, bot: Newsroom) -> None:
    """By words or by value; not more than may be chosen."""
    view = ui.View(timeout=None)
    options = [discord.SelectOption(label="Ferries", value="1"), discord.SelectOption(label="Fires", value="2")]
    view.add_item(ui.Select(custom_id="choose:k", placeholder="Which?", options=options))
    await bot.get_channel(int(double.desk.id)).send("x", view=view)  # type: ignore[union-attr]
    await double.choose(double.posted[0], "Which?", "Fires")

    assert bot.interactions[0].data["values"] == ["2"]
    with pytest.raises(ValueError, match="between 1 and 1"):
        double.choose(double.posted[0], "choose:k", "1", "2")


class Track(ui.Modal, title="Track a story"):
    """A form as discord.py 2.7 makes them."""

    words = ui.Label(text="Words", component=ui.TextInput(custom_id="words", min_length=3))
    topic = ui.Label(
        text="Topic",
        component=ui.Select(
            custom_id="topic", options=[discord.SelectOption(label="Fires", value="f")], required=False
        ),
    )


async def test_a_form_is_opened_filled_and_submitted(double: DiscordDouble, bot: Newsroom) -> None:
    """MODAL, then what stands in its fields by their custom_id."""

    async def answer(interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.send_message("tracked", ephemeral=True)
        else:
            await interaction.response.send_modal(Track(custom_id="form:track:k"))

    bot.answer = answer
    opened = await double.slash("brief", {"story": "harbour"})
    assert opened.modal is not None
    with pytest.raises(ValueError, match="3 to"):
        double.submit(opened.modal, {"Words": "ab"})
    given = await double.submit(opened.modal, {"Words": "ferry strike", "topic": "Fires"})

    parts = [one["component"] for one in bot.interactions[1].data["components"]]
    assert [(one["custom_id"], one.get("value") or one.get("values")) for one in parts] == [
        ("words", "ferry strike"),
        ("topic", ["f"]),
    ]
    assert bot.interactions[1].data["custom_id"] == "form:track:k"
    assert (given.original.content, double.modals()) == ("tracked", [])


async def test_a_forger_can_say_anything(double: DiscordDouble, bot: Newsroom) -> None:
    """Any data, laid over with any keys."""
    data = {"component_type": 2, "custom_id": "do:1:delete everything", "id": 9}
    message = double.say("x")
    await double.forge(3, data, double.ines, message=message, locale="de")

    assert bot.interactions[0].data["custom_id"] == "do:1:delete everything"
    assert str(bot.interactions[0].locale) == "de"


async def test_a_replayed_interaction_was_answered_already(double: DiscordDouble, bot: Newsroom) -> None:
    """The very same id and token: 40060."""
    given = await double.slash("brief", {"story": "harbour"})
    double.replay(given)
    await double.until(lambda: double.refusals)

    assert bot.interactions[0].id == bot.interactions[1].id
    assert double.refusals[0].code == 40060


async def test_an_interaction_without_an_app_fails(double: DiscordDouble) -> None:
    """ConnectionError, since nobody is connected."""
    double.patience = 0.05
    given = double.forge(2, {"id": "1", "name": "brief", "type": 1})
    with pytest.raises(ConnectionError, match="not connected"):
        await given


async def test_what_discords_client_would_not_send_is_a_value_error(double: DiscordDouble, bot: Newsroom) -> None:
    """Unknown commands and options, missing and wrong values, and a guild where nobody installed it."""
    away = double.add_guild("Elsewhere", double.ines, bot=False)
    with pytest.raises(LookupError):
        double.slash("nothing")
    for options in ({}, {"story": "a", "strange": 1}, {"story": "a", "items": 99}, {"story": 1}):
        with pytest.raises(ValueError, match=r"story|strange|items"):
            double.slash("brief", options)
    with pytest.raises(ValueError, match="installed"):
        double.slash("brief", {"story": "a"}, guild=away)


async def test_words_are_heard_only_by_who_asked_for_them(double: DiscordDouble, bot: Newsroom) -> None:
    """With the intent for guilds alone no message arrives."""
    double.mention("brief me")
    double.dm("hello")
    await double.slash("brief", {"story": "a"})

    assert {event for _, event, _ in double.sessions[0].log} <= {"READY", "GUILD_CREATE", "INTERACTION_CREATE"}


async def test_a_direct_message_has_a_command_too(double: DiscordDouble, bot: Newsroom) -> None:
    """Context 1, no guild, and the user in the member's place."""
    given = await double.slash("brief", {"story": "a"}, channel=double.dm_channel(double.mara))

    assert "guild_id" not in given.payload
    assert bot.interactions[0].user.id == int(double.mara.id)
    assert await private(given) == (5, True)


async def test_two_hundred_at_once_are_told_apart(double: DiscordDouble, bot: Newsroom) -> None:
    """Every one is answered, each with its own token."""
    given = [double.slash("brief", {"story": str(n)}) for n in range(200)]
    await asyncio.gather(*given)

    assert len({one.token for one in given}) == 200
    assert sorted(int(one.namespace.story) for one in bot.interactions) == list(range(200))


async def test_a_file_comes_with_a_command_or_a_form(double: DiscordDouble, bot: Newsroom) -> None:
    """As an attachment that can be fetched."""

    class Paste(ui.Modal, title="Paste"):
        file = ui.Label(text="File", component=ui.FileUpload(custom_id="file"))

    read: list[bytes] = []

    async def answer(interaction: discord.Interaction) -> None:
        if interaction.type is not discord.InteractionType.modal_submit:
            await interaction.response.send_modal(Paste(custom_id="paste:k"))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        (about,) = interaction.data["resolved"]["attachments"].values()  # type: ignore[index,call-overload,typeddict-item]
        read.append(await bot.http.get_from_cdn(about["url"]))
        await interaction.edit_original_response(content="read")

    bot.answer = answer
    opened = await double.slash("brief", {"story": "a"})
    submitted = await double.submit(opened.modal, {"File": ("notes.txt", b"Two injured")})
    await submitted.answered_fully()

    assert read == [b"Two injured"]


async def test_two_processes_hear_everything_twice(double: DiscordDouble, bot: Newsroom) -> None:
    """And one of them is told that it came too late: what a lease is for."""
    twin = Newsroom()
    async with online(double, twin):
        await double.connected(2)
        await double.slash("brief", {"story": "a"})
        await double.until(lambda: double.refusals)

    assert (len(bot.interactions), len(twin.interactions)) == (1, 1)
    assert double.refusals[0].code == 40060
