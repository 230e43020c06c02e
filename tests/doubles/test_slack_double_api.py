"""The Slack double's Web API, called through the real slack_sdk."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import SlackDouble
from tests.doubles.slack.methods import own, specified

ROOT = Path(__file__).parent.parent.parent
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    """A Slack with the double's own table of methods."""
    async with SlackDouble() as slack:
        yield slack


@pytest.fixture
def client(slack: SlackDouble) -> AsyncWebClient:
    """The real client, with the bot's token."""
    return AsyncWebClient(slack.token, base_url=slack.api_url)


async def refused(call: Awaitable[Any]) -> str:
    """The error that Slack answers with."""
    with pytest.raises(SlackApiError) as no:
        await call
    return str(no.value.response["error"])


async def test_a_token_says_whose_it_is_and_what_it_may(slack: SlackDouble, client: AsyncWebClient) -> None:
    """auth.test, and its header of scopes."""
    answer = await client.auth_test()

    assert (answer["team_id"], answer["user_id"]) == (slack.team.id, slack.team.bot_user)
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_tokens_that_are_no_good_are_told_apart(slack: SlackDouble, client: AsyncWebClient) -> None:
    """None, unknown, revoked, of a removed app, too old, and an app's where a bot's is wanted."""
    team = slack.add_team("Harbour Echo")
    old = slack.give_token(team, ["chat:write"], expires_in=60).value
    gone = slack.give_token(slack.add_team("Osk Observer"), ["chat:write"])
    gone.dead = "account_inactive"
    slack.pass_(61)

    assert await refused(AsyncWebClient(base_url=slack.api_url).auth_test()) == "not_authed"
    assert await refused(client.auth_test(token="xoxb-guess")) == "invalid_auth"
    assert await refused(client.auth_test(token=old)) == "token_expired"
    assert await refused(client.auth_test(token=gone.value)) == "account_inactive"
    assert await refused(client.users_info(token=slack.app_token, user="U1")) == "not_allowed_token_type"
    await client.auth_revoke()
    assert await refused(client.auth_test()) == "token_revoked"


async def test_arguments_come_in_every_way_that_clients_send_them(slack: SlackDouble) -> None:
    """As a form, as JSON, in the address, and by GET; JSON within a string as well."""
    blocks = '[{"type": "divider"}]'
    url, auth = slack.api_url + "chat.postMessage", {"Authorization": f"Bearer {slack.token}"}
    args = {"channel": slack.desk.id, "text": "x", "blocks": blocks}
    async with aiohttp.ClientSession(headers=auth) as http:
        for way in ({"data": args}, {"json": {**args, "blocks": [{"type": "divider"}]}}, {"params": args}):
            async with http.post(url, **way) as answer:
                assert (await answer.json())["ok"], way
        async with http.get(url, params=args) as answer:
            assert (await answer.json())["ok"]

    assert [one.blocks[0]["type"] for one in slack.posted] == ["divider"] * 4


async def test_arguments_that_a_method_lacks_or_needs_are_refused(slack: SlackDouble, client: AsyncWebClient) -> None:
    """And what is no method at all."""
    desk = slack.desk.id

    strange = {"channel": desk, "ts": "1.2", "colour": 1}
    assert await refused(client.api_call("chat.update", json=strange)) == "invalid_arg_name"
    assert await refused(client.api_call("chat.postMessage", json={"text": "x"})) == "invalid_arguments"
    assert await refused(client.api_call("chat.shout", json={})) == "unknown_method"
    assert await refused(client.conversations_history(channel=desk, cursor="x")) == "invalid_cursor"
    assert [one.error for one in slack.refusals] == [
        "invalid_arg_name",
        "invalid_arguments",
        "unknown_method",
        "invalid_cursor",
    ]


async def test_a_scope_that_is_missing_is_named(slack: SlackDouble, client: AsyncWebClient) -> None:
    """needed and provided; for a channel's history it is that of its kind."""
    slack.tokens[slack.token].scopes = {"chat:write", "channels:history"}
    private = slack.add_channel("sources", kind="private")

    with pytest.raises(SlackApiError) as no:
        await client.conversations_history(channel=private.id)
    assert no.value.response["needed"] == "groups:history"
    assert no.value.response["provided"] == "channels:history,chat:write"
    await client.conversations_history(channel=slack.desk.id)
    assert await refused(client.users_info(user=slack.mara.id)) == "missing_scope"


