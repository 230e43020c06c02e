"""The address guard: nothing from a feed, a page or a command makes us connect to this machine or its network.

The rule is kept where it cannot be talked round: at the socket.  Whatever a name resolved to, whatever a redirect said,
the address that is about to be connected is checked, and only globally routable ones pass.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType
from yarl import URL

from bot.collect.urls import shown
from summaries.errors import BadInput

NOT_PUBLIC = "{host} is not on the public internet, so it is not fetched: give a public address."

# Web pages live on 80, 443 and, rarely, high ports.  Everything else below 1024, and databases, mail, chat and remote
# control above it, speak other protocols that a crafted request could reach.
_SERVICES = frozenset(
    {
        1080,
        1433,
        1521,
        1719,
        1720,
        1723,
        2049,
        2375,
        2376,
        2379,
        3128,
        3306,
        3389,
        3659,
        4045,
        4190,
        5060,
        5061,
        5432,
        5672,
    }
    | {
        5900,
        5984,
        6000,
        6379,
        6443,
        6566,
        6665,
        6666,
        6667,
        6668,
        6669,
        6679,
        6697,
        9092,
        9200,
        9300,
        10250,
        11211,
        27017,
    }
)

_DENIED_V4 = tuple(
    IPv4Network(text)
    for text in ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/3")
)
_GLOBAL_V6 = IPv6Network("2000::/3")  # all that IANA has given out for unicast
_DENIED_V6 = tuple(IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


class NotPublic(OSError):
    """A connection was about to be made to an address that is not globally routable."""


def check(url: URL, allow: frozenset[tuple[str, int]] = frozenset()) -> bool:
    """Whether the address is one of the allowed pairs; else that nothing in its text forbids fetching it.

    Raises BadInput for another scheme, credentials, a port of another service, or a literal address that is not public.
    What a name resolves to is checked at the socket.
    """
    host, port = (url.host or "").lower().rstrip("."), url.port or 0
    if url.scheme not in {"http", "https"} or not host:
        raise BadInput(f"{shown(str(url))} is not a web address: only http and https are fetched.")
    if url.user is not None or url.password is not None:
        raise BadInput(f"The address of {shown(host)} carries a name or password, so it is not fetched.")
    if (host, port) in allow:
        return True
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or _literal_is_private(host):
        raise BadInput(NOT_PUBLIC.format(host=shown(host)))
    if port in _SERVICES or (port < 1024 and port not in {80, 443}):
        raise BadInput(f"Port {port} of {shown(host)} belongs to another kind of service, so it is not fetched.")
    return False


def is_public(address: str) -> bool:
    """Whether an IP address is globally routable, looking through addresses that carry an IPv4 one inside.

    Unwraps IPv4-mapped and IPv4-compatible addresses, NAT64 (RFC 6052) and 6to4 (RFC 3056); Teredo and all that IANA
    keeps for special use (RFC 6890) is not public.
    """
    try:
        ip = ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return _public_v4(ip)
    inner = _inner_v4(ip)
    if inner is not None:
        return _public_v4(inner)
    return ip in _GLOBAL_V6 and ip.is_global and not any(ip in net for net in _DENIED_V6)


def _public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not any(ip in net for net in _DENIED_V4)


def _inner_v4(ip: IPv6Address) -> IPv4Address | None:
    if ip in _NAT64 or ip in _COMPATIBLE:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _literal_is_private(host: str) -> bool:
    """Whether a host is an address in any spelling that a resolver would take, and not a public one."""
    if ":" in host:
        return not is_public(host)
    last = host.rsplit(".", 1)[-1]
    if not (last.isdigit() or last.startswith("0x")):
        return False
    try:
        return not _public_v4(IPv4Address(host))
    except ValueError:  # decimal, octal, hexadecimal or short forms: no publisher writes them
        return True


def public_socket(info: AddrInfoType) -> socket.socket:
    """A socket for a public address.  Raises NotPublic; called for every connection, after the name was resolved."""
    family, kind, proto, _, address = info
    if family not in {socket.AF_INET, socket.AF_INET6} or not is_public(str(address[0])):
        raise NotPublic(f"{address[0]!s} is not public")
    return socket.socket(family=family, type=kind, proto=proto)


def loopback_socket(allow: frozenset[tuple[str, int]]) -> Callable[[AddrInfoType], socket.socket]:
    """Sockets for the allowed pairs: to loopback, at their ports, and nowhere else."""
    ports = frozenset(port for _, port in allow)

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, proto, _, address = info
        if not ip_address(str(address[0])).is_loopback or address[1] not in ports:
            raise NotPublic(f"{address[0]!s} port {address[1]} is not allowed")
        return socket.socket(family=family, type=kind, proto=proto)

    return make


class LoopbackNames(AbstractResolver):
    """Resolves allowed names to this machine, whatever the system knows of ``.localhost`` (RFC 6761, 6.3)."""

    def __init__(self, allow: frozenset[tuple[str, int]]) -> None:
        self._allow = allow

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """127.0.0.1 for an allowed pair.  Raises OSError for anything else."""
        if (host.lower(), port) not in self._allow:
            raise OSError(f"{host} is not allowed")
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Nothing is held."""
