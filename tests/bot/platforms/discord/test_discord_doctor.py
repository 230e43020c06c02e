"""What doctor says of Discord, asked of the double: each trouble with what to do about it."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
from aiohttp import web

import bot.platforms.discord.extra
from bot.platforms.discord import tree
from bot.platforms.discord.channels import MANAGE_THREADS, Standing
from bot.platforms.discord.doctor import examine
from bot.platforms.discord.extra import missing
from bot.platforms.discord.findings import SENTENCES, in_step
from bot.platforms.discord.permissions import ATTACH, CREATE_THREADS, HISTORY, INTENTS, PERMISSIONS, SEND, VIEW
from bot.platforms.discord.permissions import SEND_IN_THREADS as IN_THREADS
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.house import House
from bot.ports.platform import Finding, Target, Topic
from bot.ports.store import Store
from bot.store.sqlite import open_store
from commands.run import Runner
from config.settings import known_keys
from tests.conftest import HandClock
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord.kept import Channel, Guild

DOCS = Path(__file__).parents[4] / "docs" / "discord.md"
FERRY = Topic("ferry", "Ferry", "developing")


@dataclass
class Consulting:
    """A newsroom, a Discord, and what doctor says of the two."""

    store: Store
    house: House
    double: DiscordDouble
    found: list[Finding]

    async def door(self, guild: Guild, newsroom: int = 0) -> int:
        """A server has moved in; our id of it."""
        now = self.house.clock.now()
        return (await self.store.doors.open(newsroom or self.house.newsroom, "discord", guild.id, b"", now)).workspace

    async def target(self, channel: Channel, name: str = "old-name", **more: Any) -> Target:
        """A channel of the first server that is owed posts."""
        return Target(self.house.newsroom, 7, channel.id, name, await self.door(self.double.home), **more)

    async def look(self, *subscribed: Target, token: str | None = None, **more: Any) -> str:
        """Everything that is to be mended, in one text."""
        patience = more.pop("patience", 5.0)
        settings = DiscordSettings(token=self.double.token if token is None else token, **more)
        self.found = await examine(settings, self.house, subscribed, patience=patience)
        return "\n".join(each.words for each in self.found if not each.well)

    @property
    def words(self) -> str:
        """Everything that was said."""
        return "\n".join(each.words for each in self.found)

    def ours(self) -> list[dict[str, Any]]:
        """Our commands, as Discord takes them."""
        return tree.commands(self.house.runner.commands())


def _nobody(identity: str, problem: Exception) -> None:
    """Whom nothing goes wrong for: no command is run here."""


@pytest.fixture
async def doctor(tmp_path: Path, clock: HandClock) -> AsyncIterator[Consulting]:
    """An empty newsroom, and a Discord with one server that invited the bot."""
    store = await open_store(tmp_path / "standfirst.db")
    newsroom = await store.people.own_newsroom("Bay desk", clock.now())
    house = House(
        newsroom_for=lambda _: None,  # type: ignore[arg-type,return-value]
        runner=Runner(on_error=_nobody), people=store.people, doors=store.doors, seen=store.seen,
        kept=store.kept, leases=store.leases,
        clock=clock, newsroom=newsroom, zone="UTC",
    )  # fmt: skip
    async with DiscordDouble() as double:
        with double.pointed():
            yield Consulting(store, house, double, [])
    await store.close()


async def test_a_server_in_order_has_nothing_to_mend(doctor: Consulting) -> None:
    """Token, application, server, channel: each is said to be well; nothing was changed, and no gateway was opened."""
    target = await doctor.target(doctor.double.desk)

    assert await doctor.look(target) == ""
    assert f"the token is good: Standfirst, application {doctor.double.app_id}" in doctor.words
    assert "no privileged intent is on" in doctor.words
    assert "Tidewater Post is a door to the newsroom Bay desk." in doctor.words
    assert "1 of 1 subscribed channels" in doctor.words
    assert {call.route.split()[0] for call in doctor.double.calls} == {"GET"}
    assert doctor.double.sockets == []
    assert doctor.double.messages == []


# --- the token and the application ----------------------------------------------------------------------------------


async def test_a_wrong_token_says_where_to_get_another_and_ends_the_look(doctor: Consulting) -> None:
    """Nothing else can be asked with it."""
    assert "Reset Token" in await doctor.look(token="1189407362718490624.wrong.wrong-wrong-wrong-wrong")
    assert len(doctor.found) == 1
    assert len(doctor.double.calls) == 1


async def test_no_token_asks_nothing(doctor: Consulting) -> None:
    """It says how to begin."""
    assert "standfirst init discord" in await doctor.look(token="")
    assert doctor.double.calls == []


@pytest.mark.parametrize(
    ("flag", "name"), [(12, "Presence"), (13, "Presence"), (15, "Server Members"), (19, "Message Content")]
)
async def test_an_intent_that_nobody_needs_is_told_and_is_no_trouble(doctor: Consulting, flag: int, name: str) -> None:
    """Somebody switched it on for another program, or by mistake."""
    doctor.double.application_flags = 1 << flag

    assert "the bot" not in await doctor.look()
    assert f"{name} Intent may be switched off on the Bot page" in doctor.words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"bot_require_code_grant": True}, "“Requires OAuth2 Code Grant” is on"),
        ({"interactions_endpoint_url": "https://example.org/hear"}, "Interactions Endpoint URL"),
        ({"integration_types_config": {"1": {}}}, "Guild Install is off"),
        ({"integration_types_config": {"0": {}}}, ""),
        ({"integration_types_config": None}, ""),
    ],
)
async def test_a_switch_of_the_application_that_hinders_is_named(
    doctor: Consulting, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], words: str
) -> None:
    """By its name on Discord's page."""
    from tests.doubles.discord import people  # noqa: PLC0415 - its answer is changed here alone

    answer = people._application
    monkeypatch.setattr(people, "_application", lambda state: answer(state) | changed)
    said = await doctor.look()

    assert words in said
    assert bool(words) == bool(said)
    assert ("User Install is off" in doctor.words) == (changed == {"integration_types_config": {"0": {}}})


