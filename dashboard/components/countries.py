"""Countries and languages by their codes, named in the language in use."""

from functools import cache

from babel import Locale

from dashboard.translation import language

__all__ = ["country_name"]


def country_name(code: str) -> str:
    """Name a country by its ISO 3166-1 alpha-2 code; the code itself where it has no name."""
    return str(_locale(language()).territories.get(code, code))


@cache
def _locale(code: str) -> Locale:
    return Locale(code)
