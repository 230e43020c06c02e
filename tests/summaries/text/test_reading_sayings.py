"""Ways of saying one thing, and the look at a sentence's words that comes before any pattern."""

from summaries.text.sayings import AnyOf, Sayings

KNOWN = Sayings("has not yet said\nno word from")
OPEN = Sayings("still open")


def test_a_sentence_with_each_word_of_one_saying_may_say_it():
    """The words alone tell, in any order, so that no saying is missed."""
    assert AnyOf(KNOWN, OPEN).may_stand(set("from the harbour came no word".split()))


def test_a_sentence_without_one_of_the_words_says_none_of_them():
    """One word of a saying is not enough, nor are words of two of them."""
    assert not AnyOf(KNOWN, OPEN).may_stand(set("the harbour still had no pilot".split()))


def test_what_may_be_said_is_said_only_in_order():
    """The pattern has the last word."""
    assert KNOWN.says("no word from the harbour", set("no word from the harbour".split()))
    assert not KNOWN.says("from the harbour no word", set("from the harbour no word".split()))
