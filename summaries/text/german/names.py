"""Names in German text, where every noun has a capital: what tells a name from a noun is what stands around it."""

from dataclasses import dataclass, field

from summaries.model import NameKind
from summaries.text.german.nouns import BODY, PERSON, THING, being, listed, measure, thing
from summaries.text.german.verbs import forms
from summaries.text.lexicon import (
    ABBREVIATION,
    ADVERB,
    AUX,
    CONJ,
    CONNECT,
    DET,
    FIRST,
    MONTH,
    ORG,
    PARTICLE,
    PEOPLE,
    PLACE,
    PREP,
    PRONOUN,
    RELATIVE,
    SAY,
    SITE,
    STOP,
    WEEKDAY,
    lexicon,
)
from summaries.text.mention import Mention
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_COMMON = STOP | AUX | CONNECT | DET | PREP | PRONOUN | RELATIVE | CONJ | ADVERB
_ADDRESS = frozenset("herr herrn frau dr prof".split())
_LONGEST = 9  # tokens in one run of capitals
_WHERE = frozenset("in aus nach bei nahe".split())
# Nouns that stand behind "in", "aus", "nach", "bei" without an article, and are no places.
_WITHOUT_ARTICLE = frozenset(
    """
    höhe haft kraft frage anspruch gefahr not zukunft wirklichkeit ordnung betrieb aussicht brand flammen panik
    gewahrsam untersuchungshaft form bezug sachen folge anlehnung empfang erinnerung arbeit bau planung rente pension
    ruhe schutt asche trümmern tränen brüchen berührung kontakt verruf vergessenheit führung rückstand front
    mode serie schach bedrängnis schwierigkeiten schieflage insolvenz konkurs serien echtzeit zeiten jahren tagen
    angst sorge wut freude protest liebe hass rache dankbarkeit versehen spaß zufall mangel gründen kreisen prinzip
    überzeugung bedarf ablauf hause auftrag verlust gewinn bekanntwerden dienstschluss spielschluss redaktionsschluss
    kriegsende abpfiff anpfiff tisch ausbruch ankunft eintreffen regen schnee nebel dunkelheit sonnenschein sturm
    temperaturen verdacht bedenken nachfrage anfrage gelegenheit tageslicht nacht tag grün rot weiß schwarz blau
    """.split()
)
_ROLE_WORDS = 8  # tokens of a role looked back for
_ROLE_BEHIND = 14  # tokens of a role behind a name
# Bodies that are called by where they sit: Landgericht Altenfurt, Universität Nordhaven.
_SEATED = tuple(
    """
    universität hochschule klinik klinikum gericht polizei feuerwehr kammer bistum museum staatsanwaltschaft präsidium
    direktion stadtwerke theater oper gymnasium jobcenter inspektion
    """.split()
)
_PLACE_NOUNS = ("stadt", "gemeinde", "bezirk", "kreis", "land", "staat", "kanton", "republik", "kommune", "reich")
_SMALL_ENDS = (
    "lich",
    "isch",
    "ig",
    "end",
    "hin",
    "weise",
    "falls",
    "dem",
    "mals",
    "lings",
    "los",
    "sam",
    "bar",
    "haft",
)
_ORG_ENDS = frozenset(
    """
    agency ministry department university association news times post press foundation institute council court committee
    bank group corp inc ltd party league club center centre service services international network company society union
    office authority federation organization organisation journal herald tribune review airlines airways industries
    motors systems records pictures entertainment partners research watch initiative alliance movement front school
    college hospital army navy force police television radio media holding company
    """.split()
)
_PLACES_END = (
    "burg",
    "berg",
    "dorf",
    "hausen",
    "heim",
    "hafen",
    "furt",
    "kirchen",
    "stedt",
    "brücken",
    "ingen",
    "münde",
)


@dataclass(slots=True)
class _Text:
    """One text's capitals: the surnames seen in full so far, nouns that stand behind an article."""

    tokens: Tokens
    surnames: dict[str, int] = field(default_factory=dict)  # last word of a person's name -> first token
    articled: set[str] = field(default_factory=set)
    homes: dict[str, tuple[int, int]] = field(default_factory=dict)  # surname -> the tokens of its "von der"


