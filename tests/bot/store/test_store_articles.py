"""The contract of articles: wanted pages, versions, analyses, the stream, search."""

from datetime import timedelta

import pytest

from bot.ports.store import Store
from summaries.errors import NotFound
from summaries.model import version_of
from tests.bot.store.newsdesk import NOON, Desk, analysis_of, entry, new_version

LATER = NOON + timedelta(hours=1)
SECOND = "The bridge over the river is open again."


async def record(store: Store, article: str):
    """The article, which must be there."""
    found = await store.articles.get(article)
    assert found is not None
    return found


async def test_an_address_that_somebody_asks_for_becomes_an_article(store: Store, ours: Desk):
    """Asking again gives the same one."""
    first = await store.articles.want("https://gazette.example/a", "Gazette", "A", NOON)

    assert await store.articles.want("https://gazette.example/a", "Gazette", "A", LATER) == first
    assert (await record(store, first)).state == "wanted"


async def test_an_article_asked_for_is_seen_by_the_newsroom_that_asked(store: Store, ours: Desk, theirs: Desk):
    """It follows no source that lists it, and nobody else sees it."""
    article = await store.articles.want("https://gazette.example/a", "Gazette", "A", NOON, ours.newsroom)
    await store.articles.save(new_version(article, url="https://gazette.example/a"), NOON)

    assert [read.article.id for _, read in await store.articles.stream(ours.newsroom, 0, 10)] == [article]
    assert article not in [read.article.id for _, read in await store.articles.stream(theirs.newsroom, 0, 10)]


async def test_pages_to_fetch_come_newest_first_and_few_a_host(store: Store, ours: Desk):
    """One busy publisher does not hold up the others."""
    source = await ours.follow()
    busy = [entry(n, published=NOON - timedelta(minutes=n)) for n in range(1, 20)]
    await ours.listed(source, *busy, entry(50, url="https://small.example/50"))

    wanted = await store.articles.wanted(NOON, 10)
    assert [one.host for one in wanted] == ["herald.example"] * 3 + ["small.example"]
    assert [one.url for one in wanted[:3]] == [one.url for one in busy[:3]]
    assert len(await store.articles.wanted(NOON, 2)) == 2


async def test_a_page_that_failed_waits_for_its_time(store: Store, ours: Desk):
    """Then it is wanted again, with its tries counted and the reason kept."""
    source = await ours.follow()
    (article,) = await ours.listed(source, entry(1))
    await store.articles.failed(article, "The server was busy.", LATER, False, NOON)

    assert await store.articles.wanted(NOON, 10) == []
    (wanted,) = await store.articles.wanted(LATER, 10)
    assert wanted.tries == 1
    assert ((await record(store, article)).state, (await record(store, article)).reason) == (
        "wanted",
        "The server was busy.",
    )


@pytest.mark.parametrize(("gone", "state"), [(False, "failed"), (True, "gone")])
async def test_a_page_given_up_is_not_wanted(store: Store, ours: Desk, gone, state):
    """Failed for good, or gone: it is not asked for again."""
    source = await ours.follow()
    (article,) = await ours.listed(source, entry(1))
    await store.articles.failed(article, "No.", None, gone, NOON)

    assert await store.articles.wanted(NOON + timedelta(days=99), 10) == []
    assert (await record(store, article)).state == state


async def test_a_withdrawn_article_keeps_its_texts_and_may_return(store: Store, ours: Desk):
    """Old briefings rest on them."""
    source = await ours.follow()
    article = await ours.article(source)
    await store.articles.failed(article, "404", None, True, LATER)
    withdrawn = await record(store, article)
    await ours.listed(source, entry(1, fingerprint="back"))
    await store.articles.save(new_version(article, text=SECOND), LATER)

    assert (withdrawn.state, withdrawn.versions) == ("gone", 1)
    assert ((await record(store, article)).state, (await record(store, article)).versions) == ("read", 2)


async def test_a_saved_text_is_a_version_and_ends_the_wanting(store: Store, ours: Desk):
    """All that came with it is kept."""
    source = await ours.follow()
    (article,) = await ours.listed(source, entry(1))
    new = new_version(article)

    assert await store.articles.save(new, NOON)
    (version,) = await store.articles.versions(article)
    assert (version.version, version.text, version.byline) == (new.version, new.text, "Ida Marlow")
    assert (version.number, version.change, version.publisher, version.fetched_at) == (1, "first", "Herald", NOON)
    assert await store.articles.wanted(NOON, 10) == []
    assert await store.articles.version(new.version) == version
    assert await store.articles.texts([new.version, "unknown"]) == {new.version: new.text}


