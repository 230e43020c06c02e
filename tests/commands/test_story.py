"""/story: settings and articles of one story, with why each matched."""

from datetime import UTC, datetime, timedelta

import pytest

from commands.coverage import coverage
from commands.newsroom import ArticleRow
from commands.reply import Chart
from summaries.model import Match
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, buttons_of, reply_of, text_of


async def test_a_story_shows_its_settings_and_why_each_article_matched(say: Say) -> None:
    """Newest first."""
    await say("/subscribe prisoner-transfer weekdays 07:00")

    text = text_of(reply_of(await say("/story prisoner transfer")))

    assert text.splitlines() == [
        "Prisoner transfer",
        "PRISONER-TRANSFER · developing · 2 articles, 2 outlets, 2 originals",
        "Settings",
        "Words: prisoner, transfer",
        "Lens: detention",
        "Followed by: #desk weekdays 07:00 Europe/Paris",
        "Tracked since: Saturday 07:30",
        "Timeline",
        "22 Nov: Castamar will take 900 prisoners in a transfer. [1] Harbour Courier ",
        "23 Nov: Lawyers will challenge the prisoner transfer in court. [2] Civic Radio ",
        "Articles",
        "Lawyers question prisoner transfer · Civic Radio · 05:30",
        "has “prisoner”; has “transfer” (1.00)",
        "Castamar offers cells · Harbour Courier · yesterday 11:30",
        "has “prisoner”; has “transfer” (1.00)",
    ]


async def test_corrected_and_withdrawn_articles_are_marked(say: Say, newsroom: FakeNewsroom) -> None:
    """A reader sees that a text changed, or is gone."""
    article = newsroom.corrects(newsroom.articles[0], "Castamar will take 90 prisoners in a transfer.")
    newsroom.withdraws(newsroom.articles[1])

    text = text_of(reply_of(await say("/story prisoner-transfer")))

    assert "Harbour Courier · yesterday 11:30 · 2 versions" in text
    assert "Civic Radio · 05:30 · withdrawn" in text
    assert "2 articles, 2 outlets, 2 originals, 1 withdrawn" in text
    assert article.version


async def test_an_article_of_an_outlet_without_a_name_leaves_no_hole(say: Say, newsroom: FakeNewsroom) -> None:
    """Its time follows its title."""
    newsroom.publishes("", "Dam holds", "The flood is falling and the dam holds.", url="https://a.example/x")

    assert "Dam holds · 07:30" in text_of(reply_of(await say("/story ollen-flood")))


async def test_a_long_story_counts_what_it_leaves_out(say: Say, newsroom: FakeNewsroom) -> None:
    """Twenty-five articles are shown."""
    for number in range(26):
        newsroom.publishes("Wire", f"Flood {number}", f"Flood at dam {number}.", at=NOW - timedelta(minutes=number))

    text = text_of(reply_of(await say("/story ollen-flood")))

    assert text.splitlines()[-1] == "2 older articles on the story's page on the desk."


async def test_copies_stand_under_their_original(say: Say, newsroom: FakeNewsroom) -> None:
    """Each original says where else its text ran, and the newest printing of it moves nothing up."""
    told = "The flood at the upper dam rose by a hand in the night, and the lower road to the mill was closed by noon. "
    newsroom.publishes("Meridian Wire", "Flood rises", told, at=NOW - timedelta(hours=5))
    for number, outlet in enumerate(("Courier", "Ledger", "Post", "Herald"), start=1):
        newsroom.publishes(outlet, f"Road closed {number}", told, at=NOW - timedelta(minutes=number))

    lines = text_of(reply_of(await say("/story ollen-flood"))).splitlines()

    assert lines[1].endswith("6 articles, 6 outlets, 2 originals")
    at = next(n for n, line in enumerate(lines) if line.startswith("Flood rises"))
    assert lines[at + 1].startswith("Also in 4 outlets: Courier, Ledger, Post and 1 more. ")
    assert not any(line.startswith("Road closed") for line in lines)


