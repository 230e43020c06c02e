"""What an editor's verdicts on a few articles do for those that nobody said anything of."""

from summaries.model import Article, Read
from summaries.text.analyse import analyse
from summaries.tracking.follow import Followed
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.match import match
from summaries.tracking.neighbours import Nearby
from summaries.tracking.profile import profile_of
from summaries.tracking.query import query_from
from summaries.tracking.resemblance import weighed
from summaries.tracking.wording import wording_of

BRIDGE = [
    "The Orrin bridge stays closed since engineers found rust in its cables. Warden Tessa Quill spoke of months.",
    "Commuters queue for ferries while the Orrin bridge is shut. Warden Tessa Quill spoke of rusted cables.",
    "The rusted cables of the Orrin bridge will be replaced by Halvard Steel, warden Tessa Quill said.",
    "Halvard Steel has begun to hang new cables on the Orrin bridge. Traffic may return in May, Tessa Quill said.",
    "Shops beside the closed Orrin bridge ask the council for help. Warden Tessa Quill met twenty of their owners.",
    "An inquiry asks why rust in the cables of the Orrin bridge went unseen. Tessa Quill gave it her books.",
]
REGATTA = [
    "The Orrin bridge regatta drew forty boats on Sunday. Skipper Bo Larsby of the Marle club won by a length.",
    "Bo Larsby trains at dawn for the Orrin bridge regatta. The Marle club has won it for four years in a row.",
    "The regatta at the Orrin bridge gets a second course. The Marle club and skipper Bo Larsby asked for more depth.",
    "A broken mast ended the Orrin bridge regatta for the Marle club. Skipper Bo Larsby swam ashore without a scratch.",
    "Bo Larsby leaves the Marle club after the Orrin bridge regatta. The skipper wants to sail around the world.",
    "Prizes of the Orrin bridge regatta were handed out late. The Marle club, with Bo Larsby, took the silver oar.",
]
ELSEWHERE = [
    "Farmers in the hills cut the hay early this year, the growers' union said, since rain is expected by the weekend.",
    "A library in the old mill will open on Friday with nine thousand books and a reading room for children.",
    "The price of bread rose again in April, the office for statistics said; bakers blame dearer flour.",
]


def read(kind: str, number: int, text: str) -> Read:
    """An article of that text, titled by its first words."""
    found = Article(f"{kind}-{number}", f"https://a.example/{kind}/{number}", "Post", " ".join(text.split()[:5]), text)
    return Read(found, analyse(found))


ALL = [
    read(kind, number, text)
    for number in range(6)
    for kind, texts in (("bridge", BRIDGE), ("regatta", REGATTA), ("elsewhere", ELSEWHERE))
    for text in texts[number : number + 1]
]
BY_ID = {one.article.id: one for one in ALL}


def common() -> Frequency:
    """How common words are in all of it."""
    learned = Frequency()
    for one in ALL:
        learned.learn(lead_counts(one.analysis, one.article.title))
    return learned


def followed(confirmed: list[str], refused: list[str]) -> set[str]:
    """What a story called for by two words takes in of everything, after these verdicts."""
    frequency, nearby = common(), Nearby()
    story = Followed(
        query_from("Orrin bridge"),
        frequency,
        [BY_ID[one] for one in confirmed],
        [BY_ID[one] for one in refused],
        confirmed,
    )
    for one in ALL:
        wording = wording_of(one.article, one.analysis)
        around = nearby.around(wording, frequency)
        nearby.add(wording, frequency)
        if not story.knows(one):
            story.take(one, weighed(wording, frequency, around))
            story.look_again(nearby)
    return set(story.found)


def held_back(found: set[str], kind: str) -> list[str]:
    """The articles of a kind among those that no verdict was about: the last three."""
    return sorted(one for one in found if one in {f"{kind}-{number}" for number in (3, 4, 5)})


def test_words_that_two_stories_share_bring_both():
    """What an editor then has to say."""
    found = followed([], [])

    assert len(held_back(found, "bridge")) == 3
    assert held_back(found, "regatta")


def test_one_refusal_keeps_out_its_siblings():
    """The same bridge, the same words: the regatta has a skipper and a club of its own."""
    found = followed(["bridge-0"], ["regatta-0"])

    assert held_back(found, "regatta") == []
    assert len(held_back(found, "bridge")) == 3


def test_a_lesson_on_each_of_a_few_articles_settles_the_others():
    """Held-back articles only: better than before, and right."""
    before = followed([], [])
    after = followed(["bridge-0", "bridge-1", "bridge-2"], ["regatta-0", "regatta-1", "regatta-2"])

    assert held_back(before, "regatta") != []
    assert held_back(after, "regatta") == []
    assert len(held_back(after, "bridge")) == 3


def test_a_refusal_is_told_as_the_reason():
    """For /why."""
    query = query_from("Orrin bridge")
    profile = profile_of(query, [BY_ID["bridge-0"]], [BY_ID["regatta-0"]], ["bridge-0"])
    one = BY_ID["regatta-1"]
    found = match(query, profile, one.article, one.analysis, common())

    assert not found.matched
    assert "like what an editor took out" in found.reasons


def test_a_refusal_does_not_touch_what_is_like_the_story():
    """Its words are the story's own."""
    query = query_from("Orrin bridge")
    profile = profile_of(query, [BY_ID["bridge-0"]], [BY_ID["regatta-0"]], ["bridge-0"])
    one = BY_ID["bridge-4"]

    assert match(query, profile, one.article, one.analysis, common()).matched
