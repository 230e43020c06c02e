"""The board of a story's questions: from its coverage and what the newsroom holds; and what editors change in it."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ports.store import Question, VersionRecord
from bot.work.briefings import carried_by, checked, reads_of
from bot.work.ground import Ground, by
from bot.work.rulings import held, remember
from commands.newsroom import Board, Passage, QuestionRow, Step
from commands.spec import Call
from commands.words import clipped
from summaries.answers.found import nearest
from summaries.board import board as lines_of
from summaries.compose import case_of, told
from summaries.errors import BadInput, NotFound
from summaries.model import Briefing, Cited, Line, Read, SourceRef, Span, Story
from summaries.sections.case import key_of

SUGGESTED = 8
_MARKS = "\"“”„‟«»'‘’"


async def board(ground: Ground, newsroom: int, story: Story, call: Call) -> Board:
    """Every question of a story with its state, age, owner, why it is open and what is known so far."""
    known = await held(ground, newsroom, story.id)
    reads = await _reads(ground, newsroom, story)
    rulings = [question.ruling for question in known]
    carried = await carried_by(ground, reads)

    def work() -> Briefing:
        case = case_of(reads, ground.lenses[story.lens], call.now, full=True, rulings=rulings, carried=carried)
        return told(case, lines_of(case), slug=story.slug, name=story.name, status=story.status, story_id=story.id)

    briefing = await asyncio.to_thread(work)
    known = await remember(ground, newsroom, story.id, briefing.section("questions"), known)
    briefing, answers = await _with_answers(ground, briefing, known)
    kept = {question.key: question for question in known}
    rows = [_row(briefing, line, kept[line.key], answers) for line in briefing.section("questions") if line.key in kept]
    return Board(briefing, tuple(rows))


async def _reads(ground: Ground, newsroom: int, story: Story) -> Sequence[Read]:
    try:
        return await reads_of(ground, newsroom, story)
    except NotFound:
        return []  # editors may ask before there is coverage


def _row(briefing: Briefing, line: Line, question: Question, answers: dict[int, Line]) -> QuestionRow:
    about = [one for one in briefing.section("facts") if one.tags.get("question") == line.key]
    raised = tuple(one for one in about if one.tags["part"] == "raised")
    own = answers.get(question.id)
    answered = (own,) if own else tuple(one for one in about if one.tags["part"] == "answer")
    return QuestionRow(
        id=question.id,
        line=line,
        state=line.tags["state"],
        raised_at=question.raised_at,
        owner=question.owner_name,
        settled_by=question.settled_by if question.state else "",
        settled_at=question.settled_at if question.state else None,
        raised=raised,
        answers=answered,
    )


async def _with_answers(
    ground: Ground, briefing: Briefing, known: Sequence[Question]
) -> tuple[Briefing, dict[int, Line]]:
    """The board's briefing with editors' answers as lines of it, each checked against the stored version."""
    texts: dict[str, str] = {}
    lines: dict[int, Line] = {}
    sources = list(briefing.sources)
    for question in known:
        if question.state != "answered" or question.answer is None:
            continue
        stored = await ground.store.articles.version(question.answer.version)
        if stored is None:
            continue
        number = _number(sources, stored)
        texts[stored.version] = stored.text
        lines[question.id] = _answer_line(question, question.answer, stored, number)
    if not lines:
        return briefing, {}
    whole = replace(briefing, sources=tuple(sources), lines=(*briefing.lines, *lines.values()))
    rest = sorted({span.version for line in briefing.lines for span in line.spans} - set(texts))
    result = await checked(ground, whole, {**await ground.store.articles.texts(rest), **texts})
    standing = {line.key for line in result.lines}
    return result, {number: line for number, line in lines.items() if line.key in standing}


def _number(sources: list[SourceRef], stored: VersionRecord) -> int:
    """The number of the source that a version is; a new one where the board has none of it."""
    found = next((source.number for source in sources if source.version == stored.version), None)
    if found is None:
        found = max((source.number for source in sources), default=0) + 1
        ref = SourceRef(
            found, stored.article, stored.url, stored.publisher, stored.title, stored.version, stored.published
        )
        sources.append(ref)
    return found


def _answer_line(question: Question, span: Span, stored: VersionRecord, number: int) -> Line:
    words = " ".join(stored.text[span.start : span.end].split())
    tags = {"question": question.key, "part": "answer", "outlet": stored.publisher}
    return Line(
        "facts",
        "verbatim",
        (Cited(words, span),),
        (number,),
        key=f"answer:{question.id}",
        at=stored.published,
        tags=tags,
    )


# --- changes ----------------------------------------------------------------------------------------------------------


async def story_of(ground: Ground, newsroom: int, number: int) -> Story:
    """The tracked story that a question belongs to.  Raises NotFound."""
    question = await ground.store.questions.get(newsroom, number)
    stories = await ground.store.stories.list(newsroom) if question else []
    found = next((story for story in stories if question and story.id == question.story), None)
    if found is None:
        raise NotFound(f"There is no question {number} here; /questions and a story lists those that are.")
    return found


async def add(ground: Ground, newsroom: int, story: Story, words: str, call: Call) -> int:
    """Ask an editor's own question; gives its number."""
    said = f"asked “{clipped(words, 80)}” on {story.slug}"
    added = await ground.store.questions.add(newsroom, story.id, key_of("own", words), words, by(call, said))
    return added.id


