"""
Ask an online geocoder for names that the gazetteer lacks (edge); off unless configured.

Only names leave the machine, never the text they stand in, and only unresolved ones are asked
for: what the gazetteer knows stays as it is. What comes back is marked as found online.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from geopy import exc
from geopy.adapters import URLLibAdapter
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import GeoNames, Nominatim, Pelias, Photon
from platformdirs import user_cache_path

from gazetteer.errors import GeocodingError
from gazetteer.geocoder_answers import Answer, Service, place_of_answer, read_answer
from gazetteer.geocoder_cache import AnswerCache
from gazetteer.model import Candidate, Place, Resolution, Toponym, Usage
from gazetteer.normalisation import fold_name

__all__ = [
    "Geocoder",
    "GeocoderSettings",
    "Service",
    "complete",
    "settings_from_environment",
]

MAX_ANSWERS: Final = 5
ONLINE_CONFIDENCE: Final = 0.35  # nothing but the name was compared
_USER_AGENT: Final = "marsad (incident mapping)"
_DOMAINS: Final = {
    Service.NOMINATIM: "nominatim.openstreetmap.org",
    Service.PHOTON: "photon.komoot.io",
    Service.GEONAMES: "api.geonames.org",
}
# geopy's failures in the order to try: the first that fits explains what to do.
_FAILURES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (exc.GeocoderRateLimited, "asked too often: wait, or raise the delay"),
    (exc.GeocoderQuotaExceeded, "the quota is used up: wait"),
    (exc.GeocoderAuthenticationFailure, "the key was refused: check it"),
    (exc.GeocoderInsufficientPrivileges, "the service refuses us: read its terms of use"),
    (exc.GeocoderTimedOut, "no answer in time: try later"),
    (exc.GeocoderUnavailable, "out of reach: check the network"),
    (exc.GeocoderParseError, "the answer is no JSON: check the domain"),
    (exc.GeocoderQueryError, "the question was refused"),
    (exc.ConfigurationError, "wrong configuration"),
    (exc.GeocoderServiceError, "the service failed: try later"),
    (exc.GeopyError, "it failed"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocoderSettings:
    """
    Which service to ask, and how patiently.

    Attributes
    ----------
    domain
        Host and port; empty for the service's public one. Pelias has none.
    key
        GeoNames' user name or Pelias' API key.
    contact
        An address for the service's operators, part of the user agent.
    min_delay_s
        Between two questions; Nominatim's public service asks for one second.
    """

    service: Service
    domain: str = ""
    scheme: str = "https"
    key: str = ""
    contact: str = ""
    min_delay_s: float = 1.0
    error_wait_s: float = 5.0
    retries: int = 1
    timeout_s: float = 10.0

    def __post_init__(self) -> None:
        if self.service is Service.PELIAS and not self.domain:
            raise GeocodingError("pelias: expected a domain")
        if self.service is Service.GEONAMES and not self.key:
            raise GeocodingError("geonames: expected a user name as the key")


def settings_from_environment(environment: Mapping[str, str]) -> GeocoderSettings | None:
    """
    Read the configuration.

    Parameters
    ----------
    environment
        `MARSAD_GEOCODER` names the service; `MARSAD_GEOCODER_DOMAIN`, `…_KEY` and `…_CONTACT`
        are as in `GeocoderSettings`. A domain may begin with `http://`, for a service on one's
        own network; `…_DELAY` is then the seconds between two questions.

    Returns
    -------
    GeocoderSettings | None
        `None` if no service is named: nothing is asked online.

    Raises
    ------
    GeocodingError
        If the service is unknown or lacks what it needs.
    """
    name = environment.get("MARSAD_GEOCODER", "").strip().lower()
    if not name:
        return None
    if name not in set(Service):
        raise GeocodingError(f"MARSAD_GEOCODER: {name!r}: expected one of {', '.join(Service)}")
    scheme, found, domain = environment.get("MARSAD_GEOCODER_DOMAIN", "").rpartition("://")
    if scheme not in {"", "http", "https"}:
        raise GeocodingError(f"MARSAD_GEOCODER_DOMAIN: {scheme!r}: expected http or https")
    settings = GeocoderSettings(
        service=Service(name),
        domain=domain.rstrip("/"),
        scheme=scheme if found else "https",
        key=environment.get("MARSAD_GEOCODER_KEY", ""),
        contact=environment.get("MARSAD_GEOCODER_CONTACT", ""),
    )
    delay_s = _seconds(environment.get("MARSAD_GEOCODER_DELAY", ""))
    if delay_s is None or not domain:  # a public service's own delay is never shortened
        return settings
    return replace(settings, min_delay_s=delay_s, error_wait_s=delay_s)


def _seconds(text: str) -> float | None:
    """Read a delay; `None` if there is none."""
    if not text.strip():
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise GeocodingError(f"MARSAD_GEOCODER_DELAY: {text!r}: expected seconds, at least 0")
    return seconds


class Geocoder:
    """
    One online service, asked no faster than it allows, with a memory on disk.

    Parameters
    ----------
    settings
        Whom to ask.
    cache
        The file of answers; `None` for one in the user's cache folder.
    """

    def __init__(self, settings: GeocoderSettings, *, cache: Path | None = None) -> None:
        self.service = settings.service
        self._domain = settings.domain
        folder = user_cache_path("marsad", appauthor=False)
        self._cache = AnswerCache(cache or folder / "geocoder.sqlite3")
        self._ask = RateLimiter(
            _asking(settings),
            min_delay_seconds=settings.min_delay_s,
            max_retries=settings.retries,
            error_wait_seconds=max(settings.error_wait_s, settings.min_delay_s),
            swallow_exceptions=False,
        )

    def find(self, name: str, *, country: str = "") -> tuple[Place, ...]:
        """
        Ask for a name.

        Parameters
        ----------
        name
            As written.
        country
            ISO 3166-1 alpha-2, to search there only; empty for everywhere.

        Returns
        -------
        tuple[Place, ...]
            Best first, at most `MAX_ANSWERS`; empty if the service knows no such place.

        Raises
        ------
        GeocodingError
            If the service or the cache fails; says what to do.
        """
        now = datetime.now(UTC)
        question = "|".join((self.service, self._domain, country, fold_name(name)))
        answers = self._cache.get(question, now=now)
        if answers is None:
            answers = self._answers(name, country)
            self._cache.put(question, answers, now=now)
        return tuple(place_of_answer(self.service, answer) for answer in answers)

    def _answers(self, name: str, country: str) -> tuple[Answer, ...]:
        try:
            locations = self._ask(name, country) or ()
            return tuple(read_answer(self.service, at) for at in locations[:MAX_ANSWERS] if at)
        except exc.GeopyError as error:
            advice = next(text for kind, text in _FAILURES if isinstance(error, kind))
            raise GeocodingError(f"{self.service}: {advice} ({_first_line(error)})") from error
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise GeocodingError(
                f"{self.service}: the answer is not as documented ({_first_line(error)})"
            ) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _asking(settings: GeocoderSettings) -> Callable[[str, str], Any]:
    """Make the function that puts one question to the service."""
    agent = f"{_USER_AGENT} {settings.contact}".strip()
    common = {"timeout": settings.timeout_s, "user_agent": agent, "adapter_factory": URLLibAdapter}
    common |= {
        "domain": settings.domain or _DOMAINS.get(settings.service, ""),
        "scheme": settings.scheme,
    }
    match settings.service:
        case Service.NOMINATIM:
            nominatim = Nominatim(**common)
            return lambda name, country: nominatim.geocode(
                name,
                exactly_one=False,
                limit=MAX_ANSWERS,
                addressdetails=True,
                language="en",
                country_codes=country.lower() or None,
            )
        case Service.PHOTON:  # cannot search in one country only
            photon = Photon(**common)
            return lambda name, _: photon.geocode(
                name, exactly_one=False, limit=MAX_ANSWERS, language="en"
            )
        case Service.GEONAMES:
            geonames = GeoNames(settings.key, **common)
            return lambda name, country: geonames.geocode(
                name, exactly_one=False, country=country or None
            )
        case Service.PELIAS:
            pelias = Pelias(api_key=settings.key or None, **common)
            return lambda name, country: pelias.geocode(
                name, exactly_one=False, countries=[country] if country else None
            )


def complete(
    toponyms: Iterable[Toponym],
    geocoder: Geocoder,
    *,
    country: str = "",
    on_failure: Callable[[GeocodingError], None] | None = None,
) -> tuple[Toponym, ...]:
    """
    Resolve online what is still unresolved.

    Parameters
    ----------
    toponyms
        Of one text. Those that are resolved, relative or no literal places are left as they are.
    geocoder
        Whom to ask.
    country
        ISO 3166-1 alpha-2 to search in; empty for everywhere.
    on_failure
        Told of the failure, if there is one.

    Returns
    -------
    tuple[Toponym, ...]
        In the same order. Should the service fail, the rest stays unresolved, with the reason.
    """
    completed: list[Toponym] = []
    failure = ""
    for toponym in toponyms:
        if toponym.resolution.place or toponym.relation or toponym.usage is not Usage.LITERAL:
            completed.append(toponym)
            continue
        try:
            found = () if failure else geocoder.find(toponym.text, country=country)
        except GeocodingError as error:
            found, failure = (), str(error)
            if on_failure:
                on_failure(error)
        completed.append(toponym._replace(resolution=_resolution(toponym, found, failure)))
    return tuple(completed)


def _resolution(toponym: Toponym, found: tuple[Place, ...], failure: str) -> Resolution:
    reasons = toponym.resolution.reasons
    if not found:
        added = failure or "unknown to the online geocoder too"
        return toponym.resolution._replace(reasons=(*reasons, added))
    chosen = found[0]
    told = f"not in the gazetteer; found online: {chosen.sources}"
    return Resolution(
        place=chosen,
        point=chosen.point,
        uncertainty_m=chosen.uncertainty_m,
        confidence=ONLINE_CONFIDENCE,
        candidates=tuple(
            Candidate(place=place, score=ONLINE_CONFIDENCE, reasons=(told,)) for place in found
        ),
        reasons=(told, *reasons),
    )
