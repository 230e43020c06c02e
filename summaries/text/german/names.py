"""Names in German text, where every noun has a capital: what tells a name from a noun is what stands around it."""

from summaries.model import NameKind
from summaries.text.german.capitals import ADDRESS, Capitals, known, mention, runs
from summaries.text.german.nouns import BODY, PERSON, THING, being, thing
from summaries.text.german.offices import role_before, with_role
from summaries.text.german.people import WHERE, called, people
from summaries.text.german.verbs import forms
from summaries.text.lexicon import ADVERB, DET, FIRST, MONTH, ORG, PEOPLE, PLACE, PREP, WEEKDAY
from summaries.text.mention import Mention
from summaries.text.tokens import Tokens

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
# Bodies that are called by where they sit: Landgericht Altenfurt, Universität Nordhaven.
_SEATED = tuple(
    """
    universität hochschule klinik klinikum gericht polizei feuerwehr kammer bistum museum staatsanwaltschaft präsidium
    direktion stadtwerke theater oper gymnasium jobcenter inspektion
    """.split()
)
_PLACE_NOUNS = ("stadt", "gemeinde", "bezirk", "kreis", "land", "staat", "kanton", "republik", "kommune", "reich")
_SMALL_ENDS = tuple("lich isch ig end hin weise falls dem mals lings los sam bar haft".split())
_ORG_ENDS = frozenset(
    """
    agency ministry department university association news times post press foundation institute council court committee
    bank group corp inc ltd party league club center centre service services international network company society union
    office authority federation organization organisation journal herald tribune review airlines airways industries
    motors systems records pictures entertainment partners research watch initiative alliance movement front school
    college hospital army navy force police television radio media holding company
    """.split()
)
_PLACES_END = tuple("burg berg dorf hausen heim hafen furt kirchen stedt brücken ingen münde".split())


def sightings(tokens: Tokens) -> list[Mention]:
    """Every name in a German text, in order; variants are not yet tied to each other."""
    text = Capitals(tokens)
    spans = runs(tokens)
    flag, low = tokens.flag, tokens.low
    text.articled = {low[a] for a, _ in spans if a and flag[a - 1] & DET and not flag[a] & (FIRST | PLACE)}
    found: list[Mention] = []
    for a, b in spans:
        people(text, a, b, found)
    taken = {i for m in found for i in range(m.first, m.last)}
    for a, b in spans:
        _others(text, a, b, taken, found)
    found.sort(key=lambda m: m.first)
    out: list[Mention] = []
    for m in found:
        if not out or m.first >= out[-1].last:
            out.append(m)
    return [with_role(tokens, m) for m in out]


def _others(text: Capitals, a: int, b: int, taken: set[int], found: list[Mention]) -> None:
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
                found.append(mention(text, noble, end, kind, (-1, -1)))
                i = end
                continue
            role = role_before(tokens, a, i) if kind == "person" else (-1, -1)
            seat = kind == "organisation" and i > a and tokens.low[i - 1].endswith(_SEATED)
            found.append(mention(text, i - 1 if seat else i, end, kind, role))
            i = end
        else:
            i += 1


def _particles(text: Capitals, i: int) -> int:
    """Where the "von der" begins that a surname at ``i`` has in its full form, else ``i``."""
    tokens = text.tokens
    full = text.homes.get(tokens.low[i])
    if full is None:
        return i
    words = tokens.low[full[0] : full[1]]
    return i - len(words) if tokens.low[max(0, i - len(words)) : i] == words else i


def _other(  # noqa: PLR0912  # one way out for each thing that may stand here
    text: Capitals, a: int, i: int, b: int, taken: set[int]
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
    if low in ADDRESS:
        return i + 1, None
    if flag & PLACE and not (end - i > 1 and kinds[1] == BODY and low[-1] != "s"):
        return i + 1, "place"
    if _acronym(word):
        seat = end > i + 1 and not thing(tokens.low[i + 1]) and not tokens.flag[i + 1] & (MONTH | WEEKDAY | FIRST)
        return (i + 2 if seat and not _acronym(tokens.word[i + 1]) else i + 1), "organisation"  # FC Nordhaven
    head, dash, _ = word.partition("-")
    follows = end > i + 1 and not thing(tokens.low[i + 1])  # das US-Magazin Harrons
    if dash and being(low) == BODY and not follows and (head.isupper() or known(head.lower()) & (ORG | PLACE)):
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
    if before in WHERE and low not in _WITHOUT_ARTICLE and (end - i == 1 or low.endswith(_PLACES_END)):
        return i + 1, "place"
    if len(low) > 7 and low.endswith(_PLACES_END) and not (tokens.flag[i - 1] & (DET | PREP) if i else 0):
        return i + 1, "place"
    if i > a and being(tokens.low[i - 1]) == PERSON and i - 1 not in taken and called(text, a, i - 1, i, b):
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