def sightings(tokens: Tokens, stretches: tuple[Stretch, ...]) -> list[Mention]:
    """Every name in a German text, in order; variants are not yet tied to each other."""
    text = _Text(tokens)
    runs = list(_runs(tokens, {s.first for s in stretches}))
    flag, low = tokens.flag, tokens.low
    text.articled = {low[a] for a, _ in runs if a and flag[a - 1] & DET and not flag[a] & (FIRST | PLACE)}
    found: list[Mention] = []
    for a, b in runs:
        _people(text, a, b, found)
    taken = {i for m in found for i in range(m.first, m.last)}
    for a, b in runs:
        _others(text, a, b, taken, found)
    found.sort(key=lambda m: m.first)
    out: list[Mention] = []
    for m in found:
        if not out or m.first >= out[-1].last:
            out.append(m)
    return [_with_role_behind(tokens, m) for m in out]


def _runs(tokens: Tokens, opens: set[int]) -> list[tuple[int, int]]:
    """Capitals side by side, joined by initials and by particles, without a small word that only opens a sentence."""
    n, cap, flag, word, low = len(tokens), tokens.cap, tokens.flag, tokens.word, tokens.low
    out = []
    last = 0
    for i in [i for i, c in enumerate(cap) if c]:
        if i < last or (flag[i] & _COMMON and not flag[i] & (FIRST | PLACE | ORG) and not word[i].isupper()):
            continue
        j = i + 1
        while j < n and j - i < _LONGEST and tokens.close(j - 1, j):
            if cap[j] or (
                word[j] == "."
                and j + 1 < n
                and cap[j + 1]
                and tokens.start[j] == tokens.end[j - 1]
                and (len(low[j - 1]) == 1 or flag[j - 1] & ABBREVIATION)
            ):
                j += 1
            elif flag[j] & PARTICLE and j + 1 < n and cap[j + 1] and low[j] not in ("der", "den", "des", "zu", "e"):
                j += 2
            elif low[j] in ("von", "van") and j + 2 < n and low[j + 1] in ("der", "den") and cap[j + 2]:
                j += 3
            else:
                break
        while j > i + 1 and not (cap[j - 1]):
            j -= 1
        out.append((i, j))
        last = j
    return out


def _given(tokens: Tokens, i: int) -> bool:
    """Whether a word is a given name, or two in one: Anna-Lena."""
    if tokens.flag[i] & FIRST:
        return True
    head, dash, _ = tokens.low[i].partition("-")
    return bool(dash) and bool(_flag(head) & FIRST)


def _flag(low: str) -> int:
    return lexicon("de")[low]


def _proper(tokens: Tokens, i: int) -> bool:
    """Whether a capital may be part of a person's name: no noun that German makes, no time, no acronym."""
    low, flag = tokens.low[i], tokens.flag[i]
    if low[0] in "-." or flag & (MONTH | WEEKDAY | ORG) or (flag & _COMMON and not flag & FIRST):
        return False
    if tokens.word[i].isupper() and len(low) > 1:
        return False
    return not thing(low) or (being(low) == PERSON and "-" not in low and len(low) < 10)


def _people(text: _Text, a: int, b: int, found: list[Mention]) -> None:
    """The people named in a run of capitals: behind a given name, behind what they are, or two unknown capitals."""
    tokens = text.tokens
    i = a
    while i < b:
        start = _person_starts(text, a, i, b)
        if start < 0:
            i += 1
            continue
        end = _person_ends(tokens, start, b)
        m = _mention(text, start, end, "person", _role_before(tokens, a, start))
        found.append(m)
        if end - start > 1:
            surname = tokens.text[tokens.start[end - 1] : m.end].lower()
            text.surnames.setdefault(surname, start)
            von = end - 1
            while von > start and not tokens.cap[von - 1]:
                von -= 1
            if von < end - 1:
                text.homes.setdefault(surname, (von, end - 1))
        i = end


