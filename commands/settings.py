"""What a story looks for, in words.  Pure."""

from commands.words import listed
from summaries.model import Query


def query_words(query: Query) -> list[tuple[str, str]]:
    """A query as the names and values of its settings, the empty ones left out."""
    words = ", ".join(f"“{word}”" if " " in word else word for word in query.words)
    pairs = (
        ("Words", words),
        ("Like the article", query.seed_url),
        ("Every article has", listed(query.include)),
        ("No article has", listed(query.exclude, "or")),
        ("Only from", listed(query.sources, "or")),
        ("Only in", listed(query.languages, "or")),
        ("Only where it names", listed(query.places, "or")),
    )
    said = [(name, value) for name, value in pairs if value]
    return said + [("Or", ", ".join(value for _, value in query_words(other))) for other in query.also]
