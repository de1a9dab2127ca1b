"""The counts on top of the page and the tray of what is not on the map."""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from dashboard.components.markup import joined, tag
from dashboard.components.symbols import symbol_picture
from dashboard.components.wording import number
from dashboard.map_view.drawing import unplaced_reason
from dashboard.map_view.symbols import ROLE_MARKS, SYMBOLS, Mark
from dashboard.model import Incident
from dashboard.translation import direction, tr

__all__ = ["counts", "unplaced"]

_SHOWN = (Mark.ATTACK, Mark.THWARTED, Mark.LAUNCH, Mark.RETALIATION, Mark.STRIKE)


def counts(incidents: Iterable[Incident], *, articles: int) -> Markup:
    """Write the bar on top: the name, and how many of each kind there are."""
    listed = tuple(incidents)
    tally = Counter(ROLE_MARKS[incident.role] for incident in listed)
    tally[Mark.LAUNCH] = sum(incident.launch is not None for incident in listed)
    tiles = (
        _tile(number(tally[mark]), tr(SYMBOLS[mark].meaning), symbol_picture(mark, size_px=18))
        for mark in _SHOWN
    )
    return tag(
        "header",
        tag("div", tag("strong", "Marsad"), tag("span", "مرصد", lang="ar"), class_="ms-brand"),
        joined(tiles),
        tag("span", class_="ms-gap"),
        _tile(number(articles), tr("Articles")),
        _tile(number(len(unplaced(listed))), tr("Not on the map")),
        dir=direction(),
        class_="ms-bar",
    )


def _tile(value: str, label: str, sign: str = "") -> Markup:
    return tag("div", sign, tag("b", value), tag("span", label), class_="ms-tile", aria_label=label)


def unplaced(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Give the incidents that have no symbol."""
    return tuple(incident for incident in incidents if unplaced_reason(incident))
