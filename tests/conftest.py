"""What holds for every test: no benchmark by chance, no skip in CI; and what many tests need."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A machine that does something else beside the tests is slow, not wrong.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave benchmarks out, unless they are asked for; out is not skipped."""
    if config.getoption("--benchmark-only"):
        return
    benchmarks = [item for item in items if "benchmark" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=benchmarks)
    items[:] = [item for item in items if item not in benchmarks]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI, where all that a test needs is installed, fail a run that skipped anything."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = [report for kind in ("skipped", "xfailed") for report in reporter.stats.get(kind, ())]
    if os.environ.get("CI") and skipped and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"CI: {len(skipped)} tests skipped, none may be", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """Folder of the seed articles."""
    return root / "seeds"


@pytest.fixture
def write(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Write a file of text or bytes below a folder of the test's own."""

    def _write(name: str, content: str | bytes, *, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    return _write
