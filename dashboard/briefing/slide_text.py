"""Text on slides: plain or right-to-left paragraphs with fonts for both scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.briefing.brief import Brief
from dashboard.briefing.theme import Colour

__all__ = ["Ink", "fill_text"]

_TYPEFACE = "Arial"
"""Every machine that shows slides has it, with both scripts."""

_LOCALES = {"en": "en-GB", "ar": "ar-SA"}


@dataclass(frozen=True, slots=True)
class Ink:
    """
    A paragraph, or part of one: text, size in points, colour, weight.

    Attributes
    ----------
    language
        Of a quoted text, which runs in its own direction; that of the brief if empty.
    """

    text: str
    size: float
    colour: str = Colour.INK
    bold: bool = False
    language: str = ""

    @property
    def rgb(self) -> Any:
        """The colour as python-pptx takes it."""
        digits = self.colour.removeprefix("#")
        made: Any = RGBColor  # python-pptx leaves it untyped
        return made(*(int(digits[i : i + 2], 16) for i in (0, 2, 4)))


def fill_text(
    frame: Any,
    brief: Brief,
    inks: Sequence[Ink | Sequence[Ink]],
    *,
    is_centred: bool = False,
    is_at_end: bool = False,
) -> None:
    """
    Write paragraphs into a text frame or a cell, in the brief's direction.

    Parameters
    ----------
    frame
        A python-pptx text frame.
    brief
        Whose language decides direction and side.
    inks
        One paragraph each; a sequence of them makes one paragraph of several runs.
    is_centred, is_at_end
        Where the lines stand; at the start of reading if neither.
    """
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for i, given in enumerate(inks):
        spoken = (isinstance(given, Ink) and given.language) or brief.language
        from_right = spoken == "ar"
        side = PP_ALIGN.RIGHT if from_right is not is_at_end else PP_ALIGN.LEFT
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if is_centred else side
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no switch for rtl
        properties.set("rtl", "1" if from_right else "0")
        for ink in (given,) if isinstance(given, Ink) else given:
            _add_run(paragraph, ink, brief)


def _add_run(paragraph: Any, ink: Ink, brief: Brief) -> None:
    run = paragraph.add_run()
    run.text = ink.text
    run.font.size, run.font.bold, run.font.name = Pt(ink.size), ink.bold, _TYPEFACE
    run.font.color.rgb = ink.rgb
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - no call for the other script's font
    properties.set("lang", _LOCALES.get(ink.language) or _LOCALES[brief.language])
    etree.SubElement(properties, qn("a:cs")).set("typeface", _TYPEFACE)
