"""Search: what is looked for as FTS5's syntax and SQL, the best hits, and what is shown of them."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.ports.store import Hit, Hits
from bot.store.sqlite.codec import article_number, stamp, to_json
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.forms import forms_asked, forms_of
from bot.store.sqlite.records import ARTICLES, RESOLVED, VISIBLE, article_record
from summaries.errors import NotFound
from summaries.search.asked import Search, Term
from summaries.search.forms import words_of
from summaries.text.stems import fold

RANKED = 2_000  # hits, the newest ones, that are put in order
FEW = 20  # hits with all the words below which what has only some of them comes behind
_RANK = "bm25(article_versions_fts, 4.0, 1.0)"  # a title that has a word says more than a text that does
_WEEK = timedelta(days=7) // timedelta(microseconds=1)

# CROSS JOIN keeps the order: hits from the index, newest first, each filtered by the other index alone, and as soon as
# there are enough nothing more is read (sqlite.org/optoverview.html, 8.1).
_HITS = f"""
SELECT a.id, {_RANK} AS rank, a.dated_at FROM article_versions_fts f CROSS JOIN articles a ON a.newest_id = f.rowid
WHERE article_versions_fts MATCH :match AND f.rowid >= :lowest AND {{filters}}
ORDER BY f.rowid DESC LIMIT :most
"""  # noqa: S608  # no data in it
_NEWEST = """
SELECT a.id, -1.0 AS rank, a.dated_at FROM articles a WHERE a.newest_id IS NOT NULL AND {filters}
ORDER BY a.dated_at DESC, a.id DESC LIMIT :most
"""
_SHOWN = ARTICLES.replace("FROM articles a", ", v.text FROM articles a JOIN article_versions v ON v.id = a.newest_id")
_SHOWN += "WHERE a.id IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class _Wanted:
    """A search as the index is asked for it.  groups: of FTS5's syntax."""

    groups: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    phrases: list[tuple[str, ...]] = field(default_factory=list)

    def match(self, joint: str) -> str:
        wanted = joint.join(self.groups)
        return f"({wanted}) NOT ({' OR '.join(self.without)})" if self.without else wanted


