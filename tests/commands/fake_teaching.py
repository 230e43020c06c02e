"""The part of the newsroom in memory that editors teach: verdicts, mergers, splits, changed settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from commands.newsroom import ArticleRow, Changed, Merged, Split, SubscriptionRow, Taught
from commands.spec import Call
from summaries.errors import Conflict, NotFound
from summaries.model import Article, Match, Query, Story
from summaries.tracking.suggest import Change


@dataclass
class FakeTeaching:
    """What was taught: by story and article, "in" or "out"; and where stories went."""

    now: datetime
    taught: dict[tuple[int, str], str] = field(default_factory=dict, kw_only=True)
    went: dict[str, Story] = field(default_factory=dict, kw_only=True)
    tighter: list[Change] = field(default_factory=list, kw_only=True)  # what a preview offers to change

    # What the whole newsroom has, for this part of it.
    articles: list[Article] = field(default_factory=list, kw_only=True)
    tracked: list[Story] = field(default_factory=list, kw_only=True)
    standing: list[SubscriptionRow] = field(default_factory=list, kw_only=True)

    def holds(self, story: Story, article: Article) -> bool:
        """Whether a story has an article: what was taught counts, then its words."""
        said = self.taught.get((story.id, article.id))
        return said == "in" if said else self._matches(article, story.query)

    def near(self, story: Story) -> tuple[ArticleRow, ...]:
        """Articles that have some of a story's words, and are not in it."""
        rows = [(one, self._row_of(one, story.query)) for one in self.articles if not self.holds(story, one)]
        return tuple(row for one, row in rows if row.match.reasons and (story.id, one.id) not in self.taught)

    def _matches(self, article: Article, query: Query) -> bool:
        return any(self._tried(article, one).matched for one in (query, *query.also))

    def _row_of(self, article: Article, query: Query) -> ArticleRow:
        return self._article_row(article, query)  # type: ignore[attr-defined,no-any-return]  # of the whole newsroom

    def _tried(self, article: Article, query: Query) -> Match:
        return self._match(article, query)  # type: ignore[attr-defined,no-any-return]  # of the whole newsroom

    def _was(self, call: Call, what: str, inverse: Callable[[], None]) -> None:
        self._did(call, what, inverse)  # type: ignore[attr-defined]  # of the whole newsroom

    # --- one article ------------------------------------------------------------------------------------------------

    async def refuse(self, call: Call, story: Story, article: str) -> Taught:
        return self._teach(call, story, article, "out")

    async def confirm(self, call: Call, story: Story, article: str) -> Taught:
        return self._teach(call, story, article, "in")

    def _teach(self, call: Call, story: Story, article: str, what: str) -> Taught:
        found = next((one for one in self.articles if article in (one.id, one.url)), None)
        if found is None:
            raise NotFound(f"{story.slug} has no such article; give its address.")
        key = (story.id, found.id)
        before = self.taught.get(key)
        if before == what:
            raise Conflict(f"That was said already of {story.slug}.")
        self.taught[key] = what
        said = "is not" if what == "out" else "belongs to"
        self._was(call, f"said that “{found.title}” {said} {story.slug}", lambda: self._restore(key, before))
        # Those of the same outlet are of its kind here: they left, or came, with it.
        kin = [one for one in self.articles if one.publisher == found.publisher and one.id != found.id]
        gone = [one for one in kin if self.holds(story, one)] if what == "out" else []
        rows = [replace(self._row_of(one, story.query), match=Match(0.3, False, ("like it",))) for one in gone]
        return Taught(self._row_of(found, story.query), tuple(rows), ())

    def _restore(self, key: tuple[int, str], before: str | None) -> None:
        if before is None:
            self.taught.pop(key, None)
        else:
            self.taught[key] = before

    # --- stories ----------------------------------------------------------------------------------------------------

    async def merge(self, call: Call, gone: Story, keep: Story) -> Merged:
        if gone.id == keep.id:
            raise Conflict("A story cannot go into itself; name two.")
        before: tuple[Any, ...] = (list(self.tracked), list(self.standing), dict(self.went))
        had = [one for one in self.articles if self.holds(keep, one)]
        kept = replace(keep, query=replace(keep.query, also=(*keep.query.also, gone.query)))
        self.tracked[:] = [kept if one.id == keep.id else one for one in self.tracked if one.id != gone.id]
        moved = [row for row in self.standing if row.story.id == gone.id]
        self.standing[:] = [replace(row, story=kept) if row in moved else row for row in self.standing]
        self.went[gone.slug] = kept

        def back() -> None:
            self.tracked[:], self.standing[:] = before[0], before[1]
            self.went = before[2]

        self._was(call, f"merged {gone.slug} into {keep.slug}", back)
        has = [one for one in self.articles if self.holds(kept, one)]
        return Merged(kept, len(has) - len(had), len(moved))

    async def kin(self, call: Call, story: Story, article: str) -> Sequence[ArticleRow]:
        del call
        inside = [one for one in self.articles if self.holds(story, one)]
        chosen = [one for one in inside if article in (one.id, one.url)]
        if not chosen:
            raise NotFound(f"{story.slug} has no such article.")
        like = [one for one in inside if one.publisher == chosen[0].publisher and one.id != chosen[0].id]
        return [self._row_of(one, story.query) for one in (*chosen, *like)]

    async def split(self, call: Call, story: Story, articles: Sequence[str], name: str) -> Split:
        inside = [one for one in self.articles if one.id in articles and self.holds(story, one)]
        made = self._track(name or inside[0].title, story.lens, Query(seed_url=inside[0].url))  # type: ignore[attr-defined]
        for one in inside:
            self.taught[made.id, one.id], self.taught[story.id, one.id] = "in", "out"

        def back() -> None:
            self.tracked.remove(made)
            for one in inside:
                self._restore((made.id, one.id), None)
                self._restore((story.id, one.id), None)

        self._was(call, f"split {made.slug} off {story.slug}", back)
        return Split(made, len(inside))

    # --- settings ---------------------------------------------------------------------------------------------------

    async def would_change(self, call: Call, changed: Story) -> Changed:
        del call
        now = next(story for story in self.tracked if story.id == changed.id)
        had = [one for one in self.articles if self.holds(now, one)]
        has = [one for one in self.articles if self.holds(changed, one)]
        left = tuple(self._row_of(one, changed.query) for one in had if one not in has)
        return Changed(changed, left, tuple(self._row_of(one, changed.query) for one in has if one not in had))

    async def change(self, call: Call, changed: Story) -> Changed:
        found = await self.would_change(call, changed)
        at = next(at for at, story in enumerate(self.tracked) if story.id == changed.id)
        before = self.tracked[at]
        if (before.name, before.lens, before.query) == (changed.name, changed.lens, changed.query):
            raise Conflict(f"{before.slug} is like that already.")
        self.tracked[at] = changed

        def back() -> None:
            self.tracked[self.tracked.index(changed)] = before

        self._was(call, f"changed the settings of {changed.slug}", back)
        return found
