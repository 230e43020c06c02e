"""The Discord double's REST, with the real discord.py on the other end and the specification looking on."""

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui
from discord.http import HTTPClient, Route

from tests.doubles.discord import DiscordDouble, Permission

POST = "POST /channels/{channel_id}/messages"


@pytest.fixture
async def double(shared: Path) -> AsyncIterator[DiscordDouble]:
    """A Discord that holds itself against the specification; discord.py is pointed at it."""
    async with DiscordDouble(shared / "data" / "specs") as double:
        with double.pointed():
            yield double


@pytest.fixture
async def http(double: DiscordDouble) -> AsyncIterator[HTTPClient]:
    """discord.py's own REST client, logged in."""
    client = discord.Client(intents=discord.Intents.none(), max_messages=None)
    await client.login(double.token)
    yield client.http
    await client.close()


async def ask(http: HTTPClient, method: str, path: str, body: Any = None, **where: Any) -> Any:
    """One call as discord.py makes it."""
    more = {} if body is None else {"json": body}
    return await http.request(Route(method, path, **where), **more)


async def post(http: HTTPClient, channel: Any, **body: Any) -> Any:
    """Post a message."""
    return await ask(http, "POST", "/channels/{channel_id}/messages", body, channel_id=channel.id)


async def refused(doing: Any) -> tuple[int, int]:
    """The status and code with which something is refused."""
    with pytest.raises(discord.HTTPException) as raised:
        await doing
    return raised.value.status, raised.value.code


async def test_a_message_is_posted_read_edited_and_deleted(double: DiscordDouble, http: HTTPClient) -> None:
    """What stands in the channel is what was sent."""
    made = await post(http, double.desk, content="Ferry delayed")
    await ask(http, "PATCH", "/channels/{c}/messages/{m}", {"content": "Ferry sails"}, c=double.desk.id, m=made["id"])
    history = await http.logs_from(double.desk.id, 10)
    message = double.posted[0]

    assert [one["content"] for one in history] == ["Ferry sails"]
    assert (message.content, message.earlier) == ("Ferry sails", [("Ferry delayed", [])])
    await http.delete_message(double.desk.id, made["id"])
    assert double.posted == []
    assert double.refusals == []


async def test_the_same_nonce_makes_one_message(double: DiscordDouble, http: HTTPClient) -> None:
    """For a few minutes; not without enforce_nonce, and not later."""
    first = await post(http, double.desk, content="a", nonce="delivery-1", enforce_nonce=True)
    again = await post(http, double.desk, content="b", nonce="delivery-1", enforce_nonce=True)
    double.pass_(600)
    later = await post(http, double.desk, content="c", nonce="delivery-1", enforce_nonce=True)

    assert (again["id"], again["content"], again["nonce"]) == (first["id"], "a", "delivery-1")
    assert later["id"] != first["id"]
    assert len(double.posted) == 2


async def test_a_file_comes_along_and_is_shown(double: DiscordDouble, http: HTTPClient) -> None:
    """multipart with payload_json; the gallery's attachment:// becomes an address that can be fetched."""
    client = discord.Client(intents=discord.Intents.none())
    client.http, channel = http, discord.PartialMessageable(client._connection, int(double.desk.id))
    client._connection.http = http
    view = ui.LayoutView()
    view.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://chart.png", description="A chart")))
    await channel.send(view=view, file=discord.File(io.BytesIO(b"picture"), "chart.png"))

    shown = double.posted[0].components[0]["items"][0]["media"]
    assert await http.get_from_cdn(shown["url"]) == b"picture"
    assert double.calls_to(POST)[0].files == ["chart.png"]


async def test_what_is_pinged_depends_on_allowed_mentions(double: DiscordDouble, http: HTTPClient) -> None:
    """None named: all; parse empty: nobody."""
    words = f"<@{double.mara.id}> @everyone"
    await post(http, double.desk, content=words)
    await post(http, double.desk, content=words, allowed_mentions={"parse": []})
    await post(http, double.desk, content=words, allowed_mentions={"parse": [], "users": [double.mara.id]})

    assert [one.pinged for one in double.posted] == [[double.mara.id, "@everyone"], [], [double.mara.id]]


@pytest.mark.parametrize(
    ("taken", "status", "code"),
    [
        (Permission.VIEW_CHANNEL, 403, 50001),
        (Permission.SEND_MESSAGES, 403, 50013),
    ],
)
async def test_what_the_bot_may_not_is_refused(
    double: DiscordDouble, http: HTTPClient, taken: Permission, status: int, code: int
) -> None:
    """An overwrite of the channel takes a permission."""
    double.overwrite(double.desk, deny=taken)

    assert await refused(post(http, double.desk, content="a")) == (status, code)
    assert [one.code for one in double.refusals] == [code]


