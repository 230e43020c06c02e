"""What the pages show, read without script."""

from dataclasses import replace
from html import unescape

import pytest

from bot.platforms.desk.citing import evidence_href, sections
from bot.platforms.desk.whole import whole
from bot.platforms.replies import to_json
from commands.articles import folded
from commands.buttons import Button
from commands.reply import Buttons, Link, Paragraph, Plain, Reply, StoryLink
from tests.bot.platforms.invented import ARTICLES, BRIEFING, EXTRA, HOSTILE, LINES, SOURCES


async def test_the_first_page_lists_stories_with_what_is_new(browser):
    """Slug, name, newest headline, counts."""
    body = await browser.page("/")

    assert 'href="/stories/orrin-barrage"' in body
    assert "<strong>3</strong> new" in body
    assert "14 articles" in body
    assert "moved <time" in body
    assert "Tidewater Mail" in body


async def test_the_first_page_shows_the_last_posts(browser):
    """What went to the desk's channel stands beside the stories."""
    await browser.office.digest()

    assert "Morning digest, 23 Nov" in await browser.page("/")


async def test_an_empty_desk_says_what_to_type(browser):
    """Nothing to show is a page too."""
    browser.office.newsroom.rows = []

    assert "/track" in await browser.page("/")


async def test_every_line_of_a_briefing_opens_its_evidence(browser):
    """Words, and source numbers, lead to the version and the span."""
    body = unescape(await browser.page("/stories/orrin-barrage"))

    for line in LINES:
        first = line.spans[0]
        assert f"/evidence/{first.version}?start={first.start}&end={first.end}" in body, line.text


async def test_a_story_shows_why_each_article_matched(browser):
    """Score and reasons; copies fold under their original; withdrawn ones say so."""
    body = await browser.page("/stories/orrin-barrage")

    assert "93 of 100" in body
    assert "much like 3 articles of the story" in body
    assert "also in 1 outlet" in body
    assert "withdrawn" in body
    assert "weekdays 07:00" in body


async def test_days_are_those_on_which_things_happen(browser):
    """Not those on which somebody wrote of them."""
    body = await browser.page("/stories/orrin-barrage")

    assert '<span class="day">2 Dec:</span>' in body
    assert '<time datetime="2026-11-22">22 Nov</time>' in body
    assert "New since yesterday 08:00" in body


async def test_a_story_without_articles_says_so(browser):
    """The page stands though nothing can be briefed."""
    assert "no article yet" in await browser.page("/stories/ferry-tender")


async def test_an_unknown_story_is_not_found(browser):
    """A slug that nobody tracks."""
    assert "No story of that name" in await browser.page("/stories/nothing", status=404)


async def test_titles_from_outside_stay_text(browser):
    """Markup in a feed is shown, not obeyed, and a script's address is no link."""
    body = await browser.page("/stories/orrin-barrage")

    assert "<script>alert" not in body
    assert "javascript:" not in body
    assert HOSTILE in unescape(body)


async def test_a_channel_shows_its_posts_newest_first(browser):
    """And a post that was changed says so."""
    office = browser.office
    await office.digest()
    await office.posts.put(1, 1, "d2", to_json(Reply("Second digest")), office.clock.now())
    await office.posts.edit(1, 1, to_json(Reply("Morning digest, corrected")), office.clock.now())
    body = await browser.page("/channels/1")

    assert body.index("Second digest") < body.index("Morning digest, corrected")
    assert "changed 08:00" in body


async def test_a_post_of_another_version_is_left_out(browser):
    """One that cannot be read does not take the page with it."""
    await browser.office.posts.put(1, 1, "d9", {"is": "Hologram"}, browser.office.clock.now())
    await browser.office.digest()

    assert "Morning digest" in await browser.page("/channels/1")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://["])
async def test_a_link_that_is_no_web_address_is_plain_words(browser, url):
    """Replies carry addresses from feeds."""
    reply = Reply("T", (Paragraph((Link("words", url), StoryLink("a story", "../x"), Plain("<b>"))),))
    await browser.office.posts.put(1, 1, "d3", to_json(reply), browser.office.clock.now())
    body = await browser.page("/channels/1")

    assert f'href="{url}' not in body
    assert "words" in body
    assert "&lt;b&gt;" in body


async def test_a_button_with_too_long_a_code_is_left_out(browser):
    """A page does not fall over a name."""
    long, short = Button("Long", "untrack", (("story", "x" * 120),)), Button("Short", "stories")
    await browser.office.posts.put(
        1, 1, "d4", to_json(Reply("T", (Buttons((long, short)),))), browser.office.clock.now()
    )
    body = await browser.page("/channels/1")

    assert 'value="stories">Short' in body
    assert "Long" not in body


async def test_an_error_of_ours_gives_an_id_and_no_details(browser):
    """The page says that it is our mistake; the log has the rest."""
    browser.office.newsroom.failing = None  # type: ignore[assignment]
    body = await browser.page("/", status=500)

    assert "under the id" in body
    assert "NoneType" not in body


async def test_what_only_the_full_briefing_has_folds_away(browser):
    """The page begins as the message does; the rest is one click further, and is not repeated."""
    body = await browser.page("/stories/orrin-barrage")
    folded = body[body.index("<summary>1 more</summary>") : body.index("</details>")]

    assert "A hearing of the harbour board is set for 2 December." in folded
    assert body.count("About 2,300 households below") == 1


def test_the_whole_briefing_has_one_numbering():
    """A source that both briefings number differently keeps the number of the short one."""
    first, second = SOURCES
    short = replace(BRIEFING, lines=LINES[:1], sources=(replace(second, number=1), replace(first, number=2)))
    third = replace(first, article="third", number=3)
    full = replace(BRIEFING, lines=(replace(EXTRA, sources=(1, 3)),), sources=(first, second, third))
    both = whole(short, full)

    assert [(source.number, source.article) for source in both.sources] == [(1, "gates"), (2, "barrage"), (3, "third")]
    assert both.lines[1].sources == (2, 3)


def test_copies_fold_under_their_original():
    """A copy whose original is not in the story stands alone."""
    shown = folded(ARTICLES)
    orphan = replace(ARTICLES[0], id="orphan", copy_of="elsewhere")

    assert [(each.article.id, [copy.id for copy in each.copies]) for each in shown] == [
        ("barrage", []),
        ("gates", ["reprint"]),
        ("early", []),
    ]
    assert folded((orphan,))[0].article is orphan


def test_a_line_of_our_words_leads_to_its_first_span():
    """A question quotes nothing; the sentence that raised it is its evidence."""
    (part,) = sections(BRIEFING, ("questions",))

    assert part.lines[0].bits[0].href.startswith(f"/evidence/{LINES[7].evidence[0].version}?start=")
    assert part.lines[0].state == "open 3 days"


def test_an_evidence_address_names_the_other_spans_of_that_version():
    """So that speaker and role are marked beside the words."""
    spans = LINES[4].spans
    href = evidence_href(spans[0].version, spans[0].start, spans[0].end, spans[1:])

    assert href.count("also=") == 2
    assert href.endswith("#span")


async def test_a_story_page_counts_what_was_withdrawn(browser):
    """The briefing counts what stands; the list counts what there was."""
    assert "<span>1 withdrawn</span>" in await browser.page("/stories/orrin-barrage")


async def test_a_story_page_takes_nothing_back_of_other_stories(browser):
    """The last change may be of any story: undoing it belongs to the answer that made it, and to /undo."""
    assert 'value="undo"' not in await browser.page("/stories/orrin-barrage")