def _person_ends(tokens: Tokens, start: int, b: int) -> int:
    """The end of a person's name that starts at ``start``: before a noun, another's title, or where he is from."""
    given = _given(tokens, start) or (start > 0 and being(tokens.low[start - 1]) == PERSON)
    end = start + 1
    while end < b and end - start < 5:
        if not tokens.cap[end]:
            home = tokens.low[end] == "von" and end - start > 1
            if home and any(being(tokens.low[k]) or tokens.flag[k] & PLACE for k in range(end, b)):
                break
        elif not (_proper(tokens, end) or (given and end == start + 1 and not listed(tokens.low[end]))) or (
            being(tokens.low[end]) == PERSON and end + 1 < b and _given(tokens, end + 1)
        ):
            break
        end += 1
    while end > start + 1 and not tokens.cap[end - 1]:
        end -= 1
    return end


def _person_starts(text: _Text, a: int, i: int, b: int) -> int:
    """The token at which a person's name starts that shows itself at ``i``; -1 where none does."""
    tokens = text.tokens
    flag, low = tokens.flag, tokens.low
    if not tokens.cap[i]:
        return -1
    if _given(tokens, i) and i + 1 < b and (not flag[i] & PLACE or _proper(tokens, i + 1)):
        after = i + 1
        while after < b and not tokens.cap[after]:
            after += 1
        if after < b and (_surname(tokens, after, b) or _initial(tokens, after)):
            return i
    if i == a and i + 1 < b and _initials(tokens, i, b):
        return i
    if being(low[i]) == PERSON or low[i] in _ADDRESS or (low[i] == "dr" or low[i] == "prof"):
        after = i + 1
        while after < b and (tokens.word[after] == "." or low[after] in _ADDRESS):
            after += 1
        if after < b and tokens.cap[after] and _called(text, a, i, after, b):
            return after
    if i == a and b - a >= 2 and _unknown_pair(text, a, b):
        return i
    return -1


def _surname(tokens: Tokens, i: int, b: int) -> bool:
    """Whether a capital behind a given name is the surname: anything but a time, an acronym, another's title."""
    low, flag = tokens.low[i], tokens.flag[i]
    if flag & (MONTH | WEEKDAY) or measure(low) or (tokens.word[i].isupper() and len(low) > 1):
        return False
    return not (being(low) == PERSON and i + 1 < b and (_given(tokens, i + 1) or "-" in low)) and low[0] != "-"


def _initials(tokens: Tokens, i: int, b: int) -> bool:
    """Whether initials and a surname start here: "C. Y. Lund", "C.Y. Lund"."""
    after = i
    while after < b and (_initial(tokens, after) or tokens.word[after] == "." or tokens.word[after][1:2] == "."):
        after += 1
    return i < after < b and _proper(tokens, after)


def _initial(tokens: Tokens, i: int) -> bool:
    return len(tokens.word[i]) == 1


def _called(text: _Text, a: int, i: int, after: int, b: int) -> bool:
    """Whether what stands behind a noun for a person is that person's name, and not whose person it is."""
    tokens = text.tokens
    low, flag = tokens.low[after], tokens.flag[after]
    if not _proper(tokens, after) or (being(low) == PERSON and after + 1 < b) or (flag & PLACE and not flag & FIRST):
        return False
    if low[-1] == "s" and (_flag(low[:-1]) & PLACE or low[:-1] in text.surnames):
        return False  # der Präsident Ruritaniens, Einige Anhänger Linds
    last = after
    while last + 1 < b and tokens.cap[last + 1] and _proper(tokens, last + 1):
        last += 1
    final = tokens.low[last]
    if final[-1] == "s" and final[:-1] in text.surnames:
        return False
    return not tokens.low[i].endswith(("innen", "eute")) or last > after


def _unknown_pair(text: _Text, a: int, b: int) -> bool:
    """Two or three capitals of which none is a noun we know, with nothing before them that nouns need."""
    tokens = text.tokens
    if b - a > 3 or not all(_proper(tokens, i) and tokens.cap[i] for i in range(a, b)):
        return False
    if any(
        being(tokens.low[i]) or tokens.flag[i] & (PLACE | PEOPLE | SITE) or _initial(tokens, i) for i in range(a, b)
    ):
        return False
    before = a - 1
    if before >= 0 and (
        tokens.flag[before] & DET
        or tokens.word[before][0].isdigit()
        or tokens.low[before].endswith(("e", "er", "en", "es"))
    ):
        return False
    if before >= 0 and tokens.flag[before] & PREP and tokens.low[before] in _WHERE:
        return False
    first, last = tokens.low[a], tokens.low[b - 1]
    opens = a == 0 or tokens.sentence[a - 1] != tokens.sentence[a]
    if opens and first.endswith(("e", "en", "es")) and last.endswith(("e", "en", "er", "n", "s")):
        return False  # Illegale Praktiken
    return not (first in text.articled or first.endswith("er") or first[-1] == "s")