async def test_embeds_and_files_need_permissions_of_their_own(double: DiscordDouble, http: HTTPClient) -> None:
    """EMBED_LINKS, ATTACH_FILES; and without the history nothing is read."""
    await post(http, double.desk, content="a")
    double.overwrite(
        double.desk, deny=Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.READ_MESSAGE_HISTORY
    )

    assert await refused(post(http, double.desk, embeds=[{"title": "a"}])) == (403, 50013)
    assert await http.logs_from(double.desk.id, 10) == []


def test_overwrites_are_laid_over_each_other_as_discord_does(double_at_rest: DiscordDouble) -> None:
    """Everyone's, then all roles' denials and grants, then the member's own; a thread follows its channel."""
    double = double_at_rest
    own = next(iter(double.home.members[double.bot.id]))
    double.overwrite(double.desk, double.home.everyone, deny=Permission.VIEW_CHANNEL)
    hidden = double.may(double.desk)
    double.overwrite(double.desk, double.home.roles[own], allow=Permission.VIEW_CHANNEL)
    seen = double.may(double.desk)
    double.overwrite(double.desk, deny=Permission.SEND_MESSAGES)
    thread = double.add_thread(double.desk, "t")

    assert hidden == 0
    assert seen & Permission.SEND_MESSAGES
    assert not double.may(double.desk) & (Permission.SEND_MESSAGES | Permission.EMBED_LINKS)
    assert double.may(thread) & Permission.SEND_MESSAGES_IN_THREADS
    assert double.may(double.desk, double.ines) & Permission.MANAGE_GUILD


@pytest.fixture
def double_at_rest() -> DiscordDouble:
    """A double that no one talks to."""
    return DiscordDouble()


async def test_unknown_and_foreign_places_are_refused(double: DiscordDouble, http: HTTPClient) -> None:
    """10003, 10008, 50001 in a guild that the bot left, 50007 for closed direct messages."""
    away = double.add_guild("Elsewhere", double.ines, bot=False)
    there = next(one for one in double.channels.values() if one.guild == away.id)
    double.mara.closed_dms = True
    direct = double.dm_channel(double.mara)
    gone = double.add_channel("gone")
    double.delete_channel(gone)

    assert await refused(post(http, gone, content="a")) == (404, 10003)
    assert await refused(post(http, there, content="a")) == (403, 50001)
    assert await refused(post(http, direct, content="a")) == (403, 50007)
    assert await refused(http.get_message(double.desk.id, 1)) == (404, 10008)


async def test_edits_of_old_messages_run_out(double: DiscordDouble, http: HTTPClient) -> None:
    """30046 after so many edits of messages older than an hour; younger ones go on."""
    double.old_edits = 1
    old = await post(http, double.desk, content="old")
    double.pass_(3700)
    await http.edit_message(double.desk.id, old["id"], params=_params(content="1"))
    http.max_ratelimit_timeout = 1
    with pytest.raises(discord.RateLimited):
        await http.edit_message(double.desk.id, old["id"], params=_params(content="2"))
    young = await post(http, double.desk, content="young")
    await http.edit_message(double.desk.id, young["id"], params=_params(content="3"))

    assert [one.code for one in double.refusals] == [30046]


def _params(**body: Any) -> Any:
    return discord.http.MultipartParameters(body, None, None)


async def test_a_thread_is_opened_archived_and_opened_again(double: DiscordDouble, http: HTTPClient) -> None:
    """Of a message; its id is the message's; an archived one takes nothing but its opening."""
    made = await post(http, double.desk, content="Harbour fire")
    where = {"channel_id": double.desk.id, "message_id": made["id"]}
    path = "/channels/{channel_id}/messages/{message_id}/threads"
    thread = await ask(http, "POST", path, {"name": "Harbour", "auto_archive_duration": 60}, **where)
    again = await refused(ask(http, "POST", path, {"name": "Harbour"}, **where))
    double.pass_(3700)
    kept = double.channels[thread["id"]]
    archived = kept.archived, await refused(post(http, kept, content="update"))
    await ask(http, "PATCH", "/channels/{channel_id}", {"archived": False}, channel_id=kept.id)
    await post(http, kept, content="update")

    assert (thread["id"], again) == (made["id"], (400, 160004))
    assert archived == (True, (400, 50083))
    assert [one.content for one in kept.messages] == ["update"]


