"""Slack's markup, read as its clients read it: mentions, links, bare addresses, bold, italic, code, quotes, emoji."""

import re
from collections.abc import Callable, Sequence

from tests.doubles.slack.seen import Seen

#: Ends of bare names that clients link; a longer list would only catch more of the same.
ENDS = (
    "com|org|net|edu|gov|mil|int|io|co|info|biz|news|app|dev|ai|tv|me|uk|us|eu|de|fr|es|it|nl|ch|at|ru|cn|jp|in|au|ca"
)

ONCE = re.compile(
    r"```(?P<block>.+?)```|`(?P<code>[^`\n]+)`|<(?P<special>[^<>\n]+)>|(?P<entity>&(?:amp|lt|gt);)|(?P<char>.)",
    re.DOTALL,
)
ADDRESS = re.compile(
    rf"(?:https?://|mailto:)[^\s<>|]*[^\s<>|.,;:!?'\"()\[\]]"
    rf"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?:{ENDS})\b"
    rf"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{ENDS})\b(?:/[^\s<>|]*)?",
    re.IGNORECASE,
)
EMOJI = re.compile(r":((?:[a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*|-1|100|1234)):(?::skin-tone-[2-6]:)?", re.IGNORECASE)
NAMES = re.compile(r"(?<![\w@#])(?:@[\w.-]+|#[\w-]+)")
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
STYLES = {"*": "bold", "_": "italic", "~": "strike"}


#: A character, or what does something when it is seen.
Atom = str | Callable[[Seen], None]


def plain(text: str, seen: Seen, emoji: bool) -> None:
    """A plain_text object: nothing in it is markup, but emoji where allowed."""
    _see(_between(list(text), EMOJI, _emoji) if emoji else list(text), seen)


def mrkdwn(text: str, seen: Seen, verbatim: bool = False, styles: bool = True, names: bool = False) -> None:
    """A mrkdwn text.

    verbatim: bare addresses stay words.  styles: False where the message said mrkdwn=False.  names: @name and #name are
    looked up.
    """
    atoms = [atom for found in ONCE.finditer(text) for atom in _atoms(found, styles)]
    if not verbatim:
        atoms = _between(atoms, ADDRESS, _address)
    if names:
        atoms = _between(atoms, NAMES, _name)
    atoms = _between(atoms, EMOJI, _emoji)
    _lines(atoms, seen, styles)


def markdown(text: str, seen: Seen) -> None:
    """A markdown block, roughly: its links and emphasis, and Slack's own mentions."""
    linked = re.sub(r"!?\[([^\]]*)\]\(([^)\s]+)\)", r"<\2|\1>", text)
    mrkdwn(re.sub(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", r"*\2*", linked), seen)


def _atoms(found: "re.Match[str]", styles: bool) -> list[Atom]:
    """One thing of the text, as atoms."""
    if (inside := found["block"] or found["code"]) and styles:
        return [_code(inside)]
    if inside:
        return list(found[0])
    if found["special"]:
        return [_special(found["special"])]
    return [ENTITIES.get(found[0], found[0])]


def _code(inside: str) -> Atom:
    """Code: no styles in it, but Slack's own brackets still work."""

    def see(seen: Seen) -> None:
        with seen.styling("code"):
            for found in ONCE.finditer(inside):
                if found["special"]:
                    _call(_special(found["special"]), seen)
                else:
                    seen.write(ENTITIES.get(found[0], found[0]))

    return see


def _special(inside: str) -> Atom:
    """What stands in angle brackets: a mention, a date, or a link."""
    target, _, label = inside.partition("|")
    words = _decoded(label)
    if target.startswith("!date^"):
        link = target.split("^")[3:]
        return lambda seen: seen.link(words, link[0]) if link else seen.write(words)
    if target.startswith("!"):
        return lambda seen: seen.mention("@" + target[1:].removeprefix("subteam^"))
    if target.startswith(("@", "#")):
        return lambda seen: seen.mention(target)
    return lambda seen: seen.link(words or _decoded(target), _decoded(target))


def _address(url: str) -> Atom:
    return lambda seen: seen.link(url, url)


def _name(name: str) -> Atom:
    return lambda seen: seen.mention(name)


def _emoji(code: str) -> Atom:
    return lambda seen: seen.emoji.append(code.strip(":"))


def _decoded(text: str) -> str:
    return re.sub("&(?:amp|lt|gt);", lambda found: ENTITIES[found[0]], text)


def _between(atoms: Sequence[Atom], pattern: "re.Pattern[str]", made: Callable[[str], Atom]) -> list[Atom]:
    """The atoms, with each stretch of characters that the pattern finds replaced by one atom."""
    # What is not a character is a noncharacter here, one that no pattern finds and no text may hold.
    flat = "".join(atom if isinstance(atom, str) else "\uffff" for atom in atoms)
    result: list[Atom] = []
    at = 0
    for found in pattern.finditer(flat):
        if "\uffff" in found[0]:
            continue
        result += [*atoms[at : found.start()], made(found[0])]
        at = found.end()
    return [*result, *atoms[at:]]


def _lines(atoms: Sequence[Atom], seen: Seen, styles: bool) -> None:
    """Line by line, since no style but code goes over the end of one."""
    line: list[Atom] = []
    for n, atom in enumerate([*atoms, "\n"]):
        if atom != "\n":
            line.append(atom)
            continue
        quoted = styles and line[:1] == [">"]
        with seen.styling("quote" if quoted else ""):
            (_styled if styles else _see)(line[1:] if quoted else line, seen)
        seen.write("\n" if n < len(atoms) else "")
        line = []


def _styled(atoms: Sequence[Atom], seen: Seen) -> None:
    """Atoms of one line: what stands between two marks has their style."""
    at = 0
    while at < len(atoms):
        end = _closing(atoms, at)
        if end is None:
            _call(atoms[at], seen)
            at += 1
        else:
            with seen.styling(STYLES[str(atoms[at])]):
                _styled(atoms[at + 1 : end], seen)
            at = end + 1


def _closing(atoms: Sequence[Atom], start: int) -> int | None:
    """Where the style that begins here ends; None where none begins."""
    mark = atoms[start]
    if not isinstance(mark, str) or mark not in STYLES or _wordy(atoms, start - 1):
        return None
    for at in range(start + 2, len(atoms)):
        if atoms[at] == mark and not _blank(atoms[at - 1]) and not _wordy(atoms, at + 1):
            return at if not _blank(atoms[start + 1]) and atoms[start + 1] != mark else None
    return None


def _wordy(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a letter or digit stands there, so that a mark beside it is none."""
    return 0 <= at < len(atoms) and isinstance(atom := atoms[at], str) and atom.isalnum()


def _blank(atom: Atom) -> bool:
    return isinstance(atom, str) and atom.isspace()


def _see(atoms: Sequence[Atom], seen: Seen) -> None:
    for atom in atoms:
        _call(atom, seen)


def _call(atom: Atom, seen: Seen) -> None:
    if isinstance(atom, str):
        seen.write(atom)
    else:
        atom(seen)
