"""/subscribe: a schedule in words, by the clock of the channel or of a zone that is given."""

import pytest

from commands.run import Runner
from commands.subscribe import preview
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, buttons_of, call_of, reply_of, text_of


@pytest.mark.parametrize(
    "line",
    [
        "/subscribe prisoner-transfer weekdays 07:00",
        '/subscribe prisoner transfer when:"weekdays 7am"',
        "/subscribe prisoner-transfer weekdays at 7 #desk",
        "/subscribe prisoner-transfer weekdays 07:00 channel:desk",
        "/subscribe prisoner-transfer Mon-Fri 7 Europe/Paris",
        '/subscribe "Prisoner transfer" "weekdays 07:00"',
        "/subscribe prisoner-transfer “weekdays 07:00” #desk",
    ],
)
async def test_a_channel_follows_a_story_however_the_schedule_is_said(
    say: Say, newsroom: FakeNewsroom, line: str
) -> None:
    """At 07:30 on a Monday in Paris, the next weekday seven o'clock is tomorrow's."""
    reply = reply_of(await say(line))

    assert text_of(reply) == (
        "#desk follows Prisoner transfer\nweekdays 07:00 Europe/Paris. First: tomorrow 07:00 CET."
    )
    assert len(newsroom.standing) == 1
    assert [button.command for button in buttons_of(reply.blocks)] == ["undo", "brief"]


async def test_without_a_schedule_it_asks_when(say: Say, newsroom: FakeNewsroom) -> None:
    """As “Follow here” does; the choice completes the call."""
    ask = ask_of(await say("/subscribe prisoner-transfer"))

    assert ask.option == "when"
    assert ask.prompt == "When should this channel get Prisoner transfer? Times are Europe/Paris."
    await say("/subscribe prisoner-transfer", when=ask.choices[0].value)
    assert newsroom.standing[0].when == "weekdays 07:00"


async def test_a_zone_may_be_given(say: Say, newsroom: FakeNewsroom) -> None:
    """In the schedule or beside it."""
    await say("/subscribe ollen-flood daily 7am Asia/Tokyo")
    await say("/subscribe prisoner-transfer daily 7am zone:europe/london")

    assert [row.zone for row in newsroom.standing] == ["Asia/Tokyo", "Europe/London"]


async def test_another_channel_may_be_named(say: Say, newsroom: FakeNewsroom) -> None:
    """Its own zone counts then."""
    newsroom.opens("night-desk", "America/New_York")

    reply = reply_of(await say("/subscribe ollen-flood daily 22:00 #night-desk"))

    assert "daily 22:00 America/New_York. First: 22:00 EST." in text_of(reply)


async def test_words_that_fit_several_stories_keep_the_schedule(say: Say, newsroom: FakeNewsroom) -> None:
    """The choice carries what was said already."""
    newsroom.follows("Ollen bridge", "bridge")

    ask = ask_of(await say("/subscribe ollen Mon, Wed 06:30 #desk"))
    await say("/subscribe", story=ask.choices[1].value)

    assert [(row.story.slug, row.when) for row in newsroom.standing] == [("ollen-bridge", "Mon, Wed 06:30")]


async def test_a_schedule_alone_asks_which_story(say: Say, newsroom: FakeNewsroom) -> None:
    """The choice keeps the schedule."""
    ask = ask_of(await say("/subscribe weekdays 07:00 #desk"))

    assert (ask.option, ask.prompt) == ("story", "Which story should come weekdays 07:00 #desk?")
    await say("/subscribe", story=ask.choices[1].value)
    assert [(row.story.slug, row.when) for row in newsroom.standing] == [("ollen-flood", "weekdays 07:00")]


async def test_a_list_of_times_may_stand_in_marks(say: Say, newsroom: FakeNewsroom) -> None:
    """As it may without."""
    await say('/subscribe ollen "daily 07:00, 16:00"')

    assert newsroom.standing[0].when == "daily 07:00, 16:00"


