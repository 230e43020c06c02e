"""/brief: the briefing of a story as of now, or of one article that nobody need track."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from commands import since
from commands.addresses import address, addressed
from commands.briefing import briefing_reply
from commands.newsroom import Newsroom
from commands.phrases import THE_STORY
from commands.reply import Reply
from commands.spec import Answer, Ask, Call, Command, Option, Progress
from commands.which import named_exactly, pick, suggest_moments, suggest_stories, which, zone_here


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Brief an address, a story, or ask which story."""
    call = await addressed(call, newsroom, "story")
    words = call.options.get("story", "")
    if not words:
        yield await pick(call, newsroom, "Which story?")
        return
    zone = await zone_here(call, newsroom)
    url = address(words)
    if url:
        async for step in newsroom.brief_url(call, url):
            yield step if isinstance(step, Progress) else _shown(call, briefing_reply(step, zone, full=_full(call)))
        return
    yield await _story(call, newsroom, words, zone)


async def _story(call: Call, newsroom: Newsroom, words: str, zone: str) -> Reply | Ask:
    words, moment = await _moment(call, newsroom, words, zone)
    kept = "" if moment is None or "since" in call.options else f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    story = await which(call, newsroom, words, kept=kept)
    if isinstance(story, Ask):
        return story
    briefing = await (
        newsroom.full_briefing(call, story, moment) if _full(call) else newsroom.brief(call, story, moment)
    )
    return _shown(call, briefing_reply(briefing, zone, full=_full(call)))


async def _moment(call: Call, newsroom: Newsroom, words: str, zone: str) -> tuple[str, datetime | None]:
    """The story's words and the moment: from ``since:``, or from the end of the words ("prisoners yesterday")."""
    if "since" in call.options:
        return words, since.parse(call.options["since"], call.now, zone)
    head, moment = since.split_trailing(words, call.now, zone)
    if moment is None or await named_exactly(call, newsroom, words):
        return words, None
    return head, moment


def _full(call: Call) -> bool:
    return "full" in call.options


def _shown(call: Call, reply: Reply) -> Reply:
    return replace(reply, private="share" not in call.options)


_GIVE_ME = "[(give|get|send|show|write|make) [me|us]|(i|we) (want|need)|(i'd|we'd) like]"
_A_BRIEFING_ON = "(briefing|brief|summary|overview|rundown) (on|about|of|for)"

COMMAND = Command(
    "brief",
    "The briefing of a story, or of any article by its address",
    run,
    options=(
        Option("story", "A tracked story, or the address of an article", rest=True, suggest=suggest_stories),
        Option("since", "From when news is new: yesterday, 7:00, Monday, 24h, 2026-11-20", suggest=suggest_moments),
        Option("share", "Show it to the whole channel", flag=True),
        Option("full", "Everything: background, timeline, every quote and question", flag=True),
    ),
    examples=("/brief {story}", "/brief {story} since:yesterday share", "/brief https://example.org/news/an-article"),
    phrases=(
        f"brief me on {THE_STORY}",
        "brief (me|us)",
        f"brief [me|us] [on|about] {THE_STORY}",
        f"brief (everyone|everybody|the channel) [on|about] {THE_STORY} {{share=yes}}",
        f"{_GIVE_ME} [a|an|the] [quick|short|latest] {_A_BRIEFING_ON} {THE_STORY}",
        f"{_GIVE_ME} [a|an|the] full {_A_BRIEFING_ON} {THE_STORY} {{full=yes}}",
        "(give|get|send|show) (me|us) the {story} (briefing|brief|summary)",
        f"(catch (me|us) up|fill (me|us) in|bring (me|us) up to (speed|date)) (on|about) {THE_STORY}",
        f"(tell (me|us)|what do (we|you) know) about {THE_STORY}",
        f"what's (happening|going on|up) (in|with|on|at) {THE_STORY}",
        f"what's (new|happened|changed) (in|on|with|about) {THE_STORY} since {{since}}",
        f"where (do we|does it|are we) [stand] (on|with) {THE_STORY}",
        "[read|summarise|summarize|check|look at] [this] {story:address}",
    ),
)
