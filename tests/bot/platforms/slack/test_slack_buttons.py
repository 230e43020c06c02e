"""Buttons and pickers of messages, as people press them: sharing, threads, undo, restarts, and who may."""

import asyncio

import pytest

from commands.buttons import Button
from commands.reply import Buttons, Paragraph, Reply, plain
from tests.bot.platforms.slack.bureau import Bureau
from tests.bot.platforms.slack.changed import begun_again
from tests.doubles.slack import Given, Message
from tests.doubles.slack.shown import notification, shown

STORY = "OLLEN-DAM-FLOOD"


async def briefed(bureau: Bureau, text: str = STORY) -> Message:
    """What somebody was shown after /brief."""
    count = len(bureau.double.ephemerals(bureau.double.mara))
    await bureau.double.slash("/brief", text)
    return (await bureau.whispered(count=count + 1))[-1]


async def posted(bureau: Bureau) -> Message:
    """A briefing that stands in the channel, as a subscription or somebody who shared would put it there."""
    reply = await bureau.room.say(f"/brief {STORY}")
    await bureau.slack.send(await bureau.target(name="city-desk"), reply, "delivery-1")
    return bureau.double.posted[-1]


async def press(bureau: Bureau, message: Message, button: str, **by: object) -> Given:
    """Press a button, some seconds after whatever was before, and wait for all that follows."""
    bureau.room.clock.pass_(seconds=5)
    given = bureau.double.press(message, button, **by)  # type: ignore[arg-type]
    await given
    await bureau.idle()
    return given


# --- sharing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["word", "button"])
async def test_a_shared_briefing_stands_in_the_channel_signed_by_who_shared_it(bureau: Bureau, way: str):
    """By the bot's own token, so that it can be corrected later."""
    if way == "word":
        await bureau.double.slash("/brief", f"{STORY} share")
    else:
        await press(bureau, await briefed(bureau), "Share in channel")
    [told] = await bureau.whispered()

    [message] = bureau.double.posted
    words = shown(message).words
    assert "Shared by mara" in words
    assert "Key facts" in words
    assert message.via == "web"
    assert "Ollen dam flood" in notification(message).words
    assert shown(told).words == "Shared in #city-desk"


async def test_what_was_shared_cannot_be_shared_twice(bureau: Bureau):
    """The private copy with its button gives way to a line that says so; two clicks at once are one."""
    message = await briefed(bureau)
    clicks = [bureau.double.press(message, "Share in channel") for _ in range(2)]
    await asyncio.gather(*(given.acked() for given in clicks))
    await bureau.idle()

    assert len(bureau.double.posted) == 1
    assert shown(message).buttons == []


async def test_a_redelivered_press_shares_once(bureau: Bureau):
    """Slack tells of a press again where it heard no acknowledgement."""
    given = await press(bureau, await briefed(bureau), "Share in channel")
    bureau.room.clock.pass_(minutes=1)
    await bureau.double.redeliver(given)
    await bureau.idle()
    assert len(bureau.double.posted) == 1


async def test_who_shares_where_the_bot_is_not_is_told_to_invite_it_and_can_then_share(bureau: Bureau):
    """The private copy stays, with its button."""
    foreign = bureau.double.add_channel("foreign-desk", bot=False)
    await bureau.double.slash("/brief", STORY, channel=foreign)
    [message] = await bureau.whispered()
    await press(bureau, message, "Share in channel")

    trouble = bureau.double.ephemerals(bureau.double.mara)[-1]
    assert shown(trouble).words.startswith("Not shared. Standfirst is not in #foreign-desk: type /invite @Standfirst")
    assert "Share in channel" in shown(message).buttons
    foreign.members.add(bureau.double.team.bot_user)
    await press(bureau, message, "Share in channel")
    assert [one.channel for one in bureau.double.posted] == [foreign.id]
    bureau.double.refusals.clear()  # the first try was meant to be refused


async def test_a_missing_permission_is_named(bureau: Bureau):
    """With what to do about it; the briefing is shown all the same, and can be shared later."""
    bureau.double.fail("chat.postMessage", "missing_scope")
    await bureau.double.slash("/brief", f"{STORY} share")
    [message] = await bureau.whispered()
    words = shown(message).words
    assert "Not shared. Slack lacks the permission" in words
    assert "reinstall the app" in words
    assert "Key facts" in words
    assert "Share in channel" in shown(message).buttons
    bureau.double.refusals.clear()


