"""Which part of a page is the article."""

import trafilatura
from fakesite import story
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bot.collect.body import body_of
from bot.collect.extract import read_page

URL = "https://paper.example/ferry"
TITLE = "Ferry to return in spring"
FIRST, SECOND, OTHER = story("ferry timetable"), story("harbour toll"), story("night market")
STANDFIRST = "The last boat left the island four years ago; now the council has found the money for another one."
BEGINNING = (
    "Maren Oldhaver had sold her shop on the quay before anybody told her that there would be a ferry again this year.",
    "She was not the only one. Eleven houses by the old landing changed hands last winter, the land registry says, "
    "most of them for less than what their owners had once paid for the roofs.",
    "Now the new owners wait for the timetable, and the old ones for a letter from the harbour office.",
)


def paragraphs(*texts: str) -> str:
    """As paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, head: str = "") -> str:
    """The text that is read in a page."""
    page = f"<!doctype html><html><head>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>"
    return read_page(page.encode(), URL, "text/html; charset=utf-8").text


def joined(*texts: str) -> str:
    """As a text is stored."""
    return "\n\n".join(texts)


def described(text: str = STANDFIRST) -> str:
    """A head that says what the page is about."""
    return f'<meta name="description" content="{text}">'


def test_a_body_in_two_pieces_is_read_whole() -> None:
    """With an advertisement between them, in one holder or in several."""
    piece = '<div class="row"><div class="article__body">{}</div></div>'
    text = read(piece.format(paragraphs(*FIRST)) + "<div>Advertisement</div>" + piece.format(paragraphs(*SECOND)))

    assert text == joined(*FIRST, *SECOND)


def test_another_article_below_stays_out() -> None:
    """Endless pages append the next one, with a headline of its own."""
    article = '<div class="entry"><div class="entry-content"><h1>{}</h1>{}</div></div>'
    text = read(article.format(TITLE, paragraphs(*FIRST)) + article.format("Night market moves", paragraphs(*OTHER)))

    assert text == joined(*FIRST)


def test_a_menu_longer_than_the_article_stays_out() -> None:
    """Wherever it stands, and though nothing calls it a menu."""
    entries = "".join(f"<li><a href='/{n}'>Council department number {n}</a></li>" for n in range(120))
    text = read(f"<div class='top'><ul>{entries}</ul></div><div class='col-9'>{paragraphs(*FIRST)}</div>")

    assert text == joined(*FIRST)


def test_what_the_page_calls_related_stays_out() -> None:
    """Even beside the body, told in full sentences."""
    related = "".join(f"<div class='related-item'><span>{text}</span></div>" for text in OTHER)
    text = read(f"<div class='wrap'><div class='text'>{paragraphs(*FIRST)}</div><div>{related}</div></div>")

    assert text == joined(*FIRST)


def test_a_consent_box_longer_than_the_article_stays_out() -> None:
    """Nobody came for it."""
    box = f"<div class='cookie-consent-popup'>{paragraphs(*SECOND, *OTHER, *SECOND)}</div>"

    assert read(f"<div class='page'><div class='text'>{paragraphs(*FIRST)}</div></div>{box}") == joined(*FIRST)


def test_a_standfirst_that_the_head_repeats_belongs_to_the_article() -> None:
    """Though it stands above the body."""
    above = f"<header><p>{STANDFIRST}</p></header>"
    text = read(f"<main>{above}<div class='text'>{paragraphs(*FIRST, *SECOND)}</div></main>", described())

    assert text == joined(STANDFIRST, *FIRST, *SECOND)


def test_a_standfirst_by_name_belongs_to_the_article() -> None:
    """In whatever element it is set."""
    above = f"<div class='article__standfirst'><em>{STANDFIRST}</em></div>"
    text = read(f"<main>{above}<div class='text'>{paragraphs(*FIRST, *SECOND)}</div></main>")

    assert text == joined(STANDFIRST, *FIRST, *SECOND)


def test_a_standfirst_that_the_body_repeats_is_read_once() -> None:
    """As its first paragraph."""
    above = f"<p class='intro'>{STANDFIRST}</p>"
    text = read(f"<main>{above}<div class='text'>{paragraphs(STANDFIRST, *FIRST, *SECOND)}</div></main>", described())

    assert text == joined(STANDFIRST, *FIRST, *SECOND)


def test_where_the_body_is_named_the_page_decides_what_is_in_it() -> None:
    """A description alone does not bring in what stands outside."""
    above = f"<div class='box'>{STANDFIRST}</div>"
    text = read(f"<main>{above}<div itemprop='articleBody'>{paragraphs(*FIRST, *SECOND)}</div></main>", described())

    assert text == joined(*FIRST, *SECOND)


def test_a_beginning_that_is_parted_from_the_rest_is_not_lost() -> None:
    """More than a standfirst: paragraphs before the part that is called the body."""
    body = f"<div class='story-text'>{paragraphs(*SECOND, *SECOND)}</div>"
    text = read(f"<article>{paragraphs(*BEGINNING)}<div class='video'>Play</div>{body}</article>")

    assert text.startswith(joined(*BEGINNING, *SECOND))


def test_an_article_that_a_script_unfolds_is_read() -> None:
    """Its sections are hidden, but nothing else is there to be read."""
    closed = "".join(f"<div style='display: none'>{paragraphs(*story)}</div>" for story in (SECOND, OTHER))
    text = read(f"<div class='page'><div>{paragraphs(*FIRST)}</div>{closed}</div>")

    assert text == joined(*FIRST, *SECOND, *OTHER)


def test_a_teaser_before_a_wall_is_a_paywall() -> None:
    """The words that say so stand outside the body."""
    body = f"<div class='article-body'><p>{FIRST[0]}</p><p>{FIRST[1]}</p></div><p>Already a subscriber? Sign in.</p>"
    page = f"<html><body><article><h1>{TITLE}</h1>{body}</article></body></html>".encode()

    assert read_page(page, URL).kind == "paywall"


def test_looking_for_the_body_leaves_the_page_as_it_is() -> None:
    """The extractor may still need all of it."""
    tree = trafilatura.load_html(f"<html><body><div class='entry-content'>{paragraphs(*FIRST)}</div></body></html>")
    before = etree.tostring(tree)

    assert body_of(tree) is not None
    assert etree.tostring(tree) == before


def test_a_page_without_prose_has_no_body() -> None:
    """Nothing is chosen among labels and links."""
    assert body_of(trafilatura.load_html("<html><body><ul><li>One</li><li>Two</li></ul></body></html>")) is None


def test_a_page_of_many_nested_furnished_parts_is_read() -> None:
    """What an element stands in is looked at once, however deep it stands and however many there are."""
    deep = "<div class='related'>" * 200 + paragraphs(*OTHER) * 300 + "</div>" * 200
    wide = f"<div class='text'>{paragraphs(*FIRST) * 300}</div>"

    assert read(f"<div class='a'>{deep}</div>{wide}").startswith(FIRST[0])


PIECES = st.sampled_from([
    "<div>", "</div>", "<article>", "</article>", "<p class='intro'>", "</p>", "<table><tr><td>", "</td></tr></table>",
    "<div class='article-body'>", "<div hidden>", "<header>", "</header>", "<h1>", "</h1>", "<span>", "</span>",
    "<div itemprop='articleBody'>", "<!-- c -->", "<div class='cookie-banner'>", *FIRST, *SECOND,
])  # fmt: skip


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_page_breaks_the_search(pieces: list[str]) -> None:
    """Whatever is left open or closed twice."""
    read("".join(pieces), described(FIRST[0]))
