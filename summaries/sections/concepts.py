"""Words that newspapers use for one thing, and words that say what becomes of what is counted.

Two outlets tell one figure in other words: households and homes, a fine and a penalty, the jobless rate and
unemployment.  The lists are of the language, not of any story.  A word with = stands for
itself alone, not for its stem.
"""

from collections.abc import Iterable

from summaries.text.stems import stem

# One line a concept: its name, then its words.
_ALIKE = """
home: home homes house houses household households dwelling dwellings customers properties
worker: worker workers employee employees staff job jobs post posts position positions workforce labourers
protest: protest protests demonstration demonstrations rally rallies march marches
crowd: protester protesters protestors demonstrators marchers crowd crowds participants attendance turnout audience
quake: quake quakes earthquake earthquakes tremor tremors temblor
ship: ship ships boat boats vessel vessels ferry ferries dinghy trawler
fire: fire fires blaze blazes wildfire wildfires bushfire inferno
blast: blast blasts explosion explosions bombing bombings bomb bombs detonation
crash: crash crashes accident accidents collision collisions derailed derailment
flood: flood floods flooding deluge floodwaters
storm: storm storms hurricane cyclone typhoon tornado
vote: vote votes voting ballot ballots
poll: poll polls survey surveys
election: election elections referendum plebiscite
price: price prices fare fares
tariff: tariff tariffs duty duties levy levies
jobless: unemployment jobless joblessness unemployed
inflation: inflation
power: power electricity blackout blackouts outage outages
prison: prison prisons jail jails
doctor: doctor doctors medic medics physician physicians
child: child children kid kids
car: car cars vehicle vehicles
plane: plane planes aircraft jet jets airliner
train: train trains
police: police officers officer
soldier: soldier soldiers troops servicemen peacekeepers
flat: flat flats apartment apartments condos
lorry: lorry lorries truck trucks
student: student students pupil pupils undergraduates
money: money cash funds
inquiry: inquiry enquiry investigation probe
people: people persons person residents inhabitants individuals population citizens
shortage: shortage shortages shortfall deficit gap hole
migrant: migrant migrants refugee refugees asylum-seekers
gunman: gunman gunmen militants fighters
shot: shot shots rounds bullets
school: school schools
strike: strike strikes walkout stoppage
rain: rain rainfall downpour
case: case cases infections
sum: sum figure amount total
victim: victims victim casualties
lawmaker: lawmakers lawmaker legislators mps deputies
sheep: sheep
"""

