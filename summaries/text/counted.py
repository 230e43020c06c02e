"""What a number counts: the noun behind it, or the one before it that it is said of ("the toll has risen to 27")."""

from summaries.text.lexicon import (
    ADVERB,
    AUX,
    CONJ,
    DET,
    DIGITS,
    MONTH,
    NOUNLIKE,
    PREP,
    PRONOUN,
    RELATIVE,
    SAY,
    STOP,
    VERB,
    WEEKDAY,
)
from summaries.text.tokens import Tokens
from summaries.text.units import CURRENCY, PEOPLE
from summaries.text.verbs import ACTS, PAST

_AFTER_NOUN = frozenset(
    """
    ago ahead aloud apart available away downstream upstream earlier later high tall long wide deep strong old each
    north south east west northeast northwest southeast southwest inland offshore off apiece altogether
    """.split()
)
_OF_WHAT = frozenset("of de der des du da do d".split())
_WHEN = frozenset("last this next today yesterday tomorrow since ago now overall".split())
_NO_NOUN = frozenset("fewer more less higher lower shut open alike".split())
_WALL = SAY | AUX | PRONOUN | RELATIVE | CONJ | ADVERB | WEEKDAY | MONTH  # no noun phrase reaches over it
_CONTRACTED = frozenset("ao aos à às no na nos nas pelo pela pelos pelas del al im am zum zur vom beim ins ans".split())
_REACH = 18  # tokens looked back for the noun that a number is said of
_GAP = 6  # tokens between the number and the verb or preposition that ties it to its noun

# Nouns that are numbers by nature: a bare number said of them is a figure, and some count people.
MEASURES = frozenset(
    """
    toll total number figure count tally crowd attendance audience turnout population membership workforce headcount
    price cost rate share value bill fee fare rent wage salary budget deficit shortfall surplus debt loss profit revenue
    turnover magnitude margin majority majority's average median estimate capacity backlog length height width depth
    weight size distance speed temperature altitude score index level fine penalty damages settlement bail bounty
    reward ransom grant loan quota record tollgate zahl anzahl bilanz preis kosten quote summe einwohnerzahl número
    cifra precio total tasa cantidad balance nombre prix taux bilan somme número preço taxa população población
    """.split()
)
_HEADS = {"toll", "crowd", "attendance", "audience", "population", "membership", "workforce", "headcount"}  # of people
_BE = frozenset("is are was were be been ist sind war waren es son era eran est sont était é são era foi".split())
_LINKS = (
    frozenset(
        """
        has have had measured registered recorded measures weighs weigh covers reads expanded expands contracted
        contracts shrinks widened narrowed advanced gained lost held hold holds
        number numbers numbered lasts lasted
        stand stands stood reach reaches reached rise rises rose risen fall falls fell fallen climb climbs climbed hit
        hits total totals totalled totaled exceed exceeds exceeded grow grows grew grown drop drops dropped increase
        increases increased decrease decreased jump jumps jumped slow slowed slip slipped top topped pass passed cost
        costs costing average averages averaged go goes gone went swell swelled shrink shrank dwindled double doubled
        sink sank come comes came remain remains remained lie lay worth amount amounts amounted plunge plunged soar
        soared surge surged ease eased edge edged cut raised lowered revised estimated put set fixed capped limited
        steigt stieg gestiegen sinkt sank gesunken liegt lag beträgt betrug kostet kostete kosten erreichte fiel
        gefallen kletterte subió bajó alcanzó cayó aumentó llegó costará costó asciende ascendió sube cuesta
        atteint atteignait passera passe coûte coûtera coûté montent monte élève élèvent grimpé augmenté baissé tombé
        subiu caiu chegou custa custará custou alcançou aumentou soma passou
        """.split()
    )
    | _BE
)
_COSTS = frozenset("cost costs costing kostet kostete kosten cuesta costará costó coûte coûtera custa custará".split())
_BETWEEN = ADVERB | DET | PREP | MONTH | WEEKDAY
_PUT = frozenset("put puts putting estimate estimates estimated set sets".split())
_OF = frozenset("of de von".split())
_TIE = frozenset(
    "at to by from of as than auf um bei von al a en de hasta à au aux para em worth in now still nearly about".split()
)
_NEVER = frozenset("age aged ages part one kind sort type case lot matter room page group set end side".split())
_TOTALS = frozenset("at to total totalled reached number numbered".split())
_NUMBER_OF = frozenset("number total zahl anzahl número nombre".split())
_SKIPPED = frozenset("record staggering mere total combined further new additional le la les el se ’ ' s".split())


