"""Whether a sentence is understood without the one before it: a whole clause, with its subject, pointing nowhere."""

from summaries.text.german.standing import stands
from summaries.text.lexicon import ACT, AUX, CONJ, CONNECT, DET, NUMBER, PREP, PRONOUN, ROLE, SAY, SOURCE, STANCE, VERB
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens
from summaries.text.verbs import finite

_OPENERS = frozenset(
    """
    he she they this that these those his her their its but however and or so yet then also thus therefore instead
    meanwhile moreover furthermore additionally besides nevertheless nonetheless consequently hence similarly likewise
    otherwise afterwards afterward neither nor others another here him them such
    """.split()
)
_HE_SHE = frozenset("he she him her his hers himself herself".split())
_THEY_IT = frozenset("they them their theirs themselves it its itself".split())
_BE = frozenset("is was remains remained seems seemed became".split())
_EXISTS = frozenset("is are was were has have had will would may might could can should must remains seems".split())
_CLEAR = frozenset(
    """
    clear unclear known unknown certain uncertain likely unlikely possible impossible hard difficult easy early late
    time thought believed understood reported expected quiet dark
    """.split()
)
_BEHIND_CLEAR = frozenset("that whether who what how why when where which if".split())
_EMERGES = frozenset("emerged emerges turned turns appears appeared follows transpired".split())
_TIMES = frozenset(
    """
    week year month morning afternoon evening summer winter spring autumn weekend season time day century decade night
    """.split()
)
_OURSELVES = frozenset(
    "newspaper paper station website site outlet agency column reporter programme broadcaster".split()
)
_THOSE = frozenset("who whom whose which that of with in at on from without".split())
# What points back where it stands bare: "the figure", not "the figure for May".
BACK = frozenset(
    """
    figure figures number numbers sum sums total totals amount gap pair move moves decision incident incidents episode
    announcement news remark remarks comment comments change changes development developments latter claim claims
    allegation allegations accusation accusations finding findings result results measure measures step request requests
    """.split()
)
_BINDS = frozenset("of for in at that which who between on to with from by".split())
# Of these a country, or a story, has but one.
_ONLY_ONE = frozenset(
    """
    police government parliament president king queen pope cabinet army navy opposition treasury public press
    senate congress state country
    """.split()
)
_POINTS = frozenset("the this these those such that then both them another others".split())
_SOMEBODY = frozenset(
    """
    man woman person boy girl child baby infant teenager teen couple mother father parent son daughter brother sister
    wife husband widow widower uncle aunt cousin grandmother grandfather friend neighbour neighbor girlfriend boyfriend
    fiance fiancee fiancé fiancée partner victim suspect defendant patient student pupil teacher nurse soldier worker
    driver passenger pilot player singer actor actress comedian comedienne musician writer author artist photographer
    athlete champion prisoner inmate detainee migrant refugee farmer fisherman resident visitor tourist customer
    employee owner tenant builder miner sailor
    """.split()
)
_LATE = frozenset("either too afterwards afterward both another others so".split())
_FAR = 10  # tokens before "those" or "these" among which it finds what it means
_MANY = frozenset("hundreds thousands millions billions dozens".split())  # of people, where nothing else is said
_VERBS = AUX | VERB | SAY | ACT | STANCE
# All other words neither point back nor are what others point to.
_WEIGHS = _VERBS | ROLE | SOURCE | DET | NUMBER
_POINTERS = _HE_SHE | _THEY_IT | _SOMEBODY | _POINTS | {"there"}
NO_NAME, PERSON, ELSE = -1, 0, 1  # what stands at a token: no name, a person's, another


def stands_alone(tokens: Tokens, names: list[int], s: Stretch, quoted: bool, language: str) -> bool:
    """Whether a sentence stands alone; in other languages than English and German by its first word and length only.

    names: at each token -1, PERSON or ELSE.  quoted: somebody's words stand in it.
    """
    first, last = s.first, s.last
    while first < last and not tokens.spoken[first]:
        first += 1
    if first + 1 >= last or tokens.word[last - 1] in ":,;-–—":
        return False
    if quoted and tokens.mark[first] >= 0:
        return True
    if language == "de":
        return stands(tokens, names, s)
    if language != "en":
        return tokens.low[first] not in _OPENERS and not tokens.flag[first] & (CONNECT | PRONOUN)
    if tokens.word[last - 1] == "?" or _opens_leaning(tokens, first, last):
        return False
    return finite(tokens, names, first, last) and not _points_back(tokens, names, first, last)


