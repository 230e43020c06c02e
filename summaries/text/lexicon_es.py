"""Spanish: the words that show who speaks and who somebody is."""

from summaries.text.conjugated import spanish

STOP = """
a al algo algunas algunos ante antes aquel aquella como con contra cual cuando de del desde donde durante e el él ella
ellas ellos en entre era eran es esa esas ese eso esos esta está estaba estado están estar estas este esto estos fue
fueron ha había habían han hasta hay la las le les lo los más me mi mientras muy nada ni no nos nosotros o os otra
otras otro otros para pero poco por porque que qué quien quién se sea ser será si sí sido sin sobre son su sus también
tan tanto te tiene tienen todo todos tras tu un una unas uno unos y ya yo según dijo
"""
SAY = (
    spanish("""
    afirmar asegurar declarar señalar explicar indicar anunciar manifestar expresar comentar preguntar contestar
    denunciar informar destacar subrayar precisar confirmar reiterar detallar apuntar relatar narrar lamentar avisar
    alertar aclarar matizar puntualizar zanjar rematar recalcar remarcar reprochar recriminar replicar avanzar adelantar
    justificar argumentar alegar bromear ironizar agregar opinar pronosticar vaticinar augurar exclamar gritar murmurar
    susurrar insinuar sentenciar reclamar proclamar jurar revelar desvelar constatar ratificar enfatizar acotar
    resaltar adicionar sintetizar confesar apostillar terciar espetar hablar quejar razonar reflexionar aventurar aconsejar suspirar protestar
        disparar deslizar lanzar completar evocar rememorar comunicar notificar apelar implorar ordenar instar exhortar
        felicitar disculpar excusar alardear dudar opinar calcular confiar comparar recitar clamar bramar ironizar recapitular
        enumerar ejemplificar tuitear publicar evocar estimar objetar observar plantear
    añadir insistir admitir asumir rebatir resumir concluir exigir transmitir decidir discutir presumir debatir aplaudir agradecer creer responder prometer conceder
    """)
    + """
    decir dijo dijeron dice dicen decía decían dirá dicho diciendo advirtió advirtieron advierte advierten advertido
    sostuvo sostuvieron sostiene sostienen sostenía sostenido contó contaron cuenta cuentan contaba contado contando
    recordó recordaron recuerda recuerdan recordaba recordado recordando negó negaron niega niegan negaba negado
    negando reconoció reconocieron reconoce reconocen reconocido escribió escribieron escribe escriben escribía escrito
    pidió pidieron pide piden pedía pedido rogó ruega confesó confesaron confiesa confiesan confesado desmintió
    desmintieron desmiente desmienten sugirió sugirieron sugiere sugieren refirió refiere mantuvo mantiene mantienen
    concluyó concluyeron concluye concluyen defendió defendieron defiende defienden defendido manifiesta manifiestan
    arguyó arguye soltó expuso expusieron expone exponen repitió repitieron repite repiten repetido propuso propusieron propone proponen corrigió corrige corrigen
    recomendó recomendaron recomienda recomiendan sonrió sonríe rió ríe piensa piensan pensaba lee leyó despidió despide
    sentenció aseveró asevera repuso repusieron predijo predice
    """
)
ACT = (
    spanish("calificar tachar acusar criticar elogiar condenar celebrar rechazar tildar apodar")
    + """
    describió describieron describe describen definió define definen ve ven veía llamó llaman llama consideró considera consideran
    """
)
PARTING = " diciendo añadiendo afirmando asegurando señalando explicando subrayando advirtiendo"
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
    + """
    líder jefe jefa experto experta abogado abogada médico médica vecino vecina analista investigador investigadora
    periodista concejal concejala consejero consejera delegado delegada rector rectora decano decana dueño dueña
    propietario propietaria gerente empresario empresaria agricultor agricultora ganadero ganadera ingeniero ingeniera
    economista contable doctor doctora coordinador coordinadora responsable encargado encargada técnico técnica biólogo
    bióloga geólogo geóloga científico científica historiador historiadora escritor escritora cantante actor actriz
    futbolista capitán capitana teniente coronel comandante bombero bombera agente inspector inspectora comisario
    comisaria magistrado magistrada letrado letrada parlamentario parlamentaria eurodiputado eurodiputada dirigente
    candidato candidata activista sindicalista portavoz testigo víctima superviviente paciente enfermero enfermera
    farmacéutico farmacéutica psicólogo psicóloga arquitecto arquitecta párroco cura sacerdote monja obrero trabajador
    trabajadora conductor conductora piloto pescador pescadora taxista panadero panadera librero librera editor editora
    fotógrafo fotógrafa maestro maestra alumno alumna estudiante padre madre hermano hermana viudo viuda hijo hija
    fundador fundadora presidente consejero comerciante funcionario funcionaria edil regidor regidora síndico asesor
    asesora catedrático catedrática
    acusado acusada detenido detenida imputado imputada condenado condenada afectado afectada empleado empleada ciclista
    párroco don doña mediador mediadora damnificado damnificada herido herida invitado invitada paleontólogo ministro autor autora
    comprador compradora ciudadano ciudadana campeón campeona niño niña anciano anciana hombre mujer joven marido esposa
    """
)
SOURCE = """
policía autoridades gobierno ministerio tribunal fiscalía expertos investigadores portavoz vecinos testigos fuentes
sindicato sindicatos partido organización empresa ayuntamiento oposición agencia informe universidad familiares
abogados médicos funcionarios asociación asociaciones federación plataforma colectivo compañía fundación comité
tripulación trabajadores agricultores padres comerciantes ecologistas diputados vecinas manifestantes empresarios
comunicado patronal junta cofradía gremio periódico diario defensa acusación familia
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
FEMALE = """
ella señora sra doña presidenta vicepresidenta ministra exministra alcaldesa gobernadora senadora diputada secretaria
jueza directora reina princesa embajadora profesora entrenadora jefa abogada médica vecina experta investigadora
concejala consejera rectora dueña doctora ingeniera delegada viuda hija madre hermana
"""
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
