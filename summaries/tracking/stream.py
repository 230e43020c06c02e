"""Articles in, the story that each of them tells out, in stream order."""

from collections import deque
from collections.abc import Iterable, Iterator

from summaries.model import Article
from summaries.text.analyse import analyse
from summaries.tracking.clusters import WINDOW, Clusters

MENDED_EVERY = 500  # arrivals; what is decided twice at most changes little


def cluster_stream(articles: Iterable[Article], window: int = WINDOW) -> Iterator[tuple[str, int]]:
    """The id and cluster number of every article, in the order given, each once nothing can change it any more.

    That is when it has left the window, or when the stream has ended: until then a later article may show that two
    events are one, or that one is two.
    """
    clusters = Clusters(window)
    waiting: deque[str] = deque()

    for count, article in enumerate(articles, 1):
        if len(waiting) == window:
            yield from _settled(clusters, [waiting.popleft()])
        clusters.add(article.id, analyse(article), article.title, article.published)
        waiting.append(article.id)
        if count % MENDED_EVERY == 0:
            clusters.mend(MENDED_EVERY)
    clusters.mend(window)
    yield from _settled(clusters, waiting)


def _settled(clusters: Clusters, keys: Iterable[str]) -> Iterator[tuple[str, int]]:
    for key in keys:
        cluster = clusters.cluster_of(key)
        if cluster is not None:  # what waits has not left the window
            yield key, cluster
