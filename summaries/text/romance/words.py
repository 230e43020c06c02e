"""What the three languages write alike: their small words, and how a clause names whose view it tells."""

from dataclasses import dataclass


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _patterns(lines: str) -> tuple[tuple[str, ...], ...]:
    """Patterns by their words, longest first; "OF" is any form of "of"."""
    found = [tuple(line.split()) for line in lines.split("|")]
    return tuple(sorted(found, key=lambda pattern: -len(pattern)))


def by_first_word(patterns: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, ...]]]:
    """The patterns that begin with each word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for pattern in patterns:
        found.setdefault(pattern[0], []).append(pattern)
    return found


@dataclass(frozen=True, slots=True)
class Small:
    """The small words of one language.

    of: "of", with its article or without.  clitics: pronouns between a subject and its verb.  according: what stands
    before whose view it is.  own: what tells of the view of whom the sentence is about.  view: words that do so only
    before a name and a comma ("for").
    """

    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    of: frozenset[str]
    the: frozenset[str]
    woman: frozenset[str]
    man: frozenset[str]
    clitics: frozenset[str]
    have: frozenset[str]
    that: frozenset[str]
    who: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    own: tuple[tuple[str, ...], ...]
    view: frozenset[str]
    when: frozenset[str]


SMALL = {
    "es": Small(
        he=_set("él éste este aquel"),
        she=_set("ella ésta esta aquella"),
        they=_set("ellos ellas"),
        of=_set("de del"),
        the=_set("el la los las"),
        woman=_set("la una esta esa señora sra doña"),
        man=_set("el un este ese señor sr don"),
        clitics=_set("se le les lo la los las me nos te no ya también tampoco sí solo sólo aún todavía nunca siempre"),
        have=_set("ha han había habían habría habrían haya he hemos"),
        that=_set("que"),
        who=_set("que quien quienes"),
        according=_patterns(
            "según|de acuerdo con|a juicio OF|en palabras OF|en opinión OF|a ojos OF|al decir OF|al parecer OF"
            "|para el|en boca OF"
        ),
        own=_patterns("a su juicio|a su entender|en su opinión|a su parecer|a sus ojos"),
        view=_set("para"),
        when=_set(
            """
            ayer hoy anoche mañana tarde noche semana madrugada mes lunes martes miércoles jueves viernes sábado
            domingo después luego entonces hace veces ocasiones
            """
        ),
    ),
    "fr": Small(
        he=_set("il lui celui-ci ce dernier"),
        she=_set("elle celle-ci"),
        they=_set("ils elles eux"),
        of=_set("de du des d"),
        the=_set("le la les l"),
        woman=_set("la une cette mme madame mlle sa"),
        man=_set("le un ce m monsieur"),
        clitics=_set(
            "se s le l la les lui leur y en me m nous vous ne n pas aussi également encore toujours jamais déjà"
        ),
        have=_set("a ont avait avaient aurait auraient ai avons ayant"),
        that=_set("que qu"),
        who=_set("qui"),
        according=_patterns(
            "selon|d'après|d’après|selon les mots OF|selon les termes OF|aux yeux OF|aux dires OF|de l'avis OF"
            "|de l’avis OF|à en croire|à entendre"
        ),
        own=_patterns("à ses yeux|à son avis|à son sens"),
        view=_set("pour"),
        when=_set(
            """
            quant hier matin soir midi nuit semaine mois aujourd'hui aujourd’hui demain lundi mardi mercredi jeudi
            vendredi samedi dimanche ensuite alors fois reprises
            """
        ),
    ),
    "pt": Small(
        he=_set("ele este esse"),
        she=_set("ela esta essa"),
        they=_set("eles elas"),
        of=_set("de do da dos das"),
        the=_set("o a os as"),
        woman=_set("a uma esta essa senhora sra dona"),
        man=_set("o um este esse senhor sr"),
        clitics=_set("se lhe lhes o a os as me nos te não já também ainda só nunca sempre"),
        have=_set("tem têm tinha tinham havia haviam teria teriam"),
        that=_set("que"),
        who=_set("que quem"),
        according=_patterns(
            "segundo|conforme|de acordo com|na opinião OF|nas palavras OF|na avaliação OF|na visão OF|no entender OF"
            "|aos olhos OF|a crer em|no dizer OF"
        ),
        own=_patterns("no seu entender|na sua opinião|a seu ver|em sua opinião|na sua avaliação|em sua avaliação"),
        view=_set("para"),
        when=_set(
            """
            ontem hoje amanhã manhã tarde noite semana madrugada mês segunda terça quarta quinta sexta sábado
            domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira depois então há vezes
            ocasiões
            """
        ),
    ),
}
ROMANCE = frozenset(SMALL)
# Nouns that are as often speech as not, where an article or a preposition stands before.
NOUNS = _set(
    """
    denuncia denuncias anuncio pregunta preguntas informe nota aviso alerta alertas promesa confirma defensa queja
    demande demandes annonce annonces critique critiques note notes avertit dit réponse regrette lance lancé
    pergunta perguntas alerta denúncia promessa queixa defesa conta informa nega relato
    """
)
TITLED = _set(
    """
    libro novela película disco canción obra serie programa revista periódico diario cuadro exposición poema título
    pancarta cartel
    lema llamado llamada llamados llamadas denominado denominada bautizado bautizada titulado titulada apodado alias
    livre roman film disque chanson pièce série émission revue journal tableau exposition poème titre slogan dit dite
    intitulé intitulée baptisé baptisée surnommé surnommée
    opération projet banderole pancarte bannière affiche
    livro romance filme música peça programa jornal quadro exposição poema lema faixa cartaz
    chamado chamada chamados chamadas
    batizado batizada intitulado intitulada apelidado apelidada operação operación projeto proyecto
    """
)
# Finite forms that are common and no speech, and the endings of finite forms that hardly a noun has.
VERBS = {
    "es": _set(
        """
        tiene tienen tuvo tenía va van iba fue hace hizo hacía quiere quieren puede pueden pudo debe deben viene vienen
        vino llega llegan vive viven sale salen salió sigue siguen queda quedan parece hay pasa pasan cree sabe ve dio
        da dan puso pone trabaja espera evita lleva
        """
    ),
    "fr": _set(
        """
        va vont fait font peut peuvent doit doivent veut veulent vient viennent tient tiennent reste restent vit vivent
        sort sortent croit sait voit met mettent prend prennent perd perdent semble arrive arrivent travaille attend
        évite porte trouve donne
        """
    ),
    "pt": _set(
        """
        vai vão ia faz fez fazia quer querem pode podem pôde deve devem vem vêm veio chega chegam vive vivem sai saem
        saiu segue seguem fica ficam parece há passa passam crê sabe vê deu dá dão pôs põe trabalha espera evita leva
        """
    ),
}
ENDINGS = {
    "es": ("ó", "aron", "ieron", "aban", "arán", "erán", "irán"),
    "fr": ("èrent", "aient"),
    "pt": ("ou", "eu", "iu", "aram", "eram", "iram", "avam", "arão", "erão", "irão"),
}
# Endings of nouns of those who do something, and what ends so and is nobody.
DOERS = {
    "es": ("dor", "dora", "dores", "doras", "tora", "toras", "ista", "istas", "ólogo", "óloga", "ólogos", "ólogas"),
    "fr": ("teur", "trice", "teurs", "trices", "iste", "istes", "logue", "logues", "euse", "euses"),
    "pt": ("dor", "dora", "dores", "doras", "tora", "toras", "ista", "istas", "ólogo", "óloga", "ólogos", "ólogas"),
}
NO_DOERS = _set(
    """
    alrededor comedor ordenador computador computadora corredor corredores indicador indicadores mirador
    mostrador motor sector factor vector entrevista entrevistas lista listas pista pistas revista revistas vista vistas
    conquista autopista batidora impresora calculadora lavadora tostador borrador marcador
    moteur moteurs secteur secteurs ordinateur ordinateurs facteur facteurs vecteur capteur compteur hauteur tracteur
    piste pistes liste listes matrice cicatrice dialogue dialogues catalogue
    """
)
BODIES = _set(
    """
    compañía empresa organización asociación entidad firma fundación federación agencia institución cooperativa
    entreprise compagnie société association organisation fondation fédération agence institution
    empresa companhia organização associação entidade firma fundação federação agência instituição cooperativa
    """
)
# Pronouns right before a verb, or behind one in Portuguese.
CLITICS = _set("se s le les lo la los las me te nos os lui leur leurs m nous vous lhe lhes o a as")
# Finite forms before an infinitive of speech that is said all the same: "se limitó a decir", "a tenu à préciser".
WOULD = _set(
    """
    limitó limitaron limita limitan volvió volvieron vuelve vuelven quiso quisieron llegó
    contente contenté contentée borne borné bornée tenu tient tenait tiennent voulu
    limitou limitaram voltou voltaram quis quiseram chegou fez
    """
)
NO_VERBS = _set("europeu museu ateu judeu plebeu hebreu pigmeu apogeu troféu liceu pneu")
INFINITIVES = {
    "es": ("ar", "er", "ir"),
    "fr": ("er", "dire", "crire", "pondre", "mettre"),
    "pt": ("ar", "er", "ir"),
}
PLURALS = {"es": ("ron", "ban", "an", "en"), "fr": ("ent", "ont"), "pt": ("ram", "vam", "am", "em")}
NO_PLURALS = ("vient", "tient", "dément", "ressent", "consent")
