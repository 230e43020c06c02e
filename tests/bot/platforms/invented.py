"""An invented newsroom: one story of a barrage that was to open, its articles, and the briefing that rests on them."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.ports.store import VersionRecord
from commands.newsroom import ArticleRow, OfferRow, SourceRow, StoryPage, StoryRow, SubscriptionRow
from commands.reply import Attachment, Cite, Item, Items, Paragraph, Plain, Reply, said
from commands.spec import Answer, Ask, Call, Choice, Progress
from summaries.errors import BadInput, NotFound
from summaries.model import Briefing, Cited, Line, Match, Own, Query, SourceRef, Span, Story, version_of

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)

FIRST = """The Orrin barrage will not open this winter, the works office said on Sunday.
Divers found cracks in 14 of its 62 gates, according to Tamsin Roake, the office's chief engineer.
“We will not put water behind a gate that we would not stand under,” Roake told reporters at Pell Quay.
The office had promised the town an opening before the first frost.
About 2,300 households below the old wall have been asked to keep a bag packed.
The office did not say who had signed off the gates, nor when they were last tested.
A hearing of the harbour board is set for 2 December."""
SECOND = FIRST.replace("14 of its 62 gates", "19 of its 62 gates").replace(
    "The office had promised the town an opening before the first frost.",
    "The office had twice promised the town an opening before the first frost, and twice put it off.",
)
OTHER = """Nineteen gates of the Orrin barrage are cracked, two people who have read the divers' report said.
The builder, Calder & Voss, declined to comment.
Some 2,100 homes lie below the old wall, the district council said.
“Nobody has told us where we are to sleep,” said Ines Marrow, who has lived at Pell Quay for 40 years."""
OPML = '<opml version="2.0"><body><outline text="Pell <Gazette>"/></body></opml>'
HOSTILE = "<script>alert(1)</script> is not a headline & neither is this"


def record(article: str, text: str, number: int, publisher: str, title: str) -> VersionRecord:
    """A stored version."""
    change = "first" if number == 1 else "substance"
    at = NOW - timedelta(hours=20 - 6 * number)
    return VersionRecord(
        version_of(text), article, f"https://{publisher.lower().replace(' ', '-')}.example/{article}", publisher, title,
        text, "By Odile Farr", at, "en", at, number, change, "trafilatura 2.3", "0" * 64,
    )  # fmt: skip


RECORDS = (
    record("barrage", FIRST, 1, "Pell Gazette", "Orrin barrage will not open this winter"),
    record("barrage", SECOND, 2, "Pell Gazette", "Orrin barrage will not open this winter"),
    record("gates", OTHER, 1, "Meridian Wire", "Nineteen gates cracked, say readers of divers' report"),
)
STORY = Story(
    7,
    "orrin-barrage",
    "The Orrin barrage that did not open",
    Query(("Orrin", "barrage")),
    "disaster",
    NOW - timedelta(3),
)
QUIET = replace(STORY, id=8, slug="ferry-tender", name="Who will run the island ferry", status="quiet")


def span(text: str, words: str) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(version_of(text), start, start + len(words))


def cited(text: str, words: str) -> Cited:
    """Words with where they stand."""
    return Cited(words, span(text, words))


SOURCES = (
    SourceRef(1, "barrage", RECORDS[1].url, "Pell Gazette", RECORDS[1].title, RECORDS[1].version, RECORDS[1].published),
    SourceRef(
        2, "gates", RECORDS[2].url, "Meridian Wire", RECORDS[2].title, RECORDS[2].version, RECORDS[2].published, 1
    ),
)
GATES = cited(SECOND, "Divers found cracks in 19 of its 62 gates")
CLOSED = cited(SECOND, "The Orrin barrage will not open this winter, the works office said on Sunday.")
PACKED = cited(SECOND, "About 2,300 households below the old wall have been asked to keep a bag packed.")
PROMISED = cited(SECOND, "twice promised the town an opening before the first frost, and twice put it off.")
STAND = cited(SECOND, "We will not put water behind a gate that we would not stand under")
CRACKED = cited(OTHER, "Nineteen gates of the Orrin barrage are cracked")
SLEEP = cited(OTHER, "Nobody has told us where we are to sleep")
UNSAID = "The office did not say who had signed off the gates, nor when they were last tested."
DISPUTE = (
    cited(SECOND, "About 2,300"),
    Own(" households (Pell Gazette), "),
    cited(OTHER, "Some 2,100"),
    Own(" homes (Meridian Wire): dispute"),
)


def quote(words: Cited, number: int, tags: dict[str, str], *evidence: Span) -> Line:
    """A quote's line."""
    pieces = (Own("“"), words, Own("”"))
    return Line("quotes", "verbatim", pieces, (number,), evidence, at=NOW - timedelta(hours=14), tags=tags)


