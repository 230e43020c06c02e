"""Editors teach a story: what they say holds for what is stored and for what comes, and is taken back as one."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports.collector import Failed, Listed, Page
from bot.ports.store import NewMatch, Wanted
from bot.work.analysing import analysed
from bot.work.reading import read_page
from tests.conftest import HandClock
from tests.room import Room, opened

HOST = "https://herald.example"
BRIDGE = (
    "The Lower Bridge at Ostley was closed on Monday after engineers found 12 cracks in its piers. Mayor Ida Quill "
    "said that the Lower Bridge will stay closed until the piers are mended. Engineer Bram Solle told the council that "
    "the cracks in the piers had grown since March."
)
PIERS = (
    "Engineer Bram Solle will mend the cracked piers of the Ostley crossing with steel collars, the council decided. "
    "Mayor Ida Quill said that the collars for the piers will cost 4 million crowns."
)
COLLARS = (
    "Taxpayers in Ostley will pay 4 million crowns for steel collars, treasurer Hanne Brix said. The collars come from "
    "the foundry of Vandel and Sons, which asked for 6 million crowns at first."
)
COLLARS_AGAIN = (
    "The foundry of Vandel and Sons has begun to cast the steel collars that taxpayers in Ostley pay for. Treasurer "
    "Hanne Brix watched the first collars being cast."
)
CHESS = (
    "Grandmaster Ruben Falk won the Lower Bridge chess cup on Sunday against Petra Osei after a queen sacrifice. Falk "
    "said that the sacrifice came to him at breakfast. The Lower Bridge chess cup is played every spring."
)
CHESS_AGAIN = (
    "Petra Osei wants revenge on grandmaster Ruben Falk after the queen sacrifice that lost her the chess cup. Osei "
    "told the chess federation that she will play Falk again in the autumn cup."
)
FESTIVAL = (
    "The harvest festival drew 4,000 people to the market square. Farmers showed pumpkins and prize rams until the "
    "evening, and a brass band from the valley played."
)


@dataclass
class Herald:
    """A newspaper: the pages at its addresses, and the room that reads them."""

    room: Room
    pages: dict[str, Page] = field(default_factory=dict)

    async def publishes(self, slug: str, text: str, title: str = "") -> str:
        """A page at an address, read; a second time, its new version."""
        url = self.prints(slug, text, title)
        id_ = await self.room.store.articles.want(url, "Herald", slug, self.room.clock.now(), self.room.id)
        await read_page(self.room.ground, Wanted(id_, url, "herald.example", "Herald", slug, "", None, 0, False, False))
        await self.room.matching.follow()
        return url

    def prints(self, slug: str, text: str, title: str = "") -> str:
        """A page that nobody here has seen."""
        url = f"{HOST}/{slug}"
        heading = title or slug.replace("-", " ").capitalize()
        self.pages[url] = Page(
            url, heading, text, language="en", raw_hash="00", extractor="test", kind="article",
            published=self.room.clock.now(),
        )  # fmt: skip
        return url

    async def inside(self, slug: str) -> set[str]:
        """The last parts of the addresses of a story's articles."""
        story = await self.room.story(slug)
        articles = await self.room.store.stories.articles(self.room.id, story.id)
        return {each.record.url.rpartition("/")[2] for each in articles}

    async def verdict(self, url: str) -> str:
        """What /why says first."""
        return (await self.room.newsroom.why(self.room.call(), url)).verdict


@pytest.fixture
async def herald(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Herald]:
    """A newsroom that tracks the bridge, with two articles of it and one of the chess cup of that name."""
    async with opened(tmp_path, clock) as room:
        paper = Herald(room)

        async def page(url: str, listed: Listed) -> Page | Failed:
            found = paper.pages[url]
            return replace(found, made=analysed(found, listed))

        monkeypatch.setattr(room.ground.collector, "page", page)
        await paper.publishes("festival", FESTIVAL)
        await paper.publishes("bridge-closed", BRIDGE)
        await paper.publishes("chess", CHESS)
        await room.say('/track "Lower Bridge" name:Bridge confirm:yes')
        yield paper


async def test_a_refused_article_leaves_at_once_and_comes_back_with_undo(herald: Herald) -> None:
    """And the answer of /why says who said so, in the desk's own time."""
    url = f"{HOST}/chess"
    assert await herald.inside("BRIDGE") == {"bridge-closed", "chess"}
    await herald.room.say(f"/teach out Bridge {url}")
    assert await herald.inside("BRIDGE") == {"bridge-closed"}
    assert await herald.verdict(url) == "An editor said that it is not BRIDGE (Desk, 07:00)."
    await herald.room.say("/undo")

    assert await herald.inside("BRIDGE") == {"bridge-closed", "chess"}
    assert (await herald.verdict(url)).startswith("Matched BRIDGE")


async def test_a_later_version_of_a_refused_article_stays_out(herald: Herald) -> None:
    """Though it has the story's words; and it is not told as a match."""
    url = f"{HOST}/chess"
    await herald.room.say(f"/teach out Bridge {url}")
    await herald.publishes("chess", f"{CHESS} The Lower Bridge cup will be back, the club said, on the Lower Bridge.")

    assert await herald.inside("BRIDGE") == {"bridge-closed"}
    assert await herald.verdict(url) == "An editor said that it is not BRIDGE (Desk, 07:00)."


