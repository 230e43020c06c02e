"""How a list of sources reads in a terminal."""

from bot.platforms import terminal
from commands.reply import Link, Paragraph, Plain, Reply, Strong

A, B = "https://a.example.org/1", "https://b.example.org/2"


def test_several_addresses_stand_on_lines_of_their_own() -> None:
    """So that a terminal makes each of them one to click."""
    sources = Paragraph((Strong("Sources "), Link("[1] Bay Post", A), Plain(" "), Link("[2] Herald", B)))
    lines = terminal.text(Reply("Title", (sources,))).splitlines()
    assert lines[2:] == ["Sources", f"[1] Bay Post {A}", f"[2] Herald {B}"]


def test_one_address_stays_in_its_sentence() -> None:
    """A paragraph with one link is still a sentence."""
    sentence = Paragraph((Plain("See "), Link("the page", A), Plain(" for more.")))
    assert terminal.text(Reply("Title", (sentence,))).splitlines()[2] == f"See the page {A} for more."