def _role_before(tokens: Tokens, a: int, start: int) -> tuple[int, int]:
    """The role right before a name: "der stellvertretende SPD-Fraktionsvorsitzende Olaf Brandt"."""
    low, flag, cap = tokens.low, tokens.flag, tokens.cap
    i = start
    seen = False
    while i > 0 and start - i < _ROLE_WORDS and tokens.close(i - 1, i):
        j = i - 1
        if cap[j]:
            if not (being(low[j]) == PERSON or low[j] in _ADDRESS):
                break
            seen = True
        elif tokens.word[j] == "." and i - 2 >= 0 and low[j - 1] in ("dr", "prof"):
            pass
        elif flag[j] & (DET | PREP | CONJ | PRONOUN | AUX | SAY | STOP):
            if not (seen and low[j] == "und" and low[j - 1].endswith("-")):
                break
        elif not (seen and low[j].endswith(("e", "er", "en")) and low[j].isalpha()):
            break
        i = j
    while i < start and (not tokens.cap[i] and tokens.word[i] == "."):
        i += 1
    if not seen:
        return (-1, -1)
    last = start
    while last - 1 > i and (tokens.word[last - 1] == "." or low[last - 1] in _ADDRESS) and being(low[i]) == PERSON:
        last -= 1  # Forscherin Prof. Dr. Lind
    return (i, last - 1 if tokens.word[last - 1] == "." and last - 1 > i else last)


def _with_role_behind(tokens: Tokens, m: Mention) -> Mention:
    """A person with the role set off by a comma behind: "Olaf Brandt, Sprecher der Hafenbehörde,"."""
    if m.kind != "person" or m.role[0] >= 0:
        return m
    apposed = _role_before_comma(tokens, m.first)
    if apposed[0] >= 0:
        return Mention(m.first, m.last, m.kind, m.end, apposed, tokens.end[apposed[1] - 1])
    word, low, flag, n = tokens.word, tokens.low, tokens.flag, len(tokens)
    i = m.last
    if i + 2 < n and word[i] == "(" and word[i + 2] == ")":
        i += 3
    if i + 2 >= n or word[i] not in ",–(":
        return m
    i += 1
    first = i + 1 if flag[i] & DET else i
    seen = False
    j = first
    while (
        j < n
        and j - first < _ROLE_BEHIND
        and (word[j][0].isalnum() or word[j] in '-.„“"')
        and tokens.sentence[j] == tokens.sentence[m.first]
    ):
        if tokens.cap[j]:
            kind = being(low[j])
            if not seen and kind != PERSON:
                return m
            seen = True
        elif not (flag[j] & (DET | PREP | CONJ) if seen else False) and (
            flag[j] & (AUX | SAY | PREP | PRONOUN) or not low[j].endswith(("e", "en", "er", "es"))
        ):
            return m
        j += 1
    ends = j < n and word[j] in ',.;)–:“”"«»'
    if not seen or not ends:
        return m
    return Mention(m.first, m.last, m.kind, m.end, (first, j), tokens.end[j - 1])


def _role_before_comma(tokens: Tokens, first: int) -> tuple[int, int]:
    """The role set off by a comma before a name: "der Sprecher der Hafenbehörde, Olaf Brandt"."""
    comma = first - 1
    if comma < 2 or tokens.word[comma] != "," or tokens.sentence[comma] != tokens.sentence[first]:
        return (-1, -1)
    noun = -1
    for k in range(comma - 1, max(0, comma - _ROLE_BEHIND), -1):
        flag, low = tokens.flag[k], tokens.low[k]
        if tokens.cap[k]:
            if being(low) == PERSON:
                noun = k
        elif not flag & (DET | PREP | CONJ) and not low.endswith(("en", "er", "em", "es", "e")):
            break
        if noun >= 0 and (k == 0 or tokens.flag[k - 1] & DET) and (noun + 1 == comma or _hangs(tokens, noun + 1)):
            return (k, comma)
        if tokens.word[k][-1] in ".:;,()" or tokens.mark[k] >= 0:
            break
    return (-1, -1)


