"""Search, filters and language beside the counts, and chips for the filters that are on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.area_filter import draw_area_filter
from dashboard.components.countries import country_name
from dashboard.components.wording import (
    ATTRIBUTIONS,
    PRECISIONS,
    REVIEWS,
    ROLES,
    TYPES,
    language_name,
)
from dashboard.facets import Facets
from dashboard.filters import Filter
from dashboard.selection import chosen_filter, set_filter, set_interface_language
from dashboard.translation import language, msgid, tr

__all__ = ["draw_filter_bar"]

MOST_NAMES = 300
"""Names offered in one list; rarer ones are found by searching."""

_ENUMS: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
    ("roles", msgid("Kind of event"), ROLES),
    ("types", msgid("Means"), TYPES),
    ("attributions", msgid("Attribution"), ATTRIBUTIONS),
    ("precisions", msgid("Precision of the date"), PRECISIONS),
    ("reviews", msgid("Review"), REVIEWS),
)

_NAMES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("actors", msgid("By whom"), tr),
    ("countries", msgid("Country"), country_name),
    ("provinces", msgid("Province"), str),
    ("outlets", msgid("Outlet"), str),
    ("languages", msgid("Language of the article"), language_name),
)


def draw_filter_bar(facets: Facets) -> None:
    """Draw the search field, the filter menu and the language switch."""
    chosen = chosen_filter()
    _field("words", chosen.words)
    st.text_input(
        tr("Search"),
        placeholder=tr("Search the excerpts"),
        key="f-words",
        on_change=_take,
        args=("words",),
        label_visibility="collapsed",
        width=210,
    )
    label = tr("Filters") + (f" ({chosen.active})" if chosen.active else "")
    with st.popover(label, icon=":material/tune:", key="filters"):
        _draw_menu(facets, chosen)
    other = "ar" if language() == "en" else "en"
    name = "العربية" if other == "ar" else "English"
    st.button(name, on_click=set_interface_language, args=(other,), key="language", type="tertiary")


def _draw_menu(facets: Facets, chosen: Filter) -> None:
    left, right = st.columns(2)
    with left:
        for field, label, words in _ENUMS:
            _pick(field, label, list(words), partial(_words_of, words))
        _draw_dates(chosen)
        draw_area_filter(chosen)
    with right:
        for field, label, name in _NAMES:
            offered = getattr(facets, field).names[:MOST_NAMES]
            _pick(field, label, [*offered, *_missing(chosen, field, offered)], name)
        _draw_switches(chosen)
    st.button(tr("Show all"), on_click=set_filter, args=(Filter(),), key="f-clear")


def _words_of(words: Mapping[Any, str], member: Any) -> str:
    return tr(words[member])


def _missing(chosen: Filter, field: str, offered: tuple[str, ...]) -> list[str]:
    """Names that the address asks for and the list does not offer."""
    return [name for name in getattr(chosen, field) if name not in offered]


def _pick(field: str, label: str, options: list[Any], words: Callable[[Any], str]) -> None:
    _field(field, list(getattr(chosen_filter(), field)))
    st.multiselect(
        tr(label),
        options,
        format_func=words,
        key=f"f-{field}",
        on_change=_take,
        args=(field,),
        placeholder=tr("any"),
    )


def _draw_dates(chosen: Filter) -> None:
    first, last = st.columns(2)
    for place, field, label in (
        (first, "first_day", msgid("From")),
        (last, "last_day", msgid("To")),
    ):
        _field(field, getattr(chosen, field))
        place.date_input(
            tr(label),
            value=None,
            min_value=date(1900, 1, 1),
            max_value=date(2100, 1, 1),
            key=f"f-{field}",
            on_change=_take,
            args=(field,),
        )


def _draw_switches(chosen: Filter) -> None:
    _field("worst_claim", chosen.worst_claim)
    st.selectbox(
        tr("At least as credible as"),
        [None, *range(1, 7)],
        format_func=lambda claim: tr("any") if claim is None else str(claim),
        key="f-worst_claim",
        placeholder=tr("any"),
        on_change=_take,
        args=("worst_claim",),
    )
    for field, label in (
        ("disputed", msgid("Accounts differ")),
        ("launched", msgid("With a launch point")),
        ("rejected", msgid("Rejected ones too")),
    ):
        _field(field, getattr(chosen, field))
        st.checkbox(tr(label), key=f"f-{field}", on_change=_take, args=(field,))


def _field(field: str, value: object) -> None:
    """Set a widget from the address before it is drawn."""
    st.session_state[f"f-{field}"] = value


def _take(field: str) -> None:
    """Put a widget's new value into the address."""
    value = st.session_state[f"f-{field}"]
    if isinstance(value, list):
        value = tuple(_in_order(value))
    set_filter(replace(chosen_filter(), **{field: value}))


def _in_order(values: list[Any]) -> list[Any]:
    """Put enum members into the order of their class, as the address has them."""
    if values and isinstance(values[0], StrEnum):
        return [member for member in type(values[0]) if member in values]
    return values
