"""What a long sentence is cut to: a clause that stands alone, never without its hedge or its source."""

import pytest

from summaries.sections.clauses import count, cut

KEPT = [
    (
        "A tail without a comma that says when, why or for what may go.",
        "The road office of Westria will close the tunnel below the harbour for nine weeks from the first Monday"
        " in March after inspectors found that water from the old dock had loosened 400 of its iron bolts.",
        [
            "The road office of Westria will close the tunnel below the harbour for nine weeks from the first Monday"
            " in March"
        ],
    ),
    (
        "The source that closes the sentence stays.",
        "The road office of Westria will close the tunnel below the harbour for nine weeks from the first Monday"
        " in March, which is the longest break since the tunnel was dug by hand, the county council said.",
        [
            "The road office of Westria will close the tunnel below the harbour for nine weeks from the first Monday"
            " in March",
            ", the county council said.",
        ],
    ),
    (
        "A relative clause between commas may go.",
        "Olaf Brandt, who came to Low Marlow as a diver and bought his first two boats with what he had saved in a"
        " biscuit tin, will lead the county’s inquiry into the collapse of the outer pier.",
        ["Olaf Brandt", "will lead the county’s inquiry into the collapse of the outer pier."],
    ),
    (
        "When and where may go before the subject.",
        "During nine hours of talks in the old castle above the harbour that went on until the lamps were put out by"
        " the caretaker, Olaf Brandt offered the union of divers a third of the profit.",
        ["Olaf Brandt offered the union of divers a third of the profit."],
    ),
    (
        "A second clause with a subject of its own may go.",
        "The county will pay for the nine new boats that the harbour police asked for in the spring of last year, and"
        " the council of Low Marlow has promised to build a shed for them beside the old mill.",
        ["The county will pay for the nine new boats that the harbour police asked for in the spring of last year"],
    ),
]


@pytest.mark.parametrize(("rule", "sentence", "kept"), KEPT, ids=[rule for rule, _, _ in KEPT])
def test_a_sentence_loses_what_it_can_do_without(rule: str, sentence: str, kept: list[str]) -> None:
    """Each rule on one sentence of more than 35 words."""
    stretches = cut(sentence, 0, len(sentence))

    assert stretches is not None, rule
    assert [sentence[a:b].strip() for a, b in stretches] == kept
    assert sum(count(sentence[a:b]) for a, b in stretches) <= 35


WHOLE_OR_NOT_AT_ALL = [
    "Boatmen’s clubs, which have long asked the harbour office whether the men who mend the lamps of the outer pier in"
    " winter are paid for their nights out in the snow, angrily slammed the county’s answer on the first day of March.",
    "The county will not close the tunnel below the harbour of Low Marlow for the nine weeks that the inspectors had"
    " asked for because the ferries cannot carry all of those who cross the bay each day.",
    "If the court in Marlow finds that the county knew of the loose bolts below the old dock and let the trains run on"
    " through the whole of the winter, the nine councillors face prison and heavy fines.",
    "Olaf Brandt is the man who the county says had sold the nine boats three weeks before the harbour police began to"
    " ask where the money for the new quay and for its lamps had gone.",
]


@pytest.mark.parametrize("sentence", WHOLE_OR_NOT_AT_ALL)
def test_a_sentence_whose_sense_would_turn_is_not_cut(sentence: str) -> None:
    """Behind a denial, on a condition, or in the middle of a time, no cut is safe."""
    assert count(sentence) > 35
    assert cut(sentence, 0, len(sentence)) is None
