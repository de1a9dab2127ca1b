"""
Records to JSON-able values and back, strictly.

The field annotations of a dataclass or a named tuple are its schema: nothing is guessed from the
data, an unknown key or a value of another type is an error, and `decode(kind, encode(record)) ==
record`. Fields that hold their default are left out, so that a record gains a field without
changing what is stored for those that do not use it.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from dashboard.errors import InvalidRecordError

__all__ = ["decode", "dumps", "encode", "field_defaults", "is_record", "loads"]

R = TypeVar("R")
TAG = "is"  # names the class where an annotation allows several


@dataclass(frozen=True, slots=True)
class _Coder:
    """The two directions of one annotation."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def encode(record: object, kind: Any = None) -> Any:
    """
    Turn a record into dictionaries, lists, strings and numbers.

    Parameters
    ----------
    record
        A record of the model.
    kind
        Its annotation; needed only for a generic record (`Claim[Role]`).

    Raises
    ------
    InvalidRecordError
        If a field holds a value that its annotation does not allow; a defect of the caller.
    """
    annotation: Any = kind or type(record)
    return _coder(annotation).encode(record)


def decode(kind: type[R], data: Any) -> R:
    """
    Rebuild the record that `encode` took apart.

    Raises
    ------
    InvalidRecordError
        If `data` does not fit `kind`; the data was written by something else.
    """
    annotation: Any = kind
    record: R = _coder(annotation).decode(data)
    return record


