"""Names of people, organisations and places, with their roles and fullest forms."""

import pytest

# text, then the names expected: name as it stands, its kind
KINDS = [
    ("Mayor Tess Marrow opened the pier.", [("Tess Marrow", "person")]),
    ("The Ministry of Transport closed the bridge.", [("Ministry of Transport", "organisation")]),
    ("The fire began in Marlow.", [("Marlow", "place")]),
    ("Mara Lind met Ola Brandt.", [("Mara Lind", "person"), ("Ola Brandt", "person")]),
    ("Tallow Ports Ltd bought the quay.", [("Tallow Ports Ltd", "organisation")]),
    ("The ship left for New Zealand.", [("New Zealand", "place")]),
    ("The UN sent a team.", [("UN", "organisation")]),
    ("Two boats sank in Lake Orrin.", [("Lake Orrin", "place")]),
    ("The University of Marlow published it.", [("University of Marlow", "organisation")]),
    ("They flew to South Korea and Japan.", [("South Korea", "place"), ("Japan", "place")]),
    ("Dr. Priya Amin wrote the report.", [("Priya Amin", "person")]),
    ("Officials in Germany were told.", [("Germany", "place")]),
    ("The Harbour Workers Union called a strike.", [("Harbour Workers Union", "organisation")]),
    ("On Monday the court sat.", []),
    ("However, nobody came.", []),
    ("Police arrested three men.", []),
    ("I said so in March.", []),
    ("The Bank of Veridia raised rates.", [("Bank of Veridia", "organisation")]),
    ("Jan van der Berg sailed alone.", [("Jan van der Berg", "person")]),
    ("Omar bin Khalid spoke first.", [("Omar bin Khalid", "person")]),
    ("Mary-Ann O’Neill won.", [("Mary-Ann O’Neill", "person")]),
    ("J. R. Holt drew the plan.", [("J. R. Holt", "person")]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_names_are_told_by_kind(read, text, expected):
    """A person, an organisation and a place are three things; weekdays and sentence starts are none."""
    assert [(text[n.start : n.end], n.kind) for n in read(text).names] == expected


# text, surname as it stands, fullest form, role
FULL = [
    ("Mayor Tess Marrow spoke. Marrow left.", "Marrow", "Tess Marrow", "Mayor"),
    ("Ola Brandt, the harbour master, resigned. Mr Brandt is 60.", "Brandt", "Ola Brandt", "harbour master"),
    ("Veridia’s President Ivo Kant came. Kant waved.", "Kant", "Ivo Kant", "Veridia’s President"),
    ("US Secretary of State Anna Holt came. Holt waved.", "Holt", "Anna Holt", "US Secretary of State"),
    ("State Department spokesman Paul Reyes said no. Reyes left.", "Reyes", "Paul Reyes", "State Department spokesman"),
    ("Former prime minister Ines Falk lost. Falk wept.", "Falk", "Ines Falk", "Former prime minister"),
    ("Sen. Ola Brandt rose. Brandt spoke.", "Brandt", "Ola Brandt", "Sen."),
    ("Dara Voss, 43, a teacher from Marlow, fled. Voss is safe.", "Voss", "Dara Voss", "teacher from Marlow"),
    (
        "The company’s chief executive, Bea Tallow, quit. Tallow wept.",
        "Tallow",
        "Bea Tallow",
        "company’s chief executive",
    ),
    ("Union leader Sam Okoro spoke. Okoro was hoarse.", "Okoro", "Sam Okoro", "Union leader"),
]
HARD = [
    ("Brandt resigned. Ola Brandt, the mayor, had been ill.", "Brandt", "Ola Brandt", "mayor"),
    ("Ivo Kant (the foreign minister) came. Kant waved.", "Kant", "Ivo Kant", "foreign minister"),
    ("Deputy Foreign Minister Lena Roth came. Roth waved.", "Roth", "Lena Roth", "Deputy Foreign Minister"),
    ("Governor Tess Marrow and Senator Ola Brandt met. Marrow won.", "Marrow", "Tess Marrow", "Governor"),
    ("Governor Tess Marrow and Senator Ola Brandt met. Brandt lost.", "Brandt", "Ola Brandt", "Senator"),
    ("Prof. Priya Amin of the University of Marlow wrote it. Amin’s team agreed.", "Amin", "Priya Amin", "Prof."),
    ("Ana Falk met Ivo Falk. Ivo Falk, a judge, left.", "Ivo Falk", "Ivo Falk", "judge"),
    (
        "The pier’s owner, Tallow Ports, sued. Bea Tallow, its chairwoman, was calm.",
        "Bea Tallow",
        "Bea Tallow",
        "chairwoman",
    ),
    ("Marrow, the mayor of Marlow, left early.", "Marrow", "Marrow", "mayor of Marlow"),
    ("Chancellor of Veridia Lena Roth came. Roth waved.", "Roth", "Lena Roth", "Chancellor of Veridia"),
]


@pytest.mark.parametrize(("text", "mention", "full", "role"), FULL + HARD)
def test_a_surname_is_the_person_named_in_full(read, text, mention, full, role):
    """Each mention knows its fullest form and the role that the person was given."""
    found = [n for n in read(text).names if text[n.start : n.end] == mention][-1]

    assert (found.full, found.role) == (full, role)
    assert text[found.full_start : found.full_end] == full


ACRONYMS = [
    ("The Harbour Workers Union met. The HWU voted.", "HWU", "Harbour Workers Union"),
    ("The US State Department spoke. The State Department was clear.", "State Department", "US State Department"),
]


@pytest.mark.parametrize(("text", "mention", "full"), ACRONYMS)
def test_an_acronym_is_the_organisation_it_stands_for(read, text, mention, full):
    """Initials and shorter forms lead to the organisation's full name."""
    found = [n for n in read(text).names if text[n.start : n.end] == mention][-1]

    assert (found.kind, found.full) == ("organisation", full)


def test_an_organisation_is_not_a_person(read):
    """A firm that shares a family's name stays a firm."""
    text = "Tallow Ports Ltd sued the city. Bea Tallow, its owner, was calm."
    kinds = {text[n.start : n.end]: n.kind for n in read(text).names}

    assert kinds["Tallow Ports Ltd"] == "organisation"
    assert kinds["Bea Tallow"] == "person"


def test_a_headline_in_capitals_names_nobody(read):
    """Where every word has a capital, a capital says nothing."""
    text = "Council Votes To Close Old Pier After Storm\n\nThe council of Marlow voted."

    assert all(n.start > 40 for n in read(text).names)


COMMON = [
    ("Ida Small opened the pier. On Monday Small left.", "Small", "Ida Small"),
    ("Ivo German rowed. “No,” German said.", "German", "Ivo German"),
    ("Mayor Tess Will spoke. Will said no.", "Will", "Tess Will"),
]


@pytest.mark.parametrize(("text", "mention", "full"), COMMON)
def test_a_surname_may_be_a_common_word(read, text, mention, full):
    """Once somebody was named in full, the word alone is that person too."""
    found = [n for n in read(text).names if text[n.start : n.end] == mention]

    assert [(n.full, n.kind) for n in found] == [(full, "person")]


def test_a_common_word_is_no_surname_where_it_opens_a_sentence_of_its_own(read):
    """“Small boats” is not Ms Small."""
    text = "Ida Small opened the small pier. Small boats came in."

    assert [text[n.start : n.end] for n in read(text).names] == ["Ida Small"]


THINGS = [
    "They read the Harbour Safety Act again.",
    "He won a Golden Anchor Prize there.",
    "It was called Rising Tensions then.",
    "They saw Clean Coast Day begin.",
]


@pytest.mark.parametrize("text", THINGS)
def test_a_law_a_prize_or_a_work_is_nobody(read, text):
    """Capitals alone make no person."""
    assert not [n for n in read(text).names if n.kind == "person"]


GIVEN = [
    ("Harbour Watch Correspondent Sven Brandt came.", "Sven Brandt", "Harbour Watch Correspondent"),
    ("Council Majority Leader Tess Marrow came.", "Tess Marrow", "Council Majority Leader"),
    ("Unlike Sven Brandt, nobody came.", "Sven Brandt", ""),
    ("Ruth Helen Falk came.", "Ruth Helen Falk", ""),
]


@pytest.mark.parametrize(("text", "name", "role"), GIVEN)
def test_a_person_is_told_from_the_capitals_before(read, text, name, role):
    """A role in capitals, or the word that opens the sentence, is not of the name."""
    assert [(n.full, n.role) for n in read(text).names if n.kind == "person"] == [(name, role)]


PLACED = [
    ("They sailed to St. Orrin and on to Puerto Tallow.", ["St. Orrin", "Puerto Tallow"]),
    ("Officials in San Orrin and Des Tallow said no.", ["San Orrin", "Des Tallow"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_a_saint_or_a_port_in_front_makes_a_place(read, text, expected):
    """St., San, Puerto and their like begin names of places more often than of people."""
    assert [text[n.start : n.end] for n in read(text).names if n.kind == "place"] == expected


def test_an_article_somewhere_tells_a_thing_from_a_person(read):
    """ "The Quay Line" is nobody, without its article too; a brand may be named for somebody."""
    thing = read("He walked the Quay Line at dawn. Quay Line was wet.").names
    person = read("She runs the Tamsel Orrin brand. Tamsel Orrin, 40, rows at dawn.").names

    assert {n.kind for n in thing} == {"other"}
    assert {n.kind for n in person} == {"person"}


def test_an_order_to_the_reader_is_not_of_the_name(read):
    """ "Follow Sven Brandt on the wire" names Sven Brandt."""
    assert [n.full for n in read("Follow Sven Brandt on the wire.").names] == ["Sven Brandt"]


NAMESAKES = [
    ("Bill Holt and his wife, Anna Holt, came. Holt waved.", "Holt waved", "Bill Holt"),
    ("Anna Holt met Bill Holt. Ms. Holt waved.", "Holt waved", "Anna Holt"),
    ("Anna Holt won. Holt waved. Her brother Bill Holt lost. Holt left.", "Holt left", "Anna Holt"),
]


@pytest.mark.parametrize(("text", "at", "full"), NAMESAKES)
def test_a_surname_of_two_means_the_one_a_reader_takes_it_for(read, text, at, full):
    """Mr and Mrs tell; else the one whom it meant before, and not somebody's wife or brother."""
    start = text.index(at)

    assert [n.full for n in read(text).names if n.start == start] == [full]
