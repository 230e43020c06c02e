"""What doctor says of Slack, asked of the double: each trouble with what to do about it."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

import bot.platforms.slack.extra
from bot.platforms.slack.extra import missing
from bot.platforms.slack.setup import scopes
from bot.platforms.slack.setup.channels import Seen, closed_to
from bot.platforms.slack.setup.doctor import (
    SENTENCES,
    Door,
    Expected,
    examine,
    examine_several,
    examine_transport,
    examine_workspace,
)
from bot.ports.platform import Finding, Target
from config.settings import known_keys
from tests.doubles.slack import SlackDouble

DOCS = Path(__file__).parents[4] / "docs" / "slack.md"


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    """A Slack with one workspace that installed the app."""
    async with SlackDouble() as double:
        yield double


def client(slack: SlackDouble, token: str = "") -> AsyncWebClient:
    """A client with the bot's token, or another."""
    return AsyncWebClient(token=token or slack.token, base_url=slack.api_url)


def expected(slack: SlackDouble) -> Expected:
    """Settings that are right for the double."""
    return Expected(app_token=slack.app_token)


def target(external: str, name: str = "somewhere") -> Target:
    """A channel that is owed posts."""
    return Target(1, 7, external, name, 1)


async def said(
    slack: SlackDouble, *subscribed: Target, settings: Expected | None = None, token: str = ""
) -> Sequence[Finding]:
    """What doctor finds."""
    return await examine(client(slack, token), subscribed, settings or expected(slack))


def mend(found: Sequence[Finding]) -> str:
    """Everything that is not well, in one text."""
    return "\n".join(finding.words for finding in found if not finding.well)


async def test_a_workspace_in_order_has_nothing_to_mend(slack):
    """Token, permissions, channel, Socket Mode: each is said to be well, and nothing was posted or changed."""
    found = await said(slack, target(slack.desk.id))

    assert mend(found) == ""
    words = "\n".join(finding.words for finding in found)
    assert "@standfirst in Tidewater Post" in words
    assert "every permission is granted" in words
    assert "1 of 1 subscribed channels" in words
    assert "Socket Mode is on" in words
    assert slack.messages == []
    assert {call.method for call in slack.calls} == {"auth.test", "conversations.info", "apps.connections.open"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("invalid_auth", "OAuth & Permissions"),
        ("token_revoked", "Install the app again"),
        ("account_inactive", "uninstalled"),
        ("token_expired", "standfirst init slack"),
        ("access_denied", "Restrict API Token Usage"),
        ("fatal_error", "fatal_error"),
    ],
)
async def test_a_token_that_slack_does_not_take_is_explained_and_ends_the_look(slack, error, words):
    """Channels cannot be asked about with it; Socket Mode has a token of its own."""
    slack.fail("auth.test", error)
    found = await said(slack, target(slack.desk.id))

    assert words in mend(found)
    assert [finding.well for finding in found] == [False, True]
    assert "conversations.info" not in {call.method for call in slack.calls}


async def test_a_token_that_was_taken_back_is_told_from_a_wrong_one(slack):
    """By Slack's own words for it."""
    slack.revoke()
    token = next(token.value for token in slack.tokens.values() if token.kind == "bot")

    assert "was revoked" in mend(await said(slack, token=token))
    assert "does not know the bot token" in mend(await said(slack, token="xoxb-nobody-s"))


async def test_a_token_of_another_workspace_is_named_with_both(slack):
    """Its channels would all be missing otherwise, for no reason that anybody could see."""
    rival = slack.add_team("Bay Rival")
    found = await said(
        slack,
        target(slack.desk.id),
        settings=replace(expected(slack), team=slack.team.id),
        token=slack.token_of(rival),
    )

    assert "Bay Rival" in mend(found)
    assert slack.team.id in mend(found)


async def test_a_missing_permission_is_named_with_where_to_add_it(slack):
    """A required one is to be mended; the app has to be installed again for it."""
    slack.give_token(slack.team, set(scopes.SCOPES) - {"im:history", "chat:write"})
    found = await said(slack)

    assert "chat:write, im:history" in mend(found)
    assert "install the app again" in mend(found)


