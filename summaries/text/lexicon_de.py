"""German: the words that show who speaks and who somebody is."""

STOP = """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei bin bis
bist da damit dann das dass daß dein deine dem den denn der des dessen die dies diese diesem diesen dieser dieses doch
dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen gewesen hab habe haben hat hatte hatten
hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder jedes jener jetzt
kann kein keine keinem keinen keiner können könnte man manche mehr mein meine mich mir mit muss musste nach nicht
nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner selbst sich sie sind so solche soll sollen
sollte sondern sonst über um und uns unser unter viel vom von vor war waren warum was weil welche welcher wenn wer
werde werden wie wieder will wir wird wirst wo wurde wurden zu zum zur zwar zwischen laut sagte
"""
SAY = """
sagte sagten sagt sagen erklärte erklärten erklärt erklären meinte meinten meint betonte betonten betont teilte
mitteilte mit berichtete berichteten berichtet behauptete behaupteten behauptet fügte ergänzte ergänzten ergänzt
kündigte kündigten kündigt schrieb schrieben schreibt fragte fragten fragt antwortete antworteten antwortet warnte
warnten warnt forderte forderten fordert kritisierte kritisierten kritisiert bestätigte bestätigten bestätigt
versicherte versicherten versichert äußerte äußerten äußert nannte nannten nennt bezeichnete bezeichneten bezeichnet
räumte erzählte erzählten rief riefen unterstrich verlautbarte vermutete vermutet hofft hoffte lobte begründete
begründet kommentierte kommentiert verkündete verkündet wies sprach sprachen spricht erwiderte entgegnete urteilte
zitierte zitiert gab verteidigte bedauerte bedauert meldete meldet informierte bekräftigte
"""
ACT = ""
PARTING = ""
PRONOUN = "er sie es wir ich man"
PLURAL = "wir"
AUX = """
ist sind war waren hat haben hatte hatten wird werden wurde wurden sei seien habe hätte kann könne soll solle würde
"""
ADVERB = """
auch weiter zudem außerdem noch dann später bereits selbst dazu hierzu jedoch wörtlich gestern heute zuvor daraufhin
ferner sich unterdessen
"""
DET = """
der die das den dem des ein eine einen einem einer eines sein seine seiner ihr ihre ihrer dieser diese dieses mehrere
einige viele zwei drei kein keine
"""
PREP = """
in im an am auf aus bei von vom zu zum zur mit nach über unter vor für gegen durch um seit bis während wegen trotz
ohne gegenüber laut
"""
CONJ = "und oder aber sowie doch"
RELATIVE = "der die das welcher welche welches dass daß wo wenn weil"
CONNECT = """
aber doch jedoch und oder so dann also deshalb daher außerdem zudem dennoch trotzdem dagegen hingegen inzwischen er
sie es dies diese dieser dieses das damit dadurch dabei dafür danach davor sein seine ihr ihre dort demnach hier
"""
TITLE = """
herr frau dr prof präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin kanzler kanzlerin minister
ministerin außenminister außenministerin innenminister innenministerin finanzminister finanzministerin
verteidigungsminister verteidigungsministerin justizminister justizministerin wirtschaftsminister umweltminister
gesundheitsminister ministerpräsident ministerpräsidentin premierminister premierministerin premier senator senatorin
bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin staatssekretär staatssekretärin general
generalsekretär generalsekretärin könig königin prinz prinzessin papst bischof erzbischof kardinal richter richterin
sprecher sprecherin polizeisprecher regierungssprecher pressesprecher pressesprecherin vorsitzender vorsitzende
vorsitzenden parteichef fraktionschef chef chefin direktor direktorin leiter leiterin trainer trainerin abgeordneter
abgeordnete staatsanwalt staatsanwältin anwalt anwältin botschafter us-präsident vizepräsident vizepräsidentin
"""
ROLE = (
    TITLE
    + " experte expertin forscher forscherin wissenschaftler historiker kandidat kandidatin autor autorin journalist gründer mitglied zeuge "
)
SOURCE = """
polizei sprecher sprecherin behörden behörde regierung ministerium gericht staatsanwaltschaft experten forscher
wissenschaftler kritiker unternehmen partei verein verband gewerkschaft opposition bericht zeitung agentur feuerwehr
organisation fraktion stadt richter minister ministerin präsident außenministerium innenministerium bundesregierung
universität studie augenzeugen zeugen anwalt anwälte vertreter
"""
MODIFIER = "ehemalige ehemaliger frühere früherer stellvertretende stellvertretender amtierende amtierender"
ORG = """
ministerium partei universität gericht bundesgericht bundestag bundesrat landtag polizei gmbh ag verein verband
gewerkschaft bank zeitung nachrichtenagentur agentur stiftung institut kommission rat union kirche regierung
opposition fraktion behörde amt bundesamt landesamt klinik krankenhaus spd cdu csu fdp afd dpa reuters ap afp spiegel
zeit bild welt ard zdf uno eu nato
"""
SITE = "straße platz brücke see fluss berg insel flughafen bahnhof hafen stadion park"
ABBREVIATION = """
dr prof hr fr st z.b d.h u.a bzw ca evtl ggf inkl nr str tel usw vgl zzgl mio mrd jan feb mär apr jun jul aug sep sept
okt nov dez geb abs art
"""
HEDGE = """
mutmaßlich mutmaßliche mutmaßlicher angeblich angebliche offenbar vermutlich möglicherweise könnte könnten dürfte soll
sollen wohl vielleicht
"""
NUMBER = """
ein eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend
million millionen milliarde milliarden dutzend
"""
VERB = ""
ACCORDING = "laut so angaben aussagen ansicht"
FEMALE = "sie ihre frau ministerin präsidentin sprecherin kanzlerin"
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
