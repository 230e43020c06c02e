"""Joining a workspace to a newsroom by a code: said in sentences, told to the platform, and nothing kept but a hash."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.ports.store import Member
from bot.work.linking import CODES, GOOD_FOR, LENGTH, LETTERS, TRIES
from bot.work.newsrooms import Newsrooms
from commands.reply import Reply
from commands.spec import Actor, Answer, Ask, Call
from tests.bot.platforms.fake_platform import FakePlatform
from tests.bot.work.conftest import Press
from tests.bot.work.test_newsrooms import _link_for


@dataclass
class Branch:
    """A workspace with a newsroom of its own, and its admin."""

    press: Press
    newsrooms: Newsrooms
    newsroom: int
    channel: int
    member: Member

    async def answer(self, line: str, **options: str) -> Answer:
        """The last answer to a line that its admin types there."""
        room = self.press.room
        name, given = room.runner.parse(line)
        actor = Actor(str(self.member.id), self.member.name, self.member.role, self.member.workspace)
        call = Call(name, actor, self.channel, {**given, **options}, room.clock.now())
        return [one async for one in room.runner.answers(call, self.newsrooms.of(self.newsroom))][-1]

    async def says(self, line: str, **options: str) -> Reply:
        """The same, where it is a reply."""
        answer = await self.answer(line, **options)
        assert isinstance(answer, Reply), answer
        return answer

    async def meets(self) -> "Branch":
        """The same workspace and person once more, as a platform meets them after a move."""
        store, now = self.press.room.store, self.press.room.clock.now()
        door = await store.doors.linked("fake", "W1")
        assert door is not None
        member = await store.people.member(door.newsroom, door.workspace, self.member.external, "Sem", now)
        channel = await store.people.channel(door.newsroom, door.workspace, "fake", "C1", "news", "UTC", now)
        return replace(self, newsroom=door.newsroom, channel=channel.id, member=member)


async def branch(press: Press, external: str = "W1", name: str = "Branch") -> Branch:
    """A workspace that has just installed."""
    store, now = press.room.store, press.room.clock.now()
    newsroom = await store.people.new_newsroom(name, now)
    opened = await store.doors.open(newsroom, "fake", external, b"sealed", now)
    member = await store.people.member(newsroom, opened.workspace, "U1", "Sem", now)
    channel = await store.people.channel(newsroom, opened.workspace, "fake", "C1", "news", "UTC", now)
    newsrooms = Newsrooms(press.room.ground, _link_for)
    await newsrooms.refresh()
    return Branch(press, newsrooms, newsroom, channel.id, member)


async def code_of(press: Press) -> str:
    """A code that the desk gives."""
    data: Mapping[str, object] = (await press.room.say("/link")).data
    return str(data["code"])


@pytest.fixture
def platform(press: Press) -> FakePlatform:
    """The platform that the branch is on."""
    made = FakePlatform()
    press.room.ground.platforms["fake"] = made
    return made


async def test_a_code_is_short_and_has_nothing_to_mistake(press: Press) -> None:
    """Two groups of four of the letters and digits that look like no others; another each time."""
    first, second = await code_of(press), await code_of(press)

    assert first != second
    assert first[4] == "-"
    assert len(first.replace("-", "")) == LENGTH
    assert set(first.replace("-", "")) <= set(LETTERS)
    assert not set(LETTERS) & set("01AEIOULSZB")


async def test_a_branch_joins_and_is_one_with_the_desk(press: Press, platform: FakePlatform) -> None:
    """It sees the desk's stories, and its platform is told before the answer; nothing of its own came along."""
    there = await branch(press)
    await press.room.say("/track bridge name:Bridge confirm:yes")
    await there.says("/track secret name:Secret confirm:yes")
    code = await code_of(press)
    asked = await there.answer(f"/link {code}")
    assert isinstance(asked, Ask)
    assert platform.gone == []

    reply = await there.says(f"/link {code}", confirm="yes")
    assert reply.title == "This workspace has joined “Sample newsroom”"
    assert platform.gone == ["W1"]
    here = await there.meets()
    assert here.member.role == "admin"
    stories = await here.says("/stories")
    assert "Bridge" in str(stories)
    assert "Secret" not in str(stories)
    assert "Secret" not in str(await press.room.say("/stories"))


