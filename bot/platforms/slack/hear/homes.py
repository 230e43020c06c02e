"""App Home: read from the newsroom for one person, and published to them."""

import structlog

from bot.platforms.slack.hear.reception import Reception
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.say.answering import Visit
from bot.platforms.slack.say.talk import Asker
from bot.platforms.slack.show.home import HomePage, home

log = structlog.get_logger(__name__)


async def publish(front: Reception, entrance: Entrance, asker: Asker) -> None:
    """Show a person their home as it is now."""
    visit = await front.visit(entrance, asker, "home", {})
    newsroom, call = front.house.newsroom_for(entrance.newsroom), visit.call
    page = HomePage(
        now=call.now,
        zone=await front.visitors.zone(entrance, asker.client, asker.user),
        role=call.actor.role,
        stories=tuple(await newsroom.stories(call)),
        subscriptions=tuple(await newsroom.subscriptions(call)),
        sources=tuple(await newsroom.sources(call)),
        admins=tuple(member.name for member in await newsroom.members(call) if member.role == "admin" and member.here),
        offers=tuple(await newsroom.offers(call)),
    )
    try:
        await asker.client.views_publish(user_id=asker.user, view=home(page, front.look))
    except TROUBLE as trouble:
        log.info("home_not_published", kind=type(trouble).__name__)


async def home_again(front: Reception, visit: Visit) -> None:
    """What was changed or read from App Home shows there at once."""
    if not visit.asker.place.channel:
        await publish(front, visit.entrance, visit.asker)