async def test_nothing_is_offered_to_be_shared_where_nobody_else_reads(bureau: Bureau):
    """In direct messages with the bot."""
    await bureau.double.dm("brief me on the ollen dam flood")
    await bureau.idle()
    assert "Share in channel" not in shown(bureau.double.posted[-1]).buttons


async def test_a_story_with_a_long_name_can_be_shared_too(bureau: Bureau):
    """Though its button's code would be longer than Slack takes."""
    long = "Ollen dam flood and all that came of it in the months that followed the night of the water"[:80]
    await bureau.room.say(f'/track "Ollen dam" name:"{long}" confirm:yes')
    message = await briefed(bureau, f'"{long}" since:"2026-03-01 07:00"')
    await press(bureau, message, "Share in channel")
    assert "Shared by mara" in shown(bureau.double.posted[-1]).words
    assert shown(message).buttons == []


# --- what stands in the channel ------------------------------------------------------------------------------------


async def test_the_full_briefing_of_a_posted_message_goes_into_its_thread_once(bureau: Bureau):
    """Whoever presses it, and however often."""
    double, message = bureau.double, await posted(bureau)
    await press(bureau, message, "Full briefing")
    thread = double.channels[message.channel].thread(message.ts)
    assert "Timeline" in " ".join(shown(one).words for one in thread)
    assert double.ephemerals() == []

    await press(bureau, message, "Full briefing", user=double.ines)
    assert double.channels[message.channel].thread(message.ts) == thread
    [told] = double.ephemerals(double.ines)
    assert "in the thread" in shown(told).words


async def test_a_full_briefing_that_slack_refused_can_be_asked_for_again(bureau: Bureau):
    """It does not count as being there."""
    double, message = bureau.double, await posted(bureau)
    double.fail("chat.postMessage", "internal_error", times=9)
    await press(bureau, message, "Full briefing")
    double.faults.waiting.clear()
    await press(bureau, message, "Full briefing")
    assert double.channels[message.channel].thread(message.ts)
    double.refusals.clear()


async def test_what_went_wrong_with_a_button_of_the_channel_is_told_to_who_pressed_it(bureau: Bureau):
    """A story that is no longer tracked: the thread stays empty."""
    message = await posted(bureau)
    await bureau.room.say(f"/untrack {STORY}")
    await press(bureau, message, "Full briefing")
    [told] = await bureau.whispered()
    assert "No tracked story" in shown(told).words
    assert bureau.double.posted == [message]


async def test_follow_here_subscribes_the_channel_of_the_message(bureau: Bureau):
    """Also once there is a thread below it: the message itself stands in the channel."""
    message = await posted(bureau)
    await press(bureau, message, "Full briefing")
    await press(bureau, message, "Follow here")
    [asks] = await bureau.whispered()
    assert "When should #city-desk get" in shown(asks).words or "this channel" in shown(asks).words
    await press(bureau, asks, "weekdays 07:00")
    assert "#city-desk follows Ollen dam flood" in shown(asks).words


async def test_what_is_done_by_a_button_can_be_undone_by_the_next(bureau: Bureau):
    """And the change is gone."""
    await bureau.double.slash("/untrack", STORY)
    [message] = await bureau.whispered()
    await press(bureau, message, "Undo")
    assert "Taken back" in shown(bureau.double.ephemerals(bureau.double.mara)[-1]).words
    assert (await bureau.room.story(STORY)).slug == STORY


async def test_every_button_of_every_answer_leads_somewhere(bureau: Bureau):
    """None of them is answered with an error."""
    double = bureau.double
    for command in ("/brief ollen", "/stories", "/story harbour-merger", "/updates", "/help", "/track ferry"):
        name, _, text = command.partition(" ")
        count = len(double.ephemerals(double.mara))
        await double.slash(name, text)
        message = (await bureau.whispered(count=count + 1))[-1]
        for button in [one for one in shown(message).buttons if one not in {"Brief…", "Stop tracking"}]:
            before = len(double.ephemerals(double.mara)), len(message.earlier)
            await press(bureau, message, button)
            after = len(double.ephemerals(double.mara)), len(message.earlier)
            assert after != before, f"{button} of {command} did nothing"
            last = double.ephemerals(double.mara)[-1]
            assert "wrong" not in shown(last).words
            assert "another version" not in shown(last).words
            if message.earlier:
                break