async def test_places_where_the_bot_may_not_post(slack: SlackDouble, client: AsyncWebClient) -> None:
    """Unknown, hidden, another team's, not joined, archived, read only."""
    foreign = slack.add_channel("news", slack.add_team("Harbour Echo"))
    hidden = slack.add_channel("board", kind="private", bot=False)
    outside = slack.add_channel("sport", bot=False)
    old, loud = slack.add_channel("old"), slack.add_channel("all-staff")
    old.archived, loud.read_only = True, True
    errors = {
        name: await refused(client.chat_postMessage(channel=name, text="x"))
        for name in ("C0", foreign.id, hidden.id, outside.id, old.id, loud.id)
    }

    assert list(errors.values()) == [
        "channel_not_found",
        "channel_not_found",
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "restricted_action",
    ]
    await client.conversations_join(channel=outside.id)
    assert (await client.chat_postMessage(channel=outside.id, text="x"))["ok"]


async def test_content_that_slack_does_not_take(slack: SlackDouble, client: AsyncWebClient) -> None:
    """Nothing, too much, broken, and metadata that is not whole."""
    desk = slack.desk.id

    async def post(**args: Any) -> str:
        return await refused(client.api_call("chat.postMessage", json={"channel": desk, **args}))

    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}
    assert await post() == "no_text"
    assert await post(text="x" * 40_001) == "msg_too_long"
    assert await post(text="x", markdown_text="y") == "markdown_text_conflict"
    assert await post(text="x", blocks=[long] * 5) == "msg_blocks_too_long"
    assert await post(text="x", blocks="[{") == "invalid_blocks_format"
    assert await post(text="x", blocks=[{**SECTION, "colour": 1}]) == "invalid_blocks"
    assert await post(text="x", metadata={"event_type": "delivery"}) == "invalid_metadata_format"
    assert await post(text="x", thread_ts="1.2") == "cannot_reply_to_message"
    reply = slack.say("so?", thread_ts=slack.say("well").ts)
    assert await post(text="x", thread_ts=reply.ts) == "cannot_reply_to_message"
    assert slack.posted == []
    assert [str(one.reason) for one in slack.refusals if one.error == "no_text"] == ["neither text nor blocks"]
    assert "no key 'colour'" in slack.refusals[5].reason


async def test_a_message_is_posted_edited_and_taken_away(slack: SlackDouble, client: AsyncWebClient) -> None:
    """An edit without blocks or metadata keeps them."""
    meta = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    ts = (await client.chat_postMessage(channel=slack.desk.id, text="a", blocks=[SECTION], metadata=meta))["ts"]
    await client.chat_update(channel=slack.desk.id, ts=ts, text="b")

    message = slack.posted[0]
    assert (message.text, message.metadata, len(message.blocks)) == ("b", meta, 1)
    assert message.earlier[0][0] == "a"
    await client.chat_delete(channel=slack.desk.id, ts=ts)
    assert slack.posted == []
    assert await refused(client.chat_update(channel=slack.desk.id, ts=ts, text="c")) == "message_not_found"


async def test_messages_that_cannot_be_edited(slack: SlackDouble, client: AsyncWebClient) -> None:
    """Somebody else's, an ephemeral one, one too old, one in an archived channel."""
    desk = slack.desk
    theirs = slack.say("hello").ts
    alone = (await client.chat_postEphemeral(channel=desk.id, user=slack.mara.id, text="x"))["message_ts"]
    mine = (await client.chat_postMessage(channel=desk.id, text="x"))["ts"]

    async def edit(ts: str, text: str = "y") -> str:
        return await refused(client.chat_update(channel=desk.id, ts=ts, text=text))

    assert await edit(theirs) == "cant_update_message"
    desk.members.discard(slack.team.bot_user)
    assert await edit(mine) == "channel_not_found"
    desk.members.add(slack.team.bot_user)
    assert await edit(alone) == "message_not_found"
    assert await edit(mine, "y" * 4001) == "msg_too_long"
    slack.edit_window = 3600
    slack.pass_(3601)
    assert await edit(mine) == "edit_window_closed"
    desk.archived = True
    assert await edit(mine) == "is_inactive"


