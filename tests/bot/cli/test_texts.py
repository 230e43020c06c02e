"""The terminal commands that read texts: what goes in, what comes out, what a mistake is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.explain import explained
from bot.cli.main import standfirst
from summaries.errors import BadInput
from summaries.model import Article
from summaries.text.analyse import analyse

TEXT = (
    "The harbour board closed the south quay on Monday after divers found a crack in its wall.\n\n"
    "“We will not reopen it before we know how deep the crack goes,” said Ilse Marrow, the harbour master. "
    "About 340 dockers were sent home. It was not clear when the quay would reopen.\n\n"
    "The board said that it had ordered an inspection in January, and that the report was due on 14 May."
)
RECORD = {
    "id": "quay-1",
    "url": "https://bay.example.org/quay",
    "publisher": "Bay Post",
    "published": "2026-03-16T09:00Z",
    "title": "South quay closed",
    "text": TEXT,
}


def run(*words: str, stdin: str = "") -> Result:
    """The outcome of a command line; a sentence for a person is raised as its error."""
    return CliRunner().invoke(standfirst, list(words), input=stdin)


@pytest.fixture
def record(tmp_path: Path) -> str:
    """A JSON Lines file with one article."""
    file = tmp_path / "coverage.jsonl"
    file.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    return str(file)


def test_brief_prints_a_quote_with_its_speaker(record: str) -> None:
    """The words as they stand, the full name, the outlet."""
    out = run("brief", record).output
    assert "We will not reopen it before we know how deep the crack goes" in " ".join(out.split())
    assert "Ilse Marrow" in out
    assert "Bay Post" in out


def test_analyse_explain_says_of_each_sentence_what_was_read_in_it(record: str) -> None:
    """Who said it by which verb, what is counted, which day it was, and what is not known."""
    out = " ".join(run("analyse", "--explain", record).output.split())
    assert "quote We will not reopen it before we know how deep the crack goes, → said by Ilse Marrow" in out
    assert "harbour master (name) · by “said”" in out
    assert "figure About 340 → 340" in out
    assert "“About” · of “dockers”" in out
    assert "date Monday → Monday 16 March 2026" in out
    assert out.count("says that something is not known") == 1


def test_analyse_explain_paints_nothing_where_no_terminal_is(record: str) -> None:
    """No escape sequence gets into a file or a pipe."""
    assert "\x1b" not in run("analyse", "--explain", record).output


def test_explained_paints_what_was_found_and_nothing_that_steers_the_terminal() -> None:
    """On a screen a quotation is green; an escape sequence of the article is left out, its words stay."""
    text = "“We stay \x1b[31mhere,” said Ilse Marrow."
    item = Article("a", "file:a", "Bay Post", "Quay \x1b[2J", text)
    out = explained(item, analyse(item), 80, True)
    assert "\x1b[32mWe stay [31mhere,\x1b[0m" in out
    assert "\x1b[2J" not in out


def test_analyse_takes_files_as_brief_does(record: str) -> None:
    """A file named gives the same JSON as its line on standard input."""
    assert run("analyse", record).output == run("analyse", stdin=json.dumps(RECORD)).output


def test_brief_takes_plain_text_and_html_alike(tmp_path: Path) -> None:
    """The same article as a text file and as a page gives the same quote."""
    plain, page = tmp_path / "a.txt", tmp_path / "a.html"
    plain.write_text("South quay closed\n\n" + TEXT, encoding="utf-8")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    page.write_text(f"<html><body><article><h1>South quay closed</h1>{body}</article></body></html>", encoding="utf-8")
    for file in (plain, page):
        assert "Ilse Marrow" in run("brief", str(file)).output


def test_an_exported_briefing_holds_and_a_forged_one_does_not(record: str, tmp_path: Path) -> None:
    """verify checks each line against the text in the file, and says which fail."""
    exported = run("brief", record, "--format", "json").output
    file = tmp_path / "briefing.json"
    file.write_text(exported, encoding="utf-8")
    good = run("verify", str(file))
    assert good.exit_code == 0
    assert "FAILS" not in good.output
    file.write_text(exported.replace("340 dockers", "940 dockers"), encoding="utf-8")
    forged = run("verify", str(file))
    assert forged.exit_code == 1
    assert "FAILS" in forged.output


def test_markdown_has_headings(record: str) -> None:
    """For pasting into an editor."""
    assert "## Key facts" in run("brief", record, "--format", "markdown").output


def test_analyse_gives_offsets_that_slice_the_text(record: str) -> None:
    """Every span of the output is its own text."""
    read = json.loads(run("analyse", stdin=json.dumps(RECORD)).output)
    spans = [span for kind in ("quotes", "figures", "names", "dates") for span in read[kind]]
    assert len(spans) >= 5
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)
    assert [quote["speaker"] for quote in read["quotes"] if quote["type"] == "direct"] == ["Ilse Marrow"]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    """JSON leaves U+2028 as it is; only a line feed ends an article."""
    odd = RECORD | {"text": TEXT.replace("\n\n", "\u2028\u2028")}
    line = json.dumps(odd, ensure_ascii=False)
    assert len(run("analyse", stdin=f"{line}\n{line}\n").output.split("\n")) == 3
    file = tmp_path / "odd.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    assert run("brief", str(file)).exit_code == 0


def test_cluster_answers_in_stream_order() -> None:
    """The same text twice is one story, another is another."""
    other = RECORD | {
        "id": "x",
        "title": "Choir wins",
        "text": "The Tarn choir won the autumn singing prize on Friday. " * 6,
    }
    lines = [json.dumps(r) for r in (RECORD, other, RECORD | {"id": "quay-2"})]
    out = [json.loads(line) for line in run("cluster", stdin="\n".join(lines)).output.splitlines()]
    assert [row["id"] for row in out] == ["quay-1", "x", "quay-2"]
    assert out[0]["cluster"] == out[2]["cluster"] != out[1]["cluster"]


def test_extract_leaves_the_menu_out() -> None:
    """Text, title and language of a page, as JSON."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    page = f"<html lang=en><body><nav>Home Sport Weather</nav><article><h1>Quay</h1>{body}</article></body></html>"
    out = json.loads(run("extract", stdin=json.dumps({"id": 7, "url": "https://x.example.org/a", "html": page})).output)
    assert (out["id"], "Ilse Marrow" in out["text"], "Weather" in out["text"]) == (7, True, False)


