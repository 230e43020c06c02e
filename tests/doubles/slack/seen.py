"""What a reader has seen of a message: its words, and what in them pings, links or is styled."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shown:
    """What a reader sees.

    words: as they stand there, a line a block, without markup; mentions: "@U1", "#C1", "@here"; links: (words,
    address); styled: (style, words), style as "bold" or "bold+italic", "code", "quote"; emoji: names of those
    shown as pictures; buttons: what can be touched; options: what selects offer; pictures: (alternative text,
    address or file).
    """

    words: str
    mentions: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    styled: list[tuple[str, str]] = field(default_factory=list)
    emoji: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)


class Seen:
    """What was seen so far, from the top down."""

    def __init__(self) -> None:
        self._words = ""
        self._new_line = False
        self.mentions: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.styled: list[tuple[str, str]] = []
        self.emoji: list[str] = []
        self.buttons: list[str] = []
        self.options: list[str] = []
        self.pictures: list[tuple[str, str]] = []

    def write(self, words: str) -> None:
        """Words that follow."""
        self._words += "\n" * self._new_line + words
        self._new_line = False

    def line(self) -> None:
        """What follows stands on a line of its own."""
        self._new_line = bool(self._words)

    def link(self, words: str, url: str) -> None:
        """Words that lead somewhere."""
        self.links.append((words, url))
        self.write(words)

    def mention(self, who: str) -> None:
        """Somebody or some place, who may hear of it."""
        self.mentions.append(who)
        self.write(who)

    @contextmanager
    def styling(self, style: str) -> Iterator[None]:
        """What is seen meanwhile has a style ("" for none)."""
        start = len(self._words) + self._new_line
        yield
        if style:
            self.styled.append((style, self._words[start:]))

    def shown(self) -> Shown:
        """All of it."""
        return Shown(
            self._words,
            self.mentions,
            self.links,
            self.styled,
            self.emoji,
            self.buttons,
            self.options,
            self.pictures,
        )
