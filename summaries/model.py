"""The words of PRODUCT.md as frozen data: articles, what is read in them, and what is said of them.

Offsets are code points into the ``text`` of one article version, ``start`` inclusive, ``end`` exclusive.  Instants are
aware datetimes in UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

# --- an article and what is read in it ------------------------------------------------------------------------------


def version_of(text: str) -> str:
    """The name of an article version: SHA-256 of its text in UTF-8, 64 hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one published item, as it is read."""

    id: str
    url: str
    publisher: str  # display name of the outlet
    title: str
    text: str
    published: datetime | None = None  # None where nobody said
    version: str = ""  # version_of(text); filled by `article` below and by the store
    byline: str = ""
    language: str = ""  # what the page declares; the analysis has what the text is


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article version."""

    version: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with what briefings need to know of it without reading it again.

    stems: folded word stems without stop words, for likeness.  salience: 0 to 1, how much a colleague must know it,
    from place, concreteness and completeness alone.  stands_alone: understood without the sentence before it.
    boilerplate: a caption, a newsletter line, a "read more".
    """

    start: int
    end: int
    stems: tuple[str, ...] = ()
    salience: float = 0.0
    stands_alone: bool = True
    boilerplate: bool = False
    hedged: bool = False  # reported, alleged, may: not stated as fact
    unknown: bool = False  # says that something is not known, not answered, not yet done
    paragraph: int = 0
    pending: bool = False  # tells of a search, a dispute, a plan, a decision being weighed, without an end


NameKind = Literal["person", "organisation", "place", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name.

    full: the fullest form in the same article, exactly as it stands there.  role: the title or role beside its first
    mention ("US Secretary of State"), exactly as it stands, or "".
    """

    start: int
    end: int
    kind: NameKind
    full: str
    full_start: int
    full_end: int
    role: str = ""
    role_start: int = -1
    role_end: int = -1


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody is reported to have said.

    start, end: the words, without quotation marks.  type: "direct" between quotation marks, "indirect" reported
    (the clause, with the speech tag where that stands inside it).
    speaker: the resolved name as it stands at ``speaker_start:speaker_end`` (which may be an earlier mention), or an
    unnamed source exactly as written; None when unknown.  role likewise.  cue: the speech verb's span, -1 if none.
    """

    start: int
    end: int
    type: Literal["direct", "indirect"]
    speaker: str | None = None
    speaker_start: int = -1
    speaker_end: int = -1
    speaker_kind: Literal["name", "unnamed", "collective", "unknown"] = "unknown"
    role: str = ""
    role_start: int = -1
    role_end: int = -1
    cue_start: int = -1
    cue_end: int = -1
    sentence: int = 0  # index of the sentence in which it starts


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and subject.

    start, end: number and approximation as written ("over 80,000").  value, high: base units; high differs from value
    in a range and in a plural that names no number ("dozens").  unit: "people", "USD", "%", "km", ... or "" for a
    plain count.  subject: stems of what is counted, in order of the text, the counted noun last; what those counted do
    is left out.  approx: the words as written ("over", "about", "or so"), or "".  as_of: the day that the figure
    stands for where its sentence says so ("as of Monday", "by Friday evening"), else None: the article's own day.
    """

    start: int
    end: int
    value: float
    high: float
    unit: str
    subject: tuple[str, ...]
    approx: str = ""
    sentence: int = 0
    noun_start: int = -1  # span of the words that say what is counted, before the number or behind it
    noun_end: int = -1
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written, and the day it means where the article's own date settles it (else None).

    day: of a week, a month or a year its first, or its last where the words say its end ("by the end of the month").
    """

    start: int
    end: int
    day: date | None
    precision: Literal["day", "week", "month", "year", "unresolved"] = "day"
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is read in one article version, once.  ``reader`` is the version of the code that read it.

    terms: stem -> weight for likeness, the most telling ones first, at most 80.  shingles: hashes of how the
    text tells it, for near-duplicates, in the text's order, at most 128 (empty for a very short text).
    """

    version: str
    reader: str
    language: str
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[tuple[str, float], ...] = ()
    shingles: tuple[int, ...] = ()
    credits: tuple[str, ...] = ()  # agencies that the text or byline names as its source
    words: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """An article version with its analysis: what every section of a briefing works on."""

    article: Article
    analysis: Analysis