async def test_a_new_schedule_names_the_one_it_replaces(say: Say, newsroom: FakeNewsroom) -> None:
    """There is one wish a channel and story."""
    await say("/subscribe ollen-flood weekdays 07:00")
    changed = reply_of(await say("/subscribe ollen-flood daily 16:00"))
    again = reply_of(await say("/subscribe ollen-flood daily 16:00"))

    assert "This replaces the earlier schedule: it was weekdays 07:00." in text_of(changed)
    assert text_of(again).endswith("It came so already.")
    assert [row.when for row in newsroom.standing] == ["daily 16:00"]


@pytest.mark.parametrize(
    "line",
    [
        "/subscribe ollen-flood weekdays 07:00 threads",
        "/subscribe ollen-flood weekdays 07:00 #desk threads",
        "/subscribe ollen-flood weekdays 07:00 threads #desk",
        "/subscribe ollen-flood when:“weekdays 07:00” threads:yes",
    ],
)
async def test_a_story_may_have_a_thread_of_its_own(say: Say, newsroom: FakeNewsroom, line: str) -> None:
    """The word may stand before the channel or after it."""
    reply = reply_of(await say(line))

    assert text_of(reply) == (
        "#desk follows Ollen flood\nweekdays 07:00 Europe/Paris. First: tomorrow 07:00 CET."
        " It gets a thread of its own; what is new is added there, nothing on quiet days."
    )
    assert reply.data["threads"] is True
    assert [(row.when, row.threads) for row in newsroom.standing] == [("weekdays 07:00", True)]


async def test_a_wish_for_threads_is_kept_while_it_asks(say: Say, newsroom: FakeNewsroom) -> None:
    """For the schedule, and for which story is meant."""
    newsroom.follows("Ollen bridge", "bridge")
    story = ask_of(await say("/subscribe ollen Mon, Wed 06:30 threads #desk"))
    await say("/subscribe", story=story.choices[1].value)
    schedule = ask_of(await say("/subscribe ollen-flood threads #desk"))
    await say("/subscribe ollen-flood threads #desk", when=schedule.choices[0].value)

    assert [(row.story.slug, row.threads) for row in newsroom.standing] == [
        ("ollen-bridge", True),
        ("ollen-flood", True),
    ]


async def test_where_there_are_no_threads_it_says_so(say: Say, newsroom: FakeNewsroom) -> None:
    """The wish is taken: the story comes as messages of its own."""
    newsroom.opens("front", flat=True)

    reply = reply_of(await say("/subscribe ollen-flood weekdays 07:00 threads #front"))

    assert "There are no threads here: it comes as messages of its own, none on quiet days." in text_of(reply)
    assert newsroom.standing[0].shape == " as messages of its own"


async def test_with_or_without_a_thread_is_a_change_that_undo_takes_back(say: Say, newsroom: FakeNewsroom) -> None:
    """The answer names what it was; the wish is as it was before."""
    await say("/subscribe ollen-flood daily 16:00 threads")
    changed = reply_of(await say("/subscribe ollen-flood daily 16:00"))
    back = reply_of(await say("/subscribe ollen-flood daily 16:00 threads"))
    await say("/undo")

    assert "This replaces the earlier schedule: it was daily 16:00 as a thread." in text_of(changed)
    assert "it was daily 16:00 in the channel's digest." in text_of(back)
    assert [row.threads for row in newsroom.standing] == [False]


async def test_a_thread_can_be_subscribed_from_within_and_by_name(say: Say, newsroom: FakeNewsroom) -> None:
    """Its name has spaces and marks; another channel may have the same."""
    newsroom.opens("desk (thread)", "Asia/Tokyo")

    reply = reply_of(await say('/subscribe ollen-flood daily 22:00 channel:"desk (thread)"'))

    assert text_of(reply).startswith("#desk (thread) follows Ollen flood\ndaily 22:00 Asia/Tokyo.")