async def test_its_buttons_lead_on(say: Say) -> None:
    """To the briefing, what is new, following, and stopping; editors are offered what teaches it."""
    reply = reply_of(await say("/story ollen-flood", "reader"))
    more = {button.command for button in buttons_of(reply_of(await say("/story ollen-flood")).blocks)}

    assert {"teach", "split", "merge"} < more
    assert [button.command for button in buttons_of(reply.blocks)] == [
        "brief",
        "updates",
        "questions",
        "subscribe",
        "untrack",
    ]


async def test_a_story_with_much_coverage_shows_it_day_by_day(say: Say, newsroom: FakeNewsroom) -> None:
    """A chart between the settings and the articles, with the sentence that stands for it."""
    for number in range(9):
        newsroom.publishes("Wire", f"Flood {number}", f"Flood at dam {number}.", at=NOW - timedelta(days=number // 3))

    reply = reply_of(await say("/story ollen-flood"))

    chart = next(block for block in reply.blocks if isinstance(block, Chart))
    assert chart.words == "10 articles from 21 Nov to 23 Nov; most on 22 Nov, with 4."
    assert [(bar.label, bar.value) for bar in chart.bars] == [("21 Nov", 3), ("22 Nov", 4), ("23 Nov", 3)]
    assert chart.words in text_of(reply)


def test_days_without_coverage_stand_in_the_chart_as_none() -> None:
    """A gap is seen as one, and what is older than two weeks is left out."""
    newest = datetime(2026, 3, 30, 23, 30, tzinfo=UTC)  # the 31st in Paris
    chart = coverage([told(newest, back) for back in (0, 0, 0, 2, 2, 4, 4, 4, 4, 30)], "Europe/Paris")

    assert chart is not None
    assert [bar.label for bar in chart.bars] == ["27 Mar", "28 Mar", "29 Mar", "30 Mar", "31 Mar"]
    assert [bar.value for bar in chart.bars] == [4, 0, 2, 0, 3]


@pytest.mark.parametrize("days", [[], [0] * 9 + [1] * 9, [0, 0, 0, 1, 1, 1, 2], [0, 0, 0, 1, 1, 1, 1, 40]])
def test_what_a_sentence_says_as_well_gets_no_chart(days: list[int]) -> None:
    """Fewer than three days, or fewer than eight articles within two weeks."""
    assert coverage([told(NOW, back) for back in days], "UTC") is None


def test_each_day_is_told_in_parts_by_outlet_the_busiest_first() -> None:
    """Four have a part of their own, all others one together; what each copied is told apart."""
    outlets = ["A"] * 5 + ["B"] * 4 + ["C"] * 3 + ["D"] * 2 + ["E", "F"]
    rows = [told(NOW, at % 3, outlet, copy=outlet == "B") for at, outlet in enumerate(outlets)]
    chart = coverage(rows, "UTC")

    assert chart is not None
    assert chart.parts == ("A", "B", "C", "D", "2 other outlets")
    assert [sum(bar.parts[part] for bar in chart.bars) for part in range(5)] == [5, 4, 3, 2, 2]
    assert [sum(bar.pale[part] for bar in chart.bars) for part in range(5)] == [0, 4, 0, 0, 0]
    assert all(sum(bar.parts) == bar.value for bar in chart.bars)
    assert "In fainter colours: 4 copies." in chart.words
    assert "By outlet: A 5, B 4, C 3, D 2 and 2 other outlets 2." in chart.alt


def told(newest: datetime, back: int, outlet: str = "Wire", *, copy: bool = False) -> ArticleRow:
    """An article of so many days before the newest."""
    return ArticleRow(
        "1", "https://wire.example/1", outlet, "Flood", newest - timedelta(days=back), "v", 1, Match(1.0, True, ()),
        copy_of="0" if copy else "",
    )  # fmt: skip
