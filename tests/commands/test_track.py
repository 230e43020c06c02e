"""/track: a preview with reasons, a question, then the story."""

import pytest

from commands.spec import Progress
from commands.track import preview
from summaries.model import Query
from summaries.tracking.suggest import Change
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, buttons_of, call_of, reply_of, text_of


async def test_a_preview_comes_before_anything_is_tracked(say: Say, newsroom: FakeNewsroom) -> None:
    """What would match and what nearly, each with its reasons; nothing is changed."""
    ask = ask_of(await say('/track "no law" brandt court'))

    assert (ask.option, [choice.value for choice in ask.choices]) == ("confirm", ["yes", "no"])
    assert ask.preview is not None
    text = text_of(ask.preview)
    assert "1 stored article would match." in text
    assert "Lawyers question prisoner transfer · Civic Radio · 05:30" in text  # by the clock of Paris
    assert "has “no law”; has “brandt”; has “court” (1.00)" in text
    assert len(newsroom.tracked) == 2


async def test_what_nearly_matches_is_shown_apart(say: Say) -> None:
    """An editor sees what the words miss."""
    ask = ask_of(await say("/track prisoner lawyers court exclude:beds"))

    assert ask.preview is not None
    assert "Nearly, but not\nCastamar offers cells" in text_of(ask.preview)


async def test_confirming_tracks_and_says_what_to_do_next(say: Say, newsroom: FakeNewsroom) -> None:
    """With buttons to brief, follow and undo."""
    reply = reply_of(await say('/track lawyers "no law" name:"Court fight" lens:detention confirm:yes'))

    story = newsroom.tracked[-1]
    assert (story.name, story.lens, story.query.words) == ("Court fight", "detention", ("lawyers", "no law"))
    assert reply.title == "Tracking Court fight"
    assert "Court fight is tracked as court-fight: 1 article so far." in text_of(reply)
    assert [button.command for button in buttons_of(reply.blocks)] == ["brief", "subscribe", "undo"]


async def test_declining_changes_nothing(say: Say, newsroom: FakeNewsroom) -> None:
    """No is an answer."""
    assert reply_of(await say("/track lawyers confirm:no")).title == "Nothing is tracked"
    assert len(newsroom.tracked) == 2


async def test_an_address_is_tracked_by_its_article(say: Say, newsroom: FakeNewsroom) -> None:
    """Its title names the story, and progress is shown while it is read."""
    url = newsroom.articles[0].url
    answers = await say(f"/track {url}")

    assert isinstance(answers[0], Progress)
    ask = ask_of(answers)
    assert ask.prompt == "Start tracking “Castamar offers cells”?"
    assert newsroom.tracked[-1].name != "Castamar offers cells"
    await say(f"/track {url} confirm:yes")
    assert newsroom.tracked[-1].query.seed_url == url


async def test_filters_reach_the_query(say: Say, newsroom: FakeNewsroom) -> None:
    """Include, exclude and sources take lists."""
    await say('/track prisoner include:"transfer, court" exclude:football sources:"Civic Radio" confirm:yes name:X')

    query = newsroom.tracked[-1].query
    assert (query.include, query.exclude, query.sources) == (("transfer", "court"), ("football",), ("Civic Radio",))


async def test_a_preview_that_matches_nothing_says_so(say: Say) -> None:
    """And that an outlet of which nobody here has heard lets nothing through."""
    ask = ask_of(await say('/track prisoner sources:"Harbor Courier"'))

    assert ask.preview is not None
    text = text_of(ask.preview)
    assert "Nothing matches: no stored article would be in this story." in text
    assert "No source here is called “Harbor Courier” (did you mean Harbour Courier?)" in text


async def test_an_outlet_that_is_known_needs_no_warning(say: Say) -> None:
    """By its name, in any case, or by the address of its site."""
    ask = ask_of(await say("/track prisoner sources:harbourcourier.example"))
    named = ask_of(await say('/track prisoner sources:"harbour courier"'))

    assert ask.preview is not None
    assert named.preview is not None
    assert "Check sources" not in text_of(ask.preview) + text_of(named.preview)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/track", '/track needs words: words and "quoted phrases" of the story'),
        ('/track "..."', "There are no words to track: type some"),
        ("/track the", "“the” says too little to track a story by"),
        ("/track a b c d e f", "“a b c d e f” says too little to track a story by"),
        ("/track cells lens:detentoin", "There is no lens “detentoin”; did you mean detention?"),
        ("/track cells lens:xyz", "There is no lens “xyz”; there are general, detention and disaster."),
        ("/track ftp://a.example/x", "ftp:// addresses cannot be read"),
        ("/track cells name:" + "n" * 90, "That name has 90 characters; give one of at most 80."),
        ('/track cells name:"Ollen flood" confirm:yes', "A story called Ollen flood is tracked already"),
        ("/track https://gone.example/x", "https://gone.example/x could not be reached"),
    ],
)
async def test_what_cannot_be_tracked_is_one_sentence(
    say: Say, newsroom: FakeNewsroom, line: str, sentence: str
) -> None:
    """And nothing is tracked."""
    reply = reply_of(await say(line))

    assert reply.tone == "error"
    assert reply.title.startswith(sentence)
    assert len(newsroom.tracked) == 2


async def test_the_preview_of_a_form_shows_what_the_question_shows(newsroom: FakeNewsroom, say: Say) -> None:
    """The same articles and counts, a few of many, and nothing is tracked."""
    ask = ask_of(await say('/track "no law" brandt court'))
    call = call_of("track", {"words": '"no law" brandt court'})

    assert await preview(call, newsroom) == ask.preview
    for number in range(4):
        newsroom.publishes("Wire", f"No law {number}", "No law, said Brandt in court.")
    assert "5 stored articles would match; the best 3 are below." in text_of(await preview(call, newsroom))
    assert len(newsroom.tracked) == 2


async def test_a_form_without_words_yet_says_to_type_some(newsroom: FakeNewsroom) -> None:
    """It is no error to have typed nothing yet."""
    shown = await preview(call_of("track", {"lens": "detention"}), newsroom)

    assert (shown.title, shown.tone) == ("Type words", "ok")


async def test_the_preview_is_tightened_with_one_click(say: Say, newsroom: FakeNewsroom) -> None:
    """Each change with its reason; a click shows the preview again, and the next one tracks with it."""
    newsroom.tighter = [Change("exclude", "lawyers", "in 1 of the near misses, in no match", 0, 1)]
    ask = ask_of(await say("/track prisoner"))
    assert [choice.label for choice in ask.choices] == ["Start tracking", "Exclude lawyers", "Not now"]
    again = ask_of(await say("/track prisoner", confirm=ask.choices[1].value))
    assert again.preview is not None
    assert "without lawyers" in text_of(again.preview)
    await say("/track prisoner", confirm=again.choices[0].value)

    assert newsroom.tracked[-1].query == Query(("prisoner",), exclude=("lawyers",))


async def test_languages_and_places_are_limits_of_their_own(say: Say, newsroom: FakeNewsroom) -> None:
    """By code or by name."""
    await say('/track dam languages:"English, de" places:Ollen confirm:yes')

    assert newsroom.tracked[-1].query == Query(("dam",), languages=("en", "de"), places=("Ollen",))
