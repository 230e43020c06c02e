"""Search over everything stored: the forms of words, who is quoted where, and what is known of a hit at once."""

from sqlite_utils import Database

from bot.store.sqlite.forms import list_all

SEARCH = """
-- Under each key the forms that alike words take in the texts: see summaries/search/forms.py.
CREATE TABLE word_forms (key TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (key, form)) WITHOUT ROWID;

-- Folded words of the names of all who are quoted in a version.
CREATE TABLE spoken (
    word TEXT NOT NULL,
    version_id INTEGER NOT NULL REFERENCES article_versions(id),
    PRIMARY KEY (word, version_id)
) WITHOUT ROWID;

-- What a hit is filtered and ordered by, without a look at the article itself.
DROP INDEX articles_newest;
CREATE INDEX articles_newest ON articles(newest_id, dated_at, publisher_id);
"""


def up(db: Database) -> None:
    """Make the tables, and fill them from what is stored."""
    db.executescript(SEARCH)
    list_all(db.conn)
