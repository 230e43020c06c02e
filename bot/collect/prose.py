"""Where the prose of a page stands: how much of it every element holds, and how much of that is an article's."""

from dataclasses import dataclass, field

from lxml.etree import XPath
from lxml.html import HtmlElement

from bot.collect.furniture import hidden, named_consent, named_furniture

# Letters in one run of text, between two tags.  Shorter ones are labels, links and captions more often than sentences.
SENTENCE = 60

_LONG = XPath(f"//text()[string-length() > {SENTENCE}]")
_NEVER = frozenset({
    "a", "option", "select", "noscript", "title", "textarea", "footer", "nav", "aside", "head", "script", "style",
    "button", "figcaption", "form", "menu", "dialog", "template",
})  # fmt: skip


@dataclass(slots=True, eq=False)
class Part:
    """An element that holds prose.  own: letters of its own runs; size: with those of all parts in it but furniture."""

    element: HtmlElement
    above: "Part | None"
    own: int = 0
    size: int = 0
    named: bool = False  # is called furniture, or hidden
    furniture: bool = False  # is, or stands in, furniture
    headed: bool = False  # holds an h1
    within: "Part | None" = None  # the article element that it stands in, or is
    below: "list[Part]" = field(default_factory=list)


@dataclass(slots=True)
class Prose:
    """The prose of a page.  parts: outer before inner, in the page's order; runs: each run of text with its element."""

    parts: list[Part]
    runs: list[tuple[str, Part]]

    @property
    def size(self) -> int:
        """Letters in all, without furniture."""
        return self.parts[0].size if self.parts else 0


def survey(tree: HtmlElement) -> Prose:
    """Find the prose of a page.  Time is linear in the number of its elements, however deep they stand."""
    known: dict[HtmlElement, Part | None] = {}
    prose = Prose([], [])
    for text in _LONG(tree):
        size = len(" ".join(text.split()))
        if size < SENTENCE:
            continue  # the indentation of a page's source
        element = text.getparent()
        part = _part(element.getparent() if text.is_tail else element, known, prose.parts)
        if part is not None:
            part.own += size
            prose.runs.append((str(text), part))
    if prose.parts:
        _find_headings(tree, known)
        _add_up(prose.parts)
        _mark_furniture(prose)
        _add_up(prose.parts)
    return prose


def _part(element: HtmlElement | None, known: dict[HtmlElement, Part | None], parts: list[Part]) -> Part | None:
    """The part of an element, made with all that it stands in; None within what is never prose."""
    new: list[HtmlElement] = []
    while element is not None and element not in known:
        new.append(element)
        element = element.getparent()
    part = known[element] if element is not None else None
    barred = element is not None and part is None
    for inner in reversed(new):
        barred = barred or inner.tag in _NEVER
        part = None if barred else _made(inner, part)
        known[inner] = part
        if part is not None:
            parts.append(part)
    return part


def _made(element: HtmlElement, above: Part | None) -> Part:
    part = Part(element, above)
    if above is not None:
        above.below.append(part)
        part.within = above.within
    if element.tag == "article":
        part.within = part
    return part


def _find_headings(tree: HtmlElement, known: dict[HtmlElement, Part | None]) -> None:
    seen: set[HtmlElement] = set()
    for heading in tree.iter("h1"):
        element = heading.getparent()
        while element is not None and element not in seen:
            seen.add(element)
            part = known.get(element)
            if part is not None:
                part.headed = True
            element = element.getparent()


def _add_up(parts: list[Part]) -> None:
    for part in parts:
        part.size = part.own
    for part in reversed(parts):
        if part.above is not None and not part.furniture:
            part.above.size += part.size


def _mark_furniture(prose: Prose) -> None:
    total = prose.size
    closed = {part for part in prose.parts if hidden(part.element)}
    if 2 * sum(part.size for part in closed if part.above not in closed) > total:
        closed = set()  # an article that a script unfolds
    for part in prose.parts:
        part.named = _is_furniture(part, total, closed)
        part.furniture = part.named or (part.above is not None and part.above.furniture)


def _is_furniture(part: Part, total: int, closed: set[Part]) -> bool:
    if named_consent(part.element) and not part.headed:
        return True
    return 2 * part.size < total and (part in closed or named_furniture(part.element))
