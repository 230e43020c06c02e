"""The ``standfirst`` command: its family of commands, and what an error looks like."""

import sys
from importlib import import_module

import click

from summaries.errors import StandfirstError

# Each command lives in a file of its family; imported when it is called, so that --help does not load the world.
COMMANDS = {
    "run": ("bot.cli.serve", "run"),
    "demo": ("bot.cli.demo", "demo"),
    "init": ("bot.cli.init", "init"),
    "doctor": ("bot.cli.doctor", "doctor"),
    "backup": ("bot.cli.keep", "backup"),
    "desk": ("bot.cli.keep", "desk"),
    "brief": ("bot.cli.texts", "brief"),
    "analyse": ("bot.cli.texts", "analyse_command"),
    "cluster": ("bot.cli.texts", "cluster"),
    "extract": ("bot.cli.texts", "extract"),
    "verify": ("bot.cli.texts", "verify"),
    "sources": ("bot.cli.news", "sources"),
    "track": ("bot.cli.news", "track"),
    "why": ("bot.cli.news", "why"),
    "quotes": ("bot.cli.looking", "quotes"),
    "questions": ("bot.cli.looking", "questions"),
    "ask": ("bot.cli.looking", "ask"),
    "offers": ("bot.cli.looking", "offers"),
    "search": ("bot.cli.looking", "search"),
}


class Family(click.Group):
    """A group that loads a command when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=Family, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="standfirst")
def standfirst() -> None:
    """Briefings for newsrooms: every quote verbatim, every line cited and checked."""


def main() -> None:
    """Run the command line; a known trouble is one plain sentence on standard error and exit code 2."""
    try:
        standfirst(prog_name="standfirst")
    except StandfirstError as trouble:
        click.echo(f"standfirst: {trouble}", err=True)
        sys.exit(2)
    except UnicodeDecodeError as trouble:
        click.echo(f"standfirst: the input is not UTF-8 (byte {trouble.start}). Save it as UTF-8.", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; that is no error.  Python would complain at exit.
        sys.stderr.close()
        sys.exit(0)
