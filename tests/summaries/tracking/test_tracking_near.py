"""Copies of one original count once."""

import random
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.model import Analysis, Article, Read
from summaries.tracking.near import NearIndex, originals
from summaries.tracking.overlap import SKETCH, concordance, containment, is_copy, overlap, resemblance
from tests.summaries.tracking.invented import MONDAY, TOLD, article, read


def sketch(words: list[str]) -> tuple[int, ...]:
    """A bottom-k sketch of runs of three words, in the text's order, as the contract has it."""
    runs = dict.fromkeys(" ".join(words[at : at + 3]) for at in range(len(words) - 2))
    hashes = [int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1 for run in runs]
    kept = set(sorted(hashes)[:SKETCH])
    return tuple(value for value in hashes if value in kept)


def wire(seed: int, words: int = 400) -> list[str]:
    """A text that no other seed gives."""
    source = random.Random(seed)
    return [f"w{source.randrange(3000)}" for _ in range(words)]


def edited(words: list[str], every: int) -> list[str]:
    """The text with one word in so many changed."""
    return ["changed" if at % every == every // 2 else word for at, word in enumerate(words)]


def sketched(key: str, words: list[str], hours: float = 0, credits_: tuple[str, ...] = ()) -> Read:
    """A read that holds nothing but its sketch."""
    found = Article(key, "", key, key, " ".join(words), MONDAY + timedelta(hours=hours))
    return Read(found, Analysis("", "", "en", shingles=sketch(words), credits=credits_))


ORIGINAL = wire(1)
COPIES = {
    "word for word": ORIGINAL,
    "cut by a fifth": ORIGINAL[:320],
    "cut to a half": ORIGINAL[:200],
    "cut to a quarter": ORIGINAL[:100],
    "last paragraphs only": ORIGINAL[250:],
    "middle only": ORIGINAL[100:300],
    "a local line on top": [*wire(90, 20), *ORIGINAL],
    "a local paragraph inside": [*ORIGINAL[:200], *wire(91, 40), *ORIGINAL[200:]],
    "a footer below": [*ORIGINAL, *wire(92, 60)],
    "one word in forty changed": edited(ORIGINAL, 40),
    "one word in twenty changed": edited(ORIGINAL, 20),
    "paragraphs in another order": [*ORIGINAL[200:], *ORIGINAL[:200]],
    "cut and a local line": [*wire(93, 15), *ORIGINAL[:180]],
    "cut and edited": edited(ORIGINAL[:240], 40),
    "a fifth dropped from inside": [*ORIGINAL[:150], *ORIGINAL[230:]],
}
NO_COPIES = {
    "another event": wire(2),
    "a shared statement of forty words": [*wire(3, 300), *ORIGINAL[:40]],
    "a long piece that takes in a quarter of it": [*wire(4, 800), *ORIGINAL[:100]],
    "a long piece that takes in all of it": [*wire(5, 1400), *ORIGINAL],
    "the same footer": [*wire(6, 340), *ORIGINAL[340:]],
    "one word in four changed": edited(ORIGINAL, 4),
    "the same words, shuffled": random.Random(7).sample(ORIGINAL, len(ORIGINAL)),
    "nothing at all": [],
}


@pytest.mark.parametrize("case", COPIES)
def test_a_copy_is_a_copy(case):
    """Reprinted, cut, topped, trimmed or lightly edited."""
    assert is_copy(sketch(ORIGINAL), sketch(COPIES[case]))


@pytest.mark.parametrize("case", NO_COPIES)
def test_a_work_of_its_own_is_no_copy(case):
    """Sharing a statement, a footer or a passage is not copying."""
    assert not is_copy(sketch(ORIGINAL), sketch(NO_COPIES[case]))


@pytest.mark.parametrize("case", COPIES)
def test_the_index_finds_the_copy_among_others(case):
    """Without looking at every text."""
    index = NearIndex()
    for seed in range(20, 60):
        index.add(f"other-{seed}", sketch(wire(seed)))
    index.add("original", sketch(ORIGINAL))

    assert index.add("copy", sketch(COPIES[case])) == "original"


# What is left of a wire text of which nearly three quarters were written anew.
REWRITTEN = [*ORIGINAL[:110], *wire(8, 290)]


def test_a_common_agency_needs_less():
    """A wire text that was rewritten in large part is still that wire's, where both say so."""
    assert not is_copy(sketch(ORIGINAL), sketch(REWRITTEN))
    assert is_copy(sketch(ORIGINAL), sketch(REWRITTEN), same_agency=True)


def test_reads_that_credit_one_agency_need_less():
    """The credit is read whatever its case."""
    norwire = sketched("a", ORIGINAL, 0, ("Norwire",))

    assert originals([norwire, sketched("b", REWRITTEN, 1, ("NORWIRE",))]) == (0, 0)
    assert originals([norwire, sketched("b", REWRITTEN, 1, ("Sudwire",))]) == (0, 1)


def test_the_page_of_an_agency_is_what_others_credit_to_it():
    """It need not name itself."""
    page = sketched("a", ORIGINAL)
    page = replace(page, article=replace(page.article, publisher="Reuters"))

    assert originals([page, sketched("b", REWRITTEN, 1, ("Reuters",))]) == (0, 0)
    assert originals([page, sketched("b", REWRITTEN, 1, ("AFP",))]) == (0, 1)


def passages(order: list[int]) -> list[str]:
    """A text of its own that has eight short passages of the original, in an order."""
    return [word for n, at in enumerate(order) for word in (*wire(60 + n, 30), *ORIGINAL[at * 45 : at * 45 + 17])]


def test_passages_in_the_order_of_another_text_are_taken_from_it():
    """Two reports of one event share phrases; only a copy shares them in one order."""
    in_order = passages(list(range(8)))
    shuffled = passages([5, 2, 7, 0, 3, 6, 1, 4])

    assert is_copy(sketch(ORIGINAL), sketch(in_order))
    assert not is_copy(sketch(ORIGINAL), sketch(shuffled))


def test_a_sketch_without_the_order_of_its_text_says_nothing_of_order():
    """Sorted hashes always stand in one order."""
    assert concordance(sorted(sketch(ORIGINAL)), sorted(sketch(passages([5, 2, 7, 0, 3, 6, 1, 4])))) is None


def test_a_text_between_two_others_makes_them_one():
    """Its top in one paper and its end in another, before anybody prints it whole."""
    top, end = ORIGINAL[:240], ORIGINAL[180:]
    index = NearIndex()

    assert index.add("top", sketch(top)) is None
    assert index.add("end", sketch([*end, *wire(70, 60)])) is None
    assert index.add("whole", sketch(ORIGINAL)) == "top"
    assert index.original("end") == "top"


def test_a_round_up_is_no_original_and_makes_no_two_one():
    """It holds the top of three items, and what copies one of them is not found through it."""
    items = {name: wire(seed) for name, seed in (("one", 81), ("two", 82), ("three", 83))}
    index = NearIndex()
    for name, words in items.items():
        index.add(name, sketch(words))

    assert index.add("round-up", sketch([word for words in items.values() for word in words[:110]])) in items
    assert index.add("more", sketch(items["three"][:200])) == "three"
    assert [index.original(name) for name in items] == list(items)


SAID = "“The gate was open and the dogs were out before anybody had thought of the children,” said warden Otto Brill."
PRESS = (
    f"The wolf park at Corrow stayed shut on Sunday after four animals got away in the night. {SAID} Two of them were "
    "caught near the railway, the town said, and a third was seen by a milk driver. Schools asked parents to bring "
    "pupils by car until the weekend.",
    "Three of four escaped wolves are still somewhere in the beech woods north of Corrow, and hunters of six villages "
    f"spent Sunday walking the ridge with lamps. {SAID} An electric fence had been reported as broken in May. Nobody "
    "was hurt, which the mayor put down to luck.",
)


def test_one_quote_in_two_reports_makes_no_copy():
    """Whoever was at the press conference has it."""
    reads = [read("ferry", id=str(n), text=text * 2, title="") for n, text in enumerate(PRESS)]

    assert originals(reads) == (0, 1)


def test_the_earliest_published_is_the_original():
    """In whatever order the reads are given."""
    reads = [sketched("late", ORIGINAL, 5), sketched("early", ORIGINAL, 1), sketched("later", ORIGINAL[:300], 9)]

    assert originals(reads) == (1, 1, 1)


def test_an_undated_copy_comes_last():
    """Nobody said when, so it is not the original."""
    undated = sketched("undated", ORIGINAL)
    undated = replace(undated, article=replace(undated.article, published=None))

    assert originals([undated, sketched("dated", ORIGINAL, 3)]) == (1, 1)


def test_a_cut_that_was_published_first_is_still_one_original():
    """A site that prints half a wire text may be quicker than the one that prints it all."""
    assert originals([sketched("half", ORIGINAL[:200], 0), sketched("whole", ORIGINAL, 1)]) == (0, 0)


def test_a_later_digest_does_not_make_two_originals_one():
    """Two wire texts stay two though one page holds both."""
    one, other = wire(11), wire(12)
    found = originals([sketched("a", one), sketched("b", other, 1), sketched("both", [*one, *other], 2)])

    assert found[0] != found[1]


def test_different_events_are_different_originals():
    """Every invented telling is its own work."""
    reads = [read(event, telling) for event in TOLD for telling in range(3)]

    assert len(set(originals(reads))) == len(reads)


def test_a_retitled_reprint_is_no_second_original():
    """A headline is not the text."""
    reads = [read("ferry"), read("ferry", id="other", title="Terror at sea", published=MONDAY + timedelta(hours=2))]

    assert originals(reads) == (0, 0)


def test_a_local_line_makes_no_second_original():
    """The reading room's own sketches, on an article with a line of the paper's own."""
    text = "Our port correspondent writes. " + article("fever").text
    reads = [read("fever"), read("fever", id="other", text=text, published=MONDAY + timedelta(hours=2))]

    assert originals(reads) == (0, 0)


def test_short_texts_are_copies_only_when_the_same():
    """Five words are alike by chance, so only equal ones count."""
    reads = [
        read("ferry", id="a", text="Ferry runs aground off Pell."),
        read("ferry", id="b", text="ferry runs aground off Pell"),
        read("ferry", id="c", text="Ferry runs on time to Pell."),
    ]

    assert originals(reads) == (0, 0, 2)


def test_empty_texts_are_not_copies_of_each_other():
    """A page without text says nothing of where it is from."""
    reads = [read("ferry", id="a", text="", title=""), read("cup", id="b", text="", title="")]

    assert originals(reads) == (0, 1)


def test_no_reads_have_no_originals():
    """An empty story is allowed."""
    assert originals([]) == ()


def test_what_moved_is_told_once():
    """Whoever stored that the end was an original hears that it is a copy."""
    index = NearIndex()
    for name, words in (("top", ORIGINAL[:240]), ("end", [*ORIGINAL[180:], *wire(70, 60)]), ("whole", ORIGINAL)):
        index.add(name, sketch(words))

    assert index.moves() == [("end", "top")]
    assert index.moves() == []


def test_copies_of_an_original_that_becomes_a_copy_go_along():
    """A paper replaces its own report by the agency's text after another had taken it over."""
    index = NearIndex()
    index.add("wire", sketch(ORIGINAL))
    index.add("own", sketch(wire(31)))
    index.add("taken over", sketch(wire(31)[:300]))

    assert index.add("own", sketch(ORIGINAL[:300])) == "wire"
    assert index.original("taken over") == "wire"
    assert index.moves() == [("own", "wire")]


def test_what_is_restored_finds_copies_as_before():
    """A restart remembers whose text each was, and what a round-up is."""
    index, again = NearIndex(), NearIndex()
    texts = {"a": ORIGINAL, "b": edited(ORIGINAL, 30), "c": wire(2)}
    for name, words in texts.items():
        index.add(name, sketch(words))
    for name, words in texts.items():
        again.restore(name, sketch(words), (), index.found(name))

    assert [again.found(name) for name in texts] == [index.found(name) for name in texts]
    assert index.found("b").original == "a"
    assert index.found("b").share > 0.7
    assert again.add("d", sketch(ORIGINAL[:200])) == "a"


def test_a_copy_of_a_copy_goes_to_the_original():
    """The chain is followed to its start."""
    index = NearIndex()
    index.add("a", sketch(ORIGINAL))
    index.add("b", sketch(edited(ORIGINAL, 30)))

    assert index.add("c", sketch(edited(ORIGINAL, 30))) == "a"


def test_a_new_version_is_no_copy_of_the_old_one():
    """A key that is known replaces itself."""
    index = NearIndex()
    index.add("a", sketch(ORIGINAL))

    assert index.add("a", sketch(edited(ORIGINAL, 30))) is None
    assert len(index) == 1


def test_the_window_is_bounded():
    """What fell out of it is forgotten, and its index entries go too."""
    index = NearIndex(window=3)
    for seed in range(10):
        index.add(str(seed), sketch(wire(seed)))

    assert len(index) == 3
    assert index.add("again", sketch(wire(2))) is None
    assert index.add("still", sketch(wire(9))) == "9"


def test_the_oldest_text_is_copied_as_it_falls_out():
    """Its copies keep its key as their original."""
    index = NearIndex(window=2)
    index.add("a", sketch(ORIGINAL))
    index.add("b", sketch(edited(ORIGINAL, 40)))

    assert index.add("c", sketch(edited(ORIGINAL, 30))) == "a"
    assert index.add("d", sketch(edited(ORIGINAL, 20))) == "a"
    assert len(index) == 2


def test_forgetting_leaves_nothing_behind():
    """No entry of the index outlives its text."""
    index = NearIndex()
    index.add("a", sketch(ORIGINAL))
    index.forget("a")

    assert not index._holders
    assert not index._texts


def test_two_hundred_reads_of_sixty_texts_are_sixty_originals():
    """Each edited in its own places, and each found by its closest."""
    reads = [sketched(str(at), edited(wire(at % 60), 30 + at), at) for at in range(200)]

    assert len(set(originals(reads))) == 60


def test_containment_sees_what_resemblance_does_not():
    """A quarter of a text resembles it by a quarter, and is contained in it wholly."""
    quarter = sketch(ORIGINAL[:100])

    assert resemblance(sketch(ORIGINAL), quarter) < 0.45
    assert containment(sketch(ORIGINAL), quarter) > 0.9


words = st.lists(st.sampled_from([f"w{n}" for n in range(40)]), max_size=120)


@given(words, words)
def test_shares_are_shares_and_agree_both_ways(one, other):
    """Between 0 and 1; resemblance is the same seen from either side, and each text's share moves with it."""
    there, back = overlap(sketch(one), sketch(other)), overlap(sketch(other), sketch(one))

    assert 0 <= there.jaccard <= min(there.of_first, there.of_second) + 1e-9
    assert max(there.of_first, there.of_second) <= 1
    assert (there.jaccard, there.of_first, there.of_second) == (back.jaccard, back.of_second, back.of_first)


@given(st.lists(st.integers(0, 5), max_size=10))
def test_originals_answer_the_same_twice_and_point_at_themselves(seeds):
    """The number of an original is its own place."""
    reads = [sketched(str(at), wire(seed, 60), at) for at, seed in enumerate(seeds)]
    found = originals(reads)

    assert found == originals(reads)
    assert all(found[original] == original for original in found)
