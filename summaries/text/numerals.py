"""Number words, scales, currencies and units, and the words that make a number no figure of a story."""

WORDS = {
    "en": "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 "
    "fourteen=14 fifteen=15 sixteen=16 "
    "seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 "
    "ninety=90",
    "de": "zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 zwanzig=20 "
    "dreißig=30 vierzig=40 fünfzig=50",
    "es": "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 quince=15 "
    "veinte=20 treinta=30",
    "fr": "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15 vingt=20 "
    "trente=30",
    "pt": "dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 quinze=15 "
    "vinte=20 trinta=30",
}
SCALES = {
    "hundred": 1e2,
    "hundreds": 1e2,
    "thousand": 1e3,
    "thousands": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "dozen": 12.0,
    "dozens": 12.0,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "k": 1e3,
    "hundert": 1e2,
    "tausend": 1e3,
    "millionen": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mio": 1e6,
    "mrd": 1e9,
    "mil": 1e3,
    "millón": 1e6,
    "millones": 1e6,
    "mille": 1e3,
    "milliard": 1e9,
    "milliards": 1e9,
    "milhão": 1e6,
    "milhões": 1e6,
    "bilhão": 1e9,
    "bilhões": 1e9,
}
APPROX = (
    "no more than",
    "no fewer than",
    "no less than",
    "fewer than",
    "more than",
    "less than",
    "at least",
    "at most",
    "up to",
    "as many as",
    "as much as",
    "close to",
    "just over",
    "just under",
    "well over",
    "in excess of",
    "an estimated",
    "over",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "under",
    "estimated",
    "above",
    "below",
    "only",
    "mehr als",
    "weniger als",
    "mindestens",
    "höchstens",
    "rund",
    "etwa",
    "fast",
    "knapp",
    "bis zu",
    "über",
    "ungefähr",
    "más de",
    "menos de",
    "al menos",
    "casi",
    "unos",
    "unas",
    "cerca de",
    "hasta",
    "alrededor de",
    "plus de",
    "moins de",
    "au moins",
    "environ",
    "près de",
    "quelque",
    "presque",
    "mais de",
    "pelo menos",
    "quase",
    "aproximadamente",
)
APPROX_WORDS = {tuple(phrase.split()) for phrase in APPROX}
APPROX_LAST = {phrase[-1] for phrase in APPROX_WORDS}
CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY"}
MONEY = {
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "rupees": "INR",
    "rouble": "RUB",
    "roubles": "RUB",
    "rubles": "RUB",
    "franc": "CHF",
    "francs": "CHF",
    "peso": "peso",
    "pesos": "peso",
    "crown": "crown",
    "crowns": "crown",
    "kronor": "SEK",
    "kroner": "NOK",
    "dólares": "USD",
    "dólar": "USD",
    "libras": "GBP",
    "reais": "BRL",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "cents": "cent",
    "pence": "penny",
}
UNITS = {
    "percent": "%",
    "per cent": "%",
    "prozent": "%",
    "percentage": "point",
    "pct": "%",
    "km": "km",
    "kilometre": "km",
    "kilometres": "km",
    "kilometer": "km",
    "kilometers": "km",
    "mile": "mile",
    "miles": "mile",
    "metre": "m",
    "metres": "m",
    "meter": "m",
    "meters": "m",
    "foot": "ft",
    "feet": "ft",
    "ft": "ft",
    "cm": "cm",
    "mm": "mm",
    "tonne": "t",
    "tonnes": "t",
    "ton": "ton",
    "tons": "ton",
    "kg": "kg",
    "kilogram": "kg",
    "kilograms": "kg",
    "kilos": "kg",
    "hectare": "ha",
    "hectares": "ha",
    "acre": "acre",
    "acres": "acre",
    "litre": "l",
    "litres": "l",
    "liters": "l",
    "barrel": "barrel",
    "barrels": "barrel",
    "degree": "°",
    "degrees": "°",
    "mph": "mph",
    "kph": "km/h",
    "mw": "MW",
    "megawatts": "MW",
    "gw": "GW",
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "month": "month",
    "months": "month",
    "minute": "minute",
    "minutes": "minute",
    "second": "second",
    "seconds": "second",
    "kilómetros": "km",
    "kilomètres": "km",
    "quilômetros": "km",
    "metros": "m",
    "mètres": "m",
    "meilen": "mile",
    "tonnen": "t",
    "toneladas": "t",
    "horas": "hour",
    "días": "day",
    "jours": "day",
    "heures": "hour",
    "dias": "day",
    "tage": "day",
    "stunden": "hour",
}
PEOPLE = frozenset(
    """
    people persons person men women children individuals migrants refugees passengers workers residents soldiers
    prisoners inmates detainees patients civilians students teachers pupils employees voters protesters
    demonstrators victims survivors officers police troops families citizens convicts nurses doctors members
    staff villagers villager fans visitors tourists homeless asylum-seekers hostages suspects arrests deaths
    casualties others menschen personen leute kinder frauen männer flüchtlinge passagiere arbeiter soldaten
    personas mujeres hombres niños migrantes detenidos personnes femmes enfants réfugiés pessoas mulheres
    crianças dead injured wounded killed missing jobs
    """.split()
)
# What follows a number that is no figure of a story.
NOT_AFTER = frozenset(
    """
    year-old years-old am pm a.m a.m. p.m p.m. uhr o'clock o’clock gmt cet est bst utc
    jahre años ans anos jährige jährigen jähriger
    """.split()
)
NOT_BEFORE = frozenset(
    """
    page pages room flight chapter section article number no nos act platform gate highway route interstate
    boeing airbus version item bill aged age ages channel volume vol figure table apartment apt suite unit
    paragraph line resolution amendment rule schedule level grade area phase type model class top seite zimmer
    flug artikel nummer nr vuelo página artículo vol. tel telephone phone call fax ward district precinct case
    game week day episode season part step group lane pier berth block cell
    """.split()
)
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
VALUES = {
    language: {w: float(v) for w, _, v in (pair.partition("=") for pair in table.split())}
    for language, table in WORDS.items()
}
FUSED = tuple(sorted(("million", "billion", "bn", "tn", "mn", "m", "k"), key=len, reverse=True))
