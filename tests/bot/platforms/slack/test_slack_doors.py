"""Who has installed the bot: known from memory, closed at once, renewed in time, and no token told to anybody."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError

from bot.platforms.slack.install.credentials import Credentials, from_bytes, to_bytes
from bot.platforms.slack.install.doors import Entrance, Entrances
from bot.platforms.slack.install.renewal import LOOKS, App
from bot.platforms.slack.install.sealing import Sealing, fresh_key
from bot.ports.platform import Refused
from summaries.errors import BadInput
from tests.bot.platforms.slack.rented import KEYS, Rented, rented
from tests.conftest import HandClock
from tests.doubles.slack import Team

HOURS = 12


@pytest.fixture
async def here(tmp_path: Path, clock: HandClock) -> AsyncIterator[Rented]:
    """An empty house."""
    async with rented(tmp_path, clock) as house:
        yield house


def given(here: Rented, team: Team | None = None, rotating: bool = False, **changed: object) -> Credentials:
    """What Slack would give for a team."""
    team = team or here.slack.team
    token = here.slack.give_token(team, ("commands", "chat:write"), HOURS * 3600 if rotating else None)
    made = Credentials(
        token.value, team.bot_user, team.bot_id, ("chat:write", "commands"), team.name, "U777", token.refresh,
        token.expires_at or 0.0,
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


async def asked(entrances: Entrances, team: str, enterprise: str | None = None) -> AuthorizeResult | None:
    """Authorize a request, as Bolt does."""
    return await entrances.authorize(context=AsyncBoltContext(), enterprise_id=enterprise, team_id=team, user_id="U1")


def at_once(coroutine: object) -> object:
    """The result of a coroutine that waits for nothing; an error where it does wait."""
    try:
        coroutine.send(None)  # type: ignore[attr-defined]
    except StopIteration as done:
        return done.value
    raise AssertionError("it waits for something")


# --- sealing --------------------------------------------------------------------------------------------------------


def test_the_first_key_seals_and_all_keys_open() -> None:
    """So that a new key can be put before the old one."""
    old, new = Sealing(KEYS[:1]), Sealing(KEYS[::-1])
    sealed = old.seal(b"xoxb-secret")

    assert b"secret" not in sealed
    assert new.open(sealed) == b"xoxb-secret"
    assert (new.outdated(sealed), new.outdated(new.seal(b""))) == (True, False)


def test_a_wrong_key_is_said_in_one_sentence_that_names_the_setting() -> None:
    """And shows neither key nor what was sealed."""
    sealed = Sealing(KEYS[:1]).seal(b"xoxb-secret")
    with pytest.raises(BadInput, match=r"slack\.token_keys") as raised:
        Sealing(KEYS[1:]).open(sealed)
    assert raised.value.__cause__ is None
    for bad in ([], ["short"], ["ü" * 44]):
        with pytest.raises(BadInput, match=r"slack\.token_keys"):
            Sealing(bad)


def test_a_fresh_key_is_a_key() -> None:
    """Another each time."""
    assert fresh_key() != fresh_key()
    assert Sealing([fresh_key()]).seal(b"")


# --- moving in ------------------------------------------------------------------------------------------------------


async def test_a_workspace_that_installs_gets_a_newsroom_of_its_own(here: Rented) -> None:
    """Whoever installed is its admin, by the set-up's hand; the desk's newsroom notices nothing."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0NEW", given(here))

    assert (entrance.newsroom, "Tidewater Post") in await here.store.people.newsrooms()
    assert entrance.newsroom != here.house.newsroom
    (admin,) = await here.admins(entrance.newsroom)
    assert (admin.external, admin.workspace) == ("U777", entrance.workspace)
    assert len(await here.store.people.members(here.house.newsroom)) == 1
    assert here.welcomed == 1


