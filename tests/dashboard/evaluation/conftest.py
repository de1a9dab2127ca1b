import json
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def gold_folder(root: Path) -> Path:
    return root / "tests" / "gold"


@pytest.fixture(params=["seeds_gold.json", "dev_gold.json"])
def gold_document(request, gold_folder):
    return json.loads((gold_folder / request.param).read_text(encoding="utf-8"))
