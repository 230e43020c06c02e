"""The command box, with and without script."""

import asyncio
import json
import re

import pytest
from aiohttp import FormData

from bot.platforms.desk.jobs import AT_ONCE_EACH
from summaries.errors import StoreError
from tests.bot.platforms.invented import HOSTILE, OPML, InventedRunner

JSON = {"Accept": "application/json"}


async def begin(browser, text: str) -> dict[str, str]:
    """Give a command as our script does."""
    data = {"text": text, "form_token": browser.token, "channel": "1"}
    response = await browser.client.post("/command", data=data, headers=JSON)
    assert response.status == 200
    return await response.json()


async def events(browser, path: str) -> list[dict[str, object]]:
    """Everything that a stream says until it ends."""
    body = await (await browser.client.get(path)).text()
    return [json.loads(line.removeprefix("data: ")) for line in body.splitlines() if line.startswith("data: ")]


async def test_a_form_leads_to_its_answer(browser):
    """Without script a command is a form and a page, with its progress folded away."""
    body = await browser.give("/brief orrin-barrage")

    assert "The Orrin barrage that did not open" in body
    assert "<summary>2 steps</summary>" in body
    assert "/evidence/" in body


async def test_the_call_carries_who_and_where(browser):
    """Member, role, workspace, channel, options and time."""
    await browser.give("/story orrin-barrage", channel="1")
    (call,) = browser.office.runner.calls

    assert (call.actor.id, call.actor.name, call.actor.role, call.actor.workspace) == ("1", "Ada Quill", "admin", 1)
    assert (call.command, dict(call.options), call.channel) == ("story", {"story": "orrin-barrage"}, 1)
    assert call.now == browser.office.clock.now()


async def test_reloading_an_answer_gives_no_command_again(browser):
    """The form redirects to a page of its own."""
    response = await browser.client.post("/command", data={"text": "/stories", "form_token": browser.token})
    await browser.page(response.url.path)

    assert len(browser.office.runner.calls) == 1


async def test_what_cannot_be_parsed_is_an_answer(browser):
    """One plain sentence, and nothing was run."""
    assert "There is no command /nonsense" in await browser.give("/nonsense")
    assert "Type a command" in await browser.give("   ")
    assert browser.office.runner.calls == []


async def test_an_answer_from_outside_stays_text(browser):
    """Words of a feed in a reply are escaped, by page and by stream."""
    page = await browser.give("/story")
    told = await begin(browser, "/story")
    html = (await events(browser, told["events"]))[-1]["html"]

    assert HOSTILE not in page
    assert HOSTILE not in str(html)
    assert "&lt;script&gt;" in str(html)


async def test_progress_streams_and_then_the_answer(browser):
    """Server-sent events, the last of which is the answer as HTML."""
    told = await begin(browser, "/brief orrin-barrage")
    said = await events(browser, told["events"])

    assert said[-1]["kind"] == "answer"
    assert said[-1]["title"] == "The Orrin barrage that did not open"
    assert {each["kind"] for each in said[:-1]} <= {"progress"}


async def test_progress_is_seen_while_the_command_is_at_work(browser):
    """The stream says what is being done before it is done."""
    gate = asyncio.Event()
    browser.office.runner.waiting.append(gate)
    told = await begin(browser, "/hang")
    response = await browser.client.get(told["events"])
    seen = await response.content.readuntil(b'"Reading it", "done": 2, "total": 2}\n\n')
    gate.set()
    rest = await response.text()

    assert b"answer" not in seen
    assert '"kind": "answer"' in rest


async def test_a_page_without_script_waits_by_looking_again(browser, monkeypatch):
    """Long work gives its page at once, and the page looks again by itself."""
    monkeypatch.setattr("bot.platforms.desk.asking.PROMPT", browser.office.clock.now() - browser.office.clock.now())
    gate = asyncio.Event()
    browser.office.runner.waiting.append(gate)
    response = await browser.client.post("/command", data={"text": "/hang", "form_token": browser.token})
    waiting = await response.text()
    gate.set()
    await asyncio.wait_for(events(browser, response.url.path.replace("answers", "events")), 5)

    assert '<meta http-equiv="refresh" content="2">' in waiting
    assert "Reading it" in waiting
    assert "Did hang" in await browser.page(response.url.path)


async def test_a_missing_option_becomes_a_picker(browser):
    """Each choice is a button that gives the command again with it."""
    body = await browser.give("/brief")

    assert "Which story?" in body
    assert 'name="option.story" value="orrin-barrage"' in body
    answer = await browser.give(command="brief", **{"option.story": "orrin-barrage"})
    assert "The Orrin barrage will not open this winter" in answer


async def test_a_preview_stands_above_its_choices(browser):
    """What would happen is read before it is chosen, and the words that were typed are kept."""
    body = await browser.give("/track island ferry")

    assert body.index("2 stored articles would match") < body.index('name="option.confirm" value="yes"')
    assert 'name="option.story" value="island ferry"' in body
    assert HOSTILE not in body


async def test_a_button_is_pressed_by_its_code(browser):
    """What a reply's buttons post."""
    await browser.give(code="untrack?story=orrin-barrage")

    assert [(call.command, dict(call.options)) for call in browser.office.runner.calls] == [
        ("untrack", {"story": "orrin-barrage"})
    ]
    assert "another version" in await browser.give(code="stale?x=1")


async def test_a_crash_is_a_sentence_with_an_id(browser):
    """Nothing of the exception reaches the page."""
    body = await browser.give("/crash")

    assert "under the id" in body
    assert "secret words" not in body


