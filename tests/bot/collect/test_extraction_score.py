"""Extraction on labelled pages, scored beside bare trafilatura in the same run."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import trafilatura

from bot.collect.extract import read_page

pytestmark = pytest.mark.shared


def score(shared: Path, folder: Path, name: str, texts: dict[str, str]) -> float:
    """shingle.f1 by the shared scorer."""
    predictions = folder / f"{name}.jsonl"
    predictions.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts.items()))
    gold = shared / "data" / "dev" / "extraction_aeb.dev.gold.jsonl"
    command = [sys.executable, str(shared / "bench" / "score_extraction.py"), str(gold), str(predictions)]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return float(result["shingle"]["f1"])


def test_we_read_at_least_as_well_as_bare_trafilatura(shared: Path, tmp_path: Path) -> None:
    """On the pages of the article-extraction benchmark."""
    packed = (shared / "data" / "dev" / "extraction_aeb.dev.pages.jsonl.gz").read_bytes()
    pages = [json.loads(row) for row in gzip.decompress(packed).decode().split("\n") if row]
    ours = {p["id"]: read_page(p["html"].encode("utf-8", "replace"), p["url"] or "", "").text for p in pages}
    bare = {}
    for page in pages:
        document = trafilatura.bare_extraction(page["html"], url=page["url"], fast=True)
        bare[page["id"]] = getattr(document, "text", None) or ""

    assert score(shared, tmp_path, "ours", ours) >= score(shared, tmp_path, "bare", bare)
