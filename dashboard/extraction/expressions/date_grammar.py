"""The grammar of date phrases: patterns over the one-letter codes of `date_words`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dashboard.extraction.expressions.date_words import GLUE, load_words

__all__ = ["REACH_BACK", "START", "DateKind", "Fit", "fitting_rules"]


class DateKind(StrEnum):
    """How a phrase fixes a date."""

    ABSOLUTE = "absolute"  # the year is told: "5 January 2022", "2014"
    PARTIAL = "partial"  # a month, with or without a day, no year
    WEEKDAY = "weekday"
    DAY = "day"  # "today", "yesterday", with or without the weekday
    AGO = "ago"  # "four days ago"
    PERIOD = "period"  # "last week", "the past two days"
    MOMENT = "moment"  # "a short while ago"
    TIME = "time"  # a part of day or a clock time alone
    SINCE = "since"  # a span that lasts: never the date of an event
    ANNIVERSARY = "anniversary"
    EVENT = "event"  # counted from another event: "a day after", "غداة"


# One letter a token, see `date_words`. Glue: "of", "in", comma.
_NUMBER: Final = "(?:N|n(?:J?n){0,7})"  # bounded, so that runs of numbers stay cheap
_MONTH: Final = "(?:M(?:/?M)?|K)"  # often told in both families of names
_YEAR: Final = (
    "(?:[kri]{0,2}Z?(?P<year>[Yh])|[ri]{0,2}(?:Z(?P<year_tense>T)|(?P<year_tense>T)Z)|(?P<tense>T)"
    "|[kri]{0,2}(?P<year_told>l))"
)
_DAY_MONTH: Final = f"(?P<day>[NO])[rJ]{{0,2}}U?(?P<month>{_MONTH})"
_MONTH_DAY: Final = f"(?P<month>{_MONTH})(?P<day>[ON])(?![vuU])"
_MONTH_ONLY: Final = f"(?:(?P<position>B)[rJ]{{0,2}}U?)?(?P<tense>T)?U?(?P<month>{_MONTH})"
_DAY_OF_PERIOD: Final = (
    "(?P<day>[NO])r{0,2}(?:(?P<of>U)(?P<tense>T)|(?P<tense>T)(?P<of>U))"
    "|(?:(?P<day>[NO])r{0,2}|(?P<position>B)r{0,2})?(?P<month_told>L)|(?P<year_told>l)"
)
_DAY_OF_MONTH: Final = {  # by whether Arabic is read: "the 14th of the current", a month
    False: f"(?:{_DAY_OF_PERIOD})",
    True: f"(?:{_DAY_OF_PERIOD}|(?P<day>N)(?P<tense>T))",
}
_WEEKDAY: Final = "(?P<weekday>W)"
_NEAR_DAY: Final = (
    f"(?:(?P<near>e)[kr]{{0,2}}[DU]?{_WEEKDAY}|[DU]?(?P<near>e)(?![OT])(?:k?{_WEEKDAY})?"
    f"|(?P<tense>T)?[DU]?{_WEEKDAY}(?P<tense>T)?)"
)
_LATER_PART: Final = "(?:[ri]{0,2}(?P<part>[Ppo]))?"
_UNITS: Final = f"(?:(?P<count>{_NUMBER})(?P<unit>[UvZu])|(?P<unit>[uv])n?|(?P<unit>[UZ])n?)"
_UNITS_BEFORE: Final = f"(?:(?P<count>{_NUMBER})(?P<unit>[UvZu])|(?P<unit>[uvUZ]))"
REACH_BACK: Final = 2
"""Codes before a mention that rules look at."""
START: Final = re.compile(f"[^{''.join(sorted(GLUE))}]")


def _grammar(*, month_before_day: bool, ordinal_hours: bool) -> tuple["Rule", ...]:
    """Build the patterns over codes; at each token the first that fits decides."""
    told = "|g?(?P<hour>O)(?=[ri]?[Pp])" if ordinal_hours else ""
    clock = (
        f"(?:g?H[gr]?(?P<hour>[CO]|{_NUMBER})|g?(?P<hour>C)|g?(?P<hour>{_NUMBER})(?=m){told})"
        "(?P<half>m)?"
    )
    time = f"(?:{clock}[rik]{{0,2}})?(?P<edge>B)?r?(?P<part>[Ppo])?[ri]{{0,2}}"
    days = [f"{_DAY_MONTH}{_YEAR}?", f"{_MONTH_ONLY}{_YEAR}?", "(?P<numeric>G)"]
    if month_before_day:
        days.insert(0, f"{_MONTH_DAY}{_YEAR}?")
    period = f"(?P<count>{_NUMBER})(?P<unit>[uUvZ])r?|(?P<unit>[uUvZ])r?(?P<count>{_NUMBER})?"
    of_period = "(?P<unit>[ZU])(?P<tense>T)|(?P<tense>T)(?P<unit>[ZU])"
    ordinal = f"(?:(?P<ordinal>O)|(?P<ordinal>{_NUMBER})J?Z)"
    rules = (
        (DateKind.EVENT, "(?P<event>E)"),
        (DateKind.EVENT, f"(?P<after>R){_UNITS}"),
        (DateKind.EVENT, f"{_UNITS_BEFORE}(?P<after>R)"),
        (DateKind.EVENT, f"(?P<before>A)[gr]{{0,2}}{_UNITS}r"),
        (DateKind.AGO, f"(?P<lead>[AS])[gr]{{0,2}}{_UNITS}(?![WMKYhe])"),
        (DateKind.AGO, f"{_UNITS_BEFORE}a"),
        (DateKind.MOMENT, "w"),
        (DateKind.PERIOD, f"(?:{period})(?P<tense>T)"),
        (DateKind.PERIOD, f"(?P<tense>T)r?(?P<count>{_NUMBER})?r?(?P<unit>[uUvZ])"),
        (DateKind.WEEKDAY, f"(?P<part>[Po])r?[DU]?{_WEEKDAY}[Jkr/]{{0,2}}[DU]?(?P<until>W)"),
        (DateKind.WEEKDAY, f"{_WEEKDAY}(?P<part>P)J(?P<until>W)"),
        (DateKind.WEEKDAY, f"(?P<part>[Pp])?[DU]?{_WEEKDAY}r?(?:{of_period})"),
        *((DateKind.WEEKDAY, f"{time}{_NEAR_DAY}[kri]{{0,2}}{d}{_LATER_PART}") for d in days),
        (DateKind.WEEKDAY, f"{time}{_NEAR_DAY}{_LATER_PART}"),
        (DateKind.PARTIAL, f"{time}[DU]?{_DAY_OF_MONTH[ordinal_hours]}"),
        *((DateKind.PARTIAL, f"{time}[DU]?{d}{_LATER_PART}") for d in days),
        (DateKind.ABSOLUTE, "(?:(?P<position>B)r{0,2})?(?:(?P<season>s)r{0,2})?Z?(?P<year>[Yh])"),
        (DateKind.PERIOD, f"(?P<position>B)r{{0,2}}(?:{of_period})"),
        (DateKind.PERIOD, "(?P<position>B)r{0,2}(?P<unit>[ZU])(?![nNOYhK])"),
        (DateKind.PERIOD, "(?:(?P<season>s)(?P<tense>T)|(?P<tense>T)(?P<season>s))"),
        (DateKind.DAY, "(?:(?P<part>P)(?P<tense>T)|(?P<tense>T)(?P<part>P))"),
        (DateKind.DAY, "(?P<overnight>o)"),
        (DateKind.ANNIVERSARY, f"{ordinal}q?Q|Qq?(?P<ordinal>O)?q?"),
        (DateKind.TIME, f"{clock}(?:[ri]?(?P<part>[Pp]))?"),
        (DateKind.TIME, "(?P<part>p)|(?:(?<=i)|(?<=ir))(?P<part>P)"),
    )
    return tuple(_rule(kind, pattern) for kind, pattern in rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern over codes; `groups` are (name, group number)."""

    kind: DateKind
    pattern: re.Pattern[str]
    groups: tuple[tuple[str, int], ...]


def _rule(kind: DateKind, pattern: str) -> Rule:
    names: list[str] = []

    def unname(match: re.Match[str]) -> str:
        names.append(match[1])
        return "("

    # `re` allows a name once; here several places may give the same part.
    compiled = re.compile(re.sub(r"\(\?P<(\w+)>", unname, pattern))
    return Rule(
        kind=kind, pattern=compiled, groups=tuple((n, i) for i, n in enumerate(names, start=1))
    )


class Fit(NamedTuple):
    """
    A rule that fits some codes.

    Attributes
    ----------
    codes
        All that it was matched with.
    first, last
        The codes that it fits, half-open.
    parts
        The codes of each group that holds any: where they stand.
    told
        The same: which they are.
    """

    kind: DateKind
    codes: str
    first: int
    last: int
    parts: Mapping[str, tuple[int, int]]
    told: Mapping[str, str]


def _fit(rule: Rule, match: re.Match[str]) -> Fit:
    parts = {name: match.span(number) for name, number in rule.groups if match[number]}
    told = {name: match.string[first:last] for name, (first, last) in parts.items()}
    return Fit(rule.kind, match.string, match.start(), match.end(), parts, told)


@lru_cache(maxsize=8192)
def fitting_rules(codes: str, start: int, language: str) -> tuple[Fit, ...]:
    """
    Give the rules that fit at a token, in their order: the first that can be read decides.

    Parameters
    ----------
    codes
        Those from `REACH_BACK` tokens before the start up to where nothing of a date stands: texts
        put few of them together, so what fits is remembered.
    """
    fitting = ((rule, rule.pattern.match(codes, start)) for rule in _load_rules(language))
    return tuple(_fit(rule, match) for rule, match in fitting if match and match.end() > start)


@cache
def _load_rules(language: str) -> tuple[Rule, ...]:
    """Give the rules of a language; at each token the first that fits decides."""
    words = load_words(language)
    return _grammar(month_before_day=words.month_before_day, ordinal_hours=words.ordinal_hours)
