"""Which article an entry of a source is: known by its address, or by its guid where the titles are alike."""

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from bot.ports.collector import Entry
from bot.store.sqlite.codec import stamp, stamp_or_none

# Of one article, a source keeps at most this many ways of listing it: guids that change with every visit stay bounded.
_KEPT = 4
# How many articles of one guid are compared: a feed that gives every item the same guid must not slow down for ever.
_COMPARED = 8


# --- decisions ------------------------------------------------------------------------------------------------------


def alike(one: str, other: str) -> bool:
    """Whether two titles under one guid are of one article: mostly the same letters, and no numbers that contradict.

    Compared by the Dice coefficient of letter pairs (Dice 1945), at least 0.6, or one holding the other whole.  Numbers
    decide alone: "Briefing, 3 February" and "Briefing, 4 February" are two articles of a series.
    """
    first, second = _folded(one), _folded(other)
    if not first or not second or first == second:
        return True
    if not _numbers_agree(one, other):
        return False
    short, long = sorted((first, second), key=len)
    if len(short) >= 12 and short in long:
        return True
    pairs, others = _pairs(first), _pairs(second)
    shared = sum((pairs & others).values())
    return 2 * shared >= 0.6 * (sum(pairs.values()) + sum(others.values()))


def _folded(title: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKC", title).casefold() if ch.isalnum())


def _numbers_agree(one: str, other: str) -> bool:
    numbers, others = set(re.findall(r"\d+", one)), set(re.findall(r"\d+", other))
    return numbers <= others or others <= numbers


def _pairs(letters: str) -> Counter[str]:
    return Counter(letters[i : i + 2] for i in range(max(len(letters) - 1, 1)))


def telling_guids(entries: Sequence[Entry]) -> set[str]:
    """The guids that say which item is meant: not those that one visit lists under several addresses."""
    addresses: dict[str, set[str]] = {}
    for entry in entries:
        addresses.setdefault(entry.guid, set()).add(entry.url)
    return {guid for guid, urls in addresses.items() if guid and len(urls) == 1}


# --- rows -----------------------------------------------------------------------------------------------------------


def store_entries(
    db: sqlite3.Connection, source: int, publisher: int, entries: Sequence[Entry], baseline: bool, now: datetime
) -> list[str]:
    """Store what a visit listed; gives the ids of articles that became wanted."""
    telling = telling_guids(entries)
    listed = {(entry.guid, entry.url): entry for entry in entries}
    outcomes = [_store(db, source, publisher, entry, entry.guid in telling, baseline, now) for entry in listed.values()]
    for article in {article for article, _ in outcomes if article}:
        _forget(db, source, article, listed)
    return [str(article) for article in dict.fromkeys(article for article, wanted in outcomes if wanted)]


def _store(
    db: sqlite3.Connection, source: int, publisher: int, entry: Entry, telling: bool, baseline: bool, now: datetime
) -> tuple[int, bool]:
    """The article that an entry touched, 0 where it is as it was; and whether it became wanted."""
    row = db.execute(
        "SELECT article_id, fingerprint FROM entries WHERE source_id = ? AND guid = ? AND url = ?",
        (source, entry.guid, entry.url),
    ).fetchone()
    if row and row["fingerprint"] == entry.fingerprint:
        return 0, False
    article = row["article_id"] if row else _known(db, source, entry, telling)
    if not article:
        article = new_article(db, entry.url, publisher, entry.title, entry.summary, entry.published, baseline, now)
        _list(db, source, article, entry)
        return article, True
    # Somebody asked for it before any source listed it: the source knows better than the page whose it is.
    db.execute(
        "UPDATE articles SET publisher_id = ?1 WHERE id = ?2 AND NOT EXISTS"
        " (SELECT 1 FROM entries WHERE article_id = ?2)",
        (publisher, article),
    )
    listed = {
        row["fingerprint"]
        for row in db.execute(
            "SELECT fingerprint FROM entries WHERE source_id = ? AND article_id = ?", (source, article)
        )
    }
    _list(db, source, article, entry)
    changed = bool(listed) and entry.fingerprint not in listed
    return article, changed and _want_again(db, article, entry, now)


def _known(db: sqlite3.Connection, source: int, entry: Entry, telling: bool) -> int:
    row = db.execute("SELECT article_id FROM article_urls WHERE url = ?", (entry.url,)).fetchone()
    if row:
        return int(row["article_id"])
    if not telling:
        return 0
    rows = db.execute(
        "SELECT article_id, title FROM entries WHERE source_id = ? AND guid = ? ORDER BY article_id DESC LIMIT ?",
        (source, entry.guid, _COMPARED),
    )
    article = next((int(row["article_id"]) for row in rows if alike(row["title"], entry.title)), 0)
    if article:
        db.execute("INSERT INTO article_urls (url, article_id) VALUES (?, ?)", (entry.url, article))
        db.execute("UPDATE articles SET url = ?, host = ? WHERE id = ?", (entry.url, host(entry.url), article))
    return article


def _list(db: sqlite3.Connection, source: int, article: int, entry: Entry) -> None:
    """Remember how the source lists the article."""
    known = db.execute("SELECT 1 FROM entries WHERE source_id = ? AND article_id = ?", (source, article)).fetchone()
    if not known:
        db.execute("UPDATE sources SET articles = articles + 1 WHERE id = ?", (source,))
    db.execute(
        "INSERT OR REPLACE INTO entries (source_id, guid, url, article_id, fingerprint, title)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (source, entry.guid, entry.url, article, entry.fingerprint, entry.title),
    )


def _forget(db: sqlite3.Connection, source: int, article: int, listed: Collection[tuple[str, str]]) -> None:
    """Drop ways of listing an article that this visit did not use, as far as they are too many."""
    rows = db.execute("SELECT guid, url FROM entries WHERE source_id = ? AND article_id = ?", (source, article))
    ways = [(row["guid"], row["url"]) for row in rows]
    unused = [way for way in ways if way not in listed][: max(len(ways) - _KEPT, 0)]
    db.executemany(
        "DELETE FROM entries WHERE source_id = ? AND guid = ? AND url = ?", [(source, *way) for way in unused]
    )


def _want_again(db: sqlite3.Connection, article: int, entry: Entry, now: datetime) -> bool:
    """Put a known article on the wanted list; False where it stood there already.

    One without a text yet takes what the source now says of it; one with a text waits for the page to say it.
    """
    stood = db.execute("SELECT wanted FROM articles WHERE id = ?", (article,)).fetchone()["wanted"]
    db.execute(
        "UPDATE articles SET wanted = 1, tries = 0, retry_at = NULL, updated = versions > 0, summary = ? WHERE id = ?",
        (entry.summary, article),
    )
    published = stamp_or_none(entry.published)
    db.execute(
        "UPDATE articles SET title = ?, published = coalesce(?, published),"
        " dated_at = min(coalesce(?, dated_at), ?) WHERE id = ? AND versions = 0",
        (entry.title, published, published, stamp(now), article),
    )
    return not stood


def new_article(
    db: sqlite3.Connection,
    url: str,
    publisher: int,
    title: str,
    summary: str,
    published: datetime | None,
    baseline: bool,
    now: datetime,
) -> int:
    """A wanted article at an address that no article has."""
    seen_at = min(published or now, now) if baseline else now
    dated_at = min(published or seen_at, now)
    cursor = db.execute(
        "INSERT INTO articles (publisher_id, seen_at, dated_at, title, url, host, published, baseline, summary)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            publisher,
            stamp(seen_at),
            stamp(dated_at),
            title,
            url,
            host(url),
            stamp_or_none(published),
            baseline,
            summary,
        ),
    )
    article = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO article_urls (url, article_id) VALUES (?, ?)", (url, article))
    return article


def host(url: str) -> str:
    """The host that is asked for a page; the URL itself where it names none."""
    return urlsplit(url).hostname or url


def name_outlet(db: sqlite3.Connection, article: int, name: str) -> None:
    """Say whose an article is that somebody asked for before any source listed it."""
    sql = "SELECT 1 FROM articles a JOIN publishers p ON p.id = a.publisher_id WHERE a.id = ? AND p.name = ''"
    if name and db.execute(sql, (article,)).fetchone():
        db.execute("UPDATE articles SET publisher_id = ? WHERE id = ?", (publisher_row(db, name), article))


def publisher_row(db: sqlite3.Connection, name: str) -> int:
    """The row of a publisher, made at first sight."""
    db.execute("INSERT OR IGNORE INTO publishers (name) VALUES (?)", (name,))
    return int(db.execute("SELECT id FROM publishers WHERE name = ?", (name,)).fetchone()["id"])