async def test_two_workspaces_of_one_name_get_two_newsrooms(here: Rented) -> None:
    """Nothing leaks between two that are called alike, nor into the desk's."""
    entrances = await here.entrances()
    same = [await entrances.admit(team, given(here, name="The Desk")) for team in ("T0A", "T0B")]

    assert len({here.house.newsroom, *(one.newsroom for one in same)}) == 3
    assert [name for _, name in await here.store.people.newsrooms()] == ["The Desk", "The Desk (T0A)", "The Desk (T0B)"]


async def test_a_team_of_our_own_joins_the_desks_newsroom(here: Rented) -> None:
    """And its installer is admin there too; the newsroom that it had before is closed to it."""
    before = await (await here.entrances()).admit("T0OWN", given(here))
    entrances = await here.entrances(own_teams=("T0OWN",))
    entrance = await entrances.admit("T0OWN", given(here))

    assert entrance.newsroom == here.house.newsroom != before.newsroom
    assert {one.external for one in await here.admins(here.house.newsroom)} == {"owner", "U777"}
    assert await here.store.doors.asleep() == [before.newsroom]


async def test_who_installs_once_more_is_no_admin_for_it(here: Rented) -> None:
    """Anybody of a workspace may be able to; only a workspace without an admin gets one by it."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here))
    await entrances.admit("T0", given(here, installer="U888"))

    assert [one.external for one in await here.admins(entrance.newsroom)] == ["U777"]


async def test_a_workspace_that_comes_back_finds_its_newsroom(here: Rented) -> None:
    """Within the time that its data waits."""
    entrances = await here.entrances()
    first = await entrances.admit("T0", given(here))
    await entrances.close("T0")
    here.clock.pass_(days=3)
    again = await entrances.admit("T0", given(here))

    assert (again.newsroom, again.workspace) == (first.newsroom, first.workspace)


# --- who asks -------------------------------------------------------------------------------------------------------


async def test_a_known_team_is_authorized_without_waiting_for_anybody(here: Rented) -> None:
    """No store and no network stands between a command and its acknowledgement."""
    entrances = await here.entrances()
    credentials = given(here)
    await entrances.admit("T0", credentials)
    result = at_once(asked(entrances, "T0"))

    assert isinstance(result, AuthorizeResult)
    assert (result.bot_token, result.bot_user_id) == (credentials.token, credentials.bot_user)


async def test_a_team_that_another_process_let_in_is_found_in_the_store(here: Rented) -> None:
    """But not before it is acknowledged: who is spoken to is told from memory, and an unknown team has no token."""
    mine, other = await here.entrances(), await here.entrances()
    await other.admit("T0", given(here))

    stranger = at_once(asked(mine, "T0"))
    assert isinstance(stranger, AuthorizeResult)
    assert stranger.bot_token is None
    assert (await mine.find("T0")) is not None
    assert mine.known("T0") is not None
    assert (await mine.find("T1")) is None


async def test_after_a_restart_everybody_is_known_at_once(here: Rented) -> None:
    """But for those that have left."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here))
    await entrances.admit("T1", given(here))
    await entrances.close("T1")
    again = await here.entrances()

    assert again.everyone() == [entrance]
    assert again.of_workspace(entrance.workspace) == entrance


async def test_an_organisation_that_installed_for_all_answers_for_its_workspaces(here: Rented) -> None:
    """By the enterprise's id; a workspace's own installation comes first."""
    entrances = await here.entrances()
    whole = await entrances.admit("E0", given(here))
    assert entrances.known("T9", "E0") == whole
    own = await entrances.admit("T9", given(here))
    assert entrances.known("T9", "E0") == own


async def test_tokens_sealed_with_an_older_key_are_sealed_anew(here: Rented) -> None:
    """So that the older key can be taken out after one start with both."""
    await (await here.entrances()).admit("T0", given(here))
    await here.entrances(token_keys=KEYS[::-1])
    assert (await here.entrances(token_keys=KEYS[1:])).known("T0")
    with pytest.raises(BadInput, match=r"slack\.token_keys"):
        await here.entrances(token_keys=KEYS[:1])


# --- leaving --------------------------------------------------------------------------------------------------------