async def test_a_locked_thread_opens_for_moderators_alone(double: DiscordDouble, http: HTTPClient) -> None:
    """50013 for the bot without MANAGE_THREADS."""
    thread = double.add_thread(double.desk, "t", double.ines)
    double.archive_thread(thread, locked=True)
    opening = ask(http, "PATCH", "/channels/{channel_id}", {"archived": False}, channel_id=thread.id)

    assert await refused(opening) == (403, 50013)


async def test_a_forum_takes_posts_with_tags_and_no_messages(double: DiscordDouble, http: HTTPClient) -> None:
    """40067 where a tag is demanded, 50008 for a message, and a post with its first message and tag."""
    forum = double.add_forum("stories", ("developing", "settled"), needs_tag=True)
    first = {"name": "Ferry", "message": {"content": "First"}}
    path = "/channels/{channel_id}/threads"
    untagged = await refused(ask(http, "POST", path, first, channel_id=forum.id))
    unknown = await refused(ask(http, "POST", path, {**first, "applied_tags": ["1"]}, channel_id=forum.id))
    tagged = {**first, "applied_tags": [forum.tags[0].id]}
    made = await ask(http, "POST", path, tagged, channel_id=forum.id)

    assert (untagged, unknown) == ((400, 40067), (400, 50035))
    assert (made["applied_tags"], made["message"]["id"]) == ([forum.tags[0].id], made["id"])
    assert await refused(post(http, forum, content="a")) == (400, 50008)


async def test_commands_are_replaced_and_keep_their_ids(double: DiscordDouble, http: HTTPClient) -> None:
    """Bulk overwrite; localisations only where asked for."""
    brief = {"name": "brief", "description": "Brief me", "name_localizations": {"de": "lage"}}
    track = {"name": "track", "description": "Track"}
    first = await http.bulk_upsert_global_commands(int(double.app_id), [brief, track])
    second = await http.bulk_upsert_global_commands(int(double.app_id), [{**brief, "description": "Brief us"}])
    short = await http.get_global_commands(int(double.app_id))
    listed = await ask(http, "GET", f"/applications/{double.app_id}/commands?with_localizations=true")

    assert first[0]["id"] == second[0]["id"]
    assert first[0]["version"] != second[0]["version"]
    assert [one["name_localizations"] for one in [*short, *listed]] == [None, {"de": "lage"}]
    await http.bulk_upsert_guild_commands(int(double.app_id), int(double.home.id), [track])
    assert double.registered("track", double.home).guild == double.home.id


async def test_two_hundred_creates_a_day_are_the_most(double: DiscordDouble, http: HTTPClient) -> None:
    """30034 then, until a day is over."""
    http.max_ratelimit_timeout = 30
    app, guild, more = int(double.app_id), int(double.home.id), [{"name": "more", "description": "d"}]
    for round_ in range(2):
        rows = [{"name": f"c{round_}-{n}", "description": "d"} for n in range(100)]
        await http.bulk_upsert_guild_commands(app, guild, rows)
    with pytest.raises(discord.RateLimited):
        await http.bulk_upsert_guild_commands(app, guild, more)
    double.pass_(86_401)
    await http.bulk_upsert_guild_commands(app, guild, more)

    assert [one.code for one in double.refusals] == [30034]


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_429_is_waited_for_and_tried_again(double: DiscordDouble, http: HTTPClient, scope: str) -> None:
    """With retry_after and the headers, whichever scope."""
    double.fail(POST, 429, retry_after=0.01, scope=scope)
    await post(http, double.desk, content="a")

    assert [one.status for one in double.calls_to(POST)] == [429, 200]
    assert len(double.posted) == 1
    assert len(double.invalid_at) == (0 if scope == "shared" else 1)


async def test_a_429_of_the_edge_is_not_retried(double: DiscordDouble, http: HTTPClient) -> None:
    """Without Via it reads as a ban."""
    double.fail(POST, 429, scope="cloudflare")

    assert (await refused(post(http, double.desk, content="a")))[0] == 429
    assert len(double.calls_to(POST)) == 1


async def test_a_bucket_runs_empty_and_fills_again(double: DiscordDouble, http: HTTPClient) -> None:
    """discord.py reads the headers and waits by itself: no 429."""
    double.limit(POST, 2, 0.05)
    for n in range(4):
        await post(http, double.desk, content=str(n))

    assert [one.status for one in double.calls_to(POST)] == [200] * 4
    assert double.buckets.bucket(POST, {"channel_id": double.desk.id}).most == 2