async def test_history_shows_what_everyone_sees_newest_first(slack: SlackDouble, client: AsyncWebClient) -> None:
    """No replies, nothing ephemeral, metadata only where asked for, a page at a time."""
    desk = slack.desk.id
    meta = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    first = (await client.chat_postMessage(channel=desk, text="1", metadata=meta))["ts"]
    await client.chat_postMessage(channel=desk, text="in thread", thread_ts=first)
    await client.chat_postEphemeral(channel=desk, user=slack.mara.id, text="alone")
    await client.chat_postMessage(channel=desk, text="2")
    await client.chat_postMessage(channel=desk, text="3")

    page = await client.conversations_history(channel=desk, limit=2)
    rest = await client.conversations_history(channel=desk, cursor=page["response_metadata"]["next_cursor"])
    full = await client.conversations_history(channel=desk, include_all_metadata=True, oldest=first, inclusive=True)
    thread = await client.conversations_replies(channel=desk, ts=first)
    assert [one["text"] for one in page["messages"]] == ["3", "2"]
    assert [one["text"] for one in rest["messages"]] == ["1"]
    assert "metadata" not in rest["messages"][0]
    assert full["messages"][-1]["metadata"] == meta
    assert [one["text"] for one in thread["messages"]] == ["1", "in thread"]
    assert thread["messages"][0]["reply_count"] == 1


async def test_people_and_channels_are_told(slack: SlackDouble, client: AsyncWebClient) -> None:
    """Time zones, membership, direct conversations."""
    im = (await client.conversations_open(users=[slack.mara.id]))["channel"]["id"]

    assert (await client.users_info(user=slack.mara.id))["user"]["tz"] == "Europe/Berlin"
    assert (await client.conversations_info(channel=slack.desk.id))["channel"]["is_member"]
    assert (await client.conversations_info(channel=im))["channel"]["is_im"]
    assert [one["name"] for one in (await client.conversations_list())["channels"]] == ["city-desk"]
    assert (await client.chat_postMessage(channel=slack.mara.id, text="x"))["channel"] == im
    assert await refused(client.users_info(user="U0")) == "user_not_found"


async def test_a_file_is_uploaded_and_shown(slack: SlackDouble, client: AsyncWebClient) -> None:
    """files_upload_v2 as it is, then an image block with the file."""
    file = (await client.files_upload_v2(content=b"png!", filename="c.png", alt_txt="a chart"))["file"]["id"]
    picture = {"type": "image", "alt_text": "a chart", "slack_file": {"id": file}}
    await client.chat_postMessage(channel=slack.desk.id, text="x", blocks=[picture])

    assert slack.files[file].content == b"png!"
    broken = {**picture, "slack_file": {"id": "F0"}}
    assert await refused(client.chat_postMessage(channel=slack.desk.id, text="x", blocks=[broken])) == "invalid_blocks"


async def test_a_link_is_unfurled_where_it_stands(slack: SlackDouble, client: AsyncWebClient) -> None:
    """By channel and ts; a link that is not there is refused."""
    said = slack.say("https://desk.example/story/ferry")
    shown = {"blocks": [SECTION]}
    url = "https://desk.example/story/ferry"
    await client.chat_unfurl(channel=slack.desk.id, ts=said.ts, unfurls={url: shown})

    assert said.unfurls[url] == shown
    other = client.chat_unfurl(channel=slack.desk.id, ts=said.ts, unfurls={"https://b.example": shown})
    assert await refused(other) == "cannot_unfurl_url"


async def test_a_trigger_opens_one_view_within_three_seconds(slack: SlackDouble, client: AsyncWebClient) -> None:
    """exchanged and expired; a push goes onto an open modal only."""
    view = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": [SECTION]}
    first, late = (slack.new_trigger(slack.team, slack.mara) for _ in range(2))
    opened = await client.views_open(trigger_id=first, view=view)

    assert await refused(client.views_open(trigger_id=first, view=view)) == "exchanged_trigger_id"
    slack.pass_(3.1)
    assert await refused(client.views_open(trigger_id=late, view=view)) == "expired_trigger_id"
    assert await refused(client.views_open(trigger_id="1.2.3", view=view)) == "invalid_trigger_id"
    modal = slack.modals(slack.mara)[0]
    assert modal.id == opened["view"]["id"]
    for _ in range(2):
        await client.views_push(trigger_id=slack.new_trigger(slack.team, slack.mara, modal), view=view)
    deep = client.views_push(trigger_id=slack.new_trigger(slack.team, slack.mara, modal), view=view)
    assert await refused(deep) == "push_limit_reached"


