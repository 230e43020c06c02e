"""What editors taught of stories: verdicts on articles, changed settings, stories merged and split."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Literal

from bot.ports.store import By, Moves, Note, Teaching
from bot.store.sqlite import changes, merging, moves
from bot.store.sqlite.codec import article_number, moment, numbers, stamp, to_json
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.notes import add_notes
from bot.store.sqlite.records import SAME
from bot.store.sqlite.saving import resolve
from bot.store.sqlite.stories import story_of
from summaries.errors import Conflict, NotFound
from summaries.model import Query, Story

Verdict = Literal["in", "out"]

_STANDING = "SELECT * FROM teachings WHERE newsroom_id = :newsroom AND removed_at IS NULL AND "
_SAID: Mapping[Verdict, str] = {
    "in": "Matched {slug}: an editor said that it belongs there ({by}).",
    "out": "Not matched to {slug}: an editor said that it is not that story ({by}).",
}


class SqliteTeachings:
    """bot.ports.store.Teachings."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def of(self, newsroom: int, story: int) -> Sequence[Teaching]:
        return await self._standing("story_id = :story", {"newsroom": newsroom, "story": story})

    async def about(self, newsroom: int, articles: Sequence[str]) -> Sequence[Teaching]:
        where = f"article_id IN (SELECT {SAME.format(id='value')} FROM json_each(:articles))"  # noqa: S608
        return await self._standing(where, {"newsroom": newsroom, "articles": numbers(articles)})

    async def _standing(self, where: str, values: Mapping[str, object]) -> Sequence[Teaching]:
        sql = f"{_STANDING}{where} ORDER BY taught_at, id"
        return await self._connections.read(lambda db: [_teaching(row) for row in db.execute(sql, values)])

    async def teach(
        self, newsroom: int, story: int, articles: Sequence[str], verdict: Verdict, moves: Moves, by: By
    ) -> None:
        def work(db: sqlite3.Connection) -> None:
            slug = _tracked(db, newsroom, story).slug
            head = _teach(db, newsroom, story, slug, articles, verdict, by)
            if head is None:
                raise Conflict(f"That was said already: it is {'in' if verdict == 'in' else 'not in'} {slug}.")
            _move(db, newsroom, head, story, moves)

        await self._connections.write(work)

    async def change(self, newsroom: int, changed: Story, moves: Moves, by: By) -> Story:
        def work(db: sqlite3.Connection) -> Story:
            there = _tracked(db, newsroom, changed.id)
            if (there.name, there.lens, there.query) == (changed.name, changed.lens, changed.query):
                raise Conflict(f"{there.slug} is like that already: nothing was changed.")
            before = changes.snapshot(db, "stories", newsroom, changed.id)
            db.execute(
                "UPDATE stories SET name = ?, lens = ?, query = ? WHERE id = ?",
                (changed.name, changed.lens, to_json(changed.query), changed.id),
            )
            _move(db, newsroom, changes.record(db, newsroom, by, "stories", changed.id, before), changed.id, moves)
            return _tracked(db, newsroom, changed.id)

        return await self._connections.write(work)

    async def merge(self, newsroom: int, keep: int, gone: int, query: Query, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            if keep == gone:
                raise Conflict("A story cannot go into itself; name two.")
            stays, goes = _tracked(db, newsroom, keep), _tracked(db, newsroom, gone)
            head = merging.closed(db, newsroom, keep, gone, query, by)
            refused = {each.article for each in _read(db, newsroom, keep) if each.verdict == "out"}
            here = "SELECT article_id FROM story_articles WHERE newsroom_id = ? AND story_id = ? ORDER BY article_id"
            articles = [str(row["article_id"]) for row in db.execute(here, (newsroom, gone))]
            wanted = [article for article in articles if article not in refused]
            _teach(db, newsroom, keep, stays.slug, wanted, "in", by, head, f"it was in {goes.slug}, which went there")
            taught = {each.article for each in _read(db, newsroom, keep)}
            never = [each.article for each in _read(db, newsroom, gone) if each.verdict == "out"]
            never = [article for article in never if article not in taught and not _inside(db, newsroom, keep, article)]
            _teach(db, newsroom, keep, stays.slug, never, "out", by, head)
            merging.move_subscriptions(db, newsroom, keep, gone, by, head)
            merging.move_questions(db, newsroom, keep, gone, by, head)
            moves.joined(db, newsroom, gone, keep)

        await self._connections.write(work)

    async def split(
        self, newsroom: int, story: int, articles: Sequence[str], slug: str, name: str, query: Query, by: By
    ) -> Story:
        def work(db: sqlite3.Connection) -> Story:
            old = _tracked(db, newsroom, story)
            try:
                row = db.execute(
                    "INSERT INTO stories (newsroom_id, slug, name, lens, query, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                    (newsroom, slug, name, old.lens, to_json(query), stamp(by.at)),
                ).lastrowid
            except sqlite3.IntegrityError as error:
                raise Conflict(f"A story {slug} is tracked already. Choose another name.") from error
            made = int(row or 0)
            head = changes.record(db, newsroom, by, "stories", made, None)
            _teach(db, newsroom, made, slug, articles, "in", by, head)
            _teach(db, newsroom, story, old.slug, articles, "out", by, head)
            return _tracked(db, newsroom, made)

        return await self._connections.write(work)

    async def went(self, newsroom: int) -> Mapping[str, Story]:
        return await self._connections.read(lambda db: merging.went(db, newsroom))


def _tracked(db: sqlite3.Connection, newsroom: int, story: int) -> Story:
    row = db.execute(
        "SELECT * FROM stories WHERE newsroom_id = ? AND id = ? AND removed_at IS NULL", (newsroom, story)
    ).fetchone()
    if row is None:
        raise NotFound("That story is not tracked any more; /stories lists those that are.")
    return story_of(row)


def _read(db: sqlite3.Connection, newsroom: int, story: int) -> list[Teaching]:
    rows = db.execute(f"{_STANDING}story_id = :story ORDER BY id", {"newsroom": newsroom, "story": story})
    return [_teaching(row) for row in rows]


def _inside(db: sqlite3.Connection, newsroom: int, story: int, article: str) -> bool:
    sql = "SELECT 1 FROM story_articles WHERE newsroom_id = ? AND story_id = ? AND article_id = ?"
    return db.execute(sql, (newsroom, story, article_number(article))).fetchone() is not None


def _teach(
    db: sqlite3.Connection,
    newsroom: int,
    story: int,
    slug: str,
    articles: Sequence[str],
    verdict: Verdict,
    by: By,
    head: int | None = None,
    because: str = "",
) -> int | None:
    """Write verdicts that do not stand already, as parts of one change, and put the articles where they say.

    because: why they are in, where it was not said of each.  Gives the change, None where there was nothing to write.
    """
    reason = because or f"an editor said so ({by.name})"
    for article in dict.fromkeys(resolve(db, one) for one in articles):
        sql = "SELECT id, verdict, removed_at FROM teachings WHERE newsroom_id = ? AND story_id = ? AND article_id = ?"
        found = db.execute(sql, (newsroom, story, article)).fetchone()
        if found and found["removed_at"] is None and found["verdict"] == verdict:
            continue
        before = changes.snapshot(db, "teachings", newsroom, found["id"]) if found else None
        db.execute(
            "INSERT INTO teachings (newsroom_id, story_id, article_id, verdict, by_name, taught_at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (newsroom_id, story_id, article_id) DO UPDATE SET"
            " verdict = excluded.verdict, by_name = excluded.by_name, taught_at = excluded.taught_at,"
            " removed_at = NULL",
            (newsroom, story, article, verdict, by.name, stamp(by.at)),
        )
        row = db.execute(sql, (newsroom, story, article)).fetchone()["id"]
        written = changes.record(db, newsroom, by, "teachings", row, before, part_of=head)
        head = head or written
        if verdict == "in":
            moves.put_in(db, newsroom, head, story, article, 1.0, (reason,))
        else:
            moves.take_out(db, newsroom, head, story, article)
        what = f"Matched {slug}: {because}." if because else _SAID[verdict].format(slug=slug, by=by.name)
        add_notes(db, [Note(str(article), newsroom, by.at, what)])
    return head


def _move(db: sqlite3.Connection, newsroom: int, audit: int, story: int, moved: Moves) -> None:
    """Let articles come and go with a change; what was taught stands."""
    taught = {each.article for each in _read(db, newsroom, story)}
    for match in moved.coming:
        if str(article := resolve(db, match.article)) not in taught:
            moves.put_in(db, newsroom, audit, story, article, match.score, match.reasons)
    for one in moved.leaving:
        if str(article := resolve(db, one)) not in taught:
            moves.take_out(db, newsroom, audit, story, article)
    add_notes(db, moved.notes)


def _teaching(row: sqlite3.Row) -> Teaching:
    return Teaching(row["story_id"], str(row["article_id"]), row["verdict"], row["by_name"], moment(row["taught_at"]))
