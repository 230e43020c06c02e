"""The Slack double over Socket Mode, with the real slack-bolt on the other end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import SlackDouble

BUTTON = {"type": "button", "action_id": "do:1", "text": {"type": "plain_text", "text": "Go"}, "value": "go 1"}
SELECT = {"type": "external_select", "action_id": "choose:k", "min_query_length": 0}
BLOCKS: list[dict[str, Any]] = [{"type": "actions", "block_id": "row", "elements": [BUTTON, SELECT]}]
FORM = {
    "type": "modal",
    "callback_id": "form:track",
    "title": {"type": "plain_text", "text": "Track"},
    "submit": {"type": "plain_text", "text": "Send"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "dispatch_action": True,
            "label": {"type": "plain_text", "text": "Words"},
            "element": {"type": "plain_text_input", "action_id": "option:words"},
        }
    ],
}


class Heard:
    """An app that writes down what it hears, and acknowledges as the test says."""

    def __init__(self, slack: SlackDouble) -> None:
        self.slack = slack
        self.app = AsyncApp(client=AsyncWebClient(slack.token, base_url=slack.api_url), signing_secret="s")
        self.bodies: list[dict[str, Any]] = []
        self.retries: list[str | None] = []
        self.ack: dict[str, Any] = {}
        for register in (self.app.command, self.app.action, self.app.options, self.app.view, self.app.view_closed):
            register(_anything())(self._hear)
        self.app.shortcut(_anything())(self._hear)
        for event in ("app_mention", "message", "app_home_opened", "link_shared", "app_uninstalled", "tokens_revoked"):
            self.app.event(event)(self._hear)

    async def _hear(self, ack: Any, body: dict[str, Any], request: Any) -> None:
        self.bodies.append(body)
        self.retries.append(request.headers.get("x-slack-retry-num", [None])[0])
        await ack(**self.ack)


def _anything() -> Any:
    import re  # noqa: PLC0415  bolt wants a pattern where any name is meant

    return re.compile(".*")


@asynccontextmanager
async def listening(slack: SlackDouble, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    """The app, connected."""
    handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=0.05)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.connected()
    yield handler
    await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    """A Slack with the double's own table of methods."""
    async with SlackDouble() as slack:
        yield slack


@pytest.fixture
async def heard(slack: SlackDouble) -> AsyncIterator[Heard]:
    """An app that listens."""
    heard = Heard(slack)
    async with listening(slack, heard.app):
        yield heard


async def test_a_command_reaches_the_app_and_is_acknowledged(slack: SlackDouble, heard: Heard) -> None:
    """With the fields that Slack sends, names and links escaped."""
    given = await slack.slash("/brief", "ferry & @mara https://a.example/x", user=slack.ines)

    body = heard.bodies[0]
    assert (body["command"], body["user_id"], body["channel_id"]) == ("/brief", slack.ines.id, slack.desk.id)
    assert body["text"] == f"ferry &amp; <@{slack.mara.id}|mara> <https://a.example/x>"
    assert "enterprise_id" not in body
    assert given.in_time


async def test_an_acknowledgement_with_words_is_shown_to_the_one_who_asked(slack: SlackDouble, heard: Heard) -> None:
    """ack(text) makes an ephemeral message."""
    heard.ack = {"text": "one moment"}
    given = await slack.slash("/brief")

    assert [one.text for one in slack.ephemerals(slack.mara)] == ["one moment"]
    assert given.replies == slack.ephemerals()


async def test_a_press_carries_the_message_and_its_button(slack: SlackDouble, heard: Heard) -> None:
    """block_actions, by action_id and by words."""
    client = heard.app.client
    await client.chat_postMessage(channel=slack.desk.id, text="t", blocks=BLOCKS)
    await slack.press(slack.posted[0], "Go", slack.ines)

    body = heard.bodies[0]
    action = body["actions"][0]
    assert (body["type"], action["action_id"], action["value"]) == ("block_actions", "do:1", "go 1")
    assert body["container"] == {
        "type": "message",
        "message_ts": slack.posted[0].ts,
        "channel_id": slack.desk.id,
        "is_ephemeral": False,
    }
    assert body["message"]["blocks"][0]["block_id"] == "row"
    assert body["user"]["id"] == slack.ines.id


async def test_an_ephemeral_message_is_not_sent_along_with_its_press(slack: SlackDouble, heard: Heard) -> None:
    """Slack does not keep it."""
    await heard.app.client.chat_postEphemeral(channel=slack.desk.id, user=slack.ines.id, text="t", blocks=BLOCKS)
    await slack.press(slack.ephemerals()[0], "do:1")

    assert "message" not in heard.bodies[0]
    assert heard.bodies[0]["container"]["is_ephemeral"]
    assert heard.bodies[0]["user"]["id"] == slack.ines.id


