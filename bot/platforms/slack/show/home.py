"""App Home: what is new, what channels get, which sources are in trouble, and what this person may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.platforms.slack.show.home_rows import offer_line, source_line, story_line, subscription_line
from bot.platforms.slack.show.letters import plain_text
from bot.platforms.slack.show.limits import CONTEXT_TEXT, HEADER
from bot.platforms.slack.show.look import Look
from bot.platforms.slack.show.naming import view_as_called
from bot.platforms.slack.show.pressing import Numbers, numbers, rows
from bot.platforms.slack.show.runs import Json, elements
from commands.buttons import Button
from commands.newsroom import OfferRow, SourceRow, StoryRow, SubscriptionRow
from commands.offered import GROWING, WAITING, offer_buttons
from commands.reply import Plain, Strong
from commands.spec import RANK, Role
from commands.words import clock, count, listed

STORIES, SUBSCRIPTIONS, SOURCES = 10, 20, 10
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_MAY: dict[Role, str] = {
    "reader": "You are a reader here: you read and ask.",
    "editor": "You are an editor here: you read and ask, track stories and subscribe channels.",
    "admin": "You are an admin here: you track and subscribe, and manage sources, roles and settings.",
}
TRACK = Button("Track a story", "track")
SUBSCRIBE = Button("Subscribe a channel", "subscribe")
ADD = Button("Add a source", "sources", (("action", "add"),))


@dataclass(frozen=True, slots=True)
class HomePage:
    """What one person's App Home is made from.

    now: UTC; zone: IANA name of the clock that the person reads; subscriptions: of this workspace's channels; admins:
    names of who may give roles.
    """

    now: datetime
    zone: str
    role: Role
    stories: tuple[StoryRow, ...] = ()
    subscriptions: tuple[SubscriptionRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    admins: tuple[str, ...] = ()
    offers: tuple[OfferRow, ...] = ()

    def may(self, role: Role) -> bool:
        """Whether this person may do what that role may."""
        return RANK[self.role] >= RANK[role]


def home(page: HomePage, look: Look) -> dict[str, Any]:
    """The Home tab as a view of at most 100 blocks.  Its buttons are ``do:{n}`` with the code of a command as value."""
    number = numbers()
    blocks = [
        *_first_day(page),
        *_offers(page, number),
        *_stories(page, look, number),
        *_subscriptions(page, number),
        *_sources(page, number),
        *_settings(page, number),
        *_footer(page, look, number),
    ]
    return {"type": "home", "blocks": view_as_called(blocks, look.names)}


def _first_day(page: HomePage) -> list[Json]:
    """What to do where nothing has been done yet, step by step for those who may."""
    if page.stories or page.subscriptions:
        return []
    welcome = "Standfirst gives you the standfirst of every story you follow: what is new, who said what, what is open."
    steps = [
        ("Add sources", "the feeds and sites that it should read", bool(page.sources), page.may("admin")),
        ("Track a story", "a few words, or the address of an article", False, page.may("editor")),
        ("Subscribe a channel", "it gets what is new at the hours you choose", False, page.may("editor")),
    ]
    mine = [
        _section((Strong(name), Plain(f": {what}{' (done)' if done else ''}")))
        for name, what, done, may in steps
        if may
    ]
    ask = "Paste the address of any article into a message to me: it is briefed at once, though nobody tracks it."
    parts = [_section((Plain(welcome),))]
    parts += [{"type": "rich_text_list", "style": "ordered", "indent": 0, "elements": mine}] if mine else []
    parts.append(_section((Plain(ask),)))
    return [_header("Welcome"), {"type": "rich_text", "elements": parts}]


def _offers(page: HomePage, number: Numbers) -> list[Json]:
    """What waits for a yes or a no, with both for those who may say it."""
    blocks: list[Json] = []
    for heading, some in (
        (WAITING, [row for row in page.offers if row.kind != "new"]),
        (GROWING, [row for row in page.offers if row.kind == "new"]),
    ):
        blocks += [_header(heading)] if some else []
        for row in some:
            blocks.append({"type": "section", "text": offer_line(row, page.now, page.zone)})
            blocks += rows(offer_buttons(row), number) if page.may("editor") else []
    return blocks


def _stories(page: HomePage, look: Look, number: Numbers) -> list[Json]:
    if not page.stories:
        who = "" if page.may("editor") else f" {_ask(page, 'Editors start one')}"
        return [_header("Stories"), _words(f"No story is tracked yet.{who}"), *_row(page, number, ("editor", TRACK))]
    moved = sorted(page.stories, key=lambda row: row.moved_at or _LONG_AGO, reverse=True)
    new = sum(row.new for row in page.stories)
    lead = f"{count(new, 'new article')} since you last looked" if new else "Nothing new since you last looked"
    blocks = [_header("What is new"), _quiet(f"{lead} · as of {clock(page.now, page.zone)}")]
    blocks += [
        _pressed(story_line(row, page.now, page.zone), Button("Brief", "brief", (("story", row.story.slug),)), number)
        for row in moved[:STORIES]
    ]
    buttons = [Button("What is new", "updates", style="primary")] if new else []
    buttons += [Button("All stories", "stories")] if len(moved) > STORIES else []
    return [*blocks, *_left_out(len(moved) - STORIES, "/stories"), *rows(buttons, number)]


def _subscriptions(page: HomePage, number: Numbers) -> list[Json]:
    if not page.stories and not page.subscriptions:
        return []
    head = _header("What channels get")
    if not page.subscriptions:
        hint = "Subscribe one, and it gets what is new at the hours you choose." if page.may("editor") else ""
        hint = hint or _ask(page, "Editors subscribe channels")
        return [head, _words(f"No channel of this workspace is subscribed to a story yet. {hint}")]
    blocks = [head]
    for row in page.subscriptions[:SUBSCRIPTIONS]:
        end = Button("Unsubscribe", "unsubscribe", (("id", str(row.id)),)) if page.may("editor") else None
        blocks.append(_pressed(subscription_line(row, page.now), end, number))
    return [*blocks, *_left_out(len(page.subscriptions) - SUBSCRIPTIONS, "/unsubscribe")]


def _sources(page: HomePage, number: Numbers) -> list[Json]:
    head = _header("Sources")
    if not page.sources:
        hint = "" if page.may("admin") else f" {_ask(page, 'Admins add them')}"
        return [head, _words(f"Nothing is read yet: there is no source.{hint}"), *_row(page, number, ("admin", ADD))]
    ill = [row for row in page.sources if row.state in {"failing", "waiting"}]
    if not ill:
        many = len(page.sources) > 1
        return [head, _quiet(f"All {count(len(page.sources), 'source')} are well." if many else "The source is well.")]
    ill.sort(key=lambda row: row.state != "failing")
    failing = sum(row.state == "failing" for row in ill)
    states = ((failing, "failing"), (len(ill) - failing, "waiting"), (len(page.sources) - len(ill), "well"))
    blocks = [head, _quiet(", ".join(f"{held:,} {state}" for held, state in states if held))]
    blocks += [_pressed(source_line(row, page.now), None, number) for row in ill[:SOURCES]]
    return [*blocks, *_left_out(len(ill) - SOURCES, "/sources health")]


def _settings(page: HomePage, number: Numbers) -> list[Json]:
    head = [_header("Your role"), _words(_MAY[page.role])]
    if not page.may("editor"):
        return [*head, _words(_promotion(page))]
    wanted: list[tuple[Role, Button]] = [("editor", TRACK), ("editor", SUBSCRIBE), ("admin", ADD)]
    wanted = [(role, button) for role, button in wanted if _useful(page, button)]
    return [*head, *_row(page, number, *wanted, ("admin", Button("Roles", "roles")))]


def _useful(page: HomePage, button: Button) -> bool:
    """Whether a button of the last section helps: on the first day one above is it, or it comes too early."""
    return bool(page.sources) if button is ADD else bool(page.stories)


def _footer(page: HomePage, look: Look, number: Numbers) -> list[Json]:
    way = "Say it in plain words in a message to me, such as “what's new”, or type /help."
    buttons = [Button("Help", "help"), *([Button("Open the desk", "desk")] if look.desk else [])]
    return [{"type": "divider"}, _quiet(way), *rows(buttons, number)]


def _ask(page: HomePage, lead: str) -> str:
    """Whom to ask, by name."""
    return f"{lead}: ask {_named(page.admins)}." if page.admins else f"{lead}: ask whoever runs Standfirst."


def _promotion(page: HomePage) -> str:
    if not page.admins:
        return "Nobody is admin here yet; whoever runs Standfirst can name one."
    return f"To track stories or subscribe channels, ask {_named(page.admins)} to make you an editor with /roles."


def _named(admins: Sequence[str]) -> str:
    more = len(admins) - 5
    return listed([*admins[:5], f"{more} more"] if more > 0 else list(admins), "or")


# --- blocks ---------------------------------------------------------------------------------------------------------


def _header(words: str) -> Json:
    return {"type": "header", "text": plain_text(words, HEADER)}


def _quiet(words: str) -> Json:
    return {"type": "context", "elements": [plain_text(words, CONTEXT_TEXT)]}


def _words(words: str) -> Json:
    return {"type": "rich_text", "elements": [_section((Plain(words),))]}


def _section(runs: tuple[Plain | Strong, ...]) -> Json:
    return {"type": "rich_text_section", "elements": elements(runs)}


def _pressed(text: Json, button: Button | None, number: Numbers) -> Json:
    """A line with its button beside it."""
    made: Sequence[Json] = rows([button], number) if button else ()
    return {"type": "section", "text": text} | ({"accessory": made[0]["elements"][0]} if made else {})


def _left_out(more: int, command: str) -> list[Json]:
    return [_quiet(f"and {more:,} more; {command} lists them all")] if more > 0 else []


def _row(page: HomePage, number: Numbers, *wanted: tuple[Role, Button]) -> list[Json]:
    """The buttons that this person may press."""
    return rows([button for role, button in wanted if page.may(role)], number)
