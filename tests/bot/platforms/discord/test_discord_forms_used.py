"""Forms as people fill them in: what would be tracked, mistakes, changing one's mind, and channels."""

from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.changed import buttons, press, say, send, words
from tests.doubles.discord import Modal, shown


def held(modal: Modal | None) -> dict[str, object]:
    """What the fields of a form hold, by option."""
    assert modal is not None
    fields = {}
    for row in modal.components:
        inside = row["component"]
        chosen = [one["value"] for one in inside.get("options") or [] if one.get("default")]
        fields[inside["custom_id"]] = inside.get("value") or (chosen[0] if chosen else None)
    return fields


async def subscriptions(bureau: Bureau) -> list[tuple[str, str]]:
    """Channel and schedule of each."""
    channels = {one.id: one.name for one in await bureau.house.people.channels(bureau.room.id)}
    return [(channels[one.channel], one.rule) for one in await bureau.room.store.subscriptions.list(bureau.room.id)]


# --- /track ---------------------------------------------------------------------------------------------------------


async def test_a_missing_choice_of_an_editors_command_opens_its_form(bureau: Bureau):
    """At once, as the first answer; never an error about syntax."""
    given = await say(bureau, "track")
    assert given.answer == 9
    assert given.modal is not None
    assert given.modal.title == "Track"


async def test_what_was_given_with_the_command_is_in_the_form(bureau: Bureau):
    """A lens without words is kept."""
    given = await say(bureau, "track", {"lens": "court"})
    assert held(given.modal)["lens"] == "court"


async def test_the_form_shows_what_would_match_before_anything_is_tracked(bureau: Bureau):
    """With a button that goes ahead, and one that opens the form again as it was."""
    given = await send(bureau, await say(bureau, "track"), {"words": "island ferry", "name": "Island ferry"})
    assert "would match" in words(given)
    assert await bureau.room.store.stories.by_slug(bureau.room.id, "ISLAND-FERRY") is None
    changed = await press(bureau, given.original, "Change it…")
    assert held(changed.modal)["words"] == "island ferry"

    other = await send(bureau, changed, {"words": "island ferry timetable"})
    await press(bureau, other.original, buttons(other.original)[0])
    assert "is tracked as ISLAND-FERRY" in words(other) or "Tracking" in words(other)
    assert await bureau.room.story("ISLAND-FERRY")


async def test_a_mistake_says_what_is_wrong_and_the_form_opens_again_filled_in(bureau: Bureau):
    """Discord cannot keep a form open: nothing has to be typed twice all the same."""
    given = await send(bureau, await say(bureau, "track"), {"words": "island ferry", "name": "x" * 90})
    assert "That name has 90 characters" in words(given)
    again = await press(bureau, given.original, "Change it and try again")
    assert held(again.modal)["words"] == "island ferry"
    assert held(again.modal)["name"] == "x" * 90
    better = await send(bureau, again, {"name": "Island ferry"})
    assert "would match" in words(better)


async def test_what_was_kept_is_the_persons_own(bureau: Bureau):
    """Somebody who forges a press on it gets no form."""
    double = bureau.double
    given = await say(bureau, "track", {"words": "island ferry", "name": "x" * 90})
    assert given.original is not None
    code = next(one for one in str(given.original.components).split("'") if one.startswith("again:"))
    await bureau.discord.send(await bureau.target(), await bureau.room.say("/help"), "d1")
    data = {"custom_id": code, "component_type": 2, "id": 9}
    forged = double.forge(3, data, user=double.ines, message=double.desk.messages[-1])
    await forged
    await bureau.idle()
    assert forged.modal is None
    assert "no longer kept" in words(forged)


async def test_somebody_who_may_not_is_told_so_and_offered_no_second_try(bureau: Bureau):
    """With whom to ask."""
    pia = bureau.double.add_user("pia")
    given = await send(bureau, await say(bureau, "track", user=pia), {"words": "island ferry"})
    assert "editor" in words(given)
    assert buttons(given.original) == []


# --- /subscribe -----------------------------------------------------------------------------------------------------


async def test_a_channel_subscribes_by_its_form(bureau: Bureau):
    """The channel in which it was opened, unless another is chosen."""
    given = await send(bureau, await say(bureau, "subscribe"), {"story": "OLLEN-DAM-FLOOD", "when": "weekdays 07:00"})
    assert "#city-desk follows Ollen dam flood" in words(given)
    assert await subscriptions(bureau) == [("city-desk", "weekdays 07:00")]


async def test_another_channel_is_chosen_with_discords_own_picker(bureau: Bureau):
    """Threads and forums too."""
    foreign = bureau.double.create_channel("foreign-desk")
    fields = {"story": "OLLEN-DAM-FLOOD", "when": "weekdays 07:00", "channel": foreign}
    given = await send(bureau, await say(bureau, "subscribe"), fields)
    assert "#foreign-desk follows Ollen dam flood" in words(given)
    assert await subscriptions(bureau) == [("foreign-desk", "weekdays 07:00")]


async def test_the_channel_that_was_chosen_stays_chosen_through_a_mistake(bureau: Bureau):
    """Also where what is asked next is answered by a button."""
    foreign = bureau.double.create_channel("foreign-desk")
    given = await say(bureau, "subscribe", {"story": "OLLEN-DAM-FLOOD", "when": "sometimes", "channel": foreign})
    again = await press(bureau, given.original, "Change it and try again")
    await send(bureau, again, {"when": "weekdays 07:00"})
    asks = await say(bureau, "subscribe", {"story": "HARBOUR-MERGER", "channel": foreign})
    await press(bureau, asks.original, "weekdays 07:00")
    assert await subscriptions(bureau) == [("foreign-desk", "weekdays 07:00")] * 2
    assert {one.name for one in await bureau.house.people.channels(bureau.room.id)} <= {
        "desk", "city-desk", "foreign-desk"
    }  # fmt: skip


async def test_a_form_is_filled_in_from_a_button_too(bureau: Bureau):
    """Where a button's command lacks what it needs."""
    given = await say(bureau, "help")
    assert "What you can say" in shown(given.original).words
