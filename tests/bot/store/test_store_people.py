"""The contract of people, changes and notes: who they are, what they changed, and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Note, Store
from summaries.errors import Conflict, NotFound
from tests.bot.store.newsdesk import NOON, Desk

LATER = NOON + timedelta(hours=1)


async def second(desk: Desk):
    """Another person of the newsroom."""
    return await desk.store.people.member(desk.newsroom, desk.workspace, "second", "Sem", NOON)


async def test_newsrooms_workspaces_members_and_channels_are_made_once(store: Store, ours: Desk):
    """Meeting them again gives the same."""
    assert await store.people.newsroom("Our Room", LATER) == ours.newsroom
    assert await store.people.workspace(ours.newsroom, "desk", "local", LATER) == ours.workspace
    assert await store.people.member(ours.newsroom, ours.workspace, "owner", "Ida", LATER) == ours.member
    channel = await store.people.channel(ours.newsroom, ours.workspace, "desk", "news", "news", "UTC", LATER)
    assert channel == ours.channel


async def test_a_new_newsroom_is_nobody_elses(store: Store, ours: Desk):
    """Not even by its name."""
    made = await store.people.new_newsroom("Third Room", NOON)

    assert made not in (ours.newsroom, 0)
    with pytest.raises(Conflict, match="Our Room"):
        await store.people.new_newsroom("Our Room", NOON)


async def test_the_first_member_is_admin_and_later_ones_are_readers(ours: Desk):
    """Whoever installs is the first admin."""
    assert (ours.member.role, (await second(ours)).role) == ("admin", "reader")


async def test_a_new_name_is_taken_over(store: Store, ours: Desk):
    """People and channels are renamed on their platform."""
    await store.people.member(ours.newsroom, ours.workspace, "owner", "Ida Marlow", LATER)
    await store.people.channel(ours.newsroom, ours.workspace, "desk", "news", "newsroom", "UTC", LATER)

    assert [member.name for member in await store.people.members(ours.newsroom)] == ["Ida Marlow"]
    (channel,) = await store.people.channels(ours.newsroom)
    assert (channel.name, channel.zone) == ("newsroom", "Europe/Paris")


async def test_a_role_can_be_given_and_taken_back(store: Store, ours: Desk):
    """Undo gives the old role again."""
    member = await second(ours)
    assert (await store.people.set_role(ours.newsroom, member.id, "editor", ours.by())).role == "editor"
    await store.changes.undo(ours.newsroom, None, NOON, ours.by())

    assert {one.role for one in await store.people.members(ours.newsroom)} == {"admin", "reader"}


async def test_the_last_admin_stays_admin(store: Store, ours: Desk):
    """Neither a change nor an undo leaves a newsroom without one."""
    with pytest.raises(Conflict, match="admin"):
        await store.people.set_role(ours.newsroom, ours.member.id, "reader", ours.by())
    member = await second(ours)
    await store.people.set_role(ours.newsroom, member.id, "admin", ours.by("made Sem admin"))
    stepped_down = replace(ours.by("stepped down", LATER), member=member.id)
    await store.people.set_role(ours.newsroom, ours.member.id, "reader", stepped_down)

    with pytest.raises(Conflict, match="no admin left"):
        await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by())
    assert [one.name for one in await store.people.members(ours.newsroom) if one.role == "admin"] == ["Sem"]


async def test_their_members_get_no_role_from_us(store: Store, ours: Desk, theirs: Desk):
    """A guessed id is not found."""
    with pytest.raises(NotFound):
        await store.people.set_role(ours.newsroom, theirs.member.id, "reader", ours.by())


async def test_a_token_opens_the_desk_once(store: Store, ours: Desk):
    """Used, unknown and expired ones open nothing."""
    await store.people.issue_token(ours.newsroom, ours.member.id, "hash", LATER)
    await store.people.issue_token(ours.newsroom, ours.member.id, "late", LATER)

    assert await store.people.redeem_token("hash", NOON) == ours.member
    assert await store.people.redeem_token("hash", NOON) is None
    assert await store.people.redeem_token("other", NOON) is None
    assert await store.people.redeem_token("late", LATER) is None


async def test_a_secret_stays_the_same(store: Store, ours: Desk):
    """And another name has another."""
    first = await store.people.secret("cookies")

    assert len(first) == 32
    assert await store.people.secret("cookies") == first
    assert await store.people.secret("other") != first


# --- changes --------------------------------------------------------------------------------------------------------


async def test_tracking_is_undone_by_untracking_and_the_other_way_round(store: Store, ours: Desk):
    """Two changes, two undos, newest first; then there is nothing left."""
    story = await ours.track()
    await store.stories.remove(ours.newsroom, story.id, ours.by("untracked BRIDGE", LATER))

    undone = await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by("undo"))
    assert (undone.said, undone.undone) == ("untracked BRIDGE", True)
    assert await store.stories.list(ours.newsroom) == [story]
    assert (await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by("undo"))).said == "tracked BRIDGE"
    assert await store.stories.list(ours.newsroom) == []
    with pytest.raises(NotFound):
        await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by("undo"))


async def test_an_undo_is_in_the_log_itself(store: Store, ours: Desk):
    """Newest first, with what was undone marked."""
    await ours.track()
    await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by("took it back"))

    changes = await store.changes.list(ours.newsroom, 10)
    assert [(change.said, change.undone) for change in changes] == [("took it back", False), ("tracked BRIDGE", True)]
    assert changes[1].by == "Ida"


async def test_following_and_unfollowing_are_undone(store: Store, ours: Desk):
    """A removed source comes back under its name."""
    source = await ours.follow()
    await store.sources.remove(ours.newsroom, source.id, ours.by())
    await store.changes.undo(ours.newsroom, None, LATER, ours.by())
    back = await store.sources.list(ours.newsroom)
    await store.changes.undo(ours.newsroom, None, LATER, ours.by())

    assert [one.name for one in back] == ["Herald"]
    assert await store.sources.list(ours.newsroom) == []


async def test_a_changed_subscription_is_undone_even_after_it_was_served(store: Store, ours: Desk):
    """That its next time moved on is nobody's change."""
    story = await ours.track()

    async def subscribe(rule: str):
        return await store.subscriptions.add(
            ours.newsroom, ours.channel.id, story.id, rule, "UTC", LATER, ours.by(rule)
        )

    first = await subscribe("daily 07:00")
    await subscribe("daily 08:00")
    await store.subscriptions.reschedule(first.id, LATER + timedelta(days=1))
    await store.changes.undo(ours.newsroom, None, LATER, ours.by())
    rules = [one.rule for one in await store.subscriptions.list(ours.newsroom)]
    await store.changes.undo(ours.newsroom, None, LATER, ours.by())

    assert rules == ["daily 07:00"]
    assert await store.subscriptions.list(ours.newsroom) == []


