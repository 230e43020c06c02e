"""What a command's phrases match: "follow {story} here {when}" as a pattern, and the options that it finds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from commands.spec import Command, Option

THE_STORY = "[the] {story} [story]"  # how phrases name a story
_TOKEN = re.compile(r"\{[^{}]+\}|[\[\]()|]|[^\s\[\]()|{}]+")
_HOLE = re.compile(r"\{(\w+)(?:(:)(\w+)|=(.*))?\}\Z")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
_DAYS = rf"every|each|daily|hourly|(?:on )?(?:{_DAY}|weekdays?|weekends?|workdays)"
_WHEN = rf"(?:at (?:\d|noon|mid)|(?:{_DAYS})\b)\S*(?: \S+)*?"
_SHAPES: Mapping[str, str] = {
    "text": r"\S+(?: \S+)*?",  # by whole words: a hostile text has few ways to be cut
    "address": r"<[^\s<>|]+(?:\|[^<>]*)?>|[a-z][a-z0-9+.-]*://\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*|www\.\S+",
    "site": r"<[^\s<>|]+(?:\|[^<>]*)?>|(?:https?://|(?:[\w-]+\.)+[a-z]{2,})\S*",
    "channel": r"<#[^<>]+>|#\S+",
    "person": r"<@[^<>]+>|@?[^\s@]+(?: [^\s@]+){0,3}?",
    "schedule": _WHEN,
}
# "..." stands for any words or none.
_MARKS: Mapping[str, str] = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", "...": "(?: \\S+)*?"}


@dataclass(frozen=True, slots=True)
class Heard:
    """One way to take a text.  spare: words that stand for themselves; the more there are, the surer it is."""

    command: Command
    values: Mapping[str, str]
    spare: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    holes: Mapping[str, str]  # group name -> option name
    fixed: Mapping[str, str]


def heard(command: Command, text: str) -> list[Heard]:
    """Every way in which the whole text is one of the command's phrases.  text: one line, single blanks."""
    found = []
    for phrase in map(_compiled, [command] * len(command.phrases), command.phrases):
        match = phrase.pattern.fullmatch(f" {text}")
        if match is not None:
            values = {name: match[group].strip(" ,") for group, name in phrase.holes.items() if match[group]}
            taken = sum(len(value.split()) for value in values.values())
            found.append(Heard(command, {**values, **phrase.fixed}, len(text.split()) - taken))
    return found


def plainest(command: Command) -> str:
    """The command's first phrase as an example: “brief me on …”."""
    words = re.sub(r"\[[^\]]*\] ?", "", command.phrases[0])
    words = re.sub(r"\(([^|)]*)[^)]*\)", r"\1", words)
    return re.sub(r"\{\w+=[^}]*\}", "", re.sub(r"\{\w+(?::\w+)?\}", "…", words)).strip()


@cache
def _compiled(command: Command, phrase: str) -> _Phrase:
    holes: dict[str, str] = {}
    fixed: dict[str, str] = {}
    pattern = ""
    for token in _TOKEN.findall(phrase):
        hole = _HOLE.match(token)
        if hole and hole[4] is not None:
            fixed[hole[1]] = hole[4]
        elif hole:
            group = f"h{len(holes)}"
            holes[group] = hole[1]
            pattern += f" (?P<{group}>{_shape(command.option(hole[1]), hole[3])})"
        else:
            pattern += _MARKS.get(token) or _word(token)
    return _Phrase(re.compile(pattern, re.IGNORECASE), holes, fixed)


def _word(token: str) -> str:
    if not token.endswith("'s"):
        return f" {re.escape(token)}"
    plain = token.removesuffix("'s")
    return f" {plain}(?:'s|s| is| has)"


def _shape(option: Option | None, named: str | None) -> str:
    if option is None:
        raise ValueError("a phrase names an option that its command has not")
    if named:
        return _SHAPES[named]
    if option.choices:
        return "|".join(re.escape(choice.value) for choice in option.choices)
    return _SHAPES[option.kind]
