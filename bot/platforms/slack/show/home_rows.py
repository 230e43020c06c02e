"""Stories, subscriptions and sources as the few lines that App Home has for each: plain text, nothing in it markup."""

from datetime import datetime

from bot.platforms.slack.show.letters import clean, clip
from bot.platforms.slack.show.runs import Json
from commands.measure import words_of
from commands.newsroom import OfferRow, SourceRow, StoryRow, SubscriptionRow
from commands.offered import offer_item
from commands.words import ago, counts, moment, zone_mark

_LINE = 160  # units of one line: about two rows of a Home tab


def story_line(row: StoryRow, now: datetime, zone: str) -> Json:
    """Its name with what is new, its circumstances, its newest headline."""
    new = f" · {row.new:,} new" if row.new else ""
    moved = f" · moved {moment(row.moved_at, now, zone)}" if row.moved_at else ""
    numbers = counts((row.articles, "article"), (row.outlets, "outlet"), (row.originals, "original"))
    about = f"{row.story.status} · {numbers}{moved}"
    return _lines(f"{_short(row.story.name, 100)}{new}", about, row.headline)


def subscription_line(row: SubscriptionRow, now: datetime) -> Json:
    """Which channel gets which story when, and when next by the clock of the subscription."""
    due = f"{moment(row.next_at, now, row.zone)} {zone_mark(row.next_at, row.zone)}"
    return _lines(
        f"#{_short(row.channel_name, 80)} · {_short(row.story.name, 100)}",
        f"{row.when} {row.zone}{row.shape} · next {due}",
    )


def source_line(row: SourceRow, now: datetime) -> Json:
    """What is wrong with it, and since when."""
    last = f"last well {ago(row.last_ok_at, now)}" if row.last_ok_at else "not yet seen well"
    return _lines(f"{_short(row.name or row.url, 100)} · {row.state} · {last}", row.reason)


def offer_line(row: OfferRow, now: datetime, zone: str) -> Json:
    """What grows, or what is asked of tracked stories, and what speaks for it."""
    item = offer_item(row, now, zone)
    return _lines(words_of(item.runs), words_of(item.detail))


def _short(words: str, most: int) -> str:
    return clip(clean(words).strip(), most) or "–"


def _lines(*lines: str) -> Json:
    """The lines that say something, as one plain text."""
    shown = "\n".join(clip(said, _LINE) for line in lines if (said := clean(line).strip()))
    return {"type": "plain_text", "text": shown, "emoji": False}
