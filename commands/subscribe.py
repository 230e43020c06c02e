"""/subscribe: a channel gets a story on a schedule, by its own wall clock."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

from commands import when
from commands.buttons import Button
from commands.newsroom import Newsroom, SubscriptionRow
from commands.phrases import THE_STORY
from commands.reply import Buttons, Paragraph, Reply, plain, said
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.when import Rule
from commands.which import (
    named_by_beginning,
    named_exactly,
    pick,
    suggest_channels,
    suggest_stories,
    suggest_zones,
    which,
    zone_here,
)
from commands.words import clipped, moment, nearest, zone_mark, zone_named
from summaries.errors import BadInput, NotFound
from summaries.model import Story

_UNMARKED = str.maketrans(dict.fromkeys('"“”„‟«»＂', " "))
_COMMON = ("weekdays 07:00", "daily 07:00", "weekdays 07:00, 16:00", "Mon 09:00", "hourly 9-18")


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Subscribe, or ask for what is missing: the schedule, or which story."""
    call, words, channel = _channel(call)
    words, rule = await _rule(call, newsroom, words)
    kept = f"{rule.words if rule and 'when' not in call.options else ''}{_hash(call, channel)}".strip()
    story = await (which(call, newsroom, words, kept=kept) if words else _pick(call, newsroom, kept))
    if isinstance(story, Ask):
        yield story
    elif rule is None:
        yield await _ask_when(call, newsroom, story, channel)
    else:
        name = await _named(call, newsroom, channel) if channel else None
        before = await newsroom.subscriptions(call)
        row = await newsroom.subscribe(
            call, story, _without_zone(rule).words, _zone(call, rule), name, "threads" in call.options
        )
        same = (old for old in before if (old.channel, old.story.id) == (row.channel, row.story.id))
        yield _done(row, call, next(same, None))


async def preview(call: Call, newsroom: Newsroom) -> Reply:
    """When the first message would come, changing nothing; before that, what is still to choose.

    Raises StandfirstError for a schedule, zone or channel that cannot be.
    """
    if "story" not in call.options:
        return said("Choose a story and when it should come")
    call, words, channel = _channel(call)
    words, rule = await _rule(call, newsroom, words)
    story = await which(call, newsroom, words) if words else None
    if not isinstance(story, Story):
        return said("Choose one story")
    if rule is None:
        return said(f"Choose when {story.name} should come")
    name = await _named(call, newsroom, channel) if channel else ""
    rows = [row for row in await newsroom.channels(call) if name in {"", row.name}]
    zone = _zone(call, rule) or (rows[0].zone if rows else "UTC")
    _, at = when.next_after(_without_zone(rule), zone, call.now)
    first = f"{moment(at, call.now, zone)} {zone_mark(at, zone)}"
    where = f"#{rows[0].name}" if rows else "This channel"
    how = _how(threads="threads" in call.options, flat=bool(rows) and rows[0].flat)
    return said(f"{where} would get {story.name} {_without_zone(rule).words} {zone}", f"First: {first}.{how}")


async def _pick(call: Call, newsroom: Newsroom, kept: str) -> Ask:
    ask = await pick(call, newsroom, f"Which story should come {kept}?")
    return replace(ask, choices=tuple(replace(choice, value=f"{choice.value} {kept}") for choice in ask.choices))


def _channel(call: Call) -> tuple[Call, str, str]:
    """The words without a channel at their end (``#desk``), and the channel's name or nothing.

    The call comes back with the option ``threads`` where that word stood before the channel: what stands at the very
    end is an option already.
    """
    # Marks around the schedule or the name only say where it ends, which the words say too.
    words = call.options["story"].translate(_UNMARKED).split()
    if "channel" in call.options:
        return call, " ".join(words), call.options["channel"].lstrip("#")
    if len(words) < 2 or not words[-1].startswith("#") or len(words[-1]) == 1:
        return call, " ".join(words), ""
    channel = words.pop()[1:]
    if len(words) > 1 and words[-1].casefold() == "threads":
        words.pop()
        call = replace(call, options={**call.options, "threads": "yes"})
    return call, " ".join(words), channel


def _hash(call: Call, channel: str) -> str:
    """What the words said of the channel, for a call that is given again with other words before it."""
    if not channel or "channel" in call.options:
        return ""
    return f"{' threads' if 'threads' in call.options else ''} #{channel}"


async def _rule(call: Call, newsroom: Newsroom, words: str) -> tuple[str, Rule | None]:
    """The story's words and the schedule: from ``when:``, or from what follows the words that name a story.

    No words are left where all of them are a schedule.  Raises BadInput where what follows a story is no schedule.
    """
    if "when" in call.options:
        return words, when.parse(call.options["when"])
    if await named_exactly(call, newsroom, words):
        return words, None
    head, rule = when.split_trailing(words)
    named = await named_by_beginning(call, newsroom, words)
    if rule is None or len(named) < len(head):
        if len(named) == len(words):
            return words, None
        if named:
            return named, _after(named, words, head if rule else words)
    if rule is not None and not named:
        with suppress(BadInput):
            return "", when.parse(words)
    return head, rule


def _after(named: str, words: str, head: str) -> Rule:
    """The schedule after a story's words.  head: what stands before the schedule that ends the words, if one does."""
    try:
        return when.parse(words[len(named) :].strip())
    except BadInput:
        strange = head[len(named) :].strip()
        if head == words:
            raise
        raise BadInput(
            f"“{clipped(strange, 60)}” is neither in a story's name nor in a schedule; write it like {when.EXAMPLES}."
        ) from None