# --- a story --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Query:
    """What an editor asked to track.

    words: terms and quoted phrases ("…" kept as one item, without marks).  include: all must occur; exclude: none may.
    sources: publisher names or source ids; empty means all.  seed: likeness profile, stem -> weight, of the article
    that a story was tracked from, or empty.  also: what else is of the story, each asked for by itself (the queries of
    stories that went into it).  languages: ISO 639-1 codes of texts; places: names, of which an article must name one
    or carry it in its dateline; empty means all.
    """

    words: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    seed: tuple[tuple[str, float], ...] = ()
    seed_url: str = ""
    also: tuple["Query", ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What became of one article for one story: 0 to 1, whether it is in, and each reason in words."""

    score: float
    matched: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the newsroom tracks."""

    id: int
    slug: str
    name: str
    query: Query
    lens: str
    created_at: datetime
    status: Literal["emerging", "developing", "quiet", "revived", "closed"] = "developing"


# --- a briefing -----------------------------------------------------------------------------------------------------

SectionName = Literal["new", "facts", "quotes", "disagree", "questions", "unheard", "next", "background", "timeline"]
LineKind = Literal["verbatim", "templated"]


@dataclass(frozen=True, slots=True)
class Cited:
    """Words taken from an article version exactly as they stand there (runs of white space count as one blank)."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Own:
    """Words of ours.  In a verbatim line only marks: quotation marks, […], [a name], blanks, a closing full stop."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a briefing.

    pieces: in reading order.  sources: numbers of the briefing's sources that carry it, the one quoted first.
    evidence: further spans that it rests on beyond its pieces (the corroborating sentence of another outlet, the
    speaker's name and role, the question's answer).  originals: how many independent originals carry it.  key: stable
    identity, e.g. a question's.  tags: small named facts for renderers ("speaker", "role", "outlet", "state",
    "age_days", "verdict").
    """

    section: SectionName
    kind: LineKind
    pieces: tuple[Cited | Own, ...]
    sources: tuple[int, ...]
    evidence: tuple[Span, ...] = ()
    originals: int = 1
    key: str = ""
    at: datetime | None = None  # when its source published it
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The line as it is read."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span that must still hold for the line to be posted."""
        return tuple(p.span for p in self.pieces if isinstance(p, Cited)) + self.evidence


Settled = Literal["", "open", "answered", "dropped"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a newsroom holds of one question of a story, whatever wording its coverage gives it today.

    key: what it is about: a facet, a disputed quantity, the words that raised it, or an editor's own words.
    raised_at: since when it is open.  words: an editor's own question, "" for one that coverage raises.  state: as an
    editor settled it, "" where the coverage decides.  answer: the words that answer it, where an editor named them.
    """

    key: str
    raised_at: datetime
    words: str = ""
    asked_by: str = ""
    state: Settled = ""
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One numbered source of a briefing: the article version that its lines rest on."""

    number: int
    article: str
    url: str
    publisher: str
    title: str
    version: str
    published: datetime | None = None
    original: int = 0  # which original it belongs to: equal numbers are copies of one text
    credit: str = ""  # the agency it came from, where it says so
    also: int = 0  # other outlets that ran the same text


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is built for one story at one moment; frozen once posted."""

    slug: str
    name: str
    lens: str
    status: str
    as_of: datetime
    since: datetime | None
    articles: int
    outlets: int
    originals: int
    lines: tuple[Line, ...]
    sources: tuple[SourceRef, ...]
    story_id: int | None = None
    id: int | None = None

    def section(self, name: SectionName) -> tuple[Line, ...]:
        """The lines of one section, in order."""
        return tuple(line for line in self.lines if line.section == name)


# --- a source's pace ------------------------------------------------------------------------------------------------