def _hangs(tokens: Tokens, i: int) -> bool:
    """Whether a genitive or a "von", "für", "im" follows a noun, as whose or where somebody has an office."""
    return bool(tokens.flag[i] & (DET | PREP))


def _others(text: _Text, a: int, b: int, taken: set[int], found: list[Mention]) -> None:
    """Organisations, places and single surnames in what no full name of a person took."""
    tokens = text.tokens
    i = a
    while i < b:
        if i in taken or not tokens.cap[i]:
            i += 1
            continue
        end, kind = _other(text, a, i, b, taken)
        if kind:
            noble = _particles(text, i) if kind == "person" else i
            if noble < i:
                found.append(_mention(text, noble, end, kind, (-1, -1)))
                i = end
                continue
            role = _role_before(tokens, a, i) if kind == "person" else (-1, -1)
            seat = kind == "organisation" and i > a and tokens.low[i - 1].endswith(_SEATED)
            found.append(_mention(text, i - 1 if seat else i, end, kind, role))
            i = end
        else:
            i += 1


def _particles(text: _Text, i: int) -> int:
    """Where the "von der" begins that a surname at ``i`` has in its full form, else ``i``."""
    tokens = text.tokens
    full = text.homes.get(tokens.low[i])
    if full is None:
        return i
    words = tokens.low[full[0] : full[1]]
    return i - len(words) if tokens.low[max(0, i - len(words)) : i] == words else i


def _other(  # noqa: PLR0912  # one way out for each thing that may stand here
    text: _Text, a: int, i: int, b: int, taken: set[int]
) -> tuple[int, NameKind | None]:
    """The end and kind of a name that starts at ``i`` and is no person's full name; None where none does."""
    tokens = text.tokens
    flag, low, word = tokens.flag[i], tokens.low[i], tokens.word[i]
    before = tokens.low[i - 1] if i else ""
    end = i + 1
    while end < b and end not in taken and end - i < 5:
        end += 1
    while end > i + 1 and not tokens.cap[end - 1]:
        end -= 1
    kinds = [being(tokens.low[k]) for k in range(i, end)]
    if end - i > 1 and tokens.low[end - 1] in _ORG_ENDS and being(low) == THING and not _acronym(word):
        return end, "organisation"  # Marlow Harbour Authority
    adjective = (
        _place_adjective(tokens, i) or low.endswith(("sche", "schen", "scher", "sches")) or low.startswith("deutsche")
    )
    if not adjective and i and tokens.sentence[i - 1] == tokens.sentence[i] and tokens.spoken[i - 1]:
        adjective = low.endswith(("e", "en", "es", "er")) and being(low) == THING  # die Vereinten Nationen
    if adjective and end - i > 1 and kinds[1] == BODY:
        return i + 2, "organisation"  # Marlower Hafenbehörde, Deutsche Bank
    if low in _ADDRESS:
        return i + 1, None
    if flag & PLACE and not (end - i > 1 and kinds[1] == BODY and low[-1] != "s"):
        return i + 1, "place"
    if _acronym(word):
        seat = end > i + 1 and not thing(tokens.low[i + 1]) and not tokens.flag[i + 1] & (MONTH | WEEKDAY | FIRST)
        return (i + 2 if seat and not _acronym(tokens.word[i + 1]) else i + 1), "organisation"  # FC Nordhaven
    head, dash, _ = word.partition("-")
    called = end > i + 1 and not thing(tokens.low[i + 1])  # das US-Magazin Harrons
    if dash and being(low) == BODY and not called and (head.isupper() or _flag(head.lower()) & (ORG | PLACE)):
        return i + 1, "organisation"  # SPD-Fraktion
    if being(low) == BODY:
        if low.startswith(("bundes", "landes", "europa")) or (flag & ORG and low.endswith("ministerium")):
            return i + 1, "organisation"
        return i + 1, None
    if i > a and i - 1 not in taken and being(tokens.low[i - 1]) == BODY and not thing(low) and i not in taken:
        while end > i + 1 and thing(tokens.low[end - 1]):
            end -= 1
        return end, "place" if tokens.low[i - 1].endswith(_PLACE_NOUNS) else "organisation"
    bare = low[:-1] if low[-1] == "s" and low not in text.surnames else low
    if bare in text.surnames:
        return i + 1, "person"
    if flag & ORG and not thing(low):
        return i + 1, "organisation"
    if thing(low) or low in text.articled or tokens.flag[i] & (MONTH | WEEKDAY | PEOPLE) or len(low) < 3:
        return i + 1, None
    if flag & FIRST and not (tokens.flag[i - 1] & DET if i else 0):
        return i + 1, "person"
    if before in _WHERE and low not in _WITHOUT_ARTICLE and (end - i == 1 or low.endswith(_PLACES_END)):
        return i + 1, "place"
    if len(low) > 7 and low.endswith(_PLACES_END) and not (tokens.flag[i - 1] & (DET | PREP) if i else 0):
        return i + 1, "place"
    if i > a and being(tokens.low[i - 1]) == PERSON and i - 1 not in taken and _called(text, a, i - 1, i, b):
        return i + 1, "person"
    if _speaks(tokens, i, a, b):
        return i + 1, "person"
    return i + 1, None


