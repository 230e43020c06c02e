"""Addresses as any chat may be given them: of the web, in ASCII, with a host, and not endless."""

from urllib.parse import quote, urlsplit

from yarl import URL

from bot.platforms.harmless import outward

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%")


def address(url: str, most: int) -> str:
    """The web address in its own ASCII, or "" for what is none, or is longer than ``most`` characters."""
    url = outward(url)
    try:
        if not set(url) <= _SAFE:
            url = str(URL(url))
        good = bool(url and urlsplit(url).hostname)
    except ValueError:
        return ""
    return url if good and len(url) <= most and set(url) <= _SAFE else ""


def story_address(desk: str, slug: str, most: int) -> str:
    """The story's page on the desk; "" where there is no public desk."""
    return address(f"{desk}/stories/{quote(slug, safe='')}", most) if desk and slug else ""