async def test_what_somebody_changed_again_is_not_undone(store: Store, ours: Desk):
    """One person tracks, another untracks; the first cannot take their tracking back over that."""
    other = await second(ours)
    story = await ours.track()
    await store.stories.remove(ours.newsroom, story.id, replace(ours.by("untracked"), member=other.id, name="Sem"))
    before = await store.changes.list(ours.newsroom, 10)

    with pytest.raises(Conflict, match="tracked BRIDGE"):
        await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by())
    assert await store.changes.list(ours.newsroom, 10) == before


async def test_an_untracked_story_does_not_return_over_a_new_one_of_its_name(store: Store, ours: Desk):
    """A slug means one story."""
    first, other = ours.member, await second(ours)
    old = await ours.track()
    await store.stories.remove(ours.newsroom, old.id, ours.by("untracked BRIDGE"))
    ours.member = other
    await ours.track()

    with pytest.raises(Conflict, match="untracked BRIDGE"):
        await store.changes.undo(ours.newsroom, first.id, LATER, ours.by())


async def test_a_member_takes_back_only_their_own(store: Store, ours: Desk):
    """Unless anybody's is asked for."""
    other = await second(ours)
    await ours.track()

    with pytest.raises(NotFound):
        await store.changes.undo(ours.newsroom, other.id, LATER, ours.by())
    assert (await store.changes.undo(ours.newsroom, None, LATER, ours.by())).said == "tracked BRIDGE"


# --- notes ----------------------------------------------------------------------------------------------------------


async def test_the_path_of_an_article_shows_common_steps_and_our_own(store: Store, ours: Desk, theirs: Desk):
    """Oldest first; a step told twice stands once; theirs are theirs."""
    article = await ours.article(await ours.follow())
    steps = [
        Note(article, ours.newsroom, LATER, "Matched."),
        Note(article, None, NOON, "Listed."),
        Note(article, theirs.newsroom, LATER, "Their secret."),
    ]
    await store.notes.add([*steps, steps[0]])

    assert [note.what for note in await store.notes.path(ours.newsroom, article)] == ["Listed.", "Matched."]


async def test_somebody_is_known_again_by_their_id_on_a_platform(store, clock):
    """Who writes from outside any server is known from the one where they came last; a stranger is nobody."""
    people, now = store.people, clock.now()
    first, second = await people.newsroom("First", now), await people.newsroom("Second", now)
    for newsroom, guild in ((first, "G1"), (second, "G2")):
        workspace = await people.workspace(newsroom, "discord", guild, now)
        await people.member(newsroom, workspace, "U1", "Ann", now)

    met = await people.met("discord", "U1")

    assert met is not None
    assert met.newsroom == second
    assert await people.met("slack", "U1") is None
