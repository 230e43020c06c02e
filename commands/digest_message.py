"""The morning message of a channel: what moved in the stories that it follows, in its simplest true form.  Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.briefing_lines import aged, cites, linked, runs_of
from commands.buttons import LIMIT, Button
from commands.measure import size
from commands.news_lines import kind_of, news_runs
from commands.newsroom import OfferRow
from commands.offered import digest_blocks, digest_buttons
from commands.reply import (
    Block,
    Buttons,
    Context,
    Item,
    Items,
    Muted,
    Paragraph,
    Plain,
    Reply,
    Runs,
    StoryLink,
    plain,
)
from commands.words import count, counts, local, moment, zone_mark
from summaries.model import Briefing, Line, Story

MOST_CHARACTERS = 2_800
MOST_STORIES = 8
_LINES_EACH = 2


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One story that is due.  new_lines: those its channel has not been sent yet, the most important first."""

    story: Story
    briefing: Briefing
    new_lines: tuple[Line, ...]


def digest_reply(
    items: Sequence[DigestItem], window: tuple[datetime, datetime], zone: str, offers: Sequence[OfferRow] = ()
) -> Reply:
    """The message for one channel and slot: at most 2,800 characters and eight stories; one line on an empty day.

    window: from the last message to this one, UTC.  zone: IANA name; clocks read there.  offers: what grows and is not
    tracked, told in one line; those that the channel was told of before are left out.
    """
    fresh = [row for row in offers if row.made_at > window[0]]
    moved = [item for item in items if item.new_lines]
    if not moved:
        return _quiet(items, window, zone, fresh)
    shown, each = moved[:MOST_STORIES], _LINES_EACH
    reply = _reply(items, shown, each, window, zone, fresh)
    while size(reply)[1] > MOST_CHARACTERS and (each > 1 or len(shown) > 1):
        # One line a story before one story fewer.
        shown, each = (shown, each - 1) if each > 1 else (shown[:-1], each)
        reply = _reply(items, shown, each, window, zone, fresh)
    return reply


def _quiet(
    items: Sequence[DigestItem], window: tuple[datetime, datetime], zone: str, offers: Sequence[OfferRow]
) -> Reply:
    since = moment(window[0], window[1], zone)
    names = items[0].story.name if len(items) == 1 else count(len(items), "story", "stories")
    return Reply(f"Nothing new in {names} since {since}", _offers(offers), private=False, data=_data(items, [], window))


def _reply(
    items: Sequence[DigestItem], shown: Sequence[DigestItem], each: int, window: tuple[datetime, datetime], zone: str,
    offers: Sequence[OfferRow],
) -> Reply:  # fmt: skip
    moved = [item for item in items if item.new_lines]
    blocks: list[Block] = [Context(plain(_header(items, moved, window, zone)))]
    for item in shown:
        blocks += _story(item, each)
    left = [item.story.name for item in moved if item not in shown]
    if left:
        blocks.append(
            Context(plain(f"{count(len(left), 'more story moved', 'more stories moved')}; /updates shows them."))
        )
    blocks += _buttons(shown)
    blocks += _offers(offers)
    return Reply(
        _title(moved),
        tuple(blocks),
        private=False,
        briefing_id=shown[0].briefing.id if len(shown) == 1 else None,
        story_slug=shown[0].story.slug if len(shown) == 1 else "",
        data=_data(items, shown, window),
    )


def _title(moved: Sequence[DigestItem]) -> str:
    names = [item.story.name for item in moved]
    return f"New in {names[0]}" if len(names) == 1 else f"New in {count(len(names), 'story', 'stories')}"


def _header(
    items: Sequence[DigestItem], moved: Sequence[DigestItem], window: tuple[datetime, datetime], zone: str
) -> str:
    since, until = moment(window[0], window[1], zone), local(window[1], zone)
    lines = sum(len(item.new_lines) for item in moved)
    quiet = f" · {len(items) - len(moved)} quiet" if len(items) > len(moved) else ""
    numbers = f"{count(lines, 'new line')} in {count(len(moved), 'story', 'stories')}"
    return f"{since} to {until:%H:%M} {zone_mark(window[1], zone)} · {numbers}{quiet}"


def _story(item: DigestItem, each: int) -> list[Block]:
    briefing = item.briefing
    numbers = counts((briefing.articles, "article"), (briefing.outlets, "outlet"), (briefing.originals, "original"))
    head = Paragraph((StoryLink(item.story.name, item.story.slug), Muted(f" · {briefing.status} · {numbers}")))
    lines = item.new_lines[:each]
    asked = [line for line in briefing.section("questions") if line.tags.get("state") != "answered"][:1]
    return [head, Items((*(_line(briefing, line) for line in lines), *(_question(briefing, line) for line in asked)))]


def _line(briefing: Briefing, line: Line) -> Item:
    speaker = line.tags.get("speaker", "")
    said: Runs = (Plain(f"{speaker} "),) if speaker and kind_of(line) == "quote" else ()
    return Item((*news_runs(line), *said, *linked(briefing, line)))


def _question(briefing: Briefing, line: Line) -> Item:
    return Item((Muted("Open: "), *runs_of(line), *aged(line), *cites(briefing, line)))


def _buttons(shown: Sequence[DigestItem]) -> list[Block]:
    row = [Button(item.story.name, "brief", (("story", item.story.slug),)) for item in shown[:5]]
    fitting = tuple(button for button in row if button.length <= LIMIT)
    return [Buttons(fitting)] if fitting else []


def _offers(rows: Sequence[OfferRow]) -> tuple[Block, ...]:
    """One line with its buttons."""
    return (*digest_blocks(rows), Buttons(digest_buttons(rows))) if rows else ()


def _data(
    items: Sequence[DigestItem], shown: Sequence[DigestItem], window: tuple[datetime, datetime]
) -> dict[str, object]:
    return {
        "window": [at.isoformat() for at in window],
        "followed": [item.story.slug for item in items],
        "stories": [
            {
                "slug": item.story.slug,
                "lines": [{"news": kind_of(li), "kind": li.kind, "text": li.text} for li in item.new_lines],
            }
            for item in shown
        ],
    }
