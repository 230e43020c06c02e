"""What a reader sees of a message: the words, and what in them pings, links, tells a time or is styled.

It reads strictly: where Discord's behaviour is not known for sure, what might be markup counts as markup.
"""

from collections.abc import Mapping
from typing import Any

from tests.doubles.discord.markdown import markdown
from tests.doubles.discord.seen import Seen, Shown

__all__ = ["Shown", "shown"]


def shown(thing: Any) -> Shown:
    """What a reader sees of a message.

    thing: a Message or Modal of the double, the JSON of one, a list of components, or a text.
    """
    seen = Seen()
    if isinstance(thing, str):
        markdown(thing, seen)
        return seen.shown()
    if isinstance(thing, list | tuple):
        thing = {"components": thing}
    seen.write(str(_of(thing, "title") or ""))
    markdown(str(_of(thing, "content") or ""), seen)
    for embed in _of(thing, "embeds") or []:
        _embed(embed, seen)
    for one in _of(thing, "components") or []:
        _component(one, seen)
    return seen.shown()


def _of(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def _line(text: Any, seen: Seen, plain: bool = False) -> None:
    """A text on a line of its own."""
    if not text:
        return
    seen.line()
    if plain:
        seen.write(str(text))
    else:
        markdown(str(text), seen)


def _embed(embed: Mapping[str, Any], seen: Seen) -> None:
    _line((embed.get("author") or {}).get("name"), seen, plain=True)
    seen.line()
    if embed.get("url"):
        with seen.linking(embed["url"]):
            markdown(str(embed.get("title") or ""), seen)
    else:
        _line(embed.get("title"), seen)
    _line(embed.get("description"), seen)
    for field in embed.get("fields") or []:
        _line(field["name"], seen)
        _line(field["value"], seen)
    for key in ("image", "thumbnail"):
        if url := (embed.get(key) or {}).get("url"):
            seen.pictures.append(("", url))
    _line((embed.get("footer") or {}).get("text"), seen, plain=True)


def _component(one: Mapping[str, Any], seen: Seen) -> None:
    kind = one["type"]
    if kind == 10:
        _line(one["content"], seen)
    elif kind == 2:
        seen.buttons.append((one.get("label") or "", one.get("url") or ""))
        if name := (one.get("emoji") or {}).get("name"):
            seen.emoji.append(name)
    elif kind == 11:
        seen.pictures.append((one.get("description") or "", one["media"]["url"]))
    elif kind == 12:
        seen.pictures += [(item.get("description") or "", item["media"]["url"]) for item in one["items"]]
    elif kind == 13:
        seen.links.append(("", one["file"]["url"]))
    else:
        _line(one.get("label"), seen, plain=True)
        _line(one.get("description"), seen, plain=True)
        for option in one.get("options") or []:
            seen.options.append(option["label"])
            seen.options += [option["description"]] if option.get("description") else []
    for inside in [*(one.get("components") or []), one.get("accessory"), one.get("component")]:
        if inside:
            _component(inside, seen)