async def test_undo_after_it_does_not_move_anybody_back(press: Press, platform: FakePlatform) -> None:
    """On either side there is nothing of it to take back."""
    there = await branch(press)
    await there.says(f"/link {await code_of(press)}")
    here = await there.meets()

    for reply in (await here.says("/undo"), await press.room.say("/undo")):
        assert reply.title == "There is nothing to take back."
    (mine, given, *_) = await press.room.store.changes.list(press.room.id, 10)
    assert (mine.by, mine.said) == ("Sem", "joined the fake workspace W1 to this newsroom, and is admin of it")
    assert given.said == "gave a code by which another workspace can join"


async def test_a_code_may_be_typed_in_any_manner(press: Press, platform: FakePlatform) -> None:
    """In small letters, with blanks, without the hyphen."""
    there = await branch(press)
    typed = (await code_of(press)).lower().replace("-", " ")

    assert (await there.says(f"/link {typed}")).tone == "ok"


@pytest.mark.parametrize("given", ["hello", "K7QX", "K7QX-M2RD-K7QX", "OOOO-1111", "“code”"])
async def test_what_is_no_code_is_said_so_and_not_counted(press: Press, given: str) -> None:
    """With what one looks like."""
    there = await branch(press)
    for _ in range(TRIES + 1):
        reply = await there.says(f"/link {given}")
        assert (reply.tone, "is no code: a code is eight letters and digits" in reply.title) == ("error", True)


async def test_wrong_used_and_ended_codes_are_one_sentence(press: Press, platform: FakePlatform) -> None:
    """The same one, so that a guess learns nothing."""
    first, second = await branch(press), await branch(press, "W2", "Second")
    used, ended = await code_of(press), await code_of(press)
    await first.says(f"/link {used}")
    wrong = {(await second.says(f"/link {code}")).title for code in ("2222-2222", used)}
    press.room.clock.at += GOOD_FOR
    wrong.add((await second.says(f"/link {ended}")).title)

    assert len(wrong) == 1
    assert "That code is not good here" in wrong.pop()


async def test_guessing_ends_after_ten_until_the_hour_is_over(press: Press, platform: FakePlatform) -> None:
    """Even a right code has to wait then."""
    there = await branch(press)
    for _ in range(TRIES):
        await there.says("/link 2222-2222")
    code = await code_of(press)
    reply = await there.says(f"/link {code}")
    assert reply.title == "Too many codes were wrong in this workspace; try again at 07:00 UTC."

    press.room.clock.pass_(minutes=60)
    assert (await there.says(f"/link {await code_of(press)}")).tone == "ok"


async def test_a_code_of_ones_own_newsroom_says_so(press: Press, platform: FakePlatform) -> None:
    """And after joining by it too."""
    there = await branch(press)
    own = await there.says("/link")
    assert (await there.says(f"/link {own.data['code']}")).title == (
        "This workspace is a door to “Branch” already: that code is one of its own."
    )
    code = await code_of(press)
    await there.says(f"/link {code}")

    assert "is a door to “Sample newsroom” already" in (await (await there.meets()).says(f"/link {code}")).title


async def test_the_desk_stays_where_it_is(press: Press, platform: FakePlatform) -> None:
    """Nor does somebody at a desk move the workspace from which they came."""
    there = await branch(press)
    code = (await there.says("/link")).data["code"]
    assert (await press.room.say(f"/link {code}")).title.startswith("The desk stays with its own newsroom.")

    other = await code_of(press)
    at_no_channel = replace(there, channel=0)
    assert (await at_no_channel.says(f"/link {other}")).title.startswith("The desk stays with its own newsroom.")
    assert platform.gone == []


async def test_of_a_code_only_a_hash_is_kept(press: Press, platform: FakePlatform) -> None:
    """Neither before nor after it was used is it anywhere in the database."""
    there = await branch(press)
    codes = [await code_of(press) for _ in range(CODES)]
    await there.says(f"/link {codes[0]}")
    folder = Path(press.room.store.path).parent  # type: ignore[attr-defined]  # SQLite's

    held = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    assert b"Branch" in held
    for code in codes:
        assert code.encode() not in held
        assert code.replace("-", "").encode() not in held
