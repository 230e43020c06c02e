"""What was read of stories lately, kept at hand: an editor asks for the same story again and again."""

from collections import OrderedDict
from collections.abc import Sequence

from bot.ports.store import ArticleRecord, Articles
from summaries.model import Read

KEPT = 400  # article versions; two stories of the largest size, some tens of megabytes

Key = tuple[str, str, str]


class Shelf:
    """Article versions with their analyses.  A version never changes; one that is replaced falls out in time."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._reads: OrderedDict[Key, Read] = OrderedDict()

    async def reads(self, articles: Articles, records: Sequence[ArticleRecord]) -> list[Read]:
        """The newest version of each article that has been read, in the order of the records."""
        missing = [record.id for record in records if _key(record) not in self._reads]
        fresh = {read.article.id: read for read in await articles.reads(missing)} if missing else {}
        found = []
        for record in records:
            read = fresh.get(record.id) or self._reads.get(_key(record))
            if read is not None:
                found.append(read)
                self._put((record.id, read.article.version, read.article.publisher), read)
        return found

    def _put(self, key: Key, read: Read) -> None:
        self._reads[key] = read
        self._reads.move_to_end(key)
        while len(self._reads) > self._kept:
            self._reads.popitem(last=False)


def _key(record: ArticleRecord) -> Key:
    return record.id, record.version, record.publisher
