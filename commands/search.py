"""/search: articles among everything stored, best first, with the words for which each was found."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from commands import since
from commands.addresses import address, stored
from commands.buttons import LIMIT, Button
from commands.newsroom import FoundRow, Newsroom, SearchPage
from commands.reply import (
    Block,
    Buttons,
    Context,
    Item,
    Items,
    Link,
    Muted,
    Paragraph,
    Plain,
    Reply,
    Run,
    StoryLink,
    Strong,
    plain,
)
from commands.spec import RANK, Answer, Ask, Call, Command, Option
from commands.which import suggest_moments, suggest_publishers, suggest_stories, which, zone_here
from commands.words import clipped, count, listed, moment
from summaries.errors import BadInput
from summaries.search.asked import LONGEST, Search, Term, search_from

_PAGE = 6  # articles
# Words at the end that say when, where nobody would look for them as words.
_WHEN = re.compile(
    r"(?:\A|\s)(?:(since|after)\s+(.{1,40})|(yesterday|today|this morning|(?:last|past) \S.{0,20}|\d{1,4} ?h))\Z",
    re.IGNORECASE,
)


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show one page of what is found."""
    zone = await zone_here(call, newsroom)
    search = _search(call, zone)
    if search.story:
        story = await which(call, newsroom, search.story)
        if isinstance(story, Ask):
            yield story
            return
        search = replace(search, story=story.slug)
    at = _page(call.options.get("page", ""))
    found = await newsroom.search(call, search, (at - 1) * _PAGE, _PAGE)
    yield _shown(call, search, found, at, zone) if found.rows else _nothing(call, search, found, zone)


def _search(call: Call, zone: str) -> Search:
    """What the call looks for.  Raises BadInput."""
    text = call.options.get("words", "")
    if len(text) <= LONGEST and address(text):
        raise BadInput("An address is not searched for: /why says what became of it, and /brief reads it.")
    given = {
        name: call.options[name] for name in ("publisher", "speaker", "story", "since", "until") if name in call.options
    }
    found = _WHEN.search(text) if "since" not in given and len(text) <= LONGEST else None
    if found is not None and text[: found.start()].count('"') % 2 == 0:
        try:
            since.parse(said := found[2] or found[3], call.now, zone)
        except BadInput:
            pass  # "since" and what follows it are words like others
        else:
            text, given["since"] = text[: found.start()], said
    return search_from(text, lambda said: since.parse(said, call.now, zone), **given)


def _page(said: str) -> int:
    said = said.strip() or "1"
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= 10_000):
        raise BadInput(f"page: is a number from 1, not {clipped(said, 20)!r}.")
    return int(said)


# --- what was found ---------------------------------------------------------------------------------------------------