def _acronym(word: str) -> bool:
    bare = word.replace(".", "").replace("-", "").rstrip("s")
    club = 2 < len(bare) < 6 and bare[0].isupper() and bare[-1].isupper()  # VfB, TuS
    return len(bare) >= 2 and bare.isalpha() and (bare.isupper() or club)


def _place_adjective(tokens: Tokens, i: int) -> bool:
    """Whether a word is made from a place: Hamburger, Marlower before another noun."""
    low = tokens.low[i]
    return low.endswith("er") and len(low) > 5 and not being(low) and not tokens.flag[i] & FIRST


def _speaks(tokens: Tokens, i: int, a: int, b: int) -> bool:
    """Whether a lone capital without an article is the subject of a verb of speech in the singular."""
    if b - a > 1 or i + 1 >= len(tokens) or i < 2:
        return False
    before, after = tokens.low[i - 1], tokens.low[i + 1]
    if _says(before) and (not tokens.spoken[i - 2] or tokens.flag[i - 2] & (ADVERB | WEEKDAY)):
        return True
    if (
        tokens.flag[i - 1] & DET
        or before.endswith(("e", "er", "en", "em", "es"))
        or tokens.low[i].endswith(_SMALL_ENDS)
    ):
        return False
    return (_says(after) and not tokens.spoken[i - 1]) or (before == "so" and tokens.word[i - 2] in ',“”«»"')


def _says(low: str) -> bool:
    """Whether a word is a verb of speech in the singular."""
    return any(form.shape == "finite" and form.plural is False and not form.particles for form in forms().get(low, ()))


def _mention(text: _Text, first: int, last: int, kind: NameKind, role: tuple[int, int]) -> Mention:
    tokens = text.tokens
    low = tokens.low[last - 1]
    cut = 0
    if low[-2:] in ("'s", "’s"):
        cut = 2
    elif (low[-1:] in "'’" and len(low) > 2) or (low[-1:] == "s" and len(low) > 3 and _genitive(text, last, kind)):
        cut = 1
    return Mention(first, last, kind, tokens.end[last - 1] - cut, role, tokens.end[role[1] - 1] if role[0] >= 0 else -1)


def _genitive(text: _Text, last: int, kind: NameKind) -> bool:
    """Whether the -s of a name is its genitive: the name stands without it elsewhere, or is a known place's."""
    tokens = text.tokens
    low = tokens.low[last - 1]
    if kind == "organisation" or _flag(low) & (FIRST | PLACE):
        return False
    if low in text.surnames:
        return False
    return low[:-1] in text.surnames or bool(_flag(low[:-1]) & (PLACE | FIRST))
