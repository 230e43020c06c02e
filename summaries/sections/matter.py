"""One open matter of a story: what raises it, what has answered it since, and how much it weighs."""

from dataclasses import dataclass, field
from typing import Literal

from summaries.lens import Facet
from summaries.model import Cited, Own
from summaries.sections.case import Place

State = Literal["open", "partly answered", "answered", "stale"]
Why = Literal["unknown", "pending", "unsettled", "silent", "dispute"]


@dataclass(frozen=True, slots=True)
class Matter:
    """One question of a story.

    raised: where, oldest first.  answers: where it was answered.  weight: how consequential, higher first.  why: why it
    is open: an article says that it is not known, it is announced or under way without an end, the coverage touches and
    does not settle it, such a story must settle it and no article speaks of it, or outlets differ.
    """

    key: str
    pieces: tuple[Cited | Own, ...]
    raised: tuple[Place, ...]
    weight: float
    state: State = "open"
    answers: tuple[Place, ...] = ()
    stems: frozenset[str] = field(default_factory=frozenset)
    facet: Facet | None = None
    word: str = ""  # the word that asks: "whether", "why"
    core: frozenset[str] = field(default_factory=frozenset)  # stems of what is asked of the subject
    why: Why = "unknown"
    rests: tuple[Place, ...] = ()  # further sentences that its words are taken from

    @property
    def text(self) -> str:
        """The question as it is read, without the name of its facet."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def turned(self) -> bool:
        """Whether it stands in the order of a question."""
        return isinstance(self.pieces[-1], Own) and self.pieces[-1].text.endswith("?")
