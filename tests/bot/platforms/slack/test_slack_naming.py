"""Commands under the names that they have in this installation."""

import pytest

from bot.platforms.slack.setup.manifest import names_here
from bot.platforms.slack.show.naming import as_called, called_here, view_as_called
from commands.buttons import Button
from commands.registry import Registry
from commands.reply import Buttons, Cite, Context, Item, Items, Link, Paragraph, Plain, QuoteBlock, Reply, plain, said
from commands.spec import Ask

NAMES = {"brief": "sf-brief", "sources": "sf-sources", "remind": "standfirst remind"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Try /brief OLLEN.", "Try /sf-brief OLLEN."),
        ("/sources add x; /brief", "/sf-sources add x; /sf-brief"),
        ("/remind me", "/standfirst remind me"),
        ("https://a.example/brief and a/brief and ./brief", "https://a.example/brief and a/brief and ./brief"),
        ("/briefing /brief/x /invite @Standfirst", "/briefing /brief/x /invite @Standfirst"),
    ],
)
def test_commands_in_a_sentence_are_called_as_here(words: str, shown: str):
    """And nothing else that has a slash."""
    assert called_here(words, NAMES) == shown
    assert called_here(words, {}) == words


def test_every_part_of_a_reply_says_the_name_of_here():
    """Title, context, items and their details; questions too."""
    reply = Reply("/brief", (Context(plain("/brief")), Items((Item(plain("/brief"), plain("/sources")),))))
    named = as_called(reply, NAMES)
    assert "/brief" not in str(named).replace("/sf-brief", "")
    assert as_called(Ask("x", "See /brief", (), said("/brief")), NAMES).prompt == "See /sf-brief"


def test_what_sources_wrote_stays_as_it_is():
    """Quotes, links, cited lines, briefings; and the codes of buttons."""
    quote = QuoteBlock(plain("“Type /brief”"), plain("somebody"))
    cited = Paragraph((Plain("He typed /brief "), Cite(1, "https://a.example/1")))
    link = Paragraph((Link("/brief", "https://a.example/brief"),))
    buttons = Buttons((Button("Brief", "brief"),))
    reply = Reply("X", (quote, cited, link, buttons))
    assert as_called(reply, NAMES) == reply
    briefing = Reply("/brief", (Paragraph(plain("/brief")),), briefing_id=1)
    assert as_called(briefing, NAMES) == briefing


def test_a_view_says_the_name_of_here():
    """In each of its texts; identities stay."""
    view = [{"type": "section", "text": {"type": "plain_text", "text": "type /brief"}, "block_id": "/brief"}]
    assert view_as_called(view, NAMES) == [
        {"type": "section", "text": {"type": "plain_text", "text": "type /sf-brief"}, "block_id": "/brief"}
    ]


def test_without_a_prefix_only_what_slack_keeps_for_itself_is_called_differently():
    """With one, each command is."""
    commands = Registry.scan().commands
    assert names_here(commands, "") == {"search": "standfirst search"}
    assert names_here(commands, "sf-")["search"] == "sf-search"
    assert names_here(commands, "sf-")["brief"] == "sf-brief"
