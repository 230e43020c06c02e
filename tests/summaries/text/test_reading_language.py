"""The language of a text, its words for likeness, its sketch and its credits."""

from zlib import crc32

import pytest

from summaries.text.shingles import sketch
from summaries.text.stems import fold, stem

TEXTS = [
    ("The council of the town voted to close the old pier after the storm had damaged it.", "en"),
    ("Nobody in the harbour had heard of the plan before it was in the paper.", "en"),
    ("She said that they would not be moved from their homes this year.", "en"),
    ("What happens to the pier is for the people of the town to decide.", "en"),
    ("There is no money for it, and there will be none next year.", "en"),
    ("Der Rat der Stadt hat beschlossen, den alten Steg nach dem Sturm zu schließen.", "de"),
    ("Niemand im Hafen hatte von dem Plan gehört, bevor er in der Zeitung stand.", "de"),
    ("Sie sagte, dass sie nicht aus ihren Häusern gehen werden.", "de"),
    ("Was mit dem Steg geschieht, das entscheiden die Menschen in der Stadt.", "de"),
    ("Es gibt dafür kein Geld, und es wird auch keines geben.", "de"),
    ("El consejo de la ciudad votó para cerrar el viejo muelle después de la tormenta.", "es"),
    ("Nadie en el puerto había oído hablar del plan antes de que saliera en el diario.", "es"),
    ("Ella dijo que no se irán de sus casas este año.", "es"),
    ("Lo que pasa con el muelle lo deciden los que viven en la ciudad.", "es"),
    ("No hay dinero para eso y tampoco lo habrá el año que viene.", "es"),
    ("Le conseil de la ville a voté pour fermer le vieux quai après la tempête.", "fr"),
    ("Personne dans le port n’avait entendu parler du plan avant qu’il ne soit dans le journal.", "fr"),
    ("Elle a dit que les gens ne seront pas chassés de leurs maisons cette année.", "fr"),
    ("Ce qui arrive au quai, c’est aux gens de la ville de le dire.", "fr"),
    ("Il n’y a pas d’argent pour cela et il n’y en aura pas plus tard.", "fr"),
    ("O conselho da cidade votou para fechar o velho cais depois da tempestade.", "pt"),
    ("Ninguém no porto tinha ouvido falar do plano antes de ele sair no jornal.", "pt"),
    ("Ela disse que não vão sair das suas casas este ano.", "pt"),
    ("O que acontece com o cais é decidido por quem vive na cidade.", "pt"),
    ("Não há dinheiro para isso e também não haverá mais tarde.", "pt"),
]
HARD = [
    ("Il consiglio comunale ha votato per chiudere il vecchio molo dopo la tempesta di ieri.", "it"),
    ("De gemeenteraad heeft besloten de oude pier na de storm te sluiten, zegt de burgemeester.", "nl"),
    ("Rada miasta postanowiła zamknąć stare molo po burzy, która je uszkodziła.", "pl"),
    ("Kommunfullmäktige har beslutat att stänga den gamla piren efter stormen.", "sv"),
    ("Городской совет решил закрыть старый причал после бури.", "ru"),
    ("Yönetim kurulu eski iskeleyi fırtınadan sonra kapatmaya karar verdi.", "tr"),
    ("市議会は嵐の後、古い桟橋を閉鎖することを決めた。", "ja"),
    ("Marlow pier closed: council votes 12 to 4 to shut it down after storm damage", "en"),
    ("„Der Hafen bleibt zu“, sagte Mara Lind.", "de"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "language"), TEXTS + HARD)
def test_the_language_is_what_the_text_is_written_in(read, text, language):
    """Stop words settle the five languages we read best; the rest is judged by py3langid."""
    assert read(text).language == language


STEMS = [
    ("Arrested", "arrests"),
    ("closing", "closed"),
    ("migrants", "migrant"),
    ("Élysée", "elysee"),
    ("Lind's", "lind"),
]


@pytest.mark.parametrize(("one", "other"), STEMS)
def test_forms_of_a_word_share_a_stem(one, other):
    """Endings, accents, case and possessives fall away."""
    assert stem(one) == stem(other)


