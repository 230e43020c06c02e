"""/questions: the board, and what editors change in it."""

from datetime import timedelta

import pytest

from commands.questions import worded
from summaries.errors import BadInput
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, ask_of, buttons_of, reply_of, text_of

URL = "https://civicradio.example/mill-fire"


@pytest.fixture
def mill(newsroom: FakeNewsroom) -> FakeNewsroom:
    """A story in which one thing is said to be unknown."""
    newsroom.follows("Mill fire", "mill")
    newsroom.publishes(
        "Harbour Courier",
        "Fire at the mill",
        "A fire broke out at the Pell mill on Friday. It was not clear whether the fire alarm of the mill had rung.",
        at=NOW - timedelta(days=3),
    )
    newsroom.publishes(
        "Civic Radio",
        "More on the mill fire",
        "The mill belongs to Velmo. Velmo pays for the repairs of the mill, its owner told the town.",
        at=NOW - timedelta(days=1),
        url=URL,
    )
    return newsroom


async def number(say: Say, words: str = "alarm") -> str:
    """The number of a question of the mill fire."""
    data = reply_of(await say("/questions mill-fire")).data["questions"]
    assert isinstance(data, list)
    return str(next(row["id"] for row in data if words in row["text"]))


async def state(say: Say, question: str) -> str:
    """The state in which the board shows a question."""
    return str(reply_of(await say(f"/questions question:{question}")).data["state"])


async def test_the_board_says_what_is_open_since_when_and_why(say: Say, mill: FakeNewsroom) -> None:
    """With the words that raise it, cited."""
    reply = reply_of(await say("/questions mill-fire"))
    one = await number(say)

    assert text_of(reply).splitlines() == [
        "Questions: Mill fire",
        "MILL-FIRE · 1 open · 2 articles · as of 07:30 CET",
        "Open",
        f"Had the fire alarm of the mill rung? #{one} · open 3 days",
        "An article says that it is not known: It was not clear whether the fire alarm of the mill had rung. [1]",
    ]


async def test_a_reader_sees_the_board_and_changes_nothing(say: Say, mill: FakeNewsroom) -> None:
    """No button offers it, and the command says who may."""
    reply = reply_of(await say("/questions mill-fire", role="reader"))
    refused = reply_of(await say("/questions add mill-fire question:Why?", role="reader"))

    assert [button.label for button in buttons_of(reply.blocks)] == ["Details"]
    assert refused.title.startswith("/questions add needs the role of an editor, and you are a reader")


async def test_an_editors_question_is_on_the_board_until_undone(say: Say, mill: FakeNewsroom) -> None:
    """In their words, with their name."""
    added = reply_of(await say('/questions add mill-fire question:"who pays for the repairs"'))
    shown = text_of(reply_of(await say("/questions mill-fire")))
    await say("/undo")

    assert added.title == "Who pays for the repairs?"
    assert "Who pays for the repairs? #" in shown
    assert "asked by Edda Marsh" in shown
    assert "repairs?" not in text_of(reply_of(await say("/questions mill-fire")))


async def test_a_question_to_add_is_asked_for(say: Say, mill: FakeNewsroom) -> None:
    """The button on the board leaves it open; and so, without a story, is the story."""
    assert ask_of(await say("/questions add mill-fire")).option == "question"
    assert ask_of(await say("/questions add")).option == "story"


async def test_who_takes_a_question_has_it(say: Say, mill: FakeNewsroom) -> None:
    """Or gives it to a colleague, or lets it go."""
    one = await number(say)
    taken = reply_of(await say(f"/questions assign question:{one}"))
    assert taken.title == "You have it now: Had the fire alarm of the mill rung?"
    assert "Edda Marsh has it" in text_of(reply_of(await say("/questions mill-fire")))
    await say(f"/questions assign question:{one} to:Ada")
    assert "Ada Quill has it" in text_of(reply_of(await say("/questions mill-fire")))
    await say(f"/questions assign question:{one} to:nobody")
    assert "has it" not in text_of(reply_of(await say("/questions mill-fire")))