@pytest.mark.parametrize(("left", "words"), [(0, "connect again in 121 min"), (3, "3 of 1000 starts"), (21, "")])
async def test_a_day_s_starts_that_run_out_are_told_before_discord_resets_the_token(
    doctor: Consulting, left: int, words: str
) -> None:
    """And that something starts again and again."""
    doctor.double.starts_left, doctor.double.starts_reset_ms = left, 2 * 3600 * 1000 - 1
    said = await doctor.look()

    assert words.replace("121 min", "2 h") in said
    assert bool(words) == bool(said)


# --- servers --------------------------------------------------------------------------------------------------------


async def test_a_bot_in_no_server_gives_the_address_to_invite_it(doctor: Consulting) -> None:
    """With the smallest permissions, of this very application."""
    doctor.double.home.bot = False

    assert f"oauth2/authorize?client_id={doctor.double.app_id}" in await doctor.look(
        own_guilds=(doctor.double.home.id,)
    )


async def test_a_server_that_was_not_met_yet_says_whose_it_will_be(doctor: Consulting) -> None:
    """Before the first run, when it can still be chosen."""
    assert await doctor.look() == ""
    assert f"put {doctor.double.home.id} into discord.own_guilds" in doctor.words
    assert await doctor.look(own_guilds=(doctor.double.home.id,)) == ""
    assert "Tidewater Post joins this newsroom" in doctor.words


async def test_each_server_is_said_to_be_a_door_to_its_newsroom(doctor: Consulting) -> None:
    """Servers that nobody named have newsrooms of their own."""
    rival = doctor.double.add_guild("Bay Rival")
    other = await doctor.store.people.new_newsroom("Rivals", doctor.house.clock.now())
    await doctor.door(rival, other)
    await doctor.door(doctor.double.home)

    assert await doctor.look() == ""
    assert "Bay Rival is a door to the newsroom Rivals." in doctor.words
    assert "Tidewater Post is a door to the newsroom Bay desk." in doctor.words


