"""
Colours and sizes of a briefing: calm ground, dark text, colour kept for the symbols.

All lengths are points on a page of 960 by 540, which is 16:9 at 13.33 by 7.5 inches.
"""

from dashboard.map_view.symbols import SYMBOLS, Mark

__all__ = ["AREA_COLOURS", "Colour", "Measure", "Size"]


class Colour:
    """Hexadecimal colours; text has a contrast of at least 4.5 to 1 on its ground."""

    PAPER = "#ffffff"
    INK = "#1f262d"
    QUIET = "#59616a"
    CAUTION = "#8a4b00"
    RULE = "#c9c3b7"
    BAND = "#f4f2ec"
    ACCENT = "#0b6b8a"
    BANNER = "#1f262d"
    SEA = "#cfdfe6"
    LAND = "#f7f5f0"
    BORDER = "#a79f92"
    RIVER = "#a8c6d4"
    TOWN = "#59616a"
    COUNTRY = "#8a8578"
    HALO = "#fbfaf7"
    LAUNCH = "#0072b2"
    ANSWER = "#8d3b6d"


class Size:
    """Type sizes."""

    TITLE = 24.0
    SUBTITLE = 11.0
    BANNER = 9.5
    HEADING = 7.5
    WHAT = 9.0
    CELL = 8.4
    DETAIL = 7.6
    NOTE = 7.2
    CALLOUT = 8.4
    TOWN = 6.8
    COUNTRY = 7.4
    LEGEND = 7.6


class Measure:
    """Lengths and line heights."""

    PAGE_WIDTH, PAGE_HEIGHT = 960.0, 540.0
    MARGIN = 26.0
    GUTTER = 18.0
    BANNER = 17.0
    HEADER = 58.0
    FOOTER = 25.0
    MAP_WIDTH = 512.0
    LEADING = 1.24
    SYMBOL = 15.0
    SMALL_SYMBOL = 10.0
    POINTS_PER_INCH = 72.0


AREA_COLOURS: dict[Mark, str] = {
    mark: symbol.stroke if symbol.fill == Colour.PAPER else symbol.fill
    for mark, symbol in SYMBOLS.items()
}
"""Colour of the uncertainty circle round each mark."""