def test_folding_keeps_letters(read):
    """Accents go, letters stay."""
    assert fold("Señor Über") == "senor uber"


STORY = (
    "The council of Marlow voted on Tuesday to close the old pier after a storm had broken two of its pillars. "
    "Repairs would cost 4 million crowns, the harbour office said, and nobody has offered to pay for them so far. "
)


def test_a_copy_has_nearly_the_same_sketch(read):
    """Wire copy with a new first line shares most of its sketch."""
    one, other = set(read(STORY * 3).shingles), set(read("Marlow, Tuesday. " + STORY * 3).shingles)

    assert len(one & other) > 0.8 * len(one)


def test_another_text_has_another_sketch(read):
    """Two stories share next to nothing."""
    other = "The hospital in Northgate counted eleven cases of fever on Friday, two more than the day before it did so."

    assert not set(read(STORY).shingles) & set(read(other).shingles)


def test_a_short_text_has_no_sketch(read):
    """A few words are alike by chance."""
    assert read("The pier is closed.").shingles == ()


def test_terms_tell_what_a_text_is_about(read):
    """The title counts double, stop words not at all, and the heaviest come first."""
    terms = read(STORY, title="Marlow pier to close").terms
    weights = [weight for _, weight in terms]

    assert {"marlow", "pier"} <= {stem for stem, _ in terms[:4]}
    assert "the" not in dict(terms)
    assert weights == sorted(weights, reverse=True)
    assert sum(weight**2 for weight in weights) == pytest.approx(1, abs=0.01)


CREDITS = [
    ("MARLOW (Reuters) - The pier closed on Tuesday.", "", ("Reuters",)),
    ("The pier closed on Tuesday.\n\n— AP", "", ("AP",)),
    ("The pier closed on Tuesday, Al Jazeera reports.", "", ("Al Jazeera",)),
    ("The pier closed on Tuesday.", "Meridian Wire", ("Meridian Wire",)),
    ("MARLOW (Meridian Wire) — The pier closed on Tuesday.", "", ("Meridian Wire",)),
    ("The pier closed.\n\nReporting by Reuters.", "", ("Reuters",)),
    ("Der Steg ist zu.\n\nMit Material der dpa.", "", ("dpa",)),
    ("Der Steg ist seit Dienstag zu. (mit dpa)", "", ("dpa",)),
    ("Le quai est fermé depuis mardi.\n\nAvec AFP", "", ("AFP",)),
    ("El muelle está cerrado.\n\nCon información de EFE", "", ("EFE",)),
    ("O cais fechou na terça-feira.\n\nCom informações da Lusa", "", ("Lusa",)),
    ("Er sprach mit AP am Dienstag über den Steg, und das nicht zum ersten Mal in jenem Jahr.", "", ()),
    ("The pier closed on Tuesday. The BBC has a studio there.", "", ()),
    ("Reuters moved its office to the pier in 2019 and left it in 2023.", "", ()),
]


@pytest.mark.parametrize(("text", "byline", "credited"), CREDITS)
def test_agencies_are_credited_where_the_text_says_so(read, text, byline, credited):
    """A name in passing is no credit."""
    assert read(text, byline=byline).credits == credited


def test_a_sketch_is_the_smallest_hashes_of_all():
    """However they are picked, they are the 128 smallest of every run of three words, in the text's order."""
    words = [f"quay{n * n % 1_009}" for n in range(700)]
    runs = dict.fromkeys(crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2))
    kept = set(sorted(runs)[:128])

    assert sketch(words) == tuple(value for value in runs if value in kept)


def test_quoted_words_and_names_are_not_in_the_sketch(read):
    """Two reports of one press conference share them, and are two works."""
    told = "The old pier at Marlow was closed by the council on Tuesday because of rust in its legs. "
    told += "Anglers had found two beams in the water after the storm of last week and told the port office of them. "
    quoted = told + "“Nobody walks on this while I am harbour master,” said Harbour Master Ada Sill Brook. "

    assert read(quoted).shingles == read(told).shingles != ()