ROAKE = {"speaker": "Tamsin Roake", "role": "the office's chief engineer", "outlet": "Pell Gazette"}
MARROW = {"speaker": "Ines Marrow", "outlet": "Meridian Wire"}
LINES = (
    Line(
        "new",
        "verbatim",
        (GATES, Own(".")),
        (1, 2),
        (span(OTHER, "Nineteen gates of the Orrin barrage are cracked"),),
        2,
    ),
    Line("facts", "verbatim", (CLOSED,), (1,)),
    Line("facts", "verbatim", (PACKED,), (1,)),
    Line("facts", "verbatim", (Own("[…] "), PROMISED), (1,), tags={"hedged": "yes"}),
    quote(STAND, 1, ROAKE, span(SECOND, "Tamsin Roake"), span(SECOND, "the office's chief engineer")),
    quote(SLEEP, 2, MARROW, span(OTHER, "Ines Marrow")),
    Line("disagree", "templated", DISPUTE, (1, 2), tags={"verdict": "dispute"}),
    Line(
        "questions",
        "templated",
        (Own("Inspection: who signed off the gates, and when were they last tested?"),),
        (1,),
        (span(SECOND, UNSAID),),
        key="inspection",
        tags={"state": "open", "age_days": "3"},
    ),
    Line("unheard", "templated", (cited(OTHER, "Calder & Voss"), Own(" (declined to comment)")), (2,)),
    Line("next", "templated", (cited(SECOND, "A hearing of the harbour board"),), (1,), tags={"day": "2026-12-02"}),
    Line("timeline", "verbatim", (CLOSED,), (1,), at=NOW, tags={"day": "2026-11-22"}),
    Line("timeline", "verbatim", (CRACKED,), (2,), at=NOW),
)
EXTRA = Line("facts", "verbatim", (cited(SECOND, "A hearing of the harbour board is set for 2 December."),), (1,))
BRIEFING = Briefing(
    STORY.slug, STORY.name, STORY.lens, STORY.status, NOW, NOW - timedelta(1), 14, 9, 5, LINES, SOURCES, STORY.id
)


def article(id_: str, which: VersionRecord, score: float, copy_of: str = "") -> ArticleRow:
    """A story's article."""
    match = Match(score, True, ("“Orrin” and “barrage” in the title", "much like 3 articles of the story"))
    return ArticleRow(
        id_,
        which.url,
        which.publisher,
        which.title,
        which.published,
        which.version,
        which.number,
        match,
        copy_of=copy_of,
    )


ARTICLES = (
    article("barrage", RECORDS[1], 0.93),
    article("gates", RECORDS[2], 0.71),
    replace(article("reprint", RECORDS[2], 0.71, copy_of="gates"), publisher="Harbour Courier"),
    replace(
        article("early", RECORDS[0], 0.58),
        publisher="Hill Post",
        title=HOSTILE,
        url="javascript:alert(1)",
        withdrawn=True,
    ),
)
FAILING = SourceRow(
    3, "Tidewater Mail", "https://tidewater.example/feed", "https://tidewater.example", "feed", "failing",
    "Its feed has answered 503 since yesterday; the next try is in 40 minutes.", 61, NOW - timedelta(1), NOW,
)  # fmt: skip


