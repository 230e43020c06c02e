"""How newspapers of four languages say who said it, hang on what they think, and greet their readers; for wire.py."""

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday"),
    "de": ("Montag", "Dienstag", "Mittwoch"),
    "es": ("lunes", "martes", "miércoles"),
    "fr": ("lundi", "mardi", "mercredi"),
}
SAYING = {
    "en": (
        "{s} said that {c}",
        "{c}, {s} said",
        "{c}, according to {s}",
        "according to {s}, {c}",
        "{s} told reporters that {c}",
    ),
    "de": (
        "{c}, sagte {s}",
        "{c}, teilte {s} mit",
        "{s} sagte, {c}",
        "{c}, hieß es: So sehe es {s}",
        "{s} erklärte, {c}",
    ),
    "es": ("{s} dijo que {c}", "{c}, según {s}", "según {s}, {c}", "{c}, informó {s}", "{s} explicó que {c}"),
    "fr": ("{s} a déclaré que {c}", "{c}, selon {s}", "selon {s}, {c}", "{c}, a indiqué {s}", "{s} affirme que {c}"),
}
QUOTING = {
    "en": ("“{q},” {s} said", "“{q},” said {s}", "{s} said: “{q}.”", "{s} told a news conference: “{q}.”"),
    "de": ("„{q}“, sagte {s}", "{s} sagte: „{q}.“", "„{q}“, so {s}", "{s} erklärte vor der Presse: „{q}.“"),
    "es": ("«{q}», dijo {s}", "{s} afirmó: «{q}.»", "«{q}», aseguró {s}", "{s} declaró ante la prensa: «{q}.»"),
    "fr": (
        "« {q} », a dit {s}",
        "{s} a lancé: « {q}. »",
        "« {q} », a assuré {s}",
        "{s} a déclaré devant la presse: « {q}. »",
    ),
}

# A writer's own voice: what stands before a clause, and what is hung onto it.
VOICE = {
    "en": (
        (
            "by then ",
            "meanwhile ",
            "late in the day ",
            "as it turns out, ",
            "for weeks ",
            "on paper, ",
            "this time ",
            "once more ",
        ),
        (
            ", people here say",
            ", a point that is disputed",
            ", which surprised few",
            " for the first time",
            ", as the files show",
            " in the end",
        ),
    ),
    "de": (
        ("inzwischen gilt: ", "am Abend hieß es: ", "nach allem, was man weiß: ", "fest steht: "),
        (", wie man hier sagt", ", was kaum jemanden überrascht", " – zum ersten Mal", ", so viel ist sicher"),
    ),
    "es": (
        ("a esas horas ", "entretanto ", "al caer la tarde ", "según parece, ", "esta vez "),
        (", cuentan aquí", ", algo que se discute", " por primera vez", ", como consta en los papeles"),
    ),
    "fr": (
        ("à cette heure, ", "entre-temps, ", "en fin de journée, ", "cette fois, ", "de fait, "),
        (
            ", raconte-t-on ici",
            ", ce que certains contestent",
            " pour la première fois",
            ", comme le montre le dossier",
        ),
    ),
}
SMALL = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
}


LOCAL = {
    "en": (
        "Readers in {town} will remember a similar week eleven years ago.",
        "{town} council says it is watching closely.",
        "Two families from {town} told the {paper} that they have relatives there.",
        "The news was received with concern in {town}.",
        "A collection is being taken at St Bride's in {town} on Sunday.",
        "Nobody from {town} is known to be affected.",
        "The {paper} will report from there tomorrow.",
        "{town}'s own member of parliament asked for a statement.",
    ),
    "de": (
        "Auch in {town} wurde die Nachricht mit Sorge aufgenommen.",
        "Aus {town} ist nach Auskunft des Landratsamts niemand betroffen.",
        "Leser aus {town} erinnern sich an einen ähnlichen Fall vor elf Jahren.",
        "Die Redaktion in {town} sammelt Hinweise.",
    ),
    "es": (
        "En {town} la noticia se siguió con atención.",
        "El ayuntamiento de {town} asegura que no hay vecinos afectados.",
        "Lectores de {town} recuerdan una semana parecida hace once años.",
        "La parroquia de {town} hará una colecta el domingo.",
    ),
    "fr": (
        "À {town}, la nouvelle a été suivie de près.",
        "Aucun habitant de {town} ne serait concerné, assure la mairie.",
        "Les lecteurs de {town} se souviennent d'une semaine semblable il y a onze ans.",
        "Une collecte aura lieu dimanche à {town}.",
    ),
}
