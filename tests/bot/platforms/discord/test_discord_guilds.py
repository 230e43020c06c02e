"""Many servers: whose newsroom each is a door to, who is its first admin, who leaves, joins and writes from outside."""

from bot.work.deliver import Deliveries
from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.changed import begun_again, buttons, press, say, several, words
from tests.doubles.discord import Guild, User

STORY = "OLLEN-DAM-FLOOD"


async def invited(bureau: Bureau, name: str = "Estuary Desk") -> tuple[Guild, User]:
    """Another server whose owner has just added the bot."""
    tova = bureau.double.add_user("tova", global_name="Tova Brandt")
    guild = bureau.double.join_guild(name, tova)
    await heard(bureau)
    return guild, tova


async def heard(bureau: Bureau) -> None:
    """What Discord told has arrived, for what was said after it is answered."""
    await say(bureau, "help", channel=bureau.double.dm_channel(bureau.double.mara))


async def there(bureau: Bureau, guild: Guild, user: User, command: str, **options: object) -> str:
    """What somebody is told in another server."""
    return words(await say(bureau, command, options, user=user, guild=guild))


# --- whose newsroom -------------------------------------------------------------------------------------------------


async def test_a_server_of_the_desks_own_sees_the_desks_stories(bureau: Bureau):
    """As the settings say."""
    assert "6 stories tracked" in words(await say(bureau, "stories"))


async def test_another_server_gets_a_newsroom_of_its_own_and_sees_nothing_of_the_desks(bureau: Bureau):
    """Named after it; neither lists, nor suggests, nor tells the other's stories."""
    async with several(bureau) as newsrooms:
        guild, tova = await invited(bureau)
        assert "Ollen" not in await there(bureau, guild, tova, "stories")
        assert "No story is tracked yet" in await there(bureau, guild, tova, "brief", story=STORY)
        given = await bureau.double.autocomplete("brief", "story", "", user=tova, guild=guild)
        assert given.choices == []
        names = [name for _, name in await bureau.house.people.newsrooms()]
        assert "Estuary Desk" in names

        await there(bureau, guild, tova, "track", words="harvest moon", name="Harvest", confirm="yes")
        assert "Harvest" in await there(bureau, guild, tova, "stories")
        assert "Harvest" not in words(await say(bureau, "stories"))
        assert newsrooms


async def test_two_servers_of_one_name_get_two_newsrooms(bureau: Bureau):
    """And nothing of each other."""
    async with several(bureau):
        one, tova = await invited(bureau)
        other, pia = await invited(bureau)
        await there(bureau, one, tova, "track", words="harvest moon", name="Harvest", confirm="yes")
        assert "Harvest" not in await there(bureau, other, pia, "stories")


async def test_whoever_manages_a_server_without_an_admin_is_its_first(bureau: Bureau):
    """Others there begin as readers, and those who manage it later do not become admins by themselves."""
    async with several(bureau):
        guild, tova = await invited(bureau)
        pia = bureau.double.add_user("pia", guild, global_name="Pia Holm")
        later = bureau.double.add_user("later", guild, admin=True, global_name="Later Lindt")
        await there(bureau, guild, pia, "stories")
        await there(bureau, guild, tova, "stories")
        told = await there(bureau, guild, later, "roles")
        assert "Tova Brandt admin" in told
        assert "Pia Holm reader" in told
        assert "Later Lindt reader" in told


# --- leaving and coming back ----------------------------------------------------------------------------------------


async def test_a_server_that_removes_the_bot_stops_at_once_and_goes_on_when_it_is_back(bureau: Bureau):
    """Nothing is sent there meanwhile; its stories, roles and subscriptions are as they were."""
    async with several(bureau):
        double, room = bureau.double, bureau.room
        await say(bureau, "subscribe", {"story": STORY, "when": "daily 08:00"})
        double.remove_guild(double.home)
        await heard(bureau)
        [door] = [one for one in await bureau.house.doors.all("discord") if one.external == double.home.id]
        assert door.closed_at is not None
        room.clock.pass_(hours=3)
        await room.schedules().serve()
        await Deliveries(room.ground, {"discord": bureau.discord}, "one").send()
        assert double.desk.messages == []

        double.home.bot = True
        double.home.members[double.bot.id] = set()
        async with begun_again(bureau):
            assert "6 stories tracked" in words(await say(bureau, "stories"))
            assert "daily 08:00" in words(await say(bureau, "unsubscribe", {"story": STORY}))
        double.refusals.clear()


async def test_a_server_that_cannot_be_reached_for_a_while_has_not_left(bureau: Bureau):
    """Discord says so with the same event."""
    double = bureau.double
    double.outage(double.home)
    await heard(bureau)
    [door] = await bureau.house.doors.all("discord")
    assert door.closed_at is None
    double.outage(double.home, over=True)


