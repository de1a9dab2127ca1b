"""Breaking text into lines that fit."""

from dashboard.briefing.fonts import Weight, text_width

__all__ = ["wrapped"]

_OPEN, _CLOSE = "\u2068", "\u2069"

_ELLIPSIS = "…"

_DANGLING = " ,،;·\u00a0"
"""What does not stand before an ellipsis."""


def wrapped(
    text: str, width: float, *, size: float, weight: Weight = "normal", most: int = 3
) -> tuple[str, ...]:
    """
    Break a text at its blanks.

    Parameters
    ----------
    text
        One paragraph.
    width
        Of the column, in points.
    size, weight
        Of the type.
    most
        Lines at most; what is left over is cut, which an ellipsis tells.

    Returns
    -------
    tuple of str
        Lines; an isolated value that runs over a break is isolated on both.
    """
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most:
        count = _fitting(words, width, size, weight)
        line, words = " ".join(words[:count]), words[count:]
        if words and len(lines) == most - 1:
            line = _shortened(line, width, size, weight)
        dangling = line.count(_OPEN) - line.count(_CLOSE)
        lines.append(line + _CLOSE * dangling)
        if words and dangling > 0:
            words[0] = _OPEN * dangling + words[0]
    return tuple(line for line in lines if line)


def _fitting(words: list[str], width: float, size: float, weight: Weight) -> int:
    """Count the words that fit on one line; at least one, however long."""
    for count in range(2, len(words) + 1):
        if text_width(" ".join(words[:count]), size, weight) > width:
            return count - 1
    return len(words)


def _shortened(line: str, width: float, size: float, weight: Weight) -> str:
    """Cut between words where there are several: half a number would tell another one."""
    words = line.split(" ")
    while len(words) > 1 and text_width(" ".join(words) + _ELLIPSIS, size, weight) > width:
        words.pop()
    line = " ".join(words).rstrip(_DANGLING) if len(words) > 1 else words[0]
    while line and text_width(line + _ELLIPSIS, size, weight) > width:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS
