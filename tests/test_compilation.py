"""The reading of articles can be compiled (decision 34): mypyc takes each module it is given."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.filterwarnings(
    "ignore:GitWildMatchPattern:DeprecationWarning"
)  # hatch-mypyc

# C is made and not compiled: what mypyc refuses, it refuses before.
MAKE_C = (
    "import sys; from mypyc.build import mypycify; mypycify(sys.argv[2:], target_dir=sys.argv[1])"
)


@pytest.fixture
def hook(monkeypatch):
    monkeypatch.setenv("HATCH_BUILD_HOOKS_ENABLE", "true")
    return WheelBuilder(str(ROOT)).get_build_hooks("")["mypyc"]


def test_mypyc_takes_what_it_is_given(hook, tmp_path):
    command = [sys.executable, "-c", MAKE_C, str(tmp_path), *hook.config_mypy_args]
    made = subprocess.run(
        [*command, *hook.normalized_included_files],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    assert list(tmp_path.glob("*.c"))


def test_what_reads_an_article_is_compiled(hook):
    compiled = hook.normalized_included_files
    assert {"gazetteer/location.py", "dashboard/extraction/extraction.py"} <= set(compiled)
    assert "gazetteer/geocoding.py" not in compiled


def test_nothing_is_compiled_unless_asked(monkeypatch):
    monkeypatch.delenv("HATCH_BUILD_HOOKS_ENABLE", raising=False)
    assert not WheelBuilder(str(ROOT)).get_build_hooks("")


def test_constants_are_final(hook):
    """What a module may set anew is looked up by its name each time it is read."""
    open_ones = [
        f"{path}:{node.lineno} {node.targets[0].id}"
        for path in hook.normalized_included_files
        for node in ast.parse((ROOT / path).read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and re.fullmatch(r"_?[A-Z][A-Z0-9_]+", node.targets[0].id)
    ]
    assert not open_ones
