"""Hand data to a component of ours as it is."""

from typing import Any

__all__ = ["sealed"]


def sealed(data: dict[str, Any]) -> tuple[dict[str, Any]]:
    """
    Wrap the data so that Streamlit writes it as JSON and does not look into it.

    Of a bare dict it would test each value for being a data frame: that imports pandas, half a
    second of the first page, and takes milliseconds at every click. The script unwraps it.
    """
    return (data,)
