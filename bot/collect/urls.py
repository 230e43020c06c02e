"""Addresses from the web, made safe to compare, to show and to fetch."""

import re
from urllib.parse import unquote_plus

from yarl import URL

from summaries.errors import BadInput

LONGEST = 2_048

# Parameters that say where a reader came from and never which article it is.  The names are each campaign tool's own.
# Wider patterns ("source", "cid", "session") are left alone: on some sites they name the article.
_TRACKING = re.compile(
    r"(utm_|mtm_|matomo_|pk_|piwik_|hsa_|oly_|vero_|itm_|stm_).*"
    r"|(fb|g|dc|y|tw|tt|yb|ysc)clid|gclsrc|[gw]braid|msclkid|igshid|igsh|li_fat_id|wickedid"
    r"|mc_[ce]id|mkt_tok|_ga|_gl|_hsenc|_hsmi"
    r"|__twitter_impression|at_(medium|campaign|link_\w+|format|ptr_name|bbc_team)|ns_(mchannel|source|campaign|linkname|fee)"
    r"|cmpid|ocid|smid|smtyp|xtor|spm|guccounter|guce_referr\w*|ref_src|ref_url|s_cid|ncid|ftag|__s|sc_(cid|src|campaign|channel)",
    re.IGNORECASE,
)
_JUNK = re.compile(r"[\x00-\x20\x7f\u00a0\u200b\u2028\u2029\ufeff]+")
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+(%\w+)?")
_EDGE = re.compile(r"^[\s\"'<>]+|[\s\"'<>]+$")


def canonical(address: str) -> str:
    """The canonical form of an http(s) address: the same page gives the same words, and they can be fetched.

    Host in lower case and punycode, no fragment, no credentials, no default port, no tracking parameters; order, case
    and escapes of what is left are kept, because they carry meaning on some sites.  Raises BadInput for anything else.
    """
    url = parse(address)
    pairs = [pair for pair in url.raw_query_string.split("&") if pair and not _is_tracking(pair)]
    clean = URL.build(
        scheme=url.scheme,
        host=(url.raw_host or "").rstrip(".").lower(),
        port=None if url.is_default_port() else url.port,
        path=url.raw_path or "/",
        query_string="&".join(pairs),
        encoded=True,
    )
    text = str(clean)
    if len(text) > LONGEST:
        raise BadInput(f"The address {shown(text)} is longer than {LONGEST} characters: give a shorter one.")
    return text


def parse(address: str) -> URL:
    """An http(s) address as a URL that yarl holds sound.  Raises BadInput."""
    text = _EDGE.sub("", address).replace("&amp;", "&")
    text = _JUNK.sub("", text) if "\n" in text or "\t" in text or "\r" in text else _JUNK.sub("%20", text)
    if len(text) > 4 * LONGEST:
        raise BadInput(f"The address {shown(text)} is too long to be one.")
    try:
        url = URL(text)
        sound = (
            url.scheme in {"http", "https"}
            and bool(url.host)
            and url.port is not None
            and bool((url.host or "").strip("."))
        )
        sound = sound and _HOST.fullmatch(url.raw_host or "") is not None
        str(url).encode("ascii")
    except (ValueError, TypeError, UnicodeError) as error:
        raise BadInput(f"{shown(address)} is not an address: give one that begins with https://.") from error
    if not sound:
        raise BadInput(f"{shown(address)} is not a web address: give one that begins with https:// or http://.")
    if url.user is not None or url.password is not None:
        raise BadInput(f"The address of {shown(url.host or '')} carries a name or password: give it without.")
    return url


def _is_tracking(pair: str) -> bool:
    return _TRACKING.fullmatch(unquote_plus(pair.split("=", 1)[0])) is not None


def joined(base: str, link: str) -> str | None:
    """A link as it stands on a page, made canonical against the page's address; None when it leads to no web page."""
    link = _EDGE.sub("", link)
    if not link or link[0] == "#":
        return None
    try:
        relative = URL(_JUNK.sub("%20", link))
        whole = relative if relative.absolute and relative.scheme else URL(base).join(relative)
        return canonical(str(whole))
    except (BadInput, ValueError, TypeError, UnicodeError):
        return None


def host_of(url: str) -> str:
    """The host of an address, without a leading "www."; "" where there is none."""
    try:
        host = (URL(url).host or "").lower().rstrip(".")
    except ValueError:
        return ""
    return host.removeprefix("www.")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: the same host, or one host under the other."""
    a, b = host_of(one), host_of(other)
    for prefix in ("m.", "amp.", "mobile."):
        a, b = a.removeprefix(prefix), b.removeprefix(prefix)
    return bool(a and b) and (a == b or a.endswith("." + b) or b.endswith("." + a))


def shown(text: str, longest: int = 200) -> str:
    """Words from the web as they may stand in a sentence or a log line: one line, printable, not endless."""
    safe = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text[: longest + 1])
    return safe if len(text) <= longest else safe[:longest] + "…"
