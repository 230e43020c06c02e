"""What is counted for /metrics: names and help in one place, so that any room may count and one page shows it."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Meters:
    """The counters of one running Standfirst, in a registry of their own (two in one test do not collide)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.visits = self._counter(
            "visits", "Looks at sources, by outcome: new, quiet, unmodified, failed.", "outcome"
        )
        self.pages = self._counter(
            "pages", "Article pages fetched, by outcome: first, trivial, substance, same, failed, gone.", "outcome"
        )
        self.matches = self._counter("matches", "Articles matched to stories.")
        self.deliveries = self._counter("deliveries", "Messages owed, by outcome: posted, refused, dropped.", "outcome")
        self.commands = self._counter(
            "commands", "Commands answered, by name and outcome: ok, error, failed.", "command", "outcome"
        )
        self.dropped_lines = self._counter("dropped_lines", "Briefing lines that verification dropped.")
        self.ticks = Histogram(
            "standfirst_tick_seconds", "How long a tick of the engine took.", ["tick"], registry=self.registry
        )
        self.articles = Gauge("standfirst_articles", "Articles in the store.", registry=self.registry)

    def _counter(self, name: str, help_text: str, *labels: str) -> Counter:
        return Counter(f"standfirst_{name}", help_text, labels, registry=self.registry)
