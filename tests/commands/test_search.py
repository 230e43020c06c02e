"""/search: what is found, how it is shown, what leads on."""

from datetime import timedelta

from commands.reply import Items, Strong
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, ask_of, buttons_of, reply_of, text_of


async def test_an_article_is_shown_with_outlet_time_story_and_words(say: Say) -> None:
    """One item each, in the order of the newsroom."""
    reply = reply_of(await say("/search lawyers"))

    assert text_of(reply).splitlines() == [
        "Search: lawyers",
        "1 article",
        "Lawyers question prisoner transfer · Civic Radio · 05:30 · in prisoner-transfer",
        "Lawyers will challenge the prisoner transfer in court. “No law allows it,” Teo Brandt said.",
    ]


async def test_what_was_looked_for_stands_out(say: Say) -> None:
    """In any form of the word; the rest does not."""
    reply = reply_of(await say("/search prisoner court"))
    (items,) = [block for block in reply.blocks if isinstance(block, Items)]

    assert [run.text for run in items.items[0].detail if isinstance(run, Strong)] == ["prisoner", "court"]


async def test_it_can_be_narrowed_in_words_and_in_options(say: Say) -> None:
    """from: and publisher: are one; a moment at the end is one too."""
    assert reply_of(await say("/search transfer from:courier")).data["total"] == 1
    assert reply_of(await say('/search transfer publisher:"Harbour Courier"')).data["total"] == 1
    assert reply_of(await say("/search transfer since today")).data["total"] == 1
    assert reply_of(await say("/search transfer yesterday")).data["total"] == 2
    assert reply_of(await say("/search transfer until:today")).data["total"] == 1
    assert reply_of(await say("/search by:Brandt")).data["total"] == 1


async def test_it_says_what_it_was_narrowed_by(say: Say) -> None:
    """In the words of the answer, with the clock of the channel."""
    reply = reply_of(await say("/search transfer from:Civic since:yesterday in:prisoner-transfer"))

    assert text_of(reply).splitlines()[1] == "1 article · from Civic, in prisoner-transfer, since yesterday 00:00"


async def test_a_phrase_at_the_end_that_only_sounds_like_a_moment_stays_a_phrase(say: Say) -> None:
    """Within quotation marks nothing is read."""
    assert "“since yesterday”" in reply_of(await say('/search "since yesterday"')).title


async def test_a_story_may_be_named_in_part_and_is_asked_for_where_several_fit(
    say: Say, newsroom: FakeNewsroom
) -> None:
    """As everywhere."""
    newsroom.follows("Prisoner swap", "swap")

    assert reply_of(await say("/search flood story:ollen")).data["total"] == 1
    assert [choice.value for choice in ask_of(await say("/search court story:prisoner")).choices]


async def test_a_result_leads_to_its_briefing_and_to_a_story(say: Say, newsroom: FakeNewsroom) -> None:
    """However long its address is; readers, who may not track, are not offered it."""
    newsroom.publishes("Civic Radio", "Quay closed", "The quay was closed.", url=f"https://civic.example/{'x' * 300}")
    reply = reply_of(await say("/search quay"))
    brief, track = list(buttons_of(reply.blocks))
    read = reply_of(await say("/search quay", role="reader"))

    assert (brief.label, track.label) == ("Brief", "Track from this")
    assert max(len(brief.code), len(track.code)) <= 100
    assert [button.label for button in buttons_of(read.blocks)] == ["Brief"]
    assert "Quay closed" in reply_of(await say("/brief", story=dict(brief.args)["story"])).title
    assert "Quay closed" in ask_of(await say("/track", words=dict(track.args)["words"])).prompt


async def test_a_long_answer_comes_in_pages(say: Say, newsroom: FakeNewsroom) -> None:
    """The button leads to the next, and nothing is shown twice."""
    for number in range(8):
        at = NOW - timedelta(hours=number)
        newsroom.publishes("Civic Radio", f"Sluice {number}", "The sluice opened.", at=at)
    first = reply_of(await say("/search sluice"))
    (more,) = [button for button in buttons_of(first.blocks) if button.label == "Next page"]
    second = reply_of(await say("/search", **dict(more.args)))

    assert "8 articles · page 1 of 2" in text_of(first)
    assert "page 2 of 2" in text_of(second)
    assert [row["title"] for row in [*first.data["articles"], *second.data["articles"]]] == [
        f"Sluice {number}" for number in range(8)
    ]


async def test_nothing_found_says_what_to_do(say: Say) -> None:
    """And what was asked for."""
    reply = reply_of(await say("/search zeppelin from:Courier"))

    assert text_of(reply).splitlines() == [
        "Search: zeppelin",
        "No stored article has this, from Courier. /track follows words from now on; /sources lists what is collected.",
    ]


async def test_what_is_no_search_is_refused_in_a_sentence(say: Say) -> None:
    """Nothing at all, an address, a page that is none."""
    nothing, link, page = [
        reply_of(await say(text)) for text in ("/search", "/search https://civic.example/a", "/search quay page:0")
    ]

    assert "nothing to look for" in nothing.title
    assert "/why says what became of it" in link.title
    assert "page: is a number" in page.title
    assert {reply.tone for reply in (nothing, link, page)} == {"error"}


async def test_a_button_of_an_article_that_has_gone_says_so(say: Say) -> None:
    """Not an address of another newsroom's article either."""
    assert reply_of(await say("/brief", story="article:999")).title == "That article is not here any more."