async def test_an_unchanged_text_makes_no_version(store: Store, ours: Desk):
    """It only leaves the wanted list."""
    source = await ours.follow()
    article = await ours.article(source)
    await ours.listed(source, entry(1, fingerprint="touched"))

    assert not await store.articles.save(new_version(article), LATER)
    assert (await record(store, article)).versions == 1
    assert await store.articles.wanted(LATER, 10) == []
    assert len(await store.articles.stream(ours.newsroom, 0, 10)) == 1


async def test_a_text_that_returns_is_a_version_again(store: Store, ours: Desk):
    """A, B, A are three versions; the stream shows each of them once."""
    source = await ours.follow()
    article = await ours.article(source)
    await store.articles.save(new_version(article, text=SECOND, change="substance"), LATER)
    await store.articles.save(new_version(article, change="substance"), LATER)

    versions = await store.articles.versions(article)
    assert [version.number for version in versions] == [1, 2, 3]
    assert versions[0].version == versions[2].version
    assert len(await store.articles.stream(ours.newsroom, 0, 10)) == 3


async def test_two_addresses_of_one_page_are_one_article(store: Store, ours: Desk):
    """A short link listed by another feed leads to a page that is known: its id goes on meaning that article."""
    source = await ours.follow()
    article = await ours.article(source)
    (short,) = await ours.listed(source, entry(2, url="https://short.example/x", guid="short"))

    assert not await store.articles.save(new_version(short, number=1), LATER)
    assert (await record(store, short)).id == article
    assert await store.articles.wanted(LATER, 10) == []
    assert len(await store.articles.recent(ours.newsroom, 10)) == 1
    assert [one.articles for one in await store.sources.list(ours.newsroom)] == [1]
    assert await ours.listed(source, entry(2, url="https://short.example/x", guid="short")) == []


async def test_one_text_in_two_articles_is_kept_for_both(store: Store, ours: Desk):
    """Wire copy: the text's name is the first article's, and each has its version."""
    source = await ours.follow()
    first, second = await ours.listed(source, entry(1), entry(2))
    for number, article in ((1, first), (2, second)):
        await store.articles.save(new_version(article, number, text="The same agency text."), NOON)

    version = await store.articles.version(version_of("The same agency text."))
    assert version is not None
    assert version.article == first
    assert {read.article.id for read in await store.articles.reads([first, second])} == {first, second}


async def test_reads_are_whole_and_oldest_first(store: Store, ours: Desk):
    """What was stored is what is read, to the last field."""
    source = await ours.follow()
    newer, older = await ours.article(source, 1), await ours.article(source, 2)

    reads = await store.articles.reads([newer, older, "no article", "999999"])
    assert [read.article.id for read in reads] == [older, newer]
    assert reads[1].analysis == analysis_of(reads[1].article.version)
    assert (reads[1].article.text, reads[1].article.publisher) == (new_version(newer).text, "Herald")


async def test_a_text_without_an_analysis_is_unread_until_it_has_one(store: Store, ours: Desk):
    """It enters the stream then, behind what was read before it."""
    source = await ours.follow()
    first, second = await ours.listed(source, entry(1), entry(2))
    await store.articles.save(new_version(first, 1, analysis=None), NOON)
    await store.articles.save(new_version(second, 2), NOON)
    (unread,) = await store.articles.unread("reader 1", 10)
    ((place, _),) = await store.articles.stream(ours.newsroom, 0, 10)

    await store.articles.put_analysis(analysis_of(unread.article.version))
    assert unread.article.id == first
    assert [read.article.id for _, read in await store.articles.stream(ours.newsroom, place, 10)] == [first]
    assert await store.articles.unread("reader 1", 10) == []


async def test_a_new_reader_reads_again_without_a_new_place(store: Store, ours: Desk):
    """Better analyses replace older ones; matching is not done twice for it."""
    source = await ours.follow()
    article = await ours.article(source)
    unread = [one for one in await store.articles.unread("reader 2", 10) if one.article.id == article]
    await store.articles.put_analysis(analysis_of(unread[0].article.version, "reader 2"))

    (read,) = await store.articles.reads([article])
    assert read.analysis.reader == "reader 2"
    assert len(await store.articles.stream(ours.newsroom, 0, 10)) == 1


async def test_the_stream_is_read_from_a_place_on(store: Store, ours: Desk):
    """Places grow; a limit cuts; after the last there is nothing."""
    source = await ours.follow()
    articles = [await ours.article(source, number) for number in range(1, 6)]
    head = await store.articles.stream(ours.newsroom, 0, 2)
    tail = await store.articles.stream(ours.newsroom, head[-1][0], 10)

    assert [read.article.id for _, read in [*head, *tail]] == articles
    assert await store.articles.stream(ours.newsroom, tail[-1][0], 10) == []