def _zone(call: Call, rule: Rule) -> str | None:
    given = zone_named(call.options["zone"]).key if "zone" in call.options else None
    if given and rule.zone and given != rule.zone:
        raise BadInput(f"The schedule says {rule.zone} and zone: says {given}; give one of them.")
    return rule.zone or given


def _without_zone(rule: Rule) -> Rule:
    return Rule(rule.days, rule.times)


async def _named(call: Call, newsroom: Newsroom, channel: str) -> str:
    names = [row.name for row in await newsroom.channels(call)]
    known = next((name for name in names if name.casefold() == channel.casefold()), None)
    if known is None:
        near = nearest(channel, names)
        hint = f"did you mean #{near}?" if near else "leave channel: out to use this one."
        raise NotFound(f"There is no channel #{channel} here; {hint}")
    return known


async def _ask_when(call: Call, newsroom: Newsroom, story: Story, channel: str) -> Ask:
    zone = call.options.get("zone") or await zone_here(call, newsroom)
    where = f"#{channel}" if channel else "this channel"
    return Ask(
        "when",
        f"When should {where} get {story.name}? Times are {zone_named(zone).key}.",
        tuple(Choice(words, words) for words in _COMMON),
    )


def _done(row: SubscriptionRow, call: Call, old: SubscriptionRow | None) -> Reply:
    first = f"{moment(row.next_at, call.now, row.zone)} {zone_mark(row.next_at, row.zone)}"
    how = _how(threads=row.threads, flat=row.flat)
    told = f"{row.when} {row.zone}. First: {first}.{how}{_replaced(row, old)}"
    return Reply(
        f"#{row.channel_name} follows {row.story.name}",
        (
            Paragraph(plain(told)),
            Buttons((Button("Undo", "undo"), Button("Brief now", "brief", (("story", row.story.slug),)))),
        ),
        story_slug=row.story.slug,
        data={
            "id": row.id,
            "story": row.story.slug,
            "channel": row.channel_name,
            "when": row.when,
            "zone": row.zone,
            "next_at": row.next_at.isoformat(),
            "threads": row.threads,
        },
    )


def _how(*, threads: bool, flat: bool) -> str:
    """A further sentence on how a story comes that is not in the channel's digest."""
    if not threads:
        return ""
    if flat:
        return " There are no threads here: it comes as messages of its own, none on quiet days."
    return " It gets a thread of its own; what is new is added there, nothing on quiet days."


def _replaced(row: SubscriptionRow, old: SubscriptionRow | None) -> str:
    if old is None:
        return ""
    if (old.when, old.zone, old.threads) == (row.when, row.zone, row.threads):
        return " It came so already."
    zone = f" {old.zone}" if old.zone != row.zone else ""
    shape = (old.shape or " in the channel's digest") if old.threads != row.threads else ""
    return f" This replaces the earlier schedule: it was {old.when}{zone}{shape}."


async def _suggest_story(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Stories; after the words that name one, that story on a schedule, unless one is given already."""
    stories = await suggest_stories(call, newsroom, prefix)
    named = await named_by_beginning(call, newsroom, prefix)
    rest = prefix[len(named) :].strip()
    if not named or "when" in call.options or (not rest and len(stories) != 1):
        return stories
    story = named if rest else stories[0].value
    scheduled = [f"{story} {choice.value}" for choice in await _suggest_when(call, newsroom, rest)]
    return stories + [Choice(words, words, "when") for words in scheduled]


async def _suggest_when(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """The schedule as understood, if it is one already; else those that people use most."""
    del call, newsroom
    common = [words for words in _COMMON if words.casefold().startswith(prefix.casefold())]
    with suppress(BadInput):
        common = [when.parse(prefix).words, *common]
    return [Choice(words, words) for words in dict.fromkeys(common)]


COMMAND = Command(
    "subscribe",
    "A channel gets a story on a schedule, such as weekdays 07:00",
    run,
    options=(
        Option("story", "Which story?", required=True, rest=True, suggest=_suggest_story),
        Option("when", "When it should come: weekdays 07:00, daily 7am, hourly 9-18", suggest=_suggest_when),
        Option("zone", "Time zone of the times; without it, the channel's", suggest=suggest_zones),
        Option("channel", "Which channel; without it, this one", suggest=suggest_channels, kind="channel"),
        Option("threads", "Each story as a thread, or forum post, of its own; updates are added there", flag=True),
    ),
    role="editor",
    changes=True,
    examples=("/subscribe {story} weekdays 07:00", '/subscribe {story} when:"Mon, Wed 06:30" zone:Europe/London'),
    form=True,
    preview=preview,
    phrases=(
        f"follow {THE_STORY} here {{when:schedule}}",
        f"(follow|post) {THE_STORY} [here|in this channel] (as|in) (a thread|threads) [of its own] {{threads=yes}}"
        " [{when:schedule}]",
        f"follow {THE_STORY} [here|in this channel] [{{when:schedule}}]",
        f"(follow|send|post) {THE_STORY} (in|to) {{channel:channel}} [{{when:schedule}}]",
        f"(send|post|bring) [me|us] {THE_STORY} (here|in this channel) [{{when:schedule}}]",
        f"(send|post|bring) [me|us] {THE_STORY} {{when:schedule}}",
        f"{{when:schedule}} (send|post|bring) [me|us] {THE_STORY} [here|in this channel]",
        f"subscribe [me|us|this channel|{{channel:channel}}] to {THE_STORY} [{{when:schedule}}]",
    ),
)
