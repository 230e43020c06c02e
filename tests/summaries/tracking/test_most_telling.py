"""A story that knows its articles asks more of one that lacks its most telling word."""

from summaries.model import Article, Read
from summaries.text.analyse import analyse
from summaries.tracking.frequency import Frequency
from summaries.tracking.match import Match, match
from summaries.tracking.profile import profile_of
from summaries.tracking.query import query_from
from summaries.tracking.wording import wording_of

QUERY = query_from("Tarn Bay mayor recount")
STORY = [
    "The recount of ballots for mayor of Tarn Bay began on Monday. Orla Fenn leads Mayor Jonas Petch by 40 votes.",
    "Orla Fenn leads by 38 votes after a day of recount in Tarn Bay. Mayor Jonas Petch said the ballots would decide.",
    "A judge refused to stop the recount in Tarn Bay. Jonas Petch, the mayor, had asked her to. Orla Fenn welcomed it.",
    "Half the ballots of Tarn Bay were counted by Thursday, and the recount goes on. Orla Fenn thanked the counters.",
]
ELSEWHERE = [
    "The ferry from Tarn Bay was late on Friday. The mayor of Tarn Bay has asked the line for a better timetable.",
    "A quay in Tarn Bay will close next year. The mayor of Tarn Bay said that dockers would be moved to other work.",
    "Rain is expected in the hills on Sunday, the weather office said, and snow above the tree line by the evening.",
    "The choir of Upper Tarn won the singing prize. It sang four songs, one of them by its own conductor.",
]


def found(text: str) -> Match:
    """What an article is to a story that has learned from four."""
    frequency = Frequency()
    for other in [*STORY, *ELSEWHERE]:
        piece = article(other)
        frequency.learn(wording_of(piece, analyse(piece)).counts)
    profile = profile_of(QUERY, [Read(article(known), analyse(article(known))) for known in STORY])
    return match(QUERY, profile, article(text), analyse(article(text)), frequency)


def article(text: str) -> Article:
    """An article of that text, titled by its first words."""
    return Article(id=text[:12], url="https://bay.example.org/a", publisher="Bay Post", title=text[:30], text=text)


def test_the_towns_other_news_stays_out() -> None:
    """Town and office occur, the recount does not, and nobody of the story is named."""
    assert not found(ELSEWHERE[1]).matched


def test_a_person_of_the_story_brings_it_in_without_the_word() -> None:
    """Her name is the story's own."""
    assert found(
        "Orla Fenn will be sworn in as mayor of Tarn Bay, the clerk said. The ballots were sealed again."
    ).matched


def test_the_word_itself_is_enough() -> None:
    """An article about the recount is in."""
    assert found("The recount in Tarn Bay ended at noon, and the town has a new mayor, the clerk said.").matched


def test_a_name_is_given_once_among_the_reasons() -> None:
    """However many of its words are shared."""
    reasons = " ".join(found(STORY[1]).reasons)
    assert reasons.count("Orla Fenn") <= 1
