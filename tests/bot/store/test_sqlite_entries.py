"""Which article an entry is, for any sequence of visits that a feed can think of."""

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports.collector import Entry
from bot.store.sqlite import open_store
from bot.store.sqlite.entries import publisher_row, store_entries
from bot.store.sqlite.migrations import bring_up, steps
from tests.bot.store.newsdesk import NOON, new_version, open_desk

ENTRIES = st.builds(
    Entry,
    url=st.sampled_from([f"https://herald.example/{n}" for n in range(4)]),
    guid=st.sampled_from(["", "a", "b", "c"]),
    title=st.sampled_from(["", "Storm hits the coast", "Storm hits coast", "Budget rejected", "Day 1", "Day 2"]),
    published=st.sampled_from([None, NOON]),
    fingerprint=st.sampled_from(["", "1", "2"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ENTRIES, max_size=5), max_size=5))
def test_an_address_is_one_article_whatever_a_feed_does(visits):
    """Every listed address has exactly one article, none has two, and the same visit again brings nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        bring_up(db, Path("memory"), steps())
        herald = publisher_row(db, "Herald")
        db.execute(
            "INSERT INTO sources (url, kind, publisher_id, interval, next_at) VALUES ('feed', 'feed', ?, 1, 1)",
            (herald,),
        )
        for visit in visits:
            store_entries(db, 1, herald, visit, False, NOON)
            db.execute("UPDATE articles SET wanted = 0, versions = 1")
            assert store_entries(db, 1, herald, visit, False, NOON) == []

        listed = {entry.url for visit in visits for entry in visit}
        rows = db.execute("SELECT url, article_id FROM article_urls").fetchall()
        assert {row["url"] for row in rows} == listed
        articles = {row[0] for row in db.execute("SELECT id FROM articles")}
        assert {row["article_id"] for row in rows} == articles
        assert db.execute("SELECT articles FROM sources").fetchone()[0] == len(articles)


def test_what_posted_messages_rest_on_a_version_is_one_query():
    """The rows that corrections will ask for exist and are indexed: no table is read from end to end."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        bring_up(db, Path("memory"), steps())
        plan = db.execute(
            "EXPLAIN QUERY PLAN SELECT d.id, d.message, e.line FROM line_evidence e"
            " JOIN delivery_briefings l ON l.briefing_id = e.briefing_id"
            " JOIN deliveries d ON d.newsroom_id = l.newsroom_id AND d.id = l.delivery_id AND d.state = 'posted'"
            " WHERE e.version = 'v'"
        ).fetchall()

    assert all("SEARCH" in step[3] for step in plan), plan


async def test_the_search_index_holds_newest_texts_only(tmp_path: Path):
    """A replaced text leaves the index: it neither grows with every edit nor weighs in any ranking."""
    store = await open_store(tmp_path / "standfirst.db")
    desk = await open_desk(store, "Room")
    article = await desk.article(await desk.follow(), text="A quince.")
    await store.articles.save(new_version(article, text="A medlar."), NOON)
    sql = "SELECT count(*) FROM article_versions_fts WHERE article_versions_fts MATCH ?"
    hits = await store._connections.read(
        lambda db: [db.execute(sql, (word,)).fetchone()[0] for word in ("quince", "medlar")]
    )
    await store.close()

    assert hits == [0, 1]