async def test_a_form_says_how_a_thread_would_come(newsroom: FakeNewsroom) -> None:
    """Before anything is changed."""
    options = {"story": "ollen-flood weekdays 07:00", "threads": "yes"}

    assert "It gets a thread of its own" in text_of(await preview(call_of("subscribe", options), newsroom))
    assert newsroom.standing == []


async def test_a_story_and_the_end_of_a_subscription_say_that_it_came_as_a_thread(say: Say) -> None:
    """So that nobody looks for it in the channel's digest."""
    await say("/subscribe ollen-flood daily 16:00 threads")
    story, ended = reply_of(await say("/story ollen-flood")), reply_of(await say("/unsubscribe ollen-flood"))

    assert "#desk daily 16:00 Europe/Paris as a thread" in text_of(story)
    assert "It came daily 16:00 Europe/Paris as a thread." in text_of(ended)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/subscribe ollen-flood when:fortnightly", "'fortnightly' is not a schedule; write it like “weekdays 07:00”"),
        ("/subscribe ollen-flood daily 7 #dsk", "There is no channel #dsk here; did you mean #desk?"),
        ("/subscribe ollen-flood daily 7 UTC zone:Asia/Tokyo", "The schedule says UTC and zone: says Asia/Tokyo"),
        ("/subscribe ollen-flood daily 7 zone:Pari", "'Pari' is not a time zone"),
        ("/subscribe ollen-flood blursday 25:00", "'blursday 25:00' is not a schedule; write it like “weekdays 07:00”"),
        ("/subscribe prisoner transfer blursday 07:00", "“blursday” is neither in a story's name nor in a schedule"),
        ("/subscribe ollen-flood daily 07:00 Mars/Olympus", "'mars/olympus' is not a time zone"),
        ("/subscribe ollen-flood every change", "A channel gets a story at set times, not at every change; write"),
        ("/subscribe prisnoer daily 7", "No tracked story is called “prisnoer”; did you mean Prisoner transfer?"),
        ("/subscribe xyzzy daily 7", "No tracked story is called “xyzzy”"),
    ],
)
async def test_what_cannot_be_subscribed_is_one_sentence(
    say: Say, newsroom: FakeNewsroom, line: str, sentence: str
) -> None:
    """And nothing is subscribed."""
    reply = reply_of(await say(line))

    assert reply.tone == "error"
    assert reply.title.startswith(sentence)
    assert not newsroom.standing


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, "Choose a story and when it should come"),
        ({"story": "prisoner-transfer"}, "Choose when Prisoner transfer should come"),
        (
            {"story": "prisoner-transfer", "when": "weekdays 7am", "channel": "desk"},
            "#desk would get Prisoner transfer weekdays 07:00 Europe/Paris\nFirst: tomorrow 07:00 CET.",
        ),
        (
            {"story": "ollen-flood weekdays 07:00", "zone": "Asia/Tokyo"},
            "#desk would get Ollen flood weekdays 07:00 Asia/Tokyo\nFirst: tomorrow 07:00 JST.",
        ),
    ],
)
async def test_a_form_shows_when_the_first_message_would_come(
    newsroom: FakeNewsroom, options: dict[str, str], shown: str
) -> None:
    """Or what is still to choose; no channel is subscribed by looking."""
    assert text_of(await preview(call_of("subscribe", options), newsroom)) == shown
    assert newsroom.standing == []


async def test_a_story_may_be_chosen_with_its_schedule_until_one_is_given(
    runner: Runner, newsroom: FakeNewsroom
) -> None:
    """Each choice says which story and when; a form that has a schedule already offers stories alone."""
    both = await runner.choices(call_of("subscribe"), newsroom, "story", "prisoner daily")
    alone = await runner.choices(call_of("subscribe", {"when": "daily 07:00"}), newsroom, "story", "prisoner")

    assert [(choice.label, choice.value) for choice in both] == [("prisoner daily 07:00", "prisoner daily 07:00")]
    assert [choice.value for choice in alone] == ["prisoner-transfer"]