async def test_a_server_of_ours_that_is_another_s_door_is_told_how_to_come_home(doctor: Consulting) -> None:
    """It was in before the settings named it, or was linked away since."""
    other = await doctor.store.people.new_newsroom("Rivals", doctor.house.clock.now())
    await doctor.door(doctor.double.home, other)

    assert "Type /link there" in await doctor.look(own_guilds=(doctor.double.home.id,))


async def test_a_server_of_the_settings_without_the_bot_gets_an_invitation_for_it(doctor: Consulting) -> None:
    """The address has that server chosen already."""
    nowhere = "1189407362718490624"

    assert f"guild_id={nowhere}" in await doctor.look(own_guilds=(nowhere,))


async def test_a_server_that_removed_the_bot_is_trouble_only_where_it_is_owed_something(doctor: Consulting) -> None:
    """Its channels are not looked at one by one."""
    rival = doctor.double.add_guild("Bay Rival")
    workspace = await doctor.door(rival)
    rival.bot = False
    hall = doctor.double.of_guild(rival)[0]

    assert await doctor.look() == ""
    assert "what is kept of it goes in time" in doctor.words
    said = await doctor.look(Target(1, 9, hall.id, "hall", workspace))
    assert f"the server {rival.id} has removed the bot, and channels there are subscribed" in said
    assert "hall" not in doctor.words


async def test_more_servers_than_fit_a_page_are_all_asked_for(doctor: Consulting) -> None:
    """Discord lists two hundred at a time; doctor names the first of them."""
    for number in range(200):
        doctor.double.add_guild(f"Ward {number}", channel="")
    await doctor.look()

    assert len(doctor.double.calls_to("GET /users/@me/guilds")) == 2
    assert "and 176 servers more" in doctor.words


async def test_a_bot_on_a_time_out_is_told(doctor: Consulting, monkeypatch: pytest.MonkeyPatch) -> None:
    """A moderator silenced it; its permissions say nothing of that."""
    from tests.doubles.discord import people, resources  # noqa: PLC0415 - its answer is changed here alone

    answer = resources.member_json
    until = (doctor.house.clock.now() + timedelta(hours=1)).isoformat()
    monkeypatch.setattr(people, "member_json", lambda *a: answer(*a) | {"communication_disabled_until": until})

    assert "on a time-out in Tidewater Post" in await doctor.look(await doctor.target(doctor.double.desk))


# --- channels -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("permission", [VIEW, SEND])
async def test_what_keeps_it_from_posting_is_named_as_discord_names_it(doctor: Consulting, permission: Any) -> None:
    """With the channel's name on Discord, which may have changed, and where to give it."""
    desk = doctor.double.desk
    doctor.double.overwrite(desk, deny=permission.bit)
    said = await doctor.look(await doctor.target(desk))

    assert f"give the bot {permission.words} under Edit Channel, Permissions" in said
    assert "0 of 1 subscribed channels" in doctor.words
    assert "#city-desk in Tidewater Post cannot be posted in" in said if permission is SEND else "#old-name" in said


@pytest.mark.parametrize(
    ("permission", "loss"),
    [
        (ATTACH, "charts are posted as words"),
        (HISTORY, "uncertain"),
        (CREATE_THREADS, "answers to buttons stay private"),
    ],
)
async def test_what_is_lost_without_a_permission_is_told_and_is_no_trouble(
    doctor: Consulting, permission: Any, loss: str
) -> None:
    """It may have been left out on purpose."""
    doctor.double.overwrite(doctor.double.desk, deny=permission.bit)

    assert await doctor.look(await doctor.target(doctor.double.desk)) == ""
    assert loss in doctor.words
    assert f"give the bot {permission.words}" in doctor.words


@pytest.mark.parametrize("permission", [CREATE_THREADS, IN_THREADS])
async def test_where_stories_have_threads_the_right_to_open_them_is_needed(doctor: Consulting, permission: Any) -> None:
    """The same lack is trouble there."""
    doctor.double.overwrite(doctor.double.desk, deny=permission.bit)
    said = await doctor.look(await doctor.target(doctor.double.desk, topic=FERRY))

    assert f"cannot be posted in: give the bot {permission.words}" in said