async def test_too_many_commands_at_once_are_refused(browser):
    """One person cannot fill the desk."""
    gate = asyncio.Event()
    browser.office.runner.waiting.append(gate)
    for _ in range(AT_ONCE_EACH):
        await begin(browser, "/hang")
    data = {"text": "/stories", "form_token": browser.token}
    refused = await browser.client.post("/command", data=data, headers=JSON)
    gate.set()

    assert refused.status == 409
    assert "Too many commands" in (await refused.json())["error"]


async def test_a_command_that_takes_too_long_is_stopped(office, monkeypatch):
    """And says so."""
    from datetime import timedelta  # noqa: PLC0415

    from bot.platforms.desk.jobs import Jobs  # noqa: PLC0415
    from commands.spec import Actor, Call  # noqa: PLC0415

    runner = InventedRunner(waiting=[asyncio.Event()])
    jobs = Jobs(timedelta(milliseconds=1))
    call = Call("hang", Actor("1", "Ada", "admin", 1), 1, {}, office.clock.now())
    job = jobs.begin(call, 1, runner.answers(call, None))
    await job.task

    assert "took too long" in job.answer.title


async def test_an_answer_is_for_the_person_who_asked(browser):
    """Nobody else of any newsroom reads it."""
    told = await begin(browser, "/stories")
    way = await browser.office.desk().way_in(browser.office.stranger)
    await browser.client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)

    await browser.page(told["answer"], status=404)
    await browser.page(told["events"], status=404)


@pytest.mark.parametrize(("text", "values"), [("/br", ["/brief "]), ("/", ["/brief ", "/stories "]), ("zzz", [])])
async def test_suggestions_follow_what_is_typed(browser, text, values):
    """As JSON, each with the whole new line."""
    response = await browser.client.get("/suggest", params={"text": text, "channel": "1"}, headers=JSON)

    assert [choice["value"] for choice in (await response.json())["choices"]] == values


async def test_a_strange_channel_in_a_form_is_not_found(browser):
    """A form cannot speak in a channel of another newsroom."""
    data = {"text": "/stories", "form_token": browser.token, "channel": "9"}

    assert (await browser.client.post("/command", data=data, headers=JSON)).status == 404


async def test_a_file_that_goes_with_an_answer_can_be_kept(browser):
    """Offered on the page and in the stream, sent as a file that no browser shows in place."""
    page = await browser.give("/export")
    told = await begin(browser, "/export")
    html = str((await events(browser, told["events"]))[-1]["html"])
    response = await browser.client.get(f"{told['answer']}/file")

    assert "Download sources.opml" in page
    assert f'href="{told["answer"]}/file"' in html
    assert response.headers["Content-Disposition"] == 'attachment; filename="sources.opml"'
    assert response.headers["Content-Type"] == "text/x-opml+xml; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert await response.text() == OPML


async def test_a_file_is_for_the_person_who_asked(browser):
    """As its answer is; an answer without one has none to give."""
    told = await begin(browser, "/export")
    bare = await begin(browser, "/stories")
    await browser.page(f"{bare['answer']}/file", status=404)
    way = await browser.office.desk().way_in(browser.office.stranger)
    await browser.client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)

    await browser.page(f"{told['answer']}/file", status=404)


async def test_a_file_that_a_command_needs_is_uploaded(browser):
    """The form takes a file, and the command gets its text."""
    asked = await browser.give("/import")
    form = FormData({"form_token": browser.token, "command": "import", "channel": "1"})
    form.add_field("option.file", OPML.encode(), filename="mine.opml", content_type="text/xml")
    await browser.client.post("/command", data=form)

    assert 'enctype="multipart/form-data"' in asked
    assert 'type="file" name="option.file"' in asked
    assert browser.office.runner.calls[-1].options == {"file": OPML}


async def test_what_is_shared_stands_in_the_channel(browser):
    """Signed by who shared it, once, and the answer says where."""
    told = await begin(browser, "/share")
    html = str((await events(browser, told["events"]))[-1]["html"])
    await browser.page(told["answer"])
    (post,) = await browser.office.posts.list(1, 1, 9)
    channel = await browser.page("/channels/1")

    assert f'Posted in <a href="/channels/1#post-{post.id}">#desk</a>' in html
    assert post.delivery == f"share:{told['answer'].removeprefix('/answers/')}"
    assert "Shared by Ada Quill" in channel
    assert "The gates are cracked." in channel


async def test_what_is_shared_twice_is_posted_twice(browser):
    """Each call is a message of its own."""
    await browser.give("/share")
    await browser.give("/share")

    assert len(await browser.office.posts.list(1, 1, 9)) == 2


async def test_a_private_answer_is_never_posted(browser):
    """Nor does its page say so."""
    page = await browser.give("/brief orrin-barrage")

    assert "Posted in" not in page
    assert await browser.office.posts.list(1, 1, 9) == []


async def test_a_share_that_fails_says_so(browser, monkeypatch):
    """The answer is still there for the person who asked."""

    async def full(*_: object) -> int:
        raise StoreError("The disk is full; free some space and try again.")

    monkeypatch.setattr(browser.office.posts, "put", full)
    page = await browser.give("/share")

    assert "could not be posted in #desk: The disk is full" in page
    assert "The gates are cracked." in page


async def test_every_page_has_a_box_for_search(browser):
    """A form that gives the command with its words, and needs no script."""
    page = await browser.page("/")
    (form,) = re.findall(r'<form class="box seek".*?</form>', page, re.DOTALL)

    assert 'method="post" action="/command"' in form
    assert '<input type="hidden" name="command" value="search">' in form
    assert 'name="option.words"' in form
