"""What Discord takes as embeds."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.doubles.discord.kept import Fault

MOST, IN_ALL = 10, 6000
KNOWN = set(
    "type title description url timestamp color footer image thumbnail author fields provider video flags".split()
)
LENGTHS = {("title",): 256, ("description",): 4096, ("footer", "text"): 2048, ("author", "name"): 256}


def embed_faults(embeds: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """What is wrong with a message's embeds."""
    faults: list[Fault] = [("embeds", f"Must be {MOST} or fewer in length")] if len(embeds) > MOST else []
    total = 0
    for n, embed in enumerate(embeds):
        found, length = _embed(embed, f"embeds/{n}")
        faults, total = faults + found, total + length
    if total > IN_ALL:
        faults.append(("embeds", f"Embed size exceeds maximum size of {IN_ALL}: {total}"))
    return faults


def _embed(embed: Mapping[str, Any], where: str) -> tuple[list[Fault], int]:
    faults: list[Fault] = [(f"{where}/{key}", "is no part of an embed") for key in embed if key not in KNOWN]
    total = 0
    for path, most in LENGTHS.items():
        value: Any = embed
        for key in path:
            value = (value or {}).get(key)
        total += len(value or "")
        if len(value or "") > most:
            faults.append((f"{where}/{'/'.join(path)}", f"Must be {most} or fewer in length"))
    fields = embed.get("fields") or []
    if len(fields) > 25:
        faults.append((f"{where}/fields", "Must be 25 or fewer in length"))
    for n, field in enumerate(fields):
        faults += [
            (f"{where}/fields/{n}/{key}", "is unknown") for key in field if key not in {"name", "value", "inline"}
        ]
        for key, most in (("name", 256), ("value", 1024)):
            text = str(field.get(key) or "")
            total += len(text)
            if not 1 <= len(text) <= most:
                faults.append((f"{where}/fields/{n}/{key}", f"Must be between 1 and {most} in length"))
    for key in ("image", "thumbnail", "author", "footer"):
        url = (embed.get(key) or {}).get("url") or (embed.get(key) or {}).get("icon_url")
        if url and not str(url).startswith(("http://", "https://", "attachment://")):
            faults.append((f"{where}/{key}", "Scheme must be one of http, https, attachment"))
    if embed.get("url") and not str(embed["url"]).startswith(("http://", "https://")):
        faults.append((f"{where}/url", "Scheme must be one of http, https"))
    if not any(embed.get(key) for key in KNOWN - {"type", "color", "timestamp", "url", "flags"}):
        faults.append((where, "the embed shows nothing"))
    return faults, total