@pytest.mark.parametrize(
    ("words", "stdin", "says"),
    [
        (["analyse"], "{", "line 1 is not JSON"),
        (["analyse"], "[1]", "not an object"),
        (["analyse"], '{"id": 1}', "has no text"),
        (["analyse"], '{"text": "x"}', "has no id"),
        (["analyse"], '{"id": 1, "text": "x", "published": "soon"}', "'soon' is no date"),
        (["analyse"], '{"id": 1, "text": "x", "title": 5}', "title is 5"),
        (["extract"], '{"id": 1, "url": "https://x.example.org"}', "needs url and html"),
        (["brief", "nowhere.txt"], "", "There is no file nowhere.txt"),
        (["brief", "nowhere.txt", "--published", "14.3."], "", "'14.3.' is no date"),
        (["verify", "nowhere.json"], "", "There is no file nowhere.json"),
    ],
)
def test_bad_input_is_one_plain_sentence(words: list[str], stdin: str, says: str) -> None:
    """What is wrong and where; main turns it into exit code 2."""
    outcome = run(*words, stdin=stdin)
    assert isinstance(outcome.exception, BadInput)
    assert says in str(outcome.exception)


@pytest.mark.parametrize(("name", "data"), [("a.txt", b""), ("a.bin", b"\x00\x01\x02"), ("a.jsonl", b"\xff\xfe{}")])
def test_a_file_that_is_no_text_says_so(tmp_path: Path, name: str, data: bytes) -> None:
    """Empty, binary, or not UTF-8."""
    file = tmp_path / name
    file.write_bytes(data)
    assert isinstance(run("brief", str(file)).exception, BadInput)


def test_an_unknown_lens_names_those_there_are(record: str) -> None:
    """The editor sees what may be typed."""
    assert "detention" in str(run("brief", record, "--lens", "gossip").exception)
