"""What is remembered of an article version: once for one version, within bounds, never for another."""

from summaries.model import Analysis, Article, Read, version_of
from summaries.sections.remembered import Remembered


def _read(text: str) -> Read:
    version = version_of(text)
    return Read(Article("1", "", "", "", text, version=version), Analysis(version, "1", "en"))


def test_one_version_is_worked_out_once() -> None:
    """A second look at the same version costs no second piece of work."""
    looks: list[str] = []
    length = Remembered(lambda read: looks.append(read.article.text) or len(read.article.text))

    assert [length(_read("one")), length(_read("one")), length(_read("three"))] == [3, 3, 5]
    assert looks == ["one", "three"]


def test_the_least_lately_used_is_forgotten_first() -> None:
    """No more versions are kept than there is room for."""
    looks: list[str] = []
    length = Remembered(lambda read: looks.append(read.article.text) or len(read.article.text), room=2)

    for text in ("a", "bb", "a", "ccc", "bb"):
        length(_read(text))

    assert len(length) == 2
    assert looks == ["a", "bb", "ccc", "bb"]
