"""What a German noun stands for, told from its last part: a person, a body of people, a piece of writing, a thing.

German compounds end in what they are: a Landesumweltministerin is a minister, a Bezirkssportverband an association.
"""

from functools import cache, lru_cache

PERSON, BODY, PAPER, THING = 3, 2, 1, 0

_PEOPLE = """
minister kanzler präsident senator gouverneur premier bürgermeister schultheiß könig prinz papst bischof kardinal
priester pfarrer pastor imam rabbiner general oberst major hauptmann kapitän leutnant admiral kommandeur kommissar
inspektor sheriff richter anwalt notar jurist ankläger sprecher chef direktor leiter trainer coach manager
geschäftsführer botschafter diplomat konsul sekretär berater referent dezernent amtmann rätin intendant präses
kämmerer professor dozent lehrer rektor dekan forscher wissenschaftler historiker soziologe politologe psychologe
biologe geologe meteorologe theologe ökologe archäologe virologe philologe technologe mediziner arzt chirurg pfleger
therapeut ökonom ökonomist volkswirt analyst statistiker mathematiker physiker chemiker informatiker techniker
ingenieur architekt experte kenner fachmann journalist reporter korrespondent redakteur chefredakteur autor
schriftsteller dichter verfasser verleger herausgeber publizist kolumnist blogger moderator kritiker kommentator
fotograf künstler maler bildhauer musiker sänger pianist dirigent komponist regisseur schauspieler produzent
darsteller filmemacher kurator gründer inhaber besitzer eigentümer betreiber unternehmer investor aktionär banker
händler verkäufer kaufmann kauffrau produzent hersteller züchter landwirt bauer winzer fischer förster jäger gärtner
arbeiter mitarbeiter arbeitnehmer arbeitgeber gewerkschafter funktionär politiker parlamentarier minister_präsident
kandidat bewerber anwärter nachfolger vorgänger amtsinhaber stellvertreter vertreter beobachter gegner befürworter
anhänger unterstützer mitglied mitstreiter kollege genosse partner freund nachbar anwohner bewohner einwohner bürger
zeuge augenzeuge täter opfer mörder dieb räuber häftling gefangener insasse flüchtling migrant asylbewerber
demonstrant aktivist teilnehmer veranstalter organisator initiator koordinator ermittler fahnder polizist beamte
soldat offizier kämpfer rebell terrorist extremist islamist feuerwehrmann sanitäter retter helfer taucher pilot
kapitän fahrer lokführer schaffner passagier tourist urlauber radfahrer spieler stürmer torwart torhüter kapitän
fußballer boxer schwimmer läufer sportler athlet meister weltmeister olympiasieger schiedsrichter sieger gewinner
astronaut kosmonaut mann frau herr dame mädchen junge kind mutter vater eltern sohn tochter bruder schwester witwe
witwer ehemann ehefrau gatte gattin großvater großmutter onkel tante enkel neffe nichte schüler student studierende
azubi lehrling absolvent rentner senior veteran patient kunde verbraucher leser wähler besucher gast zuschauer fan
gläubiger anleger mieter vermieter vermittler schlichter gutachter prüfer kontrolleur schätzer planer entwickler
programmierer designer erfinder entdecker sammler archivar bibliothekar wirt koch kellner friseur bäcker metzger
schreiner tischler elektriker handwerker maurer bergmann pilger mönch nonne abt äbtissin vikar diakon superintendent
dekan scheich emir sultan schah zar kaiser herzog graf fürst baron kommissar beobachter unterhändler gesandte
machthaber diktator putschist führer anführer rädelsführer chefin vize ombudsmann landrat stadtrat
obmann vorstandschef ceo sprecherin staatsoberhaupt oberhaupt kapellmeister hausmeister
wachmann wächter portier pressesprecher lobbyist stratege taktiker vordenker denker philosoph ethnologe germanist
linguist demograf demoskop geograf hydrologe seismologe vulkanologe zoologe botaniker epidemiologe toxikologe
pathologe neurologe onkologe pädagoge erzieher trainerin verteidiger kläger ankläger nebenkläger profi star tänzer
rapper influencer youtuber comedian torfrau ombudsfrau wachtmeister bademeister baumeister schulmeister forstmeister
zunftmeister kapitän keeper torjäger ausrichter reeder spediteur makler bankier gastronom hotelier landbesitzer
siedler rebellenführer gewerkschaftsboss boss anwohnerin klempner dachdecker imker schäfer hirte bauleiter vorarbeiter
polier lotse matrose bootsmann steuermann konditor juwelier optiker apotheker hebamme zahnarzt tierarzt dolmetscher
übersetzer lektor setzer drucker prinzipal verwalter pächter schöffe laienrichter vorsteher ordner
ausbilder heimleiter
"""
_WHO = """
vorsitzend abgeordnet angeklagt beschuldigt verdächtig tatverdächtig überlebend angehörig verantwortlich beauftragt
vertraut bekannt jugendlich verletzt sachverständig delegiert vorgesetzt gelehrt reisend betroffen beteiligt
studierend demonstrierend verwandt geschädigt intellektuell angestellt bedienstet beamt erwachsen obdachlos
arbeitslos geistlich industriell konservativ liberal grün linke vermisst kranke festgenommen freiwillig
jährig hinterblieben streikend protestierend beobachtend zuständig befragt grünen behindert
"""
_BODIES = """
ministerium amt behörde gericht gerichtshof anwaltschaft staatsanwaltschaft partei fraktion verband verein bund
gewerkschaft polizei regierung verwaltung kommission ausschuss unternehmen firma gesellschaft konzern bank institut
universität hochschule schule stiftung organisation agentur zeitung magazin sender rundfunk dienst kammer klinik
krankenhaus kirche bistum feuerwehr bundeswehr kanzlei kanzleramt zentrum zentrale klub club band orchester initiative
bündnis allianz koalition opposition spitze vorstand aufsichtsrat senat parlament bundestag landtag bundesrat stadtrat
gemeinderat kreistag rat unionsrat sicherheitsrat europarat kreise quellen quelle medien presse blatt zeitschrift
illustrierte redaktion verlag team mannschaft crew besatzung armee militär marine luftwaffe streitkräfte miliz truppe
truppen armeeführung heer flotte garde union liga föderation konföderation weltbank notenbank zentralbank kasse
krankenkasse versicherung versicherer börse airline fluglinie reederei werft werk hersteller betrieb betriebsrat
personalrat kartell syndikat handelskammer handwerkskammer innung stadt gemeinde kommune landkreis landesregierung
bezirk kanton staat republik land königreich reich heim komitee gremium jury kuratorium präsidium direktorium
rechnungshof verfassungsschutz geheimdienst nachrichtendienst wetterdienst zoll bundesanstalt anstalt akademie museum
theater oper bibliothek forschungszentrum labor observatorium sternwarte delegation mission botschaft konsulat vatikan
kreml pentagon weißehaus haus familie gruppe gruppierung bewegung netzwerk umfeld lager nationen kampagne plattform
forum lobby front brigade zelle clan bande mafia bevölkerung menge menschenmenge öffentlichkeit mehrheit minderheit
gemeinschaft genossenschaft sekretariat büro stelle leitstelle dachverband nachrichtenagentur fernsehen radio portal
onlineportal redaktionsnetzwerk staatskanzlei stadtverwaltung kanzlei sozietät hilfswerk kinderhilfswerk
rettungsdienst bergwacht wasserwacht küstenwache seenotrettung klinikum stadtwerke jobcenter gymnasium inspektion
direktion leitung führung geschäftsführung geschäftsleitung hausverwaltung bauleitung rennleitung spielleitung
flughafen flughafengesellschaft bahn post seiten reinigung
"""
_PAPERS = """
bericht studie mitteilung meldung erklärung stellungnahme brief schreiben gutachten urteil begründung analyse umfrage
papier artikel website webseite homepage internetseite blog nachruf rede interview antrag resolution gesetz
aufruf flugblatt plakat transparent motto dokument protokoll statement entwurf bekennerschreiben
untersuchung auswertung statistik kommuniqué memorandum note beitrag text buch roman anzeige
ankündigung pressemitteilung presseerklärung pressekonferenz aussage aussagen angabe angaben information informationen
erkenntnis erkenntnisse gerücht gerüchte vorwurf vorwürfe klage anklage anklageschrift beschluss bescheid
leitlinie verfassung artikel grundgesetz vertrag abkommen prognose vorhersage schätzung erhebung
schlagzeile kommentar leitartikel twitter facebook tweet video film dokumentation sendung
"""
_NO_PERSON = frozenset(
    """
    computer sommer winter oktober november dezember september messer fenster zimmer wasser feuer lager muster fehler
    dezember vorteil nachteil anteil ministerrat meisterschaft
    """.split()
)
_NO_BODY = frozenset(
    """
    vorrat verrat zitat apparat format heirat unrat hausrat fahrrad attentat inserat referat plagiat konkordat
    verdienst fahrdienst gottesdienst militärdienst zivildienst wehrdienst datenbank sandbank parkbank anklagebank
    befund schwund rund hund mund grund verbund fund gegenwehr abwehr notwehr ausland inland festland
    deutschland hinterland eiland bergland neuland heimatland tiefland hochland stand widerstand abstand zustand
    gegenstand aufstand bestand umstand verstand wohlstand gasthaus zuhause rathaus wohnhaus hochhaus
    kaufhaus treppenhaus landhaus gewächshaus einfamilienhaus mehrfamilienhaus autobahn straßenbahn umlaufbahn laufbahn
    landebahn startbahn fahrbahn rollbahn rennbahn seilbahn baustelle unfallstelle tankstelle arbeitsstelle
    haltestelle fundstelle ölquelle lichtquelle wasserquelle bauwerk kunstwerk feuerwerk stockwerk laufwerk
    kraftwerk handwerk bergwerk geheim daheim weltreich bereich österreich frankreich erdreich steinreich
    """.split()
)
_FEMININE = ("e", "ung", "heit", "keit", "schaft", "ion", "tät", "ei", "ik", "anz", "enz", "ur", "wehr", "stadt")
_FEMININE_BODIES = frozenset("bank firma post bahn union jury lobby crew band front oper presse mafia menge".split())
_MONEY_AND_TIME = frozenset(
    """
    liter litern quadratmeter quadratmetern kubikmeter kubikmetern hektar kilogramm kilo gramm zentimeter zentimetern
    millimeter millimetern kilometern metern watt megawatt kilowatt volt hertz bar barrel unzen cents dollars zoll
    uhr jahr jahre jahren tag tage tagen woche wochen monat monate monaten stunde stunden minute minuten sekunden
    prozent euro dollar cent pfund franken million millionen milliarde milliarden kilometer meter tonnen grad anfang
    ende mitte morgen mittag abend nacht vormittag nachmittag wochenende ostern pfingsten weihnachten silvester neujahr
    seite teil zahl drittel hälfte viertel mal beispiel fall
    """.split()
)
_THINGS = tuple(
    """
    ungen heiten keiten schaften tionen sionen täten nisse nissen mente menten ung heit keit schaft tion sion tät nis
    tum ment ismus ling chen ie
    """.split()
)