async def test_a_server_that_removed_the_bot_while_nobody_listened_is_left_at_the_next_start(bureau: Bureau):
    """It is not among those that Discord names."""
    async with several(bureau):
        guild, _ = await invited(bureau)
    guild.bot = False
    guild.members.pop(bureau.double.bot.id, None)
    async with begun_again(bureau):
        await heard(bureau)
        doors = {one.external: one.closed_at for one in await bureau.house.doors.all("discord")}
        assert doors[guild.id] is not None
        assert doors[bureau.double.home.id] is None


async def test_a_server_that_invited_the_bot_while_nobody_listened_moves_in_at_the_next_start(bureau: Bureau):
    """Under its own name."""
    async with several(bureau):
        await bureau.discord.stop()
        guild = bureau.double.add_guild("Night Desk", bureau.double.add_user("zoe"))
        async with begun_again(bureau):
            await heard(bureau)
            assert guild.id in {one.external for one in await bureau.house.doors.all("discord")}
            assert "Night Desk" in [name for _, name in await bureau.house.people.newsrooms()]


# --- joining another newsroom ---------------------------------------------------------------------------------------


async def test_a_server_joins_the_desks_newsroom_by_a_code(bureau: Bureau):
    """It says first what stays behind; then stories are one, and who typed the code is admin."""
    async with several(bureau):
        guild, tova = await invited(bureau)
        await there(bureau, guild, tova, "track", words="harvest moon", name="Harvest", confirm="yes")
        code = str((await bureau.room.say("/link")).data["code"])
        asks = await say(bureau, "link", {"code": code}, user=tova, guild=guild)
        assert "What stays behind" in words(asks)
        await press(bureau, asks.original, "Join it")
        assert "has joined “Sample newsroom”" in words(asks)

        assert "6 stories tracked" in await there(bureau, guild, tova, "stories")
        assert "Harvest" not in await there(bureau, guild, tova, "stories")
        assert "Tova Brandt admin" in await there(bureau, guild, tova, "roles")
        assert "#general follows" in await there(bureau, guild, tova, "subscribe", story=STORY, when="weekdays 07:00")


async def test_a_code_that_is_not_good_says_so(bureau: Bureau):
    """And how to get a fresh one."""
    async with several(bureau):
        guild, tova = await invited(bureau)
        assert "That code is not good here" in await there(bureau, guild, tova, "link", code="K7QX-M2RD")


# --- from outside any server ----------------------------------------------------------------------------------------


async def test_in_direct_messages_somebody_has_the_newsroom_where_they_were_met(bureau: Bureau):
    """With the role that they have there."""
    double = bureau.double
    await say(bureau, "stories")
    at = double.dm_channel(double.mara)
    assert "6 stories tracked" in words(await say(bureau, "stories", channel=at))
    given = await say(bureau, "track", {"words": "island ferry", "name": "Island ferry"}, channel=at)
    assert "would match" in words(given)


async def test_a_stranger_in_direct_messages_is_told_where_to_begin(bureau: Bureau):
    """In one sentence."""
    pia = bureau.double.add_user("pia")
    given = await say(bureau, "stories", user=pia, channel=bureau.double.dm_channel(pia))
    assert words(given).startswith("Use Standfirst in your newsroom's server first")


async def test_who_has_the_bot_for_themselves_reads_their_newsroom_in_any_server(bureau: Bureau):
    """Alone: what they ask is theirs, so nothing is offered to be shared with strangers."""
    double = bureau.double
    await say(bureau, "stories")
    double.mara.installed = True
    elsewhere = double.add_guild("Elsewhere", double.add_user("zoe"), bot=False)
    double.add_member(elsewhere, double.mara)
    given = await say(bureau, "brief", {"story": STORY, "share": True}, guild=elsewhere, user=double.mara)
    assert "Key facts" in words(given)
    assert given.private
    assert "Share in channel" not in buttons(given.original)
    assert double.posted == []


async def test_who_manages_a_strangers_server_is_no_admin_by_that(bureau: Bureau):
    """The bot is not in it."""
    double = bureau.double
    await say(bureau, "stories")
    double.mara.installed = True
    elsewhere = double.add_guild("Elsewhere", double.mara, bot=False)
    await say(bureau, "stories", guild=elsewhere, user=double.mara)
    [mara] = [one for one in await bureau.house.people.members(bureau.room.id) if one.external == double.mara.id]
    assert mara.role == "editor"
    assert elsewhere.id not in {one.external for one in await bureau.house.doors.all("discord")}
