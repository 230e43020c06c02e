"""Number words and scales of each language, and the words that weaken a number."""

from typing import Literal

TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())


def _table(words: str) -> dict[str, float]:
    return {word: float(value) for word, _, value in (pair.partition("=") for pair in words.split())}


def _joined(table: dict[str, float], mark: str) -> dict[str, float]:
    """Tens and ones in one word: twenty-five, vingt-cinq."""
    tens = {word: value for word, value in table.items() if 20 <= value < 100 and value % 10 == 0}
    ones = {word: value for word, value in table.items() if 1 <= value < 10}
    return table | {f"{ten}{mark}{one}": tens[ten] + ones[one] for ten in tens for one in ones}


def _german() -> dict[str, float]:
    """Every German number word up to 999, and the round thousands."""
    ones = dict(enumerate("ein zwei drei vier fünf sechs sieben acht neun".split(), 1))
    words = dict(enumerate("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), 1))
    teens = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    words |= dict(enumerate(teens.split(), 13))
    for ten, name in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2):
        words[10 * ten] = name
        words |= {10 * ten + one: f"{ones[one]}und{name}" for one in ones}
    hundreds = {100 * one: f"{ones[one]}hundert" for one in ones}
    words |= {high + low: hundreds[high] + words[low] for high in hundreds for low in range(1, 100)} | hundreds
    thousands = {1000 * n: (ones.get(n) or words[n]) + "tausend" for n in (*range(1, 100), *hundreds)}
    thousands |= {1000 * n + high: thousands[1000 * n] + hundreds[high] for n in range(1, 13) for high in hundreds}
    found = {name: float(n) for n, name in (words | thousands).items()}
    found.pop("eins")
    return found | {"dreissig": 30.0, "hunderttausend": 1e5}


_EN = _joined(
    _table(
        "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13"
        " fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50"
        " sixty=60 seventy=70 eighty=80 ninety=90"
    ),
    "-",
)
_ES = _table(
    "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15"
    " dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiún=21 veintiuna=21 veintidós=22"
    " veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29"
    " treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100"
    " doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500"
    " quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800"
    " novecientos=900 novecientas=900 decena=10 docena=12 quincena=15 veintena=20 treintena=30 centenar=100 millar=1000"
)
_FR = _joined(
    _table(
        "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14"
        " quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 quarante=40 cinquante=50"
        " soixante=60 septante=70 huitante=80 nonante=90 quatre-vingt=80"
    ),
    "-",
) | _table(
    "soixante-dix=70 soixante-quinze=75 quatre-vingts=80 quatre-vingt-dix=90 dizaine=10 douzaine=12 quinzaine=15"
    " vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 centaine=100 millier=1000"
)
_PT = _table(
    "dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14"
    " quatorze=14 quinze=15 dezesseis=16 dezasseis=16 dezessete=17 dezassete=17 dezoito=18 dezenove=19 dezanove=19"
    " vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100"
    " duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400 quinhentos=500"
    " quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800 oitocentas=800"
    " novecentos=900 novecentas=900 dezena=10 dúzia=12 centena=100 milhar=1000"
)
VALUES: dict[str, dict[str, float]] = {"en": _EN, "de": _german(), "es": _ES, "fr": _FR, "pt": _PT}

_ABBREVIATED = _table("million=1e6 millions=1e6 m=1e6 mn=1e6 bn=1e9 tn=1e12 k=1e3 mio=1e6 mrd=1e9")
SCALES: dict[str, dict[str, float]] = {
    "en": _ABBREVIATED
    | _table(
        "hundred=100 thousand=1e3 billion=1e9 trillion=1e12 billions=1e9 trillions=1e12 dozen=12 lakh=1e5 crore=1e7"
    ),
    "de": _ABBREVIATED
    | _table(
        "hundert=100 tausend=1e3 millionen=1e6 milliarde=1e9 milliarden=1e9 billion=1e12 billionen=1e12 dutzend=12"
        " mill=1e6 mia=1e9"
    ),
    "es": _ABBREVIATED | _table("mil=1e3 millón=1e6 millones=1e6 billón=1e12 billones=1e12"),
    "fr": _ABBREVIATED | _table("cent=100 cents=100 mille=1e3 milliard=1e9 milliards=1e9 billion=1e12 md=1e9 mds=1e9"),
    "pt": _ABBREVIATED
    | _table(
        "mil=1e3 milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9 bilião=1e12 biliões=1e12 trilhão=1e12 trilhões=1e12"
    ),
}
FUSED = frozenset("m mn bn tn k million billion mio mrd md".split())  # written right behind the digits: 1.2m

# A plural that names no number: the lowest that it may mean; the highest is ten times as much.
VAGUE: dict[str, dict[str, float]] = {
    "en": _table("dozens=12 scores=20 tens=10 hundreds=100 thousands=1e3 millions=1e6 billions=1e9 trillions=1e12"),
    "de": _table(
        "dutzende=12 hunderte=100 tausende=1e3 zehntausende=1e4 hunderttausende=1e5 millionen=1e6 milliarden=1e9"
    ),
    "es": _table("decenas=10 docenas=12 cientos=100 centenares=100 miles=1e3 millares=1e3 millones=1e6"),
    "fr": _table("dizaines=10 douzaines=12 centaines=100 milliers=1e3 millions=1e6 milliards=1e9"),
    "pt": _table("dezenas=10 dúzias=12 centenas=100 milhares=1e3 milhões=1e6 bilhões=1e9"),
}
FRACTIONS: dict[str, dict[str, float]] = {
    "en": _table(
        "half=0.5 third=0.333333 thirds=0.333333 quarter=0.25 quarters=0.25 fifth=0.2 fifths=0.2 sixth=0.166667"
        " eighth=0.125 tenth=0.1 tenths=0.1 two-thirds=0.666667 one-third=0.333333 three-quarters=0.75"
        " three-fourths=0.75 one-quarter=0.25 one-fourth=0.25 one-fifth=0.2 two-fifths=0.4 three-fifths=0.6"
        " four-fifths=0.8 one-tenth=0.1 one-half=0.5"
    ),
    "de": _table("drittel=0.333333 viertel=0.25 fünftel=0.2 zehntel=0.1 hälfte=0.5"),
    "es": _table("tercio=0.333333 tercios=0.333333 cuarto=0.25 cuartos=0.25 quinto=0.2 mitad=0.5"),
    "fr": _table("tiers=0.333333 quart=0.25 quarts=0.25 cinquième=0.2 dixième=0.1 moitié=0.5"),
    "pt": _table("terço=0.333333 terços=0.333333 quarto=0.25 quartos=0.25 quinto=0.2 metade=0.5"),
}
SINGLE = frozenset(
    "a an one half another ein eine einer einem einen un une una uno um uma la die der meia media".split()
)
JOINS = {"en": "and", "de": "und", "es": "y", "fr": "et", "pt": "e"}
STARTS: dict[str, frozenset[str]] = {
    language: frozenset({*VALUES[language], *SCALES[language], *VAGUE[language], *FRACTIONS[language]}) - FUSED
    for language in VALUES
}
STARTS = {language: words | {"million"} for language, words in STARTS.items()}

Bound = Literal["floor", "ceiling", "above", "below", "near", "exact"]

# What a weakened number leaves open: at least so many, at most, a little above or below, or about so many.
_BOUNDS: dict[Bound, str] = {
    "floor": """
        at_least|more_than|over|no_fewer_than|no_less_than|not_less_than|well_over|in_excess_of|upwards_of|upward_of
        |north_of|above|exceeding|well_above|a_minimum_of|or_more|plus|+|mehr_als|mindestens|wenigstens|über|gut|más_de
        |al_menos|por_lo_menos|plus_de|au_moins|mais_de|pelo_menos|ao_menos|acima_de|superior_a|deutlich_mehr_als
    """,
    "ceiling": """
        no_more_than|not_more_than|fewer_than|less_than|at_most|up_to|as_many_as|as_much_as|under|below|a_maximum_of
        |or_less|or_fewer|weniger_als|höchstens|bis_zu|unter|maximal|menos_de|hasta|a_lo_sumo|como_máximo|moins_de
        |jusqu'à|jusqu’à|au_plus|até|no_máximo|just_under|well_under|abaixo_de
    """,
    "above": """
        just_over|just_above|slightly_more_than|a_little_over|a_little_more_than|slightly_over|etwas_mehr_als|algo_más_de
    """,
    "below": """
        nearly|almost|close_to|just_below|slightly_less_than|a_little_under|approaching|virtually|barely|fast|knapp
        |beinahe|nahezu|casi|cerca_de|presque|près_de|quase|perto_de|almost_as_many_as
    """,
    "near": """
        about|around|some|roughly|approximately|estimated|an_estimated|circa|or_so|odd|in_the_region_of|in_the_order_of
        |something_like|rund|etwa|circa|ca|ungefähr|zirka|schätzungsweise|unos|unas|alrededor_de|aproximadamente
        |en_torno_a|environ|quelque|quelques|autour_de|à_peu_près|aproximadamente|uns|umas|em_torno_de|por_volta_de
        |several|a_few|mehrere|einige|varios|varias|plusieurs|vários|várias
    """,
    "exact": "only|just|exactly|precisely|a_total_of|nur|genau|sólo|solo|seulement|apenas|exatamente|insgesamt",
}
APPROX: dict[tuple[str, ...], Bound] = {
    tuple(phrase.strip().replace("_", " ").split()): bound
    for bound, phrases in _BOUNDS.items()
    for phrase in phrases.split("|")
}
BEHIND = frozenset({"plus", "odd", "+", "or"})  # open words that stand behind a number
APPROX_BEFORE = frozenset(phrase for phrase in APPROX if phrase[0] not in BEHIND)
APPROX_LAST = frozenset(phrase[-1] for phrase in APPROX_BEFORE)
APPROX_AFTER = frozenset({"plus", "odd", "+"})  # 100 plus, 20-odd; "or so" and "or more" are found by their "or"
LONGEST_APPROX = max(len(phrase) for phrase in APPROX)


def bound_of(approx: str) -> Bound:
    """What the words that weaken a number leave open; "near" for words that no list has, "exact" for none."""
    if not approx:
        return "exact"
    return APPROX.get(tuple(approx.lower().replace("-", " ").split()), "near")