async def test_a_closed_door_is_closed_at_once_and_for_good(here: Rented) -> None:
    """In memory before the store is asked; nobody gets a client for it."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here))
    closing = asyncio.create_task(entrances.close("T0"))
    await asyncio.sleep(0)
    assert entrances.known("T0") is None
    await closing
    await entrances.close("T0")

    assert await entrances.find("T0") is None
    assert entrances.of_workspace(entrance.workspace) is None
    passed = await asked(entrances, "T0")
    assert isinstance(passed, AuthorizeResult)
    assert passed.bot_token is None
    with pytest.raises(Refused, match="no longer installed"):
        await entrances.client(entrance)


async def test_old_news_of_leaving_does_not_close_a_new_door(here: Rented) -> None:
    """Slack repeats events; one from before the workspace came back says nothing of now."""
    entrances = await here.entrances()
    await entrances.admit("T0", given(here))
    left_at = here.clock.pass_(minutes=1)
    await entrances.close("T0", left_at)
    here.clock.pass_(minutes=1)
    entrance = await entrances.admit("T0", given(here))
    await entrances.close("T0", left_at)

    assert entrances.known("T0") == entrance
    assert await (await here.entrances()).find("T0") == entrance


async def test_a_token_that_slack_refuses_closes_its_own_door_only(here: Rented) -> None:
    """Not the one that was opened with another token meanwhile."""
    entrances = await here.entrances()
    old = await entrances.admit("T0", given(here))
    here.clock.pass_(minutes=1)
    new = await entrances.admit("T0", given(here))
    await entrances.not_taken(old, "token_revoked")
    assert entrances.known("T0") == new
    await entrances.not_taken(new, "missing_scope")
    assert entrances.known("T0") == new
    await entrances.not_taken(new, "account_inactive")
    assert entrances.known("T0") is None


# --- the token in the settings --------------------------------------------------------------------------------------


async def test_the_token_of_the_settings_is_a_door_to_the_desks_newsroom(here: Rented) -> None:
    """Slack says whose it is, and what it may do."""
    token = here.slack.token
    entrances = await here.entrances(client_id="", bot_token=token)
    (entrance,) = entrances.everyone()

    assert (entrance.team, entrance.newsroom) == (here.slack.team.id, here.house.newsroom)
    assert (entrance.bot_user, entrance.bot) == (here.slack.team.bot_user, here.slack.team.bot_id)
    assert "chat:write" in entrance.scopes
    client = await entrances.client(entrance)
    assert (await client.auth_test())["team_id"] == entrance.team
    assert await entrances.find("T0OTHER") is None


async def test_a_wrong_token_in_the_settings_is_said_plainly(here: Rented) -> None:
    """Without showing it; where Slack cannot be reached it is to be tried again."""
    with pytest.raises(BadInput, match=r"slack\.bot_token \(invalid_auth\)") as raised:
        await here.entrances(client_id="", bot_token="xoxb-wrong-one")
    assert "wrong-one" not in str(raised.value)
    here.slack.drop("auth.test", done=False)
    with pytest.raises(Refused) as later:
        await here.entrances(client_id="", bot_token=here.slack.token)
    assert later.value.retry_after


async def test_a_workspace_that_had_left_is_back_by_the_token_of_the_settings(here: Rented) -> None:
    """Its subscriptions wake."""
    team = here.slack.team.id
    entrances = await here.entrances(own_teams=(team,))
    left = await entrances.admit(team, given(here))
    channel = await here.store.people.channel(
        left.newsroom, left.workspace, "slack", "C1", "news", "UTC", here.clock.now()
    )
    await entrances.close(team)
    again = await here.entrances(client_id="", bot_token=here.slack.token)

    assert again.of_workspace(left.workspace)
    assert await here.store.people.channel_by_id(left.newsroom, channel.id) == channel


# --- clients --------------------------------------------------------------------------------------------------------


async def test_a_patient_client_waits_where_slack_asks_to_slow_down(here: Rented) -> None:
    """An impatient one says so at once."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here))
    here.slack.fail("auth.test", "ratelimited", retry_after=0)
    here.slack.fail("auth.test", "ratelimited", retry_after=0)
    impatient = await entrances.client(entrance, patient=False)
    with pytest.raises(SlackApiError):
        await impatient.auth_test()
    assert (await (await entrances.client(entrance)).auth_test())["ok"]