def noun_after(tokens: Tokens, last: int, language: str) -> tuple[int, int]:
    """The words that say what is counted, right behind the number, or (-1, -1)."""
    flag, word, n = tokens.flag, tokens.word, len(tokens)
    i = last
    if i < n and tokens.low[i] in _OF_WHAT:
        i += 1
        while i < n and flag[i] & (DET | DIGITS) and i - last < 4:
            i += 1  # 19 of the 60 buses
        if i + 1 < n and word[i].endswith(("’s", "'s")):
            i += 1  # of the island's teachers
    j = i
    while j < n and j - i < 4 and word[j][0].isalpha() and tokens.start[j] - tokens.end[j - 1] <= 1:
        if not _may_count(tokens, j, first=j == i) or (j > i and _acts(tokens, j)):
            break
        j += 1
        if j == n or _ends_noun(tokens, j, language):
            break
    while j > i and (flag[j - 1] & STOP or tokens.low[j - 1] in _AFTER_NOUN):
        j -= 1
    if language == "de":
        while j > i and not tokens.cap[j - 1]:
            j -= 1
    elif j - i > 1 and word[j - 1].endswith("ed") and tokens.low[j - 1] not in PEOPLE:
        j -= 1
    if j - i == 1 and (word[i].endswith("ed") or tokens.low[i] in _NO_NOUN) and tokens.low[i] not in PEOPLE:
        return -1, -1
    return (i, j) if j > i else (-1, -1)


def _may_count(tokens: Tokens, j: int, first: bool) -> bool:
    """Whether a word may belong to the noun behind a number; right behind it, "claims" and "reports" are nouns."""
    flag = tokens.flag[j]
    if flag & NOUNLIKE and (first or not tokens.low[j - 1].endswith("s")):
        return True
    low = tokens.low[j]
    return not (flag & (_WALL | DET | PREP | VERB) or low in _WHEN or low in _CONTRACTED or low in PAST)


def _ends_noun(tokens: Tokens, j: int, language: str) -> bool:
    """Whether the noun behind a number ends before a token."""
    before, word = tokens.word[j - 1], tokens.word[j]
    if language in ("es", "fr", "pt"):
        return tokens.low[j - 1] in PEOPLE
    plural = before.endswith("s") and before[0].islower()
    return plural and (word.endswith(("ed", "ing")) or bool(tokens.flag[j] & STOP))


def _acts(tokens: Tokens, j: int) -> bool:
    """Whether a word behind a counted plural is what those counted do, or another's name: "nine farms lie", no farm."""
    before, low = tokens.low[j - 1], tokens.low[j]
    if not (before in PEOPLE or (before.endswith("s") and not before.endswith("ss"))) or tokens.cap[j - 1]:
        return False
    if before == "people" and low in PEOPLE:
        return False
    return tokens.cap[j] or low in ACTS or (low.endswith("ed") and low not in PEOPLE)


def noun_before(tokens: Tokens, first: int) -> tuple[int, int]:
    """The words that a number is said of, before it: an audience of 1,100; unemployment rose to 9.2 percent."""
    low = tokens.low
    if first and low[first - 1] in _OF:
        return _phrase_up_to(tokens, first - 1)
    sentence, passed = tokens.sentence[first], False
    for at in range(first - 1, max(-1, first - _GAP), -1):
        if tokens.sentence[at] != sentence:
            break
        if low[at] in _COSTS or (low[at] in _LINKS and not passed):
            return _said_of(tokens, at, first)
        if not _ties(tokens, at):
            if not tokens.word[at][0].isalpha():
                break
            passed = True  # what it costs the council: another noun stands between
    if first and low[first - 1] in ("at", "auf"):
        return _put_at(tokens, first - 1)
    return -1, -1


def _ties(tokens: Tokens, at: int) -> bool:
    low = tokens.low[at]
    return low in _TIE or low in _SKIPPED or bool(tokens.flag[at] & _BETWEEN) or _number(tokens, at)


def _number(tokens: Tokens, at: int) -> bool:
    return bool(tokens.flag[at] & DIGITS) or tokens.low[at] in ("percent", "%", "million")


def _put_at(tokens: Tokens, stop: int) -> tuple[int, int]:
    """What is put at a number: "organisers put the crowd at 35,000"."""
    for at in range(stop - 1, max(-1, stop - _REACH), -1):
        if tokens.sentence[at] != tokens.sentence[stop]:
            break
        if tokens.low[at] in _PUT:
            return _head(tokens, at + 1, stop)
    return -1, -1


