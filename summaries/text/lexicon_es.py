"""Spanish: the words that show who speaks and who somebody is."""

STOP = """
a al algo algunas algunos ante antes aquel aquella como con contra cual cuando de del desde donde durante e el él ella
ellas ellos en entre era eran es esa esas ese eso esos esta está estaba estado están estar estas este esto estos fue
fueron ha había habían han hasta hay la las le les lo los más me mi mientras muy nada ni no nos nosotros o os otra
otras otro otros para pero poco por porque que qué quien quién se sea ser será si sí sido sin sobre son su sus también
tan tanto te tiene tienen todo todos tras tu un una unas uno unos y ya yo según dijo
"""
SAY = """
dijo dijeron dice dicen afirmó afirmaron afirma aseguró aseguraron asegura declaró declararon declara señaló señalaron
señala explicó explicaron explica añadió añadieron añade indicó indicaron indica anunció anunciaron anuncia advirtió
advirtieron advierte sostuvo sostuvieron sostiene manifestó manifestaron expresó expresaron comentó comentaron comenta
agregó agregaron agrega preguntó preguntaron respondió respondieron responde contestó reconoció reconocieron reconoce
insistió insiste denunció denunciaron denuncia negó negaron niega escribió escribe contó informó informaron informa
recordó recuerda apuntó apunta destacó destaca subrayó subraya precisó precisa confirmó confirmaron reiteró criticó
prometió concluyó detalló
"""
ACT = ""
PARTING = "diciendo añadiendo afirmando asegurando señalando"
PRONOUN = "él ella ellos ellas"
PLURAL = "ellos ellas"
AUX = "ha han había habían es son fue fueron era está están será"
ADVERB = "también además luego después ya no nunca ayer hoy posteriormente se le les"
DET = "el la los las un una unos unas su sus este esta estos estas varios varias algunos algunas dos tres"
PREP = "a ante bajo con contra de del al desde durante en entre hacia hasta para por según sin sobre tras"
CONJ = "y e o u pero"
RELATIVE = "que quien quienes cual donde cuando"
CONNECT = (
    "pero sin y o así entonces además también él ella ellos ellas esto eso este esta estos estas su sus allí aquí ambos"
)
TITLE = """
sr sra señor señora don doña dr dra presidente presidenta vicepresidente vicepresidenta ministro ministra exministro
canciller alcalde alcaldesa gobernador gobernadora senador senadora diputado diputada secretario secretaria general
juez jueza fiscal director directora rey reina príncipe princesa papa obispo arzobispo cardenal embajador embajadora
portavoz profesor profesora entrenador entrenadora
"""
ROLE = (
    TITLE
    + " líder jefe jefa experto experta abogado abogada médico médica vecino vecina analista investigador investigadora periodista "
)
SOURCE = """
policía autoridades gobierno ministerio tribunal fiscalía expertos investigadores portavoz vecinos testigos fuentes
sindicato partido organización empresa ayuntamiento oposición agencia informe universidad familiares abogados médicos
funcionarios
"""
MODIFIER = "ex primer primera vice"
ORG = """
ministerio partido universidad tribunal congreso senado policía banco agencia comisión consejo fiscalía ayuntamiento
sindicato asociación onu ue otan
"""
SITE = "calle plaza río lago monte isla puerto aeropuerto provincia avenida parque puente"
ABBREVIATION = "sr sra sres dr dra d dña ud uds etc pág núm av avda gral lic ing prof ee uu"
HEDGE = """
podría podrían presunto presunta presuntos presuntas supuesto supuesta supuestamente presuntamente posiblemente quizás
quizá probable aparentemente
"""
NUMBER = """
uno una dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cien ciento mil millón
millones docena
"""
VERB = ""
ACCORDING = "según"
FEMALE = "ella señora presidenta ministra alcaldesa"
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