def _forms(stem: str) -> tuple[str, ...]:
    """The forms of a noun for a person, with its feminine: Experte, Experten, Expertin, Expertinnen."""
    base = stem[:-1] if stem[-1] == "e" else stem
    if stem.endswith("mann"):
        return (stem, stem + "s", stem + "es", stem[:-3] + "änner", stem[:-3] + "ännern", stem[:-4] + "leute")
    if stem.endswith("rat"):
        return (stem, stem + "s", stem[:-2] + "äte", stem[:-2] + "ätin")
    if stem in ("arzt", "anwalt"):
        changed = stem.replace("a", "ä", 1) if stem == "arzt" else "anwält"
        return (stem, stem + "s", stem + "es", *(changed + end for end in ("e", "en", "in", "innen")))
    return (stem, *(base + end for end in ("e", "s", "es", "n", "en", "in", "innen", "", "ns", "ens")))


@cache
def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for word in _PAPERS.split():
        for form in (word, word + "s", word + "es", word + "e", word + "en", word + "n"):
            table.setdefault(form, PAPER)
    for word in _BODIES.split():
        for form in (word, word + "s", word + "es", word + "e", word + "en", word + "n"):
            table[form] = BODY
    for stem in _PEOPLE.split():
        for form in _forms(stem):
            table[form] = PERSON
    for stem in _WHO.split():
        for end in ("e", "er", "en", "em", "es"):
            table[stem + end] = PERSON
    for word in _NO_PERSON | _NO_BODY:
        table[word] = THING
    table.update(dict.fromkeys("räte räten rates ".split(), BODY))
    return table


