"""The page of a story teaches it: buttons under articles, near misses, the way from a story that went into it."""

from dataclasses import replace

from tests.bot.platforms.invented import ARTICLES


async def test_each_article_is_refused_with_one_click(browser):
    """The button carries the story and the article's number."""
    body = await browser.page("/stories/orrin-barrage")

    assert "Not this story" in body
    for article in ARTICLES:
        assert f'value="teach?story=orrin-barrage&amp;article={article.id}&amp;what=out"' in body


async def test_near_misses_stand_below_with_a_button_that_puts_them_in(browser):
    """Only where there are some."""
    assert "Nearly, but not" not in await browser.page("/stories/orrin-barrage")
    browser.office.newsroom.nearly = (replace(ARTICLES[0], id="near", title="Barrage gates painted blue"),)
    body = await browser.page("/stories/orrin-barrage")

    assert "Nearly, but not" in body
    assert "Barrage gates painted blue" in body
    assert 'value="teach?story=orrin-barrage&amp;article=near&amp;what=in"' in body


async def test_who_may_not_teach_is_offered_no_button(browser):
    """A reader reads why each matched."""
    browser.office.people.people[0] = replace(browser.office.editor, role="reader")
    body = await browser.page("/stories/orrin-barrage")

    assert "93 of 100" in body
    assert "teach?" not in body


async def test_a_story_that_went_into_another_leads_there(browser):
    """Which says so."""
    browser.office.newsroom.took_in = ("OLD-BARRAGE",)
    response = await browser.client.get("/stories/OLD-BARRAGE", allow_redirects=False)

    assert (response.status, response.headers["Location"]) == (302, "/stories/orrin-barrage")
    assert "took in OLD-BARRAGE" in await browser.page("/stories/orrin-barrage")