async def test_recent_articles_come_newest_first(store: Store, ours: Desk):
    """By their date, whatever the order in which they came."""
    source = await ours.follow()
    for number in (3, 1, 2):
        await ours.article(source, number)

    recent = await store.articles.recent(ours.newsroom, 2)
    assert [read.article.url for read in recent] == ["https://herald.example/1", "https://herald.example/2"]


async def test_search_finds_folded_words_in_newest_texts(store: Store, ours: Desk):
    """Without regard to case and accents; a text that was replaced is not found."""
    source = await ours.follow()
    article = await ours.article(source, text="The café by the canal burned.")
    await store.articles.save(new_version(article, text="The house by the canal burned."), LATER)

    assert await store.articles.search(ours.newsroom, ["CANAL"], 10) == [article]
    assert await store.articles.search(ours.newsroom, ["cafe"], 10) == []
    assert await store.articles.search(ours.newsroom, ["by the canal"], 10) == [article]


async def test_search_finds_any_word_best_first(store: Store, ours: Desk):
    """More of the words, and words in the title, come first."""
    source = await ours.follow()
    one = await ours.article(source, 4, "A harvest is told of in this text, at some length, in passing.")
    both = await ours.article(source, 8, "The harvest and the orchard, the orchard and the harvest.")

    assert await store.articles.search(ours.newsroom, ["harvest", "orchard"], 10) == [both, one]
    assert await store.articles.search(ours.newsroom, ["harvest", "orchard"], 1) == [both]


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "* OR *",
        "title:bridge",
        "NEAR(a b)",
        "bridge AND NOT river",
        "a\0b",
        "'; DROP TABLE articles; --",
        "",
        "…",
        "-",
    ],
)
async def test_nothing_in_a_search_word_is_syntax(store: Store, ours: Desk, words):
    """Whatever is typed is looked for as it stands, and none of it stands in the text."""
    await ours.article(await ours.follow())

    assert await store.articles.search(ours.newsroom, [words], 10) == []


@pytest.mark.parametrize("article", ["", "x", "-1", "0", "1 OR 1", "9" * 30, "²", "999999"])
async def test_what_is_no_article_is_not_found(store: Store, ours: Desk, article):
    """Ids come from addresses that anybody can type."""
    assert await store.articles.get(article) is None
    assert await store.articles.versions(article) == []
    with pytest.raises(NotFound):
        await store.articles.save(new_version(article), NOON)


async def test_articles_are_counted(store: Store, ours: Desk):
    """Those of all newsrooms."""
    before = await store.articles.count()
    await ours.listed(await ours.follow(), entry(1), entry(2))

    assert await store.articles.count() == before + 2


async def test_articles_of_a_removed_source_are_out_of_sight_but_readable(store: Store, ours: Desk):
    """They stay in stories that they belong to; nothing new is found in them."""
    source, story = await ours.follow(), await ours.track()
    article = await ours.article(source)
    await ours.matched(story, article)
    await store.sources.remove(ours.newsroom, source.id, ours.by())

    assert await store.articles.search(ours.newsroom, ["bridge"], 10) == []
    assert await store.articles.recent(ours.newsroom, 10) == []
    assert await store.articles.stream(ours.newsroom, 0, 10) == []
    assert [one.record.id for one in await store.stories.articles(ours.newsroom, story.id)] == [article]
    assert len(await store.articles.reads([article])) == 1


async def test_an_article_with_texts_of_its_own_is_never_made_another(store: Store, ours: Desk):
    """Its page may lead to another article's one day; what was cited from it stays."""
    source = await ours.follow()
    first, second = await ours.article(source, 1), await ours.article(source, 2)
    await store.articles.save(new_version(second, number=1, text=SECOND), LATER)

    assert (await record(store, second)).versions == 2
    assert (await record(store, first)).versions == 1
    by_url = await store.articles.by_url("https://herald.example/1")
    assert by_url is not None
    assert by_url.id == first


async def test_a_text_that_was_analysed_elsewhere_is_readable_at_once(store: Store, ours: Desk):
    """The same agency text in a second article needs no second analysis to enter the stream."""
    source = await ours.follow()
    first, second = await ours.listed(source, entry(1), entry(2))
    await store.articles.save(new_version(first, 1, "Agency text."), NOON)
    await store.articles.save(new_version(second, 2, "Agency text.", analysis=None), NOON)

    assert [read.article.id for _, read in await store.articles.stream(ours.newsroom, 0, 10)] == [first, second]
