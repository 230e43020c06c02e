"""App Home: what each person sees there, on the first day too, within Slack's limits and without markup."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.platforms.slack.show.home import HomePage, home
from bot.platforms.slack.show.look import Look
from bot.platforms.slack.show.render import checked
from commands.newsroom import OfferRow, SourceRow, StoryRow, SubscriptionRow
from commands.run import Runner
from commands.spec import Role
from summaries.model import Query, Story
from tests.bot.platforms.slack.replies_drawn import words

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # a Monday, 07:30 in Paris
PARIS = "Europe/Paris"
LOOK = Look("https://desk.pell.example")


def story(name: str, *, new: int = 0, moved: timedelta | None = timedelta(hours=2), headline: str = "") -> StoryRow:
    """A tracked story."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold())[:40]
    held = Story(7, slug, name, Query(words=("barrage",)), "general", NOW - timedelta(days=2))
    return StoryRow(held, 14, 9, new, NOW - moved if moved is not None else None, headline, 5)


def subscription(number: int = 1, channel: str = "desk", name: str = "Orrin barrage") -> SubscriptionRow:
    """A channel's standing wish."""
    due = NOW + timedelta(hours=23, minutes=30)
    return SubscriptionRow(number, 3, channel, story(name).story, "weekdays 07:00", PARIS, due)


def source(name: str, state: str = "ok", reason: str = "") -> SourceRow:
    """A source and how it fares."""
    last = NOW - timedelta(days=2) if state != "waiting" else None
    return SourceRow(5, name, "https://pell.example/feed", "https://pell.example", "feed", state, reason, 3, last, NOW)


def page(role: Role = "reader", **held: Any) -> HomePage:
    """One person's Home."""
    return HomePage(NOW, PARIS, role, admins=("Ada Quill",), **held)


def full(role: Role = "editor") -> HomePage:
    """The Home of a newsroom at work."""
    return page(
        role,
        stories=(story("Pell ferry"), story("Orrin barrage", new=3, moved=timedelta(hours=1), headline="Gate shut")),
        subscriptions=(subscription(),),
        sources=(source("Pell Wire"), source("Ostrava Bay", "failing", "The feed answers 404 Not Found.")),
    )


def faults(view: Mapping[str, Any]) -> list[str]:
    """What Slack's own models and our checks hold against a view."""
    View(**view).to_dict()
    for block in view["blocks"]:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()
    return checked(view["blocks"], 100)


def every(thing: object) -> Iterator[Mapping[str, Any]]:
    """Every object within."""
    if isinstance(thing, Mapping):
        yield thing
        for value in thing.values():
            yield from every(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from every(value)


def lines(view: Mapping[str, Any]) -> list[str]:
    """What can be read, buttons too, in order."""
    shown: list[str] = []
    for block in view["blocks"]:
        if block["type"] == "rich_text":
            parts = [each for each in every(block) if each.get("type") == "rich_text_section"]
            shown += ["".join(each["text"] for each in part["elements"]) for part in parts]
        else:
            shown += [line for each in every(block) if "emoji" in each for line in str(each["text"]).split("\n")]
    return shown


def codes(view: Mapping[str, Any]) -> list[str]:
    """What the buttons do."""
    return [each["value"] for each in every(view) if each.get("type") == "button"]


def test_a_story_with_a_thread_of_its_own_says_so() -> None:
    """So that nobody looks for it in the channel's digest."""
    shown = home(page(subscriptions=(replace(subscription(), threads=True),)), LOOK)

    assert "weekdays 07:00 Europe/Paris as a thread · next tomorrow 07:00 CET" in lines(shown)


def test_what_grows_is_offered_first() -> None:
    """Readers see it; those who may answer have the buttons."""
    fire = OfferRow(7, "new", "Signal box *burns*", "https://pell.example/1", 4, NOW, NOW, 5, ("Pell Gazette",), NOW)
    view = home(page("editor", stories=(story("Pell ferry"),), offers=(fire,)), LOOK)

    assert faults(view) == []
    assert lines(view)[:3] == [
        "Growing, not tracked",
        "Signal box *burns* · 4 outlets in 1 minute",
        "5 articles from Pell Gazette, last 07:30",
    ]
    assert codes(view)[:2] == ["offers?action=track&id=7", "offers?action=decline&id=7"]
    assert not [code for code in codes(home(page("reader", offers=(fire,)), LOOK)) if code.startswith("offers")]


def test_a_newsroom_at_work_is_seen_at_a_glance() -> None:
    """What is new, newest first; what channels get; which sources are in trouble, and only those."""
    view = home(full(), LOOK)

    assert faults(view) == []
    assert lines(view) == [
        "What is new",
        "3 new articles since you last looked · as of 07:30 CET",
        "Orrin barrage · 3 new",
        "developing · 14 articles, 9 outlets, 5 originals · moved 06:30",
        "Gate shut",
        "Brief",
        "Pell ferry",
        "developing · 14 articles, 9 outlets, 5 originals · moved 05:30",
        "Brief",
        "What is new",
        "What channels get",
        "#desk · Orrin barrage",
        "weekdays 07:00 Europe/Paris · next tomorrow 07:00 CET",
        "Unsubscribe",
        "Sources",
        "1 failing, 1 well",
        "Ostrava Bay · failing · last well 2 days ago",
        "The feed answers 404 Not Found.",
        "Your role",
        "You are an editor here: you read and ask, track stories and subscribe channels.",
        "Track a story",
        "Subscribe a channel",
        "Say it in plain words in a message to me, such as “what's new”, or type /help.",
        "Help",
        "Open the desk",
    ]


def test_its_buttons_are_commands_that_exist() -> None:
    """Each is one press of a known command, with an identity of its own, and survives a restart as its value."""
    runner = Runner(lambda key, problem: None)
    view = home(full("admin"), LOOK)
    pressed = [runner.button(code) for code in codes(view)]

    assert ("brief", {"story": "orrin-barrage"}) in pressed
    assert ("unsubscribe", {"id": "1"}) in pressed
    assert ("sources", {"action": "add"}) in pressed
    ids = [each["action_id"] for each in every(view) if "action_id" in each]
    assert ids == [f"do:{n}" for n in range(1, len(ids) + 1)]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("reader", {"brief", "updates", "help", "desk"}),
        ("editor", {"brief", "updates", "help", "desk", "track", "subscribe", "unsubscribe"}),
        (
            "admin",
            {"brief", "updates", "help", "desk", "track", "subscribe", "unsubscribe", "sources", "roles"},
        ),
    ],
)
def test_nobody_is_offered_what_they_may_not_do(role: Role, offered: set[str]) -> None:
    """Settings by role."""
    assert {code.partition("?")[0] for code in codes(home(full(role), LOOK))} == offered


