"""
A set of incidents as one briefing: picture, page, slides or a map that works offline (edge).

The same records give the same bytes; what it is dated by comes with the records.
"""

from dashboard.briefing.brief import Brief, Entry, SourceNote
from dashboard.briefing.composition import compose
from dashboard.briefing.formats import FORM_NAMES, BriefFormat, render

__all__ = ["FORM_NAMES", "Brief", "BriefFormat", "Entry", "SourceNote", "compose", "render"]
