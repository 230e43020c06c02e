"""Discord's markdown, read strictly: where it is not sure what Discord makes of something, it counts as markup.

First what no style reaches into (escapes, code, mentions, addresses) becomes one atom each; then lines lose what leads
them (headings, quotes, lists); then what stands between two marks gets its style.
"""

import re
from collections.abc import Callable, Sequence

from tests.doubles.discord.seen import Seen

Atom = str | Callable[[Seen], None]
HIDDEN = "\uffff"  # stands for an atom that is no character; no text may hold it

#: In the order in which Discord looks; each at the place where it is.
ONCE = re.compile(
    r"""
    \\(?P<escaped>[^0-9A-Za-z\s])
    | ```(?:[a-z0-9_+\-.\#]+\n)?(?P<fence>.+?)```
    | (?P<ticks>`+)(?P<code>.*?[^`])(?P=ticks)(?!`)
    | <(?P<special>
        @[!&]?\d+ | \#\d+ | /[^\n>:]+:\d+ | id:\w+(?::\d+)? | t:-?\d+(?::\w)? | a?:\w+:\d+ | sound:\d+:\d+
        | [A-Za-z][A-Za-z0-9+.\-]*:(?://)?[^\s<>]+ | [^\s<>@]+@[^\s<>@]+\.[^\s<>@]+ | \+\d[\d\s\-()]*
      )>
    | (?P<everyone>@everyone|@here)
    | (?P<masked>\[)
    | (?P<url>(?:https?|steam|discord)://[^\s<]*[^\s<.,:;"'\]])
    | (?P<invite>(?:discord\.gg|discord(?:app)?\.com/invite)/[\w\-]+)
    | :(?P<short>[\w+\-]*[A-Za-z][\w+\-]*|100|1234):
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
#: The end of a masked link, after its words.
TARGET = re.compile(
    r"""\]\(\s*(?P<angle><)?(?P<url>[A-Za-z][A-Za-z0-9+.\-]*\\?:(?:\([^\s()]*\)|[^\s()<>])+)(?(angle)>)"""
    r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)"""
)
#: What leads a line; again and again, since a quote may hold a list that holds a heading.
LEADS = (
    (re.compile(r"[ \t]*>>>[ \t]+"), "quote"),
    (re.compile(r"[ \t]*>[ \t]+(?!\Z)|[ \t]*>[ \t]*\Z"), "quote"),
    (re.compile(r"[ \t]*-#[ \t]+(?=\S)"), "subtext"),
    (re.compile(r"[ \t]*#{1,3}[ \t]+(?=\S)"), "heading"),
    (re.compile(r"[ \t]*(?:[-*]|\d+\.)[ \t]+(?=\S)"), "list"),
)
MARKS = {"**": "bold", "__": "underline", "~~": "strike", "||": "spoiler", "*": "italic", "_": "italic"}


def markdown(text: str, seen: Seen) -> None:
    """See a text as Discord shows it."""
    _blocks(atoms(text), seen)


def atoms(text: str) -> list[Atom]:
    """A text's characters, and what counts as one."""
    result: list[Atom] = []
    at = 0
    while found := ONCE.search(text, at):
        result += text[at : found.start()]
        atom, at = _atom(text, found)
        result.append(atom)
    return [*result, *text[at:]]


def _atom(text: str, found: "re.Match[str]") -> tuple[Atom, int]:
    """What was found, and where the text goes on."""
    end = found.end()
    if found["masked"]:
        return _masked(text, found.start())
    if found["escaped"]:
        return _literal(found["escaped"]), end
    if found["fence"] or found["code"]:
        return _code(found["fence"] or found["code"]), end
    if found["special"]:
        return _special(found["special"]), end
    if found["everyone"]:
        return _mention(found["everyone"]), end
    if found["short"]:
        return _emoji(found["short"]), end
    url = found[0]
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1]
    return _address(url), found.start() + len(url)


def _masked(text: str, start: int) -> tuple[Atom, int]:
    """[words](address), or the bracket alone where it is none."""
    depth, at = 0, start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        depth += (text[at] == "[") - (text[at] == "]")
        if depth == 0:
            break
        at += 1
    target = TARGET.match(text, at)
    if target is None or at <= start + 1:
        return "[", start + 1
    inside, url = atoms(text[start + 1 : at]), target["url"]

    def see(seen: Seen) -> None:
        with seen.linking(url):
            _styled(inside, seen)

    return see, target.end()