async def test_an_optional_permission_that_was_left_out_says_what_goes_without_it(slack):
    """That is a choice, and nothing to mend."""
    slack.give_token(slack.team, set(scopes.SCOPES) - {"users:read", "links:read"})
    found = await said(slack)

    assert mend(found) == ""
    assert any("without users:read, people are called by" in finding.words for finding in found)
    assert not any("links:read" in finding.words for finding in found)


async def test_previews_are_missed_only_where_there_is_a_desk_to_show(slack):
    """links:read and links:write are said together, as one loss."""
    slack.give_token(slack.team, set(scopes.SCOPES) - {"links:read", "links:write"})
    found = await said(slack, settings=replace(expected(slack), unfurling=True))

    assert any("without links:read and links:write, links to the desk get no preview" in f.words for f in found)


async def test_a_channel_that_the_bot_is_not_in_says_how_to_invite_it(slack):
    """By its name on Slack, which may have changed since."""
    channel = slack.add_channel("night-desk", bot=False)
    found = await said(slack, target(slack.desk.id), target(channel.id, "old-name"))

    assert "@standfirst is not in #night-desk. Type /invite @standfirst in #night-desk." in mend(found)
    assert any("1 of 2 subscribed channels" in finding.words for finding in found)


async def test_an_archived_and_a_read_only_channel_are_told(slack):
    """Each with its own way out."""
    old, board = slack.add_channel("old"), slack.add_channel("board")
    old.archived, board.read_only = True, True
    words = mend(await said(slack, target(old.id), target(board.id)))

    assert "#old is archived. Unarchive it" in words
    assert "#board is read-only" in words


@pytest.mark.parametrize("external", ["C0GONE", "private"])
async def test_a_channel_that_is_not_there_may_be_deleted_or_private(slack, external):
    """Slack does not say which of the two."""
    hidden = slack.add_channel("hush", kind="private", bot=False).id
    words = mend(await said(slack, target(hidden if external == "private" else external, "hush")))

    assert "#hush is not there for @standfirst" in words
    assert "/invite @standfirst" in words
    assert "/unsubscribe" in words


async def test_channels_that_may_not_be_looked_at_are_counted_and_not_blamed(slack):
    """Without channels:read; that itself is said among the permissions."""
    slack.give_token(slack.team, set(scopes.SCOPES) - {"channels:read"})
    found = await said(slack, target(slack.desk.id))

    assert mend(found) == ""
    assert any("1 could not be looked at" in finding.words for finding in found)


async def test_a_channel_is_asked_about_once_and_a_direct_message_never(slack):
    """Threads are channels of ours, not of Slack's."""
    await said(slack, target(slack.desk.id), target(f"{slack.desk.id}:170.1"), target(slack.im(slack.mara.id).id))

    assert [call.method for call in slack.calls].count("conversations.info") == 1


async def test_a_name_cannot_write_on_the_terminal(slack):
    """Whoever names a workspace or a channel writes in doctor's output."""
    slack.team.name = "Tide\x1b[2Jwater\nok  all is well"
    channel = slack.add_channel("a\u202eb\x07", bot=False)
    words = [finding.words for finding in await said(slack, target(channel.id))]

    assert any("Tide" in each for each in words)
    assert not re.search("[\x00-\x1f\x7f\u202e]", "".join(words))


