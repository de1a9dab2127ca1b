"""Whose deed it was where nobody says so, and the text names only one side that it can be.

Of air strikes, the only side named that strikes from the air; of what was fired from a country, the
side that fires from there. Both are inferences, and say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.reports.disowned import disowning
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ACTOR
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Basis, Claim, EventType, Report, Role

__all__ = ["is_unknown", "lacks_doer", "name_sides"]

_BY_AIR: Final = "the only side named in the text that strikes from the air"
_FROM_HOME: Final = "named in the text, and fires from the country that it was fired from"
_FROM_GROUND: Final = frozenset({EventType.MISSILE, EventType.ROCKET})
_STATE_DEEDS: Final = frozenset({Role.STRIKE, Role.RETALIATION})


def name_sides(
    document: Document, reports: Sequence[Report], *, striking: frozenset[str] = frozenset()
) -> tuple[Report, ...]:
    """
    Name the doer of events of which the text names none, as an inference.

    Nobody is named where the text names two sides that strike from the air, tells strikes of
    another state, or says that nobody knows whose they were.

    Parameters
    ----------
    striking
        Names of sides that the text tells to strike again and again.
    """
    lacking = [r for r in reports if lacks_doer(r)]
    actors = document.cues.by_category.get(ACTOR, ()) if lacking else ()
    if not actors:
        return tuple(reports)
    by_air = _sole_by_air(document, actors, reports, striking)
    named = _sides(document, actors) if any(r.launch for r in lacking) else {}
    found: list[Report] = []
    for report in reports:
        side, reason = None, ""
        if lacks_doer(report):
            if _is_air_strike(report):
                side, reason = by_air, _BY_AIR
            elif report.launch is not None:
                side, reason = _at_home(named, report), _FROM_HOME
        if side is not None and not is_unknown(document, report):
            spans = (document.span(side.first, side.last),)
            claim = Claim(
                value=name_of(document, side), basis=Basis.INFERRED, spans=spans, reason=reason
            )
            report = replace(report, perpetrator=claim)  # noqa: PLW2901  the same report, named
        found.append(report)
    return tuple(found)


def lacks_doer(report: Report) -> bool:
    """Whether an event of the news has nobody named as its doer."""
    return report.perpetrator is None and report.role.value is not Role.BACKGROUND


def _is_air_strike(report: Report) -> bool:
    role, kind = report.role.value, report.event_type.value
    if role is Role.STRIKE:
        return kind not in _FROM_GROUND  # "a strike with a ballistic missile" may be anybody's
    return role is Role.RETALIATION and kind is EventType.AIRSTRIKE


def _sole_by_air(
    document: Document, actors: Sequence[Cue], reports: Sequence[Report], striking: frozenset[str]
) -> Cue | None:
    sides: dict[str, Cue] = {}
    for cue in actors:
        if cue.sense.by_air and not cue.sense.nation:
            sides.setdefault(name_of(document, cue), cue)
    if len(sides) != 1 or not disowning(document, sides.values()).isdisjoint(
        [c.key for c in sides.values()]
    ):
        return None
    states = {c.key for c in actors if c.sense.state}
    doers = {r.perpetrator.value for r in reports if r.perpetrator and r.role.value in _STATE_DEEDS}
    doers |= striking
    return None if doers & (states - sides.keys()) else next(iter(sides.values()))


def _sides(document: Document, actors: Sequence[Cue]) -> dict[str, Cue]:
    """First mention of each side by its name; none that denies: the text does not say it did."""
    denying = disowning(document, actors)
    named: dict[str, Cue] = {}
    for cue in actors:
        named.setdefault(name_of(document, cue), cue)
    return {name: cue for name, cue in named.items() if cue.key not in denying}


def _at_home(named: Mapping[str, Cue], report: Report) -> Cue | None:
    """As in "a missile fired from Yemen", in news that names the Houthis."""
    launch, place = report.launch, report.location
    if launch is None:
        return None
    home = launch.value.country
    side = named.get(load_theatres().homes.get(home, ""))
    hit = place.value.country if place is not None else ""
    return None if side is None or (side.sense.state and hit == home) else side


def is_unknown(document: Document, report: Report) -> bool:
    """Whether its words say that nobody knows whose it was.

    As in "unidentified aircraft", "strikes that nobody claimed".
    """
    unknown = document.little_words["unidentified"]
    for span in report.excerpts:
        first, last = document.tokens_of(span.start, span.end)
        if not unknown.isdisjoint(document.words[first:last]):
            return True
    return False
