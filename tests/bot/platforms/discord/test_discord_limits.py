"""What discord.py lets through and Discord refuses is found before it is sent."""

from typing import Any

import pytest

from bot.platforms.discord.checks import checked
from bot.platforms.discord.limits import V2
from tests.doubles.discord.content import SENT, body_faults
from tests.doubles.discord.modals import modal_faults

Json = dict[str, Any]


def button(n: int = 0, **more: Any) -> Json:
    """A button."""
    return {"type": 2, "style": 2, "label": "Brief", "custom_id": f"do:{n}:brief", **more}


def row(*components: Json) -> Json:
    """A row."""
    return {"type": 1, "components": list(components)}


def text(content: str = "words") -> Json:
    """A text."""
    return {"type": 10, "content": content}


def select(options: int = 1, **more: Any) -> Json:
    """A select."""
    listed = [{"label": str(n), "value": str(n)} for n in range(options)]
    return {"type": 3, "custom_id": "do-one:0", "options": listed, **more}


def layout(*components: Json, **more: Any) -> Json:
    """A message in Components V2."""
    return {"flags": V2, "components": [{"type": 17, "components": list(components)}], **more}


def modal(*components: Json, **more: Any) -> Json:
    """A modal."""
    return {"custom_id": "form:track:", "title": "Track", "components": list(components), **more}


def label(n: int = 0, component: Json | None = None, **more: Any) -> Json:
    """A label with its field."""
    inner = component or {"type": 4, "custom_id": f"o{n}", "style": 1}
    return {"type": 18, "label": "Words", "component": inner, **more}


def section(*texts: Json, **more: Any) -> Json:
    """A section."""
    return {"type": 9, "components": list(texts), "accessory": button(), **more}


def gallery(*items: Json) -> Json:
    """A gallery."""
    return {"type": 12, "items": list(items)}


FIELD = {"type": 4, "custom_id": "a", "style": 1}
PICTURE = {"media": {"url": "attachment://a.png"}}
GOOD = {
    "as much text as there may be": layout(text("x" * 4000)),
    "as much content": {"content": "x" * 2000},
    "forty components": layout(*[text()] * 39),
    "five buttons and a list": layout(text(), row(*(button(n) for n in range(5))), row(select(25))),
    "a section": layout(section(text(), text(), text())),
    "a gallery": layout(gallery(*[PICTURE] * 10)),
    "five rows": {"content": "x", "components": [row(button(n)) for n in range(5)]},
    "a modal of five": modal(*(label(n) for n in range(5)), title="x" * 45),
    "labels": layout(row(button(label="x" * 80, custom_id="x" * 100))),
}
BAD = {
    "one character too many": layout(text("x" * 2000), text("x" * 2001)),
    "picture characters count twice": layout(text("🎉" * 2001)),
    "content 2001": {"content": "x" * 2001},
    "no content": {"content": " "},
    "41 components": layout(*[text()] * 40),
    "none": {"flags": V2, "components": []},
    "content in a layout": layout(text(), content="x"),
    "embeds in a layout": layout(text(), embeds=[{"title": "x"}]),
    "a layout without its flag": {"content": "x", "components": [text()]},
    "six rows": {"content": "x", "components": [row(button(n)) for n in range(6)]},
    "six buttons": layout(row(*(button(n) for n in range(6)))),
    "an empty row": layout(row()),
    "a list beside a button": layout(row(select(), button())),
    "26 options": layout(row(select(26))),
    "no options": layout(row(select(0))),
    "an option twice": layout(row(select(options=0) | {"options": [{"label": "a", "value": "a"}] * 2})),
    "a long option": layout(row(select(0) | {"options": [{"label": "a" * 101, "value": "a"}]})),
    "a long value": layout(row(select(0) | {"options": [{"label": "a", "value": "a" * 101}]})),
    "a long hint": layout(row(select(0) | {"options": [{"label": "a", "value": "a", "description": "a" * 101}]})),
    "a long placeholder": layout(row(select(placeholder="x" * 151))),
    "label 81": layout(row(button(label="x" * 81))),
    "no label": layout(row(button(label=""))),
    "custom_id 101": layout(row(button(custom_id="x" * 101))),
    "no custom_id": layout(row(button(custom_id=""))),
    "the same custom_id": layout(row(button()), row(button())),
    "a link with an id": layout(row(button(style=5, url="https://pell.example"))),
    "a link elsewhere": layout(row({"type": 2, "style": 5, "label": "x", "url": "javascript:alert(1)"})),
    "a long link": layout(row({"type": 2, "style": 5, "label": "x", "url": "https://pell.example/" + "a" * 500})),
    "an empty text": layout(text("")),
    "four texts": layout(section(*[text()] * 4)),
    "a section with nothing beside": layout({"type": 9, "components": [text()]}),
    "eleven pictures": layout(gallery(*[PICTURE] * 11)),
    "no picture": layout(gallery()),
    "a long description": layout(gallery({**PICTURE, "description": "x" * 1025})),
    "an empty container": layout(),
    "a container in another": layout({"type": 17, "components": [text()]}),
    "no colour": {"flags": V2, "components": [{"type": 17, "components": [text()], "accent_color": 1 << 24}]},
    "an unknown key": layout({**text(), "colour": 1}),
    "an unknown type": layout({"type": 99}),
    "nonce 26": layout(text(), nonce="x" * 26),
    "title 46": modal(label(), title="x" * 46),
    "no title": modal(label(), title=""),
    "six fields": modal(*(label(n) for n in range(6))),
    "no fields": modal(),
    "a modal's id 101": modal(label(), custom_id="x" * 101),
    "a row in a modal": modal(row(button())),
    "label 46": modal(label(label="x" * 46)),
    "words 101": modal(label(description="x" * 101)),
    "a button in a label": modal(label(component=button())),
    "the same field twice": modal(label(), label()),
    "value 4001": modal(label(component={**FIELD, "value": "x" * 4001})),
    "more than it takes": modal(label(component={**FIELD, "value": "xx", "max_length": 1})),
    "placeholder 101": modal(label(component={**FIELD, "placeholder": "x" * 101})),
}  # fmt: skip


def double_says(payload: Json) -> object:
    """What the double of Discord finds."""
    return modal_faults(payload) if "title" in payload else body_faults(payload, SENT)


@pytest.mark.parametrize("name", GOOD)
def test_what_discord_takes_is_let_through(name: str) -> None:
    """To the brim."""
    assert checked(GOOD[name]) == []
    assert double_says(GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_what_discord_refuses_is_found(name: str) -> None:
    """In a sentence each, and before it is sent."""
    found = checked(BAD[name])

    assert found
    assert all(sentence.endswith(".") for sentence in found)