def _shown(call: Call, search: Search, found: SearchPage, at: int, zone: str) -> Reply:
    pages = -(-found.total // _PAGE)
    more = "+" if found.more else ""
    number = f"{found.total:,}{more} {'article' if found.total == 1 and not more else 'articles'}"
    about = [_told(search, call.now, zone)] if _told(search, call.now, zone) else []
    about += [f"page {at} of {pages}"] if pages > 1 else []
    blocks: list[Block] = [Context(plain(" · ".join([number, *about])))]
    if found.whole < found.total:
        blocks.append(Paragraph(plain(_some(found.whole))))
    if found.more:
        blocks.append(
            Context(plain(f"Only the newest {found.total:,} are put in order; since: or another word narrows it."))
        )
    blocks.append(Items(tuple(_item(row, call, zone) for row in found.rows)))
    if at < pages:
        blocks.append(_next(call, at + 1))
    return Reply(_title(search), tuple(blocks), data=_data(search, found, at))


def _some(whole: int) -> str:
    if not whole:
        return "No article has all of these words; these have some of them, the most telling first."
    have = "The first has" if whole == 1 else f"The first {whole} have"
    return f"{have} all of these words, the others some."


def _title(search: Search) -> str:
    """``Search: harbour “Ollen dam”``."""
    words = " ".join(" OR ".join(map(_typed, group)) for group in search.groups)
    without = " ".join(f"-{_typed(term)}" for term in search.without)
    return f"Search: {clipped(' '.join(filter(None, (words, without))) or 'newest articles', 100)}"


def _typed(term: Term) -> str:
    return f"“{term.words}”" if term.phrase else term.words


def _told(search: Search, now: datetime, zone: str) -> str:
    """What beside words it was narrowed by."""
    parts = [f"from {listed(search.publishers, 'or')}"] if search.publishers else []
    parts += [f"not from {listed(search.not_publishers, 'or')}"] if search.not_publishers else []
    parts += [f"quoting {listed(search.speakers)}"] if search.speakers else []
    parts += [f"in {search.story}"] if search.story else []
    parts += [f"since {moment(search.since, now, zone)}"] if search.since else []
    parts += [f"until {moment(search.until, now, zone)}"] if search.until else []
    return clipped(", ".join(parts), 200)


def _item(row: FoundRow, call: Call, zone: str) -> Item:
    when = moment(row.published, call.now, zone) if row.published else "undated"
    about = [part for part in (row.publisher, when, "withdrawn" if row.withdrawn else "") if part]
    runs: list[Run] = [Link(clipped(row.title or row.url, 140), row.url), Muted(f" · {' · '.join(about)}")]
    for number, slug in enumerate(row.stories):
        runs += [Muted(" · in " if not number else ", "), StoryLink(slug, slug)]
    buttons = [Button("Brief", "brief", (("story", stored(row.id)),))]
    if RANK[call.actor.role] >= RANK["editor"]:
        buttons.append(Button("Track from this", "track", (("words", stored(row.id)),)))
    return Item(tuple(runs), _snippet(row), tuple(buttons))


def _snippet(row: FoundRow) -> tuple[Run, ...]:
    """The words of the article, those that were looked for standing out."""
    words: list[Run] = [Strong(text) if hit else Plain(text) for text, hit in row.pieces]
    if words and row.start:
        words.insert(0, Muted("… "))
    return (*words, Muted(" …")) if row.goes_on else tuple(words)


def _next(call: Call, page: int) -> Block:
    args = tuple((name, value) for name, value in call.options.items() if name != "page")
    button = Button("Next page", "search", (*args, ("page", str(page))), "primary")
    if button.length > LIMIT:
        return Context(plain(f"Add page:{page} for more."))
    return Buttons((button,))


def _nothing(call: Call, search: Search, found: SearchPage, zone: str) -> Reply:
    told = _told(search, call.now, zone)
    narrowed = f", {told}" if told else ""
    if found.total:
        sentence = f"There are only {count(found.total, 'article')}; leave page: out to begin again."
    else:
        sentence = (
            f"No stored article has this{narrowed}. /track follows words from now on; /sources lists what is collected."
        )
    return Reply(_title(search), (Paragraph(plain(sentence)),), data=_data(search, found, 1))


def _data(search: Search, found: SearchPage, at: int) -> dict[str, object]:
    return {
        "search": _title(search).removeprefix("Search: "),
        "total": found.total,
        "more": found.more,
        "whole": found.whole,
        "page": at,
        "articles": [
            {
                "id": row.id,
                "url": row.url,
                "publisher": row.publisher,
                "title": row.title,
                "published": row.published.isoformat() if row.published else None,
                "snippet": "".join(text for text, _ in row.pieces),
                "span": [row.version, row.start, row.end],
                "stories": list(row.stories),
            }
            for row in found.rows
        ],
    }


COMMAND = Command(
    "search",
    "Articles among everything stored, best first, with the words for which each was found",
    run,
    options=(
        Option("words", 'Words, "phrases", -without; OR between two wants either', rest=True),
        Option("publisher", "Only from these outlets", many=True, suggest=suggest_publishers, also=("from", "outlet")),
        Option("speaker", "Only articles that quote this person or body", many=True, also=("by",)),
        Option("story", "Only articles of this tracked story", suggest=suggest_stories, also=("in",)),
        Option("since", "Only from this moment on: yesterday, Monday, 3 days, 2026-11-20", suggest=suggest_moments),
        Option("until", "Only from before this moment", suggest=suggest_moments, also=("before",)),
        Option("page", "The next part of a long answer; the buttons fill it in"),
    ),
    examples=(
        "/search harbour fire",
        '/search "prison deal" from:Reuters since:Monday',
        "/search speaker:Lind -football",
    ),
    phrases=(
        "search {words}",
        "search [for|the archive for|everything for] {words}",
        "(find|look for|look up) [articles|coverage|everything|all articles] [about|on|with|that mention] {words}",
        "who (has|had|reported|wrote) [about|on] {words}",
    ),
)
