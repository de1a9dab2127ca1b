"""
What a person set once for this machine: their name, whether Marsad may go online (edge).

Kept in a small JSON file of the user's. A damaged one counts as none: settings are never worth
a page that does not open.
"""

import getpass
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from platformdirs import user_config_path

from dashboard.errors import ConfigurationError

__all__ = ["SETTINGS_VARIABLE", "Settings", "read_settings", "settings_path", "write_settings"]

SETTINGS_VARIABLE = "MARSAD_SETTINGS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    The settings.

    Attributes
    ----------
    analyst
        Who decides; written into each decision.
    online
        Whether Marsad may fetch the pages and feeds that the analyst names.
    """

    analyst: str = ""
    online: bool = False


def settings_path() -> Path:
    """Name the file: `MARSAD_SETTINGS`, else one in the user's configuration folder."""
    given = os.environ.get(SETTINGS_VARIABLE)
    return Path(given) if given else user_config_path("marsad") / "settings.json"


def read_settings() -> Settings:
    """Read the settings; what is missing or unfit takes its default."""
    try:
        found = json.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    known = found if isinstance(found, dict) else {}
    kept = {
        field.name: known[field.name]
        for field in fields(Settings)
        if type(known.get(field.name)) is type(field.default)
    }
    settings = Settings(**kept)
    return settings if settings.analyst.strip() else replace(settings, analyst=_login())


def write_settings(settings: Settings) -> None:
    """
    Keep the settings.

    Raises
    ------
    ConfigurationError
        If the file can't be written.
    """
    path = settings_path()
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    draft = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(f"{text}\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise ConfigurationError(f"settings {path}: can't be written: {error.strerror}") from error


def _login() -> str:
    """Give the name under which the person is logged in, or nothing."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