@dataclass
class InventedNewsroom:
    """A newsroom that tracks the barrage; tests change ``rows`` to let it move."""

    rows: list[StoryRow] = field(
        default_factory=lambda: [
            StoryRow(STORY, 14, 9, 3, NOW - timedelta(minutes=14), RECORDS[2].title, 5),
            StoryRow(
                QUIET, 6, 4, 0, NOW - timedelta(days=2), "Two bids left for the island line after a third is withdrawn"
            ),
        ]
    )
    failing: list[SourceRow] = field(default_factory=lambda: [FAILING])
    offered: list[OfferRow] = field(default_factory=list)
    nearly: tuple[ArticleRow, ...] = ()
    took_in: tuple[str, ...] = ()  # slugs of stories that went into the barrage
    looked: int = 0

    async def offers(self, call: Call) -> Sequence[OfferRow]:
        """What a test says."""
        return self.offered

    async def stories(self, call: Call) -> Sequence[StoryRow]:
        """The rows."""
        return self.rows

    async def sources(self, call: Call) -> Sequence[SourceRow]:
        """One in trouble."""
        return self.failing

    async def find_story(self, call: Call, words: str) -> Sequence[Story]:
        """By slug."""
        went = [STORY] if words in self.took_in else []
        return went or [row.story for row in self.rows if row.story.slug == words]

    async def story_page(self, call: Call, story: Story) -> StoryPage:
        """The barrage's articles."""
        row = next(row for row in self.rows if row.story.id == story.id)
        wish = SubscriptionRow(1, 1, "desk", story, "weekdays 07:00", "Europe/Paris", NOW + timedelta(days=1))
        if story is not STORY:
            return StoryPage(row, (), ())
        return StoryPage(row, ARTICLES, (wish,), self.nearly, self.took_in)

    async def subscriptions(self, call: Call) -> Sequence[SubscriptionRow]:
        """The one."""
        return (await self.story_page(call, STORY)).subscriptions

    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        """The invented one; the quiet story has no article."""
        self.looked += 1
        if story.id != STORY.id:
            raise NotFound(f"{story.slug} has no article yet: nothing stored matches it.")
        return replace(BRIEFING, lines=tuple(line for line in LINES if line.section != "timeline"))

    async def full_briefing(self, call: Call, story: Story) -> Briefing:
        """The invented one with everything."""
        return replace(BRIEFING, lines=(*LINES[:4], EXTRA, *LINES[4:]))


@dataclass
class InventedRunner:
    """Commands with a twist for each thing that a page must show."""

    calls: list[Call] = field(default_factory=list)
    waiting: list[object] = field(default_factory=list)

    def parse(self, text: str) -> tuple[str, dict[str, str]]:
        """The first word is the command, the rest its story."""
        name, _, rest = text.lstrip("/").partition(" ")
        if name == "nonsense":
            raise BadInput("There is no command /nonsense; /help lists them all.")
        return name, {"story": rest.strip()} if rest.strip() else {}

    def button(self, code: str) -> tuple[str, dict[str, str]]:
        """The part before the question mark."""
        name, _, rest = code.partition("?")
        if name == "stale":
            raise BadInput("That button is of another version; run the command again to get a fresh one.")
        return name, dict(pair.split("=") for pair in rest.split("&") if pair)

    async def answers(self, call: Call, newsroom: object) -> AsyncIterator[Answer]:
        """An answer for each command."""
        self.calls.append(call)
        if call.command == "brief" and not call.options:
            yield Ask(
                "story", "Which story?", (Choice(STORY.name, STORY.slug, "3 new"), Choice(QUIET.name, QUIET.slug))
            )
            return
        if call.command == "track" and "confirm" not in call.options:
            seen = said("Track it?", f"2 stored articles would match {HOSTILE}.")
            yield Ask("confirm", "Start tracking?", (Choice("Start tracking", "yes"), Choice("Not now", "no")), seen)
            return
        if call.command == "export":
            yield Reply("2 sources as OPML", attachment=Attachment("sources.opml", "text/x-opml+xml", OPML))
            return
        if call.command == "import" and "file" not in call.options:
            yield Ask("file", "Which OPML file?", (), upload=True)
            return
        if call.command == "share":
            yield Reply(BRIEFING.name, (Paragraph((Plain("The gates are cracked."),)),), private=False)
            return
        yield Progress("Fetching the article", 1, 2)
        yield Progress("Reading it", 2, 2)
        if call.command == "hang":
            for gate in self.waiting:
                await gate.wait()  # type: ignore[attr-defined]
        if call.command == "crash":
            raise RuntimeError("secret words of an article")
        if call.command == "brief":
            fact = LINES[1]
            where = fact.spans[0]
            cite = Cite(1, SOURCES[0].url, where.version, where.start, where.end, "Pell Gazette: Orrin barrage")
            yield Reply(BRIEFING.name, (Items((Item((Plain(fact.text + " "), cite)),)),), story_slug=STORY.slug)
            return
        yield said(f"Did {call.command}", HOSTILE) if call.command != "fail" else Reply("It failed.", tone="error")

    async def suggest(self, call: Call, newsroom: object, text: str) -> list[Choice]:
        """Two commands, or the story."""
        if " " in text:
            return [Choice(STORY.slug, f"/brief {STORY.slug}", STORY.name)]
        known = [
            Choice("/brief", "/brief ", "The briefing of a story"),
            Choice("/stories", "/stories ", "What is tracked"),
        ]
        return [choice for choice in known if choice.label.startswith(text)]


SHORT_POST = Reply(
    "Morning digest, 23 Nov",
    (
        Paragraph(
            (Plain("1 story changed, 1 quiet. "), Cite(1, SOURCES[0].url, SOURCES[0].version, 0, 10, "Pell Gazette"))
        ),
    ),
)
