"""/sources: what is polled, how it fares, and adding, removing, importing and exporting."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import datetime

from commands.addresses import address
from commands.allowed import allow
from commands.buttons import Button
from commands.newsroom import Newsroom, SourceRow
from commands.parse import unquoted
from commands.reply import Attachment, Block, Buttons, Context, Item, Items, Link, Muted, Paragraph, Plain, Reply, plain
from commands.spec import Answer, Ask, Call, Choice, Command, Option, Progress
from commands.words import ago, clipped, count, listed, nearest
from summaries.errors import BadInput, NotFound

_ACTIONS = (
    Choice("add", "add", "Finds the feed of a site and polls it"),
    Choice("remove", "remove", "Stops polling; the articles stay"),
    Choice("health", "health", "Those that are not well, and why"),
    Choice("import", "import", "Takes the feeds of an OPML file"),
    Choice("export", "export", "Hands out all sources as OPML"),
)
_CHANGES = frozenset({"add", "remove", "import"})


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """List the sources, or do the action."""
    action = call.options.get("action", "list")
    if action in _CHANGES:
        await allow(call, newsroom, "admin", f"/sources {action}")
    if action == "add" and "what" not in call.options:
        yield Ask("what", "Which site or feed? Give its address, such as https://example.org/news.", ())
        return
    if action == "add":
        async for step in newsroom.add_source(call, _address(call)):
            yield step if isinstance(step, Progress) else _added(step)
        return
    yield await _ANSWERS[action](call, newsroom)


def _address(call: Call) -> str:
    url = address(call.options["what"], hosts=True)
    if url is None:
        raise BadInput("Give the address of a site or of its feed, such as /sources add https://example.org/news.")
    return url


async def _list(call: Call, newsroom: Newsroom) -> Reply:
    every = await newsroom.sources(call)
    rows = _filtered(every, call)
    if every and not rows:
        raise NotFound(_neither(call.options["what"], every))
    if not rows:
        return Reply(
            "No source yet",
            (Paragraph(plain("An admin adds one with /sources add and the address of a site.")),),
            data={"sources": []},
        )
    ill = [row for row in rows if row.state == "failing"]
    state = f"{count(len(ill), 'source')} failing; /sources health says why" if ill else "all well"
    blocks: tuple[Block, ...] = (Context(plain(state)), Items(tuple(_item(row, call.now) for row in rows)))
    return Reply(count(len(rows), "source"), blocks, data=_data(rows))


def _neither(said: str, rows: Sequence[SourceRow]) -> str:
    near = nearest(unquoted(said), [*(choice.value for choice in _ACTIONS), *(row.name for row in rows)])
    meant = f"did you mean {near}? " if near else ""
    actions = listed([choice.value for choice in _ACTIONS])
    return (
        f"“{clipped(unquoted(said), 60)}” is neither an action nor a source here; {meant}"
        f"{'The' if meant else 'the'} actions are {actions}, and /sources alone lists every source."
    )


def _filtered(rows: Sequence[SourceRow], call: Call) -> list[SourceRow]:
    fold = unquoted(call.options.get("what", "")).casefold()
    return [row for row in rows if fold in row.name.casefold() or fold in row.url.casefold()]


async def _health(call: Call, newsroom: Newsroom) -> Reply:
    rows = await newsroom.sources(call)
    if not rows:
        return await _list(call, newsroom)
    ill = [row for row in rows if row.state != "ok"]
    if not ill:
        return Reply(f"All {count(len(rows), 'source')} are well" if len(rows) > 1 else "All is well", data=_data([]))
    title = f"{len(ill)} of {count(len(rows), 'source')} {'is' if len(ill) == 1 else 'are'} not well"
    return Reply(title, (Items(tuple(_item(row, call.now) for row in ill)),), data=_data(ill))


def _item(row: SourceRow, now: datetime) -> Item:
    last = f"last well {ago(row.last_ok_at, now)}" if row.last_ok_at else "not yet seen well"
    about = f" · {row.kind} · {count(row.articles, 'article')} · {row.state} · {last}"
    detail = (Plain(row.reason),) if row.reason else ()
    return Item((Link(row.name or row.url, row.url), Muted(about)), detail)


def _added(row: SourceRow) -> Reply:
    return Reply(
        f"Polling {row.name or row.url}",
        (
            Paragraph((Plain(f"Its {row.kind} is "), Link(clipped(row.url, 120), row.url), Plain("."))),
            Buttons((Button("Undo", "undo"),)),
        ),
        data=_data([row]),
    )


async def _remove(call: Call, newsroom: Newsroom) -> Reply | Ask:
    rows = await newsroom.sources(call)
    if not rows:
        raise NotFound("There is no source to remove.")
    if "what" not in call.options:
        return Ask("what", "Which source should no longer be polled?", tuple(_choice(row) for row in rows[:25]))
    found = _named(rows, unquoted(call.options["what"]))
    if len(found) > 1:
        return Ask("what", "Several sources fit: which one?", tuple(_choice(row) for row in found[:25]))
    await newsroom.remove_source(call, found[0])
    return Reply(
        f"{found[0].name or found[0].url} is no longer polled",
        (Paragraph(plain("Its articles stay.")), Buttons((Button("Undo", "undo"),))),
        data=_data(found),
    )


def _choice(row: SourceRow) -> Choice:
    return Choice(row.name or row.url, str(row.id), clipped(row.url, 80))


def _named(rows: Sequence[SourceRow], said: str) -> list[SourceRow]:
    fold = said.casefold()
    for fits in (
        [row for row in rows if fold == str(row.id)],
        [row for row in rows if fold in {row.url.casefold(), row.site.casefold(), row.name.casefold()}],
        [row for row in rows if fold in row.name.casefold() or fold in row.url.casefold()],
    ):
        if fits:
            return fits
    near = nearest(said, [row.name for row in rows])
    hint = f"did you mean {near}?" if near else "/sources lists them."
    raise NotFound(f"No source is called “{clipped(said, 60)}”; {hint}")


async def _import(call: Call, newsroom: Newsroom) -> Reply | Ask:
    text = call.options.get("file", "")
    if not text:
        return Ask("file", "Which OPML file? Feed readers export one, and so does /sources export.", (), upload=True)
    found = await newsroom.import_sources(call, text.encode())
    there = f"; {count(found.there, 'source')} there already" if found.there else ""
    out = Paragraph(plain(f"Left out, for no address of the web: {listed(found.left_out[:10])}."))
    blocks: tuple[Block, ...] = (out,) if found.left_out else ()
    blocks += (Buttons((Button("Undo", "undo"),)),) if found.added else ()
    data: dict[str, object] = {"added": found.added, "known": found.there, "left_out": list(found.left_out)}
    return Reply(f"{count(found.added, 'source')} added{there}", blocks, data=data)


async def _export(call: Call, newsroom: Newsroom) -> Reply:
    opml = await newsroom.export_sources(call)
    names = [row.name or row.url for row in await newsroom.sources(call)]
    shown = names if len(names) <= 6 else [*names[:5], f"{len(names) - 5} more"]
    lead = f"{listed(shown)}." if names else "There is none."
    return Reply(
        f"{count(len(names), 'source')} as OPML",
        (Paragraph(plain(lead)),),
        data={"opml": opml},
        attachment=Attachment("standfirst-sources.opml", "text/x-opml+xml", opml),
    )


def _data(rows: Sequence[SourceRow]) -> dict[str, object]:
    return {
        "sources": [
            {
                "id": row.id,
                "name": row.name,
                "url": row.url,
                "site": row.site,
                "kind": row.kind,
                "state": row.state,
                "reason": row.reason,
                "articles": row.articles,
            }
            for row in rows
        ]
    }


_ANSWERS: dict[str, Callable[[Call, Newsroom], Awaitable[Reply | Ask]]] = {
    "list": _list,
    "health": _health,
    "remove": _remove,
    "import": _import,
    "export": _export,
}


async def _suggest_what(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Sources by a part of their name, all of them once one is to be removed; the address itself for one to add."""
    action = call.options.get("action", "")
    if action == "add":
        return _typed_address(prefix)
    fold = prefix.casefold().strip()
    if action not in {"", "remove"} or not (action or fold):
        return []
    rows = await newsroom.sources(call)
    fitting = [row for row in rows if fold in row.name.casefold() or fold in row.url.casefold()]
    return [Choice(row.name or row.url, row.name or row.url, row.state) for row in fitting]


def _typed_address(prefix: str) -> list[Choice]:
    try:
        url = address(prefix, hosts=True) if prefix.strip() else None
    except BadInput:
        return []
    return [Choice(url, url, "Finds its feed")] if url else []


COMMAND = Command(
    "sources",
    "What is polled and how it fares; admins add, remove, import and export here",
    run,
    options=(
        Option("action", "add, remove, health, import or export; without it, the list", choices=_ACTIONS, bare=True),
        Option("what", "The site's or feed's address to add, or the source's name", rest=True, suggest=_suggest_what),
        Option("file", "For import: an OPML file", upload=True),
    ),
    changes=True,
    examples=("/sources", "/sources add https://example.org/news", "/sources health"),
    phrases=(
        "sources",
        "[show|list|give] [me|us] [all] [the|our|my] sources",
        "(what|which sources) (do|are) (we|you) (read|reading|poll|polling)",
        "add [the] [source|site|feed] {what:site} [as a source|to the sources] {action=add}",
        "(stop (reading|polling)|remove) [the] source {what} {action=remove}",
        "[are|which|is] [all|any|the|our] (source|sources) [are|is] (well|ok|fine|failing|broken|down) {action=health}",
    ),
)