async def test_an_app_of_a_whole_organisation_is_of_each_of_its_workspaces(slack, aiohttp_server):
    """Its door bears the organisation's id."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response(
            {"ok": True, "team_id": "T0ONE", "enterprise_id": "E0ALL", "team": "One", "user": "sf"}
        )

    app = web.Application()
    app.router.add_post("/api/auth.test", answer)
    server = await aiohttp_server(app)
    asked = AsyncWebClient(token="xoxb-1", base_url=str(server.make_url("/api/")))

    assert mend(await examine_workspace(asked, [], Expected(team="E0ALL"))) == ""
    assert "E0OTHER" in mend(await examine_workspace(asked, [], Expected(team="E0OTHER")))


async def test_slack_asking_to_slow_down_ends_the_look_without_a_wait(slack):
    """What was found stays, and when to look again is said."""
    slack.fail("conversations.info", "ratelimited", retry_after=37)
    found = await said(slack, target(slack.desk.id), target("C0OTHER"))

    assert mend(found) == ""
    assert any("again in 37 s" in finding.words for finding in found)


@pytest.mark.parametrize("method", ["auth.test", "conversations.info", "apps.connections.open"])
async def test_a_connection_that_breaks_is_a_finding_and_no_traceback(slack, method):
    """Wherever it breaks."""
    slack.drop(method, times=None)
    found = await said(slack, target(slack.desk.id))

    assert "cannot be reached" in mend(found)


@pytest.mark.parametrize("method", ["auth.test", "conversations.info", "apps.connections.open"])
async def test_an_answer_that_is_not_slack_s_is_a_finding_too(slack, method):
    """A proxy's page in place of an answer."""
    slack.fail(method, status=503, times=None)

    assert "HTTP 503" in mend(await said(slack, target(slack.desk.id)))


async def test_of_several_workspaces_each_is_looked_at_by_its_name(slack):
    """And the one way to all of them once."""
    rival = slack.add_team("Bay Rival")
    slack.add_channel("bay", team=rival)
    hall = slack.add_channel("hall", bot=False)
    doors = [
        Door("Tidewater Post", slack.team.id, client(slack), [target(hall.id)]),
        Door("Bay Rival", rival.id, client(slack, slack.token_of(rival)), []),
    ]
    found = await examine_several(doors, AsyncWebClient(base_url=slack.api_url), expected(slack))

    assert "Slack, Tidewater Post: @standfirst is not in #hall" in mend(found)
    assert any(f.well and f.words.startswith("Slack, Bay Rival: the bot token is good") for f in found)
    assert sum("Socket Mode" in finding.words for finding in found) == 1


async def test_a_token_that_rotates_is_no_trouble_when_it_has_expired(slack):
    """Doctor renews nothing: whoever runs does."""
    slack.fail("auth.test", "token_expired")
    found = await examine_several([Door("Tidewater Post", "", client(slack), [])], client(slack), expected(slack))

    assert mend(found) == ""
    assert any("standfirst run renews it" in finding.words for finding in found)


async def test_where_nobody_has_installed_yet_the_way_to_do_so_is_said(slack):
    """The address that whoever installs opens."""
    settings = replace(expected(slack), public_url="https://desk.example.org")
    found = await examine_several([], client(slack), settings)

    assert any("https://desk.example.org/slack/install" in finding.words for finding in found)


# --- the way to us --------------------------------------------------------------------------------------------------


async def test_a_bot_token_in_the_app_token_s_place_is_told(slack):
    """Both are long, and are copied from neighbouring pages."""
    found = await said(slack, settings=Expected(app_token=slack.token))

    assert "that is no app token" in mend(found)


@pytest.mark.parametrize(
    ("error", "words"),
    [("invalid_auth", "App-Level Tokens"), ("missing_scope", "connections:write"), ("odd_new_error", "odd_new_error")],
)
async def test_an_app_token_that_slack_does_not_take_is_explained(slack, error, words):
    """With the page where another is made."""
    slack.fail("apps.connections.open", error)

    assert words in mend(await said(slack))


async def test_socket_mode_that_is_off_says_where_the_switch_is(slack):
    """Slack refuses the connection."""
    slack.fail("apps.connections.open", "socket_mode_not_enabled")

    assert "Switch it on under Socket Mode" in mend(await said(slack))


