"""Every error the dashboard raises; one bad article is recorded and the batch goes on."""

__all__ = [
    "ArticleError",
    "ConfigurationError",
    "ExportError",
    "InvalidRecordError",
    "LanguagePackError",
    "MarsadError",
    "StoreError",
]


class MarsadError(Exception):
    """Base of all errors raised by `dashboard`."""


class ArticleError(MarsadError, ValueError):
    """A file or page can't be read as an article; says which, and what was expected."""


class ConfigurationError(MarsadError, ValueError):
    """A setting or command-line value is wrong; the user's to mend."""


class InvalidRecordError(MarsadError, ValueError):
    """A record breaks its own rules (span, interval, count); a defect of the code that made it."""


class LanguagePackError(MarsadError, ValueError):
    """A language table is broken; names the file, the key and what was expected."""


class StoreError(MarsadError, OSError):
    """The store can't be opened, migrated or written."""


class ExportError(MarsadError, OSError):
    """A brief or data file can't be written."""