def test_a_reader_is_told_whom_to_ask() -> None:
    """By name; where there is no admin, that there is none."""
    assert "To track stories or subscribe channels, ask Ada Quill to make you an editor with /roles." in lines(
        home(full("reader"), LOOK)
    )
    alone = home(HomePage(NOW, PARIS, "reader"), LOOK)
    assert "Nobody is admin here yet; whoever runs Standfirst can name one." in lines(alone)
    crowd = HomePage(NOW, PARIS, "reader", admins=tuple(f"A{n}" for n in range(9)))
    assert any("ask A0, A1, A2, A3, A4 or 4 more to" in line for line in lines(home(crowd, LOOK)))


def test_the_first_day_is_told_step_by_step() -> None:
    """To an admin all of it, each step with its button once."""
    view = home(page("admin"), LOOK)

    assert faults(view) == []
    assert [line for line in lines(view) if ": " in line][1:4] == [
        "Add sources: the feeds and sites that it should read",
        "Track a story: a few words, or the address of an article",
        "Subscribe a channel: it gets what is new at the hours you choose",
    ]
    pressed = codes(view)
    assert sorted(pressed) == sorted(set(pressed))
    assert set(pressed) == {"sources?action=add", "track", "roles", "help", "desk"}  # nothing to subscribe to yet


def test_a_reader_on_the_first_day_can_do_something_at_once() -> None:
    """An address is briefed though nobody tracks anything."""
    view = home(page("reader"), Look())

    assert faults(view) == []
    assert codes(view) == ["help"]
    assert any("Paste the address of any article" in line for line in lines(view))
    assert "No story is tracked yet. Editors start one: ask Ada Quill." in lines(view)


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((source("Pell Wire"), source("Bay")), "All 2 sources are well."),
        ((source("Pell Wire"), source("Bay", "paused")), "All 2 sources are well."),
        ((source("Pell Wire"),), "The source is well."),
        ((source("Pell Wire", "waiting", "It has not been looked at yet."),), "1 waiting"),
        ((), "Nothing is read yet: there is no source. Admins add them: ask Ada Quill."),
    ],
)
def test_sources_that_are_well_take_one_line(sources: tuple[SourceRow, ...], said: str) -> None:
    """Trouble alone is told in full."""
    assert said in lines(home(page("editor", stories=(story("Pell ferry"),), sources=sources), LOOK))


def test_a_home_with_nothing_new_says_so() -> None:
    """And a story without an article has no time of its last."""
    view = home(page("reader", stories=(story("Pell ferry", moved=None),)), LOOK)

    assert "Nothing new since you last looked · as of 07:30 CET" in lines(view)
    assert "developing · 14 articles, 9 outlets, 5 originals" in lines(view)
    assert not any(each.get("style") == "primary" for each in every(view))


def test_a_large_newsroom_fits_into_a_hundred_blocks() -> None:
    """The rest is behind a command that is named."""
    large = page(
        "admin",
        stories=tuple(story(f"Story {n}", new=n) for n in range(60)),
        subscriptions=tuple(subscription(n, f"channel-{n}") for n in range(200)),
        sources=tuple(source(f"Source {n}", "failing", "It is gone.") for n in range(300)),
    )
    view = home(large, LOOK)

    assert faults(view) == []
    assert "and 50 more; /stories lists them all" in lines(view)
    assert "and 180 more; /unsubscribe lists them all" in lines(view)
    assert "and 290 more; /sources health lists them all" in lines(view)
    assert "stories" in codes(view)


@settings(max_examples=150, deadline=None)
@given(name=words, channel=words, headline=words, reason=words, admin=words, role=st.sampled_from(("reader", "admin")))
def test_words_from_outside_stand_on_home_as_words(
    name: str, channel: str, headline: str, reason: str, admin: str, role: Role
) -> None:
    """No name, headline or reason is mrkdwn, an emoji or a mention."""
    view = home(
        HomePage(
            NOW,
            PARIS,
            role,
            (story(name, headline=headline),),
            (subscription(1, channel, name),),
            (source(name, "failing", reason),),
            (admin,),
        ),
        LOOK,
    )

    assert faults(view) == []
    kinds = {str(each.get("type")) for each in every(view)}
    assert not kinds & {"mrkdwn", "markdown", "user", "usergroup", "channel", "broadcast", "emoji", "link"}
    assert all(each["emoji"] is False for each in every(view) if each.get("type") == "plain_text")