async def test_ten_thousand_refusals_shut_the_address_out(double: DiscordDouble, http: HTTPClient) -> None:
    """401, 403 and 429 count."""
    double.invalid_at[:] = [double.now()] * 9_999
    double.overwrite(double.desk, deny=Permission.VIEW_CHANNEL)

    assert (await refused(post(http, double.desk, content="a")))[0] == 403
    assert (await refused(post(http, double.desk, content="a")))[0] == 429


async def test_a_held_call_waits_and_a_dropped_one_was_done(double: DiscordDouble, http: HTTPClient) -> None:
    """hold gives a gate; drop does it and says nothing."""
    gate = double.hold(POST)
    posting = asyncio.create_task(post(http, double.desk, content="held"))
    await gate.reached()
    before = len(double.posted)
    gate.open()
    await posting
    double.drop(POST)
    with pytest.raises(aiohttp.ClientError):
        await post(http, double.desk, content="dropped")

    assert before == 0
    assert [one.content for one in double.posted] == ["held", "dropped"]


async def test_a_named_error_is_answered_in_place_of_doing_it(double: DiscordDouble, http: HTTPClient) -> None:
    """fail with status and code; nothing is posted."""
    double.fail(POST, 403, 50013)

    assert await refused(post(http, double.desk, content="a")) == (403, 50013)
    assert double.posted == []


async def test_what_the_double_does_not_know_is_said(double: DiscordDouble, http: HTTPClient) -> None:
    """501, and a refusal that names it."""
    assert (await refused(ask(http, "GET", "/sticker-packs")))[0] == 501
    assert "sticker-packs" in double.refusals[0].where


async def test_the_specification_is_held_against_queries_and_bodies(double: DiscordDouble, http: HTTPClient) -> None:
    """A parameter that is none, and a limit out of bounds."""
    strange = ask(http, "GET", f"/channels/{double.desk.id}/messages?newest=1")
    many = ask(http, "GET", f"/channels/{double.desk.id}/messages?limit=500")

    assert await refused(strange) == (400, 50035)
    assert await refused(many) == (400, 50035)


async def test_a_time_out_silences_the_bot(double: DiscordDouble, http: HTTPClient) -> None:
    """50013 until it is over; the member says until when."""
    double.silence(double.bot, 600)
    silenced = await refused(post(http, double.desk, content="a"))
    member = await http.get_member(int(double.home.id), int(double.bot.id))
    double.pass_(601)
    await post(http, double.desk, content="a")

    assert silenced == (403, 50013)
    assert member["communication_disabled_until"]


async def test_a_thread_needs_a_right_of_its_own(double: DiscordDouble, http: HTTPClient) -> None:
    """SEND_MESSAGES_IN_THREADS, apart from SEND_MESSAGES; a private one is seen by those inside."""
    thread = double.add_thread(double.desk, "t")
    private = double.add_thread(double.desk, "p", double.ines, private=True)
    double.overwrite(double.desk, deny=Permission.SEND_MESSAGES)
    await post(http, thread, content="a")
    double.overwrite(double.desk, deny=Permission.SEND_MESSAGES_IN_THREADS)

    assert await refused(post(http, thread, content="a")) == (403, 50013)
    assert await refused(post(http, private, content="a")) == (403, 50001)


async def test_fifty_a_second_are_the_most_but_for_answers(double: DiscordDouble, http: HTTPClient) -> None:
    """A global 429, after which discord.py holds everything back; interactions do not count."""
    double.limit_over_all(2, 0.1)
    for n in range(3):
        await post(http, double.desk, content=str(n))

    assert [one.status for one in double.calls_to(POST)] == [200, 200, 429, 200]
    assert double.buckets.over_all("POST /webhooks/{webhook_id}/{webhook_token}", double.now()) == 0


async def test_an_own_fault_is_told_when_the_double_goes() -> None:
    """A double that answers what Discord never would must not pass for one."""
    double = DiscordDouble()
    await double.__aenter__()
    double.slips.append("GET /users/@me 200: id: None is not of type 'string'")
    with pytest.raises(AssertionError, match="the double itself was wrong"):
        await double.__aexit__(None, None, None)


async def test_the_doubles_own_answers_are_held_against_the_specification(
    double: DiscordDouble, http: HTTPClient
) -> None:
    """A user without a name slips."""
    double.mara.name = None  # type: ignore[assignment]
    await http.get_user(int(double.mara.id))
    slips, double.slips = double.slips, []

    assert len(slips) == 1
    assert "username" in slips[0]