async def test_a_call_whose_connection_broke_is_not_made_twice(here: Rented) -> None:
    """Slack may have done it: a second one would be a second message."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here))
    for patient in (True, False):
        here.slack.calls.clear()
        here.slack.drop("auth.test")
        client = await entrances.client(entrance, patient)
        with pytest.raises(aiohttp.ClientError):
            await client.auth_test()
        assert len(here.slack.calls_to("auth.test")) == 1


# --- rotation -------------------------------------------------------------------------------------------------------


async def rotating(here: Rented) -> tuple[Entrances, Entrance]:
    """A workspace whose token rotates, with an hour left."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here, rotating=True))
    here.clock.pass_(hours=HOURS - 1)
    return entrances, entrance


async def test_a_token_is_renewed_before_it_ends_and_not_before(here: Rented) -> None:
    """With two hours left; the new one is kept."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here, rotating=True))
    here.clock.pass_(hours=9)
    await entrances.client(entrance)
    assert not here.slack.calls_to("oauth.v2.access")
    here.clock.pass_(hours=1)
    client = await entrances.client(entrance)
    here.clock.pass_(hours=3)

    assert (await client.auth_test())["ok"]
    assert len(here.slack.calls_to("oauth.v2.access")) == 1
    again = await here.entrances()
    assert again.token(again.everyone()[0]) == client.token


async def test_many_who_ask_at_once_renew_once(here: Rented) -> None:
    """Also across two processes: a refresh token is good once."""
    entrances, entrance = await rotating(here)
    other = await here.entrances()
    gate = here.slack.hold("oauth.v2.access")
    asking = [asyncio.create_task(each.client(entrance)) for each in (entrances,) * 5]
    await gate.reached()
    # The other process sees the claim, and goes on with the token that is still good.
    meanwhile = await other.client(entrance)
    assert (await meanwhile.auth_test())["ok"]
    gate.open()
    clients = await asyncio.gather(*asking)

    assert len({client.token for client in clients}) == 1
    assert len(here.slack.calls_to("oauth.v2.access")) == 1
    assert (await other.client(entrance)).token == clients[0].token


async def test_a_token_that_ended_meanwhile_is_waited_for(here: Rented, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that renews it is somebody else; it is given some time."""
    entrances, entrance = await rotating(here)
    other = await here.entrances()
    here.clock.pass_(hours=2)
    gate = here.slack.hold("oauth.v2.access")
    first = asyncio.create_task(entrances.client(entrance))
    await gate.reached()
    waits = 0

    async def wait(seconds: float) -> None:
        nonlocal waits
        waits += 1
        gate.open()
        await first

    monkeypatch.setattr(other._renewal, "_wait", wait)
    assert (await other.client(entrance)).token == (await first).token
    assert waits == 1


