"""One holder at a time, until the lease runs out."""

from datetime import timedelta

MINUTE = timedelta(minutes=1)


async def test_a_right_has_one_holder(store, clock):
    """A second process does not get what the first one holds."""
    assert await store.leases.take("gateway", "one", MINUTE, clock.now())
    assert not await store.leases.take("gateway", "two", MINUTE, clock.now())


async def test_a_holder_holds_on(store, clock):
    """Taking again before it runs out makes it longer."""
    await store.leases.take("gateway", "one", MINUTE, clock.now())
    clock.pass_(seconds=50)
    assert await store.leases.take("gateway", "one", MINUTE, clock.now())
    clock.pass_(seconds=50)
    assert not await store.leases.take("gateway", "two", MINUTE, clock.now())


async def test_what_ran_out_is_anybodys(store, clock):
    """A process that died lets go by itself."""
    await store.leases.take("gateway", "one", MINUTE, clock.now())
    clock.pass_(seconds=60)
    assert await store.leases.take("gateway", "two", MINUTE, clock.now())
    assert not await store.leases.take("gateway", "one", MINUTE, clock.now())


async def test_a_holder_gives_back_only_its_own(store, clock):
    """Somebody who lost it takes nothing from who has it now."""
    await store.leases.take("gateway", "one", MINUTE, clock.now())
    await store.leases.give_back("gateway", "two")
    assert not await store.leases.take("gateway", "two", MINUTE, clock.now())
    await store.leases.give_back("gateway", "one")
    assert await store.leases.take("gateway", "two", MINUTE, clock.now())


async def test_the_holder_is_known(store, clock):
    """So that whoever comes after a crash can tell whether it is still there."""
    assert await store.leases.holder("gateway") is None
    await store.leases.take("gateway", "one", MINUTE, clock.now())
    assert await store.leases.holder("gateway") == "one"
