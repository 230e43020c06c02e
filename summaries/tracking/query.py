"""What an editor asks to track, from the words that were typed; and the names that stories go by."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from summaries.errors import BadInput
from summaries.model import Analysis, Query
from summaries.text.lexicon import STOP, lexicon
from summaries.text.stems import fold
from summaries.tracking.likeness import title_stems

LONGEST = 1000  # characters of one option
MOST = 40  # items of one option
SLUG = 32  # characters of a slug
NAME = 70  # characters of a story's name

_QUOTED = re.compile(r'"([^"]*)"|“([^”"]*)[”"]|«([^»]*)»|„([^“”"]*)[“”"]|(?<!\w)\'([^\']*)\'(?!\w)')
# What editors call the languages that most newsrooms read; any other goes by its code.
_CALLED = {
    "english": "en", "german": "de", "deutsch": "de", "spanish": "es", "espanol": "es", "french": "fr",
    "francais": "fr", "portuguese": "pt", "portugues": "pt", "italian": "it", "dutch": "nl", "polish": "pl",
    "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh", "japanese": "ja", "turkish": "tr",
}  # fmt: skip
_EDGES = " \t\r\n,.;:!?()[]{}…"
_ASCII = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "đ": "d", "ı": "i", "þ": "th"}
)


def query_from(
    words: str,
    include: str = "",
    exclude: str = "",
    sources: str = "",
    languages: str = "",
    places: str = "",
    *,
    seed: Analysis | None = None,
    seed_url: str = "",
) -> Query:
    """The query that an editor's words mean.

    words: terms apart by blanks or commas, phrases in quotation marks; ``-word`` excludes and ``+word`` includes.
    include, exclude, sources, places: apart by commas; an item of several words is a phrase.  languages: ISO 639-1
    codes or the languages' names, apart by commas or blanks.  seed, seed_url: the article that the story is tracked
    from, with or without words.  Raises BadInput where nothing telling is left to look for.
    """
    query = _read(words, include, exclude, sources, languages, places)
    query = replace(query, seed=seed.terms if seed else (), seed_url=seed_url)
    _check(query, words)
    return query


def _read(words: str, include: str, exclude: str, sources: str, languages: str, places: str) -> Query:
    """What was typed, item by item."""
    options = {"include": include, "exclude": exclude, "sources": sources, "languages": languages, "places": places}
    for name, given in {"words": words, **options}.items():
        if len(given) > LONGEST:
            raise BadInput(f"The {name} are {len(given):,} characters long; give at most {LONGEST:,}.")
    wanted, must, never = _terms(words)
    return Query(
        words=_distinct(wanted),
        include=_distinct([*must, *_listed(include)]),
        exclude=_distinct([*never, *_listed(exclude)]),
        sources=_distinct(_listed(sources)),
        languages=_distinct(map(_language, re.findall(r'[^\s,;"“”]+', languages))),
        places=_distinct(_listed(places)),
    )


def _check(query: Query, typed: str) -> None:
    telling = [item for item in (*query.words, *query.include) if title_stems(item)]
    if not telling and not query.seed and not query.seed_url:
        if typed.strip(_EDGES + "\"'“”«»"):
            raise BadInput(
                f"“{typed.strip()[:60]}” says too little to track a story by: add a name, a place or a rarer word."
            )
        raise BadInput("There are no words to track: type some, or paste the address of an article.")
    for item in (*query.include, *query.exclude):
        if not title_stems(item):
            raise BadInput(f"“{item[:60]}” is in nearly every article: include or exclude a word that tells more.")
    both = {item.casefold() for item in query.exclude} & {item.casefold() for item in (*query.words, *query.include)}
    if both:
        raise BadInput(f"“{min(both)}” is both wanted and excluded: leave it out of one of the two.")
    for item in query.places:
        if not any(c.isalpha() for c in item):
            raise BadInput(f"“{item[:60]}” is no place that an article could name.")
    counted = {"words": query.words, "include": query.include, "exclude": query.exclude, "places": query.places}
    for name, items in counted.items():
        if len(items) > MOST:
            raise BadInput(f"{len(items)} {name} are too many for one story: give at most {MOST}.")


def _language(item: str) -> str:
    """The ISO 639-1 code that an item means.  Raises BadInput."""
    low = fold(item.strip(_EDGES)).split("-")[0].split("_")[0]
    code = _CALLED.get(low, low)
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise BadInput(f"“{item[:60]}” is no language: give a code of two letters, such as en, de or fr.")
    return code


def _terms(words: str) -> tuple[list[str], list[str], list[str]]:
    """Wanted, required and excluded items of free text, phrases kept whole."""
    out: tuple[list[str], list[str], list[str]] = ([], [], [])
    at = 0
    for found in _QUOTED.finditer(words):
        before = words[at : found.start()]
        sign = before[-1:] if before[-2:-1] in ("", " ", ",") else ""
        _loose(before[:-1] if sign in ("+", "-") else before, out)
        phrase = " ".join(next(filter(None, found.groups()), "").split()).strip(_EDGES)
        out[{"+": 1, "-": 2}.get(sign, 0)].append(phrase)
        at = found.end()
    _loose(words[at:], out)
    return out


def _loose(words: str, out: tuple[list[str], list[str], list[str]]) -> None:
    for word in re.split(r"[\s,;]+", words):
        bare = word.strip(_EDGES + "\"'“”„«»‘’")
        place = {"+": 1, "-": 2}.get(bare[:1], 0) if len(bare) > 1 else 0
        bare = bare[1:] if place else bare
        if any(c.isalnum() for c in bare):
            out[place].append(bare)


def _listed(items: str) -> list[str]:
    """Items apart by commas or line ends; quotation marks around one are dropped."""
    return [" ".join(item.split()).strip(" \"'“”„«»‘’") for item in re.split(r"[,;\n]+", items)]


def _distinct(items: Iterable[str]) -> tuple[str, ...]:
    return tuple({item.casefold(): item for item in reversed([*items]) if item}.values())[::-1]


def name_for(query: Query, titles: Sequence[str] = ()) -> str:
    """A story's name, at most NAME characters: the words that were typed, else the most central of the titles."""
    if query.words:
        name = " ".join(query.words)
    elif titles:
        name = titles[central(titles)]
    else:
        name = " ".join(query.include) or ", ".join(stem for stem, _ in query.seed[:3]) or "Story"
    name = " ".join(name.split())
    if len(name) > NAME:
        name = name[: NAME - 1].rsplit(" ", 1)[0].rstrip(_EDGES + "–—-") + "…"
    return name[:1].upper() + name[1:]


