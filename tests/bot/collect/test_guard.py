"""Nothing from the web makes us connect to this machine or its network."""

import socket
from ipaddress import IPv4Address
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from fakesite import Publisher
from yarl import URL

from bot.collect.guard import NotPublic, check, is_public, loopback_socket, public_socket
from bot.collect.settings import Settings
from bot.collect.web import Web
from bot.collect.workers import Workers
from bot.ports.collector import Failed, Page, Validators
from summaries.errors import BadInput

PRIVATE = [
    "127.0.0.1", "127.8.9.10", "0.1.2.3", str(IPv4Address(0)),
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.88.99.1", "::",
    "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
    "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "100::1", "3fff::1", "5f00::1", "not an address", "",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_globally_routable_is_not_public(address: str) -> None:
    """Loopback, private, link-local, reserved and multicast ones, also wrapped in IPv6."""
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_globally_routable_address_is_public(address: str) -> None:
    """Also where a translator wraps it."""
    assert is_public(address)


@pytest.mark.parametrize("address", [a for a in PRIVATE if a and " " not in a])
def test_no_socket_is_made_for_a_private_address(address: str) -> None:
    """The last door, through which every connection goes."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(NotPublic):
        public_socket((family, socket.SOCK_STREAM, 6, "", (address, 80)))


def test_a_socket_of_another_family_is_not_made() -> None:
    """A path on this machine is an address, too."""
    with pytest.raises(NotPublic):
        public_socket((socket.AF_UNIX, socket.SOCK_STREAM, 0, "", ("/run/some.sock", 0)))


def test_an_allowed_pair_opens_its_port_and_no_other() -> None:
    """The allow-list is pairs, not hosts."""
    make = loopback_socket(frozenset({("paper.localhost", 8123)}))
    make((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 8123))).close()
    with pytest.raises(NotPublic):
        make((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 8124)))
    with pytest.raises(NotPublic):
        make((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 8123)))


@pytest.mark.parametrize("host", ["example.org", "10.0.0.1", "localhost.example.org", "printer.local"])
def test_only_loopback_can_be_allowed(host: str) -> None:
    """No setting opens the newsroom's network."""
    with pytest.raises(ValueError, match="loopback"):
        Settings(allow=frozenset({(host, 80)}))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://127.1/",
        "http://0177.0.0.1/",
        "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://localhost/",
        "http://LOCALHOST./", "http://paper.localhost/", "http://printer.local/", "http://metadata.google.internal/",
        "http://169.254.169.254/latest/",
        "http://example.org:22/", "http://example.org:6379/", "http://example.org:25/",
        "ftp://example.org/", "file:///etc/passwd", "http://user:pass@example.org/",
    ],
)  # fmt: skip
def test_an_address_in_any_spelling_is_refused_before_anything_is_asked(address: str) -> None:
    """Decimal, octal, hexadecimal, short; names of this machine; other services; other schemes; credentials."""
    with pytest.raises(BadInput):
        check(URL(address))


@pytest.mark.parametrize(
    "address", ["https://example.org/", "http://example.org:8080/a", "http://1.1.1.1/", "https://[2606:4700::1111]/"]
)
def test_a_public_address_passes(address: str) -> None:
    """The guard is no wall."""
    assert check(URL(address)) is False


class Rebinding(AbstractResolver):
    """A name server of an attacker: every name is this machine."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.address = address
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """This machine."""
        self.asked.append(host)
        family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        return [ResolveResult(hostname=host, host=self.address, port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize("inside", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254"])
async def test_a_name_that_resolves_to_this_network_is_not_connected(
    publisher: Publisher, workers: Workers, clock: Any, inside: str
) -> None:
    """DNS rebinding: the peer is checked, not the name; the allowed port does not help another name."""
    publisher.publishes("quay-repairs")
    resolver = Rebinding(inside)
    web = Web(Settings(allow=frozenset({publisher.pair}), spacing_seconds=0), workers, clock, resolver=resolver)
    page = await web.page(publisher.url("/quay-repairs", host="evil.example.org"))
    visit = await web.visit(publisher.url("/feed.xml", host="evil.example.org"), "feed", Validators(), clock.now())
    await web.close()

    assert resolver.asked
    assert isinstance(page, Failed)
    assert "not on the public internet" in page.reason
    assert visit.failure == page.reason
    assert not publisher.requests


async def test_an_allowed_pair_is_fetched(publisher: Publisher, web: Web) -> None:
    """Under its own name only."""
    address = publisher.publishes("quay-repairs")

    assert isinstance(await web.page(address), Page)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "other.localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433"]
)
async def test_the_allowed_port_is_closed_under_other_names(publisher: Publisher, web: Web, host: str) -> None:
    """Pairs are exact."""
    publisher.publishes("quay-repairs")
    page = await web.page(f"http://{host}:{publisher.port}/quay-repairs")

    assert isinstance(page, Failed)
    assert not publisher.requests


async def test_a_redirect_from_an_allowed_pair_reaches_no_other_port(publisher: Publisher, web: Web) -> None:
    """What the sample newsroom may do, its pages may not widen."""
    async with Publisher() as other:
        other.publishes("secret-memo")
        for number, host in enumerate(["127.0.0.1", publisher.host, "localhost"]):
            publisher.redirects(f"/{number}", f"http://{host}:{other.port}/secret-memo", status=302)
            page = await web.page(publisher.url(f"/{number}"))
            assert isinstance(page, Failed)
            assert "not on the public internet" in page.reason
        assert not other.requests
