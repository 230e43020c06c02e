"""What a question asks: for which kind of answer, and with which words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from summaries.answers.families import IDLE, LIGHT, SUMS, families, kind_words
from summaries.quoting.voices import parts
from summaries.text.lexicon import AUX, ORG, PREP, ROLE, SOURCE, lexicon
from summaries.text.stems import fold, stem, telling_stems

Kind = Literal["who", "person", "when", "where", "why", "number", "money", "span", "age", "yes", "any"]

_WORD = re.compile(r"[^\W_](?:[\w’'.-]*[^\W_])?")
_ASKS: tuple[tuple[str, Kind], ...] = (
    (r"how (?:many|large|big|high|heavy|tall|fast)\b", "number"),
    (r"how much\b", "money"),
    (r"how (?:long|soon)\b", "span"),
    (r"how old\b", "age"),
    (r"how (?:far|often)\b", "number"),
    (r"(?:who|whom|whose)\b", "who"),
    (r"(?:since |until |by )?when\b|(?:on )?(?:what|which) (?:day|date|year|month)\b|at what time\b", "when"),
    (r"where\b|in (?:what|which) (?:town|city|country|place|village)\b", "where"),
    (r"why\b|how come\b|for what reason\b", "why"),
    (r"what (?:caused|led to|made|triggered|started)\b", "why"),
    (r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)\b", "yes"),
)
_ASKED = re.compile("|".join(f"(?P<k{at}>{pattern})" for at, (pattern, _) in enumerate(_ASKS)), re.IGNORECASE)
ASIDE = 0.4  # what a term matters that stands in an aside: "after the head teacher left"
WIDE = 0.4  # what a word matters that an answer may well do without
_ASIDE = frozenset("after before while if during since until because although though when".split())
_FACTUAL = re.compile(r"\A\W*(?:so |and )?(?:has|have|had|did|was|were)\b", re.IGNORECASE)
_MONEY = frozenset({stem("money"), stem("cash")})
_COUNTED = re.compile(
    r"how (?:many|much)(?: (?:of|the|more|other|new|these|those|its|his|her|their))*((?: [\w’'-]+){1,3})", re.I
)
_FUTURE = re.compile(r"\b(?:will|would|shall|going to|due|next|planned|expected)\b", re.IGNORECASE)
_BODY = re.compile(r"\b(?:what|which) ([^\W_][\w’'-]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that an answer should speak of: the stems any of which do, and whether it is a name.

    own: the stem that was asked with; a sentence that has it answers better than one with its kin.  share: 0 to 1, how
    much it matters beside the others.
    """

    stems: frozenset[str]
    own: str
    name: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is looked up.

    counted: of "how many guards", the stems that "guards" stands for.  deed: of "who leads the inquiry", those that
    "leads" stands for, and deed_word its own: whoever else is named did something else.  factual: it asks what has
    happened, not what may; future: it asks for what is ahead.
    """

    text: str
    kind: Kind
    terms: tuple[Term, ...]
    counted: frozenset[str] = frozenset()
    deed: frozenset[str] = frozenset()
    deed_word: str = ""
    factual: bool = False
    future: bool = False


def question_of(text: str, names: Iterable[str]) -> Question:
    """What a question asks.  names: of the story, in their full form; they are known in lower case too."""
    words = _WORD.findall(text)
    known = _surnames(names)
    terms: dict[str, Term] = {}
    kind = _from_noun(_kind(text), words)
    body = _body(text) if kind == "any" else ""
    kind = "who" if body else kind
    share, at = 1.0, 0
    while at < len(words):
        share = ASIDE if at and words[at].lower() in _ASIDE else share
        size, term = _named(words, at, known)
        term = term or _plain(words[at])
        if term is not None and not _only_asks(kind, term):
            terms.setdefault(term.own, replace(term, share=WIDE if term.own == body else share * term.share))
        at += size
    asked = tuple(terms.values())
    counted = _counted(text, kind)
    deed = _deed(kind, asked)
    kind = _sum(kind, asked, counted)
    factual, future = _FACTUAL.search(text) is not None, _FUTURE.search(text) is not None
    return Question(
        text, kind, asked, counted, deed.stems if deed else frozenset(), deed.own if deed else "", factual, future
    )


def _kind(text: str) -> Kind:
    found = _ASKED.search(text)
    if found is None or found.lastgroup is None:
        return "any"
    kind = _ASKS[int(found.lastgroup[1:])][1]
    # "Is" within "what is" asks for no yes.
    what = re.search(r"\b(?:what|which)\b", text[: found.start()], re.IGNORECASE)
    return "any" if kind == "yes" and (what or found.start() > 0) else kind


def _from_noun(kind: Kind, words: list[str]) -> Kind:
    """Of "what is the price", the kind that the noun asks for."""
    if kind != "any":
        return kind
    asks = re.compile(r"what|which", re.IGNORECASE)
    after = next((at for at, word in enumerate(words) if asks.fullmatch(word)), None)
    if after is None:
        return kind
    for word in words[after + 1 : after + 5]:
        named = kind_words().get(stem(word))
        if named is not None:
            return _KINDS[named]
    return kind


_KINDS: Mapping[str, Kind] = {
    "money": "money",
    "number": "number",
    "when": "when",
    "why": "why",
    "who": "person",
    "where": "where",
}


def _only_asks(kind: Kind, term: Term) -> bool:
    """Whether a word only says which kind of answer is wanted: "the reason", "the date"; a price is a matter too."""
    named = kind_words().get(term.own)
    return named is not None and named != "money" and _KINDS[named] == kind


def _sum(kind: Kind, terms: tuple[Term, ...], counted: frozenset[str]) -> Kind:
    """ "How big was the fine" asks for money, "how much diesel leaked" for none."""
    if kind == "number" and not counted and any(term.own in SUMS for term in terms):
        return "money"
    return "number" if kind == "money" and counted and counted.isdisjoint(SUMS | _MONEY) else kind


def _deed(kind: Kind, terms: tuple[Term, ...]) -> Term | None:
    """What whoever is asked for did or is: the first word of the question that is neither a name nor a mere "firm"."""
    if kind not in ("who", "person"):
        return None
    return next((term for term in terms if not term.name and term.share == 1.0), None)


def _body(text: str) -> str:
    """Of "which firm cleaned it", the stem of the word for whom is asked for; "" where there is none."""
    found = _BODY.search(text)
    word = found[1].lower() if found else ""
    return telling_stems("en")[word] if lexicon("en").get(word, 0) & (ROLE | SOURCE | ORG) else ""


def _plain(word: str) -> Term | None:
    own = telling_stems("en")[word.lower()]
    if not own or own in IDLE:
        return None
    return Term(families().get(own, frozenset({own})), own, share=WIDE if own in LIGHT else 1.0)


def _surnames(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Each full name's parts, and each last part alone, to the last part."""
    known: dict[tuple[str, ...], str] = {}
    for name in names:
        split = parts(name)
        if split:
            known[split] = split[-1]
            known.setdefault(split[-1:], split[-1])
    return known


def _named(words: list[str], at: int, known: Mapping[tuple[str, ...], str]) -> tuple[int, Term | None]:
    """How many words from a place on are a name of the story, and the term that it is."""
    for size in range(min(4, len(words) - at), 0, -1):
        said = tuple(fold(word).replace("’", "'").removesuffix("'s") for word in words[at : at + size])
        if said in known and (size > 1 or telling_stems("en")[said[0]]):
            last = known[said]
            return size, Term(frozenset({last, stem(last)}), last, name=True)
    return 1, None


def _counted(text: str, kind: Kind) -> frozenset[str]:
    """The stems of what "how many" counts: the first words right behind it, up to a verb that helps."""
    found = _COUNTED.search(text) if kind in ("number", "money") else None
    if found is None:
        return frozenset()
    stems = []
    for word in found[1].split():
        one = telling_stems("en")[word.lower()]
        if not one or lexicon("en").get(word.lower(), 0) & (AUX | PREP):
            break
        stems.append(one)
    known = families()
    return frozenset().union(*(known.get(one, frozenset({one})) for one in stems))
