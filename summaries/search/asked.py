"""What somebody looks for, as it is typed: words, "phrases", -without, from:, by:, in:, since:, until:."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from summaries.errors import BadInput
from summaries.text.lexicon import STOP, lexicon

LONGEST = 1_000  # characters of a search
MOST = 24  # terms of a search
KEYS: Mapping[str, str] = {
    "publisher": "publisher",
    "outlet": "publisher",
    "source": "publisher",
    "from": "publisher",
    "speaker": "speaker",
    "by": "speaker",
    "story": "story",
    "in": "story",
    "since": "since",
    "after": "since",
    "until": "until",
    "before": "until",
}
# Every branch takes at least one character and none can be cut in two ways, so no input makes it backtrack.
_PIECE = re.compile(
    r"(?P<minus>[-−](?=\S))?(?:(?P<key>[A-Za-z]{2,12}):)?"
    r'(?:"(?P<straight>[^"]*)"?|“(?P<curly>[^“”"]*)[”"]?|„(?P<low>[^„“”"]*)[“”"]?|«(?P<angle>[^«»]*)»?'
    r'|(?P<word>[^\s"“„«]+))'
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase whose words stand side by side just so."""

    words: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for.

    groups: each must be met, by any of its terms; without: none may occur.  publishers, speakers: names, or parts of
    one; any publisher will do, and all the speakers must speak.  story: a slug or "".  since, until: when the article
    is dated, the first included, the last not.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    publishers: tuple[str, ...] = ()
    not_publishers: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    story: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that may be met."""
        return tuple(term for group in self.groups for term in group)

    @property
    def empty(self) -> bool:
        """Whether it would find everything there is."""
        return not (self.groups or self.publishers or self.speakers or self.story or self.since or self.until)


Moment = Callable[[str], datetime]


def search_from(text: str, moment: Moment, **given: str) -> Search:
    """The search that a text means.

    Words must all occur, in any of their forms; ``OR`` between two wants either.  A minus leaves out what follows it.
    moment: reads what stands behind since: and until:, and raises BadInput.  given: values of the same keys that came
    apart from the text, publishers and speakers with commas between.  Raises BadInput where the text is too long, or
    says nothing to look for.
    """
    if len(text) > LONGEST:
        raise BadInput(f"That search has {len(text):,} characters; give at most {LONGEST:,}.")
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    keyed: dict[str, list[str]] = {key: [] for key in KEYS.values()}
    barred: list[str] = []
    either = False
    for found in _PIECE.finditer(text.replace("\0", " ")):
        key = KEYS.get((found["key"] or "").casefold())
        said = next((found[name] for name in ("straight", "curly", "low", "angle") if found[name] is not None), None)
        value = " ".join((found["word"] if said is None else said).split())
        if key is None and found["key"] is not None:
            value = f"{found['key']} {value}"
        if said is None and key is None and value in ("OR", "|"):
            either = bool(groups)
            continue
        if not any(letter.isalnum() for letter in value):
            continue
        term = Term(value, phrase=said is not None)
        if key is not None:
            (barred if found["minus"] and key == "publisher" else keyed[key]).append(value)
        elif found["minus"]:
            without.append(term)
        elif either:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        either = False
    for key, value in given.items():
        keyed[key] += [value] if key in ("since", "until", "story") else [part.strip() for part in value.split(",")]
    return _search(groups, without, {key: [*filter(None, many)] for key, many in keyed.items()}, barred, moment)


def _search(
    groups: list[tuple[Term, ...]],
    without: list[Term],
    keyed: Mapping[str, list[str]],
    barred: list[str],
    moment: Moment,
) -> Search:
    for key in ("story", "since", "until"):
        if len(keyed[key]) > 1:
            raise BadInput(f"{key}: is given twice; a search takes it once.")
    if sum(map(len, groups)) + len(without) > MOST:
        raise BadInput(f"Those are too many words to look for at once; give at most {MOST}.")
    search = Search(
        tuple(_telling(groups)),
        tuple(without),
        tuple(dict.fromkeys(keyed["publisher"])),
        tuple(dict.fromkeys(barred)),
        tuple(dict.fromkeys(keyed["speaker"])),
        "".join(keyed["story"]),
        moment(keyed["since"][0]) if keyed["since"] else None,
        moment(keyed["until"][0]) if keyed["until"] else None,
    )
    if search.empty:
        raise BadInput("There is nothing to look for: type a word, a “phrase”, or an outlet with from:.")
    if search.since and search.until and search.since >= search.until:
        raise BadInput("since: is not before until:, so nothing can lie between them.")
    return search


def _telling(groups: list[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    """The groups without words that nearly every text has, unless there are no others."""
    known = lexicon("en")
    kept = [
        group
        for group in groups
        if len(group) > 1 or group[0].phrase or not (group[0].words.islower() and known.get(group[0].words, 0) & STOP)
    ]
    return kept or groups
