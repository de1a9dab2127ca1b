"""What a word is to a reader, remembered by its spelling: a text repeats most of its words."""

from collections.abc import Callable, Iterable
from typing import Final

__all__ = ["Spellings"]

_MOST: Final = 100_000  # spellings remembered
_LONGEST: Final = 40  # characters; longer ones hardly come twice


class Spellings(dict[str, int]):
    """
    Spelling to a number below 256, worked out once for each met.

    Numbers, so that those of a whole text make a row of bytes, which is searched as a string.
    """

    def __init__(self, judge: Callable[[str], int]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, spelling: str) -> int:
        return self.keep(spelling, int(self._judge(spelling)))

    def keep(self, spelling: str, judged: int) -> int:
        """Remember what a spelling is, unless it is too long to come again."""
        if len(spelling) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[spelling] = judged
        return judged

    def row(self, spellings: Iterable[str]) -> bytes:
        """Numbers of many spellings, one byte each."""
        return bytes(map(self.__getitem__, spellings))
