"""Speaking a language for a while, whatever the page around is shown in."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.translation import Language, language, use_language

__all__ = ["speaking"]


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Use a language for what is done inside."""
    before = language()
    use_language(chosen)
    try:
        yield
    finally:
        use_language(before)
