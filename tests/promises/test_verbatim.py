"""Promise 1: nothing stands between quotation marks that is not, character for character, in a stored version."""

import re
from dataclasses import replace

import pytest

from bot.work import briefings
from summaries import verify
from summaries.compose import compose
from summaries.model import Briefing, Cited, Line
from tests.room import Room


def lied(line: Line) -> Line:
    """The line with a word put into somebody's mouth; its spans stay."""
    pieces = tuple(replace(p, text=f"{p.text} gladly") if isinstance(p, Cited) else p for p in line.pieces)
    return replace(line, pieces=pieces) if line.section == "quotes" else line


def lying_compose(**asked: object) -> Briefing:
    """A composer with a bug that no test of its own has met."""
    briefing = compose(**asked)  # type: ignore[arg-type]
    return replace(briefing, lines=(*briefing.lines, *(lied(line) for line in briefing.section("quotes"))))


async def check(room: Room) -> int:
    """Every quoted stretch of every briefing stands in an article; gives how many there were."""
    count = 0
    slugs = [story.slug for story in await room.store.stories.list(room.id)]
    for slug in slugs:
        briefing = await room.briefing(slug)
        texts = await room.store.articles.texts([source.version for source in briefing.sources])
        stored = [" ".join(text.split()) for text in texts.values()]
        for line in briefing.lines:
            if line.kind == "verbatim":
                for words in stretches("".join(piece.text for piece in line.pieces)):
                    assert any(words in text for text in stored), f"nobody wrote “{words}”"
                    count += 1
    return count


def stretches(words: str) -> list[str]:
    """What a verbatim line claims to have read: without our cuts, our bracketed names and its outer marks."""
    bare = re.sub(r"\[[^\]]*\]", "\0", words)
    parts = (" ".join(part.split()).strip(' “”"„«».') for part in bare.split("\0"))
    return [part for part in parts if part]


async def test_every_quoted_word_of_every_briefing_is_in_a_stored_article(room: Room) -> None:
    """All stories of the sample newsroom, all verbatim lines."""
    assert await check(room) > 40


async def test_every_quote_that_is_looked_up_is_in_a_stored_article(room: Room) -> None:
    """Of every story; and what is between marks in the answer stands between marks in the article."""
    count = 0
    for story in await room.store.stories.list(room.id):
        briefing = await room.newsroom.quotes(room.call("quotes"), story)
        texts = await room.store.articles.texts([source.version for source in briefing.sources])
        for line in briefing.lines:
            for piece in line.pieces:
                if isinstance(piece, Cited):
                    text, span = texts[piece.span.version], piece.span
                    assert " ".join(text[span.start : span.end].split()) == piece.text
                    assert line.section != "quotes" or verify.quoted(text, span.start, span.end)
                    count += 1
    assert count > 150


async def test_every_answer_and_all_evidence_of_the_board_is_in_a_stored_article(room: Room) -> None:
    """Each word that is not ours, of passages that answer and of what raises a question."""
    count = 0
    for story in await room.store.stories.list(room.id):
        call = room.call("ask")
        board = (await room.newsroom.questions(call, story)).briefing
        asked = [await room.newsroom.ask(call, story, line.text) for line in board.section("questions")]
        for briefing in (board, *(one.briefing for one in asked)):
            texts = await room.store.articles.texts([source.version for source in briefing.sources])
            for piece in (piece for line in briefing.lines for piece in line.pieces if isinstance(piece, Cited)):
                text = texts[piece.span.version]
                assert " ".join(text[piece.span.start : piece.span.end].split()) == piece.text
                count += 1
    assert count > 100


async def test_a_composer_that_lies_is_caught_before_anybody_reads_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check against the spans is the last step, whatever came before."""
    monkeypatch.setattr(briefings, "compose", lying_compose)
    await check(room)


async def test_the_check_would_notice_if_spans_were_not_compared(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard is what holds the promise: without it the lie comes through."""
    monkeypatch.setattr(briefings, "compose", lying_compose)
    monkeypatch.setattr(verify, "_cited_problems", lambda piece, text: iter(()))
    with pytest.raises(AssertionError, match="nobody wrote"):
        await check(room)
