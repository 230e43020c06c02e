"""Questions from steps that somebody has announced or left undone: "plans to appeal", "has yet to rule on the fine"."""

import re

from summaries.model import Own
from summaries.sections.case import Case, Place
from summaries.sections.inflect import base_of
from summaries.sections.named import Found, Way
from summaries.sections.nouns import Pieces, doer, inside, is_plural, is_somebody, leans
from summaries.sections.rests import end_of_rest
from summaries.text.verbs import finite_form

_CLAIM = (
    r"(?:claims?|reports?|accounts?|allegations?|accusations?|figures?|statements?|videos?|footage|recordings?|images?"
    r"|assertions?|number)"
)

_ADV = r"(?:(?:still|now|also|already|currently|reportedly|publicly|actively|\w+ly)\s+)*"


_WEIGHING = re.compile(
    rf"\b(?:considering|weighing|mulling|contemplating|exploring|thinking\s+(?:of|about)|(?:not|n[’']t)\s+(?:yet\s+)?rul(?:ed?|ing)\s+out)\s+{_ADV}"
    r"(?P<verb>\w+ing)\b(?=\s)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    rf"\b(?P<how>plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|preparing|prepares|due|expected|set|promise[sd]|pledge[sd]|vow(?:s|ed)|threaten(?:s|ed)"
    rf"|(?:has|have|had|is|are)\s+yet|still\s+ha(?:s|ve))\s+to\s+{_ADV}(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    rf"\b(?P<how>will|would)\s+{_ADV}(?P<verb>appeal|challenge|contest|sue|publish|release|decide|investigate|respond|announce|disclose|review"
    r"|consider|examine|resume|testify|reconsider|nominate|file|lodge|seek|open|launch|name|vote|rule)\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|announced|told\s+\w+|added|confirmed)\s+(?:on\s+\w+\s+)?(?:that\s+)?(?:it|they|he|she)\s+\Z"
)
_YET_TO_BE = re.compile(
    rf"\b(?:(?:has|have|had|is|are|was|were)\s+(?:yet|still)|remains?)\s+to\s+be\s+{_ADV}(?P<verb>\w+(?:ed|en|n|t|set|found|made|paid))\b",
    re.I,
)
_MUST_BE = re.compile(
    rf"\b(?:must|needs?\s+to|ha(?:s|ve)\s+to)\s+(?:still|first|now)?\s*be\s+{_ADV}(?P<verb>ratified|approved|confirmed|signed|agreed|decided)\b",
    re.I,
)
_MAY_HAVE = re.compile(
    rf"\b(?:(?:may|might)\s+{_ADV}have|(?:is|are|was|were)\s+{_ADV}(?:thought|believed|suspected|feared|alleged|presumed)\s+to\s+have)\s+"
    r"(?P<been>been\s+)?(?P<verb>\w+)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?P<be>is|are|remains?|still|was|were)\s+(?:still\s+)?(?:missing|unaccounted\s+for|at\s+large|on\s+the\s+run|in\s+hiding)\b",
    re.I,
)
_UNPROVEN = re.compile(
    r"\b(?:could\s+not|cannot|(?:has|have)\s+not|can\s+not)\s+(?:yet\s+)?be(?:en)?\s+(?:\w+ly\s+)?(?:verified|confirmed|authenticated|corroborated)",
    re.IGNORECASE,
)
_CLAIMED = re.compile(rf"(?P<claim>(?:[\w’'-]+\s+){{0,5}}?{_CLAIM})\s+that\b[^,;]*\Z", re.IGNORECASE)
_WHETHER_TO = re.compile(
    r"\b(?:considering|weighing|mulling|pondering|debating|deciding|discussing|decided?|agreed?|said|say|consider|know)\s+(?:\w+\s+)?"
    rf"whether\s+to\s+{_ADV}(?P<verb>\w+)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    rf"\b(?:has|have)\s+not\s+(?:yet\s+)?{_ADV}(?P<verb>ruled|decided|voted|published|released|announced|named|signed|approved|ratified|filed"
    r"|charged|appealed|agreed|set|made|submitted|resumed|reopened|delivered|finished|completed)\b(?!\s+(?:whether|who|what|when|how|why|to\b|out\b))",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:denie[sd]|deny)\s+(?:(?:that\s+)?(?:it|he|she|they)\s+(?:had\s+)?(?P<past>\w+)|(?P<ing>\w+ing))\b",
    re.IGNORECASE,
)
_HANGING = re.compile(r"\A(?:for|to|of|with|on|at|in|by)\Z|\b(?:the|an?|to)\Z", re.IGNORECASE)
_SPOKEN = frozenset(
    "say comment respond reply answer speak explain elaborate appear be do have give make confirm".split()
)
_DECIDES = frozenset("rule decide vote".split())


def _does(
    case: Case, place: Place, at: int, helper: str, verb: str, rest: tuple[int, int], who: Pieces | None = None
) -> Found | None:
    """ "Will the bank move its seat to Lisk?" from who does it, a verb of ours and what it governs."""
    said = _SAID_BEFORE.search(case.article(place.read).text[case.sentence(place).start : at])
    who = who or doer(case, place, case.sentence(place).start + said.start() if said else at)
    cited = case.cite(place.read, *rest)
    if who is None or _points(cited.text) or not _acts(who) or _HANGING.search(cited.text):
        return None
    tail: Pieces = (Own(f" {verb} "), cited, Own("?")) if cited.text else (Own(f" {verb}?"),)
    return (Own(helper + " "), *who, *tail), at, rest[1]


def _acts(who: Pieces) -> bool:
    """Whether a noun phrase can be somebody who does something: a name, several, or one that is pointed out."""
    words = "".join(piece.text for piece in who)
    last = words.split()[-1]
    if last.islower() and (last.endswith("ed") or finite_form(last)):
        return False  # "the corporation cancelled (plans to…)"
    return words.startswith("the ") or is_plural(who) or is_somebody(words)


def _points(words: str) -> bool:
    """Whether what a verb governs points away from its own subject: "its findings" does not, "it" does."""
    return leans(
        re.sub(r"\b(?:its|their|his|her|himself|itself|themselves|one|ones|both)\b", " ", words, flags=re.IGNORECASE)
    )


def _weighing(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    base = base_of(found.group("verb").casefold())
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    return _does(case, place, _verb_group(text, found.start()), "Will", base, (found.end(), end)) if base else None


def _planned(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    verb = found.group("verb").casefold()
    if verb in _SPOKEN or base_of(verb) in (verb,) or verb.endswith("ly"):
        return None
    how = found.group("how").casefold()
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    helper = (
        "Will"
        if how.startswith(("promis", "pledg", "vow", "threat"))
        else "How will"
        if verb in _DECIDES
        else "When will"
    )
    if re.search(r"\b(?:on|by)\s+(?:\w+day|\d)|\d{1,2}\s+[A-Z]|[A-Z]\w+\s+\d", text[found.end() : end]):
        return None  # it has its day
    return _does(case, place, _verb_group(text, found.start()), helper, verb, (found.end(), end))


def _will(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    verb = found.group("verb").casefold()
    start = case.sentence(place).start
    said = _SAID_BEFORE.search(text[start : found.start()])
    at = start + said.start() if said else found.start()
    helper = "How will" if verb in _DECIDES else "When will"
    return _does(case, place, at, helper, verb, (found.end(), end_of_rest(text, found.end(), case.sentence(place).end)))


def _whether_to(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    verb = found.group("verb").casefold()
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    return _does(case, place, _verb_group(text, found.start()), "Will", verb, (found.end(), end))


def _not_yet(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    base = base_of(found.group("verb").casefold())
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    helper = "How will" if base in _DECIDES else "Will" if base == "charge" else "When will"
    return _does(case, place, found.start(), helper, base, (found.end(), end)) if base else None


def _yet_to_be(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    return _does(case, place, found.start(), "When will", f"be {found.group('verb').casefold()}", (found.end(), end))


def _may_have(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    who = doer(case, place, found.start())
    verb = found.group("verb").casefold()
    if who is None:
        return None
    if found.group("been"):
        helper = "Were" if is_plural(who) else "Was"
        return _does(case, place, found.start(), helper, verb, (found.end(), end), who)
    base = base_of(verb)
    return _does(case, place, found.start(), "Did", base, (found.end(), end), who) if base and base != "be" else None


def _lost(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    who = doer(case, place, found.start())
    if who is None or not is_somebody("".join(piece.text for piece in who)):
        return None
    return (Own("Where are " if is_plural(who) else "Where is "), *who, Own("?")), found.start(), found.end()


def _unproven(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    start = case.sentence(place).start
    if (claim := _CLAIMED.match(case.article(place.read).text, start, found.start())) is not None:
        if (who := inside(case, place, start, claim.end("claim"))) is None:
            return None
        that = case.cite(place.read, claim.end("claim"), found.start())
        return (Own("Is there proof of "), *who, Own(" "), that, Own("?")), start, found.start()
    who = doer(case, place, found.start())
    words = "".join(piece.text for piece in who) if who else ""
    if who is None or not re.search(rf"\b{_CLAIM}\b", words):
        return None
    return (Own("Is there proof of "), *who, Own("?")), found.start(), found.end()


def _denies(case: Case, place: Place, found: re.Match[str]) -> Found | None:
    text = case.article(place.read).text
    base = base_of((found.group("past") or found.group("ing")).casefold())
    if base is None or base in ("be", "have", "do"):
        return None
    end = end_of_rest(text, found.end(), case.sentence(place).end)
    return _does(case, place, found.start(), "Did", base, (found.end(), end))


def _verb_group(text: str, at: int) -> int:
    """Where the verb group begins that ends before ``at``: "is now considering" from "is"."""
    before = re.search(
        r"(?:\b(?:is|are|was|were|has|have|had|been|be|did|does|do|not|now|also|still|currently|already|reportedly|said\s+to\s+be)\s+)+\Z",
        text[max(0, at - 50) : at],
    )
    return at if before is None else at - (len(before.group()))


STEPS: tuple[Way, ...] = (
    (_UNPROVEN, _unproven),
    (_WHETHER_TO, _whether_to),
    (_WEIGHING, _weighing),
    (_NOT_YET, _not_yet),
    (_YET_TO_BE, _yet_to_be),
    (_MUST_BE, _yet_to_be),
    (_PLANNED, _planned),
    (_WILL, _will),
    (_LOST, _lost),
    (_DENIES, _denies),
    (_MAY_HAVE, _may_have),
)
