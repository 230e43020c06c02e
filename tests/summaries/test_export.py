"""An exported briefing can be read back and checked with nothing else at hand."""

import json
from typing import Any

import pytest
from briefs import briefing, texts

from summaries.errors import BadInput
from summaries.export import check, from_json, to_json
from summaries.verify import verify


@pytest.fixture
def exported() -> dict[str, Any]:
    """An export that went through a file."""
    return json.loads(json.dumps(to_json(briefing(), texts())))  # type: ignore[no-any-return]


def test_an_export_comes_back_as_it_went(exported: dict[str, Any]) -> None:
    """Nothing of the briefing is lost."""
    back, back_texts = from_json(exported)

    assert back == briefing()
    assert not verify(back, back_texts).dropped


def test_every_line_of_an_export_checks(exported: dict[str, Any]) -> None:
    """Each line holds, offline."""
    results = check(exported)

    assert results
    assert all(holds and not reason for _, holds, reason in results)


def test_a_text_that_was_tampered_with_fails_its_lines(exported: dict[str, Any]) -> None:
    """Changing one number in a stored text fails every line that rests on it."""
    for version in exported["versions"]:
        version["text"] = version["text"].replace("19 people", "90 people").replace("12 people", "21 people")

    assert not any(holds for _, holds, _ in check(exported))


@pytest.mark.parametrize("tag", ["speaker", "role", "outlet", "time"])
def test_a_quote_given_to_somebody_else_fails(exported: dict[str, Any], tag: str) -> None:
    """Who said it is half of a quote."""
    quote = next(line for line in exported["lines"] if line["section"] == "quotes" and tag in line["tags"])
    quote["tags"][tag] = "2001-01-01T00:00:00+00:00" if tag == "time" else "Somebody Else"
    results = {text: holds for text, holds, _ in check(exported)}
    assert results[quote["text"]] is False


def test_a_source_that_is_given_another_address_fails_its_lines(exported: dict[str, Any]) -> None:
    """The address is that of the version whose text is in the file."""
    exported["sources"][0]["url"] = "https://elsewhere.example/a"
    number = exported["sources"][0]["number"]
    forged = [line["text"] for line in exported["lines"] if number in line["sources"]]
    assert forged
    assert all(not holds for text, holds, _ in check(exported) if text in forged)


def test_a_line_that_was_tampered_with_fails(exported: dict[str, Any]) -> None:
    """A changed word in a cited piece is found, though the text is whole."""
    line = exported["lines"][0]
    piece = next(piece for piece in line["pieces"] if "span" in piece)
    piece["text"] = piece["text"].replace("people", "cattle") + "!"
    line["text"] = "".join(piece["text"] for piece in line["pieces"])

    assert check(exported)[0][1] is False


_VALUES: list[object] = [None, 3.5, "", [], [1], {"a": 1}]
_KEYS = ["slug", "as_of", "lines", "sources", "versions", "articles", "format", "format_version"]
# An empty list or slug is well formed.
_FINE = {"lines": [], "sources": [], "versions": [], "slug": ""}


@pytest.mark.parametrize(("key", "value"), [(k, v) for k in _KEYS for v in _VALUES if k not in _FINE or _FINE[k] != v])
def test_a_malformed_export_is_refused(exported: dict[str, Any], key: str, value: object) -> None:
    """A missing or mistyped key gets one plain sentence, or the empty list that it says."""
    exported[key] = value

    with pytest.raises(BadInput):
        from_json(exported)


@pytest.mark.parametrize("exported", [None, [], "x", 3, {}, {"format": "standfirst-briefing"}], ids=str)
def test_what_is_no_export_is_refused(exported: object) -> None:
    """Any other JSON is refused in words."""
    with pytest.raises(BadInput):
        check(exported)


@pytest.mark.parametrize(
    "part", ["section", "kind", "pieces", "sources", "evidence", "originals", "key", "tags", "text"]
)
def test_a_malformed_line_is_refused(exported: dict[str, Any], part: str) -> None:
    """Each part of a line has its kind."""
    exported["lines"][0][part] = 3.5

    with pytest.raises(BadInput):
        from_json(exported)


def test_an_export_without_its_evidence_is_not_made() -> None:
    """What could not be checked is not exported."""
    with pytest.raises(BadInput):
        to_json(briefing(), {})