_AGENTS = tuple(
    "iker ikern ikerin ologe ologen ologin erin erinnen istin istinnen ist isten eur eure euren eurin".split()
)
_LEAST = 4  # letters of the last part of a compound that tell what it is
# Whole words or behind a hyphen only: many a surname ends in them (Lindemann, Anderssohn).
_WHOLE = frozenset(
    f"{word}{end}"
    for word in """
    mann bauer koch wirt gast herr jung junge kind sohn graf leser jäger fischer gärtner maurer bäcker metzger schreiner
    könig kaiser herzog fürst vogt abt freund bürger ritter förster bote meister opfer
    frau mutter vater bruder winzer hauptmann dieb räuber prinz papst bischof baron
    """.split()
    for end in ("", "e", "n", "en", "s", "es")
)
_SHORT = {"amt": BODY, "rat": BODY, "arzt": PERSON, "fan": PERSON}


@lru_cache(maxsize=50_000)
def being(low: str) -> int:
    """What a noun in lower case stands for: PERSON, BODY, PAPER or THING; linear in its length, which is bounded."""
    table = _table()
    word = low[-30:]
    if len(word) > 6 and word.endswith(_AGENTS) and not word.endswith(("frist", "geist")):
        return PERSON
    for at in range(len(word)):
        part = word[at:]
        if len(part) < _LEAST:
            return _SHORT.get(part, table.get(part, THING) if not at else THING)
        found = table.get(part)
        if found is not None and (not at or word[at - 1] == "-" or part not in _WHOLE):
            return found
    return THING


def listed(low: str) -> bool:
    """Whether a noun is known as it stands, no compound and no name that only ends like one."""
    return low in _table() or low.endswith(_THINGS) or measure(low)


@lru_cache(maxsize=50_000)
def feminine(low: str) -> bool:
    """Whether a noun is feminine by its ending, so that "der" before it is no nominative."""
    kind = being(low)
    if kind == PERSON:
        return low.endswith(("in", "frau", "mutter", "tochter", "schwester", "witwe", "tante", "nonne"))
    return low.endswith(_FEMININE) or low in _FEMININE_BODIES or low.endswith(("bank", "firma", "bahn", "union"))


def woman(low: str) -> bool:
    """Whether a noun for a person is a woman's: -in, -frau."""
    return being(low) == PERSON and low.endswith(("in", "frau", "mutter", "tochter", "schwester", "witwe", "tante"))


def measure(low: str) -> bool:
    """Whether a noun is a time or a measure, and so no name and nobody."""
    return low in _MONEY_AND_TIME


def thing(low: str) -> bool:
    """Whether a noun is plainly no name: it ends as German makes nouns from other words, or is known."""
    return low.endswith(_THINGS) or being(low) != THING or measure(low)
