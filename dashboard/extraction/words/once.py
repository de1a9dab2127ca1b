"""What is worked out when it is first asked for, if ever."""

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Once"]

T = TypeVar("T")


class Once(Generic[T]):
    """
    A question to a function, put to it once; its answer is kept.

    An article makes a few and asks hardly any: `functools.cache` takes ten times as long to make.
    """

    __slots__ = ("_answer", "_ask")

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._answer: list[T] = []

    def __call__(self) -> T:
        """Give the answer."""
        if not self._answer:
            self._answer.append(self._ask())
        return self._answer[0]
