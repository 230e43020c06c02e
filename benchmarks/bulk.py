"""A database filled as the service fills it, the same rows, but in large transactions and without reading pages."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from benchmarks.invented import END, OUTLETS, Events, article, vocabulary
from bot.store.sqlite.codec import pack, stamp
from bot.store.sqlite.forms import Met, put_forms
from summaries.model import Analysis, Article, Name, Sentence
from summaries.text.analyse import READER
from summaries.text.shingles import sketch
from summaries.text.stems import telling_stems
from summaries.text.tokens import tokenise
from summaries.tracking.clusters import Clusters

AT_ONCE = 5_000  # articles a transaction
NEWSROOM = 1


class Bulk:
    """Fills one newsroom's database up to any size, and further later.  takers: who walks its stream."""

    def __init__(self, path: Path, total: int) -> None:
        self._path, self._total, self.events = path, total, Events()
        self.stored = 0
        self.takers: tuple[str, ...] = ()
        self._live = Clusters(10)  # only to pack what a live index keeps

    def fill(self, up_to: int, whole: bool = True) -> None:
        """Store articles until there are so many.

        whole: with the analysis of each, and what the live index keeps of it; else with one analysis for all.
        """
        with closing(sqlite3.connect(self._path, isolation_level=None)) as db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("PRAGMA cache_size = -256000")
            if not self.stored:
                _found(db)
            while self.stored < up_to:
                until = min(self.stored + AT_ONCE, up_to)
                db.execute("BEGIN IMMEDIATE")
                told = [article(n, self._total, self.events) for n in range(self.stored, until)]
                analyses = _bodies(told, whole)
                _store(db, told, analyses)
                _cluster(db, told, analyses, self._live if whole else None)
                db.execute("COMMIT")
                self.stored = until
            _stand_still(db, self.takers)


def _found(db: sqlite3.Connection) -> None:
    """Sixty outlets with a feed each, and the forms of every word."""
    now = stamp(END)
    for n in range(OUTLETS):
        db.execute("INSERT INTO publishers (id, name) VALUES (?, ?)", (n + 1, f"Paper {n}"))
        db.execute(
            "INSERT INTO sources (id, url, kind, title, site, publisher_id, interval, next_at, first_seen)"
            " VALUES (?, ?, 'feed', ?, ?, ?, 900000000, ?, 0)",
            (n + 1, f"https://paper{n}.example/feed", f"Paper {n}", f"https://paper{n}.example/", n + 1, now),
        )
        db.execute(
            "INSERT INTO newsroom_sources (newsroom_id, source_id, name, added_at) VALUES (?, ?, ?, ?)",
            (NEWSROOM, n + 1, f"Paper {n}", now),
        )
    put_forms(db, Met().fresh(" ".join(vocabulary()), "en").forms())


def _store(db: sqlite3.Connection, articles: list[Article], analyses: dict[str, Analysis]) -> None:
    ids = {one.id: int(one.id) + 1 for one in articles}
    day = {one.id: stamp(one.published or END) for one in articles}
    outlet = {one.id: int(one.publisher.split()[1]) + 1 for one in articles}
    many = db.executemany
    many(
        "INSERT INTO articles (id, publisher_id, seen_at, dated_at, title, url, host, published, versions, wanted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0)",
        [
            (ids[a.id], outlet[a.id], day[a.id], day[a.id], a.title, a.url, a.url.split("/")[2], day[a.id])
            for a in articles
        ],
    )
    many("INSERT INTO article_urls (url, article_id) VALUES (?, ?)", [(a.url, ids[a.id]) for a in articles])
    many(
        "INSERT INTO entries (source_id, guid, url, article_id, fingerprint, title) VALUES (?, ?, ?, ?, ?, ?)",
        [(outlet[a.id], a.url, a.url, ids[a.id], f"{ids[a.id]:064x}", a.title) for a in articles],
    )
    many(
        "INSERT INTO article_versions (id, article_id, number, version, change, fetched_at, published, language,"
        " byline, extractor, raw_hash, url, title, text)"
        " VALUES (?, ?, 1, ?, 'first', ?, ?, 'en', '', 'bench', ?, ?, ?, ?)",
        [
            (ids[a.id], ids[a.id], a.version, day[a.id], day[a.id], a.version[::-1], a.url, a.title, a.text)
            for a in articles
        ],
    )
    many("UPDATE articles SET newest_id = ? WHERE id = ?", [(ids[a.id], ids[a.id]) for a in articles])
    many(
        "INSERT INTO article_versions_fts (rowid, title, text) VALUES (?, ?, ?)",
        [(ids[a.id], a.title, a.text) for a in articles],
    )
    many(
        "INSERT INTO analyses (version, reader, body) VALUES (?, ?, ?)",
        ((a.version, READER, pack(analyses[a.id])) for a in articles),
    )
    many("INSERT INTO stream (place, version_id) VALUES (?, ?)", [(ids[a.id], ids[a.id]) for a in articles])
    many(
        "INSERT INTO notes (article_id, newsroom_id, at, what) VALUES (?, NULL, ?, ?)",
        [
            (ids[a.id], day[a.id], what)
            for a in articles
            for what in ("Listed by Paper.", "Read: 380 words, version 1.")
        ],
    )


