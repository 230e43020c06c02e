"""What collecting may cost, and how often it knocks: bounds that bot.app fills from the configuration file."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Bounds of one collector.

    Sizes are bytes, waits are seconds.  allow: exact (host, port) pairs on this machine's loopback that may be fetched;
    only the sample newsroom and tests give any, and no configuration key, command or redirect reaches it.  Raises
    ValueError for a pair that is not loopback.
    """

    user_agent: str = "Standfirst/0.1 (news briefing bot; feed reader)"
    agent_name: str = "standfirst"  # the name that robots.txt rules are looked up under
    allow: frozenset[tuple[str, int]] = frozenset()

    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    redirects: int = 5
    page_bytes: int = 6 * MEBIBYTE  # after decompression
    listing_bytes: int = 16 * MEBIBYTE
    wire_bytes: int = 8 * MEBIBYTE  # as it comes
    expansion: int = 150  # times that a body larger than a mebibyte may have grown in decompression

    per_host: int = 2
    connections: int = 64
    spacing_seconds: float = 1.0
    longest_wait_seconds: float = 120.0  # in line for a host; beyond it the answer is "later"
    crawl_delay_seconds: float = 30.0  # the most of a Crawl-delay that is honoured
    robots_kept: timedelta = timedelta(days=1)
    robots_hosts: int = 2_000

    entries: int = 500
    child_sitemaps: int = 3
    read_seconds: float = 10.0  # one page, in a worker

    def __post_init__(self) -> None:
        for host, port in self.allow:
            if not (_is_loopback(host) and 0 < port < 65536):
                raise ValueError(f"only loopback hosts may be allowed by name, not {host!r} port {port!r}")


@dataclass(frozen=True, slots=True)
class PaceLimits:
    """Between what bounds a source is looked at."""

    shortest: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(hours=1)
    longest_backoff: timedelta = timedelta(days=1)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
