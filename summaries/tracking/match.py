"""Does an article belong to a story: a score, a verdict, and every reason in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from urllib.parse import urlsplit

from summaries.model import Analysis, Article, Match, Query
from summaries.text.stems import fold
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import cosine, lead_counts, telling, title_stems
from summaries.tracking.wording import Wording, forms, name_stems, skeleton, wording_of

MATCHED = 0.55  # score from which an article is in
NEARLY = 0.4  # from which a preview shows it as a near miss
LIKE = 0.2  # likeness to a profile that is worth MATCHED by itself
LEARNED = 200  # stems kept of what a story has learned
_DRIFT = 0.92  # weight of an article beside that of the next newer one
_SEED_SHARE = 0.25  # of the profile that stays with the article that the story began from
_OFTEN = 0.3  # share of a story's articles that hold a name which is the story's own
_KNOWS = 3  # articles from which a story has learned what it is like
_SHARED = 3  # rare stems that an article must share with a story before likeness counts


@dataclass(frozen=True, slots=True)
class Profile:
    """What a story has learned from its seed and confirmed articles.

    weights: stem to weight, before rarity, heaviest first.  names: stem of a name's word to the share of articles that
    hold it.  articles: how many it learned from.
    """

    weights: tuple[tuple[str, float], ...] = ()
    names: tuple[tuple[str, float], ...] = ()
    articles: int = 0


def profile_of(query: Query, confirmed: Sequence[Analysis]) -> Profile:
    """The profile of a story: newer articles count more, and a quarter stays with the seed so that it can't drift away.

    confirmed: analyses of the articles that are in, oldest first; put the seed's own first among them.
    """
    total: defaultdict[str, float] = defaultdict(float)
    names: defaultdict[str, float] = defaultdict(float)
    weight, weights = 1.0, 0.0
    for analysis in reversed(confirmed):
        for stem, share in _scaled(_counts(analysis)).items():
            total[stem] += weight * share
        for stem in name_stems(analysis):
            names[stem] += 1.0
        weight, weights = weight * _DRIFT, weights + weight
    seed = dict(query.seed)
    own = 1.0 - _SEED_SHARE if seed else 1.0
    learned = {stem: own * value / weights for stem, value in total.items()} if weights else {}
    for stem, value in _scaled(seed).items():
        learned[stem] = learned.get(stem, 0.0) + (1.0 - own if weights else 1.0) * value
    kept = sorted(learned.items(), key=lambda item: (-item[1], item[0]))[:LEARNED]
    shares = sorted(((stem, n / len(confirmed)) for stem, n in names.items()), key=lambda item: (-item[1], item[0]))
    return Profile(tuple(kept), tuple(shares[:LEARNED]), len(confirmed))


def _counts(analysis: Analysis) -> dict[str, float]:
    """Lead counts, the stems of title and first rank once more (an analysis holds no title)."""
    counts = lead_counts(analysis, "")
    for stem, _ in analysis.terms[:20]:
        counts[stem] = counts.get(stem, 0.0) + 1.0
    return counts


def _scaled(counts: dict[str, float]) -> dict[str, float]:
    damped = {stem: 1.0 + log(count) if count >= 1.0 else count for stem, count in counts.items()}
    norm = sqrt(sum(value * value for value in damped.values())) or 1.0
    return {stem: value / norm for stem, value in damped.items()}


def match(query: Query, profile: Profile, article: Article, analysis: Analysis, frequency: Frequency) -> Match:
    """Whether an article belongs to a story, 0 to 1, matched from MATCHED on, with each reason in words.

    Filters come first: a source that is not wanted, an excluded word, an included word that is missing.  Then the words
    of the query, by how rare they are and how prominently they stand, and the likeness to what the story has learned.
    """
    return try_on(query, learned_vector(profile, frequency), profile, wording_of(article, analysis), frequency)


def nearly(found: Match) -> bool:
    """Whether a preview should show it as a near miss."""
    return not found.matched and found.score >= NEARLY


def learned_vector(profile: Profile, frequency: Frequency) -> dict[str, float]:
    """What a story has learned, weighted by how rare it is now."""
    return telling(dict(profile.weights), frequency)


def try_on(query: Query, learned: dict[str, float], profile: Profile, wording: Wording, frequency: Frequency) -> Match:
    """`match` on words that are laid out already."""
    barred = _barred(query, wording)
    if barred:
        return Match(0.0, False, (barred,))
    worded, reasons, lacks_most_telling = _worded(query, wording, frequency)
    alike, like_reasons = _alike(learned, profile, wording, frequency)
    high, low = max(worded, alike), min(worded, alike)
    score = round(min(1.0, high + 0.3 * low), 3)
    if (
        lacks_most_telling
        and profile.articles >= _KNOWS
        and alike < MATCHED
        and not _own_names(query, profile, wording)
    ):
        # "Harbour Bay mayor" without "recount" is the same town's other news, unless it reads like the story.
        score = min(score, MATCHED - 0.01)
    reasons += like_reasons
    return Match(score, score >= MATCHED, tuple(reasons) or ("none of its words, and not like its articles",))


# --- filters


def _barred(query: Query, wording: Wording) -> str:
    if query.sources and not any(_from(source, wording.article) for source in query.sources):
        return f"source is not among {', '.join(query.sources)}"
    for item in query.exclude:
        if _strength(item, wording) > 0:
            return f"excluded by “{item}”"
    for item in query.include:
        if _strength(item, wording) <= 0:
            return f"“{item}” does not occur"
    return ""


def _from(source: str, article: Article) -> bool:
    """Whether an article is of a publisher, given by its name or by its site's address."""
    wanted = " ".join(fold(source).split())
    if wanted == " ".join(fold(article.publisher).split()):
        return True
    host, site = _host(article.url), _host(wanted if "//" in wanted else f"//{wanted}")
    return "." in site and (host == site or host.endswith(f".{site}"))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


