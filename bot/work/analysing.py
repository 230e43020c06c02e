"""Articles made of pages, and analyses made of articles, in a worker process.

Analyses are brought home as MessagePack: pickled, they would cost the event loop more.
"""

from urllib.parse import urlsplit

import msgspec

from bot.ports.collector import Listed, Page
from summaries.model import Analysis, Article, version_of
from summaries.text.analyse import analyse

_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Analysis)


def article_of(page: Page, listed: Listed, identity: str = "") -> Article:
    """The article version that a page holds, with what its source said of it where the page is silent."""
    return Article(
        id=identity,
        url=page.url,
        publisher=listed.publisher or page.site_name or (urlsplit(page.url).hostname or ""),
        title=page.title or listed.title,
        text=page.text,
        published=listed.published or page.published,
        version=version_of(page.text),
        byline=page.byline,
        language=page.language,
    )


def analysed(page: Page, listed: Listed) -> bytes:
    """All that is read in the article of a page, packed; runs in a worker."""
    return _PACK.encode(analyse(article_of(page, listed)))


def unpacked(body: bytes) -> Analysis:
    """What ``analysed`` packed."""
    return _UNPACK.decode(body)
