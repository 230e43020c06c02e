"""An honest newsroom in memory: it matches, briefs, subscribes and undoes; a verb for each thing that can happen."""

import re
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from commands.newsroom import (
    ArticleRow,
    Asked,
    Board,
    ChannelRow,
    EventRow,
    Imported,
    Joining,
    LinkCode,
    MemberRow,
    Passage,
    Path,
    Preview,
    QuestionRow,
    SourceRow,
    Step,
    StoryPage,
    StoryRow,
    SubscriptionRow,
    TopicRow,
    Undone,
    Update,
)
from commands.spec import Call, Progress, Role
from commands.when import next_after, parse
from summaries.answers.found import answers, nearest, too_wide
from summaries.answers.near import nearest_open
from summaries.board import board
from summaries.compose import case_of, renumbered, told
from summaries.errors import BadInput, Conflict, NotFound, Unreachable
from summaries.lens import Lens
from summaries.model import (
    Article,
    Briefing,
    Cited,
    Line,
    Match,
    Own,
    Query,
    Read,
    Ruling,
    SourceRef,
    Span,
    Story,
    version_of,
)
from summaries.quoting.gathered import sayings
from summaries.sections.case import Case, key_of
from summaries.text.analyse import analyse
from summaries.tracking.near import originals
from tests.commands.fake_offers import FakeOffers
from tests.commands.fake_searching import Searched
from tests.commands.fake_teaching import FakeTeaching
from tests.commands.fake_topics import FakeTopics

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_QUOTE = re.compile(r"“([^”]+)”,? ([A-Z]\w+(?: [A-Z]\w+)*) (?:said|told)")


@dataclass
class Change:
    """Something that somebody did and can take back."""

    actor: str
    name: str
    channel: int
    at: datetime
    what: str
    inverse: Callable[[], None]


@dataclass(frozen=True)
class KeptQuestion:
    """What is held of a question."""

    story: int
    ruling: Ruling
    owner: str = ""
    by: str = ""
    answer: Line | None = None


def _is_news(line: Line) -> bool:
    return bool(line.text) and (line.section != "questions" or line.tags.get("state") == "answered")


