"""Find the words that tell a date or time, and what each says, before anything is computed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from dashboard.extraction.expressions.date_grammar import (
    REACH_BACK,
    START,
    DateKind,
    Fit,
    fitting_rules,
)
from dashboard.extraction.expressions.date_mention import (
    Calendar,
    DateMention,
    DateUnit,
    Position,
    Tense,
)
from dashboard.extraction.expressions.date_words import PARTS, UNCODED, UNITS, DateToken, tokenize
from dashboard.extraction.expressions.readers import Reader, all_stretches
from dashboard.model import PartOfDay, Span
from gazetteer.normalisation import Folded, fold
from gazetteer.numerals import parse_cardinals

__all__ = ["Calendar", "DateKind", "DateMention", "DateUnit", "Position", "Tense", "find_dates"]

_LONGEST: Final = 60  # tokens of a mention at most
_LONGEST_KEPT: Final = 100  # characters of a stretch; longer ones hardly come twice
_MOST_KEPT: Final = 16_384  # stretches
_GROUP: Final = 12  # characters of "041540 utc "
_CENTURY: Final = 2000
_DATE_TIME: Final = re.compile(
    r"(?<!\d)(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)[ ]?(?:z|utc)[ ]$"
)
_LEAD_AND_UNIT: Final = 1  # spaces of "before a-day"
_DEFINITE: Final = re.compile(" ال\\w{2}")
_TENSES, _POSITIONS = tuple(Tense), tuple(Position)
_UNITS: Final = tuple(DateUnit(unit) for unit in UNITS)


def find_dates(text: str, *, language: str) -> tuple[DateMention, ...]:
    """
    Find the dates, times and relative expressions of a text.

    Parameters
    ----------
    text
        The original text.
    language
        `ar` or `en`; other languages are read as English.

    Returns
    -------
    tuple of DateMention
        In text order, without overlap; none is computed yet, see `dates.resolve`.
    """
    folded = fold(text)
    code = "ar" if language.startswith("ar") else "en"
    found: list[DateMention] = []
    for stretch in all_stretches(folded.text, code, Reader.DATES):
        start, end = folded.original(*stretch)
        read = _kept if end - start <= _LONGEST_KEPT else _read_stretch
        found += [_placed(told, start, text, folded) for told in read(text[start:end], code)]
    if language == "ar":
        found = [mention for mention in found if not _is_of_feast(mention, text)]
    return tuple(found)


def _is_of_feast(mention: DateMention, text: str) -> bool:
    """As in Arabic "before the day of victory": not a day ago."""
    counted = mention.kind is not DateKind.AGO or mention.amount != -1
    return (
        not counted
        and mention.text.count(" ") == _LEAD_AND_UNIT
        and bool(_DEFINITE.match(text, mention.span.end))
    )


class _Told(NamedTuple):
    """
    What a mention in a stretch tells, and where in the stretch it stands, half-open.

    Attributes
    ----------
    opens_with_month
        Whether the name of a month comes first: before it may stand what `_take_group` reads.
    fields
        Those of the mention but its span.
    """

    start: int
    end: int
    opens_with_month: bool
    fields: Mapping[str, Any]


def _read_stretch(stretch: str, language: str) -> tuple[_Told, ...]:
    """Read a stretch by itself: what is left out beside it ends every phrase."""
    folded = fold(stretch)
    tokens = tokenize(folded.text, 0, len(folded.text), language)
    reader = _Reader(text=stretch, folded=folded, tokens=tokens, language=language)
    return tuple(reader.mentions())


_kept = lru_cache(maxsize=_MOST_KEPT)(_read_stretch)  # each text has its "on Monday"


def _placed(told: _Told, offset: int, text: str, folded: Folded) -> DateMention:
    """Give the mention in the text in which its stretch begins at an offset."""
    span = Span(offset + told.start, offset + told.end)
    mention = DateMention(span=span, **told.fields)
    return _take_group(mention, text, folded) if told.opens_with_month else mention


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """One stretch on its way through the grammar."""

    text: str
    folded: Folded
    tokens: list[DateToken]
    language: str

    def mentions(self) -> Iterator[_Told]:
        """Yield mentions in text order."""
        codes = "".join(token.code for token in self.tokens)
        start = START.search(codes)
        while start is not None:
            found = self._mention(codes, start.start())
            if found is None:
                start = START.search(codes, start.end())
            else:
                yield found[0]
                start = START.search(codes, found[1])

    def _mention(self, codes: str, position: int) -> tuple[_Told, int] | None:
        low = max(0, position - REACH_BACK)
        high = codes.find(UNCODED, position, position + _LONGEST)
        near = codes[low : position + _LONGEST if high < 0 else high]
        for fit in fitting_rules(near, position - low, self.language):
            mention = self._read(fit, self.tokens[low : low + len(near)])
            if mention is not None:
                return mention, low + fit.last
        return None

    def _read(self, fit: Fit, tokens: Sequence[DateToken]) -> _Told | None:
        """Read what a rule fits; the tokens are those of the codes that it was matched with."""
        codes, parts = fit.codes, fit.parts
        before = codes[max(0, fit.first - REACH_BACK) : fit.first]
        if not self._supported(tokens[fit.first : fit.last], parts, before):
            return None
        values = {name: self._value(tokens[a:b]) for name, (a, b) in parts.items()}
        fields = _fields(fit.kind, values, fit.told, before)
        if fields is None:
            return None
        start, end = tokens[fit.first].start, tokens[_last(fit)].end
        if "(" in self.folded.text[start:end] and self.folded.text[end : end + 1] == ")":
            end += 1
        start, end = self.folded.original(start, end)
        if start >= end:  # inside one sign that folds to several
            return None
        if "numeric" in parts:
            first, last = parts["numeric"]
            fields |= _numeric_date(self.folded.text[tokens[first].start : tokens[last - 1].end])
            if fields["month"] is None:
                return None
        fields["text"] = self.text[start:end]
        return _Told(start, end, codes[fit.first] == "M", fields)

    def _value(self, tokens: Sequence[DateToken]) -> int:
        if tokens[0].code != "n":
            return tokens[0].value
        numbers = parse_cardinals(self.folded.text[tokens[0].start : tokens[-1].end])
        return int(sum(number.value for number in numbers)) or tokens[0].value

    def _supported(
        self, tokens: Sequence[DateToken], parts: Mapping[str, tuple[int, int]], before: str
    ) -> bool:
        """Tell whether words that also mean something else are dates here."""
        glue = before[-1:] in {"i", "S", "I"} or before in {"ir", "Sr", "Ir", "SB", "iB"}
        # "14 July Street": the name of a street is no date, nor is the month in it.
        if (before[-1:] == "f" and "day" in parts) or before in {"fN", "fO"}:
            return False
        if self.language == "en" and any(
            a.code == "O" and b.code == "T" for a, b in pairwise(tokens)
        ):
            return False  # "the fourth this month": of several, no day of it
        if parts.keys() == {"year"} and len(tokens) == 1:
            return before[-1:] in {"i", "S", "I"}
        doubtful = [token for token in tokens if token.ambiguous]
        if not doubtful:
            return True
        told = parts.keys() & {"day", "year", "tense", "year_tense", "position"}
        long = len(tokens) > 1 and "weekday" not in parts
        supported = glue or bool(told) or long
        return supported and all(self._written_as_name(token) for token in doubtful)

    def _written_as_name(self, token: DateToken) -> bool:
        return not self.text[self.folded.origin(token.start)].islower()


def _take_group(mention: DateMention, text: str, folded: Folded) -> DateMention:
    """
    Read the head of a date-time group, "041540Z JAN 24", where it stands: day, clock, month, year.

    The number behind the month is the year, as in the messages of navies and shipping offices.
    """
    behind = folded.index(mention.span.start)
    group = _DATE_TIME.search(folded.text[max(0, behind - _GROUP) : behind])
    year = mention.day if mention.year is None else mention.year
    if group is None or year is None:
        return mention
    day, hour, minute = (int(part) for part in group.groups())
    span = Span(folded.origin(behind - len(group[0])), mention.span.end)
    return replace(
        mention,
        span=span,
        text=text[span.start : span.end],
        kind=DateKind.ABSOLUTE,
        year=year if year >= _CENTURY else _CENTURY + year,
        day=day,
        minute=hour * 60 + minute,
    )


def _last(fit: Fit) -> int:
    """Index of the last token that says something: trailing glue stays outside."""
    last = fit.last - 1
    while last > fit.first and fit.codes[last] in "rik":
        last -= 1
    return last


def _fields(
    kind: DateKind, values: dict[str, int], codes: Mapping[str, str], before: str
) -> dict[str, Any] | None:
    """Turn the values of the groups into the fields of a mention."""
    if not _possible(values, codes):
        return None
    fields: dict[str, Any] = {
        "kind": _kind(kind, values, codes, before),
        "year": values.get("year"),
        "month": values.get("month"),
        "day": values.get("day"),
        "weekday": values.get("weekday"),
        "weekday_to": values.get("until"),
        "season": values.get("season"),
        "ordinal": values.get("ordinal"),
        "minute": _minute(values, codes),
        "part_of_day": _part_of_day(values),
        "tense": _tense(values.get("tense")),
        "year_tense": _tense(values.get("year_tense")),
        "month_told": values.get("month_told"),
        "year_told": values.get("year_told"),
        "position": _position(values),
        "calendar": Calendar.HIJRI if _is_hijri(codes) else Calendar.GREGORIAN,
        "amount": None,
        "unit": None,
    }
    fields |= _distance(kind, values, codes)
    return fields


def _possible(values: dict[str, int], codes: Mapping[str, str]) -> bool:
    if not 1 <= values.get("day", 1) <= 31:  # noqa: PLR2004
        return False
    if values.keys() >= {"day", "tense"} and values.keys().isdisjoint({"of", "month"}):
        return values["tense"] == 0  # the 14th of "the current", never "the last 24"
    if "until" in values and PARTS[values["part"]] is not PartOfDay.NIGHT:
        return False
    if codes.get("hour") == "C":
        return values["hour"] < 24 * 60
    return 0 <= values.get("hour", 0) <= 24  # noqa: PLR2004


def _is_hijri(codes: Mapping[str, str]) -> bool:
    return codes.get("month") == "K" or codes.get("year") == "h"


def _kind(
    kind: DateKind, values: dict[str, int], codes: Mapping[str, str], before: str
) -> DateKind:
    if kind is DateKind.AGO:
        lasting = codes.get("lead") == "S" and values["unit"] > UNITS.index("day")
        return DateKind.SINCE if lasting else kind
    if kind in {DateKind.EVENT, DateKind.ANNIVERSARY, DateKind.TIME, DateKind.MOMENT}:
        return kind
    if "S" in before and before[-1] in "SrigB":
        return DateKind.SINCE
    return _told_day(values) if kind in {DateKind.WEEKDAY, DateKind.PARTIAL} else kind


def _told_day(values: dict[str, int]) -> DateKind:
    if "numeric" in values or ("year" in values and "month" in values):
        return DateKind.ABSOLUTE
    if "near" in values:
        return DateKind.DAY
    return DateKind.WEEKDAY if "weekday" in values and "month" not in values else DateKind.PARTIAL


def _tense(value: int | None) -> Tense | None:
    return None if value is None else _TENSES[value + 2]


def _position(values: dict[str, int]) -> Position | None:
    if "position" in values:
        return _POSITIONS[values["position"]]
    if "edge" in values and "month" in values and "day" not in values:
        return _POSITIONS[values["edge"]]
    return None


def _part_of_day(values: dict[str, int]) -> PartOfDay | None:
    part = values.get("part", values.get("overnight"))
    if part is not None:
        return PARTS[part]
    if "edge" in values and ("weekday" in values or "near" in values):
        return {0: PartOfDay.DAWN, 2: PartOfDay.NIGHT}.get(values["edge"])
    return None


def _minute(values: dict[str, int], codes: Mapping[str, str]) -> int | None:
    """Minutes after midnight, with "a.m.", "p.m." and the part of day taken into account."""
    if "hour" not in values:
        return None
    minute = values["hour"] if codes["hour"] == "C" else values["hour"] * 60
    late = values.get("half") == 1 or _part_of_day(values) in _LATE
    noon = 12 * 60
    if late and minute < noon and not _after_midnight(values, minute):
        return minute + noon
    return minute % (24 * 60)


_LATE: Final = {PartOfDay.AFTERNOON, PartOfDay.EVENING, PartOfDay.NIGHT}
_NIGHT_BEGINS: Final = 6 * 60  # "three at night" is after midnight, "eight at night" before


def _after_midnight(values: dict[str, int], minute: int) -> bool:
    return _part_of_day(values) is PartOfDay.NIGHT and minute < _NIGHT_BEGINS


def _distance(kind: DateKind, values: dict[str, int], codes: Mapping[str, str]) -> dict[str, Any]:
    """Amount and unit of the relative kinds."""
    if "overnight" in values:
        return {"tense": Tense.THIS}
    for name in ("near", "event"):
        if name in values:
            return {"amount": values[name], "unit": DateUnit.DAY}
    if "unit" not in values:
        return {"unit": DateUnit.MONTH} if "of" in values else {}
    amount = values.get("count", {"u": 2, "v": None}.get(codes["unit"], 1))
    past = kind is DateKind.AGO or "before" in values or values.get("after") == -1
    if amount is not None and past:
        amount = -amount
    return {"amount": amount, "unit": _UNITS[values["unit"]]}


def _numeric_date(text: str) -> dict[str, int | None]:
    """Read "2022-01-05" or "5/1/2022": day first, unless the second number can only be a day."""
    first, second, third = (int(part) for part in re.split("[/-]", text))
    if first > 31:  # noqa: PLR2004
        return _checked(year=first, month=second, day=third)
    if second > 12 >= first:  # noqa: PLR2004
        return _checked(year=third, month=first, day=second)
    return _checked(year=third, month=second, day=first)


def _checked(*, year: int, month: int, day: int) -> dict[str, int | None]:
    valid = 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004
    return {"year": year, "month": month if valid else None, "day": day}
