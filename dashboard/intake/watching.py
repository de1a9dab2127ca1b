"""Watch a folder: what is put there is read into the store (edge: looks at files and the clock)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from threading import Event, Lock, Thread

from dashboard.articles import SUFFIXES, read_articles
from dashboard.errors import ConfigurationError, MarsadError
from dashboard.intake.found import Problem
from dashboard.intake.storing import merge
from dashboard.store import Repository
from gazetteer.errors import GazetteerError

__all__ = ["Seen", "Watch", "start_watch", "stop_watch", "watched"]

PAUSE_S = 3.0
"""Between two looks."""

MOST_FILES = 5_000
"""Files of the folder that are looked at; a larger one goes through `marsad ingest`."""

MOST_AT_ONCE = 25
"""Files read in one look, so that the page shows the first before the last is read."""

MOST_PROBLEMS = 50
"""Problems remembered."""

_Stamp = tuple[int, int]
"""A file's size and time of change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """
    What a watch has seen so far.

    Attributes
    ----------
    taken
        Articles taken in, new or changed.
    overflow
        Whether the folder holds more files than are looked at.
    """

    looked_at: datetime | None = None
    taken: int = 0
    problems: tuple[Problem, ...] = ()
    overflow: bool = False


class Watch:
    """
    A thread that looks at one folder again and again until it is stopped.

    A file is read once it is the same in two looks: one that is still being written is not read.

    Parameters
    ----------
    store
        Where articles go.
    folder
        Only the files in it are read, not those of folders below.
    pause_s
        Between two looks, in seconds.

    Raises
    ------
    ConfigurationError
        If it is no folder.
    """

    def __init__(self, store: Repository, folder: Path, *, pause_s: float = PAUSE_S) -> None:
        if not folder.is_dir():
            raise ConfigurationError(f"{folder}: expected a folder on this machine")
        self.folder = folder
        self.seen = Seen()
        self._store = store
        self._pause_s = pause_s
        self._stopped = Event()
        self._stamps: dict[Path, _Stamp] = {}
        self._read: dict[Path, _Stamp] = {}
        self._thread = Thread(target=self._run, daemon=True, name="marsad-watch")

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a look that is under way comes to its end."""
        self._stopped.set()

    def look(self) -> None:
        """Look once: read the files that are new or changed, and at rest."""
        now = dict(islice(_stamps(self.folder), MOST_FILES + 1))
        overflow = len(now) > MOST_FILES
        ripe = [
            path
            for path, stamp in now.items()
            if self._stamps.get(path) == stamp and self._read.get(path) != stamp
        ][:MOST_AT_ONCE]
        self._stamps = now
        found = read_articles(ripe)
        added = self._store.add_articles(found.articles)
        unread = merge(self._store, {})
        self._read |= {path: now[path] for path in ripe}
        told = (Problem(where=one.path.name, reason=one.reason) for one in found.failures)
        self.seen = Seen(
            looked_at=datetime.now(UTC),
            taken=self.seen.taken + len(added.new) + len(added.changed),
            problems=(*self.seen.problems, *told, *unread)[-MOST_PROBLEMS:],
            overflow=overflow,
        )

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self.look()
            except (OSError, MarsadError, GazetteerError) as error:
                self._note(str(error))
            except Exception as error:
                # a defect: it ends the watch, so the page must tell
                self._note(f"{type(error).__name__}: {error}")
                raise
            self._stopped.wait(self._pause_s)

    def _note(self, reason: str) -> None:
        problem = Problem(where=str(self.folder), reason=reason)
        if problem not in self.seen.problems:
            kept = (*self.seen.problems, problem)[-MOST_PROBLEMS:]
            self.seen = Seen(looked_at=datetime.now(UTC), taken=self.seen.taken, problems=kept)


def _stamps(folder: Path) -> Iterator[tuple[Path, _Stamp]]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file():
            status = path.stat()
            yield path, (status.st_size, status.st_mtime_ns)


_open: list[Watch] = []
_lock = Lock()


def start_watch(store: Repository, folder: Path) -> Watch:
    """
    Watch a folder from now on, in place of the one watched so far.

    Raises
    ------
    ConfigurationError
        If it is no folder.
    """
    watch = Watch(store, folder)
    with _lock:
        for former in _open:
            former.stop()
        _open[:] = [watch]
    watch.start()
    return watch


def stop_watch() -> None:
    """Watch no folder any more."""
    with _lock:
        for watch in _open:
            watch.stop()
        _open.clear()


def watched() -> Watch | None:
    """Give the watch that is on, or `None`."""
    return _open[0] if _open else None
