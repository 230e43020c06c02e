"""Charts as pictures: drawn in a program of their own, in order, with nothing in them that computes or fetches."""

import asyncio
import json
import struct
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms import pictures
from bot.platforms.chart_spec import NIGHT, specification
from bot.platforms.pictures import png, svg
from commands.reply import Bar, Chart

DAYS = Chart(
    "Coverage per day",
    "23 articles from 20 Nov to 23 Nov; most on 22 Nov, with 12.",
    "articles",
    (Bar("20 Nov", 1), Bar("21 Nov", 4), Bar("22 Nov", 12), Bar("23 Nov", 6)),
)
OUTLETS = Chart("Outlets", "Most in the Gazette.", "articles", (Bar("Pell Gazette", 14), Bar("Meridian Wire", 9)))
PARTS = Chart(
    "Coverage per day", "By outlet.", "articles",
    (Bar("20 Nov", 3, (2, 1), (1, 0)), Bar("21 Nov", 4, (0, 4), (0, 4))),
    ("Pell Gazette", "3 other outlets"),
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    "datum.constructor('x')()",
    "http://127.0.0.1:9/x",
    "{signal: 1}",
    'a"b',
    "a.b[c]",
    "\\u003c",
)
drawn = pytest.mark.skipif(not pictures.available(), reason="the extra charts is not installed")


@pytest.fixture(autouse=True)
def no_pictures_kept() -> Iterator[None]:
    """Each test draws its own."""
    pictures._pictures.clear()
    yield
    pictures._pictures.clear()


def words_in(document: str) -> list[str]:
    """The texts of an SVG, in their order."""
    return [text for each in Xml.fromstring(document).iter() if each.tag.endswith("text") for text in each.itertext()]  # noqa: S314  ours


def keys_of(thing: object) -> Iterator[str]:
    """Every key of a specification."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield key
            yield from keys_of(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from keys_of(value)


@drawn
async def test_a_png_is_twice_as_wide_as_asked_for_sharp_screens() -> None:
    """Its header says 960 pixels for 480."""
    picture = await png(DAYS, 480)

    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20])[0] == pytest.approx(960, abs=20)


@drawn
@pytest.mark.parametrize("chart", [DAYS, OUTLETS], ids=["columns", "rows"])
async def test_an_svg_names_its_bars_in_their_order_with_their_numbers(chart: Chart) -> None:
    """Labels and numbers stand in the order of the bars, whatever their size and spelling."""
    document = await svg(chart)

    assert document is not None
    said = words_in(document)
    labels = [bar.label for bar in chart.bars]
    assert [word for word in said if word in labels] == labels
    assert [word for word in said if word.isdigit()] == [str(bar.value) for bar in chart.bars]


@drawn
async def test_the_page_says_the_words_so_its_picture_does_not() -> None:
    """A PNG stands alone and carries the sentence; an SVG stands above it."""
    document = await svg(DAYS)

    assert document is not None
    assert "most on" not in document
    assert "most on" in json.dumps(specification(DAYS, 480))


@drawn
async def test_two_bars_of_one_name_stay_two() -> None:
    """A label is no key: the same name twice is two bars."""
    document = await svg(Chart("Twice", "Two days.", "articles", (Bar("Mon", 2), Bar("Mon", 3))))

    assert document is not None
    assert words_in(document).count("Mon") == 2


@drawn
async def test_hostile_words_stand_in_the_picture_as_words() -> None:
    """What looks like markup, an expression or an address is shown, and nothing of it becomes part of the document."""
    bars = tuple(Bar(words[:20], at + 1) for at, words in enumerate(HOSTILE))
    document = await svg(Chart(HOSTILE[0], HOSTILE[1], "articles", bars))

    assert document is not None
    said = words_in(document)
    assert all(bar.label in said for bar in bars)
    assert not [each for each in Xml.fromstring(document).iter() if each.tag.endswith(("script", "image", "}a"))]  # noqa: S314  ours


@drawn
async def test_a_specification_that_would_fetch_is_not_drawn() -> None:
    """The drawing program allows no address at all, should one ever get into a specification."""
    spec = specification(DAYS, 480) | {"data": {"url": "http://127.0.0.1:9/numbers.json"}}

    assert await pictures._run(json.dumps({"form": "svg", "spec": spec}).encode()) is None


@drawn
async def test_the_loop_goes_on_while_a_picture_is_drawn() -> None:
    """vl-convert holds the interpreter's lock for half a second, so it draws in another process."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    other = asyncio.create_task(others())
    assert await png(DAYS) is not None
    other.cancel()
    assert turns > 1_000


@drawn
async def test_the_same_chart_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture asked for again is the one that was kept."""
    first = await svg(DAYS)
    monkeypatch.setattr(pictures, "_DRAWING", pictures._DRAWING.with_name("gone.py"))

    assert await svg(DAYS) == first
    assert await svg(DAYS, colours=NIGHT) is None


@drawn
async def test_a_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is ended, and the log says why there is no picture."""
    monkeypatch.setattr(pictures, "LIMIT", 0.0)

    with structlog.testing.capture_logs() as logs:
        assert await png(DAYS) is None
    assert "longer than" in logs[0]["reason"]


async def test_without_the_extra_there_are_no_pictures_and_the_log_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing breaks where vl-convert is not installed."""
    monkeypatch.setattr(pictures, "available", lambda: False)

    with structlog.testing.capture_logs() as logs:
        assert await png(DAYS) is None
    assert "charts" in logs[0]["reason"]


async def test_a_chart_without_bars_is_no_picture() -> None:
    """There is nothing to draw."""
    assert await png(Chart("None", "No article.", "articles", ())) is None


labels = st.text(max_size=24) | st.sampled_from(HOSTILE)
values = st.floats(allow_nan=True, allow_infinity=True) | st.integers(0, 10_000)


@given(title=labels, words=labels, bars=st.lists(st.builds(Bar, labels, values), min_size=1, max_size=80))
def test_nothing_untrusted_can_be_computed_or_fetched(title: str, words: str, bars: list[Bar]) -> None:
    """Whatever a chart holds, its specification has no key that computes or fetches, and is valid JSON."""
    spec = specification(Chart(title, words, "articles", tuple(bars)), 480)

    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    assert {"url", "signal", "expr", "labelExpr", "transform", "params", "href", "calculate"}.isdisjoint(keys_of(spec))
    assert {len(row) for row in spec["data"]["values"]} == {4}


@drawn
async def test_columns_in_parts_have_a_legend_and_their_sums() -> None:
    """The name of each outlet once, and above each day how many there were."""
    document = await svg(PARTS)

    assert document is not None
    said = words_in(document)
    assert [word for word in said if word in PARTS.parts] == list(PARTS.parts)
    assert [word for word in said if word.isdigit()] == ["3", "4"]


@drawn
async def test_what_is_copied_is_fainter() -> None:
    """Of each outlet in a column of its own part."""
    document = await svg(PARTS)

    assert document is not None
    assert document.count('opacity="0.45"') == 2


@drawn
async def test_hostile_outlets_stand_in_the_legend_as_words() -> None:
    """Two that look alike once they are cut stay two."""
    bars = (Bar("Mon", 7, tuple(1.0 for _ in HOSTILE[:5])),)
    document = await svg(Chart("Title", "Words", "articles", bars, tuple(HOSTILE[:5])))

    assert document is not None
    assert not [each for each in Xml.fromstring(document).iter() if each.tag.endswith(("script", "image", "}a"))]  # noqa: S314  ours