# --- words


def _worded(query: Query, wording: Wording, frequency: Frequency) -> tuple[float, list[str], bool]:
    """The share of what the query tells that the article has, each word by how prominently it stands.

    With the reasons, and whether the article lacks the word that tells most.
    """
    asked = 0.0
    got = 0.0
    words: list[str] = []
    phrases: list[str] = []
    missing: list[str] = []
    most = (0.0, False)
    for item in query.words or query.include:
        stems = title_stems(item, wording.language)
        if not stems:
            continue
        weight = sum(max(0.3, frequency.rarity(stem)) for stem in stems)
        strength = _strength(item, wording)
        asked += weight
        got += weight * strength
        most = max(most, (weight, not strength))
        (missing if not strength else phrases if len(stems) > 1 else words).append(item)
    reasons = [f"words: {', '.join(words)}"] if words else []
    reasons += [f"phrase “{phrase}”" for phrase in phrases]
    if missing and (words or phrases):
        reasons.append(f"without: {', '.join(missing)}")
    return (got / asked if asked else 0.0), reasons, most[1]


def _strength(item: str, wording: Wording) -> float:
    """How prominently one item of a query stands in an article: by stem, by parts, by another spelling of a name."""
    stems = title_stems(item, wording.language)
    if not stems:
        return 0.0
    if len(stems) > 1:
        return wording.phrase_strength(stems)
    stem = stems[0]
    found = max(wording.strength(form) for form in forms(stem)[:2])
    if not found and "-" in stem:
        found = wording.phrase_strength(stem.split("-"))
    if not found and item[:1].isupper() and len(item) >= 5:
        found = wording.strength(wording.names.get(skeleton(stem), ""))
    return found


# --- likeness


def _own_names(query: Query, profile: Profile, wording: Wording) -> bool:
    """Whether an article names somebody of the story whom the query does not."""
    asked = {stem for item in query.words for stem in title_stems(item, wording.language)}
    return any(share >= _OFTEN and stem in wording.spelling and stem not in asked for stem, share in profile.names)


def _alike(
    learned: dict[str, float], profile: Profile, wording: Wording, frequency: Frequency
) -> tuple[float, list[str]]:
    """What likeness to a story's articles is worth, 0 to 1; nothing without rare words in common, a name among them."""
    if not learned:
        return 0.0, []
    own = telling(wording.counts, frequency)
    likeness = cosine(learned, own)
    shared = [stem for stem in own if stem in learned and frequency.rare(stem)]
    names = {stem for stem, share in profile.names if share >= _OFTEN}
    named = [stem for stem in shared if stem in names]
    if len(shared) < _SHARED or (names and not named):
        return min(0.4, likeness / LIKE * MATCHED), []
    of = f"{profile.articles} articles" if profile.articles > 1 else "the article"
    reasons = [f"like {of} of this story ({likeness:.2f})"] if likeness >= LIKE / 2 else []
    if reasons and named:
        reasons.append(f"names: {', '.join(_spelt(named, wording)[:3])}")
    return min(1.0, likeness / LIKE * MATCHED), reasons


def _spelt(stems: Iterable[str], wording: Wording) -> list[str]:
    """Stems as the article writes them, where its names show it."""
    return list(dict.fromkeys(wording.spelling.get(stem, stem) for stem in stems))
