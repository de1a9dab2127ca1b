"""The counts on top of the page: how many incidents of each kind the filter leaves."""

import numpy as np
from markupsafe import Markup

from dashboard.components.markup import joined, tag
from dashboard.components.symbols import symbol_picture
from dashboard.components.wording import number
from dashboard.facets import Facets, Mask
from dashboard.map_view.symbols import ROLE_MARKS, Mark
from dashboard.model import Role
from dashboard.translation import direction, msgid, tr

__all__ = ["Counts", "count", "counts_markup"]

_SHOWN = {
    Mark.ATTACK: msgid("Attacks"),
    Mark.THWARTED: msgid("Thwarted"),
    Mark.LAUNCH: msgid("Launch points"),
    Mark.RETALIATION: msgid("Retaliations"),
    Mark.STRIKE: msgid("Strikes"),
}

Counts = dict[Mark | str, int]


def count(facets: Facets, kept: Mask) -> Counts:
    """
    Count what a filter leaves.

    Returns
    -------
    dict
        By mark (`launch`: incidents with a launch point), and under `all` and `unplaced`.
    """
    by_role = np.bincount(facets.role[kept], minlength=len(Role))
    counted: Counts = {ROLE_MARKS[role]: int(by_role[i]) for i, role in enumerate(Role)}
    counted[Mark.LAUNCH] = int(facets.launched[kept].sum())
    counted["all"] = int(kept.sum())
    counted["unplaced"] = int((~facets.placed[kept]).sum())
    return counted


def counts_markup(counted: Counts, *, total: int, articles: int) -> Markup:
    """Write the bar on top: the name, and how many of each kind there are."""
    tiles = (
        _tile(number(counted[mark]), tr(words), symbol_picture(mark, size_px=18), kind="mark")
        for mark, words in _SHOWN.items()
    )
    shown = number(counted["all"])
    if counted["all"] != total:
        shown = tr("{n} of {total}", n=shown, total=number(total))
    return tag(
        "header",
        tag("div", tag("strong", "Marsad"), tag("span", "مرصد", lang="ar"), class_="ms-brand"),
        _tile(shown, tr("Incidents")),
        joined(tiles),
        _tile(number(counted["unplaced"]), tr("Not on the map")),
        _tile(number(articles), tr("Articles")),
        dir=direction(),
        class_="ms-bar",
    )


def _tile(value: str, label: str, sign: str = "", *, kind: str = "total") -> Markup:
    """Write one number; where the page is narrow the symbol stands for the words of a mark."""
    words = tag("span", label)
    return tag("div", sign, tag("b", value), words, title=label, class_=f"ms-tile ms-tile--{kind}")
