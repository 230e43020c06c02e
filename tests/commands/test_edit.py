"""/edit: what a story looks for is changed, and shown first where articles would move."""

import pytest

from commands.adjust import adjusted, choices, parted
from commands.reply import Buttons
from summaries.errors import BadInput
from summaries.model import Query
from summaries.tracking.suggest import Change
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, reply_of, text_of

FOOTBALL = Change("exclude", "football", "in 3 of the near misses, in no match", 0, 3)
ENGLISH = Change("languages", "en", "4 of 5 matches are in it", 4, 0)


async def test_what_would_leave_is_shown_before_it_is_changed(say: Say, newsroom: FakeNewsroom) -> None:
    """With the way to go ahead, and the way out."""
    ask = ask_of(await say("/edit prisoner-transfer exclude:lawyers"))
    assert ask.preview is not None
    assert "1 article would leave" in text_of(ask.preview)
    assert [choice.value for choice in ask.choices] == ["yes", "no"]
    answer = reply_of(await say("/edit prisoner-transfer exclude:lawyers confirm:yes"))

    assert "1 article left with it" in text_of(answer)
    assert newsroom.tracked[0].query.exclude == ("lawyers",)


async def test_undo_gives_the_old_settings_back(say: Say, newsroom: FakeNewsroom) -> None:
    """All of them."""
    before = newsroom.tracked[0]
    await say("/edit prisoner-transfer exclude:lawyers name:Cells confirm:yes")
    assert newsroom.tracked[0] != before
    await say("/undo")

    assert newsroom.tracked[0] == before


async def test_a_change_that_moves_nothing_is_made_at_once(say: Say, newsroom: FakeNewsroom) -> None:
    """A new name, another lens."""
    answer = reply_of(await say('/edit ollen-flood name:"Ollen dam" lens:general'))

    assert answer.title == "Changed: Ollen dam"
    assert (newsroom.tracked[1].name, newsroom.tracked[1].lens) == ("Ollen dam", "general")


async def test_the_story_alone_offers_changes_in_one_click(say: Say, newsroom: FakeNewsroom) -> None:
    """Each says why; one click leads to what it would move."""
    newsroom.tighter = [Change("exclude", "lawyers", "in 2 of the near misses, in no match", 0, 2)]
    ask = ask_of(await say("/edit prisoner-transfer"))
    assert [(choice.label, choice.value) for choice in ask.choices] == [
        ("Exclude lawyers", "exclude:lawyers"),
        ("Leave it", "no"),
    ]
    assert ask.choices[0].hint == "in 2 of the near misses, in no match"
    shown = ask_of(await say("/edit prisoner-transfer", confirm=ask.choices[0].value))
    assert shown.choices[0].value == "exclude:lawyers; yes"
    await say("/edit prisoner-transfer", confirm=shown.choices[0].value)

    assert newsroom.tracked[0].query.exclude == ("lawyers",)


async def test_without_anything_to_offer_it_says_how_to_type_a_change(say: Say) -> None:
    """And what the story looks for now."""
    answer = text_of(reply_of(await say("/edit ollen-flood")))

    assert "Words: flood, dam." in answer
    assert "exclude:" in answer


async def test_items_are_dropped_from_wherever_they_stand(say: Say, newsroom: FakeNewsroom) -> None:
    """One that stands nowhere is pointed out."""
    await say("/edit ollen-flood drop:dam confirm:yes")
    assert newsroom.tracked[1].query.words == ("flood",)

    assert "in none of its settings" in reply_of(await say("/edit ollen-flood drop:bridge")).title


async def test_leaving_it_changes_nothing(say: Say, newsroom: FakeNewsroom) -> None:
    """Whatever else was typed."""
    before = newsroom.tracked[0]
    answer = reply_of(await say("/edit prisoner-transfer exclude:lawyers confirm:no"))

    assert (answer.title, newsroom.tracked[0]) == ("Nothing was changed", before)


async def test_story_leads_there(say: Say) -> None:
    """With the button Change."""
    shown = reply_of(await say("/story ollen-flood"))
    labels = [button.label for block in shown.blocks if isinstance(block, Buttons) for button in block.buttons]

    assert "Change" in labels


def test_clicks_add_up() -> None:
    """The second choice carries the first."""
    first = choices((), [FOOTBALL, ENGLISH], "Start tracking", "Not now")
    assert [choice.label for choice in first] == ["Start tracking", "Exclude football", "Only in English", "Not now"]
    so_far, word = parted(first[1].value)
    assert word == ""
    second = choices(so_far, [FOOTBALL, ENGLISH], "Start tracking", "Not now")
    assert [choice.value for choice in second] == [
        "exclude:football; yes",
        "exclude:football; languages:en",
        "no",
    ]
    changes, word = parted("exclude:football; languages:en; yes")

    assert word == "yes"
    assert adjusted(Query(("cup",)), changes) == Query(("cup",), exclude=("football",), languages=("en",))


@pytest.mark.parametrize("value", ["perhaps", "exclude:", "yes; exclude:a", "erase:all"])
def test_what_is_no_choice_is_refused(value: str) -> None:
    """A sentence, not a guess."""
    with pytest.raises(BadInput, match="yes or no"):
        parted(value)
