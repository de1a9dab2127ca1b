"""The forms of a briefing by name, and one call that makes any of them."""

from collections.abc import Callable
from enum import StrEnum

from dashboard.briefing.brief import Brief
from dashboard.briefing.offline_map import html
from dashboard.briefing.pictures import pdf, png
from dashboard.briefing.slides import pptx
from dashboard.briefing.voice import speaking
from dashboard.translation import msgid

__all__ = ["FORM_NAMES", "BriefFormat", "render"]


class BriefFormat(StrEnum):
    """What a briefing can be made as."""

    PNG = "png"
    PDF = "pdf"
    PPTX = "pptx"
    HTML = "html"


FORM_NAMES = {
    BriefFormat.PNG: msgid("Picture"),
    BriefFormat.PDF: msgid("PDF pages"),
    BriefFormat.PPTX: msgid("Slides"),
    BriefFormat.HTML: msgid("Offline map"),
}
"""Message ids of what each is."""

_MAKERS: dict[BriefFormat, Callable[[Brief], bytes]] = {
    BriefFormat.PNG: png,
    BriefFormat.PDF: pdf,
    BriefFormat.PPTX: pptx,
    BriefFormat.HTML: html,
}


def render(brief: Brief, form: BriefFormat) -> bytes:
    """
    Make a briefing's file.

    Returns
    -------
    bytes
        The same for the same brief.

    Raises
    ------
    ExportError
        If the library that makes it fails.
    """
    with speaking(brief.language):
        return _MAKERS[form](brief)
