"""What every platform promises; a new one joins by a line in PLATFORMS."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest
from desk_office import Office
from fake_platform import FakePlatform

from bot.platforms.replies import to_json
from bot.ports.platform import Platform, Refused, Target
from commands.reply import Reply, said

HERE = Target(1, 1, "desk")
ELSEWHERE = Target(2, 9, "rival")


@dataclass
class Case:
    """A platform, and how a test sees what stands in one of its channels, oldest first."""

    platform: Platform
    shown: Callable[[Target], "Sequence[Mapping[str, object]]"]


def desk(office: Office) -> Case:
    """The desk, whose channels are rows of the store."""
    kept = office.posts.kept
    return Case(office.desk(), lambda t: [p.body for owner, p in kept if (owner, p.channel) == (t.newsroom, t.channel)])


def fake(office: Office) -> Case:
    """The platform that tests of work use."""
    platform = FakePlatform()
    return Case(platform, lambda t: [body for where, _, body in platform.messages.values() if where == t])


PLATFORMS = (desk, fake)


@pytest.fixture(params=PLATFORMS, ids=lambda build: build.__name__)
async def case(request, office) -> AsyncIterator[Case]:
    """A platform that was started."""
    case = request.param(office)
    await case.platform.start()
    yield case
    await case.platform.stop()


async def test_a_sent_message_stands_in_its_channel(case):
    """Once, as it was given."""
    await case.platform.send(HERE, said("Digest", "One story."), "d1")

    assert case.shown(HERE) == [to_json(said("Digest", "One story."))]
    assert case.shown(ELSEWHERE) == []


async def test_a_delivery_sent_twice_is_one_message(case):
    """After a crash the same delivery may be sent again."""
    first = await case.platform.send(HERE, Reply("Digest"), "d1")
    again = await case.platform.send(HERE, Reply("Digest"), "d1")

    assert first == again
    assert len(case.shown(HERE)) == 1


async def test_a_delivery_can_be_found(case):
    """By its id, in its channel only; unknown ones are None."""
    sent = await case.platform.send(HERE, Reply("Digest"), "d1")

    assert await case.platform.find(HERE, "d1") == sent
    assert await case.platform.find(HERE, "d2") is None
    assert await case.platform.find(ELSEWHERE, "d1") is None


async def test_an_edited_message_is_replaced_in_its_place(case):
    """The same message, other words."""
    sent = await case.platform.send(HERE, Reply("Digest"), "d1")
    await case.platform.send(HERE, Reply("Later"), "d2")
    await case.platform.edit(HERE, sent, Reply("CORRECTED Digest"))

    assert [body["title"] for body in case.shown(HERE)] == ["CORRECTED Digest", "Later"]
    assert await case.platform.find(HERE, "d1") == sent


@pytest.mark.parametrize("message", ["999", "nonsense"])
async def test_a_message_that_does_not_exist_cannot_be_edited(case, message):
    """Refused, for good, with a reason."""
    with pytest.raises(Refused) as refused:
        await case.platform.edit(HERE, message, Reply("x"))

    assert refused.value.reason
    assert refused.value.retry_after is None
    assert not refused.value.uncertain


async def test_another_newsroom_cannot_edit_a_message(case):
    """Message ids of one newsroom mean nothing in another."""
    sent = await case.platform.send(HERE, Reply("Digest"), "d1")

    with pytest.raises(Refused):
        await case.platform.edit(ELSEWHERE, sent, Reply("theirs"))
    assert [body["title"] for body in case.shown(HERE)] == ["Digest"]


async def test_it_starts_again_after_it_stopped(case):
    """A stop leaves nothing behind that a start would trip over."""
    await case.platform.stop()
    await case.platform.start()

    assert await case.platform.send(HERE, Reply("Digest"), "d1")
