"""What a reader has seen of a message: its words, and what in them pings, links, tells a time or is styled."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shown:
    """What a reader sees.

    words: as they stand there, a line a component, without markup; mentions: "@1", "@&1", "#1", "@everyone", "@here",
    "/brief:1", "id:browse"; links: (words, address); times: what stands in <t:…>; styled: (style, words), a style as
    "bold", "italic", "underline", "strike", "spoiler", "code", "quote", "heading", "subtext", "list"; emoji: names of
    those shown as pictures; buttons: (words, address or ""); options: what selects offer; pictures: (alternative text,
    address).
    """

    words: str
    mentions: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    styled: list[tuple[str, str]] = field(default_factory=list)
    emoji: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing but words."""
        return not (self.mentions or self.links or self.times or self.styled or self.emoji)


class Seen:
    """What was seen so far, from the top down."""

    def __init__(self) -> None:
        self._words = ""
        self._new_line = False
        self.mentions: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.times: list[str] = []
        self.styled: list[tuple[str, str]] = []
        self.emoji: list[str] = []
        self.buttons: list[tuple[str, str]] = []
        self.options: list[str] = []
        self.pictures: list[tuple[str, str]] = []

    def write(self, words: str) -> None:
        """Words that follow."""
        self._words += "\n" * self._new_line + words
        self._new_line = False

    def line(self) -> None:
        """What follows stands on a line of its own."""
        self._new_line = bool(self._words)

    def mention(self, who: str) -> None:
        """Somebody or some place, who may hear of it."""
        self.mentions.append(who)
        self.write(who)

    def time(self, stamp: str) -> None:
        """A moment, that Discord writes in the reader's own zone."""
        self.times.append(stamp)
        self.write(stamp)

    @contextmanager
    def linking(self, url: str) -> Iterator[None]:
        """What is seen meanwhile leads somewhere."""
        start = len(self._words) + self._new_line
        yield
        self.links.append((self._words[start:], url))

    @contextmanager
    def styling(self, *styles: str) -> Iterator[None]:
        """What is seen meanwhile has these styles."""
        start = len(self._words) + self._new_line
        yield
        for style in styles:
            self.styled.append((style, self._words[start:]))

    def shown(self) -> Shown:
        """All of it."""
        return Shown(
            self._words,
            self.mentions,
            self.links,
            self.times,
            self.styled,
            self.emoji,
            self.buttons,
            self.options,
            self.pictures,
        )
