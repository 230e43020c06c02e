"""The first shape: what newsrooms share, then what each has of its own.

What belongs to a newsroom has newsroom_id first in every unique key, and points at other such rows together with it,
so the database itself refuses a row that would join two newsrooms.  Instants are microseconds since 1970 UTC.
"""

from sqlite_utils import Database

SHARED = """
CREATE TABLE publishers (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    publisher_id INTEGER NOT NULL REFERENCES publishers(id),
    interval INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    failure TEXT NOT NULL DEFAULT '',
    gone INTEGER NOT NULL DEFAULT 0,
    first_seen INTEGER NOT NULL DEFAULT 1,
    last_ok_at INTEGER,
    articles INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sources_next ON sources(next_at);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    publisher_id INTEGER NOT NULL REFERENCES publishers(id),
    seen_at INTEGER NOT NULL,
    dated_at INTEGER NOT NULL,          -- published where that is known, else seen_at: what "newest" means
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    published INTEGER,
    newest_id INTEGER REFERENCES article_versions(id),
    versions INTEGER NOT NULL DEFAULT 0,
    wanted INTEGER NOT NULL DEFAULT 1,
    baseline INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    same_as INTEGER REFERENCES articles(id),  -- its page turned out to be that of an article known before
    summary TEXT NOT NULL DEFAULT ''
);
CREATE INDEX articles_dated ON articles(dated_at);
CREATE INDEX articles_wanted ON articles(host, dated_at DESC) WHERE wanted;
CREATE INDEX articles_newest ON articles(newest_id);

CREATE TABLE article_urls (url TEXT PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id)) WITHOUT ROWID;
CREATE INDEX article_urls_article ON article_urls(article_id);

CREATE TABLE entries (
    source_id INTEGER NOT NULL REFERENCES sources(id),
    guid TEXT NOT NULL,
    url TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    fingerprint TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (source_id, guid, url)
) WITHOUT ROWID;
CREATE INDEX entries_article ON entries(article_id, source_id);

CREATE TABLE article_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    number INTEGER NOT NULL,
    version TEXT NOT NULL,
    change TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    published INTEGER,
    language TEXT NOT NULL,
    byline TEXT NOT NULL,
    extractor TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (article_id, number)
);
CREATE INDEX article_versions_version ON article_versions(version);

CREATE TABLE analyses (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    reader TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (version, reader)
);

-- The order in which versions became readable; AUTOINCREMENT, so that a place is never given twice.
CREATE TABLE stream (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL UNIQUE REFERENCES article_versions(id)
);
"""

