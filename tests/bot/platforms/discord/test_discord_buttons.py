"""Buttons and lists of messages, as people use them: threads, undo, restarts, and who may."""

from dataclasses import replace

import pytest

from commands.buttons import Button
from commands.reply import Buttons, Item, Items, Paragraph, Reply, plain
from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.changed import begun_again, buttons, choose, done, in_channel, press, say, words
from tests.doubles.discord import Message, Permission

STORY = "OLLEN-DAM-FLOOD"
BUTTON = 2


async def posted(bureau: Bureau) -> Message:
    """A briefing that stands in the channel, as a subscription or somebody who shared would put it there."""
    reply = await bureau.room.say(f"/brief {STORY}")
    await bureau.discord.send(await bureau.target(), reply, "d1")
    return bureau.double.desk.messages[-1]


# --- what stands in the channel -------------------------------------------------------------------------------------


async def test_the_full_briefing_of_a_posted_message_goes_into_its_thread_once(bureau: Bureau):
    """Whoever presses it, and however often; who pressed is told where it stands."""
    double, message = bureau.double, await posted(bureau)
    given = await press(bureau, message, "Full briefing")
    [thread] = double.threads(double.desk)
    assert "Timeline" in in_channel(thread)
    assert thread.name == "Ollen dam flood"
    assert given.private
    assert words(given) == "It stands in the thread of that message"
    before = len(thread.messages)

    given = await press(bureau, message, "Full briefing", user=double.ines)
    assert len(thread.messages) == before
    assert words(given) == "It stands in the thread of that message already"


async def test_where_no_thread_may_be_opened_who_asked_gets_it_alone(bureau: Bureau):
    """And once it may be, it can be asked for again."""
    double, message = bureau.double, await posted(bureau)
    double.permit(double.desk, deny=Permission.CREATE_PUBLIC_THREADS)
    given = await press(bureau, message, "Full briefing")
    assert "Timeline" in words(given)
    double.permit(double.desk)
    await press(bureau, message, "Full briefing")
    assert "Timeline" in in_channel(double.threads(double.desk)[0])
    double.refusals.clear()


async def test_a_thread_that_somebody_opened_already_is_used(bureau: Bureau):
    """Discord has one thread a message."""
    double, message = bureau.double, await posted(bureau)
    await press(bureau, message, "Full briefing")
    bureau.room.clock.pass_(minutes=1)
    async with begun_again(bureau):
        await bureau.house.seen.take_back(bureau.room.id, f"discord:thread:{message.id}:brief?full=yes&story={STORY}")
        await press(bureau, message, "Full briefing")
    assert len(double.threads(double.desk)) == 1
    double.refusals.clear()


async def test_what_went_wrong_with_a_button_of_the_channel_is_told_to_who_pressed_it(bureau: Bureau):
    """A story that is no longer tracked: nothing is said in the thread."""
    message = await posted(bureau)
    await bureau.room.say(f"/untrack {STORY}")
    given = await press(bureau, message, "Full briefing")
    assert "No tracked story" in words(given)
    assert all(thread.messages == [] for thread in bureau.double.threads())


async def test_follow_here_subscribes_the_channel_of_the_message(bureau: Bureau):
    """It asks when, privately, and the channel follows."""
    message = await posted(bureau)
    asks = await press(bureau, message, "Follow here")
    assert asks.private
    await press(bureau, asks.original, "weekdays 07:00")
    assert "#city-desk follows Ollen dam flood" in words(asks)


async def test_a_story_of_a_list_is_briefed_by_its_button(bureau: Bureau):
    """Each item has its own."""
    given = await say(bureau, "stories")
    answer = await press(bureau, given.original, "Brief")
    assert "Harbour merger" in words(answer)
    assert "Key facts" in words(answer)


async def test_the_buttons_of_many_items_share_a_list(bureau: Bureau):
    """A message holds forty components; what is chosen is pressed."""
    briefs = [Button("Brief", "brief", (("story", slug),)) for slug in ["HARBOUR-MERGER", *map(str, range(19))]]
    items = Items(tuple(Item(plain(f"Story {at}"), buttons=(each,)) for at, each in enumerate(briefs)))
    await bureau.discord.send(await bureau.target(), Reply("Many", (items,)), "d3")
    [message] = bureau.double.desk.messages
    await choose(bureau, message, "Brief…", "Story 0")
    assert "Key facts" in in_channel(bureau.double.threads(bureau.double.desk)[0])


async def test_every_button_of_every_answer_leads_somewhere(bureau: Bureau):
    """None of them is answered with an error."""
    lines = (
        ("brief", {"story": "ollen"}), ("stories", {}), ("story", {"story": "harbour-merger"}), ("updates", {}),
        ("help", {}), ("topics", {}), ("sources", {}), ("roles", {}), ("questions", {"story": STORY}),
    )  # fmt: skip
    known = {command.name for command in bureau.room.runner.commands()}
    for command, options in lines:
        if command not in known:
            continue
        given = await say(bureau, command, options)
        for button in buttons(given.original):
            answer = await press(bureau, given.original, button)
            if answer.modal:
                bureau.double.dismiss(answer.modal)
                continue
            assert "wrong on our side" not in words(answer), button
            assert "another version" not in words(answer), button
            if button == "Share in channel":
                break


# --- undo, slips and restarts ---------------------------------------------------------------------------------------


