"""Replies drawn by hypothesis: every block, run and button, in words that would like to be something else."""

from hypothesis import strategies as st

from commands.buttons import Button
from commands.reply import (
    Bar,
    Buttons,
    Chart,
    Cite,
    Context,
    Heading,
    Item,
    Items,
    Link,
    Muted,
    Paragraph,
    Plain,
    QuoteBlock,
    Reply,
    StoryLink,
    Strong,
    Table,
)
from commands.spec import Ask, Choice

SNARES = (
    "<!channel>", "<!here|here>", "<!everyone>", "<@U123ABC>", "<@U123|you>", "<#C1|x>", "<!subteam^S1>", "@here",
    "@channel", "#general", ":tada:", ":smile::+1:", "*bold*", "_it_", "~no~", "`code`", "```pre```", "> quoted",
    "&gt; quoted", "&lt;!channel&gt;", "<https://evil.example|safe>", "https://evil.example/a?b=1&c=<d>",
    "www.evil.example", "mailto:a@evil.example", "evil.example", "a@evil.example", "[x](https://evil.example)",
    "<!date^0^{date}^https://evil.example|x>", "\u202eabc", "\u2066x\u2069", "\u200fx", "\x1b[31m", "\x00", "a\nb\r\nc",
    "\u2028", "• x", "1. x", "- x", "W" * 400, "🎉", "👩‍👩‍👧", "e\u0301", "\ufeff", "\u2060", "…", "\ud800",
)  # fmt: skip
ALPHABET = "ab &<>*_~`|@#!:/.-[]()\n\t\u202e\u200b\u0000é漢🎉"
words = st.lists(st.sampled_from(SNARES) | st.text(ALPHABET, max_size=12), max_size=4).map(" ".join)
addresses = st.sampled_from(
    (
        "https://pell.example/a", "http://pell.example/b?x=1&y=%20#z", "javascript:alert(1)", "", "https://",
        "https://pell.example/a b|c>", "https://bücher.example/ü", "https://pell.example/" + "a" * 3000,
        "//x.example", "data:text/html,x", "http://[::1", "https://@", "slack://user?id=1", "HTTPS://PELL.example/<!channel>",
    )
)  # fmt: skip
slugs = st.sampled_from(("ORRIN-BARRAGE", "a/b?c", "é"))
buttons = st.builds(
    Button,
    words,
    st.sampled_from(("brief", "undo")),
    st.lists(st.tuples(st.just("story"), st.text("abc <>&", max_size=60)), max_size=1).map(tuple),
    st.sampled_from(("plain", "primary", "danger")),
)
run = (
    st.builds(Plain, words)
    | st.builds(Strong, words)
    | st.builds(Muted, words)
    | st.builds(Link, words, addresses)
    | st.builds(Cite, st.integers(1, 40), addresses)
    | st.builds(StoryLink, words, slugs)
)
runs = st.lists(run, max_size=4).map(tuple)
rows_of_buttons = st.lists(buttons, max_size=3).map(tuple)
item = st.builds(Item, runs, runs, rows_of_buttons)
block = (
    st.builds(Heading, words)
    | st.builds(Context, runs)
    | st.builds(Paragraph, runs)
    | item
    | st.builds(Items, st.lists(item, max_size=9).map(tuple), st.booleans())
    | st.builds(QuoteBlock, runs, runs)
    | st.builds(
        Table,
        st.lists(words.map(lambda name: name[:90]), max_size=3).map(tuple),  # a column's name is cut above 100
        st.lists(st.lists(runs, max_size=3).map(tuple), max_size=3).map(tuple),
    )
    | st.builds(Chart, words, words, words, st.just((Bar("Mon", 1),)))
    | st.builds(Buttons, rows_of_buttons)
)  # fmt: skip
replies = st.builds(
    Reply, words, st.lists(block, max_size=8).map(tuple), st.sampled_from(("ok", "notice", "error")), st.booleans()
)
asks = st.builds(
    Ask,
    st.just("story"),
    words,
    st.lists(st.builds(Choice, words, words, words), max_size=7).map(tuple),
    st.none() | replies,
    st.booleans(),
)
