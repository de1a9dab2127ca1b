"""Reports of many articles to incidents: same-incident scoring, clustering, independence, links."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.corroboration.assembly import Corroboration, corroborate

__all__ = ["Corroboration", "corroborate"]


def __getattr__(name: str) -> Any:
    """Import the work when first asked for: a dashboard that opens on its store does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dashboard.corroboration import assembly  # noqa: PLC0415 - the point of this function

    return getattr(assembly, name)
