"""The desk in a real browser, by keyboard alone."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.platforms.desk import Desk
from bot.ports.platform import Target
from commands.reply import Reply
from tests.bot.platforms.invented import LINES, OPML

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update", "--disable-sync")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the PATH"),
]


@pytest.fixture
async def desk(office) -> AsyncIterator[Desk]:
    """A desk that listens."""
    desk = office.desk()
    await desk.start()
    yield desk
    await desk.stop()


@pytest.fixture
async def page(office, desk) -> AsyncIterator[Page]:
    """A browser that came in by the first address, and that may not log an error."""
    problems: list[str] = []
    async with async_playwright() as play:
        chromium = await play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        page = await chromium.new_page(viewport={"width": 1100, "height": 500})
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        await page.goto(str(await desk.way_in(office.editor)))
        yield page
        await chromium.close()
    assert problems == []


async def test_the_first_address_is_clean(page, desk):
    """The token is gone from the address, and script cannot read the cookie."""
    assert page.url == str(desk.address.with_path("/"))
    assert await page.evaluate("document.cookie") == ""


async def test_a_command_is_given_and_its_evidence_opened_by_keyboard(page):
    """Slash, suggestions, arrow, Enter, the answer below the box, Tab to its source, the marked span in sight."""
    await page.keyboard.press("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/brief")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("combobox")).to_have_value("/brief ")
    await expect(page.get_by_role("option")).to_contain_text("orrin-barrage")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")

    cite = page.locator("#answer a.chip")
    await expect(cite).to_be_visible()
    for _ in range(6):
        if await cite.evaluate("chip => chip === document.activeElement"):
            break
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")

    mark = page.locator("mark#span")
    await expect(mark).to_have_text(LINES[1].text)
    await expect(mark).to_be_in_viewport()
    await expect(page.get_by_text("it matches")).to_have_count(1)


async def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page):
    """Nothing is lost by looking."""
    await page.keyboard.press("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.type("st")
    await expect(page.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(page.get_by_role("combobox")).to_have_value("/st")


async def test_a_picked_choice_gives_the_command_again(page):
    """A missing option is asked for in place."""
    await page.get_by_role("combobox").fill("/brief")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="The Orrin barrage that did not open 3 new").press("Enter")

    await expect(page.locator("#answer")).to_contain_text("will not open this winter")
    await expect(page.locator("#said")).to_have_text("Answer: The Orrin barrage that did not open")
    await expect(page.locator("#answer .title")).to_be_focused()


async def test_an_open_page_says_that_there_is_news(page, desk, office):
    """One line, and the page does not move under the reader's eyes."""
    before = await page.locator("#main").bounding_box()
    await page.wait_for_function("known !== null")  # it listens
    await desk.send(Target(1, 1, "desk"), Reply("Digest"), "d1")

    await expect(page.locator("#live")).to_have_text("A new post: reload")
    assert await page.locator("#main").bounding_box() == before


async def test_a_hidden_page_lets_its_connection_go_and_sees_what_it_missed(page, desk, office):
    """Browsers open six connections to one place, and editors more pages than that."""
    await page.wait_for_function("known !== null")
    hide = "hidden => Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })"
    await page.evaluate(f"({hide})(true); document.dispatchEvent(new Event('visibilitychange'))")
    office.newsroom.rows[1] = replace(office.newsroom.rows[1], articles=8)
    await expect(page.locator("#live")).to_have_text("")
    await page.evaluate(f"({hide})(false); document.dispatchEvent(new Event('visibilitychange'))")

    await expect(page.locator("#live")).to_have_text("2 new articles: reload")


async def test_the_pages_read_without_script(office, desk):
    """A story and its evidence need none."""
    async with async_playwright() as play:
        chromium = await play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        context = await chromium.new_context(java_script_enabled=False, viewport={"width": 1100, "height": 400})
        page = await context.new_page()
        await page.goto(str(await desk.way_in(office.editor)))
        await page.get_by_role("link", name="The Orrin barrage that did not open").click()
        await page.get_by_role("link", name="About 2,300 households below").first.click()
        shown = await page.locator("mark#span").text_content()
        await page.get_by_label("Command", exact=True).fill("/stories")
        await page.get_by_role("button", name="Run").click()
        answer = await page.locator("main").text_content()
        await chromium.close()

    assert shown == LINES[2].text
    assert "Did stories" in (answer or "")


@pytest.mark.parametrize(
    "path", ["/", "/stories/orrin-barrage", f"/evidence/{LINES[1].spans[0].version}", "/channels/1"]
)
async def test_nothing_is_wider_than_a_phone(page, desk, path):
    """390 pixels, no scrolling sideways."""
    await page.set_viewport_size({"width": 390, "height": 800})
    await page.goto(str(desk.address.join(desk.address.with_path(path))))

    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def test_a_file_is_taken_in_and_handed_out(page, office):
    """The picker uploads a file whose text reaches the command, and an answer's file comes down whole."""
    await page.get_by_role("combobox").fill("/import")
    await page.get_by_role("button", name="Run").click()
    given = {"name": "mine.opml", "mimeType": "text/xml", "buffer": OPML.encode()}
    await page.get_by_label("file").set_input_files(given)
    await page.get_by_role("button", name="Go on").click()
    await expect(page.get_by_role("heading", name="Did import")).to_be_visible()

    await page.get_by_role("combobox").fill("/export")
    await page.get_by_role("button", name="Run").click()
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="Download sources.opml").click()
    kept = await (await coming.value).path()

    assert office.runner.calls[-2].options == {"file": OPML}
    assert kept.read_text(encoding="utf-8") == OPML
