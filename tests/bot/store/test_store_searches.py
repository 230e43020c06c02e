"""Search over everything stored: what is found, in which order, and what is never found."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Hits, Store
from bot.store.sqlite.forms import list_all
from bot.store.sqlite.store import SqliteStore
from summaries.errors import BadInput, NotFound
from summaries.model import Name, Quote, version_of
from summaries.search.asked import Search, search_from
from tests.bot.store.newsdesk import NOON, Desk, analysis_of, entry, new_version


def asked(text: str) -> Search:
    """The search that a text means, its moments in days before noon."""
    return search_from(text, lambda said: NOON - timedelta(days=int(said)))


async def find(desk: Desk, text: str, first: int = 0, limit: int = 10) -> Hits:
    """What a newsroom finds."""
    return await desk.store.searches.find(desk.newsroom, asked(text), first, limit, NOON)


async def found(desk: Desk, text: str) -> list[str]:
    """Ids of what a newsroom finds, best first."""
    return [hit.record.id for hit in (await find(desk, text)).hits]


async def test_what_has_every_word_comes_before_what_has_some(ours: Desk):
    """However much the others have of one; and the answer says how many have all."""
    source = await ours.follow()
    both = await ours.article(
        source, 7, "The orchard burned, it is told at some length, after the harvest of the year."
    )
    some = await ours.article(source, 1, "The orchard, the orchard.")
    await ours.article(source, 2, "A zeppelin.")

    answer = await find(ours, "harvest orchard")
    assert ([hit.record.id for hit in answer.hits], answer.whole, answer.total) == ([both, some], 1, 2)


async def test_where_many_have_all_words_nothing_else_is_shown(ours: Desk):
    """More words narrow a search."""
    source = await ours.follow()
    for number in range(1, 22):
        await ours.article(source, number, f"The orchard burned after the harvest, page {number}.")
    await ours.article(source, 30, "The orchard was sold.")

    answer = await find(ours, "harvest orchard")
    assert (answer.whole, answer.total) == (21, 21)


async def test_where_nothing_has_all_words_those_with_some_are_found(ours: Desk):
    """And the answer says so."""
    source = await ours.follow()
    some = await ours.article(source, 1, "The orchard was sold to a brewer.")

    answer = await find(ours, "orchard zeppelin")
    assert ([hit.record.id for hit in answer.hits], answer.whole) == ([some], 0)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Two brokers were offering boats.", "offers broker"),
        ("de", "Die Verhandlungen über den Hafen gehen weiter.", "Verhandlung"),
        ("fr", "Les manifestations ont repris à Orvelle.", "manifestation"),
        ("es", "Las elecciones fueron aplazadas.", "elección"),
    ],
)
async def test_a_word_is_found_in_every_form(ours: Desk, language, text, word):
    """By the stem that it has in the language of the text."""
    article = await ours.article(await ours.follow(), 1, "Nothing of it.")
    analysis = replace(analysis_of(version_of(text)), language=language)
    await ours.store.articles.save(new_version(article, text=text, analysis=analysis), NOON)

    assert await found(ours, word) == [article]


async def test_a_name_is_found_however_it_is_spelt(ours: Desk):
    """Variants that transliterations differ in."""
    text = "Viktor Zhelanskyy resigned."
    article = await ours.article(await ours.follow(), 1, "Nothing of it.")
    name = Name(0, 17, "person", "Viktor Zhelanskyy", 0, 17)
    analysis = replace(analysis_of(version_of(text)), names=(name,))
    await ours.store.articles.save(new_version(article, text=text, analysis=analysis), NOON)

    assert await found(ours, "zhelanski") == [article]


async def test_a_phrase_is_found_just_as_it_is(ours: Desk):
    """Side by side and in that form, without regard to case and accents."""
    source = await ours.follow()
    exact = await ours.article(source, 1, "The Café Boat sank.")
    await ours.article(source, 2, "A boat passed the café.")
    await ours.article(source, 3, "Cafe boats are slow.")

    assert await found(ours, '"cafe boat"') == [exact]


async def test_what_is_left_out_is_not_found(ours: Desk):
    """A word in any form, or a phrase."""
    source = await ours.follow()
    kept = await ours.article(source, 1, "The ferry was sold.")
    await ours.article(source, 2, "The ferry sank in two storms.")
    await ours.article(source, 3, "The ferry has a new owner.")

    assert await found(ours, 'ferry -storm -"new owner"') == [kept]


async def test_either_of_two_words_will_do(ours: Desk):
    """With OR between them."""
    source = await ours.follow()
    first = await ours.article(source, 1, "A quince fell.")
    second = await ours.article(source, 2, "A medlar fell.")
    await ours.article(source, 3, "A pear fell.")

    assert set(await found(ours, "quince OR medlar")) == {first, second}


async def test_a_title_counts_more_than_a_text(ours: Desk):
    """Of two articles of a day."""
    source = await ours.follow()
    inside = await ours.article(source, 4, "A word on the harvest, and no more, in a text of this length.")
    title = await ours.article(source, 3, "A word on the weather, and no more, in a text of this length.")

    assert await found(ours, "harvest") == [title, inside]


async def test_of_equals_the_newer_comes_first(ours: Desk):
    """An editor looks for news."""
    source = await ours.follow()
    old, new = [
        await ours.article(source, number, f"The sluice was opened, page {number}.") for number in (24 * 40, 24)
    ]

    assert await found(ours, "sluice") == [new, old]


async def test_publishers_narrow_it(ours: Desk):
    """By a word of the name, or kept out with a minus."""
    herald = await ours.article(await ours.follow(), 1)
    other = await ours.follow("https://gazette.example/feed", "Southern Gazette")
    (listed,) = await ours.listed(other, entry(7, url="https://gazette.example/7", guid="g7"))
    await ours.store.articles.save(new_version(listed, 7, url="https://gazette.example/7"), NOON)

    assert await found(ours, "bridge from:gazette") == [listed]
    assert await found(ours, "bridge -from:Gazette") == [herald]
    assert await found(ours, "from:Herald") == [herald]
    assert await found(ours, "bridge from:nobody") == []


async def test_dates_narrow_it(ours: Desk):
    """From a moment on, and before a moment."""
    source = await ours.follow()
    old, middle, new = [await ours.article(source, 24 * days + 1) for days in (9, 5, 1)]

    assert set(await found(ours, "bridge since:6")) == {middle, new}
    assert await found(ours, "bridge since:6 until:3") == [middle]
    assert await found(ours, "until:6") == [old]


async def test_speakers_narrow_it(ours: Desk):
    """Articles that quote somebody, not those that only name them."""
    source = await ours.follow()
    text = "“It will hold,” said Ida Marlow of the bridge."
    speaks = await ours.article(source, 1, "Nothing of it.")
    quote = Quote(1, 13, "direct", "Ida Marlow", 20, 30, "name")
    analysis = replace(analysis_of(version_of(text)), quotes=(quote,))
    await ours.store.articles.save(new_version(speaks, text=text, analysis=analysis), NOON)
    await ours.article(source, 2, "Ida Marlow crossed the bridge.")

    assert await found(ours, "by:marlow") == [speaks]
    assert await found(ours, 'bridge speaker:"Ida Marlow"') == [speaks]
    assert await found(ours, "by:Henrik") == []


async def test_a_story_narrows_it_and_is_named(ours: Desk):
    """Each hit says which tracked stories it is in."""
    source, story = await ours.follow(), await ours.track()
    inside = await ours.article(source, 1)
    await ours.article(source, 2)
    await ours.matched(story, inside)

    answer = await find(ours, "bridge in:bridge")
    assert [(hit.record.id, hit.stories) for hit in answer.hits] == [(inside, ("BRIDGE",))]


async def test_the_other_newsrooms_articles_and_stories_are_not_found(ours: Desk, theirs: Desk):
    """Neither by words, nor by their story, nor by their id."""
    (hit,) = (await find(theirs, "bridge")).hits

    assert await found(ours, "bridge") == []
    assert await found(ours, "in:BRIDGE") == []
    with pytest.raises(NotFound):
        await ours.store.searches.url_of(ours.newsroom, hit.record.id)
    assert await ours.store.searches.url_of(theirs.newsroom, hit.record.id) == "https://other.example/900"


async def test_an_article_of_both_is_found_with_its_own_stories_only(ours: Desk, theirs: Desk):
    """Two newsrooms follow one source; what one tracks is not told to the other."""
    source = await ours.follow("https://other.example/feed", "Other")
    del source
    (hit,) = (await find(ours, "bridge")).hits

    assert hit.stories == ()


async def test_an_article_that_was_asked_for_is_found(ours: Desk):
    """Though no source that is followed lists it."""
    article = await ours.store.articles.want("https://far.example/1", "Far", "", NOON, ours.newsroom)
    await ours.store.articles.save(new_version(article, 1, url="https://far.example/1"), NOON)

    assert await found(ours, "bridge") == [article]


async def test_pages_follow_each_other(ours: Desk):
    """Each article stands on one of them."""
    source = await ours.follow()
    every = {await ours.article(source, number) for number in range(1, 6)}
    pages = [await find(ours, "bridge", first, 2) for first in (0, 2, 4, 6)]

    assert [len(page.hits) for page in pages] == [2, 2, 1, 0]
    assert {hit.record.id for page in pages for hit in page.hits} == every
    assert {page.total for page in pages} == {5}


async def test_only_the_newest_text_is_searched(ours: Desk):
    """What a publisher took out of an article is not found any more."""
    article = await ours.article(await ours.follow(), text="A quince.")
    await ours.store.articles.save(new_version(article, text="A medlar."), NOON)

    assert await found(ours, "quince") == []
    assert await found(ours, "medlar") == [article]


@pytest.mark.parametrize(
    "hostile",
    [
        '"', '""', '"bridge', "bridge*", "* OR *", "title:bridge", "{title text}: bridge", "NEAR(bridge closed)",
        "bridge AND NOT river", "bridge ^ river", "bridge + river", "(bridge", "bridge)", "a\0b", "brid\0ge",
        "'; DROP TABLE articles; --", "-bridge", "from:' OR 1=1 --", 'from:"\'"', "in:%", "by:*", "OR", "bridge OR",
        "OR OR OR", "–", "“”", "„bridge", "«", "\ud800", "𝔟𝔯𝔦𝔡𝔤𝔢", "bridge\n\n\triver", "re:bridge", "\u202ebridge",
    ],
)  # fmt: skip
async def test_nothing_that_is_typed_is_syntax(ours: Desk, hostile):
    """It is looked for, or refused in a sentence; the index neither fails nor shows more than it should."""
    article = await ours.article(await ours.follow())
    with suppress(BadInput):
        hits = (await find(ours, hostile)).hits
        assert {hit.record.id for hit in hits} <= {article}


async def test_the_forms_of_words_stored_before_are_listed_by_the_step(store: Store, ours: Desk):
    """A database that was filled by an older version finds forms too."""
    article = await ours.article(await ours.follow(), text="Two brokers were offering boats.")
    before = await found(ours, "offers")
    if isinstance(store, SqliteStore):
        await store._connections.write(lambda db: (db.execute("DELETE FROM word_forms"), list_all(db)))

    assert before == await found(ours, "offers") == [article]