def _literal(character: str) -> Atom:
    return lambda seen: seen.write(character)


def _code(inside: str) -> Atom:
    def see(seen: Seen) -> None:
        with seen.styling("code"):
            seen.write(inside)

    return see


def _mention(who: str) -> Atom:
    return lambda seen: seen.mention(who)


def _emoji(name: str) -> Atom:
    return lambda seen: seen.emoji.append(name)


def _special(inside: str) -> Atom:
    """What stands in angle brackets."""
    if inside.startswith(("@", "#", "/", "id:")):
        return _mention(inside.replace("@!", "@"))
    if re.fullmatch(r"t:-?\d+(?::\w)?", inside):
        return lambda seen: seen.time(inside)
    if found := re.fullmatch(r"a?:(\w+):\d+|(sound):\d+:\d+", inside):
        return _emoji(found[1] or found[2])
    return _address(inside)


def _address(url: str) -> Atom:
    def see(seen: Seen) -> None:
        with seen.linking(url):
            seen.write(url)

    return see


def _blocks(all_of_it: Sequence[Atom], seen: Seen) -> None:
    """A line that something leads is one atom: styles begun before it go over it, those begun in it end with it."""
    there: list[Atom] = []
    rest_quoted = False
    for n, line in enumerate(_lines(all_of_it)):
        styles, left = _led(line)
        rest_quoted = rest_quoted or "".join(map(_flat, line)).lstrip().startswith(">>> ")
        if rest_quoted:
            styles = list(dict.fromkeys(["quote", *styles]))
        there += ["\n"] if n else []
        there += [_block(styles, left)] if styles else left
    _styled(there, seen)


def _block(styles: list[str], inside: list[Atom]) -> Atom:
    def see(seen: Seen) -> None:
        with seen.styling(*styles):
            _styled(inside, seen)

    return see


def _lines(all_of_it: Sequence[Atom]) -> list[list[Atom]]:
    lines: list[list[Atom]] = [[]]
    for atom in all_of_it:
        if atom == "\n":
            lines.append([])
        else:
            lines[-1].append(atom)
    return lines


def _led(line: list[Atom]) -> tuple[list[str], list[Atom]]:
    """What leads a line, and the line without it."""
    styles: list[str] = []
    again = True
    while again:
        again = False
        flat = "".join(map(_flat, line))
        for pattern, style in LEADS:
            if found := pattern.match(flat):
                styles.append(style)
                line, again = line[found.end() :], True
                break
    return styles, line


def _flat(atom: Atom) -> str:
    return atom if isinstance(atom, str) else HIDDEN


def _styled(there: Sequence[Atom], seen: Seen) -> None:
    """Atoms in their order: what stands between two marks has their style."""
    flat = "".join(map(_flat, there))
    at = 0
    while at < len(there):
        mark = next((one for one in MARKS if flat.startswith(one, at) and _closing(flat, at, one) is not None), None)
        if mark is None:
            _see(there[at], seen)
            at += 1
            continue
        end = _closing(flat, at, mark) or 0
        with seen.styling(MARKS[mark]):
            _styled(there[at + len(mark) : end], seen)
        at = end + len(mark)


def _closing(flat: str, start: int, mark: str) -> int | None:
    """Where the style that begins here ends; None where none begins."""
    first = start + len(mark)
    if mark == "*" and (first >= len(flat) or flat[first].isspace()):
        return None
    at = first + 1
    while (end := flat.find(mark, at)) != -1:
        after = flat[end + len(mark) : end + len(mark) + 1]
        if len(mark) == 2 or _single_ends(flat, mark, first, end, after):
            # Of more marks in a row the last close, as in ***both***.
            while len(mark) == 2 and flat.startswith(mark, end + 1):
                end += 1
            return end
        at = end + 1
    return None


def _single_ends(flat: str, mark: str, first: int, end: int, after: str) -> bool:
    """Whether a single star or underscore closes here: no half of a pair, no space before a star, no letter after."""
    doubled = after == mark or (flat[end - 1] == mark and end - 1 > first)
    if doubled and (flat[first:end].count(mark) + 1) % 2 == 0:
        return False
    if mark == "*":
        return not flat[end - 1].isspace()
    return not ((after.isascii() and after.isalnum()) or after == "_")


def _see(atom: Atom, seen: Seen) -> None:
    if isinstance(atom, str):
        seen.write(atom)
    else:
        atom(seen)
