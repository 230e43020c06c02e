"""Who is one person under several names."""

import pytest

from summaries.quoting.voices import meant, surname, voices


@pytest.mark.parametrize(
    "names",
    [
        ("Lind", "Tova Lind"),
        ("Ms Lind", "Tova Lind", "Lind"),
        ("Justice Minister Henrik Sorley", "Henrik Sorley", "Sorley"),
        ("Tova B. Lind", "Tova Lind", "Tova Berit Lind"),
        ("Élise Marron", "Elise Marron"),
    ],
)
def test_variants_of_a_name_are_one(names: tuple[str, ...]) -> None:
    """A surname, a title, an initial, an accent more or less."""
    assert len(set(voices(names).values())) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Tova Lind", "Bo Lind", "Lind"),
        ("Tova Lind", "Tova Marsten"),
        ("Tova", "Tova Lind"),
        ("Lind", "Lindqvar"),
    ],
)
def test_names_that_may_be_two_people_stay_apart(names: tuple[str, ...]) -> None:
    """Where two could be meant, neither is."""
    assert len(set(voices(names).values())) == len(names)


def test_a_surname_keeps_its_particles() -> None:
    """As people are called."""
    assert [surname(name) for name in ("Pieter van Dyk", "Ada Lind", "Lind")] == ["van Dyk", "Lind", "Lind"]


def test_a_part_of_a_name_means_whoever_has_it() -> None:
    """A surname first, then any beginning; the very name alone."""
    names = ["Tova Lind", "Bo Lind", "Lindqvar Shipping"]

    assert meant("lind", names) == ["Tova Lind", "Bo Lind"]
    assert meant("Ms Tova Lind", names) == ["Tova Lind"]
    assert meant("shipp", names) == ["Lindqvar Shipping"]
    assert meant("Quorn", names) == []
