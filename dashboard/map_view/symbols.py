"""
The map's symbols: one table for the screen, the legend, the briefs and the exports.

Shape and colour both tell the kinds apart. Colours are from Okabe and Ito's palette, which stays
distinct under the three common colour-vision deficiencies; shapes do so without any colour.
"""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.model import Role
from dashboard.translation import msgid

__all__ = ["HIDDEN_AT_FIRST", "ROLE_MARKS", "SYMBOLS", "Mark", "Symbol"]


class Mark(StrEnum):
    """What a symbol on the map stands for."""

    ATTACK = "attack"
    RETALIATION = "retaliation"
    STRIKE = "strike"
    THWARTED = "thwarted"
    LAUNCH = "launch"
    BACKGROUND = "background"
    MENTION = "mention"  # a place that is named, with no incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """
    How a mark is drawn.

    Attributes
    ----------
    path
        SVG path in a box of 24 by 24 with the place at its centre.
    fill, stroke
        Hexadecimal colours.
    detail
        SVG path drawn over it in `stroke`, unfilled; may be empty.
    meaning
        Legend text, the English message id.
    """

    path: str
    fill: str
    stroke: str
    meaning: str
    detail: str = ""


_CIRCLE = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Z"
_SMALL_CIRCLE = "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10Z"
_DIAMOND = "M12 1.6L22.4 12L12 22.4L1.6 12Z"
_SQUARE = "M4 4H20V20H4Z"
_TRIANGLE = "M12 2.4L22.2 20.4H1.8Z"

_PAPER = "#ffffff"

SYMBOLS: dict[Mark, Symbol] = {
    Mark.ATTACK: Symbol(
        path=_CIRCLE,
        fill="#d55e00",
        stroke="#5c2800",
        detail="M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8Z",
        meaning=msgid("Attack"),
    ),
    Mark.LAUNCH: Symbol(
        path=_TRIANGLE,
        fill="#0072b2",
        stroke="#00304d",
        detail="M12 10V17M8.8 13L12 9.8L15.2 13",
        meaning=msgid("Launch point"),
    ),
    Mark.RETALIATION: Symbol(
        path=_DIAMOND,
        fill="#cc79a7",
        stroke="#56213f",
        detail="M15.6 12H8.6M11.4 9L8.4 12L11.4 15",
        meaning=msgid("Retaliation"),
    ),
    Mark.STRIKE: Symbol(
        path=_SQUARE,
        fill="#f0e442",
        stroke="#5b5400",
        detail="M12 8V16M8 12H16",
        meaning=msgid("Strike not told as an answer"),
    ),
    Mark.THWARTED: Symbol(
        path=_CIRCLE,
        fill=_PAPER,
        stroke="#d55e00",
        detail="M6.2 6.2L17.8 17.8",
        meaning=msgid("Thwarted attack"),
    ),
    Mark.BACKGROUND: Symbol(
        path=_SMALL_CIRCLE, fill="#8a8f96", stroke="#3f444a", meaning=msgid("Earlier history")
    ),
    Mark.MENTION: Symbol(
        path=_SMALL_CIRCLE, fill=_PAPER, stroke="#6b7077", meaning=msgid("Place named, no incident")
    ),
}

ROLE_MARKS: dict[Role, Mark] = {
    Role.ATTACK: Mark.ATTACK,
    Role.RETALIATION: Mark.RETALIATION,
    Role.STRIKE: Mark.STRIKE,
    Role.THWARTED: Mark.THWARTED,
    Role.BACKGROUND: Mark.BACKGROUND,
}

HIDDEN_AT_FIRST = frozenset({Mark.BACKGROUND, Mark.MENTION})
"""Layers that are off until the user turns them on: context, not news."""