def _bodies(articles: list[Article], whole: bool) -> dict[str, Analysis]:
    one = quickly(articles[0])
    return {each.id: quickly(each) if whole else one for each in articles}


def _cluster(
    db: sqlite3.Connection, articles: list[Article], analyses: dict[str, Analysis], live: Clusters | None
) -> None:
    """Each article in the cluster of its event.  live: packs what its index keeps; None: nothing is kept of these."""
    rows = [(int(a.id) + 1, Events.key(int(a.id)) // 8, stamp(a.published or END)) for a in articles]
    db.executemany(
        "INSERT INTO clusters (id, first_at, last_at) VALUES (?2, ?3, ?3)"
        " ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at",
        rows,
    )
    db.executemany(
        "INSERT INTO cluster_articles (article_id, cluster_id, put_id, place, score, reason, at)"
        " VALUES (?1, ?2, ?2, ?1, 0.5, 'like 3 of its articles', ?3)",
        rows,
    )
    for one in articles if live is not None else ():
        live.place(one.id, 0, analyses[one.id], one.title, one.published)
        db.execute(
            "INSERT INTO cluster_records (place, article_id, record) VALUES (?1, ?1, ?2)",
            (int(one.id) + 1, live.packed(one.id)),
        )


def quickly(one: Article) -> Analysis:
    """What clustering, matching and search need of an analysis, in a twentieth of the time.

    Sentences with their stems, the names of the event, the sketch; sentences that come back are read once.
    """
    sentences, words, at = [], [], 0
    for paragraph in one.text.split("\n\n"):
        for said in _sentences(paragraph):
            stems, low = _read(said)
            sentences.append(Sentence(at, at + len(said), stems, 0.5, paragraph=len(sentences) // 3))
            words += low
            at += len(said) + 1
        at += 1
    names = tuple(_names(one.text))
    return Analysis(one.version, READER, "en", tuple(sentences), names, shingles=sketch(words), words=len(words))


def _sentences(paragraph: str) -> Iterable[str]:
    return paragraph.replace(". ", ".\0").split("\0")


@lru_cache(maxsize=200_000)
def _read(said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    low = tokenise(said).low
    table = telling_stems("en")
    return tuple(filter(None, map(table.__getitem__, low))), tuple(word for word in low if word[0].isalnum())


def _names(text: str) -> Iterator[Name]:
    """Capitalised words inside a sentence, two at most of each."""
    at = 0
    for word in text.split(" "):
        if word[:1].isupper() and text[at - 2 : at - 1] not in (".", "\n", "“") and word.isalpha():
            yield Name(at, at + len(word), "person", word, at, at + len(word))
        at += len(word) + 1


def _stand_still(db: sqlite3.Connection, takers: tuple[str, ...]) -> None:
    """Everybody who walks the stream has come to its end."""
    end = db.execute("SELECT coalesce(max(place), 0) FROM stream").fetchone()[0]
    db.execute("UPDATE newsrooms SET place = ?", (end,))
    for taker in takers:
        db.execute(
            "INSERT INTO walks (taker, place) VALUES (?, ?) ON CONFLICT (taker) DO UPDATE SET place = ?",
            (taker, end, end),
        )
