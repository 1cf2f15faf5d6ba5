from __future__ import annotations

from pathlib import Path

import pytest

from dalel.norms.vocabulary import Vocabulary, read_vocabulary

FOLDER = Path(__file__).resolve().parents[2] / "law" / "vocabulary"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the repository, which must be without a fault."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}
    found, problems = read_vocabulary(texts)
    assert [] == [f"{problem.position}: {problem.text()}" for problem in problems]
    return found
