"""
One script for the browser.

Leaflet from its pip package, with its style and pictures inside, and our own map code after it.
Nothing is fetched from elsewhere and nothing of others is committed.
"""

import base64
import json
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from xstatic.pkg import leaflet

__all__ = ["Bundle", "bundle"]

_LEAFLET = Path(leaflet.BASE_DIR)
_OURS = Path(__file__).parent.parent / "components" / "assets"

_URL = re.compile(r"url\((?!#)['\"]?([^)'\"]+)['\"]?\)")
_STYLER = (
    "document.head.append(Object.assign(document.createElement('style'),{{textContent:{style}}}));"
)

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The script and a short digest of it, which names its address so that it may be cached."""

    script: str
    digest: str


@cache
def bundle() -> Bundle:
    """
    Build the script.

    Returns
    -------
    Bundle
        The same for the same versions of Leaflet and of our files.
    """
    style = _inlined(_read(_LEAFLET / "leaflet.css"), _LEAFLET) + _read(_OURS / "map.css")
    parts = [
        _SOURCE_MAP.sub("", _read(_LEAFLET / "leaflet.js")),
        _STYLER.format(style=json.dumps(style)),
        *(_read(path) for path in sorted(_OURS.glob("map*.js"))),
    ]
    script = "\n".join(parts)
    return Bundle(script=script, digest=sha256(script.encode()).hexdigest()[:16])


def _inlined(style: str, folder: Path) -> str:
    """Put each picture a style names into it as a data URI."""

    def data_uri(match: re.Match[str]) -> str:
        path = folder / match[1]
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return f"url(data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()})"

    return _URL.sub(data_uri, style)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