NEWSROOM = """
CREATE TABLE newsrooms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    place INTEGER NOT NULL DEFAULT 0    -- how far matching has come in the stream
);

CREATE TABLE newsroom_sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    source_id INTEGER NOT NULL REFERENCES sources(id),
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (newsroom_id, source_id)
);
CREATE INDEX newsroom_sources_source ON newsroom_sources(source_id);

CREATE TABLE asked (
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    article_id INTEGER NOT NULL REFERENCES articles(id),
    PRIMARY KEY (newsroom_id, article_id)
) WITHOUT ROWID;

CREATE TABLE workspaces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    platform TEXT NOT NULL,
    external TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (newsroom_id, platform, external),
    UNIQUE (newsroom_id, id)
);

CREATE TABLE members (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    workspace_id INTEGER NOT NULL,
    external TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'admin')),
    created_at INTEGER NOT NULL,
    UNIQUE (newsroom_id, workspace_id, external),
    UNIQUE (newsroom_id, id),
    FOREIGN KEY (newsroom_id, workspace_id) REFERENCES workspaces(newsroom_id, id)
);

CREATE TABLE channels (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    workspace_id INTEGER NOT NULL,
    platform TEXT NOT NULL,
    external TEXT NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (newsroom_id, workspace_id, external),
    UNIQUE (newsroom_id, id),
    FOREIGN KEY (newsroom_id, workspace_id) REFERENCES workspaces(newsroom_id, id)
);

CREATE TABLE tokens (
    token_hash TEXT PRIMARY KEY,
    newsroom_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    FOREIGN KEY (newsroom_id, member_id) REFERENCES members(newsroom_id, id)
) WITHOUT ROWID;

CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    lens TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'developing',
    query TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (newsroom_id, id)
);
CREATE UNIQUE INDEX stories_slug ON stories(newsroom_id, slug) WHERE removed_at IS NULL;

CREATE TABLE story_articles (
    newsroom_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, story_id, article_id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;
CREATE INDEX story_articles_article ON story_articles(article_id);

CREATE TABLE looks (
    newsroom_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, member_id, story_id),
    FOREIGN KEY (newsroom_id, member_id) REFERENCES members(newsroom_id, id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;

CREATE TABLE briefings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    story_id INTEGER,
    as_of INTEGER NOT NULL,
    frozen_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (newsroom_id, id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
);
CREATE INDEX briefings_story ON briefings(newsroom_id, story_id);

CREATE TABLE briefing_sources (
    newsroom_id INTEGER NOT NULL,
    briefing_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    article_id INTEGER REFERENCES articles(id),
    version TEXT NOT NULL,
    PRIMARY KEY (newsroom_id, briefing_id, number),
    FOREIGN KEY (newsroom_id, briefing_id) REFERENCES briefings(newsroom_id, id)
) WITHOUT ROWID;
CREATE INDEX briefing_sources_article ON briefing_sources(article_id);

CREATE TABLE briefing_lines (
    newsroom_id INTEGER NOT NULL,
    briefing_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    section TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (newsroom_id, briefing_id, number),
    FOREIGN KEY (newsroom_id, briefing_id) REFERENCES briefings(newsroom_id, id)
) WITHOUT ROWID;

CREATE TABLE line_evidence (
    newsroom_id INTEGER NOT NULL,
    briefing_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    number INTEGER NOT NULL,
    version TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, briefing_id, line, number),
    FOREIGN KEY (newsroom_id, briefing_id, line) REFERENCES briefing_lines(newsroom_id, briefing_id, number)
) WITHOUT ROWID;
CREATE INDEX line_evidence_version ON line_evidence(version);

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    zone TEXT NOT NULL,
    next_due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_slot TEXT NOT NULL DEFAULT '',
    removed_at INTEGER,
    UNIQUE (newsroom_id, channel_id, story_id),
    FOREIGN KEY (newsroom_id, channel_id) REFERENCES channels(newsroom_id, id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
);
CREATE INDEX subscriptions_due ON subscriptions(next_due_at) WHERE removed_at IS NULL;

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    slot TEXT NOT NULL,
    part INTEGER NOT NULL,
    payload TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'leased', 'sending', 'posted', 'failed', 'dropped')),
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT NOT NULL DEFAULT '',
    leased_until INTEGER,
    worker TEXT NOT NULL DEFAULT '',
    uncertain INTEGER NOT NULL DEFAULT 0,
    message TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    ended_at INTEGER,
    UNIQUE (newsroom_id, channel_id, kind, slot, part),
    UNIQUE (newsroom_id, id),
    FOREIGN KEY (newsroom_id, channel_id) REFERENCES channels(newsroom_id, id)
);
CREATE INDEX deliveries_owed ON deliveries(due_at) WHERE state IN ('queued', 'leased', 'sending');

CREATE TABLE delivery_briefings (
    newsroom_id INTEGER NOT NULL,
    delivery_id INTEGER NOT NULL,
    briefing_id INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, delivery_id, briefing_id),
    FOREIGN KEY (newsroom_id, delivery_id) REFERENCES deliveries(newsroom_id, id),
    FOREIGN KEY (newsroom_id, briefing_id) REFERENCES briefings(newsroom_id, id)
) WITHOUT ROWID;
CREATE INDEX delivery_briefings_briefing ON delivery_briefings(briefing_id);

CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    delivery TEXT NOT NULL,
    body TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    edited_at INTEGER,
    UNIQUE (newsroom_id, channel_id, delivery),
    FOREIGN KEY (newsroom_id, channel_id) REFERENCES channels(newsroom_id, id)
);

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    newsroom_id INTEGER REFERENCES newsrooms(id),
    at INTEGER NOT NULL,
    what TEXT NOT NULL
);
CREATE INDEX notes_article ON notes(article_id);

-- member_id and channel_id are 0 where Standfirst itself changed something (sources of the configuration file).
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    member_id INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    channel_id INTEGER NOT NULL,
    said TEXT NOT NULL,
    at INTEGER NOT NULL,
    room TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    undoes INTEGER REFERENCES audit(id),
    undone_at INTEGER
);
CREATE INDEX audit_newsroom ON audit(newsroom_id, id);
"""


def up(db: Database) -> None:
    """Make every table, and the search index over the newest version of each article."""
    db.executescript(SHARED)
    db.executescript(NEWSROOM)
    db.table("article_versions").enable_fts(["title", "text"], tokenize="unicode61 remove_diacritics 2")