def _opens_leaning(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the first words need the sentence before: a connective, a pronoun, a bare role, a bare number."""
    low, flag = tokens.low, tokens.flag
    word, after = low[first], low[first + 1]
    if word == "it":
        return not _empty_it(tokens, first, last)
    if word == "there":
        return after not in _EXISTS
    if word == "this" and after in _TIMES | _OURSELVES:
        return False
    if word == "both":
        return "and" not in low[first + 2 : first + 9]
    if word in _OPENERS or word in ("i", "we", "you"):
        return True
    if flag[first] & NUMBER and flag[first + 1] & (AUX | VERB | SAY) and after != "like" and word not in _MANY:
        return True
    return word == "the" and _bare_role(tokens, first + 1, last)


def _empty_it(tokens: Tokens, i: int, last: int) -> bool:
    """Whether "it" means nothing: "it is not clear whether", "it emerged that"."""
    low = tokens.low
    if i + 2 >= last:
        return False
    if low[i + 1] in _EMERGES:
        return "that" in low[i + 2 : i + 5]
    if low[i + 1] not in _BE:
        return False
    j = i + 2
    while j < last and (low[j] in ("not", "still", "yet", "too", "so") or tokens.flag[j] & AUX or low[j][-2:] == "ly"):
        if low[j] in _CLEAR:
            break
        j += 1
    if j >= last or low[j] not in _CLEAR:
        return False
    return low[j] in ("quiet", "dark", "time", "early", "late") or not _BEHIND_CLEAR.isdisjoint(low[j + 1 : j + 4])


def _bare_role(tokens: Tokens, i: int, last: int) -> bool:
    """Whether "the firm", "the minister’s aides" stand with nothing that says which."""
    low, flag = tokens.low, tokens.flag
    owner = low[i].removesuffix("’s").removesuffix("'s")
    if tokens.cap[i] or owner in _ONLY_ONE or i + 1 >= last:
        return False
    if owner != low[i]:
        return bool(flag[i] & (ROLE | SOURCE))
    if low[i] in ("two", "three", "four", "five", "pair", "same", "latter", "former", "other", "others", "rest"):
        return low[i + 1] not in _BINDS and (
            not low[i + 1][0].isalpha() or bool(flag[i + 1] & (AUX | VERB | SAY)) or low[i] == "same"
        )
    if not flag[i] & (ROLE | SOURCE) or low[i] in ("people", "paper", "leaders", "parents"):
        return False
    after = low[i + 1]
    if after == "," or after in _BINDS or after in ("’", "'"):
        return after in ("’", "'")
    return bool(flag[i + 1] & (AUX | VERB | SAY | PREP)) or after.endswith("ed") or not flag[i + 1] & (ROLE | SOURCE)


def _points_back(tokens: Tokens, names: list[int], first: int, last: int) -> bool:
    """Whether a word inside points to what was said before: "that place", "the sum", "there", "they" without a noun."""
    low, flag, mark = tokens.low, tokens.flag, tokens.mark
    person = thing = place = acted = False
    for i in range(first, last):
        word, f = low[i], flag[i]
        if mark[i] >= 0 or not (f & _WEIGHS or names[i] >= 0 or word in _POINTERS or word[-2:] == "ed"):
            continue
        if names[i] >= 0:
            thing, person, place = True, person or names[i] == PERSON, place or names[i] == ELSE
            continue
        if word in _HE_SHE or word in _THEY_IT:
            subject = not acted and bool(f & PRONOUN) and not f & DET
            lost = not person if word in _HE_SHE else not thing
            if (lost or subject) and not _meant(tokens, names, i, last):
                return True
        elif word == "there":
            if i > first and not place and low[i - 1] not in _EXISTS and (i + 1 >= last or low[i + 1] not in _EXISTS):
                return True
        elif f & (ROLE | SOURCE):
            thing = person = True
        elif f & (DET | NUMBER) and i + 1 < last and low[i + 1] not in ("of", "few"):
            thing, person = True, person or low[i + 1] in _SOMEBODY
        elif word in _SOMEBODY:
            thing = person = True
        if f & _VERBS or word[-2:] == "ed":
            acted = True
        if (word in _POINTS or f & SAY) and _demonstrates(tokens, names, i, first, last):
            return True
    late = low[last - 2] in _LATE and not (
        low[last - 2] == "others" and (flag[last - 3] & NUMBER or low[last - 3].isdigit())
    )
    return late or low[last - 3 : last - 1] == ["as", "well"]


def _meant(tokens: Tokens, names: list[int], i: int, last: int) -> bool:
    """Whether a pronoun without a noun before it needs none: "it is clear that", "his or her", a name right behind."""
    low = tokens.low
    if low[i] == "it" and _empty_it(tokens, i, last):
        return True
    return (
        low[i + 1 : i + 3] in (["or", "her"], ["or", "she"])
        or low[i - 1] == "or"
        or _named_later(tokens, names, i, last)
    )


def _demonstrates(tokens: Tokens, names: list[int], i: int, first: int, last: int) -> bool:
    """Whether a word points at what was told before: "these jobs", "the sum", "by then"."""
    low, flag = tokens.low, tokens.flag
    word = low[i]
    after = low[i + 1].removesuffix("’s") if i + 1 < last else ""
    if i == first:
        return word == "the" and _back(tokens, names, i, last)
    if flag[i] & SAY and (after[:1].isdigit() or (i + 1 < last and flag[i + 1] & NUMBER)):
        return i + 2 < last and not low[i + 2][0].isalnum()  # "the office says 38,000."
    if word == "then":
        return bool(flag[i - 1] & PREP) or (i - first < 5 and not flag[i - 1] & CONJ and low[i - 1] != ",")
    if word == "both":
        return bool(i + 1 < last and flag[i + 1] & AUX) or after in BACK
    if word == "them":
        return low[i - 1] == "of" and i - first < 5
    if word in ("this", "these"):
        return (
            after not in _TIMES | _OURSELVES
            and not (word == "this" and after in ("is",))
            and not (word == "these" and i - first >= _FAR)
        )
    if word == "those":
        return after not in _THOSE and not after.endswith("ed") and i - first < _FAR
    if word == "such":
        return bool(flag[i - 1] & (NUMBER | DET)) and after.endswith("s")
    if word == "that":
        before = low[i - 1]
        if before in ("whether", "if") or (flag[i - 1] & PREP and before not in ("in", "except", "given", "like")):
            return bool(after) and not flag[i + 1] & (DET | PRONOUN | CONJ) and names[i + 1] < 0
        return False
    return word == "the" and _back(tokens, names, i, last)


def _back(tokens: Tokens, names: list[int], i: int, last: int) -> bool:
    """Whether "the" opens what was told before: "the sum", "the same people"."""
    low = tokens.low
    if i + 2 >= last:
        return False
    if low[i + 1] in BACK:
        if low[i + 2] in ("comes", "come", "came") and low[min(i + 3, last - 1)] == "as":
            return False  # "The move comes as": a line does without
        return low[i + 2] not in _BINDS and not (low[i + 2] == "," and names[min(i + 3, last - 1)] >= 0)
    return low[i + 1] == "same" and bool(tokens.flag[i + 2] & (ROLE | SOURCE))


def _named_later(tokens: Tokens, names: list[int], i: int, last: int) -> bool:
    """Whether a pronoun in an opening phrase is named right behind its comma: "In her first speech, Mara Lind said"."""
    for j in range(i + 1, min(i + 14, last - 1)):
        if tokens.word[j] == ",":
            return any(names[k] >= 0 for k in range(j + 1, min(j + 6, last)))
    return False
