"""Long work in a thread: how far it is, what came of it, and a way to stop it."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Generic, TypeVar

from dashboard.errors import MarsadError
from gazetteer.errors import GazetteerError

__all__ = ["Job", "Progress"]

T = TypeVar("T")


class Progress:
    """How far a piece of work is; the work writes it and the screen reads it."""

    def __init__(self) -> None:
        self._stopped = Event()
        self.done = 0
        self.total = 0

    @property
    def stopped(self) -> bool:
        """Whether the work was asked to stop; it looks between two steps."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask the work to stop after the step it is at."""
        self._stopped.set()

    def expect(self, total: int) -> None:
        """Say how many steps there are."""
        self.done, self.total = 0, total

    def step(self) -> None:
        """Say that a step is done."""
        self.done += 1

    @property
    def share(self) -> float:
        """How much is done, in [0, 1]."""
        return min(1.0, self.done / self.total) if self.total else 0.0


class Job(Generic[T]):
    """
    Work that runs while the page stays usable.

    Parameters
    ----------
    work
        Called once in a thread with the progress to tell and to watch for a stop.
    """

    def __init__(self, work: Callable[[Progress], T]) -> None:
        self.progress = Progress()
        self.result: T | None = None
        self.problem = ""
        self._work = work
        self._thread = Thread(target=self._run, daemon=True, name="marsad-job")
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until it is done, or for so long."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self.result = self._work(self.progress)
        except (MarsadError, GazetteerError) as error:
            self.problem = str(error)
        except Exception as error:
            # a defect: the page says so instead of waiting, and the log has the trace
            self.problem = f"{type(error).__name__}: {error}"
            raise
