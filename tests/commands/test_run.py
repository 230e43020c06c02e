"""Running a command: roles, missing options, failures in words, suggestions while typing."""

import pytest

from commands.registry import Registry
from commands.reply import said
from commands.run import Runner
from commands.spec import Answer, Call, Command
from summaries.errors import StoreError
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, call_of, reply_of

EVERY = {
    "ask",
    "brief",
    "desk",
    "help",
    "questions",
    "quotes",
    "roles",
    "sources",
    "stories",
    "story",
    "subscribe",
    "track",
    "undo",
    "unsubscribe",
    "untrack",
    "updates",
    "why",
}


def test_every_command_is_found_by_scanning_its_room() -> None:
    """A new file in commands/ is a new command, and these are there."""
    assert {command.name for command in Registry.scan().commands} >= EVERY


async def test_a_reader_may_not_track_and_learns_who_may(say: Say) -> None:
    """The sentence names the role that is needed and who has it."""
    reply = reply_of(await say("/track cells", role="reader"))

    assert reply.tone == "error"
    assert reply.title == ("/track needs the role of an editor, and you are a reader; ask Ada Quill or Edda Marsh.")


async def test_a_missing_option_with_suggestions_is_asked_for(say: Say) -> None:
    """The choices are the newsroom's own."""
    ask = ask_of(await say("/story"))

    assert ask.option == "story"
    assert [choice.value for choice in ask.choices] == ["prisoner-transfer", "ollen-flood"]


async def test_a_missing_option_without_suggestions_is_one_sentence(say: Say) -> None:
    """It says what is missing, and gives an example."""
    reply = reply_of(await say("/why"))

    assert reply.tone == "error"
    assert reply.title == "/why needs url: the article's address, such as /why https://example.org/news/an-article."


async def test_nothing_to_choose_from_says_how_to_start(say: Say, newsroom: FakeNewsroom) -> None:
    """A newsroom without stories is told to track one."""
    newsroom.tracked.clear()

    assert reply_of(await say("/untrack")).title == "No story is tracked yet; start with /track and a few words."


async def test_a_known_problem_is_shown_as_it_stands(say: Say, newsroom: FakeNewsroom) -> None:
    """The message of our own errors is written for people."""
    newsroom.breaks("stories", StoreError("The disk is full; free some space and try again."))

    reply = reply_of(await say("/stories"))

    assert (reply.title, reply.tone) == ("The disk is full; free some space and try again.", "error")


async def test_our_own_failure_shows_an_id_and_no_traceback(
    say: Say, newsroom: FakeNewsroom, failures: list[tuple[str, Exception]]
) -> None:
    """The person gets the id, whoever runs it gets the exception."""
    problem = ZeroDivisionError("secret detail")
    newsroom.breaks("stories", problem)

    reply = reply_of(await say("/stories"))

    assert reply.tone == "error"
    assert reply.title.startswith("Something failed on our side (id c0ffee). Nothing was changed; try again")
    assert "secret" not in reply.title
    assert failures == [("c0ffee", problem)]


async def test_a_failure_of_a_changing_command_does_not_claim_that_nothing_changed(
    say: Say, newsroom: FakeNewsroom
) -> None:
    """It cannot know, so it says to look."""
    newsroom.breaks("track", RuntimeError())

    reply = reply_of(await say("/track cells confirm:yes"))

    assert "Nothing was changed" not in reply.title
    assert "See whether it took effect" in reply.title


async def test_an_unknown_command_is_answered_not_raised(runner: Runner, newsroom: FakeNewsroom) -> None:
    """A platform may pass on whatever it got."""
    answers = [answer async for answer in runner.answers(call_of("brif"), newsroom)]

    assert reply_of(answers).title == "There is no command /brif; did you mean /brief? /help lists them all."


