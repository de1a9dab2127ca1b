"""
Incidents as files for other tools: exactly the incidents given, with their doubt (edge).

`docs/exports.md` tells each format and column.
"""

from dashboard.export.formats import FORMAT_NAMES, SUFFIXES, Format, export
from dashboard.export.handover import Handover, hand_over

__all__ = ["FORMAT_NAMES", "SUFFIXES", "Format", "Handover", "export", "hand_over"]