async def test_socket_mode_that_is_off_is_seen_where_slack_only_warns(slack, aiohttp_server):
    """Slack has been seen to give an address all the same, with a warning beside it."""

    async def answer(request: web.Request) -> web.Response:
        warning = {"messages": ["[WARN] Socket Mode is not turned on."]}
        return web.json_response({"ok": True, "url": "wss://example.org/", "response_metadata": warning})

    app = web.Application()
    app.router.add_post("/api/apps.connections.open", answer)
    server = await aiohttp_server(app)
    asked = AsyncWebClient(base_url=str(server.make_url("/api/")))

    assert "Socket Mode is off" in mend(await examine_transport(asked, expected(slack)))


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        ('{"database": "ok"}', 200, ""),
        ('{"database": "is locked"}', 503, ""),
        ("Welcome to nginx", 200, "is not Standfirst"),
        ("Bad Gateway", 502, "HTTP 502"),
    ],
)
async def test_over_http_what_answers_has_to_be_standfirst(slack, aiohttp_server, page, status, words):
    """And the address has to be https, which this test's is not."""

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text=page, status=status)

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    server = await aiohttp_server(app)
    url = str(server.make_url("")).rstrip("/")
    found = await examine_transport(client(slack), Expected(public_url=url, http=True))

    assert "https:// addresses only" in found[0].words
    assert len(found) == 2
    assert words in mend(found[1:]) if words else found[1].well


@pytest.mark.parametrize("url", ["https://127.0.0.1:9", "https://"])
async def test_over_http_an_address_that_nobody_answers_says_so(slack, url):
    """Before Slack says it, less clearly."""
    (finding,) = await examine_transport(client(slack), Expected(public_url=url, http=True))

    assert not finding.well
    assert "nothing answers" in finding.words


# --- pure ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ({"name": "desk", "is_member": True}, ""),
        ({"name": "desk", "is_frozen": True}, "read-only"),
        ({"properties": {"posting_restricted_to": {"type": ["admin"]}}}, "posting in #known is restricted"),
        ({"properties": {"posting_restricted_to": {"type": ["admin"], "user": ["U0BOT"]}}}, ""),
        ({"properties": {"posting_restricted_to": {"user": ["U0OTHER"]}}}, "Posting permissions"),
        ({"properties": {"posting_restricted_to": None}}, ""),
    ],
)
def test_what_keeps_the_bot_from_posting(channel, words):
    """From what Slack says of the channel alone."""
    trouble = closed_to(Seen.of(channel, "#known"), "standfirst", "U0BOT")

    assert words in trouble
    assert bool(words) == bool(trouble)


def test_packages_that_are_missing_are_named_with_the_way_to_get_them(monkeypatch):
    """Cryptography only where tokens are stored."""
    assert missing(workspaces=True) == ""
    monkeypatch.setattr(bot.platforms.slack.extra, "find_spec", lambda name: None)
    assert "slack-bolt, slack-sdk)" in missing()
    assert "cryptography" in missing(workspaces=True)
    assert "pip install 'standfirst[slack]'" in missing()


@pytest.mark.parametrize("trouble", ["", "invalid_auth", "missing_scope", "dropped"])
async def test_no_finding_shows_a_token(slack, trouble):
    """Doctor's output is pasted into tickets; nor does a repr of what it was given."""
    if trouble == "dropped":
        slack.drop("*", times=None)
    elif trouble:
        slack.fail("*", trouble, times=None)
    words = f"{await said(slack, target(slack.desk.id))}{expected(slack)}"

    assert slack.token not in words
    assert slack.app_token not in words


# --- docs/slack.md --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", [*scopes.SCOPES, scopes.SOCKET_SCOPE])
def test_every_scope_is_in_the_docs_with_its_reason(scope):
    """In the words that the code gives."""
    (row,) = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{scope}` |")]
    assert scopes.SCOPES.get(scope, "Socket Mode") in row


@pytest.mark.parametrize("key", [key for key in known_keys() if key.startswith("slack.")])
def test_every_setting_is_in_the_docs(key):
    """By the name that it has in its table."""
    assert f"| `{key.removeprefix('slack.')}` |" in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_about_a_token_is_in_the_docs(sentence):
    """So that whoever searches for it finds what to do."""
    first = re.split(r"\. ", sentence)[0].rstrip(".")
    assert f"| {first} |" in DOCS.read_text(encoding="utf-8")
