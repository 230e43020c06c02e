"""Replies drawn by hypothesis: every block, run and button, in words that would like to be something else."""

from dataclasses import dataclass

from hypothesis import strategies as st

from commands import reply as parts
from commands.buttons import Button
from commands.reply import Bar, Reply
from commands.spec import Ask, Choice

ADDRESSES = (
    "https://pell.example/a", "http://pell.example/b?x=1&y=%20#z", "javascript:alert(1)", "", "https://",
    "https://pell.example/a b|c>", "https://bücher.example/ü", "https://pell.example/" + "a" * 3000,
    "//x.example", "data:text/html,x", "http://[::1", "https://@", "discord://x", "HTTPS://PELL.example/<@1>",
    "https://pell.example/a_(b)_**c**_[d]", "https://pell.example/@everyone/||x||`y`", 'https://pell.example/a"b\'c\\d',
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """What may be drawn."""

    replies: st.SearchStrategy[Reply]
    asks: st.SearchStrategy[Ask]
    words: st.SearchStrategy[str]


def drawn(snares: tuple[str, ...], alphabet: str) -> Drawn:
    """Replies and questions whose words are made of the snares and the letters."""
    words = st.lists(st.sampled_from(snares) | st.text(alphabet, max_size=12), max_size=4).map(" ".join)
    joined = words | st.lists(st.sampled_from(snares), max_size=3).map("".join)
    addresses = st.sampled_from(ADDRESSES)
    buttons = st.builds(
        Button,
        words,
        st.sampled_from(("brief", "undo")),
        st.lists(st.tuples(st.just("story"), st.text("abc <>&", max_size=60)), max_size=1).map(tuple),
        st.sampled_from(("plain", "primary", "danger")),
    )
    run = (
        st.builds(parts.Plain, joined)
        | st.builds(parts.Strong, joined)
        | st.builds(parts.Muted, joined)
        | st.builds(parts.Link, joined, addresses)
        | st.builds(parts.Cite, st.integers(1, 40), addresses)
        | st.builds(parts.StoryLink, joined, st.sampled_from(("ORRIN-BARRAGE", "a/b?c", "é")))
    )
    runs = st.lists(run, max_size=4).map(tuple)
    rows_of_buttons = st.lists(buttons, max_size=3).map(tuple)
    item = st.builds(parts.Item, runs, runs, rows_of_buttons)
    block = (
        st.builds(parts.Heading, joined)
        | st.builds(parts.Context, runs)
        | st.builds(parts.Paragraph, runs)
        | item
        | st.builds(parts.Items, st.lists(item, max_size=9).map(tuple), st.booleans())
        | st.builds(parts.QuoteBlock, runs, runs)
        | st.builds(
            parts.Table,
            st.lists(words.map(lambda name: name[:90]), max_size=3).map(tuple),
            st.lists(st.lists(runs, max_size=3).map(tuple), max_size=3).map(tuple),
        )
        | st.builds(parts.Chart, words, words, words, st.just((Bar("Mon", 1),)))
        | st.builds(parts.Buttons, rows_of_buttons)
    )
    replies = st.builds(
        Reply, joined, st.lists(block, max_size=8).map(tuple), st.sampled_from(("ok", "notice", "error")), st.booleans()
    )
    choices = st.lists(st.builds(Choice, words, words, words), max_size=30).map(tuple)
    asks = st.builds(Ask, st.just("story"), words, choices, st.none() | replies, st.booleans())
    return Drawn(replies, asks, joined)