async def test_what_is_done_can_be_undone_by_the_next_button(bureau: Bureau):
    """And the change is gone."""
    given = await say(bureau, "untrack", {"story": STORY})
    answer = await press(bureau, given.original, "Undo")
    assert "Taken back" in words(answer)
    assert await bureau.room.story(STORY)


async def test_undo_pressed_twice_by_a_slip_takes_back_one_change(bureau: Bureau):
    """The earlier change stays."""
    await say(bureau, "untrack", {"story": "HARBOUR-MERGER"})
    given = await say(bureau, "untrack", {"story": STORY})
    assert given.original is not None
    first, second = (bureau.double.press(given.original, "Undo") for _ in range(2))
    await done(bureau, first)
    await done(bureau, second)
    assert await bureau.room.story(STORY)
    assert await bureau.room.store.stories.by_slug(bureau.room.id, "HARBOUR-MERGER") is None


async def test_buttons_and_lists_still_work_after_a_restart(bureau: Bureau):
    """What was asked before it is answered after it; what was posted once is not posted again."""
    double = bureau.double
    asks = await say(bureau, "brief", {"story": "harbour"})
    listed = await say(bureau, "brief")
    message = await posted(bureau)
    async with begun_again(bureau):
        await press(bureau, asks.original, "Harbour merger")
        assert "Key facts" in words(asks)
        await choose(bureau, listed.original, "Choose…", "Ollen dam flood")
        assert "Key facts" in words(listed)
        await press(bureau, message, "Full briefing")
        count = len(double.threads(double.desk)[0].messages)
    async with begun_again(bureau):
        await press(bureau, message, "Full briefing")
        assert len(double.threads(double.desk)[0].messages) == count


async def test_a_form_opens_again_filled_in_after_a_restart(bureau: Bureau):
    """What was typed is kept in the store, which is asked after the acknowledgement: so it takes one press more."""
    given = await say(bureau, "track", {"words": "island ferry", "name": "x" * 90})
    async with begun_again(bureau):
        fetched = await press(bureau, given.original, "Change it and try again")
        again = await press(bureau, fetched.original, "Change it and try again")
        assert again.modal is not None
        values = {row["component"]["custom_id"]: row["component"].get("value") for row in again.modal.components}
        assert (values["words"], values["name"]) == ("island ferry", "x" * 90)


@pytest.mark.parametrize("code", ["forecast?story=x", "brief?weather=x", "<script>", "", "brief?story=" + "x" * 80])
async def test_a_button_of_another_version_says_so(bureau: Bureau, code: str):
    """And how to get a fresh one; a story that is not there is not found."""
    message = await posted(bureau)
    given = bureau.double.forge(3, {"custom_id": f"do:1:{code}", "component_type": BUTTON, "id": 9}, message=message)
    await done(bureau, given)
    assert "fresh one" in words(given) or "No tracked story" in words(given)


async def test_a_choice_that_is_no_longer_kept_says_so(bureau: Bureau):
    """In one sentence."""
    asks = await say(bureau, "brief", {"story": "harbour"})
    await bureau.house.kept.forget(bureau.room.clock.now().replace(year=2030))
    await press(bureau, asks.original, "Harbour merger")
    assert words(asks) == "That choice is no longer kept; give the command again."


# --- who ------------------------------------------------------------------------------------------------------------


async def test_somebody_elses_choice_is_refused(bureau: Bureau):
    """Nobody sees another's question, and who forges a press on it gets nothing."""
    double = bureau.double
    asks = await say(bureau, "brief", {"story": "harbour"})
    assert asks.original is not None
    with pytest.raises(ValueError, match="does not see"):
        double.press(asks.original, "Harbour merger", double.ines)
    row = asks.original.components[0]["components"][-1]
    data = {"custom_id": row["components"][0]["custom_id"], "component_type": BUTTON, "id": 9}
    forged = await done(bureau, double.forge(3, data, user=double.ines, message=await posted(bureau)))
    assert "no longer kept" in words(forged)


@pytest.mark.parametrize(
    "code",
    [
        "untrack?story=OLLEN-DAM-FLOOD",
        "roles?member=pia&role=admin",
        "sources?action=remove&what=Civic%20Radio",
        "track?words=ferry&confirm=yes",
        "subscribe?story=OLLEN-DAM-FLOOD&when=daily%2007%3A00",
    ],
)
async def test_a_reader_cannot_do_what_editors_and_admins_do_by_a_forged_button(bureau: Bureau, code: str):
    """The role is looked up where the command runs, whatever the payload says."""
    double, room = bureau.double, bureau.room
    pia = double.add_user("pia")
    so_far = len(await room.store.changes.list(room.id, 50))
    data = {"custom_id": f"do:1:{code}", "component_type": BUTTON, "id": 9}
    given = await done(bureau, double.forge(3, data, user=pia, message=await posted(bureau)))
    assert "editor" in words(given) or "admin" in words(given)
    assert buttons(given.original) == []
    assert len(await room.store.changes.list(room.id, 50)) == so_far
    assert await room.story(STORY)


async def test_a_button_that_a_stranger_wrote_into_a_reply_is_only_words(bureau: Bureau):
    """A title that looks like a code presses nothing."""
    reply = Reply("Odd", (Paragraph(plain("untrack?story=OLLEN-DAM-FLOOD")), Buttons((Button("Help", "help"),))))
    await bureau.discord.send(replace(await bureau.target()), reply, "d2")
    [message] = bureau.double.desk.messages
    assert buttons(message) == ["Help"]
    assert "What you can say" in words(await press(bureau, message, "Help"))
