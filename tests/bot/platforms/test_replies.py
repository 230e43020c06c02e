"""Replies as JSON and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.replies import from_json, to_json
from commands import reply as words
from commands.buttons import Button
from commands.reply import Reply
from summaries.errors import BadInput

text = st.text(max_size=20)
runs = st.lists(
    st.one_of(
        st.builds(words.Plain, text),
        st.builds(words.Strong, text),
        st.builds(words.Muted, text),
        st.builds(words.Link, text, text),
        st.builds(words.Cite, st.integers(), text, text, st.integers(), st.integers(), text),
        st.builds(words.StoryLink, text, text),
    ),
    max_size=3,
).map(tuple)
args = st.lists(st.tuples(text, text), max_size=2).map(tuple)
button = st.builds(Button, text, text, args, st.sampled_from(["plain", "primary", "danger"]))
buttons = st.lists(button, max_size=2).map(tuple)
item = st.builds(words.Item, runs, runs, buttons)
block = st.one_of(
    st.builds(words.Heading, text),
    st.builds(words.Context, runs),
    st.builds(words.Paragraph, runs),
    item,
    st.builds(words.Items, st.lists(item, max_size=2).map(tuple), st.booleans()),
    st.builds(words.QuoteBlock, runs, runs),
    st.builds(
        words.Table,
        st.lists(text, max_size=2).map(tuple),
        st.lists(st.lists(runs, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    st.builds(words.Buttons, buttons),
)
data = st.recursive(
    st.none() | st.booleans() | st.integers() | text,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(text, inner, max_size=2),
    max_leaves=4,
)
replies = st.builds(
    Reply,
    text,
    st.lists(block, max_size=4).map(tuple),
    st.sampled_from(["ok", "notice", "error"]),
    st.booleans(),
    st.none() | st.integers(),
    text,
    st.dictionaries(text, data, max_size=2),
)


@given(replies)
def test_a_reply_survives_json(reply):
    """Every block, run and button, whatever its words."""
    assert from_json(json.loads(json.dumps(to_json(reply)))) == reply


def test_what_is_left_out_is_the_default():
    """A message kept by an older version reads as it was meant."""
    assert to_json(Reply("T")) == {"is": "Reply", "title": "T"}


@pytest.mark.parametrize(
    "body",
    [{}, {"is": "Hologram"}, {"is": "Reply"}, {"is": "Plain", "text": "x"}, {"is": "Reply", "blocks": [{"a": 1}]}],
)
def test_what_is_no_reply_is_refused(body):
    """One plain sentence, no half a message."""
    with pytest.raises(BadInput):
        from_json(body)


def test_a_field_of_a_newer_version_is_ignored():
    """So that an older process shows what it can."""
    assert from_json({"is": "Reply", "title": "T", "mood": "good"}) == Reply("T")
