"""Place names to coordinates, offline: `locate(text)`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.location import locate

__all__ = ["locate"]


def __getattr__(name: str) -> Any:
    """Import `locate` when first asked for.

    It brings the language packs, geopy and numpy, and the dashboard that opens on incidents it
    has already stored needs none of them: a third of a second of the wait for the map.
    """
    if name == "locate":
        from gazetteer.location import locate  # noqa: PLC0415 - the point of this function

        return locate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
