"""Who said what in German: inversion, subordinate tags, "laut", the subjunctive, separable verbs, roles and names."""

import pytest

SAID = [
    ("„Wir schließen den Steg“, sagte Bürgermeisterin Mara Lind am Montag.", "Mara Lind"),
    ("Der Innenminister Olaf Brandt erklärte: „Der Hafen bleibt offen.“", "Olaf Brandt"),
    ("„Wir haben nichts gewusst“, teilte die Hafenbehörde am Abend mit.", "Hafenbehörde"),
    ("„Es war dunkel“, fügte ein Sprecher der Feuerwehr hinzu.", "ein Sprecher der Feuerwehr"),
    ("„Der Kai ist gesperrt“, wie die Polizei mitteilte.", "Polizei"),
    ("„Der Kai ist marode“, so Gutachter Jens Halm.", "Jens Halm"),
    ("„Das Geld ist da“, heißt es in einem Bericht der Kämmerei.", "einem Bericht der Kämmerei"),
    ("Dazu gab das Verkehrsministerium bekannt: „Die Brücke bleibt zu.“", "Verkehrsministerium"),
    ("Den Plan nannte die Abgeordnete Tessa Vogt „völlig verfehlt“.", "Tessa Vogt"),
    ("Die Sanierung lehnt der Reeder Piet Wolters als „zu teuer“ ab.", "Piet Wolters"),
    ("Der Kapitän der Fähre, Jonas Tamm, sagte: „Wir fahren morgen wieder.“", "Jonas Tamm"),
    ("Bürgermeister Kai Brahms (SPD) forderte am Freitag „mehr Tempo“.", "Kai Brahms"),
    ("„Wir prüfen das“, sagte Linds Sprecher Jan Timm.", "Jan Timm"),
    ("Für die Umweltministerin ist das „ein guter Kompromiss“.", "die Umweltministerin"),
    ("Mara Lind, die den Hafen leitet, nannte den Plan „verfrüht“.", "Mara Lind"),
    ("Laut einem Bericht der Hafenpost war die Anlage „in schlechtem Zustand“.", "einem Bericht der Hafenpost"),
    ("Nach eigenen Angaben hat der Konzern „keine Kenntnis“ von dem Vorfall.", "Konzern"),
    ("Der Zeuge rief: „Das Boot sinkt!“", "Der Zeuge"),
    ("SPD-Fraktionschef Arne Kruse warf der CDU „Wahlkampfgetöse“ vor.", "Arne Kruse"),
    ("„Das nehmen wir nicht hin“, zitierte die Hafenpost den Werftchef Enno Backhaus.", "Enno Backhaus"),
    ("„Wir haben gewonnen“, freute sich Trainerin Maren Stolz am Abend.", "Maren Stolz"),
    ("Auch die FDP übte Kritik: „Das ist Symbolpolitik“, sagte Generalsekretärin Ina Voß.", "Ina Voß"),
    ("Ministerpräsident Milan Dravec trat ab. Der 58-Jährige sagte: „Ich gehe ohne Groll.“", "Milan Dravec"),
    ("Kurt von der Heyde kam am Montag. Von der Heyde sagte: „Ich gehe nicht.“", "Kurt von der Heyde"),
    ("Trainer Sven Albers ging am Montag. „Schade“, sagte der 47 Jahre alte Coach.", "Sven Albers"),
    ("Altenfurt (dpa) - Die Polizei sprach am Montag von einem „großen Glück“.", "Polizei"),
    ("„Das wird teuer“, warnten Mara Lind und Olaf Brandt.", "Mara Lind und Olaf Brandt"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_a_german_quotation_has_its_speaker(read, text, speaker):
    """Wherever the verb and its particle stand."""
    (quote,) = [quote for quote in read(text).quotes if quote.type == "direct"]

    assert quote.speaker == speaker


def test_a_speaker_has_the_role_beside_the_name(read):
    """A compound with an adjective is a role as a whole."""
    text = "„Wir bauen“, sagte die stellvertretende Landesumweltministerin Mara Lind. „Sofort“, sagte Lind."
    quotes = read(text).quotes

    assert {(quote.speaker, quote.role) for quote in quotes} == {
        ("Mara Lind", "stellvertretende Landesumweltministerin")
    }


def test_a_role_behind_a_name_is_found(read):
    """Between commas, with whose it is."""
    (quote,) = read("„Wir bauen“, sagte Olaf Brandt, Sprecher der Hafenbehörde, am Montag.").quotes

    assert (quote.speaker, quote.role) == ("Olaf Brandt", "Sprecher der Hafenbehörde")


REPORTED = [
    ("Die Brücke bleibe bis Freitag gesperrt, sagte Mara Lind.", "Die Brücke bleibe bis Freitag gesperrt", "Mara Lind"),
    (
        "Mara Lind sagte, die Brücke bleibe bis Freitag gesperrt.",
        "die Brücke bleibe bis Freitag gesperrt",
        "Mara Lind",
    ),
    (
        "Wie die Polizei mitteilte, wurden drei Boote gestohlen.",
        "wurden drei Boote gestohlen",
        "Polizei",
    ),
    (
        "Nach Angaben der Feuerwehr brannte das Lagerhaus völlig aus.",
        "brannte das Lagerhaus völlig aus",
        "Feuerwehr",
    ),
    ("Laut Polizei wurden drei Boote gestohlen.", "wurden drei Boote gestohlen", "Polizei"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), REPORTED)
def test_german_words_are_reported(read, text, words, speaker):
    """A clause in the subjunctive, behind "wie", "laut" and "nach Angaben"."""
    (quote,) = read(text).quotes

    assert (quote.type, text[quote.start : quote.end], quote.speaker) == ("indirect", words, speaker)


def test_a_sentence_in_the_subjunctive_goes_on_reporting(read):
    """Whoever was reported before is reported still."""
    text = "Mara Lind sagte, die Brücke sei marode. Der Umbau habe schon begonnen."
    speakers = [quote.speaker for quote in read(text).quotes]

    assert speakers == ["Mara Lind", "Mara Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre „Seestern“ sank vor dem Hafen.",
        "Das Stück trägt den Titel „Der lange Winter“.",
        "Mit der Zeitung „Hafenpost“ begann die Feier.",
    ],
)
def test_german_titles_and_ships_are_no_quotes(read, text):
    """A noun before the marks says what they name."""
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Das Boot fuhr mit neun Leuten an Bord in den Hafen.",
        "Die Brücke gab es schon vor dem Krieg.",
        "Der Zug fährt heute weiter bis zur Küste.",
    ],
)
def test_german_prepositions_say_nothing(read, text):
    """A small word that is part of a verb of speech elsewhere."""
    assert read(text).quotes == ()


