"""How an editor would ask: sentences that leave something open, and the question that each becomes."""

from datetime import UTC, datetime

import pytest

from summaries.lens import Lens
from summaries.model import Article, Read, version_of
from summaries.sections.asking import ask
from summaries.sections.case import Case, Place
from summaries.sections.inflect import base_of
from summaries.text.analyse import analyse

ASKED = [
    ("Velmo has not said whether it received the letters.", "Did Velmo receive the letters?"),
    ("It is not known how the letters reached the newspaper.", "How did the letters reach the newspaper?"),
    ("It was not clear whether the bridge would be rebuilt.", "Will the bridge be rebuilt?"),
    ("It was not clear under which law the men would be held.", "Under which law will the men be held?"),
    ("It was unclear whether the dam, where repairs were late, released water.", "Did the dam release water?"),
    (
        "Doctors do not understand why the younger patients recover slowly.",
        "Why do the younger patients recover slowly?",
    ),
    ("It is too early to tell whether the vaccine protects infants.", "Does the vaccine protect infants?"),
    ("Whether the new line will reach Tolverton remains to be seen.", "Will the new line reach Tolverton?"),
    ("The cause of the blackout is under investigation.", "What caused the blackout?"),
    ("The whereabouts of the former treasurer are unknown.", "Where is the former treasurer?"),
    ("Police have not released the name of the driver.", "Who is the driver?"),
    ("Officials have not released the names of the buildings.", "What are the names of the buildings?"),
    ("No motive has been established for the stabbing.", "What was the motive for the stabbing?"),
    ("No date has been set for the retrial of Odo Brenn.", "When will the retrial of Odo Brenn take place?"),
    ("Prosecutors are weighing whether to charge the contractor.", "Will prosecutors charge the contractor?"),
    ("Lowrie Motors is considering moving to Lisk.", "Will Lowrie Motors move to Lisk?"),
    ("Corvin Bank said it planned to challenge the fine.", "When will Corvin Bank challenge the fine?"),
    ("The court has not yet ruled on the boundary.", "How will the court rule on the boundary?"),
    ("Rescuers were still searching for six miners on Thursday night.", "Will the six miners be found?"),
    ("Talks over the rescue of the yard continued on Sunday.", "Will the talks over the rescue of the yard succeed?"),
    (
        "Drover Foods denies that it knew of the mould, contradicting two managers.",
        "Did Drover Foods know of the mould?",
    ),
    ("Engineers disagree about whether the dam can be repaired.", "Can the dam be repaired?"),
    ("No buyer has been found for the brewery.", "Will a buyer be found for the brewery?"),
]


def _question(text: str) -> str:
    article = Article("1", "", "", "", text, version=version_of(text))
    read = Read(article, analyse(article))
    asked = ask(Case((read,), Lens("", "", "", ()), datetime(2025, 5, 6, tzinfo=UTC)), Place(0, 0))
    return "" if asked is None else "".join(piece.text for piece in asked.pieces)


@pytest.mark.parametrize(("sentence", "question"), ASKED)
def test_a_sentence_becomes_the_question_that_it_leaves_open(sentence: str, question: str) -> None:
    """In the order of a question, with did and does where English wants them, every noun from the sentence."""
    assert _question(sentence) == question


NO_QUESTION = [
    "The Senate, which the party won in May, would not comment on the vote.",
    "No date has been set for another.",
    "It is unclear whether they will do so.",
    "The price was not disclosed.",
]


@pytest.mark.parametrize("sentence", NO_QUESTION)
def test_what_leans_on_its_surroundings_is_not_asked(sentence: str) -> None:
    """A question that a reader of it alone would not understand is none."""
    assert _question(sentence) == ""


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("moving", "move"), ("running", "run"), ("carried", "carry"), ("agreed", "agree"), ("passes", "pass"),
        ("treated", "treat"), ("misused", "misuse"), ("went", "go"), ("opened", "open"), ("charges", "charge"),
    ],
)  # fmt: skip
def test_a_form_is_brought_to_its_base(form: str, base: str) -> None:
    """Endings, doubled letters and silent vowels."""
    assert base_of(form) == base