def _said_of(tokens: Tokens, link: int, first: int) -> tuple[int, int]:
    """The subject of a verb that ties a number to it, or its object: "put the price of the road at"."""
    low, flag = tokens.low, tokens.flag
    if low[link] in _PUT and low[first - 1] in ("at", "auf"):
        found = _head(tokens, link + 1, first - 1)
        if found[0] >= 0:
            return found
    stop = link
    while stop and (flag[stop - 1] & (AUX | ADVERB) or low[stop - 1] in _BE or low[stop - 1] in _SKIPPED):
        stop -= 1
    begin = stop
    floor = max(0, link - _REACH)
    while begin > floor and tokens.sentence[begin - 1] == tokens.sentence[link]:
        before = begin - 1
        word = tokens.word[before]
        if not (word[0].isalnum() or word in "’'-" or word in CURRENCY) or flag[before] & (SAY | RELATIVE | PRONOUN):
            break
        if low[before] in ("that", "but", "und", "aber", "que"):
            break
        begin -= 1
    return _head(tokens, begin, stop)


def _head(tokens: Tokens, begin: int, stop: int) -> tuple[int, int]:
    """The first noun phrase of a stretch, without its determiner, at most four words."""
    flag, word = tokens.flag, tokens.word
    i = begin
    while i < stop and (
        flag[i] & (DET | PREP | CONJ | ADVERB)
        or not word[i][0].isalpha()
        or (i + 1 < stop and word[i].endswith(("’s", "'s")))
    ):
        i += 1
    j = i
    while j < stop and j - i < 4 and word[j][0].isalpha() and not flag[j] & (PREP | _WALL | DET | VERB):
        j += 1
    if j > i and j + 1 < stop and tokens.low[j - 1] in _NUMBER_OF and tokens.low[j] in _OF_WHAT:
        inner = _head(tokens, j + 1, stop)
        return inner if inner[0] >= 0 else (i, j)
    return (i, j) if j > i else (-1, -1)


def _phrase_up_to(tokens: Tokens, stop: int) -> tuple[int, int]:
    """The noun right before an "of": the words between it and its determiner, verb or preposition."""
    flag, word = tokens.flag, tokens.word
    i = stop
    while (
        i
        and stop - i < 3
        and word[i - 1][0].isalpha()
        and not flag[i - 1] & (PREP | _WALL | DET | VERB | STOP)
        and tokens.sentence[i - 1] == tokens.sentence[stop]
    ):
        i -= 1
    return (i, stop) if i < stop and tokens.low[stop - 1] not in _NEVER else (-1, -1)


def may_stand_bare(tokens: Tokens, noun: tuple[int, int], first: int) -> bool:
    """Whether a number with no unit and nothing behind it is a figure, by the noun before it."""
    low = tokens.low[noun[1] - 1]
    if low in _NEVER or tokens.cap[noun[1] - 1]:
        return False
    if low in MEASURES:
        return True
    bare_be = any(tokens.low[at] in _BE for at in range(max(noun[1], first - _GAP), first))
    if low in PEOPLE:
        return not bare_be
    if tokens.low[first - 1] in _OF:
        return not low.endswith("s") and noun[0] > 0 and bool(tokens.flag[noun[0] - 1] & DET)
    return low.endswith("s") and not bare_be and tokens.low[first - 1] in _TOTALS


_FATES = frozenset("dead injured wounded killed missing".split())


def counts_people(tokens: Tokens, noun: tuple[int, int]) -> bool:
    """Whether what is counted is people: by a word for them, or a noun that is their number."""
    last = tokens.low[noun[1] - 1]
    return (
        last in PEOPLE
        or last in _HEADS
        or any(tokens.low[j] in PEOPLE and tokens.low[j] not in _FATES for j in range(*noun))
    )


_DOES_TO_PEOPLE = frozenset(
    """
    killing killed kills wounding wounded injuring injured arresting arrested detaining detained hospitalising
    hospitalizing rescuing rescued displacing displaced infecting infected evacuating evacuated sickening
    """.split()
)


def done_to(tokens: Tokens, first: int) -> bool:
    """Whether a number stands right behind what is done to people only: "killing six and wounding 13"."""
    return first > 0 and tokens.low[first - 1] in _DOES_TO_PEOPLE