async def test_a_search_shows_options_and_one_is_chosen(slack: SlackDouble, heard: Heard) -> None:
    """block_suggestion, then block_actions with the option that was offered."""
    await heard.app.client.chat_postMessage(channel=slack.desk.id, text="t", blocks=BLOCKS)
    message = slack.posted[0]
    heard.ack = {"options": [{"text": {"type": "plain_text", "text": "Harbour fire"}, "value": "harbour-fire"}]}
    given = await slack.suggest(message, "choose:k", "harb")
    heard.ack = {}
    await slack.choose(message, "choose:k", "Harbour fire")

    assert given.labels == ["Harbour fire"]
    assert heard.bodies[0]["value"] == "harb"
    assert heard.bodies[1]["actions"][0]["selected_option"]["value"] == "harbour-fire"


async def test_options_that_are_too_long_are_refused(slack: SlackDouble, heard: Heard) -> None:
    """75 characters a label."""
    await heard.app.client.chat_postMessage(channel=slack.desk.id, text="t", blocks=BLOCKS)
    heard.ack = {"options": [{"text": {"type": "plain_text", "text": "x" * 76}, "value": "v"}]}
    given = await slack.suggest(slack.posted[0], "choose:k")

    assert given.options == []
    assert slack.refusals[0].error == "invalid_options"


async def test_a_form_is_opened_filled_in_and_sent(slack: SlackDouble, heard: Heard) -> None:
    """views.open with a trigger, block_actions of an input that dispatches, view_submission, errors, then closed."""
    given = await slack.slash("/track")
    await heard.app.client.views_open(trigger_id=given.trigger_id, view=FORM)
    view = slack.modals(slack.mara)[0]
    filled = slack.fill(view, "words", "ferry")
    assert filled is not None
    await filled
    assert heard.bodies[-1]["view"]["state"]["values"]["words"]["option:words"]["value"] == "ferry"

    heard.ack = {"response_action": "errors", "errors": {"words": "too few"}}
    assert (await slack.submit(view)).errors == {"words": "too few"}
    assert slack.modals(slack.mara) == [view]

    heard.ack = {}
    await slack.submit(view, {"Words": "ferry fire"})
    assert heard.bodies[-1]["view"]["state"]["values"]["words"]["option:words"]["value"] == "ferry fire"
    assert slack.modals(slack.mara) == []
    assert slack.refusals == []


async def test_a_form_becomes_another_one(slack: SlackDouble, heard: Heard) -> None:
    """response_action update, and push."""
    given = await slack.slash("/track")
    await heard.app.client.views_open(trigger_id=given.trigger_id, view=FORM)
    view = slack.modals(slack.mara)[0]
    heard.ack = {"response_action": "update", "view": {**FORM, "title": {"type": "plain_text", "text": "Working"}}}
    await slack.submit(view, {"words": "x"})
    assert view.title == "Working"

    heard.ack = {"response_action": "push", "view": FORM}
    await slack.submit(view, {"words": "x"})
    assert [one.title for one in slack.modals(slack.mara)] == ["Working", "Track"]


async def test_a_form_with_an_empty_field_is_not_sent(slack: SlackDouble, heard: Heard) -> None:
    """Slack's own client keeps it open."""
    given = await slack.slash("/track")
    await heard.app.client.views_open(trigger_id=given.trigger_id, view=FORM)

    with pytest.raises(ValueError, match="required"):
        slack.submit(slack.modals(slack.mara)[0])


async def test_a_closed_form_says_so(slack: SlackDouble, heard: Heard) -> None:
    """view_closed, where notify_on_close."""
    given = await slack.slash("/track")
    await heard.app.client.views_open(trigger_id=given.trigger_id, view=FORM)
    closed = slack.close(slack.modals(slack.mara)[0])
    assert closed is not None
    await closed

    assert heard.bodies[-1]["type"] == "view_closed"
    assert slack.modals(slack.mara) == []


async def test_shortcuts_mentions_messages_homes_and_links_reach_the_app(slack: SlackDouble, heard: Heard) -> None:
    """Each in its shape."""
    said = slack.say("look: https://desk.example/story/ferry")
    await slack.shortcut("track", said)
    await slack.mention("brief me", thread_ts=said.ts)
    await slack.dm("brief me on the ferry")
    await slack.open_home(slack.ines)
    await slack.share_link("https://desk.example/story/ferry")

    shortcut, mention, message, home, link = heard.bodies
    assert (shortcut["type"], shortcut["message"]["text"]) == (
        "message_action",
        "look: <https://desk.example/story/ferry>",
    )
    assert mention["event"]["text"] == f"<@{slack.team.bot_user}> brief me"
    assert mention["event"]["thread_ts"] == said.ts
    assert (message["event"]["channel_type"], message["event"]["user"]) == ("im", slack.mara.id)
    assert (home["event"]["tab"], home["event"]["user"]) == ("home", slack.ines.id)
    assert link["event"]["links"] == [{"domain": "desk.example", "url": "https://desk.example/story/ferry"}]


