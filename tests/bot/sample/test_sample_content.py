"""The invented coverage as files: it parses, it resolves, and it holds what the demo promises."""

import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest

from bot.sample.content import load, parse, visible
from bot.sample.publishers import FEED_KINDS, STYLES, publishers, tracked
from bot.sample.when import moment, resolve
from summaries.errors import BadInput

ANCHOR = datetime(2025, 3, 5, 14, 30, tzinfo=UTC)  # a Wednesday
LATER = ANCHOR + timedelta(minutes=3)

HEAD = '+++\npublisher = "civic-radio"\nslug = "x"\ntitle = "T"\nauthor = "A"\nat = "-1d 10:00"\nsummary = "S"\n'


@pytest.fixture(scope="module")
def items():
    return load(ANCHOR)


def test_a_time_is_told_from_the_day_or_the_minute_of_the_first_start():
    """Days before carry a wall time; the day itself is told from the instant."""
    assert moment("-3d 09:30", ANCHOR) == datetime(2025, 3, 2, 9, 30, tzinfo=UTC)
    assert moment("-3h", ANCHOR) == ANCHOR - timedelta(hours=3)
    assert moment("+40s", ANCHOR) == ANCHOR + timedelta(seconds=40)


@pytest.mark.parametrize("text", ["", "yesterday", "-3d", "-3d 25:00", "+4w", "3h", "-3d 9:30"])
def test_a_time_in_any_other_form_is_refused(text):
    """The message quotes what was written."""
    with pytest.raises(BadInput, match=re.escape(repr(text))):
        moment(text, ANCHOR)


def test_placeholders_become_words_across_the_end_of_a_month():
    """Weekdays, dates and full dates count from the anchor's day."""
    text = resolve("{day:-2}, {date:+30}, {fulldate:-90}", ANCHOR.date())

    assert text == "Monday, 4 April, 5 December 2024"


@pytest.mark.parametrize("text", ["{day:two}", "{week:1}", "{", "a } b"])
def test_a_brace_that_means_nothing_is_refused(text):
    """No reader should ever see one."""
    with pytest.raises(BadInput):
        resolve(text, ANCHOR.date())


@pytest.mark.parametrize(
    "text",
    [
        "no header at all",
        HEAD + "+++\n\n",
        HEAD.replace("slug", "snail") + "+++\nBody.\n",
        HEAD + 'mood = "glum"\n+++\nBody.\n',
        HEAD.replace("-1d 10:00", "soon") + "+++\nBody.\n",
        HEAD + "title = \n+++\nBody.\n",
        HEAD + "+++\nBody on {someday}.\n",
    ],
)
def test_a_malformed_file_is_named(text):
    """Whoever edits the coverage is told where to look."""
    with pytest.raises(BadInput, match=r"dam-flood/01-x\.md"):
        parse("dam-flood/01-x.md", text, ANCHOR)


def test_every_article_resolves_on_every_day_of_a_leap_year():
    """No month end, weekday or leap day leaves a brace or breaks the order of editions."""
    for days in range(0, 366, 9):
        for item in load(datetime(2028, 1, 1, 0, 5, tzinfo=UTC) + timedelta(days=days)):
            for edition in item.editions:
                assert not set("{}") & set(edition.title + edition.summary + edition.text + (edition.correction or ""))


def test_at_least_six_publishers_publish_with_a_style_and_a_known_feed_each(items):
    """One HTML style a publisher, and every kind of feed is used."""
    active = {item.publisher for item in items}
    known = publishers()

    assert len(active) >= 6
    assert active <= known.keys()
    assert {publisher.style for publisher in known.values()} == set(STYLES)
    assert {publisher.feed for publisher in known.values()} == set(FEED_KINDS)


def test_five_developing_stories_are_told_by_three_publishers_or_more_over_several_days(items):
    """Counted over what a reader can see three minutes after the first start."""
    told_by, days = defaultdict(set), defaultdict(set)
    for item in items:
        if item.edition(LATER):
            told_by[item.story].add(item.publisher)
            days[item.story].add(item.published.date())

    wide = [story for story in told_by if len(told_by[story]) >= 3 and len(days[story]) >= 4]
    assert len(set(wide) & {story.slug for story in tracked()}) >= 5


def test_every_tracked_story_has_articles_that_carry_one_of_its_words(items):
    """What the demo types after /track has something to find."""
    for story in tracked():
        bodies = [item.editions[0].text.lower() for item in items if item.story == story.slug]
        matching = [body for body in bodies if any(word in body for word in story.words.lower().split())]
        assert len(matching) >= 5, story.slug


def test_every_reprint_names_wire_copy_that_came_before_it_and_shares_its_sentences(items):
    """A reprint may be cut and edited, but it stays a reprint."""
    by_key = {f"{item.publisher}/{item.slug}": item for item in items}
    reprints = [item for item in items if item.wire]

    assert len(reprints) >= 4
    for item in reprints:
        original = by_key[item.wire]
        shared = set(item.editions[0].paragraphs) & set(original.editions[0].paragraphs)
        assert original.published < item.published
        assert len(shared) >= 3, item.slug


def test_there_are_corrections_and_withdrawals_before_the_first_start_and_after_it(items):
    """The demo shows both as history and as they happen."""
    later = [(edition, edition.at > ANCHOR) for item in items for edition in item.editions[1:]]

    assert any(edition.correction and not edition.withdrawn and not live for edition, live in later)
    assert any(edition.correction and not edition.withdrawn and live for edition, live in later)
    assert any(edition.withdrawn and not live for edition, live in later)
    assert any(edition.withdrawn and live for edition, live in later)


def test_live_coverage_arrives_within_three_minutes_of_the_first_start(items):
    """A new article, a correction, an answer and a withdrawal, and nothing else later than that."""
    live = {edition.at - ANCHOR for item in items for edition in item.editions if edition.at > ANCHOR}

    assert {timedelta(seconds=seconds) for seconds in (35, 70, 100, 130)} <= live
    assert max(live) <= timedelta(minutes=3)


def test_a_live_article_is_not_there_until_its_second(items):
    """The ruling in the recount comes a hundred seconds in."""
    ruling = next(item for item in items if item.slug == "court-rules-undated-ballots-count")

    assert ruling.edition(ANCHOR + timedelta(seconds=99)) is None
    assert ruling.edition(ANCHOR + timedelta(seconds=100)) is ruling.editions[0]


def test_the_live_correction_changes_the_number_of_beds_and_nothing_else(items):
    """12,000 stands until the correction, 9,500 after it."""
    item = next(item for item in items if item.slug == "five-questions-prisoner-transfer")
    before, after = item.edition(ANCHOR), item.edition(LATER)

    changed = [(old, new) for old, new in zip(before.paragraphs, after.paragraphs, strict=True) if old != new]
    assert len(changed) == 1
    assert "12,000 beds" in changed[0][0]
    assert "9,500 beds" in changed[0][1]


def test_what_is_visible_is_newest_first(items):
    """As front pages and feeds show it."""
    shown = [item.published for item, _ in visible(items, "meridian-wire", LATER)]

    assert len(shown) > 5
    assert shown == sorted(shown, reverse=True)
