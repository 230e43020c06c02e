"""German verbs of speech in every form that newspapers use, with the particles that part from them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

Kind = Literal["say", "tell", "hold", "want"]
Shape = Literal["finite", "participle"]

# Regular verbs that report what was said in a clause of its own or between quotation marks.
_SAY = """
sag erklär mein beton bericht behaupt ergänz antwort warn bestätig versicher äußer begründ kommentier verkünd erzähl
bekräftig erwider entgegn urteil meld vermeld prophezei bemerk erläuter erinner bemängel
beklag beteuer schilder resümier bilanzier konstatier argumentier verlautbar frag forder verlang
prognostizier kritisier bedauer vermut befürcht mahn appellier droh scherz spott witzel klag schimpf wetter flüster
raun murmel stöhn seufz jubel frohlock folger schätz informier präzisier signalisier dementier
garantier orakel twitter blogg philosophier schwärm zitier notier formulier referier dozier plädier moser ätz
konter wiederhol versicher verdeutlich veranschaulich rechtfertig wünsch bezweifel offenbar freu
ärger beruhig staun trauer begeister amüsier tob polter beschwer skandier brüll kreisch ereifer empör
telegrafier wunder
"""
# Verbs that name what was said, and take a quotation as their object: they report with the whole sentence.
_TELL = """
bezeichn kritisier lob würdig begrüß verurteil verteidig attackier beschimpf beschuldig rüg geißel brandmark
charakterisier titulier bewert feier beleidig verhöhn verspott tadel ermahn bezichtig
diffamier appellier forder verlang befürwort ermunter ermutig bedank gratulier schlussfolger
interpretier deut definier klassifizier stilisier entschuldig
porträtier
"""
_HOLD = """
glaub hoff erhoff erwäg fühl spekulier ahn mutmaß argwöhn fürcht erwart rechn zweifel vermut bezweifel wünsch plan
beabsichtig wert betracht
"""
# Irregular ones, form by form: finite forms / participle.
_IRREGULAR_SAY = {
    "schreiben": "schreibt schreiben schrieb schrieben schreibe schriebe/geschrieben",
    "sprechen": "spricht sprechen sprach sprachen spreche/gesprochen",
    "versprechen": "verspricht versprechen versprach versprachen verspreche/versprochen",
    "widersprechen": "widerspricht widersprechen widersprach widersprachen widerspreche/widersprochen",
    "rufen": "ruft rufen rief riefen rufe/gerufen",
    "schreien": "schreit schreien schrie schrien schreie/geschrien",
    "unterstreichen": "unterstreicht unterstreichen unterstrich unterstrichen unterstreiche/unterstrichen",
    "gestehen": "gesteht gestehen gestand gestanden gestehe/gestanden",
    "bekennen": "bekennt bekennen bekannte bekannten bekenne/",
    "bestreiten": "bestreitet bestreiten bestritt bestritten bestreite/bestritten",
    "heißen": "heißt hieß hiess heiße/geheißen",
    "lauten": "lautet lauteten lautete laute/gelautet",
    "verlauten": "verlautet verlautete verlaute/verlautet",
    "befinden": "befindet befand befanden/befunden",
    "empfehlen": "empfiehlt empfehlen empfahl empfahlen empfehle/empfohlen",
    "raten": "rät raten riet rieten rate/geraten",
    "schwören": "schwört schwören schwor schworen schwöre/geschworen",
    "denken": "denkt denken dachte dachten denke/gedacht",
    "singen": "singt singen sang sangen singe/gesungen",
    "entscheiden": "entscheidet entscheiden entschied entschieden entscheide/entschieden",
    "beschließen": "beschließt beschließen beschloss beschlossen beschließe/beschlossen",
    "schließen": "schließt schließen schloss schlossen/geschlossen",
    "weisen": "verweist verweisen verwies verwiesen verweise/verwiesen",
    "melden": "melde/gemeldet",
    "finden": "findet finden fand fanden finde/gefunden",
}
_IRREGULAR_TELL = {
    "nennen": "nennt nennen nannte nannten nenne/genannt",
    "vergleichen": "vergleicht vergleichen verglich verglichen vergleiche/verglichen",
    "preisen": "preist preisen pries priesen/gepriesen",
    "sehen": "sieht sehen sah sahen sehe/gesehen",
    "werben": "wirbt werben warb warben/geworben",
    "bitten": "bittet bitten bat baten/gebeten",
    "empfinden": "empfindet empfinden empfand empfanden/empfunden",
    "halten": "hält halten hielt hielten/gehalten",
    "verbieten": "verbietet verbieten verbot verboten/verboten",
}
# Separable verbs: forms of the verb, then the particles that make it speech; a kind before the bar.
_SEPARABLE = """
say|teilt teilte teilten teilen teile/geteilt|mit
say|fügt fügte fügten fügen füge/gefügt|hinzu an
say|kündigt kündigte kündigten kündigen/gekündigt|an
say|gibt gab gaben geben gebe/gegeben|bekannt an zu preis kund wieder
say|räumt räumte räumten räumen räume/geräumt|ein
say|führt führte führten führen führe/geführt|aus an
say|stellt stellte stellten stellen stelle/gestellt|klar fest dar heraus
say|weist wies wiesen weisen weise/gewiesen|hin zurück darauf
say|legt legte legten legen lege/gelegt|dar nahe nach
say|setzt setzte setzten setzen/gesetzt|hinzu nach entgegen
say|hebt hob hoben heben hebe/gehoben|hervor
say|geht ging gingen gehen gehe/gegangen|davon_aus aus
say|merkt merkte merkten merken merke/gemerkt|an
say|wirft warf warfen werfen werfe/geworfen|vor ein
say|hält hielt hielten halten halte/gehalten|fest entgegen
say|sagt sagte sagten sagen sage/gesagt|aus voraus zu
say|macht machte machten machen mache/gemacht|klar deutlich geltend bekannt
say|pflichtet pflichtete pflichteten/gepflichtet|bei
say|wendet wandte wandten wendete wendeten/gewendet gewandt|ein
say|schlägt schlug schlugen schlagen schlage/geschlagen|vor
say|schätzt schätzte schätzten schätzen/geschätzt|ein
say|streitet stritt stritten streiten/gestritten|ab
say|gesteht gestand gestanden gestehen/gestanden|ein zu
say|kommt kam kamen kommen/gekommen|schluss ergebnis
say|nimmt nahm nahmen nehmen/genommen|an stellung
say|spricht sprach sprachen sprechen spreche/gesprochen|aus
say|fasst fasste fassten fassen/gefasst|zusammen
say|ruft rief riefen rufen rufe/gerufen|auf zu
say|fordert forderte forderten fordern/gefordert|auf ein
say|mahnt mahnte mahnten mahnen/gemahnt|an
say|deutet deutete deuteten deuten/gedeutet|an
say|bringt brachte brachten bringen/gebracht|ausdruck vor
say|drückt drückte drückten drücken/gedrückt|aus
say|zeigt zeigte zeigten zeigen/gezeigt|auf überzeugt enttäuscht zufrieden erfreut besorgt optimistisch
tell|lehnt lehnte lehnten lehnen lehne/gelehnt|ab
tell|stuft stufte stuften stufen/gestuft|ein
tell|prangert prangerte prangerten prangern/geprangert|an
tell|tut tat taten tun/getan|ab
tell|klagt klagte klagten klagen/geklagt|an
tell|stimmt stimmte stimmten stimmen/gestimmt|zu überein ein
say|sichert sicherte sicherten sichern/gesichert|zu
say|bietet bot boten bieten/geboten|an
say|droht drohte drohten drohen/gedroht|an
say|schreibt schrieb schrieben schreiben/geschrieben|zu vor
say|gibt gab gaben geben/gegeben|protokoll bedenken verstehen
say|fährt fuhr fuhren fahren/gefahren|fort
say|trägt trug trugen tragen/getragen|vor
say|gibt gab gaben geben/gegeben|zurück
say|lässt ließ ließen lassen/gelassen|durchblicken verlauten wissen ausrichten mitteilen erklären verbreiten
say|ist sind war waren sei|meinung ansicht auffassung überzeugung überzeugt sicher zuversichtlich optimistisch
say|vertritt vertreten vertrat vertraten|ansicht auffassung meinung standpunkt these
say|übt übte übten/geübt|kritik
say|erhebt erhob erhoben/erhoben|vorwurf vorwürfe einwände
say|stellt stellte stellten/gestellt|frage
tell|macht machte machten/gemacht|verantwortlich
say|nährt schürt weckt/geweckt|zweifel
"""


@dataclass(frozen=True, slots=True)
class Form:
    """What a word says as a verb of speech.

    particles: with one of which it is speech, empty where it always is.  plural: True, False, or None where it may be
    either.  lemma: the verb's root as the lists have it.
    """

    kind: Kind
    shape: Shape
    particles: frozenset[str]
    plural: bool | None
    lemma: str = ""


_NO_GE = (
    "be",
    "er",
    "ver",
    "ge",
    "ent",
    "emp",
    "zer",
    "wider",
    "unter",
    "wiederhol",
    "über",
    "prophezei",
    "kommentier",
)


def _weak(root: str) -> tuple[list[str], str]:
    """The finite forms of a regular verb and its participle."""
    link = "e" if root[-1] in "td" or root.endswith(("gn", "chn", "ffn", "tm", "dm", "kn")) else ""
    syllable = root[-2:] in ("el", "er") and len(root) > 3  # erläutern, bemängeln: no e before the n
    forms = [
        f"{root}{link}t",
        f"{root}{link}te",
        f"{root}{link}ten",
        f"{root}n" if syllable else f"{root}en",
        f"{root}e",
    ]
    past = f"{root}{link}t"
    return forms, past if root.startswith(_NO_GE) or root.endswith("ier") else f"ge{past}"


def _plural(form: str) -> bool:
    return form.endswith("n") and form != "entgegn"


@cache
def forms() -> dict[str, tuple[Form, ...]]:  # noqa: PLR0912  # one loop a list
    """Every form of a verb of speech, in lower case."""
    table: dict[str, list[Form]] = {}

    def add(word: str, kind: Kind, shape: Shape, particles: frozenset[str], lemma: str) -> None:
        plural = None if shape == "participle" else _plural(word)
        table.setdefault(word, []).append(Form(kind, shape, particles, plural, lemma))

    lists: tuple[tuple[str, Kind], ...] = ((_SAY, "say"), (_TELL, "tell"), (_HOLD, "hold"))
    for words, kind in lists:
        for root in words.split():
            finite, participle = _weak(root)
            for form in finite:
                add(form, kind, "finite", frozenset(), root)
            add(participle, kind, "participle", frozenset(), root)
    irregular: tuple[tuple[dict[str, str], Kind], ...] = ((_IRREGULAR_SAY, "say"), (_IRREGULAR_TELL, "tell"))
    for verbs, kind in irregular:
        for lemma, written in verbs.items():
            finite_forms, _, participles = written.partition("/")
            for form in finite_forms.split():
                add(form, kind, "finite", frozenset(), lemma)
            for form in participles.split():
                add(form, kind, "participle", frozenset(), lemma)
    for form in "will wollen wollte wollten plant planen".split():
        add(form, "want", "finite", frozenset(), "wollen")
    for line in _SEPARABLE.strip().splitlines():
        which, written, particle_words = line.split("|")
        kind = "tell" if which == "tell" else "say"
        particles = frozenset(particle_words.split())
        finite_forms, _, participles = written.partition("/")
        lemma = finite_forms.split()[0]
        for form in finite_forms.split():
            add(form, kind, "finite", particles, lemma)
            for particle in particles:
                if particle.islower() and "_" not in particle:
                    add(particle + form, kind, "finite", frozenset(), lemma)
        for form in participles.split():
            add(form, kind, "participle", particles, lemma)
            for particle in particles:
                add(particle + form, kind, "participle", frozenset(), lemma)
    return {word: tuple(found) for word, found in table.items()}


# Verbs whose present subjunctive newspapers use most: the form in -e of the third person says that it is reported.
_ROOTS = """
geb geh komm steh lieg bleib lass find seh nehm halt wiss brauch führ handel gelt droh fehl arbeit spiel trag
fahr lauf zieh leb lern sterb fall werf treff sprech les ess helf schreib bring denk kenn nenn stell leg setz mach
sag zeig hör glaub hoff wünsch such kauf zahl kost wart plan lieb hass freu fürcht schaff bild reich pass dien folg
gehör schein bau nutz sitz schlaf schlag trink verlier versuch vertret versteh verfüg verlass verletz
verbind verdien vergess verhalt verhinder verlang verläng verlauf vermeid vermiss verschwind versprech vertrau
verzicht entscheid entsprech entsteh enthalt entwickel erfolg erhalt erlaub erleb erreich erschein erwart erfüll
erkenn ergeb erinner beginn bekomm benötig beruh beschäftig besitz besteh bestimm betrag betreff beweg beweis bezahl
bedeut bedroh bedürf befind befürcht gefährd geling gewinn genieß gescheh unterstütz untersuch unterlieg
unternehm übernehm widersprech wachs steig sink fließ funktionier existier profitier reagier diskutier informier
tret trenn steuer streb liefer änder sicher verbesser verzöger dauer erforder förder hinder scheiter zöger äußer
biet bitt ruf rechn rett sorg stamm stimm stöß stör tu umfass wirk wohn wend wirf
"""
SUBJUNCTIVE = frozenset(
    [f"{root}e" for root in _ROOTS.split()] + "sei seien habe werde könne solle wolle müsse dürfe möge wolle".split()
)
PAST_SUBJUNCTIVE = frozenset(
    """
    hätte hätten wäre wären würde würden könnte könnten müsste müssten dürfte dürften gäbe gäben käme kämen ginge
    bliebe ließe stünde stünden läge lägen fände fänden nähme nähmen brächte brächten wüsste
    bräuchte bräuchten sollten wollten
    """.split()
)
AUXILIARIES = {
    "hat": False, "habe": False, "hatte": False, "hätte": False, "haben": True, "hatten": True, "hätten": True,
}  # fmt: skip
PASSIVE = frozenset("wird werden wurde wurden werde würde würden worden ist sind war waren sei seien".split())