async def test_a_forum_s_permissions_have_a_forum_s_names(doctor: Consulting) -> None:
    """Create Posts, where a channel has Send Messages."""
    forum = doctor.double.add_forum("stories")
    doctor.double.overwrite(forum, deny=SEND.bit | IN_THREADS.bit)

    assert "give the bot Create Posts and Send Messages in Posts" in await doctor.look(
        await doctor.target(forum, topic=FERRY)
    )


@pytest.mark.parametrize(
    ("tags", "moderated", "words"),
    [((), False, "demands a tag"), (("Sport",), False, "demands a tag"), (("Developing",), True, "demands a tag"),
     (("Sport", "Developing"), False, "")],
)  # fmt: skip
async def test_a_forum_that_demands_a_tag_needs_one_that_a_story_can_have(
    doctor: Consulting, tags: tuple[str, ...], moderated: bool, words: str
) -> None:
    """Named after a status; one for moderators only is none."""
    forum = doctor.double.add_forum("stories", tags, needs_tag=True)
    for tag in forum.tags:
        tag.moderated = moderated
    said = await doctor.look(await doctor.target(forum, topic=FERRY))

    assert words in said
    assert bool(words) == bool(said)


async def test_a_forum_without_tags_shows_no_status_and_that_is_said(doctor: Consulting) -> None:
    """It is no trouble."""
    assert await doctor.look(await doctor.target(doctor.double.add_forum("stories"), topic=FERRY)) == ""
    assert "posts show no status" in doctor.words


async def test_a_deleted_channel_and_a_hidden_one_are_told_apart(doctor: Consulting) -> None:
    """The one is unsubscribed, the other opened to the bot."""
    gone, hidden = doctor.double.add_channel("gone"), doctor.double.add_channel("hush")
    del doctor.double.channels[gone.id]
    doctor.double.overwrite(hidden, deny=VIEW.bit)
    said = await doctor.look(await doctor.target(gone, "gone"), await doctor.target(hidden, "hush"))

    assert "#gone was deleted. /unsubscribe it" in said
    assert "#hush cannot be seen: give the bot View Channel" in said


async def test_a_locked_thread_is_trouble_and_an_archived_one_is_not(doctor: Consulting) -> None:
    """The bot opens an archived one by itself; a locked one only where it may manage threads."""
    thread = doctor.double.add_thread(doctor.double.desk, "tide")
    thread.archived = True
    target = await doctor.target(thread)
    assert await doctor.look(target) == ""
    assert "the next message opens it again" in doctor.words
    thread.locked = True
    assert "the thread #tide in Tidewater Post is locked" in await doctor.look(target)
    doctor.double.overwrite(doctor.double.desk, allow=MANAGE_THREADS)
    assert await doctor.look(target) == ""


async def test_a_thread_s_permissions_are_its_channel_s(doctor: Consulting) -> None:
    """They are given there, and Send Messages does not count in it."""
    thread = doctor.double.add_thread(doctor.double.desk, "tide")
    doctor.double.overwrite(doctor.double.desk, deny=IN_THREADS.bit | SEND.bit)

    assert "Send Messages in Threads under Edit Channel, Permissions, of #city-desk" in await doctor.look(
        await doctor.target(thread)
    )


async def test_the_thread_of_a_story_is_looked_at_too(doctor: Consulting) -> None:
    """Locked, it takes no update; deleted, the story begins another."""
    thread = doctor.double.add_thread(doctor.double.desk, "Ferry")
    thread.locked = thread.archived = True
    target = await doctor.target(doctor.double.desk, "city-desk", topic=FERRY, opened=thread.id)
    assert "the thread #Ferry in Tidewater Post is locked" in await doctor.look(target)
    del doctor.double.channels[thread.id]
    assert await doctor.look(target) == ""
    assert "the thread of Ferry in #city-desk was deleted; its next message begins another" in doctor.words


async def test_direct_messages_need_no_leave(doctor: Consulting) -> None:
    """They are in no server."""
    assert await doctor.look(await doctor.target(doctor.double.dm_channel(doctor.double.mara))) == ""
    assert "1 of 1" in doctor.words


