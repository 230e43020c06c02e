"""Whether a sentence holds the kind of thing that a question asks for: a person to "who", a count to "how many"."""

import re
from collections.abc import Callable, Mapping

from summaries.answers.question import Kind, Question
from summaries.answers.who import a_person, somebody
from summaries.model import Figure
from summaries.sections.case import Case, Place
from summaries.text.stems import telling_stems

_WORD = re.compile(r"[^\W_][\w’'-]*")
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|as a result of|thanks to|caused?|causes|blamed?|reasons?|led to|after|following|amid"
    r"|since (?:it|they|he|she|the)|so that|in order to|over (?:the|its|his|her|their)|in (?:response|protest)"
    r"|to (?:stop|avoid|prevent|protect|save|keep|make|allow|let|force|cut|reduce)|for (?:not|\w+ing))\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may \d|june|july|august|september"
    r"|october|november|december|yesterday|today|tomorrow|tonight|noon|midnight|dawn|dusk|spring|summer|autumn|winter"
    r"|(?:last|next|this) (?:week|month|year|night)|(?:19|20)\d\d|\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm)"
    r"|(?:\w+ )?(?:hours?|days?|weeks?|months?|years?) (?:ago|later|earlier|before|after)"
    r"|(?:within|after|for|in) (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?|years?)"
    r"|(?:end|beginning|start|middle) of (?:the )?(?:week|month|year|\w+ term))\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|some|many|half an?)"
    r"[ -](?:\w+[ -])?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)\b"
    r"|\b(?:until|till|since|by the end of)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged? \d|\d{1,3}[- ]years?[- ]old|, \d{1,3},|years old)", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|at|near|on|off|outside|inside|behind|beside|under|from|to|through|between|along) "
    r"(?:(?:the|an?|its|his|her|their) )?(?:[A-Z][\w’'-]+|[\w’'-]+)"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|toll|count) of\b", re.IGNORECASE)
