"""/teach: an article is not this story, or is; one click, and one to take it back."""

from commands.buttons import LIMIT
from commands.reply import Reply
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, buttons_of, reply_of, text_of

RADIO = "https://civicradio.example/lawyers-question-prisoner-transfer"


async def titles(say: Say, story: str = "prisoner-transfer") -> list[str]:
    """The articles of a story as /story has them."""
    return [str(row["title"]) for row in reply_of(await say(f"/story {story}")).data["articles"]]  # type: ignore[index,attr-defined]


def pressed(reply: Reply, label: str) -> str:
    """The line that the first button of that label stands for."""
    button = next(each for each in buttons_of(reply.blocks) if each.label == label)
    return f"/{button.command} " + " ".join(f"{name}:{value}" for name, value in button.args)


async def test_an_article_is_taken_out_with_one_click_and_put_back_with_one_more(say: Say) -> None:
    """From its place in /story, and with the button of the answer."""
    before = await titles(say)
    shown = reply_of(await say("/story prisoner-transfer"))
    answer = reply_of(await say(pressed(shown, "Not this story")))
    assert len(await titles(say)) == len(before) - 1
    assert "is not in it any more, and stays out when it is edited" in text_of(answer)

    await say(pressed(answer, "Undo"))
    assert await titles(say) == before


async def test_the_address_may_follow_the_story(say: Say) -> None:
    """As one would type it."""
    await say(f"/teach out prisoner transfer {RADIO}")

    assert await titles(say) == ["Castamar offers cells"]


async def test_a_near_miss_is_put_in_with_one_click(say: Say, newsroom: FakeNewsroom) -> None:
    """It has a word of the story, and not enough."""
    story = newsroom.follows("Three words", "lawyers", "beds", "gate")
    shown = reply_of(await say("/story three-words"))
    assert "Nearly, but not" in text_of(shown)
    answer = reply_of(await say(pressed(shown, "Belongs here")))

    assert answer.title == f"It belongs to {story.name}"
    assert len(await titles(say, "three-words")) == 1


async def test_readers_are_offered_no_teaching(say: Say) -> None:
    """They read why each matched, without buttons that would refuse them."""
    shown = reply_of(await say("/story prisoner-transfer", "reader"))

    assert "teach" not in {button.command for button in buttons_of(shown.blocks)}
    assert "needs the role of an editor" in reply_of(await say(f"/teach out prisoner-transfer {RADIO}", "reader")).title


async def test_without_an_article_the_storys_own_are_offered(say: Say) -> None:
    """As the button under a briefing has it: a choice, and it is done."""
    ask = ask_of(await say("/teach out prisoner-transfer"))
    assert ask.option == "article"
    assert {choice.label for choice in ask.choices} == {"Castamar offers cells", "Lawyers question prisoner transfer"}
    await say("/teach out prisoner-transfer", article=ask.choices[0].value)

    assert len(await titles(say)) == 1


async def test_the_briefing_offers_it(say: Say) -> None:
    """Not this story, beside Follow here."""
    briefing = reply_of(await say("/brief prisoner-transfer"))

    assert ask_of(await say(pressed(briefing, "Not this story"))).option == "article"


async def test_what_left_with_it_is_said(say: Say, newsroom: FakeNewsroom) -> None:
    """With why, so that an editor sees at once when it was too much."""
    newsroom.publishes("Civic Radio", "Prisoner transfer vigil", "A vigil against the prisoner transfer.")
    answer = text_of(reply_of(await say(f"/teach out prisoner-transfer {RADIO}")))

    assert "1 article left with it" in answer
    assert "Prisoner transfer vigil" in answer


async def test_words_of_a_title_mean_the_article(say: Say) -> None:
    """Where they fit one; else the answer says which there are."""
    await say('/teach out prisoner-transfer article:"lawyers question"')
    assert await titles(say) == ["Castamar offers cells"]

    wrong = reply_of(await say('/teach out prisoner-transfer article:"castamar ofers cells"'))
    assert wrong.title.endswith("did you mean “Castamar offers cells”?")


async def test_every_button_fits_though_slug_and_number_are_long(say: Say, newsroom: FakeNewsroom) -> None:
    """A hundred characters are all that a chat gives back."""
    newsroom.follows("Castamar prison transfer offers", "prisoner")
    shown = reply_of(await say("/story castamar-prison-transfer-offers"))

    codes = [button.code for button in buttons_of(shown.blocks) if button.command == "teach"]
    assert codes
    assert all(len(code) <= LIMIT - 6 for code in codes)