async def test_what_was_in_only_for_the_sake_of_a_refused_article_leaves_with_it(herald: Herald) -> None:
    """It has none of the story's words; one that has them stays."""
    await herald.publishes("revenge", CHESS_AGAIN)
    await herald.publishes("piers", PIERS)
    story = await herald.room.story("BRIDGE")
    for url in ("revenge", "piers"):
        record = await herald.room.store.articles.by_url(f"{HOST}/{url}")
        assert record is not None
        await herald.room.store.stories.match(herald.room.id, [_match(story.id, record.id)], [], None, story.created_at)
    answer = await herald.room.say(f"/teach out Bridge {HOST}/chess")

    assert answer.data["left"] == [f"{HOST}/revenge"]
    assert await herald.inside("BRIDGE") == {"bridge-closed", "piers"}
    await herald.room.say("/undo")
    assert await herald.inside("BRIDGE") == {"bridge-closed", "chess", "revenge", "piers"}


async def test_a_confirmed_article_brings_in_what_is_like_it(herald: Herald) -> None:
    """It had not matched, and its kind nearly; undo takes both out."""
    await herald.publishes("collars", COLLARS)
    await herald.publishes("collars-again", COLLARS_AGAIN)
    before = await herald.inside("BRIDGE")
    assert before == {"bridge-closed", "chess"}
    await herald.room.say(f"/teach in Bridge {HOST}/collars")
    assert {"collars", "collars-again"} <= await herald.inside("BRIDGE")
    assert "belongs to BRIDGE (Desk, 07:00)" in await herald.verdict(f"{HOST}/collars")
    await herald.room.say("/undo")

    assert await herald.inside("BRIDGE") == before


async def test_an_unknown_address_is_fetched_to_be_confirmed(herald: Herald) -> None:
    """No source of ours lists it."""
    url = herald.prints("essay", FESTIVAL.replace("festival", "fair"))
    await herald.room.say(f"/teach in Bridge {url}")
    assert "essay" in await herald.inside("BRIDGE")
    await herald.publishes("essay", FESTIVAL)

    assert "essay" in await herald.inside("BRIDGE")


async def test_no_number_opens_an_article_of_another_newsroom(herald: Herald) -> None:
    """Buttons carry numbers; only those of the story's own articles mean something."""
    store, at = herald.room.store, herald.room.clock.now()
    theirs = await store.people.newsroom("Other room", at)
    article = await store.articles.want("https://secret.example/1", "Secret", "Secret", at, theirs)
    answer = await herald.room.say(f"/teach in Bridge article:{article}")

    assert answer.tone == "error"
    assert "has no such article" in answer.title


async def test_what_matched_either_of_two_merged_stories_still_matches(herald: Herald) -> None:
    """What comes in afterwards is matched by the words of both; the slug of the one leads to the other."""
    await herald.room.say('/track "harvest festival" name:Festival confirm:yes')
    await herald.room.say("/merge Festival into Bridge")
    await herald.publishes("festival-ends", FESTIVAL.replace("drew", "closed after it drew"), "Harvest festival ends")
    await herald.publishes("bridge-opens", BRIDGE.replace("closed", "opened"))

    assert {"festival", "bridge-closed", "festival-ends", "bridge-opens"} <= await herald.inside("BRIDGE")
    assert [story.slug for story in await herald.room.newsroom.find_story(herald.room.call(), "festival")] == ["BRIDGE"]
    await herald.room.say("/undo")
    assert "festival" in await herald.inside("FESTIVAL")


async def test_a_split_story_learns_on_both_sides(herald: Herald) -> None:
    """The articles go, their new versions stay away, and what is like them goes to the new story."""
    answer = await herald.room.say(f'/split Bridge articles:{HOST}/chess with:one name:"Chess cup"')
    assert answer.data["slug"] == "CHESS-CUP"
    await herald.publishes("revenge", CHESS_AGAIN)
    await herald.publishes("chess", CHESS.replace("Sunday", "Saturday"))

    assert await herald.inside("BRIDGE") == {"bridge-closed"}
    assert await herald.inside("CHESS-CUP") == {"chess", "revenge"}


async def test_a_near_miss_is_looked_at_again_when_its_story_has_learned(herald: Herald) -> None:
    """It came before the story knew what it is like; /why says that it was looked at again."""
    story = await herald.room.story("BRIDGE")
    url = await herald.publishes("collars", COLLARS)
    record = await herald.room.store.articles.by_url(url)
    assert record is not None
    assert "collars" not in await herald.inside("BRIDGE")
    near = _match(story.id, record.id)
    now = herald.room.clock.now()
    await herald.room.store.stories.match(herald.room.id, [], [], None, now, (), [near])
    await herald.publishes("bridge-collars", f"{BRIDGE} {COLLARS}", "Collars from Vandel and Sons for the Lower Bridge")

    assert "collars" in await herald.inside("BRIDGE")
    path = await herald.room.newsroom.why(herald.room.call(), url)
    assert "looked at again, now that the story has learned more" in path.steps[-1].what


async def test_a_near_miss_of_long_ago_is_left_alone(herald: Herald) -> None:
    """Only the last days are looked at again."""
    story = await herald.room.story("BRIDGE")
    record = await herald.room.store.articles.by_url(f"{HOST}/festival")
    assert record is not None
    long_ago = herald.room.clock.now() - timedelta(days=5)
    await herald.room.store.stories.match(herald.room.id, [], [], None, long_ago, (), [_match(story.id, record.id)])

    assert await herald.room.matching.near(story) == []


def _match(story: int, article: str) -> NewMatch:
    return NewMatch(story, article, 0.5, ("by hand",))