async def test_a_channel_is_asked_about_once_however_much_is_subscribed_there(doctor: Consulting) -> None:
    """And its server once for all its channels."""
    target = await doctor.target(doctor.double.desk)
    await doctor.look(target, target, await doctor.target(doctor.double.add_channel("hall")))

    assert len(doctor.double.calls_to("GET /channels/{channel_id}")) == 2
    assert len(doctor.double.calls_to("GET /guilds/{guild_id}")) == 1


async def test_nothing_subscribed_is_said(doctor: Consulting) -> None:
    """As on the first day."""
    await doctor.look()

    assert "no channel is subscribed yet" in doctor.words


# --- commands -------------------------------------------------------------------------------------------------------


async def test_commands_that_were_never_sent_are_no_trouble(doctor: Consulting) -> None:
    """The first run sends them."""
    assert await doctor.look() == ""
    assert f"none of the {len(doctor.ours())} commands yet" in doctor.words


async def test_commands_that_discord_has_as_they_are_are_in_step(doctor: Consulting) -> None:
    """Though Discord adds to them and leaves out what is usual."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(doctor.double.token)
        await client.http.bulk_upsert_global_commands(int(doctor.double.app_id), doctor.ours())

    assert await doctor.look() == ""
    assert "commands are in step" in doctor.words


def test_commands_that_differ_are_named(doctor: Consulting) -> None:
    """Missing, changed, and left behind."""
    ours = doctor.ours()
    first, second, *rest = ours
    theirs = [second | {"description": "as it was"}, *rest, first | {"name": "gone-since"}]
    finding = in_step(ours, theirs)

    assert not finding.well
    assert f"missing: {first['name']}; of an earlier version: {second['name']}; not ours: gone-since" in finding.words


# --- when Discord does not answer ------------------------------------------------------------------------------------

_CALLS = ["GET /users/@me", "GET /applications/@me", "GET /guilds/{guild_id}", "GET /channels/{channel_id}"]


@pytest.mark.parametrize("route", _CALLS)
async def test_a_connection_that_breaks_is_a_finding_and_what_was_found_stands(doctor: Consulting, route: str) -> None:
    """Wherever it breaks."""
    target = await doctor.target(doctor.double.desk)
    doctor.double.drop(route, times=None)

    assert "cannot be reached" in await doctor.look(target)
    assert ("the token is good" in doctor.words) == (_CALLS.index(route) > 1)


@pytest.mark.parametrize("status", [500, 503])
async def test_a_discord_with_trouble_of_its_own_is_not_waited_for(doctor: Consulting, status: int) -> None:
    """discord.py would try for half a minute."""
    doctor.double.fail("GET /users/@me/guilds", status, times=None)

    assert f"cannot be reached (HTTP {status})" in await doctor.look(patience=0.3)


async def test_discord_asking_to_slow_down_ends_the_look_without_a_long_wait(doctor: Consulting) -> None:
    """Shortly, or for longer than discord.py would wait; either is nobody's fault."""
    doctor.double.fail("GET /users/@me/guilds", 429, retry_after=47.0, times=None)
    assert await doctor.look() == ""
    assert "again in 47 s" in doctor.words
    doctor.double.faults.waiting.clear()
    doctor.double.fail("GET /users/@me/guilds", 429, retry_after=20.0, times=None)
    assert await doctor.look(patience=0.3) == ""
    assert "slow down" in doctor.words


async def test_an_address_that_discord_shut_out_is_told_to_stop(doctor: Consulting) -> None:
    """Going on would make it longer."""
    doctor.double.banned = True

    assert "takes no calls from this machine's address" in await doctor.look()


