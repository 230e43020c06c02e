"""What a command answers, in blocks that every platform can render and none needs to interpret."""

from dataclasses import dataclass, field
from typing import Literal

from commands.buttons import Button

# --- words inside a block -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plain:
    """Words; a renderer escapes them.  Nothing in them is markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the line."""

    text: str


@dataclass(frozen=True, slots=True)
class Muted:
    """Words that may recede: ages, counts, times."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an http(s) address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A source number.  ``version``, ``start``, ``end``: the span it stands for, where the desk can show it."""

    number: int
    url: str
    version: str = ""
    start: int = 0
    end: int = 0
    label: str = ""  # outlet and title, for a tooltip


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Words that lead to a story's page on the desk; plain where there is none."""

    text: str
    slug: str


Run = Plain | Strong | Muted | Link | Cite | StoryLink
Runs = tuple[Run, ...]

# --- blocks ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's name."""

    text: str


@dataclass(frozen=True, slots=True)
class Context:
    """A small line of circumstances: counts, as-of times."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``detail`` stands below it, smaller."""

    runs: Runs
    detail: Runs = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list; overflow is cut between items, never within one."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Somebody's words with who said them; ``words`` come with their quotation marks."""

    words: Runs
    speaker: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: at most 100 rows of 20 cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.  label: at most 20 characters; value: zero or more.

    parts: what the value is made of, one number for each of the chart's parts; pale: how much of each is copied.
    """

    label: str
    value: float
    parts: tuple[float, ...] = ()
    pale: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers in their order, where a picture says more.

    words: what it shows, in a sentence that stands for it where no picture can.  unit: what is counted ("articles").
    parts: the names of what each bar is made of, at most 5, the last for all others; none where bars are whole.
    figures: every number of it in words, for whoever cannot see the picture.
    """

    title: str
    words: str
    unit: str
    bars: tuple[Bar, ...]
    parts: tuple[str, ...] = ()
    figures: str = ""

    @property
    def alt(self) -> str:
        """What is said in place of the picture: its words and its figures."""
        return " ".join(part for part in (self.words, self.figures) if part)


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of at most five buttons."""

    buttons: tuple[Button, ...]


Block = Heading | Context | Paragraph | Item | Items | QuoteBlock | Table | Chart | Buttons


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer.

    title: also the notification's text.  tone: "error" is one plain sentence, with nothing changed.  private: shown to
    the person who asked, unless they share it.  briefing_id: the frozen briefing that it shows, if any.  attachment: a
    file that goes with it; the blocks say what it is.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    tone: Literal["ok", "notice", "error"] = "ok"
    private: bool = True
    briefing_id: int | None = None
    story_slug: str = ""
    data: dict[str, object] = field(default_factory=dict)  # the same answer for machines, JSON types only
    attachment: "Attachment | None" = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file that a reply hands over: uploaded by a chat platform, downloaded from the desk."""

    name: str
    media_type: str
    text: str


def plain(text: str) -> Runs:
    """The runs of a plain text."""
    return (Plain(text),)


def said(title: str, *sentences: str) -> Reply:
    """A short answer: a title and paragraphs of plain words."""
    return Reply(title, tuple(Paragraph(plain(sentence)) for sentence in sentences))