async def test_a_claim_of_a_process_that_died_runs_out(here: Rented, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then one waits in vain; after it the next one renews."""
    entrances, entrance = await rotating(here)
    here.clock.pass_(hours=2)
    (kept,) = await here.store.doors.all("slack")
    sealing = Sealing(KEYS)
    claimed = replace(
        from_bytes(sealing.open(kept.sealed)), claimed=(here.clock.now() + timedelta(minutes=1)).timestamp()
    )
    assert await here.store.doors.reseal(kept, sealing.seal(to_bytes(claimed)))
    waits = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(entrances._renewal, "_wait", wait)
    with pytest.raises(Refused, match="tried again"):
        await entrances.client(entrance)
    assert len(waits) == LOOKS
    here.clock.pass_(minutes=1)
    assert (await (await entrances.client(entrance)).auth_test())["ok"]


async def test_a_renewal_goes_on_though_who_asked_is_cancelled(here: Rented) -> None:
    """The answer comes only once: it must not be lost with the command that waited for it."""
    entrances, entrance = await rotating(here)
    gate = here.slack.hold("oauth.v2.access")
    asking = asyncio.create_task(entrances.client(entrance))
    await gate.reached()
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    gate.open()
    await entrances.stop()
    again = await here.entrances()
    here.clock.pass_(hours=2)

    assert (await (await again.client(entrance)).auth_test())["ok"]
    assert len(here.slack.calls_to("oauth.v2.access")) == 1


@pytest.mark.parametrize("fault", ["ratelimited", "drop"])
async def test_trouble_while_renewing_leaves_the_old_token_until_it_ends(here: Rented, fault: str) -> None:
    """Then it is refused for now, and tried again."""
    entrances, entrance = await rotating(here)

    def trouble() -> None:
        if fault == "drop":
            here.slack.drop("oauth.v2.access", done=False)
        else:
            here.slack.fail("oauth.v2.access", fault)

    trouble()
    assert (await (await entrances.client(entrance)).auth_test())["ok"]
    here.clock.pass_(hours=2)
    trouble()
    with pytest.raises(Refused) as refused:
        await entrances.client(entrance)
    assert refused.value.retry_after
    assert (await (await entrances.client(entrance)).auth_test())["ok"]


@pytest.mark.parametrize("code", ["invalid_refresh_token", "token_revoked"])
async def test_a_refresh_token_that_is_over_closes_the_door(here: Rented, code: str) -> None:
    """For everybody, as if the app had been uninstalled."""
    entrances, entrance = await rotating(here)
    here.slack.fail("oauth.v2.access", code)
    with pytest.raises(Refused, match="no longer installed"):
        await entrances.client(entrance)

    assert entrances.known("T0") is None
    assert await (await here.entrances()).find("T0") is None


async def test_a_token_that_slack_calls_expired_is_renewed_whatever_the_clock_says(here: Rented) -> None:
    """The machine's clock may be behind."""
    entrances = await here.entrances()
    entrance = await entrances.admit("T0", given(here, rotating=True))
    before = entrances.token(entrance)
    await entrances.not_taken(entrance, "token_expired")

    assert entrances.known("T0") == entrance
    assert entrances.token(entrance) != before


# --- nothing is told ------------------------------------------------------------------------------------------------


async def test_no_token_is_ever_printed_logged_or_raised(
    here: Rented, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Through every turn of a token's life, with everything logged that can be."""
    caplog.set_level(logging.DEBUG)
    entrances, entrance = await rotating(here)
    told = [repr(entrances), repr(entrance), repr(entrances._behind), repr(here.settings(bot_token="xoxb-x"))]
    client = await entrances.client(entrance)
    here.clock.pass_(hours=HOURS + 1)
    troubles = [
        lambda: here.slack.fail("oauth.v2.access", "internal_error"),
        lambda: here.slack.drop("oauth.v2.access"),
    ]
    for trouble in troubles:
        trouble()
        with pytest.raises(Refused) as refused:
            await entrances.client(entrance)
        told += traceback.format_exception(refused.value)
    with pytest.raises(SlackApiError) as raised:
        await client.auth_test()
    told += traceback.format_exception(raised.value)
    told += [repr(App("1.2", here.slack.client_secret)), repr(await here.store.doors.all("slack"))]
    told += [record.getMessage() for record in caplog.records] + list(capsys.readouterr())
    secrets = {here.slack.client_secret, *KEYS}
    for token in here.slack.tokens.values():
        secrets |= {token.value, token.refresh}
    secrets |= {call.args["refresh_token"] for call in here.slack.calls_to("oauth.v2.access")}

    text = "\n".join(told)
    assert [one for one in secrets - {""} if one in text] == []
    assert "T0" in text, "something was looked at"