async def test_an_event_comes_again_with_its_number(slack: SlackDouble, heard: Heard) -> None:
    """The same event_id, in another envelope, with the count of retries."""
    given = await slack.mention("brief me")
    again = await slack.redeliver(given)

    assert heard.bodies[0]["event_id"] == heard.bodies[1]["event_id"]
    assert given.envelope != again.envelope
    assert heard.retries == ["0", "1"]


async def test_a_workspace_without_the_app_has_dead_tokens(slack: SlackDouble, heard: Heard) -> None:
    """Both events, and account_inactive from then on."""
    await slack.uninstall()

    assert {body["event"]["type"] for body in heard.bodies} == {"app_uninstalled", "tokens_revoked"}
    with pytest.raises(Exception, match="account_inactive"):
        await heard.app.client.auth_test()


async def test_payloads_go_to_any_of_several_sockets(slack: SlackDouble, heard: Heard) -> None:
    """Each in its turn."""
    async with listening(slack, heard.app):
        await slack.connected(2)
        first, second = slack.listening()
        await slack.slash("/brief")
        await slack.slash("/brief")

    assert (len(first.acks), len(second.acks)) == (1, 1)


async def test_the_app_comes_back_after_a_refresh_in_the_middle_of_a_command(slack: SlackDouble, heard: Heard) -> None:
    """It answers over its next socket what came over the last."""
    given = slack.slash("/brief")
    await slack.refresh()
    await given
    await slack.until(lambda: slack.opened == 2)
    await slack.slash("/brief")

    assert len(heard.bodies) == 2


@pytest.mark.parametrize("abruptly", [False, True])
async def test_the_app_comes_back_after_its_socket_broke(slack: SlackDouble, heard: Heard, abruptly: bool) -> None:
    """Closed, or without a word."""
    await slack.drop_sockets(abruptly)
    await slack.slash("/brief")

    assert slack.opened == 2


async def test_a_socket_can_break_before_an_acknowledgement_or_after_it(slack: SlackDouble, heard: Heard) -> None:
    """The first delivery is lost to Slack, the second is not."""
    slack.cuts = ["before_ack", "after_ack"]
    lost = slack.mention("brief me")
    with pytest.raises(ConnectionError):
        await lost
    await slack.until(lambda: slack.opened == 2)
    await slack.redeliver(lost)
    await slack.until(lambda: slack.opened == 3)

    assert {body["event_id"] for body in heard.bodies} == {lost.payload["event_id"]}


async def test_a_command_that_nobody_hears_fails(slack: SlackDouble) -> None:
    """Slack shows dispatch_failed."""
    slack.patience = 0

    with pytest.raises(ConnectionError, match="dispatch_failed"):
        await slack.slash("/brief")


async def test_a_link_that_is_switched_off_stays_off(slack: SlackDouble, heard: Heard) -> None:
    """No new connection is given."""
    await slack.disable_link()

    with pytest.raises(Exception, match="socket_mode_not_enabled"):
        await heard.app.client.apps_connections_open(app_token=slack.app_token)


async def test_waiting_for_what_does_not_come_tells_what_did(slack: SlackDouble, heard: Heard) -> None:
    """The last calls and refusals are in the error."""
    await heard.app.client.auth_test()

    with pytest.raises(TimeoutError, match=r"auth.test -> ok"):
        await slack.until(lambda: False, seconds=0.01)


async def test_the_app_hears_its_own_direct_messages(slack: SlackDouble, heard: Heard) -> None:
    """Posted and edited; bolt acknowledges both by itself and hands on neither."""
    ts = (await heard.app.client.chat_postMessage(channel=slack.mara.id, text="x"))["ts"]
    await heard.app.client.chat_update(channel=slack.im(slack.mara.id).id, ts=ts, text="y")
    for given in slack.given:
        await given

    assert [one.payload["event"].get("subtype") for one in slack.given] == [None, "message_changed"]
    assert heard.bodies == []


async def test_workspaces_have_people_and_channels_of_their_own(slack: SlackDouble, heard: Heard) -> None:
    """Verbs stay within the workspace of the one who acts."""
    echo = slack.add_team("Harbour Echo")
    tove = slack.add_user("tove", echo)
    news = slack.add_channel("news", echo)
    await slack.slash("/brief", user=tove)
    await slack.mention("brief me", channel=news)

    assert (heard.bodies[0]["team_id"], heard.bodies[0]["channel_id"]) == (echo.id, news.id)
    assert (heard.bodies[1]["team_id"], heard.bodies[1]["event"]["user"]) == (echo.id, tove.id)


@pytest.mark.parametrize(
    ("verb", "args"), [("slash", ["/brief"]), ("mention", ["x"]), ("dm", ["x"]), ("share_link", ["https://a.example"])]
)
async def test_slack_tells_an_app_nothing_that_it_was_not_granted(slack: SlackDouble, verb: str, args: Any) -> None:
    """A verb says so at once, where Slack would be silent."""
    slack.tokens[slack.token].scopes = {"chat:write"}

    with pytest.raises(ValueError, match="is not granted"):
        getattr(slack, verb)(*args)
