"""What became of an article: its path through collecting, reading, matching and posting, and the one sentence of it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.ports.store import ArticleRecord, Note, Source
from bot.work.ground import Ground
from commands.newsroom import Path, Step
from commands.spec import Call
from commands.words import moment


async def path_of(ground: Ground, newsroom: int, call: Call, url: str) -> Path:
    """The path of the article at an address, for one newsroom."""
    address = ground.collector.canonical(url)
    record = await ground.store.articles.by_url(address)
    if record is None:
        return Path(address, "", unseen(address, await ground.store.sources.list(newsroom)), ())
    notes = await ground.store.notes.path(newsroom, record.id)
    tracked = {story.id: story.slug for story in await ground.store.stories.list(newsroom)}
    zone = await _zone(ground, newsroom, call)
    told = [
        f"An editor said that it {'belongs to' if one.verdict == 'in' else 'is not'} {tracked[one.story]} "
        f"({one.by}, {moment(one.at, call.now, zone)})."
        for one in await ground.store.teachings.about(newsroom, [record.id])
        if one.story in tracked
    ]
    found = verdict(record, notes, set(tracked.values()), told)
    return Path(record.url, record.title, found, tuple(Step(n.at, n.what) for n in notes))


async def _zone(ground: Ground, newsroom: int, call: Call) -> str:
    channel = await ground.store.people.channel_by_id(newsroom, call.channel)
    return channel.zone if channel else "UTC"


def unseen(address: str, sources: Sequence[Source]) -> str:
    """The sentence for an address that no source has listed."""
    host = urlsplit(address).hostname or ""
    same = [s for s in sources if (urlsplit(s.site or s.url).hostname or "") == host]
    if not same:
        return f"Never seen: no source that this newsroom follows is at {host}. Add one with /sources add {host}."
    failing = [s for s in same if s.failure]
    if failing:
        return f"Never seen: {failing[0].name} is followed, but its last look failed: {failing[0].failure}"
    return f"Never seen: {same[0].name} is followed, but has not listed this address. /brief it to read it at once."


def verdict(record: ArticleRecord, notes: Sequence[Note], tracked: set[str], told: Sequence[str] = ()) -> str:
    """What became of it, in a sentence.  told: what editors said of it, a sentence each; it outranks all matching."""
    if record.state == "gone":
        return "Withdrawn by its publisher: no briefing built since rests on it."
    if not record.version:
        waiting = "Waiting to be fetched" if record.state == "wanted" else "Never read"
        return f"{waiting}: {record.reason}" if record.reason else f"{waiting}."
    last: dict[str, str] = {}
    for note in notes:
        for outcome in ("Matched ", "Not matched to "):
            if note.what.startswith(outcome):
                last[note.what.removeprefix(outcome).split(" ", 1)[0].rstrip(":")] = note.what
    settled = {word.strip(" .:") for sentence in told for word in sentence.split()}
    matched = [w for slug, w in last.items() if w.startswith("Matched ") and slug in tracked and slug not in settled]
    if told or matched:
        return " ".join([*told, *matched])
    near = [what for slug, what in last.items() if slug in tracked]
    return near[-1] if near else "Read, and not matched: it has nothing in common with any story tracked here."