async def test_an_answer_is_chosen_from_passages_of_the_coverage(say: Say, mill: FakeNewsroom) -> None:
    """Best first; none of them is the one that says that it is unknown."""
    await say('/questions add mill-fire question:"Who pays for the repairs?"')
    one = await number(say, "repairs")
    ask = ask_of(await say(f"/questions answer question:{one}"))
    done = reply_of(await say(f"/questions answer question:{one} evidence:{ask.choices[0].value}"))

    assert ask.option == "evidence"
    assert ask.choices[0].label == "Velmo pays for the repairs of the mill, its owner told the town."
    assert done.title == "Answered: Who pays for the repairs?"
    assert await state(say, one) == "answered"
    assert "answered by Edda Marsh" in text_of(reply_of(await say("/questions mill-fire")))


async def test_a_question_is_shown_with_what_may_answer_it_and_what_was_done(say: Say, mill: FakeNewsroom) -> None:
    """One press answers; a reader is shown the same without it."""
    await say('/questions add mill-fire question:"Who pays for the repairs?"')
    one = await number(say, "repairs")
    reply = reply_of(await say(f"/questions question:{one}"))
    [answer] = [button for button in buttons_of(reply.blocks) if button.label == "This answers it"][:1]
    theirs = reply_of(await say(f"/questions question:{one}", role="reader"))

    assert "What may answer it\nVelmo pays for the repairs of the mill" in text_of(reply)
    assert "What was done" in text_of(reply)
    assert len(answer.code) <= 100
    assert "This answers it" not in [button.label for button in buttons_of(theirs.blocks)]
    await say(f"/questions answer question:{one} evidence:{dict(answer.args)['evidence']}")
    assert await state(say, one) == "answered"


async def test_an_answer_by_address_needs_words_that_stand_there(say: Say, mill: FakeNewsroom) -> None:
    """Verbatim, or nothing is changed."""
    one = await number(say)
    assert ask_of(await say(f"/questions answer question:{one} evidence:{URL}")).option == "words"
    wrong = reply_of(await say(f'/questions answer question:{one} evidence:{URL} words:"Velmo has paid"'))
    assert wrong.tone == "error"
    assert await state(say, one) == "open"
    await say(f'/questions answer question:{one} evidence:{URL} words:"The mill belongs to Velmo."')
    assert await state(say, one) == "answered"


async def test_what_was_settled_is_opened_again(say: Say, mill: FakeNewsroom) -> None:
    """A dropped question stays on the board, at its end, with a way back."""
    one = await number(say)
    await say(f"/questions drop question:{one}")
    board = reply_of(await say("/questions mill-fire"))
    assert "Dropped\nHad the fire alarm" in text_of(board)
    assert "Reopen" in [button.label for button in buttons_of(board.blocks)]
    await say(f"/questions reopen question:{one}")
    assert await state(say, one) == "open"
    assert reply_of(await say(f"/questions reopen question:{one}")).tone == "error"


async def test_a_question_is_named_by_its_words_too(say: Say, mill: FakeNewsroom) -> None:
    """Where only it has them."""
    one = await number(say)
    reply = reply_of(await say('/questions mill-fire question:"fire alarm"'))
    missing = reply_of(await say("/questions mill-fire question:flood"))

    assert reply.data["id"] == int(one)
    assert missing.tone == "error"


async def test_every_button_of_a_long_slug_fits(say: Say, newsroom: FakeNewsroom) -> None:
    """Those that would not are left out."""
    newsroom.follows("A very long name for a story about the mill that burned", "mill")
    newsroom.publishes("Wire", "Mill", "It was not clear whether the alarm of the mill had rung.", at=NOW)
    reply = reply_of(await say("/questions a-very-long-name-for-a-story-about-the-mill-that-burned"))

    assert all(len(button.code) <= 100 for button in buttons_of(reply.blocks))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("who pays", "Who pays?"),
        ("  Who   pays ?? ", "Who pays?"),
        ("“Who pays for it?”", "Who pays for it?"),
        ("did Velmo’s owner know on 3 May?", "Did Velmo’s owner know on 3 May?"),
    ],
)
def test_a_question_is_kept_in_one_line_with_its_mark(said: str, kept: str) -> None:
    """As it will stand in the briefing."""
    assert worded(said) == kept


@pytest.mark.parametrize("said", ["Did she say “we pay”?", "???", "x" * 201, 'Is it "theirs" or not'])
def test_a_question_quotes_nobody_and_is_short(said: str) -> None:
    """It stands in a briefing, where quotation marks mean an article's very words."""
    with pytest.raises(BadInput):
        worded(said)