def central(titles: Sequence[str]) -> int:
    """Which title has most stems in common with the others, a share of its own; the first of equals."""
    stems = [set(title_stems(title)) for title in titles]

    def shared(place: int) -> float:
        own = stems[place]
        return sum(len(own & other) for other in stems) / (len(own) + 2) if own else 0.0

    return max(range(len(titles)), key=lambda place: (shared(place), -place))


def slug_for(name: str, taken: Collection[str] = ()) -> str:
    """A slug as desks write them (EL-SALVADOR-JAIL-OFFER): ASCII capitals, at most SLUG long, unlike any taken."""
    known = lexicon("en")
    spread = unicodedata.normalize("NFKD", name.translate(_ASCII).replace("’s", "").replace("'s", ""))
    words = re.findall(r"[A-Za-z0-9]+", "".join(c for c in spread if not unicodedata.combining(c)))
    telling = [word for word in words if word.isupper() or not known.get(word.lower(), 0) & STOP] or words
    slug = ""
    for word in telling[:5]:
        longer = f"{slug}-{word.upper()}".lstrip("-")[: SLUG if not slug else None]
        if len(longer) > SLUG:
            break
        slug = longer
    return _unlike(slug or "STORY", {one.upper() for one in taken})


def _unlike(slug: str, taken: Collection[str]) -> str:
    if slug not in taken:
        return slug
    number = 2
    while (other := f"{slug[: SLUG - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return other


def refined(
    query: Query,
    words: str = "",
    include: str = "",
    exclude: str = "",
    sources: str = "",
    languages: str = "",
    places: str = "",
    drop: str = "",
) -> Query:
    """A query with some of its settings changed, each given as to ``query_from``.

    words: in place of those that it has.  include, exclude, sources, languages, places: beside those that it has.
    drop: items to leave out, apart by commas, wherever they stand.  Raises BadInput for an item of ``drop`` that stands
    nowhere, and where nothing telling is left to look for.
    """
    new = _read(words, include, exclude, sources, languages, places)
    gone = {item.casefold() for item in _listed(drop) if item}
    standing = {item.casefold() for items in _items(query) for item in items}
    if gone - standing:
        raise BadInput(f"“{min(gone - standing)[:60]}” is in none of its settings; look at them again.")

    def both(old: tuple[str, ...], added: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(item for item in _distinct([*old, *added]) if item.casefold() not in gone)

    made = replace(
        query,
        words=both(new.words, ()) if words else both(query.words, ()),
        include=both(query.include, new.include),
        exclude=both(query.exclude, new.exclude),
        sources=both(query.sources, new.sources),
        languages=both(query.languages, new.languages),
        places=both(query.places, new.places),
    )
    _check(made, words)
    return made


def _items(query: Query) -> tuple[tuple[str, ...], ...]:
    return query.words, query.include, query.exclude, query.sources, query.languages, query.places
