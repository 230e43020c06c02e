"""Currencies and units as they are written, and the nouns that mean people."""

CURRENCY = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH",
    "₪": "ILS", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "PHP",
}  # fmt: skip
DOLLARS = {
    "US": "USD", "R": "BRL", "C": "CAD", "CA": "CAD", "CAN": "CAD", "A": "AUD", "AU": "AUD", "HK": "HKD", "NZ": "NZD",
    "S": "SGD", "MX": "MXN", "NT": "TWD",
}  # fmt: skip
BEFORE = {
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "cny": "CNY", "inr": "INR", "rs": "INR",
    "rub": "RUB", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "aud": "AUD", "cad": "CAD", "brl": "BRL", "zar": "ZAR",
    "ksh": "KES", "kes": "KES", "ngn": "NGN", "pln": "PLN",
}  # fmt: skip


def _table(words: str) -> dict[str, str]:
    """ "unit: word word; unit: word": each word with its unit."""
    groups = (group.partition(":") for group in words.split(";") if group.strip())
    return {word: unit.strip() for unit, _, names in groups for word in names.split()}


MONEY = _table(
    """
    USD: dollar dollars dólar dólares usd; EUR: euro euros eur; GBP: pound pounds pfund libra libras gbp quid;
    JPY: yen; CNY: yuan renminbi; INR: rupee rupees rupien; RUB: rouble roubles ruble rubles rubel rublos;
    CHF: franc francs franken chf; peso: peso pesos; crown: crown crowns krone kronen koruna korunas;
    SEK: krona kronor; NOK: kroner; BRL: real reais; cent: cents cent; penny: pence penny; PLN: zloty zlotys zlotych;
    TRY: lira liras; UAH: hryvnia hryvnias; rand: rand; naira: naira; shilling: shilling shillings;
    dinar: dinar dinars; dirham: dirham dirhams; riyal: riyal riyals; baht: baht; ringgit: ringgit;
    taka: taka; rupiah: rupiah; forint: forint forints; leu: lei; mark: marks; birr: birr; cedi: cedis
    """
)
NATIONAL = {
    "canadian dollars": "CAD", "australian dollars": "AUD", "zealand dollars": "NZD", "singapore dollars": "SGD",
    "danish kroner": "DKK", "danish crowns": "DKK", "norwegian crowns": "NOK", "swedish crowns": "SEK",
    "czech crowns": "CZK", "mexican pesos": "MXN", "colombian pesos": "COP", "argentine pesos": "ARS",
    "chilean pesos": "CLP", "philippine pesos": "PHP",
}  # fmt: skip
UNITS = _table(
    """
    %: percent prozent pct; point: points; km: km kilometre kilometres kilometer kilometers kilómetro kilómetros
    kilomètre kilomètres quilômetro quilômetros quilómetros kilometern kilometers;
    mile: mile miles meile meilen millas milles milhas; m: metre metres meter meters metro metros mètre mètres metern;
    ft: foot feet ft fuß; inch: inch inches; yard: yard yards;
    cm: cm centimetre centimetres centimeter
    centimeters zentimeter zentimetern centímetros centimètres;
    mm: mm millimetre millimetres millimeter millimeters millimetern milímetros;
    t: tonne tonnes tonnen tonelada toneladas; ton: ton tons; kg: kg kilogram kilograms kilogramme kilogrammes kilo
    kilos kilogramm quilos; g: gram grams grammes gramm gramos; lb: lb lbs; oz: ounce ounces; ha: hectare hectares
    hektar hectárea hectáreas hectares ha; acre: acre acres; l: litre litres liter liters litro litros litern;
    gallon: gallon gallons; barrel: barrel barrels barriles barils barris fass; °: degree degrees grad grados degrés
    graus; mph: mph; km/h: kph kmh kmph km/h; knot: knots; MW: mw megawatt megawatts; GW: gw gigawatt gigawatts;
    kWh: kwh; hour: hour hours hora horas heure heures stunde stunden hrs; day: day days día días jour jours dia dias
    tag tage tagen; week: week weeks semana semanas semaine semaines woche wochen; month: month months mes meses mois
    mês monat monate monaten; minute: minute minutes minuto minutos minuten; second: second seconds segundos secondes
    sekunden; year: year years jahr jahre jahren año años ans années anos ano; decade: decades décadas;
    km²: quadratkilometer; m²: quadratmeter; m³: kubikmeter; point: prozentpunkte prozentpunkten
    """
)
FUSED_UNITS = {
    "km": "km", "kg": "kg", "mph": "mph", "kph": "km/h", "ft": "ft", "cm": "cm", "mm": "mm", "mw": "MW", "gw": "GW",
    "c": "°", "f": "°F", "ha": "ha", "lb": "lb", "lbs": "lb", "kmh": "km/h", "hrs": "hour", "g": "g", "p": "penny",
}  # fmt: skip
SQUARE = {"km": "km²", "mile": "mile²", "m": "m²", "ft": "ft²"}
CUBIC = {"m": "m³", "ft": "ft³", "km": "km³"}
SQUARES = frozenset("square sq cuadrados carrés quadrados".split())
CUBES = frozenset("cubic cúbicos cubes".split())
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})

PEOPLE = frozenset(
    """
    people persons person men women children individuals migrants refugees passengers workers residents soldiers
    prisoners inmates detainees patients civilians students teachers pupils employees voters protesters protestors
    demonstrators victims survivors officers police troops families citizens convicts nurses doctors members
    staff villagers villager fans visitors tourists homeless asylum-seekers hostages suspects arrests deaths
    casualties others menschen personen leute kinder frauen männer flüchtlinge passagiere arbeiter soldaten
    personas mujeres hombres niños migrantes detenidos personnes femmes enfants réfugiés pessoas mulheres
    crianças dead injured wounded killed missing jobs layoffs
    adults teenagers girls boys babies infants pensioners commuters drivers riders miners sailors fishermen fighters
    militants rebels gunmen insurgents recruits veterans firefighters rescuers paramedics medics lawmakers legislators
    deputies senators delegates lawyers judges jurors witnesses defendants farmers traders customers tenants
    homeowners shoppers worshippers pilgrims spectators attendees participants runners hikers climbers skiers swimmers
    crew evacuees displaced immigrants emigrants fatalities bodies marchers strikers mourners supporters activists
    journalists academics scientists engineers pilots guards policemen peacekeepers hunters colleagues guests
    demonstranten teilnehmer verletzte verletzten tote toten opfer todesopfer beschäftigte mitarbeiter mitglieder
    schüler studenten einwohner bewohner besucher zuschauer wähler patienten polizisten migranten geflüchtete jobs
    arbeitsplätze stellen festnahmen
    heridos muertos fallecidos víctimas manifestantes trabajadores empleados pasajeros soldados civiles habitantes
    estudiantes alumnos pacientes votantes refugiados agentes desaparecidos presos vecinos
    blessés morts victimes manifestants salariés employés passagers soldats civils habitants étudiants élèves
    électeurs migrants policiers détenus disparus spectateurs
    feridos mortos vítimas trabalhadores funcionários passageiros civis moradores alunos pacientes eleitores
    desabrigados desaparecidos policiais
    """.split()
)
