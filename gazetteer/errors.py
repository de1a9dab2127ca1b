"""Every error the gazetteer raises; "not found" is a result, never an error."""

__all__ = [
    "DownloadError",
    "GazetteerDataError",
    "GazetteerError",
    "GeocodingError",
    "InvalidGeometryError",
    "InvalidSpanError",
]


class GazetteerError(Exception):
    """Base of all errors raised by `gazetteer`."""


class InvalidGeometryError(GazetteerError, ValueError):
    """A coordinate, radius or distance is out of range; the caller's fault, or a table's."""


class InvalidSpanError(GazetteerError, ValueError):
    """A span does not lie in its text; a defect of the code that made it."""


class GazetteerDataError(GazetteerError, ValueError):
    """A data table is broken; names the file, the line and what was expected."""


class DownloadError(GazetteerError, OSError):
    """A file could not be fetched or is not what it should be; trying again may help."""


class GeocodingError(GazetteerError, OSError):
    """An online geocoder failed; offline results are unaffected."""