async def assign(ground: Ground, newsroom: int, row: QuestionRow, member: str | None, call: Call) -> None:
    """Give a question to somebody, or to nobody."""
    to = f"to {member}" if member else "to nobody"
    if member is not None:
        person = await ground.store.people.member_by_id(newsroom, int(member))
        to = f"to {person.name}" if person else to
    said = f"gave the question “{clipped(row.line.text, 60)}” {to}"
    await ground.store.questions.assign(newsroom, row.id, int(member) if member else None, by(call, said))


async def answer(ground: Ground, newsroom: int, row: QuestionRow, passage: Passage, call: Call) -> None:
    """Answer a question with words of a stored version."""
    said = f"answered “{clipped(row.line.text, 60)}” from {passage.publisher or passage.url}"
    span = Span(passage.version, passage.start, passage.end)
    await ground.store.questions.answer(newsroom, row.id, passage.article, span, by(call, said))


async def reopen(ground: Ground, newsroom: int, number: int, words: str, call: Call) -> None:
    """Open a question again."""
    await ground.store.questions.reopen(newsroom, number, by(call, f"opened “{clipped(words, 60)}” again"))


async def drop(ground: Ground, newsroom: int, row: QuestionRow, call: Call) -> None:
    """Ask a question no more."""
    await ground.store.questions.drop(
        newsroom, row.id, by(call, f"dropped the question “{clipped(row.line.text, 60)}”")
    )


async def history(ground: Ground, newsroom: int, row: QuestionRow) -> Sequence[Step]:
    """What people did to a question, oldest first, as sentences; what was taken back is left out."""
    changes = await ground.store.questions.history(newsroom, row.id)
    return [Step(one.at, f"{one.by} {one.said}") for one in changes if not one.undone and not one.undoes]


# --- passages that may answer -----------------------------------------------------------------------------------------


async def passages(ground: Ground, newsroom: int, story: Story, words: str, call: Call) -> Sequence[Passage]:
    """The passages of a story's coverage that speak most of what is asked, best first."""
    reads = await _reads(ground, newsroom, story)
    carried = await carried_by(ground, reads)

    def work() -> list[Line]:
        case = case_of(reads, ground.lenses[story.lens], call.now, full=True, carried=carried)
        return nearest(case, words, SUGGESTED)

    found = await asyncio.to_thread(work) if reads else []
    by_version = {read.article.version: read for read in reads}
    return [_passage(by_version[piece.span.version], piece.span) for line in found for piece in _pieces(line)[:1]]


def _pieces(line: Line) -> list[Cited]:
    return [piece for piece in line.pieces if isinstance(piece, Cited)]


def _passage(read: Read, span: Span) -> Passage:
    article = read.article
    return Passage(
        article.id, article.url, article.publisher, article.version, span.start, span.end,
        " ".join(article.text[span.start : span.end].split()), article.published,
    )  # fmt: skip


async def passage(ground: Ground, newsroom: int, story: Story, code: str) -> Passage:
    """The passage that a suggestion stands for.  Raises NotFound."""
    version, _, rest = code.partition(".")
    start, _, end = rest.partition(".")
    reads = await _reads(ground, newsroom, story)
    read = next((read for read in reads if version and read.article.version.startswith(version)), None)
    if read is None or not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(read.article.text)):
        raise NotFound("That passage is not in the coverage any more; choose another.")
    return _passage(read, Span(read.article.version, int(start), int(end)))


async def words_at(ground: Ground, url: str, words: str) -> Passage:
    """These very words in a stored version of the article at an address, the newest that has them.

    White space and the shape of quotation marks aside.  Raises NotFound for an article that was never read, BadInput
    where no version of it has the words.
    """
    address = ground.collector.canonical(url)
    record = await ground.store.articles.by_url(address)
    versions = await ground.store.articles.versions(record.id) if record else []
    if record is None or not versions:
        raise NotFound(f"The article at {address} has not been read here; /brief and its address reads it.")
    pattern = _verbatim(words)
    for stored in reversed(versions):
        if found := pattern.search(stored.text):
            span = found.span()
            said = " ".join(found.group().split())
            return Passage(record.id, record.url, stored.publisher, stored.version, *span, said, stored.published)
    raise BadInput(
        f"“{clipped(words, 60)}” is in no stored version of {address}. Copy the words exactly as they stand there."
    )


def _verbatim(words: str) -> re.Pattern[str]:
    """The words with any white space between them and any shape of quotation mark; those around them left out."""
    pieces = [
        "".join(f"[{re.escape(_MARKS)}]" if letter in _MARKS else re.escape(letter) for letter in word)
        for word in words.strip().strip('"“”„«»').split()
    ]
    return re.compile(r"\s+".join(pieces))
