"""Articles in, the story that each of them tells out, in stream order."""

from collections.abc import Iterable, Iterator

from summaries.model import Article
from summaries.text.analyse import analyse
from summaries.tracking.clusters import WINDOW, Clusters


def cluster_stream(articles: Iterable[Article], window: int = WINDOW) -> Iterator[tuple[str, int]]:
    """The id and cluster number of every article, decided in the order given, one at a time."""
    clusters = Clusters(window)
    for article in articles:
        decision = clusters.add(article.id, analyse(article), article.title, article.published)
        yield article.id, decision.cluster