def test_what_somebody_will_say_is_not_said(read):
    """ "Will mit ihr sprechen" reports nothing; "wie ihr Büro mitteilte" does."""
    text = "Mara Lind will am Dienstag mit den Parteien sprechen, wie ihr Büro mitteilte."
    quotes = read(text).quotes

    assert [text[quote.start : quote.end] for quote in quotes] == [
        "Mara Lind will am Dienstag mit den Parteien sprechen"
    ]


def test_german_nouns_are_no_names(read):
    """People and organisations are; every other noun only has a capital."""
    text = "Die Anwohner und der Sturm: Im Hafen sagte Bürgermeister Olaf Brandt den Umzug ab."

    assert [name.full for name in read(text).names] == ["Olaf Brandt"]


def test_a_genitive_is_the_same_person(read):
    """ "Linds Bericht" is Lind's."""
    names = read("Mara Lind hat am Abend lange gesprochen. Linds Bericht liegt seit dem Montag vor.").names

    assert [name.full for name in names] == ["Mara Lind", "Mara Lind"]


def test_a_role_before_a_comma_is_found(read):
    """ "Der Sprecher der Bahn, Jens Halm" has it before the name."""
    (quote,) = read("Der Sprecher der Hafenbahn, Jens Halm, sagte am Montag: „Wir fahren wieder.“").quotes

    assert (quote.speaker, quote.role) == ("Jens Halm", "Sprecher der Hafenbahn")


def test_a_genitive_source_is_named_without_its_ending(read):
    """ "Nach Angaben des Ministeriums": the Ministerium said it."""
    (quote,) = read("Nach Angaben des Ministeriums wurden am Montag drei Boote gestohlen.").quotes

    assert quote.speaker == "Ministerium"


KINDS = [
    ("Die Studie der Universität Nordhaven liegt seit Montag vor.", "Universität Nordhaven", "organisation"),
    ("Der Klinikkonzern Medikana will das Haus noch in diesem Jahr aufgeben.", "Medikana", "organisation"),
    ("Die SPD hat den Antrag am Montag zurückgezogen.", "SPD", "organisation"),
    ("Das Bundesumweltamt hat die Zahlen noch nicht vorgelegt.", "Bundesumweltamt", "organisation"),
    ("Die Spieler vom FC Nordhaven haben am Abend gewonnen.", "FC Nordhaven", "organisation"),
    ("Die Vereinten Nationen haben am Montag Hilfe geschickt.", "Vereinten Nationen", "organisation"),
    ("Das Feuer brach am Abend in Altenfurt aus und wurde gelöscht.", "Altenfurt", "place"),
    ("Am Abend hat Forscherin Prof. Dr. Meike Sanders die Daten gezeigt.", "Meike Sanders", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_german_names_have_their_kind(read, text, name, kind):
    """A body before a name, an acronym, a place behind "in", a title before a person."""
    assert [(found.full, found.kind) for found in read(text).names] == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Dienst rechnet bis Donnerstag mit weiteren 60 Litern Regen in der Region.",
        "Die Schäden gehen nach dem Sturm in die Höhe, und das Haus steht in Flammen.",
        "Betriebsbedingte Kündigungen soll es bei der Werft nicht geben.",
        "Die Mannschaft hat das Spiel nach der Pause noch mit Glück gewonnen.",
    ],
)
def test_german_things_are_no_names(read, text):
    """Amounts, phrases without an article, nouns in a row."""
    assert read(text).names == ()