async def test_a_story_of_a_list_is_briefed_by_choosing_it(bureau: Bureau):
    """Many items share one list of choices."""
    await bureau.double.slash("/stories")
    [message] = await bureau.whispered()
    select = next(e for b in message.blocks if b["type"] == "actions" for e in b["elements"] if "options" in e)
    await bureau.double.choose(message, select["action_id"], "brief?story=HARBOUR-MERGER")
    _, answer = await bureau.whispered(count=2)
    assert "Harbour merger" in shown(answer).words
    assert "Key facts" in shown(answer).words


# --- later ----------------------------------------------------------------------------------------------------------


async def test_buttons_and_pickers_still_work_after_a_restart(bureau: Bureau):
    """What was asked before it is answered after it."""
    await bureau.double.slash("/brief", "harbour")
    [asks] = await bureau.whispered()
    message = await posted(bureau)
    async with begun_again(bureau):
        await press(bureau, asks, "Harbour merger")
        assert "Key facts" in shown(asks).words
        await press(bureau, message, "Full briefing")
        thread = bureau.double.channels[message.channel].thread(message.ts)
        assert thread
    async with begun_again(bureau):
        await press(bureau, message, "Full briefing")
        assert bureau.double.channels[message.channel].thread(message.ts) == thread


@pytest.mark.parametrize("code", ["forecast?story=x", "brief?weather=x", "<script>", "", "brief?story=" + "x" * 200])
async def test_a_button_of_another_version_says_so(bureau: Bureau, code: str):
    """And how to get a fresh one."""
    message = await briefed(bureau)
    given = await press(bureau, message, "Follow here")
    bureau.room.clock.pass_(seconds=5)
    action = {**given.payload["actions"][0], "value": code, "action_id": "do:1"}
    await bureau.double.forge("interactive", {**given.payload, "actions": [action], "trigger_id": "other"})
    await bureau.idle()
    assert "fresh one" in shown(bureau.double.ephemerals(bureau.double.mara)[-1]).words


# --- who ------------------------------------------------------------------------------------------------------------


async def test_only_whoever_asked_can_choose(bureau: Bureau):
    """Somebody else who presses a question in a thread is told to ask themselves."""
    double = bureau.double
    await double.mention("brief me on harbour")
    await bureau.idle()
    asks = double.posted[-1]
    await press(bureau, asks, "Harbour merger", user=double.ines)
    [told] = double.ephemerals(double.ines)
    assert "Only whoever asked can choose here" in shown(told).words
    await press(bureau, asks, "Harbour merger", user=double.mara)
    assert "Key facts" in shown(asks).words


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
    before = await room.say("/stories"), await room.say("/sources"), await room.say("/roles")
    await double.slash("/brief", STORY, user=pia)
    [message] = await bureau.whispered(pia)
    given = await press(bureau, message, "Full briefing")
    action = {**given.payload["actions"][0], "value": code, "action_id": "do:7"}
    room.clock.pass_(seconds=5)
    await double.forge("interactive", {**given.payload, "actions": [action], "trigger_id": "forged"})
    await bureau.idle()

    assert "editor" in shown(double.ephemerals(pia)[-1]).words or "admin" in shown(double.ephemerals(pia)[-1]).words
    assert double.modals(pia) == []
    story = await room.story(STORY)
    assert story.slug == STORY
    after = await room.say("/stories"), await room.say("/sources"), await room.say("/roles")
    assert [reply.title for reply in after[:2]] == [reply.title for reply in before[:2]]
    roles = {member.name: member.role for member in await room.store.people.members(room.id)}
    assert roles["pia"] == "reader"
    assert roles["mara"] == "editor"
    assert await room.store.subscriptions.list(room.id) == []


async def test_a_button_that_a_stranger_wrote_into_a_reply_is_only_words(bureau: Bureau):
    """A title that looks like a code presses nothing."""
    reply = Reply("Odd", (Paragraph(plain("untrack?story=OLLEN-DAM-FLOOD")), Buttons((Button("Help", "help"),))))
    await bureau.slack.send(await bureau.target(name="city-desk"), reply, "delivery-2")
    message = bureau.double.posted[-1]
    assert shown(message).buttons == ["Help"]
    await press(bureau, message, "Help")
    assert "What you can say" in shown(bureau.double.ephemerals(bureau.double.mara)[-1]).words