def dumps(record: object, kind: Any = None) -> str:
    """Write a record as canonical JSON: one spelling for equal records."""
    return json.dumps(
        encode(record, kind),
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def loads(kind: type[R], text: str) -> R:
    """Read what `dumps` wrote; raises `InvalidRecordError` where it can't have."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidRecordError(f"expected JSON of a {kind.__name__}: {error}") from error
    return decode(kind, data)


def is_record(kind: Any) -> bool:
    """Whether a class is one that is stored by its fields: a dataclass or a named tuple."""
    return is_dataclass(kind) or hasattr(kind, "_field_defaults")


def field_defaults(kind: Any) -> dict[str, Any]:
    """Return the fields of a record's class in order, each with its default or `MISSING`."""
    if not is_dataclass(kind):
        return {name: kind._field_defaults.get(name, MISSING) for name in kind._fields}
    return {
        part.name: part.default if part.default_factory is MISSING else part.default_factory()
        for part in fields(kind)
    }


@cache
def _coder(kind: Any) -> _Coder:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _union_coder(get_args(kind))
    if origin is tuple:
        return _tuple_coder(get_args(kind))
    if is_record(origin or kind):
        return _record_coder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Coder(lambda value: _expect(kind, value).value, lambda data: _parse(kind, data))
    if kind in _PLAIN:
        return _PLAIN[kind]
    raise InvalidRecordError(f"annotation {kind!r}: no JSON form is defined for it")


def _expect(kind: Any, value: Any) -> Any:
    return value if type(value) is kind else _refuse(kind, value)


def _refuse(kind: Any, value: Any) -> NoReturn:
    raise InvalidRecordError(f"{value!r}: expected {kind.__name__}")


def _parse(read: Callable[[Any], Any], data: Any) -> Any:
    try:
        return read(_expect(str, data))
    except ValueError as error:
        raise InvalidRecordError(f"{data!r}: {error}") from error


def _encode_str(value: Any) -> str:
    # A member of a StrEnum passes for a string everywhere else, too.
    return str(value) if isinstance(value, str) else _refuse(str, value)


def _encode_float(value: Any) -> float:
    is_number = isinstance(value, float) or type(value) is int
    return float(value) if is_number else _refuse(float, value)


def _encode_moment(value: Any) -> str:
    moment: datetime = _expect(datetime, value)
    if moment.tzinfo is None:
        raise InvalidRecordError(f"{moment!r}: expected a time with its zone")
    return moment.astimezone(UTC).isoformat()


def _identity(kind: Any) -> _Coder:
    return _Coder(lambda value: _expect(kind, value), lambda data: _expect(kind, data))


_PLAIN: dict[Any, _Coder] = {
    str: _Coder(_encode_str, lambda data: _expect(str, data)),
    int: _identity(int),
    bool: _identity(bool),
    NoneType: _identity(NoneType),
    float: _Coder(_encode_float, _encode_float),
    date: _Coder(
        lambda value: _expect(date, value).isoformat(),
        lambda data: _parse(date.fromisoformat, data),
    ),
    datetime: _Coder(_encode_moment, lambda data: _parse(datetime.fromisoformat, data)),
}


def _tuple_coder(args: tuple[Any, ...]) -> _Coder:
    if len(args) != 2 or args[1] is not Ellipsis:  # noqa: PLR2004 - `tuple[X, ...]`
        raise InvalidRecordError(f"tuple{list(args)}: expected tuple[X, ...]")
    item = _coder(args[0])
    return _Coder(
        lambda value: [item.encode(one) for one in _expect(tuple, value)],
        lambda data: tuple(item.decode(one) for one in _expect(list, data)),
    )


def _union_coder(members: tuple[Any, ...]) -> _Coder:
    kinds = tuple(member for member in members if member is not NoneType)
    single = _coder(kinds[0]) if len(kinds) == 1 else _tagged_coder(kinds)
    if len(kinds) == len(members):
        return single
    return _Coder(
        lambda value: None if value is None else single.encode(value),
        lambda data: None if data is None else single.decode(data),
    )


def _tagged_coder(kinds: tuple[Any, ...]) -> _Coder:
    names = {kind: kind.__name__ for kind in kinds}
    allowed = ", ".join(names.values())
    if not all(map(is_record, kinds)):
        raise InvalidRecordError(f"{allowed}: only records may share an annotation")
    coders = {name: _coder(kind) for kind, name in names.items()}

    def encode_member(value: Any) -> Any:
        name = names.get(type(value))
        if name is None:
            raise InvalidRecordError(f"{value!r}: expected one of {allowed}")
        return {TAG: name, **coders[name].encode(value)}

    def decode_member(data: Any) -> Any:
        rest = dict(_expect(dict, data))
        name = rest.pop(TAG, None)
        if name not in coders:
            raise InvalidRecordError(f"{data!r}: expected one of {allowed}")
        return coders[name].decode(rest)

    return _Coder(encode_member, decode_member)


def _record_coder(kind: Any) -> _Coder:
    cls: Any = get_origin(kind) or kind

    @cache  # records may contain themselves, so their fields are looked up late
    def parts() -> dict[str, tuple[Any, _Coder]]:
        hints = _hints(kind)
        return {
            name: (default, _coder(hints[name])) for name, default in field_defaults(cls).items()
        }

    def encode_record(record: Any) -> dict[str, Any]:
        _expect(cls, record)
        return {
            name: coder.encode(value)
            for name, (default, coder) in parts().items()
            if not _is_default(default, value := getattr(record, name))
        }

    def decode_record(data: Any) -> Any:
        known = parts()
        unknown = _expect(dict, data).keys() - known
        required = {name for name, (default, _) in known.items() if default is MISSING}
        missing = required - data.keys()
        if unknown or missing:
            raise InvalidRecordError(
                f"{cls.__name__}: unknown {sorted(unknown)}, missing {sorted(missing)}"
            )
        return cls(**{name: known[name][1].decode(value) for name, value in data.items()})

    return _Coder(encode_record, decode_record)


def _hints(kind: Any) -> dict[str, Any]:
    """Annotations of a dataclass, with the parameters of a generic one filled in."""
    cls = get_origin(kind)
    if cls is None:
        return get_type_hints(kind)
    given = dict(zip(cls.__parameters__, get_args(kind), strict=True))
    return {name: given.get(hint, hint) for name, hint in get_type_hints(cls).items()}


def _is_default(default: Any, value: Any) -> bool:
    # 0 and False are equal, and yet one may be the default and the other a slip.
    return type(value) is type(default) and bool(value == default)
