"""What a newcomer must know of a running story, apart from the news of today."""

from datetime import timedelta

from summaries.model import Briefing, Read
from summaries.sections.clauses import count
from tests.summaries.briefs import START, briefing, read

DAYS = (
    "The outer pier of Low Marlow collapsed in a storm on Monday, and two divers drowned, the harbour police said."
    " Fishermen hung their lamps along the quay.",
    "The county closed the inner harbour of Low Marlow on Tuesday because its piles are as old as those of the pier.",
    "Inspectors found on Wednesday that the bolts of the pier had been loose since 2019. The tide tables were wet.",
    "Olaf Brandt, the harbour master of Low Marlow, resigned on Thursday over a letter that had warned of the bolts.",
)
TODAY = (
    "A court in Marlow froze the accounts of Tallow Ports on Friday, after the widows of the two divers had sued it."
    " Tallow Ports said that it would appeal. It has owned the pier since 1998."
)


def story() -> list[Read]:
    """Five days of coverage by five outlets."""
    texts = [*DAYS, TODAY]
    return [
        read(text, name=f"day{n}", outlet=f"Outlet {n}", at=START + timedelta(days=n)) for n, text in enumerate(texts)
    ]


def told() -> Briefing:
    """Its full briefing."""
    return briefing(story(), full=True)


def test_the_background_tells_how_it_began_and_where_it_stood() -> None:
    """The first report comes first, the last before today comes last."""
    shown = [line.text for line in told().section("background")]

    assert shown[0].startswith("The outer pier of Low Marlow collapsed")
    assert shown[-1].startswith("Olaf Brandt")
    assert any("the bolts of the pier had been loose" in text for text in shown)


def test_the_news_of_today_is_no_background() -> None:
    """What the court did today stands among the facts alone."""
    made = told()

    assert "froze the accounts" in made.section("facts")[0].text
    assert not any("froze the accounts" in line.text for line in made.section("background"))


def test_no_line_stands_in_facts_and_background() -> None:
    """What is background is not told twice."""
    made = told()
    facts = {line.text for line in made.section("facts")}

    assert facts
    assert facts.isdisjoint(line.text for line in made.section("background"))


def test_a_background_line_needs_nothing_before_it() -> None:
    """A line that opens with It is left out, however old what it tells."""
    assert not any(line.text.startswith(("It ", "[…] It")) for line in told().section("background"))


def test_the_background_keeps_within_its_room() -> None:
    """Ten lines and 140 words, however long the story runs."""
    many = [
        read(
            f"Team {n} found {n + 3} crates of lamps off Cape {'ABCDEFGHIJKLMNOPQRST'[n]}orm officials said.",
            name=f"n{n}",
            at=START + timedelta(days=n),
        )
        for n in range(20)
    ]
    lines = briefing(many, full=True).section("background")

    assert 3 <= len(lines) <= 10
    assert sum(count(line.text) for line in lines) <= 140


def test_a_story_of_one_day_has_what_its_reports_tell_of_earlier_times() -> None:
    """An explaining sentence is background where nothing older was reported."""
    text = (
        "A fire closed the Pell mill on Monday, the county said. The mill, which makes sacks, was founded in 1891 by"
        " weavers from Dorn. Firemen used water from the weir."
    )
    shown = [line.text for line in briefing([read(text)], full=True).section("background")]

    assert not any("A fire closed" in text or "Firemen" in text for text in shown)


def test_the_source_of_a_statement_is_not_cut_off() -> None:
    """A long sentence of the past keeps who said it."""
    long = (
        "Inspectors of the county will open the nine oldest vaults below the harbour of Low Marlow one by one in March,"
        " which no one has done since the old dock was filled with stones, the harbour office said."
    )
    reads = [read(long, name="old"), read(TODAY, name="new", outlet="Beta News", at=START + timedelta(days=3))]
    shown = [line.text for line in briefing(reads, full=True).section("background")]

    assert any("nine oldest vaults" in text and "the harbour office said" in text for text in shown)


def past(text: str) -> list[str]:
    """The background where one report came before today's."""
    reads = [read(text, name="old"), read(TODAY, name="new", outlet="Beta News", at=START + timedelta(days=3))]
    return [line.text for line in briefing(reads, full=True).section("background")]


def test_a_sentence_that_leans_stands_in_one_line_with_what_it_leans_on() -> None:
    """What "It" is stands right before it, word for word as the article has it."""
    text = (
        "The county closed the lock of Low Marlow on Tuesday, because its gates had rusted."
        " It had drowned two divers in a storm the winter before."
    )
    shown = past(text)

    assert text in shown
    assert not any(line.startswith("It ") for line in shown)


def test_a_sentence_that_leans_over_a_paragraph_is_left_out() -> None:
    """A new paragraph may speak of something else."""
    shown = past(
        "The county closed the lock of Low Marlow on Tuesday, because its gates had rusted.\n\n"
        "It had drowned two divers in a storm the winter before."
    )

    assert shown
    assert not any("two divers" in line for line in shown)


def test_a_line_of_two_sentences_stays_short_enough_to_read() -> None:
    """Together they have at most sixty words."""
    first = "The county closed the lock of Low Marlow on Tuesday " + "and the sluice of Upper Marlow " * 4 + "at noon."
    second = "It had drowned two divers " + "near the old sluice of Upper Marlow " * 4 + "in a storm."

    assert count(first) + count(second) > 60
    assert not any("two divers" in line for line in past(f"{first} {second}"))
