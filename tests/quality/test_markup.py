"""Every page of the demo through the Nu HTML checker, in one run; and its JSON-LD."""

import json
import re
from pathlib import Path

import pytest

from tests.quality import nu, vocabulary
from tests.quality.crawling import Crawl

JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def saved(crawl: Crawl, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every page that links lead to, as a file, by its address."""
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for number, address in enumerate(crawl.pages):
        files[address] = folder / f"{number}.html"
        files[address].write_text(crawl.visits[address].text, encoding="utf-8")
    return files


def test_html_is_valid(saved: dict[str, Path], checker: str) -> None:
    assert nu.problems(checker, saved) == []


def json_ld(file: Path) -> list[dict]:
    return [json.loads(text) for text in JSON_LD.findall(file.read_text("utf-8"))]


def test_every_indexed_page_describes_itself(
    crawl: Crawl, saved: dict[str, Path]
) -> None:
    wrong = [path for path in crawl.indexed if len(json_ld(saved[path])) != 1]
    assert wrong == []


def test_json_ld_keeps_to_the_vocabulary(saved: dict[str, Path]) -> None:
    if not vocabulary.FILE.exists():
        pytest.skip("the schema.org vocabulary is not here")
    known = vocabulary.Vocabulary()
    problems = {
        f"{path}: {problem}"
        for path, file in saved.items()
        for data in json_ld(file)
        for problem in known.problems(data)
    }
    assert sorted(problems)[:20] == []