# What becomes of those counted, or what a sum is: two of them are two quantities, of one flood or one firm.
_ASPECTS = """
dead: dead die died dies dying death deaths killed kill kills killing fatalities fatality perished perish drowned
 slain massacred toll lives=
found: bodies body corpses
hurt: hurt injured injure injures injuring injuries wounded wounding wound wounds casualties
missing: missing unaccounted trapped stranded buried
held: arrested arrest arrests arresting detained detain detaining held jailed imprisoned custody detention
fled: fled flee flees fleeing displaced displace evacuated evacuate evacuees evacuation moved driven homeless uprooted
saved: rescued rescue rescuing saved survived survivors survive alive freed
aboard: carried carrying carry aboard passengers board
ill: infected infections ill sick sickened infection fever virus disease cholera measles cases treated contracted
healed: recovered discharged healed
invited: invited invite invites invitations
hospital: hospitalised hospitalized hospital
voted: voted ballots
sacked: jobs layoffs laid
 sack sacking axe axed shed shedding slash slashed lose losing cut cuts
 redundant redundancies dismissals dismissed sacked
hungry: hunger hungry starving famine malnourished starvation
attended: came= attended attend attending gathered marched crowd turned rallied participants attendance demonstrated
 audience
entered: entered enter registered enrolled signed applied applications applicants entrants
finished: finished completed graduated finishers graduates
escaped: escaped escape escaping absconded
recaptured: recaptured recapture
asked: asked sought requested seeking requests demanded demanding demands appealed requested
returned: returned return returning
charged: charged indicted prosecuted
convicted: convicted convictions guilty
released: released releasing pardoned
deported: deported deportations expelled removals
vaccinated: vaccinated vaccinations vaccine doses inoculated jabs
tested: tested tests
hired: hired hire hiring recruited recruit recruits
fired: fired
hit: hit struck
destroyed: destroyed destroying destroys razed levelled leveled gutted collapsed wrecked
damaged: damaged damage damaging damages
burned: burned burnt burning consumed scorched charred blackened
flooded: flood floods flooded submerged inundated
washed: washed swept
closed: close closes closed closing closure closures shut
opened: opened opens opening
cancelled: cancelled canceled cancel cancelling cancellations scrapped
delayed: delayed delays
built: built build building construct constructed construction
sold: sold sell selling sales
seized: seized seize seizing confiscated impounded
unpowered: power electricity blackout outage outages
vacant: vacancies vacancy vacant unfilled
won: won win wins winning gained gain gains picked
lost: lost loses
scored: scored
stock: population workforce membership headcount
 inhabitants live living residents employs employ employed employees employing staff
lead: lead margin majority ahead
"""
_ABROAD = {
    "de": """
dead: starben gestorben starb tote toten getötet leben todesopfer ums tödlich
hurt: verletzt verletzte verletzten
missing: vermisst vermisste
held: festgenommen verhaftet festnahmen
fled: evakuiert geflohen flohen vertrieben
saved: gerettet überlebt
sacked: streichen streicht gestrichen abbauen entlassen
ill: erkrankt infiziert infektionen
attended: demonstrierten demonstriert teilnehmer kamen protestierten
destroyed: zerstört
closed: geschlossen schließen
voted: stimmten stimmen
""",
    "es": """
dead: muertos murieron muerto muerta muertas fallecidos fallecieron fallecido mueren víctimas
hurt: heridos herido heridas
missing: desaparecidos
held: detenidos detuvo detenido arrestados
fled: evacuadas evacuados desplazados
saved: rescatados sobrevivientes
sacked: despidos despedirá despedidos
attended: manifestantes manifestaron asistieron marcharon
destroyed: destruido destruidas destruidos arrasado quemado calcinado
closed: cerrado cerrarán
""",
    "fr": """
dead: morts tués mort décès décédées décédés morte
hurt: blessés blessées
missing: disparus
held: arrêtées arrêtés interpellés interpellations
fled: évacuées évacués déplacés
saved: sauvés secourus
sacked: suppressions licenciés supprimer
attended: manifestants manifesté défilé manifesté participé
destroyed: détruit détruites détruits brûlé
closed: fermé fermées
""",
    "pt": """
dead: mortos morreram morrem morte mortas
hurt: feridos feridas
missing: desaparecidos
held: presos detidos
fled: desabrigados desalojados retiradas
saved: resgatados
sacked: demitidos demissões
attended: manifestantes manifestaram
destroyed: destruídas destruídos queimado
closed: fechadas
""",
}
_PRICED = """
fine: fine fined fines penalty penalties
settlement: settlement settle settled compensation damages
bribe: bribe bribes bribery kickbacks
ransom: ransom
stolen: steal stole stolen stealing theft embezzled embezzlement embezzling siphoned taking
pledge: pledge pledged pledges donors donated donation donations gave given grant grants granted aid
debt: debt debts loan loans owes owed owe owing borrowed
profit: profit profits earnings earned
loss: loss losses lost
revenue: revenue revenues turnover income takings raised raise
sales: sales sold
savings: save saves saving savings
shortfall: shortfall deficit hole overspend
worth: worth valued value
deal: deal merger takeover transaction acquisition bid
fee: fee fees charge charges
wage: wage wages salary salaries earn earns
cost: cost costs costing spending spend spends spent budget bill price pay pays paid paying invest investment funding
share: share shares
"""
_MEASURED = """
length: long length stretch longer
width: wide width
height: tall high height altitude rising higher
depth: deep depth
distance: away distance from
weight: weighs weigh weighed weight weighing
wind: gusts gust winds wind
speed: speed travelling traveling
rain: rain rainfall
snow: snow snowfall
level: level water
sentence: sentence sentenced prison jail jailed years'
strike: strike walkout
delay: delay delayed postponed back wait waiting
rescue: rescue rescuers free freed
area: area covers
"""


def _lines(table: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in table.strip().split("\n"):
        if line.startswith(" "):
            found[-1][1].extend(line.split())
        else:
            name, _, words = line.partition(":")
            found.append((name, words.split()))
    return found


def _table(table: str, language: str = "en") -> dict[str, str]:
    """Words and their stems with the first line that has them."""
    found: dict[str, str] = {}
    for name, words in _lines(table):
        for word in words:
            found.setdefault(word.rstrip("="), name)
            if word[-1] != "=":
                found.setdefault(stem(word, language), name)
    return found


CONCEPT = {stem(word): name for name, words in _lines(_ALIKE) for word in words}
FATE = _table(_ASPECTS)
FATES = {"en": FATE} | {language: _table(table, language) for language, table in _ABROAD.items()}
PRICED = _table(_PRICED)
MEASURED = _table(_MEASURED)


def concepts(stems: Iterable[str]) -> frozenset[str]:
    """Stems with every word of one concept as one."""
    return frozenset(CONCEPT.get(one, one) for one in stems)
