"""The contract of links: codes that are good once, and a workspace that moves with nothing of the one it leaves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Door, Invitation, Store, Wrong
from summaries.errors import Conflict, NotFound
from tests.bot.store.newsdesk import NOON, Desk, open_desk
from tests.bot.store.test_store_doors import DUE, NEXT, Chat, chat

HOUR = timedelta(hours=1)
MOST, TRIES = 5, 10


async def give(desk: Desk, code: str = "code", at: timedelta = timedelta()) -> int:
    """A newsroom gives a code, good for an hour."""
    by = desk.by("gave a code", NOON + at)
    return await desk.store.links.give(desk.newsroom, code, by.at + HOUR, MOST, by)


async def show(desk: Desk, where: Chat, code: str = "code", at: timedelta = timedelta()) -> Invitation | Wrong:
    """A workspace of a newsroom shows a code."""
    return await desk.store.links.show(desk.newsroom, where.installation.workspace, code, NOON + at, HOUR, TRIES)


async def join(desk: Desk, where: Chat, code: str = "code", at: timedelta = timedelta()) -> Door | None:
    """A workspace of a newsroom joins by a code, its person asking."""
    by = replace(desk.by("", NOON + at), member=where.member.id, name=where.member.name)
    return await desk.store.links.join(desk.newsroom, where.installation.workspace, code, by)


async def said(desk: Desk) -> list[tuple[str, str]]:
    """Who did what, newest first."""
    return [(change.by, change.said) for change in await desk.store.changes.list(desk.newsroom, 100)]


@pytest.fixture
async def far(store: Store, theirs: Desk) -> Desk:
    """A third newsroom, which gives codes."""
    return await open_desk(store, "The Far Desk")


# --- codes ----------------------------------------------------------------------------------------------------------


async def test_a_code_leads_to_its_newsroom_and_to_no_other(ours: Desk, far: Desk):
    """A wrong one nowhere."""
    there = await chat(ours)
    await give(far)

    assert await show(ours, there) == Invitation(far.newsroom, "The Far Desk")
    assert await show(ours, there, "other") == Wrong()
    assert (await said(far))[0] == ("Ida", "gave a code")


async def test_a_code_is_good_for_its_hour_and_once(ours: Desk, far: Desk):
    """Neither after it nor again, by whomever."""
    first, second = await chat(ours, "T1"), await chat(ours, "T2")
    await give(far)
    assert await show(ours, first, at=HOUR) == Wrong()
    assert await join(ours, first, at=HOUR) is None
    assert await join(ours, first) is not None

    assert await show(ours, second) == Wrong()
    assert await join(ours, second) is None


async def test_a_code_that_was_shown_is_good_for_that_workspace_alone(ours: Desk, far: Desk):
    """So that what a platform keeps of a question under way opens nothing to anybody else."""
    first, second = await chat(ours, "T1"), await chat(ours, "T2")
    await give(far)
    await show(ours, first)

    assert await show(ours, second) == Wrong()
    assert await join(ours, second) is None
    assert await show(ours, first) == Invitation(far.newsroom, "The Far Desk")


async def test_a_code_of_ones_own_newsroom_is_told_as_such_and_not_used_up(ours: Desk, far: Desk):
    """Also after it was used: the platform may repeat what joined."""
    there, other = await chat(ours, "T1"), await chat(far, "T2")
    await give(ours)
    assert await show(ours, there) == Invitation(ours.newsroom, "Our Room")
    assert await join(ours, there) is None
    joined = await join(far, other)
    assert joined is not None

    shown = await ours.store.links.show(ours.newsroom, joined.workspace, "code", NOON, HOUR, TRIES)
    assert shown == Invitation(ours.newsroom, "Our Room")


async def test_a_sixth_code_ends_the_oldest(ours: Desk, far: Desk):
    """Five are good at a time; what ended or was used does not count."""
    there = await chat(ours)
    ended = [await give(far, f"code{number}", timedelta(minutes=number)) for number in range(MOST + 1)]

    assert ended == [0] * MOST + [1]
    late = timedelta(minutes=MOST + 1)
    assert await show(ours, there, "code0", late) == Wrong()
    assert await show(ours, there, "code1", late) == Invitation(far.newsroom, "The Far Desk")
    assert await give(far, "later", HOUR * 3) == 0


async def test_two_newsrooms_count_their_codes_apart(ours: Desk, far: Desk):
    """Ours does not end theirs."""
    there = await chat(ours)
    await give(far, "theirs")
    for number in range(MOST + 1):
        await give(ours, f"ours{number}", timedelta(minutes=number + 1))

    assert await show(ours, there, "theirs", timedelta(minutes=30)) == Invitation(far.newsroom, "The Far Desk")


async def test_after_ten_wrong_codes_none_is_looked_at_until_the_hour_is_over(ours: Desk, far: Desk):
    """Not even a right one; another workspace may go on."""
    guesser, other = await chat(ours, "T1"), await chat(ours, "T2")
    await give(far, at=timedelta(minutes=30))
    for number in range(TRIES):
        assert await show(ours, guesser, f"guess{number}", timedelta(minutes=number)) == Wrong()

    assert await show(ours, guesser, at=timedelta(minutes=31)) == Wrong(NOON + HOUR)
    assert await show(ours, other, at=timedelta(minutes=31)) == Invitation(far.newsroom, "The Far Desk")
    assert await show(ours, other, "guess", timedelta(minutes=31)) == Wrong()
    assert await show(ours, guesser, "guess", HOUR) == Wrong()
    assert await show(ours, guesser, "guess", HOUR) == Wrong(NOON + HOUR + timedelta(minutes=1))


async def test_unknown_newsrooms_and_workspaces_are_not_found(ours: Desk):
    """And nothing is stored."""
    there = await chat(ours)
    nowhere = replace(ours, newsroom=ours.newsroom + 99)
    with pytest.raises(NotFound):
        await give(nowhere)
    with pytest.raises(NotFound):
        await show(nowhere, there)


# --- what is left behind --------------------------------------------------------------------------------------------


async def test_what_would_be_left_behind_is_counted(ours: Desk, far: Desk):
    """Stories of the newsroom, subscriptions of this workspace, other doors that are open."""
    there, shut = await chat(ours, "T1"), await chat(ours, "T2")
    leaving = await ours.store.links.leaving(ours.newsroom, there.installation.workspace)
    assert (leaving.newsroom, leaving.stories, leaving.subscriptions, leaving.doors) == ("Our Room", 1, 1, 2)
    assert leaving.door == Door(ours.newsroom, there.installation.workspace, "slack", "T1")

    await ours.store.doors.close(ours.newsroom, shut.installation.workspace, NOON)
    await ours.store.subscriptions.end(ours.newsroom, there.subscription.id, ours.by())
    leaving = await ours.store.links.leaving(ours.newsroom, there.installation.workspace)
    assert (leaving.subscriptions, leaving.doors) == (0, 1)
    with pytest.raises(NotFound):
        await ours.store.links.leaving(ours.newsroom, shut.installation.workspace)


# --- joining --------------------------------------------------------------------------------------------------------


async def test_a_workspace_that_joins_is_a_door_to_the_other_newsroom(ours: Desk, far: Desk):
    """What was sealed moved along; the door that it was is closed, and nothing is left in it."""
    there = await chat(ours)
    await give(far)
    joined = await join(ours, there)

    assert joined == Door(far.newsroom, joined.workspace if joined else 0, "slack", "T1")
    found = await ours.store.doors.find("slack", "T1")
    assert found is not None
    assert (found.newsroom, found.workspace) == (joined.newsroom, joined.workspace)
    assert (found.sealed, found.closed_at) == (b"sealed", None)
    old = next(one for one in await ours.store.doors.all("slack") if one.newsroom == ours.newsroom)
    assert (old.sealed, old.closed_at) == (b"", NOON)
    assert await ours.store.doors.linked("slack", "T1") == joined


async def test_whoever_joined_is_admin_there_and_everybody_else_is_met_anew(ours: Desk, far: Desk):
    """People and channels of the workspace are met anew, and subscriptions stay behind, asleep."""
    there = await chat(ours)
    await give(far)
    joined = await join(ours, there)
    assert joined is not None

    people = await far.store.people.members(far.newsroom)
    assert [(one.external, one.name, one.role, one.workspace) for one in people if one != far.member] == [
        ("U1", "Sem", "admin", joined.workspace)
    ]
    assert await far.store.people.channels(far.newsroom) == [far.channel]
    assert await far.store.subscriptions.list(far.newsroom) == []
    assert await far.store.subscriptions.due(NEXT) == []
    assert await far.store.stories.list(far.newsroom) == []
    assert await ours.store.people.channels(ours.newsroom) == [ours.channel, replace(there.channel, closed=True)]


async def test_both_logs_say_who_joined_what_and_neither_names_the_other(ours: Desk, far: Desk):
    """And /undo takes back what was done before it."""
    there = await chat(ours)
    await give(far)
    await join(ours, there)

    assert (await said(ours))[0] == ("Sem", "joined the slack workspace T1 to another newsroom")
    assert (await said(far))[0] == ("Sem", "joined the slack workspace T1 to this newsroom, and is admin of it")
    with pytest.raises(NotFound):
        await far.store.changes.undo(far.newsroom, None, NOON, far.by("undo"))
    taken_back = await ours.store.changes.undo(ours.newsroom, None, NOON, ours.by("undo"))
    assert taken_back.said == "subscribed"


async def test_a_workspace_without_an_installation_joins_as_well(ours: Desk, far: Desk):
    """One whose token stands in the settings: a plain row before and after, its old door closed all the same."""
    store = ours.store
    workspace = await store.people.workspace(ours.newsroom, "slack", "T9", NOON)
    member = await store.people.member(ours.newsroom, workspace, "U9", "Kit", NOON)
    await give(far)
    by = replace(ours.by(), member=member.id, name="Kit")
    joined = await store.links.join(ours.newsroom, workspace, "code", by)

    assert joined is not None
    assert await store.doors.linked("slack", "T9") == joined
    assert [(one.newsroom, one.closed_at) for one in await store.doors.all("slack")] == [(ours.newsroom, NOON)]
    assert await store.doors.asleep() == []


async def test_a_workspace_that_comes_back_finds_what_it_had(ours: Desk, far: Desk):
    """Its channels open and its subscriptions awake, within the time that they are kept."""
    there = await chat(ours)
    await give(far)
    joined = await join(ours, there)
    assert joined is not None
    await give(ours, "back")
    (admin,) = [one for one in await far.store.people.members(far.newsroom) if one.workspace == joined.workspace]
    by = replace(far.by(), member=admin.id, name=admin.name)

    again = await far.store.links.join(far.newsroom, joined.workspace, "back", by)
    assert again == Door(ours.newsroom, there.installation.workspace, "slack", "T1")
    assert await ours.store.doors.linked("slack", "T1") == again
    assert await ours.store.subscriptions.due(DUE) == [there.subscription]
    back = await ours.store.people.member(ours.newsroom, again.workspace, "U1", "Sem", NOON)
    assert back == replace(there.member, role="admin")


async def test_a_workspace_goes_on_to_a_third_newsroom(ours: Desk, far: Desk):
    """It came last to that one, though both moves were made in one instant."""
    there, third = await chat(ours), await open_desk(ours.store, "The Third Desk")
    await give(far)
    joined = await join(ours, there)
    assert joined is not None
    (admin,) = [one for one in await far.store.people.members(far.newsroom) if one.workspace == joined.workspace]
    await give(third, "on")
    on = await far.store.links.join(
        far.newsroom, joined.workspace, "on", replace(far.by(), member=admin.id, name=admin.name)
    )

    assert on is not None
    assert on.newsroom == third.newsroom
    assert await ours.store.doors.linked("slack", "T1") == on


async def test_what_was_left_behind_is_forgotten_in_its_time(ours: Desk, far: Desk):
    """And the workspace stays where it is."""
    there = await chat(ours)
    await give(far)
    joined = await join(ours, there)

    assert await ours.store.doors.forget_closed(NOON) == 0
    assert await ours.store.doors.forget_closed(NEXT) == 1
    assert await ours.store.people.members(ours.newsroom) == [ours.member]
    assert await ours.store.doors.linked("slack", "T1") == joined
    assert await ours.store.check() == []


async def test_a_newsroom_whose_only_door_left_sleeps_and_goes_whole(ours: Desk, far: Desk):
    """With the codes that it had given."""
    store = ours.store
    room = await store.people.newsroom("Chat only", NOON)
    only = replace(ours, newsroom=room)
    installed = await store.doors.open(room, "slack", "T9", b"", NOON)
    member = await store.people.member(room, installed.workspace, "U9", "Kit", NOON)
    here = Chat(installed, member, ours.channel, await only.track(), None)  # type: ignore[arg-type]
    await give(replace(only, member=member), "theirs")
    await give(far)
    await show(only, here, "wrong")
    assert await join(only, here) is not None

    assert await store.doors.asleep() == [room]
    await store.doors.forget_closed(NEXT)
    assert room not in [one for one, _ in await store.people.newsrooms()]
    assert await store.check() == []


async def test_nobody_is_left_without_an_admin(ours: Desk, far: Desk):
    """The last admin cannot take a workspace away from people who stay behind another door."""
    there = await chat(ours)
    await ours.store.people.set_role(ours.newsroom, there.member.id, "admin", ours.by())
    await ours.store.people.set_role(ours.newsroom, ours.member.id, "reader", ours.by())
    await give(far)
    with pytest.raises(Conflict, match="make somebody there admin first"):
        await join(ours, there)
    await ours.store.people.set_role(ours.newsroom, ours.member.id, "admin", ours.by())

    assert await join(ours, there) is not None


async def test_a_workspace_that_moved_meanwhile_does_not_move_again(ours: Desk, far: Desk):
    """Two admins at once: the second one's code stays good."""
    there = await chat(ours)
    await give(far)
    await join(ours, there)
    await give(far, "second")
    with pytest.raises(NotFound):
        await join(ours, there, "second")
    other = await chat(ours, "T2")

    assert await show(ours, other, "second") == Invitation(far.newsroom, "The Far Desk")


async def test_a_token_that_is_renewed_during_the_move_is_kept(ours: Desk, far: Desk):
    """Whoever renews holds the door as it was; the token goes where the workspace went."""
    there = await chat(ours)
    await give(far)
    await join(ours, there)

    assert await ours.store.doors.reseal(there.installation, b"fresh")
    found = await ours.store.doors.find("slack", "T1")
    assert found is not None
    assert (found.newsroom, found.sealed) == (far.newsroom, b"fresh")


async def test_a_door_that_was_installed_came_by_no_code(ours: Desk):
    """Nor did an unknown one."""
    await chat(ours)

    assert await ours.store.doors.linked("slack", "T1") is None
    assert await ours.store.doors.linked("slack", "T2") is None
