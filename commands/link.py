"""/link: gives a code by which another workspace joins this newsroom; with a code, joins this workspace to its own."""

from collections.abc import AsyncIterator

from commands.buttons import Button
from commands.newsroom import Joining, LinkCode, Newsroom
from commands.reply import Block, Buttons, Context, Item, Items, Paragraph, Plain, Reply, Strong, plain, said
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import zone_here
from commands.words import clock, count

_CONFIRM = (Choice("Join it", "yes"), Choice("Not now", "no"))
_FOR_GOOD = "/undo does not take this back: to leave again, type /link here with a code of another newsroom."


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Without a code, give one; with one, join, after a question where something would stay behind."""
    code = call.options.get("code")
    if code is None:
        yield _given(await newsroom.link_code(call), await zone_here(call, newsroom))
        return
    if call.options.get("confirm") == "no":
        yield said("Nothing was joined", "This workspace stays with its newsroom.")
        return
    found = await newsroom.joining(call, code)
    if "confirm" not in call.options and (found.stories or found.subscriptions):
        yield Ask("confirm", f"Join this workspace to “{found.newsroom}”?", _CONFIRM, _left_behind(found))
        return
    yield _joined(await newsroom.join(call, code))


def _given(given: LinkCode, zone: str) -> Reply:
    blocks: list[Block] = [
        Paragraph(
            (Plain("In the other workspace, as an admin there, type "), Strong(f"/link {given.code}"), Plain("."))
        ),
        Paragraph(
            plain(
                f"From then on it is a door to “{given.newsroom}”: stories, sources, questions and digests are one. "
                "Whoever types the code is admin."
            )
        ),
        Context(plain(f"Good once, until {clock(given.until, zone)}; give it only to those who may join.")),
    ]
    if given.ended:
        blocks.append(Context(plain("The oldest of the codes given before is not good any more.")))
    return Reply(
        f"Code {given.code}",
        tuple(blocks),
        data={"code": given.code, "newsroom": given.newsroom, "until": given.until.isoformat()},
    )


def _left_behind(found: Joining) -> Reply:
    kept = count(found.kept_days, "day")
    mine = "Its channels, people and subscriptions"
    if found.others:
        doors = count(found.others, "other workspace")
        fates = (
            f"The stories of “{found.present}” stay with its {doors}.",
            f"{mine} wait for {kept}, then they are deleted. Until then an admin there can bring this workspace back "
            "with a code, and all is as it was.",
        )
    else:
        fates = (
            f"This workspace is the only way into “{found.present}”: nobody reaches it any more, and nothing of it is "
            f"posted. Its stories wait for {kept}, then all of it is deleted.",
            "To be able to come back, take a code here first, with /link; it is good for an hour.",
        )
    return Reply(
        f"This workspace leaves “{found.present}”",
        (
            Paragraph(plain(f"What stays behind: {_counted(found)}.")),
            Items(tuple(Item(plain(fate)) for fate in fates)),
            Context(plain(_FOR_GOOD)),
        ),
        data={"newsroom": found.newsroom, "stories": found.stories, "subscriptions": found.subscriptions},
    )


def _counted(found: Joining) -> str:
    stories = count(found.stories, "tracked story", "tracked stories")
    wishes = count(found.subscriptions, "subscription")
    return f"{stories}, and {wishes} of this workspace's channels"


def _joined(found: Joining) -> Reply:
    return Reply(
        f"This workspace has joined “{found.newsroom}”",
        (
            Paragraph(
                plain(
                    "Stories, sources, questions and digests are one from now on, and you are admin. Everybody else "
                    "here begins as a reader; /roles makes them more."
                )
            ),
            Buttons((Button("Stories", "stories", style="primary"), Button("Roles", "roles"))),
            Context(plain(_FOR_GOOD)),
        ),
        data={"newsroom": found.newsroom},
    )


COMMAND = Command(
    "link",
    "Gives a code by which another workspace joins this newsroom, or joins this workspace by one",
    run,
    options=(
        Option("code", "The code that an admin of the other newsroom was given", rest=True),
        Option("confirm", "yes joins without asking", choices=_CONFIRM),
    ),
    role="admin",
    changes=True,
    examples=("/link", "/link K7QX-M2RD"),
    phrases=(
        "link another workspace",
        "(link|join|connect) (another|a|this) workspace [to (this|another|a) newsroom]",
        "[give me] a [link] code for another workspace",
        "(link|join|connect) this workspace (with|by|using) [the] [code] {code}",
    ),
)
