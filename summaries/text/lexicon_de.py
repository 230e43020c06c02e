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
# Given names that Germans bear beside those which every language shares.
FEMALE += """
adelheid agathe albertine alexa almut amalie anett anette anika anna-lena annalena annegret anneke anneliese annemarie
annett antonia antonie arianna astrid babette barbra beate bente berit bernadette berta bettina bianca bille brigitta
burga bärbel carina carolin cathrin charlotta christa christel christiana christin claire constanze cordula corinna
cornelia dagmar daniela dietlind doreen doro dorothea dorothee edeltraud ehrengard elfi elfriede elisa elke elli
elsbeth emmy erna ernestine esther eva-maria evelin evi felicitas franka franziska frauke frederike friedel friederike
gabi gabriele gerda gerlinde gerta gertraud gertrud gesa gesche gesine gisa gitta grit gundula hanne hannelore hedwig
heide heidemarie heidrun helma henriette herma hermine herta hertha hilde hildegard hiltrud ilka ilona imke ina insa
irina iris irma irmgard isa isolde jacqueline jeanette jella johanne jolanthe judith jule juliane kaja karla karola
karoline kathi kathrin katrin kerstin kira klara klaudia konstanze kordula krista kristiane lea leni leonie liane
liesel lieselotte lilli lina liselotte loki lore lotte luise luzia magdalena maike maja malu mandy manuela mareike
margarete margarethe margot margret marianne marit marlies marlis martha mathilde mechthild meike melitta merle meta
michaela mina minna mira miriam mona nadine nadja natascha nele nicola nina nora odilie ortrud paula petra pia ramona
rebekka regine renate ricarda rike romy ronja rosemarie rosi rosina roswitha sabrina saskia selma sibylle sieglinde
siegrid sigrun silke silvana simone sina sofie solveig sonja stefanie stephanie svenja swantje swetlana sybille tabea
tamara tanja tatjana thea thekla theresia tilda traudel traute trude ulla undine ursel uschi uta valerie verena
veronika viktoria viola vroni walburga walpurga waltraud wibke wiebke wilhelmine wilma yvonne zita zoe
"""
FIRST = """
abdallah abdul abdullah achim adelheid agathe albertine aleksandar alexa alexej ali almut alois alwin amalie anatol
anatoli andrej anett anette anika anna-lena annalena annegret anneke anneliese annemarie annett anselm ansgar antonia
antonie arend arianna ariel armin arndt arne arnim arno artur asif astrid axel babette balthasar baptist barbra
bastian beate benjamin benno bente berit bernadette berndt bert berta berthold berti bertold bettina bianca bille bodo
boris botho brigitta burga burghard burkhard bärbel carina carolin carsten caspar cathrin cem charlotta christa
christel christiana christin christof claire clemens colin conrad constanze cordula corinna cornelia cornelius dagmar
daniela david detlef detlev diethelm dietlind dietmar dietrich dirk dmitri dominik donald doreen doro dorothea
dorothee eberhard eckart eckhard edeltraud edmund egon ehrenfried ehrengard ehud eike elfi elfriede elisa elke elli
elmar elsbeth emanuel emmerich emmy engelbert enno enzo erhard erna ernestine ernst erwin esther etienne eugen
eva-maria evelin evi ewald fabrice falk falko felicitas ferdinand fiete florian franka franziska frauke frederike
friedbert friedel frieder friederike friedhelm fritz gabi gabriele gaston gebhard gennadi georg gerald gerd gerda
gerlinde gero gerold gerrit gert gerta gertraud gertrud gesa gesche gesine gisa gisbert gitta giuseppe gottfried
gotthard gottlieb gregor grit guido gundula gunnar gunter gunther götz günther hagen hajo hamid hanne hannelore hannes
harald hartmut hartwig hassan hasso hedwig heide heidemarie heidrun heiner heino heinrich helma helmuth henner hennes
henriette heribert herma hermann hermine herta hertha hilde hildegard hilmar hiltrud hinrich holm horst hubertus hugo
ignaz igor ilka ilona imke immanuel ina ingo insa inácio irina iris irma irmgard isa isidor ismail isolde ivica ivo
jacqueline jannik jannis javier jeanette jella jens jewgeni jimmy jitzchak joachim jochen johanne jolanthe joschka
jost judith jule juliane jupp juri justus jérôme jörgen jörn kaja karla karlheinz karola karoline kathi kathrin katrin
kersten kerstin kilian kira klara klaudia klemens knut kofi konstantin konstanze korbinian kordula kornelius krista
kristiane krzysztof kuno lars lasse laurent lea leni lennart leonhard leonid leonie levin liane liesel lieselotte
lilli lina linus liselotte loki lore lorenz lothar lotte ludger ludwig luigi luise luitpold luiz lutz luzia magdalena
mahmoud mahmud maike maja malte malu mandy manuela marcel mareike marek margarete margarethe margot margret marianne
marit marius marlies marlis marten martha massimo mathieu mathilde mathis matteo mechthild mehmet meike meinhard
meinrad melitta merle merlin meta micha michaela michail milan mina minna mira miriam mirko mohamad mona morten
mustafa nadine nadja natascha nele nicola nicolas nikita nikolai nikolaus nils nina nora norbert nuri odilie olaf olav
ole oleg olivier ortrud oswald otmar ottfried ottmar ottokar patrik paula pawel peer petra philip pia piet pirmin
quirin raimund rainer ramona raphael rasmus raúl rebekka regine reimar reiner reinhard reinhardt reinhold renate rené
ricarda rico rike robert roderich romano romy ronja rosemarie rosi rosina roswitha rouven ruprecht rüdiger sabrina
sandro sascha saskia schimon sebald selma sepp sergej severin shinzo sibylle siegbert siegfried sieglinde siegmar
siegrid siegward sigismund sigmar sigrun silke silvana silvio simone sina sofie solveig sonja stanislaus stefanie
steffan steffen stephanie svenja swantje swen swetlana sybille sébastien sönke sören tabea tamara tanja taro tassilo
tatjana thabo thea thekla theodor theresia thies thilo thorben tibor tilda tillmann tilo timo timon tino titus tjark
tom tomas toni tony torben torge torsten traudel traugott traute trude udo ulf uli ulla ulrich undine ursel uschi uta
utz valentin valerie veit verena veronika viktor viktoria vinzent vinzenz viola vittorio vitus vroni walburga waldemar
waleri walpurga walther waltraud wendelin wenzel wibke wiebke wiktor wilfried wilhelm wilhelmine willi willy wilma
winfried witold wladimir wolfram wulf xaver xi yannick yves yvonne zacharias zita zoe zoran ángel
"""
# Countries, regions and large cities by their German names.
PLACE = """
albanien algerien algier antwerpen argentinien armenien aserbaidschan athen augsburg australien baden-württemberg
bagdad bangladesch basel bayern beirut belarus belgien bochum bolivien bosnien brandenburg brasilien bremen brüssel
bulgarien chemnitz damaskus dortmund dresden duisburg dänemark düsseldorf elfenbeinküste elsass erfurt estland
finnland florenz freiburg gaza genf georgien graz grönland hannover hessen indien indonesien innsbruck irak irland
island jemen jerusalem jordanien kairo kambodscha kamerun kanada karlsruhe kasachstan kassel katalonien katar kenia
kiel kiew klagenfurt kolumbien kongo kopenhagen korsika kosovo krakau krim kroatien kuba kärnten lausanne lettland
libanon libyen linz lissabon litauen lothringen luxemburg luzern lübeck magdeburg mailand mainz malta mannheim marokko
mecklenburg-vorpommern mexiko moldau mongolei montenegro moskau mumbai münster neapel neuseeland niederlande
niedersachsen niederösterreich nordkorea nordmazedonien nordrhein-westfalen norwegen nürnberg oberösterreich peking
philippinen portugal potsdam prag rheinland-pfalz rom rostock rotterdam ruanda rumänien saarbrücken saarland sachsen
sachsen-anhalt salzburg sardinien saudi-arabien schleswig-holstein schweden schwerin serbien simbabwe singapur
sizilien slowakei slowenien sri-lanka steiermark straßburg syrien südafrika südkorea südsudan südtirol teheran
thüringen tibet tirol tokio tripolis tschad tschechien tschetschenien tunesien turin ukraine ungarn usbekistan venedig
vorarlberg warschau weißrussland wiesbaden zypern ägypten äthiopien
"""