async def test_a_view_is_updated_unless_it_has_changed_since(slack: SlackDouble, client: AsyncWebClient) -> None:
    """By id and hash; a Home is of one person."""
    view = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": [SECTION]}
    opened = (await client.views_open(trigger_id=slack.new_trigger(slack.team, slack.mara), view=view))["view"]
    await client.views_update(view_id=opened["id"], hash=opened["hash"], view=view)

    stale = client.views_update(view_id=opened["id"], hash=opened["hash"], view=view)
    assert await refused(stale) == "hash_conflict"
    assert await refused(client.views_update(view_id="V0", view=view)) == "not_found"
    await client.views_publish(user_id=slack.ines.id, view={"type": "home", "blocks": [SECTION]})
    home = slack.home(slack.ines)
    assert home is not None
    assert home.blocks[0]["type"] == "section"
    assert slack.home(slack.mara) is None


async def test_a_call_fails_as_told(slack: SlackDouble, client: AsyncWebClient) -> None:
    """Once with an error, once with a status, then not any more."""
    slack.fail("auth.test", "fatal_error")
    slack.fail("auth.test", status=503)

    assert await refused(client.auth_test()) == "fatal_error"
    with pytest.raises(SlackApiError):
        await client.auth_test()
    assert (await client.auth_test())["ok"]
    assert slack.refusals == []


async def test_a_rate_limit_says_how_long(slack: SlackDouble, client: AsyncWebClient) -> None:
    """429 with Retry-After, which the client's own handler obeys."""
    slack.fail("auth.test", "ratelimited", retry_after=0)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    await client.auth_test()

    assert len(slack.calls_to("auth.test")) == 2


async def test_the_pace_of_posting_is_kept_where_asked(slack: SlackDouble, client: AsyncWebClient) -> None:
    """One a second in a channel."""
    slack.pace = True
    await client.chat_postMessage(channel=slack.desk.id, text="1")

    assert await refused(client.chat_postMessage(channel=slack.desk.id, text="2")) == "ratelimited"
    slack.pass_(1)
    await client.chat_postMessage(channel=slack.desk.id, text="2")


async def test_the_client_by_itself_posts_twice_where_the_answer_is_lost(slack: SlackDouble) -> None:
    """slack_sdk tries once more by itself; whoever must post once takes that handler away."""
    client = AsyncWebClient(slack.token, base_url=slack.api_url)
    slack.drop("chat.postMessage")
    await client.chat_postMessage(channel=slack.desk.id, text="x")

    assert len(slack.posted) == 2


@pytest.mark.parametrize(("done", "posted"), [(True, 1), (False, 0)])
async def test_a_connection_breaks_after_or_before_a_call_is_done(slack: SlackDouble, done: bool, posted: int) -> None:
    """With no handler that tries again, the caller cannot tell."""
    client = AsyncWebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
    slack.drop("chat.postMessage", done=done)

    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=slack.desk.id, text="x")
    assert len(slack.posted) == posted


async def test_a_call_is_held_until_the_test_lets_it_go(slack: SlackDouble, client: AsyncWebClient) -> None:
    """So that a test can look at the middle of something."""
    gate = slack.hold("chat.postMessage")
    slack.background(_post(client, slack.desk.id))
    await gate.reached()
    assert slack.posted == []

    gate.open()
    await slack.until(lambda: slack.posted)


async def _post(client: AsyncWebClient, channel: str) -> None:
    await client.chat_postMessage(channel=channel, text="x")


@pytest.mark.shared
def test_our_table_of_methods_says_nothing_that_the_specification_does_not(shared: Path) -> None:
    """Arguments, what is required, and scopes."""
    full = specified(shared / "data" / "specs")

    for name, method in own().items():
        assert method.args <= full[name].args, name
        assert (method.required, set(method.scopes)) == (full[name].required, set(full[name].scopes)), name


@pytest.mark.shared
async def test_the_double_works_with_the_specification_as_well(shared: Path) -> None:
    """The same answers."""
    async with SlackDouble(shared / "data" / "specs") as slack:
        client = AsyncWebClient(slack.token, base_url=slack.api_url)
        await client.chat_postMessage(channel=slack.desk.id, text="x")

        react = client.reactions_add(channel=slack.desk.id, name="fire", timestamp="1.2")
        assert await refused(react) == "unknown_method"


async def test_the_double_runs_in_a_process_of_its_own() -> None:
    """It says where it is, and takes orders over HTTP."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.doubles.slack", stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    assert running.stdout is not None
    try:
        about = json.loads(await running.stdout.readline())
        assert (await AsyncWebClient(about["token"], base_url=about["api_url"]).auth_test())["ok"]
        async with aiohttp.ClientSession() as http, http.get(about["api_url"].replace("api", "bench") + "seen") as seen:
            assert (await seen.json())["calls"] == 1
    finally:
        running.terminate()
        await running.wait()
