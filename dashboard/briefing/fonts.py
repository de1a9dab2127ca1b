"""Fonts for both scripts, as far as the machine has them."""

from functools import cache
from typing import Any, Literal

from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

__all__ = ["Weight", "families", "font", "text_width"]

Weight = Literal["normal", "bold"]

_LATIN = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial")
_ARABIC = (
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Kufi Arabic",
    "Segoe UI",
    "Geeza Pro",
    "Tahoma",
    "Arial",
)
_ALWAYS_THERE = "DejaVu Sans"
"""Ships with matplotlib and has both scripts."""

_FINENESS = 8
"""Widths are measured at this many pixels to the point, so that hinting does not round them."""

_POINTS_PER_INCH = 72

_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))
"""Direction marks, which have no width."""


@cache
def families() -> tuple[str, ...]:
    """Give the fonts to set text in: one for each script, and one that is always there."""
    known = set(font_manager.get_font_names())
    chosen = [next((name for name in names if name in known), "") for names in (_LATIN, _ARABIC)]
    return tuple(dict.fromkeys(name for name in (*chosen, _ALWAYS_THERE) if name))


@cache
def font(size: float, weight: Weight = "normal") -> FontProperties:
    """Give matplotlib's description of a font."""
    return FontProperties(family=list(families()), size=size, weight=weight)


def text_width(text: str, size: float, weight: Weight = "normal") -> float:
    """
    Measure one line in points.

    Words are shaped one by one, as they will be set, and remembered: letters join within them only.
    """
    words = text.split(" ")
    blanks = (len(words) - 1) * _word_width(" ", size, weight)
    return blanks + sum(_word_width(word, size, weight) for word in words)


@cache
def _word_width(word: str, size: float, weight: Weight) -> float:
    seen = word.translate(_UNSEEN)
    if not seen:
        return 0.0
    width, _, _ = _ruler().get_text_width_height_descent(seen, font(size, weight), ismath=False)
    return float(width) / _FINENESS


@cache
def _ruler() -> Any:
    renderer: Any = RendererAgg  # matplotlib leaves it untyped
    return renderer(1, 1, _POINTS_PER_INCH * _FINENESS)
