"""/why: an article's path, step by step."""

from commands.newsroom import Step
from commands.why import told_once
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, reply_of, text_of


async def test_the_verdict_comes_first_then_the_steps(say: Say, newsroom: FakeNewsroom) -> None:
    """With the clock of the channel."""
    reply = reply_of(await say(f"/why {newsroom.articles[0].url}"))

    assert text_of(reply).splitlines() == [
        "Matched Prisoner transfer",
        "Castamar offers cells",
        "Step by step",
        "yesterday 11:30 Harbour Courier published it",
        "07:30 matched Prisoner transfer",
    ]


async def test_an_article_that_nobody_saw_is_said_to_be_unknown(say: Say) -> None:
    """As the newsroom puts it."""
    reply = reply_of(await say("/why https://a.example/x"))

    assert reply.title == "https://a.example/x has not been seen here; no source has listed it."


async def test_words_are_no_address(say: Say) -> None:
    """One sentence."""
    assert reply_of(await say("/why did it")).title == (
        "“did it” is not an address; give the article's address, beginning with https://."
    )


def test_a_match_that_stayed_is_told_once() -> None:
    """Judged again with the same outcome, it adds nothing; one that turned is told each time."""
    said = [
        "Read: 240 words, version 1.",
        "Matched OLLEN-FLOOD (1.00): words: Ollen; like 7 articles.",
        "Not matched to TRANSFER (0.31): words: cells.",
        "Matched OLLEN-FLOOD (1.00): words: Ollen; like 8 articles.",
        "Not matched to OLLEN-FLOOD (0.40): words: Ollen.",
        "Matched OLLEN-FLOOD (0.90): words: Ollen.",
        "Read again: an edit of substance, version 2, 290 words.",
        "Matched OLLEN-FLOOD (0.90): words: Ollen.",
    ]

    kept = [step.what for step in told_once([Step(NOW, what) for what in said])]

    assert kept == [*said[:3], *said[4:]]
