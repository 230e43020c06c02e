"""Looking into a newsroom from the terminal: who said what, what is open, what grows, what is stored."""

import json
import sys
from pathlib import Path

import click

from bot.app import Parts
from bot.cli.news import with_parts
from bot.cli.serve import config_option
from bot.platforms import terminal
from commands.reply import Reply
from commands.spec import Answer, Ask, Call
from commands.words import listed
from summaries.errors import BadInput

as_json = click.option("--json", "as_json", is_flag=True, help="The same answer for machines.")


@click.command()
@click.argument("story")
@click.option("--speaker", default="", help="Only what this person or body said; a surname is enough.")
@click.option("--page", default="", help="The next part of a long answer.")
@as_json
@config_option
def quotes(story: str, speaker: str, page: str, as_json: bool, file: Path | None) -> None:
    """Who said what in a story, where and when, word for word."""
    _look("quotes", {"story": story, "speaker": speaker, "page": page}, file, as_json=as_json)


@click.command()
@click.argument("story")
@click.option("--page", default="", help="The next part of the board.")
@as_json
@config_option
def questions(story: str, page: str, as_json: bool, file: Path | None) -> None:
    """The open questions of a story: state, age, owner, and the words that raise or answer each."""
    _look("questions", {"story": story, "page": page}, file, as_json=as_json)


@click.command()
@click.argument("story")
@click.argument("question", nargs=-1, required=True)
@as_json
@config_option
def ask(story: str, question: tuple[str, ...], as_json: bool, file: Path | None) -> None:
    """The passages of a story that answer a question, or that its coverage does not say."""
    _look("ask", {"story": story, "question": " ".join(question)}, file, as_json=as_json)


@click.command()
@as_json
@config_option
def offers(as_json: bool, file: Path | None) -> None:
    """What grows and is not tracked, and which stories split or merge."""
    _look("offers", {}, file, as_json=as_json)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1)
@click.option("--from", "publisher", multiple=True, help="Only from this outlet; may be given more than once.")
@click.option("--speaker", default="", help="Only articles that quote this person or body.")
@click.option("--story", default="", help="Only articles of this tracked story.")
@click.option("--since", default="", help="Only from this moment on: yesterday, Monday, 3 days, 2026-11-20.")
@click.option("--until", default="", help="Only from before this moment.")
@click.option("--page", default="", help="The next part of a long answer.")
@as_json
@config_option
def search(
    words: tuple[str, ...],
    publisher: tuple[str, ...],
    speaker: str,
    story: str,
    since: str,
    until: str,
    page: str,
    as_json: bool,
    file: Path | None,
) -> None:
    """Articles among everything stored, best first: words, "phrases", -without."""
    # What the shell took the marks from was one argument: a phrase.
    text = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    options = {"words": text, "publisher": ",".join(publisher), "speaker": speaker, "story": story}
    _look("search", {**options, "since": since, "until": until, "page": page}, file, as_json=as_json)


def _look(command: str, options: dict[str, str], file: Path | None, *, as_json: bool) -> None:
    async def run(parts: Parts) -> Reply:
        base = parts.call(command)
        call = Call(command, base.actor, base.channel, {k: v for k, v in options.items() if v}, base.now)
        last: Answer | None = None
        async for answer in parts.runner.answers(call, parts.newsroom):
            last = answer
        return _reply(last)

    reply = with_parts(file, run)
    if as_json:
        click.echo(json.dumps(reply.data, ensure_ascii=False, indent=2))
    else:
        click.echo(terminal.text(reply, colour=sys.stdout.isatty()), nl=False)


def _reply(answer: Answer | None) -> Reply:
    """The answer that is shown; what the command would ask, or refuses, is an error here.  Raises BadInput."""
    if isinstance(answer, Ask):
        raise BadInput(f"{answer.prompt} {listed([choice.value for choice in answer.choices], 'or')}".strip())
    if not isinstance(answer, Reply):
        raise BadInput("There was no answer; try again.")
    if answer.tone == "error":
        raise BadInput(answer.title)
    return answer
