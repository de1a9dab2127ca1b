"""Python's search for garbage, held off while something is worked out that leaves none."""

import gc
from contextlib import ContextDecorator
from threading import Lock
from typing import Self

__all__ = ["uncollected"]


class _Uncollected(ContextDecorator):
    """
    Holds off the collection of cycles until the last of those who asked for it is done.

    What is read from an article holds no cycles, so that all of it goes without a search; but each
    search looks through all that has been read so far, of a long article again and again: a
    quarter of the time. Threads may overlap. Where collection was off before, it stays off.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._askers = 0
        self._was_on = False

    def __enter__(self) -> Self:
        with self._lock:
            if not self._askers:
                self._was_on = gc.isenabled()
                gc.disable()
            self._askers += 1
        return self

    def __exit__(self, *_failure: object) -> None:
        with self._lock:
            self._askers -= 1
            if not self._askers and self._was_on:
                gc.enable()


uncollected = _Uncollected()
