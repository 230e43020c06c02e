"""Keeping which forms words take and who is quoted where, as texts are stored."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.store.sqlite.codec import to_json, unpack
from summaries.model import Analysis
from summaries.search.forms import (
    MOST,
    asked_keys,
    different_words,
    plain_stems,
    sound_keys,
    speaker_words,
    stem_keys,
    words_of,
)

_FORM = "INSERT OR IGNORE INTO word_forms (key, form) VALUES (?, ?)"
_SPOKEN = "INSERT OR IGNORE INTO spoken (word, version_id) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Fresh:
    """The words of a text that were not met of late.  language: in two letters."""

    words: frozenset[str]
    language: str

    def forms(self) -> Iterator[tuple[str, str]]:
        """Key and form of each that is not its own stem."""
        return stem_keys(self.words, self.language)


class Met:
    """Words whose forms are listed already, so that not every article lists the same ones again.

    Forgotten all at once when they are many, which costs a moment and loses nothing.
    """

    def __init__(self, room: int = 60_000) -> None:
        self._room = room
        self._words: dict[str, set[str]] = {}

    def fresh(self, text: str, language: str) -> Fresh:
        """The words of a text that may not be listed yet."""
        tongue = language[:2].lower()
        return Fresh(frozenset(different_words(text) - self._words.get(tongue, set())), tongue)

    def keep(self, listed: Fresh) -> None:
        """These are listed now: their transaction is over."""
        known = self._words.setdefault(listed.language, set())
        known |= listed.words
        if len(known) > self._room:
            del self._words[listed.language]


def put_forms(db: sqlite3.Connection, forms: Iterable[tuple[str, str]]) -> None:
    """List forms under their keys."""
    db.executemany(_FORM, forms)


def list_names(db: sqlite3.Connection, analysis: Analysis) -> None:
    """List how names are spelt, and who is quoted in every version that has this text."""
    db.executemany(_FORM, sound_keys(analysis))
    words = sorted(speaker_words(analysis))
    if words:
        rows = db.execute("SELECT id FROM article_versions WHERE version = ?", (analysis.version,)).fetchall()
        db.executemany(_SPOKEN, [(word, row[0]) for row in rows for word in words])


def list_all(db: sqlite3.Connection) -> None:
    """The same for all that is stored."""
    met = Met()
    for row in db.execute(
        "SELECT v.title, v.text, v.language, n.body FROM articles a JOIN article_versions v ON v.id = a.newest_id"
        " LEFT JOIN analyses n ON n.version = v.version"
    ):
        analysis = unpack(row[3]) if row[3] else None
        fresh = met.fresh(f"{row[0]}\n{row[1]}", analysis.language if analysis else row[2])
        put_forms(db, fresh.forms())
        met.keep(fresh)
        if analysis:
            list_names(db, analysis)


def forms_asked(db: sqlite3.Connection, word: str) -> list[str]:
    """Every form of one word that may stand in a text, the word as it was typed first."""
    sql = "SELECT DISTINCT form FROM word_forms WHERE key IN (SELECT value FROM json_each(?)) ORDER BY form LIMIT ?"
    rows = db.execute(sql, (to_json(asked_keys(word)), MOST))
    return list(dict.fromkeys([*words_of(word), *plain_stems(word), *(row[0] for row in rows)]))


def forms_of(db: sqlite3.Connection, words: str, phrase: bool = False) -> list[str]:
    """What to look for where these words are asked for: one word in every form, several side by side as they are."""
    folded = words_of(words)
    if len(folded) == 1 and not phrase:
        return forms_asked(db, folded[0])
    return [" ".join(folded)] if folded else []
