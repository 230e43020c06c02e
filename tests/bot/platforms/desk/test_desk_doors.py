"""Who may come in, and what every answer carries."""

from datetime import timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.platforms.desk.entry import inward
from bot.platforms.desk.sessions import Session, seal, unseal

PAGES = ("/", "/stories/orrin-barrage", "/channels/1", "/suggest?text=/", "/live", "/answers/x", "/events/x")


@pytest.mark.parametrize("path", PAGES)
async def test_without_a_session_a_page_says_how_to_get_in(client, path):
    """No page shows anything of the newsroom to somebody who is not in."""
    response = await client.get(path)
    body = await response.text()

    assert response.status == 401
    assert "standfirst desk" in body
    assert "Orrin" not in body


async def test_the_token_becomes_a_cookie_and_leaves_the_address(client, office):
    """The first address is swapped for an HttpOnly SameSite cookie and a clean address."""
    way = await office.desk().way_in(office.editor)
    response = await client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)
    cookie = response.headers["Set-Cookie"]

    assert response.status == 303
    assert response.headers["Location"] == "/"
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert (await client.get("/")).status == 200


async def test_a_token_lets_in_once(client, office):
    """The same address again lets nobody in."""
    way = await office.desk().way_in(office.editor)
    await client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)
    client.session.cookie_jar.clear()
    again = await client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)

    assert again.status == 403
    assert "Set-Cookie" not in again.headers


async def test_somebody_who_is_in_may_open_the_first_address_again(browser):
    """It takes them to the desk, for they need no token any more."""
    response = await browser.client.get("/enter?token=used", allow_redirects=False)

    assert (response.status, response.headers["Location"]) == (303, "/")
    assert "Set-Cookie" not in response.headers


async def test_an_expired_token_lets_nobody_in(client, office):
    """A way in runs out."""
    way = await office.desk().way_in(office.editor)
    office.clock.move(timedelta(hours=13))

    assert (await client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)).status == 403


async def test_only_the_hash_of_a_token_is_stored(office):
    """The database lets nobody in."""
    way = await office.desk().way_in(office.editor)

    assert way.query["token"] not in str(office.people.tokens)


async def test_a_look_at_a_public_address_does_not_use_the_token_up(office):
    """Chat programs look at addresses that people send each other; only the button's POST comes in."""
    app = await office.desk(public_url="https://desk.example").application()
    async with TestClient(TestServer(app)) as client:
        token = (await office.desk().way_in(office.editor)).query["token"]
        public = {"Host": "desk.example"}
        looked = await client.get("/enter", params={"token": token}, headers=public)
        shown = await looked.text()
        came = await client.post("/enter", data={"token": token}, headers=public, allow_redirects=False)

    assert looked.status == 200
    assert "Open the desk" in shown
    assert came.status == 303
    assert "Secure" in came.headers["Set-Cookie"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8321", "127.0.0.1.evil.example", "", "[::2]"])
@pytest.mark.parametrize("path", ["/", "/healthz", "/metrics", "/enter?token=x", "/static/desk.css"])
async def test_a_foreign_host_name_is_refused_everywhere(client, host, path):
    """A page elsewhere cannot point its own name at this machine."""
    response = await client.get(path, headers={"Host": host})

    assert response.status in {400, 421}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:8321", "127.0.0.1"])
async def test_loopback_names_are_ours(client, host):
    """This machine's own names are answered, whatever the port."""
    assert (await client.get("/healthz", headers={"Host": host})).status == 200


@pytest.mark.parametrize("token", ["", "0" * 64, "ä"])
async def test_a_post_without_its_form_token_does_nothing(browser, token):
    """A form of another site has a session's cookie at most, never its token."""
    response = await browser.client.post("/command", data={"text": "/stories", "form_token": token})

    assert response.status == 403
    assert browser.office.runner.calls == []


async def test_a_form_token_of_another_session_does_nothing(browser):
    """The token is bound to the session."""
    first = browser.token
    browser.client.session.cookie_jar.clear()
    await browser.enter()
    response = await browser.client.post("/command", data={"text": "/stories", "form_token": first})

    assert first != browser.token
    assert response.status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://", "http://["])
async def test_a_post_from_another_origin_does_nothing(browser, origin):
    """Even with the right token."""
    response = await browser.client.post(
        "/command", data={"text": "/stories", "form_token": browser.token}, headers={"Origin": origin}
    )

    assert response.status == 403
    assert browser.office.runner.calls == []


async def test_a_post_from_our_own_origin_is_taken(browser):
    """What browsers send from our own pages."""
    url = browser.client.make_url("/")
    response = await browser.client.post(
        "/command",
        data={"text": "/stories", "form_token": browser.token},
        headers={"Origin": f"http://{url.host}:{url.port}"},
    )

    assert response.status == 200
    assert [call.command for call in browser.office.runner.calls] == ["stories"]


async def test_a_body_that_is_too_large_is_refused(browser):
    """Commands are short; nothing larger is read."""
    response = await browser.client.post("/command", data={"text": "x" * 600_000, "form_token": browser.token})

    assert response.status == 413


@pytest.mark.parametrize("path", ["/", "/nowhere", "/healthz", "/static/desk.js"])
async def test_every_answer_carries_the_headers(browser, path):
    """Nothing inline, nothing from elsewhere, no frame, no guessing of types."""
    headers = (await browser.client.get(path)).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


async def test_a_member_who_is_gone_is_out_at_once(browser):
    """The cookie names a member; whether there is one is asked each time."""
    browser.office.people.people.clear()

    assert (await browser.client.get("/")).status == 401


async def test_a_session_expires(browser):
    """A cookie does not last for ever, whatever the browser keeps."""
    browser.office.clock.move(timedelta(days=31))

    assert (await browser.client.get("/")).status == 401


async def test_leaving_forgets_the_session(browser):
    """The way out works without script."""
    await browser.client.post("/leave", data={"form_token": browser.token})

    assert (await browser.client.get("/")).status == 401


async def test_a_channel_of_another_newsroom_is_not_there(browser):
    """Nothing leaks between two newsrooms."""
    assert "no such channel" in await browser.page("/channels/9", status=404)


@pytest.mark.parametrize(
    "value", ["", "x", "1.1.9999999999.n.", "1.2.{expires}.n.{signature}", "....", "1.1.{expires}.n.{signature}0"]
)
def test_a_changed_cookie_opens_nothing(office, value):
    """Member, newsroom and time are sealed together."""
    secret, now = b"s" * 32, office.clock.now()
    sealed = seal(Session(1, 1, now + timedelta(days=1), "n"), secret)
    expires, signature = sealed.split(".")[2], sealed.split(".")[4]

    assert unseal(sealed, secret, now) == Session(1, 1, (now + timedelta(days=1)), "n")
    assert unseal(value.format(expires=expires, signature=signature), secret, now) is None


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "https://evil.example", "/\\evil.example", "/\n//evil", "evil", "/enter?token=x", "", "/\t/e"],
)
def test_the_way_in_leads_inward_only(to):
    """No address takes people from the door to another site."""
    assert inward(to) == "/"


def test_the_way_in_leads_to_the_page_that_was_asked_for():
    """A line's evidence may be the first page that somebody sees."""
    assert inward("/evidence/ab?start=1&end=2#span") == "/evidence/ab?start=1&end=2#span"
