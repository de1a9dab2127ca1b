"""Names that the gazetteer lacks, asked for online if the environment names a geocoder (edge)."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.errors import GeocodingError
    from gazetteer.geocoding import Geocoder
    from gazetteer.model import Toponym

__all__ = ["OnlineNames", "online_names"]

MOST_FAILURES = 3
"""Failures in a row after which a run asks no more: the service is down, or refuses us."""


class OnlineNames:
    """
    Completes the toponyms of one text after the other, and tells each failure once.

    Parameters
    ----------
    geocoder
        Whom to ask.
    """

    def __init__(self, geocoder: "Geocoder") -> None:
        self._geocoder = geocoder
        self._failures = 0
        self._told: set[str] = set()

    def __call__(self, toponyms: "tuple[Toponym, ...]") -> "tuple[Toponym, ...]":
        """Ask for the unresolved names of one text; what is resolved stays as it is."""
        from gazetteer.geocoding import complete  # noqa: PLC0415 - loads geopy

        if self._failures >= MOST_FAILURES:
            return toponyms
        before = self._failures
        completed = complete(toponyms, self._geocoder, on_failure=self._failed)
        if self._failures == before:
            self._failures = 0
        return completed

    def _failed(self, error: "GeocodingError") -> None:
        from dashboard.commands.console import print_note  # noqa: PLC0415

        self._failures += 1
        if str(error) not in self._told:
            self._told.add(str(error))
            print_note(f"marsad: {error}; the names stay unresolved")
        if self._failures == MOST_FAILURES:
            print_note(f"marsad: {self._geocoder.service}: asked no more in this run")


def online_names() -> OnlineNames | None:
    """
    Make what completes names online.

    Returns
    -------
    OnlineNames | None
        `None` unless `MARSAD_GEOCODER` names a service: then nothing leaves this machine.

    Raises
    ------
    GeocodingError
        If the service is unknown or lacks what it needs.
    """
    if not os.environ.get("MARSAD_GEOCODER", "").strip():
        return None
    from gazetteer.geocoding import Geocoder, settings_from_environment  # noqa: PLC0415 - geopy

    settings = settings_from_environment(os.environ)
    return OnlineNames(Geocoder(settings)) if settings else None
