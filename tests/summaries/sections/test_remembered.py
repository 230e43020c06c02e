"""What is remembered of an article version: once for one version, within bounds, never for another."""

from summaries.model import Analysis, Article, Read, version_of
from summaries.sections.remembered import Remembered


def _read(text: str) -> Read:
    version = version_of(text)
    return Read(Article("1", "", "", "", text, version=version), Analysis(version, "1", "en"))


class _Length:
    """Counts the letters of a text and remembers which texts it was asked for."""

    def __init__(self) -> None:
        self.looks: list[str] = []

    def __call__(self, read: Read) -> int:
        self.looks.append(read.article.text)
        return len(read.article.text)


def test_one_version_is_worked_out_once() -> None:
    """A second look at the same version costs no second piece of work."""
    work = _Length()
    length = Remembered(work)

    assert [length(_read("one")), length(_read("one")), length(_read("three"))] == [3, 3, 5]
    assert work.looks == ["one", "three"]


def test_the_least_lately_used_is_forgotten_first() -> None:
    """No more versions are kept than there is room for."""
    work = _Length()
    length = Remembered(work, room=2)

    for text in ("a", "bb", "a", "ccc", "bb"):
        length(_read(text))

    assert len(length) == 2
    assert work.looks == ["a", "bb", "ccc", "bb"]
