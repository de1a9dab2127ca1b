"""Python's search for garbage, held off while something is worked out that leaves none."""

import gc
from contextlib import ContextDecorator
from threading import Lock
from time import monotonic
from typing import Self

__all__ = ["uncollected"]

_FEWEST_BETWEEN = 500  # articles between two searches of everything
_SHARE = 200  # of the time since a search, or a count of frozen objects, began, it took one part


class _Uncollected(ContextDecorator):
    """
    Holds off the collection of cycles until the last of those who asked for it is done.

    What is read from an article holds no cycles, so that all of it goes without a search; but each
    search looks through all that has been read so far, of a long article again and again: a
    quarter of the time. Threads may overlap. Where collection was off before, it stays off.

    What is left in the end is kept for long, as the result or among what is known of words. It goes
    to the oldest objects at once, unsearched: the search that would follow every article takes
    a fifteenth of the time of short ones. Now and then a search of everything takes its place, so
    that cycles of others, which went along, do not stay for ever.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._askers = 0
        self._was_on = False
        self._since_search = 0
        self._due = 0.0  # by the clock, when the next search may begin
        self._frozen_until = 0.0  # by the clock, when frozen objects are counted again

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
                self._settle()
                gc.enable()

    def _settle(self) -> None:
        """Count everything among the oldest objects, or search them all when it is time."""
        self._since_search += 1
        if self._since_search >= _FEWEST_BETWEEN and (began := monotonic()) >= self._due:
            self._since_search = 0
            gc.collect()
            self._due = began + _SHARE * (monotonic() - began)
        elif not self._is_frozen():
            gc.freeze()
            gc.unfreeze()

    def _is_frozen(self) -> bool:
        """Whether an application froze objects, which stay so; to count them walks over all."""
        if (began := monotonic()) < self._frozen_until:
            return True
        frozen = gc.get_freeze_count() > 0
        if frozen:
            self._frozen_until = began + _SHARE * (monotonic() - began)
        return frozen


uncollected = _Uncollected()
