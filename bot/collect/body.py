"""Which part of a page is the article: a judgment before extraction, so that the extractor sees little else."""

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from bot.collect.furniture import named_body, named_standfirst
from bot.collect.prose import Part, Prose, survey

SHORTEST = 300  # letters of prose; what holds fewer is not told from a page's other parts
SPLIT = 350  # letters of paragraphs before a body that make them its beginning, not a standfirst

_LAYOUT = frozenset({"center", "table", "tbody", "tr", "td", "font"})
_PARAGRAPHS = frozenset({
    "p", "span", "em", "strong", "b", "i", "u", "font", "center", "li", "ul", "ol", "dl", "dd", "blockquote",
    "table", "tbody", "tr", "td", "h1", "h2", "h3",
})  # fmt: skip
_INLINE = frozenset({"span", "em", "strong", "b", "i", "u", "font"})
_HOLDERS = frozenset({"div", "section", "article", "main", "td"})
_NO_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Body:
    """The article of a page as a page of its own, and the letters of prose that were found in it."""

    page: HtmlElement
    letters: int


def body_of(tree: HtmlElement, descriptions: Sequence[str] = ()) -> Body | None:
    """The body of a page's article; None where it is unclear which part of the page that is.

    descriptions: what the page says that it is about; a paragraph before the body that says the same belongs to it.
    The tree stays as it is.
    """
    prose = survey(tree)
    if not prose.size:
        return None
    stated = _stated(prose)
    body = _narrowed(stated or prose.parts[:1])
    size = _letters(body)
    if size < SHORTEST or body[0].element.tag in {"html", "body"} or not (stated or size > 0.8 * prose.size):
        return None
    return Body(_page(_before(prose, body, bool(stated), descriptions), body), size)


def _stated(prose: Prose) -> list[Part]:
    """The parts that the page itself calls an article's body, where they hold much of what it says.

    A body may come in pieces, with something else between them; a piece in another article element, or with a
    headline of its own, is of another article.
    """
    open_parts = [part for part in prose.parts if not part.furniture]
    named = [part for part in open_parts if part.element.get("itemprop") == "articleBody"]
    named = named or [part for part in open_parts if part.element.tag in _HOLDERS and named_body(part.element)]
    outer = _outermost(prose, named)
    if not outer:
        return []
    largest = max(outer, key=lambda part: part.size)
    pieces = [part for part in outer if part is largest or _continues(part, largest)]
    return pieces if _letters(pieces) >= 0.4 * prose.size else []


def _continues(part: Part, largest: Part) -> bool:
    return (
        part.size >= 0.03 * largest.size
        and part.within is largest.within
        and not part.headed
        and largest.element.tag != "article"
    )


def _outermost(prose: Prose, chosen: Sequence[Part]) -> list[Part]:
    """Those that stand in no other of them."""
    inside: set[Part] = set()
    wanted, outer = set(chosen), []
    for part in prose.parts:
        covered = part.above in inside
        if covered or part in wanted:
            inside.add(part)
        if part in wanted and not covered:
            outer.append(part)
    return outer


def _narrowed(parts: list[Part]) -> list[Part]:
    """Step inward as long as one kind of part holds nearly all that is said, and paragraphs are not left behind."""
    while inner := _inward(parts):
        parts = inner
    return parts


def _inward(parts: list[Part]) -> list[Part]:
    """One step; none where these parts are the body."""
    if len(parts) == 1 and len(parts[0].element) == 1 and parts[0].below and parts[0].element[0].tag in _LAYOUT:
        return parts[0].below
    kinds: dict[tuple[str, str | None], list[Part]] = {}
    for inner in (inner for part in parts for inner in part.below):
        if not inner.furniture and inner.element.tag not in _PARAGRAPHS:
            kinds.setdefault((inner.element.tag, inner.element.get("class")), []).append(inner)
    if not kinds:
        return []
    best = _of_one_article(max(kinds.values(), key=_letters))
    size, held = _letters(parts), _letters(best)
    paragraphs = size - sum(map(_letters, kinds.values()))
    enough = 0.5 if best[0].element.tag in {"article", "main"} else 0.8
    left_behind = held < 0.9 * size and paragraphs > 0.1 * size
    return best if held and held >= enough * size and not left_behind else []


def _letters(parts: Iterable[Part]) -> int:
    return sum(part.size for part in parts)


def _of_one_article(parts: list[Part]) -> list[Part]:
    """Parts of one kind, without those of further articles on the same page."""
    if len(parts) > 1 and parts[0].element.tag == "article":
        return parts[:1]
    if len(parts) > 1 and parts[1].headed:
        return [max(parts, key=lambda part: part.size)]
    return parts


def _before(prose: Prose, body: list[Part], stated: bool, descriptions: Sequence[str]) -> list[Part]:
    """Paragraphs above the body that belong to it: its standfirst, or its beginning where something parts the two."""
    inside, scoped, barred = set(body), _scope(body[0]), set()
    called: set[Part] = set()
    for part in prose.parts:
        if part.above in inside:
            inside.add(part)
        if part.above in scoped:
            scoped.add(part)
        if part.above in barred or (part.named and part.element.tag != "header"):
            barred.add(part)
        if _called_standfirst(part, called):
            called.add(part)
    said = {_key(text)[:40] for text in descriptions if len(text) > 50}
    repeated = {_key(text) for text, part in prose.runs if part in inside}
    standfirst, beginning, letters = set(), set(), 0
    for text, part in prose.runs:
        if part in inside:
            break
        key = _key(text)
        if part in barred or key in repeated:
            continue
        block = _block(part)
        described = key[:40] in said
        if (described and part in called) or (not stated and (described or part in called)):
            standfirst.add(block)
        elif block.element.tag == "p" and part in scoped:
            beginning.add(block)
            letters += len(text)
    chosen = standfirst | (beginning if letters > SPLIT else set())
    return [part for part in prose.parts if part in chosen]


def _scope(part: Part) -> set[Part]:
    """The innermost article or main element around a part, as a set of one, or none."""
    while part.above is not None:
        part = part.above
        if part.element.tag in {"article", "main"}:
            return {part}
    return set()


def _called_standfirst(part: Part, called: set[Part]) -> bool:
    """Whether the page calls it a standfirst: the element, the paragraph that it is set in, or what is around that."""
    if named_standfirst(part.element):
        return True
    if part.above is None:
        return False
    return part.above in called if part.element.tag in _INLINE else named_standfirst(part.above.element)


def _block(part: Part) -> Part:
    while part.element.tag in _INLINE and part.above is not None:
        part = part.above
    return part


def _key(text: str) -> str:
    """A text by its letters, whatever the blanks and marks between them."""
    return _NO_LETTERS.sub("", text).casefold()


def _page(before: Sequence[Part], body: Sequence[Part]) -> HtmlElement:
    page = html.document_fromstring("<html><body><article class='article-body'></article></body></html>")
    article = page.find(".//article")
    for part in (*before, *body):
        piece = copy.deepcopy(part.element)
        piece.tag = "p" if part in before else "div"
        piece.tail = None
        piece.attrib.clear()
        article.append(piece)
    return page