async def test_a_person_who_leaves_ends_the_work(newsroom: FakeNewsroom) -> None:
    """Closing the answers closes the command that makes them."""
    ended = []

    async def endless(call: Call, room: object) -> Answer:  # type: ignore[misc]
        try:
            while True:
                yield said("still at it")
        finally:
            ended.append(call.command)

    runner = Runner(lambda *_: None, Registry((Command("spin", "Spins", endless),)))  # type: ignore[arg-type]
    answers = runner.answers(call_of("spin"), newsroom)
    await anext(answers)
    await answers.aclose()  # type: ignore[attr-defined]

    assert ended == ["spin"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", "/brief "),
        ("/", "/brief "),
        ("/st", "/stories "),
        ("untr", "/untrack "),
        ("/brief ", "/brief prisoner-transfer "),
        ("/brief oll", "/brief ollen-flood "),
        ("/brief prisoner tr", "/brief prisoner-transfer "),
        ("/brief oll since:yesterday", "/brief oll since:yesterday "),
        ("/brief since:yesterday oll", "/brief ollen-flood since:yesterday "),
        ("/brief prisoner-transfer s", "/brief prisoner-transfer share "),
        ("/brief prisoner-transfer ", "/brief prisoner-transfer since:"),
        ("/track cells l", "/track cells lens:"),
        ("/track cells lens:", "/track cells lens:general "),
        ("/track cells lens: det", "/track cells lens:detention "),
        ("/track cells lens:dis", "/track cells lens:disaster "),
        ("/track cells sources:har", '/track cells sources:"Harbour Courier" '),
        ("/subscribe ollen-flood zone:lond", "/subscribe ollen-flood zone:Europe/London "),
        ("/subscribe ollen-flood when:wee", '/subscribe ollen-flood when:"weekdays 07:00" '),
        ("/sources a", "/sources add "),
        ("/sources remove ", "/sources remove Harbour Courier "),
        ("/sources remove mer", "/sources remove Meridian Wire "),
        ("/subscribe ollen-flood week", "/subscribe ollen-flood weekdays 07:00 "),
        ("/subscribe ollen week", "/subscribe ollen weekdays 07:00 "),
        ("/subscribe ollen-flood ", "/subscribe ollen-flood weekdays 07:00 "),
        ("/subscribe ollen ", "/subscribe ollen-flood weekdays 07:00 "),
        ("/subscribe ollen-flood weekdays 6", "/subscribe ollen-flood weekdays 06:00 "),
        ("/roles Rolf Tarn ed", "/roles Rolf Tarn editor "),
        ("/help tr", "/help track "),
    ],
)
async def test_suggestions_are_the_whole_new_text(
    runner: Runner, newsroom: FakeNewsroom, text: str, value: str
) -> None:
    """Taking one leaves the box as if it had been typed."""
    found = await runner.suggest(call_of(""), newsroom, text)

    assert value in [choice.value for choice in found]


async def test_a_slash_offers_every_command(runner: Runner, newsroom: FakeNewsroom) -> None:
    """None is out of reach for those who do not know its name."""
    found = await runner.suggest(call_of(""), newsroom, "/")

    assert [choice.label for choice in found] == [f"/{command.name}" for command in runner.commands()]


async def test_an_action_that_is_given_is_not_offered_again(runner: Runner, newsroom: FakeNewsroom) -> None:
    """After “remove” come sources, and no other action."""
    found = await runner.suggest(call_of(""), newsroom, "/sources remove ")

    assert not [choice.value for choice in found if choice.value.endswith((" add ", " health ", " export "))]


async def test_stories_are_suggested_by_what_moved_last(runner: Runner, newsroom: FakeNewsroom) -> None:
    """The story that an editor wants is most often the one that just moved."""
    newsroom.publishes("Civic Radio", "Dam holds", "The flood is falling and the dam holds.")

    found = await runner.suggest(call_of(""), newsroom, "/brief ")

    assert [choice.value for choice in found][:2] == ["/brief ollen-flood ", "/brief prisoner-transfer "]


@pytest.mark.parametrize("text", ["/nonsense x", "/stories x", '/track "', "/why https://a.example/", "/undo "])
async def test_nothing_to_suggest_is_no_error(runner: Runner, newsroom: FakeNewsroom, text: str) -> None:
    """A half-typed line never fails."""
    assert isinstance(await runner.suggest(call_of(""), newsroom, text), list)


@pytest.mark.parametrize("command", sorted(EVERY))
async def test_every_prefix_of_every_example_can_be_suggested_on(
    runner: Runner, newsroom: FakeNewsroom, command: str
) -> None:
    """Typing an example letter by letter fails nowhere, and each suggestion keeps the command."""
    for example in runner.registry.get(command).examples:
        line = example.replace("{story}", "prisoner-transfer")
        assert runner.parse(line)[0] == command
        for end in range(len(line) + 1):
            for choice in await runner.suggest(call_of(""), newsroom, line[:end]):
                if " " in line[:end]:
                    assert choice.value.startswith(f"/{command} ")


async def test_a_preview_is_shown_without_a_change(runner: Runner, newsroom: FakeNewsroom) -> None:
    """To those who may give the command; what goes wrong is a sentence, and a command without one has none."""
    good = await runner.preview(call_of("track", {"words": "prisoner court"}), newsroom)
    weak = await runner.preview(call_of("track", {"words": "the"}), newsroom)
    barred = await runner.preview(call_of("track", {"words": "prisoner court"}, "reader"), newsroom)

    assert good is not None
    assert good.title == "Track “Prisoner court”?"
    assert weak is not None
    assert (weak.tone, weak.title[:25]) == ("error", "“the” says too little to ")
    assert barred is not None
    assert barred.title.startswith("/track needs the role of an editor")
    assert await runner.preview(call_of("stories"), newsroom) is None


async def test_a_preview_that_fails_is_reported(
    runner: Runner, newsroom: FakeNewsroom, failures: list[tuple[str, Exception]]
) -> None:
    """As any other failure of ours."""
    newsroom.breaks("preview", RuntimeError("x"))

    shown = await runner.preview(call_of("track", {"words": "prisoner court"}), newsroom)

    assert shown is not None
    assert shown.tone == "error"
    assert [key for key, _ in failures] == ["c0ffee"]