_COIN = re.compile(
    r" ?(?:\w+ )?(?:dollars?|euros?|pounds?|pence|cents?|marks?|crowns?|francs?|kron\w+|krona|pesos?|reais|rand|rupees?"
    r"|yen|yuan|won|liras?|dinars?|dirhams?|shekels?|zlotys?|forints?|roubles?|rubles?|shillings?|guilders?|ducats?)\b",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\b(?:worth|cost\w*|price\w*|paid|pay\w*|fine\w*|fees?|sums?|budget\w*|set aside|valued)\b", re.I)
_MADE = re.compile(r"caused?|causes|led to|blamed?|reasons?", re.IGNORECASE)
_APART = re.compile(r"[,;:“”]|\b(?:that|which|who|whose|where|when|and|but|said)\b")
# Units that measure no stuff: "inside for four minutes" counts no thieves.
_NO_STUFF = frozenset("people % second minute hour day night week month year decade degree".split())
_COINS = frozenset("crown mark franc peso rupee yen yuan won lira dinar shilling krona".split())
_CURRENCY = re.compile(r"[A-Z]{3}\Z|%\Z")


def fits(case: Case, place: Place, question: Question) -> bool:
    """Whether the sentence holds something of the kind that is asked for."""
    return _TESTS[question.kind](case, place, question)


def _text(case: Case, place: Place) -> str:
    sentence = case.sentence(place)
    return case.article(place.read).text[sentence.start : sentence.end]


def _number(case: Case, place: Place, question: Question) -> bool:
    found = _figures(case, place)
    if not question.counted:
        return bool(found)
    return any(_counts(case, place, figure, question) for figure in found)


def _counts(case: Case, place: Place, figure: Figure, question: Question) -> bool:
    """Whether a figure counts what is asked for: as its subject, or as one of the words right behind it."""
    if not question.counted.isdisjoint(figure.subject):
        return True
    if figure.unit and figure.unit not in _NO_STUFF and not question.counted.isdisjoint(_before(case, place)):
        return True  # "Diesel leaked into the bay.  About 300 litres were lost."
    text = case.article(place.read).text
    if _NUMBER_OF.search(text, case.sentence(place).start, figure.start) and not figure.unit and not figure.subject:
        return not question.counted.isdisjoint(case.sentence(place).stems)
    behind = _WORD.findall(text[figure.end : min(figure.end + 40, case.sentence(place).end)])[:3]
    stems = telling_stems("en")
    return any(stems[word.lower()] in question.counted for word in behind)


def _before(case: Case, place: Place) -> frozenset[str]:
    """The stems of the sentence and of the one before it."""
    sentences = case.reads[place.read].analysis.sentences
    return frozenset(stem for one in sentences[max(0, place.sentence - 1) : place.sentence + 1] for stem in one.stems)


def _money(case: Case, place: Place, question: Question) -> bool:
    """A sum: in a currency, in what coins are called, or large and right beside a word of money."""
    text = case.article(place.read).text
    start, end = case.sentence(place).start, case.sentence(place).end
    for figure in _figures(case, place):
        if _CURRENCY.match(figure.unit) or _COIN.match(text, figure.end) or figure.unit in _COINS:
            return True
        around = text[max(start, figure.start - 30) : min(end, figure.end + 40)]
        if figure.value >= 100 and figure.unit != "people" and _PRICED.search(around):
            return True
    return False


def _figures(case: Case, place: Place) -> tuple[Figure, ...]:
    sentence = case.sentence(place)
    return case.figures(place.read, sentence.start, sentence.end)


def _when(case: Case, place: Place, question: Question) -> bool:
    sentence = case.sentence(place)
    dated = case.dates(place.read, sentence.start, sentence.end)
    return bool(dated) or _MOMENT.search(_text(case, place)) is not None


def _where(case: Case, place: Place, question: Question) -> bool:
    """Words of place that belong to a word of the question: no relative clause and no comma lies between them."""
    text = _text(case, place)
    ends = [end for _, end in _spots_of(case, place, _asked(question))]
    for found in _PLACED.finditer(text):
        if not _own_words(found.group(), question):
            if not ends:
                return True  # "It had been burned in a quarry", of a van that the sentence before names
            between = (text[end : found.start()] for end in ends if 0 <= found.start() - end <= NEAR)
            if any(_APART.search(words) is None for words in between):
                return True
    return False


def _own_words(words: str, question: Question) -> bool:
    """Whether words only repeat the question: "in the theft", asked where the theft was."""
    stems = telling_stems("en")
    told = {stems[word.lower()] for word in _WORD.findall(words)} - {""}
    return bool(told) and told <= _asked(question)


def _asked(question: Question) -> frozenset[str]:
    return frozenset(stem for term in question.terms for stem in term.stems)


def _spots_of(case: Case, place: Place, wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Where words of these stems stand in the sentence, from its start."""
    stems = telling_stems("en")
    found = _WORD.finditer(_text(case, place))
    return [one.span() for one in found if stems[one.group().lower()] in wanted]


def _why(case: Case, place: Place, question: Question) -> bool:
    """A cause, where what is asked about is its effect: not "they were asked because nobody saw the bus leave"."""
    text = _text(case, place)
    found = _CAUSE.search(text)
    if found is None:
        return False
    effect = (0, found.start()) if found.start() > 3 else (text.find(",") + 1, len(text))
    if _MADE.match(found.group()):
        return True  # "the brake was the cause", "it led to": either side may be the effect
    spots = _spots_of(case, place, frozenset(s for t in question.terms if t.share == 1.0 for s in t.stems))
    inside = sum(effect[0] <= start < effect[1] for start, _ in spots)
    return not spots or inside * 2 >= len(spots)


def _matching(pattern: re.Pattern[str]) -> Callable[[Case, Place, Question], bool]:
    return lambda case, place, question: pattern.search(_text(case, place)) is not None


def _any(case: Case, place: Place, question: Question) -> bool:
    return True


_TESTS: Mapping[Kind, Callable[[Case, Place, Question], bool]] = {
    "who": somebody,
    "person": a_person,
    "when": _when,
    "where": _where,
    "why": _why,
    "number": _number,
    "money": _money,
    "span": _matching(_SPAN),
    "age": _matching(_AGE),
    "yes": _any,
    "any": _any,
}


# --- how well ---------------------------------------------------------------------------------------------------------

NEAR = 40  # code points from a word of the question to the figure or name that answers it

_EMBEDDED: Mapping[Kind, re.Pattern[str]] = {
    "where": re.compile(r"\bwhere\b", re.IGNORECASE),
    "why": re.compile(r"\bwhy\b", re.IGNORECASE),
    "number": re.compile(r"\bhow (?:many|much|large|big)\b", re.IGNORECASE),
    "money": re.compile(r"\bhow (?:much|large|big)\b", re.IGNORECASE),
}


def asked_in(case: Case, place: Place, question: Question) -> bool:
    """Whether a sentence asks the same thing within itself: "to check where the money came from"."""
    pattern = _EMBEDDED.get(question.kind)
    return pattern is not None and pattern.search(_text(case, place)) is not None


def beside(case: Case, place: Place, question: Question) -> float:
    """How close what is asked for stands to the words of the question, 0 to 1; 0 for kinds that have no place."""
    spots = _spots(case, place, question)
    if not spots:
        return 0.0
    sentence = case.sentence(place)
    text = case.article(place.read).text
    stems = telling_stems("en")
    asked = {stem for term in question.terms for stem in term.stems}
    words = [
        (found.start(), found.end())
        for found in _WORD.finditer(text, sentence.start, sentence.end)
        if stems[found.group().lower()] in asked
    ]
    gaps = [max(0, a - end, start - b) for start, end in words for a, b in spots]
    return max(0.0, 1 - min(gaps) / NEAR) if gaps else 0.0


def _spots(case: Case, place: Place, question: Question) -> list[tuple[int, int]]:
    sentence = case.sentence(place)
    if question.kind in ("number", "money"):
        found = [f for f in _figures(case, place) if not question.counted or _counts(case, place, f, question)]
        return [(figure.start, figure.end) for figure in found]
    if question.kind == "when":
        return [(date.start, date.end) for date in case.dates(place.read, sentence.start, sentence.end)]
    return []