@pytest.mark.parametrize(
    "text",
    [
        "Die Taucher fanden am Montag ein altes Boot im Hafen, das seit Jahren vermisst war.",
        "Der Rat beschloss am Montag den Bau einer neuen Brücke über den Fluss.",
        "Der Hafen befindet sich seit Jahren im Umbau, und die Werft hat geschlossen.",
    ],
)
def test_finding_and_deciding_a_thing_reports_nothing(read, text):
    """Verbs that report only with a clause of their own."""
    assert read(text).quotes == ()


FIGURES = [
    ("In dem Ort leben rund 3.200 Einwohner seit vielen Jahren.", "rund 3.200", 3200, "people", "Einwohner"),
    ("Bis zu 500 Soldaten sollen in der Stadt helfen.", "Bis zu 500", 500, "people", "Soldaten"),
    ("Die Regierung will 2,3 Milliarden Euro ausgeben.", "2,3 Milliarden Euro", 2.3e9, "EUR", ""),
    ("Es fielen mehr als 60 Liter Regen in der Nacht.", "mehr als 60 Liter", 60, "l", "Regen"),
    ("Die Zahl ist um 4,2 Prozent auf 12.400 gesunken.", "4,2 Prozent", 4.2, "%", "Zahl"),
    ("In der Nacht rückten neun neue Löschzüge aus.", "neun", 9, "", "neue Löschzüge"),
]


@pytest.mark.parametrize(("text", "words", "value", "unit", "noun"), FIGURES)
def test_a_german_figure_counts_the_nouns_behind_it(read, text, words, value, unit, noun):
    """No verb and no small word is counted."""
    figure = read(text).figures[0]
    counted = text[figure.noun_start : figure.noun_end] if figure.noun_start >= 0 else ""

    assert (text[figure.start : figure.end], figure.value, figure.unit, counted) == (words, value, unit, noun)


@pytest.mark.parametrize(
    "text",
    ["Gegen 14.30 Uhr war das Feuer am Hafen gelöscht.", "Der 45-jährige Fahrer ist nach dem Unfall in der Klinik."],
)
def test_times_and_ages_are_no_german_figures(read, text):
    """The clock and a birthday count nothing."""
    assert read(text).figures == ()


def test_what_nobody_is_said_to_have_said_has_no_speaker(read):
    """A passive names nobody, and the subject of its sentence is whom it is about."""
    (quote,) = read("Der Bau wurde am Montag als „ein Denkmal der Verschwendung in Beton“ bezeichnet.").quotes

    assert quote.speaker is None


STANDING = [
    ("Die Regierung hat am Montag drei Häfen geschlossen.", True),
    ("Ministerin Mara Lind hat die Häfen am Montag geschlossen.", True),
    ("Mara Lind erklärte, die Häfen seien geschlossen.", True),
    ("Nach Angaben der Polizei sei die Brücke am Montag gesperrt worden.", True),
    ("Allerdings hat die Regierung am Montag drei Häfen geschlossen.", False),
    ("Er hat am Montag drei Häfen an der Küste geschlossen.", False),
    ("Die Ministerin hat am Montag drei Häfen geschlossen.", False),
    ("Nach seiner Rückkehr am Montag blieb alles ruhig in der Stadt.", False),
    ("Die Lage der Häfen sei seit dem Montag weiter dramatisch.", False),
]


@pytest.mark.parametrize(("text", "alone"), STANDING)
def test_a_german_sentence_that_leans_on_another_is_known(read, text, alone):
    """Connectives, pronouns, bare roles, and a subjunctive that nobody answers for."""
    assert read(text).sentences[0].stands_alone is alone


def test_a_dateline_of_known_places_is_no_sentence(read):
    """ "Wien/Oslo - Die …" starts behind its dash; a fixture of two countries does not."""
    text = "Wien/Oslo - Die Staaten haben sich am Montag auf ein Abkommen geeinigt."

    assert read(text).sentences[0].start == text.index("Die")