async def test_an_answer_that_is_not_discord_s_is_a_finding_too(
    doctor: Consulting, aiohttp_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hotel's page in place of an answer."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="Welcome, please sign in", content_type="text/html")

    app = web.Application()
    app.router.add_get("/{anything:.*}", page)
    server = await aiohttp_server(app)
    monkeypatch.setattr(discord.http.Route, "BASE", str(server.make_url("/api/v10")))

    assert "what answered is not Discord" in await doctor.look()


async def test_a_channel_that_discord_refuses_for_another_reason_leaves_the_others_standing(doctor: Consulting) -> None:
    """With Discord's own number, which can be looked up."""
    desk, hall = await doctor.target(doctor.double.desk, "city-desk"), doctor.double.add_channel("hall")
    doctor.double.fail("GET /channels/{channel_id}", 403, 20022)

    assert "#city-desk cannot be looked at (20022)" in await doctor.look(desk, await doctor.target(hall))
    assert "1 of 2 subscribed channels" in doctor.words


async def test_names_cannot_write_on_the_terminal(doctor: Consulting) -> None:
    """Whoever names a server or a channel writes in doctor's output."""
    doctor.double.home.name = "Tide\x1b[2Jwater\nok  all is well"
    channel = doctor.double.add_channel("a\u202eb\x07")
    doctor.double.overwrite(channel, deny=SEND.bit)
    await doctor.look(await doctor.target(channel))

    assert "Tide" in doctor.words
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", doctor.words)
    assert "\nok " not in doctor.words


@pytest.mark.parametrize("trouble", ["", "401", "lost"])
async def test_no_finding_shows_the_token(doctor: Consulting, trouble: str) -> None:
    """Doctor's output is pasted into tickets."""
    if trouble == "401":
        doctor.double.fail("*", 401, times=None)
    elif trouble:
        doctor.double.drop("*", times=None)
    await doctor.look()

    assert doctor.found
    assert doctor.double.token not in f"{doctor.words}{DiscordSettings(token=doctor.double.token)}"


# --- pure -----------------------------------------------------------------------------------------------------------

_GUILD = {
    "id": "1", "name": "Post", "owner_id": "5",
    "roles": [{"id": "1", "permissions": str(VIEW.bit)}, {"id": "2", "permissions": str(SEND.bit)},
              {"id": "3", "permissions": str(1 << 3)}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "rules", "granted"),
    [
        ([], [], VIEW.bit),
        (["2"], [], VIEW.bit | SEND.bit),
        (["2"], [("1", 0, SEND.bit)], VIEW.bit),
        (["2"], [("1", 0, SEND.bit), ("2", SEND.bit, 0)], VIEW.bit | SEND.bit),
        (["2"], [("2", SEND.bit, 0), ("9", 0, SEND.bit)], VIEW.bit),
        (["2", "4"], [("2", 0, ATTACH.bit), ("4", ATTACH.bit, 0)], VIEW.bit | SEND.bit | ATTACH.bit),
        (["2"], [("1", 0, VIEW.bit)], 0),
        ([], [("7", SEND.bit, 0)], VIEW.bit),
        (["3"], [("1", 0, VIEW.bit)], -1),
    ],
)
def test_permissions_are_counted_as_discord_does(
    roles: list[str], rules: list[tuple[str, int, int]], granted: int
) -> None:
    """Everyone's first, then its roles' together, then its own; an administrator has them all."""
    standing = Standing.of(_GUILD, {"roles": roles}, "9")
    overwrites = [{"id": number, "allow": str(allow), "deny": str(deny)} for number, allow, deny in rules]

    assert standing.granted({"permission_overwrites": overwrites}) == granted


def test_the_package_that_is_missing_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is here, or this test would not run."""
    assert missing() == ""
    monkeypatch.setattr(bot.platforms.discord.extra, "find_spec", lambda name: None)
    assert "pip install 'standfirst[discord]'" in missing()


# --- docs/discord.md ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("permission", PERMISSIONS, ids=lambda each: each.words)
def test_every_permission_is_in_the_docs_with_its_reason(permission: Any) -> None:
    """In the words that the code gives, and with its name in a forum."""
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"| {permission.words} |")]
    assert permission.why in row
    assert permission.in_forum in row
    assert (permission.without or "(required)") in row


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_is_in_the_docs_with_its_reason(intent: str) -> None:
    """There is one."""
    assert INTENTS[intent] in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", [key for key in known_keys() if key.startswith("discord.")])
def test_every_setting_is_in_the_docs(key: str) -> None:
    """By the name that it has in its table."""
    assert f"| `{key.removeprefix('discord.')}` |" in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_about_the_application_is_in_the_docs(sentence: str) -> None:
    """So that whoever searches for it finds what to do."""
    first = re.split(r"\. ", sentence)[0].rstrip(".")
    assert f"| {first} |" in DOCS.read_text(encoding="utf-8")