class SqliteSearches:
    """bot.ports.store.Searches."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def find(self, newsroom: int, search: Search, first: int, limit: int, now: datetime) -> Hits:
        return await self._connections.read(lambda db: _find(db, newsroom, search, first, limit, now))

    async def url_of(self, newsroom: int, article: str) -> str:
        sql = f"SELECT a.url FROM articles a WHERE {RESOLVED} AND {VISIBLE}"  # noqa: S608  # no data in it

        def work(db: sqlite3.Connection) -> str:
            row = db.execute(sql, {"article": article_number(article), "newsroom": newsroom}).fetchone()
            if not row:
                raise NotFound("That article is not here any more.")
            return str(row["url"])

        return await self._connections.read(work)


def _find(db: sqlite3.Connection, newsroom: int, search: Search, first: int, limit: int, now: datetime) -> Hits:
    wanted = _wanted(db, search)
    values: dict[str, object] = {"newsroom": newsroom, "most": RANKED + 1}
    filters = " AND ".join(_filters(db, search, newsroom, values))
    if wanted.groups:
        values["lowest"] = _lowest(db, search.since)
        sql = _HITS.format(filters=filters)
        rows = db.execute(sql, {**values, "match": wanted.match(" AND ")}).fetchall()
        ranked, whole = _ranked(rows[:RANKED], stamp(now)), min(len(rows), RANKED)
        if whole < FEW and len(wanted.groups) > 1:
            have = {row["id"] for row in rows}
            rows = db.execute(sql, {**values, "match": wanted.match(" OR ")}).fetchall()
            ranked += [row for row in _ranked(rows[:RANKED], stamp(now)) if row["id"] not in have]
    else:
        rows = db.execute(_NEWEST.format(filters=filters), values).fetchall()
        ranked, whole = rows[:RANKED], min(len(rows), RANKED)
    shown = [row["id"] for row in ranked[first : first + limit]]
    hits, more = _hits(db, newsroom, shown), len(rows) > RANKED
    return Hits(hits, len(ranked), more, whole, frozenset(wanted.forms), tuple(wanted.phrases))


def _ranked(rows: Sequence[sqlite3.Row], now: int) -> list[sqlite3.Row]:
    """Best first: today's news counts twice as much as what is old, last week's half as much again."""

    def worth(row: sqlite3.Row) -> float:
        age = max(now - int(row["dated_at"]), 0)
        return float(row["rank"]) * (1.0 + 1.0 / (1.0 + age / _WEEK))

    return sorted(rows, key=lambda row: (worth(row), -row["dated_at"], -row["id"]))


# --- what is looked for -----------------------------------------------------------------------------------------------


def _wanted(db: sqlite3.Connection, search: Search) -> _Wanted:
    wanted = _Wanted()
    for group in search.groups:
        terms = [quoted for term in group for quoted in _looked_for(db, term, wanted)]
        if terms:
            wanted.groups.append(f"({' OR '.join(terms)})")
    wanted.without = [_quoted(form) for term in search.without for form in forms_of(db, term.words, term.phrase)]
    for speaker in search.speakers:
        wanted.forms.update(form for word in words_of(speaker) for form in forms_asked(db, word))
    return wanted


def _looked_for(db: sqlite3.Connection, term: Term, wanted: _Wanted) -> list[str]:
    forms = forms_of(db, term.words, term.phrase)
    if len(words := words_of(term.words)) > 1:
        wanted.phrases.append(tuple(words))
    else:
        wanted.forms.update(forms)
    return [_quoted(form) for form in forms]


def _quoted(words: str) -> str:
    """Folded letters and digits as a string of FTS5, in which nothing is syntax (sqlite.org/fts5.html, 3.1)."""
    return f'"{words}"'


def _filters(db: sqlite3.Connection, search: Search, newsroom: int, values: dict[str, object]) -> Iterable[str]:
    yield VISIBLE
    if search.publishers:
        values["publishers"] = to_json(_publishers(db, search.publishers))
        yield "a.publisher_id IN (SELECT value FROM json_each(:publishers))"
    if search.not_publishers:
        values["others"] = to_json(_publishers(db, search.not_publishers))
        yield "a.publisher_id NOT IN (SELECT value FROM json_each(:others))"
    if search.since:
        values["since"] = stamp(search.since)
        yield "a.dated_at >= :since"
    if search.until:
        values["until"] = stamp(search.until)
        yield "a.dated_at < :until"
    if search.story:
        values["slug"] = search.story
        yield (
            "a.id IN (SELECT m.article_id FROM stories s JOIN story_articles m ON m.newsroom_id = s.newsroom_id"
            " AND m.story_id = s.id WHERE s.newsroom_id = :newsroom AND s.slug = :slug COLLATE NOCASE"
            " AND s.removed_at IS NULL)"
        )
    for number, word in enumerate(word for speaker in search.speakers for word in words_of(speaker)):
        values[f"spoken{number}"] = to_json(forms_asked(db, word))
        yield (
            "a.newest_id IN (SELECT version_id FROM spoken WHERE word IN"  # noqa: S608  # no data in it
            f" (SELECT value FROM json_each(:spoken{number})))"
        )


def _publishers(db: sqlite3.Connection, names: Sequence[str]) -> list[int]:
    """Publishers whose name holds all the words of one of the names; that of one's exact name alone where there is."""
    known = [(row["id"], row["name"]) for row in db.execute("SELECT id, name FROM publishers")]
    found: list[int] = []
    for name in names:
        exact = [key for key, other in known if fold(other) == fold(name)]
        words = set(words_of(name))
        found += exact or [key for key, other in known if words and words <= set(words_of(other))]
    return found


def _lowest(db: sqlite3.Connection, since: datetime | None) -> int:
    """The first version that an article dated since then can have: nothing is dated later than it was stored.

    Versions are numbered in the order in which they are stored, so their times are halved until it is found.
    """
    if since is None:
        return 0
    low, high = 0, int(db.execute("SELECT coalesce(max(id), 0) FROM article_versions").fetchone()[0]) + 1
    while high - low > 1:
        middle = (low + high) // 2
        row = db.execute(
            "SELECT id, fetched_at FROM article_versions WHERE id <= ? ORDER BY id DESC LIMIT 1", (middle,)
        )
        found = row.fetchone()
        if found is None or found["fetched_at"] < stamp(since):
            low = middle
        else:
            high = middle
    return low


# --- what is shown ----------------------------------------------------------------------------------------------------


def _hits(db: sqlite3.Connection, newsroom: int, ids: Sequence[int]) -> tuple[Hit, ...]:
    rows = db.execute(_SHOWN, (to_json(list(ids)),))
    found = {row["id"]: row for row in rows}
    told = _stories_of(db, newsroom, ids)
    return tuple(Hit(article_record(found[key]), found[key]["text"], tuple(told.get(key, ()))) for key in ids)


def _stories_of(db: sqlite3.Connection, newsroom: int, ids: Sequence[int]) -> dict[int, list[str]]:
    rows = db.execute(
        "SELECT m.article_id, s.slug FROM story_articles m JOIN stories s"
        " ON s.newsroom_id = m.newsroom_id AND s.id = m.story_id"
        " WHERE m.article_id IN (SELECT value FROM json_each(?)) AND m.newsroom_id = ? AND s.removed_at IS NULL"
        " ORDER BY m.score DESC, s.slug",
        (to_json(list(ids)), newsroom),
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append(row["slug"])
    return found