@dataclass
class FakeNewsroom(FakeTeaching, FakeOffers, FakeTopics, Searched):
    """A newsroom whose coverage, people and sources a test sets up with verbs."""

    now: datetime
    articles: list[Article] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    tracked: list[Story] = field(default_factory=list)
    rooms: list[ChannelRow] = field(default_factory=lambda: [ChannelRow(1, "desk", "Europe/Paris")])
    people: list[MemberRow] = field(default_factory=list)
    polled: list[SourceRow] = field(default_factory=list)
    standing: list[SubscriptionRow] = field(default_factory=list)
    feeds: dict[str, str] = field(default_factory=dict)
    link: str = ""
    name: str = "Harbour Room"
    others: int = 0  # workspaces of this newsroom beside the one of the call
    codes: dict[str, str] = field(default_factory=dict)  # good ones, with the newsroom that each leads to
    joined: str = ""
    kept: dict[int, KeptQuestion] = field(default_factory=dict)
    lens: Lens = field(default_factory=lambda: Lens("general", "General", "Any story.", ()))
    posted: datetime = LONG_AGO  # when every channel was last sent every story
    beats: list[TopicRow] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)  # what the bot found, tracked or not
    _looked: dict[tuple[str, int], datetime] = field(default_factory=dict)
    _changes: list[Change] = field(default_factory=list)
    _broken: dict[str, Exception] = field(default_factory=dict)
    _ids: int = 0

    # --- verbs ------------------------------------------------------------------------------------------------------

    def publishes(self, publisher: str, title: str, text: str, *, at: datetime | None = None, url: str = "") -> Article:
        """An outlet publishes an article."""
        slug = re.sub(r"\W+", "-", title.casefold()).strip("-")
        home = re.sub(r"\W+", "", publisher.casefold())
        address = url or f"https://{home}.example/{slug}"
        key = str(self._next())
        article = Article(key, address, publisher, title, text, at or self.now, version_of(text))
        self.articles.append(article)
        self.versions[key] = 1
        return article

    def corrects(self, article: Article, text: str) -> Article:
        """An outlet changes the text of an article."""
        new = replace(article, text=text, version=version_of(text))
        self.articles[self.articles.index(article)] = new
        self.versions[article.id] += 1
        return new

    def withdraws(self, article: Article) -> None:
        """An outlet takes an article back."""
        self.withdrawn.add(article.id)

    def follows(self, name: str, *words: str, lens: str = "general") -> Story:
        """The newsroom tracks a story."""
        return self._track(name, lens, Query(words=words))

    def employs(self, name: str, role: Role) -> MemberRow:
        """Somebody joins."""
        row = MemberRow(name.casefold().replace(" ", "-"), name, role)
        self.people.append(row)
        return row

    def polls(self, name: str, *, state: str = "ok", reason: str = "", articles: int = 3) -> SourceRow:
        """A source is looked at."""
        site = f"https://{re.sub(r'[^a-z]+', '', name.casefold())}.example"
        last = self.now - timedelta(hours=2)
        key = self._next()
        row = SourceRow(key, name, f"{site}/feed", site, "feed", state, reason, articles, last, self.now)
        self.polled.append(row)
        return row

    def offers_feed(self, site: str, name: str) -> None:
        """A site somewhere has a feed that could be found."""
        self.feeds[site] = name

    def opens(self, channel: str, zone: str = "Europe/Paris", *, flat: bool = False) -> ChannelRow:
        """A channel is opened.  flat: one without threads."""
        row = ChannelRow(self._next(), channel, zone, flat)
        self.rooms.append(row)
        return row

    def invited(self, newsroom: str, code: str = "K7QX-M2RD") -> str:
        """Another newsroom has given a code."""
        self.codes[code] = newsroom
        return code

    def breaks(self, method: str, problem: Exception) -> None:
        """A method of this newsroom fails from now on."""
        self._broken[method] = problem

    def _next(self) -> int:
        self._ids += 1
        return 100 + self._ids

    def _check(self, method: str) -> None:
        if method in self._broken:
            raise self._broken[method]

    def _did(self, call: Call, what: str, inverse: Callable[[], None]) -> None:
        self._changes.append(Change(call.actor.id, call.actor.name, call.channel, call.now, what, inverse))

    # --- stories ----------------------------------------------------------------------------------------------------

    async def stories(self, call: Call) -> Sequence[StoryRow]:
        self._check("stories")
        rows = [self._row(call, story) for story in self.tracked]
        return sorted(rows, key=lambda row: row.moved_at or LONG_AGO, reverse=True)

    def _row(self, call: Call, story: Story) -> StoryRow:
        held = self._of(story)
        seen = self._looked.get((call.actor.id, story.id), LONG_AGO)
        new = sum(1 for article in held if (article.published or LONG_AGO) > seen)
        newest = max(held, key=lambda article: article.published or LONG_AGO, default=None)
        outlets = len({article.publisher for article in held})
        moved = newest.published if newest else None
        texts = len(held) - len(self._copies(held))
        return StoryRow(story, len(held), outlets, new, moved, newest.title if newest else "", texts)

    def _copies(self, held: Sequence[Article]) -> dict[str, str]:
        found = originals([Read(article, analyse(article)) for article in held])
        return {held[n].id: held[first].id for n, first in enumerate(found) if n != first}

    def _of(self, story: Story) -> list[Article]:
        return [article for article in self.articles if self.holds(story, article)]

    def _match(self, article: Article, query: Query) -> Match:
        text = f"{article.title} {article.text}".casefold()
        hits = [word for word in query.words if word.casefold() in text]
        score = len(hits) / len(query.words) if query.words else float(article.url == query.seed_url)
        kept = all(word.casefold() in text for word in query.include)
        barred = [word for word in query.exclude if word.casefold() in text]
        other = bool(query.sources) and article.publisher not in query.sources
        reasons = [f"has “{word}”" for word in hits] + [f"has “{word}”, which is excluded" for word in barred]
        reasons += ["is the article given"] if article.url == query.seed_url else []
        return Match(score, score >= 0.5 and kept and not barred and not other, tuple(reasons))

    async def find_story(self, call: Call, words: str) -> Sequence[Story]:
        self._check("find_story")
        fold = words.casefold().strip()
        exact = [story for story in self.tracked if fold in {story.slug, story.name.casefold()}]
        exact = exact or [self.went[fold]] if fold in self.went else exact
        return exact or [s for s in self.tracked if set(fold.split()) <= set(s.name.casefold().split())]

    async def story_page(self, call: Call, story: Story) -> StoryPage:
        held = sorted(self._of(story), key=lambda article: article.published or LONG_AGO, reverse=True)
        copies = self._copies(held)
        rows = tuple(replace(self._article_row(a, story.query), copy_of=copies.get(a.id, "")) for a in held)
        here = tuple(s for s in self.standing if s.story.id == story.id)
        took_in = tuple(slug for slug, into in self.went.items() if into.id == story.id)
        return StoryPage(self._row(call, story), rows, here, self.near(story), took_in)

    def _article_row(self, article: Article, query: Query) -> ArticleRow:
        return ArticleRow(
            article.id,
            article.url,
            article.publisher,
            article.title,
            article.published,
            article.version,
            self.versions[article.id],
            self._match(article, query),
            article.id in self.withdrawn,
        )

    async def preview(self, call: Call, query: Query) -> Preview:
        self._check("preview")
        name = " ".join(query.words).capitalize()
        if query.seed_url:
            name = self._at(query.seed_url).title
        rows = [self._article_row(article, query) for article in self.articles]
        matched = tuple(row for row in rows if row.match.matched)
        nearly = tuple(row for row in rows if not row.match.matched and row.match.reasons)
        changes = tuple(self.tighter)
        return Preview(query, len(matched), matched[:10], nearly[:10], name, "general", changes)

    def _at(self, url: str) -> Article:
        found = next((article for article in self.articles if article.url == url), None)
        if found is None:
            raise Unreachable(f"{url} could not be reached; check the address and try again.")
        return found

    async def track(self, call: Call, name: str, lens: str, query: Query) -> Story:
        self._check("track")
        if any(story.name.casefold() == name.casefold() for story in self.tracked):
            raise Conflict(f"A story called {name} is tracked already; give this one another name with name:.")
        story = self._track(name, lens, query)
        self._did(call, f"tracked {story.name}", lambda: self.tracked.remove(story))
        return story

    def _track(self, name: str, lens: str, query: Query) -> Story:
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60]
        story = Story(self._next(), slug, name, query, lens, self.now - timedelta(days=2))
        self.tracked.append(story)
        return story

    async def untrack(self, call: Call, story: Story) -> None:
        self.tracked.remove(story)
        self._did(call, f"stopped tracking {story.name}", lambda: self.tracked.append(story))

    def lenses(self) -> Sequence[tuple[str, str]]:
        return (
            ("general", "Any story."),
            ("detention", "People held by a state."),
            ("disaster", "Floods, fires and other harm."),
        )

    # --- briefings --------------------------------------------------------------------------------------------------

    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        self._check("brief")
        self._looked[call.actor.id, story.id] = call.now
        return self._told(story, call.now, since)

    def _told(self, story: Story, now: datetime, since: datetime | None) -> Briefing:
        return self._briefing((story.slug, story.name), self._of(story), now, since, story=story.id)

    def _briefing(
        self, named: tuple[str, str], held: list[Article], now: datetime, since: datetime | None, *, story: int | None
    ) -> Briefing:
        slug, name = named
        refs = tuple(
            SourceRef(number, a.id, a.url, a.publisher, a.title, a.version, a.published)
            for number, a in enumerate(held, 1)
        )
        lines = [line for number, article in enumerate(held, 1) for line in self._lines(article, number)]
        order = {"new": 0, "facts": 1, "quotes": 2, "questions": 3}
        lines.sort(key=lambda line: order[line.section])
        outlets = len({article.publisher for article in held})
        return Briefing(
            slug, name, "general", "developing", now, since, len(held), outlets, outlets, tuple(lines), refs, story
        )

    def _lines(self, article: Article, number: int) -> list[Line]:
        """The first sentence as a fact, each “…” as a quote, and each sentence with "not known" as a question."""
        end = article.text.find(".") + 1 or len(article.text)
        fact = Cited(article.text[:end], Span(article.version, 0, end))
        lines = [Line("facts", "verbatim", (fact,), (number,), at=article.published)]
        for found in _QUOTE.finditer(article.text):
            words = Cited(found[1], Span(article.version, *found.span(1)))
            tags = {"speaker": found[2], "outlet": article.publisher}
            pieces = (Own("“"), words, Own("”"))
            named = (Span(article.version, *found.span(2)),)
            lines.append(Line("quotes", "verbatim", pieces, (number,), named, at=article.published, tags=tags))
        at = article.text.find("not known")
        if at >= 0:
            span = Span(article.version, at, at + len("not known"))
            own = Own("How many people are held?")
            tags = {"state": "open", "age_days": "3"}
            lines.append(Line("questions", "templated", (own,), (number,), (span,), at=article.published, tags=tags))
        return lines

    async def timeline(self, call: Call, story: Story) -> Briefing:
        briefing = self._told(story, call.now, None)
        facts = [line for line in briefing.lines if line.section == "facts" and line.at and line.text]
        dated = [replace(one, section="timeline", tags={"day": one.at.date().isoformat()}) for one in facts if one.at]
        return replace(briefing, lines=tuple(dated))

    async def full_briefing(self, call: Call, story: Story, since: datetime | None = None) -> Briefing:
        return await self.brief(call, story, since)

    async def brief_url(self, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
        yield Progress("Fetching the article", 1, 2)
        article = self._at(url)
        yield Progress("Reading it", 2, 2)
        yield self._briefing(("article", article.title), [article], call.now, None, story=None)

    async def quotes(self, call: Call, story: Story) -> Briefing:
        self._check("quotes")
        return renumbered(told(case := self._case(story, call.now), sayings(case), **self._named(story)))

    def _case(self, story: Story, now: datetime) -> Case:
        reads = [Read(article, analyse(article)) for article in self._of(story) if article.id not in self.withdrawn]
        if not reads:
            raise NotFound(f"{story.slug} has no article yet.")
        return case_of(reads, self.lens, now, full=True, rulings=self._rulings(story))

    def _named(self, story: Story) -> dict[str, Any]:
        return {"slug": story.slug, "name": story.name, "status": story.status, "story_id": story.id}

    async def ask(self, call: Call, story: Story, question: str) -> Asked:
        case = self._case(story, call.now)
        found = answers(case, question)
        near = None if found else nearest_open(case, question, board(case))
        lines = [*found, *([near] if near else [])]
        since = min((read.article.published for read in case.reads if read.article.published), default=None)
        return Asked(renumbered(told(case, lines, **self._named(story))), since, too_wide(case, question))

    # --- questions --------------------------------------------------------------------------------------------------

    def _rulings(self, story: Story) -> list[Ruling]:
        return [kept.ruling for kept in self.kept.values() if kept.story == story.id]

    async def questions(self, call: Call, story: Story) -> Board:
        self._check("questions")
        case = self._case(story, call.now)
        briefing = told(case, board(case), **self._named(story))
        for line in briefing.section("questions"):
            if line.key not in {ruling.key for ruling in self._rulings(story)}:
                raised = datetime.fromisoformat(line.tags["raised"])
                self.kept[self._next()] = KeptQuestion(story.id, Ruling(line.key, raised))
        found = {kept.ruling.key: (number, kept) for number, kept in self.kept.items() if kept.story == story.id}
        rows = [self._question_row(briefing, line, *found[line.key]) for line in briefing.section("questions")]
        return Board(briefing, tuple(rows))

    def _question_row(self, briefing: Briefing, line: Line, number: int, kept: KeptQuestion) -> QuestionRow:
        about = [one for one in briefing.section("facts") if one.tags.get("question") == line.key]
        raised = tuple(one for one in about if one.tags["part"] == "raised")
        told = tuple(one for one in about if one.tags["part"] == "answer")
        told = (kept.answer,) if kept.answer and kept.ruling.state == "answered" else told
        since = datetime.fromisoformat(line.tags["raised"])
        state, by = line.tags["state"], kept.by if kept.ruling.state else ""
        return QuestionRow(number, line, state, since, kept.owner, by, self.now if by else None, raised, told)

    async def question_history(self, call: Call, row: QuestionRow) -> Sequence[Step]:
        return [
            Step(change.at, f"{change.name} {change.what}")
            for change in self._changes
            if re.search("question|asked", change.what)
        ]

    async def story_of_question(self, call: Call, number: int) -> Story:
        kept = self.kept.get(number)
        if kept is None:
            raise NotFound(f"There is no question {number} here.")
        return next(story for story in self.tracked if story.id == kept.story)

    async def add_question(self, call: Call, story: Story, words: str) -> int:
        key = key_of("own", words)
        if any(ruling.key == key and ruling.state == "open" for ruling in self._rulings(story)):
            raise Conflict("That question stands open already.")
        number = self._next()
        self.kept[number] = KeptQuestion(story.id, Ruling(key, call.now, words, call.actor.name, "open"))
        self._did(call, f"asked “{words}”", lambda: self.kept.pop(number))
        return number

    def _keep(self, call: Call, number: int, what: str, **changed: Any) -> None:
        before = self.kept[number]
        self.kept[number] = replace(before, by=call.actor.name, **changed)
        self._did(call, what, lambda: self.kept.update({number: before}))

    async def assign_question(self, call: Call, row: QuestionRow, member: str | None) -> None:
        name = next((person.name for person in self.people if person.id == member), "")
        self._keep(call, row.id, f"gave the question to {name or 'nobody'}", owner=name)

    async def answer_question(self, call: Call, row: QuestionRow, passage: Passage) -> None:
        span = Span(passage.version, passage.start, passage.end)
        line = Line("facts", "verbatim", (Cited(passage.text, span),), (), at=passage.published)
        ruling = replace(self.kept[row.id].ruling, state="answered", answer=span)
        self._keep(call, row.id, "answered a question", ruling=ruling, answer=line)

    async def reopen_question(self, call: Call, number: int, words: str) -> None:
        ruling = self.kept[number].ruling
        if ruling.state == "open":
            raise Conflict("That question is open already.")
        self._keep(call, number, f"opened “{words}” again", ruling=replace(ruling, state="open", answer=None))

    async def drop_question(self, call: Call, row: QuestionRow) -> None:
        self._keep(call, row.id, "dropped a question", ruling=replace(self.kept[row.id].ruling, state="dropped"))

    async def passages(self, call: Call, story: Story, words: str) -> Sequence[Passage]:
        case = self._case(story, call.now)
        spans = [line.spans[0] for line in nearest(case, words, 8)]
        return [self._passage(span) for span in spans]

    def _passage(self, span: Span) -> Passage:
        article = next(one for one in self.articles if one.version == span.version)
        text = " ".join(article.text[span.start : span.end].split())
        where = (article.id, article.url, article.publisher, article.version)
        return Passage(*where, span.start, span.end, text, article.published)

    async def passage(self, call: Call, story: Story, code: str) -> Passage:
        version, start, end = code.split(".")
        article = next(one for one in self.articles if one.version.startswith(version))
        return self._passage(Span(article.version, int(start), int(end)))

    async def words_at(self, call: Call, url: str, words: str) -> Passage:
        article = self._at(url)
        at = article.text.find(words)
        if at < 0:
            raise BadInput(f"“{words}” is in no stored version of {url}.")
        return self._passage(Span(article.version, at, at + len(words)))

    async def updates(self, call: Call, story: Story | None, *, here: bool = False) -> Sequence[Update]:
        rows = [row for row in await self.stories(call) if story is None or row.story.id == story.id]
        found = []
        for row in rows:
            seen = self.posted if here else self._looked.get((call.actor.id, row.story.id), LONG_AGO)
            briefing = self._told(row.story, call.now, seen)
            lines = tuple(line for line in briefing.lines if (line.at or LONG_AGO) > seen and _is_news(line))
            found.append(Update(row, seen, lines, briefing, row.new))
            if not here:
                self._looked[call.actor.id, row.story.id] = call.now
        return found

    # --- subscriptions ----------------------------------------------------------------------------------------------

    async def channels(self, call: Call) -> Sequence[ChannelRow]:
        return sorted(self.rooms, key=lambda row: row.id != call.channel)

    async def subscribe(
        self, call: Call, story: Story, when: str, zone: str | None, channel: str | None, threads: bool = False
    ) -> SubscriptionRow:
        rule = parse(when)
        rooms = await self.channels(call)
        room = next(row for row in rooms if channel is None or row.name == channel)
        place = zone or room.zone
        _, at = next_after(rule, place, call.now)
        row = SubscriptionRow(self._next(), room.id, room.name, story, rule.words, place, at, threads, room.flat)
        before = list(self.standing)
        old = [one for one in before if (one.channel, one.story.id) == (room.id, story.id)]
        self.standing = [one for one in before if one not in old] + [row]
        self._did(call, f"subscribed #{room.name} to {story.name}", lambda: setattr(self, "standing", before))
        return row

    async def subscriptions(self, call: Call) -> Sequence[SubscriptionRow]:
        return sorted(self.standing, key=lambda row: row.channel != call.channel)

    async def unsubscribe(self, call: Call, subscription: SubscriptionRow) -> None:
        self.standing.remove(subscription)
        self._did(call, f"unsubscribed #{subscription.channel_name}", lambda: self.standing.append(subscription))

    # --- sources ----------------------------------------------------------------------------------------------------

    async def sources(self, call: Call) -> Sequence[SourceRow]:
        return sorted(self.polled, key=lambda row: row.state != "failing")

    async def add_source(self, call: Call, url: str) -> AsyncIterator[Progress | SourceRow]:
        yield Progress("Looking for a feed")
        if url not in self.feeds:
            raise NotFound(f"No feed was found at {url}; give the feed's own address.")
        row = self.polls(self.feeds[url], articles=0)
        self._did(call, f"added {row.name}", lambda: self.polled.remove(row))
        yield row

    async def remove_source(self, call: Call, source: SourceRow) -> None:
        self.polled.remove(source)
        self._did(call, f"removed {source.name}", lambda: self.polled.append(source))

    async def import_sources(self, call: Call, opml: bytes) -> Imported:
        names = re.findall(r'text="([^"]+)"', opml.decode())
        if not names:
            raise BadInput("That file is not OPML; export one from a feed reader and give that.")
        known = [row.name for row in self.polled]
        new = [name for name in names if name not in known]
        for name in new:
            self.polls(name, articles=0)
        return Imported(len(new), len(names) - len(new))

    async def export_sources(self, call: Call) -> str:
        outlines = "".join(f'<outline text="{row.name}" xmlUrl="{row.url}"/>' for row in self.polled)
        return f'<opml version="2.0"><body>{outlines}</body></opml>'

    # --- the rest ---------------------------------------------------------------------------------------------------

    async def why(self, call: Call, url: str) -> Path:
        article = next((article for article in self.articles if article.url == url), None)
        if article is None:
            raise NotFound(f"{url} has not been seen here; no source has listed it.")
        steps = [Step(article.published or LONG_AGO, f"{article.publisher} published it")]
        stories = [story for story in self.tracked if article in self._of(story)]
        steps += [Step(self.now, f"matched {story.name}") for story in stories]
        verdict = f"Matched {stories[0].name}" if stories else "Matched no tracked story"
        return Path(url, article.title, verdict, tuple(steps))

    async def undo(self, call: Call) -> Undone:
        mine = [c for c in self._changes if c.actor == call.actor.id or call.actor.role == "admin"]
        if not mine:
            raise NotFound("There is no change of yours to take back.")
        change = mine[-1]
        self._changes.remove(change)
        change.inverse()
        return Undone(change.what, change.name, change.at)

    async def members(self, call: Call) -> Sequence[MemberRow]:
        return self.people

    async def set_role(self, call: Call, member: str, role: Role) -> MemberRow:
        at, old = next((at, row) for at, row in enumerate(self.people) if row.id == member)
        self.people[at] = replace(old, role=role)
        return self.people[at]

    async def link_code(self, call: Call) -> LinkCode:
        code = f"CCCC-{self._next()}2"
        mine = [known for known, newsroom in self.codes.items() if newsroom == self.name]
        for known in mine[: max(len(mine) - 4, 0)]:
            del self.codes[known]
        self.codes[code] = self.name
        return LinkCode(code, self.name, call.now + timedelta(hours=1), max(len(mine) - 4, 0))

    async def joining(self, call: Call, code: str) -> Joining:
        newsroom = self.codes.get(code.upper())
        if newsroom is None:
            raise BadInput("That code is not good here; an admin of the other newsroom gets a fresh one with /link.")
        if newsroom == self.name:
            raise Conflict(f"This workspace is a door to “{newsroom}” already: that code is one of its own.")
        return Joining(newsroom, self.name, len(self.tracked), len(self.standing), self.others, 30)

    async def join(self, call: Call, code: str) -> Joining:
        found = await self.joining(call, code)
        del self.codes[code.upper()]
        self.joined = found.newsroom
        return found

    async def desk_link(self, call: Call) -> str:
        if not self.link:
            raise BadInput("No address of the desk is set; set desk.public_url in standfirst.toml.")
        return self.link
