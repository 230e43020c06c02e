"""Which agency a text says that it came from: "(Reuters)", "— AP", "Meridian Wire reports"."""

import re

_KNOWN = (
    "Reuters",
    "Associated Press",
    "AP",
    "AFP",
    "Agence France-Presse",
    "dpa",
    "Bloomberg",
    "EFE",
    "ANSA",
    "Xinhua",
    "TASS",
    "Interfax",
    "Kyodo",
    "PTI",
    "ANI",
    "UPI",
    "PA Media",
    "Press Association",
    "AAP",
    "The Canadian Press",
    "Lusa",
    "Al Jazeera",
    "BBC",
    "CNN",
    "Anadolu",
    "Yonhap",
    "IANS",
    "APA",
    "SID",
)
_AGENCY = re.compile(r"\b(?:" + "|".join(re.escape(k) for k in sorted(_KNOWN, key=len, reverse=True)) + r")\b")
_COINED = re.compile(r"\b[A-Z][a-z]{2,20} (?:Wire|News Agency|Press Agency|Wire Service)\b")
_BY = re.compile(r"(?:[Rr]eporting by|[Ss]ource:|[Cc]redit:|(?:^|\n)(?:By|From|With))\s+(?:the\s+|The\s+)?$")
# The same where it is said in other languages, at the start of a line or behind an opening bracket.
_ABROAD = re.compile(
    r"(?:^|[\n(])(?:[Mm]it(?: Material (?:von|der))?|[Vv]on|Quelle:|[Aa]vec|Source ?:"
    r"|[Cc]on(?: informaci[oó]n de)?|Fuente:|[Cc]om(?: informaç(?:ão|ões) d[ae])?|Fonte:|[Ww]ith)\s+(?:der\s+|l[’'])?$"
)
_OUTLETS = frozenset({"Al Jazeera", "BBC", "CNN"})  # credited like agencies, and printing texts of their own
_HEAD, _TAIL = 400, 400


def is_agency(name: str) -> bool:
    """Whether a publisher is an agency, whose own page is the text that others credit to it."""
    known = _AGENCY.fullmatch(name) or _COINED.fullmatch(name)
    return known is not None and name not in _OUTLETS


def credits_of(text: str, byline: str) -> tuple[str, ...]:
    """The agencies credited in a byline, a dateline, a closing line or a "… reports", each once, in order."""
    found: dict[str, None] = {}
    for m in _names(byline[:300]):
        found.setdefault(m.group())
    for part in (text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :]):
        for m in _names(part):
            if _credited(part, m.start(), m.end()):
                found.setdefault(m.group())
    return tuple(found)


def _names(part: str) -> list[re.Match[str]]:
    return sorted([*_AGENCY.finditer(part), *_COINED.finditer(part)], key=lambda m: m.start())


def _credited(part: str, start: int, end: int) -> bool:
    before, after = part[max(0, start - 24) : start], part[end : end + 24]
    if before.endswith(("(", "[", "/")) and after[:1] in (")", "]", "/"):
        return True
    if re.match(r"\s+(?:reports|reported)\b\.?", after):
        return True
    if _BY.search(before) or _ABROAD.search(before):
        return True
    return bool(re.search(r"(?:^|\n|[.!?”\"]\s)\s*[—–-]+\s*$", before)) and (not after.strip() or after[:1] == "\n")
