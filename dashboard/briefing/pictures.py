"""A brief as a picture (its first page) and as a vector PDF (all of them)."""

from datetime import UTC
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal

from dashboard.briefing.brief import Brief
from dashboard.briefing.pages import draw_map_alone, draw_pages

__all__ = ["map_png", "pdf", "png"]

_DPI = 144
"""1920 by 1080 pixels for a page of 13.33 by 7.5 inches."""

_MAP_DPI = 216
"""A slide is shown larger than a picture is looked at."""

_SETTINGS: Any = {"pdf.fonttype": 42}  # TrueType as it is: text that can be searched and copied

_MAKER = "Marsad"


def png(brief: Brief) -> bytes:
    """Draw the first page, 1920 by 1080 pixels."""
    stream = BytesIO()
    figure = next(draw_pages(brief, dpi=_DPI))
    figure.savefig(stream, format="png", metadata={"Software": _MAKER, "Title": brief.title})
    return stream.getvalue()


def map_png(brief: Brief) -> bytes:
    """Draw the map alone, for a slide."""
    stream = BytesIO()
    figure = draw_map_alone(brief, dpi=_MAP_DPI)
    figure.savefig(stream, format="png", metadata={"Software": _MAKER})
    return stream.getvalue()


def pdf(brief: Brief) -> bytes:
    """Draw all pages as vectors."""
    stream, moment = BytesIO(), brief.as_of.astimezone(UTC)
    information = {
        "Title": brief.title,
        "Creator": _MAKER,
        "Producer": _MAKER,
        "CreationDate": moment,
        "ModDate": moment,
    }
    with mpl.rc_context(_SETTINGS), PdfPages(stream, metadata=information) as document:
        for figure in draw_pages(brief, dpi=_DPI):
            _outline(figure)
            document.savefig(figure)
    return stream.getvalue()


def _outline(figure: Figure) -> None:
    """
    Turn text into outlines, and put the same text over them unseen, to be searched and copied.

    matplotlib's PDF writer loses blanks between letters of different fonts, as lines of two scripts
    have them; outlines are set by the same code as pictures, which does not.
    """
    for axes in figure.axes:
        for text in tuple(axes.texts):
            if text.get_text().isascii() or text.get_path_effects():
                continue
            axes.text(
                *text.get_position(),
                text.get_text(),
                alpha=0.0,
                parse_math=False,
                fontproperties=text.get_fontproperties(),
                ha=text.get_horizontalalignment(),
                va=text.get_verticalalignment(),
            )
            text.set_path_effects([Normal()])
