"""Charts on the desk: a picture of our own server where one can be drawn, and the words always."""

from html import unescape

import pytest

from bot.platforms import pictures
from bot.platforms.desk.charts import chart_href
from bot.platforms.replies import to_json
from commands.reply import Bar, Chart, Reply
from tests.bot.platforms.invented import NOW

CHART = Chart(
    "Coverage per day", "5 articles; most on 23 Nov, with 4.", "articles", (Bar("22 Nov", 1), Bar("23 Nov", 4))
)
drawn = pytest.mark.skipif(not pictures.available(), reason="the extra charts is not installed")


async def posted(browser) -> str:
    """The channel's page with a message that holds the chart."""
    await browser.office.posts.put(1, 1, "d1", to_json(Reply("The barrage", (CHART,))), NOW)
    return unescape(await browser.page("/channels/1"))


@drawn
async def test_a_page_shows_the_picture_with_its_words_below(browser):
    """From our own address, so that the page's policy allows it; another one for the night."""
    body = await posted(browser)

    assert f'<img src="{chart_href(CHART)}" alt=""' in body
    assert f'srcset="{chart_href(CHART)}?look=night"' in body
    assert f"<figcaption>{CHART.words}</figcaption>" in body


@drawn
async def test_the_picture_is_an_svg_that_may_do_nothing(browser):
    """It says the bars' names and numbers, under a policy that runs and fetches nothing from elsewhere."""
    response = await browser.client.get(chart_href(CHART))
    body = await response.text()

    assert (response.status, response.content_type) == (200, "image/svg+xml")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert all(words in body for words in ("Coverage per day", "22 Nov", ">4<"))


async def test_without_pictures_the_words_stand_alone(browser, monkeypatch):
    """No broken picture where the extra is not installed."""
    monkeypatch.setattr(pictures, "available", lambda: False)
    body = await posted(browser)

    assert CHART.words in body
    assert "<img" not in body


@pytest.mark.parametrize("code", ["x", "bnVsbA==", "W10=", "WyJhIixbXV0=", "WyJhIixbWzFdXV0=", "W" * 400])
async def test_an_address_that_holds_no_chart_is_none_of_ours(browser, code):
    """Whatever somebody puts there is answered with a page, not with an error of ours."""
    await browser.page(f"/charts/{code}.svg", status=404)


async def test_a_picture_is_for_those_who_are_in(client):
    """Without a session there is nothing to see."""
    assert (await client.get(chart_href(CHART) or "/charts/x.svg")).status == 401
